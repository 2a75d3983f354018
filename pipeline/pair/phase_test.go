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

func TestWhatCountsForThePhaseOfARelationship(t *testing.T) {
	type facts struct {
		tier    int
		meeting program.Meeting
		contact program.Contact
	}
	for _, c := range []struct {
		name   string
		change func(f *facts)
		phase  program.Phase
	}{
		{"a visit to one who decides", func(*facts) {}, program.Sustaining},
		{"tier 1 is visited twice a year", func(f *facts) { f.meeting.Date = date("2026-02-03") }, program.Fostering},
		{"tier 2 once", func(f *facts) { f.tier, f.meeting.Date = 2, date("2026-02-03") }, program.Sustaining},
		{"a QBR in person is a visit", func(f *facts) { f.meeting.Type, f.meeting.InPerson = program.QBR, program.Yes },
			program.Sustaining},
		{"a QBR from afar is none", func(f *facts) { f.meeting.Type = program.QBR }, program.Fostering},
		{"what is booked was not held", func(f *facts) { f.meeting.Status = program.Booked }, program.Establishing},
		{"nor what may be none", func(f *facts) { f.meeting.Candidate = true }, program.Establishing},
		{"nor what lies ahead", func(f *facts) { f.meeting.Date = date("2026-12-01") }, program.Establishing},
		{"an internal review meets nobody", func(f *facts) { f.meeting.Type = program.Review }, program.Establishing},
		{"somebody else's visit", func(f *facts) { f.meeting.Sponsor = "Adam" }, program.Establishing},
		{"which the sponsor joined", func(f *facts) { f.meeting.Sponsor, f.meeting.Ours = "Adam", []string{"Iwo", "EVE"} },
			program.Sustaining},
		{"somebody else's where nobody decides", func(f *facts) { f.meeting.Sponsor, f.contact.Role = "Adam", program.Uses },
			program.Establishing},
		{"met by the name in Latin letters", func(f *facts) { f.contact.Name, f.contact.LatinName = "佐藤", "Ines" }, program.Sustaining},
		{"who decides is opposed", func(f *facts) { f.contact.Stance = program.Opposed }, program.Fostering},
		{"whose word is too old to count", func(f *facts) { f.contact.Stance, f.contact.StanceOn = program.Opposed, date("2024-01-01") },
			program.Sustaining},
	} {
		f := facts{1, program.Meeting{Date: date("2026-08-03"), Type: program.Visit, Status: program.Held, Sponsor: "Eve",
			Theirs: []string{"Ines"}}, program.Contact{Name: "Ines", Role: program.Decides, StanceOn: date("2026-08-01")}}
		c.change(&f)
		world := today().sponsor("Eve").group("a", f.tier, root(func(a *program.Account) {
			a.Sponsor, a.SponsorSince = "Eve", date("2020-01-01")
		}), func(g *program.Group) {
			opposed := program.Contact{Name: "Uwe", Role: program.Uses, Stance: program.Opposed} // who does not decide
			g.Meetings, g.Contacts = []*program.Meeting{&f.meeting}, []*program.Contact{&f.contact, &opposed}
		})
		world.Meetings = []*program.Meeting{&f.meeting, {Date: date("2026-08-03"), Status: program.Held, Theirs: []string{"Dana"}}}
		if p := world.assign(nil).of(t, "a"); p.Phase != c.phase {
			t.Errorf("%s: %s: %s", c.name, p.Phase, p.PhaseWhy)
		}
	}
}
