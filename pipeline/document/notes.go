package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
)

// Notes numbers the source cells of a page's spans, in the order in which they
// are met. Spans with the same cells share a number. The zero Notes is ready to use.
type Notes struct {
	number map[string]int
	places []string
}

// Number is the note of some cells, from 1; 0 when no place among them is known.
func (n *Notes) Number(refs []finding.Ref) int {
	place := Places(refs)
	if place == "" {
		return 0
	}
	if n.number == nil {
		n.number = map[string]int{}
	}
	if n.number[place] == 0 {
		n.places = append(n.places, place)
		n.number[place] = len(n.places)
	}
	return n.number[place]
}

// Places are the notes so far; the first is number 1.
func (n *Notes) Places() []string { return n.places }

// mostPlaces is how many ranges of cells a note names before it counts the rest.
const mostPlaces = 12

// Places names source cells by file and sheet, neighbours as ranges:
// "finance/revenue.xlsx Revenue!F14, F16:F20; crm/accounts.csv B3". Repeats and
// unknown places are left out.
func Places(refs []finding.Ref) string {
	if len(refs) == 1 && refs[0].Known() { // as nearly all are
		return cells{refs[0], refs[0]}.name(false)
	}
	var known []finding.Ref
	for _, r := range refs {
		if r.Known() {
			known = append(known, r)
		}
	}
	slices.SortFunc(known, func(a, b finding.Ref) int { // down a column first
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(a.Col, b.Col), cmp.Compare(a.Row, b.Row))
	})
	return phrase(ranges(slices.Compact(known)))
}

// A block of cells is a cell, or cells of one column from first to last.
type cells struct{ first, last finding.Ref }

// ranges joins cells that stand one under the other.
func ranges(sorted []finding.Ref) []cells {
	var out []cells
	for _, r := range sorted {
		if n := len(out); n > 0 && r.Row > 0 && follows(out[n-1].last, r) {
			out[n-1].last = r
			continue
		}
		out = append(out, cells{r, r})
	}
	return out
}

// follows reports whether b stands right under a.
func follows(a, b finding.Ref) bool {
	a.Row++
	return a == b && a.Told == ""
}

// phrase puts ranges into words, naming each file and sheet once.
func phrase(all []cells) string {
	var b strings.Builder
	for i, c := range all {
		if i == mostPlaces {
			fmt.Fprintf(&b, " and %d more places", len(all)-i)
			break
		}
		same := i > 0 && c.first.File == all[i-1].first.File && c.first.Sheet == all[i-1].first.Sheet
		switch {
		case same:
			b.WriteString(", ")
		case i > 0:
			b.WriteString("; ")
		}
		b.WriteString(c.name(same))
	}
	return b.String()
}

// name is the range in words, with its file and sheet unless they were said.
func (c cells) name(said bool) string {
	name := c.first.String()
	if said {
		name = cmp.Or(c.first.Cell(), c.first.String())
	}
	if c.first.Told != "" {
		return name + " (" + Clean(c.first.Told) + ")"
	}
	switch {
	case c.first == c.last:
		return name
	case c.first.Col <= 0:
		return fmt.Sprintf("%s to %d", name, c.last.Row)
	}
	return name + ":" + c.last.Cell()
}
