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

// A user is one of ours as the CRM knows its users: the name behind the ids of
// owners, and whether they still work here.
type user struct {
	id, name, first, last, login, email, title string
	status                                     string
	active                                     program.Flag
	left                                       program.Date
	origin                                     program.Origin
}

var users = Spec[user]{
	Kind: "users",
	None: true,
	Columns: []rows.Column[user]{
		{Field: "user id", To: func(u *user) any { return &u.id }},
		{Field: "name", To: func(u *user) any { return &u.name }},
		{Field: "first name", To: func(u *user) any { return &u.first }},
		{Field: "last name", To: func(u *user) any { return &u.last }},
		{Field: "user name", To: func(u *user) any { return &u.login }},
		{Field: "email", To: func(u *user) any { return &u.email }},
		{Field: "title", To: func(u *user) any { return &u.title }},
		{Field: "active", To: func(u *user) any { return &u.active }},
		{Field: "status", To: func(u *user) any { return &u.status }},
		{Field: "left on", To: func(u *user) any { return &u.left }},
	},
	Into:   func(r *Records) *list[user] { return &r.users },
	Origin: func(u *user) *program.Origin { return &u.origin },
	id:     func(it *Item[user]) string { return who.CanonicalID(it.Is.id) },
	more: func(_ *Records, _ *rows.Line, it *Item[user]) {
		it.Is.name = cmp.Or(it.Is.name, value.JoinName(it.Is.first, it.Is.last))
	},
	Lacks: func(u *user) string {
		if u.name == "" {
			return "has no name"
		}
		return ""
	},
}

// settleUsers gives accounts the managers whose ids they hold, and takes from them
// those who have left.
func (r *Records) settleUsers() {
	users.settle(r, false, nil)
	r.firstPersons()
	r.clearManagers()
	r.nameManagers()
	left := r.leavers()
	byName := map[string][]*who.Entry{}
	for _, e := range r.Directory.Entries {
		a := &e.Account
		if a.Manager == "" && e.ManagerID != "" {
			if a.Manager = r.userNamed(e.ManagerID); a.Manager != "" {
				a.Origin = a.Origin.Moved("account manager", a.Origin.Field("account manager id"))
			}
		}
		name, mark := who.Marked(a.Manager)
		if a.Manager = name; name != "" && (mark != "" || left[who.PersonKey(name)]) {
			a.FormerManager, a.Manager, a.ManagerEmail, a.ManagerPhone = name, "", "", ""
			byName[name] = append(byName[name], e)
		}
	}
	r.sayManagersLeft(byName)
}

// firstPersons leaves one account manager, sponsor and deputy where a cell names several:
// the first, and asks.
func (r *Records) firstPersons() {
	for _, field := range [...]string{"account manager", "executive sponsor", "deputy sponsor"} {
		var said []string
		var at finding.Ref
		of := func(e *who.Entry) *string {
			return map[string]*string{"account manager": &e.Manager, "executive sponsor": &e.Sponsor, "deputy sponsor": &e.Deputy}[field]
		}
		for _, e := range r.Directory.Entries {
			name := of(e)
			given := *name
			first, several := who.FirstPerson(given)
			if pair := r.pairs[given]; pair != "" { // "Lou Park, Sam Voss", which was read as a last name first
				first, several = who.FirstPerson(pair)
				given = pair
			}
			if *name = first; !several {
				continue
			}
			if len(said) == 0 {
				at = e.Origin.Field(field)
			}
			said = append(said, finding.Quote(given)+" of "+finding.Quote(e.Name))
		}
		if len(said) > 0 {
			r.Say(finding.Warning, "persons-several", at,
				"write one, and the others into a table of the team: account, our person, our role", "%s: %s; the first counts",
				program.Plural(len(said), "cell names several as "+field, "cells name several as "+field), input.Listed(said, 3))
		}
	}
}

