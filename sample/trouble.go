package sample

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A ticket is a quality, service or billing problem.
type ticket struct {
	id                     int
	account                *account
	kind, priority         string
	opened, closed, due    program.Date // closed 0: open
	summary, remedy, owner string
	amount                 int64 // cents; 0 none
	tool                   string
}

// An escalation is trouble that left its normal path.
type escalation struct {
	id                               string
	accounts                         []*account
	opened, acknowledged, resolved   program.Date
	severity, origin, summary        string
	gap, cause, process, tool, kind  string
	manager, authority, team, people string
	corrections                      string
	committed                        string
}

var serviceStaff = []string{"Anders Lindqvist", "Malin Ceder", "Petra Knoll", "Rasmus Holk", "Aneta Kubiak", "Dirk Feldhaus",
	"Joan Pickett", "Sunita Varghese", "Emi Togawa", "Luc Berthier"}

// makeTickets opens tickets at the pace of a group's size, fewer in late years.
func (w *world) makeTickets(g *group) {
	if g.rank == 1 {
		w.tickets = append(w.tickets, aureliaTickets(g)...)
		return
	}
	r := stream("tickets", g.root.name)
	if g.depth >= 2 && (g.health == "Red" || g.rank%9 == 0) {
		g.root.issue = w.deal(g, "known-issue")
	}
	most := []int{1, 4, 11, 17}[g.depth]
	for range r.IntN(most + 1) {
		on := day("2023-02-01").AddDays(r.IntN(1360))
		if month := int(on.Month() - firstMonth); month < g.begins || month > g.ends {
			continue
		}
		w.tickets = append(w.tickets, w.newTicket(g, on, r))
	}
}

func (w *world) newTicket(g *group, on program.Date, r *rand.Rand) *ticket {
	kinds := []struct{ kind, pool string }{{"Quality", "quality"}, {"Quality", "quality"}, {"Service request", "service"},
		{"Billing", "billing"}}
	k := pick(r, kinds)
	summary, remedy, _ := strings.Cut(w.deal(g, k.pool), " => ")
	t := &ticket{account: pick(r, g.members), kind: k.kind,
		priority: pick(r, []string{"Low", "Medium", "Medium", "Medium", "High", "High", "Critical"}),
		opened:   on, summary: summary, remedy: remedy, owner: pick(r, serviceStaff), tool: "Service desk"}
	t.due = on.AddDays(10 + r.IntN(30))
	t.closed = on.AddDays(2 + int(math.Round(r.ExpFloat64()*18)))
	if on > lastDay.AddDays(-70) && r.IntN(3) == 0 || r.IntN(60) == 0 {
		t.closed = 0
		t.due = max(t.due, lastDay.AddDays(r.IntN(40)-12))
	}
	if k.kind == "Billing" {
		t.tool, t.amount = "Finance mailbox", int64(1+r.IntN(900))*int64(1+r.IntN(40))*100
	}
	return t
}

// aureliaTickets are nine, six and four quality issues and two, one and five
// billing problems in 2024, 2025 and 2026, one of them severe.
func aureliaTickets(g *group) []*ticket {
	member := func(n int) *account { return g.members[n] }
	var out []*ticket
	add := func(kind, opened, closed, priority, summary, remedy string, at int) *ticket {
		t := &ticket{account: member(at), kind: kind, priority: priority, opened: day(opened), summary: summary, remedy: remedy,
			owner: serviceStaff[(len(out)*3)%len(serviceStaff)], tool: "Service desk"}
		if t.due = t.opened.AddDays(21); closed != "" {
			t.closed = day(closed)
		}
		out = append(out, t)
		return t
	}
	quality := []string{"2024-01-18|Seal numbers lose the leading zero", "2024-02-27|Night job blocks logins in Hamburg",
		"2024-03-15|Outage of 15 March, five hours", "2024-05-06|Labels without customs line",
		"2024-06-20|Yard map shows trailers of last week",
		"2024-08-13|Search slow at month end", "2024-09-09|Handhelds lose the network at dock 9",
		"2024-10-22|Duplicate articles after the merger of masters", "2024-12-03|Alerts sent to a colleague who left",
		"2025-02-11|Gate camera misreads plates in the rain", "2025-04-03|Export to the warehouse stops",
		"2025-05-27|Accents in driver names", "2025-08-19|Battery of handhelds in Gdańsk", "2025-10-07|Slot board an hour wrong",
		"2025-12-02|Report totals differ from the screen",
		"2026-01-20|Scanner menu freezes after a change of language", "2026-04-14|Trailer positions in Rotterdam jump",
		"2026-07-21|Customs status late for Turkey", "2026-10-05|Gateway in Gdańsk restarts by night"}
	for i, q := range quality {
		on, text, _ := strings.Cut(q, "|")
		closed := day(on).AddDays(6 + i*7%19).String()
		if i == len(quality)-1 {
			closed = ""
		}
		add("Quality", on, closed, []string{"Medium", "High", "Low"}[i%3], text, "Cause found and removed; watched for two weeks", i%4)
	}
	out[len(out)-1].remedy, out[len(out)-1].due = "Second gateway is on site; exchange on 17 November", day("2026-11-17")
	for i, b := range []string{"2024-04-11|Order number missing on invoices", "2024-11-05|Index applied twice",
		"2025-03-18|Training days billed though included", "2026-01-27|Support billed for a closed depot",
		"2026-03-10|Old price after the volume step", "2026-06-16|Credit note issued in the wrong entity"} {
		on, text, _ := strings.Cut(b, "|")
		t := add("Billing", on, day(on).AddDays(12+i*3).String(), "Medium", text, "Corrected and credited", i%3)
		t.tool, t.amount = "Finance mailbox", int64(i+2)*371_450
	}
	double := add("Billing", "2026-10-11", "", "Critical", "Double invoices to all four entities",
		"Cause found, credit due 12 November, last check 4 December", 0)
	double.owner, double.amount, double.due, double.tool = "Anders Lindqvist", 84_000_00, day("2026-12-04"), "Finance mailbox"
	second := add("Billing", "2026-10-20", "", "High", "Reminder for an invoice that was double",
		"Reminders stopped for all entities until the last credit is booked", 1)
	second.owner, second.due, second.tool = "Anders Lindqvist", day("2026-11-20"), "Finance mailbox"
	return out
}

