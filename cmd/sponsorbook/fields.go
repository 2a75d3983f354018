package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/value"
)

func fieldsCommand() command {
	return command{
		name: "fields", args: "[KIND]", most: 1,
		short: "Lists what may be supplied: kinds of table, their fields, their words.",
		examples: []example{
			{"fields", "the kinds of table"},
			{"fields sponsors", "what a table of sponsors may say"},
		},
		flags: func(*pflag.FlagSet, *options) {},
		run: func(_ context.Context, s *session) error {
			if len(s.args) == 0 {
				listKinds(s.out)
				return nil
			}
			kind, err := kindMeant(s.args[0])
			if err == nil {
				listFields(s.out, kind)
			}
			return err
		},
	}
}

func kindMeant(name string) (headings.Kind, error) {
	var names []string
	for _, k := range intake.Kinds() {
		if strings.EqualFold(k.Name, name) {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return headings.Kind{}, usagef("there is no kind of table %q; %s", name, meant(name, names, "it knows "+strings.Join(names, ", ")))
}

func listKinds(w io.Writer) {
	for _, k := range intake.Kinds() {
		fmt.Fprintf(w, "%-14s %s\n", k.Name, k.Row)
	}
	prose(w, "Only accounts and revenue are needed; contracts or won opportunities may stand for revenue. The fields of a kind: "+
		"sponsorbook fields KIND")
}

// needs is what a table of a kind cannot do without: "account or account id;
// amount or periods".
func needs(k headings.Kind) string {
	var all []string
	for _, one := range k.Needs {
		var names []string
		for _, field := range one {
			names = append(names, headings.Bare(field))
		}
		all = append(all, strings.Join(names, " or "))
	}
	return strings.Join(all, "; ")
}

func listFields(w io.Writer, k headings.Kind) {
	fmt.Fprintf(w, "%s: a row is %s\n", k.Name, k.Row)
	wrap(w, "needs "+needs(k), width)
	for _, f := range k.Fields {
		fmt.Fprintf(w, "\n%s\n", f.Name)
		if about := headings.About(k.Name, f.Name); about != "" {
			wrap(w, "  "+about, width)
		}
		wrap(w, "  "+howRead(f), width)
		wrap(w, "  "+headersOf(f), width)
	}
}

// ways are how cells are read, by the type of a field.
var ways = map[string]string{
	"account":  "an account: its id or its name",
	"amount":   "an amount: 1,234.56, 1.234,56, (1,234), $1.2M; the column decides what the comma is",
	"country":  "a country: its name or ISO code",
	"currency": "a currency: EUR, €, US dollars",
	"date":     "a day: 2026-11-30, 30.11.2026, 11/30/2026; the column decides the order",
	"email":    "an e-mail address",
	"flag":     "yes or no: yes, no, x, true, 1, blank",
	"hours":    "hours: 1.5, 1:30, 90 min",
	"id":       "an id, as the system writes it",
	"language": "a language",
	"level":    "a level of seniority, or a title that shows it",
	"lines":    "text of several lines or parts separated by semicolons",
	"list":     "several values, separated by semicolons",
	"number":   "a number",
	"percent":  "a percentage: 60 %, 0.6 or 60",
	"period":   "a period: a day, month, quarter or year; 2026-09, Sep 2026, Q3 2026, FY26",
	"person":   "a person's name; Last, First is understood",
	"phone":    "a telephone number",
	"ranges":   "days or ranges: 2026-12-21/2027-01-04",
	"text":     "text, as it stands",
	"time":     "a time: 10:00, 2:30 PM",
	"website":  "an address of a website",
}

// howRead is how a field's cells are read: a way, or the words of its vocabulary.
func howRead(f headings.Field) string {
	if way, ok := ways[f.Type]; ok {
		return way
	}
	if terms := termsOf(f.Type); len(terms) > 0 {
		return "one of: " + strings.Join(terms, ", ") + "; and the words for these in the known systems and languages"
	}
	return f.Type
}

// termsOf are our words of a vocabulary.
func termsOf(vocabulary string) []string {
	return slices.Compact(slices.Sorted(maps.Values(value.Words(vocabulary))))
}

// mostHeaders is how many headers of a field are listed on screen.
const mostHeaders = 6

// headersOf are the headers that mean a field: the English ones, and in which
// languages and systems there are others.
func headersOf(f headings.Field) string {
	var plain []string
	others := map[string]bool{}
	for _, s := range f.Synonyms {
		switch {
		case s.Never, s.Header == f.Name:
		case s.Language != "":
			others[headings.LanguageName(s.Language)] = true
		case s.Source != "":
			others[s.Source] = true
		default:
			plain = append(plain, s.Header)
		}
	}
	text := "headers: " + strings.Join(plain[:min(len(plain), mostHeaders)], ", ")
	if n := len(plain) - mostHeaders; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	if len(others) > 0 {
		text += "; others in " + strings.Join(slices.Sorted(maps.Keys(others)), ", ")
	}
	return text
}
