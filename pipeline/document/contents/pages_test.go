package contents

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/overview"
	"sponsorbook/pipeline/program"
)

// TestAnAccountHasAPageWhereSomebodyIsToLookAtIt has a row for each reason.
func TestAnAccountHasAPageWhereSomebodyIsToLookAtIt(t *testing.T) {
	for why, c := range map[string]struct {
		with func(*program.Program, *program.Group, *program.Standing)
		page bool
	}{
		"an account outside the program": {func(*program.Program, *program.Group, *program.Standing) {}, false},
		"one of few": {func(p *program.Program, _ *program.Group, _ *program.Standing) {
			p.Standings = p.Standings[:program.FewGroups]
		}, true},
		"every account, as configured": {func(p *program.Program, _ *program.Group, _ *program.Standing) {
			p.Settings.AccountPages = program.PagesOfAll
		}, true},
		"an account in the program": {func(_ *program.Program, _ *program.Group, s *program.Standing) { s.Tier = 2 }, true},
		"one within the band below": {func(_ *program.Program, _ *program.Group, s *program.Standing) { s.Near = true }, true},
		"one that is proposed": {func(_ *program.Program, _ *program.Group, s *program.Standing) {
			s.Proposed = &program.Proposal{Kind: "add-in", Tier: 2}
		}, true},
		"one with a confirmed sponsor": {func(p *program.Program, g *program.Group, _ *program.Standing) {
			p.Pairings = append(p.Pairings, program.Pairing{Group: g.Key, Sponsor: "Helena Brandt", Confirmed: true})
		}, true},
		"one with a proposed sponsor": {func(p *program.Program, g *program.Group, _ *program.Standing) {
			p.Pairings = append(p.Pairings, program.Pairing{Group: g.Key, Sponsor: "Helena Brandt"})
		}, false},
		"one that left since the last": {func(p *program.Program, g *program.Group, _ *program.Standing) {
			p.Changes = append(p.Changes, program.Change{Group: g.Key, Kind: program.Left})
		}, true},
		"one with a severe escalation": {func(_ *program.Program, g *program.Group, _ *program.Standing) {
			g.Escalations = append(g.Escalations, &program.Escalation{Severity: program.Severe})
		}, true},
		"one with an escalation like many": {func(_ *program.Program, g *program.Group, _ *program.Standing) {
			g.Escalations = append(g.Escalations, &program.Escalation{Severity: program.Major})
		}, false},
	} {
		p := documenttest.Rich()
		i := slices.IndexFunc(p.Groups, func(g *program.Group) bool { return g.Name == "Nordhavn Marine" })
		at := slices.IndexFunc(p.Standings, func(s program.Standing) bool { return s.Group == p.Groups[i].Key })
		for n := len(p.Standings); n <= program.FewGroups; n++ { // more than few, of which nothing else is known
			p.Standings = append(p.Standings, program.Standing{Group: fmt.Sprint("other ", n), Tier: program.Tier3})
		}
		c.with(p, p.Groups[i], &p.Standings[at])
		docs := Book(p, also...)
		if got := slices.ContainsFunc(docs, func(d document.Document) bool {
			return d.Path == "accounts/"+
				p.Groups[i].Slug
		}); got != c.page {
			t.Errorf("%s: its page is made: %v", why, got)
		}
		noneDangles(t, why, docs)
	}
}

// noneDangles fails where a page links to an account page that is not made.
func noneDangles(t *testing.T, why string, docs []document.Document) {
	t.Helper()
	made := map[string]bool{}
	for _, d := range docs {
		for _, f := range d.Formats {
			made[d.Path+"."+string(f)] = true
		}
	}
	for _, d := range docs {
		links := slices.Clone(d.Trail)
		for _, l := range []*document.Link{d.Previous, d.Next} {
			if l != nil {
				links = append(links, *l)
			}
		}
		for s := range d.Spans() {
			if s.Link != nil {
				links = append(links, *s.Link)
			}
		}
		for _, s := range d.Sections {
			if s.More != nil {
				links = append(links, *s.More)
			}
		}
		for _, l := range links {
			if to, _, _ := strings.Cut(l.To, "#"); strings.Contains(to, "accounts/") && !made[to] {
				t.Errorf("%s: %s leads to %s, which is not made", why, d.Path, to)
			}
		}
	}
}

