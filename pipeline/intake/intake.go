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
	defer r.closeFiles()
	err := r.read(fsys)
	for _, w := range r.open {
		r.findings.Add(w.Findings...)
	}
	return r.facts, r.findings.Sorted(), err
}

// A run is one reading of the input, room by room.
type run struct {
	*balance            // what the rows say, what stands for revenue, and whether it adds up
	tables   *tables    // what each table is
	returned *workbooks // workbooks of ours that came back
	open     []*table.Workbook
}

func newRun(ctx context.Context, p Policy) *run {
	in := newReading(ctx, p)
	kept := newRecords(newRevenue(newAccounts(in)))
	t := newTables(in, torn)
	return &run{balance: newBalance(newChoice(kept)), tables: t, returned: newWorkbooks(kept, t)}
}

// read is the line of intake: look at everything once, read accounts before
// what refers to them, choose what stands for revenue and the as-of date, then
// give every record its account and every account its group.
func (r *run) read(fsys fs.FS) error {
	if err := r.openAll(fsys); err != nil {
		return err
	}
	r.tabs = r.tables.recognise()
	if err := r.readTabs(); err != nil {
		return err
	}
	if err := r.basis(); err != nil {
		r.reconcile()
		return err
	}
	r.returned.mergeReturned()
	r.returned.sayComplaints()
	r.currency()
	r.spellings()
	for _, k := range kinds {
		k.settle(r.records)
	}
	r.convert()
	r.window()
	r.ofLaterExports()
	r.group()
	r.reconcile()
	return nil
}

// readTabs reads the recognised tables, kind by kind. Where no table lists
// accounts, they are the customers that the revenue names.
func (r *run) readTabs() error {
	for _, k := range kinds {
		if k.name == "revenue" {
			r.founding = len(r.directory.entries) == 0
		}
		for _, t := range r.tabs {
			if t.kind.Name != k.name {
				continue
			}
			if err := k.read(r.records, t); err != nil {
				return err
			}
			t.sayRest()
		}
		if k.name == "accounts" {
			r.identify()
		}
		r.founding = false
	}
	r.meet()
	return r.twins()
}
