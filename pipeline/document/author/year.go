package author

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Strip is a group's year in the page's language: its marks in lanes, with what
// of money and promises falls into it, and the same in words. A mark without a
// word or a day says nothing.
func (a *Author) Strip(g *program.Group, marks []program.Mark) document.Year {
	y := a.LookedAt(document.Year{From: a.Plan.Period.From, To: a.Plan.Period.To})
	for _, m := range marks {
		m.Label, m.When = a.Term(span.Cut(m.Label, 30)), a.Days(m.When, m.From, m.To)
		m.State = program.State(document.Clean(string(m.State)))
		if m.Label != "" && m.When != "" {
			y.Marks = append(y.Marks, m)
		}
	}
	y.Months = a.monthNames(y.From, y.To)
	y.Lanes = a.lanes(g, y)
	y.Describe = span.Joined(span.Dot, a.stripWords(y.Marks), a.salesWords(g, y), a.owedWords(g, y))
	y.Key = a.KeyOf(y.Lanes)
	for i := range y.Marks {
		y.Marks[i].Meeting = "" // no text of a page
	}
	return y
}

// LookedAt marks in a year the day that the book is made for.
func (a *Author) LookedAt(y document.Year) document.Year {
	y.Today, y.Named = a.AsOf, a.Sayf("as of %s", a.ShortDay(a.AsOf, a.AsOf))
	return y
}

// elsewhere reports whether a mark is a booked meeting to which somebody does not go.
func elsewhere(g *program.Group, mark program.Mark, name string) bool {
	return mark.Meeting != "" && slices.ContainsFunc(g.Meetings, func(m *program.Meeting) bool {
		return m.Identity() == mark.Meeting && !Goes(m, name)
	})
}

// monthNames are short, the first and every January with its year.
func (a *Author) monthNames(from, to program.Date) []string {
	if !from.Known() || to < from || to.Month()-from.Month() > 24 {
		return nil
	}
	var out []string
	for m := from.Month(); m <= to.Month(); m++ {
		name := a.MonthName(m)
		if m == from.Month() || m.Month() == 1 {
			name = fmt.Sprintf("%s %d", name, m.Year())
		}
		out = append(out, name)
	}
	return out
}

// lanes are what the sponsor does, what others of ours do, the reviews, the money and what is owed.
func (a *Author) lanes(g *program.Group, y document.Year) []document.Lane {
	who := a.Say("Sponsor")
	if a.SponsorOf(g) != nil && a.Addressed() {
		who = a.Say("You")
	}
	next := document.Lane{Name: a.Say("Successor")}    // what lies behind a sponsor's last day is not theirs
	others := document.Lane{Name: a.Say("Colleagues")} // nor is a meeting to which others of ours go
	sponsor, reviews, money := document.Lane{Name: who}, document.Lane{Name: a.Term(program.QBR)}, document.Lane{Name: a.Say("Money")}
	for _, m := range y.Marks {
		mark := document.LaneMark{Label: m.Label, From: m.From, To: m.To}
		if !m.Booked {
			mark.From, mark.To = half(m.From, m.To, y.From)
		}
		switch {
		case a.IsRenewal(m):
			continue // by worth, below
		case m.Booked:
			mark.Form, mark.Label = document.Booked, fmt.Sprintf("%s %d", m.Label, m.From.Time().Day())
		}
		switch r := a.SponsorOf(g); {
		case m.Label == a.Term(program.QBR):
			reviews.Marks = append(reviews.Marks, mark)
		case r != nil && r.Leaves.Known() && m.From > r.Leaves:
			next.Marks = append(next.Marks, mark)
		case r != nil && elsewhere(g, m, r.Sponsor):
			others.Marks = append(others.Marks, mark)
		default:
			sponsor.Marks = append(sponsor.Marks, mark)
		}
	}
	for _, r := range g.Expiries(a.AsOf) {
		money.Marks = append(money.Marks, document.LaneMark{Label: span.Joined(" ", a.Say("renewal"), a.ShortMoney(r.Annual)), From: r.On,
			To:   r.On,
			Form: document.Renewal, Worth: language.Float(worth(r.Annual))})
	}
	for i, o := range OpenOpportunities(g) {
		mark := document.LaneMark{From: o.Close, To: o.Close, Form: document.Sale, Worth: language.Float(worth(o.Amount))}
		if i == 0 {
			mark.Label = a.ShortMoney(o.Amount)
		}
		money.Marks = append(money.Marks, mark)
	}
	owed := document.Lane{Name: a.Say("Promised")}
	for _, p := range Owed(g) {
		owed.Marks = append(owed.Marks, document.LaneMark{From: p.Due, To: p.Due, Form: document.Tick})
	}
	return slices.DeleteFunc([]document.Lane{sponsor, next, others, reviews, money, owed}, func(l document.Lane) bool {
		return !slices.ContainsFunc(l.Marks, func(m document.LaneMark) bool { return m.From >= y.From && m.From <= y.To })
	})
}

