package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Rows and columns are written here and all else of a workbook by excelize, which
// holds each cell as an object and writes it by reflection, and copies all columns
// to change one: the plan of a large company took more memory than the company,
// and a hundred small workbooks more time than their pages.

// A body tells the rows of a sheet, from the top, each from the left. It is told
// twice and says the same: when the sheet is made, so that the workbook knows the
// texts and looks that its cells share, and when the sheet is written.
type body func(*rows)

// rows take what a body tells.
type rows struct {
	*file
	to   *bytes.Buffer // nil where it is only to be known what is shared
	out  io.Writer     // where to empties into
	head rowHead
}

// A rowHead is a row that has begun, and whether it stands in the file yet.
type rowHead struct {
	number  int
	height  float64 // 0 leaves it to the program
	written bool
}

// fill gives a sheet its rows.
func (f *file) fill(sheet string, b body) {
	f.bodies[f.parts[sheet]] = b
	b(&rows{file: f})
}

// row begins a row; one without height and cells is left out.
func (w *rows) row(number int, height float64) {
	w.close()
	w.head = rowHead{number: number, height: height}
	if height != 0 {
		w.open()
	}
}

func (w *rows) open() {
	if w.head.written || w.to == nil {
		return
	}
	w.head.written = true
	w.to.WriteString(`<row r="`)
	w.number(w.head.number)
	if w.head.height != 0 {
		w.to.WriteString(`" ht="`)
		w.to.Write(strconv.AppendFloat(w.to.AvailableBuffer(), w.head.height, 'g', -1, 64))
		w.to.WriteString(`" customHeight="true`)
	}
	w.to.WriteString(`">`)
}

// flushed is how much text of rows is held before it is written.
const flushed = 1 << 15

func (w *rows) close() {
	if w.head.written {
		w.to.WriteString(`</row>`)
		w.head = rowHead{}
	}
	if w.to != nil && w.to.Len() > flushed {
		w.flush()
	}
}

func (w *rows) flush() {
	_, err := w.to.WriteTo(w.out)
	w.try(err)
}

func (w *rows) number(n int) { w.to.Write(strconv.AppendInt(w.to.AvailableBuffer(), int64(n), 10)) }

// cell is one value of the row as its kind says, in a style; without a value its
// style alone, and nothing without either.
func (w *rows) cell(col, style int, k kind, value string) {
	if value == "" && style == 0 {
		return
	}
	raw, isRaw := "", false
	shared := 0
	if value != "" {
		if raw, isRaw = k.raw(value); !isRaw {
			shared = w.share(value)
		}
	}
	if w.to == nil {
		return
	}
	w.open()
	w.to.WriteString(`<c r="`)
	w.to.Write(appendAt(w.to.AvailableBuffer(), col, w.head.number))
	if style != 0 {
		w.to.WriteString(`" s="`)
		w.number(style)
	}
	switch {
	case value == "":
		w.to.WriteString(`"></c>`)
	case isRaw:
		w.to.WriteString(`"><v>` + raw + `</v></c>`)
	default:
		w.to.WriteString(`" t="s"><v>`)
		w.number(shared)
		w.to.WriteString(`</v></c>`)
	}
}

// appendAt is at, without a string.
func appendAt(b []byte, col, row int) []byte {
	if col > 26 {
		b = append(b, byte('A'-1+(col-1)/26)) // no sheet here has 702 columns
	}
	return strconv.AppendInt(append(b, byte('A'+(col-1)%26)), int64(row), 10)
}

// share is the place of a text among those that cells share.
func (f *file) share(value string) int {
	if len(value) > excelize.TotalCellChars {
		value = cutAt(value, excelize.TotalCellChars)
	}
	n, ok := f.places[value]
	if !ok {
		if n = len(f.texts); n == 0 {
			f.try(f.SetCellStr(f.GetSheetName(0), "A1", value)) // so that the workbook has the part; what is in it, writeTexts says
		}
		f.places[value] = n
		f.texts = append(f.texts, value)
	}
	return n
}

// textsPart is the part with the texts that cells share.
const textsPart = "xl/sharedStrings.xml"

// writeTexts writes the texts that cells share.
func (f *file) writeTexts(to io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `%s<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, xml.Header,
		len(f.texts), len(f.texts))
	for _, t := range f.texts {
		b.WriteString(`<si><t`)
		if blank(t[0]) || blank(t[len(t)-1]) {
			b.WriteString(` xml:space="preserve"`)
		}
		b.WriteString(`>`)
		_ = xml.EscapeText(&b, escaped(t))
		b.WriteString(`</t></si>`)
		if b.Len() > flushed {
			if _, err := b.WriteTo(to); err != nil {
				return err
			}
		}
	}
	b.WriteString(`</sst>`)
	_, err := b.WriteTo(to)
	return err
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// escaped is a text in which no run of letters is read as an escape: programs
// take _x0041_ for an A.
func escaped(t string) []byte {
	b := []byte(t)
	for i := 0; i+7 <= len(b); i++ {
		if b[i] == '_' && b[i+1] == 'x' && b[i+6] == '_' && hexes(b[i+2:i+6]) {
			b = append(b[:i+1], append([]byte("x005F_"), b[i+1:]...)...)
			i += len("x005F_")
		}
	}
	return b
}

func hexes(b []byte) bool {
	for _, c := range b {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}

// Where the rows of a sheet begin and end in what excelize writes.
var rowsBegin, rowsEnd = []byte("<sheetData>"), []byte("</sheetData>")

// A breadth is that of a column, in letters.
type breadth struct {
	width  float64
	hidden bool
}

// cols writes columns, those side by side that are the same as one.
func (w *rows) cols(all []breadth) {
	if len(all) == 0 {
		return
	}
	w.to.WriteString(`<cols>`)
	for i, n := 0, 0; i < len(all); i = n {
		for n = i + 1; n < len(all) && all[n] == all[i]; n++ {
		}
		hidden := ""
		if all[i].hidden {
			hidden = `hidden="true" `
		}
		fmt.Fprintf(w.to, `<col customWidth="true" %smax="%d" min="%d" width="%g"></col>`, hidden, n, i+1, all[i].width)
	}
	w.to.WriteString(`</cols>`)
}

// writeSheet writes a part of excelize's with the rows of a body and its columns in it.
func (f *file) writeSheet(to io.Writer, part []byte, b body, columns []breadth) error {
	begin, end := bytes.Index(part, rowsBegin), bytes.Index(part, rowsEnd)
	if begin < 0 || end < 0 {
		return fmt.Errorf("a sheet has no place for its rows")
	}
	w := &rows{file: f, out: to, to: bytes.NewBuffer(plainFilters(part[:begin]))}
	w.cols(columns)
	w.to.Write(rowsBegin)
	b(w)
	w.close()
	w.to.Write(plainFilters(part[end:]))
	w.flush()
	return f.err
}
