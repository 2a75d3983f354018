package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A sheet is one table: a header, rows, and perhaps room for more.
type sheet struct {
	name    string
	kind    string // of table, as intake knows it
	columns []column
	rows    []row
	spare   int  // empty rows that may be filled
	guarded bool // only what may be edited can be
	example bool // the first row shows how to fill in, and looks like no data
	returns bool // it may come back: its rows carry their key
	title   string
	printed int // how many columns are printed; 0 for all
}

// A column of a sheet.
type column struct {
	title  string
	name   string // canonical field; "" when the title says it
	width  float64
	kind   kind
	edit   bool
	hidden bool
	added  bool     // to be filled in new rows only, as the account of a new person
	offer  []string // a drop-down; nil for none
	words  []word
}

// field is the canonical name of the column's field.
func (c column) field() string { return cmp.Or(c.name, strings.ToLower(c.title)) }

// A word is a value that a conditional format colours; the word itself says the
// same without colour.
type word struct{ text, fill string }

// A row's cells stand in the order of the sheet's columns.
type row struct {
	key   string
	about string // what the row is about, in a few words
	cells []string
	wants []string // titles of the columns that are asked for this month
}

// add writes a sheet.
func (f *file) add(s sheet) {
	f.tab(s.name)
	f.fill(s.name, func(w *rows) {
		w.titles(s)
		for i, r := range s.rows {
			w.record(s, i+2, r)
		}
		for i := range s.spare {
			w.record(s, len(s.rows)+2+i, row{})
		}
	})
	last := max(len(s.rows)+s.spare+1, 2)
	f.widths(s)
	f.try(f.AutoFilter(s.name, span(1, 1, len(s.columns), last), nil))
	f.try(f.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: s.frozen(), YSplit: 1, TopLeftCell: at(s.frozen()+1, 2),
		ActivePane: "bottomRight"}))
	f.try(f.SetSheetDimension(s.name, span(1, 1, s.width(), max(len(s.rows)+1, 1))))
	f.dropdowns(s, last)
	f.colours(s, last)
	f.printing(s)
	if s.guarded {
		f.guard(s.name)
	}
}

// frozen is how many columns stay in sight: the id and the account.
func (s sheet) frozen() int {
	for i, c := range s.columns {
		if c.title == "Account" || c.title == "account" {
			return i + 1
		}
	}
	return 1
}

// width is the number of columns, that of the row's key included.
func (s sheet) width() int {
	if s.returns {
		return len(s.columns) + 1
	}
	return len(s.columns)
}

// titles are the header of a sheet.
func (w *rows) titles(s sheet) {
	var titles []string
	for _, c := range s.columns {
		titles = append(titles, c.title)
	}
	w.row(1, s.height(row{cells: titles}))
	style := w.style(look{head: true, locked: true})
	for i, title := range titles {
		w.cell(i+1, style, text, title)
	}
	if s.returns {
		w.cell(s.width(), style, text, rowTitle)
	}
}

// rowTitle is the header of the hidden column with a row's key.
const rowTitle = "Row"

// record is one row of a sheet.
func (w *rows) record(s sheet, n int, r row) {
	w.row(n, s.height(r))
	for i, c := range s.columns {
		l := look{kind: c.kind, grid: true, locked: !c.edit && (!c.added || r.key != "")}
		l.quiet = s.guarded && l.locked
		l.blank = slices.Contains(r.wants, c.title)
		if s.example && n == 2 {
			l = look{kind: c.kind, grid: true, quiet: true}
		}
		value := ""
		if i < len(r.cells) {
			value = r.cells[i]
		}
		w.cell(i+1, w.style(l), c.kind, value)
	}
	if s.returns && r.key != "" {
		w.cell(s.width(), w.style(look{locked: true}), text, r.key)
	}
}

// height is that of the row's tallest cell, in points: programs differ in
// whether they measure wrapped text themselves. Beyond ten lines a cell scrolls.
func (s sheet) height(r row) float64 {
	most := 1
	for i, cell := range r.cells {
		if !s.shows(i) {
			continue
		}
		n := 0
		for l := range strings.Lines(cell) {
			n += 1 + int(float64(wide(l))/(s.columns[i].width*1.05))
		}
		most = max(most, n)
	}
	return 3 + 12.8*float64(min(most, 10))
}

// wide is how many columns of a fixed font a line takes: letters of East Asia take two.
func wide(l string) int {
	n := 0
	for _, r := range strings.TrimRight(l, "\n") {
		if n++; r >= 0x1100 && r < 0xFB00 && !(r >= 0x1E00 && r < 0x2E80) {
			n++
		}
	}
	return n
}

