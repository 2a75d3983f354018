package basis

import (
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Window is the twelve months that end with the last full month in which there
// is any revenue. A month is full when its last day is not after the as-of
// date. Where no full month has revenue, it ends with the last full month.
func (r *Choice) Window() {
	f := r.Facts
	full := f.AsOf.Month()
	if full.Last() > f.AsOf {
		full--
	}
	end := program.Month(0)
	for m := range f.Revenue.Months() {
		if m <= full {
			end = max(end, m)
		}
	}
	if end == 0 {
		end = full
	}
	f.Window = program.Window{From: end - 11, To: end}
	if lag := int(full - end); lag >= 2 && !f.AsOfFromData {
		r.Say(finding.Note, "revenue-lags", finding.Ref{}, "bring a newer export of revenue",
			"the newest full month with revenue is %s, %d months before the as-of date; the revenue window ends with it", end, lag)
	}
}

// wellBefore is how many days older than its exports a book may be without a word.
const wellBefore = 31

// OfLaterExports says that undated facts are those of the exports, where the
// book is made for a day well before them.
func (r *Choice) OfLaterExports() {
	var newest program.Date
	for _, t := range r.Tabs {
		newest = max(newest, t.AsOf)
	}
	if r.Facts.AsOfFromData || newest <= r.Facts.AsOf.AddDays(wellBefore) {
		return
	}
	r.Say(finding.Note, "exports-later", finding.Ref{}, "run with the exports of that time, to have the book as it was",
		"the book is made for %s from exports of %s: what they say without a date, such as status, health, marks and renewals, is of "+
			"that day",
		r.Facts.AsOf, newest)
}