// nameManagers writes the name of account managers whom some accounts call by an
// address and others, or the users, by their names. A name that is another's with its
// first names cut short may be somebody else's: that is asked.
func (r *Records) nameManagers() {
	roster := who.NewRoster()
	seen := map[string]bool{}
	add := func(name, mail string) {
		if key := who.PersonKey(name); !strings.Contains(name, "@") && strings.Contains(key, " ") && (!seen[key] || mail != "") {
			seen[key] = true
			roster.Add(name, mail)
		}
	}
	for _, it := range r.users.All {
		add(it.Is.name, it.Is.email)
	}
	for _, e := range r.Directory.Entries {
		add(e.Manager, e.ManagerEmail)
	}
	short := map[string][]*who.Entry{}
	for _, e := range r.Directory.Entries {
		a := &e.Account
		name := roster.Name(a.Manager)
		switch mail, is := value.Email(a.Manager); {
		case is && !strings.Contains(name, "@"):
			a.Manager, a.ManagerEmail = roster.Name(name), cmp.Or(a.ManagerEmail, mail)
		case !is && name == a.Manager && seen[who.PersonKey(name)]:
			if long := roster.Longer(name); long != "" {
				short[name+"\x1f"+long] = append(short[name+"\x1f"+long], e)
			}
		}
	}
	for _, pair := range input.SortedKeys(short) {
		name, long, _ := strings.Cut(pair, "\x1f")
		r.Say(finding.Note, "manager-near", short[pair][0].Origin.Field("account manager"),
			"write the name in one way, if it is one person",
			"the account manager %s of %s may be %s: they are kept apart", finding.Quote(name),
			program.Plural(len(short[pair]), "account", "accounts"), finding.Quote(long))
	}
}

// leavers are those of our users who are no longer active, by the keys of their names.
func (r *Records) leavers() map[string]bool {
	left := map[string]bool{}
	for _, it := range r.users.All {
		if it.Is.gone(r.Facts.AsOf) {
			left[who.PersonKey(it.Is.name)] = true
		}
	}
	for _, it := range r.users.All {
		if !it.Is.gone(r.Facts.AsOf) {
			delete(left, who.PersonKey(it.Is.name)) // somebody else of that name, or a second login
		}
	}
	return left
}

// gone is whether a user is no longer active, or had their last day.
func (u *user) gone(at program.Date) bool {
	return u.active == program.No || u.left.Known() && u.left <= at || goneWord(u.status)
}

func (r *Records) sayManagersLeft(byName map[string][]*who.Entry) {
	for _, name := range input.SortedKeys(byName) {
		entries := byName[name]
		var names []string
		for _, e := range entries {
			names = append(names, finding.Quote(e.Name))
		}
		r.Say(finding.Warning, "manager-left", entries[0].Origin.Field("account manager"), "give them another owner in the CRM",
			"%s is marked as no longer there and is the account manager of %s: %s; they have none",
			finding.Quote(name), program.Plural(len(entries), "account", "accounts"), input.Listed(names, 3))
	}
}

// userNamed is the name of the user of an id; "" where no table has it.
func (r *Records) userNamed(id string) string {
	if it := r.users.byID[who.CanonicalID(id)]; it != nil && id != "" {
		return it.Is.name
	}
	return ""
}

// Rooms takes people who are no longer there out of the meetings to come.
func (r *Records) Rooms() {
	gone := map[string]map[string]*program.Contact{} // account → name
	for _, c := range r.Facts.Contacts {
		if c.Gone && c.Account != "" {
			if gone[c.Account] == nil {
				gone[c.Account] = map[string]*program.Contact{}
			}
			gone[c.Account][who.PersonKey(c.Name)] = c
		}
	}
	for _, c := range r.Facts.Contacts {
		if !c.Gone {
			delete(gone[c.Account], who.PersonKey(c.Name))
		}
	}
	for _, m := range r.Facts.Meetings {
		if m.Date.Known() && m.Date <= r.Facts.AsOf {
			continue
		}
		m.Theirs = slices.DeleteFunc(m.Theirs, func(name string) bool {
			for _, account := range m.Accounts {
				if c := gone[account][who.PersonKey(name)]; c != nil {
					r.Say(finding.Warning, "attendee-left", m.Origin.Field("attendees theirs"),
						"invite whoever came after, or correct the contact",
						"the meeting of %s expects %s, who is no longer there%s; the name was taken off", m.Date, finding.Quote(name),
						inBrackets(c.GoneWhy))
					return true
				}
			}
			return false
		})
	}
}

