package value

import (
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// ProbabilityEvidence is what the cells of a column tell about whether its
// probabilities are fractions or percent. The zero value is ready.
type ProbabilityEvidence struct {
	aboveOne, between bool
}

// AddCell takes one cell into account, read in the style of its column.
func (e *ProbabilityEvidence) AddCell(c table.Cell, y NumberStyle) {
	n, ok := y.Cell(c)
	if !ok || n.Percent {
		return
	}
	switch one := program.NewDecimal(1); {
	case n.Value.GreaterThan(one):
		e.aboveOne = true
	case n.Value.Sign() > 0 && n.Value.LessThan(one):
		e.between = true
	}
}

// Fraction reports whether the column's probabilities are 0 to 1: none of its
// cells is above one. A header that says percent decides otherwise only when no
// cell lies between 0 and 1.
func (e ProbabilityEvidence) Fraction(column Unit) bool {
	return !e.aboveOne && (e.between || !column.Percent)
}

// Probability is a cell's probability from 0 to 1. Cells with a percent sign
// need no evidence; anything outside 0 to 100 % is refused.
func (y NumberStyle) Probability(c table.Cell, fraction bool) (program.Number, bool) {
	n, ok := y.Cell(c)
	if !ok {
		return program.Number{}, false
	}
	p := n.Value
	if !n.Percent && !fraction {
		p = p.Shift(-2)
	}
	if p.Sign() < 0 || p.GreaterThan(program.NewDecimal(1)) {
		return program.Number{}, false
	}
	return program.NewNumber(p), true
}
