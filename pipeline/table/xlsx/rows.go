package xlsx

import (
	"strconv"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/cells"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// A rowReader reads rows of cells; it holds one row.
type rowReader struct {
	cells.Builder
	part *sheetPart
	x    *markup.Reader

	first bool // rows may come in any order
	mixed bool // they did

	held []byte // memory for the content of <v>
}

// data reads all rows.
func (r *rowReader) data() error {
	depth := r.x.Depth
	for {
		if err := r.x.Next(); err != nil {
			return err
		}
		if r.x.Depth < depth {
			return nil
		}
		if r.x.Is(markup.Start, "row") {
			if err := r.readRow(); err != nil {
				return err
			}
		}
	}
}

func (r *rowReader) readRow() error {
	number, hidden := r.Row+1, false
	for attrs := r.x.Attrs; ; {
		n, v, rest, ok := markup.NextAttr(attrs)
		if !ok {
			break
		}
		switch attrs = rest; string(n) {
		case "r":
			if i, ok := markup.Int(v); ok && i > 0 {
				number = i
			}
		case "hidden":
			hidden = string(v) == "1" || string(v) == "true"
		}
	}
	if number > r.part.Source.Limits.Rows {
		return grid.Refuse("large", "has a row %d, above the limit rows of %d; raise the limit or export fewer rows", number,
			r.part.Source.Limits.Rows)
	}
	if number <= r.Row {
		r.mixed = true
		if !r.first {
			return grid.Refuse("broken", "lists the rows of sheet %s out of order (row %d behind row %d); open it in a spreadsheet "+
				"program and save it again", finding.Quote(r.Sheet.Name), number, r.Row)
		}
	}
	r.Row, r.Col = number, 0
	r.Reset()
	if r.x.Empty {
		return nil
	}
	if err := r.readCells(); err != nil {
		return err
	}
	return r.Emit(hidden)
}

func (r *rowReader) readCells() error {
	depth := r.x.Depth
	for {
		if kind, style, ok := r.quickCell(); ok {
			if err := r.checked(kind, style); err != nil {
				return err
			}
			continue
		}
		if err := r.x.Next(); err != nil {
			return err
		}
		if r.x.Depth < depth {
			return nil
		}
		if r.x.Is(markup.Start, "c") {
			if err := r.readCell(); err != nil {
				return err
			}
		}
	}
}

// quickCell reads the start of a cell as nearly all files write it,
// `<c r="B2" s="1" t="s">`, in one go; anything else is left to the general way.
func (r *rowReader) quickCell() (kind byte, style int, ok bool) {
	const enough = 80
	x := r.x
	b := x.Ahead()
	if len(b) < enough || string(b[:6]) != `<c r="` {
		return 0, 0, false
	}
	i, row, col := 6, 0, 0
	for ; i < 9 && b[i] >= 'A' && b[i] <= 'Z'; i++ {
		col = col*26 + int(b[i]-'A') + 1
	}
	for ; i < 18 && b[i] >= '0' && b[i] <= '9'; i++ {
		row = row*10 + int(b[i]-'0')
	}
	if b[i] != '"' || row != r.Row || col == 0 {
		return 0, 0, false
	}
	kind, style = cells.KindNumber, -1
	for i++; b[i] == ' ' && i < enough-24; {
		name, from := b[i+1], i+4
		if b[i+2] != '=' || b[i+3] != '"' {
			return 0, 0, false
		}
		to := from
		for to < from+10 && b[to] != '"' {
			to++
		}
		switch v := b[from:to]; {
		case b[to] != '"':
			return 0, 0, false
		case name == 't':
			kind = cellKind(v)
		case name != 's':
			return 0, 0, false
		default:
			if style, ok = markup.Int(v); !ok {
				return 0, 0, false
			}
		}
		i = to + 1
	}
	empty := b[i] == '/' && b[i+1] == '>'
	if empty {
		i++
	} else if b[i] != '>' {
		return 0, 0, false
	}
	x.Took(i+1, empty)
	r.Col = col
	return kind, style, true
}

// readCell reads one cell: its place, type and style, then its content.
func (r *rowReader) readCell() error {
	kind, style := byte('n'), -1
	r.Col++
	for attrs := r.x.Attrs; ; {
		n, v, rest, ok := markup.NextAttr(attrs)
		if !ok {
			break
		}
		attrs = rest
		if len(n) != 1 || len(v) == 0 {
			continue
		}
		switch n[0] {
		case 'r':
			if row, col, ok := readRef(v); ok {
				r.Col = col
				r.strayRow(row)
			}
		case 't':
			kind = cellKind(v)
		case 's':
			if i, ok := markup.Int(v); ok {
				style = i
			}
		}
	}
	return r.checked(kind, style)
}

// checked reads what is inside a cell whose column is within the limit.
func (r *rowReader) checked(kind byte, style int) error {
	if r.Col > r.part.Source.Limits.Columns {
		return grid.Refuse("large", "has a cell in column %d, above the limit columns of %d; raise the limit or export fewer columns",
			r.Col, r.part.Source.Limits.Columns)
	}
	if r.x.Empty {
		r.Blank(r.style(style))
		return nil
	}
	return r.content(kind, style)
}

// strayRow notes a cell whose reference names another row than its own.
func (r *rowReader) strayRow(row int) {
	if row != r.Row {
		r.Workbook.Note(finding.Finding{Severity: finding.Warning, Code: "cell-reference",
			At:      finding.Ref{File: r.Workbook.Path, Sheet: r.Sheet.Name, Row: r.Row, Col: r.Col},
			Message: "a cell says that it belongs to row " + strconv.Itoa(row) + " but stands in this one, where it was read",
			Mend:    "open it in a spreadsheet program and save it again"})
	}
}

func cellKind(t []byte) byte {
	switch string(t) {
	case "s":
		return cells.KindShared
	case "str":
		return cells.KindText
	case "inlineStr":
		return cells.KindInline
	case "b", "e", "d":
		return t[0]
	}
	return cells.KindNumber
}

// content reads what is inside a cell.
func (r *rowReader) content(kind byte, style int) error {
	if raw, ok := r.x.Between("<v>", "</v></c>"); ok {
		r.Raw = raw
		return r.Put(kind, r.style(style), -1, true, false)
	}
	if kind == cells.KindInline {
		if raw, ok := r.x.Between("<is><t>", "</t></is></c>"); ok {
			from := len(r.Buf)
			r.Buf = cells.Sound(append(r.Buf, raw...), from)
			r.PutText(r.style(style), from)
			return nil
		}
	}
	return r.parts(kind, style)
}

// parts reads a cell element by element.
func (r *rowReader) parts(kind byte, style int) error {
	depth := r.x.Depth
	hasValue, hasFormula := false, false
	r.Raw, r.Formula = r.held[:0], r.Formula[:0]
	inline := -1
	for {
		if err := r.x.Next(); err != nil {
			return err
		}
		if r.x.Depth < depth {
			break
		}
		if r.x.Kind != markup.Start {
			continue
		}
		var err error
		switch string(r.x.Name) {
		case "v":
			hasValue = true
			r.Raw, err = r.characters(r.Raw)
			r.held = r.Raw
		case "f":
			hasFormula = true
			r.Formula, err = r.characters(r.Formula)
		case "is":
			inline = len(r.Buf)
			r.Buf, err = richText(r.x, r.Buf)
		default:
			err = r.x.SkipElement()
		}
		if err != nil {
			return err
		}
	}
	return r.Put(kind, r.style(style), inline, hasValue, hasFormula)
}

// characters appends the text of the element that just began.
func (r *rowReader) characters(dst []byte) ([]byte, error) {
	if r.x.Empty {
		return dst, nil
	}
	for depth := r.x.Depth; ; {
		if err := r.x.Next(); err != nil {
			return dst, err
		}
		if r.x.Kind == markup.Text {
			dst = append(dst, r.x.Text...)
		}
		if r.x.Depth < depth {
			return dst, nil
		}
	}
}

func (r *rowReader) style(i int) cells.Style {
	if i = max(i, 0); i < len(r.part.styles) {
		return r.part.styles[i]
	}
	return cells.General
}
