package kinds

import (
	"fmt"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// settleAccounts takes back what the accounts say of days after the as-of date,
// for a book knows nothing of them: a sponsor who begins later, and a loss that
// came later.
func (r *Records) settleAccounts() {
	var sponsors, lost []string
	for _, e := range r.Directory.Entries {
		if r.sponsorLater(e) {
			sponsors = append(sponsors, e.Name)
		}
		if r.churnLater(e) {
			lost = append(lost, e.Name)
		}
	}
	r.Findings.Gather("sponsor-later", sponsors, fmt.Sprintf("%d accounts whose sponsor begins after the as-of date; until then those of the last book stand", len(sponsors)), sponsorLaterMend)
	r.Findings.Gather("churn-later", lost, fmt.Sprintf("%d accounts that are marked as churned, but paid us after the as-of date and count in this book", len(lost)), "")
}

const sponsorLaterMend = "correct the first day, if it is wrong"

// sponsorLater keeps a sponsor who begins after the as-of date apart: whoever
// was there before that day stands. A sponsor without a first day counts in
// every book.
func (r *Records) sponsorLater(e *who.Entry) bool {
	a := &e.Account
	if a.Sponsor == "" || a.SponsorSince <= r.Facts.AsOf {
		return false
	}
	a.NextSponsor = program.Next{Sponsor: a.Sponsor, Since: a.SponsorSince}
	a.Sponsor, a.SponsorSince, a.SponsorChosen = "", 0, ""
	r.Say(finding.Note, "sponsor-later", a.Origin.Field("sponsor since"), sponsorLaterMend,
		"%s has the sponsor %s only from %s on, after the as-of date; until then the sponsor of the last book stands",
		finding.Quote(a.Name), finding.Quote(a.NextSponsor.Sponsor), a.NextSponsor.Since)
	return true
}

// churnLater takes back the mark of a lost account, which has no date, where the
// account still paid us after the as-of date.
func (r *Records) churnLater(e *who.Entry) bool {
	if e.Churned != program.Yes || !e.Paid.Known() {
		return false
	}
	e.Churned = program.No
	r.Say(finding.Note, "churn-later", e.Origin.Field("status"), "",
		"%s is marked as churned, but paid us in %s, after the as-of date: it was lost later, and counts in this book",
		finding.Quote(e.Name), e.Paid.Month())
	return true
}
