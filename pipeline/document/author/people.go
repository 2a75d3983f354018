package author

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// roles are the decision roles, the weightiest first; others follow, the unknown last.
var roles = []string{program.Decides, program.Approves, program.Influences, program.Evaluates, program.Uses}

// Weight orders contacts by their say in a decision: the least has most.
func Weight(c *program.Contact) int {
	if i := slices.Index(roles, c.Role); i >= 0 {
		return i
	}
	if c.Role != "" {
		return len(roles)
	}
	return len(roles) + 1
}

// bySay orders contacts by decision role, then name, then identity.
func bySay(x, y *program.Contact) int {
	return cmp.Or(cmp.Compare(Weight(x), Weight(y)),
		cmp.Compare(program.Fold(x.Name), program.Fold(y.Name)), cmp.Compare(x.Key, y.Key))
}

// A Seat is a contact with its place in the organisation chart.
type Seat struct {
	*program.Contact
	Depth  int
	InRoom bool
	Met    program.Date // the last contact that is known of
	Never  bool         // nobody of ours is known to have met them, though the exports tell who was met
}

// Chart orders contacts as an organisation chart: by division, those who report
// to another below that one. Who reports in a circle, or to nobody listed,
// stands at the top.
func Chart(contacts []*program.Contact) []Seat {
	boss := bosses(contacts)
	below := map[*program.Contact][]*program.Contact{}
	for _, c := range contacts {
		below[boss[c]] = append(below[boss[c]], c)
	}
	for _, of := range below {
		slices.SortFunc(of, bySay)
	}
	slices.SortStableFunc(below[nil], func(x, y *program.Contact) int {
		return cmp.Compare(program.Fold(x.Division), program.Fold(y.Division))
	})
	var seats []Seat
	var place func(c *program.Contact, depth int)
	place = func(c *program.Contact, depth int) {
		seats = append(seats, Seat{Contact: c, Depth: depth})
		for _, under := range below[c] {
			place(under, depth+1)
		}
	}
	for _, c := range below[nil] {
		place(c, 0)
	}
	return seats
}

// bosses is whom each contact reports to among the others, nil at the top. A
// circle is opened at its first member in order of say.
func bosses(contacts []*program.Contact) map[*program.Contact]*program.Contact {
	ordered := slices.Clone(contacts)
	slices.SortFunc(ordered, bySay)
	byKey := map[string]*program.Contact{}
	for _, c := range slices.Backward(ordered) {
		byKey[program.Fold(c.Name)] = c
	}
	for _, c := range ordered {
		byKey[c.Key] = c
	}
	boss := map[*program.Contact]*program.Contact{}
	for _, c := range ordered {
		b := byKey[c.ReportsTo]
		if b == nil && c.ReportsTo != "" {
			b = byKey[program.Fold(c.ReportsTo)]
		}
		if b != nil && !above(boss, b, c) {
			boss[c] = b
		}
	}
	return boss
}

// above reports whether c stands above b, or is b: then b cannot be its boss.
func above(boss map[*program.Contact]*program.Contact, b, c *program.Contact) bool {
	for ; b != nil; b = boss[b] {
		if b == c {
			return true
		}
	}
	return false
}

// Seating is a group's people in the order in which a sponsor needs them: who
// will be in the room, those who decide and were never met, then the rest as an
// organisation chart.
func (d *Index) Seating(g *program.Group, m *program.Meeting) []Seat {
	met := d.MetBy(g)
	var room, unmet, rest []*program.Contact
	for _, c := range g.Contacts {
		switch {
		case strings.TrimSpace(document.Clean(c.Name)) == "":
		case m != nil && Attends(m.Theirs, c):
			room = append(room, c)
		case c.Decisive() && met.never(c):
			unmet = append(unmet, c)
		default:
			rest = append(rest, c)
		}
	}
	slices.SortFunc(room, bySay)
	slices.SortFunc(unmet, bySay)
	var seats []Seat
	for _, c := range room {
		seats = append(seats, Seat{Contact: c, InRoom: true})
	}
	for _, c := range unmet {
		seats = append(seats, Seat{Contact: c})
	}
	return met.Seats(append(seats, Chart(rest)...))
}

