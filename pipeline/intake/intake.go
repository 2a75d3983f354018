// Package intake turns the exports of a company into the facts of its program.
//
// In goes a folder of files, of whatever names, and a policy; out come the
// facts, every one with the cell that it came from, and the findings about the
// input. A table is recognised by its headers and its values, never by its
// file's name. Every row that was read is used or set aside with a reason, and
// every amount of money too.
//
// The package refuses to guess: what the evidence of a whole column does not
// decide is a question with the line of configuration that answers it. It
// refuses an input without accounts, or without anything that says what they
// pay us. It decides nothing about tiers, sponsors or plans, and it never reads
// the clock.
package intake

import (
	"cmp"
	"context"
	"errors"
	"io/fs"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/basis"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/money"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/reconcile"
	"sponsorbook/pipeline/intake/returned"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// Read reads every table below a folder. The error ends the run: it wraps
// ErrRefused where the input cannot make a book, and is the context's where the
// run was interrupted. The findings are sorted, worst first; they are there
// with an error too, since they say what was found instead.
func Read(ctx context.Context, fsys fs.FS, p Policy) (*program.Facts, []finding.Finding, error) {
	if p.Today = cmp.Or(p.Today, p.AsOf); !p.Today.Known() {
		return &program.Facts{}, nil, errors.New("read the input: neither today nor an as-of date is given")
	}
	r := newRun(ctx, p)
	err := r.read(fsys)
	r.closeFiles()
	return r.Facts, r.Findings.Sorted(), err
}

// A run is one reading of the input, room by room.
type run struct {
	*reconcile.Balance                     // what the rows say, what stands for revenue, and whether it adds up
	tables             *recognise.Tables   // what each table is
	returned           *returned.Workbooks // workbooks of ours that came back
	open               []*table.Workbook
}

func newRun(ctx context.Context, p Policy) *run {
	in := input.New(ctx, p)
	kept := kinds.New(money.New(who.New(in)))
	t := recognise.New(in, returned.Torn)
	return &run{Balance: reconcile.New(basis.New(kept)), tables: t, returned: returned.New(kept, t)}
}

// read is the line of intake: look at everything once, read accounts before
// what refers to them, choose what stands for revenue and the as-of date, then
// give every record its account and every account its group.
func (r *run) read(fsys fs.FS) error {
	if err := r.openAll(fsys); err != nil {
		return err
	}
	r.Tabs = r.tables.Recognise()
	if err := r.readTabs(); err != nil {
		return err
	}
	if err := r.Basis(); err != nil {
		r.Reconcile()
		return err
	}
	r.returned.MergeReturned()
	r.returned.SayComplaints()
	r.Currency()
	r.OnlyCurrency()
	r.Spellings()
	for _, k := range kinds.All() {
		k.Settle(r.Records)
	}
	r.SayWords()
	r.SayQuestions()
	r.Persons()
	r.Attendance()
	r.Rooms()
	r.Convert()
	r.Window()
	r.OfLaterExports()
	r.Group()
	r.SayNamesakes()
	r.SayTwins()
	r.SayStates()
	r.Facts.Gaps = r.Gaps()
	r.Reconcile()
	return nil
}

// readTabs reads the recognised tables, kind by kind. Where no table lists
// accounts, they are the customers that the revenue names.
func (r *run) readTabs() error {
	for _, k := range kinds.All() {
		tabs := recognise.OfKind(r.Tabs, k.Name)
		r.Founding = k.Founds && len(r.Directory.Entries) == 0
		for _, t := range tabs {
			if err := k.Read(r.Records, t); err != nil {
				return err
			}
			t.SayRest()
		}
		if k.Name == "accounts" {
			r.Identify()
			r.Told()
			if r.Policy.Named != nil {
				r.Remember(r.Policy.Named(r.Bound.Month()))
			}
		}
		r.Founding = false
	}
	r.Meet()
	r.Exports.Say(r.Reading)
	return r.Twins()
}
