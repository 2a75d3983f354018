package grid

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"sponsorbook/pipeline/finding"
)

// A Workbook is a file that was opened: its sheets in order, and what there is
// to say about it.
type Workbook struct {
	Path     string
	Format   string // "csv", "xlsx", "html", …: what the content is
	Encoding string // of text: "UTF-8", "Windows-1252", …
	SHA256   string // of the file's bytes, in hex
	Sheets   []*Sheet
	// Findings are what there is to say about the file. Those about cells of a
	// long sheet come while Each goes through it: look again afterwards.
	Findings []finding.Finding

	source *Source
	lock   sync.Mutex // over findings, since sheets may be read at the same time
	noted  map[noted]bool
}

// Find is the sheet of a name or, where no sheet has it, of a number from 1;
// "" is the first sheet that has cells.
func (w *Workbook) Find(which string) (*Sheet, error) {
	var names []string
	for _, s := range w.Sheets {
		if s.Name == which && which != "" || which == "" && s.hasCells() {
			return s, nil
		}
		names = append(names, strconv.Quote(s.Name))
	}
	if n, err := strconv.Atoi(which); err == nil && n >= 1 && n <= len(w.Sheets) {
		return w.Sheets[n-1], nil
	}
	if which == "" && len(w.Sheets) > 0 {
		return w.Sheets[0], nil
	}
	return nil, fmt.Errorf("%s has no sheet %q; it has %d: %s", w.Path, which, len(names), strings.Join(names, ", "))
}

// errEnough ends a reading early.
var errEnough = errors.New("enough")

// hasCells reports whether there is a row; a sheet that cannot be read counts,
// so that its error is seen.
func (s *Sheet) hasCells() bool { return s.Each(func(Row) error { return errEnough }) != nil }

// Unchanged is an error where the file's bytes are no longer those that were read,
// and no pass has said so: what was read of it may be of two files.
func (w *Workbook) Unchanged() error {
	if w.source == nil {
		return nil
	}
	return w.source.unchanged()
}

// Note puts a finding on the workbook, once however often its rows are read.
func (w *Workbook) Note(f finding.Finding) {
	w.lock.Lock()
	defer w.lock.Unlock()
	key := noted{f.Code, f.At}
	if w.noted[key] {
		return
	}
	if w.noted == nil {
		w.noted = map[noted]bool{}
	}
	w.noted[key] = true
	w.Findings = append(w.Findings, f)
}

// noted is what makes a finding the same as another.
type noted struct {
	code string
	at   finding.Ref
}
