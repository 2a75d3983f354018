package snapshot

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Shelf is the output folder with the earlier books, each read once however
// often it is asked for.
type Shelf struct {
	fsys fs.FS
	read map[program.Month]volume
}

// A volume is a book as it was read, with what to know about it; nil for nothing.
type volume struct {
	program.Snapshot
	found *finding.Finding
}

// Open is the shelf of an output folder; a nil or absent one is empty.
func Open(fsys fs.FS) *Shelf { return &Shelf{fsys, map[program.Month]volume{}} }

// Read is the memory for a book, from a shelf that is asked once.
func Read(fsys fs.FS, book program.Month) (program.Memory, []finding.Finding) {
	return Open(fsys).Before(book)
}

// book is the book of a month.
func (s *Shelf) book(m program.Month) volume {
	v, seen := s.read[m]
	if !seen {
		v.Snapshot, v.found = readBook(s.fsys, m)
		s.read[m] = v
	}
	return v
}

// Before is the memory for a book: the snapshots of the months strictly before
// it, oldest first. What cannot be used, was edited or is missing is a finding.
func (s *Shelf) Before(book program.Month) (program.Memory, []finding.Finding) {
	var l finding.List
	var memory program.Memory
	months, err := books(s.fsys)
	if err != nil {
		l.Addf(finding.Error, "memory-unreadable", finding.Ref{},
			"make the output folder readable, and run again",
			"the earlier books cannot be listed (%v); this book is made as if it were the first", err)
		return nil, l.Sorted()
	}
	months = slices.DeleteFunc(months, func(m program.Month) bool { return m >= book })
	for _, m := range months {
		v := s.book(m)
		if v.found != nil {
			l.Add(*v.found)
		}
		if v.usable() {
			memory = append(memory, v.Snapshot)
		}
	}
	l.Add(gaps(months, book)...)
	return memory, l.Sorted()
}

// Said is what the newest book before a month remembers of workbooks that came
// back, and the file that it stands in. What is wrong with a book Before says.
func (s *Shelf) Said(book program.Month) ([]program.Said, finding.Ref) {
	if v, m, ok := s.newest(book); ok {
		return v.Said, finding.Ref{File: path.Join(m.String(), File)}
	}
	return nil, finding.Ref{}
}

// Accounts are what the newest book before a month called the accounts.
func (s *Shelf) Accounts(book program.Month) []program.PastAccount {
	v, _, _ := s.newest(book)
	return v.Accounts
}

// Workbooks are those that the book of a month held to be filled in, and whether
// that is known. The book of the month that is being made counts too: what its
// earlier editions handed out comes back all the same.
func (s *Shelf) Workbooks(book program.Month) ([]program.PastWorkbook, bool) {
	months, _ := books(s.fsys)
	if !slices.Contains(months, book) {
		return nil, false
	}
	v := s.book(book)
	return v.Workbooks, v.usable() && len(v.Workbooks) > 0
}

// newest is the newest book before a month that can be used.
func (s *Shelf) newest(book program.Month) (volume, program.Month, bool) {
	months, _ := books(s.fsys)
	for _, m := range slices.Backward(months) {
		if m >= book {
			continue
		}
		if v := s.book(m); v.usable() {
			return v, m, true
		}
	}
	return volume{}, 0, false
}

// usable reports whether later books can use what this one remembered.
func (v volume) usable() bool { return v.found == nil || v.found.Severity != finding.Error }

// Stale are the books after a month that exist already: making that month again
// may change what they would say.
func Stale(fsys fs.FS, book program.Month) []program.Month {
	months, _ := books(fsys)
	return slices.DeleteFunc(months, func(m program.Month) bool { return m <= book })
}

// Books are the months that have a folder with a snapshot or a manifest, oldest
// first; folders that are no book are passed over.
func Books(fsys fs.FS) ([]program.Month, error) { return books(fsys) }