// Persons writes the names of executives in all tables as the roster has them,
// where a name, its initials or an address mean one of them, and keeps beside a
// sponsor whom the roster lacks the one who may be meant.
func (r *Records) Persons() {
	roster := who.NewRoster()
	for _, s := range r.Facts.Sponsors {
		roster.Add(s.Name, s.Email)
	}
	deputies := map[string]*executive{} // by whom they stand in for
	for _, it := range r.executives.All {
		roster.Number(it.Is.number, it.Is.Name)
		if it.Is.deputy != "" {
			deputies[it.Is.Name] = &it.Is
		}
	}
	r.sayTentative()
	if len(r.Facts.Sponsors) == 0 {
		return
	}
	for _, e := range r.Directory.Entries {
		a := &e.Account
		for _, name := range [...]*string{&a.Sponsor, &a.Deputy, &a.NextSponsor.Sponsor} {
			*name = roster.Name(*name)
		}
		if a.Sponsor != "" {
			a.SponsorNearest = roster.Nearest(a.Sponsor)
		}
		if s := deputies[a.Sponsor]; s != nil && a.Deputy == "" {
			a.Deputy, a.Origin = roster.Name(s.deputy), a.Origin.Moved("deputy sponsor", s.Origin.Field("deputy"))
		}
	}
	for _, o := range r.Facts.Overrides {
		o.Sponsor = roster.Name(o.Sponsor)
	}
	for _, m := range r.Facts.Meetings {
		m.Sponsor = roster.Name(m.Sponsor)
		for i := range m.Ours {
			m.Ours[i] = roster.Name(m.Ours[i])
		}
	}
	for _, t := range r.Facts.Team {
		t.Person = roster.Name(t.Person)
	}
}

// sayTentative takes sponsors off accounts whose cell says that nobody has decided:
// "Stefan Roe?", "Stefan Roe (tbc)", "proposed: Stefan Roe".
func (r *Records) sayTentative() {
	var said []string
	var at finding.Ref
	for _, e := range r.Directory.Entries {
		a := &e.Account
		if !tentative(a.Sponsor) {
			continue
		}
		if said = append(said, finding.Quote(a.Sponsor)+" of "+finding.Quote(a.Name)); len(said) == 1 {
			at = a.Origin.Field("executive sponsor")
		}
		a.Sponsor, a.SponsorSince, a.SponsorChosen = "", 0, ""
	}
	if said != nil {
		r.Say(finding.Warning, "sponsor-tentative", at, "write the name alone, once it is decided",
			"%s not decided, as the cell says: %s; the accounts count as without a sponsor",
			program.Plural(len(said), "sponsor is", "sponsors are"), input.Listed(said, 3))
	}
}

// tentative is whether a cell says of the name in it that it is not decided.
func tentative(given string) bool {
	if strings.HasSuffix(strings.TrimSpace(given), "?") {
		return true
	}
	return slices.ContainsFunc(besideName.Split(given, -1), func(part string) bool {
		return part != given && StatusOfMeeting(strings.Trim(part, " .")) == program.Proposed
	})
}

// besideName are the signs behind or before which a cell says something of a name.
var besideName = regexp.MustCompile(`[()\[\]:;*]|\s[-–—/]\s`)

// namesakesAtMost is how many pairs of persons of one name may be said to be one: more
// are no surprise among many contacts.
const namesakesAtMost = 3

