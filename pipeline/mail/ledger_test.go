package mail_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/mail"
)

func entry(state string) mail.Entry {
	return mail.Entry{State: state, Book: "2026-10", Room: "sponsors/a", Reader: "sponsor", MessageID: "1@x", To: "a@x"}
}

// TestWhateverMomentTheRunEndsTheLedgerReads cuts the ledger at every byte, as a
// crash may, and reads it again.
func TestWhateverMomentTheRunEndsTheLedgerReads(t *testing.T) {
	dir := t.TempDir()
	now := func() time.Time { return noon }
	l, err := mail.OpenLedger(dir, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{mail.Intended, mail.Sending, mail.Accepted} {
		if err := l.Add(entry(state)); err != nil {
			t.Fatal(err)
		}
	}
	l.Close()
	file := filepath.Join(dir, mail.LedgerFile)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(whole), "\n")
	for cut := range len(whole) + 1 {
		if err := os.WriteFile(file, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := mail.OpenLedger(dir, now)
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		want := ""
		switch {
		case cut >= len(whole):
			want = mail.Accepted
		case cut >= len(lines[0])+len(lines[1]):
			want = mail.Uncertain
		case cut >= len(lines[0]):
			want = mail.Intended
		}
		if e, _ := l.Last("1@x", "a@x"); e.State != want {
			t.Fatalf("cut at %d: %q, want %q", cut, e.State, want)
		}
		if err := l.Add(entry(mail.Refused)); err != nil {
			t.Fatal(err)
		}
		l.Close()
		if l, err = mail.ReadLedger(dir); err != nil {
			t.Fatalf("cut at %d, after a new line: %v", cut, err)
		}
		if e, _ := l.Last("1@x", "a@x"); e.State != mail.Refused {
			t.Fatalf("cut at %d: the new line is lost", cut)
		}
	}
}

func TestALedgerThatWasEditedIsNotGuessed(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, mail.LedgerFile)
	for _, text := range []string{"{\"state\":\"accep\n{\"state\":\"intended\"}\n", "{}\n", "hello\n"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := mail.ReadLedger(dir); err == nil || !strings.Contains(err.Error(), ":1 does not read") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
