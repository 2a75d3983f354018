package tier_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

// A company is facts that a test writes down in a few words.
type company struct {
	*program.Facts
	carries map[string]int // accounts of each sponsor, by Key
}

// onDay is a company without accounts on a day; its window is the twelve months
// that are full by then.
func onDay(day string) company {
	at := date(day)
	to := at.Month()
	if at != to.Last() {
		to--
	}
	return company{Facts: &program.Facts{AsOf: at, Currency: "EUR", Basis: program.BasisRevenue,
		Window: program.Window{From: to - 11, To: to}}}
}

// today is a company at a quarter's end.
func today() company { return onDay("2026-09-30") }

func date(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// with adds an account of its own with revenue in the window.
func (c company) with(id string, revenue int64, change ...func(*program.Group)) company {
	a := &program.Account{Key: id, ID: id, Name: "Account " + id,
		Origin: program.NewOrigin(finding.Ref{File: "accounts.csv", Row: len(c.Groups) + 2}, nil)}
	g := &program.Group{Key: id, Name: a.Name, Root: a, Members: []*program.Account{a},
		Sources: []finding.Ref{{File: "revenue.csv", Row: len(c.Groups) + 2, Col: 3}}}
	if revenue != 0 {
		g.Revenue = g.Revenue.Plus(c.Window.To, program.NewDecimal(revenue))
	}
	for _, f := range change {
		f(g)
	}
	c.Surveys = append(c.Surveys, g.Surveys...)
	c.Groups = append(c.Groups, g)
	c.Accounts = append(c.Accounts, g.Members...)
	slices.SortFunc(c.Groups, func(a, b *program.Group) int { return strings.Compare(a.Key, b.Key) })
	return c
}

// ranked adds accounts 001 … n, each with less revenue than the one before.
func (c company) ranked(n int, change ...func(*program.Group)) company {
	for i := 1; i <= n; i++ {
		c = c.with(fmt.Sprintf("%03d", i), int64(1000*(n+1-i)), change...)
	}
	return c
}

// change edits one group.
func (c company) change(key string, f func(*program.Group)) company {
	f(c.Group(key))
	return c
}

// earlier adds revenue to the year before the window.
func earlier(amount int64) func(*program.Group) {
	return func(g *program.Group) {
		g.Revenue = g.Revenue.Plus(program.NewMonth(2025, time.January), program.NewDecimal(amount))
	}
}

// member adds an account to the group.
func member(id string, f func(*program.Account)) func(*program.Group) {
	return func(g *program.Group) {
		a := &program.Account{Key: id, ID: id, Name: "Member " + id, Parent: g.Key}
		f(a)
		g.Members = append(g.Members, a)
	}
}

func root(f func(*program.Account)) func(*program.Group) {
	return func(g *program.Group) { f(g.Root) }
}

// override adds a decision on the tier; an empty day never expires.
func override(t int, expires string) func(*program.Group) {
	return func(g *program.Group) {
		o := &program.Override{Account: g.Key, Tier: t, Reason: "board decision", DecidedBy: "A. Boss"}
		if expires != "" {
			o.Expires = date(expires)
		}
		g.Overrides = append(g.Overrides, o)
	}
}

func escalated(since string) func(*program.Group) {
	return func(g *program.Group) {
		g.Escalations = append(g.Escalations, &program.Escalation{ID: "E", Accounts: []string{g.Key}, Opened: date(since)})
	}
}

func issue(severity int, billing bool, since string) func(*program.Group) {
	return func(g *program.Group) {
		g.Issues = append(g.Issues, &program.Issue{Account: g.Key, Severity: severity, Billing: billing, IsOpen: true, Opened: date(since)})
	}
}

func survey(scale string, score int64, on string) func(*program.Group) {
	return func(g *program.Group) {
		g.Surveys = append(g.Surveys, &program.Survey{Account: g.Key, Scale: scale, Date: date(on),
			Score: program.NewNumber(program.NewDecimal(score))})
	}
}

// A result is what Assign gave, with the questions that tests ask.
type result struct {
	standings []program.Standing
	findings  []finding.Finding
}

func assign(c company, m program.Memory, policy ...func(*tier.Policy)) result {
	p := tier.Defaults()
	for _, f := range policy {
		f(&p)
	}
	s, f := tier.Assign(c.Facts, m, c.carries, p)
	return result{s, f}
}

func (r result) of(t fataler, key string) program.Standing {
	t.Helper()
	for _, s := range r.standings {
		if s.Group == key {
			return s
		}
	}
	t.Fatalf("no standing for %s", key)
	return program.Standing{}
}

// count is how many groups are in a tier.
func (r result) count(t int) int {
	n := 0
	for _, s := range r.standings {
		if s.Tier == t {
			n++
		}
	}
	return n
}

// found counts the findings of a code.
func (r result) found(code string) int {
	n := 0
	for _, f := range r.findings {
		if f.Code == code {
			n++
		}
	}
	return n
}

// say is a standing in short: "2 band, revenue-rank; leave to 3".
func say(s program.Standing) string {
	var codes []string
	for _, r := range s.Reasons {
		codes = append(codes, r.Code)
	}
	out := fmt.Sprintf("%d %s", s.Tier, strings.Join(codes, ", "))
	if p := s.Proposed; p != nil {
		out += fmt.Sprintf("; %s to %d", p.Kind, p.Tier)
	}
	return out
}

func noteCodes(s program.Standing) string {
	var codes []string
	for _, r := range s.Notes {
		codes = append(codes, r.Code)
	}
	return strings.Join(codes, ", ")
}

// past is a book of one quarter before, in which every group of a company stood
// as change says.
func past(c company, day string, change ...func(*program.PastGroup)) program.Memory {
	s := program.Snapshot{Schema: 1, AsOf: date(day), Book: date(day).Month()}
	for _, g := range c.Groups {
		p := program.PastGroup{Key: g.Key, Name: g.Name, Tier: program.Tier3, Earned: program.Tier3, Active: true}
		for _, f := range change {
			f(&p)
		}
		s.Groups = append(s.Groups, p)
	}
	return program.Memory{s}
}

// was puts one group of the past into a tier, which it earned on a day.
func was(key string, t int, since string, change ...func(*program.PastGroup)) func(*program.PastGroup) {
	return func(p *program.PastGroup) {
		if p.Key != key {
			return
		}
		p.Tier, p.Earned, p.Since, p.EarnedSince = t, t, date(since), date(since)
		for _, f := range change {
			f(p)
		}
	}
}

// outside says that a group had been outside the band at some quarter-ends.
func outside(quarters int, since string) func(*program.PastGroup) {
	return func(p *program.PastGroup) { p.OutsideQuarters, p.OutsideSince = quarters, date(since) }
}

func leaving(since string) func(*program.PastGroup) {
	return func(p *program.PastGroup) { p.Proposed, p.ProposedTier, p.ProposedSince = "leave", 3, date(since) }
}

func sprint(list []string) string { return fmt.Sprint(list) }

// A fataler is a test, or one try of a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}
