package table

import (
	"context"
	"strings"
	"time"
)

// An odsSheet is one table of an OpenDocument spreadsheet. Its cells hold what
// a person sees beside the value, so that no format needs to be rendered.
type odsSheet struct {
	*parcel
	index int
	sheet *Sheet
}

func (p *parcel) isODS(ctx context.Context) bool {
	if !p.has("content.xml") || !p.has("mimetype") {
		return false
	}
	r, err := p.open(ctx, "mimetype")
	if err != nil {
		return false
	}
	defer r.Close()
	kind := make([]byte, 64)
	n, _ := r.Read(kind)
	return strings.Contains(string(kind[:n]), "opendocument.spreadsheet")
}

// openODS lists the tables.
func (p *parcel) openODS(ctx context.Context, w *Workbook) error {
	w.Format = "ods"
	if p.encrypted(ctx) {
		return refuse("encrypted", "is protected with a password; open it, save it without one, best as .xlsx")
	}
	x, c, err := p.xml(ctx, "content.xml")
	if err != nil {
		return err
	}
	defer c.Close()
	hidden := map[string]bool{}
	style := ""
	for {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.kind == xmlEOF && len(w.Sheets) == 0:
			return refuse("ods", "is an OpenDocument spreadsheet without a sheet; export it again with its data")
		case x.kind == xmlEOF:
			return nil
		case x.is(xmlStart, "style"):
			style = x.attr("name")
		case x.is(xmlStart, "table-properties") && x.attr("display") == "false":
			hidden[style] = true
		case x.is(xmlStart, "table"):
			sheet := &Sheet{File: w.Path, Name: x.attr("name"), Hidden: hidden[x.attr("style-name")]}
			o := &odsSheet{parcel: p, index: len(w.Sheets), sheet: sheet}
			sheet.passes = o.rows
			w.Sheets = append(w.Sheets, sheet)
			if err := x.skipElement(); err != nil {
				return err
			}
		}
	}
}

func (p *parcel) encrypted(ctx context.Context) bool {
	x, c, err := p.xml(ctx, "META-INF/manifest.xml")
	if err != nil {
		return false
	}
	defer c.Close()
	for x.next() == nil && x.kind != xmlEOF {
		if x.is(xmlStart, "encryption-data") {
			return true
		}
	}
	return false
}

// rows is one pass through one table.
func (o *odsSheet) rows(ctx context.Context, yield func(Row) error) error {
	x, c, err := o.xml(ctx, "content.xml")
	if err != nil {
		return err
	}
	defer c.Close()
	o.sheet.merged = nil
	for at := -1; ; {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.kind == xmlEOF:
			return nil
		case !x.is(xmlStart, "table"):
		case at+1 < o.index:
			at++
			if err := x.skipElement(); err != nil {
				return err
			}
		default:
			return (&odsReader{odsSheet: o, x: x, yield: yield}).table()
		}
	}
}

// An odsReader reads one table.
type odsReader struct {
	*odsSheet
	x       *xmlReader
	yield   func(Row) error
	row     int
	columns int // that were declared ahead of the rows
	cells   []Cell
}

func (r *odsReader) table() error {
	if r.x.empty {
		return nil
	}
	for depth := r.x.depth; ; {
		if err := r.x.next(); err != nil {
			return err
		}
		switch {
		case r.x.depth < depth:
			return nil
		case r.x.is(xmlStart, "table-column"):
			r.column()
		case r.x.is(xmlStart, "table-row"):
			if err := r.readRow(); err != nil {
				return err
			}
		case r.x.is(xmlStart, "shapes"), r.x.is(xmlStart, "forms"):
			if err := r.x.skipElement(); err != nil {
				return err
			}
		}
	}
}

// column counts columns; what is hidden or filtered is marked.
func (r *odsReader) column() {
	n := max(1, number(r.x.attr("number-columns-repeated")))
	from := r.columns + 1
	r.columns += n
	if v := r.x.attr("visibility"); v != "collapse" && v != "filter" || from+n > 16384 {
		return
	}
	if r.sheet.HiddenColumns == nil {
		r.sheet.HiddenColumns = map[int]bool{}
	}
	for col := from; col < from+n; col++ {
		r.sheet.HiddenColumns[col] = true
	}
}

func number(s string) int {
	n, _ := atoi([]byte(s))
	return n
}