// A meetingBook is when somebody of ours last had contact with each person of a
// group, as far as the exports tell.
type meetingBook struct {
	last  map[*program.Contact]program.Date
	tells bool // the exports tell who was met, so that the others were not
}

// MetBy reads a group's last contacts from its contacts and its held meetings.
func (d *Index) MetBy(g *program.Group) meetingBook {
	b := meetingBook{last: make(map[*program.Contact]program.Date, len(g.Contacts)), tells: d.First.attendance}
	held := HeldMeetings(g, d.AsOf)
	for _, c := range g.Contacts {
		last := c.LastContact
		b.tells = b.tells || last.Known()
		if last > d.AsOf {
			last = 0
		}
		for _, m := range held {
			if m.Date > last && Attends(m.Theirs, c) {
				last = m.Date
			}
		}
		b.last[c] = last
	}
	return b
}

// never reports whether the exports tell who was met, and this person was not.
// Where they do not tell, nobody is called never met.
func (b meetingBook) never(c *program.Contact) bool { return b.tells && !b.last[c].Known() }

// Seats notes in each seat when its person was last met.
func (b meetingBook) Seats(seats []Seat) []Seat {
	for i, s := range seats {
		seats[i].Met, seats[i].Never = b.last[s.Contact], b.never(s.Contact)
	}
	return seats
}

// Counterpart is who of ours stands beside a person: by the team, else who
// keeps the contact; "" when nobody is known to.
func Counterpart(g *program.Group, c *program.Contact) (string, program.Origin) {
	for _, t := range g.Team {
		if Same(t.Counterpart, c.Name) || Same(t.Counterpart, c.LatinName) {
			return t.Person, t.Origin
		}
	}
	return c.Owner, c.Origin
}

// Facing is whom of theirs one of ours stands beside, the one with most say; nil for nobody.
func Facing(g *program.Group, ours string) *program.Contact {
	var most *program.Contact
	for _, c := range g.Contacts {
		if who, _ := Counterpart(g, c); Same(who, ours) && (most == nil || bySay(c, most) < 0) {
			most = c
		}
	}
	return most
}

// OnlyThread is the one person with whom we had contact within a year, where
// others are known too and the exports tell whom we met; or the only one who is known
// there at all. nil otherwise.
func (d *Index) OnlyThread(g *program.Group) *program.Contact {
	if len(g.Contacts) == 1 && strings.TrimSpace(document.Clean(g.Contacts[0].Name)) != "" {
		return g.Contacts[0]
	}
	met := d.MetBy(g)
	var only *program.Contact
	for _, c := range g.Contacts {
		if !met.last[c].Known() || met.last[c] < d.AsOf.AddMonths(-12) {
			continue
		}
		if only != nil {
			return nil
		}
		only = c
	}
	return only
}

// Unmet are those who decide and were never met, in order of say.
func (d *Index) Unmet(g *program.Group) []*program.Contact {
	met := d.MetBy(g)
	var out []*program.Contact
	for _, c := range g.Contacts {
		if c.Decisive() && met.never(c) && strings.TrimSpace(document.Clean(c.Name)) != "" {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, bySay)
	return out
}

// AllMet reports whether there are people who decide, and somebody of ours is known to
// have met each of them.
func (d *Index) AllMet(g *program.Group) bool {
	met, any := d.MetBy(g), false
	for _, c := range g.Contacts {
		if c.Decisive() && !met.last[c].Known() {
			return false
		}
		any = any || c.Decisive()
	}
	return any
}

// WasStance is the stance that an earlier book remembers, where it differs from
// today's and is young enough to print; nil otherwise.
func (d *Index) WasStance(c *program.Contact) *program.PastContact {
	was := d.past[c.Key]
	if was == nil || d.Stance(c) == program.StanceUnknown || was.On < d.AsOf.AddMonths(-d.Settings.Measures.StanceMonths) {
		return nil
	}
	return was
}
