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
		long: "ACCOUNT is a name, a part of one, an alias or an id; case, accents and legal forms make no difference. What --json " +
			"prints is told by " +
			"docs/schemas/explain.json, a JSON Schema.",
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
	Book     program.Month `json:"book"`             // month of the book
	AsOf     program.Date  `json:"as_of"`            // day that it is made for
	Account  string        `json:"account"`          // name of the group
	ID       string        `json:"id"`               // id of its first account; "" where the exports have none
	Member   string        `json:"member,omitempty"` // the account that was asked for, where it is not the group's own
	Currency string        `json:"currency"`         // of the amounts; "" where it is not known

	Tier     int             `json:"tier"`               // 1 to 3; 0 where it has none
	Since    program.Date    `json:"since,omitzero"`     // first day in the tier
	Active   bool            `json:"active"`             // has revenue in the window
	Rank     int             `json:"rank,omitempty"`     // by revenue; missing where not active
	Of       int             `json:"of"`                 // active groups
	Revenue  program.Decimal `json:"revenue"`            // of the window
	Before   *changed        `json:"change,omitempty"`   // against the period before; missing where there is none
	Share    program.Decimal `json:"share"`              // of active revenue, as a fraction
	Reasons  []because       `json:"reasons"`            // why this tier
	Notes    []because       `json:"notes"`              // what else is worth knowing about it
	Moves    []move          `json:"moves"`              // what another tier would take
	Proposed *proposal       `json:"proposed,omitempty"` // what waits for a decision

	Sponsor *sponsorship    `json:"sponsor,omitempty"` // missing where there is none and none is proposed
	Actions []line          `json:"actions"`           // of the plan
	From    []revenueSource `json:"revenue_from"`      // tables that the revenue of the window came from
}

// A changed is the revenue against the period before, as a fraction.
type changed struct {
	By program.Decimal `json:"by"` // as a fraction
}

// A because is one reason.
type because struct {
	Code    string       `json:"code"`                 // stable
	Text    string       `json:"text"`                 // the reason in words
	By      string       `json:"decided_by,omitempty"` // who decided, where a person did
	Expires program.Date `json:"expires,omitzero"`     // until when the decision stands
	Member  string       `json:"member,omitempty"`     // the account of the group that it is about
	Sources []place      `json:"sources"`              // where it was read
}

// A move is what another tier would take.
type move struct {
	Tier   int             `json:"tier"`            // which tier
	Goal   string          `json:"goal"`            // what would happen, such as "to rise to tier 1"
	Amount program.Decimal `json:"amount,omitzero"` // more revenue above zero, less below
	Unit   string          `json:"unit,omitempty"`  // the currency, or points
	Text   string          `json:"text"`            // past whom, and for how long
}

// A proposal is what a person has to decide.
type proposal struct {
	Kind    string       `json:"kind"`           // what is proposed, such as "leave" or "add in"
	Tier    int          `json:"tier"`           // which it would be in
	Since   program.Date `json:"since,omitzero"` // since when it is proposed
	Reasons []because    `json:"reasons"`        // why
}

// A place is where something was read.
type place struct {
	File  string `json:"file"`            // path below the input folder, with slashes
	Sheet string `json:"sheet,omitempty"` // missing for a file that has none
	Cell  string `json:"cell,omitempty"`  // missing for the whole sheet
	ref   finding.Ref
}

// A line is one action of the plan.
type line struct {
	ID      string       `json:"id"`                   // the same in every book
	Rule    string       `json:"rule"`                 // of docs/plan-rules.md
	What    string       `json:"what"`                 // what is to be done
	Why     string       `json:"why"`                  // why
	Owner   string       `json:"owner"`                // who does it; "" for nobody yet
	Start   program.Date `json:"start,omitzero"`       // first day
	Due     program.Date `json:"complete_by,omitzero"` // last day
	Status  string       `json:"status"`               // proposed, planned, in progress, done or cancelled
	Sources []place      `json:"sources"`              // where it was read
}

// A revenueSource is one table that the window's revenue came from.
type revenueSource struct {
	Table string `json:"table"` // file and sheet
	First place  `json:"first"` // its first cell
	Cells int    `json:"cells"` // how many cells
	first finding.Ref
	reading
}

// A reading is how a table was read: which columns as what, what its numbers prove
// of them, and what of it does not count.
type reading struct {
	Columns  []string `json:"columns,omitempty"`             // which column was read as which field, with the law that proves it
	NotMoney []string `json:"no_money_of_its_own,omitempty"` // columns that are proven to be no money of their own
	Aside    []string `json:"set_aside,omitempty"`           // rows that do not count, by reason
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
