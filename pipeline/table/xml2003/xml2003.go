// Package xml2003 reads XML spreadsheets of 2003, which several programs name .xls.
package xml2003

import (
	"context"
	"strings"

	"sponsorbook/pipeline/table/cells"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
	"sponsorbook/pipeline/table/numfmt"
)

// A sheet2003 is one worksheet of an XML spreadsheet of 2003, which several
// programs name .xls.
type sheet2003 struct {
	src    *grid.Source
	w      *grid.Workbook
	index  int // which worksheet of the file
	sheet  *grid.Sheet
	styles map[string]cells.Style
}

// namedFormats are the formats that such files call by a name.
var namedFormats = map[string]string{
	"General": "", "General Number": "", "General Date": "m/d/yyyy h:mm", "Long Date": "dddd, mmmm d, yyyy", "Medium Date": "d-mmm-yy",
	"Short Date": "m/d/yyyy", "Long Time": "h:mm:ss AM/PM", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm",
	"Currency": `"$"#,##0.00_);[Red]("$"#,##0.00)`, "Euro Currency": `[$€-2] #,##0.00`, "Fixed": "0.00", "Standard": "#,##0.00",
	"Percent": "0.00%", "Scientific": "0.00E+00",
	"Yes/No": `"Yes";"Yes";"No"`, "True/False": `"True";"True";"False"`, "On/Off": `"On";"On";"Off"`,
}

// Open lists the worksheets and their styles.
func Open(ctx context.Context, s *grid.Source, w *grid.Workbook) error {
	w.Format = "xml2003"
	x, err := markup.NewReader(s.Reader(ctx), s.Limits.CellBytes)
	if err != nil {
		return err
	}
	styles := map[string]cells.Style{}
	for {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Kind == markup.EOF && len(w.Sheets) == 0:
			return grid.Refuse("xml2003", "is an XML spreadsheet without a sheet; export it again as .xlsx")
		case x.Kind == markup.EOF:
			return nil
		case x.Is(markup.Start, "Style"):
			id := x.Attr("ID")
			style, err := style2003(x)
			if err != nil {
				return err
			}
			styles[id] = style
		case x.Is(markup.Start, "Worksheet"):
			p := &sheet2003{src: s, w: w, index: len(w.Sheets), styles: styles}
			p.sheet = grid.NewSheet(s.Path, x.Attr("Name"), p.rows)
			w.Sheets = append(w.Sheets, p.sheet)
		case x.Is(markup.Start, "Visible") && len(w.Sheets) > 0:
			text, err := x.Whole()
			if err != nil {
				return err
			}
			w.Sheets[len(w.Sheets)-1].Hidden = strings.HasPrefix(text, "SheetHidden") || strings.HasPrefix(text, "SheetVeryHidden")
		}
	}
}

func style2003(x *markup.Reader) (cells.Style, error) {
	s := cells.General
	if x.Empty {
		return s, nil
	}
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil {
			return s, err
		}
		switch {
		case x.Depth < depth:
			return s, nil
		case x.Is(markup.Start, "NumberFormat"):
			code := x.Attr("Format")
			if named, ok := namedFormats[code]; ok {
				code = named
			}
			s.Format = numfmt.Compile(code)
		case x.Is(markup.Start, "Font"):
			s.Bold, s.Struck = x.Flag("Bold"), x.Flag("StrikeThrough")
		case x.Is(markup.Start, "Alignment"):
			n, _ := markup.Int([]byte(x.Attr("Indent")))
			s.Indent = uint8(min(n, 250))
		}
	}
}

// rows is one pass through the file for one worksheet.
func (p *sheet2003) rows(ctx context.Context, yield func(grid.Row) error) error {
	x, err := markup.NewReader(p.src.Reader(ctx), p.src.Limits.CellBytes)
	if err != nil {
		return err
	}
	p.sheet.Unmerge()
	for at := -1; ; {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Kind == markup.EOF:
			return nil
		case x.Is(markup.Start, "Worksheet"):
			at++
		case x.Is(markup.Start, "Table") && at == p.index:
			return p.table(x, yield)
		}
	}
}

