// Package csv reads text whose lines are rows, whatever its encoding, delimiter,
// quotes and line ends: each is decided by the evidence of the whole text.
package csv

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/charset"
	"sponsorbook/pipeline/table/grid"
)

// textFormats name a text file by its delimiter.
var textFormats = map[byte]string{'\t': "tsv"}

// Open reads a whole text file for its encoding and dialect and gives its
// one sheet.
func Open(ctx context.Context, s *grid.Source, w *grid.Workbook) error {
	weight, err := charset.Weigh(s.Reader(ctx))
	if err != nil {
		return err
	}
	set, say := charset.Of(s.Head, weight)
	if err := refuseBinary(s, set, weight); err != nil {
		return err
	}
	if say != nil {
		say.At = finding.Ref{File: s.Path}
		w.Findings = append(w.Findings, *say)
	}
	w.Encoding = set.Name
	marks, err := markText(set.Decode(s.Reader(ctx)))
	if err != nil {
		return err
	}
	skip := marks.skip // what was looked at is not kept as long as the sheet
	open := func(ctx context.Context) io.Reader { return charset.Skip(set.Decode(s.Reader(ctx)), skip) }
	best, err := marks.decide(ctx, func() io.Reader { return open(ctx) }, s.Limits)
	if err != nil {
		return err
	}
	var mend func(string) string
	if twice := charset.Twice(weight); twice != nil {
		twice.At = finding.Ref{File: s.Path}
		w.Findings = append(w.Findings, *twice)
		mend = charset.Back
	}
	return textSheet(ctx, s, w, &marks, best, open, mend)
}

func textSheet(ctx context.Context, s *grid.Source, w *grid.Workbook, m *textMarks, best trial, open func(context.Context) io.Reader,
	twice func(string) string) error {
	w.Format = "csv"
	if name, ok := textFormats[best.delim]; ok {
		w.Format = name
	}
	switch {
	case best.rows > s.Limits.Rows:
		return grid.Refuse("text", "has %d rows, above the limit rows of %d; raise the limit or export fewer rows", best.rows,
			s.Limits.Rows)
	case best.widest > s.Limits.Columns:
		return grid.Refuse("text", "has a row of %d values, above the limit columns of %d; raise the limit or export fewer columns",
			best.widest, s.Limits.Columns)
	}
	if best.rows == 0 {
		w.Note(finding.Finding{Severity: finding.Warning, Code: "file-empty", At: finding.Ref{File: s.Path},
			Message: "the file holds no text", Mend: "export it again, or remove it"})
		w.Sheets = []*grid.Sheet{grid.NewSheet(s.Path, "", func(context.Context, func(grid.Row) error) error { return nil })}
		return nil
	}
	w.Findings = append(w.Findings, best.say(m, s.Path)...)
	dialect := best.dialect
	raw := func(ctx context.Context, yield func(grid.Row) error) error {
		return textRows(newLexer(open(ctx), dialect, s.Limits.CellBytes), mendCells(twice, yield))
	}
	if from := fixedWidth(m.sample, m); from != nil && best.delim != ',' || from != nil && best.width < len(from) {
		w.Format = "printed list"
		w.Sheets = []*grid.Sheet{grid.NewSheet(s.Path, "", func(ctx context.Context, yield func(grid.Row) error) error {
			return fixedRows(open(ctx), from, int64(s.Limits.CellBytes), mendCells(twice, yield))
		})}
		return nil
	}
	pairs, err := pairDecimals(func(yield func(grid.Row) error) error { return raw(ctx, yield) }, best, s.Path)
	if err != nil {
		return err
	}
	pass := raw
	if pairs != nil {
		w.Findings = append(w.Findings, pairs.said...)
		best.width, best.widest = pairs.width, pairs.width
		pass = func(ctx context.Context, yield func(grid.Row) error) error {
			return raw(ctx, func(r grid.Row) error { return yield(pairs.row(r)) })
		}
	}
	wide, err := mend(func(yield func(grid.Row) error) error { return pass(ctx, yield) }, best, s.Path)
	if err != nil {
		return err
	}
	if wide != nil {
		w.Findings = append(w.Findings, wide.said...)
	}
	w.Sheets = []*grid.Sheet{grid.NewSheet(s.Path, "", func(ctx context.Context, yield func(grid.Row) error) error {
		return pass(ctx, func(r grid.Row) error { return yield(wide.row(r, dialect.delim)) })
	})}
	return nil
}

