package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
)

// A meeting is a visit, review or call with a customer, held or booked.
type meeting struct {
	id                        string
	groups                    []*group
	date, bookedOn, debriefed program.Date // debriefed 0: never
	start, end, zone, place   string
	kind, form                string
	cancelled                 program.Date
	sponsor                   *sponsor
	ours                      []string
	theirs                    []*contact
	goal, them, us, agenda    string
	outcome, learned, better  string
	verdict, opportunities    string
	followUps                 string
	hours                     string
	proposed                  bool
}

// A promise is what we told a customer that we would do.
type promise struct {
	group             *group
	meeting           *meeting
	text, owner       string
	made, due, keptOn program.Date
	answer            string
}

// meet gives a group its meetings: those with its sponsor at the pace of the
// program, and what is booked ahead.
func (w *world) meet(g *group) {
	r := stream("meet", g.root.name)
	if g.rank == 1 {
		aureliaMeetings(w, g)
		return
	}
	if g.sponsor == nil {
		w.reviews(g, r)
		return
	}
	pace := 56 + r.IntN(40)
	stops := lastDay
	if r.IntN(5) == 0 {
		stops = lastDay.AddDays(-200 - r.IntN(150)) // nobody has come for half a year
	}
	kinds := []string{"Visit", "QBR", "Visit", "Call"}
	n := r.IntN(4)
	for at := max(g.since.AddDays(24), day("2022-09-05")); at < stops; at = at.AddDays(pace + r.IntN(30)) {
		w.hold(g, kinds[n%4], workday(at), r)
		n++
	}
}

// reviews are what an account manager holds alone, now and then.
func (w *world) reviews(g *group, r *rand.Rand) {
	if g.depth < 2 {
		return
	}
	for at := day("2024-02-05").AddDays(r.IntN(200)); at < lastDay; at = at.AddDays(150 + r.IntN(160)) {
		w.hold(g, "QBR", workday(at), r)
	}
}

// hold is a meeting that took place, with its debrief three times of four.
func (w *world) hold(g *group, kind string, on program.Date, r *rand.Rand) {
	m := w.newMeeting(g, kind, on, r)
	recent := on > lastDay.AddDays(-760)
	if r.IntN(8) > 0 {
		m.goal, m.them, m.us = w.deal(g, "goal"), w.deal(g, "benefit-them"), w.deal(g, "benefit-us")
		m.agenda = w.agenda(g)
	}
	if r.IntN(40) == 0 {
		m.cancelled = on.AddDays(-4)
		return
	}
	if r.IntN(100) < 78 {
		m.debriefed = on.AddDays(1 + r.IntN(5))
		m.outcome = w.deal(g, "outcome")
		if recent {
			m.learned, m.better = w.deal(g, "learned"), w.deal(g, "better")
			m.verdict, m.followUps = w.deal(g, "verdict"), w.deal(g, "follow-up")+"\n"+w.deal(g, "follow-up")
		}
		if r.IntN(3) == 0 {
			m.opportunities = w.deal(g, "newopp")
		}
	}
	for _, c := range m.theirs {
		c.touches = append(c.touches, on)
		slices.Sort(c.touches)
	}
	if recent && r.IntN(100) < 70 {
		for range 1 + r.IntN(2) {
			w.promise(g, m, r)
		}
	}
}

// promise is kept in time mostly, late sometimes, and else broken or still open.
func (w *world) promise(g *group, m *meeting, r *rand.Rand) {
	p := &promise{group: g, meeting: m, text: w.deal(g, "promise"), owner: pick(r, m.ours), made: m.date,
		due: workday(m.date.AddDays(20 + r.IntN(70)))}
	late := lastDay - p.due
	switch n := r.IntN(20); {
	case n < 13 || late > 300:
		p.keptOn = p.due.AddDays(-r.IntN(15))
	case n < 16:
		p.keptOn = p.due.AddDays(4 + r.IntN(30))
	default:
		p.answer = w.deal(g, "broken-answer")
	}
	w.promises = append(w.promises, p)
}

