package table

import (
	"context"
	"strings"
)

// A sheet2003 is one worksheet of an XML spreadsheet of 2003, which several
// programs name .xls.
type sheet2003 struct {
	src    *source
	w      *Workbook
	index  int // which worksheet of the file
	sheet  *Sheet
	styles map[string]cellStyle
}

// namedFormats are the formats that such files call by a name.
var namedFormats = map[string]string{
	"General": "", "General Number": "", "General Date": "m/d/yyyy h:mm", "Long Date": "dddd, mmmm d, yyyy", "Medium Date": "d-mmm-yy",
	"Short Date": "m/d/yyyy", "Long Time": "h:mm:ss AM/PM", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm",
	"Currency": `"$"#,##0.00_);[Red]("$"#,##0.00)`, "Euro Currency": `[$€-2] #,##0.00`, "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
	"Yes/No": `"Yes";"Yes";"No"`, "True/False": `"True";"True";"False"`, "On/Off": `"On";"On";"Off"`,
}

// openXML2003 lists the worksheets and their styles.
func (s *source) openXML2003(ctx context.Context, w *Workbook) error {
	w.Format = "xml2003"
	x, err := newXMLReader(s.reader(ctx), s.lim.CellBytes)
	if err != nil {
		return err
	}
	styles := map[string]cellStyle{}
	for {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.kind == xmlEOF && len(w.Sheets) == 0:
			return refuse("xml2003", "is an XML spreadsheet without a sheet; export it again as .xlsx")
		case x.kind == xmlEOF:
			return nil
		case x.is(xmlStart, "Style"):
			id := x.attr("ID")
			style, err := style2003(x)
			if err != nil {
				return err
			}
			styles[id] = style
		case x.is(xmlStart, "Worksheet"):
			sheet := &Sheet{File: s.path, Name: x.attr("Name")}
			p := &sheet2003{src: s, w: w, index: len(w.Sheets), sheet: sheet, styles: styles}
			sheet.passes = p.rows
			w.Sheets = append(w.Sheets, sheet)
		case x.is(xmlStart, "Visible") && len(w.Sheets) > 0:
			text, err := x.whole()
			if err != nil {
				return err
			}
			w.Sheets[len(w.Sheets)-1].Hidden = strings.HasPrefix(text, "SheetHidden") || strings.HasPrefix(text, "SheetVeryHidden")
		}
	}
}

func style2003(x *xmlReader) (cellStyle, error) {
	s := generalStyle
	if x.empty {
		return s, nil
	}
	for depth := x.depth; ; {
		if err := x.next(); err != nil {
			return s, err
		}
		switch {
		case x.depth < depth:
			return s, nil
		case x.is(xmlStart, "NumberFormat"):
			code := x.attr("Format")
			if named, ok := namedFormats[code]; ok {
				code = named
			}
			s.format = compileFormat(code)
		case x.is(xmlStart, "Font"):
			s.bold = x.flag("Bold")
		case x.is(xmlStart, "Alignment"):
			n, _ := atoi([]byte(x.attr("Indent")))
			s.indent = uint8(min(n, 250))
		}
	}
}

// rows is one pass through the file for one worksheet.
func (p *sheet2003) rows(ctx context.Context, yield func(Row) error) error {
	x, err := newXMLReader(p.src.reader(ctx), p.src.lim.CellBytes)
	if err != nil {
		return err
	}
	p.sheet.merged = nil
	for at := -1; ; {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.kind == xmlEOF:
			return nil
		case x.is(xmlStart, "Worksheet"):
			at++
		case x.is(xmlStart, "Table") && at == p.index:
			return p.table(x, yield)
		}
	}
}

// A reader2003 reads the rows of one table; it writes cells as a rowReader does.
type reader2003 struct {
	rowReader
	reach map[int]int // by column: the last row that a cell from above takes
}

