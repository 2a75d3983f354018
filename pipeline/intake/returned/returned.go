// Package returned answers what came back: the workbooks of ours that somebody
// filled in, merged cell by cell into the records of the exports.
package returned

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// Workbooks are those of ours that came back, and the trouble with them.
type Workbooks struct {
	*kinds.Records
	tables     *recognise.Tables
	returns    []*workbook
	complaints []*complaint
}

func New(r *kinds.Records, t *recognise.Tables) *Workbooks { return &Workbooks{Records: r, tables: t} }

// A workbook is a workbook that an earlier book wrote for an account manager, or
// its action plan, and that came back among the exports. What it was filled with
// stands in a hidden sheet: only what differs from that was said by somebody.
// docs/fill-in.md has the layout and the rules.
type workbook struct {
	path     string
	on       program.Date // the book's day
	by       string       // the account manager; "" for the action plan
	sha256   string       // of the file
	lines    [][4]string  // what the hidden sheet lists
	was      map[said]string
	rows     map[said]bool       // rows that were filled in, without a field
	fields   map[said]bool       // fields of a sheet that the list names, without a row
	accounts map[string][]string // row keys of its accounts, by folded name

	all   []*returnedRow
	cells []*saying      // changed cells of rows that were filled in
	fresh []*freshRecord // rows that were added
	lost  []*misnamed    // rows that were added and name none of its accounts
}

// A said names a cell as the hidden sheet does.
type said struct{ sheet, row, field string }

// The hidden sheet, the number of its layout, and the lines of it that list the
// workbook's accounts. The names are those that package workbook writes.
const (
	hiddenSheet  = "_sponsorbook"
	hiddenLayout = "1"
	ListSheet    = "_lists"
	keyHeader    = "Row"
)

// asideSheets are the sheets of a workbook that hold nothing to merge, and why.
var asideSheets = map[string]string{
	"Start": "is for people to read", "By sponsor": "is for people to read", "Not placed": "is for people to read",
	hiddenSheet: "says what the workbook was filled with", ListSheet: "says what the workbook was filled with",
}

// hidden is the hidden sheet of a workbook of ours, or nil.
func hidden(w *table.Workbook) *table.Sheet {
	i := slices.IndexFunc(w.Sheets, func(s *table.Sheet) bool { return s.Name == hiddenSheet })
	if i < 0 {
		return nil
	}
	return w.Sheets[i]
}

// LookOurs reads a workbook if it is one of ours.
func (r *Workbooks) LookOurs(w *table.Workbook) (ours bool, err error) {
	if slip := hidden(w); slip != nil {
		return true, r.lookReturned(w, slip)
	}
	return r.lookLost(w)
}

// lookReturned reads a workbook of ours. One whose hidden sheet cannot be
// understood says nothing: without it nobody can tell what was changed.
func (r *Workbooks) lookReturned(w *table.Workbook, slip *table.Sheet) error {
	b := &workbook{path: w.Path, sha256: w.SHA256, was: map[said]string{}, rows: map[said]bool{}, fields: map[said]bool{},
		accounts: map[string][]string{}}
	code, problem, err := b.readSlip(slip)
	if err != nil {
		return err
	}
	if code != "" {
		mend := "send the workbook out again and copy the answers over; the sheet must stay as it is"
		if code == "fill-in-newer" {
			mend = "use the version of sponsorbook that wrote it, or a newer one"
		}
		r.Say(finding.Error, code, finding.Ref{File: w.Path, Sheet: hiddenSheet}, mend, "%s; nothing of this workbook was used", problem)
		return r.setBookAside(w, "is of a workbook that could not be merged")
	}
	r.returns = append(r.returns, b)
	for _, s := range w.Sheets {
		if err := r.lookReturnedSheet(w, s, b); err != nil {
			return err
		}
	}
	b.missing(r, w)
	return nil
}

// lookLost is whether a workbook is ours and has lost its hidden sheet: then its
// sheets are no exports, and nobody can tell what was changed.
func (r *Workbooks) lookLost(w *table.Workbook) (bool, error) {
	known, keyed, lists := 0, 0, false
	for _, s := range w.Sheets {
		lists = lists || s.Name == ListSheet && s.Hidden
		if formOf(s.Name) == nil {
			continue
		}
		known++
		header, err := headerOf(s)
		if err != nil {
			return false, err
		}
		if header != nil {
			keyed++
		}
	}
	if lists && known >= 5 {
		keyed = known // the columns Row are gone, too
	}
	if keyed == 0 || keyed < known && !slices.ContainsFunc(w.Sheets, func(s *table.Sheet) bool { return s.Name == "Start" }) {
		return false, nil
	}
	r.Say(finding.Error, "fill-in-broken", finding.Ref{File: w.Path},
		"send the workbook out again and copy the answers over, or put back the file as it was saved",
		"the workbook has lost its hidden sheet %s, so that nobody can tell what was changed; nothing of it was used",
		finding.Quote(hiddenSheet))
	return true, r.setBookAside(w, "is of a workbook that could not be merged")
}

// Torn is whether headers are those of a sheet of ours: its hidden columns, and
// nearly nothing but the fields of its kind. Read as an export, it would hold
// what an old book said against what the exports say now.
func Torn(headers []string) bool {
	if !slices.Contains(headers, keyHeader) || !slices.Contains(headers, "Account ID") {
		return false
	}
	for _, f := range forms {
		h := &sheetHeader{key: 1 + slices.Index(headers, keyHeader), titles: headers}
		if n := len(h.fields(f.form.kind())); n >= 5 && n >= len(headers)-2 {
			return true
		}
	}
	return false
}

