package table

import (
	"bytes"
	"context"
	"io"
	"strings"

	"sponsorbook/pipeline/finding"
)

// textFormats name a text file by its delimiter.
var textFormats = map[byte]string{'\t': "tsv"}

// openText reads a whole text file for its encoding and dialect and gives its
// one sheet.
func (s *source) openText(ctx context.Context, w *Workbook) error {
	weight, err := weigh(s.reader(ctx))
	if err != nil {
		return err
	}
	set, say := charsetOf(s.head, weight)
	if err := s.refuseBinary(set, weight); err != nil {
		return err
	}
	if say != nil {
		say.At = finding.Ref{File: s.path}
		w.Findings = append(w.Findings, *say)
	}
	w.Encoding = set.name
	marks, err := markText(set.decode(s.reader(ctx)))
	if err != nil {
		return err
	}
	open := func(ctx context.Context) io.Reader {
		return &skipReader{set.decode(s.reader(ctx)), marks.skip}
	}
	best, err := marks.decide(ctx, func() io.Reader { return open(ctx) }, s.lim)
	if err != nil {
		return err
	}
	return s.textSheet(w, &marks, best, open)
}

func (s *source) textSheet(w *Workbook, m *textMarks, best trial, open func(context.Context) io.Reader) error {
	w.Format = "csv"
	if name, ok := textFormats[best.delim]; ok {
		w.Format = name
	}
	switch {
	case best.rows > s.lim.Rows:
		return refuse("text", "has %d rows, above the limit rows of %d; raise the limit or export fewer rows", best.rows, s.lim.Rows)
	case best.widest > s.lim.Columns:
		return refuse("text", "has a row of %d values, above the limit columns of %d; raise the limit or export fewer columns", best.widest, s.lim.Columns)
	}
	if best.rows == 0 {
		w.note(finding.Finding{Severity: finding.Warning, Code: "file-empty", At: finding.Ref{File: s.path},
			Message: "the file holds no text", Mend: "export it again, or remove it"})
	}
	w.Findings = append(w.Findings, best.say(m, s.path)...)
	sheet := &Sheet{File: s.path}
	sheet.passes = func(ctx context.Context, yield func(Row) error) error {
		return textRows(newLexer(open(ctx), best.dialect, s.lim.CellBytes), yield)
	}
	w.Sheets = []*Sheet{sheet}
	return nil
}

// textRows yields every row but blank lines, which count all the same.
func textRows(l *lexer, yield func(Row) error) error {
	var cells []Cell
	for number := 1; ; number++ {
		ok, err := l.next()
		if err != nil || !ok {
			return err
		}
		if len(l.ends) == 0 || len(l.ends) == 1 && len(l.data) == 0 && !l.quoted {
			continue
		}
		cells = textCells(cells[:0], string(l.data), l.ends)
		if err := yield(Row{Number: number, Cells: cells}); err != nil {
			return err
		}
	}
}

// textCells cuts a row's text into cells that share its memory.
func textCells(cells []Cell, row string, ends []int) []Cell {
	from := 0
	for _, end := range ends {
		c := Cell{}
		if end > from {
			c.Kind, c.Text = Text, row[from:end]
		}
		cells = append(cells, c)
		from = end
	}
	return cells
}

// refuseBinary refuses what is no text at all.
func (s *source) refuseBinary(set charset, e byteEvidence) error {
	if strings.HasPrefix(set.name, "UTF-16") || strings.HasPrefix(set.name, "UTF-32") || set.name == "ISO-2022-JP" {
		return nil
	}
	nul := e.nul[0] + e.nul[1] + e.nul[2] + e.nul[3]
	if odd := nul + e.control; odd*20 > e.size || odd > 0 && e.size < 8 && odd*2 >= e.size {
		return refuse("binary", "is no table: it holds binary data of an unknown kind; export it as .xlsx or .csv")
	}
	if looksLikeJSON(s.head) {
		return refuse("json", "is JSON, not a table; export it as .xlsx or .csv")
	}
	return nil
}

// looksLikeJSON reports data in JSON, by its first tokens.
func looksLikeJSON(head []byte) bool {
	b := bytes.TrimSpace(bytes.TrimPrefix(head, []byte{0xEF, 0xBB, 0xBF}))
	return len(b) >= 2 && (b[0] == '{' || b[0] == '[') && jsonStart(b)
}