// book puts the next meetings on the calendar; every sixth visit has no goal
// yet. Goals are dealt here first, so that no two booked meetings share one.
func (w *world) book(g *group) {
	r := stream("book", g.root.name)
	lapsed := g.ends < months-1 || g.depth < 2
	switch {
	case g.rank == 1 || lapsed || g.sponsor == nil && g.rank%3 > 0 || r.IntN(9) == 0:
		return
	case g.sponsor == nil:
		w.prepare(g, w.ahead(g, "QBR", "2026-11-09", r))
		return
	}
	m := w.ahead(g, pick(r, []string{"Visit", "Visit", "QBR", "Call"}), "2026-11-05", r)
	if g.rank%6 != 4 {
		w.prepare(g, m)
	}
	if g.depth == 3 && r.IntN(3) == 0 {
		next := w.ahead(g, "QBR", "2027-01-18", r)
		next.goal, next.proposed = w.deal(g, "goal"), r.IntN(2) == 0
	}
}

// ahead is a meeting after the last day that was booked before it.
func (w *world) ahead(g *group, kind, from string, r *rand.Rand) *meeting {
	m := w.newMeeting(g, kind, workday(day(from).AddDays(r.IntN(75))), r)
	m.bookedOn = min(m.bookedOn, lastDay.AddDays(-2-r.IntN(38)))
	return m
}

func (w *world) prepare(g *group, m *meeting) {
	m.goal, m.them, m.us, m.agenda = w.deal(g, "goal"), w.deal(g, "benefit-them"), w.deal(g, "benefit-us"), w.agenda(g)
}

func (w *world) agenda(g *group) string {
	return strings.ReplaceAll(w.deal(g, "agenda"), " | ", "\n")
}

// newMeeting has a time, a place and people, and nothing to say yet.
func (w *world) newMeeting(g *group, kind string, on program.Date, r *rand.Rand) *meeting {
	m := &meeting{groups: []*group{g}, date: on, bookedOn: on.AddDays(-24 - r.IntN(50)), kind: kind, zone: g.country.zone,
		form: "In person", sponsor: g.sponsor}
	from := 9 + r.IntN(6)
	length := map[string]int{"Visit": 120, "QBR": 90, "Call": 45}[kind]
	m.start, m.end = fmt.Sprintf("%02d:00", from), fmt.Sprintf("%02d:%02d", from+length/60, length%60)
	m.hours = map[string]string{"Visit": "2", "QBR": "1.5", "Call": "0.75"}[kind]
	m.place = fmt.Sprintf("%s %d, %s", pick(r, g.country.streets), 3+r.IntN(140), g.root.city)
	if kind == "Call" || kind == "QBR" && r.IntN(2) == 0 {
		m.form, m.place = "Virtual", "Video"
	}
	m.ours = []string{g.root.manager.name}
	if g.sponsor != nil {
		m.ours = []string{g.sponsor.name, g.root.manager.name}
	}
	for i, c := range g.contacts {
		if len(m.theirs) < 3 && i != 3 && (i < 2 || r.IntN(4) == 0) {
			m.theirs = append(m.theirs, c)
		}
	}
	w.meetings, g.meetings = append(w.meetings, m), append(g.meetings, m)
	return m
}

// workday is the day itself or the next on which people meet; those around the
// turn of the year spread over the weeks after it.
func workday(d program.Date) program.Date {
	if _, m, n := d.Time().Date(); m == time.December && n >= 22 || m == time.January && n <= 6 {
		d = d.AddDays(19)
	}
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || holiday(d) {
		d = d.AddDays(1)
	}
	return d
}

// holiday are days off in most of the countries.
func holiday(d program.Date) bool {
	_, m, n := d.Time().Date()
	return n == 1 && (m == time.May || m == time.November) || m == time.November && n == 11
}

