package intake

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/program"
)

// A person is a contact with the parts of names that its source keeps apart.
type person struct {
	program.Contact
	first, last string
}

var contacts = spec[person]{
	kind: "contacts",
	columns: []column[person]{
		{"contact id", func(c *person) any { return &c.ID }},
		{"name", func(c *person) any { return &c.Name }},
		{"first name", func(c *person) any { return &c.first }},
		{"last name", func(c *person) any { return &c.last }},
		{"name in Latin script", func(c *person) any { return &c.LatinName }},
		{"say as", func(c *person) any { return &c.SayAs }},
		{"title", func(c *person) any { return &c.Title }},
		{"decision role", func(c *person) any { return &c.RoleAsGiven }},
		{"stance", func(c *person) any { return &c.StanceGiven }},
		{"stance basis", func(c *person) any { return &c.StanceBasis }},
		{"stance date", func(c *person) any { return &c.StanceOn }},
		{"division", func(c *person) any { return &c.Division }},
		{"reports to", func(c *person) any { return &c.ReportsTo }},
		{"email", func(c *person) any { return &c.Email }},
		{"phone", func(c *person) any { return &c.Phone }},
		{"language", func(c *person) any { return &c.Language }},
		{"last contact", func(c *person) any { return &c.LastContact }},
		{"owner", func(c *person) any { return &c.Owner }},
	},
	into:   func(r *records) *list[person] { return &r.people },
	origin: func(c *person) *program.Origin { return &c.Origin },
	more: func(_ *records, _ *line, it *item[person]) {
		if it.is.Name == "" {
			it.is.Name = strings.TrimSpace(it.is.first + " " + it.is.last)
		}
	},
	lacks: func(c *person) string {
		if c.Name == "" {
			return "has no name"
		}
		return ""
	},
	id: contactKey,
}

// contactKey is the identity of a contact: the id, else account and name.
func contactKey(it *item[person]) string {
	if it.is.ID != "" {
		return canonicalID(it.is.ID)
	}
	account := nameKey(it.account.String())
	if it.entry != nil {
		account = it.entry.identity()
	}
	return account + "\x1f" + foldName(it.is.Name)
}

// settleContacts gives contacts their accounts and reads their words.
func (r *records) settleContacts() {
	for _, it := range contacts.settle(r, true, nil) {
		c := &it.is.Contact
		c.Key = contactKey(it)
		if it.entry != nil {
			c.Account = it.entry.Key
		}
		r.understandContact(c)
		r.facts.Contacts = append(r.facts.Contacts, c)
	}
	r.linkContacts()
	sortBy(r.facts.Contacts, func(c *program.Contact) string { return c.Account },
		func(a, b *program.Contact) int {
			return cmp.Or(cmp.Compare(seniority(a.Title), seniority(b.Title)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
		})
}

// understandContact reads role and stance, and forgets what happened after the
// as-of date.
func (r *records) understandContact(c *program.Contact) {
	c.Role = r.role(c)
	c.Stance = r.stance(c)
	if c.LastContact > r.facts.AsOf {
		c.LastContact = 0
	}
	if c.StanceOn > r.facts.AsOf {
		c.Stance, c.StanceGiven, c.StanceOn, c.StanceBasis = program.StanceUnknown, "", 0, ""
	}
}

// linkContacts turns the ids and names that contacts report to into keys, where
// the person is among the contacts of the same account.
func (r *records) linkContacts() {
	byID, byName := map[string]*program.Contact{}, map[string]*program.Contact{}
	for _, c := range r.facts.Contacts {
		if c.ID != "" {
			byID[canonicalID(c.ID)] = c
		}
		byName[c.Account+"\x1f"+foldName(c.Name)] = c
	}
	for _, c := range r.facts.Contacts {
		if c.ReportsTo == "" {
			continue
		}
		if boss := byID[canonicalID(c.ReportsTo)]; boss != nil && boss != c {
			c.ReportsTo = boss.Key
		} else if boss := byName[c.Account+"\x1f"+foldName(c.ReportsTo)]; boss != nil && boss != c {
			c.ReportsTo = boss.Key
		}
	}
}
