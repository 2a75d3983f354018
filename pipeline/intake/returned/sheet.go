package returned

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// A saying is one changed cell of a workbook, or what an earlier book remembers
// of one that is gone.
type saying struct {
	program.Said
	typ    string // how the field's cells are read
	was    string // what the cell was filled with
	before bool   // whether Before is known
	at     finding.Ref
	row    *returnedRow // nil for what is remembered
}

// A freshRecord is a record that somebody added in an empty row.
type freshRecord struct {
	accounts []string // row keys
	cells    []*saying
	row      *returnedRow // nil for what is remembered
}

// A returnedRow is a row of a sheet of ours, and what became of it.
type returnedRow struct {
	input.Row
	used bool
	why  string // why it is set aside, where it is not used
}

// Why rows of a workbook that came back are set aside.
const (
	saysNothing  = "says what the book said: nothing was changed"
	saysNoMore   = "says what was settled before this book"
	saysTheSame  = "says what the exports say by now"
	saysOlder    = "is older than what the exports say by now"
	saysEarlier  = "is older than what another workbook says"
	saysUnread   = "cannot be read"
	saysStranger = "is about no record that the exports still have"
	saysForeign  = "is about an account or a record that the workbook was not made for"
)

// A returnedSheet is one sheet of a workbook while it is read.
type returnedSheet struct {
	*Workbooks
	book   *workbook
	src    *input.Source
	form   formReader
	header *sheetHeader
	fields map[int]headings.Meaning
	seen   map[string]bool // keys of rows so far
}

// lookReturnedSheet reads a sheet of a workbook of ours. One that somebody has
// added is no export: in its name anything could be said about anybody.
func (r *Workbooks) lookReturnedSheet(w *table.Workbook, s *table.Sheet, b *workbook) error {
	if why, ok := asideSheets[s.Name]; ok {
		return r.setSheetAside(w, s, why)
	}
	f := formOf(s.Name)
	h, err := headerOf(s)
	switch {
	case err != nil:
		return err
	case f == nil || h == nil:
		r.complain("fill-in-sheet", finding.Ref{File: w.Path, Sheet: s.Name}, finding.Quote(s.Name))
		return r.setSheetAside(w, s, "is of a sheet that was not written for this workbook")
	}
	t := &returnedSheet{Workbooks: r, book: b, src: r.returnedSource(w, s), form: f, header: h, fields: h.fields(f.kind()),
		seen: map[string]bool{}}
	t.src.HeaderRow, t.src.AsOf, t.src.AsOfFrom = h.row, b.on, "its own line"
	return s.Each(func(row table.Row) error {
		if recognise.Anything(row) {
			t.take(row)
		}
		return r.Ctx.Err()
	})
}

