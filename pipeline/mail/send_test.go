package mail_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/mail"
)

// sender is how a desk sends to a server: a second of the policy is a millisecond.
func (d *desk) sender(s *scripted, ca string) *mail.Sender {
	p := d.config.Delivery
	p.Server.Host, p.Server.Port, p.Server.CAFile = "127.0.0.1", s.port(), ca
	p.Server.PerMinute, p.Server.Attempts, p.Server.Wait, p.Server.Timeout = 60000, 3, 1, 2000
	if s.implicit {
		p.Server.Security = "tls"
	}
	return &mail.Sender{Output: d.output, Policy: p, Ledger: d.ledger(), Unit: time.Millisecond,
		Credentials: mail.Credentials{User: "nora", Password: "secret-word"}}
}

// fate is what became of the message to an address: the newest line of the ledger.
func (d *desk) fate(to string) string {
	d.t.Helper()
	l, err := mail.ReadLedger(d.output)
	if err != nil {
		d.t.Fatal(err)
	}
	drafts, err := mail.ReadDrafts(d.output, "2026-10")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, x := range drafts.Drafts {
		for _, address := range x.To {
			if e, ok := l.Last(x.MessageID, address); ok && address == to {
				return e.State
			}
		}
	}
	return "nothing"
}

const helena = "helena@veldmar.example"

func TestHowServersBehave(t *testing.T) {
	ca := newAuthority(t)
	good := ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour))
	toHelena := func(verb, what string) func(string, string, int) string {
		return func(v, arg string, n int) string {
			if v == verb && (arg == helena || arg == "") {
				return what
			}
			return ""
		}
	}
	first := func(verb, what string) func(string, string, int) string {
		return func(v, arg string, n int) string {
			if v == verb && n == 1 && (arg == helena || arg == "") {
				return what
			}
			return ""
		}
	}
	for _, c := range []struct {
		name    string
		server  *scripted
		fate    string // of the message to Helena
		mails   int    // that the server has, of six
		timeout int
		err     string
		rest    bool // the others are accepted
	}{
		{name: "a server that takes all", fate: mail.Accepted, mails: 6, rest: true},
		{name: "TLS from the first byte", server: &scripted{implicit: true}, fate: mail.Accepted, mails: 6, rest: true},
		{name: "greylisting is waited for", server: &scripted{say: first("RCPT", "451 4.7.1 come back later")}, fate: mail.Accepted,
			mails: 6, rest: true},
		{name: "one that is always put off is refused in the end", server: &scripted{say: toHelena("RCPT", "451 4.7.1 come back later")},
			fate: mail.Refused, mails: 5, rest: true},
		{name: "one recipient is refused", server: &scripted{say: toHelena("RCPT", "550 5.1.1 no such user")}, fate: mail.Refused,
			mails: 5, rest: true},
		{name: "the sender is refused once with 421", server: &scripted{say: first("MAIL", "421 4.3.2 going down")}, fate: mail.Accepted,
			mails: 6, rest: true},
		{name: "421 instead of a greeting", server: &scripted{say: first("greeting", "421 4.3.2 busy")}, fate: mail.Accepted, mails: 6,
			rest: true},
		{name: "the content is refused", server: &scripted{say: toHelena("DOT", "554 5.6.0 not this")}, fate: mail.Refused, mails: 5,
			rest: true},
		{name: "the content is put off once", server: &scripted{say: first("DOT", "452 4.3.1 no space")}, fate: mail.Accepted, mails: 6,
			rest: true},
		{name: "DATA is put off once", server: &scripted{say: first("DATA", "451 4.3.0 not now")}, fate: mail.Accepted, mails: 6,
			rest: true},
		{name: "the line drops in the middle of the content", server: &scripted{say: first("HALF", "drop")}, fate: "accepted or uncertain",
			mails: -1, rest: true},
		{name: "the line drops after the content", server: &scripted{say: first("DOT", "drop")}, fate: mail.Uncertain, mails: 6,
			rest: true},
		{name: "silence after the content", server: &scripted{say: first("DOT", "stall")}, timeout: 300, fate: mail.Uncertain, mails: 6,
			rest: true},
		{name: "silence instead of a greeting", server: &scripted{say: first("greeting", "stall")}, timeout: 300, fate: mail.Accepted,
			mails: 6, rest: true},
		{name: "garbage instead of a greeting", server: &scripted{say: first("greeting", "\x00\x01 what?")}, fate: mail.Accepted, mails: 6,
			rest: true},
		{name: "garbage after the content", server: &scripted{say: first("DOT", "hm hm hm")}, fate: mail.Uncertain, mails: 6, rest: true},
		{name: "garbage for a recipient", server: &scripted{say: first("RCPT", "hm hm hm")}, fate: mail.Accepted, mails: 6, rest: true},
		{name: "a certificate for another name", server: &scripted{cert: ca.issue(t, "mail.other.example", time.Now().Add(time.Hour))},
			fate: mail.Intended, err: "is not trusted, and nothing was sent"},
		{name: "a certificate that has expired", server: &scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(-time.Minute))},
			fate: mail.Intended, err: "is not trusted, and nothing was sent"},
		{name: "a certificate of nobody", server: &scripted{cert: newAuthority(t).issue(t, "127.0.0.1", time.Now().Add(time.Hour))},
			fate: mail.Intended, err: "is not trusted, and nothing was sent"},
		{name: "an expired one from the first byte",
			server: &scripted{implicit: true, cert: ca.issue(t, "127.0.0.1", time.Now().Add(-time.Minute))}, fate: mail.Intended,
			err: "is not trusted"},
		{name: "no STARTTLS", server: &scripted{plain: true}, fate: mail.Intended,
			err: "offers no STARTTLS, and nothing is sent in the clear"},
		{name: "no login offered", server: &scripted{offers: "GSSAPI"}, fate: mail.Intended, err: "offers no login that is wanted"},
		{name: "a wrong password", server: &scripted{say: toHelena("AUTH", "535 5.7.8 no: secret-word")}, fate: mail.Intended,
			err: "the login was refused and is not tried again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := ready(t)
			server := c.server
			if server == nil {
				server = &scripted{}
			}
			if server.cert.Certificate == nil {
				server.cert = good
			}
			if server.offers == "" {
				server.offers = "PLAIN LOGIN"
			}
			server.start(t)
			s := d.sender(server, ca.file)
			if c.timeout > 0 {
				s.Policy.Server.Timeout = c.timeout
			}
			done, err := s.Send(context.Background(), d.book, "")
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Fatalf("error %v, want %q", err, c.err)
			}
			got := d.fate(helena)
			if got != c.fate && !(strings.Contains(c.fate, " or ") && strings.Contains(c.fate, got)) {
				t.Errorf("%s, want %s; %v", got, c.fate, done)
			}
			if n := len(server.mail()); n != c.mails && c.mails >= 0 {
				t.Errorf("the server has %d messages, want %d; %v", n, c.mails, done)
			}
			for _, to := range []string{"lena@veldmar.example", "ana@veldmar.example", "board@veldmar.example"} {
				if c.rest && d.fate(to) != mail.Accepted {
					t.Errorf("%s: %s", to, d.fate(to))
				}
			}
			never(t, server)
			again(t, d, server, ca.file)
		})
	}
}