// causes recur across customers: what mends one mends all.
var causes = []string{"invoice-batch", "carrier-interface", "certificate", "release-labels", "master-data", "spare-part", "access-rights",
	"escalation-path", "peak-capacity", "scope-reading", "hosting-outage", "firmware", "supplier-parts"}

// escalate draws a group's escalations month by month: fewer once it has a
// sponsor, some more in the months that led to it.
func (w *world) escalate(g *group) {
	r := stream("escalate", g.root.name)
	for m := range months {
		if m < g.begins || m > g.ends {
			continue
		}
		rate := []float64{0.002, 0.012, 0.055, 0.085}[g.depth]
		first := (firstMonth + program.Month(m)).First()
		if g.sponsor != nil && first > g.since {
			rate *= 0.62
		} else if g.sponsor != nil && first > g.since.AddDays(-100) {
			rate *= 2.2
		}
		if r.Float64() < rate {
			w.escalations = append(w.escalations, w.newEscalation(g, first.AddDays(r.IntN(28)), r))
		}
	}
}

func (w *world) newEscalation(g *group, on program.Date, r *rand.Rand) *escalation {
	name := pick(r, causes)
	if g.rank%4 == 2 {
		name = causes[(g.rank/4+r.IntN(2))%len(causes)] // some have the same trouble again and again
	}
	gap, correction, _ := strings.Cut(w.deal(g, name), " => ")
	text := w.pools[name].preface
	e := &escalation{accounts: []*account{pick(r, g.members)}, opened: on,
		severity: pick(r, []string{"Severe", "Major", "Major", "Minor"}),
		origin:   pick(r, []string{"External", "External", "Internal", "Partner"}),
		summary:  w.deal(g, "summary-"+name), gap: gap, cause: text["cause"], process: text["process"],
		tool: pick(r, []string{"Service desk", "Monitoring", "Finance mailbox", "Phone"}), kind: kindOf(name),
		manager: pick(r, serviceStaff), authority: pick(r, []string{"Helena Brandt", "Ingrid Solhaug", "Anders Lindqvist"}),
		people: w.deal(g, "escalation-person"), corrections: correction}
	second := pick(r, serviceStaff)
	e.team = e.manager + "; " + g.root.manager.name
	if second != e.manager {
		e.team = e.manager + "; " + second + "; " + g.root.manager.name
	}
	e.acknowledged = on.AddDays(r.IntN(4))
	days := 4 + int(r.ExpFloat64()*13)
	if g.sponsor != nil && on > g.since {
		days = 3 + int(r.ExpFloat64()*8)
	}
	e.resolved = e.acknowledged.AddDays(days)
	e.committed = pick(r, []string{"Yes", "Yes", "No", ""})
	if e.resolved > lastDay || on > lastDay.AddDays(-60) && r.IntN(3) == 0 {
		e.resolved = 0
	}
	if r.IntN(5) == 0 {
		e.authority = ""
	}
	return e
}

func kindOf(cause string) string {
	switch cause {
	case "invoice-batch", "scope-reading":
		return "Billing"
	case "spare-part", "escalation-path", "access-rights":
		return "Service"
	}
	return "Quality"
}

// shareEscalations adds the troubles that hit several customers on one day.
func (w *world) shareEscalations() {
	for i, s := range []struct {
		on, resolved, cause, summary string
		ranks                        []int
	}{
		{"2024-03-15", "2024-03-19", "hosting-outage", "Five hours without tracking at the first data centre", []int{1, 5, 13, 18, 26}},
		{"2025-09-14", "2025-09-22", "certificate", "Gateways of four customers blind on a Sunday", []int{3, 6, 24, 39}},
		{"2026-10-11", "", "invoice-batch", "Invoices of October sent twice to three customers", []int{1, 11, 23}},
	} {
		r := stream("shared", s.on)
		e := w.newEscalation(w.groups[s.ranks[1]-1], day(s.on), r)
		e.accounts = nil
		for _, rank := range s.ranks {
			e.accounts = append(e.accounts, w.groups[rank-1].root)
		}
		gap, correction, _ := strings.Cut(w.pools[s.cause].items[i].text, " => ")
		text := w.pools[s.cause].preface
		e.gap, e.corrections, e.cause, e.process, e.kind = gap, correction, text["cause"], text["process"], kindOf(s.cause)
		e.severity, e.summary, e.origin, e.resolved = "Severe", s.summary, "External", 0
		e.manager, e.authority, e.acknowledged = "Anders Lindqvist", "Helena Brandt", e.opened.AddDays(1)
		e.team, e.people = "Anders Lindqvist; Aneta Kubiak; Dirk Feldhaus", "accounting on both sides"
		e.committed = "Yes"
		if s.resolved != "" {
			e.resolved, e.people = day(s.resolved), "IT operations on both sides"
		}
		w.escalations = append(w.escalations, e)
	}
	slices.SortStableFunc(w.escalations, func(a, b *escalation) int { return int(a.opened - b.opened) })
}
