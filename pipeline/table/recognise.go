package table

import (
	"bytes"
	"context"
	"strings"

	"sponsorbook/pipeline/table/archive"
	"sponsorbook/pipeline/table/charset"
	"sponsorbook/pipeline/table/csv"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/html"
	"sponsorbook/pipeline/table/ods"
	"sponsorbook/pipeline/table/xlsx"
	"sponsorbook/pipeline/table/xml2003"
)

// recognise finds out by the content what a file is, and opens it.
func recognise(ctx context.Context, s *grid.Source, w *Workbook) error {
	if bytes.HasPrefix(s.Head, []byte("PK\x03\x04")) || bytes.HasPrefix(s.Head, []byte("PK\x05\x06")) {
		return openArchive(ctx, s, w)
	}
	if err := refuseKnown(s); err != nil {
		return err
	}
	switch markupKind(s) {
	case "html":
		return html.Open(ctx, s, w)
	case "xml2003":
		return xml2003.Open(ctx, s, w)
	case "xml":
		return grid.Refuse("xml", "is XML of a kind that holds no sheet; export the data as .xlsx or .csv")
	}
	return csv.Open(ctx, s, w)
}

// openArchive opens a zip archive by what is in it.
func openArchive(ctx context.Context, s *grid.Source, w *Workbook) error {
	p, err := archive.Open(s)
	if err != nil {
		return err
	}
	if ods.Is(ctx, p) {
		return ods.Open(ctx, p, w)
	}
	return xlsx.Open(ctx, p, w)
}

// markupKind tells what a text that begins with "<" is.
func markupKind(s *grid.Source) string {
	text := headText(s.Head)
	low := strings.ToLower(text[:min(len(text), 4096)])
	trimmed := strings.TrimSpace(strings.TrimPrefix(low, "\uFEFF"))
	switch {
	case !strings.HasPrefix(trimmed, "<"):
		return ""
	case strings.Contains(low, "urn:schemas-microsoft-com:office:spreadsheet") && strings.Contains(low, "<?xml") &&
		!strings.Contains(low, "<html"):
		return "xml2003"
	case strings.Contains(low, "<html"), strings.Contains(low, "<table"), strings.HasPrefix(trimmed, "<!doctype html"),
		strings.HasPrefix(trimmed, "<meta"), strings.HasPrefix(trimmed, "<style"), strings.HasPrefix(trimmed, "<div"),
		strings.HasPrefix(trimmed, "<body"), strings.HasPrefix(trimmed, "<head"):
		return "html"
	case strings.HasPrefix(trimmed, "<?xml"), strings.HasPrefix(trimmed, "<!doctype"):
		return "xml"
	}
	return ""
}

// headText is the beginning of a file as text, whatever its width.
func headText(head []byte) string {
	for _, c := range charset.Marked {
		if c.Enc != nil && bytes.HasPrefix(head, c.BOM) {
			end := min(len(head), 8192) &^ 3 // whole units; a file of a mark alone has none
			out, _ := c.Enc.NewDecoder().Bytes(head[len(c.BOM):max(end, len(c.BOM))])
			return string(out)
		}
	}
	if bytes.HasPrefix(head, []byte{'<', 0}) {
		return strings.ReplaceAll(string(head), "\x00", "")
	}
	return strings.TrimPrefix(string(head), "\uFEFF")
}
