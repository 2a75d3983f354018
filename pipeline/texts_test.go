package pipeline_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/pdf"
	"sponsorbook/pipeline/program"
)

var textsTo = flag.String("texts", "", "write every printed page with the text of its document into this folder")

// A pageText is what a printed page should say, for outside comparison.
type pageText struct {
	Path     string `json:"path"` // of the PDF, in the folder
	Kind     string `json:"kind"`
	GaveWay  int    `json:"gave_way"` // lines that it says are not on it
	Language string `json:"language"`
	// Lines are the pieces of text in their order, each with the section that it
	// stands in; "" for the head and the foot.
	Lines []textLine `json:"lines"`
	// Frame is what stands around them: running head and mark.
	Frame []string `json:"frame"`
	// Drawn are the words in drawings, which say in forms what lines say in words.
	Drawn []string `json:"drawn"`
	Keys  []string `json:"keys"` // what the forms of drawings mean
}

type textLine struct{ Section, Text string }

// TestWritePageTexts hands the printed pages of the sample and of a company in
// every script to a comparison with what other programs read from them.
func TestWritePageTexts(t *testing.T) {
	if *textsTo == "" {
		*textsTo = t.TempDir()
	}
	pages := 0
	for name, dir := range map[string]string{"sample": filepath.Join("..", "input"), "scripts": filepath.Join("testdata", "scripts")} {
		n := writeTexts(t, dir, filepath.Join(*textsTo, name))
		if n == 0 {
			t.Errorf("%s has no printed pages", name)
		}
		pages += n
	}
	if pages < 200 {
		t.Errorf("%d pages, and 200 are to be compared", pages)
	}
}

func writeTexts(t *testing.T, dir, to string) (pages int) {
	c, err := config.Read("sponsorbook.yaml", configuration(dir))
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS(dir), Config: c, Today: program.NewDate(2026, 11, 21),
		Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	w, err := pdf.New(c.Page)
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range contents.Leaves(p) {
		d := leaf.Write()
		if !slices.Contains(d.Formats, document.PDF) {
			continue
		}
		pages++
		writeText(t, w, d, to)
	}
	return pages
}

// drawn are the words that a drawing shows.
func drawn(b document.Block, inTags map[string]bool) (out []string) {
	switch x := b.(type) {
	case document.Year:
		for _, m := range x.Marks {
			inTags[m.Label+" "+m.When] = true
		}
		out = append(out, x.Months...)
		for _, m := range x.Months { // where a column is narrow
			out = append(out, strings.Fields(m)[0], m[:1])
		}
		for _, lane := range x.Lanes {
			for _, m := range lane.Marks {
				out = append(out, m.Label)
			}
			out = append(out, lane.Name)
		}
		out = append(out, x.Named)
	case document.Figures:
		for _, f := range x.Items {
			out = append(out, f.Aim)
			if f.Trend != nil {
				out = append(out, f.Trend.First, f.Trend.Last, f.Trend.Aim)
			}
			if f.Months != nil {
				for _, m := range f.Months.Items {
					out = append(out, m.Label, m.Print)
				}
			}
		}
	case document.Relations:
		out = append(append(out, x.Head), x.Ours...)
	}
	return out
}

// keys say what a drawing is of, and what its forms mean.
func keys(b document.Block, title string) []string {
	switch x := b.(type) {
	case document.Year:
		return []string{x.Key}
	case document.Relations:
		return []string{x.Key}
	case document.Intervals:
		if x.Title != title { // else the section says it
			return []string{x.Title + " " + x.Unit}
		}
	}
	return nil
}

func writeText(t *testing.T, w *pdf.Writer, d document.Document, to string) {
	t.Helper()
	file, report, err := w.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.ReplaceAll(d.Path, "/", "_")
	x := pageText{Path: name + ".pdf", Kind: string(d.Kind), GaveWay: report.GaveWay, Language: d.Language, Frame: []string{d.Top, d.Mark}}
	inTags := map[string]bool{} // the marks of a year are said in words there alone
	x.Drawn, x.Keys = []string{}, []string{}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			x.Drawn, x.Keys = append(x.Drawn, drawn(b, inTags)...), append(x.Keys, keys(b, s.Title)...)
		}
	}
	for section, line := range d.Lines() {
		text := ""
		for _, s := range line {
			text += s.Text
		}
		if strings.TrimSpace(text) != "" && !inTags[text] {
			x.Lines = append(x.Lines, textLine{section, text})
		}
	}
	says, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	for ext, content := range map[string][]byte{".pdf": file, ".json": says} {
		if err := os.WriteFile(filepath.Join(to, name+ext), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACompanyInEveryScriptIsPrintedWhole(t *testing.T) {
	p, files := made(t, filepath.Join("testdata", "scripts"), 0)
	for _, f := range p.Findings {
		if f.Code == "character-not-shown" {
			t.Error(f.Message)
		}
	}
	briefings := 0
	for path, content := range files {
		if strings.HasPrefix(path, "briefings/") {
			briefings++
			if len(content) > 80<<10 {
				t.Errorf("%s has %d KB, and 80 are the most", path, len(content)>>10)
			}
		}
	}
	if briefings != len(p.Groups) || briefings == 0 {
		t.Errorf("%d briefings of %d groups", briefings, len(p.Groups))
	}
}
