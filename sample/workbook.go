package sample

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

//go:embed sponsorbook.yaml
var configurationText string

// configuration is the sample's sponsorbook.yaml, pinned to the day.
func (v view) configuration() (File, error) {
	pinned := strings.Replace(configurationText, "as_of: "+lastDay.String(), "as_of: "+v.until.String(), 1)
	return File{"sponsorbook.yaml", []byte(pinned)}, nil
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// programWorkbook is the program manager's own workbook.
func (v view) programWorkbook() (File, error) {
	b := newBook(v.stamp())
	for _, t := range []table{v.sponsorSheet(), v.profileSheet(), v.askSheet(), v.meetingSheet(), v.promiseSheet(), v.teamSheet(),
		v.noteSheet(), v.occasionSheet(), v.overrideSheet(), v.rateSheet()} {
		b.add(t)
	}
	data, err := b.bytes()
	return File{"Sponsor program.xlsx", data}, err
}

func (v view) sponsorSheet() table {
	t := table{name: "Sponsors", widths: []float64{20, 32, 20, 30, 30, 9, 40, 30, 26, 9, 10, 8, 18, 30, 20, 22, 12, 32, 46},
		header: []any{"Sponsor", "Title", "Level", "Email", "Assistant Email", "Capacity", "Industries", "Regions", "Languages",
			"Comfort with Customers", "Mode", "Country", "Time Zone", "Unavailable", "Absence Reason", "Never With", "Leaves On",
			"Direct Reports", "Focus"}}
	for _, s := range v.sponsors {
		leaves := s.leaves
		if v.until < day("2026-09-01") {
			leaves = 0
		}
		t.rows = append(t.rows, []any{s.name, s.title, s.level, address(s.name, "veldmar.example"),
			address(s.assistant, "veldmar.example"), s.capacity, s.industries, s.regions, s.languages, s.comfort, s.mode, s.country,
			s.zone, s.away, s.awayWhy, s.not, leaves, s.reports, s.focus})
	}
	return t
}

func (v view) profileSheet() table {
	t := table{name: "Profiles", widths: []float64{28, 40, 34, 40, 40, 36, 36, 40, 36, 30, 30, 24, 24, 40, 30, 36, 30, 30, 30, 40,
		14, 12, 10, 36, 36, 14, 20},
		header: []any{"Account", "Strategy", "Company Goal It Serves", "Long View", "Value Message", "Their Priorities", "Our Priorities",
			"Industry Issues", "Industry Trends", "Divisions", "Needs", "Likes", "Dislikes", "Greatest Impact", "Topics to Avoid",
			"Questions", "Negotiation Lead", "Negotiation Limits", "Negotiation Timing", "Three Lines This Month",
			"Three Lines Written On", "Untapped Potential", "Currency", "Untapped Potential Note", "Account Manager's View of the Program",
			"Seen by Account Manager On", "Seen By", "Competitor's Position", "Against the Competitor"}}
	for _, g := range v.groups {
		if g.profile == nil || g.root.since > v.until {
			continue
		}
		t.rows = append(t.rows, v.profileRow(g))
	}
	return t
}

func (v view) profileRow(g *group) []any {
	p := g.profile
	row := append([]any{g.root.name}, p.text...)
	row = append(row, v.negotiation(g)...)
	row = append(row, v.threeLines(g)...)
	position, answer := "", ""
	if g.rank%3 != 2 {
		told := pick(stream("rivalry", g.root.id), rivalry)
		position, answer = told[0], told[1]
	}
	return append(row, cents(p.untapped), "EUR", p.untappedNote, p.view, v.then(p.seen), p.seenBy, position, answer)
}

// rivalry are what account managers tell of the competitor, and what they would say.
var rivalry = [][2]string{{"Runs their second site since spring, on a contract that ends with ours",
	"Ask what a change would cost their busiest week"},
	{"Cheaper by a tenth, without people on site", "Our people were there in each of their last three peaks"},
	{"Known to their new head of IT from before", "Show the interface that they would lose"},
	{"Offers devices for nothing with five years", "Our devices last seven years, and they own them"}, {"", ""}}

// negotiation is who speaks in the talks of a renewal that comes within a year, how far
// they may go and when; of most accounts nobody has told.
func (v view) negotiation(g *group) []any {
	d := program.Date(0) // the next of the group: talks are about that
	for _, a := range g.members {
		if next := v.renewal(a); next > v.until && (!d.Known() || next < d) {
			d = next
		}
	}
	soon := d.Known() && d <= v.until.AddMonths(12) && d >= v.until.AddMonths(2)
	if g.sponsor == nil || g.depth < 3 || !soon || g.rank > 1 && g.rank%3 != 1 {
		return []any{"", "", ""}
	}
	r := stream("negotiation", g.root.name)
	return []any{g.root.manager.name + " speaks; " + g.sponsor.name + " only at the close",
		pick(r, []string{"Up to 3 % for two more years; no change of terms", "Price stays; service hours are open",
			"Up to 5 % for three more years; data stays in the EU"}),
		"Offer by " + d.AddDays(-100).Words() + ", signed by " + d.AddDays(-28).Words()}
}

// threeLines are what some account managers write to the sponsor each month.
func (v view) threeLines(g *group) []any {
	r := stream("lines", g.root.name)
	first := pick(r, []string{"The roll-out is on time.", "Two sites went live this month.", "Volumes are up since September.",
		"The pilot ended well."})
	second := pick(r, []string{"One invoice question is open.", "Their project lead is on leave until January.",
		"They compare prices again.",
		"Spare devices arrive late."})
	third := pick(r, []string{"A word of thanks to their team would help.", "Please ask who decides on the next phase.",
		"Nothing is needed from you.", "Please hold the date in your diary."})
	on := v.until.AddDays(-1 - r.IntN(9))
	if g.rank == 1 {
		first, second = "Gdańsk is on time.", "The double invoices are not solved, and Ines counts them."
		third = "She asks whether you come yourself."
	}
	if g.sponsor == nil || g.rank > 1 && r.IntN(10) > 5 {
		return []any{"", nil}
	}
	return []any{first + " " + second + " " + third, on}
}

// A profile is what the account manager told.
type profile struct {
	text                       []any
	untapped                   int64
	untappedNote, view, seenBy string
	seen                       program.Date
}

// makeProfile is dealt once for each group that has one, the same on every day.
func (w *world) makeProfile(g *group) {
	switch {
	case g.rank == 1:
		g.profile = aureliaProfile(g)
	case g.rank <= 30 || g.rank <= 43 && g.rank%2 == 1:
		g.profile = w.newProfile(g)
	}
}

func (w *world) newProfile(g *group) *profile {
	r := stream("profile", g.root.name)
	p := &profile{}
	thin := g.depth < 3 // two of three cells are empty
	for i, name := range []string{"strategy", "goal-served", "long-view", "value", "their-priorities", "our-priorities", "industry-issue",
		"trend", "", "needs", "likes", "dislikes", "impact", "avoid", "question"} {
		text := strings.Join(g.units, "; ")
		if name != "" {
			text = w.deal(g, name)
		}
		if thin && i != 0 && i != 3 && i != 13 && r.IntN(3) > 0 {
			text = ""
		}
		p.text = append(p.text, text)
	}
	p.untapped, p.untappedNote = potential(g, r)*100, w.deal(g, "untapped")
	if !thin || r.IntN(2) == 0 {
		p.view = w.deal(g, "manager-view")
	}
	if r.IntN(4) > 0 {
		p.seen, p.seenBy = lastDay.AddDays(-2-r.IntN(75)), g.root.manager.name
	}
	return p
}

func aureliaProfile(g *group) *profile {
	return &profile{text: []any{"From freight into contract logistics, Gdańsk first", "Three reference hubs by 2028",
		"Fewer suppliers from 2028; those who stay get ten years",
		"Customs clearance nine hours faster since April; 99.97 % through peak season",
		"Margin in contract logistics; one data platform by 2028",
		"Renewal without a tender; Dana Petrescu on our side; Gdańsk live by summer",
		"Spot rates down 22 %, driver shortage, EU emission reports from 2027", "Customers buy outcomes by lane; small hauliers sell out",
		strings.Join(g.units, "; "),
		"One face for the double invoices; a leader for Gdańsk", "Pieter: numbers first; he sails", "Slides; surprises on an invoice",
		"Strategy with Pieter: numbers first. He sails; no slides.", "Norvik's prices; the 2024 outage",
		"What would make Gdańsk a success for Ines?"},
		untapped: 3_000_000_00, untappedNote: "With two other suppliers: Norvik in Gdynia, a broker in Hamburg",
		view: "Helena's visits are what they remember of us; keep them to an hour", seen: day("2026-10-30"), seenBy: "Tomasz Zieliński"}
}

func (v view) askSheet() table {
	t := table{name: "Asks", widths: []float64{9, 28, 60, 22, 12, 12, 44, 12}, header: []any{"Ask ID", "Account", "Ask", "Asked Of",
		"Asked On", "Needed By", "Answer", "Answered On"}}
	for _, a := range v.asks {
		if !v.known(a.on) {
			continue
		}
		row := []any{a.id, a.group.root.name, a.text, a.of, a.on, a.needed, "", nil}
		if v.known(a.answered) {
			row[6], row[7] = a.answer, a.answered
		}
		t.rows = append(t.rows, row)
	}
	return t
}

func (v view) meetingSheet() table {
	t := table{name: "Meetings", widths: []float64{9, 28, 12, 8, 8, 18, 34, 12, 11, 11, 20, 30, 34, 44, 36, 36, 44, 44, 44, 30, 30, 30, 34,
		7},
		header: []any{"Meeting ID", "Account", "Date", "Start", "End", "Time Zone", "Place", "Type", "Form", "Status", "Sponsor",
			"Attendees (ours)", "Attendees (theirs)", "Goal", "Benefit to Them", "Benefit to Us", "Agenda", "Outcome", "Learned",
			"How to Work Better Together", "Customer Verdict", "New Opportunities", "Follow-ups", "Hours", "What Became of It"}}
	for _, m := range v.meetings {
		if v.known(m.date) || v.known(m.bookedOn) {
			t.rows = append(t.rows, v.meetingRow(m))
		}
	}
	return t
}

func (v view) meetingRow(m *meeting) []any {
	var names, theirs []string
	for _, g := range m.groups {
		names = append(names, g.root.name)
	}
	for _, c := range m.theirs {
		theirs = append(theirs, c.name)
	}
	sponsor := ""
	if s := m.groups[0].sponsor; s != nil && m.sponsor != nil && m.groups[0].since <= v.until && slices.Contains(m.ours, s.name) {
		sponsor = s.name
	}
	row := []any{m.id, strings.Join(names, "; "), m.date, m.start, m.end, m.zone, m.place, m.kind, m.form, "Booked", sponsor,
		strings.Join(m.ours, "; "), strings.Join(theirs, "; "), m.goal, m.them, m.us, m.agenda, "", "", "", "", "", "", nil, ""}
	switch {
	case v.known(m.cancelled):
		row[9] = "Cancelled"
	case v.known(m.date):
		row[9], row[23] = "Held", m.hours
	case m.proposed:
		row[9] = "Proposed"
	}
	if v.known(m.debriefed) && !v.known(m.cancelled) {
		copy(row[17:], []any{m.outcome, m.learned, m.better, m.verdict, m.opportunities, m.followUps})
		if m.opportunities != "" || m.learned != "" {
			row[24] = pick(stream("became", m.id), became)
		}
	}
	return row
}

// became are what account managers write of what a visit found; of most nobody does.
var became = []string{"", "", "", "", "Not taken, because another division of theirs decides",
	"Action: product management answers by January",
	"Not taken, because we do not sell it", "Asked of delivery, who plans it for spring"}

func (v view) promiseSheet() table {
	t := table{name: "Promises", widths: []float64{28, 60, 22, 12, 12, 8, 12, 50}, header: []any{"Account", "Promise", "Owner", "Made On",
		"Due", "Kept", "Kept On", "Our Answer"}}
	for _, p := range v.promises {
		if !v.known(p.made) {
			continue
		}
		row := []any{p.group.root.name, p.text, p.owner, p.made, p.due, "No", nil, ""}
		if v.known(p.keptOn) {
			row[5], row[6] = "Yes", p.keptOn
		} else if v.until > lastDay.AddDays(-45) {
			row[7] = p.answer
		}
		t.rows = append(t.rows, row)
	}
	return t
}

func (v view) teamSheet() table {
	t := table{name: "Team", widths: []float64{28, 22, 24, 26, 18, 18}, header: []any{"Account", "Our Person", "Our Role",
		"Their Counterpart", "Relationship Now", "Relationship Wanted"}}
	roles := []string{"Service manager", "Solution architect", "Project manager", "Finance contact"}
	people := map[string][]string{"Service manager": {"Rasmus Holk", "Aneta Kubiak", "Dirk Feldhaus", "Luc Berthier"},
		"Solution architect": {"Sunita Varghese", "Iwona Rybak", "Casper Holtrop"}, "Project manager": {"Nadine Osterloh", "Bram Kuipers",
			"Teresa Monfort"}, "Finance contact": {"Petra Knoll", "Hanne Dahlin"}}
	now, wanted := []string{"none", "knows by name", "works with", "works with", "trusted", "tense"},
		[]string{"works with", "trusted", "trusted", "knows by name"}
	for _, g := range v.groups[:40] {
		if g.rank == heldAlone {
			continue
		}
		r := stream("team", g.root.name)
		for i, role := range roles[:1+r.IntN(2)+g.depth/3] {
			counterpart := ""
			if n := 2 + i; n < len(g.contacts) {
				counterpart = g.contacts[n].name
			}
			t.rows = append(t.rows, []any{g.root.name, pick(r, people[role]), role, counterpart, pick(r, now), pick(r, wanted)})
		}
	}
	return t
}

func (v view) noteSheet() table {
	t := table{name: "Notes", widths: []float64{28, 12, 10, 70, 26}, header: []any{"Account", "Date", "Type", "Text", "Source"}}
	for _, n := range v.notes {
		if v.known(n.on) {
			t.rows = append(t.rows, []any{n.account.name, n.on, n.kind, n.text, n.source})
		}
	}
	return t
}

func (v view) occasionSheet() table {
	t := table{name: "Occasions", widths: []float64{12, 46, 22, 18, 34}, header: []any{"Date", "Occasion", "Place", "Region", "Industry"}}
	for _, o := range []struct{ on, name, place, region, industry string }{
		{"2026-11-19", "Baltic Terminal Days", "Gdańsk", "Central Europe", "Ports and shipping"},
		{"2026-11-24", "Supply Chain Evening of the Rhine Ports", "Duisburg", "DACH", "Freight and contract logistics"},
		{"2026-12-03", "Winter Grid Forum", "Göteborg", "Nordics", "Energy and grids"},
		{"2027-01-21", "Retail Stock Summit", "London", "UK & Ireland", "Retail"},
		{"2027-02-10", "Traceability Congress", "Lyon", "France", "Pharmaceuticals"}, {"2027-02-24", "Cold Chain Americas", "Savannah",
			"North America", "Food and beverage"},
		{"2027-03-16", "Factory Automation Week", "Hannover", "DACH", "Machinery"}, {"2027-04-13", "Gulf Logistics Exchange", "Dubai",
			"Middle East", "Freight and contract logistics"},
		{"2027-04-27", "Smart Parts Osaka", "Osaka", "Asia Pacific", "Machinery"}, {"2027-05-19", "Automotive Supplier Day", "Wrocław",
			"Central Europe", "Automotive supply"},
		{"2027-06-08", "Circular Resin Conference", "Rotterdam", "Benelux", "Chemicals"},
		{"2027-06-17", "Hospital Supply Forum", "Leeds", "UK & Ireland", "Hospitals and clinics"},
		{"2027-09-14", "Low-Carbon Building Fair", "Dijon", "France", "Building materials"},
		{"2027-09-29", "Veldmar Customer Council", "Rotterdam", "Benelux", ""},
	} {
		t.rows = append(t.rows, []any{day(o.on), o.name, o.place, o.region, o.industry})
	}
	return t
}

func (v view) overrideSheet() table {
	t := table{name: "Overrides", widths: []float64{30, 7, 22, 14, 56, 22, 12, 12}, header: []any{"Account", "Tier", "Sponsor", "Group",
		"Reason", "Decided By", "Expires", "Decided On"}}
	for _, o := range []struct {
		account                string
		tier                   int
		sponsor, group, reason string
		by, expires, on        string
	}{
		{"Barq Emirates Stores", 2, "", "", "Important for a new market: our first retailer in the Gulf", "Laila Haddadine", "2027-06-30",
			"2026-05-18"},
		{"Okazura Freight", 2, "", "", "Important for a new market: a second leg in Asia", "Haruto Kandabashi", "2027-06-30", "2026-05-18"},
		{"Cedar Bluff Hospitals", 2, "", "", "Helps to expand among hospitals: opens the purchasing union", "Priya Ramanath", "2027-03-31",
			"2026-02-24"},
		{"Merkenhorst Spedition", 2, "", "", "Must not be lost: the only reference for slot booking", "Helena Brandt", "2027-09-30",
			"2025-09-15"},
		{"Langcombe Dairies", 2, "", "", "Known issue: stays until the label dispute is settled", "Ingrid Solhaug", "2026-12-31",
			"2025-12-08"},
		{"Willow Landing Coatings", 2, "", "", "Pilot for emission reports; was to end with the summer", "Maduka Okafor", "2026-08-31",
			"2025-09-01"},
		{"Merkenfeld Warenhaus", 0, "Marcus Thielert", "", "Their owner also owns a machine maker that he knows", "Ingrid Solhaug",
			"2027-10-31", "2025-10-20"},
		{"Lipolin Farmacja", 0, "", "none", "The fund that owns it is no relationship", "Nora Achterberg", "2027-12-31", "2024-01-15"},
		{"Maple Fork Stores", 0, "", "none", "The fund that owns it is no relationship", "Nora Achterberg", "2027-12-31", "2024-01-15"},
	} {
		if !v.known(day(o.on)) {
			continue
		}
		var tier any
		if o.tier > 0 {
			tier = o.tier
		}
		t.rows = append(t.rows, []any{o.account, tier, o.sponsor, o.group, o.reason, o.by, day(o.expires), day(o.on)})
	}
	return t
}

func (v view) rateSheet() table {
	t := table{name: "Rates", widths: []float64{12, 10, 12, 12}, header: []any{"Month", "Currency", "To Currency", "Rate"}}
	for _, r := range v.rates {
		if r.month > v.until.Month() || r.currency == "GBP" && r.month.String() == "2024-03" {
			continue
		}
		t.rows = append(t.rows, []any{r.month.String(), r.currency, "EUR", r.eur})
	}
	return t
}