// A reader2003 reads the rows of one table; it writes cells as a rowReader does.
type reader2003 struct {
	cells.Builder
	x     *markup.Reader
	reach map[int]int // by column: the last row that a cell from above takes
}

func (p *sheet2003) table(x *markup.Reader, yield func(grid.Row) error) error {
	if x.Empty {
		return nil
	}
	r := &reader2003{Builder: cells.Builder{Workbook: p.w, Sheet: p.sheet, Yield: yield}, x: x, reach: map[int]int{}}
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Depth < depth:
			return nil
		case x.Is(markup.Start, "Column") && x.Flag("Hidden"):
			p.hide(x)
		case x.Is(markup.Start, "Row"):
			if err := p.row(r); err != nil {
				return err
			}
		}
	}
}

func (p *sheet2003) hide(x *markup.Reader) {
	if n, ok := markup.Int([]byte(x.Attr("Index"))); ok && n > 0 {
		p.sheet.HideColumns(n, n)
	}
}

func (p *sheet2003) row(r *reader2003) error {
	r.Row++
	if n, ok := markup.Int([]byte(r.x.Attr("Index"))); ok && n > 0 {
		if n < r.Row {
			return grid.Refuse("broken", "lists its rows out of order (row %d); open it in Excel and save it as .xlsx", n)
		}
		r.Row = n
	}
	if r.Row > p.src.Limits.Rows {
		return grid.Refuse("large", "has a row %d, above the limit rows of %d; raise the limit or export fewer rows", r.Row,
			p.src.Limits.Rows)
	}
	hidden := r.x.Flag("Hidden")
	r.Col = 0
	r.Reset()
	err := markup.Inside(r.x, "Cell", func() error { return p.cell(r) })
	if err != nil {
		return err
	}
	return r.Emit(hidden)
}

func (p *sheet2003) cell(r *reader2003) error {
	r.Col++
	for r.reach[r.Col] >= r.Row {
		r.Col++
	}
	if n, ok := markup.Int([]byte(r.x.Attr("Index"))); ok && n > 0 {
		r.Col = n
	}
	if r.Col > p.src.Limits.Columns {
		return grid.Refuse("large", "has a cell in column %d, above the limit columns of %d; raise the limit or export fewer columns",
			r.Col, p.src.Limits.Columns)
	}
	style, ok := p.styles[r.x.Attr("StyleID")]
	if !ok {
		style = cells.General
	}
	across, _ := markup.Int([]byte(r.x.Attr("MergeAcross")))
	down, _ := markup.Int([]byte(r.x.Attr("MergeDown")))
	formula := strings.TrimPrefix(r.x.Attr("Formula"), "=")
	if err := p.content(r, style, formula); err != nil {
		return err
	}
	across = min(across, p.src.Limits.Columns)
	if across > 0 || down > 0 {
		p.sheet.Merge(grid.Merge{Top: r.Row, Left: r.Col, Bottom: r.Row + down, Right: r.Col + across})
	}
	for i := range across + 1 {
		if down > 0 {
			r.reach[r.Col+i] = r.Row + down
		}
	}
	r.Col += across
	return nil
}

func (p *sheet2003) content(r *reader2003, style cells.Style, formula string) error {
	if r.x.Empty {
		return nil
	}
	for depth := r.x.Depth; ; {
		if err := r.x.Next(); err != nil {
			return err
		}
		if r.x.Depth < depth {
			return nil
		}
		if r.x.Kind != markup.Start {
			continue
		}
		if string(r.x.Name) != "Data" {
			if err := r.x.SkipElement(); err != nil {
				return err
			}
			continue
		}
		kind := kinds2003[r.x.Attr("Type")]
		text, err := r.x.Whole()
		if err != nil {
			return err
		}
		r.Raw = append(r.Raw[:0], text...)
		r.Formula = append(r.Formula[:0], formula...)
		if kind == 0 {
			kind = cells.KindText
		}
		if err := r.Put(kind, style, -1, true, formula != ""); err != nil {
			return err
		}
	}
}

var kinds2003 = map[string]byte{"Number": cells.KindNumber, "String": cells.KindText, "Boolean": cells.KindBool, "Error": cells.KindError,
	"DateTime": cells.KindDate}
