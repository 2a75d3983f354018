package score

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// figures are a KPI with everything beside it, as one line: "0.85 = 8.5 of 10
// (n 11); open 2".
func figures(k program.KPI) string {
	if !k.Measured {
		return "not measured"
	}
	text := fmt.Sprintf("%s = %s of %s (n %d)", num(k.Value), num(k.Numerator), num(k.Denominator), k.N)
	for _, b := range k.Beside {
		text += "; " + b.Code + " " + num(b.Quantity)
		if b.Of.Known {
			text += " of " + num(b.Of)
		}
	}
	return text
}

// measured is a KPI of a world in which two cases are enough for a percentage.
func (w world) measured(t *testing.T, code string, memory ...program.Snapshot) program.KPI {
	t.Helper()
	pol := Defaults()
	pol.SmallSample = 2
	slices.SortFunc(w.Groups, func(a, b *program.Group) int { return strings.Compare(a.Key, b.Key) })
	card := Measure(w.Program, memory, pol)
	i := slices.IndexFunc(card.KPIs, func(k program.KPI) bool { return k.Code == code })
	return card.KPIs[i]
}

func eur(n int64) program.Money { return program.Reporting(program.NewDecimal(n), "EUR") }

func (w world) contact(g *program.Group, name, role string, stance program.Stance, on program.Date) *program.Contact {
	c := &program.Contact{Key: g.Key + name, Account: g.Key, Name: name, Role: role, Stance: stance, StanceOn: on}
	w.Contacts, g.Contacts = append(w.Contacts, c), append(g.Contacts, c)
	return c
}

// roster are two executives, of whom Ada Okafor sponsors.
func (w world) roster() {
	for _, name := range []string{"Ada Okafor", "Ben Roe"} {
		w.Sponsors = append(w.Sponsors, &program.Sponsor{Key: program.Fold(name), Name: name})
	}
}

