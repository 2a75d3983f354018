package main

import (
	"bytes"
	"path/filepath"
	"strings"

	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

// memoryOf is the text of a published book's snapshot; nil where there is none.
func memoryOf(output string, month program.Month) []byte {
	text, err := plain.Read(filepath.Join(output, month.String(), snapshot.File), plain.ReadLimit)
	if err != nil {
		return nil
	}
	return text
}

// tellStale says which later books stand on something else than what the book
// that was just made remembers. It is no finding, for a book does not know
// whether later ones exist.
func (s *session) tellStale(output string, month program.Month, before []byte) {
	var later []string
	for _, m := range snapshot.Stale(books(output), month) {
		later = append(later, m.String())
	}
	names := strings.Join(later, ", ")
	switch {
	case len(later) == 0:
	case before != nil && bytes.Equal(before, memoryOf(output, month)):
		s.say("note", "note: the book of "+month.String()+" remembers what it did before, so that no later book is stale: "+names)
	default:
		s.say("warning", "warning: later books are stale, for they were made before this one: "+names+
			"\n        mend: make them again, the oldest first, each with its own --as-of")
	}
}
