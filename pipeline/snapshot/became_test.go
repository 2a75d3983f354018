package snapshot_test

import (
	"fmt"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

// told is a change as a test reads it.
func told(c program.Change) string {
	return strings.TrimSpace(fmt.Sprintf("%s|%s|%s|%s|%s|%s", c.Kind, c.Subject, c.From, c.To, c.On, c.By))
}

func TestWhatBecameOfAFactIsTold(t *testing.T) {
	fact := func(kind, state, on string) *program.PastFact {
		f := &program.PastFact{Group: "g", Kind: kind, Key: "k", What: "it", State: state}
		if on != "" {
			f.On = date(on)
		}
		return f
	}
	const before, after = "2026-10-10", "2026-11-20" // the books are of 31 October and 30 November
	for _, c := range []struct {
		name     string
		was, now *program.PastFact
		want     string
	}{
		{"a meeting booked", nil, fact("meeting", "booked", "2026-12-10"), "meeting booked|it|||2026-12-10|0"},
		{"a window that became a meeting", fact("meeting", "proposed", ""), fact("meeting", "booked", "2026-12-10"),
			"meeting booked|it|||2026-12-10|0"},
		{"a booked meeting stays", fact("meeting", "booked", "2026-12-10"), fact("meeting", "booked", "2026-12-10"), ""},
		{"a booked meeting on another day", fact("meeting", "booked", "2026-12-10"), fact("meeting", "booked", "2026-12-17"),
			"meeting moved|it|10 December 2026|17 December 2026||0"},
		{"held", fact("meeting", "booked", after), fact("meeting", "held", after), "meeting held|it|||" + after + "|0"},
		{"held long ago and told now", nil, fact("meeting", "held", before), ""},
		{"cancelled", fact("meeting", "booked", "2026-12-10"), fact("meeting", "cancelled", "2026-12-10"),
			"meeting cancelled|it|||2026-12-10|0"},
		{"gone from the exports", fact("meeting", "booked", "2026-12-10"), nil, "meeting cancelled|it|||2026-12-10|0"},
		{"over and gone", fact("meeting", "booked", after), nil, ""},
		{"a promise made", nil, fact("promise", "planned", "2026-12-10"), "promised|it|||2026-12-10|0"},
		{"kept", fact("promise", "overdue", after), fact("promise", "done", after), "promise kept|it|||" + after + "|0"},
		{"broken", fact("promise", "planned", after), fact("promise", "overdue", after), "promise overdue|it|||" + after + "|0"},
		{"still open", fact("promise", "planned", after), fact("promise", "planned", "2026-12-24"), ""},
		{"an escalation opened", nil, fact("escalation", "open", after), "escalation opened|it|||" + after + "|0"},
		{"an old one that an export names only now", nil, fact("escalation", "open", before), ""},
		{"closed", fact("escalation", "open", before), fact("escalation", "done", before), "escalation closed|it||||0"},
		{"come back", fact("severe issue", "done", before), fact("severe issue", "open", before), "severe issue opened|it|||" + before +
			"|0"},
		{"a sale found", nil, fact("opportunity", "Qualify", ""), "opportunity new|it||Qualify||0"},
		{"at another stage", fact("opportunity", "Qualify", ""), fact("opportunity", "Offer", ""), "opportunity moved|it|Qualify|Offer||0"},
		{"won", fact("opportunity", "Offer", ""), fact("opportunity", "won", ""), "opportunity won|it||||0"},
		{"lost", fact("opportunity", "Offer", ""), fact("opportunity", "lost", ""), "opportunity lost|it||||0"},
		{"won before any book", nil, fact("opportunity", "won", ""), ""},
		{"a renewal on another day", fact("renewal", "due", "2027-03-01"), fact("renewal", "due", "2027-06-01"),
			"renewal moved|it|1 March 2027|1 June 2027||0"},
		{"a renewal that was reached", fact("renewal", "due", after), fact("renewal", "due", "2027-11-20"), ""},
		{"a stance", fact("stance", "neutral", before), fact("stance", "supports", after), "stance moved|it|neutral|supports|" + after +
			"|0"},
		{"a stance that was not known", nil, fact("stance", "supports", after), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := func(asOf string, f *program.PastFact) program.Snapshot {
				s := program.Snapshot{AsOf: date(asOf), Groups: []program.PastGroup{{Key: "g", Name: "Acme", Tier: 1}},
					Known: []program.PastFact{}}
				if f != nil {
					s.Known = append(s.Known, *f)
				}
				return s
			}
			a, b := book("2026-10-31", c.was), book("2026-11-30", c.now)
			var got []string
			for _, x := range snapshot.Diff(a, b) {
				got = append(got, told(x))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			a.Known = nil // a book that remembers nothing of the kind
			if got := snapshot.Diff(a, b); len(got) > 0 {
				t.Errorf("of a book that did not remember: %v", got)
			}
			a.Known, a.Groups[0].Tier = []program.PastFact{}, 3
			for _, x := range snapshot.Diff(a, b) {
				if x.Kind != program.Entered {
					t.Errorf("of a group that entered: %v", x)
				}
			}
		})
	}
}

func TestWhatChangedInTheGroupItselfIsTold(t *testing.T) {
	base := func() program.Snapshot {
		return program.Snapshot{Currency: "EUR", Accounts: []program.PastAccount{{Key: "a", Name: "Acme"}, {Key: "b", Name: "Bolt"}},
			Groups: []program.PastGroup{{Key: "g", Name: "Acme", Tier: 1, Members: []string{"a"}, Revenue: program.NewDecimal(1000)}}}
	}
	for _, c := range []struct {
		name   string
		change func(g *program.PastGroup, b *program.Snapshot)
		want   string
	}{
		{"renamed", func(g *program.PastGroup, _ *program.Snapshot) { g.Name = "Acme Group" }, "renamed||Acme|Acme Group||0"},
		{"an account joined", func(g *program.PastGroup, _ *program.Snapshot) { g.Members = []string{"a", "b"} },
			"account joined|Bolt||||0"},
		{"an account left", func(g *program.PastGroup, _ *program.Snapshot) { g.Members = nil }, "account left|Acme||||0"},
		{"revenue by 5 %", func(g *program.PastGroup, _ *program.Snapshot) { g.Revenue = program.NewDecimal(950) },
			"revenue moved|||||-0.05"},
		{"revenue by less", func(g *program.PastGroup, _ *program.Snapshot) { g.Revenue = program.NewDecimal(951) }, ""},
		{"revenue that lacks money", func(g *program.PastGroup, _ *program.Snapshot) {
			g.Revenue, g.Lacks = program.NewDecimal(900),
				true
		}, ""},
		{"revenue in another currency", func(g *program.PastGroup, b *program.Snapshot) {
			g.Revenue, b.Currency = program.NewDecimal(900), "USD"
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := base()
			c.change(&b.Groups[0], &b)
			got := ""
			for _, x := range snapshot.Diff(base(), b) {
				got += told(x)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAPersonIsForgottenInWhatIsKnown(t *testing.T) {
	s := program.Snapshot{Known: []program.PastFact{{Kind: program.FactStance, What: "Eve Stone"},
		{Kind: program.FactPromise, What: "A call with Eve Stone"}}}
	got, n := snapshot.Forget(s, "eve stone")
	if n != 2 || len(got.Known) != 1 || got.Known[0].What != "A call with (removed)" {
		t.Errorf("%d: %+v", n, got.Known)
	}
}
