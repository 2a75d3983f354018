package disguises

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

var (
	dresses = flag.Int("dresses", 200, "how many random dresses are tried")
	only    = flag.String("only", "", "the dress that is tried alone")
	verbose = flag.Bool("each", false, "tell of each dress that asks")
)

// A verdict is what came of one dress.
type verdict string

const (
	same   verdict = "same"
	asked  verdict = "asked"
	silent verdict = "silently different"
)

// From each dress come the same figures, or a question about that file. What is
// silently different is a wrong number on somebody's page.
func TestOneCompanyInManyDresses(t *testing.T) {
	all := wardrobe(t)
	if len(all) < 45 {
		t.Fatalf("only %d dresses", len(all))
	}
	if *only != "" {
		all = slices.DeleteFunc(all, func(d dress) bool { return d.name != *only })
	}
	counts := map[verdict]int{}
	why := map[string]int{}
	for i := range *dresses {
		r := rand.New(rand.NewPCG(uint64(i), 7))
		d := put(r, all[i%len(all)], found(r))
		v, reason := d.try(t)
		counts[v]++
		switch {
		case v == silent:
			t.Errorf("%d: %s: %s", i, d.describe(), reason)
		case v == asked:
			why[d.name+": "+reason]++
		}
		if *verbose && v == asked {
			t.Logf("%d: %s: asked %s", i, d.describe(), reason)
		}
	}
	t.Logf("%d dresses: %d same, %d asked, %d silently different", *dresses, counts[same], counts[asked], counts[silent])
	for _, k := range slices.Sorted(maps.Keys(why)) {
		t.Logf("%d × %s", why[k], k)
	}
}

// try reads a dress and compares.
func (d *dressing) try(t *testing.T) (verdict, string) {
	files := d.files(t)
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: files, Config: config.Defaults(), Today: today, Version: "test"})
	if err != nil {
		return asked, "refused: " + saidOf(p.Findings, files)
	}
	difference := d.compare(p)
	switch codes := questions(p.Findings, files); {
	case difference == "":
		return same, ""
	case len(codes) > 0:
		return asked, strings.Join(codes, " ") + "; " + difference
	}
	return silent, difference
}

// compare is the first difference between the facts and the truth; "" where
// there is none.
func (d *dressing) compare(p *program.Program) string {
	got := map[cellOf]int64{}
	for _, g := range p.Facts.Groups {
		for _, a := range g.Revenue {
			got[cellOf{g.Name, a.Month}] += a.Amount.Shift(2).Round(0).IntPart()
		}
	}
	want := d.truth()
	n, first := 0, ""
	keys := slices.Collect(maps.Keys(want))
	for k := range got {
		if _, ok := want[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b cellOf) int { return strings.Compare(a.account+a.month.String(), b.account+b.month.String()) })
	for _, k := range keys {
		if want[k] != got[k] {
			if n++; first == "" {
				first = fmt.Sprintf("%s in %s is %d, want %d", k.account, k.month, got[k], want[k])
			}
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d cells differ, basis %s: %s", n, len(keys), p.Facts.Basis, first)
}

// questions are the codes of warnings and errors about the dressed files.
func questions(all []finding.Finding, files fstest.MapFS) []string {
	var codes []string
	for _, f := range all {
		if f.Severity != finding.Note && strings.HasPrefix(f.At.File, "export") && files[f.At.File] != nil &&
			!slices.Contains(codes, f.Code) {
			codes = append(codes, f.Code)
		}
	}
	return codes
}

// saidOf is what was said of the dressed files.
func saidOf(all []finding.Finding, files fstest.MapFS) string {
	for _, f := range all {
		if files[f.At.File] != nil && strings.HasPrefix(f.At.File, "export") {
			return f.Code + ": " + f.Message
		}
	}
	return "nothing"
}
