package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/mail"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
)

// delivery is what the flags of deliver say.
type delivery struct {
	Send, Updates    bool
	To, TestTo, Book string
	Arrived, Resend  []string
	Pictures         bool
}

func deliverCommand() command {
	return command{
		name:  "deliver",
		short: "Drafts the messages of a book; with --send sends exactly those.",
		long: "Drafts lie in OUTPUT/deliver-YYYY-MM: deliver.md lists who gets what, look.html shows\n" +
			"every message. Nothing is sent without --send, and nothing twice.",
		examples: []example{
			{"deliver -i my-exports -o books", "drafts to look at"},
			{"deliver -i my-exports -o books --send", "send the drafts that were looked at"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			d := &o.Deliver
			f.StringVarP(&o.Input, "input", "i", "input", "home of sponsorbook.yaml")
			f.StringVarP(&o.Config, "config", "c", "", "configuration (default INPUT/sponsorbook.yaml; none is needed)")
			f.StringVarP(&o.Output, "output", "o", "output", "folder of the books")
			f.StringVar(&d.Book, "book", "", "month of the book, YYYY-MM (default the newest)")
			f.BoolVar(&d.Send, "send", false, "send the drafts that were looked at")
			f.BoolVar(&d.Updates, "updates", false, "send updated pages too, to those who have an earlier one")
			f.StringArrayVar(&o.Only, "only", nil, "only to this reader, by name, room or address (repeatable)")
			f.StringVar(&d.To, "to", "", "only to sponsors, managers or leadership")
			f.StringVar(&d.TestTo, "test-to", "", "everything to this one address, the intended one in the subject")
			f.StringArrayVar(&d.Arrived, "arrived", nil, "an uncertain message arrived, by its Message-ID (repeatable)")
			f.StringArrayVar(&d.Resend, "resend", nil, "an uncertain message did not arrive and may be sent again (repeatable)")
			f.BoolVar(&d.Pictures, "pictures", false, "a picture of each draft too, drawn by an installed Chromium, Chrome or Edge")
			speechFlags(f, o)
		},
		run: deliver,
	}
}

func deliver(ctx context.Context, s *session) error {
	c, err := s.configuration()
	if err != nil {
		return err
	}
	d := s.Deliver
	if _, ok := mail.Audiences[d.To]; d.To != "" && !ok {
		return usagef("--to %q is not one of sponsors, managers, leadership", d.To)
	}
	p := rooted(c.Delivery, s.home())
	b, err := s.bookToDeliver(c)
	if err != nil {
		return err
	}
	free, err := book.Folder{Path: c.Output, Mode: c.FileMode(), NoSync: s.NoSync}.Lock()
	if err != nil {
		return fmt.Errorf("deliver %s: %w", filepath.Join(c.Output, b.Month.String()), err)
	}
	defer free()
	ledger, err := mail.OpenLedger(c.Output, time.Now)
	if err != nil {
		return err
	}
	defer ledger.Close()
	drafts, _ := mail.ReadDrafts(c.Output, b.Month.String())
	if err := errors.Join(ledger.Settle(b, drafts, d.Arrived, true), ledger.Settle(b, drafts, d.Resend, false)); err != nil {
		return usageError{err}
	}
	if d.Send {
		return s.send(ctx, c, p, b, ledger)
	}
	return s.draft(ctx, c, p, b, ledger)
}

// home is the folder of the configuration, from which its paths lead.
func (s *session) home() string {
	if s.Config != "" {
		return filepath.Dir(s.Config)
	}
	return s.Input
}

// rooted is a policy whose files stand beside the configuration.
func rooted(p mail.Policy, home string) mail.Policy {
	for _, file := range []*string{&p.Server.CAFile, &p.Server.Credentials} {
		if *file != "" && !filepath.IsAbs(*file) {
			*file = filepath.Join(home, *file)
		}
	}
	return p
}

// bookToDeliver is the book that was asked for, else the newest.
func (s *session) bookToDeliver(c config.Config) (*mail.Book, error) {
	var month program.Month
	if s.Deliver.Book != "" {
		if err := month.UnmarshalText([]byte(s.Deliver.Book)); err != nil {
			return nil, usagef("--book: %w", err)
		}
	} else if all := book.Shelf(plain.Dir(c.Output)); len(all) > 0 {
		month = all[0].Book
	} else {
		return nil, fmt.Errorf("there is no book in %s; make one with sponsorbook run", c.Output)
	}
	return mail.Open(plain.Dir(c.Output), month)
}

// draft makes the drafts and says where to look at them.
func (s *session) draft(ctx context.Context, c config.Config, p mail.Policy, b *mail.Book, l *mail.Ledger) error {
	forms, err := mail.NewForms(c.Pages)
	if err != nil {
		return err
	}
	maker := mail.Maker{Output: c.Output, Policy: p, Forms: forms, Ledger: l, Trial: s.Deliver.TestTo, Now: time.Now()}
	d, err := maker.Make(ctx, b)
	if err != nil {
		return err
	}
	folder := mail.Folder(c.Output, d.Book)
	if s.Deliver.Pictures {
		if err := d.Pictures(ctx, folder, func(x mail.Draft) bool { return mail.Wanted(x, s.Only, s.Deliver.To) }); err != nil {
			return fmt.Errorf("the drafts are made, their pictures are not: %w", err)
		}
	}
	fmt.Fprintf(s.out, "%s\n  %s\n", filepath.Join(folder, "deliver.md"), tallyDrafts(d))
	for _, x := range d.Drafts {
		if mail.Wanted(x, s.Only, s.Deliver.To) && (x.State == mail.HeldBack || x.State == mail.Unsure) {
			s.say("warning", fmt.Sprintf("%s: %s: %s", x.State, x.Name, strings.Join(x.Warnings, "; ")))
		}
	}
	return nil
}

func tallyDrafts(d *mail.Drafts) string {
	counts := map[string]int{}
	for _, x := range d.Drafts {
		counts[x.State]++
	}
	out := program.Plural(len(d.Drafts), "message", "messages") + " of " + d.Book
	for _, state := range []string{mail.New, mail.Updated, mail.Sent, mail.Unsure, mail.HeldBack} {
		if counts[state] > 0 {
			out += fmt.Sprintf(", %d %s", counts[state], state)
		}
	}
	return out
}

// send sends the drafts and says what became of each.
func (s *session) send(ctx context.Context, c config.Config, p mail.Policy, b *mail.Book, l *mail.Ledger) error {
	secrets, err := mail.ReadCredentials(p.Server.Credentials)
	if err != nil {
		return err
	}
	sender := mail.Sender{Output: c.Output, Policy: p, Credentials: secrets, Ledger: l, Only: s.Only, To: s.Deliver.To,
		Updates: s.Deliver.Updates}
	sender.Tell = func(o mail.Outcome) {
		s.say("info", strings.TrimSuffix(fmt.Sprintf("%s: %s <%s>: %s", o.State, o.Name, o.To, o.Reply), ": "))
	}
	done, err := sender.Send(ctx, b, s.Deliver.TestTo)
	fmt.Fprintf(s.out, "  %s\n", tallyOutcomes(done))
	for _, e := range l.Open(b.Month.String()) {
		s.say("warning", fmt.Sprintf("uncertain: %s of %s; ask whether it arrived, then answer with --arrived or --resend %s", e.To, e.At,
			e.MessageID))
	}
	if err != nil {
		return fmt.Errorf("the delivery of %s ended early: %w", b.Month, err)
	}
	if n := len(done) - len(slices.DeleteFunc(slices.Clone(done), func(o mail.Outcome) bool { return o.State != mail.Accepted })); n > 0 {
		return fmt.Errorf("%s of %s did not go out; what was refused is tried again with the next --send",
			program.Plural(n, "message", "messages"), b.Month)
	}
	return nil
}

func tallyOutcomes(done []mail.Outcome) string {
	if len(done) == 0 {
		return "nothing to send"
	}
	counts := map[string]int{}
	for _, o := range done {
		counts[o.State]++
	}
	var out []string
	for _, state := range []string{mail.Accepted, mail.Refused, mail.Uncertain, mail.Intended} {
		if counts[state] > 0 {
			out = append(out, fmt.Sprintf("%d %s", counts[state], state))
		}
	}
	return strings.Join(out, ", ")
}
