package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// A kind is how a column's values are held. Values are passed as text in one
// form a kind: a day as YYYY-MM-DD, a number with a point.
type kind int

const (
	text  kind = iota
	lines      // several lines in one cell
	day
	number
)

// raw is what a cell holds for a value that is not text.
func (k kind) raw(value string) (string, bool) {
	switch k {
	case day:
		d, err := program.ParseDate(value)
		return strconv.Itoa(int(d) - serialZero), err == nil && int(d) > serialZero+60
	case number:
		d, err := program.ParseDecimal(value)
		return d.String(), err == nil
	}
	return "", false
}

// serialZero is the Date that spreadsheets count from: 30 December 1899. Their
// serials are right from March 1900 on.
const serialZero = 693594

// A look is how a cell appears.
type look struct {
	head, face, locked, quiet, blank, link, flat, grid bool
	kind                                               kind
}

// Colours, pale enough for black text in print.
const (
	paper  = "EDF1F5"
	wanted = "FFF4CC"
	ink    = "1F2A37"
	faint  = "6B7280"
)

func (f *file) style(l look) int {
	if id, ok := f.styles[l]; ok {
		return id
	}
	s := &excelize.Style{Font: &excelize.Font{Color: ink, Size: 10, Family: "Calibri"},
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: true},
		Protection: &excelize.Protection{Locked: l.locked}}
	switch l.kind {
	case day:
		format := "yyyy-mm-dd"
		s.CustomNumFmt, s.Alignment.Horizontal = &format, "left"
	case number:
		s.NumFmt = 4
	default:
		s.NumFmt = 49 // text stays text when it is edited: what begins with = is no formula
	}
	switch {
	case l.head:
		s.Font.Bold = true
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{paper}}
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: faint}}
	case l.face:
		s.Font.Bold, s.Font.Size, s.Alignment.WrapText = true, 14, false
	case l.blank:
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{wanted}}
		s.Border = []excelize.Border{{Type: "left", Style: 5, Color: "B7791F"}}
	case l.link:
		s.Font.Underline, s.Font.Color = "single", "1D4ED8"
	case l.quiet:
		s.Font.Color = faint
	}
	if l.flat {
		s.Alignment.WrapText = false
	}
	if !l.head && !l.face && !l.blank {
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "E5E7EB"}}
	}
	if l.grid {
		s.Border = append(s.Border, excelize.Border{Type: "right", Style: 1, Color: "E5E7EB"})
	}
	id, err := f.NewStyle(s)
	f.try(err)
	f.styles[l] = id
	return id
}

// longest is how many UTF-16 units a cell can hold, less what a reader adds.
const longest = 32000

// one is text as a cell holds it, on one line.
func one(s string) string { return cut(strings.TrimSpace(document.Clean(s))) }

// many is text as a cell holds it with its line breaks.
func many(s ...string) string {
	var out []string
	for _, part := range s {
		for l := range strings.Lines(part) {
			if l = one(l); l != "" {
				out = append(out, l)
			}
		}
	}
	return cut(strings.Join(out, "\n"))
}

func cut(s string) string { return cutAt(s, longest) }

// cutAt is a text of so many UTF-16 units at most.
func cutAt(s string, most int) string {
	units := 0
	for i, r := range s {
		if units++; r > 0xFFFF {
			units++
		}
		if units > most {
			return s[:i]
		}
	}
	return s
}

// amount is a known amount as a value; "" for an unknown one.
func amount(m program.Money) string {
	if !m.Known {
		return ""
	}
	return m.Amount.String()
}

func count(n program.Number) string {
	if !n.Known {
		return ""
	}
	return n.Value.String()
}