// never fails when a server has a message twice.
func never(t *testing.T, s *scripted) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range s.mail() {
		key := m.to + " " + header(m.data, "Message-ID")
		if seen[key] {
			t.Errorf("%s arrived twice", key)
		}
		seen[key] = true
	}
}

func header(data, name string) string {
	for _, line := range strings.Split(data, "\r\n") {
		if value, ok := strings.CutPrefix(line, name+": "); ok {
			return value
		}
	}
	return ""
}

// again sends once more to a server that takes all: what was accepted or is
// uncertain stays, what was refused goes out.
func again(t *testing.T, d *desk, before *scripted, ca string) {
	t.Helper()
	uncertain := d.fate(helena) == mail.Uncertain
	server := (&scripted{cert: before.cert, offers: "PLAIN"}).start(t)
	if len(before.mail()) == 0 {
		server.cert = newAuthority(t).issue(t, "127.0.0.1", time.Now().Add(time.Hour))
		return
	}
	if _, err := d.sender(server, ca).Send(context.Background(), d.book, ""); err != nil {
		t.Fatal(err)
	}
	had := map[string]bool{}
	for _, m := range before.mail() {
		had[m.to] = true
	}
	for _, m := range server.mail() {
		if had[m.to] || uncertain && m.to == helena {
			t.Errorf("%s got it again", m.to)
		}
	}
	if n := len(before.mail()) + len(server.mail()); !uncertain && n != 6 {
		t.Errorf("%d messages arrived, want 6", n)
	}
}

