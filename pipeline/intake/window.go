package intake

import (
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// window is the twelve months that end with the last full month in which there
// is any revenue. A month is full when its last day is not after the as-of
// date. Where no full month has revenue, it ends with the last full month.
func (r *reading) window() {
	f := r.facts
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
		r.say(finding.Note, "revenue-lags", finding.Ref{}, "bring a newer export of revenue",
			"the newest full month with revenue is %s, %d months before the as-of date; the revenue window ends with it", end, lag)
	}
}
