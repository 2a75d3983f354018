package plan

import (
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
)

func TestANewcomerAndOneWhoHoldsAloneForYearsAreNamed(t *testing.T) {
	for _, c := range []struct {
		name   string
		tier   int
		since  program.Date
		change func(w *world, g *program.Group)
		want   string // code of the finding; "" for none
	}{
		{"six months are new no more", 1, day(2026, 4, 30), nil, ""},
		{"a day less is", 1, day(2026, 5, 1), nil, "manager-new"},
		{"tier 2 may be held by a newcomer", 2, day(2026, 5, 1), nil, ""},
		{"nobody tells since when", 1, 0, nil, ""},
		{"years with a team that is not told", 1, day(2016, 1, 1), nil, ""},
		{"years, and one contact is known", 1, day(2016, 1, 1), func(_ *world, g *program.Group) {
			g.Contacts = []*program.Contact{{Name: "Ines"}}
		}, "manager-alone"},
		{"years, and the team tells of others at other accounts", 1, day(2021, 10, 31), func(w *world, _ *program.Group) {
			w.Team = []*program.TeamMember{{Person: "Iwona"}}
		}, "manager-alone"},
		{"a day less than five years", 1, day(2021, 11, 1), func(w *world, _ *program.Group) {
			w.Team = []*program.TeamMember{{Person: "Iwona"}}
		}, ""},
		{"years, with somebody beside", 1, day(2016, 1, 1), func(w *world, g *program.Group) {
			w.Team = []*program.TeamMember{{Person: "Iwona"}}
			g.Team = w.Team
		}, ""},
		{"the team names themselves alone", 1, day(2016, 1, 1), func(w *world, g *program.Group) {
			w.Team = []*program.TeamMember{{Person: "TOMASZ Zieliński"}}
			g.Team = w.Team
		}, "manager-alone"},
	} {
		w := newWorld()
		g := w.group("a", c.tier, "Ada Okafor")
		g.Root.ManagerSince = c.since
		if c.change != nil {
			c.change(w, g)
		}
		p, found := Make(w.Facts, w.standings, w.pairs, nil, w.policy)
		var codes []string
		for _, f := range found {
			codes = append(codes, f.Code)
		}
		if got := len(p.Tenures); (got == 1) != (c.want != "") || c.want != "" && !slices.Contains(codes, c.want) {
			t.Errorf("%s: %+v, %v", c.name, p.Tenures, codes)
		}
	}
}

func TestARenewalIsPreparedBeforeItsNoticeDay(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	g.Root.Renewal, g.Root.Terms.Notice = day(2027, 6, 30), program.Length{Months: 3}
	for _, a := range w.plan().Actions {
		if a.Rule != "renewal" {
			continue
		}
		i := slices.IndexFunc(a.Steps, func(s program.Step) bool { return s.Code == "renewal-notice" })
		if i < 0 || a.Steps[i].Due > day(2027, 3, 16) || a.Steps[i].Due < day(2027, 3, 10) ||
			!slices.IsSortedFunc(a.Steps, func(x, y program.Step) int { return int(x.Due - y.Due) }) {
			t.Errorf("%+v", a.Steps)
		}
		return
	}
	t.Error("no renewal is prepared")
}
