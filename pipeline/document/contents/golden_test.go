package contents

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/language"
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
		golden(t, "rich_"+strings.ReplaceAll(p.Path, "/", "_"), dump(p.Documents()[0]))
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

func TestABookIsInOneLanguage(t *testing.T) {
	for _, code := range language.Codes() {
		p := documenttest.Rich()
		p.Settings.Language = code
		for _, d := range Book(p, also...) {
			if d.Language != code {
				t.Errorf("%s is in %s, not in %s", d.Path, d.Language, code)
			}
		}
	}
}

// TestNoPageHoldsAPhraseOfAnotherLanguage looks for whole lines: a word of two
// languages, such as "Sponsor", is left out.
func TestNoPageHoldsAPhraseOfAnotherLanguage(t *testing.T) {
	german := language.Of("de").Phrases()
	said := map[string]bool{}
	for _, words := range german {
		said[words] = true
	}
	for code, foreign := range map[string]func(line string) bool{
		"de": func(line string) bool { words, ok := german[line]; return ok && words != line && !said[line] },
		"en": func(line string) bool { _, english := german[line]; return said[line] && !english },
	} {
		p := documenttest.Rich()
		p.Settings.Language = code
		for _, d := range Book(p, also...) {
			for section, line := range d.Lines() {
				if strings.HasPrefix(d.Path, "reconciliation") && strings.Contains(section, "table") {
					continue // names of the input's own sheets
				}
				for _, s := range line {
					if text := strings.Trim(s.Text, " .,:;()·"); foreign(text) && text != p.Settings.Purpose {
						t.Errorf("%s, %s: %q is not in %s", d.Path, section, s.Text, code)
					}
				}
			}
		}
	}
}

func TestTheShelfLeadsToEveryBookNewestFirst(t *testing.T) {
	golden(t, "shelf",
		dump(Shelf([]Shelved{{Month: documenttest.Month(2026, 10)},
			{Month: documenttest.Month(2026, 11), AsOf: documenttest.Day("2026-11-21")}}, program.Settings{Company: "Meridian Data"})))
}
