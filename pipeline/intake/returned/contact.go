package returned

import (
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

var contactForm = form[kinds.Person]{
	Spec:   kinds.Contacts,
	locked: []string{"name"},
	keys: func(_ *merger, it *kinds.Item[kinds.Person], _ bool) []string {
		bare := *it
		bare.Is.ID = ""
		return []string{program.RowKey(it.Is.ID, kinds.ContactKey(it)), program.RowKey("", kinds.ContactKey(&bare))}
	},
	show: map[string]func(*merger, *kinds.Item[kinds.Person]) string{
		"decision role": func(m *merger, it *kinds.Item[kinds.Person]) string { return m.understood(it).Role },
		"stance":        func(m *merger, it *kinds.Item[kinds.Person]) string { return m.understood(it).Stance.String() },
		"stance basis":  func(m *merger, it *kinds.Item[kinds.Person]) string { return m.understood(it).StanceBasis },
		"stance date":   func(m *merger, it *kinds.Item[kinds.Person]) string { return m.understood(it).StanceOn.String() },
		"last contact":  func(m *merger, it *kinds.Item[kinds.Person]) string { return m.known(it.Is.LastContact) },
		"reports to":    (*merger).boss,
	},
	after: stanceSaid,
	about: func(c *kinds.Person) string { return c.Name },
}

// understood is a contact as its words are understood.
func (m *merger) understood(it *kinds.Item[kinds.Person]) program.Contact {
	c := it.Is.Contact
	m.quiet.UnderstandContact(&c)
	return c
}

// boss is the name of the person that a contact reports to.
func (m *merger) boss(it *kinds.Item[kinds.Person]) string {
	for _, other := range m.People.All {
		if id := other.Is.ID; id != "" && who.CanonicalID(id) == who.CanonicalID(it.Is.ReportsTo) {
			return other.Is.Name
		}
	}
	return it.Is.ReportsTo
}

// stanceSaid dates a stance: it was taken on the day of the book or later, by
// what its account manager saw, unless they say more.
func stanceSaid(_ *merger, it *kinds.Item[kinds.Person], told map[string]*saying) {
	s := told["stance"]
	if s == nil {
		return
	}
	dated := func(field string) bool { return told[field] != nil && told[field].On >= s.On }
	if !dated("stance date") {
		it.Is.StanceOn = s.On
		it.Is.Origin = it.Is.Origin.SaidBy("stance date", s.at, program.Voice{By: s.By, On: s.On})
	}
	if !dated("stance basis") {
		it.Is.StanceBasis = s.By
		it.Is.Origin = it.Is.Origin.SaidBy("stance basis", s.at, program.Voice{By: s.By, On: s.On})
	}
	if s.Value == "" {
		it.Is.StanceOn, it.Is.StanceBasis = 0, ""
	}
}