// setBookAside sets all rows of a workbook aside.
func (r *Workbooks) setBookAside(w *table.Workbook, why string) error {
	for _, s := range w.Sheets {
		if err := r.setSheetAside(w, s, why); err != nil {
			return err
		}
	}
	return nil
}

func (r *Workbooks) setSheetAside(w *table.Workbook, s *table.Sheet, why string) error {
	src := r.returnedSource(w, s)
	return s.Each(func(in table.Row) error {
		if recognise.Anything(in) {
			src.Rows++
			src.Row(in.Number).SetAside(why)
		}
		return r.Ctx.Err()
	})
}

func (r *Workbooks) returnedSource(w *table.Workbook, s *table.Sheet) *input.Source {
	src := &input.Source{Source: &program.Source{File: w.Path, Sheet: s.Name, SHA256: w.SHA256, Kind: FillIn, Confidence: 100}}
	r.Sources = append(r.Sources, src)
	return src
}

// FillIn is the kind of the sheets of our workbooks, beside the kinds of export.
const FillIn = "fill-in"

// readSlip reads the hidden sheet. The code is "" where it could be understood.
func (b *workbook) readSlip(s *table.Sheet) (code, problem string, err error) {
	head := map[int][]string{}
	err = s.Each(func(row table.Row) error {
		cells := make([]string, 4)
		for i := range min(4, len(row.Cells)) {
			cells[i] = strings.Clone(plainText(row.Cells[i]))
		}
		if row.Number <= 6 {
			head[row.Number] = cells
			return nil
		}
		b.filled(cells)
		return nil
	})
	if err != nil {
		return "", "", err
	}
	code, problem = b.head(func(row int, name string) (string, bool) {
		if cells := head[row]; cells != nil && strings.EqualFold(cells[0], name) {
			return cells[1], true
		}
		return "", false
	})
	return code, problem, nil
}

// head reads what stands above the list.
func (b *workbook) head(cell func(row int, name string) (string, bool)) (code, problem string) {
	layout, ok := cell(1, "sponsorbook")
	book, hasBook := cell(2, "book")
	asOf, hasDay := cell(3, "as of")
	by, hasBy := cell(4, "for")
	_, hasList := cell(6, "sheet")
	switch {
	case !ok:
		return "fill-in-broken", "the hidden sheet does not begin as it was written"
	case layout != hiddenLayout:
		return "fill-in-newer", fmt.Sprintf("the workbook is of layout %s, and this version knows layout %s", finding.Quote(layout),
			hiddenLayout)
	case !hasBook || !hasDay || !hasBy || !hasList:
		return "fill-in-broken", "the hidden sheet lacks book, as of, for or the list of cells"
	}
	on, err := program.ParseDate(asOf)
	if err != nil || on.Month().String() != book {
		return "fill-in-broken", fmt.Sprintf("the hidden sheet says that the workbook is of the book %s as of %s, which is none",
			finding.Quote(book), finding.Quote(asOf))
	}
	b.on, b.by = on, by
	return "", ""
}

// filled takes in one line of the list.
func (b *workbook) filled(cells []string) {
	sheet, key, field, text := cells[0], cells[1], cells[2], cells[3]
	if sheet+key+field+text != "" {
		b.lines = append(b.lines, [4]string(cells))
	}
	switch {
	case sheet == ListSheet && field == "account":
		b.accounts[who.FoldName(text)] = append(b.accounts[who.FoldName(text)], key)
	case sheet != "" && key != "":
		b.was[said{sheet, key, field}] = text
		b.rows[said{sheet, key, ""}], b.fields[said{sheet, "", field}] = true, true
	}
}

// plainText is the text of a cell that holds text, whatever a spreadsheet
// program has made of it.
func plainText(c table.Cell) string {
	if c.Kind == table.Text || c.Value == "" {
		return strings.TrimSpace(c.Text)
	}
	return c.Value
}

// headerOf is the number and the cells of the row that names the columns of a
// sheet of ours: the first with a cell "Row". Nil where there is none.
func headerOf(s *table.Sheet) (*sheetHeader, error) {
	var h *sheetHeader
	err := s.Each(func(row table.Row) error {
		if row.Number > headerWithin {
			return recognise.ErrStop
		}
		for i := range row.Cells {
			if c := row.Cells[i]; c.Kind == table.Text && strings.TrimSpace(c.Text) == keyHeader {
				h = &sheetHeader{row: row.Number, key: i + 1}
			}
		}
		if h == nil {
			return nil
		}
		for i := range row.Cells {
			h.titles = append(h.titles, strings.Clone(row.Cells[i].Text))
		}
		return recognise.ErrStop
	})
	if err == recognise.ErrStop {
		err = nil
	}
	return h, err
}

// headerWithin is within how many rows a header is looked for: somebody may have
// written a line above it.
const headerWithin = 20

// A sheetHeader is the header of a sheet of ours.
type sheetHeader struct {
	row, key int // the row, and the column that holds the rows' keys
	titles   []string
}

// fields are the columns of the fields that a kind of table knows, the first of
// those that name one field.
func (h *sheetHeader) fields(k headings.Kind) map[int]headings.Meaning {
	out := map[int]headings.Meaning{}
	seen := map[string]bool{}
	for i, title := range h.titles {
		m, ok := k.Meaning(title)
		if ok && i+1 != h.key && m.Field != "" && !m.Synonym.Never && !seen[m.Field] {
			seen[m.Field] = true
			out[i+1] = m
		}
	}
	return out
}

// blankCell is whether a cell says nothing.
func blankCell(c table.Cell) bool {
	return c.Kind == table.Empty || c.Kind == table.Text && value.Blank(c.Text)
}
