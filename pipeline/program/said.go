package program

import (
	"cmp"
	"maps"

	"sponsorbook/pipeline/finding"
)

// A Said is what somebody wrote into one cell of a workbook that came back. A
// book remembers it, so that it is not lost with the workbook.
type Said struct {
	Kind   string `json:"kind"`             // of table: "contacts"
	Row    string `json:"row"`              // RowKey of the record
	Field  string `json:"field"`            // canonical name: "decision role"
	Value  string `json:"value"`            // a day as YYYY-MM-DD, a number with a point; "" for a cell that was emptied
	Before string `json:"before,omitempty"` // what the exports said when it was first read
	About  string `json:"about,omitempty"`  // the record as people know it: a contact's name
	By     string `json:"by,omitempty"`     // account manager; "" for the action plan, which is the program manager's
	On     Date   `json:"on"`               // the day of the book that the workbook belongs to: said then or later
	New    bool   `json:"new,omitempty"`    // part of a record that the exports did not have
	Over   bool   `json:"over,omitempty"`   // has had its day: the exports or a later workbook have moved on
}

// A Voice is who said something in a workbook, and when at the earliest.
type Voice struct {
	By string // account manager; "" for the program manager
	On Date   // the day of the book that the workbook belongs to
}

// String is who and when in a few words, as a source names them.
func (v Voice) String() string {
	return cmp.Or(v.By, "program manager") + ", book of " + v.On.Month().String()
}

// SaidBy is the origin with one field told by a person, in a cell of a workbook
// that came back.
func (o Origin) SaidBy(name string, to finding.Ref, v Voice) Origin {
	to.Told = v.String()
	o = o.Moved(name, to)
	o.voices = maps.Clone(o.voices)
	if o.voices == nil {
		o.voices = map[string]Voice{}
	}
	o.voices[name] = v
	return o
}

// Voice is who told a field in a workbook that came back; false for a field that
// an export tells.
func (o Origin) Voice(name string) (Voice, bool) {
	v, ok := o.voices[name]
	return v, ok
}
