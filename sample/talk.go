package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sponsorbook/pipeline/program"
)

// An opportunity is a possible sale, as it stood at each step.
type opportunity struct {
	account          *account
	name, owner      string
	amount           int64        // cents, in the account's currency
	created, decided program.Date // decided 0: open
	won              bool
	expected         program.Date
	stage            int // of an open one, on the last day
	source           *meeting
}

// stages of an open opportunity, with the chance that each has.
var stages = []struct {
	name   string
	chance int
}{{"Prospecting", 10}, {"Qualification", 20}, {"Needs Analysis", 30}, {"Proposal/Price Quote", 60}, {"Negotiation/Review", 80}}

func (w *world) makeOpportunities(g *group) {
	r := stream("opportunities", g.root.name)
	if g.rank == 1 {
		aureliaOpportunities(w, g)
		return
	}
	most := []int{2, 4, 6, 8}[g.depth]
	for range r.IntN(most + 1) {
		created := day("2023-03-01").AddDays(r.IntN(1330))
		month := int(created.Month() - firstMonth)
		if g.ends >= 0 && (month < g.begins-6 || month > g.ends) {
			continue
		}
		w.newOpportunity(g, created, r)
	}
}

func (w *world) newOpportunity(g *group, created program.Date, r *rand.Rand) {
	a := pick(r, g.members)
	o := &opportunity{account: a, name: brand(g.root.name) + " – " + w.deal(g, "opportunity"), owner: a.manager.name, created: created}
	o.amount = int64(g.target*(0.03+0.16*r.Float64())/500+1) * 500_00
	o.expected = created.AddDays(70 + r.IntN(240))
	for _, m := range g.meetings {
		if gap := created - m.date; gap >= 0 && gap <= 80 && m.debriefed.Known() && r.IntN(3) > 0 {
			o.source = m
		}
	}
	if o.expected <= lastDay {
		o.decided, o.won = o.expected, r.IntN(100) < 46
	} else {
		o.stage = r.IntN(len(stages))
	}
	if g.ends < 0 { // a prospect has bought nothing yet
		o.decided, o.won = 0, false
		o.expected = max(o.expected, lastDay.AddDays(40))
	}
	w.opportunities = append(w.opportunities, o)
}

// aureliaOpportunities are four open ones worth 2.1 million together.
func aureliaOpportunities(w *world, g *group) {
	visit := g.meetings[3]
	for _, o := range []opportunity{
		{account: g.members[1], name: "Aurelia – Roll-out Gdańsk", amount: 1_150_000_00, created: day("2026-06-02"),
			expected: day("2027-01-29"), stage: 4, source: visit},
		{account: g.members[0], name: "Aurelia – Emission reports, all lanes", amount: 420_000_00, created: day("2026-06-23"),
			expected: day("2027-03-19"), stage: 3, source: visit},
		{account: g.members[0], name: "Aurelia – Data kept in the EU", amount: 210_000_00, created: day("2026-02-24"),
			expected: day("2026-12-18"), stage: 3},
		{account: g.members[3], name: "Aurelia – Customs module Osaka", amount: 320_000_00, created: day("2026-09-25"),
			expected: day("2027-05-31"), stage: 1},
		{account: g.members[0], name: "Aurelia – Customs module Hamburg", amount: 640_000_00, created: day("2024-07-09"),
			expected: day("2025-03-28"), decided: day("2025-03-28"), won: true},
		{account: g.members[0], name: "Aurelia – Parcel tracking Iberia", amount: 380_000_00, created: day("2025-01-14"),
			expected: day("2025-11-04"), decided: day("2025-11-04")},
	} {
		o.owner = g.root.manager.name
		w.opportunities = append(w.opportunities, &o)
	}
}

// An answer is one answer to a survey, ours or the customer's own of us.
type answer struct {
	account      *account
	on           program.Date
	score        int
	scale        string
	who          *contact
	comment      string
	supplierCard bool // the customer's scorecard of its suppliers
	portal       bool // published in the customer's portal, whose dates read one way
}

