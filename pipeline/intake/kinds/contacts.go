package kinds

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/newer"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A Person is a contact with the parts of names that its source keeps apart.
type Person struct {
	program.Contact
	first, last           string
	status, left, bounced string // what the source says of whether the person is there
	reach                 string // how the address takes mail
	active                program.Flag
	barred                program.Flag // whether nobody may write or call
	farewell              string       // a remark that may say that the person leaves
	farewellAt            int          // its column
}

var Contacts = Spec[Person]{
	Kind: "contacts",
	Columns: []rows.Column[Person]{
		{Field: "contact id", To: func(c *Person) any { return &c.ID }},
		{Field: "name", To: func(c *Person) any { return &c.Name }},
		{Field: "first name", To: func(c *Person) any { return &c.first }},
		{Field: "last name", To: func(c *Person) any { return &c.last }},
		{Field: "name in Latin script", To: func(c *Person) any { return &c.LatinName }},
		{Field: "say as", To: func(c *Person) any { return &c.SayAs }},
		{Field: "title", To: func(c *Person) any { return &c.Title }},
		{Field: "decision role", To: func(c *Person) any { return &c.RoleAsGiven }},
		{Field: "stance", To: func(c *Person) any { return &c.StanceGiven }},
		{Field: "stance basis", To: func(c *Person) any { return &c.StanceBasis }},
		{Field: "stance date", To: func(c *Person) any { return &c.StanceOn }},
		{Field: "division", To: func(c *Person) any { return &c.Division }},
		{Field: "reports to", To: func(c *Person) any { return &c.ReportsTo }},
		{Field: "email", To: func(c *Person) any { return &c.Email }},
		{Field: "phone", To: func(c *Person) any { return &c.Phone }},
		{Field: "language", To: func(c *Person) any { return &c.Language }},
		{Field: "last contact", To: func(c *Person) any { return &c.LastContact }},
		{Field: "last activity", To: func(c *Person) any { return &c.LastActivity }},
		{Field: "status", To: func(c *Person) any { return &c.status }},
		{Field: "left", To: func(c *Person) any { return &c.left }},
		{Field: "bounced", To: func(c *Person) any { return &c.bounced }},
		{Field: "email status", To: func(c *Person) any { return &c.reach }},
		{Field: "active", To: func(c *Person) any { return &c.active }},
		{Field: "do not contact", To: func(c *Person) any { return &c.barred }},
		{Field: "owner", To: func(c *Person) any { return &c.Owner }},
	},
	Into:   func(r *Records) *list[Person] { return &r.People },
	Origin: func(c *Person) *program.Origin { return &c.Origin },
	more: func(r *Records, l *rows.Line, it *Item[Person]) {
		it.Is.farewell, it.Is.farewellAt = r.farewell(l)
		if it.Is.Name == "" {
			it.Is.Name = value.JoinName(it.Is.first, it.Is.last)
		}
	},
	Lacks: func(c *Person) string {
		if c.Name == "" {
			return "has no name"
		}
		return ""
	},
	id: ContactKey,
}

// ContactKey is the identity of a contact: the id, else account and name.
func ContactKey(it *Item[Person]) string {
	if it.Is.ID != "" {
		return who.CanonicalID(it.Is.ID)
	}
	account := who.NameKey(it.Account.String())
	if it.Entry != nil {
		account = it.Entry.Identity()
	}
	return account + "\x1f" + who.FoldName(it.Is.Name)
}

