package cells

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
	"sponsorbook/pipeline/table/numfmt"
)

// The types of cell, in one letter.
const (
	KindShared = 's'
	KindText   = 't'
	KindInline = 'i'
	KindBool   = 'b'
	KindError  = 'e'
	KindDate   = 'd'
	KindNumber = 'n'
)

// Put makes a cell of what was read in it.
func (r *Builder) Put(kind byte, s Style, inline int, hasValue, hasFormula bool) error {
	switch {
	case inline >= 0 && (kind == KindInline || !hasValue):
		r.PutText(s, inline)
	case hasFormula && (!hasValue || len(r.Raw) == 0 && kind != KindText):
		r.putFormula(s)
	case !hasValue || len(r.Raw) == 0:
		r.Blank(s)
	case kind == KindShared:
		return r.putShared(s)
	case kind == KindText, kind == KindInline:
		from := len(r.Buf)
		r.Buf = Sound(append(r.Buf, r.Raw...), from)
		r.PutText(s, from)
	case kind == KindBool:
		r.putBool(s)
	case kind == KindError:
		r.putFault(s, string(r.Raw))
	case kind == KindDate:
		r.putISO(s)
	default:
		r.putNumber(s)
	}
	return nil
}

// fill sets a cell and remembers where its strings are in the row's text.
func (r *Builder) fill(kind grid.Kind, s Style, textFrom, textTo, valueFrom, valueTo int) *grid.Cell {
	c := r.cell()
	*c = grid.Cell{Kind: kind, Indent: s.Indent, Bold: s.Bold, Struck: s.Struck, Fill: s.Fill}
	r.pending = append(r.pending, pendingCell{r.Col, textFrom, textTo, valueFrom, valueTo})
	return c
}

// PutText makes a cell of the text that was added to Buf since a place.
func (r *Builder) PutText(s Style, from int) {
	if len(r.Buf) > from {
		r.fill(grid.Text, s, from, len(r.Buf), 0, 0)
	} else {
		r.Blank(s)
	}
}

// Blank remembers the background of the row's first empty cell that has one.
func (r *Builder) Blank(s Style) {
	if r.swatch == 0 {
		r.swatch = s.Fill
	}
}

func (r *Builder) putShared(s Style) error {
	i, ok := markup.Int(r.Raw)
	if !ok || i < 0 || i >= r.Texts.Len() {
		return grid.Refuse("broken", "is damaged: cell %s of sheet %s refers to text number %s, but the workbook has %d; open it in a "+
			"spreadsheet program and save it again",
			r.at().Cell(), finding.Quote(r.Sheet.Name), finding.Quote(string(r.Raw)), r.Texts.Len())
	}
	if text := r.Texts.At(i); text != "" {
		*r.cell() = grid.Cell{Kind: grid.Text, Text: text, Indent: s.Indent, Bold: s.Bold, Struck: s.Struck, Fill: s.Fill}
	} else {
		r.Blank(s)
	}
	return nil
}

func (r *Builder) putBool(s Style) {
	text, value := "FALSE", "false"
	if v := strings.TrimSpace(string(r.Raw)); v == "1" || strings.EqualFold(v, "true") {
		text, value = "TRUE", "true"
	}
	*r.cell() = grid.Cell{Kind: grid.Bool, Text: text, Value: value, Indent: s.Indent, Bold: s.Bold, Struck: s.Struck, Fill: s.Fill}
}

func (r *Builder) putFault(s Style, text string) {
	*r.cell() = grid.Cell{Kind: grid.Fault, Text: text, Indent: s.Indent, Bold: s.Bold, Struck: s.Struck, Fill: s.Fill}
}

// putNumber shows a number as its format does.
func (r *Builder) putNumber(s Style) {
	if !numfmt.ReadDecimal(&r.num, r.Raw) {
		from := len(r.Buf)
		r.Buf = Sound(append(r.Buf, r.Raw...), from)
		r.PutText(s, from)
		return
	}
	r.putDecimal(s)
}

func (r *Builder) putDecimal(s Style) {
	from := len(r.Buf)
	if r.putDate(s) {
		return
	}
	r.Buf = r.num.AppendPlain(r.Buf)
	to := len(r.Buf)
	textFrom := to
	if s.Format.General && r.num.Point <= 11 && r.num.Point >= 0 && len(r.num.Digits) <= max(r.num.Point, 10) {
		textFrom = from
	} else {
		r.Buf = s.Format.Show(r.Buf, &r.num, r.Date1904)
	}
	r.fill(grid.Number, s, textFrom, len(r.Buf), from, to).Unit = s.Format.Unit
}

