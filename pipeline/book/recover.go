package book

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"sponsorbook/pipeline/program"
)

// While a book is published, names of these ends stand beside it: what is
// written and not yet published, and, where the system cannot exchange two
// folders, the earlier book between the two renames. They are the journal that
// the next command reads, whatever its month.
const (
	newEnd    = ".new"
	beforeEnd = ".before"
)

// shelfName is the page that lists the books.
const shelfName = "index.html"

// leftovers are the names of the journal that stand in the folder.
func (h *held) leftovers() []string {
	entries, _ := os.ReadDir(h.dir)
	var out []string
	for _, e := range entries {
		if ours(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out
}

// ours reports whether a name is one that this package writes for a while.
func ours(name string) bool {
	inner, hidden := strings.CutPrefix(name, ".")
	whole, isNew := strings.CutSuffix(inner, newEnd)
	if before, ok := strings.CutSuffix(inner, beforeEnd); ok {
		return hidden && isStaged(before)
	}
	page := strings.HasPrefix(whole, "brief-") && strings.HasSuffix(whole, ".pdf")
	return hidden && isNew && (isStaged(whole) || isParts(whole) || page || strings.HasPrefix(whole, shelfName))
}

// isStaged reports whether a name is that of a book or a preview.
func isStaged(name string) bool { return isMonth(strings.TrimPrefix(name, previewStart)) }

func isMonth(name string) bool {
	var m program.Month
	return m.UnmarshalText([]byte(name)) == nil && m.String() == name
}

// recover puts every book back that an interrupted publishing had moved aside,
// finishes the shelf of one that had appeared, and removes what never became a
// book.
func (h *held) recover() error {
	var problems []error
	left := h.leftovers()
	for _, name := range left {
		if book, ok := strings.CutSuffix(name, beforeEnd); ok {
			problems = append(problems, h.putBack(name, book[1:]))
		}
	}
	for _, name := range left {
		if strings.HasSuffix(name, newEnd) {
			problems = append(problems, h.finish(name))
		}
	}
	return errors.Join(problems...)
}

// putBack gives an earlier book its place again, where no other has taken it.
func (h *held) putBack(aside, book string) error {
	from, to := filepath.Join(h.dir, aside), filepath.Join(h.dir, book)
	if exists(to) {
		return os.RemoveAll(from)
	}
	return errors.Join(os.Rename(from, to), h.syncFolder(h.dir))
}

// finish gives a shelf its place whose book had appeared; anything else that
// was not published is removed.
func (h *held) finish(name string) error {
	at := filepath.Join(h.dir, name)
	if mark := h.shelfMark(name); mark != "" && h.hasBook(mark) {
		return errors.Join(os.Rename(at, filepath.Join(h.dir, shelfName)), h.syncFolder(h.dir))
	}
	return os.RemoveAll(at)
}

// A shelf that waits for its book is named after the book's manifest, so that
// whoever finds it knows whether the book has appeared.
func shelfWaiting(manifest []byte) string { return "." + shelfName + "." + markOf(manifest) + newEnd }

func (h *held) shelfMark(name string) string {
	mark, _ := strings.CutPrefix(strings.TrimSuffix(name, newEnd), "."+shelfName+".")
	if len(mark) != markLength {
		return ""
	}
	return mark
}

const markLength = 16

func markOf(manifest []byte) string {
	sum := sha256.Sum256(manifest)
	return hex.EncodeToString(sum[:markLength/2])
}

// hasBook reports whether a published book has the manifest of a mark.
func (h *held) hasBook(mark string) bool {
	entries, _ := os.ReadDir(h.dir)
	for _, e := range entries {
		if !e.IsDir() || !isMonth(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(h.dir, e.Name(), ManifestFile))
		if err == nil && markOf(text) == mark {
			return true
		}
	}
	return false
}
