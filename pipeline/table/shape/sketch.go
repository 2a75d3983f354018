package shape

import (
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/table/grid"
)

// A class is what a cell's content looks like, whatever its kind: in text
// files every number is text.
type class uint8

const (
	blank   class = iota
	words         // text
	figure        // a number, an amount, a percentage
	day           // a date or a time of day
	period        // a year, month, quarter or the like: "2024", "Jan 24", "Q1 2024"
	truth         // yes, no, true, false
	mark          // an address of mail or web, an error
	void          // a sign that says that nothing is known: "n/a", "-"
	classes       // how many there are
)

// A sketch is a row as far as its shape matters.
type sketch struct {
	number int
	gap    bool // a blank row stands above
	text   []string
	class  []class
	n      int  // cells that are not blank
	bold   int  // of them in bold
	first  int  // column of the first, from 1
	last   int  // column of the last
	header bool // it is known to name columns
}

// mostSketched bounds the columns of a row that are looked at closely.
const mostSketched = 2048

// mostName bounds the text of a cell that is kept, in bytes.
const mostName = 2048

func sketchOf(r grid.Row, gap bool) sketch {
	k := sketch{number: r.Number, gap: gap}
	cells := r.Cells[:min(len(r.Cells), mostSketched)]
	k.text, k.class = make([]string, len(cells)), make([]class, len(cells))
	for i := range cells {
		c := &cells[i]
		if k.class[i] = classOf(c); k.class[i] == blank {
			continue
		}
		k.text[i] = strings.Clone(c.Text[:min(len(c.Text), mostName)])
		if k.n++; k.first == 0 {
			k.first = i + 1
		}
		k.last = i + 1
		if c.Bold {
			k.bold++
		}
	}
	return k
}

// isRule reports a row that only draws a line: `-----`, `+----+-----+`, `===`.
func isRule(r grid.Row) bool {
	signs := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Kind == grid.Empty {
			continue
		}
		if c.Kind != grid.Text || !drawn(c.Text) {
			return false
		}
		signs += len(strings.TrimSpace(c.Text))
	}
	return signs >= 3
}

// drawn reports a text of the signs that lines are drawn with.
func drawn(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("-=_~+|: ", r) && (r < 0x2500 || r > 0x257F) {
			return false
		}
	}
	s = strings.Trim(s, "+|: ")
	return s == "" || len(s) >= 2
}

// at is the text in a column, from 1.
func (k *sketch) at(col int) string {
	if col < 1 || col > len(k.text) {
		return ""
	}
	return k.text[col-1]
}

func (k *sketch) classAt(col int) class {
	if col < 1 || col > len(k.class) {
		return blank
	}
	return k.class[col-1]
}

// line is the row as a person reads it, cut to a line.
func (k *sketch) line() string {
	var parts []string
	for _, t := range k.text {
		if t = strings.TrimSpace(t); t != "" {
			parts = append(parts, t)
		}
	}
	s := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if utf8.RuneCountInString(s) > 100 {
		s = string([]rune(s)[:99]) + "…"
	}
	return s
}
