package pdf

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/templates/fonts"
)

// different is the n-th of briefings with full content that all differ.
func different(n int) document.Document {
	d := documenttest.Briefing()
	d.Title = fmt.Sprintf("Aurelia Logistics %d", n)
	d.Path = fmt.Sprintf("briefings/aurelia-%06d", n)
	for i := range d.Sections {
		for j, block := range d.Sections[i].Blocks {
			switch x := block.(type) {
			case document.Paragraph:
				x.Line = append(document.Line{{Text: fmt.Sprintf("%d. ", n*7919%10007)}}, x.Line...)
				d.Sections[i].Blocks[j] = x
			case document.Table:
				if last := x.Rows[len(x.Rows)-1]; len(x.Columns) == 6 { // the peers' pages are Latin
					last.Cells[0] = document.Line{{Text: "Satō Misaki", Tone: document.Strong}}
				}
			}
		}
	}
	return d
}

// BenchmarkBriefing is a briefing of full content, from document to bytes.
func BenchmarkBriefing(b *testing.B) {
	w := writerOf(b, "A4")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, _, err := w.Write(different(i)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBriefingFiles is the same on all cores, to files.
func BenchmarkBriefingFiles(b *testing.B) {
	w := writerOf(b, "A4")
	dir := b.TempDir()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			content, _, err := w.Write(different(i))
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%p-%d.pdf", pb, i%500)), content, 0o644)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkLayout is the layout alone, of a page on which lines give way.
func BenchmarkLayout(b *testing.B) {
	w := writerOf(b, "A4")
	for _, x := range []struct {
		name string
		make func() document.Document
	}{{"full", documenttest.Briefing}, {"hostile", documenttest.HostileBriefing}} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := w.Page(x.make()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPlainFpdf is text of the same length through fpdf alone, its fonts
// added for each document: what the package is measured against.
func BenchmarkPlainFpdf(b *testing.B) {
	regular, err := fonts.Load("latin-regular")
	if err != nil {
		b.Fatal(err)
	}
	bold, err := fonts.Load("latin-bold")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f := fpdf.New("P", "pt", "A4", "")
		f.AddUTF8FontFromBytes("own", "", regular)
		f.AddUTF8FontFromBytes("own", "B", bold)
		f.AddPage()
		for _, texts := range units(different(i)) {
			f.SetFont("own", "B", 9.5)
			f.MultiCell(520, 11, texts[0], "", "L", false)
			f.SetFont("own", "", 8.5)
			f.MultiCell(520, 11, strings.Join(texts[1:], " "), "B", "L", false)
		}
		if err := f.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
