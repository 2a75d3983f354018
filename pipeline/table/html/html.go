// Package html reads the tables of web pages, which many programs name .xls.
package html

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"

	"sponsorbook/pipeline/table/charset"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/numfmt"
)

// Open opens a page whose tables become one sheet, one below the other
// with a blank row between, as a spreadsheet program shows such a file.
func Open(ctx context.Context, s *grid.Source, w *grid.Workbook) error {
	set, err := htmlCharset(ctx, s)
	if err != nil {
		return err
	}
	w.Format, w.Encoding = "html", set.Name
	var sheet *grid.Sheet
	pass := func(ctx context.Context, yield func(grid.Row) error) error {
		p := &htmlReader{z: html.NewTokenizer(set.Decode(s.Reader(ctx))), lim: s.Limits, sheet: sheet, yield: yield}
		p.z.SetMaxBuf(s.Limits.CellBytes)
		sheet.Unmerge()
		return p.read()
	}
	sheet = grid.NewSheet(s.Path, "", pass)
	rows := 0
	if err := pass(ctx, func(grid.Row) error { rows++; return nil }); err != nil {
		return err
	}
	if rows == 0 {
		return grid.Refuse("html", "is a web page without a table; export the data as .xlsx or .csv")
	}
	w.Sheets = []*grid.Sheet{sheet}
	return nil
}

// htmlCharset is the encoding that a mark, the page itself or its bytes name.
func htmlCharset(ctx context.Context, s *grid.Source) (charset.Charset, error) {
	weight, err := charset.Weigh(s.Reader(ctx))
	if err != nil {
		return charset.Charset{}, err
	}
	set, _ := charset.Of(s.Head, weight)
	if len(set.BOM) > 0 || weight.Invalid == 0 {
		return set, nil
	}
	if name := namedCharset(s.Head); name != "" {
		if enc, err := htmlindex.Get(name); err == nil && !strings.HasPrefix(strings.ToLower(name), "utf") {
			return charset.Charset{Name: name, Enc: enc}, nil
		}
	}
	return set, nil
}

// namedCharset is what a page says about its encoding near its beginning.
func namedCharset(head []byte) string {
	low := bytes.ToLower(head)
	i := bytes.Index(low, []byte("charset="))
	if i < 0 {
		return ""
	}
	name := bytes.TrimLeft(low[i+8:], `"' `)
	if end := bytes.IndexAny(name, "\"' ;>/"); end >= 0 {
		name = name[:end]
	}
	return string(name)
}

// An htmlReader turns the tables of a page into rows.
type htmlReader struct {
	z     *html.Tokenizer
	lim   grid.Limits
	sheet *grid.Sheet
	yield func(grid.Row) error

	row    int
	cells  []grid.Cell
	reach  []int // by column: how many further rows a cell from above takes
	inRow  bool
	inCell bool
	depth  int // of tables inside one another
	skip   int // of scripts and styles
	text   strings.Builder
	cell   htmlCell
	tables int
}

type htmlCell struct {
	across, down int
	number       string // what x:num says
	bold         bool
}

