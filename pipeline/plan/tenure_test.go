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

func TestThreeLinesAreAskedForOnceAMonthWhereAProfileTellsMore(t *testing.T) {
	asked := func(w *world) bool {
		return slices.ContainsFunc(w.plan().Blanks, func(b program.Blank) bool { return b.Field == "this month" })
	}
	told := func(on program.Date) program.Profile {
		return program.Profile{ValueMessage: "x", ThisMonth: "y", ThisMonthOn: on}
	}
	for name, c := range map[string]struct {
		profile program.Profile
		sponsor string
		want    bool
	}{
		"nothing was told this month":     {program.Profile{ValueMessage: "x"}, "Ada Okafor", true},
		"told four weeks ago":             {told(day(2026, 10, 3)), "Ada Okafor", false},
		"told two months ago":             {told(day(2026, 8, 31)), "Ada Okafor", true},
		"nobody reads them":               {program.Profile{ValueMessage: "x"}, "", false},
		"what is to be said comes first":  {program.Profile{}, "Ada Okafor", false},
		"told on a day that nobody wrote": {told(0), "Ada Okafor", false},
	} {
		w := newWorld()
		g := w.group("a", 1, c.sponsor)
		g.Profiles = []*program.Profile{&c.profile}
		if got := asked(w); got != c.want {
			t.Errorf("%s: asked %v", name, got)
		}
	}
}
