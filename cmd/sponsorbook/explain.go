package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/cmd/sponsorbook/whom"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func explainCommand() command {
	return command{
		name: "explain", args: "[ACCOUNT]", most: 1,
		short: "Says why this tier, sponsor and actions, with the source cells.",
		long:  "ACCOUNT is a name, a part of one, an alias or an id; case, accents and legal forms make no difference.",
		examples: []example{
			{"explain -i my-exports \"Aurelia Logistics\"", "why is it where it is?"},
			{"explain -i my-exports aurelia --json", "the same for programs"},
			{"explain -i my-exports -o books --person \"Ines Carvalho\"", "what is stored about a person"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			inputFlags(f, o)
			f.BoolVar(&o.JSON, "json", false, "print for machines")
			f.StringVar(&o.Person, "person", "", "say what is stored about this `PERSON` instead")
		},
		run: explain,
	}
}

func explain(ctx context.Context, s *session) error {
	switch {
	case s.Person != "" && len(s.args) == 0:
		return stored(ctx, s)
	case s.Person != "" || len(s.args) == 0:
		return usagef("explain wants ACCOUNT, or --person PERSON; see sponsorbook explain --help")
	}
	p, _, err := s.program(ctx)
	if err != nil {
		return err
	}
	g, err := whom.Account(p, s.args[0])
	if err != nil {
		return usageError{err}
	}
	e := explanationOf(p, g, s.args[0])
	if s.JSON {
		out := json.NewEncoder(s.out)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(e)
	}
	e.print(screen.Safe(s.out))
	return nil
}

// An explanation is everything that decided about one account, with where each
// figure was read. Its JSON is for machines; unknown days and amounts are left
// out of it.
type explanation struct {
	Book     program.Month `json:"book"`
	AsOf     program.Date  `json:"as_of"`
	Account  string        `json:"account"`
	ID       string        `json:"id"`
	Member   string        `json:"member,omitempty"` // the account that was asked for, where it is not the group's own
	Currency string        `json:"currency"`

	Tier     int             `json:"tier"`
	Since    program.Date    `json:"since,omitzero"`
	Active   bool            `json:"active"`
	Rank     int             `json:"rank,omitempty"`
	Of       int             `json:"of"` // active groups
	Revenue  program.Decimal `json:"revenue"`
	Before   *changed        `json:"change,omitempty"`
	Share    program.Decimal `json:"share"`
	Reasons  []because       `json:"reasons"`
	Notes    []because       `json:"notes"`
	Moves    []move          `json:"moves"`
	Proposed *proposal       `json:"proposed,omitempty"`

	Sponsor *sponsorship    `json:"sponsor,omitempty"`
	Actions []line          `json:"actions"`
	From    []revenueSource `json:"revenue_from"`
}

// A changed is the revenue against the period before, as a fraction.
type changed struct {
	By program.Decimal `json:"by"`
}

// A because is one reason.
type because struct {
	Code    string       `json:"code"`
	Text    string       `json:"text"`
	By      string       `json:"decided_by,omitempty"`
	Expires program.Date `json:"expires,omitzero"`
	Member  string       `json:"member,omitempty"`
	Sources []place      `json:"sources"`
}

// A move is what another tier would take.
type move struct {
	Tier   int             `json:"tier"`
	Goal   string          `json:"goal"`
	Amount program.Decimal `json:"amount,omitzero"` // more revenue above zero, less below
	Unit   string          `json:"unit,omitempty"`  // the currency, or points
	Text   string          `json:"text"`
}

// A proposal is what a person has to decide.
type proposal struct {
	Kind    string       `json:"kind"`
	Tier    int          `json:"tier"`
	Since   program.Date `json:"since,omitzero"`
	Reasons []because    `json:"reasons"`
}

// A place is where something was read.
type place struct {
	File  string `json:"file"`
	Sheet string `json:"sheet,omitempty"`
	Cell  string `json:"cell,omitempty"`
	ref   finding.Ref
}

// A line is one action of the plan.
type line struct {
	ID      string       `json:"id"`
	Rule    string       `json:"rule"`
	What    string       `json:"what"`
	Why     string       `json:"why"`
	Owner   string       `json:"owner"`
	Start   program.Date `json:"start,omitzero"`
	Due     program.Date `json:"complete_by,omitzero"`
	Status  string       `json:"status"`
	Sources []place      `json:"sources"`
}

// A revenueSource is one table that the window's revenue came from.
type revenueSource struct {
	Table string `json:"table"`
	First place  `json:"first"`
	Cells int    `json:"cells"`
	first finding.Ref
	reading
}

