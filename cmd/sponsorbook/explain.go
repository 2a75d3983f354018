package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func explainCommand() command {
	return command{
		name: "explain", args: "ACCOUNT", least: 1, most: 1,
		short: "Prints why this tier, this sponsor and these actions, with the source cells.",
		flags: func(f *pflag.FlagSet, o *options) {
			inputFlags(f, o)
			f.BoolVar(&o.JSON, "json", false, "print for machines")
		},
		run: explain,
	}
}

func explain(ctx context.Context, s *session) error {
	p, _, err := s.program(ctx)
	if err != nil {
		return err
	}
	g, err := find(p, s.args[0])
	if err != nil {
		return err
	}
	e := explanation{Account: g.Name, ID: g.Root.ID, Currency: p.Currency, Standing: p.Standing(g.Key), Pairing: p.Pairing(g.Key)}
	for _, a := range p.Plan.Actions {
		if a.Group == g.Key {
			e.Actions = append(e.Actions, a)
		}
	}
	e.Revenue = revenueOf(p, g)
	if s.JSON {
		out := json.NewEncoder(s.out)
		out.SetIndent("", "  ")
		return out.Encode(e)
	}
	e.print(s.out)
	return nil
}

// An explanation is everything that decided about one account.
type explanation struct {
	Account  string            `json:"account"`
	ID       string            `json:"id"`
	Currency string            `json:"currency"`
	Standing *program.Standing `json:"standing"`
	Pairing  *program.Pairing  `json:"pairing"`
	Actions  []program.Action  `json:"actions"`
	Revenue  []revenueSource   `json:"revenue"`
}

func (e explanation) print(w io.Writer) {
	st := e.Standing
	fmt.Fprintf(w, "%s: tier %d\n", e.Account, st.Tier)
	for _, r := range st.Reasons {
		reason(w, "because", r)
	}
	for _, r := range st.Notes {
		reason(w, "also", r)
	}
	for _, m := range st.Moves {
		by := program.Round(m.By.Abs(), 2).String()
		if m.Points {
			by += " points"
		} else if e.Currency != "" {
			by += " " + e.Currency
		}
		more := "more"
		if m.By.Sign() < 0 {
			more = "less"
		}
		wrap(w, fmt.Sprintf("  for tier %d it would take %s %s, %s", m.Tier, by, more, strings.TrimSuffix(m.Text, ":")), 80)
	}
	if p := st.Proposed; p != nil {
		fmt.Fprintf(w, "  proposed, not decided: %s, tier %d\n", p.Kind, p.Tier)
		for _, r := range p.Reasons {
			reason(w, "because", r)
		}
	}
	e.sponsor(w)
	if len(e.Actions) > 0 {
		fmt.Fprintf(w, "actions\n")
	}
	for _, a := range e.Actions {
		wrap(w, fmt.Sprintf("  %s %s to %s: %s (%s; rule %s; %s)", a.ID, a.Start, a.Due, a.What, a.Why, a.Rule, a.Status), 80)
		cells(w, a.Sources)
	}
	if len(e.Revenue) > 0 {
		fmt.Fprintf(w, "revenue of the window from\n")
	}
	for _, r := range e.Revenue {
		fmt.Fprintf(w, "      %s, %s from %s on\n", r.Table, count(r.Cells, "cell", "cells"), r.First.Cell())
	}
}

// A revenueSource is one table that the window's revenue came from.
type revenueSource struct {
	Table string      `json:"table"`
	First finding.Ref `json:"first"`
	Cells int         `json:"cells"`
}

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
			if !seen || r.From.Compare(s.First) < 0 {
				s.First = r.From
			}
			s.Table, s.Cells = name, s.Cells+r.Cells
			byTable[name] = s
		}
	}
	return slices.SortedFunc(maps.Values(byTable), func(a, b revenueSource) int { return cmp.Compare(a.Table, b.Table) })
}

func (e explanation) sponsor(w io.Writer) {
	p := e.Pairing
	if p == nil {
		fmt.Fprintf(w, "sponsor: none\n")
		return
	}
	state := "proposed, not decided"
	if p.Confirmed {
		state = "confirmed"
	}
	name := p.Sponsor
	if name == "" {
		name, state = "none", "nobody can"
	}
	fmt.Fprintf(w, "sponsor: %s (%s)\n", name, state)
	for _, part := range p.Parts {
		fmt.Fprintf(w, "  %6s  %s: %s\n", program.Round(part.Score, 1), part.Name, part.Why)
	}
	if p.RunnerUp != "" {
		fmt.Fprintf(w, "  runner-up: %s with %s, against %s\n", p.RunnerUp, program.Round(p.RunnerUpScore, 1), program.Round(p.Score, 1))
	}
	for _, r := range p.Why {
		reason(w, "note", r)
	}
}

// reason prints one reason with who decided and the cells it came from.
func reason(w io.Writer, word string, r program.Reason) {
	text := "  " + word + " " + r.Text
	if r.By != "" {
		text += ", decided by " + r.By
	}
	if r.Expires.Known() {
		text += ", until " + r.Expires.String()
	}
	wrap(w, text, 80)
	cells(w, r.Sources)
}

// mostCells is how many cells are printed in a row of them.
const mostCells = 6

func cells(w io.Writer, refs []finding.Ref) {
	for i, r := range refs {
		if i == mostCells {
			fmt.Fprintf(w, "      … and %d more cells\n", len(refs)-mostCells)
			return
		}
		fmt.Fprintf(w, "      %s\n", r)
	}
}