func TestAnUncertainMessageIsAskedAbout(t *testing.T) {
	ca := newAuthority(t)
	d := ready(t)
	server := (&scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour)), offers: "PLAIN",
		say: func(verb, arg string, n int) string {
			if verb == "DOT" && arg == helena && n == 1 {
				return "drop"
			}
			return ""
		}}).start(t)
	send := func() {
		if _, err := d.sender(server, ca.file).Send(context.Background(), d.book, ""); err != nil {
			t.Fatal(err)
		}
	}
	send()
	open := d.ledger().Open("2026-10")
	if len(open) != 1 || open[0].To != helena {
		t.Fatalf("uncertain are %v", open)
	}
	drafts := d.mustDraft()
	if x := of(t, drafts, "sponsor", "Helena Brandt"); x.State != mail.Unsure {
		t.Errorf("its draft is %s", x.State)
	}
	list, _ := os.ReadFile(filepath.Join(mail.Folder(d.output, "2026-10"), "deliver.md"))
	if !strings.Contains(string(list), "`"+open[0].MessageID+"`") {
		t.Errorf("the list does not ask:\n%s", list)
	}
	if err := d.ledger().Settle(d.book, drafts, []string{"<" + open[0].MessageID + ">"}, false); err != nil {
		t.Fatal(err)
	}
	send()
	var ids []string
	for _, m := range server.mail() {
		if m.to == helena {
			ids = append(ids, header(m.data, "Message-ID"))
		}
	}
	if len(ids) != 2 || ids[0] != ids[1] {
		t.Errorf("it was sent as %v, want the same message twice", ids)
	}
	if err := d.ledger().Settle(d.book, drafts, []string{open[0].MessageID}, true); err == nil {
		t.Error("a message that is not uncertain was settled")
	}
}

func TestLoginsGoByWhatTheServerOffers(t *testing.T) {
	ca := newAuthority(t)
	for _, c := range []struct{ name, offers, auth, want string }{
		{"plain", "PLAIN", "auto", "PLAIN \x00nora\x00secret-word"},
		{"login", "LOGIN", "auto", "LOGIN nora secret-word"},
		{"the stronger one", "PLAIN CRAM-MD5 LOGIN", "auto", "CRAM-MD5 nora "},
		{"the one that was asked for", "PLAIN CRAM-MD5 LOGIN", "login", "LOGIN nora secret-word"},
		{"a token", "PLAIN XOAUTH2", "xoauth2", "XOAUTH2 user=nora\x01auth=Bearer the-token\x01\x01"},
		{"none", "PLAIN", "none", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ready(t)
			server := (&scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour)), offers: c.offers}).start(t)
			s := d.sender(server, ca.file)
			s.Policy.Server.Auth, s.Only = c.auth, []string{helena}
			if c.auth == "xoauth2" {
				s.Credentials = mail.Credentials{User: "nora", Token: "the-token"}
			}
			if _, err := s.Send(context.Background(), d.book, ""); err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(server.logins, "|"); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("logged in as %q, want %q", got, c.want)
			}
			if n := len(server.mail()); n != 1 {
				t.Errorf("--only sent %d messages", n)
			}
		})
	}
}

// TestARefusedLoginIsSaidOnceAndNotTriedAgain: a server may lock an account that is
// refused often, so that three connections ask once, and the ledger says why.
func TestARefusedLoginIsSaidOnceAndNotTriedAgain(t *testing.T) {
	ca := newAuthority(t)
	d := ready(t)
	server := (&scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour)), offers: "PLAIN",
		say: func(verb, _ string, _ int) string {
			return map[string]string{"AUTH": "535 5.7.8 no: secret-word"}[verb]
		}}).start(t)
	s := d.sender(server, ca.file)
	s.Policy.Server.Connections = 3
	_, err := s.Send(context.Background(), d.book, "")
	const reason = `log in to 127.0.0.1 as nora with plain: 535 "5.7.8 no: …"; the login was refused and is not tried again, ` +
		`and nothing was sent over it: mend SPONSORBOOK_SMTP_USER and SPONSORBOOK_SMTP_PASSWORD, or choose another delivery.server.auth`
	if err == nil || err.Error() != reason {
		t.Errorf("%v\nwant %s", err, reason)
	}
	if len(server.logins) != 1 || len(server.mail()) != 0 {
		t.Errorf("%d logins, %d messages", len(server.logins), len(server.mail()))
	}
	text, err := os.ReadFile(filepath.Join(d.output, mail.LedgerFile))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if last := lines[len(lines)-1]; !strings.Contains(last, `"state":"stopped"`) || !strings.Contains(last, "the login was refused") ||
		strings.Count(string(text), "refused") != 1 || strings.Contains(string(text), "secret-word") {
		t.Errorf("the ledger says\n%s", text)
	}
	if n := len(d.ledger().Open("2026-10")); n > 0 {
		t.Errorf("%d messages are uncertain", n)
	}
}

