package program

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
)

// A Blank is a cell that somebody should fill in this month.
type Blank struct {
	Group string // Key
	Kind  string // of table: "profiles", "contacts", "meetings", "asks", "actions"
	Row   string // RowKey of the record
	Field string // canonical name: "decision role"
	Ask   string // the question, as one would put it to a person
	Why   string // why now
}

// RowKey stands for a record in a workbook that may come back: its id where it
// has one that can be written, else a hash of its identity.
func RowKey(id, identity string) string {
	printable := func(r rune) bool { return unicode.IsPrint(r) && r != ' ' }
	if id != "" && len(id) <= 64 && strings.IndexFunc(id, func(r rune) bool { return !printable(r) }) < 0 {
		return id
	}
	sum := sha256.Sum256([]byte(identity))
	return "k-" + hex.EncodeToString(sum[:8])
}
