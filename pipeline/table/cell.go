package table

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
)

// put makes a cell of what was read in it.
func (r *rowReader) put(kind byte, s cellStyle, inline int, hasValue, hasFormula bool) error {
	switch {
	case inline >= 0 && (kind == kindInline || !hasValue):
		r.putText(s, inline)
	case hasFormula && (!hasValue || len(r.raw) == 0 && kind != kindText):
		r.putFormula(s)
	case !hasValue || len(r.raw) == 0:
	case kind == kindShared:
		return r.putShared(s)
	case kind == kindText, kind == kindInline:
		from := len(r.buf)
		r.buf = soundText(append(r.buf, r.raw...), from)
		r.putText(s, from)
	case kind == kindBool:
		r.putBool(s)
	case kind == kindError:
		r.putFault(s, string(r.raw))
	case kind == kindDate:
		r.putISO(s)
	default:
		r.putNumber(s)
	}
	return nil
}

// fill sets a cell and remembers where its strings are in the row's text.
func (r *rowReader) fill(kind Kind, s cellStyle, textFrom, textTo, valueFrom, valueTo int) *Cell {
	c := r.cell()
	*c = Cell{Kind: kind, Indent: s.indent, Bold: s.bold}
	r.pending = append(r.pending, pendingCell{r.col, textFrom, textTo, valueFrom, valueTo})
	return c
}

func (r *rowReader) putText(s cellStyle, from int) {
	if len(r.buf) > from {
		r.fill(Text, s, from, len(r.buf), 0, 0)
	}
}

func (r *rowReader) putShared(s cellStyle) error {
	i, ok := atoi(r.raw)
	if !ok || i < 0 || i >= len(r.texts) {
		return refuse("broken", "is damaged: cell %s of sheet %s refers to text number %s, but the workbook has %d; open it in a spreadsheet program and save it again",
			r.at().Cell(), finding.Quote(r.sheet.Name), finding.Quote(string(r.raw)), len(r.texts))
	}
	if text := r.texts[i]; text != "" {
		*r.cell() = Cell{Kind: Text, Text: text, Indent: s.indent, Bold: s.bold}
	}
	return nil
}

func (r *rowReader) putBool(s cellStyle) {
	text, value := "FALSE", "false"
	if v := strings.TrimSpace(string(r.raw)); v == "1" || strings.EqualFold(v, "true") {
		text, value = "TRUE", "true"
	}
	*r.cell() = Cell{Kind: Bool, Text: text, Value: value, Indent: s.indent, Bold: s.bold}
}

func (r *rowReader) putFault(s cellStyle, text string) {
	*r.cell() = Cell{Kind: Fault, Text: text, Indent: s.indent, Bold: s.bold}
}

// putNumber shows a number as its format does.
func (r *rowReader) putNumber(s cellStyle) {
	if !readDecimal(&r.num, r.raw) {
		from := len(r.buf)
		r.buf = soundText(append(r.buf, r.raw...), from)
		r.putText(s, from)
		return
	}
	r.putDecimal(s)
}

func (r *rowReader) putDecimal(s cellStyle) {
	from := len(r.buf)
	if r.putDate(s) {
		return
	}
	r.buf = r.num.appendPlain(r.buf)
	to := len(r.buf)
	textFrom := to
	if s.format.general && r.num.point <= 11 && r.num.point >= 0 && len(r.num.digits) <= max(r.num.point, 10) {
		textFrom = from
	} else {
		r.buf = s.format.show(r.buf, &r.num, r.date1904)
	}
	r.fill(Number, s, textFrom, len(r.buf), from, to).Unit = s.format.unit
}

// A dateText is a day as a format shows it. The same days come again in every
// column of dates, and showing one takes as long as reading four cells.
type dateText struct {
	serial      int
	format      *numberFormat
	text, value string
}

// daysKept is how many days are kept in memory: eleven years of them.
const daysKept = 4096

