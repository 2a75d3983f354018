package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// Words that the columns of vocabularies offer, as intake reads them.
var (
	roles        = []string{program.Decides, program.Influences, program.Approves, program.Evaluates, program.Uses}
	stances      = []string{program.Supports.String(), program.Neutral.String(), program.Sceptical.String(), program.Opposed.String()}
	meetingTypes = []string{program.Visit, program.QBR, program.Call, program.Review, program.RoundTable}
	forms        = []string{"in person", "virtual"}
	states       = []string{program.Proposed, program.Booked, program.Held, program.Cancelled}
	noteTypes    = []string{program.Win, program.News, program.Financial}
)

// sheets are the tables of the workbook in their order. Headers are the words
// that exports use, so that each is recognised as any other table would be.
func (d dossier) sheets() []sheet {
	out := []sheet{d.profiles(), d.people(), d.meetings(), d.asks(), d.news(), d.team(), d.actions()}
	for i := range out {
		out[i].tuck()
		out[i].number()
		out[i].guarded, out[i].returns, out[i].title = true, true, d.title()
	}
	return out
}

// tuck moves the ids, which no person reads, to the end and out of sight.
func (s *sheet) tuck() {
	order := make([]int, len(s.columns))
	for i := range s.columns {
		order[i] = i
		s.columns[i].hidden = strings.HasSuffix(s.columns[i].title, " ID")
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(weight(s.columns[a].hidden), weight(s.columns[b].hidden))
	})
	s.columns = reordered(s.columns, order)
	for i := range s.rows {
		s.rows[i].cells = reordered(s.rows[i].cells, order)
	}
}

// number tells rows apart that have one key, such as a person who is on a team
// in two roles: the second is "key#2".
func (s *sheet) number() {
	seen := map[string]int{}
	for i := range s.rows {
		key := s.rows[i].key
		if seen[key]++; seen[key] > 1 {
			s.rows[i].key = fmt.Sprintf("%s#%d", key, seen[key])
		}
	}
}

func weight(hidden bool) int {
	if hidden {
		return 1
	}
	return 0
}

func reordered[T any](list []T, order []int) []T {
	out := make([]T, 0, len(list))
	for _, i := range order {
		out = append(out, list[i])
	}
	return out
}

// whose are the columns that say whose a row is; in new rows they are filled in.
func (d dossier) whose(width float64) []column {
	return []column{{title: "Account ID", width: 14}, {title: "Account", width: width, added: true, offer: d.offer}}
}

func (d dossier) profiles() sheet {
	s := sheet{name: "Profiles", kind: "profiles", columns: d.whose(28)}
	for _, t := range profileTexts {
		s.columns = append(s.columns, column{title: t.title, width: 34, edit: true, kind: lines, name: t.name})
	}
	s.columns = append(s.columns, column{title: "Unavailable", width: 24, edit: true, kind: lines},
		column{title: "Untapped Potential", width: 14, edit: true, kind: number}, column{title: "Currency", width: 9, edit: true},
		column{title: "Three Lines Written On", width: 13, edit: true, kind: day, name: "this month on"},
		column{title: "Seen by Account Manager On", width: 13, edit: true, kind: day, name: "seen by account manager on"},
		column{title: "Seen By", width: 18, edit: true})
	for _, g := range d.groups {
		for _, a := range g.Members {
			profile := newest(g.Profiles, a.Key)
			if profile == nil && a != g.Root {
				continue
			}
			s.rows = append(s.rows, d.profile(a, profile))
		}
	}
	return s
}

