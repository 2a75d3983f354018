package kinds

import (
	"cmp"
	"fmt"
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
		names := map[string]bool{}
		of := func(e *who.Entry) *string {
			return map[string]*string{"account manager": &e.Manager, "executive sponsor": &e.Sponsor, "deputy sponsor": &e.Deputy}[field]
		}
		for _, e := range r.Directory.Entries {
			names[*of(e)] = true
		}
		for _, e := range r.Directory.Entries {
			name := of(e)
			given := *name
			first, several := who.FirstPerson(given)
			if words := strings.Fields(given); len(words) == 4 && names[strings.Join(words[2:], " ")] {
				first, several = strings.Join(words[2:], " "), true // "Lou Park, Sam Voss", which was read as a last name first
				given = first + ", " + strings.Join(words[:2], " ")
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
	return u.active == program.No || u.left.Known() && u.left <= at
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
	for _, it := range r.executives.All {
		roster.Number(it.Is.number, it.Is.Name)
	}
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
