package pair_test

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/program"
)

func TestWhoSponsorsWhom(t *testing.T) {
	override := func(sponsor, expires string) func(*program.Group) {
		return func(g *program.Group) {
			g.Overrides = append(g.Overrides, &program.Override{Account: g.Key, Sponsor: sponsor, Expires: date(expires)})
		}
	}
	never := func(names ...string) func(*program.Sponsor) {
		return func(s *program.Sponsor) { s.NeverWith = names }
	}
	leaves := func(day string) func(*program.Sponsor) {
		return func(s *program.Sponsor) { s.Leaves = date(day) }
	}
	for _, c := range []struct {
		name  string
		facts *company
		want  string
	}{
		{"a group of the program without a sponsor gets a proposal", today().group("a", 1).sponsor("Eve"), "a: Eve"},
		{"a group outside the program gets no pairing", today().group("a", 1).group("b", 3).sponsor("Eve"), "a: Eve"},
		{"a confirmed sponsor outside the program is listed", today().group("a", 3, by("Eve")).sponsor("Eve"), "a: Eve (confirmed)"},
		{"a confirmed sponsor outside the program takes a place", today().group("a", 1).group("b", 3, by("Eve")).sponsor("Eve",
			carries(1)), "a: nobody, b: Eve (confirmed)"},
		{"a confirmed pair stands though another fits better", today().group("a", 1, by("Eve"), industry("Banking")).sponsor(
			"Eve").sponsor("Adam", industries("Banking")), "a: Eve (confirmed)"},
		{"confirmed pairs stand over capacity", today().group("a", 1, by("Eve")).group("b", 1, by("Eve")).sponsor("Eve", carries(1)),
			"a: Eve (confirmed), b: Eve (confirmed)"},
		{"a confirmed name is found whatever its case and accents", today().group("a", 1, by("EVE MÜLLER")).sponsor("Eve Muller"),
			"a: Eve Muller (confirmed)"},
		{"a confirmed name on no roster stands", today().group("a", 1, by("Nobody Known")).sponsor("Eve"), "a: Nobody Known (confirmed)"},
		{"an override wins over the accounts table", today().group("a", 1, by("Eve"), override("Adam", "2026-12-31")).sponsor(
			"Eve").sponsor("Adam"), "a: Adam (confirmed)"},
		{"an expired override does not", today().group("a", 1, by("Eve"), override("Adam", "2026-09-29")).sponsor("Eve").sponsor("Adam"),
			"a: Eve (confirmed)"},
		{"an override counts on its last day", today().group("a", 1, override("Adam", "2026-09-30")).sponsor("Eve").sponsor("Adam"),
			"a: Adam (confirmed)"},
		{"a child's sponsor is the group's where the root has none", today().group("a", 1, func(g *program.Group) {
			g.Members = append(g.Members, &program.Account{Key: "a2", Name: "Child", Sponsor: "Eve"})
		}).sponsor("Eve").sponsor("Adam"), "a: Eve (confirmed)"},

		{"the default capacity is three", today().group("a", 1).group("b", 1).group("c", 1).group("d", 1).sponsor("Eve"),
			"a: Eve, b: Eve, c: Eve, d: nobody"},
		{"the chief executive's default is two", today().group("a", 1).group("b", 1).group("c", 1).sponsor("Eve",
			func(s *program.Sponsor) { s.Level = 1 }), "a: Eve, b: Eve, c: nobody"},
		{"a title tells the level where the roster has none", today().group("a", 1).group("b", 1).group("c", 1).sponsor("Eve",
			func(s *program.Sponsor) { s.Level, s.Title = 0, "Chief Executive Officer" }), "a: Eve, b: Eve, c: nobody"},
		{"a capacity of zero takes nobody", today().group("a", 1).sponsor("Eve", carries(0)), "a: nobody"},
		{"confirmed accounts leave fewer places for proposals", today().group("a", 1, by("Eve")).group("b", 1).group("c", 1).sponsor("Eve",
			carries(2)), "a: Eve (confirmed), b: Eve, c: nobody"},
		{"tier 1 is served before tier 2 whatever the rank", today().group("a", 2).group("b", 1).sponsor("Eve", carries(1)),
			"b: Eve, a: nobody"},

		{"the industry decides between equals", today().group("a", 1, industry("Retail")).group("b", 1, industry("Banking")).sponsor("Eve",
			industries("Banking")).sponsor("Adam", industries("Retail")), "a: Adam, b: Eve"},
		{"the best for all is not the best for the first", // a fits Eve a little better than Adam; b fits Eve alone
			today().group("a", 1, industry("Steel"), root(func(a *program.Account) { a.Region = "North" })).group("b", 1,
				industry("Banking")).
				sponsor("Eve", carries(1), industries("Banking", "Steel"), func(s *program.Sponsor) { s.Regions = []string{"North"} }).
				sponsor("Adam", carries(1), industries("Steel"), func(s *program.Sponsor) { s.Regions = []string{"South"} }),
			"a: Adam, b: Eve"},

		{"never with an account by its id", today().group("a", 1).sponsor("Eve", never("a")), "a: nobody"},
		{"never with an account by its name", today().group("a", 1).sponsor("Eve", never("ACCOUNT A")), "a: nobody"},
		{"never with a child is never with its group", today().group("a", 1, func(g *program.Group) {
			g.Members = append(g.Members, &program.Account{Key: "a2", Name: "Child"})
		}).sponsor("Eve", never("Child")), "a: nobody"},
		{"the account manager's direct superior is not proposed",
			today().group("a", 1, root(func(a *program.Account) { a.Manager = "Tom Zed" })).sponsor("Eve",
				func(s *program.Sponsor) { s.DirectReports = []string{"Tom  ZED"} }), "a: nobody"},
		{"the superior of another is", today().group("a", 1, root(func(a *program.Account) { a.Manager = "Tom Zed" })).sponsor("Eve",
			func(s *program.Sponsor) { s.DirectReports = []string{"Ann Why"} }), "a: Eve"},

		{"who leaves soon takes nobody new", today().group("a", 1).sponsor("Eve", leaves("2026-12-31")), "a: nobody"},
		{"who leaves later than the handover still does", today().group("a", 1).sponsor("Eve", leaves("2027-12-31")), "a: Eve"},
		{"who leaves hands over to a proposed successor", today().group("a", 1, by("Eve")).sponsor("Eve", leaves("2026-12-31")).sponsor(
			"Adam"), "a: Eve (confirmed) then Adam"},
		{"on the last day the sponsor stands", today().group("a", 1, by("Eve")).sponsor("Eve", leaves("2026-09-30")).sponsor("Adam"),
			"a: Eve (confirmed) then Adam"},
		{"who has left carries no account from the day after",
			today().group("a", 1, by("Eve")).sponsor("Eve", leaves("2026-09-29")).sponsor("Adam"), "a: Adam"},
		{"who has left frees nobody outside the program", today().group("a", 3, by("Eve")).sponsor("Eve", leaves("2026-09-29")).sponsor(
			"Adam"), ""},
		{"the deputy is the natural successor",
			today().group("a", 1, by("Eve"), root(func(a *program.Account) { a.Deputy = "Zoe" })).sponsor("Eve",
				leaves("2026-12-31")).sponsor("Adam").sponsor("Zoe"), "a: Eve (confirmed) then Zoe"},
		{"a successor takes a place of the capacity", today().group("a", 1, by("Eve")).group("b", 1).sponsor("Eve",
			leaves("2026-12-31")).sponsor("Adam", carries(1)), "a: Eve (confirmed) then Adam, b: nobody"},
		{"no successor for a group outside the program", today().group("a", 3, by("Eve")).sponsor("Eve", leaves("2026-12-31")).sponsor(
			"Adam"), "a: Eve (confirmed)"},
		{"an empty roster proposes nobody", today().group("a", 1), "a: nobody"},
		{"no groups, no pairings", today().sponsor("Eve"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.facts.assign(nil).say(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLastMonthsProposalIsKeptUnlessClearlyBeaten(t *testing.T) {
	build := func(region string) *company {
		return today().group("a", 1, root(func(a *program.Account) { a.Region = "North" })).
			sponsor("Adam", func(s *program.Sponsor) { s.Regions = []string{region} }).sponsor("Eve",
			func(s *program.Sponsor) { s.Regions = []string{"South"} })
	}
	for _, c := range []struct {
		name, region string
		keep         int64
		last, want   string
	}{
		{"without a last month the better fit is proposed", "North", 5, "", "a: Adam"},
		{"ten points better is clearly beaten", "North", 5, "Eve", "a: Adam"},
		{"ten points better is not clearly beaten where keep asks for more", "North", 11, "Eve", "a: Eve"},
		{"an equal does not replace last month's proposal", "South", 5, "Eve", "a: Eve"},
		{"a proposal to one who is no longer on the roster ends", "North", 50, "Gone", "a: Adam"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := build(c.region)
			r := f.assign(past(f, proposed("a", c.last)), func(p *pair.Policy) { p.Keep = program.NewDecimal(c.keep) })
			if r.say() != c.want {
				t.Errorf("got %q, want %q", r.say(), c.want)
			}
		})
	}
	t.Run("the kept proposal prints the points it was kept by", func(t *testing.T) {
		f := build("South")
		p := f.assign(past(f, proposed("a", "Eve"))).of(t, "a")
		if got := part(t, p, "proposed in the last book"); !got.Score.Equal(program.NewDecimal(5)) {
			t.Errorf("%+v", got)
		}
	})
}

func TestThePartsOfAScore(t *testing.T) {
	meeting := func(day, status string) func(*program.Group) {
		return func(g *program.Group) {
			g.Meetings = append(g.Meetings, &program.Meeting{Status: status, Date: date(day), Sponsor: "Eve"})
		}
	}
	executive := func(name, title string) func(*program.Group) {
		return func(g *program.Group) {
			g.Root.CustomerExecutive = name
			g.Contacts = append(g.Contacts, &program.Contact{Name: name, Title: title})
		}
	}
	speaks := func(languages ...string) func(*program.Group) {
		return func(g *program.Group) {
			for _, l := range languages {
				g.Contacts = append(g.Contacts, &program.Contact{Name: l, Language: l})
			}
		}
	}
	level := func(l int) func(*program.Sponsor) { return func(s *program.Sponsor) { s.Level = l } }
	for _, c := range []struct {
		name    string
		tier    int
		group   func(*program.Group)
		sponsor func(*program.Sponsor)
		part    string
		want    string
		why     string
	}{
		{"the board suits tier 1", 1, nil, level(2), "level for the tier", "15", "board level for tier 1"},
		{"a director is three levels off tier 1", 1, nil, level(5), "level for the tier", "3.75", "director for tier 1"},
		{"a vice president suits tier 2", 2, nil, level(4), "level for the tier", "15", "vice president for tier 2"},
		{"the chief executive is two levels off tier 2", 2, nil, level(1), "level for the tier", "7.5", "chief executive for tier 2"},
		{"an unknown level counts half", 1, nil, level(0), "level for the tier", "7.5", "the sponsor's level is not known"},
		{"equals fit in full", 1, executive("Max Cust", "CFO"), level(2), "level beside the customer's executive", "15",
			"board level beside board level"},
		{"a level between them costs three tenths", 1, executive("Max Cust", "President & CEO"), level(2),
			"level beside the customer's executive", "10.5", "board level beside chief executive"},
		{"a vice president is no president", 1, executive("Max Cust", "Vice President Sales"), level(4),
			"level beside the customer's executive", "15", "vice president beside vice president"},
		{"a title written with the name counts", 1, root(func(a *program.Account) { a.CustomerExecutive = "Max Cust, CEO" }), level(1),
			"level beside the customer's executive", "15", ""},
		{"no executive named counts half", 1, nil, level(1), "level beside the customer's executive", "7.5",
			"the level of the customer's executive is not known"},
		{"the same industry counts in full", 1, industry("Health Care"), industries("healthcare", "Retail"), "industry", "20",
			"knows the industry"},
		{"a part of its name counts three quarters", 1, industry("Retail Banking"), industries("Banking"), "industry", "15",
			"a neighbouring industry"},
		{"another industry counts nothing", 1, industry("Steel"), industries("Banking"), "industry", "0", "another industry"},
		{"an unknown industry counts half", 1, nil, industries("Banking"), "industry", "10", "the customer's industry is not known"},
		{"the region counts in full", 1, root(func(a *program.Account) { a.Region = "EMEA" }),
			func(s *program.Sponsor) { s.Regions = []string{"emea"} }, "region", "10", "the same region"},
		{"the country counts in full", 1, root(func(a *program.Account) { a.Country = "Poland" }),
			func(s *program.Sponsor) { s.Country = "poland" }, "region", "10", "the same region"},
		{"half of their people can be spoken with", 1, speaks("German", "pl"),
			func(s *program.Sponsor) { s.Languages = []string{"Deutsch"} }, "language", "5", "speaks with 1 of 2 of their people"},
		{"a dialect's code is its language", 1, speaks("de-CH"), func(s *program.Sponsor) { s.Languages = []string{"German"} }, "language",
			"10", "speaks with 1 of 1 of their people"},
		{"one whose language is not known leaves it open", 1, func(g *program.Group) { g.Contacts = []*program.Contact{{Name: "x"}} },
			func(s *program.Sponsor) { s.Languages = []string{"German"} }, "language", "5",
			"the languages of the customer's people are not known"},
		{"comfort of four in five", 1, nil, func(s *program.Sponsor) { s.Comfort = program.NewNumber(program.NewDecimal(4)) },
			"comfort with customers", "7.5", "4 of 5"},
		{"a meeting held this year is a relationship", 1, meeting("2026-01-10", program.Held), nil, "existing relationship", "20",
			"met them in the last two years"},
		{"a meeting of long ago is half of one", 1, meeting("2024-09-29", program.Held), nil, "existing relationship", "10",
			"met them before"},
		{"a booked meeting is none", 1, meeting("2026-09-10", program.Booked), nil, "existing relationship", "0",
			"none that the exports show"},
		{"a meeting after the day of the book is none", 1, meeting("2026-10-10", program.Held), nil, "existing relationship", "0", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var g []func(*program.Group)
			if c.group != nil {
				g = append(g, c.group)
			}
			var s []func(*program.Sponsor)
			if c.sponsor != nil {
				s = append(s, c.sponsor)
			}
			p := today().group("a", c.tier, g...).sponsor("Eve", s...).assign(nil).of(t, "a")
			got := part(t, p, c.part)
			if got.Score.String() != c.want || c.why != "" && got.Why != c.why {
				t.Errorf("got %s %q, want %s %q", got.Score, got.Why, c.want, c.why)
			}
			if sum(p.Parts) != p.Score.String() {
				t.Errorf("the parts add up to %s, the score is %s", sum(p.Parts), p.Score)
			}
		})
	}
}

func TestTheRunnerUpIsTheNextBestWhoMay(t *testing.T) {
	c := today().group("a", 1, industry("Banking")).
		sponsor("Best", industries("Banking")).sponsor("Next").sponsor("Barred", industries("Banking"),
		func(s *program.Sponsor) { s.NeverWith = []string{"a"} }).sponsor("Last", industries("Steel"))
	p := c.assign(nil).of(t, "a")
	if p.Sponsor != "Best" || p.RunnerUp != "Next" || !p.RunnerUpScore.LessThan(p.Score) {
		t.Errorf("%s before %s (%s, %s)", p.Sponsor, p.RunnerUp, p.Score, p.RunnerUpScore)
	}
	if p := today().group("a", 1).sponsor("Eve").assign(nil).of(t, "a"); p.RunnerUp != "" {
		t.Errorf("runner-up %q where there is one sponsor", p.RunnerUp)
	}
}

func TestAProposalThatFitsBadlySaysSo(t *testing.T) {
	c := today().group("a", 1, industry("Steel"), root(func(a *program.Account) { a.Region = "North" })).sponsor("Eve",
		industries("Banking"), func(s *program.Sponsor) {
			s.Regions, s.Level, s.Comfort = []string{"South"}, 5, program.NewNumber(program.NewDecimal(1))
		})
	p := c.assign(nil).of(t, "a")
	if codes(p.Why) != "weak-fit" || p.Why[0].Text != "a weak fit: 16.25 of 100, the best that is left" {
		t.Errorf("%+v", p.Why)
	}
	if p := today().group("a", 1).sponsor("Eve").assign(nil).of(t, "a"); len(p.Why) != 0 {
		t.Errorf("%+v with a score of %s", p.Why, p.Score)
	}
}

func TestWarningsOnConfirmedPairs(t *testing.T) {
	contact := func(name, title string) func(*program.Group) {
		return func(g *program.Group) {
			g.Contacts = append(g.Contacts, &program.Contact{Name: name, Title: title})
		}
	}
	execs := func(name string) func(*program.Group) {
		return root(func(a *program.Account) { a.CustomerExecutive = name })
	}
	for _, c := range []struct {
		name  string
		facts *company
		past  func(*program.PastGroup)
		want  string
		text  string
	}{
		{"a sound pair has none", today().group("a", 1, by("Eve")).sponsor("Eve"), nil, "", ""},
		{"a sponsor on no roster", today().group("a", 1, by("Nemo")).sponsor("Eve"), nil, "sponsor-unknown",
			`the sponsor "Nemo" is not on the roster`},
		{"without a roster nobody is unknown", today().group("a", 1, by("Nemo")), nil, "", ""},
		{"a sponsor who has left",
			today().group("a", 1, by("Eve")).sponsor("Eve", func(s *program.Sponsor) { s.Leaves = date("2026-09-29") }).sponsor("Adam"),
			nil, "sponsor-left", "Eve left on 29 September 2026; proposed instead: Adam"},
		{"a sponsor who leaves and whom nobody can follow",
			today().group("a", 1, by("Eve")).sponsor("Eve", func(s *program.Sponsor) { s.Leaves = date("2026-12-31") }), nil,
			"sponsor-leaves", "Eve leaves on 31 December 2026; nobody can be proposed as successor"},
		{"a sponsor who leaves and has a successor says so by itself",
			today().group("a", 1, by("Eve")).sponsor("Eve", func(s *program.Sponsor) { s.Leaves = date("2026-12-31") }).sponsor("Adam"),
			nil, "", ""},
		{"a sponsor over capacity", today().group("a", 1, by("Eve")).group("b", 1, by("Eve")).sponsor("Eve", carries(1)), nil,
			"over-capacity", "Eve has 2 confirmed accounts and capacity for 1"},
		{"never with", today().group("a", 1, by("Eve")).sponsor("Eve", func(s *program.Sponsor) { s.NeverWith = []string{"a"} }), nil,
			"never-with", "Eve is never to be paired with this account"},
		{"one who works inside only", today().group("a", 1, by("Eve")).sponsor("Eve", func(s *program.Sponsor) { s.Mode = "internal" }),
			nil, "sponsor-internal", "Eve works inside only, and is no counterpart of a customer"},
		{"one who works on both sides", today().group("a", 1, by("Eve")).sponsor("Eve", func(s *program.Sponsor) { s.Mode = "both" }), nil,
			"", ""},
		{"the account manager's superior", today().group("a", 1, by("Eve"), root(func(a *program.Account) { a.Manager = "Tom" })).sponsor(
			"Eve", func(s *program.Sponsor) { s.DirectReports = []string{"Tom"} }), nil, "superior", ""},
		{"members that name different sponsors", today().group("a", 1, by("Eve"), func(g *program.Group) {
			g.Members = append(g.Members, &program.Account{Key: "a2", Name: "Child", Sponsor: "Adam"})
		}).sponsor("Eve").sponsor("Adam"), nil, "sponsors-differ", "Child names the sponsor Adam; Eve counts for the group"},
		{"a deputy on no roster", today().group("a", 1, by("Eve"), root(func(a *program.Account) { a.Deputy = "Nemo" })).sponsor("Eve"),
			nil, "deputy", `the deputy "Nemo" is not on the roster`},
		{"a deputy who is the sponsor", today().group("a", 1, by("Eve"), root(func(a *program.Account) { a.Deputy = "EVE" })).sponsor(
			"Eve"), nil, "deputy", "the deputy is the sponsor"},
		{"a deputy who can stand in", today().group("a", 1, by("Eve"), root(func(a *program.Account) { a.Deputy = "Adam" })).sponsor(
			"Eve").sponsor("Adam"), nil, "", ""},
		{"an executive who is no contact any more", today().group("a", 1, by("Eve"), execs("Max Cust"), contact("Ann Other", "")).sponsor(
			"Eve"), nil, "executive-lost", "the customer's executive Max Cust is not among the contacts"},
		{"without contacts nobody is lost", today().group("a", 1, by("Eve"), execs("Max Cust")).sponsor("Eve"), nil, "", ""},
		{"an executive whom the last book named", today().group("a", 1, by("Eve")).sponsor("Eve"),
			func(p *program.PastGroup) { p.Executive = "Max Cust" }, "executive-lost",
			"the customer's executive Max Cust is named no longer"},
		{"two levels apart", today().group("a", 1, by("Eve"), execs("Max Cust"), contact("Max Cust", "VP Finance")).sponsor("Eve"), nil,
			"unequal-levels", "unequal levels, board level beside the customer's vice president"},
		{"one level apart is equal enough", today().group("a", 1, by("Eve"), execs("Max Cust"), contact("Max Cust", "CEO")).sponsor("Eve"),
			nil, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m program.Memory
			if c.past != nil {
				m = past(c.facts, c.past)
			}
			r := c.facts.assign(m)
			p := r.of(t, "a")
			if codes(p.Why) != c.want || c.text != "" && p.Why[0].Text != c.text {
				t.Errorf("got %+v, want %s %q", p.Why, c.want, c.text)
			}
			if c.want != "" && (r.found(c.want) != 1 || p.Why[0].Sources[0].Cell() == "") {
				t.Errorf("%d findings, from %v", r.found(c.want), p.Why[0].Sources)
			}
		})
	}
}

func TestAccountsThatNobodyCanTakeSayWhy(t *testing.T) {
	for _, c := range []struct {
		name  string
		facts *company
		want  string
	}{
		{"no roster", today().group("a", 1), "no sponsor can be proposed: the exports list no sponsors"},
		{"full, barred and gone are counted apart", today().group("a", 1).group("b", 1, by("Full")).
			sponsor("Full", carries(1)).sponsor("Never", func(s *program.Sponsor) { s.NeverWith = []string{"a"} }).sponsor("Gone",
			func(s *program.Sponsor) { s.Leaves = date("2026-01-01") }),
			"no sponsor can be proposed: of 3 sponsors, 1 left already, 1 never with this account, 1 full with confirmed accounts"},
		{"one who works inside only is never proposed",
			today().group("a", 1).sponsor("Eve", func(s *program.Sponsor) { s.Mode = "internal" }),
			"no sponsor can be proposed: of 1 sponsor, 1 working inside only"},
		{"places that went to groups of higher rank", today().group("0", 1).group("a", 2).sponsor("Eve", carries(1)),
			"no sponsor can be proposed: of 1 sponsor, 1 with no place left after groups of higher rank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.facts.assign(nil).of(t, "a")
			if len(p.Why) != 1 || p.Why[0].Text != c.want {
				t.Errorf("got %+v, want %q", p.Why, c.want)
			}
		})
	}
}

func TestSinceWhenAPairingStands(t *testing.T) {
	since := func(day string) func(*program.Group) {
		return root(func(a *program.Account) { a.SponsorSince = date(day) })
	}
	confirmed := func(p *program.PastGroup) { p.Sponsor, p.Confirmed, p.SponsorSince = "Eve", true, date("2025-05-05") }
	for _, c := range []struct {
		name  string
		facts *company
		past  func(*program.PastGroup)
		want  string
	}{
		{"as the accounts table dates it", today().group("a", 1, by("Eve"), since("2024-01-01")), confirmed, "2024-01-01"},
		{"a date after the day of the book is not known yet", today().group("a", 1, by("Eve"), since("2026-12-01")), confirmed,
			"2025-05-05"},
		{"as an earlier book saw it", today().group("a", 1, by("Eve")), confirmed, "2025-05-05"},
		{"from this book on for a new sponsor", today().group("a", 1, by("Adam")), confirmed, "2026-09-30"},
		{"unknown in the first book", today().group("a", 1, by("Eve")), nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m program.Memory
			if c.past != nil {
				m = past(c.facts, c.past)
			}
			if got := c.facts.sponsor("Eve").sponsor("Adam").assign(m).of(t, "a").Since; got.String() != c.want {
				t.Errorf("since %q, want %q", got, c.want)
			}
		})
	}
}

