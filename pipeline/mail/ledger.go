package mail

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// LedgerFile is the ledger's name in the output folder.
const LedgerFile = ".deliveries.jsonl"

// States of a message on its way to one recipient.
const (
	Intended  = "intended"  // it will be sent in this run
	Sending   = "sending"   // its content is about to go over the wire
	Accepted  = "accepted"  // the server took it, or somebody said that it arrived
	Refused   = "refused"   // the server did not take it
	Uncertain = "uncertain" // nobody knows: the wire broke, or the run ended, after it began
	Released  = "released"  // somebody said that it did not arrive: it may be sent again
	Stopped   = "stopped"   // of no message: a run ended early, and the reply says why
)

// An Entry is one line of the ledger.
type Entry struct {
	At        string   `json:"at"` // RFC 3339, UTC
	State     string   `json:"state"`
	Book      string   `json:"book"`
	Room      string   `json:"room"`
	Reader    string   `json:"reader"`
	MessageID string   `json:"message_id"`
	To        string   `json:"to"` // one address
	Draft     string   `json:"draft_sha256"`
	Reply     string   `json:"reply,omitempty"` // what the server said, or what went wrong
	Parts     []Sum    `json:"parts,omitempty"` // of what was accepted, so that a later change is seen
	Lines     []string `json:"lines,omitempty"`
}

// A Sum is an attachment by name and hash.
type Sum struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// A Ledger remembers what became of every message. It is only ever appended to;
// each line is on the disk before the next step is taken. Its methods may be
// called from several goroutines.
type Ledger struct {
	mu      sync.Mutex
	file    *os.File // nil when it is only read
	entries []Entry
	now     func() time.Time
}

// OpenLedger reads the ledger of an output folder and opens it to append to. A
// line that a crash cut off is closed and left where it is. The error names a
// line that does not read: what it says cannot be guessed.
func OpenLedger(output string, now func() time.Time) (*Ledger, error) {
	name := filepath.Join(output, LedgerFile)
	l, torn, err := readLedger(name)
	if err != nil {
		return nil, err
	}
	l.now = now
	if l.file, err = os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err != nil {
		return nil, fmt.Errorf("open the ledger: %w", err)
	}
	if torn {
		err = l.write([]byte("\n{\"torn\":true}\n"))
	}
	return l, errors.Join(err, syncFolder(output))
}

// ReadLedger is the same without opening it to append.
func ReadLedger(output string) (*Ledger, error) {
	l, _, err := readLedger(filepath.Join(output, LedgerFile))
	return l, err
}

func readLedger(name string) (l *Ledger, torn bool, err error) {
	l = &Ledger{}
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return l, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("read the ledger: %w", err)
	}
	lines := bytes.Split(text, []byte("\n"))
	torn = len(lines[len(lines)-1]) > 0 // no line end: the run ended while it was written
	for i, line := range lines[:len(lines)-1] {
		var e struct {
			Entry
			Torn bool `json:"torn"`
		}
		if err := json.Unmarshal(line, &e); err != nil || e.State == "" && !e.Torn {
			if i+1 < len(lines)-1 && string(lines[i+1]) == `{"torn":true}` {
				continue
			}
			return nil, false, fmt.Errorf("%s:%d does not read; restore the file from a copy: without it messages could go out twice",
				name, i+1)
		}
		if !e.Torn {
			l.entries = append(l.entries, e.Entry)
		}
	}
	return l, torn, nil
}

// Add appends a line; when it returns, the line is on the disk.
func (l *Ledger) Add(e Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	e.At = l.now().UTC().Format(time.RFC3339)
	line, err := json.Marshal(e)
	if err == nil {
		err = l.write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("write the ledger: %w; free some space", err)
	}
	l.entries = append(l.entries, e)
	return nil
}

func (l *Ledger) write(line []byte) error {
	if _, err := l.file.Write(line); err != nil {
		return err
	}
	return l.file.Sync()
}

// Close closes the file.
func (l *Ledger) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// Last is the newest line about a message to an address. A message whose sending
// began and never ended is uncertain.
func (l *Ledger) Last(id, to string) (Entry, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := len(l.entries) - 1; i >= 0; i-- {
		if e := l.entries[i]; e.MessageID == id && e.To == to {
			if e.State == Sending {
				e.State, e.Reply = Uncertain, "the run ended while it was being sent"
			}
			return e, true
		}
	}
	return Entry{}, false
}

// Delivered is the newest message of a book that an address accepted as a reader.
func (l *Ledger) Delivered(book, room, reader, to string) (Entry, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := len(l.entries) - 1; i >= 0; i-- {
		if e := l.entries[i]; e.State == Accepted && e.Book == book && e.Room == room && e.Reader == reader && e.To == to {
			return e, true
		}
	}
	return Entry{}, false
}

// Open are the messages of a book that nobody knows of whether they arrived.
func (l *Ledger) Open(book string) []Entry {
	seen := map[string]bool{}
	var out []Entry
	for i := len(l.entries) - 1; i >= 0; i-- {
		e := l.entries[i]
		if key := e.MessageID + " " + e.To; e.Book == book && !seen[key] {
			seen[key] = true
			if last, _ := l.Last(e.MessageID, e.To); last.State == Uncertain {
				out = append(out, last)
			}
		}
	}
	return out
}

// syncFolder makes sure that a new file's name is on the disk too. Systems that
// cannot do that for a folder keep the name with the file.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	_ = d.Sync()
	return nil
}
