package csv

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/grid"
)

// Commas that part both values and decimals: every amount makes two values of one,
// and all rows are wider than their header by as many values as there are columns
// of amounts. What each amount is shows in pairs of columns that are whole numbers
// with two digits beside them on every row.

// A pairing is where the amounts of a text were parted.
type pairing struct {
	width int   // of the header
	wide  int   // of the rows
	first []int // columns whose values go on in the next one
	said  []finding.Finding
}

// pairDecimals finds amounts that were parted; nil where none were.
func pairDecimals(rows func(yield func(grid.Row) error) error, best trial, file string) (*pairing, error) {
	if best.delim != ',' || best.widest < 3 {
		return nil, nil
	}
	p, count, example := &pairing{}, 0, ""
	off := false
	err := rows(func(r grid.Row) error {
		n := filled(r)
		switch {
		case n < 2:
		case p.width == 0:
			if off = slices.ContainsFunc(r.Cells[:n], func(c grid.Cell) bool { return traitsOf(c.Text)[numeric] }); !off {
				p.width = n
				off = best.widest <= n
			}
		case n <= p.width:
		case p.wide == 0:
			p.wide, count = n, 1
			for i := range n - 1 {
				if parted(r, i) {
					p.first = append(p.first, i)
				}
			}
			if len(p.first) > 0 {
				example = strings.Clone(r.Cells[p.first[0]].Text) + "," + strings.Clone(r.Cells[p.first[0]+1].Text)
			}
		case n != p.wide:
			off = true
		default:
			count++
			p.first = slices.DeleteFunc(p.first, func(i int) bool { return !parted(r, i) })
		}
		if off = off || p.wide > 0 && len(p.first) == 0; off {
			return errNoPairs
		}
		return nil
	})
	if errors.Is(err, errNoPairs) {
		return nil, nil
	}
	if err != nil || count < 2 || p.width < 2 || len(p.first) != p.wide-p.width {
		return nil, err
	}
	for i, at := range p.first {
		if i > 0 && at == p.first[i-1]+1 {
			return nil, nil // one number in three parts
		}
	}
	p.said = []finding.Finding{{Severity: finding.Warning, Code: "row-too-wide", At: finding.Ref{File: file},
		Message: fmt.Sprintf("%d rows have %d values below %d headers: commas that are not quoted were taken for those of decimals, as "+
			"in %s",
			count, p.wide, p.width, finding.Quote(example)), Mend: "put quotes around values that hold the delimiter"}}
	return p, nil
}

// errNoPairs ends the look at rows that are no such text.
var errNoPairs = errors.New("amounts are whole")

// parted is whether a value is a whole number with two digits in the next one.
func parted(r grid.Row, i int) bool {
	whole, cents := strings.TrimSpace(r.Cells[i].Text), strings.TrimSpace(r.Cells[i+1].Text)
	return digitsOnly(strings.TrimLeft(whole, "-−(€$£ ")) && len(cents) == 2 && digitsOnly(cents)
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// row is a row with its amounts in one piece.
func (p *pairing) row(r grid.Row) grid.Row {
	if p == nil || filled(r) != p.wide {
		return r
	}
	cells := make([]grid.Cell, 0, p.width)
	for i := 0; i < p.wide; i++ {
		c := r.Cells[i]
		if slices.Contains(p.first, i) {
			c.Text += "," + r.Cells[i+1].Text
			i++
		}
		cells = append(cells, c)
	}
	r.Cells = cells
	return r
}
