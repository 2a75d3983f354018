package table

import (
	"strconv"

	"sponsorbook/pipeline/finding"
)

// A rowReader reads rows of cells; it holds one row.
type rowReader struct {
	*sheetPart
	x     *xmlReader
	texts []string
	yield func(Row) error

	first    bool // rows may come in any order
	mixed    bool // they did
	skim     bool // formulas without a value are counted, not said
	uncached int  // formulas that the file left without a value

	row     int // number of the current row
	col     int // of the current cell
	cells   []Cell
	pending []pendingCell // cells of the row whose text is in buf
	buf     []byte        // text and value of the row's cells, one after the other
	num     decimal
	dates   []dateText // by serial modulo daysKept
	raw     []byte     // content of <v>, only valid until more is read
	held    []byte     // memory for it
	formula []byte     // content of <f>
}

// A pendingCell is a cell whose strings are cut from the row's text when the
// row is complete: one allocation a row instead of two a cell.
type pendingCell struct {
	col                int
	textFrom, textTo   int
	valueFrom, valueTo int
}

// data reads all rows.
func (r *rowReader) data() error {
	depth := r.x.depth
	for {
		if err := r.x.next(); err != nil {
			return err
		}
		if r.x.depth < depth {
			return nil
		}
		if r.x.is(xmlStart, "row") {
			if err := r.readRow(); err != nil {
				return err
			}
		}
	}
}

func (r *rowReader) readRow() error {
	number, hidden := r.row+1, false
	for attrs := r.x.attrs; ; {
		n, v, rest, ok := nextAttr(attrs)
		if !ok {
			break
		}
		switch attrs = rest; string(n) {
		case "r":
			if i, ok := atoi(v); ok && i > 0 {
				number = i
			}
		case "hidden":
			hidden = string(v) == "1" || string(v) == "true"
		}
	}
	if number > r.src.lim.Rows {
		return refuse("large", "has a row %d, above the limit rows of %d; raise the limit or export fewer rows", number, r.src.lim.Rows)
	}
	if number <= r.row {
		r.mixed = true
		if !r.first {
			return refuse("broken", "lists the rows of sheet %s out of order (row %d behind row %d); open it in a spreadsheet program and save it again", finding.Quote(r.sheet.Name), number, r.row)
		}
	}
	r.row, r.col = number, 0
	r.reset()
	if r.x.empty {
		return nil
	}
	if err := r.readCells(); err != nil {
		return err
	}
	return r.emit(hidden)
}

func (r *rowReader) reset() {
	clear(r.cells)
	r.cells, r.pending, r.buf = r.cells[:0], r.pending[:0], r.buf[:0]
}

func (r *rowReader) readCells() error {
	depth := r.x.depth
	for {
		if kind, style, ok := r.quickCell(); ok {
			if err := r.checked(kind, style); err != nil {
				return err
			}
			continue
		}
		if err := r.x.next(); err != nil {
			return err
		}
		if r.x.depth < depth {
			return nil
		}
		if r.x.is(xmlStart, "c") {
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
	b := x.buf[x.pos:x.end]
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
	if b[i] != '"' || row != r.row || col == 0 {
		return 0, 0, false
	}
	kind, style = kindNumber, -1
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
			if style, ok = atoi(v); !ok {
				return 0, 0, false
			}
		}
		i = to + 1
	}
	if x.empty = b[i] == '/' && b[i+1] == '>'; x.empty {
		i++
	} else if b[i] == '>' {
		x.depth++
	} else {
		return 0, 0, false
	}
	x.pos += i + 1
	r.col = col
	return kind, style, true
}

// emit cuts the cells' strings and hands the row over, unless it is blank.
func (r *rowReader) emit(hidden bool) error {
	all := string(r.buf)
	for _, p := range r.pending {
		c := &r.cells[p.col-1]
		if p.textTo > p.textFrom {
			c.Text = all[p.textFrom:p.textTo]
		}
		c.Value = all[p.valueFrom:p.valueTo]
	}
	r.covered.clear(r.row, r.cells)
	n := len(r.cells)
	for n > 0 && r.cells[n-1].Kind == Empty {
		n--
	}
	if n == 0 {
		return nil
	}
	return r.yield(Row{Number: r.row, Cells: r.cells[:n], Hidden: hidden})
}