// SayNamesakes asks about persons who are there at accounts of two groups: by one
// address, or, where few share a name, by their names. Whoever moved is still in the
// room of the customer that they left.
func (r *Records) SayNamesakes() {
	byMail, byName := map[string][]*program.Contact{}, map[string][]*program.Contact{}
	for _, c := range r.Facts.Contacts {
		if c.Gone || c.Account == "" {
			continue
		}
		if c.Email != "" {
			byMail[strings.ToLower(c.Email)] = append(byMail[strings.ToLower(c.Email)], c)
		}
		if key := who.PersonKey(c.Name); strings.Contains(key, " ") {
			byName[key] = append(byName[key], c)
		}
	}
	groups, names := map[string]*program.Group{}, map[string]string{} // by the keys of accounts
	for _, g := range r.Facts.Groups {
		for _, a := range g.Members {
			groups[a.Key], names[a.Key] = g, finding.Quote(a.Name)
		}
	}
	// whether contacts are two, of different groups; of accounts of one name that is said already
	apart := func(all []*program.Contact) bool {
		return len(all) == 2 && groups[all[0].Account] != groups[all[1].Account] && names[all[0].Account] != names[all[1].Account]
	}
	known := map[string]bool{}
	find := func(by map[string][]*program.Contact) (found []*program.Contact, said []string) {
		for _, key := range input.SortedKeys(by) {
			if all := by[key]; apart(all) && !known[who.PersonKey(all[0].Name)] {
				known[who.PersonKey(all[0].Name)] = true
				found = append(found, all[1])
				said = append(said, fmt.Sprintf("%s at %s and %s", finding.Quote(all[0].Name),
					names[all[0].Account], names[all[1].Account]))
			}
		}
		return found, said
	}
	found, said := find(byMail)
	if more, too := find(byName); len(more) <= namesakesAtMost {
		found, said = append(found, more...), append(said, too...)
	}
	if len(said) > 0 {
		r.Say(finding.Note, "contact-at-two", found[0].Origin.Ref,
			"mark the one who moved as left at the old customer; where they are two persons, nothing",
			"%s at two customers: %s", program.Plural(len(said), "person is there", "persons are there"), input.Listed(said, 3))
	}
}

func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// clearManagers leaves one person in the cell of an account's manager, and asks about
// cells that hold more than a name, or none.
func (r *Records) clearManagers() {
	more, none := map[string]int{}, map[string]int{}
	first := map[bool]finding.Ref{}
	for _, e := range r.Directory.Entries {
		a := &e.Account
		if to, err := mail.ParseAddress(a.Manager); err == nil && to.Name != "" { // "Tom Becker <tom@us.example>"
			a.Manager, a.ManagerEmail = who.PersonName(to.Name), cmp.Or(a.ManagerEmail, to.Address)
		}
		name, person := who.OnePerson(a.Manager, r.userNamed(a.Manager) != "", r.Facts.AsOf)
		if name == a.Manager && person {
			continue
		}
		if _, ok := first[person]; !ok {
			first[person] = a.Origin.Field("account manager")
		}
		if !person {
			none[finding.Quote(a.Manager)]++
			continue
		}
		said := finding.Quote(a.Manager) + " as nobody"
		if name != "" {
			said = finding.Quote(a.Manager) + " as " + finding.Quote(name)
		}
		more[said]++
		a.Manager = name
	}
	if len(more) > 0 {
		r.Say(finding.Warning, "manager-unclear", first[true], "write one name, and whoever helps into the team",
			"%s more than a name; read were %s", program.Plural(len(more), "cell of account managers tells", "cells of account "+
				"managers tell"),
			input.Listed(input.SortedKeys(more), 4))
	}
	if len(none) > 0 {
		r.Say(finding.Warning, "manager-no-person", first[false], "write who it is, or leave the cell empty",
			"%s no person: %s; they stand as account managers as they are written",
			program.Plural(len(none), "account manager reads as", "account managers read as"),
			input.Listed(input.SortedKeys(none), 4))
	}
}