func (f *file) widths(s sheet) {
	var all []breadth
	for _, c := range s.columns {
		all = append(all, breadth{c.width, c.hidden})
	}
	if s.returns {
		all = append(all, breadth{9.140625, true})
	}
	f.breadths[f.parts[s.name]] = all
}

// dropdowns gives columns their drop-downs, and days their check.
func (f *file) dropdowns(s sheet, last int) {
	for i, c := range s.columns {
		if !c.edit && !c.added {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(span(i+1, 2, i+1, last))
		switch {
		case c.offer != nil:
			v.SetSqrefDropList(f.listed(c.offer))
			v.SetError(excelize.DataValidationErrorStyleStop, c.title, "Choose one of the list.")
		case c.kind == day:
			f.try(v.SetRange(32874, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
			v.SetError(excelize.DataValidationErrorStyleStop, c.title, "Write a date from 1990 to 2099, as in 2026-11-30.")
		default:
			continue
		}
		f.try(f.AddDataValidation(s.name, v))
	}
}

// listed puts a list into the hidden sheet of lists and is the reference to it.
// A list within the cell's own rule would be cut at each comma, and one whose
// first name begins with = would be a formula.
func (f *file) listed(offer []string) string {
	if i, _ := f.GetSheetIndex(lists); i < 0 {
		f.tab(lists)
		f.try(f.SetSheetVisible(lists, false, true))
		f.fill(lists, (*rows).offered)
	}
	for i, had := range f.offers {
		if slices.Equal(had, offer) {
			return reference(i+1, len(offer))
		}
	}
	f.offers = append(f.offers, offer)
	for _, o := range offer {
		if o != "" {
			f.share(o)
		}
	}
	return reference(len(f.offers), len(offer))
}

// offered are the rows of the sheet of lists.
func (w *rows) offered() {
	for n, more := 1, true; more; n++ {
		more = false
		w.row(n, 0)
		for i, offer := range w.offers {
			if n <= len(offer) {
				more = true
				w.cell(i+1, 0, text, offer[n-1])
			}
		}
	}
}

// reference is the range of a list in the sheet of lists.
func reference(col, n int) string {
	name, _ := excelize.ColumnNumberToName(col)
	return fmt.Sprintf("%s!$%s$1:$%s$%d", lists, name, name, max(n, 1))
}

// colours are conditional formats on words.
func (f *file) colours(s sheet, last int) {
	for i, c := range s.columns {
		var formats []excelize.ConditionalFormatOptions
		for _, w := range c.words {
			id, err := f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{w.fill}},
				Font: &excelize.Font{Bold: true, Color: ink}})
			f.try(err)
			formats = append(formats, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Format: &id,
				Value: `"` + w.text + `"`})
		}
		if formats != nil {
			f.try(f.SetConditionalFormat(s.name, span(i+1, 2, i+1, last), formats))
		}
	}
}

// printing sets the page up: landscape, as wide as needed, on each page the
// header and the columns that stay in sight.
func (f *file) printing(s sheet) {
	landscape, a4, wide, tall := "landscape", 9, s.pagesWide(), 0
	f.try(f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}))
	fit := true
	f.try(f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	margin, edge := 0.4, 0.6
	f.try(f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &edge, Bottom: &edge}))
	f.try(f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: "&L" + footerText(s.title) + "&R&A", OddFooter: "&R&P / &N"}))
	if len(s.columns) == 0 {
		return
	}
	last, _ := excelize.ColumnNumberToName(cmp.Or(s.printed, len(s.columns)))
	f.try(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name,
		RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", s.name, last, 1+max(len(s.rows)+min(s.spare, sparePrinted), 1))}))
	again, _ := excelize.ColumnNumberToName(s.frozen())
	f.try(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("'%s'!$A:$%s,'%s'!$1:$1", s.name, again, s.name)}))
}

// sparePrinted is how many empty rows are printed, to be filled in with a pen.
const sparePrinted = 5

// shows reports whether a column is on screen and in print.
func (s sheet) shows(i int) bool {
	return !s.columns[i].hidden && (s.printed == 0 || i < s.printed)
}

// pagesWide is how many pages lie side by side, so that print stays readable.
func (s sheet) pagesWide() int {
	total := 0.0
	for i, c := range s.columns {
		if s.shows(i) {
			total += c.width
		}
	}
	return 1 + int(total/230)
}

// guard protects a sheet: what is unlocked can be edited, everything can be
// selected, filtered and made wider. There is no password; it keeps from slips.
func (f *file) guard(name string) {
	f.try(f.ProtectSheet(name, &excelize.SheetProtectionOptions{AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
		SelectLockedCells: true, SelectUnlockedCells: true}))
}