// profileTexts are the columns of text of a profile, with the field that each fills where its
// title is another.
var profileTexts = []struct {
	title, name string
	of          func(*program.Profile) string
}{
	{"Strategy", "", func(p *program.Profile) string { return p.Strategy }},
	{"Company Goal It Serves", "", func(p *program.Profile) string { return p.CompanyGoal }},
	{"Long View", "", func(p *program.Profile) string { return p.LongView }},
	{"Value Message", "", func(p *program.Profile) string { return p.ValueMessage }},
	{"Their Priorities", "", func(p *program.Profile) string { return p.TheirPriorities }},
	{"Our Priorities", "", func(p *program.Profile) string { return p.OurPriorities }},
	{"Industry Issues", "", func(p *program.Profile) string { return p.IndustryIssues }},
	{"Industry Trends", "", func(p *program.Profile) string { return p.IndustryTrends }},
	{"Divisions", "", func(p *program.Profile) string { return listing(p.Divisions) }},
	{"Needs", "", func(p *program.Profile) string { return p.Needs }},
	{"Likes", "", func(p *program.Profile) string { return p.Likes }},
	{"Dislikes", "", func(p *program.Profile) string { return p.Dislikes }},
	{"Greatest Impact", "", func(p *program.Profile) string { return p.GreatestImpact }},
	{"Topics to Avoid", "", func(p *program.Profile) string { return p.TopicsAvoid }},
	{"Questions", "", func(p *program.Profile) string { return p.Questions }},
	{"Negotiation Lead", "", func(p *program.Profile) string { return p.NegotiationLead }},
	{"Negotiation Limits", "", func(p *program.Profile) string { return p.NegotiationLimits }},
	{"Negotiation Timing", "", func(p *program.Profile) string { return p.NegotiationWhen }},
	{"Three Lines This Month", "this month", func(p *program.Profile) string { return p.ThisMonth }},
	{"Untapped Potential Note", "", func(p *program.Profile) string { return p.UntappedNote }},
	{"Account Manager's View of the Program", "", func(p *program.Profile) string { return p.ManagerView }},
}

// newest is the last profile of an account, nil for none.
func newest(profiles []*program.Profile, account string) *program.Profile {
	for _, p := range slices.Backward(profiles) {
		if p.Account == account {
			return p
		}
	}
	return nil
}

func (d dossier) profile(a *program.Account, p *program.Profile) row {
	p = cmp.Or(p, &program.Profile{})
	r := row{key: program.RowKey(a.ID, a.Key), about: "the account's profile", cells: []string{one(a.ID), one(a.Name)}}
	for _, t := range profileTexts {
		r.cells = append(r.cells, many(t.of(p)))
	}
	r.cells = append(r.cells, periods(p.Unavailable), amount(p.Untapped), one(p.Untapped.Currency), p.ThisMonthOn.String(),
		p.SeenOn.String(), one(p.SeenBy))
	return r
}

// periods are runs of days, as intake reads them back.
func periods(all []program.Period) string {
	var out []string
	for _, p := range all {
		if p.To == p.From {
			out = append(out, p.From.String())
		} else {
			out = append(out, p.From.String()+" to "+p.To.String())
		}
	}
	return cut(strings.Join(out, "; "))
}

// mostPeople is how many of a group's people are listed: those with a role or a
// stance first, then the most senior.
const mostPeople = 30

func (d dossier) people() sheet {
	s := sheet{name: "People", kind: "contacts", spare: 30, columns: append(d.whose(24),
		column{title: "Contact ID", width: 12}, column{title: "Full Name", width: 22, added: true, name: "name"},
		column{title: "Title", width: 26, edit: true},
		column{title: "Decision Role", width: 13, edit: true, offer: roles},
		column{title: "Stance", width: 12, edit: true, offer: stances}, column{title: "Stance Basis", width: 36, edit: true},
		column{title: "Stance Date", width: 12, edit: true, kind: day}, column{title: "Division", width: 18, edit: true},
		column{title: "Reports To", width: 20, edit: true}, column{title: "Name in Latin Script", width: 20, edit: true,
			name: "name in Latin script"},
		column{title: "Say As", width: 16, edit: true}, column{title: "Language", width: 12, edit: true},
		column{title: "Email", width: 28, edit: true}, column{title: "Mobile", width: 18, edit: true, name: "phone"},
		column{title: "Last Contact", width: 12, edit: true, kind: day}, column{title: "Contact Owner", width: 20, edit: true,
			name: "owner"})}
	for _, g := range d.groups {
		names := map[string]string{}
		for _, c := range g.Contacts {
			names[c.Key] = c.Name
		}
		for _, c := range topPeople(g) {
			s.rows = append(s.rows, d.person(c, names))
		}
	}
	return s
}

