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
	"fmt"
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
	r := newReading(ctx, p)
	defer r.closeFiles()
	err := r.read(fsys)
	return r.facts, r.findings.Sorted(), err
}

// A reading is everything known while the input is read.
type reading struct {
	ctx      context.Context
	policy   Policy
	bound    program.Date // nothing after it is known: the given as-of date, else today
	findings finding.List
	facts    *program.Facts

	open      []*table.Workbook
	sources   []*source
	tabs      []*tab
	sheets    []*look
	directory *directory
	founding  bool // accounts are the customers that the revenue names
	strangers map[stranger]*unmet
	byDomain  map[string]*entry
	ledger    *ledger
	codes     map[string]string // currency words as read before
	saidWords map[[4]string]bool
	headers   map[string]bool // whether a text is a known header, as asked before

	returns    []*returned // workbooks of ours that came back
	complaints []*complaint

	deals        records[deal]
	people       records[person]
	tickets      records[ticket]
	troubles     records[trouble]
	terms        records[term]
	executives   records[executive]
	appointments records[appointment]
	answers      records[program.Survey]
	profiles     records[program.Profile]
	asks         records[program.Ask]
	promises     records[program.Promise]
	notes        records[program.NoteItem]
	team         records[program.TeamMember]
	occasions    records[program.Occasion]
	reports      records[program.ActionReport]
	overrides    records[program.Override]
	quotes       records[quote]
}

func newReading(ctx context.Context, p Policy) *reading {
	r := &reading{ctx: ctx, policy: p, facts: &program.Facts{}, directory: newDirectory(),
		strangers: map[stranger]*unmet{}, ledger: newLedger(), codes: map[string]string{}}
	r.bound = p.AsOf
	if !r.bound.Known() {
		r.bound = p.Today
	}
	return r
}

// read is the line of intake: look at everything once, read accounts before
// what refers to them, choose what stands for revenue and the as-of date, then
// give every record its account and every account its group.
func (r *reading) read(fsys fs.FS) error {
	if err := r.openAll(fsys); err != nil {
		return err
	}
	r.recognise()
	if err := r.readTabs(); err != nil {
		return err
	}
	if err := r.basis(); err != nil {
		r.reconcile()
		return err
	}
	r.mergeReturned()
	r.sayComplaints()
	r.currency()
	r.spellings()
	r.settle()
	r.convert()
	r.window()
	r.ofLaterExports()
	r.group()
	r.reconcile()
	return nil
}

// kinds are the readers of each kind of table, in the order in which they are
// read: those that name accounts and people before those that refer to them. A
// new kind of export is one line here. A fill-in workbook that comes back is
// other than these: its cells are statements about facts that are there already,
// so it is recognised by its hidden sheet when it is opened, and merged before
// records are settled.
var kinds = []struct {
	name string
	read func(*reading, *tab) error
}{
	{"accounts", readAccounts},
	{"contacts", read(contacts)},
	{"sponsors", read(sponsors)},
	{"revenue", readRevenue},
	{"contracts", read(contracts)},
	{"opportunities", read(opportunities)},
	{"issues", read(issues)},
	{"escalations", read(escalations)},
	{"meetings", read(meetings)},
	{"promises", read(promises)},
	{"surveys", read(surveys)},
	{"profiles", read(profiles)},
	{"asks", read(asks)},
	{"notes", read(notes)},
	{"team", read(team)},
	{"occasions", read(occasions)},
	{"actions", read(actions)},
	{"overrides", read(overrides)},
	{"rates", read(rates)},
}

// settle turns the records of all kinds into facts, as they were known on the
// as-of date.
func (r *reading) settle() {
	for _, settle := range [...]func(*reading){
		(*reading).settleAccounts, (*reading).settleRates, (*reading).settleContacts, (*reading).settleSponsors, (*reading).settleContracts,
		(*reading).settleDeals, (*reading).settleSurveys, (*reading).settleIssues, (*reading).settleEscalations,
		(*reading).settleMeetings, (*reading).settlePromises, (*reading).settleProfiles, (*reading).settleAsks,
		(*reading).settleNotes, (*reading).settleTeam, (*reading).settleOccasions, (*reading).settleActions,
		(*reading).settleOverrides,
	} {
		settle(r)
	}
}

// readTabs reads the recognised tables, kind by kind. Where no table lists
// accounts, they are the customers that the revenue names.
func (r *reading) readTabs() error {
	for _, k := range kinds {
		if k.name == "revenue" {
			r.founding = len(r.directory.entries) == 0
		}
		for _, t := range r.tabs {
			if t.kind.Name != k.name {
				continue
			}
			if err := k.read(r, t); err != nil {
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

// say adds a finding.
func (r *reading) say(s finding.Severity, code string, at finding.Ref, mend, format string, args ...any) {
	r.findings.Addf(s, code, at, mend, format, args...)
}

// ask adds a finding that the configuration can answer.
func (r *reading) ask(s finding.Severity, code string, at finding.Ref, answer finding.Setting, before, format string, args ...any) {
	mend := before + "write in the configuration  " + answer.String()
	if answer.Or != "" {
		mend += "  or  " + answer.Or
	}
	r.findings.Add(finding.Finding{Severity: s, Code: code, At: at, Mend: mend, Setting: answer, Message: fmt.Sprintf(format, args...)})
}

// afterAsOf is why a row is set aside whose event came later.
const afterAsOf = "is dated after the as-of date"

// after is that reason for a day after the as-of date, else "".
func (r *reading) after(d program.Date) string {
	if d > r.facts.AsOf {
		return afterAsOf
	}
	return ""
}