// askAround surveys people twice a year since 2023.
func (w *world) askAround(g *group) {
	r := stream("survey", g.root.name)
	if g.rank == 1 {
		w.answers = append(w.answers, aureliaAnswers(g)...)
		return
	}
	waves := []string{"2024-03-12", "2024-09-17", "2025-03-11", "2025-09-16", "2026-03-10", "2026-09-15"}
	for i, wave := range waves {
		for _, c := range g.contacts {
			if len(c.touches) == 0 || r.IntN(100) >= 24 {
				continue
			}
			on := day(wave).AddDays(r.IntN(24))
			if month := int(on.Month() - firstMonth); month < g.begins || month > g.ends {
				continue
			}
			w.answers = append(w.answers, w.newAnswer(g, c, on, i, r))
		}
	}
	if g.depth == 3 && g.rank%2 == 0 {
		w.supplierCards(g, r)
	}
	if g.depth >= 2 && g.rank%3 == 1 {
		w.portalCards(g)
	}
}

func (w *world) newAnswer(g *group, c *contact, on program.Date, wave int, r *rand.Rand) *answer {
	a := &answer{account: c.at, on: on, scale: "NPS", who: c}
	mood := map[string]int{"Green": 8, "Amber": 7, "Red": 5}[g.health]
	a.score = min(10, max(0, mood+r.IntN(5)-2+wave/4))
	if r.IntN(7) == 0 {
		a.scale, a.score = "CSAT", min(5, 1+a.score/2)
		return a
	}
	if r.IntN(3) == 0 {
		pool := "comment-middle"
		if a.score >= 9 {
			pool = "comment-good"
		} else if a.score <= 6 {
			pool = "comment-bad"
		}
		a.comment = w.deal(g, pool)
	}
	return a
}

// supplierCards are published by customers in the first days of a quarter: their
// dates do not tell day from month.
func (w *world) supplierCards(g *group, r *rand.Rand) {
	score := 70 + r.IntN(15)
	for _, first := range []string{"2025-01-07", "2025-04-02", "2025-07-02", "2025-10-02", "2026-01-07", "2026-04-02", "2026-07-02",
		"2026-10-02"} {
		score = min(98, max(48, score+r.IntN(11)-4))
		w.answers = append(w.answers, &answer{account: g.root, on: workday(day(first).AddDays(r.IntN(4))), score: score,
			scale: "Supplier scorecard", supplierCard: true})
	}
}

// portalCards are published twice a year, half of them with a word.
func (w *world) portalCards(g *group) {
	r := stream("portal", g.root.name)
	score := 66 + r.IntN(20)
	for i, on := range []string{"2025-07-17", "2026-01-15", "2026-07-16"} {
		score = min(97, max(50, score+r.IntN(13)-5))
		a := &answer{account: g.root, on: day(on).AddDays(r.IntN(9)), score: score, scale: "Supplier scorecard", supplierCard: true,
			portal: true}
		if month := int(a.on.Month() - firstMonth); month < g.begins || g.ends >= 0 && month > g.ends {
			continue
		}
		if (g.rank+i)%2 == 0 {
			pool := "comment-good"
			if score < 70 {
				pool = "comment-bad"
			}
			a.comment = w.deal(g, pool)
		}
		w.answers = append(w.answers, a)
	}
}

func aureliaAnswers(g *group) []*answer {
	var out []*answer
	for _, a := range []struct {
		on, comment string
		score, who  int
	}{
		{"2025-03-13", "", 8, 0}, {"2025-03-17", "Works in Hamburg, less so in Gdynia", 7, 6}, {"2025-09-18", "", 9, 5},
		{"2026-03-12", "Numbers first: good", 9, 0}, {"2026-03-13", "", 9, 4}, {"2026-03-16", "", 9, 5}, {"2026-03-17", "", 10, 9},
		{"2026-03-20", "", 9, 10}, {"2026-03-24", "Price rises, service stays", 6, 7}, {"2026-03-25", "", 8, 6}, {"2026-03-27", "", 7, 3},
		{"2026-09-16", "", 9, 0}, {"2026-09-17", "Customs is the best part", 10, 4}, {"2026-09-21", "", 9, 5},
		{"2026-09-22", "Interface documented at last", 9, 9}, {"2026-09-23", "", 8, 6}, {"2026-09-25", "", 8, 3},
		{"2026-09-29", "Wants a second supplier", 5, 7}, {"2026-10-06", "Night shift waits for spare devices", 7, 10},
	} {
		c := g.contacts[a.who]
		out = append(out, &answer{account: c.at, on: day(a.on), score: a.score, scale: "NPS", who: c, comment: a.comment})
	}
	return out
}