func TestOnlyTheDraftsThatWereLookedAtAreSent(t *testing.T) {
	ca := newAuthority(t)
	for _, c := range []struct {
		name   string
		change func(t *testing.T, d *desk)
		want   string
	}{
		{"a draft was edited", func(t *testing.T, d *desk) {
			file := filepath.Join(mail.Folder(d.output, "2026-10"), of(t, d.mustDraft(), "sponsor", "Helena Brandt").File)
			if err := os.WriteFile(file, []byte("Subject: other\r\n\r\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "was changed; make the drafts again"},
		{"the book was made again", func(t *testing.T, d *desk) {
			exports := company()
			replace("asks.csv", "Say who pays", "Tell who pays")(exports)
			d.publish(exports, settings)
		}, "is not the one that the drafts were made of"},
		{"there are no drafts", func(t *testing.T, d *desk) {
			if err := os.RemoveAll(mail.Folder(d.output, "2026-10")); err != nil {
				t.Fatal(err)
			}
		}, "make them with sponsorbook deliver"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ready(t)
			c.change(t, d)
			server := (&scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour)), offers: "PLAIN"}).start(t)
			_, err := d.sender(server, ca.file).Send(context.Background(), d.book, "")
			if err == nil || !strings.Contains(err.Error(), c.want) || len(server.mail()) > 0 {
				t.Errorf("%v, %d messages; want %q", err, len(server.mail()), c.want)
			}
		})
	}
}

func TestAnUpdatedPageIsOfferedWithWhatChanged(t *testing.T) {
	ca := newAuthority(t)
	d := ready(t)
	server := (&scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour)), offers: "PLAIN"}).start(t)
	send := func(updates bool) int {
		s := d.sender(server, ca.file)
		s.Updates = updates
		before := len(server.mail())
		if _, err := s.Send(context.Background(), d.book, ""); err != nil {
			t.Fatal(err)
		}
		return len(server.mail()) - before
	}
	if n := send(false); n != 6 {
		t.Fatalf("%d messages", n)
	}
	exports := company()
	exports["asks.csv"] += "K-2,Aurelia Logistics,Name a deputy,Helena Brandt,2026-10-20,2026-11-30\n"
	d.publish(exports, settings)
	drafts := d.mustDraft()
	x := of(t, drafts, "sponsor", "Helena Brandt")
	for _, want := range []string{"This takes the place of the message of 2\u00a0November\u00a02026",
		"[new] Aurelia Logistics: Name a deputy"} {
		if !strings.Contains(x.Text, want) {
			t.Errorf("%q is not in\n%s", want, x.Text)
		}
	}
	if x.State != mail.Updated || of(t, drafts, "sponsor", "Étienne Garrelon").State != mail.Sent {
		t.Errorf("Helena's is %s, Étienne's %s", x.State, of(t, drafts, "sponsor", "Étienne Garrelon").State)
	}
	if n := send(false); n != 0 {
		t.Errorf("%d updated pages went out without a word", n)
	}
	if n := send(true); n == 0 {
		t.Error("no updated page went out")
	}
	if n := send(true); n != 0 {
		t.Errorf("%d went out twice", n)
	}
	if x := of(t, d.mustDraft(), "sponsor", "Helena Brandt"); x.State != mail.Sent {
		t.Errorf("after it was sent it is %s", x.State)
	}
}

func TestATrialGoesToOneAddress(t *testing.T) {
	ca := newAuthority(t)
	d := ready(t)
	forms, _ := mail.NewForms(nil)
	maker := mail.Maker{Output: d.output, Policy: d.config.Delivery, Forms: forms, Ledger: d.ledger(), Trial: "me@elsewhere.example",
		Now: noon}
	if _, err := maker.Make(context.Background(), d.book); err != nil {
		t.Fatal(err)
	}
	server := (&scripted{cert: ca.issue(t, "127.0.0.1", time.Now().Add(time.Hour)), offers: "PLAIN"}).start(t)
	if _, err := d.sender(server, ca.file).Send(context.Background(), d.book, ""); err == nil {
		t.Error("a trial was sent as if it were meant")
	}
	if _, err := d.sender(server, ca.file).Send(context.Background(), d.book, "me@elsewhere.example"); err != nil {
		t.Fatal(err)
	}
	for _, m := range server.mail() {
		if m.to != "me@elsewhere.example" || !strings.Contains(header(m.data, "Subject"), "[for_") {
			t.Errorf("to %s: %s", m.to, header(m.data, "Subject"))
		}
	}
	if x := of(t, d.mustDraft(), "sponsor", "Helena Brandt"); x.State != mail.New {
		t.Errorf("after the trial the real one is %s", x.State)
	}
}

func TestCredentialsAreTheOwnersAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secret")
	for _, c := range []struct {
		mode os.FileMode
		text string
		want string
	}{
		{0o600, "user: nora\npassword: a: b\n", "{nora a: b }"},
		{0o644, "user: nora\n", "chmod 600"},
		{0o600, "nora a", "secret:1 is not user: …"},
	} {
		if err := os.WriteFile(file, []byte(c.text), c.mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(file, c.mode); err != nil {
			t.Fatal(err)
		}
		got, err := mail.ReadCredentials(file)
		if said := fmt.Sprint(got, err); !strings.Contains(said, c.want) {
			t.Errorf("%q: %s, want %s", c.text, said, c.want)
		}
	}
}
