package contents

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/program"
)

// A claim is what one page says of an account, or of a line of its plan, under a
// label.
type claim struct{ account, label, text string }

// claims are those of a page's tree: cells of tables that name an account, facts
// and figures of pages about one, and the corner of a briefing.
func claims(d document.Document, name string) (out []claim) {
	if strings.HasPrefix(d.Corner.Strong, "Tier ") && name != "" {
		out = append(out, claim{name, "Tier", strings.TrimPrefix(d.Corner.Strong, "Tier ")})
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch x := b.(type) {
			case document.Table:
				out = append(out, claimsOfRows(x, name)...)
			case document.Facts:
				for _, f := range x.Items {
					if name != "" {
						out = append(out, claim{name, f.Label, flat(f.Value)})
					}
				}
			case document.Figures:
				for _, f := range x.Items {
					if name != "" {
						out = append(out, figureClaim(name, f))
					}
				}
			}
		}
	}
	return out
}

// figureClaim is the claim of a large figure: that of revenue stands before its change.
func figureClaim(name string, f document.Figure) claim {
	c := claim{name, f.Label, documenttest.PlainSpaces(f.Value)}
	if strings.HasPrefix(strings.ToLower(f.Label), "revenue, ") {
		c.label = "Revenue"
		c.text, _, _ = strings.Cut(c.text, ", ")
	}
	if f.Label == "renewal" {
		c.label = "Renewal"
	}
	return c
}

// claimsOfRows are the cells of a table under their titles; lines of a plan by
// what they are and when they begin.
func claimsOfRows(t document.Table, name string) (out []claim) {
	at := map[string]int{}
	for i, c := range t.Columns {
		at[c.Title] = i
	}
	for _, r := range t.Rows {
		account := name
		if i, ok := at["Account"]; ok && i < len(r.Cells) {
			account = flat(r.Cells[i])
		}
		if account == "" {
			continue
		}
		if what, ok := at["What"]; ok && len(t.Columns) >= 6 && t.Columns[len(t.Columns)-1].Title == "Status" {
			if r.Head || len(r.Cells[what]) == 0 {
				continue
			}
			key := r.Cells[what][0].Text + ", " + flat(r.Cells[at["Start"]])
			out = append(out, claim{account, "line " + key, flat(r.Cells[at["Status"]])},
				claim{account, "end of " + key, flat(r.Cells[at["Complete by"]])})
			continue
		}
		for title, i := range at {
			if _, ok := at["Account"]; ok && i < len(r.Cells) && t.Caption != "Accounts in the group" {
				out = append(out, claim{account, title, flat(r.Cells[i])})
			}
		}
	}
	return out
}

func flat(l document.Line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return documenttest.PlainSpaces(strings.TrimSpace(b.String()))
}

// amounts are the ways in which pages print an amount: exactly, and to the precision of a
// page with millions, of one without, and of a list of many accounts.
func amounts(d program.Decimal, currency string) []string {
	say := language.Of("en")
	return []string{say.Exact(d, currency), say.Amount(d, currency), say.OfPage(language.Million).Amount(d, currency),
		say.OnePrecision(program.Zero, language.Million).Amount(d, currency), say.OfPage(program.Zero).Amount(d, currency)}
}

