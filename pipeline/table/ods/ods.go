// Package ods reads OpenDocument spreadsheets.
package ods

import (
	"context"
	"strings"
	"time"

	"sponsorbook/pipeline/table/archive"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
	"sponsorbook/pipeline/table/numfmt"
)

// An odsSheet is one table of an OpenDocument spreadsheet. Its cells hold what
// a person sees beside the value, so that no format needs to be rendered.
type odsSheet struct {
	*archive.Zip
	index int
	sheet *grid.Sheet
}

// Is reports whether an archive is a spreadsheet of this kind.
func Is(ctx context.Context, p *archive.Zip) bool {
	if !p.Has("content.xml") || !p.Has("mimetype") {
		return false
	}
	r, err := p.Open(ctx, "mimetype")
	if err != nil {
		return false
	}
	defer r.Close()
	kind := make([]byte, 64)
	n, _ := r.Read(kind)
	return strings.Contains(string(kind[:n]), "opendocument.spreadsheet")
}

// Open lists the tables.
func Open(ctx context.Context, p *archive.Zip, w *grid.Workbook) error {
	w.Format = "ods"
	if encrypted(ctx, p) {
		return grid.Refuse("encrypted", "is protected with a password; open it, save it without one, best as .xlsx")
	}
	x, c, err := p.XML(ctx, "content.xml")
	if err != nil {
		return err
	}
	defer c.Close()
	hidden := map[string]bool{}
	style, repeated := "", int64(0)
	for {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Kind == markup.EOF && len(w.Sheets) == 0:
			return grid.Refuse("ods", "is an OpenDocument spreadsheet without a sheet; export it again with its data")
		case x.Kind == markup.EOF:
			return nil
		case x.Is(markup.Start, "style"):
			style = x.Attr("name")
		case x.Is(markup.Start, "table-properties") && x.Attr("display") == "false":
			hidden[style] = true
		case x.Is(markup.Start, "table"):
			o := &odsSheet{Zip: p, index: len(w.Sheets)}
			o.sheet = grid.NewSheet(w.Path, x.Attr("name"), o.rows)
			o.sheet.Hidden = hidden[x.Attr("style-name")]
			w.Sheets = append(w.Sheets, o.sheet)
			r := &odsReader{odsSheet: o, x: x, skim: true}
			if err := r.table(); err != nil {
				return err
			}
			if repeated += r.repeated; repeated > mostRepeated {
				return grid.Refuse("ods",
					"repeats its rows and cells to more than %d cells, as harmful files do; delete the empty-looking rows below the data "+
						"and save it again", mostRepeated)
			}
		}
	}
}

func encrypted(ctx context.Context, p *archive.Zip) bool {
	x, c, err := p.XML(ctx, "META-INF/manifest.xml")
	if err != nil {
		return false
	}
	defer c.Close()
	for x.Next() == nil && x.Kind != markup.EOF {
		if x.Is(markup.Start, "encryption-data") {
			return true
		}
	}
	return false
}

// rows is one pass through one table.
func (o *odsSheet) rows(ctx context.Context, yield func(grid.Row) error) error {
	x, c, err := o.XML(ctx, "content.xml")
	if err != nil {
		return err
	}
	defer c.Close()
	o.sheet.Unmerge()
	for at := -1; ; {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Kind == markup.EOF:
			return nil
		case !x.Is(markup.Start, "table"):
		case at+1 < o.index:
			at++
			if err := x.SkipElement(); err != nil {
				return err
			}
		default:
			return (&odsReader{odsSheet: o, x: x, yield: yield}).table()
		}
	}
}

// mostRepeated is how many cells of a file may be there because a row or cell
// says that it comes again: as many as a second reads. People repeat formats
// down to the last row, not values.
const mostRepeated = 20_000_000

// An odsReader reads one table.
type odsReader struct {
	*odsSheet
	x        *markup.Reader
	yield    func(grid.Row) error
	row      int
	columns  int   // that were declared ahead of the rows
	skim     bool  // cells are counted, rows not given
	repeated int64 // cells that are there because of a repeat
	cells    []grid.Cell
}

func (r *odsReader) table() error {
	if r.x.Empty {
		return nil
	}
	for depth := r.x.Depth; ; {
		if err := r.x.Next(); err != nil {
			return err
		}
		switch {
		case r.x.Depth < depth:
			return nil
		case r.x.Is(markup.Start, "table-column"):
			r.column()
		case r.x.Is(markup.Start, "table-row"):
			if err := r.readRow(); err != nil {
				return err
			}
		case r.x.Is(markup.Start, "shapes"), r.x.Is(markup.Start, "forms"):
			if err := r.x.SkipElement(); err != nil {
				return err
			}
		}
	}
}

// column counts columns; what is hidden or filtered is marked.
func (r *odsReader) column() {
	n := max(1, number(r.x.Attr("number-columns-repeated")))
	from := r.columns + 1
	r.columns += n
	if v := r.x.Attr("visibility"); v != "collapse" && v != "filter" || from+n > 16384 {
		return
	}
	r.sheet.HideColumns(from, from+n-1)
}

func number(s string) int {
	n, _ := markup.Int([]byte(s))
	return n
}