func books(fsys fs.FS) ([]program.Month, error) {
	if fsys == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(fsys, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []program.Month
	for _, e := range entries {
		var m program.Month
		if m.UnmarshalText([]byte(e.Name())) == nil && m.String() == e.Name() && hasBook(fsys, e.Name()) {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out, nil
}

// hasBook reports whether a folder holds a book, whole or damaged.
func hasBook(fsys fs.FS, dir string) bool {
	for _, name := range []string{File, "manifest.json"} {
		if _, err := fs.Stat(fsys, path.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// readBook is the snapshot of a month. A finding of severity error means that
// it cannot be used; any other says what to know of one that is used.
func readBook(fsys fs.FS, month program.Month) (program.Snapshot, *finding.Finding) {
	name := path.Join(month.String(), File)
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return unusable(month, "snapshot-missing", "cannot be read: "+reason(err))
	}
	s, err := decode(text)
	head := struct{ Schema int }{s.Schema}
	if err != nil { // of a newer version it may be that this one does not know
		if err := json.Unmarshal(text, &head); err != nil {
			return unusable(month, "snapshot-broken", "is no longer valid JSON: "+err.Error())
		}
	}
	if head.Schema > Schema {
		s, f := unusable(month, "snapshot-newer", fmt.Sprintf(
			"was written by a newer version (schema %d, this one reads up to %d)", head.Schema, Schema))
		f.Mend = "use the version of sponsorbook that wrote it, or a newer one"
		return s, f
	}
	switch {
	case err != nil:
		return unusable(month, "snapshot-broken", "does not read as a snapshot: "+err.Error())
	case s.Book != month:
		return unusable(month, "snapshot-broken", "says that it is of "+s.Book.String())
	}
	return s, edited(fsys, month, text)
}

// unusable is the finding for a book that later ones have to do without.
func unusable(month program.Month, code, what string) (program.Snapshot, *finding.Finding) {
	return program.Snapshot{}, &finding.Finding{
		Severity: finding.Error, Code: code,
		Message: fmt.Sprintf("the snapshot of the book %s %s; what that book remembered (tiers and sponsors since when, proposals, "+
			"actions) is not known to this one", month, what),
		Mend: fmt.Sprintf("restore %s/%s from a copy, or make the book again with --as-of in that month", month, File),
	}
}

// edited compares the text with the hash in its book's manifest.
func edited(fsys fs.FS, month program.Month, text []byte) *finding.Finding {
	want, err := listed(fsys, month)
	if err != nil {
		return &finding.Finding{Severity: finding.Warning, Code: "snapshot-unproven",
			Message: fmt.Sprintf("the snapshot of the book %s is used, but its manifest cannot prove that it is unchanged: %v", month, err),
			Mend:    fmt.Sprintf("restore %s/manifest.json from a copy, or make the book again", month)}
	}
	sum := sha256.Sum256(text)
	if strings.EqualFold(want, hex.EncodeToString(sum[:])) {
		return nil
	}
	return &finding.Finding{Severity: finding.Warning, Code: "snapshot-edited",
		Message: fmt.Sprintf("the snapshot of the book %s was changed after the book was published; it is used as it is", month),
		Mend:    fmt.Sprintf("restore %s/%s from a copy, or make the book again", month, File)}
}

// listed is the hash of the snapshot among the outputs of its book's manifest.
func listed(fsys fs.FS, month program.Month) (string, error) {
	text, err := fs.ReadFile(fsys, path.Join(month.String(), "manifest.json"))
	if err != nil {
		return "", errors.New(reason(err))
	}
	var manifest struct {
		Outputs []struct{ Path, SHA256 string }
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		return "", err
	}
	for _, o := range manifest.Outputs {
		if o.Path == File {
			return o.SHA256, nil
		}
	}
	return "", errors.New("it does not list " + File)
}

// reason is what a file error says without the path, which the finding names.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}

// gaps is one finding that names the months between the first book and this one
// that have none.
func gaps(months []program.Month, book program.Month) []finding.Finding {
	if len(months) == 0 {
		return nil
	}
	var missing []string
	for m := months[0]; m < book; m++ {
		if _, found := slices.BinarySearch(months, m); !found {
			missing = append(missing, m.String())
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []finding.Finding{{Severity: finding.Note, Code: "book-missing",
		Message: fmt.Sprintf("there is no book of %s; what changed is told against the book of %s",
			shortened(missing), months[len(months)-1]),
		Mend: "nothing, where no book was made; else put its folder back into the output folder"}}
}

// shortened lists months, the oldest ones of a long list counted only.
func shortened(months []string) string {
	const most = 12
	if n := len(months) - most; n > 0 {
		return fmt.Sprintf("%d earlier months and of %s", n, strings.Join(months[n:], ", "))
	}
	return strings.Join(months, ", ")
}
