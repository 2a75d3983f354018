package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"sponsorbook/pipeline/program"
)

func (e explanation) print(w io.Writer) {
	fmt.Fprintf(w, "%s: tier %d\n", e.Account, e.Tier)
	if e.Member != "" {
		wrap(w, fmt.Sprintf("  %s is an account of this group, and has the group's tier and sponsor", e.Member), 80)
	}
	wrap(w, "  "+e.figures(), 80)
	for _, r := range e.Reasons {
		r.print(w, "because")
	}
	for _, r := range e.Notes {
		r.print(w, "also")
	}
	if x := e.Proposed; x != nil {
		wrap(w, fmt.Sprintf("  proposed, not decided: %s, tier %d, since %s", x.Kind, x.Tier, longDay(x.Since)), 80)
		for _, r := range x.Reasons {
			r.print(w, "  because")
		}
	}
	for _, m := range e.Moves {
		wrap(w, "  "+m.String(), 80)
	}
	e.Sponsor.print(w)
	e.plan(w)
	if len(e.From) > 0 {
		fmt.Fprintf(w, "revenue of the window from\n")
	}
	for _, r := range e.From {
		fmt.Fprintf(w, "      %s, %s from %s on\n", r.Table, program.Plural(r.Cells, "cell", "cells"), r.First.Cell)
		for _, line := range r.Columns {
			wrap(w, "        read "+line, width)
		}
		for _, line := range r.NotMoney {
			wrap(w, "        no money of its own: "+line, width)
		}
		for _, line := range r.Aside {
			wrap(w, "        set aside: "+line, width)
		}
	}
}

// figures are the revenue with its change, and since when the tier stands.
func (e explanation) figures() string {
	text := "revenue " + unit(grouped(e.Revenue), e.Currency)
	if e.Before != nil {
		percent := program.Round(e.Before.By.Shift(2), 1)
		text += fmt.Sprintf(" (%s%s %% against the period before)", map[bool]string{true: "+"}[percent.Sign() >= 0], percent.StringFixed(1))
	}
	if e.Since.Known() {
		text += fmt.Sprintf("; in tier %d since %s", e.Tier, longDay(e.Since))
	}
	return text
}

// String is "to rise to tier 1: 1,200.00 EUR more, past Globex, 33rd of 323".
func (m move) String() string {
	switch sign := m.Amount.Sign(); {
	case m.Unit == "" && sign == 0:
		return m.Goal + ": " + m.Text
	case sign == 0:
		return m.Goal + ": anything more, " + m.Text
	case sign < 0:
		return m.Goal + ": " + unit(grouped(m.Amount.Abs()), m.Unit) + " less, " + m.Text
	default:
		return m.Goal + ": " + unit(grouped(m.Amount), m.Unit) + " more, " + m.Text
	}
}

func unit(amount, unit string) string { return strings.TrimSpace(amount + " " + unit) }

func (e explanation) plan(w io.Writer) {
	if len(e.Actions) == 0 {
		return
	}
	fmt.Fprintln(w, "actions")
	for _, a := range e.Actions {
		when := longDay(a.Start) + " to " + longDay(a.Due)
		if a.Start == a.Due {
			when = longDay(a.Due)
		}
		wrap(w, fmt.Sprintf("  %s, %s: %s, by %s (%s; rule %s; %s)", a.ID, when, a.What, cmp.Or(a.Owner, "nobody yet"), a.Why, a.Rule,
			a.Status), 80)
		cells(w, a.Sources)
	}
}

// print prints one reason with who decided and the cells it came from.
func (r because) print(w io.Writer, word string) {
	text := "  " + word + " " + r.Text
	if r.By != "" {
		text += ", decided by " + r.By
	}
	if r.Expires.Known() {
		text += ", until " + longDay(r.Expires)
	}
	wrap(w, text, 80)
	cells(w, r.Sources)
}

// mostCells is how many cells are printed in a row of them.
const mostCells = 6

func cells(w io.Writer, at []place) {
	for i, p := range at {
		if i == mostCells {
			fmt.Fprintf(w, "      … and %d more cells\n", len(at)-mostCells)
			return
		}
		fmt.Fprintf(w, "      %s\n", p.ref)
	}
}

// grouped is an amount to the cent, with commas: 1,234,567.80.
func grouped(d program.Decimal) string {
	whole, cents, _ := strings.Cut(program.Round(d, 2).StringFixed(2), ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + "." + cents
}

// longDay is "31 October 2026"; "an unknown day" where it is not known.
func longDay(d program.Date) string {
	if !d.Known() {
		return "an unknown day"
	}
	return d.Time().Format("2 January 2006")
}