func (r *odsReader) readRow() error {
	times := max(1, number(r.x.attr("number-rows-repeated")))
	v := r.x.attr("visibility")
	r.cells = r.cells[:0]
	if err := r.readCells(); err != nil {
		return err
	}
	for len(r.cells) > 0 && r.cells[len(r.cells)-1].Kind == Empty {
		r.cells = r.cells[:len(r.cells)-1]
	}
	if len(r.cells) == 0 {
		r.row += times
		return nil
	}
	for range times {
		r.row++
		if r.row > r.src.lim.Rows {
			return refuse("large", "has a row %d, above the limit rows of %d; raise the limit or export fewer rows", r.row, r.src.lim.Rows)
		}
		if err := r.yield(Row{Number: r.row, Cells: r.cells, Hidden: v == "collapse" || v == "filter"}); err != nil {
			return err
		}
	}
	return nil
}

func (r *odsReader) readCells() error {
	if r.x.empty {
		return nil
	}
	blanks := 0
	for depth := r.x.depth; ; {
		if err := r.x.next(); err != nil {
			return err
		}
		if r.x.depth < depth {
			return nil
		}
		if !r.x.is(xmlStart, "table-cell") && !r.x.is(xmlStart, "covered-table-cell") {
			continue
		}
		times := max(1, number(r.x.attr("number-columns-repeated")))
		across, down := number(r.x.attr("number-columns-spanned")), number(r.x.attr("number-rows-spanned"))
		c, err := r.cell()
		if err != nil {
			return err
		}
		if c.Kind == Empty {
			blanks += times
			continue
		}
		if len(r.cells)+blanks+times > r.src.lim.Columns {
			return refuse("large", "has a cell beyond the limit columns of %d; raise the limit or export fewer columns", r.src.lim.Columns)
		}
		for range blanks {
			r.cells = append(r.cells, Cell{})
		}
		blanks = 0
		for range times {
			r.cells = append(r.cells, c)
		}
		if across > 1 || down > 1 {
			at := len(r.cells)
			r.sheet.merged = append(r.sheet.merged, Merge{r.row + 1, at, r.row + max(down, 1), at + max(across, 1) - 1})
		}
	}
}

// cell reads one cell: its type and value, and the text that is seen.
func (r *odsReader) cell() (Cell, error) {
	kind, unit := r.x.attr("value-type"), r.x.attr("currency")
	value, day, truth, clock := r.x.attr("value"), r.x.attr("date-value"), r.x.attr("boolean-value"), r.x.attr("time-value")
	text, err := r.paragraphs()
	if err != nil || kind == "" && text == "" {
		return Cell{}, err
	}
	c := Cell{Kind: Text, Text: text}
	var d decimal
	switch {
	case (kind == "float" || kind == "currency" || kind == "percentage") && readDecimal(&d, []byte(value)):
		c.Kind, c.Value, c.Unit = Number, string(d.appendPlain(nil)), unit
		if kind == "percentage" {
			c.Unit = "%"
		}
	case kind == "date":
		for _, layout := range isoLayouts {
			if t, err := time.Parse(layout, strings.TrimSuffix(day, "Z")); err == nil && layout != "15:04:05" {
				c.Kind, c.Value = Date, isoOf(t)
				break
			}
		}
	case kind == "boolean":
		c.Kind, c.Value = Bool, truth
	case kind == "time":
		c.Text = text
		if text == "" {
			c.Text = clock
		}
	}
	if c.Text == "" {
		c.Text = c.Value
	}
	if c.Kind == Text && c.Text == "" {
		c.Kind = Empty
	}
	if c.Kind == Text && (strings.HasPrefix(text, "#") && strings.HasSuffix(text, "!") || text == "#N/A" || strings.HasPrefix(text, "Err:")) && value != "" {
		c.Kind = Fault
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
	if r.x.empty {
		return "", nil
	}
	var b strings.Builder
	in, first := 0, true
	for depth := r.x.depth; ; {
		if err := r.x.next(); err != nil {
			return "", err
		}
		switch {
		case r.x.depth < depth:
			return b.String(), nil
		case r.x.is(xmlStart, "annotation"), r.x.is(xmlStart, "frame"):
			if err := r.x.skipElement(); err != nil {
				return "", err
			}
		case r.x.is(xmlStart, "p"):
			if !first {
				b.WriteByte('\n')
			}
			first = false
			if !r.x.empty {
				in = r.x.depth
			}
		case r.x.is(xmlStart, "s"):
			b.WriteString(strings.Repeat(" ", min(max(1, number(r.x.attr("c"))), 1000)))
		case r.x.is(xmlStart, "tab"):
			b.WriteByte('\t')
		case r.x.is(xmlStart, "line-break"):
			b.WriteByte('\n')
		case r.x.kind == xmlEnd && r.x.depth < in:
			in = 0
		case r.x.kind == xmlText && in > 0:
			b.Write(r.x.text)
		}
	}
}
