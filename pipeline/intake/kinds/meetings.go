package kinds

import (
	"cmp"
	"fmt"
	"maps"
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
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
	notes         string       // of a meeting that was held: what was said there
	moved         program.Date // the day that it was moved to
	off           program.Flag // whether it was called off
	again         string       // how it recurs
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
		{Field: "notes", To: func(m *Appointment) any { return &m.notes }},
		{Field: "new date", To: func(m *Appointment) any { return &m.moved }},
		{Field: "recurrence", To: func(m *Appointment) any { return &m.again }},
		{Field: "called off", To: func(m *Appointment) any { return &m.off }},
		{Field: "learned", To: func(m *Appointment) any { return &m.Learned }},
		{Field: "how to work better together", To: func(m *Appointment) any { return &m.WorkBetter }},
		{Field: "customer verdict", To: func(m *Appointment) any { return &m.Verdict }},
		{Field: "what became of it", To: func(m *Appointment) any { return &m.Became }},
		{Field: "new opportunities", To: func(m *Appointment) any { return &m.NewOpportunities }},
	},
	Lacks: func(m *Appointment) string {
		if _, other := value.Words("no meeting").Term(m.Type); other {
			return "is a task or a message, and no meeting"
		}
		if _, internal := value.Words("internal meeting").Term(m.Type); internal && len(m.Theirs)+len(m.attendees) == 0 {
			return "is a meeting of our own people"
		}
		return ""
	},
	Into:   func(r *Records) *list[Appointment] { return &r.appointments },
	Origin: func(m *Appointment) *program.Origin { return &m.Origin },
	id:     func(it *Item[Appointment]) string { return who.CanonicalID(it.Is.ID) },
	series: func(m *Appointment) string { return m.Date.String() },
	more: func(r *Records, l *rows.Line, it *Item[Appointment]) {
		m := &it.Is
		m.Ours, m.Theirs, m.attendees = coming(m.Ours), coming(m.Theirs), coming(m.attendees)
		m.Start, m.End = l.Clock("start", "date"), l.Clock("end", "")
		if m.Start == "00:00" && m.End == m.Start {
			m.Start, m.End = "", "" // all day
		}
		if zone := l.Zone("start", "date"); m.Start != "" && (zone == "UTC" || m.TimeZone == "") {
			m.TimeZone = zone // whatever zone the room is in: so the hour is written
		}
		m.Agenda, m.PromisesGiven, m.FollowUps = l.Lines("agenda"), l.Lines("promises"), l.Lines("follow-ups")
		m.Hours = l.Duration("hours")
		if !m.moved.Known() && calledOffFirst(m.Status) {
			_, m.moved = who.LastDay(m.Status) // "verschoben auf 2026-12-10"
		}
		if m.move(); m.off == program.Yes {
			m.Status = program.Cancelled
		}
		if len(it.Accounts) == 0 {
			r.candidates(it)
			r.subject(it)
		}
	},
}

// coming are the people of a meeting but for those who declined or stayed away, without
// the answer to the invitation that calendars write behind a name.
func coming(invited []string) []string {
	var out []string
	for _, name := range invited {
		name = who.Present(name)
		m := behindName.FindStringSubmatch(name)
		if m == nil {
			out = append(out, name)
			continue
		}
		switch term, _ := value.Words("answer").Term(m[2] + m[3]); term {
		case "declined":
		case "comes":
			out = append(out, m[1])
		default:
			out = append(out, name)
		}
	}
	return out
}

// behindName is a name with something in brackets or after a dash behind it.
var behindName = regexp.MustCompile(`^(.+?)(?:\s*[(\[（]\s*([^()\[\]（）]+?)\s*[)\]）]|\s[-–—]\s(.{2,40}))$`)

// move takes a meeting that was moved to its new day: that it is off stands for the
// old one.
func (m *Appointment) move() {
	if !m.moved.Known() || m.moved == m.Date {
		return
	}
	if m.Date = m.moved; StatusOfMeeting(m.Status) != program.Held {
		m.Status, m.Start, m.End = "", "", ""
	}
}

