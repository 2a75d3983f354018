package briefing

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A bonder finds who of ours knows whom, and how lately they met.
type bonder struct {
	a     *author.Author
	g     *program.Group
	seats []author.Seat
	names []string
	bonds map[[2]int]document.Strength
}

// bondsOf are our people and their bonds with some of theirs: who stands beside
// whom by team and contact list, and who met whom by the meetings that were held.
func bondsOf(a *author.Author, g *program.Group, seats []author.Seat) *bonder {
	b := &bonder{a: a, g: g, seats: seats, bonds: map[[2]int]document.Strength{}}
	if r := a.SponsorOf(g); r != nil {
		b.index(r.Sponsor)
	}
	for i, s := range seats {
		if who, _ := author.Counterpart(g, s.Contact); strings.TrimSpace(who) != "" {
			strength := b.strength(s.Met)
			if s.Never {
				strength = document.Never
			}
			b.bind(who, i, strength)
		}
	}
	for _, m := range author.HeldMeetings(g, a.AsOf) {
		ours := m.Ours
		if m.Sponsor != "" && !slices.ContainsFunc(ours, func(n string) bool { return author.Same(n, m.Sponsor) }) {
			ours = append(slices.Clip(ours), m.Sponsor)
		}
		for i, s := range seats {
			if author.Attends(m.Theirs, s.Contact) {
				for _, who := range ours {
					b.bind(who, i, b.strength(m.Date))
				}
			}
		}
	}
	return b
}

func (b *bonder) strength(on program.Date) document.Strength {
	switch {
	case on.Known() && on >= b.a.AsOf.AddDays(-90):
		return document.InAQuarter
	case on.Known() && on >= b.a.AsOf.AddMonths(-12):
		return document.InAYear
	}
	return document.LongAgo
}

// index is the place of one of ours, noted where they are new; −1 for nobody.
func (b *bonder) index(name string) int {
	if name = span.Cut(name, 60); name == "" {
		return -1
	}
	if i := slices.IndexFunc(b.names, func(n string) bool { return author.Same(n, name) }); i >= 0 {
		return i
	}
	b.names = append(b.names, name)
	return len(b.names) - 1
}

// bind notes a bond, the strongest where there are several.
func (b *bonder) bind(who string, theirs int, s document.Strength) {
	if i := b.index(who); i >= 0 {
		k := [2]int{i, theirs}
		if was, known := b.bonds[k]; !known || s > was {
			b.bonds[k] = s
		}
	}
}

// relations are a table of people with the map of who knows them beside it;
// false where nobody of ours is known to.
func relations(a *author.Author, g *program.Group, seats []author.Seat, t document.Table) (document.Relations, bool) {
	b := bondsOf(a, g, seats)
	if len(b.bonds) == 0 {
		return document.Relations{}, false
	}
	r := document.Relations{Table: t, Head: a.Say("ours")}
	var said []string
	for i, name := range b.names {
		r.Ours = append(r.Ours, b.called(name))
		var met []string
		for j, s := range seats {
			if strength, ok := b.bonds[[2]int{i, j}]; ok {
				r.Bonds = append(r.Bonds, document.Bond{Ours: i, Theirs: j, Strength: strength})
				met = append(met, span.Cut(s.Name, 60)+" ("+a.Say(strengths[strength])+")")
			}
		}
		if met == nil {
			met = []string{a.Say("nobody")}
		}
		said = append(said, r.Ours[i]+": "+a.List(met))
	}
	var nobodys []string
	for j, s := range seats {
		if !slices.ContainsFunc(r.Bonds, func(x document.Bond) bool { return x.Theirs == j }) {
			nobodys = append(nobodys, span.Cut(s.Name, 60))
		}
	}
	if nobodys != nil {
		said = append(said, a.Say("nobody")+": "+a.List(nobodys))
	}
	has := func(s document.Strength) bool {
		return slices.ContainsFunc(r.Bonds, func(x document.Bond) bool { return x.Strength == s })
	}
	var key []string
	if has(document.InAQuarter) {
		key = append(key, a.Say("thick: met in 90 days"))
	}
	if has(document.Never) || nobodys != nil {
		key = append(key, a.Say("red, dotted: never"))
	}
	r.Key = strings.Join(key, span.Dot)
	r.Describe = a.Say("Who knows whom") + ". " + strings.Join(said, "; ") + "."
	return r, true
}

// called is "Helena Brandt, you" for the reader.
func (b *bonder) called(name string) string {
	if r := b.a.SponsorOf(b.g); r != nil && author.Same(r.Sponsor, name) && b.a.Addressed() {
		return span.Capital(b.a.Say("you"))
	}
	return name
}

var strengths = map[document.Strength]string{
	document.Never: "never met", document.LongAgo: "longer ago or not known when",
	document.InAYear: "met within a year", document.InAQuarter: "met within 90 days",
}
