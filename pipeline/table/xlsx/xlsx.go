// Package xlsx reads workbooks of Office Open XML (.xlsx, .xlsm).
package xlsx

import (
	"context"
	"errors"
	"strings"
	"sync"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/archive"
	"sponsorbook/pipeline/table/cells"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// A book is an .xlsx or .xlsm as far as reading its sheets needs it. Structure
// and styles are read here and not with excelize, which unpacks every sheet to
// open a file and takes a broken part for an empty one.
type book struct {
	*archive.Zip
	w        *grid.Workbook
	date1904 bool
	styles   []cells.Style
	strings  string // the part with the shared strings
	load     sync.Mutex
	texts    *texts
	broken   []error // of sheets that cannot be read
}

// Open opens an archive that is a workbook of this kind.
func Open(ctx context.Context, p *archive.Zip, w *grid.Workbook) error {
	main := p.MainPart(ctx)
	if err := refuseOther(ctx, p, main); err != nil {
		return err
	}
	b := &book{Zip: p, w: w}
	w.Format = "xlsx"
	if p.Twice != "" {
		w.Note(finding.Finding{Severity: finding.Warning, Code: "workbook-part-twice", At: finding.Ref{File: w.Path},
			Message: "the file holds " + finding.Quote(p.Twice) + " twice; the last was read",
			Mend:    "open it in a spreadsheet program and save it again"})
	}
	return b.open(ctx, main)
}

// open reads the workbook part and everything that cells refer to but texts,
// which are read when the first sheet is.
func (b *book) open(ctx context.Context, main string) error {
	rels, err := b.Relations(ctx, main)
	if err != nil {
		return err
	}
	if b.styles, err = readStyles(ctx, b.Zip, archive.Target(rels, "styles")); err != nil {
		return err
	}
	b.strings = archive.Target(rels, "sharedStrings")
	return b.readSheets(ctx, main, rels)
}

// readSheets reads the list of sheets.
func (b *book) readSheets(ctx context.Context, main string, rels []archive.Relation) error {
	x, c, err := b.XML(ctx, main)
	if err != nil {
		return err
	}
	defer c.Close()
	var listed [][3]string
	for x.Kind != markup.EOF {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Is(markup.Start, "workbookPr"):
			b.date1904 = b.date1904 || x.Flag("date1904")
		case x.Is(markup.Start, "sheet"):
			listed = append(listed, [3]string{x.Attr("name"), x.Attr("state"), relationID(x)})
		}
	}
	if len(listed) > b.Source.Limits.Sheets {
		return grid.Refuse("large", "has %d sheets, above the limit sheets of %d; raise the limit or export fewer", len(listed),
			b.Source.Limits.Sheets)
	}
	for _, l := range listed {
		if err := b.addSheet(ctx, l[0], l[1], l[2], rels); err != nil {
			return err
		}
	}
	switch {
	case len(b.w.Sheets) == 0 && len(b.broken) > 0:
		return b.broken[0]
	case len(b.w.Sheets) == 0:
		b.w.Note(finding.Finding{Severity: finding.Warning, Code: "file-empty", At: finding.Ref{File: b.w.Path},
			Message: "the workbook has no sheet of cells", Mend: "export it again with its data, or remove it"})
	}
	return nil
}

// relationID is the attribute r:id, whatever its prefix; "id" alone is none.
func relationID(x *markup.Reader) string {
	for attrs := x.Attrs; ; {
		n, v, rest, ok := markup.NextAttr(attrs)
		if !ok {
			return ""
		}
		if strings.HasSuffix(string(n), ":id") {
			return string(markup.AppendDecoded(nil, v))
		}
		attrs = rest
	}
}

// addSheet opens one sheet; charts, dialogs and macro sheets have no cells.
func (b *book) addSheet(ctx context.Context, name, state, id string, rels []archive.Relation) error {
	for _, r := range rels {
		if r.ID != id {
			continue
		}
		if r.Kind != "worksheet" {
			return nil
		}
		if !b.Has(r.Target) {
			break
		}
		part := &sheetPart{book: b, part: r.Target}
		sheet := grid.NewSheet(b.w.Path, name, part.rows)
		sheet.Hidden = state == "hidden" || state == "veryHidden"
		part.sheet = sheet
		sheet.Comments = b.comments(ctx, r.Target)
		err := part.prepare(ctx)
		var refusal *grid.Refusal
		if !errors.As(err, &refusal) {
			b.w.Sheets = append(b.w.Sheets, sheet)
			return err
		}
		b.broken = append(b.broken, err)
		b.w.Note(finding.Finding{Severity: finding.Error, Code: "sheet-unreadable", At: finding.Ref{File: b.w.Path, Sheet: name},
			Message: "the file " + mendless(refusal.Says), Mend: mendOf(refusal.Says)})
		return nil
	}
	b.w.Note(finding.Finding{Severity: finding.Error, Code: "sheet-missing", At: finding.Ref{File: b.w.Path, Sheet: name},
		Message: "the workbook lists this sheet, but the file does not hold it",
		Mend:    "open it in a spreadsheet program and save it again"})
	b.w.Sheets = append(b.w.Sheets, grid.NewSheet(b.w.Path, name, func(context.Context, func(grid.Row) error) error { return nil }))
	return nil
}

// mendless and mendOf are the two halves of a refusal: what is, and what to do.
func mendless(says string) string { what, _, _ := strings.Cut(says, "; "); return what }
func mendOf(says string) string   { _, mend, _ := strings.Cut(says, "; "); return mend }

// shared are the shared strings, read once.
func (b *book) shared(ctx context.Context) (*texts, error) {
	b.load.Lock()
	defer b.load.Unlock()
	if b.texts != nil {
		return b.texts, nil
	}
	t, err := readTexts(ctx, b.Zip, b.strings)
	if err == nil {
		b.texts = t
	}
	return t, err
}

// refuseOther refuses archives that are no workbook of this kind.
func refuseOther(ctx context.Context, p *archive.Zip, main string) error {
	if main == "" {
		return p.RefuseArchive()
	}
	if strings.HasSuffix(strings.ToLower(main), ".bin") {
		return grid.Refuse("xlsb", "is a binary Excel workbook (.xlsb); open it in Excel and save it as .xlsx")
	}
	x, c, err := p.XML(ctx, main)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		if err := x.Next(); err != nil {
			return err
		}
		if x.Kind == markup.EOF {
			return p.RefuseArchive()
		}
		if x.Kind == markup.Start {
			break
		}
	}
	switch root := string(x.Name); root {
	case "workbook":
		return nil
	case "document":
		return grid.Refuse("docx", "is a Word document, not a table; save its table as .xlsx or .csv")
	case "presentation":
		return grid.Refuse("pptx", "is a PowerPoint presentation, not a table; save its table as .xlsx or .csv")
	}
	return p.RefuseArchive()
}
