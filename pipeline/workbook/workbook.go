// Package workbook writes spreadsheets: the action plan, and for each account
// manager the workbook to fill in.
//
// In goes a program; out come the bytes of an .xlsx file, the same for the same
// program. Text is never a formula, dates are dates, amounts keep every digit,
// and what is unknown is an empty cell. It decides nothing: lines, windows and
// the blanks that matter most are the program's.
//
// A workbook that may come back carries what it was filled with in a hidden
// sheet, so that only what somebody changed counts as said. That sheet, named
// by the constant Prefilled, holds text cells alone:
//
//	A1 "sponsorbook"   B1 the format's number, "1"
//	A2 "book"          B2 the book's month, "2026-10"
//	A3 "as of"         B3 the book's day, "2026-10-31"
//	A4 "for"           B4 the account manager; "" for the action plan
//	row 6              sheet | row | field | value
//	row 7 onwards      one line for each account that a new row may be about
//	                   (_lists | its RowKey | account | its name), then one for
//	                   each cell that was filled in
//
// "sheet" is a sheet's name, "row" the content of that sheet's last column, Row
// (hidden there; RowKey of the record), "field" the canonical name of the column's
// field, and "value" what the cell held: text as it stands, a day as YYYY-MM-DD, a number
// with a point. Empty cells are not listed. A row without a Row is new.
// Sheets whose names begin with _ and the first sheet, Start, hold no table.
// Package intake reads it back; docs/fill-in.md has the rules.
package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/program"
)

// Prefilled is the name of the hidden sheet with the book's id and what cells
// were filled with; Format is the number of its layout.
const (
	Prefilled = "_sponsorbook"
	Format    = "1"
)

// lists is the hidden sheet with what drop-downs offer.
const lists = "_lists"

// A Maker writes the workbooks of a program. It is for several goroutines.
type Maker struct {
	book func() book
	mu   sync.Mutex
	made map[string]program.PastWorkbook // by account manager; "" for the action plan
}

// NewMaker is a maker of the workbooks of a program.
func NewMaker(p *program.Program) *Maker {
	return &Maker{book: sync.OnceValue(func() book { return newBook(p) }), made: map[string]program.PastWorkbook{}}
}

// A Workbook is all that a workbook says, still to be written: two that hold the
// same are written as the same bytes.
type Workbook struct {
	book    program.Month
	asOf    program.Date
	manager string      // whose accounts it is about; "" for the action plan
	first   *cover      // nil for none
	offered [][2]string // accounts that new rows may be about: key and name
	sheets  []sheet
	filled  int // of the sheets, how many hold what may come back
}

// Write is the workbook as a file.
func (w Workbook) Write() ([]byte, error) {
	f := newFile(w.asOf)
	if w.first != nil {
		f.tab(start)
	}
	for _, s := range w.sheets {
		f.add(s)
	}
	if w.first != nil {
		f.start(w.manager, *w.first)
	}
	f.prefill(w)
	return f.bytes()
}

// A file is a workbook that is being written. The first error stays and is
// reported with its bytes.
type file struct {
	*excelize.File
	at       program.Date
	styles   map[look]int
	parts    map[string]string    // of the file, by the sheets in them
	bodies   map[string]body      // of the sheets, by their parts
	breadths map[string][]breadth // of their columns
	texts    []string             // that cells share
	places   map[string]int       // of the texts
	offers   [][]string           // the columns of the sheet of lists
	err      error
}

func newFile(at program.Date) *file {
	return &file{File: excelize.NewFile(), at: at, styles: map[look]int{}, parts: map[string]string{}, bodies: map[string]body{},
		breadths: map[string][]breadth{}, places: map[string]int{}}
}

func (f *file) try(err error) { f.err = cmp.Or(f.err, err) }

// tab begins a sheet; the first takes the place of the one a new file has.
func (f *file) tab(name string) {
	f.parts[name] = fmt.Sprintf("xl/worksheets/sheet%d.xml", len(f.parts)+1)
	if len(f.parts) == 1 {
		f.try(f.SetSheetName("Sheet1", name))
		return
	}
	_, err := f.NewSheet(name)
	f.try(err)
}

// at is a cell's name.
func at(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col, row)
	return name
}

// span is a range of cells.
func span(col, row, toCol, toRow int) string { return at(col, row) + ":" + at(toCol, toRow) }

// bytes is the workbook with nothing in it that changes from run to run.
func (f *file) bytes() ([]byte, error) {
	stamp := f.at.Time().Format(time.RFC3339)
	f.try(f.SetDocProps(&excelize.DocProperties{Creator: "sponsorbook", LastModifiedBy: "sponsorbook", Created: stamp, Modified: stamp}))
	f.try(f.SetAppProps(&excelize.AppProperties{Application: "sponsorbook"}))
	f.SetActiveSheet(0)
	if f.err != nil {
		return nil, fmt.Errorf("write workbook: %w", f.err)
	}
	var p parts
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &p })
	if err := f.Write(io.Discard); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return p.pack(f.at.Time(), f.write)
}

// write writes a part, with the rows and texts that excelize knows nothing of.
func (f *file) write(to io.Writer, p *part) (err error) {
	switch b := f.bodies[p.name]; {
	case p.name == textsPart:
		err = f.writeTexts(to)
	case b != nil:
		err = f.writeSheet(to, p.Bytes(), b, f.breadths[p.name])
	default:
		_, err = to.Write(p.Bytes())
	}
	return err
}

// Repack writes a zip again with its entries in order and with one time, so that
// the same entries give the same bytes.
func Repack(data []byte, at time.Time) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var p parts
	for _, f := range in.File {
		to, _ := p.Create(f.Name)
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		_, err = io.Copy(to, r)
		if err = errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
	}
	return p.pack(at, func(to io.Writer, p *part) error { _, err := p.WriteTo(to); return err })
}

// plainFilters writes the range of a filter as A1:P9, as Excel does: $A$1:$P$9,
// as excelize has it, is read by fewer programs. Nor does a filter that nobody
// has set hide any row yet.
func plainFilters(entry []byte) []byte {
	entry = bytes.Replace(entry, []byte(`<sheetPr filterMode="true">`), []byte(`<sheetPr>`), 1)
	return filterRange.ReplaceAllFunc(entry, func(ref []byte) []byte { return bytes.ReplaceAll(ref, []byte("$"), nil) })
}

var filterRange = regexp.MustCompile(`<autoFilter ref="[$A-Z0-9:]+"`)

// parts are the entries of a workbook as its library hands them over: not
// compressed, since they are edited and put in order first.
type parts []*part

type part struct {
	name string
	bytes.Buffer
}

func (p *parts) Create(name string) (io.Writer, error) {
	*p = append(*p, &part{name: name})
	return (*p)[len(*p)-1], nil
}

func (p *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }
func (p *parts) Close() error      { return nil }

// pack writes parts as a zip, the list of their types first, the others by name.
func (p parts) pack(at time.Time, write func(io.Writer, *part) error) ([]byte, error) {
	rank := func(x *part) int {
		if x.name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	slices.SortFunc(p, func(a, b *part) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a.name, b.name)) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, x := range p {
		to, err := w.CreateHeader(&zip.FileHeader{Name: x.name, Method: zip.Deflate, Modified: at})
		if err == nil {
			err = write(to, x)
		}
		if err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}
