package value

import (
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// HealthEvidence is what the cells of a column tell about the scale of its
// health scores. The zero value is ready.
type HealthEvidence struct {
	Numbers, Words int // cells that are scores, cells that are known words
	highest        program.Decimal
	between        bool // a score between 0 and 1
}

// AddCell takes one cell into account.
func (e *HealthEvidence) AddCell(c table.Cell) {
	n, ok := Point.Cell(c)
	if !ok {
		if _, known := Words("health").Term(c.Text); known {
			e.Words++
		}
		return
	}
	e.Numbers++
	if n.Value.GreaterThan(e.highest) {
		e.highest = n.Value
	}
	if n.Value.Sign() > 0 && n.Value.LessThan(program.NewDecimal(1)) {
		e.between = true
	}
}

// Scale is the best score of the column: 1 where scores are fractions, else 5,
// 10 or 100 by the highest that occurs. It is 0 where there is no score, or
// where one is beyond 100.
func (e HealthEvidence) Scale() int64 {
	if e.Numbers == 0 {
		return 0
	}
	if e.between && e.highest.LessThanOrEqual(program.NewDecimal(1)) {
		return 1
	}
	for _, s := range [...]int64{5, 10, 100} {
		if e.highest.LessThanOrEqual(program.NewDecimal(s)) {
			return s
		}
	}
	return 0
}

// HealthPoor is whether a word or score of health means trouble: a word such as
// "red" or "at risk", or a score in the lower two fifths of its scale (1 or 2
// of 5, up to 40 of 100). Blank cells and unknown words are unknown (false).
func HealthPoor(c table.Cell, scale int64) (program.Flag, bool) {
	if n, ok := Point.Cell(c); ok {
		if scale == 0 {
			return program.Unknown, false
		}
		limit := program.NewScaled(scale*4, -1)
		if n.Percent {
			limit = program.NewScaled(4, -1)
		}
		return flagOf(n.Value.LessThanOrEqual(limit)), true
	}
	term, ok := Words("health").Term(c.Text)
	return yesIf(term, "poor", ok), ok
}
