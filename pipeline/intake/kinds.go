package intake

// A kindOf table says how its rows become facts.
type kindOf struct {
	name   string
	read   func(*records, *tab) error
	settle func(*records)
}

// kinds are all kinds of table, in the order in which they are read and settled:
// those that name accounts and people before those that refer to them. A new
// kind of export is one value here, and the data file of its headers. A fill-in
// workbook that comes back is other than these: its cells are statements about
// facts that are there already, so it is recognised by its hidden sheet when it
// is opened, and merged before records are settled.
var kinds = []kindOf{
	{"accounts", readAccounts, (*records).settleAccounts},
	{"rates", read(rates), (*records).settleRates},
	{"contacts", read(contacts), (*records).settleContacts},
	{"sponsors", read(sponsors), (*records).settleSponsors},
	{"revenue", func(r *records, t *tab) error { return readRevenue(r.revenue, t) }, func(*records) {}},
	{"contracts", read(contracts), (*records).settleContracts},
	{"opportunities", read(opportunities), (*records).settleDeals},
	{"surveys", read(surveys), (*records).settleSurveys},
	{"issues", read(issues), (*records).settleIssues},
	{"escalations", read(escalations), (*records).settleEscalations},
	{"meetings", read(meetings), (*records).settleMeetings},
	{"promises", read(promises), (*records).settlePromises},
	{"profiles", read(profiles), (*records).settleProfiles},
	{"asks", read(asks), (*records).settleAsks},
	{"notes", read(notes), (*records).settleNotes},
	{"team", read(team), (*records).settleTeam},
	{"occasions", read(occasions), (*records).settleOccasions},
	{"actions", read(actions), (*records).settleActions},
	{"overrides", read(overrides), (*records).settleOverrides},
}
