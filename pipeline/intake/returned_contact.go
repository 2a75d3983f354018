package intake

import (
	"sponsorbook/pipeline/program"
)

var contactForm = form[person]{
	spec:   contacts,
	locked: []string{"name"},
	keys: func(_ *merger, it *item[person], _ bool) []string {
		bare := *it
		bare.is.ID = ""
		return []string{program.RowKey(it.is.ID, contactKey(it)), program.RowKey("", contactKey(&bare))}
	},
	show: map[string]func(*merger, *item[person]) string{
		"decision role": func(m *merger, it *item[person]) string { return m.understood(it).Role },
		"stance":        func(m *merger, it *item[person]) string { return m.understood(it).Stance.String() },
		"stance basis":  func(m *merger, it *item[person]) string { return m.understood(it).StanceBasis },
		"stance date":   func(m *merger, it *item[person]) string { return m.understood(it).StanceOn.String() },
		"last contact":  func(m *merger, it *item[person]) string { return m.known(it.is.LastContact) },
		"reports to":    (*merger).boss,
	},
	after: stanceSaid,
	about: func(c *person) string { return c.Name },
}

// understood is a contact as its words are understood.
func (m *merger) understood(it *item[person]) program.Contact {
	c := it.is.Contact
	m.quiet.understandContact(&c)
	return c
}

// boss is the name of the person that a contact reports to.
func (m *merger) boss(it *item[person]) string {
	for _, other := range m.people.all {
		if id := other.is.ID; id != "" && canonicalID(id) == canonicalID(it.is.ReportsTo) {
			return other.is.Name
		}
	}
	return it.is.ReportsTo
}

// stanceSaid dates a stance: it was taken on the day of the book or later, by
// what its account manager saw, unless they say more.
func stanceSaid(_ *merger, it *item[person], told map[string]*saying) {
	s := told["stance"]
	if s == nil {
		return
	}
	dated := func(field string) bool { return told[field] != nil && told[field].On >= s.On }
	if !dated("stance date") {
		it.is.StanceOn = s.On
		it.is.Origin = it.is.Origin.SaidBy("stance date", s.at, program.Voice{By: s.By, On: s.On})
	}
	if !dated("stance basis") {
		it.is.StanceBasis = s.By
		it.is.Origin = it.is.Origin.SaidBy("stance basis", s.at, program.Voice{By: s.By, On: s.On})
	}
	if s.Value == "" {
		it.is.StanceOn, it.is.StanceBasis = 0, ""
	}
}
