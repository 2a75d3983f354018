package pair_test

import (
	"testing"

	"sponsorbook/pipeline/program"
)

func TestThePhaseOfARelationshipFollowsFromItsFigures(t *testing.T) {
	since := func(s string) func(*program.Group) {
		return root(func(a *program.Account) { a.Sponsor, a.SponsorSince = "Eve", date(s) })
	}
	met := func(on, kind string, theirs ...string) func(*program.Group) {
		return func(g *program.Group) {
			g.Meetings = append(g.Meetings, &program.Meeting{Date: date(on), Type: kind, Status: program.Held, Sponsor: "Eve",
				Theirs: theirs})
		}
	}
	decides := func(name string, s program.Stance) func(*program.Group) {
		return func(g *program.Group) {
			g.Contacts = append(g.Contacts, &program.Contact{Name: name, Role: program.Decides, Stance: s, StanceOn: date("2026-08-01")})
		}
	}
	soon, long := met("2026-08-03", program.Visit, "Ines"), met("2024-08-03", program.Visit, "Ines")
	for _, c := range []struct {
		name   string
		change []func(*program.Group)
		phase  program.Phase
		why    string
	}{
		{"nobody tells since when", []func(*program.Group){by("Eve"), soon, decides("Ines", 0)}, "", ""},
		{"no export tells of a meeting", []func(*program.Group){since("2020-01-01"), decides("Ines", 0)}, "", ""},
		{"eleven months are young, whatever was reached",
			[]func(*program.Group){since("2025-10-31"), soon, decides("Ines", program.Supports)},
			program.Establishing, "sponsor since October 2025; met 1 of 1 who decide; visited in time"},
		{"twelve months are young no more", []func(*program.Group){since("2025-09-30"), soon, decides("Ines", program.Supports)},
			program.Fostering, "sponsor since September 2025; met 1 of 1 who decide; visited in time"},
		{"years without one who decides", []func(*program.Group){since("2020-01-01"), soon, decides("Dana", 0)},
			program.Establishing, "sponsor since January 2020; met 0 of 1 who decide; visited in time"},
		{"two years, half met, visited, nobody against",
			[]func(*program.Group){since("2024-09-30"), soon, decides("Ines", program.Neutral), decides("Dana", 0)},
			program.Sustaining, "sponsor since September 2024; met 1 of 2 who decide; visited in time"},
		{"less than half met",
			[]func(*program.Group){since("2024-09-30"), soon, decides("Ines", 0), decides("Dana", 0), decides("Pia", 0)},
			program.Fostering, "sponsor since September 2024; met 1 of 3 who decide; visited in time"},
		{"no visit in time", []func(*program.Group){since("2020-01-01"), long, met("2026-08-03", program.Call), decides("Ines", 0)},
			program.Fostering, "sponsor since January 2020; met 1 of 1 who decide; no visit in time"},
		{"one who decides is against", []func(*program.Group){since("2020-01-01"), soon, decides("Ines", program.Sceptical)},
			program.Fostering,
			"sponsor since January 2020; met 1 of 1 who decide; visited in time; 1 who decides is sceptical or opposed"},
		{"nobody tells who decides", []func(*program.Group){since("2020-01-01"), soon}, program.Fostering,
			"sponsor since January 2020; visited in time"},
	} {
		f := today().sponsor("Eve").group("a", 1, c.change...)
		f.Meetings = append(f.Meetings, f.Groups[0].Meetings...)
		p := f.assign(nil).of(t, "a")
		if p.Phase != c.phase || p.PhaseWhy != c.why {
			t.Errorf("%s: %s: %s", c.name, p.Phase, p.PhaseWhy)
		}
	}
}

func TestAProposedPairHasNoPhase(t *testing.T) {
	if p := today().sponsor("Eve").group("a", 1).assign(nil).of(t, "a"); p.Phase != "" {
		t.Errorf("%+v", p)
	}
}
