package disguises

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
)

// A cell is what an export shows in one place.
type cell struct {
	text   string
	number bool  // an amount of units, with places behind the point
	units  int64 // where number
	places int
	date   program.Date
	bold   bool
}

func text(s string) cell   { return cell{text: s} }
func money(n int64) cell   { return cell{number: true, units: n, places: 2} }
func integer(n int64) cell { return cell{number: true, units: n} }
func day(d program.Date) cell {
	return cell{date: d}
}

// A habit is how an export writes what it says.
type habit struct {
	locale
	language  string
	delimiter string
	encoding  string
	minus     string // "-", "(", "trailing", "−"
	grouping  bool
	symbol    string // before or behind each amount; "" for none
}

// write is a cell as text.
func (h *habit) write(c cell) string {
	switch {
	case c.number && c.places == 0:
		return strconv.FormatInt(c.units, 10)
	case c.number:
		return h.amount(c)
	case c.date.Known():
		t := c.date.Time()
		if h.date == "isotime" {
			return t.Format("2006-01-02") + "T08:15:00Z"
		}
		return t.Format(h.date)
	}
	return c.text
}

// amount writes digits with the habit's signs.
func (h *habit) amount(c cell) string {
	n := max(c.units, -c.units)
	scale := int64(1)
	for range c.places {
		scale *= 10
	}
	whole := strconv.FormatInt(n/scale, 10)
	if h.grouping {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + h.thousands + whole[i:]
		}
	}
	s := whole + h.decimal + fmt.Sprintf("%0*d", c.places, n%scale)
	switch {
	case h.symbol == "€" && h.decimal == ".":
		s = "€" + s
	case h.symbol != "":
		s += " " + h.symbol
	}
	if c.units >= 0 {
		return s
	}
	switch h.minus {
	case "(":
		return "(" + s + ")"
	case "trailing":
		return s + "-"
	case "−":
		return "−" + s
	}
	return "-" + s
}

// A sheet is rows of cells.
type sheet [][]cell

// csv is a sheet as a text file.
func (h *habit) csv(rows sheet) []byte {
	var b strings.Builder
	for _, row := range rows {
		for i, c := range row {
			if i > 0 {
				b.WriteString(h.delimiter)
			}
			s := h.write(c)
			if strings.Contains(s, h.delimiter) || strings.ContainsAny(s, "\"\n") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b.WriteString(s)
		}
		b.WriteString("\r\n")
	}
	return h.encode(b.String())
}

// encode is a text in the habit's encoding; what that cannot say is UTF-8.
func (h *habit) encode(s string) []byte {
	switch h.encoding {
	case "bom":
		return []byte("\ufeff" + s)
	case "utf16":
		out := []byte{0xff, 0xfe}
		for _, r := range s {
			out = append(out, byte(r), byte(r>>8)) // no character beyond 16 bits is used
		}
		return out
	case "latin":
		var out []byte
		for _, r := range s {
			if r == '€' {
				r = 0x80
			} else if r > 0xff || r >= 0x80 && r < 0xa0 {
				return []byte(s)
			}
			out = append(out, byte(r))
		}
		return out
	}
	return []byte(s)
}

// list is a sheet as a list printed to a file: dashes, and pipes between cells.
func (h *habit) list(rows sheet) []byte {
	var width []int
	lines := make([][]string, len(rows))
	for i, row := range rows {
		for j, c := range row {
			s := h.write(c)
			lines[i] = append(lines[i], s)
			if j == len(width) {
				width = append(width, 0)
			}
			width[j] = max(width[j], len([]rune(s)))
		}
	}
	var b strings.Builder
	for i, line := range lines {
		row := "|"
		for j, s := range line {
			row += s + strings.Repeat(" ", width[j]-len([]rune(s))) + "|"
		}
		dashes := strings.Repeat("-", len([]rune(row))) + "\r\n"
		if i < 2 {
			b.WriteString(dashes)
		}
		b.WriteString(row + "\r\n")
		if i == len(lines)-1 {
			b.WriteString(dashes)
		}
	}
	return h.encode(b.String())
}

// monthWord is a month as a report names it.
func monthWord(m program.Month) string { return m.First().Time().Format("Jan 2006") }

func monthName(m program.Month) string { return time.Month(m.First().Time().Month()).String() }