// aureliaMeetings are the visits to Aurelia, and the one ahead.
func aureliaMeetings(w *world, g *group) {
	people := map[string]*contact{}
	for _, c := range g.contacts {
		people[c.name] = c
	}
	add := func(m *meeting, theirs ...string) *meeting {
		m.groups, m.sponsor, m.zone = []*group{g}, g.sponsor, "Europe/Amsterdam"
		for _, n := range theirs {
			m.theirs = append(m.theirs, people[n])
		}
		w.meetings, g.meetings = append(w.meetings, m), append(g.meetings, m)
		return m
	}
	home := "Wilhelminakade 909, Rotterdam, 7th floor"
	add(&meeting{date: day("2024-06-11"), bookedOn: day("2024-04-30"), debriefed: day("2024-06-13"), start: "10:00", end: "12:00",
		place: home, kind: "Visit", form: "In person", hours: "2", ours: []string{"Helena Brandt", "Tomasz Zieliński"},
		goal: "Find out whether contract logistics will have a budget of its own", them: "A look at three unnamed hubs",
		us: "Two names in contract logistics", agenda: "Who decides on hubs\nWhat the 2024 outage cost\nNext steps",
		outcome: "Marijke Terhorst gets the budget from 2025", learned: "Pieter reads numbers before he hears words", better: "No slides",
		verdict: "Frank, and on time"}, "Pieter de Vos")
	add(&meeting{date: day("2025-05-20"), bookedOn: day("2025-04-02"), debriefed: day("2025-05-22"), start: "14:00", end: "15:30",
		place: home, kind: "Visit", form: "In person", hours: "1.5", ours: []string{"Helena Brandt", "Tomasz Zieliński"},
		goal: "Agree how savings are counted, so that their controller signs the number", them: "One method for all four entities",
		us: "A reference for customs", agenda: "Method\nCustoms in Hamburg\nActions",
		outcome: "Method agreed; controller signs each quarter", learned: "Purchasing compares us with Norvik in Gdynia",
		better: "Send the paper five days ahead", verdict: "Numbers first: good"}, "Pieter de Vos")
	w.promises = append(w.promises,
		&promise{group: g, text: "Data residency paper", owner: "Ruth Adeyinka", made: day("2026-02-02"), due: day("2026-06-30"),
			keptOn: day("2026-06-24")},
		&promise{group: g, text: "Named contact for Asia", owner: "Haruto Kandabashi", made: day("2026-05-14"), due: day("2026-07-31"),
			keptOn: day("2026-07-09")},
		&promise{group: g, text: "Roadmap session with Dana Petrescu", owner: "Maduka Okafor", made: day("2026-05-14"),
			due: day("2026-09-01"), answer: "Offered 3 or 8 December"},
		&promise{group: g, text: "Check of all invoices since April, with a list for Ines Carvalho", owner: "Anders Lindqvist",
			made: day("2026-10-16"), due: day("2026-12-04"), answer: "Cause found; last check is on 4 December"})
	add(&meeting{date: day("2026-02-02"), bookedOn: day("2026-01-08"), debriefed: day("2026-02-04"), start: "11:00", end: "12:30",
		place: "Video", kind: "QBR", form: "Virtual", hours: "1.5", ours: []string{"Maduka Okafor", "Tomasz Zieliński"},
		goal: "Agree the savings figure for 2025 with the controller", them: "€1.2 m a year, in their own method",
		us: "First talk with the new finance chief", agenda: "Savings\nData residency\nNext site",
		outcome: "€1.2 m confirmed; residency paper asked for", learned: "Ines Carvalho approves nothing that her controller has not seen",
		better: "Controller in copy", verdict: "Solid"}, "Ines Carvalho")
	add(&meeting{date: day("2026-05-14"), bookedOn: day("2026-03-27"), debriefed: day("2026-05-18"), start: "10:00", end: "12:00",
		place: home, kind: "Visit", form: "In person", hours: "2", ours: []string{"Helena Brandt", "Tomasz Zieliński"},
		goal: "Decide whether Gdańsk or Hamburg is the next site", them: "Lessons of two finished hubs, with the mistakes",
		us: "A decision maker for Gdańsk", agenda: "Customs: nine hours faster\nGdańsk or Hamburg\nAsia contact\nActions",
		outcome: "Gdańsk first; who leads it on their side stayed open", learned: "Dana Petrescu was not asked, and minds",
		better: "Bring the head of IT into the circle", verdict: "Useful; next time with Dana",
		opportunities: "Emission reports for all lanes"}, "Pieter de Vos", "Marijke Terhorst")
	add(&meeting{date: day("2026-10-09"), bookedOn: day("2026-09-14"), start: "09:00", end: "10:00", place: "Am Güterbahnhof 12, Hamburg",
		kind: "QBR", form: "In person", hours: "1", ours: []string{"Tomasz Zieliński"},
		goal: "Settle how Freight hands trailers over to the Gdańsk yard", them: "Slots by night", us: "Jürgen Großmann's view of Gdańsk",
		agenda: "Yard rules\nNight slots"}, "Jürgen Großmann")
	add(&meeting{date: day("2026-12-10"), bookedOn: day("2026-10-12"), start: "14:00", end: "15:30", place: home, kind: "Visit",
		form: "In person", hours: "1.5", ours: []string{"Helena Brandt", "Tomasz Zieliński"},
		goal: "Agree who leads the Gdańsk roll-out, and what Ines needs to see before the renewal.",
		them: "One named executive for the double invoices, and first look at the 2027 emission reports.",
		us:   "A leader for Gdańsk with a date; the way to a renewal without a tender",
		agenda: "Double invoices: cause, credits, proof (A. Lindqvist's paper)\nRoadmap session with Dana Petrescu: 3 or 8 " +
			"December\nGdańsk: who leads, what Ines needs to see\nEmission reports 2027: first look\nActions with owners"},
		"Pieter de Vos", "Ines Carvalho")
}

