package contents

import (
	"fmt"
	"testing"

	"sponsorbook/pipeline/document/account"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// BenchmarkBriefing is one briefing of full content, the desk indexed already.
func BenchmarkBriefing(b *testing.B) {
	p := documenttest.Rich()
	briefer := briefing.NewBriefer(p)
	b.ReportAllocs()
	for b.Loop() {
		briefer.Brief(p.Groups[0], briefing.Full)
	}
}

// BenchmarkAccountPage is one account page of full content.
func BenchmarkAccountPage(b *testing.B) {
	p := documenttest.Rich()
	a := author.New(p)
	b.ReportAllocs()
	for b.Loop() {
		account.Page(a, p.Groups[0], nil, nil)
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
	p := documenttest.Rich()
	p.Facts.Groups, p.Standings, p.Accounts, p.Pairings = nil, nil, nil, nil
	for i := range n {
		g := documenttest.Aurelia()
		for j, m := range g.Members {
			m.Key = fmt.Sprintf("%05d-%d", i, j)
		}
		g.Key, g.Slug = g.Root.Key, program.Slug(g.Name, g.Root.Key)
		for _, m := range g.Meetings {
			m.Accounts = []string{g.Key}
		}
		documenttest.Put(p, 1, g)
		p.Pairings = append(p.Pairings, program.Pairing{Group: g.Key, Sponsor: fmt.Sprint("Sponsor ", i/3), Confirmed: true})
	}
	return p
}