// putDate shows the current number as a date, where its format does.
func (r *rowReader) putDate(s cellStyle) bool {
	if !s.format.dated {
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
	if known.format != s.format || known.serial != serial {
		m, ok := r.moment(s.format)
		if !ok {
			return false
		}
		*known = dateText{serial, s.format,
			string(s.format.show(nil, &r.num, r.date1904)), string(m.appendISO(nil, r.date1904))}
	}
	from := len(r.buf)
	r.buf = append(append(r.buf, known.text...), known.value...)
	r.fill(Date, s, from, from+len(known.text), from+len(known.text), len(r.buf))
	return true
}

// wholeDay is the current number where it is a day of five digits; else 0.
func (r *rowReader) wholeDay() int {
	if r.num.neg || r.num.point != 5 || len(r.num.digits) > 5 {
		return 0
	}
	n := 0
	for i := range 5 {
		n = n*10 + int(r.num.digit(i)-'0')
	}
	return n
}

// moment is the date that the current number is, where its format shows one.
func (r *rowReader) moment(f *numberFormat) (moment, bool) {
	s, _ := f.pick(&r.num)
	if s == nil || !s.date || s.elapsed || r.num.neg {
		return moment{}, false
	}
	m, ok := momentOf(r.num.float(), r.date1904)
	return m, ok && !m.leap
}

// isoLayouts are how ISO cells are written.
var isoLayouts = []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04", time.RFC3339, "2006-01-02 15:04:05", "15:04:05"}

// putISO reads a date that is written as such.
func (r *rowReader) putISO(s cellStyle) {
	raw := strings.TrimSpace(string(r.raw))
	for _, layout := range isoLayouts {
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
		if r.date1904 {
			serial -= 1462
		}
		if s.format.general {
			s.format = isoFormat
		}
		if readDecimal(&r.num, strconv.AppendFloat(nil, serial, 'f', 9, 64)) {
			r.putDecimal(s)
			return
		}
	}
	from := len(r.buf)
	r.buf = soundText(append(r.buf, raw...), from)
	r.putText(s, from)
}

var isoFormat = compileFormat("m/d/yyyy")

// putFormula is a formula that the program which wrote the file did not
// compute. Numbers, sums, differences and references are computed here;
// anything else stays a formula without a value.
func (r *rowReader) putFormula(s cellStyle) {
	r.uncached++
	if readDecimal(&r.num, r.formula) || r.ledger.value(r.row, r.col, &r.num) {
		r.putDecimal(s)
		return
	}
	from := len(r.buf)
	r.buf = soundText(append(append(r.buf, '='), r.formula...), from)
	r.fill(Fault, s, from, len(r.buf), 0, 0)
	if r.skim {
		return
	}
	r.w.note(finding.Finding{Severity: finding.Warning, Code: "formula-without-value", At: r.at(),
		Message: fmt.Sprintf("the formula %s has no value in the file", finding.Quote("="+string(r.formula))),
		Mend:    "open the file in a spreadsheet program, let it calculate, and save it"})
}

func (r *rowReader) at() finding.Ref { return r.sheet.Ref(r.row, r.col) }

// readRef reads a cell's reference, "B12".
func readRef(b []byte) (row, col int, ok bool) {
	i := 0
	for i < len(b) {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' || col > 1<<20 {
			break
		}
		col = col*26 + int(c-'A') + 1
		i++
	}
	row, ok = atoi(b[i:])
	return row, col, ok && col > 0 && row > 0
}

// readMerge reads a range, "B2:D3".
func readMerge(ref string) (Merge, bool) {
	first, last, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return Merge{}, false
	}
	top, left, ok1 := readRef([]byte(first))
	bottom, right, ok2 := readRef([]byte(last))
	return Merge{top, left, bottom, right}, ok1 && ok2 && top <= bottom && left <= right
}

// atoi reads a whole number without sign.
func atoi(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