// truths are the texts that a label may have for an account; labels that are not
// here mean something else on every page.
func truths(p *program.Program, g *program.Group) map[string][]string {
	say := language.Of("en")
	s := p.Standing(g.Key)
	own := map[string][]string{
		"Tier":    {fmt.Sprint(s.Tier)},
		"Revenue": amounts(s.Revenue, p.Currency),
		"Rank":    {fmt.Sprint(s.Rank)}, "Rank by revenue": {fmt.Sprint(s.Rank)},
		"Sponsor": {"no sponsor yet", "none yet", "", "–"},
	}
	if on := g.Root.Renewal; on.Known() {
		own["Renewal"] = []string{say.LongDay(on), say.ShortDay(on, p.AsOf), say.TableDay(on)}
		for _, e := range g.Expiries(p.AsOf) { // with what it is worth beside it
			if e.On == on {
				for _, worth := range amounts(e.Annual.Worth, p.Currency) {
					own["Renewal"] = append(own["Renewal"], say.ShortDay(on, p.AsOf)+", "+worth, say.LongDay(on)+", "+worth)
				}
			}
		}
	}
	if r := p.Pairing(g.Key); r != nil && r.Sponsor != "" {
		own["Sponsor"] = []string{r.Sponsor + " (proposed)", r.Sponsor + " proposed", "no sponsor yet", "none yet"}
		if r.Confirmed {
			own["Sponsor"] = []string{r.Sponsor, "You", r.Sponsor + ", since " + say.Month(r.Since.Month()), "You, since " +
				say.Month(r.Since.Month())}
		}
	}
	for label, texts := range own {
		for i := range texts {
			own[label][i] = documenttest.PlainSpaces(texts[i])
		}
	}
	return own
}

// dealt is the rich program with other tiers, revenue, renewals and states.
func dealt(rng *rand.Rand) *program.Program {
	p := shuffled(rng)
	for i := range p.Standings {
		s := &p.Standings[i]
		s.Tier, s.Revenue = 1+rng.IntN(3), program.NewDecimal(int64(rng.IntN(9_000_000)))
		if g := p.Group(s.Group); g != nil {
			g.Root.Renewal = p.AsOf.AddDays(rng.IntN(500) + 1)
		}
	}
	for i := range p.Plan.Actions {
		x := &p.Plan.Actions[i]
		x.Status = []string{program.StatusProposed, program.StatusPlanned, program.StatusInProgress, program.StatusDone,
			program.StatusCancelled}[rng.IntN(5)]
		x.Start = p.AsOf.AddDays(rng.IntN(60) + 1)
		x.Due = x.Start.AddDays(rng.IntN(20))
		if x.WasDue = 0; rng.IntN(3) == 0 {
			x.WasDue = p.AsOf.AddDays(-rng.IntN(30) - 1)
		}
	}
	return p
}

// TestNoPageContradictsAnotherOrTheFacts reads every claim back from the trees of
// all pages of random programs.
func TestNoPageContradictsAnotherOrTheFacts(t *testing.T) {
	read := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		p := dealt(rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 3)))
		names := map[string]*program.Group{}
		for _, g := range p.Groups {
			names[documenttest.PlainSpaces(author.GroupName(g))] = g
		}
		lines := map[claim]string{} // a line of the plan, without its text → text and page
		for _, d := range everything(p) {
			name := ""
			if g := p.Group(d.Group); g != nil {
				name = documenttest.PlainSpaces(author.GroupName(g))
			}
			for _, c := range claims(d, name) {
				g := names[c.account]
				switch {
				case g == nil:
				case strings.HasPrefix(c.label, "line ") || strings.HasPrefix(c.label, "end of "):
					key := claim{c.account, c.label, ""}
					if was, ok := lines[key]; ok && was != c.text {
						r.Fatalf("%s says %q of %s of %s, another page %q", d.Path, c.text, c.label, c.account, was)
					}
					lines[key] = c.text
					read["line"]++
				default:
					if so := truths(p, g)[c.label]; so != nil {
						if !slices.Contains(so, c.text) {
							r.Fatalf("%s says %q for %s of %s; so it is: %q", d.Path, c.text, c.label, c.account, so)
						}
						read[c.label]++
					}
				}
			}
		}
	})
	for _, label := range []string{"Tier", "Revenue", "Rank by revenue", "Sponsor", "Renewal", "line"} {
		if read[label] == 0 {
			t.Errorf("no page says anything of %s: %v", label, slices.Sorted(maps.Keys(read)))
		}
	}
}
