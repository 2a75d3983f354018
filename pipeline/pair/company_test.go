package pair_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/program"
)

// A company is facts and standings that a test writes down in a few words.
type company struct {
	*program.Facts
	standings []program.Standing
}

func today() *company {
	return &company{Facts: &program.Facts{AsOf: date("2026-09-30"), Currency: "EUR"}}
}

func date(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// group adds a group in a tier, ranked after those that are there.
func (c *company) group(key string, tier int, change ...func(*program.Group)) *company {
	a := &program.Account{Key: key, ID: key, Name: "Account " + key,
		Origin: program.NewOrigin(finding.Ref{File: "accounts.csv", Row: len(c.Groups) + 2}, map[string]int{"executive sponsor": 5})}
	g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
	for _, f := range change {
		f(g)
	}
	c.Groups = append(c.Groups, g)
	c.Overrides = append(c.Overrides, g.Overrides...)
	slices.SortFunc(c.Groups, func(a, b *program.Group) int { return cmp.Compare(a.Key, b.Key) })
	c.standings = append(c.standings, program.Standing{Group: key, Tier: tier, Rank: len(c.standings) + 1, Active: true})
	return c
}

// sponsor adds an executive of board level.
func (c *company) sponsor(name string, change ...func(*program.Sponsor)) *company {
	s := &program.Sponsor{Key: program.Fold(name), Name: name, Level: 2,
		Origin: program.NewOrigin(finding.Ref{File: "sponsors.csv", Row: len(c.Sponsors) + 2}, nil)}
	for _, f := range change {
		f(s)
	}
	c.Sponsors = append(c.Sponsors, s)
	slices.SortFunc(c.Sponsors, func(a, b *program.Sponsor) int { return cmp.Compare(a.Key, b.Key) })
	return c
}

func root(f func(*program.Account)) func(*program.Group) {
	return func(g *program.Group) { f(g.Root) }
}

// by names a confirmed sponsor in the accounts table.
func by(name string) func(*program.Group) {
	return root(func(a *program.Account) { a.Sponsor = name })
}

func carries(n int64) func(*program.Sponsor) {
	return func(s *program.Sponsor) { s.Capacity = program.NewNumber(program.NewDecimal(n)) }
}

func industries(names ...string) func(*program.Sponsor) {
	return func(s *program.Sponsor) { s.Industries = names }
}

func industry(name string) func(*program.Group) {
	return root(func(a *program.Account) { a.Industry = name })
}

// A result is what Assign gave, with the questions that tests ask.
type result struct {
	pairings []program.Pairing
	findings []finding.Finding
}

func (c *company) assign(m program.Memory, policy ...func(*pair.Policy)) result {
	p := pair.Defaults()
	for _, f := range policy {
		f(&p)
	}
	out, found := pair.Assign(c.Facts, c.standings, m, p)
	return result{out, found}
}

func (r result) of(t testing.TB, key string) program.Pairing {
	t.Helper()
	for _, p := range r.pairings {
		if p.Group == key {
			return p
		}
	}
	t.Fatalf("no pairing for %s", key)
	return program.Pairing{}
}

// say is all pairings in short: "a: Eve (confirmed), b: Adam, c: nobody".
func (r result) say() string {
	var out []string
	for _, p := range r.pairings {
		word := cmp.Or(p.Sponsor, "nobody")
		if p.Confirmed {
			word += " (confirmed)"
		}
		if p.Successor != "" {
			word += " then " + p.Successor
		}
		out = append(out, p.Group+": "+word)
	}
	return strings.Join(out, ", ")
}

func (r result) found(code string) int {
	n := 0
	for _, f := range r.findings {
		if f.Code == code {
			n++
		}
	}
	return n
}

func codes(reasons []program.Reason) string {
	var out []string
	for _, r := range reasons {
		out = append(out, r.Code)
	}
	return strings.Join(out, ", ")
}

func part(t testing.TB, p program.Pairing, name string) program.Part {
	t.Helper()
	for _, part := range p.Parts {
		if part.Name == name {
			return part
		}
	}
	t.Fatalf("no part %q in %v", name, p.Parts)
	return program.Part{}
}

// past is the book before, in which groups stood as change says.
func past(c *company, change ...func(*program.PastGroup)) program.Memory {
	s := program.Snapshot{Schema: 1, AsOf: date("2026-08-31"), Book: date("2026-08-31").Month()}
	for _, g := range c.Groups {
		p := program.PastGroup{Key: g.Key, Name: g.Name, Tier: 1, Earned: 1}
		for _, f := range change {
			f(&p)
		}
		s.Groups = append(s.Groups, p)
	}
	return program.Memory{s}
}

func proposed(key, sponsor string) func(*program.PastGroup) {
	return func(p *program.PastGroup) {
		if p.Key == key {
			p.Sponsor = sponsor
		}
	}
}

func sum(parts []program.Part) string {
	total := program.Zero
	for _, p := range parts {
		total = total.Add(p.Score)
	}
	return fmt.Sprint(total)
}
