package shape

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/table/grid"
)

// newTable sets face rows and header rows aside.
func newTable(rows []sketch, h headerFound) *tableState {
	t := &tableState{}
	for i := range rows[:h.data] {
		k := &rows[i]
		role, why := Face, "stands above the header"
		if i >= h.from {
			role, why = Header, "names the columns"
			t.HeaderRows = append(t.HeaderRows, k.number)
			t.names = *k
		}
		t.Aside = append(t.Aside, RowReason{k.number, role, why, k.line()})
		if role == Face {
			t.faces = append(t.faces, lettersOf(k))
		}
	}
	t.Header = h.names
	t.FirstColumn, t.LastColumn = h.first, h.last
	t.columns = make([]columnState, len(h.names))
	below := rowsBelow(rows, h.data-1)
	for i := range below {
		if k := &below[i]; (k.n > 1 || h.last <= 1) && !saysTotal(k) {
			t.learn(k)
		}
	}
	return t
}

// learn counts what a row's cells hold.
func (t *tableState) learn(k *sketch) {
	for len(t.columns) < k.last {
		t.columns = append(t.columns, columnState{})
	}
	for i, c := range k.class {
		if c != blank && c != void {
			col := &t.columns[i]
			col.class[c]++
			if col.class[c] > col.class[col.most] || col.most == blank {
				col.most = c
			}
		}
	}
	t.rows++
	t.cells += k.n
	t.full = (t.cells + t.rows/2) / t.rows
}

// plain reports a row that needs no closer look: as full as most rows, and its
// first cell is neither the header's nor a word for a total.
func (t *tableState) plain(r grid.Row) bool {
	n, first := 0, -1
	for i := range r.Cells {
		if r.Cells[i].Kind != grid.Empty {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n < 2 || n < t.full-1 || n*3 < t.full*2 {
		return false
	}
	text := r.Cells[first].Text
	return (len(t.names.text) == 0 || text != t.names.at(first+1)) && !mayTotal(text)
}

func (t *tableState) addPlain(r grid.Row) {
	t.settle()
	t.data(r.Number, len(r.Cells), r)
}

// data counts a row of data.
func (t *tableState) data(number, last int, r grid.Row) {
	if t.FirstData == 0 {
		t.FirstData = number
	}
	t.LastData = number
	t.DataRows++
	for last > 0 && len(r.Cells) >= last && r.Cells[last-1].Kind == grid.Empty {
		last--
	}
	t.LastColumn = max(t.LastColumn, last)
}

// add takes a row that wants a closer look.
func (t *tableState) add(k sketch) {
	switch role, why := t.roleOf(&k); {
	case role == Face:
		t.aside(RowReason{k.number, role, why, k.line()})
	case role == Subtotal:
		t.settle()
		t.aside(RowReason{k.number, role, why, k.line()})
	case role == Repeated, role == Total:
		t.settleFor(role)
		t.Aside = append(t.Aside, RowReason{k.number, role, why, k.line()})
	case t.narrow(&k):
		t.odd = append(t.odd, k)
	default:
		t.settle()
		t.keep(&k)
	}
}

func (t *tableState) keep(k *sketch) {
	t.data(k.number, k.last, grid.Row{})
	if t.FirstColumn == 0 || k.first < t.FirstColumn {
		t.FirstColumn = k.first
	}
}

// roleOf recognises repeats of the header and totals.
func (t *tableState) roleOf(k *sketch) (Role, string) {
	if t.repeats(k) {
		return Repeated, "repeats the header"
	}
	if t.pageHead(k) {
		return Face, "repeats a line above the header, as pages do"
	}
	if t.countedGroup(k) {
		return Subtotal, fmt.Sprintf("a group's line with its count and sums (%q)", k.at(k.first))
	}
	if word := t.total(k); word != "" {
		return Total, fmt.Sprintf("a total (%q)", word)
	}
	return Data, ""
}

// repeats reports a row that says what the header row says, or half of it and
// nothing else.
func (t *tableState) repeats(k *sketch) bool {
	if t.names.n < 2 || k.n < 2 || k.n > t.names.n || k.n*2 < t.names.n || k.first != t.names.first {
		return false
	}
	for i, c := range k.class {
		if c != blank && !strings.EqualFold(strings.TrimSpace(k.text[i]), strings.TrimSpace(t.names.at(i+1))) {
			return false
		}
	}
	return true
}

// pageHead reports a line above the header that comes again, but for its day
// and its number.
func (t *tableState) pageHead(k *sketch) bool {
	if len(t.faces) == 0 || k.n > 3 || k.n >= t.full {
		return false
	}
	letters := lettersOf(k)
	return len(letters) >= 8 && slices.Contains(t.faces, letters)
}

// lettersOf is a row without its digits and signs: what page heads have in
// common, whose page and day change.
func lettersOf(k *sketch) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, k.line())
}