// settleContacts gives contacts their accounts and reads their words.
func (r *Records) settleContacts() {
	over := r.Exports.Superseded(r.Reading, Contacts.own(r))
	var barred []*Item[Person]
	var dead, nobody []string
	var deadAt, nobodyAt finding.Ref
	for _, it := range Contacts.settle(r, true, nil) {
		c := &it.Is.Contact
		c.Key = ContactKey(it)
		if it.Entry != nil {
			c.Account = it.Entry.Key
		}
		if r.gone(&it.Is); !c.Gone && over[it.Where.Source] != nil {
			c.Gone, c.GoneWhy = true, newer.Absent
		}
		if it.Is.farewell != "" && !c.Gone {
			r.leaves("contacts", c.Name, it.Is.farewell, it.Where.Ref().At(it.Is.farewellAt))
		}
		if it.Is.barred == program.Yes {
			c.Email, c.Phone = "", ""
			barred = append(barred, it)
		}
		if c.Email != "" && !c.Gone && r.takesNoMail(&it.Is) {
			c.Email = ""
			if dead = append(dead, finding.Quote(c.Name)); len(dead) == 1 {
				deadAt = c.Origin.Field("email status")
			}
		}
		if who.Mailbox(c.Name) && !c.Gone {
			if nobody = append(nobody, finding.Quote(c.Name)); len(nobody) == 1 {
				nobodyAt = c.Origin.Field("name")
			}
		}
		r.UnderstandContact(c)
		r.Facts.Contacts = append(r.Facts.Contacts, c)
	}
	if len(barred) > 0 {
		r.Say(finding.Note, "contact-barred", barred[0].Is.Origin.Field("do not contact"), "",
			"%s not to be contacted: no address of theirs is printed", program.Plural(len(barred), "contact is", "contacts are"))
	}
	if len(dead) > 0 {
		r.Say(finding.Note, "contact-bounces", deadAt, "correct the address; mark whoever left as left",
			"%s by the export, and is not printed: %s", program.Plural(len(dead), "address takes no mail", "addresses take no mail"),
			input.Listed(dead, 3))
	}
	if len(nobody) > 0 {
		r.Say(finding.Note, "contact-no-person", nobodyAt, "write who answers there, or leave the row out",
			"%s a mailbox or a department and no person: %s; they stand as they are written",
			program.Plural(len(nobody), "contact reads as", "contacts each read as"), input.Listed(nobody, 3))
	}
	r.linkContacts()
	sortBy(r.Facts.Contacts, func(c *program.Contact) string { return c.Account },
		func(a, b *program.Contact) int {
			return cmp.Or(cmp.Compare(cmp.Or(a.Level, unranked), cmp.Or(b.Level, unranked)), cmp.Compare(a.Name, b.Name),
				cmp.Compare(a.Key, b.Key))
		})
}

// UnderstandContact reads role and stance, and forgets what happened after the
// as-of date.
func (r *Records) UnderstandContact(c *program.Contact) {
	c.Level = r.level(c.Title)
	c.Role = r.role(c)
	c.Stance = r.stance(c)
	if c.LastContact > r.Facts.AsOf {
		c.LastContact = 0
	}
	if c.LastActivity > r.Facts.AsOf {
		c.LastActivity = 0
	}
	if c.StanceOn > r.Facts.AsOf {
		c.Stance, c.StanceGiven, c.StanceOn, c.StanceBasis = program.StanceUnknown, "", 0, ""
	}
}

// gone decides whether a person is no longer there: by a column that says so, with
// a yes, a day that is over or a reason; by a status; or by a mark behind the name.
// An address that only takes no mail for now says nothing.
func (r *Records) gone(p *Person) {
	name, mark := who.Marked(p.Name)
	p.Name = name
	if _, known := who.StateOfPerson(p.status); !known && strings.TrimSpace(p.status) != "" {
		r.unknownWord(p.Origin, contactState, p.status)
	}
	for _, said := range [...]struct {
		why  string
		gone bool
	}{
		{mark, mark != ""},
		{p.left, r.says(p.left)},
		{p.status, goneWord(p.status)},
		{p.bounced, r.says(p.bounced) && !softBounce(p.bounced)},
		{"not active", p.active == program.No},
	} {
		if said.gone {
			p.Gone = true
			if _, flag := value.Flag(said.why); !flag {
				p.GoneWhy = said.why
			}
			return
		}
	}
}

// says is whether a cell says yes: by the word, by a day that is over, or by a
// reason.
func (r *Records) says(given string) bool {
	if f, ok := value.Flag(given); ok {
		return f == program.Yes
	}
	if m, ok := (value.DateStyle{}).Parse(given); ok {
		return m.Date <= r.Facts.AsOf
	}
	return strings.TrimSpace(given) != ""
}

func goneWord(given string) bool {
	term, _ := who.StateOfPerson(given)
	return term == "gone"
}

// takesNoMail is whether an export says of a contact's address that mail to it comes back.
func (r *Records) takesNoMail(p *Person) bool {
	term, known := value.Words("bounce").Term(p.reach)
	if !known && strings.TrimSpace(p.reach) != "" {
		r.unknownWord(p.Origin, "email status", p.reach)
	}
	return term == "hard"
}

func softBounce(given string) bool {
	term, _ := value.Words("bounce").Term(given)
	return term == "soft"
}

// linkContacts turns the ids and names that contacts report to into keys, where
// the person is among the contacts of the same account.
func (r *Records) linkContacts() {
	byID, byName := map[string]*program.Contact{}, map[string]*program.Contact{}
	for _, c := range r.Facts.Contacts {
		if c.ID != "" {
			byID[who.CanonicalID(c.ID)] = c
		}
		byName[c.Account+"\x1f"+who.FoldName(c.Name)] = c
	}
	for _, c := range r.Facts.Contacts {
		if c.ReportsTo == "" {
			continue
		}
		if boss := byID[who.CanonicalID(c.ReportsTo)]; boss != nil && boss != c {
			c.ReportsTo = boss.Key
		} else if boss := byName[c.Account+"\x1f"+who.FoldName(c.ReportsTo)]; boss != nil && boss != c {
			c.ReportsTo = boss.Key
		}
	}
}
