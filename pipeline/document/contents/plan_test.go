package contents

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// planOf is the action plan of a program, and its year.
func planOf(t *testing.T, p *program.Program) (document.Document, document.Table) {
	t.Helper()
	docs := Book(p, also...)
	i := slices.IndexFunc(docs, func(d document.Document) bool { return d.Path == "action-plan" })
	if i < 0 {
		t.Fatal("the book has no plan")
	}
	for _, b := range sectionOf(docs[i], "overview").Blocks {
		if year, ok := b.(document.Table); ok {
			return docs[i], year
		}
	}
	t.Fatal("the plan has no year")
	return document.Document{}, document.Table{}
}

func sectionOf(d document.Document, id string) document.Section {
	i := slices.IndexFunc(d.Sections, func(s document.Section) bool { return s.ID == id })
	if i < 0 {
		return document.Section{}
	}
	return d.Sections[i]
}

// TestTheYearOfThePlanStandsByTierAndSponsor reads the first two columns: those without a
// sponsor come last in their tier.
func TestTheYearOfThePlanStandsByTierAndSponsor(t *testing.T) {
	_, year := planOf(t, documenttest.Rich())
	tier, without := "", false
	for _, row := range year.Rows[:len(year.Rows)-1] {
		if row.Head {
			if row.Cells[0][0].Text < tier {
				t.Errorf("%q stands after %q", row.Cells[0][0].Text, tier)
			}
			tier, without = row.Cells[0][0].Text, false
			continue
		}
		none := row.Cells[1][0].Text == "no sponsor yet"
		if without && !none {
			t.Errorf("%s stands after accounts without a sponsor", row.Cells[0][0].Text)
		}
		without = none
	}
	if !strings.HasPrefix(tier, "Tier ") {
		t.Errorf("the tiers are not said: %q", tier)
	}
}

// TestThePlanOnPaperIsTheYearAndWhatPresses has every line of the plan on the page, once by
// account and once by month, and none of them where they are printed.
func TestThePlanOnPaperIsTheYearAndWhatPresses(t *testing.T) {
	p := documenttest.Rich()
	d, _ := planOf(t, p)
	folded := 0
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(document.Table); ok && s.Folded {
				folded += len(table.Rows)
			}
		}
		if s.Level == 3 && !s.Folded {
			t.Errorf("%s is printed", s.ID)
		}
	}
	if folded != 2*len(p.Plan.Actions) {
		t.Errorf("%d lines by account and by month; the plan has %d", folded, len(p.Plan.Actions))
	}
}