// half are the days of the half month whose name a window has, from no day before the
// year's first: its own working days may begin later and end earlier.
func half(from, to, first program.Date) (program.Date, program.Date) {
	switch month := from.Month(); {
	case month != to.Month():
	case to.Time().Day() <= 16:
		return max(month.First(), first), month.First().AddDays(14)
	case from.Time().Day() >= 14:
		return max(month.First().AddDays(15), first), month.Last()
	}
	return from, to
}

// Deal is the name of an opportunity on a page of its account, whose own name,
// or the first words of it, it does not repeat: "Roll-out Gdańsk".
func Deal(g *program.Group, o *program.Opportunity) string {
	for _, dash := range []string{" – ", " - ", " — ", ": "} {
		of, deal, ok := strings.Cut(o.Name, dash)
		if !ok || strings.TrimSpace(deal) == "" || strings.TrimSpace(of) == "" {
			continue
		}
		own := func(c *program.Account) bool {
			return strings.HasPrefix(program.Fold(c.Name)+" ", program.Fold(of)+" ")
		}
		if slices.ContainsFunc(g.Members, own) {
			return span.Capital(strings.TrimSpace(deal))
		}
	}
	return o.Name
}

// Owed are the promises that are not kept, by the day they are due.
func Owed(g *program.Group) []*program.Promise {
	owed := slices.DeleteFunc(slices.Clone(g.Promises), func(p *program.Promise) bool {
		return p.IsKept() || strings.TrimSpace(document.Clean(p.Text)) == ""
	})
	slices.SortStableFunc(owed, func(x, y *program.Promise) int { return cmp.Compare(x.Due, y.Due) })
	return owed
}

// KeyOf says what the forms of a year mean, those that are in it.
func (a *Author) KeyOf(lanes []document.Lane) string {
	var parts []string
	for _, k := range []struct {
		form document.Form
		word string
	}{{document.Booked, "solid: booked"}, {document.Window, "outlined: window"}, {document.Renewal, "diamond: renewal"},
		{document.Sale, "hollow: sale, by value"}, {document.Tick, "stroke: promised"}} {
		if slices.ContainsFunc(lanes, func(l document.Lane) bool {
			return slices.ContainsFunc(l.Marks, func(m document.LaneMark) bool { return m.Form == k.form })
		}) {
			parts = append(parts, a.Say(k.word))
		}
	}
	return strings.Join(parts, span.Dot)
}

// salesWords are "Sales: Gdańsk €1.15 m, 29 Jan; …", those that close in the year.
func (a *Author) salesWords(g *program.Group, y document.Year) string {
	var said []string
	for _, o := range OpenOpportunities(g) {
		if o.Close >= y.From && o.Close <= y.To {
			said = append(said, span.Joined(" ", span.Cut(Deal(g, o), 60), a.ShortMoney(o.Amount), a.ShortDay(o.Close, a.AsOf)))
		}
	}
	if said == nil {
		return ""
	}
	return a.Say("Sales") + " " + a.List(said)
}

// owedWords are "Promised: roadmap session, 4 Dec".
func (a *Author) owedWords(g *program.Group, y document.Year) string {
	var said []string
	for _, p := range Owed(g) {
		if p.Due >= y.From && p.Due <= y.To {
			said = append(said, span.Joined(" ", span.Unended(span.Cut(p.Text, 80)), a.ShortDay(p.Due, a.AsOf)))
		}
	}
	if said == nil {
		return ""
	}
	return a.Say("Promised") + " " + a.List(said)
}

// stripWords is "Visit 10 Dec (booked), June · QBR Jan, Apr · Renewal 19 Mar".
func (a *Author) stripWords(marks []program.Mark) string {
	var labels []string
	of := map[string][]string{}
	for _, m := range marks {
		if of[m.Label] == nil {
			labels = append(labels, m.Label)
		}
		if m.Booked && !a.IsRenewal(m) {
			m.When += " (" + a.Say("booked") + ")"
		}
		of[m.Label] = append(of[m.Label], m.When)
	}
	var parts []string
	for _, l := range labels {
		parts = append(parts, l+" "+a.List(of[l]))
	}
	return strings.Join(parts, span.Dot)
}

// IsRenewal reports whether a mark is a contract's end, which nobody booked.
func (a *Author) IsRenewal(m program.Mark) bool {
	return strings.EqualFold(m.Label, "renewal") || strings.EqualFold(m.Label, a.Say("Renewal"))
}

// MarkText is one mark in words: "Visit, first half of June".
func (a *Author) MarkText(m program.Mark) string {
	return span.Joined(", ", a.Term(span.Cut(m.Label, 30)), a.Days(m.When, m.From, m.To))
}

// Grade is how large money is among what renews in the whole program: 1 to 3, by the
// area of a diamond that is drawn for it.
func (a *Author) Grade(m program.Money) int {
	most := program.Zero
	for _, r := range a.Scorecard.Renewals {
		if w := worth(r.Amount); w.GreaterThan(most) {
			most = w
		}
	}
	w := worth(m)
	for n, part := range []int64{16, 4} { // a quarter and a half of the width of the largest
		if w.Mul(program.NewDecimal(part)).LessThan(most) {
			return n + 1
		}
	}
	return 3
}
