// Package finding holds what a person should know about the input: what was
// read, where, what was done with it, and what would mend it.
//
// A finding never ends a run; an error does. Findings are for the owner of a
// spreadsheet, so each one names a place that a spreadsheet program can show.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Ref is a place in the input: a file, a sheet of it, a row, a cell.
// The zero Ref means that no single place can be named.
type Ref struct {
	File  string // path below the input folder, with slashes
	Sheet string // empty for files that have no sheets
	Row   int    // from 1, as a spreadsheet program numbers rows; 0 is the sheet or file itself
	Col   int    // from 1; 0 is the whole row
	Told  string // who said what stands there, and when, where a person did: "T. Zieliński, book of 2026-10"
}

// Cell names the place inside its sheet: "F14", "row 14", or "" for the whole sheet.
func (r Ref) Cell() string {
	switch {
	case r.Row <= 0 && r.Col <= 0:
		return ""
	case r.Row <= 0:
		return "column " + ColumnName(r.Col)
	case r.Col <= 0:
		return "row " + strconv.Itoa(r.Row)
	}
	return ColumnName(r.Col) + strconv.Itoa(r.Row)
}

// String names the place in full: "finance/revenue.xlsx Revenue!F14".
func (r Ref) String() string {
	place, file, sheet := r.Cell(), Visible(r.File), Visible(r.Sheet)
	switch {
	case r.Sheet == "" && place == "":
		return file
	case r.Sheet == "":
		return file + " " + place
	case place == "":
		return file + " " + sheet
	}
	return file + " " + sheet + "!" + place
}

// Known reports whether the place names at least a file.
func (r Ref) Known() bool { return r.File != "" }

// At is the same place moved to another column of its row.
func (r Ref) At(col int) Ref { r.Col = col; return r }

// Compare orders places by file, sheet, row and column.
func (r Ref) Compare(o Ref) int {
	return cmp.Or(cmp.Compare(r.File, o.File), cmp.Compare(r.Sheet, o.Sheet),
		cmp.Compare(r.Row, o.Row), cmp.Compare(r.Col, o.Col))
}

// ColumnName is the letter name of a column counted from 1: 1 is "A", 28 is "AB".
func ColumnName(col int) string {
	var b []byte
	for ; col > 0; col = (col - 1) / 26 {
		b = append(b, byte('A'+(col-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

// Severity says how much a finding matters. Its zero value is Note.
type Severity int

// The severities, least first.
const (
	Note    Severity = iota // worth knowing; nothing is wrong
	Warning                 // something was set aside, assumed or left open
	Error                   // a page of the book is wrong or missing until it is mended
)

// String is the word that contract and pages use: "note", "warning", "error".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// A Finding is one thing about the input that a person should know.
type Finding struct {
	Severity Severity
	Code     string // stable, lower case with hyphens: "amount-unreadable"
	At       Ref
	Message  string // what was read and what was done with it; values in quotes
	Mend     string // what would mend it; empty where nothing need be done
	Account  string // key of the account group concerned, where there is one
	Setting  Setting
	Stake    Stake // the money that it is about
}

// A Setting is what the configuration would answer a finding with. The zero
// Setting is none.
type Setting struct {
	Key   string // "dates"
	Entry string // in YAML: `"surveys.csv!Date": day first`
	Or    string // another value that may be the right one: "month first"
}

// String is the setting as one line to paste.
func (s Setting) String() string {
	if !strings.Contains(s.Entry, ":") {
		return s.Key + ": " + s.Entry
	}
	return s.Key + ": {" + s.Entry + "}"
}

// String is the finding as check prints it, on one line or two; the code stands
// behind what is wrong.
func (f Finding) String() string {
	s := f.Severity.String() + ": " + f.Message
	if f.At.Known() {
		s = f.Severity.String() + " " + f.At.String() + ": " + f.Message
	}
	if f.Code != "" {
		s += " [" + f.Code + "]"
	}
	if f.Mend != "" {
		s += "\n        mend: " + f.Mend
	}
	return s
}

// Compare orders findings worst first: by severity, by the money at stake, then by
// code, place and message.
func (f Finding) Compare(o Finding) int {
	return cmp.Or(cmp.Compare(o.Severity, f.Severity), cmp.Compare(o.Stake.Units, f.Stake.Units), cmp.Compare(f.Code, o.Code),
		f.At.Compare(o.At), cmp.Compare(f.Message, o.Message))
}

// A List collects findings. Its zero value is ready to use.
type List struct{ all []Finding }

// Add puts a finding on the list.
func (l *List) Add(f ...Finding) { l.all = append(l.all, f...) }

// Addf puts a finding on the list whose message is formatted.
func (l *List) Addf(s Severity, code string, at Ref, mend, format string, args ...any) {
	l.Add(Finding{Severity: s, Code: code, At: at, Mend: mend, Message: fmt.Sprintf(format, args...)})
}

// Sorted are the findings worst first, exact repeats left out. The list stays as it was.
func (l *List) Sorted() []Finding {
	out := slices.Clone(l.all)
	slices.SortStableFunc(out, Finding.Compare)
	return slices.Compact(out)
}

// Count is how many findings of a severity there are.
func Count(all []Finding, s Severity) int {
	n := 0
	for _, f := range all {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// Quote puts a value that was read in quotes, cut to a length that a line can hold.
func Quote(value string) string {
	const most = 60
	value = strings.Join(strings.Fields(value), " ")
	if r := []rune(value); len(r) > most {
		value = string(r[:most]) + "…"
	}
	return strconv.Quote(value)
}