func (p *sheet2003) table(x *xmlReader, yield func(Row) error) error {
	if x.empty {
		return nil
	}
	part := &sheetPart{book: &book{parcel: &parcel{src: p.src}, w: p.w}, sheet: p.sheet}
	r := &reader2003{rowReader: rowReader{sheetPart: part, x: x, yield: yield}, reach: map[int]int{}}
	for depth := x.depth; ; {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.depth < depth:
			return nil
		case x.is(xmlStart, "Column") && x.flag("Hidden"):
			p.hide(x)
		case x.is(xmlStart, "Row"):
			if err := p.row(r); err != nil {
				return err
			}
		}
	}
}

func (p *sheet2003) hide(x *xmlReader) {
	if n, ok := atoi([]byte(x.attr("Index"))); ok && n > 0 {
		if p.sheet.HiddenColumns == nil {
			p.sheet.HiddenColumns = map[int]bool{}
		}
		p.sheet.HiddenColumns[n] = true
	}
}

func (p *sheet2003) row(r *reader2003) error {
	r.row++
	if n, ok := atoi([]byte(r.x.attr("Index"))); ok && n > 0 {
		if n < r.row {
			return refuse("broken", "lists its rows out of order (row %d); open it in Excel and save it as .xlsx", n)
		}
		r.row = n
	}
	if r.row > p.src.lim.Rows {
		return refuse("large", "has a row %d, above the limit rows of %d; raise the limit or export fewer rows", r.row, p.src.lim.Rows)
	}
	hidden := r.x.flag("Hidden")
	r.col = 0
	r.reset()
	err := inside(r.x, "Cell", func() error { return p.cell(r) })
	if err != nil {
		return err
	}
	return r.emit(hidden)
}

func (p *sheet2003) cell(r *reader2003) error {
	r.col++
	for r.reach[r.col] >= r.row {
		r.col++
	}
	if n, ok := atoi([]byte(r.x.attr("Index"))); ok && n > 0 {
		r.col = n
	}
	if r.col > p.src.lim.Columns {
		return refuse("large", "has a cell in column %d, above the limit columns of %d; raise the limit or export fewer columns", r.col, p.src.lim.Columns)
	}
	style, ok := p.styles[r.x.attr("StyleID")]
	if !ok {
		style = generalStyle
	}
	across, _ := atoi([]byte(r.x.attr("MergeAcross")))
	down, _ := atoi([]byte(r.x.attr("MergeDown")))
	formula := strings.TrimPrefix(r.x.attr("Formula"), "=")
	if err := p.content(r, style, formula); err != nil {
		return err
	}
	across = min(across, p.src.lim.Columns)
	if across > 0 || down > 0 {
		p.sheet.merged = append(p.sheet.merged, Merge{r.row, r.col, r.row + down, r.col + across})
	}
	for i := range across + 1 {
		if down > 0 {
			r.reach[r.col+i] = r.row + down
		}
	}
	r.col += across
	return nil
}

func (p *sheet2003) content(r *reader2003, style cellStyle, formula string) error {
	if r.x.empty {
		return nil
	}
	for depth := r.x.depth; ; {
		if err := r.x.next(); err != nil {
			return err
		}
		if r.x.depth < depth {
			return nil
		}
		if r.x.kind != xmlStart {
			continue
		}
		if string(r.x.name) != "Data" {
			if err := r.x.skipElement(); err != nil {
				return err
			}
			continue
		}
		kind := kinds2003[r.x.attr("Type")]
		text, err := r.x.whole()
		if err != nil {
			return err
		}
		r.raw = append(r.raw[:0], text...)
		r.formula = append(r.formula[:0], formula...)
		if kind == 0 {
			kind = kindText
		}
		if err := r.put(kind, style, -1, true, formula != ""); err != nil {
			return err
		}
	}
}

var kinds2003 = map[string]byte{"Number": kindNumber, "String": kindText, "Boolean": kindBool, "Error": kindError, "DateTime": kindDate}