// mendCells changes the texts of rows on their way.
func mendCells(mend func(string) string, yield func(grid.Row) error) func(grid.Row) error {
	if mend == nil {
		return yield
	}
	return func(r grid.Row) error {
		for i := range r.Cells {
			r.Cells[i].Text = mend(r.Cells[i].Text)
		}
		return yield(r)
	}
}

// textRows yields every row but blank lines, which count all the same.
func textRows(l *lexer, yield func(grid.Row) error) error {
	var cells []grid.Cell
	for number := 1; ; number++ {
		ok, err := l.next()
		if err != nil || !ok {
			return err
		}
		if len(l.ends) == 0 || len(l.ends) == 1 && len(l.data) == 0 && !l.quoted {
			continue
		}
		cells = textCells(cells[:0], string(l.data), l.ends)
		if l.framed {
			cells = unframed(cells)
		}
		if l.trim {
			trim(cells)
		}
		if err := yield(grid.Row{Number: number, Cells: cells}); err != nil {
			return err
		}
	}
}

// textCells cuts a row's text into cells that share its memory.
func textCells(cells []grid.Cell, row string, ends []int) []grid.Cell {
	from := 0
	for _, end := range ends {
		c := grid.Cell{}
		if end > from {
			c.Kind, c.Text = grid.Text, unguarded(row[from:end])
		}
		cells = append(cells, c)
		from = end
	}
	return cells
}

// unguarded is a value that is written as a formula so that a spreadsheet leaves it
// as it is: ="00123", =300.00.
func unguarded(text string) string {
	rest, ok := strings.CutPrefix(text, "=")
	if !ok || len(rest) < 2 {
		return text
	}
	if rest[0] == '"' && rest[len(rest)-1] == '"' && strings.Count(rest, `"`) == 2 {
		return rest[1 : len(rest)-1]
	}
	if strings.Trim(rest, "0123456789.,-+") == "" && rest[0] != '.' && rest[0] != ',' && strings.LastIndexAny(rest, "-+") <= 0 {
		return rest
	}
	return text
}

// unframed is a row without the blanks outside of its frame.
func unframed(cells []grid.Cell) []grid.Cell {
	n := len(cells)
	if n < 3 || strings.Trim(cells[0].Text, " ") != "" || strings.Trim(cells[n-1].Text, " ") != "" {
		return cells
	}
	return cells[1 : n-1]
}

// trim takes the blanks off that are part of the delimiters.
func trim(cells []grid.Cell) {
	for i := range cells {
		if c := &cells[i]; c.Kind == grid.Text {
			if c.Text = strings.Trim(c.Text, " "); c.Text == "" {
				c.Kind = grid.Empty
			}
		}
	}
}

// refuseBinary refuses what is no text at all.
func refuseBinary(s *grid.Source, set charset.Charset, e charset.Evidence) error {
	if strings.HasPrefix(set.Name, "UTF-16") || strings.HasPrefix(set.Name, "UTF-32") || set.Name == "ISO-2022-JP" {
		return nil
	}
	nul := e.Nul[0] + e.Nul[1] + e.Nul[2] + e.Nul[3]
	if odd := nul + e.Control; odd*20 > e.Size && (odd > 2 || odd*2 >= e.Size) {
		return grid.Refuse("binary", "is no table: it holds binary data of an unknown kind; export it as .xlsx or .csv")
	}
	if looksLikeJSON(s.Head) {
		return grid.Refuse("json", "is JSON, not a table; export it as .xlsx or .csv")
	}
	return nil
}

// looksLikeJSON reports data in JSON, by its first tokens.
func looksLikeJSON(head []byte) bool {
	b := bytes.TrimSpace(bytes.TrimPrefix(head, []byte{0xEF, 0xBB, 0xBF}))
	return len(b) >= 2 && (b[0] == '{' || b[0] == '[') && jsonStart(b)
}

// jsonStart reports whether a text begins with several tokens of JSON.
func jsonStart(b []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(b))
	for range 8 {
		if _, err := dec.Token(); err != nil {
			return err == io.EOF || err == io.ErrUnexpectedEOF
		}
	}
	return true
}
