package returned

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
)

// A complaint is one kind of trouble with one workbook, and the cells that have
// it.
type complaint struct {
	code  string
	at    finding.Ref
	cells []string
}

// complaints are the kinds of trouble in the words of their findings.
var complaints = map[string]struct{ message, mend string }{
	"fill-in-unread": {"cells that cannot be read say nothing: %s",
		"choose a word of the list, write a day as 2026-11-30 and a number as 1234.5"},
	"fill-in-foreign": {"rows are about accounts or records that this workbook was not made for: %s; they were set aside",
		"ask who wrote them; what they say belongs into the workbook of whoever looks after the account"},
	"fill-in-locked": {"cells that come from elsewhere were changed, which changes nothing: %s",
		"correct them where they come from, such as the CRM"},
	"fill-in-row": {"changed rows are about no record that the exports have: %s; they were set aside",
		"put the answers into new rows, or bring the export that has the records"},
	"fill-in-account":    {"new rows name no account of this workbook: %s; they were set aside", "choose the account from the list"},
	"fill-in-incomplete": {"new rows say too little: %s; they were set aside", "fill in what is missing"},
	"fill-in-conflict":   {"another workbook of the same month says otherwise, and was believed: %s", "correct one of the two"},
	"fill-in-overtaken": {"the exports have changed since this was said, and were believed: %s",
		"say it again in this month's workbook, or correct the export"},
	"fill-in-withdrawn": {"what an earlier copy of this workbook said is no longer in it, and was withdrawn: %s",
		"if it was not taken back, put the filled-in copy in the place of this one"},
	"fill-in-sheet": {"sheets could not be merged: %s",
		"give the sheets the names, headers and hidden column Row that they had; save a sheet that was added as a file of its own, if it " +
			"is an export"},
}

// complain collects trouble with a workbook: one finding for all cells.
func (r *Workbooks) complain(code string, at finding.Ref, cell string) {
	for _, c := range r.complaints {
		if c.code == code && c.at.File == at.File {
			if at.Row > 0 && at.Sheet != c.at.Sheet {
				cell = at.Sheet + "!" + cell
			}
			c.cells = append(c.cells, cell)
			return
		}
	}
	r.complaints = append(r.complaints, &complaint{code: code, at: at, cells: []string{cell}})
}

// SayComplaints says what was wrong with the workbooks that came back.
func (r *Workbooks) SayComplaints() {
	slices.SortStableFunc(r.complaints, func(a, b *complaint) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.code, b.code))
	})
	for _, c := range r.complaints {
		words := complaints[c.code]
		severity := finding.Warning
		if c.code == "fill-in-foreign" {
			severity = finding.Error
		}
		r.Say(severity, c.code, c.at, words.mend, words.message, input.Listed(c.cells, 8))
	}
}