func (r *odsReader) readRow() error {
	times := max(1, number(r.x.Attr("number-rows-repeated")))
	v := r.x.Attr("visibility")
	r.cells = r.cells[:0]
	if err := r.readCells(); err != nil {
		return err
	}
	for len(r.cells) > 0 && r.cells[len(r.cells)-1].Kind == grid.Empty {
		r.cells = r.cells[:len(r.cells)-1]
	}
	if len(r.cells) == 0 {
		r.row += times
		return nil
	}
	if r.skim {
		r.row += times
		r.repeated += int64(times-1) * int64(len(r.cells))
		return nil
	}
	for range times {
		r.row++
		if r.row > r.Source.Limits.Rows {
			return grid.Refuse("large", "has a row %d, above the limit rows of %d; raise the limit or export fewer rows", r.row,
				r.Source.Limits.Rows)
		}
		if err := r.yield(grid.Row{Number: r.row, Cells: r.cells, Hidden: v == "collapse" || v == "filter"}); err != nil {
			return err
		}
	}
	return nil
}

func (r *odsReader) readCells() error {
	if r.x.Empty {
		return nil
	}
	blanks := 0
	for depth := r.x.Depth; ; {
		if err := r.x.Next(); err != nil {
			return err
		}
		if r.x.Depth < depth {
			return nil
		}
		if !r.x.Is(markup.Start, "table-cell") && !r.x.Is(markup.Start, "covered-table-cell") {
			continue
		}
		times := max(1, number(r.x.Attr("number-columns-repeated")))
		across, down := number(r.x.Attr("number-columns-spanned")), number(r.x.Attr("number-rows-spanned"))
		c, err := r.cell()
		if err != nil {
			return err
		}
		if c.Kind == grid.Empty {
			blanks += times
			continue
		}
		if len(r.cells)+blanks+times > r.Source.Limits.Columns {
			return grid.Refuse("large", "has a cell beyond the limit columns of %d; raise the limit or export fewer columns",
				r.Source.Limits.Columns)
		}
		for range blanks {
			r.cells = append(r.cells, grid.Cell{})
		}
		blanks = 0
		for range times {
			r.cells = append(r.cells, c)
		}
		r.repeated += int64(times - 1)
		if across > 1 || down > 1 {
			at := len(r.cells)
			r.sheet.Merge(grid.Merge{Top: r.row + 1, Left: at, Bottom: r.row + max(down, 1), Right: at + max(across, 1) - 1})
		}
	}
}

// cell reads one cell: its type and value, and the text that is seen.
func (r *odsReader) cell() (grid.Cell, error) {
	kind, unit := r.x.Attr("value-type"), r.x.Attr("currency")
	value, day, truth, clock := r.x.Attr("value"), r.x.Attr("date-value"), r.x.Attr("boolean-value"), r.x.Attr("time-value")
	text, err := r.paragraphs()
	if err != nil || kind == "" && text == "" {
		return grid.Cell{}, err
	}
	c := grid.Cell{Kind: grid.Text, Text: text}
	var d numfmt.Decimal
	switch {
	case (kind == "float" || kind == "currency" || kind == "percentage") && numfmt.ReadDecimal(&d, []byte(value)):
		c.Kind, c.Value, c.Unit = grid.Number, string(d.AppendPlain(nil)), unit
		if kind == "percentage" {
			c.Unit = "%"
		}
	case kind == "date":
		for _, layout := range numfmt.ISOLayouts {
			if t, err := time.Parse(layout, strings.TrimSuffix(day, "Z")); err == nil && layout != "15:04:05" {
				c.Kind, c.Value = grid.Date, isoOf(t)
				break
			}
		}
	case kind == "boolean":
		c.Kind, c.Value = grid.Bool, truth
	case kind == "time":
		c.Text = text
		if text == "" {
			c.Text = clock
		}
	}
	if c.Text == "" {
		c.Text = c.Value
	}
	if c.Kind == grid.Text && c.Text == "" {
		c.Kind = grid.Empty
	}
	if c.Kind == grid.Text && (strings.HasPrefix(text, "#") && strings.HasSuffix(text, "!") || text == "#N/A" ||
		strings.HasPrefix(text, "Err:")) && value != "" {
		c.Kind = grid.Fault
	}
	return c, nil
}

func isoOf(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}

// paragraphs is the text of a cell, one line a paragraph, without notes.
func (r *odsReader) paragraphs() (string, error) {
	if r.x.Empty {
		return "", nil
	}
	var b strings.Builder
	in, first := 0, true
	for depth := r.x.Depth; ; {
		if err := r.x.Next(); err != nil {
			return "", err
		}
		switch {
		case r.x.Depth < depth:
			return b.String(), nil
		case r.x.Is(markup.Start, "annotation"), r.x.Is(markup.Start, "frame"):
			if err := r.x.SkipElement(); err != nil {
				return "", err
			}
		case r.x.Is(markup.Start, "p"):
			if !first {
				b.WriteByte('\n')
			}
			first = false
			if !r.x.Empty {
				in = r.x.Depth
			}
		case r.x.Is(markup.Start, "s"):
			b.WriteString(strings.Repeat(" ", min(max(1, number(r.x.Attr("c"))), 1000)))
		case r.x.Is(markup.Start, "tab"):
			b.WriteByte('\t')
		case r.x.Is(markup.Start, "line-break"):
			b.WriteByte('\n')
		case r.x.Kind == markup.End && r.x.Depth < in:
			in = 0
		case r.x.Kind == markup.Text && in > 0:
			b.Write(r.x.Text)
		}
	}
}
