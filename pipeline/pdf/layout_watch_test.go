package pdf

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/pdftest"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/pdf/theme"
	"sponsorbook/pipeline/typeset"
)

// A seen line is a line of text as it stands on a page.
type seenLine struct {
	press.Box
	size  float64 // the smallest in it
	first bool    // it is read in the first third of the page
	text  string
}

// A seen page is what a layout made of a document.
type seenPage struct {
	width, height float64
	lines         []seenLine
	report        Report
	page          *press.Page
	writer        *Writer
}

func writerOf(t testing.TB, size string) *Writer {
	t.Helper()
	look := theme.Defaults()
	look.Size = size
	w, err := New(look)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// see lays a document out and watches the page while it is drawn.
func see(t rapid.TB, w *Writer, d document.Document) seenPage {
	t.Helper()
	s := seenPage{width: w.width, height: w.height, writer: w}
	c := canvas.New(w.press, w.width, w.height)
	watched := *w
	watched.watch = func(of class, x, y float64, line typeset.Line) {
		l := seen(x, y, line, c.InFigure())
		l.first = of == inFirst
		s.lines = append(s.lines, l)
	}
	page, b, err := watched.set(d, 1, 1, c)
	if err != nil {
		t.Fatalf("set %s: %v", d.Path, err)
	}
	s.page, s.report = page, b.report()
	return s
}

// seen is a line with the room that its script asks for. Words of a chart have
// the room of their letters: a chart spaces them by what they stand beside.
func seen(x, y float64, line typeset.Line, chart bool) seenLine {
	s := seenLine{text: line.Text(), size: 1000}
	for _, r := range line.Runs() {
		s.size = min(s.size, r.Size)
	}
	up, down := scriptRoom*line.Ascent, scriptRoom*line.Descent
	if chart {
		up, down = 0.72*s.size, 0.2*s.size
	}
	s.Box = press.Box{X: x, Y: y - up, W: line.Width, H: up + down}
	return s
}

// String is the page as text: each line with its box in whole points, and its size.
func (s seenPage) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.0f × %.0f, %d lines gave way\n", s.width, s.height, s.report.GaveWay)
	for _, l := range s.lines {
		fmt.Fprintf(&b, "%4.0f %4.0f %4.0f %3.0f  %5.2f  %s\n", l.X, l.Y, l.W, l.H, l.size, l.text)
	}
	return b.String()
}

// wrong is what no page may have: text outside of its margins, on other text, or
// too small to be read.
func (s seenPage) wrong() []string {
	var out []string
	for i, l := range s.lines {
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		if l.X < marginX-0.6 || l.X+l.W > s.width-marginX+0.6 || l.Y < marginTop-1 || l.Y+l.H > s.height-marginFoot+1 {
			out = append(out, fmt.Sprintf("%q at %.1f is outside of the margins", l.text, l.Box))
		}
		floor := smallest
		if l.first {
			floor = smallestFirst
		}
		if l.size < floor-0.01 {
			out = append(out, fmt.Sprintf("%q is set in %.2f pt", l.text, l.size))
		}
		for _, other := range s.lines[:i] {
			if strings.TrimSpace(other.text) != "" && overlap(l.Box, other.Box) {
				out = append(out, fmt.Sprintf("%q at %.1f stands on %q at %.1f", l.text, l.Box, other.text, other.Box))
			}
		}
	}
	return out
}

// overlap reports whether two boxes have more in common than rounding explains.
func overlap(a, b press.Box) bool {
	const slack = 0.75
	return a.X+slack < b.X+b.W && b.X+slack < a.X+a.W && a.Y+slack < b.Y+b.H && b.Y+slack < a.Y+a.H
}

// units are the lines of a document that may give way, each with its texts.
func units(d document.Document) (out [][]string) {
	add := func(lines ...document.Line) {
		var texts []string
		for _, l := range lines {
			for _, s := range l {
				if text := strings.TrimSpace(typeset.Clean(s.Text)); text != "" {
					texts = append(texts, text)
				}
			}
		}
		if texts != nil {
			out = append(out, texts)
		}
	}
	add(document.Line{{Text: d.Title}})
	add(document.Line{{Text: d.Subtitle}})
	add(document.Line(d.Foot))
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			blockUnits(block, add)
		}
	}
	return out
}

func blockUnits(block document.Block, add func(...document.Line)) {
	word := func(s string) document.Line { return document.Line{{Text: s}} }
	switch x := block.(type) {
	case document.Paragraph:
		add(x.Line)
	case document.Callout:
		add(word(x.Label))
		for _, l := range x.Lines {
			add(l)
		}
	case document.List:
		for _, it := range x.Items {
			add(it.Line)
		}
	case document.Table:
		for _, r := range x.Rows {
			cells := r.Cells
			if r.Head {
				cells = cells[:min(1, len(cells))]
			}
			add(cells...)
		}
	case document.Facts:
		for _, f := range x.Items {
			add(word(strings.TrimRight(f.Label, ":")), f.Value)
		}
	case document.Figures:
		for _, f := range x.Items {
			add(append([]document.Line{word(f.Value), word(f.Label)}, f.Small...)...)
		}
	case document.Cards:
		for _, k := range x.Items {
			add(append(append([]document.Line{k.Name}, k.Lines...), document.Line{k.Stance.Words})...)
		}
	case document.Relations:
		blockUnits(x.Table, add)
	case document.Questions:
		for _, it := range x.Items {
			add(it.Line)
		}
	}
}

// lost is how many lines of a document are not wholly on its page.
func (s seenPage) lost(t rapid.TB, d document.Document) (out []string) {
	t.Helper()
	file, err := s.writer.press.File(meta(d), press.Sheet{Page: s.page})
	if err != nil {
		t.Fatalf("write %s: %v", d.Path, err)
	}
	pages, err := pdftest.ReadText(file)
	if err != nil {
		t.Fatalf("read %s: %v", d.Path, err)
	}
	if len(pages) != 1 {
		t.Fatalf("%s has %d pages", d.Path, len(pages))
	}
	all := squeezed(strings.Join(pages[0], ""))
	for _, texts := range units(d) {
		for _, text := range texts {
			if !strings.Contains(all, squeezed(text)) {
				out = append(out, text)
				break
			}
		}
	}
	return out
}

// squeezed is a text without its spaces, which lines swallow at their ends.
func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }
