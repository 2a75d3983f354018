package disguises

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

var example = flag.String("example", "", "the example that is tried alone")

// Each example is a small made-up export of a kind that was read wrongly once, or
// not at all, in words, layouts and languages of its own. Its comment says what is
// right: amounts by account and month, or a question about a file.
func TestExamplesAreRightOrAQuestion(t *testing.T) {
	files, err := filepath.Glob("testdata/examples/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".txtar"); *example == "" || strings.HasPrefix(name, *example) {
			t.Run(name, func(t *testing.T) { tryExample(t, file) })
		}
	}
}

func tryExample(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	exports := fstest.MapFS{}
	for _, f := range archive.Files {
		exports[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	c := config.Defaults()
	c.AsOf, c.AsOfFrom = today, "--as-of"
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: exports, Config: c, Today: today, Version: "test"})
	if p == nil {
		t.Fatal(err)
	}
	want, asks := map[string]string{}, []string{}
	for line := range strings.Lines(string(archive.Comment)) {
		switch key, value, ok := strings.Cut(strings.TrimSpace(line), " = "); {
		case ok:
			want[key] = value
		case strings.HasPrefix(key, "asks about "):
			asks = append(asks, strings.TrimPrefix(key, "asks about "))
		}
	}
	got := sumsByMonth(p)
	if len(asks) == 0 && !maps.Equal(got, want) {
		t.Errorf("error %v\ngot  %v\nwant %v\n%s", err, got, want, said(p.Findings))
	}
	for _, about := range asks {
		if !slices.ContainsFunc(p.Findings, func(f finding.Finding) bool { return f.Severity != finding.Note && f.At.File == about }) {
			t.Errorf("nothing was asked about %s; got %v", about, got)
		}
	}
}

// sumsByMonth is the revenue of each group by month, "Quillon Foods 2026-03".
func sumsByMonth(p *program.Program) map[string]string {
	sums := map[string]string{}
	for _, g := range p.Facts.Groups {
		for _, a := range g.Revenue {
			if !a.Amount.IsZero() {
				sums[g.Name+" "+a.Month.String()] = a.Amount.StringFixed(2)
			}
		}
	}
	return sums
}

func said(all []finding.Finding) string {
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintf(&b, "%v %s %s: %s\n", f.Severity, f.Code, f.At.File, f.Message)
	}
	return b.String()
}