// Each KPI has a worked program: value, numerator, denominator, cases and every
// figure beside it, each worked out by hand.
func TestEveryFigureOfEveryKPIIsTheOneWorkedOutByHand(t *testing.T) {
	cases := map[string]struct {
		set  func(world) []program.Snapshot
		want string
	}{
		"gross-retention": {fourCustomers,
			"0.85 = 340 of 400 (n 4); sponsored 90 of 100; unsponsored 200 of 200; joined 0 of 50; since-unknown 50 of 50"},
		"net-retention": {fourCustomers,
			"1.125 = 450 of 400 (n 4); sponsored 90 of 100; unsponsored 300 of 200; joined 0 of 50; since-unknown 60 of 50"},
		"logo-retention": {fourCustomers, "0.75 = 3 of 4 (n 4)"},
		"account-coverage": {func(w world) []program.Snapshot {
			w.group("a", 1, 300, 1)
			w.group("b", 1, 100, 2)
			w.group("outside", 1, 50, 3)
			w.sponsor("a", day(2024, 1, 1))
			w.Pairings = append(w.Pairings, program.Pairing{Group: "b", Sponsor: "Ben Roe"}) // proposed counts nowhere
			return nil
		}, "0.5 = 1 of 2 (n 2); by-revenue 0.75"},
		"sponsor-load": {func(w world) []program.Snapshot {
			w.roster()
			w.Capacity = 5
			for _, key := range []string{"a", "b"} {
				w.group(key, 1, 1, 1)
				w.sponsor(key, 0)
			}
			return nil
		}, "0.4 = 2 of 5 (n 5)"},
		"revenue-renewing": {renewals, "31 = 10 of 31 (n 2); no-sponsor 21; no-date 400; no-value 1; no-rate 1"},
		"arr-retention":    {contracts, "0.7273 = 80 of 110 (n 2); with-growth 1.1818"},
		"visit-cadence": {func(w world) []program.Snapshot {
			for i, form := range []program.Flag{program.Yes, program.No, program.Unknown} {
				g := w.group(string(rune('a'+i)), 1, 1, 1)
				w.sponsor(g.Key, day(2024, 1, 1))
				m := w.meet(g, w.AsOf.AddDays(-10-i), program.Visit)
				m.InPerson, m.Goal, m.Agenda = form, "Agree", []string{"One"}
				if i == 1 {
					m.Goal = ""
				}
			}
			w.group("late", 1, 1, 1)
			w.sponsor("late", day(2024, 1, 1))
			w.group("some day", 1, 1, 1)
			w.sponsor("some day", 0)
			return nil
		}, "0.75 = 3 of 4 (n 4); in-person 1; virtual 1; formless 1; bare 1; since-unknown 1"},
		"qbr-cadence":    {cadences(program.QBR, 92), "0.5 = 2 of 4 (n 4)"},
		"review-cadence": {cadences(program.Review, 31), "0.5 = 2 of 4 (n 4)"},
		"cadence-time": {func(w world) []program.Snapshot {
			for key, last := range map[string]int{"a": -100, "b": -300} {
				g := w.group(key, 1, 1, 2)
				w.sponsor(key, day(2024, 1, 1))
				w.meet(g, w.AsOf.AddDays(last), program.Visit)
			}
			return nil
			// A year back has 365 days; a visit covers its own day and those to as-of.
		}, "0.5507 = 402 of 730 (n 2)"},
		"executives-met": {func(w world) []program.Snapshot {
			w.roster()
			g := w.group("a", 1, 1, 1)
			w.meet(g, day(2026, 8, 1), program.Visit).Hours = program.NewNumber(program.NewDecimal(3)) // the first day of the three months
			w.meet(g, day(2026, 7, 31), program.Visit).Hours = program.NewNumber(program.NewDecimal(5))
			w.meet(g, day(2026, 10, 31), program.Call)
			return nil
		}, "0.5 = 1 of 2 (n 2); hours 3; no-hours 1"},
		"program-attention": {func(w world) []program.Snapshot {
			g := w.group("a", 1, 1, 1)
			w.meet(g, day(2025, 11, 1), program.Visit).Outcome = "Agreed" // the first day of the twelve months
			w.meet(g, day(2025, 10, 31), program.Visit)
			w.meet(g, day(2026, 10, 31), program.Visit)
			return nil
		}, "0.5 = 1 of 2 (n 2)"},
		"fill-ins-returned": {func(w world) []program.Snapshot {
			w.Returned = []*program.ReturnedFillIn{{Book: program.NewMonth(2026, 9), Manager: "Sanne"}}
			return []program.Snapshot{{Book: program.NewMonth(2025, 9), AsOf: day(2025, 9, 30), FillIns: 9},
				{Book: program.NewMonth(2026, 9), AsOf: day(2026, 9, 30), FillIns: 4}}
		}, "0.25 = 1 of 4 (n 4)"},
		"action-completion": {func(w world) []program.Snapshot {
			line := func(id, status string, due, done program.Date) program.PastAction {
				return program.PastAction{ID: id, Status: status, Due: due, CompletedOn: done}
			}
			due := day(2026, 9, 2)
			return []program.Snapshot{{Book: program.NewMonth(2026, 9), Actions: []program.PastAction{
				line("on its day", program.StatusDone, due, due), line("a day late", program.StatusDone, due, due+1),
				line("some day", program.StatusDone, due, 0),
				line("open", program.StatusPlanned, due, 0), line("no day", program.StatusPlanned, 0, 0),
				line("not taken on", program.StatusProposed, due, 0),
				line("ahead", program.StatusPlanned, w.AsOf+1, 0), line("before", program.StatusDone, day(2025, 10, 31), due),
				line("first day", program.StatusInProgress, day(2025, 11, 1), 0)}}}
		}, "0.2 = 1 of 5 (n 5); done-late 1; done-some-day 1; overdue 2; undated 1"},
		"asks-answered": {func(w world) []program.Snapshot {
			for i, answered := range []program.Date{day(2026, 3, 3), day(2026, 3, 10), 0, w.AsOf + 1} {
				w.Asks = append(w.Asks, &program.Ask{ID: fmt.Sprint(i), AskedOn: day(2026, 3, 1), AnsweredOn: answered})
			}
			w.Asks = append(w.Asks, &program.Ask{ID: "old", AskedOn: day(2025, 10, 31)})
			return nil
		}, "0.5 = 2 of 4 (n 4); median 5.5; open 3; open-older 1; oldest-open 365"},
		"associated-pipeline": {func(w world) []program.Snapshot {
			g := w.group("a", 1, 1, 1)
			w.meet(g, day(2026, 3, 1), program.Visit)
			for i, o := range []program.Opportunity{{Created: day(2026, 3, 1), Amount: eur(10)},
				{Created: day(2026, 5, 30), Amount: eur(100), Won: true},
				{Created: day(2026, 5, 31), Amount: eur(1000)},
				{Created: day(2026, 3, 2), Amount: program.NewMoney(program.NewDecimal(7), "XXX")}} {
				o.ID = fmt.Sprint(i)
				g.Opportunities, w.Opportunities = append(g.Opportunities, &o), append(w.Opportunities, &o)
			}
			return nil
		}, "110 = 2 of unknown (n 2); opportunities 2; won 100; opportunities-won 1; no-rate 1"},
		"people-known": {func(w world) []program.Snapshot {
			g := w.group("a", 1, 1, 1)
			w.contact(g, "on the day", program.Decides, program.Supports, w.AsOf.AddMonths(-24))
			w.contact(g, "a day too old", program.Approves, program.Supports, w.AsOf.AddMonths(-24)-1)
			w.contact(g, "undated", program.Decides, program.Opposed, 0)
			w.contact(g, "unknown", program.Decides, program.StanceUnknown, 0)
			w.contact(g, "a user", program.Uses, program.Supports, 0)
			return nil
		}, "0.5 = 2 of 4 (n 4); unknown 2"},
		"people-met": {func(w world) []program.Snapshot {
			g := w.group("a", 1, 1, 1)
			w.contact(g, "Ines", program.Decides, program.Neutral, 0)
			w.contact(g, "Jan", program.Approves, program.Neutral, 0)
			w.meet(g, day(2025, 11, 1), program.Visit).Theirs = []string{"INES"}
			w.meet(g, day(2025, 10, 31), program.Visit).Theirs = []string{"Jan"}
			return nil
		}, "0.5 = 1 of 2 (n 2)"},
		"stance-moves": {func(w world) []program.Snapshot {
			g := w.group("a", 1, 1, 1)
			var past []program.PastContact
			for i, m := range [][2]program.Stance{{program.Neutral, program.Supports}, {program.Sceptical, program.Neutral},
				{program.Supports, program.Opposed},
				{program.Neutral, program.Neutral}, {program.StanceUnknown, program.Neutral}, {program.Neutral, program.StanceUnknown}} {
				c := w.contact(g, fmt.Sprint(i), program.Decides, m[1], 0)
				past = append(past, program.PastContact{Key: c.Key, Stance: m[0]})
			}
			return []program.Snapshot{{Book: program.NewMonth(2026, 9), Contacts: past}}
		}, "3 = 2 of 3 (n 5); better 2; worse 1; same 1; newly-known 1"},
		"time-to-acknowledge": {times, "1.5 = unknown of unknown (n 2); percentile-90 2; open 1; oldest-open 5"},
		"time-to-resolve":     {times, "4 = unknown of unknown (n 1); percentile-90 4; open 2; oldest-open 34"},
		"escalation-rate": {func(w world) []program.Snapshot {
			for _, key := range []string{"a", "b"} {
				w.group(key, 100, 100, 1).Root.CustomerSince = day(2020, 1, 1)
			}
			w.sponsor("a", day(2025, 11, 1))
			for key, all := range map[string][]program.Date{"a": {day(2025, 1, 1), day(2025, 8, 2), day(2025, 8, 3), day(2025, 11, 1)},
				"b": {day(2026, 1, 1)}} {
				for _, on := range all {
					w.escalate(w.Group(key), key+on.String(), on, 0, "")
				}
			}
			return nil
			// Before: 1 January to 2 August 2025, 214 days, 2 of them; since: 365 days; others: 669 days.
		}, "1.0007 = 1 of 12 (n 1); before 3.4135; unsponsored 0.546"},
		"recurrence": {func(w world) []program.Snapshot {
			g, other := w.group("a", 1, 1, 1), w.group("b", 1, 1, 1)
			done := w.AsOf.AddDays(-180) // resolved at least 180 days ago: that day counts
			w.escalate(g, "1", done-9, done, "late papers")
			w.escalate(g, "2", done+180, 0, "Late Papers") // the last day
			w.escalate(other, "3", done-9, done, "late papers")
			w.escalate(other, "4", done+181, 0, "late papers")
			w.escalate(g, "5", done-9, done+1, "late papers") // too young
			w.escalate(g, "6", done-9, done-3, "")
			return nil
		}, "0.5 = 1 of 2 (n 2); no-cause 1"},
		"nps": {func(w world) []program.Snapshot {
			for i, score := range []int64{10, 9, 8, 7, 6, 11} {
				w.Surveys = append(w.Surveys, &program.Survey{Account: "a", Date: day(2026, 1, 1), Scale: "NPS", Respondent: fmt.Sprint(i),
					Score: program.NewNumber(program.NewDecimal(score))})
			}
			return nil
		}, "20 = 2 of 5 (n 5); promoters 2; detractors 1"},
		"penetration": {func(w world) []program.Snapshot {
			g := w.group("a", 0, 0, 1)
			lines := map[string][2]int64{"pumps": {5, 5}, "valves": {0, 5}, "seals": {5, 0}, "hoses": {0, 5}}
			for _, name := range []string{"hoses", "pumps", "seals", "valves"} {
				var s program.Series
				for i, m := range []program.Month{w.Window.Before().To, w.Window.From} { // the two months at the boundary
					s = s.Plus(m, program.NewDecimal(lines[name][i]))
				}
				g.Lines = append(g.Lines, program.Line{Name: name, Revenue: s})
			}
			w.contact(g, "Ines", "", 0, 0).Division = "North"
			w.contact(g, "Jan", "", 0, 0).Division = "South"
			w.contact(g, "Kim", "", 0, 0).Division = "north"
			w.meet(g, day(2025, 11, 1), program.Call).Theirs = []string{"Ines", "Jan"}
			w.meet(g, day(2025, 10, 31), program.Call).Theirs = []string{"Kim"}
			return nil
		}, "3 = 3 of 1 (n 1); before 2; divisions 2; contacts-met 2; contacts-met-before 1"},
	}
	for _, k := range KPIs() {
		t.Run(k.Code, func(t *testing.T) {
			c, ok := cases[k.Code]
			if !ok {
				t.Fatalf("%s has no worked program", k.Code)
			}
			w := newWorld()
			if got := figures(w.measured(t, k.Code, c.set(w)...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// fourCustomers are one of each class, with revenue in the first and last month
// of both windows, and outside of them.
func fourCustomers(w world) []program.Snapshot {
	before := w.Window.Before()
	for key, x := range map[string][2]int64{"long": {100, 90}, "alone": {200, 300}, "joined": {50, 0}, "undated": {50, 60}} {
		g := w.group(key, 0, 0, 1)
		add := func(m program.Month, n int64) {
			w.Revenue.Add(program.Revenue{Account: key, Month: m, Amount: eur(n)})
			g.Revenue = g.Revenue.Plus(m, program.NewDecimal(n))
		}
		add(before.From-1, 1000)
		add(before.From, x[0]-10)
		add(before.To, 10)
		if x[1] > 0 {
			add(w.Window.From, x[1]-10)
			add(w.Window.To, 10)
		}
		add(w.Window.To+1, 1000)
	}
	w.sponsor("long", day(2025, 11, 1))
	w.sponsor("joined", day(2025, 11, 2))
	w.sponsor("undated", 0)
	return nil
}

// renewals stand at every boundary: today is over, tomorrow and the last day of
// the twelve months count, the day after does not.
func renewals(w world) []program.Snapshot {
	add := func(key string, on program.Date, value program.Money) {
		g := w.group(key, 1, 1, 1)
		g.Root.Renewal, g.Root.ContractValue = on, value
	}
	add("today", w.AsOf, eur(1000))
	add("tomorrow", w.AsOf+1, eur(10))
	add("last day", day(2027, 10, 31), eur(21))
	add("a day later", day(2027, 11, 1), eur(2000))
	add("undated", 0, eur(400))
	add("without a value", w.AsOf+2, program.Money{})
	add("without a rate", w.AsOf+3, program.NewMoney(program.NewDecimal(5), "XXX"))
	w.sponsor("tomorrow", day(2024, 1, 1))
	return nil
}

// contracts run, end and begin at every boundary of the window.
func contracts(w world) []program.Snapshot {
	run := func(key string, annual int64, from, to program.Date) {
		g := w.Group(key)
		if g == nil {
			g = w.group(key, 1, 1, 1)
		}
		g.Contracts = append(g.Contracts, &program.Contract{Account: key, Start: from, End: to, Annual: eur(annual)})
	}
	first, last := w.Window.From.First(), w.Window.To.Last()
	run("grows", 30, first-1, last-1)            // begins on the day of the start, ends a day too early
	run("grows", 80, first, last)                // ends on the last day: what it grew by is capped
	run("shrinks", 80, day(2024, 1, 1), first-1) // on its last day the start counts it
	run("shrinks", 50, last, 0)                  // begins on the last day
	run("shrinks", 900, last+1, 0)               // begins a day too late
	run("ended", 700, day(2024, 1, 1), first-2)
	return nil
}

// cadences are a meeting in time, one on the last day, one a day late, none, and
// a pairing that is too young to be judged.
func cadences(kind string, days int) func(world) []program.Snapshot {
	return func(w world) []program.Snapshot {
		for key, ago := range map[string]int{"in time": 1, "last day": days - 1, "a day late": days, "never": 0} {
			g := w.group(key, 1, 1, 1)
			w.sponsor(key, w.AsOf.AddDays(-days-1)) // longer than that by a day
			if ago > 0 {
				w.meet(g, w.AsOf.AddDays(-ago), kind)
			}
		}
		w.group("too young", 1, 1, 1)
		w.sponsor("too young", w.AsOf.AddDays(-days))
		return nil
	}
}

func times(w world) []program.Snapshot {
	g := w.group("a", 1, 1, 1)
	for i, e := range [][3]int{{40, 39, 36}, {34, 32, 0}, {5, 0, 0}, {-1, 0, 0}} { // days ago: opened, acknowledged, resolved
		x := w.escalate(g, fmt.Sprint(i), w.AsOf.AddDays(-e[0]), 0, "")
		if e[1] > 0 {
			x.Acknowledged = w.AsOf.AddDays(-e[1])
		}
		if e[2] > 0 {
			x.Resolved = w.AsOf.AddDays(-e[2])
		}
	}
	return nil
}

func TestTheNewestRateUpToTheBooksMonthConvertsBothWindows(t *testing.T) {
	w := newWorld()
	w.group("a", 0, 0, 3)
	for _, m := range []program.Month{w.Window.Before().To, w.Window.To} {
		w.Revenue.Add(program.Revenue{Account: "a", Month: m, Amount: program.NewMoney(program.NewDecimal(100), "USD")})
	}
	for rate, m := range map[int64]program.Month{2: w.AsOf.Month() - 1, 3: w.AsOf.Month(), 5: w.AsOf.Month() + 1, 7: w.AsOf.Month() - 9} {
		w.Rates = append(w.Rates, &program.Rate{Month: m, Currency: "USD", Rate: program.NewDecimal(rate)})
	}
	for range 4 { // whatever the order of the rates
		w.Rates = append(w.Rates[1:], w.Rates[0])
		if k := w.kpi(t, "net-retention"); num(k.Numerator) != "300" || num(k.Denominator) != "300" {
			t.Errorf("got %s of %s, want both at the rate of the book's own month", num(k.Numerator), num(k.Denominator))
		}
	}
}

func TestACustomerIsLostWithItsLastMonthBeforeTheWindow(t *testing.T) {
	for name, c := range map[string]struct {
		last program.Month
		mark program.Flag
		days int
	}{
		"paid in the window's first month: still there":         {program.NewMonth(2025, 11), 0, 730},
		"paid in the month before it: lost at that month's end": {program.NewMonth(2025, 10), 0, 365},
		"marked as churned: lost with its last month":           {program.NewMonth(2026, 9), program.Yes, 699},
		"marked as churned, and paid in the book's own month":   {program.NewMonth(2026, 10), program.Yes, 730},
	} {
		w := newWorld()
		g := w.group("a", 0, 0, 3)
		g.Revenue = g.Revenue.Plus(program.NewMonth(2020, 1), program.NewDecimal(5)).Plus(c.last, program.NewDecimal(5))
		g.Root.Churned = c.mark
		w.escalate(g, "E1", day(2024, 11, 1), 0, "") // from that month on escalations are covered
		want := program.Divide(program.NewDecimal(int64(c.days)), monthDays)
		if got := w.card().Unsponsored.Months; got.Cmp(want) != 0 {
			t.Errorf("%s: %s months, want %s", name, got, want)
		}
	}
}

func TestAContractThatEndsTodayRenewsNothingAndOneThatEndsTomorrowDoes(t *testing.T) {
	w := newWorld()
	for key, c := range map[string]program.Contract{"ends today": {End: w.AsOf, Annual: eur(1)},
		"ends tomorrow": {End: w.AsOf + 1, Annual: eur(10)},
		"began today":   {Start: w.AsOf, End: w.AsOf + 300, Annual: eur(100)}, "begins tomorrow": {Start: w.AsOf + 1, End: w.AsOf + 300,
			Annual: eur(1000)}} {
		g := w.group(key, 1, 1, 3)
		g.Contracts = []*program.Contract{&c}
	}
	if k := w.kpi(t, "revenue-renewing"); num(k.Value) != "110" || k.N != 2 {
		t.Errorf("got %s of %d renewals", num(k.Value), k.N)
	}
}

func TestATargetIsMissedOnItsWrongSide(t *testing.T) {
	for code, want := range map[string]program.Direction{"gross-retention": program.Higher, "time-to-resolve": program.Lower,
		"time-to-acknowledge": program.Lower,
		"recurrence":          program.Lower, "escalation-rate": program.Lower, "sponsor-load": program.Lower, "nps": program.Higher,
		"revenue-renewing": program.Higher, "stance-moves": program.Higher} {
		all := KPIs()
		k := all[slices.IndexFunc(all, func(k KPI) bool { return k.Code == code })]
		below, on, above := percent(program.NewScaled(89, -2)), percent(program.NewScaled(90, -2)), percent(program.NewScaled(91, -2))
		for value, missed := range map[program.Quantity]bool{below: want == program.Higher, on: false, above: want == program.Lower} {
			if got := (program.KPI{Better: k.better, Value: value, Target: on}).Missed(); got != missed {
				t.Errorf("%s of %s against a target of 0.9: missed %t", code, num(value), got)
			}
		}
	}
}