func topPeople(g *program.Group) []*program.Contact {
	known := func(c *program.Contact) int {
		if c.Role != "" || c.Stance != program.StanceUnknown {
			return 0
		}
		return 1
	}
	all := slices.Clone(g.Contacts)
	slices.SortStableFunc(all, func(a, b *program.Contact) int { return cmp.Compare(known(a), known(b)) })
	return all[:min(len(all), mostPeople)]
}

func (d dossier) person(c *program.Contact, names map[string]string) row {
	id, account := d.account(c.Account)
	return row{key: program.RowKey(c.ID, c.Key), about: strings.TrimSuffix(one(c.Name)+", "+one(c.Title), ", "),
		cells: []string{id, account, one(c.ID), one(c.Name), one(c.Title), one(c.Role), c.Stance.String(), one(c.StanceBasis),
			c.StanceOn.String(),
			one(c.Division), one(cmp.Or(names[c.ReportsTo], c.ReportsTo)), one(c.LatinName), one(c.SayAs), one(c.Language), one(c.Email),
			one(c.Phone),
			c.LastContact.String(), one(c.Owner)}}
}

// mostMeetings is how many meetings are listed: those ahead, then the newest held.
const mostMeetings = 40

func (d dossier) meetings() sheet {
	s := sheet{name: "Meetings", kind: "meetings", spare: 15, columns: append(d.whose(26),
		column{title: "Meeting ID", width: 12}, column{title: "Date", width: 11, edit: true, kind: day},
		column{title: "Start", width: 8, edit: true}, column{title: "End", width: 8, edit: true},
		column{title: "Time Zone", width: 16, edit: true},
		column{title: "Type", width: 12, edit: true, offer: meetingTypes}, column{title: "Form", width: 11, edit: true, offer: forms},
		column{title: "Status", width: 11, edit: true, offer: states}, column{title: "Sponsor", width: 20, edit: true},
		column{title: "Place", width: 24, edit: true},
		column{title: "Goal", width: 36, edit: true}, column{title: "Benefit to Them", width: 32, edit: true},
		column{title: "Benefit to Us", width: 32, edit: true},
		column{title: "Agenda", width: 36, edit: true, kind: lines},
		column{title: "Outcome", width: 40, edit: true}, column{title: "Learned", width: 36, edit: true},
		column{title: "How to Work Better Together", width: 36, edit: true}, column{title: "Customer Verdict", width: 30, edit: true},
		column{title: "New Opportunities", width: 30, edit: true}, column{title: "Promises", width: 40, edit: true, kind: lines},
		column{title: "Follow-ups", width: 36, edit: true, kind: lines}, column{title: "Hours", width: 7, edit: true, kind: number})}
	var all []*program.Meeting
	seen := map[*program.Meeting]bool{}
	for _, g := range d.groups {
		for _, m := range g.Meetings {
			if !seen[m] && !m.Candidate && m.Status != program.Cancelled && m.Date > d.AsOf.AddMonths(-12) {
				seen[m] = true
				all = append(all, m)
			}
		}
	}
	past := func(m *program.Meeting) int {
		if m.Date > d.AsOf {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b *program.Meeting) int {
		if past(a) != past(b) {
			return past(a) - past(b)
		}
		return cmp.Compare(a.Date, b.Date) * (1 - 2*past(a))
	})
	for _, m := range all[:min(len(all), mostMeetings)] {
		s.rows = append(s.rows, d.meeting(m))
	}
	return s
}

