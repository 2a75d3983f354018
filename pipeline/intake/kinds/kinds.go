// Package kinds answers what the rows of each kind of table say: a file a kind,
// with its columns as data, how rows become records, and how records become
// facts once all are read.
package kinds

import (
	"sponsorbook/pipeline/intake/money"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
)

// A Kind of table says how its rows become facts. What its headers are, what a
// table needs to be of the kind and what the book lacks without one stand in the
// data of package headings, under the same name.
type Kind struct {
	Name   string
	Fields []string // that Read reads, beside the account and a currency
	Read   func(*Records, *recognise.Table) error
	Settle func(*Records)
	// Founds is whether its customers are the accounts where no table before it
	// names any: it can stand for revenue.
	Founds bool
}

// All are all kinds of table, in the order in which they are read and settled:
// those that name accounts and people before those that refer to them. A new
// kind of export is one value here, and the data of its headers. A fill-in
// workbook that comes back is other than these: its cells are statements about
// facts that are there already, so it is recognised by its hidden sheet when it
// is opened, and merged before records are settled.
func All() []Kind {
	return []Kind{
		{Name: "accounts", Fields: names(accountColumns, "our revenue", "contract length", "notice period"), Read: readAccounts,
			Settle: (*Records).settleAccounts},
		of(users, (*Records).settleUsers),
		of(aliases, (*Records).settleNames),
		of(rates, (*Records).settleRates),
		of(Contacts, (*Records).settleContacts),
		of(sponsors, (*Records).settleSponsors),
		{Name: "revenue", Fields: money.Fields, Read: readRevenue, Settle: func(*Records) {}, Founds: true},
		founding(of(contracts, (*Records).settleContracts, "status", "churned", "length", "renewal term", "notice period")),
		founding(of(opportunities, (*Records).settleDeals)),
		of(surveys, (*Records).settleSurveys),
		of(issues, (*Records).settleIssues),
		of(escalations, (*Records).settleEscalations),
		of(Meetings, (*Records).settleMeetings, "start", "end", "agenda", "promises", "follow-ups", "hours"),
		of(promises, (*Records).settlePromises),
		of(Profiles, (*Records).settleProfiles),
		of(potentials, (*Records).settlePotentials),
		of(Asks, (*Records).settleAsks),
		of(Notes, (*Records).settleNotes),
		of(Team, (*Records).settleTeam),
		of(occasions, (*Records).settleOccasions),
		of(Actions, (*Records).settleActions, "what"),
		of(overrides, (*Records).settleOverrides),
	}
}

// of is the kind whose rows become the records of a spec; beside are the fields
// that it reads in a way of their own.
func of[T any](s Spec[T], settle func(*Records), beside ...string) Kind {
	return Kind{Name: s.Kind, Fields: names(s.Columns, beside...), Read: read(s), Settle: settle}
}

func founding(k Kind) Kind {
	k.Founds = true
	return k
}

func names[T any](columns []rows.Column[T], beside ...string) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.Field)
	}
	return append(out, beside...)
}

func readRevenue(r *Records, t *recognise.Table) error { return money.ReadRevenue(r.Revenue, t) }