// An ask is what an account needs from its sponsor or our company.
type ask struct {
	id         string
	group      *group
	text, of   string
	on, needed program.Date
	answer     string
	answered   program.Date
}

func (w *world) makeAsks(g *group) {
	if g.rank == 1 {
		w.asks = append(w.asks,
			&ask{group: g, text: "Decide who pays the re-invoicing, about €84,000; finance and support disagree", of: "Helena Brandt",
				on: day("2026-10-19"), needed: day("2026-12-04")},
			&ask{group: g, text: "Free the roadmap lead for half a day in Rotterdam", of: "Maduka Okafor", on: day("2026-09-07"),
				needed: day("2026-09-30"), answer: "3 or 8 December", answered: day("2026-10-05")},
			&ask{group: g, text: "Name a contact for Asia", of: "Helena Brandt", on: day("2026-05-18"), needed: day("2026-07-31"),
				answer: "Haruto Kandabashi", answered: day("2026-06-02")})
		return
	}
	if g.depth < 2 {
		return
	}
	r := stream("asks", g.root.name)
	for range r.IntN(4) {
		on := workday(day("2025-02-01").AddDays(r.IntN(630)))
		text, reply, _ := strings.Cut(w.deal(g, "ask"), " => ")
		a := &ask{group: g, text: text, of: company, on: on, needed: workday(on.AddDays(10 + r.IntN(30)))}
		if g.sponsor != nil && on > g.since {
			a.of = g.sponsor.name
		}
		if answered := on.AddDays(1 + int(r.ExpFloat64()*9)); answered <= lastDay && r.IntN(12) > 0 {
			a.answer, a.answered = reply, answered
		}
		w.asks = append(w.asks, a)
	}
}

// A note is a win or a piece of news.
type note struct {
	account            *account
	on                 program.Date
	kind, text, source string
}

func (w *world) makeNotes(g *group) {
	if g.rank == 1 {
		for _, n := range []note{{on: day("2026-09-30"), kind: "Win", text: "Customs clearance nine hours faster since April",
			source: "Aurelia's own report"}, {on: day("2026-01-12"), kind: "Win", text: "99.97 % through the peak season",
			source: "monitoring"},
			{on: day("2026-10-28"), kind: "News", text: "Sold its Spanish parcels unit", source: "press release"},
			{on: day("2026-08-20"), kind: "Financial", text: "Half-year sales +6 %, spot rates weigh on freight",
				source: "half-year report"}, {on: day("2025-11-12"), kind: "News", text: "Leases a second hall in Gdańsk",
				source: "port gazette"}} {
			n.account = g.root
			w.notes = append(w.notes, &n)
		}
		return
	}
	r := stream("notes", g.root.name)
	for _, k := range []struct {
		kind, pool string
		most       int
	}{{"Win", "win", 3}, {"News", "news", 3}, {"Financial", "financial", 2}} {
		if g.depth == 0 || g.depth == 1 && r.IntN(4) > 0 {
			continue
		}
		for i := range r.IntN(k.most) + g.depth/3 {
			text, source, found := strings.Cut(w.deal(g, k.pool), " | ")
			if !found {
				source = pick(r, []string{"monitoring", "their report", "project record", "controller's mail", "service report"})
			}
			w.notes = append(w.notes, &note{g.root, lastDay.AddDays(-4 - r.IntN(120) - i*150), k.kind, text, source})
		}
	}
}

// money prints cents as 1234.56.
func money(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

// euros is a random whole amount for a profile, to half a per cent of what the group pays.
func potential(g *group, r *rand.Rand) int64 {
	return int64(g.target*(0.1+0.5*r.Float64())/50_000+1) * 50_000
}
