package table

import (
	"context"
	"errors"
	"strings"
	"sync"

	"sponsorbook/pipeline/finding"
)

// A book is an .xlsx or .xlsm as far as reading its sheets needs it. Structure
// and styles are read here and not with excelize, which unpacks every sheet to
// open a file and takes a broken part for an empty one.
type book struct {
	*parcel
	w        *Workbook
	date1904 bool
	styles   []cellStyle
	strings  string // the part with the shared strings
	load     sync.Mutex
	texts    *texts
	broken   []error // of sheets that cannot be read
}

// openPackage opens a zip archive by what is in it.
func (s *source) openPackage(ctx context.Context, w *Workbook) error {
	p, err := s.openParcel()
	if err != nil {
		return err
	}
	if p.isODS(ctx) {
		return p.openODS(ctx, w)
	}
	main := p.mainPart(ctx)
	if err := p.refuseOther(ctx, main); err != nil {
		return err
	}
	b := &book{parcel: p, w: w}
	w.Format = "xlsx"
	if p.twice != "" {
		w.note(finding.Finding{Severity: finding.Warning, Code: "workbook-part-twice", At: finding.Ref{File: s.path},
			Message: "the file holds " + finding.Quote(p.twice) + " twice; the last was read",
			Mend:    "open it in a spreadsheet program and save it again"})
	}
	return b.open(ctx, main)
}

// open reads the workbook part and everything that cells refer to but texts,
// which are read when the first sheet is.
func (b *book) open(ctx context.Context, main string) error {
	rels, err := b.relations(ctx, main)
	if err != nil {
		return err
	}
	if b.styles, err = b.readStyles(ctx, target(rels, "styles")); err != nil {
		return err
	}
	b.strings = target(rels, "sharedStrings")
	return b.readSheets(ctx, main, rels)
}

// readSheets reads the list of sheets.
func (b *book) readSheets(ctx context.Context, main string, rels []relation) error {
	x, c, err := b.xml(ctx, main)
	if err != nil {
		return err
	}
	defer c.Close()
	var listed [][3]string
	for x.kind != xmlEOF {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.is(xmlStart, "workbookPr"):
			b.date1904 = b.date1904 || x.flag("date1904")
		case x.is(xmlStart, "sheet"):
			listed = append(listed, [3]string{x.attr("name"), x.attr("state"), relationID(x)})
		}
	}
	if len(listed) > b.src.lim.Sheets {
		return refuse("large", "has %d sheets, above the limit sheets of %d; raise the limit or export fewer", len(listed), b.src.lim.Sheets)
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
		b.w.note(finding.Finding{Severity: finding.Warning, Code: "file-empty", At: finding.Ref{File: b.w.Path},
			Message: "the workbook has no sheet of cells", Mend: "export it again with its data, or remove it"})
	}
	return nil
}

// relationID is the attribute r:id, whatever its prefix; "id" alone is none.
func relationID(x *xmlReader) string {
	for attrs := x.attrs; ; {
		n, v, rest, ok := nextAttr(attrs)
		if !ok {
			return ""
		}
		if strings.HasSuffix(string(n), ":id") {
			return string(appendDecoded(nil, v))
		}
		attrs = rest
	}
}

// addSheet opens one sheet; charts, dialogs and macro sheets have no cells.
func (b *book) addSheet(ctx context.Context, name, state, id string, rels []relation) error {
	for _, r := range rels {
		if r.id != id {
			continue
		}
		if r.kind != "worksheet" {
			return nil
		}
		if !b.has(r.target) {
			break
		}
		sheet := &Sheet{File: b.w.Path, Name: name, Hidden: state == "hidden" || state == "veryHidden"}
		part := &sheetPart{book: b, sheet: sheet, part: r.target}
		sheet.passes = part.rows
		err := part.prepare(ctx)
		var refusal *Refusal
		if !errors.As(err, &refusal) {
			b.w.Sheets = append(b.w.Sheets, sheet)
			return err
		}
		b.broken = append(b.broken, err)
		b.w.note(finding.Finding{Severity: finding.Error, Code: "sheet-unreadable", At: finding.Ref{File: b.w.Path, Sheet: name},
			Message: "the file " + mendless(refusal.Says), Mend: mendOf(refusal.Says)})
		return nil
	}
	b.w.note(finding.Finding{Severity: finding.Error, Code: "sheet-missing", At: finding.Ref{File: b.w.Path, Sheet: name},
		Message: "the workbook lists this sheet, but the file does not hold it",
		Mend:    "open it in a spreadsheet program and save it again"})
	b.w.Sheets = append(b.w.Sheets, &Sheet{File: b.w.Path, Name: name, passes: func(context.Context, func(Row) error) error { return nil }})
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
	t, err := b.readTexts(ctx, b.strings)
	if err == nil {
		b.texts = t
	}
	return t, err
}

// refuseOther refuses archives that are no workbook of this kind.
func (p *parcel) refuseOther(ctx context.Context, main string) error {
	if main == "" {
		return p.refuseArchive()
	}
	if strings.HasSuffix(strings.ToLower(main), ".bin") {
		return refuse("xlsb", "is a binary Excel workbook (.xlsb); open it in Excel and save it as .xlsx")
	}
	x, c, err := p.xml(ctx, main)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		if err := x.next(); err != nil {
			return err
		}
		if x.kind == xmlEOF {
			return p.refuseArchive()
		}
		if x.kind == xmlStart {
			break
		}
	}
	switch root := string(x.name); root {
	case "workbook":
		return nil
	case "document":
		return refuse("docx", "is a Word document, not a table; save its table as .xlsx or .csv")
	case "presentation":
		return refuse("pptx", "is a PowerPoint presentation, not a table; save its table as .xlsx or .csv")
	}
	return p.refuseArchive()
}