func TestALargeCompanyFindsAnAccountByName(t *testing.T) {
	p := documenttest.Rich()
	for i := range overview.ManyNames {
		documenttest.Put(p, 3, documenttest.Group(&program.Account{ID: fmt.Sprint(i), Name: fmt.Sprintf("Sund%c%d", 'a'+i%3, i)}))
	}
	docs := Book(p, also...)
	index := docs[slices.IndexFunc(docs, func(d document.Document) bool { return d.Path == "names" })]
	var titles []string
	rows := 0
	for _, s := range index.Sections {
		titles = append(titles, s.Title)
		n := len(s.Blocks[0].(document.Table).Rows)
		if rows += n; n > 400 {
			t.Errorf("%d accounts stand under %q", n, s.Title)
		}
	}
	if rows != len(p.Standings) {
		t.Errorf("%d of %d accounts are found", rows, len(p.Standings))
	}
	if got := strings.Join(titles, " "); got != "A N Sa Sunda Sundb Sundc" {
		t.Errorf("the letters are %s", got)
	}
	noneDangles(t, "a large company", docs)
}

// Files about accounts lie in folders by the letters of their names where one folder
// would hold too many, in each sort of file alike; a room's folders stay as they are.
func TestNoFolderOfALargeCompanyHoldsAThousandFiles(t *testing.T) {
	p := documenttest.Rich()
	for i := range 700 {
		documenttest.Put(p, 1, documenttest.Group(&program.Account{ID: fmt.Sprint(i), Name: fmt.Sprintf("Sund%c%d", 'a'+i%3, i)}))
	}
	there, files, folders := map[string]bool{}, map[string]int{}, map[string]bool{}
	for _, path := range also {
		there[path] = true
	}
	docs := Book(p, also...)
	for _, d := range docs {
		for _, f := range d.Formats {
			there[d.Path+"."+string(f)] = true
			files[path.Dir(d.Path)]++
		}
		if d.Room != "" && strings.Count(strings.TrimPrefix(d.Path, d.Room+"/"), "/") > 1 {
			t.Errorf("%s has drawers in a room", d.Path)
		}
		if sort, rest, _ := strings.Cut(d.Path, "/"); strings.Contains(rest, "/") && d.Room == "" {
			folders[sort] = true
		}
	}
	for folder, n := range files {
		if n > 1000 {
			t.Errorf("%d files in %s", n, folder)
		}
	}
	for _, sort := range []string{"accounts", "briefings", "travel"} {
		if !folders[sort] {
			t.Errorf("%s is in one folder", sort)
		}
	}
	for _, d := range docs {
		checkLinks(t, d, there)
	}
}

func TestTheReconciliationTellsWhatIsInNoFigureForWantOfARate(t *testing.T) {
	p := documenttest.Rich()
	p.Money = append(p.Money, program.MoneyLine{Currency: "GBP", Read: documenttest.Dec("100"), Used: documenttest.Dec("100"),
		SetAside: program.Zero})
	for _, apart := range []bool{false, true} {
		p.Groups[0].Unconverted = nil
		if apart {
			p.Groups[0].Unconverted = []program.Money{{Known: true, Currency: "GBP", Amount: documenttest.Dec("72.5")}}
		}
		for _, d := range Book(p, also...) {
			if d.Path != "reconciliation" && d.Path != "board/details" {
				continue
			}
			if text := dump(d); strings.Contains(text, "72.50") != apart || strings.Contains(text, "for want of a rate") != apart {
				t.Errorf("%s, apart %v:\n%s", d.Path, apart, text)
			}
		}
	}
}