// roundTables are meetings with several customers.
func (w *world) roundTables() {
	for _, t := range []struct {
		on, place, goal, agenda string
		industry                string
		held                    bool
	}{
		{"2026-11-18", "Speicherstadt 14, Hamburg", "Agree three figures by which ports and hauliers judge each other",
			"Gate times: what each side measures\nReefers in August\nThree figures", "ports", false},
		{"2026-04-22", "quai des Marchands 8, Lyon", "Find out what inspectors will ask in 2027",
			"Two inspections, told by those who had them\nValidation of releases\nWhat we do together", "pharma", true},
		{"2025-10-08", "Werkstraße 3, Kassel", "Compare recall drills of three suppliers",
			"Three drills\nBattery passport\nOpen questions", "auto", true},
	} {
		var m *meeting
		for _, g := range w.groups[:56] {
			if g.industry != t.industry || g.ends < months-1 {
				continue
			}
			if m == nil {
				m = w.newMeeting(g, "Visit", day(t.on), stream("table", t.on))
				m.kind, m.form, m.place, m.goal, m.agenda = "Round table", "In person", t.place, t.goal, t.agenda
				m.them, m.us = "A morning with peers who have the same regulator", "Hearing what they tell each other"
				m.ours = append(m.ours, "Maduka Okafor")
				continue
			}
			m.groups = append(m.groups, g)
			g.meetings = append(g.meetings, m)
			if len(g.contacts) > 0 {
				m.theirs = append(m.theirs, g.contacts[0])
			}
		}
		if t.held {
			m.debriefed, m.outcome = m.date.AddDays(3), "They want to meet each spring, without suppliers other than us"
			m.learned = "All of them fear the data inspector more than the machine inspector"
		}
	}
}
