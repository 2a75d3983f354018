package kinds

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// A tenure is a time in which somebody was the sponsor of an account, as a list of
// sponsors with first and last days tells it.
type tenure struct {
	*who.Entry
	sponsor, chosen string
	since, until    program.Date
	origin          program.Origin
}

// tenureOf takes the sponsor of a row out of it where its table tells times: who of
// several is the sponsor, the as-of date says. It says whether it did.
func (r *Records) tenureOf(l *rows.Line, of, row *who.Entry) bool {
	if row.Sponsor == "" || l.Tab.At["sponsor until"] == 0 && (of == row || l.Tab.At["sponsor since"] == 0) {
		return false
	}
	r.tenures = append(r.tenures, tenure{of, row.Sponsor, row.SponsorChosen, row.SponsorSince, row.SponsorUntil, row.Origin})
	row.Sponsor, row.SponsorSince, row.SponsorChosen, row.SponsorUntil = "", 0, "", 0
	return true
}

// settleTenures gives accounts the sponsors of the as-of date, and those who follow.
func (r *Records) settleTenures() {
	slices.SortStableFunc(r.tenures, func(a, b tenure) int {
		return cmp.Or(cmp.Compare(a.since, b.since), cmp.Compare(a.sponsor, b.sponsor))
	})
	now := map[*who.Entry][]tenure{}
	for _, t := range r.tenures {
		a := &t.Account
		switch {
		case t.since > r.Facts.AsOf:
			if a.NextSponsor.Sponsor == "" {
				a.NextSponsor = program.Next{Sponsor: t.sponsor, Since: t.since}
				a.Origin = a.Origin.Moved("sponsor since", t.origin.Field("sponsor since"))
			}
		case t.until.Known() && t.until < r.Facts.AsOf:
		default:
			now[t.Entry] = append(now[t.Entry], t)
		}
	}
	for _, e := range r.Directory.Entries {
		if all := now[e]; len(all) > 0 {
			r.sponsorNow(e, all)
		}
	}
}

// sponsorNow is the newest of those who are the sponsor of an account. Two of one
// day, or another in the table of accounts, are a question.
func (r *Records) sponsorNow(e *who.Entry, all []tenure) {
	a, last := &e.Account, all[len(all)-1]
	other := a.Sponsor
	if other == "" && len(all) > 1 && all[len(all)-2].since == last.since {
		other = all[len(all)-2].sponsor
	}
	if other != "" && who.PersonKey(other) != who.PersonKey(last.sponsor) {
		r.Say(finding.Warning, "repeat-differs", last.origin.Field("executive sponsor"),
			"correct the one that is wrong, or give the one who was before a last day",
			"%s has the sponsor %s, and %s as well; %s stands", finding.Quote(a.Name), finding.Quote(last.sponsor), finding.Quote(other),
			finding.Quote(cmp.Or(a.Sponsor, last.sponsor)))
	}
	if a.Sponsor != "" {
		if !a.SponsorSince.Known() && who.PersonKey(a.Sponsor) == who.PersonKey(last.sponsor) {
			a.SponsorSince = last.since
			a.Origin = a.Origin.Moved("sponsor since", last.origin.Field("sponsor since"))
		}
		return
	}
	a.Sponsor, a.SponsorSince, a.SponsorChosen = last.sponsor, last.since, last.chosen
	for _, field := range [...]string{"executive sponsor", "sponsor since", "sponsor chosen or assigned"} {
		a.Origin = a.Origin.Moved(field, last.origin.Field(field))
	}
}