// A reading is how a table was read: which columns as what, what its numbers prove
// of them, and what of it does not count.
type reading struct {
	Columns  []string `json:"columns,omitempty"`
	NotMoney []string `json:"no_money_of_its_own,omitempty"`
	Aside    []string `json:"set_aside,omitempty"`
}

func readingOf(s *program.Source) reading {
	var r reading
	for _, c := range s.Columns {
		law := ""
		if c.Law != "" {
			law = " (" + c.Law + ")"
		}
		switch {
		case c.Field != "":
			r.Columns = append(r.Columns, c.Field+" = "+c.Header+law)
		case c.Role != "":
			r.NotMoney = append(r.NotMoney, fmt.Sprintf("%s is %s, %s in all%s", c.Header, c.Role, c.Sum.StringFixed(2), law))
		}
	}
	for _, x := range s.SetAside {
		r.Aside = append(r.Aside, program.Plural(len(x.Rows), "row", "rows")+", "+x.Reason+sumsOf(x.Sums))
	}
	return r
}

// sumsOf are sums as they follow a reason: ", 500.00 EUR".
func sumsOf(sums []program.Money) string {
	text := ""
	for _, m := range sums {
		text += ", " + unit(m.Amount.StringFixed(2), m.Currency)
	}
	return text
}

func explanationOf(p *program.Program, g *program.Group, asked string) explanation {
	st := p.Standing(g.Key)
	e := explanation{Book: p.Book, AsOf: p.AsOf, Account: g.Name, ID: g.Root.ID, Member: whom.Member(g, asked), Currency: p.Currency,
		Tier: st.Tier, Since: st.Since, Active: st.Active, Rank: st.Rank, Revenue: program.Round(st.Revenue, 4),
		Share: program.Round(st.Share, 6), Reasons: reasonsOf(st.Reasons), Notes: reasonsOf(st.Notes), Moves: movesOf(p, st),
		Sponsor: sponsorshipOf(p.Pairing(g.Key)), Actions: linesOf(p, g), From: revenueOf(p, g)}
	for _, other := range p.Standings {
		if other.Active {
			e.Of++
		}
	}
	if st.HasChange {
		e.Before = &changed{program.Round(st.Change, 6)}
	}
	if x := st.Proposed; x != nil {
		e.Proposed = &proposal{x.Kind, x.Tier, x.Since, reasonsOf(x.Reasons)}
	}
	return e
}

func movesOf(p *program.Program, st *program.Standing) []move {
	out := []move{}
	for _, m := range st.Moves {
		x := move{Tier: m.Tier, Goal: m.Goal, Text: m.Text}
		switch {
		case m.Signs:
		case m.Points:
			x.Amount, x.Unit = program.Round(m.By, 2), "points"
		default:
			x.Amount, x.Unit = program.Round(m.By, 2), p.Currency
		}
		out = append(out, x)
	}
	return out
}

func linesOf(p *program.Program, g *program.Group) []line {
	out := []line{}
	for _, a := range p.Plan.Actions {
		if a.Group == g.Key {
			out = append(out, line{a.ID, a.Rule, a.What, a.Why, a.Owner, a.Start, a.Due, a.Status, places(a.Sources)})
		}
	}
	return out
}

func reasonsOf(all []program.Reason) []because {
	out := []because{}
	for _, r := range all {
		out = append(out, because{r.Code, r.Text, r.By, r.Expires, r.Member, places(r.Sources)})
	}
	return out
}

func places(refs []finding.Ref) []place {
	out := []place{}
	for _, r := range refs {
		if r.Known() {
			out = append(out, placeOf(r))
		}
	}
	return out
}

func placeOf(r finding.Ref) place { return place{r.File, r.Sheet, r.Cell(), r} }

// revenueOf are the tables of a group's revenue in the window, by name.
func revenueOf(p *program.Program, g *program.Group) []revenueSource {
	byTable := map[string]revenueSource{}
	for _, m := range g.Members {
		for r := range p.Revenue.Of(m.Key) {
			if r.Month < p.Window.From || r.Month > p.Window.To {
				continue
			}
			name := finding.Ref{File: r.From.File, Sheet: r.From.Sheet}.String()
			s, seen := byTable[name]
			if !seen || r.From.Compare(s.first) < 0 {
				s.first, s.First = r.From, placeOf(r.From)
			}
			s.Table, s.Cells = name, s.Cells+r.Cells
			byTable[name] = s
		}
	}
	for _, src := range p.Sources {
		if s, ok := byTable[finding.Ref{File: src.File, Sheet: src.Sheet}.String()]; ok {
			s.reading = readingOf(src)
			byTable[s.Table] = s
		}
	}
	return slices.SortedFunc(maps.Values(byTable), func(a, b revenueSource) int { return cmp.Compare(a.Table, b.Table) })
}