func (h *htmlReader) read() error {
	for {
		switch kind := h.z.Next(); kind {
		case html.ErrorToken:
			if err := h.z.Err(); err != io.EOF {
				if err == html.ErrBufferExceeded {
					return grid.Refuse("html",
						"holds a value of more than %d bytes, above the limit cell_bytes; shorten it or raise the limit", h.lim.CellBytes)
				}
				return err
			}
			return h.endRow()
		case html.TextToken:
			if h.inCell && h.skip == 0 {
				h.text.Write(h.z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := h.z.TagName()
			if err := h.open(atom.Lookup(name), more, kind == html.SelfClosingTagToken); err != nil {
				return err
			}
		case html.EndTagToken:
			name, _ := h.z.TagName()
			if err := h.close(atom.Lookup(name)); err != nil {
				return err
			}
		}
	}
}

func (h *htmlReader) open(tag atom.Atom, attrs, empty bool) error {
	switch tag {
	case atom.Script, atom.Style:
		if !empty {
			h.skip++
		}
	case atom.Table:
		if h.depth++; h.depth == 1 {
			if h.tables++; h.tables > 1 {
				h.row++
			}
			h.reach = nil
		}
	case atom.Tr:
		if h.depth != 1 {
			return nil
		}
		if err := h.endRow(); err != nil {
			return err
		}
		h.inRow = true
		h.row++
	case atom.Td, atom.Th:
		if h.depth != 1 {
			h.text.WriteByte(' ')
			return nil
		}
		h.endCell()
		if !h.inRow {
			h.inRow = true
			h.row++
		}
		h.inCell = true
		h.cell = htmlCell{across: 1, down: 1, bold: tag == atom.Th}
		for attrs {
			var key, value []byte
			key, value, attrs = h.z.TagAttr()
			h.attr(string(key), string(value))
		}
	case atom.Br, atom.P, atom.Div, atom.Li:
		if h.inCell && h.text.Len() > 0 {
			h.text.WriteByte('\n')
		}
	case atom.B, atom.Strong:
		h.cell.bold = h.cell.bold || h.inCell && strings.TrimSpace(h.text.String()) == ""
	}
	return nil
}

func (h *htmlReader) attr(key, value string) {
	switch key {
	case "colspan", "rowspan":
		n, _ := strconv.Atoi(strings.TrimSpace(value))
		if n = min(max(n, 1), 1000); key == "colspan" {
			h.cell.across = n
		} else {
			h.cell.down = n
		}
	case "x:num":
		h.cell.number = value
	}
}

func (h *htmlReader) close(tag atom.Atom) error {
	switch tag {
	case atom.Script, atom.Style:
		h.skip = max(h.skip-1, 0)
	case atom.Td, atom.Th:
		if h.depth == 1 {
			h.endCell()
		}
	case atom.Tr:
		if h.depth == 1 {
			return h.endRow()
		}
	case atom.Table:
		if h.depth == 1 {
			if err := h.endRow(); err != nil {
				return err
			}
		}
		h.depth = max(h.depth-1, 0)
	}
	return nil
}

// endCell puts the cell at its column, beside those that reach down from above.
func (h *htmlReader) endCell() {
	if !h.inCell {
		return
	}
	h.inCell = false
	col := len(h.cells)
	for col < len(h.reach) && h.reach[col] > 0 {
		h.cells = append(h.cells, grid.Cell{})
		col++
	}
	c := grid.Cell{Bold: h.cell.bold}
	if text := plainText(h.text.String()); text != "" {
		c.Kind, c.Text = grid.Text, text
		var d numfmt.Decimal
		if h.cell.number != "" && numfmt.ReadDecimal(&d, []byte(h.cell.number)) {
			c.Kind, c.Value = grid.Number, string(d.AppendPlain(nil))
		}
	}
	h.text.Reset()
	h.cells = append(h.cells, c)
	for range h.cell.across - 1 {
		h.cells = append(h.cells, grid.Cell{})
	}
	if h.cell.across > 1 || h.cell.down > 1 {
		h.sheet.Merge(grid.Merge{Top: h.row, Left: col + 1, Bottom: h.row + h.cell.down - 1, Right: col + h.cell.across})
	}
	for len(h.reach) < len(h.cells) {
		h.reach = append(h.reach, 0)
	}
	for i := range h.cell.across {
		h.reach[col+i] = h.cell.down
	}
}

// plainText is a cell's text as a browser shows it: runs of blanks are one.
func plainText(s string) string {
	lines := strings.Split(html.UnescapeString(s), "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == 0xA0 }),
			" "); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.ToValidUTF8(strings.Join(kept, "\n"), string(utf8.RuneError))
}

func (h *htmlReader) endRow() error {
	h.endCell()
	if !h.inRow {
		return nil
	}
	h.inRow = false
	row := grid.Row{Number: h.row, Cells: h.cells}
	h.cells = h.cells[:0]
	for i := range h.reach {
		h.reach[i] = max(h.reach[i]-1, 0)
	}
	switch {
	case row.Number > h.lim.Rows:
		return grid.Refuse("html", "has more rows than the limit rows of %d; raise the limit or export fewer rows", h.lim.Rows)
	case len(row.Cells) > h.lim.Columns:
		return grid.Refuse("html", "has a row of %d cells, above the limit columns of %d; raise the limit or export fewer columns",
			len(row.Cells), h.lim.Columns)
	case row.Blank():
		return nil
	}
	return h.yield(row)
}