// readCell reads one cell: its place, type and style, then its content.
func (r *rowReader) readCell() error {
	kind, style := byte('n'), -1
	r.col++
	for attrs := r.x.attrs; ; {
		n, v, rest, ok := nextAttr(attrs)
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
				r.col = col
				r.strayRow(row)
			}
		case 't':
			kind = cellKind(v)
		case 's':
			if i, ok := atoi(v); ok {
				style = i
			}
		}
	}
	return r.checked(kind, style)
}

// checked reads what is inside a cell whose column is within the limit.
func (r *rowReader) checked(kind byte, style int) error {
	if r.col > r.src.lim.Columns {
		return refuse("large", "has a cell in column %d, above the limit columns of %d; raise the limit or export fewer columns", r.col, r.src.lim.Columns)
	}
	if r.x.empty {
		return nil
	}
	return r.content(kind, style)
}

// strayRow notes a cell whose reference names another row than its own.
func (r *rowReader) strayRow(row int) {
	if row != r.row {
		r.w.note(finding.Finding{Severity: finding.Warning, Code: "cell-reference", At: finding.Ref{File: r.w.Path, Sheet: r.sheet.Name, Row: r.row, Col: r.col},
			Message: "a cell says that it belongs to row " + strconv.Itoa(row) + " but stands in this one, where it was read",
			Mend:    "open it in a spreadsheet program and save it again"})
	}
}

// The types of cell, in one letter.
const (
	kindShared = 's'
	kindText   = 't'
	kindInline = 'i'
	kindBool   = 'b'
	kindError  = 'e'
	kindDate   = 'd'
	kindNumber = 'n'
)

func cellKind(t []byte) byte {
	switch string(t) {
	case "s":
		return kindShared
	case "str":
		return kindText
	case "inlineStr":
		return kindInline
	case "b", "e", "d":
		return t[0]
	}
	return kindNumber
}

// content reads what is inside a cell.
func (r *rowReader) content(kind byte, style int) error {
	if raw, ok := r.x.between("<v>", "</v></c>"); ok {
		r.raw = raw
		return r.put(kind, r.style(style), -1, true, false)
	}
	if kind == kindInline {
		if raw, ok := r.x.between("<is><t>", "</t></is></c>"); ok {
			from := len(r.buf)
			r.buf = soundText(append(r.buf, raw...), from)
			r.putText(r.style(style), from)
			return nil
		}
	}
	return r.parts(kind, style)
}

// parts reads a cell element by element.
func (r *rowReader) parts(kind byte, style int) error {
	depth := r.x.depth
	hasValue, hasFormula := false, false
	r.raw, r.formula = r.held[:0], r.formula[:0]
	inline := -1
	for {
		if err := r.x.next(); err != nil {
			return err
		}
		if r.x.depth < depth {
			break
		}
		if r.x.kind != xmlStart {
			continue
		}
		var err error
		switch string(r.x.name) {
		case "v":
			hasValue = true
			r.raw, err = r.characters(r.raw)
			r.held = r.raw
		case "f":
			hasFormula = true
			r.formula, err = r.characters(r.formula)
		case "is":
			inline = len(r.buf)
			r.buf, err = richText(r.x, r.buf)
		default:
			err = r.x.skipElement()
		}
		if err != nil {
			return err
		}
	}
	return r.put(kind, r.style(style), inline, hasValue, hasFormula)
}

// characters appends the text of the element that just began.
func (r *rowReader) characters(dst []byte) ([]byte, error) {
	if r.x.empty {
		return dst, nil
	}
	for depth := r.x.depth; ; {
		if err := r.x.next(); err != nil {
			return dst, err
		}
		if r.x.kind == xmlText {
			dst = append(dst, r.x.text...)
		}
		if r.x.depth < depth {
			return dst, nil
		}
	}
}

// cell is the current cell, the row made long enough.
func (r *rowReader) cell() *Cell {
	for len(r.cells) < r.col {
		if len(r.cells) < cap(r.cells) {
			r.cells = r.cells[:len(r.cells)+1]
			continue
		}
		r.cells = append(r.cells, Cell{})
	}
	return &r.cells[r.col-1]
}

func (r *rowReader) style(i int) cellStyle {
	if i = max(i, 0); i < len(r.styles) {
		return r.styles[i]
	}
	return generalStyle
}