// settleMeetings gives meetings their accounts, words and promises.
func (r *Records) settleMeetings() {
	sides, unknown := r.sides(), &strangers{}
	tellApart(r.appointments.All)
	over := r.updated()
	after := func(it *Item[Appointment]) string {
		switch {
		case over[it]:
			return "was changed or taken back by another entry of the calendar"
		case amongOurselves(&it.Is):
			return "is a meeting of our own people"
		}
		return r.meetingAfter(it)
	}
	kept := Meetings.settle(r, false, after)
	for _, it := range kept {
		m := &it.Is.Meeting
		m.Accounts = Keys(it.Entries)
		if m.Candidate {
			own(m, sides)
		} else {
			unknown.add(m, r.seat(&it.Is, sides))
		}
		r.understandMeeting(&it.Is)
		r.Facts.Meetings = append(r.Facts.Meetings, m)
		for i := range m.Promises {
			r.Facts.Promises = append(r.Facts.Promises, &m.Promises[i])
		}
	}
	r.sayUntold()
	r.sayOffs()
	r.sayMeetingsTwice()
	r.sayRecurring(kept)
	r.sayStrangers(unknown)
	slices.SortStableFunc(r.Facts.Meetings, func(a, b *program.Meeting) int {
		return cmp.Or(cmp.Compare(later(a.Date), later(b.Date)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID),
			slices.Compare(a.Accounts, b.Accounts))
	})
}

// tellApart gives the meetings of a series, which share an id, ids of their own.
func tellApart(all []*Item[Appointment]) {
	count := map[string]int{}
	for _, it := range all {
		count[it.Is.ID]++
	}
	for _, it := range all {
		if m := &it.Is; m.ID != "" && count[m.ID] > 1 {
			m.ID += " " + m.Date.String()
		}
	}
}

