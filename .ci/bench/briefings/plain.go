package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf"
	"sponsorbook/templates/fonts"
)

// A sheet is the content of a page for tools that know nothing of documents.
type sheet struct {
	Title    string `json:"title"`
	Subtitle string `json:"subtitle"`
	Top      string `json:"top"`
	Foot     string `json:"foot"`
	Parts    []part `json:"parts"`
}

// A part is a heading, a paragraph, a table, or bars.
type part struct {
	Heading string     `json:"heading,omitempty"`
	Text    string     `json:"text,omitempty"`
	Rows    [][]string `json:"rows,omitempty"`
	Bars    []bar      `json:"bars,omitempty"`
}

type bar struct {
	Label string  `json:"label"`
	Print string  `json:"print"`
	Value float64 `json:"value"` // 0 to 1
}

// dump writes the content of some pages as JSON.
func dump(v *variants, w *pdf.Writer) error {
	var all []sheet
	for i := range *count {
		d := v.make(i)
		_, report, err := w.Page(d)
		if err != nil {
			return err
		}
		all = append(all, flat(d, report.GaveWay))
	}
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, text, 0o644)
}

func words(l document.Line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// flat is a document without the lines that gave way on its page: as many, the
// lightest first.
func flat(d document.Document, gone int) sheet {
	keeps := lightest(d, gone)
	s := sheet{Title: d.Title, Subtitle: d.Subtitle + "   " + d.Corner.Strong + " " + d.Corner.Small,
		Top: d.Top + "   " + d.Mark, Foot: words(d.Foot)}
	for _, x := range d.Sections {
		if x.Title != "" {
			s.Parts = append(s.Parts, part{Heading: strings.TrimSpace(x.Title + "   " + x.Note)})
		}
		for _, b := range x.Blocks {
			s.Parts = append(s.Parts, parts(b, x.Weight, keeps)...)
		}
	}
	return s
}

// lightest answers for each line, by its weight, whether it stays.
func lightest(d document.Document, gone int) func(weight, inherited int) bool {
	var all []int
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			parts(b, s.Weight, func(weight, inherited int) bool {
				if weight == 0 {
					weight = inherited
				}
				all = append(all, weight)
				return true
			})
		}
	}
	slices.Sort(all)
	least := 0
	if n := min(gone, len(all)-1); n > 0 {
		least = all[n]
	}
	left := gone
	return func(weight, inherited int) bool {
		if weight == 0 {
			weight = inherited
		}
		if weight <= least && left > 0 {
			left--
			return false
		}
		return true
	}
}

func parts(b document.Block, weight int, keeps func(weight, inherited int) bool) (out []part) {
	text := func(s string) { out = append(out, part{Text: s}) }
	switch x := b.(type) {
	case document.Paragraph:
		if keeps(x.Weight, weight) {
			text(words(x.Line))
		}
	case document.Callout:
		out = append(out, part{Heading: x.Label})
		for _, l := range x.Lines {
			text(words(l))
		}
	case document.List:
		for _, it := range x.Items {
			if keeps(it.Weight, weight) {
				text("– " + words(it.Line))
			}
		}
	case document.Facts:
		for _, f := range x.Items {
			if keeps(f.Weight, weight) {
				text(f.Label + ": " + words(f.Value))
			}
		}
	case document.Table:
		rows := [][]string{{}}
		for _, c := range x.Columns {
			rows[0] = append(rows[0], c.Title)
		}
		for _, r := range x.Rows {
			if !keeps(r.Weight, weight) {
				continue
			}
			var row []string
			for _, c := range r.Cells {
				row = append(row, words(c))
			}
			rows = append(rows, row)
		}
		out = append(out, part{Rows: rows})
	case document.Figures:
		rows := [][]string{{}, {}}
		for _, f := range x.Items {
			small := f.Label
			for _, l := range f.Small {
				small += "; " + words(l)
			}
			rows[0], rows[1] = append(rows[0], f.Value), append(rows[1], small)
		}
		out = append(out, part{Rows: rows})
	case document.Bars:
		most := 0.0
		for _, v := range x.Items {
			most = max(most, v.Value)
		}
		p := part{}
		for _, v := range x.Items {
			p.Bars = append(p.Bars, bar{v.Label, v.Print, v.Value / max(most, 1e-9)})
		}
		out = append(out, p)
	case document.Year:
		var marks []string
		for _, m := range x.Marks {
			marks = append(marks, m.Label+" "+m.When)
		}
		text(strings.Join(marks, "   "))
	}
	return out
}

// plain sets the same content with fpdf alone, as its documentation shows: its
// fonts are added to each document.
type plain struct{ regular, bold []byte }

func newPlain() (*plain, error) {
	regular, err := fonts.Load("latin-regular")
	if err != nil {
		return nil, err
	}
	bold, err := fonts.Load("latin-bold")
	return &plain{regular, bold}, err
}

func (p *plain) write(d document.Document) ([]byte, error) {
	s := flat(d, 0)
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(37, 31, 37)
	f.AddUTF8FontFromBytes("own", "", p.regular)
	f.AddUTF8FontFromBytes("own", "B", p.bold)
	f.AddPage()
	put := func(style string, size, high float64, text string) {
		f.SetFont("own", style, size)
		f.MultiCell(521, high, text, "", "L", false)
	}
	put("", 7.6, 10, s.Top)
	put("B", 20, 24, s.Title)
	put("", 8.5, 11, s.Subtitle)
	f.SetFillColor(31, 58, 95)
	f.Rect(37, f.GetY(), 521, 2.5, "F")
	f.Ln(8)
	for _, x := range s.Parts {
		p.part(f, x, put)
	}
	put("", 7.5, 10, s.Foot)
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}

func (p *plain) part(f *fpdf.Fpdf, x part, put func(style string, size, high float64, text string)) {
	switch {
	case x.Heading != "":
		f.Ln(3)
		put("B", 9.5, 12, x.Heading)
	case x.Text != "":
		put("", 8.5, 10.5, x.Text)
	case x.Rows != nil:
		f.SetFont("own", "", 8)
		for _, row := range x.Rows {
			for _, cell := range row {
				f.CellFormat(521/float64(len(row)), 11, cell, "B", 0, "L", false, 0, "")
			}
			f.Ln(-1)
		}
	case x.Bars != nil:
		y := f.GetY() + 60
		f.SetFont("own", "", 8)
		for i, b := range x.Bars {
			at := 37 + 45*float64(i)
			f.Rect(at, y-50*b.Value, 38, 50*b.Value, "F")
			f.Text(at, y-50*b.Value-2, b.Print)
			f.Text(at, y+9, b.Label)
		}
		f.SetY(y + 14)
	}
}
