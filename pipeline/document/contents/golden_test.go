package contents

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/rooms"
	"sponsorbook/pipeline/program"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares text with testdata/NAME.golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run the test with -update", err)
	}
	if string(want) != got {
		t.Errorf("%s differs from its golden; look at it and run with -update\n%s", name, firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want " + w[i] + "\n got " + g[i]
		}
	}
	return "one is longer"
}

var also = []string{"action-plan.xlsx", "findings.csv", author.SponsorRoom("Helena Brandt") + "/pack.pdf"}

func TestTheBookOfARichProgramReadsAsItShould(t *testing.T) {
	for _, d := range Book(documenttest.Rich(), also...) {
		golden(t, "rich_"+strings.ReplaceAll(d.Path, "/", "_"), dump(d))
	}
	for _, p := range rooms.Packs(documenttest.Rich()) {
		golden(t, "rich_"+strings.ReplaceAll(p.Path, "/", "_"), dump(p.Documents[0]))
	}
}

func TestTheBookOfAPoorProgramIsComposedFacts(t *testing.T) {
	for _, d := range Book(documenttest.Poor()) {
		golden(t, "poor_"+strings.ReplaceAll(d.Path, "/", "_"), dump(d))
	}
}

func TestABriefingInGermanSpeaksGerman(t *testing.T) {
	p := documenttest.Rich()
	p.Settings.Language = "de-CH"
	golden(t, "german_briefing", dump(briefing.Brief(p, p.Groups[0], briefing.Full)))
}

func TestABookInGermanHasTheSamePagesForScreensAsOneInEnglish(t *testing.T) {
	english, german := documenttest.Rich(), documenttest.Rich()
	german.Settings.Language = "de"
	for i, d := range Book(german, also...) {
		carried := d.Kind == document.Briefing || d.Kind == document.Agenda
		if want := map[bool]string{true: "de", false: "en"}[carried]; d.Language != want {
			t.Errorf("%s is in %s, not in %s", d.Path, d.Language, want)
		}
		if e := Book(english, also...)[i]; !carried && dump(d) != dump(e) {
			t.Errorf("%s differs in a German book", d.Path)
		}
	}
}

func TestTheShelfLeadsToEveryBookNewestFirst(t *testing.T) {
	golden(t, "shelf", dump(Shelf([]Shelved{{Month: documenttest.Month(2026, 10)}, {Month: documenttest.Month(2026, 11), AsOf: documenttest.Day("2026-11-21")}}, program.Settings{Company: "Meridian Data"})))
}