// A dateText is a day as a format shows it. The same days come again in every
// column of dates, and showing one takes as long as reading four cells.
type dateText struct {
	serial      int
	format      *numfmt.Format
	text, value string
}

// daysKept is how many days are kept in memory: eleven years of them.
const daysKept = 4096

// putDate shows the current number as a date, where its format does.
func (r *Builder) putDate(s Style) bool {
	if !s.Format.Dated {
		return false
	}
	var fresh dateText
	known := &fresh
	serial := r.wholeDay()
	if serial > 0 {
		if r.dates == nil {
			r.dates = make([]dateText, daysKept)
		}
		known = &r.dates[serial%daysKept]
	}
	if known.format != s.Format || known.serial != serial {
		m, ok := r.moment(s.Format)
		if !ok {
			return false
		}
		*known = dateText{serial, s.Format,
			string(s.Format.Show(nil, &r.num, r.Date1904)), string(m.AppendISO(nil, r.Date1904))}
	}
	from := len(r.Buf)
	r.Buf = append(append(r.Buf, known.text...), known.value...)
	r.fill(grid.Date, s, from, from+len(known.text), from+len(known.text), len(r.Buf))
	return true
}

// wholeDay is the current number where it is a day of five digits; else 0.
func (r *Builder) wholeDay() int {
	if r.num.Neg || r.num.Point != 5 || len(r.num.Digits) > 5 {
		return 0
	}
	n := 0
	for i := range 5 {
		n = n*10 + int(r.num.Digit(i)-'0')
	}
	return n
}

// moment is the date that the current number is, where its format shows one.
func (r *Builder) moment(f *numfmt.Format) (numfmt.Moment, bool) {
	s, _ := f.Pick(&r.num)
	if s == nil || !s.Date || s.Elapsed || r.num.Neg {
		return numfmt.Moment{}, false
	}
	m, ok := numfmt.MomentOf(r.num.Float(), r.Date1904)
	return m, ok && !m.Leap
}

// putISO reads a date that is written as such.
func (r *Builder) putISO(s Style) {
	raw := strings.TrimSpace(string(r.Raw))
	for _, layout := range numfmt.ISOLayouts {
		t, err := time.Parse(layout, raw)
		if err != nil {
			continue
		}
		if layout == "15:04:05" {
			t = time.Date(1899, 12, 31, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
		}
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
		serial := float64(t.Unix()-time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix())/86400 + float64(t.Nanosecond())/86400e9
		if serial < 61 {
			serial--
		}
		if r.Date1904 {
			serial -= 1462
		}
		if s.Format.General {
			s.Format = isoFormat
		}
		if numfmt.ReadDecimal(&r.num, strconv.AppendFloat(nil, serial, 'f', 9, 64)) {
			r.putDecimal(s)
			return
		}
	}
	from := len(r.Buf)
	r.Buf = Sound(append(r.Buf, raw...), from)
	r.PutText(s, from)
}

var isoFormat = numfmt.Compile("m/d/yyyy")

// putFormula is a formula that the program which wrote the file did not
// compute. Numbers, sums, differences and references are computed here;
// anything else stays a formula without a value.
func (r *Builder) putFormula(s Style) {
	r.Uncached++
	if numfmt.ReadDecimal(&r.num, r.Formula) || r.Compute != nil && r.Compute(r.Row, r.Col, &r.num) {
		r.putDecimal(s)
		return
	}
	from := len(r.Buf)
	r.Buf = Sound(append(append(r.Buf, '='), r.Formula...), from)
	r.fill(grid.Fault, s, from, len(r.Buf), 0, 0)
	if r.Skim {
		return
	}
	r.Workbook.Note(finding.Finding{Severity: finding.Warning, Code: "formula-without-value", At: r.at(),
		Message: fmt.Sprintf("the formula %s has no value in the file", finding.Quote("="+string(r.Formula))),
		Mend:    "open the file in a spreadsheet program, let it calculate, and save it"})
}

func (r *Builder) at() finding.Ref { return r.Sheet.Ref(r.Row, r.Col) }