func TestASponsorNamedForALaterDayLeavesTheOneBefore(t *testing.T) {
	next := root(func(a *program.Account) { a.NextSponsor = program.Next{Sponsor: "Adam", Since: date("2026-10-15")} })
	eve := func(p *program.PastGroup) { p.Sponsor, p.Confirmed, p.SponsorSince = "Eve", true, date("2025-05-05") }
	proposed := func(p *program.PastGroup) { p.Sponsor = "Eve" }
	left := func(s *program.Sponsor) { s.Leaves = date("2026-08-31") }
	for _, c := range []struct {
		name  string
		facts *company
		past  func(*program.PastGroup)
		want  string
	}{
		{"the last book's confirmed sponsor stands", today().group("a", 1, next).sponsor("Eve").sponsor("Adam"), eve, "a: Eve (confirmed)"},
		{"one who has left does not", today().group("a", 1, next).sponsor("Eve", left).sponsor("Adam"), eve, "a: Adam"},
		{"one who is on the roster no longer does not", today().group("a", 1, next).sponsor("Adam"), eve, "a: Adam"},
		{"a proposal of the last book is none to stand", today().group("a", 1, next).sponsor("Eve", carries(0)).sponsor("Adam"), proposed,
			"a: Adam"},
		{"a sponsor whom the accounts name no longer is gone", today().group("a", 1).sponsor("Eve", carries(0)).sponsor("Adam"), eve,
			"a: Adam"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.facts.assign(past(c.facts, c.past)).say(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	stands := today().group("a", 1, next).sponsor("Eve").sponsor("Adam")
	if got := stands.assign(past(stands, eve)).of(t, "a").Since; got != date("2025-05-05") {
		t.Errorf("since %s", got)
	}
}

func TestDeputiesAreProposedWhereNobodyStandsIn(t *testing.T) {
	deputy := func(name string) func(*program.Group) {
		return root(func(a *program.Account) { a.Deputy = name })
	}
	leaves := func(s *program.Sponsor) { s.Leaves = date("2026-12-31") }
	for _, c := range []struct {
		name   string
		facts  *company
		change func(*pair.Policy)
		want   string // proposed for a
	}{
		{"the best fit for tier 1", today().group("a", 1, by("Eve"), industry("Banking")).sponsor("Eve").sponsor("Adam").sponsor("Zoe",
			industries("Banking")), nil, "Zoe"},
		{"full sponsors too, for a deputy carries no account", today().group("a", 1, by("Eve")).group("b", 1, by("Adam")).sponsor(
			"Eve").sponsor("Adam", carries(1)), nil, "Adam"},
		{"not where the accounts name one", today().group("a", 1, by("Eve"), deputy("Zoe")).sponsor("Eve").sponsor("Adam").sponsor("Zoe"),
			nil, ""},
		{"not in tier 2", today().group("a", 2, by("Eve")).sponsor("Eve").sponsor("Adam"), nil, ""},
		{"not for a sponsor who is only proposed", today().group("a", 1).sponsor("Eve", carries(1)).sponsor("Adam", carries(0)), nil, ""},
		{"not beside a proposed successor", today().group("a", 1, by("Eve")).sponsor("Eve", leaves).sponsor("Adam"), nil, ""},
		{"in tier 2 when the sponsor leaves and nobody can take over", today().group("a", 2, by("Eve")).group("b", 1, by("Adam"),
			deputy("Eve")).sponsor("Eve", leaves).sponsor("Adam", carries(1)), nil, "Adam"},
		{"never one whom the roster rules out", today().group("a", 1, by("Eve")).sponsor("Eve").sponsor("Adam",
			func(s *program.Sponsor) { s.NeverWith = []string{"a"} }), nil, ""},
		{"never one who leaves or works inside only", today().group("a", 1, by("Eve")).sponsor("Eve").sponsor("Adam", leaves).sponsor(
			"Zoe", func(s *program.Sponsor) { s.Mode = "internal" }), nil, ""},
		{"nobody for more accounts than the policy says", today().group("a", 1, by("Eve")).group("b", 1, by("Eve"),
			deputy("Adam")).sponsor("Eve").sponsor("Adam"), func(p *pair.Policy) { p.Deputies = 1 }, ""},
		{"nobody at all where the policy says none", today().group("a", 1, by("Eve")).sponsor("Eve").sponsor("Adam"),
			func(p *pair.Policy) { p.Deputies = 0 }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.change == nil {
				c.change = func(*pair.Policy) {}
			}
			p := c.facts.assign(nil, c.change).of(t, "a")
			if p.ProposedDeputy != c.want {
				t.Errorf("proposed %q, want %q", p.ProposedDeputy, c.want)
			}
		})
	}
}

func TestManyGroupsThatNobodyCanTakeAreOneFinding(t *testing.T) {
	c := today().sponsor("Eve", carries(0))
	for _, key := range []string{"a", "b", "c", "d", "e", "f"} {
		c.group(key, 1)
	}
	r := c.assign(nil)
	if r.found("no-sponsor") != 1 {
		t.Errorf("%v", r.findings)
	}
	if why := codes(r.of(t, "f").Why); why != "no-sponsor" {
		t.Errorf("each says why: %s", why)
	}
}

func TestSponsorsWithoutAccountsAndExpiredOverridesAreFindings(t *testing.T) {
	c := today().group("a", 1, by("Eve"), func(g *program.Group) {
		g.Overrides = append(g.Overrides, &program.Override{Account: "a", Sponsor: "Adam", Expires: date("2026-01-01")})
	}).sponsor("Eve").sponsor("Adam")
	if r := c.assign(nil); r.found("sponsor-without-account") != 1 || r.found("override-expired") != 1 {
		t.Errorf("findings %v", r.findings)
	}
}

func TestAPolicyThatMakesNoSenseIsRefusedByItsKey(t *testing.T) {
	for key, change := range map[string]func(*pair.Policy){
		"capacity":         func(p *pair.Policy) { p.Capacity = -1 },
		"senior_capacity":  func(p *pair.Policy) { p.SeniorCapacity = -1 },
		"senior_level":     func(p *pair.Policy) { p.SeniorLevel = 6 },
		"weak":             func(p *pair.Policy) { p.Weak = program.NewDecimal(-1) },
		"keep":             func(p *pair.Policy) { p.Keep = program.NewDecimal(101) },
		"handover_days":    func(p *pair.Policy) { p.HandoverDays = -1 },
		"unequal_levels":   func(p *pair.Policy) { p.UnequalLevels = -1 },
		"weights.industry": func(p *pair.Policy) { p.Weights.Industry = program.NewDecimal(-1) },
		"weights":          func(p *pair.Policy) { p.Weights = pair.Weights{} },
	} {
		p := pair.Defaults()
		change(&p)
		if err := p.Validate(); err == nil || !strings.HasPrefix(err.Error(), key+" ") {
			t.Errorf("%s: error %v", key, err)
		}
	}
	if err := pair.Defaults().Validate(); err != nil {
		t.Errorf("the defaults are refused: %v", err)
	}
}

func TestASponsorTakesOnThreeOrFourResponsibilities(t *testing.T) {
	took := func(n int) func(*program.Sponsor) {
		return func(s *program.Sponsor) {
			for _, r := range program.Responsibilities()[:n] {
				s.Focus = append(s.Focus, program.Focus{Given: string(r.Duty), Duty: r.Duty})
			}
			s.Focus = append(s.Focus, program.Focus{Given: "golf"})
		}
	}
	for _, c := range []struct {
		name       string
		facts      *company
		many, none int
	}{
		{"four are kept", today().group("a", 1, by("Eve")).sponsor("Eve", took(4)), 0, 0},
		{"five are too many", today().group("a", 1, by("Eve")).sponsor("Eve", took(5)), 1, 0},
		{"none is a question where others took some", today().group("a", 1, by("Eve")).sponsor("Eve").sponsor("Adam", took(3)), 0, 1},
		{"none is no question where the program uses none", today().group("a", 1, by("Eve")).sponsor("Eve", took(0)), 0, 0},
		{"none is no question of somebody without an account",
			today().group("a", 1, by("Eve")).sponsor("Eve", took(3)).sponsor("Adam"), 0, 0},
	} {
		r := c.facts.assign(nil)
		if many, none := r.found("duties-many"), r.found("duties-none"); many != c.many || none != c.none {
			t.Errorf("%s: %d and %d findings", c.name, many, none)
		}
	}
}