// Attendance writes the customer's people in meetings as the contacts of their accounts
// have them, where a name means one of them, and asks about those that may mean several:
// whoever was met is not said to be unknown.
func (r *Records) Attendance() {
	people := map[string][]*program.Contact{}
	for _, c := range r.Facts.Contacts {
		people[c.Account] = append(people[c.Account], c)
	}
	rosters := map[string]*who.Roster{}
	unclear := map[finding.Ref][]string{} // by table
	for _, m := range r.Facts.Meetings {
		for i, given := range m.Theirs {
			called := r.called(given, m.Accounts, people, rosters)
			if len(called) == 1 {
				m.Theirs[i] = called[0]
			} else if len(called) > 1 {
				at := tableOf(m.Origin.Field("attendees theirs"))
				unclear[at] = append(unclear[at], fmt.Sprintf("%s on %s, who may be %s", finding.Quote(given), m.Date,
					input.Listed(called, 3)))
			}
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(unclear), finding.Ref.Compare) {
		r.Say(finding.Warning, "attendee-ambiguous", at, "write the whole name, or the address",
			"%s may be one of several contacts: %s; none of them counts as met there",
			program.Plural(len(unclear[at]), "attendee of meetings", "attendees of meetings"), input.Listed(unclear[at], 3))
	}
}

// called are the contacts of the accounts of a meeting whom a name calls.
func (r *Records) called(given string, accounts []string, people map[string][]*program.Contact, rosters map[string]*who.Roster) []string {
	name := given
	if a, err := mail.ParseAddress(given); err == nil && a.Name != "" {
		name = a.Name
	}
	if m := behindName.FindStringSubmatch(name); m != nil {
		name = m[1] // "Ann Roe (CEO)"
	}
	var all []string
	for _, account := range accounts {
		roster := rosters[account]
		if roster == nil {
			roster = who.NewRoster()
			for _, c := range people[account] {
				roster.Add(c.Name, c.Email)
			}
			rosters[account] = roster
		}
		found := roster.Called(given)
		if len(found) == 0 && name != given {
			found = roster.Called(name)
		}
		for _, c := range found {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// SayTwins asks about contacts of one account who may be one person: of one name and told
// differently, or of one address and names that are alike.
func (r *Records) SayTwins() {
	type place struct{ account, key string }
	by := map[place][]*program.Contact{}
	var said []string
	var first *program.Contact
	for _, c := range r.Facts.Contacts {
		if c.Gone || c.Account == "" {
			continue
		}
		for _, key := range [...]string{who.PersonKey(c.Name), strings.ToLower(c.Email)} {
			if key == "" {
				continue
			}
			for _, o := range by[place{c.Account, key}] {
				if c != o && twins(c, o) && !slices.Contains(said, twin(o, c)) {
					first = cmp.Or(first, c)
					said = append(said, twin(o, c))
					break
				}
			}
			by[place{c.Account, key}] = append(by[place{c.Account, key}], c)
		}
	}
	if first != nil {
		r.Say(finding.Warning, "contact-twice", first.Origin.Ref, "delete one of the two rows; where they are two persons, give "+
			"each a name and an address of their own",
			"%s of one account may be one person: %s; both stand", program.Plural(len(said), "pair of contacts", "pairs of contacts"),
			input.Listed(said, 3))
	}
}

// twins is whether two contacts of one account may be one person.
func twins(a, b *program.Contact) bool {
	if who.PersonKey(a.Name) == who.PersonKey(b.Name) {
		return a.Stance != b.Stance || a.Role != b.Role
	}
	x, y := strings.Fields(who.PersonKey(a.Name)), strings.Fields(who.PersonKey(b.Name))
	return a.Email != "" && strings.EqualFold(a.Email, b.Email) && len(x) > 0 && len(y) > 0 &&
		(x[len(x)-1] == y[len(y)-1] || x[0] == y[0] || value.Similarity(a.Name, b.Name) > alike)
}

// alike is how much names are so that one address makes one person of them.
const alike = 0.8

func twin(a, b *program.Contact) string {
	if a.Name == b.Name {
		return fmt.Sprintf("%s in rows %d and %d", finding.Quote(a.Name), a.Origin.Row, b.Origin.Row)
	}
	return finding.Quote(a.Name) + " and " + finding.Quote(b.Name)
}