func (d dossier) meeting(m *program.Meeting) row {
	var ids, accounts []string
	for _, key := range m.Accounts {
		id, name := d.account(key)
		ids, accounts = append(ids, id), append(accounts, name)
	}
	form := map[program.Flag]string{program.Yes: "in person", program.No: "virtual"}[m.InPerson]
	var promises []string
	for _, p := range m.Promises {
		promises = append(promises, promise(p))
	}
	return row{key: program.RowKey(m.ID, m.Identity()), about: cmp.Or(one(m.Type), "meeting") + " on " + m.Date.String(),
		cells: []string{listing(ids), listing(accounts), one(m.ID), m.Date.String(), one(m.Start), one(m.End), one(m.TimeZone),
			one(m.Type), form, m.Status, one(m.Sponsor), one(m.Place), one(m.Goal), one(m.BenefitToThem), one(m.BenefitToUs),
			many(m.Agenda...),
			one(m.Outcome), one(m.Learned), one(m.WorkBetter), one(m.Verdict), one(m.NewOpportunities), many(promises...),
			many(m.FollowUps...), count(m.Hours)}}
}

// promise is one line: what, who and by when, as intake reads it back.
func promise(p program.Promise) string {
	if p.Owner == "" || !p.Due.Known() {
		return one(p.Text)
	}
	return one(p.Text) + " (" + one(p.Owner) + ", " + p.Due.String() + ")"
}

func (d dossier) asks() sheet {
	s := sheet{name: "Asks", kind: "asks", spare: 15, columns: append(d.whose(26),
		column{title: "Ask ID", width: 10}, column{title: "Ask", width: 50, added: true}, column{title: "Asked Of", width: 20, added: true},
		column{title: "Asked On", width: 12, added: true, kind: day}, column{title: "Needed By", width: 12, edit: true, kind: day},
		column{title: "Answer", width: 50, edit: true}, column{title: "Answered On", width: 12, edit: true, kind: day})}
	for _, g := range d.groups {
		for _, a := range g.Asks {
			if a.AnsweredOn.Known() && a.AnsweredOn < d.AsOf.AddMonths(-12) {
				continue
			}
			id, account := d.account(a.Account)
			s.rows = append(s.rows, row{key: program.RowKey(a.ID, a.Account+"\x1f"+a.Text), about: one(a.Text),
				cells: []string{id, account, one(a.ID), one(a.Text), one(a.Of), a.AskedOn.String(), a.NeededBy.String(), one(a.Answer),
					a.AnsweredOn.String()}})
		}
	}
	return s
}

func (d dossier) news() sheet {
	s := sheet{name: "Wins and news", kind: "notes", spare: 20, columns: append(d.whose(26),
		column{title: "Date", width: 12, added: true, kind: day}, column{title: "Type", width: 11, added: true, offer: noteTypes},
		column{title: "Text", width: 70, added: true}, column{title: "Source", width: 30, added: true})}
	for _, g := range d.groups {
		for _, n := range slices.Backward(g.Notes) {
			if n.Date < d.AsOf.AddMonths(-12) {
				continue
			}
			id, account := d.account(n.Account)
			s.rows = append(s.rows, row{key: program.RowKey("", n.Account+"\x1f"+n.Date.String()+"\x1f"+n.Text),
				cells: []string{id, account, n.Date.String(), one(n.Type), one(n.Text), one(n.Source)}})
		}
	}
	return s
}

func (d dossier) team() sheet {
	s := sheet{name: "Team", kind: "team", spare: 15, columns: append(d.whose(26),
		column{title: "Our Person", width: 24, added: true}, column{title: "Our Role", width: 24, edit: true},
		column{title: "Their Counterpart", width: 24, edit: true},
		column{title: "Relationship Now", width: 26, edit: true}, column{title: "Relationship Wanted", width: 26, edit: true})}
	for _, g := range d.groups {
		for _, t := range g.Team {
			id, account := d.account(t.Account)
			s.rows = append(s.rows, row{key: program.RowKey("", t.Account+"\x1f"+t.Person),
				cells: []string{id, account, one(t.Person), one(t.Role), one(t.Counterpart), one(t.RelationshipNow),
					one(t.RelationshipWanted)}})
		}
	}
	return s
}

func (d dossier) actions() sheet {
	s := sheet{name: "Actions", kind: "actions", columns: planColumns(), printed: 10}
	for _, i := range places(d.book.actions, d.groups) {
		s.rows = append(s.rows, d.planRow(d.Plan.Actions[i]))
	}
	return s
}