// narrow reports a row with so few cells that it may be a heading or a note.
func (t *tableState) narrow(k *sketch) bool {
	width := t.LastColumn - max(t.FirstColumn, 1) + 1
	return width >= 2 && k.n == 1 || width >= 5 && k.n == 2 && k.gap && t.full >= 4
}

// settle decides that odd rows have data behind them: they name groups, or are
// sparse data; a total among them was one of a part.
func (t *tableState) settle() {
	for i := len(t.Aside) - 1; i >= 0 && t.Aside[i].Row > t.LastData; i-- {
		if t.Aside[i].Role == Total {
			t.Aside[i].Role = Subtotal
		}
	}
	t.settleFor(Data)
}

// settleFor puts the odd rows where they belong when a row of a role follows.
func (t *tableState) settleFor(Role) {
	odd := t.odd
	t.odd = t.odd[:0]
	for i := range odd {
		k := &odd[i]
		t.keep(k)
		if t.groups(k) {
			t.aside(RowReason{k.number, Group, "names a group of rows", k.line()})
			t.DataRows--
		}
	}
}

// aside adds a row, keeping the list in order.
func (t *tableState) aside(r RowReason) {
	i := len(t.Aside)
	for i > 0 && t.Aside[i-1].Row > r.Row {
		i--
	}
	t.Aside = append(t.Aside[:i], append([]RowReason{r}, t.Aside[i:]...)...)
}

// groups reports a single text at the left of a table of several columns.
func (t *tableState) groups(k *sketch) bool {
	return k.n == 1 && t.full >= 3 && k.classAt(k.first) == words && k.first <= t.FirstColumn+1
}

// finish decides about the rows at the end: totals stay totals, what is narrow
// below the data is a footer unless it looks like data.
func (t *tableState) finish() {
	// A header with single cells alone below is a sparse table, not one of footers.
	sparse := t.DataRows == 0 && len(t.HeaderRows) > 0 && t.Aside[len(t.Aside)-1].Role == Header
	for i := range t.odd {
		k := &t.odd[i]
		if sparse = sparse && !k.gap && !footnote(k.at(k.first)); sparse {
			t.keep(k)
			continue
		}
		if why := t.footer(k); why != "" {
			for j := range t.odd[i:] {
				o := &t.odd[i+j]
				t.aside(RowReason{o.number, Footer, why, o.line()})
			}
			break
		}
		t.keep(k)
	}
	t.odd = nil
	t.recount()
	if t.LastData > 0 {
		t.trimGroups()
	}
	for len(t.Header) < t.LastColumn && len(t.HeaderRows) > 0 {
		t.Header = append(t.Header, "")
	}
}

// trimGroups keeps the promise that data end with a row of data.
func (t *tableState) trimGroups() {
	for i := len(t.Aside) - 1; i >= 0 && t.Aside[i].Row >= t.LastData; i-- {
		if t.Aside[i].Row == t.LastData && t.Aside[i].Role == Group {
			t.Aside[i].Role, t.Aside[i].Reason = Footer, "stands alone below the data"
			t.LastData--
		}
	}
	if t.DataRows == 0 {
		t.FirstData, t.LastData = 0, 0
	}
}

// footer says why a narrow row at the end is no data, or "".
func (t *tableState) footer(k *sketch) string {
	text := k.at(k.first)
	switch {
	case k.gap:
		return "stands below the data, apart from them"
	case len(t.Aside) > 0 && t.Aside[len(t.Aside)-1].Role == Total && t.Aside[len(t.Aside)-1].Row < k.number:
		return "stands below the total"
	case footnote(text):
		return "a note below the data"
	case t.full >= 3 && k.first <= len(t.columns) && t.columns[k.first-1].most > words && k.classAt(k.first) == words:
		return "a text below a column of figures"
	case t.full >= 4 && k.n == 1 && len(text) > 40:
		return "a long text alone below the data"
	}
	return ""
}
