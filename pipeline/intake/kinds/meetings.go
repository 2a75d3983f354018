package kinds

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// An Appointment is a meeting with the words that are understood later.
type Appointment struct {
	program.Meeting
	Subject, Form string
	attendees     []string
	PromisesGiven []string
}

var Meetings = Spec[Appointment]{
	Kind: "meetings",
	Many: true,
	Columns: []rows.Column[Appointment]{
		{Field: "meeting id", To: func(m *Appointment) any { return &m.ID }},
		{Field: "date", To: func(m *Appointment) any { return &m.Date }},
		{Field: "time zone", To: func(m *Appointment) any { return &m.TimeZone }},
		{Field: "place", To: func(m *Appointment) any { return &m.Place }},
		{Field: "type", To: func(m *Appointment) any { return &m.Type }},
		{Field: "form", To: func(m *Appointment) any { return &m.Form }},
		{Field: "status", To: func(m *Appointment) any { return &m.Status }},
		{Field: "sponsor", To: func(m *Appointment) any { return &m.Sponsor }},
		{Field: "attendees ours", To: func(m *Appointment) any { return &m.Ours }},
		{Field: "attendees theirs", To: func(m *Appointment) any { return &m.Theirs }},
		{Field: "attendees", To: func(m *Appointment) any { return &m.attendees }},
		{Field: "subject", To: func(m *Appointment) any { return &m.Subject }},
		{Field: "goal", To: func(m *Appointment) any { return &m.Goal }},
		{Field: "benefit to them", To: func(m *Appointment) any { return &m.BenefitToThem }},
		{Field: "benefit to us", To: func(m *Appointment) any { return &m.BenefitToUs }},
		{Field: "outcome", To: func(m *Appointment) any { return &m.Outcome }},
		{Field: "learned", To: func(m *Appointment) any { return &m.Learned }},
		{Field: "how to work better together", To: func(m *Appointment) any { return &m.WorkBetter }},
		{Field: "customer verdict", To: func(m *Appointment) any { return &m.Verdict }},
		{Field: "new opportunities", To: func(m *Appointment) any { return &m.NewOpportunities }},
	},
	Into:   func(r *Records) *list[Appointment] { return &r.appointments },
	Origin: func(m *Appointment) *program.Origin { return &m.Origin },
	id:     func(it *Item[Appointment]) string { return who.CanonicalID(it.Is.ID) },
	more: func(r *Records, l *rows.Line, it *Item[Appointment]) {
		m := &it.Is
		m.Start, m.End = l.Clock("start", "date"), l.Clock("end", "")
		m.Agenda, m.PromisesGiven, m.FollowUps = l.Lines("agenda"), l.Lines("promises"), l.Lines("follow-ups")
		m.Hours = l.Duration("hours")
		if len(it.Accounts) == 0 {
			r.candidates(it)
		}
	},
}

// settleMeetings gives meetings their accounts, words and promises.
func (r *Records) settleMeetings() {
	for _, it := range Meetings.settle(r, false, r.meetingAfter) {
		m := &it.Is.Meeting
		m.Accounts = Keys(it.Entries)
		r.understandMeeting(&it.Is)
		r.Facts.Meetings = append(r.Facts.Meetings, m)
		for i := range m.Promises {
			r.Facts.Promises = append(r.Facts.Promises, &m.Promises[i])
		}
	}
	slices.SortStableFunc(r.Facts.Meetings, func(a, b *program.Meeting) int {
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
func (r *Records) meetingAfter(it *Item[Appointment]) string {
	if it.Is.Date > r.Facts.AsOf && StatusOfMeeting(it.Is.Status) == program.Held {
		return input.AfterAsOf
	}
	return ""
}

// understandMeeting reads words. A meeting whose status nobody wrote was held
// when it has an outcome, and is otherwise a plan or a candidate.
func (r *Records) understandMeeting(m *Appointment) {
	given := m.Status
	m.Status = StatusOfMeeting(given)
	if m.Status == "" && given != "" {
		r.unknownWord(m.Origin, "status", given)
	}
	if m.Status == "" {
		m.Status = r.likelyStatus(m)
	}
	m.Type = TypeOfMeeting(m.Type, m.Subject)
	m.InPerson = InPerson(m.Form, m.Place)
	for _, text := range m.PromisesGiven {
		p := program.Promise{Account: input.First(m.Accounts), Made: m.Date, Origin: m.Origin}
		p.Text, p.Owner, p.Due = SplitPromise(text)
		m.Promises = append(m.Promises, p)
	}
}

func (r *Records) likelyStatus(m *Appointment) string {
	switch {
	case m.Outcome != "" || m.Learned != "":
		return program.Held
	case m.Candidate || !m.Date.Known():
		return program.Proposed
	case m.Date > r.Facts.AsOf:
		return program.Booked
	}
	return program.Proposed
}

// candidates finds the accounts of a calendar entry by the e-mail domains of
// its attendees. Nothing says yet that it is a meeting of the program.
func (r *Records) candidates(it *Item[Appointment]) {
	m := &it.Is
	everyone := slices.Concat(m.attendees, m.Ours, m.Theirs)
	m.Ours, m.Theirs = nil, nil
	for _, person := range everyone {
		domain := domainOf(person)
		switch e := r.domains()[domain]; {
		case domain != "" && r.own(domain):
			m.Ours = append(m.Ours, person)
		case e != nil:
			m.Theirs = append(m.Theirs, person)
			if ref := (who.Reference{ID: e.ID, Name: e.Name}); !slices.Contains(it.Accounts, ref) {
				it.Accounts = append(it.Accounts, ref)
			}
		default:
			m.Theirs = append(m.Theirs, person)
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
func (r *Records) domains() map[string]*who.Entry {
	if r.byDomain != nil {
		return r.byDomain
	}
	r.byDomain = map[string]*who.Entry{}
	for _, e := range r.Directory.Entries {
		if d, ok := value.Domain(e.Website); ok && r.byDomain[d] == nil {
			r.byDomain[d] = e
		}
	}
	for _, it := range r.People.All {
		if d := domainOf(it.Is.Email); d != "" && it.Entry != nil && r.byDomain[d] == nil {
			r.byDomain[d] = it.Entry
		}
	}
	return r.byDomain
}

// own is whether an e-mail domain is ours: one of the configuration's, else one
// of the sponsors'.
func (r *Records) own(domain string) bool {
	if len(r.Policy.OwnDomains) > 0 {
		return slices.ContainsFunc(r.Policy.OwnDomains, func(d string) bool { return strings.EqualFold(strings.TrimPrefix(d, "@"), domain) })
	}
	return slices.ContainsFunc(r.executives.All, func(it *Item[executive]) bool { return domainOf(it.Is.Email) == domain })
}
