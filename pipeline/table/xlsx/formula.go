package xlsx

import (
	"context"
	"math/big"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/numfmt"
)

// A ledger computes formulas that a file left without a value, as accounting
// programs write theirs: numbers, + and -, brackets, references to cells of
// the same sheet. It knows the numbers and formulas of one small sheet.
type ledger struct {
	cells map[[2]int]*entry
}

// An entry is a cell that a formula may refer to.
type entry struct {
	value   *big.Rat
	formula string
	busy    bool // being computed: a reference back to it is a circle
	failed  bool
}

// deepest bounds references that refer to references.
const deepest = 2000

// compute fills the ledger in a pass of its own.
func (p *sheetPart) compute(ctx context.Context) error {
	l := &ledger{cells: map[[2]int]*entry{}}
	r := p.reader(nil)
	r.first, r.Skim = true, true
	r.Yield = func(row grid.Row) error {
		for i, c := range row.Cells {
			e := &entry{}
			switch {
			case c.Kind == grid.Number:
				e.value, _ = new(big.Rat).SetString(c.Value)
			case c.Kind == grid.Fault && len(c.Text) > 1 && c.Text[0] == '=':
				e.formula = c.Text[1:]
			case c.Kind == grid.Empty:
				continue
			default:
				e.failed = true
			}
			l.cells[[2]int{row.Number, i + 1}] = e
		}
		return nil
	}
	if err := p.read(ctx, r); err != nil {
		return err
	}
	p.ledger = l
	if n := l.computable(); n > 0 {
		p.w.Note(finding.Finding{Severity: finding.Note, Code: "formula-computed", At: finding.Ref{File: p.w.Path, Sheet: p.sheet.Name},
			Message: "formulas without a value in the file were computed: " + big.NewInt(int64(n)).String()})
	}
	return nil
}

// computable is how many formulas have a value.
func (l *ledger) computable() int {
	n := 0
	for _, e := range l.cells {
		if e.formula != "" && l.of(e, 0) != nil {
			n++
		}
	}
	return n
}

// value gives the value of the formula in a cell; false where it has none.
func (l *ledger) value(row, col int, d *numfmt.Decimal) bool {
	if l == nil {
		return false
	}
	e := l.cells[[2]int{row, col}]
	if e == nil {
		return false
	}
	v := l.of(e, 0)
	return v != nil && numfmt.ReadDecimal(d, []byte(v.FloatString(20)))
}

// of is the value of a cell, nil where it has none.
func (l *ledger) of(e *entry, depth int) *big.Rat {
	if e.value != nil || e.failed || e.formula == "" {
		return e.value
	}
	if e.busy || depth > deepest {
		return nil
	}
	e.busy = true
	p := &sum{ledger: l, text: e.formula, depth: depth}
	v, ok := p.terms()
	e.busy = false
	if !ok || p.at < len(p.text) {
		e.failed = depth <= 0 || !p.deep
		return nil
	}
	e.value = v
	return v
}

// A sum is the reading of one formula.
type sum struct {
	*ledger
	text   string
	at     int
	depth  int
	nested int
	deep   bool // the depth was what ended it
}

func (s *sum) peek() byte {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\n') {
		s.at++
	}
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

// terms reads terms with + and - between them.
func (s *sum) terms() (*big.Rat, bool) {
	total, ok := s.term()
	if !ok {
		return nil, false
	}
	for {
		c := s.peek()
		if c != '+' && c != '-' {
			return total, true
		}
		s.at++
		t, ok := s.term()
		if !ok {
			return nil, false
		}
		if c == '-' {
			t = new(big.Rat).Neg(t)
		}
		total = new(big.Rat).Add(total, t)
	}
}

// term reads a number, a reference or a bracket, with signs ahead.
func (s *sum) term() (*big.Rat, bool) {
	negative := false
	for c := s.peek(); c == '+' || c == '-'; c = s.peek() {
		negative = negative != (c == '-')
		s.at++
	}
	v, ok := s.atom()
	if ok && negative {
		v = new(big.Rat).Neg(v)
	}
	return v, ok
}

func (s *sum) atom() (*big.Rat, bool) {
	switch c := s.peek(); {
	case c == '(':
		s.at++
		if s.nested++; s.nested > deepest {
			return nil, false
		}
		v, ok := s.terms()
		if !ok || s.peek() != ')' {
			return nil, false
		}
		s.at++
		s.nested--
		return v, true
	case c >= '0' && c <= '9', c == '.':
		return s.number()
	}
	return s.reference()
}

func (s *sum) number() (*big.Rat, bool) {
	from := s.at
	for s.at < len(s.text) && (s.text[s.at] >= '0' && s.text[s.at] <= '9' || s.text[s.at] == '.') {
		s.at++
	}
	if s.at-from > 100 {
		return nil, false
	}
	return new(big.Rat).SetString(s.text[from:s.at])
}

// reference reads B6 or $B$6 and takes that cell's value; a blank cell is zero.
func (s *sum) reference() (*big.Rat, bool) {
	var ref []byte
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c != '$' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') {
			break
		}
		if c != '$' {
			ref = append(ref, c)
		}
		s.at++
	}
	row, col, ok := readRef(ref)
	if !ok {
		return nil, false
	}
	e := s.cells[[2]int{row, col}]
	if e == nil {
		return new(big.Rat), true
	}
	if s.depth >= deepest {
		s.deep = true
		return nil, false
	}
	v := s.of(e, s.depth+1)
	return v, v != nil
}
