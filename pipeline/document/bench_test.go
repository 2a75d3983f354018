package document

import (
	"fmt"
	"testing"

	"sponsorbook/pipeline/program"
)

// BenchmarkBriefing is one briefing of full content, the desk indexed already.
func BenchmarkBriefing(b *testing.B) {
	p := rich()
	briefer := NewBriefer(p)
	b.ReportAllocs()
	for b.Loop() {
		briefer.Brief(p.Groups[0], Full)
	}
}

// BenchmarkAccountPage is one account page of full content.
func BenchmarkAccountPage(b *testing.B) {
	p := rich()
	a := newAuthor(p)
	b.ReportAllocs()
	for b.Loop() {
		a.accountPage(p.Groups[0], nil, nil)
	}
}

// BenchmarkBook is a book of 2,000 groups in the program with the facts of one.
func BenchmarkBook(b *testing.B) {
	p := many(2000)
	b.ReportAllocs()
	for b.Loop() {
		Book(p)
	}
}

// many is a program of so many groups, each with the facts of the rich one.
func many(n int) *program.Program {
	p := rich()
	p.Facts.Groups, p.Standings, p.Accounts, p.Pairings = nil, nil, nil, nil
	for i := range n {
		g := aurelia()
		for j, m := range g.Members {
			m.Key = fmt.Sprintf("%05d-%d", i, j)
		}
		g.Key, g.Slug = g.Root.Key, program.Slug(g.Name, g.Root.Key)
		for _, m := range g.Meetings {
			m.Accounts = []string{g.Key}
		}
		put(p, 1, g)
		p.Pairings = append(p.Pairings, program.Pairing{Group: g.Key, Sponsor: fmt.Sprint("Sponsor ", i/3), Confirmed: true})
	}
	return p
}
