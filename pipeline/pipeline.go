// Package pipeline is the line from exports to the files of a book.
//
// In go a folder of exports, the earlier books and a configuration; out come a
// Program, and from it the book's files. It reads no clock and writes nothing
// itself: files leave through a function that it is given.
package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/plan"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/score"
	"sponsorbook/pipeline/snapshot"
	"sponsorbook/pipeline/tier"
	"sponsorbook/pipeline/workbook"
)

// An Input is what a run is given.
type Input struct {
	Exports fs.FS  // the input folder
	Books   fs.FS  // the output folder with the earlier books; nil when there is none
	BooksAt string // that folder below Exports, with slashes; "" where it lies elsewhere
	Config  config.Config
	Today   program.Date // the only clock there is
	Version string
}

// Read is the first half of the line: exports to a program with every decision
// made. Its error wraps intake.ErrRefused when the input cannot make a book; the
// program then holds the facts as far as they were read, and the findings.
func Read(ctx context.Context, in Input) (*program.Program, error) {
	c := in.Config
	policy := c.ForIntake(in.Today)
	policy.Books = in.BooksAt
	earlier := snapshot.Open(in.Books)
	policy.Remembered, policy.Named, policy.Made = earlier.Said, earlier.Accounts, earlier.Workbooks
	tell := progressOf(ctx)
	tell(Reading, 0, 0)
	facts, found, err := intake.Read(ctx, in.Exports, policy)
	if err != nil {
		return &program.Program{Facts: facts, Findings: found}, fmt.Errorf("read the input: %w", err)
	}
	tell(Deciding, 0, 0)
	memory, remembered := earlier.Before(facts.AsOf.Month())
	memory = memory.Follow(facts.Rekeyed)
	p, decided := Decide(facts, memory, c)
	p.Version = in.Version
	p.Issued, _ = earlier.Workbooks(p.Book)
	var l finding.List
	l.Add(found...)
	l.Add(remembered...)
	l.Add(decided...)

	if last := memory.Last(); last != nil {
		p.Previous, p.Memory = last.Book, memory
		p.Changes = snapshot.Changes(last, p)
	}
	p.Findings = l.Sorted()
	return p, ctx.Err()
}

// Decide makes every decision of a program from facts and the earlier books: tiers,
// sponsors, plan, scorecard; and says what is to be found in them.
func Decide(facts *program.Facts, memory program.Memory, c config.Config) (*program.Program, []finding.Finding) {
	settings := c.Program.Settings()
	settings.AccountPages = c.Accounts.Pages
	settings.Cadence, settings.Measures = c.Plan.Cadence(), c.Scorecard.Measures()
	p := &program.Program{Settings: settings, Facts: facts, Book: facts.AsOf.Month(), Carries: pair.Capacity(facts, c.Pairing)}
	for _, n := range p.Carries {
		p.Capacity += n
	}
	var standings, pairings, planned []finding.Finding
	p.Standings, standings = tier.Assign(facts, memory, p.Carries, c.Tiers)
	p.Pairings, pairings = pair.Assign(facts, p.Standings, memory, c.Pairing)
	p.Plan, planned = plan.Make(facts, p.Standings, p.Pairings, memory, c.Plan)
	p.Scorecard = score.Measure(p, memory, c.Scorecard)
	return p, slices.Concat(standings, pairings, planned, tooLong(p))
}

// tooLong says that a plan has no workbook, which holds a million rows a sheet.
func tooLong(p *program.Program) []finding.Finding {
	if workbook.PlanFits(p) {
		return nil
	}
	var list finding.List
	list.Addf(finding.Warning, "plan-not-in-workbook", finding.Ref{}, "take status from the account managers' workbooks, or lower "+
		"tiers so that fewer accounts are in the program", "the action plan of %d lines needs more rows than a sheet of a workbook has: "+
		"action-plan.xlsx is not made; its pages and the account managers' workbooks have every line", len(p.Plan.Actions))
	return list.Sorted()
}
