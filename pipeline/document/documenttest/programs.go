package documenttest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// The fixtures are programs as the stages would hand them over: a rich one, in
// which every fact is known, a poor one made of a bare CRM export, and a hostile
// one in which every text field is an attack.

func Day(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func Dec(s string) program.Decimal {
	d, err := program.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

func euro(s string) program.Money { return program.Reporting(Dec(s), "EUR") }

func origin(file, sheet string, row int, fields ...string) program.Origin {
	columns := map[string]int{}
	for i, f := range fields {
		columns[f] = i + 1
	}
	return program.NewOrigin(finding.Ref{File: file, Sheet: sheet, Row: row}, columns)
}

// monthly is a series of equal months from one through another.
func monthly(from, to program.Month, amount string) program.Series {
	var s program.Series
	for m := from; m <= to; m++ {
		s = s.Plus(m, Dec(amount))
	}
	return s
}

func Month(y int, m time.Month) program.Month { return program.NewMonth(y, m) }

// Group is a group of accounts with its key and file name.
func Group(accounts ...*program.Account) *program.Group {
	root := accounts[0]
	for _, a := range accounts {
		if a.Key == "" {
			a.Key = "a-" + program.Fold(a.Name)
		}
	}
	return &program.Group{Key: root.Key, Slug: program.Slug(root.Name, root.Key), Name: root.Name, Root: root, Members: accounts}
}

// Put adds groups to a program with their facts and a standing each.
func Put(p *program.Program, tier int, g *program.Group) *program.Group {
	p.Groups = append(p.Groups, g)
	p.Accounts = append(p.Accounts, g.Members...)
	for _, m := range g.Members {
		for _, a := range g.Revenue {
			if m == g.Root {
				p.Revenue.Add(program.Revenue{Account: m.Key, Month: a.Month,
					Amount: program.Reporting(a.Amount, p.Currency), From: finding.Ref{File: "finance/revenue.xlsx", Sheet: "Revenue",
						Row: 5, Col: int(a.Month) % 60}})
			}
		}
	}
	p.Contracts = append(p.Contracts, g.Contracts...)
	p.Contacts = append(p.Contacts, g.Contacts...)
	p.Opportunities = append(p.Opportunities, g.Opportunities...)
	p.Issues = append(p.Issues, g.Issues...)
	p.Escalations = append(p.Escalations, g.Escalations...)
	p.Meetings = append(p.Meetings, g.Meetings...)
	p.Promises = append(p.Promises, g.Promises...)
	p.Surveys = append(p.Surveys, g.Surveys...)
	p.Asks = append(p.Asks, g.Asks...)
	p.Team = append(p.Team, g.Team...)
	sum := g.Revenue.Sum(p.Window.From, p.Window.To)
	p.Standings = append(p.Standings, program.Standing{Group: g.Key, Tier: tier, Rank: len(p.Standings) + 1, Active: sum.Sign() > 0,
		Revenue: sum, Share: Dec("0.041"), Cumulative: Dec("0.041"),
		Reasons: []program.Reason{{Code: "revenue-rank", Text: fmt.Sprintf("rank %d of 3 active groups by revenue", len(p.Standings)+1),
			Sources: []finding.Ref{{File: "finance/revenue.xlsx", Sheet: "Revenue", Row: 5}}}}})
	return g
}

func base(asOf string) *program.Program {
	at := Day(asOf)
	to := at.Month() - 1
	return &program.Program{Book: at.Month(), Version: "1.0.0",
		Settings: program.Settings{Company: "Meridian Data", Program: "Executive sponsor program", Manager: "A. Lindqvist",
			Purpose: "Know the customers that carry us", Goals: []string{"Three reference hubs by 2028"},
			Owners: []string{"Chief operating officer"}, Escalation: "A problem that left its normal path", Language: "en",
			Cadence: program.Cadence{DetailDays: 90, DebriefDays: 3}, Measures: program.Measures{SmallSample: 10, StanceMonths: 24,
				EnlistmentDays: 90, PipelineDays: 90}},
		Facts: &program.Facts{AsOf: at, AsOfFrom: "--as-of", Currency: "EUR", Basis: program.BasisRevenue,
			Window: program.Window{From: to - 11, To: to}}}
}

// Rich is a program in which everything is known.
func Rich() *program.Program {
	p := base("2026-11-21")
	p.Previous = Month(2026, 10)
	p.Sponsors = []*program.Sponsor{{Key: "helena brandt", Name: "Helena Brandt", Title: "Chief operating officer", Level: 2,
		Capacity: program.NewNumber(Dec("3")), Comfort: program.NewNumber(Dec("4")), TimeZone: "Europe/Berlin",
		Focus: []program.Focus{{Given: "Keeps promises visible"}, {Given: "Peer contact", Duty: program.DutyPeers},
			{Given: "Obstacles", Duty: program.DutyObstacles}}, UnavailableWhy: "parental leave"},
		{Key: "m okafor", Name: "M. Okafor", Title: "Chief product officer", Capacity: program.NewNumber(Dec("3")),
			Comfort: program.NewNumber(Dec("2"))}}
	p.Capacity = 6
	Put(p, 1, Aurelia())
	Put(p, 2, sato())
	quiet := Group(&program.Account{Name: "Nordhavn Marine", Country: "Denmark", Manager: "S. Holm"})
	quiet.Revenue = monthly(Month(2025, 1), Month(2026, 10), "1000")
	Put(p, 3, quiet)
	p.Standings[0].HasChange, p.Standings[0].Change = true, Dec("0.079")
	p.Standings[1].Proposed = &program.Proposal{Kind: "leave", Tier: 3, Since: Day("2026-10-01"),
		Reasons: []program.Reason{{Text: "outside the band at two quarter-ends"}}}
	p.Standings[1].BelowLine = true
	g := p.Groups[0]
	p.Pairings = []program.Pairing{
		{Group: g.Key, Sponsor: "Helena Brandt", Confirmed: true, Since: Day("2025-03-03"), Mandate: "both", Deputy: "M. Okafor",
			Chosen: "chosen", Phase: program.Fostering, PhaseWhy: "sponsor since March 2025; met 1 of 3 who decide; visited in time"},
		{Group: p.Groups[1].Key, Sponsor: "M. Okafor", Score: Dec("7.5"), RunnerUp: "Helena Brandt", RunnerUpScore: Dec("6.25"),
			Parts: []program.Part{{Name: "level", Score: Dec("3"), Why: "board for tier 2"}, {Name: "comfort", Score: Dec("2")}}}}
	plans(p)
	scores(p)
	p.Changes = []program.Change{{Group: g.Key, Name: g.Name, Kind: "moved", From: "tier 2", To: "tier 1", Why: "revenue grew by 8 %"},
		{Group: "gone", Name: "Brennan Foods", Kind: "left", Why: "no revenue for twelve months"}}
	p.Memory = program.Memory{{Book: Month(2026, 2), Contacts: []program.PastContact{
		{Key: "ines", Group: g.Key, Name: "Ines Carvalho", Stance: program.Neutral, On: Day("2026-02-02")}}}}
	sources(p)
	return p
}

func Aurelia() *program.Group {
	crm := func(row int) program.Origin {
		return origin("crm/accounts.csv", "", row, "account id", "account", "industry", "city", "account manager", "renewal date",
			"contract value")
	}
	g := Group(&program.Account{Key: "001A", ID: "001A", Name: "Aurelia Logistics", Origin: crm(2),
		Industry: "Freight and contract logistics",
		City:     "Rotterdam", Country: "Netherlands", CustomerSince: Day("2014-05-01"), Manager: "T. Zieliński",
		ManagerPhone: "+48 600 555 143",
		Renewal:      Day("2027-03-19"), ContractValue: euro("5800000"), Competitor: "Norvik runs customs in Gdynia",
		MustNotLose: program.Yes, ManagerSince: Day("2016-03-14"), ManagerTitle: "Senior key account manager",
		Terms: program.ContractTerms{Length: program.Length{Months: 36}, Notice: program.Length{Days: 90},
			PriceClause: "Consumer prices, capped at 3 %"},
		CustomerExecutive: "Pieter de Vos", Employees: program.NewNumber(Dec("12400"))},
		&program.Account{Key: "001B", Name: "Aurelia Polska", Parent: "001A", Origin: crm(3)})
	g.Revenue = append(monthly(Month(2022, 1), Month(2025, 12), "415000"), monthly(Month(2026, 1), Month(2026, 10), "547000.25")...)
	people := origin("crm/contacts.csv", "", 7, "contact", "title", "decision role", "stance", "phone", "email", "division")
	g.Contacts = []*program.Contact{
		{Key: "pieter", Account: "001A", Name: "Pieter de Vos", Title: "CEO", Role: program.Decides, Stance: program.Supports,
			StanceOn: Day("2026-03-10"), StanceGiven: "champion", StanceBasis: "said so at the QBR", LastContact: Day("2026-05-14"),
			Owner: "Helena Brandt", Phone: "+31 10 555 0100", Email: "pieter@aurelia.example", Origin: people},
		{Key: "ines", Account: "001A", Name: "Ines Carvalho", Title: "CFO", Role: program.Decides, Stance: program.Sceptical,
			StanceOn: Day("2026-10-01"), StanceGiven: "enemy", LastContact: Day("2026-02-02"), Owner: "M. Okafor", Phone: "+31 10 555 0188",
			ReportsTo: "pieter", Origin: people},
		{Key: "dana", Account: "001A", Name: "Dana Petrescu", Title: "CIO", Role: program.Decides, Phone: "+31 10 555 0121",
			ReportsTo: "pieter", Origin: people},
		{Key: "jurgen", Account: "001B", Name: "Jürgen Großmann", Title: "SVP", Role: program.Influences, Stance: program.Neutral,
			StanceOn: Day("2023-01-10"), Division: "Freight", LastContact: Day("2026-10-09"), Owner: "T. Zieliński",
			Phone: "+49 40 555 017", Origin: people},
		{Key: "misaki", Account: "001B", Name: "佐藤 美咲", LatinName: "Satō Misaki", SayAs: "sah-toh", Role: program.Influences,
			Stance: program.Supports, StanceOn: Day("2026-09-01"), Division: "Customs", ReportsTo: "Jürgen Großmann",
			LastContact: Day("2026-09-21"), Phone: "+81 3 5555 0142", Origin: people},
	}
	visit := origin("program/meetings.xlsx", "Meetings", 4, "date", "goal", "benefit to them", "place", "agenda")
	g.Meetings = []*program.Meeting{
		{ID: "m0", Accounts: []string{"001A"}, Date: Day("2026-05-14"), Status: program.Held, Type: program.Visit, Sponsor: "Helena Brandt",
			Theirs: []string{"Pieter de Vos"}, Goal: "Open the Gdańsk question", Outcome: "Agreed to look at Gdańsk together",
			Origin: visit},
		{ID: "m1", Accounts: []string{"001A"}, Date: Day("2026-12-10"), Start: "14:00", End: "15:30", TimeZone: "Europe/Amsterdam",
			Status: program.Booked,
			Type:   program.Visit, InPerson: program.Yes, Sponsor: "Helena Brandt", Place: "Wilhelminakade 909, Rotterdam, 7th floor",
			Theirs: []string{"Pieter de Vos", "Ines Carvalho"}, Ours: []string{"Helena Brandt", "T. Zieliński"},
			Goal:          "Agree who on their side leads the Gdańsk roll-out, and what Ines needs to see before the renewal",
			BenefitToThem: "one named executive for the double invoices, and first look at the 2027 emission reports",
			BenefitToUs:   "the renewal", Agenda: []string{"Double invoices", "Gdańsk roll-out", "Emission reports"}, Origin: visit}}
	g.Promises = []*program.Promise{
		{Account: "001A", Text: "roadmap session with Dana Petrescu", Due: Day("2026-09-01"), Owner: "M. Okafor",
			Answer: "offered 3 or 8 December"},
		{Account: "001A", Text: "data residency paper", Kept: program.Yes, KeptOn: Day("2026-06-01")},
		{Account: "001A", Text: "named contact for Asia", Due: Day("2027-01-15"), Owner: "S. Holm"}}
	g.Issues = []*program.Issue{
		{ID: "i1", Account: "001A", Billing: true, Summary: "Double invoices", Severity: program.Severe, Opened: Day("2026-10-11"),
			IsOpen: true,
			Remedy: "cause found, credit issued 12 November", Owner: "A. Lindqvist", Due: Day("2026-12-04")},
		{ID: "i2", Account: "001A", Opened: Day("2024-03-01"), Closed: Day("2024-04-01")},
		{ID: "i3", Account: "001B", Opened: Day("2026-01-09"), IsOpen: true, Type: "Question"}}
	g.Escalations = []*program.Escalation{{ID: "e1", Accounts: []string{"001A"}, Opened: Day("2026-11-02"), Severity: program.Severe,
		Summary: "Customs declarations late", Cause: "interface", Manager: "A. Lindqvist", Corrections: "manual desk until the fix",
		CustomerCommitted: program.No}}
	g.Asks = []*program.Ask{{ID: "k1", Account: "001A",
		Text: "decide who pays the re-invoicing, about €84,000; finance and support disagree",
		Of:   "Helena Brandt", AskedOn: Day("2026-11-01"), NeededBy: Day("2026-12-04")},
		{ID: "k2", Account: "001A", Text: "a word with their chair", Of: "Helena Brandt", AskedOn: Day("2026-06-01"), Answer: "done",
			AnsweredOn: Day("2026-06-07")}}
	for i, score := range []string{"9", "10", "9", "9", "6", "7", "8", "3"} {
		g.Surveys = append(g.Surveys, &program.Survey{Account: "001A", Date: Day("2026-10-05"), Scale: "NPS",
			Score: program.NewNumber(Dec(score)), Respondent: fmt.Sprint("R", i)})
	}
	g.Opportunities = []*program.Opportunity{
		{ID: "o1", Name: "Gdańsk", Account: "001A", Open: true, Amount: euro("1150000"), Stage: "Proposal", Close: Day("2027-02-01")},
		{ID: "o2", Name: "Emission reports", Account: "001A", Open: true, Amount: euro("950000"), Close: Day("2026-10-01")},
		{ID: "o3", Name: "Archive", Account: "001A", Open: true},
		{ID: "o4", Name: "Asia desk", Account: "001B", Won: true, Amount: euro("10"), Close: Day("2026-05-01")}}
	g.Profiles = []*program.Profile{{Account: "001A", Strategy: "from freight into contract logistics, Gdańsk first",
		CompanyGoal: "three reference hubs by 2028", ValueMessage: "Customs clearance nine hours faster since April",
		Questions:   "What would make Gdańsk a success for Ines?",
		TopicsAvoid: "Norvik's prices; the 2024 outage", GreatestImpact: "Strategy with Pieter: numbers first",
		NegotiationLead:   "T. Zieliński speaks",
		NegotiationLimits: "Up to 5 %", NegotiationWhen: "Offer in January",
		ThisMonth: "Gdańsk is on time.", ThisMonthOn: Day("2026-11-10"),
		TheirPriorities: "margin in contract logistics",
		IndustryIssues:  "spot rates down 22 %, driver shortage", Untapped: euro("3000000"), UntappedNote: "with two other suppliers",
		ManagerView: "the program takes more than it gives", SeenOn: Day("2026-11-06"), SeenBy: "T. Zieliński"}}
	g.Notes = []*program.NoteItem{{Account: "001A", Date: Day("2026-11-03"), Type: program.News, Text: "sold its Spanish parcels unit",
		Source: "annual report"},
		{Account: "001A", Date: Day("2026-08-03"), Type: program.Win, Text: "99.97 % through peak season"},
		{Account: "001A", Date: Day("2026-07-03"), Type: program.News, Text: "their chair is about to leave, says a friend"}}
	g.Team = []*program.TeamMember{{Account: "001A", Person: "M. Okafor", Role: "Product", Counterpart: "Ines Carvalho",
		RelationshipNow: "cool"}}
	g.Lines = []program.Line{{Name: "Platform", Revenue: g.Revenue}}
	g.Sources = []finding.Ref{{File: "finance/revenue.xlsx", Sheet: "Revenue", Row: 5}}
	return g
}

func sato() *program.Group {
	g := Group(&program.Account{Key: "002", Name: "Satō Industries", Industry: "Machinery", Country: "Japan", Manager: "T. Zieliński"})
	g.Revenue = monthly(Month(2024, 6), Month(2026, 10), "150000")
	g.Meetings = []*program.Meeting{{ID: "m9", Accounts: []string{"002"}, Date: Day("2026-12-01"), Status: program.Booked,
		Type: program.Visit}}
	g.Escalations = []*program.Escalation{{ID: "e2", Accounts: []string{"002"}, Opened: Day("2026-02-02"), Resolved: Day("2026-02-20"),
		Cause: "interface"}}
	return g
}

func plans(p *program.Program) {
	g, s := p.Groups[0], p.Groups[1]
	p.Plan.Period = program.Period{From: p.AsOf + 1, To: p.AsOf.AddMonths(12)}
	p.Plan.Actions = []program.Action{
		{ID: "x1", Group: g.Key, What: "visit", Why: "tier 1: two visits a year", Owner: "Helena Brandt", Role: "sponsor",
			Start: Day("2026-12-10"), Due: Day("2026-12-10"),
			Booked: true, Status: program.StatusPlanned, Meeting: "m1", Detail: true,
			Steps: []program.Step{{Code: "goal", What: "goal and agenda", Due: Day("2026-11-19"), Done: true},
				{Code: "debrief", What: "debrief", Due: Day("2026-12-15")}}},
		{ID: "x2", Group: g.Key, What: "peer call with Dana Petrescu", Why: "a decision maker nobody met", Owner: "Helena Brandt",
			Role:  "sponsor",
			Start: Day("2026-12-14"), Due: Day("2026-12-23"), Window: "before Christmas", Status: program.StatusProposed, Detail: true},
		{ID: "x3", Group: g.Key, What: "monthly internal review", Why: "cadence", Owner: "T. Zieliński", Role: "account manager",
			Start: Day("2026-12-01"),
			Due:   Day("2027-11-20"), Status: program.StatusPlanned},
		{ID: "x4", Group: s.Key, What: "name a sponsor", Why: "no confirmed sponsor", Owner: "program manager", Role: "program manager",
			Start: Day("2026-11-23"),
			Due:   Day("2026-12-18"), Status: program.StatusProposed, Detail: true}}
	p.Plan.Gates = []program.Gate{{Group: s.Key, Meeting: "m9", Date: Day("2026-12-01"), Travel: true, Missing: []string{"goal", "agenda"}}}
	p.Plan.Years = []program.Year{{Group: g.Key,
		Marks: []program.Mark{{Label: "Visit", When: "10 Dec", From: Day("2026-12-10"), To: Day("2026-12-10"), Booked: true},
			{Label: "QBR", When: "January", From: Day("2027-01-04"), To: Day("2027-01-29")},
			{Label: "renewal", When: "19 Mar", From: Day("2027-03-19"), To: Day("2027-03-19"), Booked: true},
			{Label: "Visit", When: "first half of June", From: Day("2027-06-01"), To: Day("2027-06-15")}}}}
	p.Plan.Loads = []program.Load{{Sponsor: "Helena Brandt", Month: Month(2026, 12), Booked: 1, Proposed: 1}}
	p.Plan.Contacts = []program.ContactLine{{Group: g.Key, Contact: "Pieter de Vos", Ours: "Helena Brandt", How: "visit",
		Often: "twice a year", Next: Day("2026-12-10")},
		{Group: g.Key, Contact: "Dana Petrescu", How: "call", Often: "quarterly"}}
	p.Plan.Chances = []program.Chance{{Occasion: &program.Occasion{Name: "Breakbulk Europe", Date: Day("2027-05-18"), Place: "Rotterdam"},
		Groups: []string{g.Key, s.Key}}}
	p.Plan.Unplaced = []program.Unplaced{{Action: program.Action{Group: g.Key, What: "second visit"}, Why: "over the budget of 15 lines"}}
}

func Quantity(v, unit string) program.Quantity {
	return program.Quantity{Value: Dec(v), Unit: unit, Known: true}
}

func scores(p *program.Program) {
	p.Scorecard = program.Scorecard{Decision: "Name a second sponsor in Asia: one account worth €1.8 m has none, says M. Okafor",
		Headlines: []string{"Program accounts kept 95 % of revenue and grew to 106 %"},
		KPIs: []program.KPI{
			{Code: "gross-retention", Measured: true, Value: Quantity("0.95", "percent"), Numerator: Quantity("136100000", "money"),
				Denominator: Quantity("143300000", "money"),
				N:           52, Target: Quantity("0.95", "percent"),
				Definition: "what last year's customers still pay, capped at last year", Formula: "Σ min(end, start) / Σ start",
				Window: "Nov 2025 to Oct 2026 against the twelve months before", Trend: []program.Point{
					{Month: Month(2026, 8), Value: Quantity("0.94", "percent")},
					{Month: Month(2025, 11), Value: Quantity("0.93", "percent")}}},
			{Code: "net-retention", Measured: true, Value: Quantity("1.06", "percent"), Numerator: Quantity("7", "money"),
				Denominator: Quantity("6.6", "money"), N: 4},
			{Code: "visit-cadence", Measured: true, Value: Quantity("0.7308", "percent"), Numerator: Quantity("38", "count"),
				Denominator: Quantity("52", "count"), N: 52,
				Target: Quantity("0.9", "percent")},
			{Code: "asks-answered", Measured: true, Value: Quantity("0.84", "percent"), Numerator: Quantity("41", "count"),
				Denominator: Quantity("49", "count"), N: 49,
				Beside: []program.Labelled{{Code: "median", Label: "median", Quantity: Quantity("6", "days")},
					{Code: "oldest-open", Label: "oldest open", Quantity: Quantity("23", "days")}}},
			{Code: "revenue-renewing", Measured: true, Value: Quantity("48300000", "money"), N: 9},
			{Code: "people-known", Measured: true, Value: Quantity("0.69", "percent"), Numerator: Quantity("118", "count"),
				Denominator: Quantity("171", "count"), N: 171,
				Low: Quantity("0.617", "percent"), High: Quantity("0.755", "percent")},
			{Code: "nps", Supply: "a survey export with scores"}},
		Lost:   []program.Notable{{Group: "gone", Text: "Brennan Foods, lost in July: taken over", Amount: euro("2300000")}},
		AtRisk: []program.Notable{{Group: p.Groups[0].Key, Text: "renewal in March, severe billing problem", Amount: euro("6400000")}},
		Found:  []program.Notable{{Group: p.Groups[0].Key, Text: "Pieter de Vos wants its data kept in the EU", Amount: euro("200000")}},
		Before: program.Exposure{Events: 61, Months: Dec("348"), Rate: Quantity("2.1", "count"), Low: Quantity("1.6", "count"),
			High: Quantity("2.7", "count")},
		After: program.Exposure{Events: 44, Months: Dec("588"), Rate: Quantity("0.9", "count"), Low: Quantity("0.65", "count"),
			High: Quantity("1.2", "count")},
		Ratio: Quantity("0.43", "ratio"), RatioLow: Quantity("0.28", "ratio"), RatioHigh: Quantity("0.64", "ratio"),
		Cautions: []string{"Program groups were chosen for size, importance or trouble, not at random: differences are associations"},
		Efforts: []program.Effort{{Code: program.EffortVisits, Faded: true,
			Quarters: [4]program.Tally{{Done: 9}, {Done: 8}, {Done: 9}, {Done: 3}}},
			{Code: program.EffortDebriefs,
				Quarters: [4]program.Tally{{Done: 7, Of: 9}, {Done: 8, Of: 8}, {Done: 6, Of: 9}, {Done: 2, Of: 3}}}},
		Hours:     []program.HoursSpent{{Sponsor: "helena brandt", Group: p.Groups[0].Key, Hours: Dec("6.5"), Budget: 12}},
		Commented: 9,
		Loyalty: []program.Loyalty{{Scale: program.ScaleNPS, Top: 10,
			Sponsored: program.Opinion{Answers: 24, Accounts: 6, For: 12, Against: 4,
				Score: program.Quantity{Value: Dec("33.3"), Unit: "points", Known: true}},
			Others: program.Opinion{Answers: 4, Accounts: 3, For: 3, Few: true}},
			{Scale: program.ScaleScorecard, Top: 100, Others: program.Opinion{Answers: 2, Accounts: 2, Few: true}}},
		Drivers: []program.Driver{{Theme: "billing", Comments: 4, Low: 3, Examples: []program.Example{
			{Account: p.Groups[0].Key, Text: "Invoices come twice, says M. Okafor", Date: Day("2026-09-20")}}}},
		Duties: []program.DutyDone{{Sponsor: "helena brandt", Duty: program.DutyPeers, Done: 1, Of: 3},
			{Sponsor: "helena brandt", Duty: program.DutyObstacles}},
		Themes: []program.Theme{{Cause: "interface", Groups: []string{p.Groups[0].Key, p.Groups[1].Key}, Events: 2, Open: 1}}}
	for i := range p.Scorecard.KPIs {
		k := &p.Scorecard.KPIs[i]
		k.Better, k.FewCases = program.Higher, k.N < p.Settings.Measures.SmallSample
		if slices.Contains([]string{"time-to-acknowledge", "time-to-resolve", "escalation-rate", "recurrence", "sponsor-load"}, k.Code) {
			k.Better = program.Lower
		}
	}
}

func sources(p *program.Program) {
	p.Sources = []*program.Source{
		{File: "crm/accounts.csv", Kind: "accounts", Rows: 5, Used: 4,
			SetAside: []program.SetAside{{Reason: "total line", Rows: []int{6}}}, AsOf: Day("2026-11-20"), AsOfFrom: "its own line",
			Columns: []program.Column{{Number: 1, Header: "Acct Name", Field: "account"}, {Number: 2, Header: "Secret column"}}},
		{File: "tickets.csv", Kind: "issues", Rows: 3, Used: 3, AsOf: Day("2026-11-19")},
		{File: "finance/revenue.xlsx", Sheet: "Revenue", Kind: "revenue", Rows: 9, Used: 9, Money: []program.MoneyLine{
			{Currency: "EUR", Read: Dec("100.50"), Used: Dec("100.00"), SetAside: Dec("0.50")}}}}
	p.Money = p.Sources[2].Money
	p.Findings = []finding.Finding{
		{Severity: finding.Error, Code: "rate-missing", At: finding.Ref{File: "finance/revenue.xlsx", Sheet: "Revenue", Row: 9, Col: 3},
			Message: `no rate for "CHF" in 2026-03`, Mend: "add it to the rates", Account: "001A"},
		{Severity: finding.Note, Code: "repeat", Message: "a repeated row was set aside"}}
}

// Poor is a bare CRM export: accounts, won deals, tickets.
func Poor() *program.Program {
	p := base("2017-12-31")
	p.Currency, p.Settings = "", program.Settings{}
	p.Basis, p.BasisNote = program.BasisOpportunities, "no revenue table: won opportunities stand for revenue"
	p.Window = program.Window{From: Month(2017, 1), To: Month(2017, 12)}
	g := Group(&program.Account{Name: "Kan-code", Industry: "software", AnnualRevenue: program.NewMoney(Dec("11698.03"), "")})
	g.Revenue = monthly(Month(2016, 10), Month(2017, 12), "28454")
	g.Opportunities = []*program.Opportunity{{ID: "1C1I7A6R", Name: "GTX Plus Basic", Open: true, Stage: "Engaging"},
		{ID: "Z063OYW0", Name: "MG Special", Won: true, Amount: program.Reporting(Dec("1054"), ""), Close: Day("2017-03-01")}}
	g.Issues = []*program.Issue{{ID: "t1", Opened: Day("2017-05-01"), IsOpen: true},
		{ID: "t2", Opened: Day("2017-06-01"), Closed: Day("2017-06-03")}}
	Put(p, 1, g)
	p.Scorecard.KPIs = []program.KPI{{Code: "visit-cadence", Supply: "a table of meetings"},
		{Code: "people-known", Supply: "contacts with a decision role"}}
	return p
}

// Attack is what a hostile export may hold in any text.
const Attack = "</td><script>alert(1)</script>|`*_[x](javascript:1)\x00\u202egnp.exe\n=HYPERLINK(\"http://evil\")\r\t"

// Hostile has an attack in every text of every fact, very long ones too.
func Hostile() *program.Program {
	p := Rich()
	long := Attack + strings.Repeat("Wörter ohne Ende ", 700)
	g := p.Groups[0]
	g.Name, g.Root.Industry, g.Root.Manager, g.Root.City = Attack, long, Attack, Attack
	for _, c := range g.Contacts {
		c.Name, c.Title, c.Division, c.Phone, c.ReportsTo = c.Key+Attack, long, Attack, Attack, c.Key
	}
	for _, m := range g.Meetings {
		m.Goal, m.Place, m.Agenda, m.Theirs, m.Start, m.TimeZone = long, long, []string{long, ""}, []string{Attack, long}, Attack, Attack
	}
	for _, i := range g.Issues {
		i.Summary, i.Remedy, i.Owner, i.Type = long, long, Attack, Attack
	}
	*g.Profiles[0] = program.Profile{Strategy: long, ValueMessage: long, TopicsAvoid: Attack, ManagerView: Attack}
	for _, o := range g.Opportunities {
		o.Name, o.Stage = long, Attack
	}
	p.Pairings[0].Sponsor, p.Pairings[0].Mandate = Attack, long
	p.Settings = program.Settings{Company: long, Program: Attack, Confidential: Attack, Language: Attack, Decision: long}
	p.Findings[0].Message, p.Findings[0].Mend = long, long
	p.Scorecard.Headlines = []string{long}
	p.Standings[0].Reasons[0].Text, p.Currency = long, "=1+1"
	return p
}

func AllFixtures() []*program.Program { return []*program.Program{Rich(), Poor(), Hostile()} }

func PlainSpaces(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