// missing says which sheets that were filled in are no longer there.
func (b *workbook) missing(r *Workbooks, w *table.Workbook) {
	gone := map[string]bool{}
	for cell := range b.rows {
		if formOf(cell.sheet) != nil && !slices.ContainsFunc(w.Sheets, func(s *table.Sheet) bool { return s.Name == cell.sheet }) {
			gone[cell.sheet] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(gone)) {
		r.complain("fill-in-sheet", finding.Ref{File: w.Path}, finding.Quote(name)+", which is no longer there")
	}
}

// take reads one row.
func (t *returnedSheet) take(in table.Row) {
	if in.Number == t.header.row {
		return
	}
	t.src.Rows++
	if in.Number < t.header.row {
		t.src.Row(in.Number).SetAside("stands above the header")
		return
	}
	at := &returnedRow{Row: t.src.Row(in.Number), why: saysNothing}
	t.book.all = append(t.book.all, at)
	cell := func(col int) table.Cell {
		if col > len(in.Cells) {
			return table.Cell{}
		}
		return in.Cells[col-1]
	}
	key := strings.Clone(plainText(cell(t.header.key)))
	switch again := t.seen[key]; {
	case key != "" && !t.book.rows[said{t.src.Sheet, key, ""}]:
		at.why = saysForeign
		t.complain("fill-in-foreign", at.Ref(), at.Ref().Cell())
	case key == "" || again && t.copied(cell, key):
		t.added(cell, at)
	default:
		t.seen[key] = true
		t.changed(cell, key, at)
	}
}

// copied is whether a row with the key of an earlier one is about something
// else: somebody has copied a row, its hidden key too, and overwritten it.
func (t *returnedSheet) copied(cell func(int) table.Cell, key string) bool {
	for col, m := range t.fields {
		text, ok := heard(cell(col), m.Type)
		if _, locked := t.form.takes(m.Field); (locked || m.Field == "account") && ok && !alike(m.Type, text, t.was(key, m)) {
			return true
		}
	}
	return false
}

func (t *returnedSheet) was(key string, m headings.Meaning) string {
	return t.book.was[said{t.src.Sheet, key, m.Field}]
}

// untouchable names the cells of a row that was filled in that nobody fills in,
// and that differ: ids, the account, the words of a line of the plan.
func (t *returnedSheet) untouchable(cell func(int) table.Cell, key string, at *returnedRow) {
	for i, title := range t.header.titles {
		col, field := i+1, strings.ToLower(strings.TrimSpace(title))
		if m, ok := t.fields[col]; ok {
			if takes, locked := t.form.takes(m.Field); takes || locked {
				continue
			}
		}
		was, listed := t.book.was[said{t.src.Sheet, key, field}]
		if col == t.header.key || !listed && !t.book.fields[said{t.src.Sheet, "", field}] {
			continue
		}
		if c := cell(col); !alike("text", plainText(c), was) && !alike("amount", plainText(c), was) && !sameDay(c, was) {
			t.complain("fill-in-locked", at.Ref().At(col), at.Ref().At(col).Cell())
		}
	}
}

func sameDay(c table.Cell, was string) bool {
	day, ok := heard(c, "date")
	return ok && day == was
}

// changed reads the cells of a row that was filled in: those that differ say
// something.
func (t *returnedSheet) changed(cell func(int) table.Cell, key string, at *returnedRow) {
	t.untouchable(cell, key, at)
	for _, col := range slices.Sorted(maps.Keys(t.fields)) {
		m := t.fields[col]
		takes, locked := t.form.takes(m.Field)
		if !takes && !locked {
			continue
		}
		was := t.was(key, m)
		text, ok := heard(cell(col), m.Type)
		switch ref := at.Ref().At(col); {
		case ok && alike(m.Type, text, was), !ok && alike("text", plainText(cell(col)), was):
		case locked:
			t.complain("fill-in-locked", ref, ref.Cell())
		case !ok:
			at.why = saysUnread
			t.complain("fill-in-unread", ref, ref.Cell()+" "+finding.Quote(cell(col).Text))
		default:
			t.book.cells = append(t.book.cells,
				&saying{Said: program.Said{Kind: t.form.kind().Name, Row: key, Field: m.Field, Value: text, By: t.book.by, On: t.book.on},
					typ: m.Type, was: was, at: ref, row: at})
		}
	}
}

// added reads a row that somebody added: it counts whole.
func (t *returnedSheet) added(cell func(int) table.Cell, at *returnedRow) {
	rec := &freshRecord{row: at}
	name := ""
	for _, col := range slices.Sorted(maps.Keys(t.fields)) {
		m := t.fields[col]
		text, ok := heard(cell(col), m.Type)
		takes, locked := t.form.takes(m.Field)
		switch ref := at.Ref().At(col); {
		case m.Field == "account":
			name = text
		case !takes && !locked || ok && text == "":
		case !ok:
			t.complain("fill-in-unread", ref, ref.Cell()+" "+finding.Quote(cell(col).Text))
		default:
			rec.cells = append(rec.cells,
				&saying{Said: program.Said{Kind: t.form.kind().Name, Field: m.Field, Value: text, By: t.book.by, On: t.book.on, New: true},
					typ: m.Type, at: ref, row: at})
		}
	}
	var problem string
	switch rec.accounts, problem = t.book.accountsNamed(name); {
	case !t.form.grows():
		at.why = saysStranger
		t.complain("fill-in-row", at.Ref(), at.Ref().Cell())
	case len(rec.cells) == 0:
		at.why = "names nothing but an account"
	case problem != "":
		at.why = "names no account of the workbook"
		t.book.lost = append(t.book.lost, &misnamed{at, name, problem})
	default:
		t.book.fresh = append(t.book.fresh, rec)
	}
}

// accountsNamed are the accounts that a new row names, as the list of the
// workbook offers them; several are parted by semicolons.
func (b *workbook) accountsNamed(text string) (keys []string, problem string) {
	for _, names := range [...][]string{{text}, strings.Split(text, ";")} {
		keys, problem = nil, ""
		for _, name := range names {
			switch found := b.accounts[who.FoldName(name)]; len(found) {
			case 1:
				keys = append(keys, found[0])
			case 0:
				problem = cmp.Or(quoted(name), "without an account")
			default:
				problem = fmt.Sprintf("%s, which is the name of several", finding.Quote(name))
			}
		}
		if problem == "" {
			return keys, ""
		}
	}
	return nil, problem
}

func quoted(name string) string {
	if name = strings.TrimSpace(name); name == "" {
		return ""
	}
	return finding.Quote(name)
}
