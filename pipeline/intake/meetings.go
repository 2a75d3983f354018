package intake

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// An appointment is a meeting with the words that are understood later.
type appointment struct {
	program.Meeting
	subject, form string
	attendees     []string
	promises      []string
}

var meetings = spec[appointment]{
	kind: "meetings",
	many: true,
	columns: []column[appointment]{
		{"meeting id", func(m *appointment) any { return &m.ID }},
		{"date", func(m *appointment) any { return &m.Date }},
		{"time zone", func(m *appointment) any { return &m.TimeZone }},
		{"place", func(m *appointment) any { return &m.Place }},
		{"type", func(m *appointment) any { return &m.Type }},
		{"form", func(m *appointment) any { return &m.form }},
		{"status", func(m *appointment) any { return &m.Status }},
		{"sponsor", func(m *appointment) any { return &m.Sponsor }},
		{"attendees ours", func(m *appointment) any { return &m.Ours }},
		{"attendees theirs", func(m *appointment) any { return &m.Theirs }},
		{"attendees", func(m *appointment) any { return &m.attendees }},
		{"subject", func(m *appointment) any { return &m.subject }},
		{"goal", func(m *appointment) any { return &m.Goal }},
		{"benefit to them", func(m *appointment) any { return &m.BenefitToThem }},
		{"benefit to us", func(m *appointment) any { return &m.BenefitToUs }},
		{"outcome", func(m *appointment) any { return &m.Outcome }},
		{"learned", func(m *appointment) any { return &m.Learned }},
		{"how to work better together", func(m *appointment) any { return &m.WorkBetter }},
		{"customer verdict", func(m *appointment) any { return &m.Verdict }},
		{"new opportunities", func(m *appointment) any { return &m.NewOpportunities }},
	},
	into:   func(r *records) *list[appointment] { return &r.appointments },
	origin: func(m *appointment) *program.Origin { return &m.Origin },
	id:     func(it *item[appointment]) string { return canonicalID(it.is.ID) },
	more: func(r *records, l *line, it *item[appointment]) {
		m := &it.is
		m.Start, m.End = l.clock("start", "date"), l.clock("end", "")
		m.Agenda, m.promises, m.FollowUps = l.lines("agenda"), l.lines("promises"), l.lines("follow-ups")
		m.Hours = l.duration("hours")
		if len(it.accounts) == 0 {
			r.candidates(it)
		}
	},
}

// settleMeetings gives meetings their accounts, words and promises.
func (r *records) settleMeetings() {
	for _, it := range meetings.settle(r, false, r.meetingAfter) {
		m := &it.is.Meeting
		m.Accounts = keys(it.entries)
		r.understandMeeting(&it.is)
		r.facts.Meetings = append(r.facts.Meetings, m)
		for i := range m.Promises {
			r.facts.Promises = append(r.facts.Promises, &m.Promises[i])
		}
	}
	slices.SortStableFunc(r.facts.Meetings, func(a, b *program.Meeting) int {
		return cmp.Or(cmp.Compare(later(a.Date), later(b.Date)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID), slices.Compare(a.Accounts, b.Accounts))
	})
}

// later orders the unknown last.
func later(d program.Date) program.Date {
	if !d.Known() {
		return 1 << 30
	}
	return d
}

// meetingAfter is why a meeting was not known on the as-of date: what was held
// after it. What is booked or proposed for later is a plan, and stays.
func (r *records) meetingAfter(it *item[appointment]) string {
	if it.is.Date > r.facts.AsOf && statusOfMeeting(it.is.Status) == program.Held {
		return afterAsOf
	}
	return ""
}

// understandMeeting reads words. A meeting whose status nobody wrote was held
// when it has an outcome, and is otherwise a plan or a candidate.
func (r *records) understandMeeting(m *appointment) {
	given := m.Status
	m.Status = statusOfMeeting(given)
	if m.Status == "" && given != "" {
		r.unknownWord(m.Origin, "status", given)
	}
	if m.Status == "" {
		m.Status = r.likelyStatus(m)
	}
	m.Type = typeOfMeeting(m.Type, m.subject)
	m.InPerson = inPerson(m.form, m.Place)
	for _, text := range m.promises {
		p := program.Promise{Account: first(m.Accounts), Made: m.Date, Origin: m.Origin}
		p.Text, p.Owner, p.Due = splitPromise(text)
		m.Promises = append(m.Promises, p)
	}
}

func (r *records) likelyStatus(m *appointment) string {
	switch {
	case m.Outcome != "" || m.Learned != "":
		return program.Held
	case m.Candidate || !m.Date.Known():
		return program.Proposed
	case m.Date > r.facts.AsOf:
		return program.Booked
	}
	return program.Proposed
}

// candidates finds the accounts of a calendar entry by the e-mail domains of
// its attendees. Nothing says yet that it is a meeting of the program.
func (r *records) candidates(it *item[appointment]) {
	m := &it.is
	everyone := slices.Concat(m.attendees, m.Ours, m.Theirs)
	m.Ours, m.Theirs = nil, nil
	for _, who := range everyone {
		domain := domainOf(who)
		switch e := r.domains()[domain]; {
		case domain != "" && r.own(domain):
			m.Ours = append(m.Ours, who)
		case e != nil:
			m.Theirs = append(m.Theirs, who)
			if ref := (reference{id: e.ID, name: e.Name}); !slices.Contains(it.accounts, ref) {
				it.accounts = append(it.accounts, ref)
			}
		default:
			m.Theirs = append(m.Theirs, who)
		}
	}
	m.Candidate = true
}

// domainOf is the domain of an e-mail address, perhaps written with its name in
// front; "" where there is none or where anybody may have it.
func domainOf(who string) string {
	mail, ok := value.Email(who)
	if !ok {
		return ""
	}
	domain, _ := value.Domain(mail)
	if value.FreeMail(domain) {
		return ""
	}
	return domain
}

// domains are the accounts by the domain of their website and of their people.
func (r *records) domains() map[string]*entry {
	if r.byDomain != nil {
		return r.byDomain
	}
	r.byDomain = map[string]*entry{}
	for _, e := range r.directory.entries {
		if d, ok := value.Domain(e.Website); ok && r.byDomain[d] == nil {
			r.byDomain[d] = e
		}
	}
	for _, it := range r.people.all {
		if d := domainOf(it.is.Email); d != "" && it.entry != nil && r.byDomain[d] == nil {
			r.byDomain[d] = it.entry
		}
	}
	return r.byDomain
}

// own is whether an e-mail domain is ours: one of the configuration's, else one
// of the sponsors'.
func (r *records) own(domain string) bool {
	if len(r.policy.OwnDomains) > 0 {
		return slices.ContainsFunc(r.policy.OwnDomains, func(d string) bool { return strings.EqualFold(strings.TrimPrefix(d, "@"), domain) })
	}
	return slices.ContainsFunc(r.executives.all, func(it *item[executive]) bool { return domainOf(it.is.Email) == domain })
}