// own puts those of ours whom a calendar names without an address on our side.
func own(m *program.Meeting, sides *who.Sides) {
	m.Theirs = slices.DeleteFunc(m.Theirs, func(given string) bool {
		name, ours, _ := sides.Of(given, m.Accounts)
		if ours {
			m.Ours = append(m.Ours, name)
		}
		return ours
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
	if it.Is.Date > r.Facts.AsOf && it.Is.Date <= r.Policy.Today && StatusOfMeeting(it.Is.Status) == program.Held {
		return input.AfterAsOf
	}
	return ""
}

// understandMeeting reads words. A meeting whose status nobody wrote was held
// when it has an outcome; one of the past without any is unclear, and one ahead
// is booked when it has a day and an hour, a place or people to meet.
func (r *Records) understandMeeting(m *Appointment) {
	given := m.Status
	if given == "" && len(m.Outcome) <= longWord {
		if s := StatusOfMeeting(m.Outcome); s != "" { // a column of results that holds statuses
			given, m.Outcome = m.Outcome, ""
		}
	}
	if given == "" && who.CalledOff.MatchString(program.Fold(m.Subject)) {
		given = program.Cancelled
	}
	m.Status = StatusOfMeeting(given)
	if m.Status == program.Held && m.Outcome == "" && namesCancelled(given) {
		m.Status, m.Outcome = program.Untold, given // "done - customer cancelled"
	}
	if m.Status == "" && given != "" {
		r.unknownWord(m.Origin, "state of the meeting", given)
	}
	if m.Outcome == "" && m.notes != "" && m.Date.Known() && m.Date <= r.Facts.AsOf && (m.Status == "" || m.Status == program.Held) {
		m.Outcome = m.notes
		m.Origin = m.Origin.Moved("outcome", m.Origin.Field("notes"))
	}
	if given == "" && m.Date <= r.Facts.AsOf && calledOffFirst(m.Outcome) {
		m.Status = program.Untold
	}
	if m.Status == "" {
		m.Status = r.likelyStatus(m)
	}
	r.ahead(m, given)
	m.TypeGiven = m.Type
	m.Type = TypeOfMeeting(m.Type, m.Subject)
	m.InPerson = InPerson(m.Form, m.Place, m.TypeGiven)
	_, plain := value.Words("any meeting").Term(m.Type)
	if _, ok := value.Words("meeting type").Term(m.Type); !ok && !plain && m.Type != "" && m.InPerson == program.Unknown {
		r.unknownWord(m.Origin, "type of meeting", m.Type)
	}
	for _, text := range m.PromisesGiven {
		p := program.Promise{Account: input.First(m.Accounts), Made: m.Date, Origin: m.Origin}
		p.Text, p.Owner, p.Due = SplitPromise(text)
		m.Promises = append(m.Promises, p)
	}
}

// calledOffFirst is whether an outcome begins as one of a meeting that did not take
// place: "cancelled by customer", "verschoben auf Mai".
func calledOffFirst(outcome string) bool {
	words := strings.Fields(program.Fold(outcome))
	for n := 1; n <= min(3, len(words)); n++ {
		if StatusOfMeeting(strings.Join(words[:n], " ")) == program.Cancelled {
			return true
		}
	}
	return who.CalledOff.MatchString(program.Fold(outcome))
}

// namesCancelled is whether a word of a status says that a meeting did not take place.
func namesCancelled(given string) bool {
	return slices.ContainsFunc(strings.Fields(given), func(word string) bool { return StatusOfMeeting(word) == program.Cancelled })
}

// sayOffs asks, once a table, whether past meetings whose outcome reads as if they
// were called off took place.
func (r *Records) sayOffs() {
	by := map[finding.Ref][]string{}
	for _, m := range r.Facts.Meetings {
		if m.Status == program.Untold && m.Outcome != "" {
			at := tableOf(m.Origin.Field("outcome"))
			by[at] = append(by[at], fmt.Sprintf("%s %s", m.Date, finding.Quote(m.Outcome)))
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		r.Say(finding.Warning, "meeting-perhaps-off", at, "write held or cancelled into a column Status",
			"the outcome of %s called off: %s; that counts as neither held nor cancelled",
			program.Plural(len(by[at]), "past meeting reads as if it was", "past meetings reads as if they were"), input.Listed(by[at], 3))
	}
}

// longWord is how long a word of a vocabulary may be.
const longWord = 30

func (r *Records) likelyStatus(m *Appointment) string {
	ahead := m.Date > r.Facts.AsOf
	switch {
	case m.Candidate || !m.Date.Known():
		return program.Proposed
	case !ahead && (m.Outcome != "" || m.Learned != "" || m.Verdict != "" || len(m.FollowUps) > 0 || len(m.PromisesGiven) > 0):
		return program.Held
	case ahead && (m.Start != "" || m.Place != "" || len(m.Theirs) > 0 || len(m.Ours) > 0 || m.Sponsor != ""):
		return program.Booked
	case ahead:
		return program.Proposed
	}
	return program.Untold
}

// ahead keeps a meeting of a day to come a plan, whatever a result says of it.
func (r *Records) ahead(m *Appointment, given string) {
	if m.Date <= r.Facts.AsOf || m.Status != program.Held && m.Outcome == "" {
		return
	}
	said := cmp.Or(given, m.Outcome)
	if m.Status != program.Cancelled {
		m.Status = program.Booked
	}
	m.Outcome = ""
	r.Say(finding.Warning, "meeting-ahead", m.Origin.Field("date"), "correct the day, or empty the result",
		"the meeting of %s lies ahead and has the result %s; it is taken as booked, and the result left out", m.Date, finding.Quote(said))
}

// sayUntold asks, once a table, what became of past meetings that say nothing.
func (r *Records) sayUntold() {
	count, at := map[string]int{}, map[string]finding.Ref{}
	var places []string
	for _, m := range r.Facts.Meetings {
		if m.Status != program.Untold || m.Outcome != "" {
			continue // one with an outcome is asked about by sayOffs
		}
		place := input.Place(m.Origin.File, m.Origin.Sheet)
		if count[place]++; count[place] == 1 {
			places, at[place] = append(places, place), m.Origin.Field("date")
		}
	}
	slices.Sort(places)
	for _, place := range places {
		r.Say(finding.Warning, "meeting-untold", at[place],
			"write held or cancelled into a column Status, or what came of it into a column Outcome",
			"%s neither status nor outcome: whether they were held is not known, and they count as neither held nor booked",
			program.Plural(count[place], "past meeting has", "past meetings have"))
	}
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

// subject finds the accounts of a calendar entry by its subject, where no attendee
// has a domain of theirs.
func (r *Records) subject(it *Item[Appointment]) {
	if len(it.Accounts) > 0 || it.Is.Subject == "" {
		return
	}
	if r.namedIn == nil {
		r.namedIn = who.NewSubjects(r.Directory.Entries)
	}
	for _, e := range r.namedIn.In(it.Is.Subject) {
		it.Accounts = append(it.Accounts, who.Reference{ID: e.ID, Name: e.Name})
	}
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
		return slices.ContainsFunc(r.Policy.OwnDomains,
			func(d string) bool { return strings.EqualFold(strings.TrimPrefix(d, "@"), domain) })
	}
	return slices.ContainsFunc(r.executives.All, func(it *Item[executive]) bool { return domainOf(it.Is.Email) == domain })
}

// sides are the people of ours and of the accounts that any table names.
func (r *Records) sides() *who.Sides {
	s := who.NewSides()
	for _, it := range r.executives.All {
		s.Executive(it.Is.Name, it.Is.Email)
	}
	for _, it := range r.users.All {
		s.Ours(it.Is.name)
	}
	for _, it := range r.team.All {
		s.Ours(it.Is.Person)
	}
	for _, e := range r.Directory.Entries {
		for _, name := range [...]string{e.Manager, e.FormerManager, e.Sponsor, e.Deputy} {
			s.Ours(name)
		}
	}
	for _, it := range r.People.All {
		if it.Entry != nil {
			s.Theirs(it.Entry.Key, it.Is.Name)
		}
	}
	return s
}

// seat puts the people of a meeting whose table has one column for both sides on
// the side where some other table, or the domain of their address, has them, and
// gives back those of whom none tells.
func (r *Records) seat(m *Appointment, sides *who.Sides) (strangers []string) {
	put := func(side *[]string, name string) {
		if !slices.ContainsFunc(slices.Concat(m.Ours, m.Theirs), func(o string) bool { return who.PersonKey(o) == who.PersonKey(name) }) {
			*side = append(*side, name)
		}
	}
	for _, given := range m.attendees {
		domain := domainOf(given)
		if a, err := mail.ParseAddress(given); err == nil && a.Name != "" {
			given = a.Name
		}
		name, ours, theirs := sides.Of(given, m.Accounts)
		e := r.domains()[domain]
		switch {
		case ours, domain != "" && r.own(domain):
			put(&m.Ours, name)
		case theirs, e != nil && slices.Contains(m.Accounts, e.Key):
			put(&m.Theirs, name)
		default:
			strangers = append(strangers, name)
		}
	}
	return strangers
}

// strangers are the people of meetings of whom nothing says whose they are, by table.
type strangers struct {
	places []string
	names  map[string][]string
	at     map[string]finding.Ref
}

func (s *strangers) add(m *program.Meeting, names []string) {
	if len(names) == 0 {
		return
	}
	if s.names == nil {
		s.names, s.at = map[string][]string{}, map[string]finding.Ref{}
	}
	place := input.Place(m.Origin.File, m.Origin.Sheet)
	if _, ok := s.at[place]; !ok {
		s.places, s.at[place] = append(s.places, place), m.Origin.Field("attendees")
	}
	for _, name := range names {
		if !slices.Contains(s.names[place], name) {
			s.names[place] = append(s.names[place], name)
		}
	}
}

// sayStrangers asks, once a table, on which side people sit.
func (r *Records) sayStrangers(s *strangers) {
	slices.Sort(s.places)
	for _, place := range s.places {
		var quoted []string
		slices.SortFunc(s.names[place], func(a, b string) int { return strings.Compare(program.Fold(a), program.Fold(b)) })
		for _, name := range s.names[place] {
			quoted = append(quoted, finding.Quote(name))
		}
		r.Say(finding.Warning, "attendee-unknown", s.at[place],
			"add them to the contacts, the sponsors or the team, or keep the two sides in two columns, Attendees ours and Attendees theirs",
			"%s on no list of ours or of the customer: %s; they stand on neither side of the table",
			program.Plural(len(quoted), "attendee of meetings is", "attendees of meetings are"), input.Listed(quoted, 4))
	}
}

// Of calendar entries, those that were replaced by another: by an update, which may move
// it, or by one that takes it back.
type replaced map[*Item[Appointment]]bool

// updated are the entries of calendars that later ones of the same subject, before which
// the calendar says so, stand for.
func (r *Records) updated() replaced {
	byTopic := map[string][]*Item[Appointment]{}
	for _, it := range r.appointments.All {
		if it.Is.Candidate && it.Why == "" {
			topic, _ := who.Topic(it.Is.Subject)
			byTopic[it.Where.Source.File+"\x1f"+topic] = append(byTopic[it.Where.Source.File+"\x1f"+topic], it)
		}
	}
	out := replaced{}
	for _, all := range byTopic {
		var plain, updates, off []*Item[Appointment]
		for _, it := range all {
			switch _, says := who.Topic(it.Is.Subject); says {
			case "changed":
				updates = append(updates, it)
			case "off":
				off = append(off, it)
			default:
				plain = append(plain, it)
			}
		}
		if len(plain) == 1 && len(updates) == 1 { // of more, they may be a series
			out[plain[0]] = true
		}
		for _, gone := range off {
			for _, it := range slices.Concat(plain, updates) {
				out[it] = out[it] || it.Is.Date == gone.Is.Date && it.Is.Start == gone.Is.Start
			}
		}
	}
	return out
}

// amongOurselves is whether a calendar entry to which only our people are invited calls
// itself an internal one.
func amongOurselves(m *Appointment) bool {
	if !m.Candidate || len(m.Ours) == 0 || len(m.Theirs) > 0 {
		return false
	}
	words := value.Words("internal meeting")
	return slices.ContainsFunc(strings.FieldsFunc(m.Subject, func(c rune) bool { return strings.ContainsRune(" ()[]:-–/,", c) }),
		func(word string) bool { _, internal := words.Term(word); return internal })
}

// sayRecurring asks, once a table, for the further days of meetings that are told once and
// come again.
func (r *Records) sayRecurring(all []*Item[Appointment]) {
	by := map[finding.Ref][]string{}
	for _, it := range all {
		m := &it.Is
		if f, ok := value.Flag(m.again); m.again == "" || ok && f != program.Yes || m.Status == program.Cancelled {
			continue
		}
		at := tableOf(m.Origin.Ref)
		by[at] = append(by[at], fmt.Sprintf("%s (%s)", m.Date, m.again))
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		r.Say(finding.Warning, "meeting-recurs", at, "export every day of a series as a row of its own",
			"%s, and only the day that is told is known: %s", program.Plural(len(by[at]), "meeting comes again", "meetings come again"),
			input.Listed(by[at], 3))
	}
}

// sayMeetingsTwice asks about meetings that may be one: of the same accounts, day and type, in two tables,
// or in one at the same hour.
func (r *Records) sayMeetingsTwice() {
	first := map[string]*program.Meeting{}
	twice := map[finding.Ref][]string{}
	for _, m := range r.Facts.Meetings {
		if m.Candidate || len(m.Accounts) == 0 || !m.Date.Known() || m.Status == program.Cancelled {
			continue
		}
		key := fmt.Sprint(m.Accounts, m.Date, m.Type)
		one := first[key]
		if one == nil {
			first[key] = m
			continue
		}
		here, there := tableOf(m.Origin.Ref), tableOf(one.Origin.Ref)
		if m.Start != "" && one.Start != "" && m.Start != one.Start || here == there && (m.ID != one.ID || m.Start == "") {
			continue
		}
		twice[here] = append(twice[here], fmt.Sprintf("the %s of %s in %s", m.Type, m.Date, input.Place(there.File, there.Sheet)))
	}
	for _, at := range slices.SortedFunc(maps.Keys(twice), finding.Ref.Compare) {
		r.Say(finding.Warning, "meeting-twice", at, "delete the row in one of the two tables; where they are "+
			"two meetings, write the hour at which each begins",
			"%s in another table too, and counts twice: %s", program.Plural(len(twice[at]), "meeting may stand", "meetings may each stand"),
			input.Listed(twice[at], 3))
	}
}
