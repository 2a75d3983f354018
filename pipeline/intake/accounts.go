package intake

import (
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
	"strconv"
	"strings"
	"time"
)

// accountColumns are the columns of a table of accounts.
var accountColumns = []column[entry]{
	{"account id", func(a *entry) any { return &a.ID }},
	{"account", func(a *entry) any { return &a.Name }},
	{"parent account", func(a *entry) any { return &a.parent.name }},
	{"industry", func(a *entry) any { return &a.Industry }},
	{"segment", func(a *entry) any { return &a.Segment }},
	{"region", func(a *entry) any { return &a.Region }},
	{"country", func(a *entry) any { return &a.Country }},
	{"city", func(a *entry) any { return &a.City }},
	{"website", func(a *entry) any { return &a.Website }},
	{"employees", func(a *entry) any { return &a.Employees }},
	{"customer since", func(a *entry) any { return &a.CustomerSince }},
	{"status", func(a *entry) any { return &a.Status }},
	{"churned", func(a *entry) any { return &a.Churned }},
	{"active", func(a *entry) any { return &a.active }},
	{"account manager", func(a *entry) any { return &a.Manager }},
	{"account manager email", func(a *entry) any { return &a.ManagerEmail }},
	{"account manager phone", func(a *entry) any { return &a.ManagerPhone }},
	{"account manager country", func(a *entry) any { return &a.ManagerCountry }},
	{"executive sponsor", func(a *entry) any { return &a.Sponsor }},
	{"deputy sponsor", func(a *entry) any { return &a.Deputy }},
	{"sponsor since", func(a *entry) any { return &a.SponsorSince }},
	{"sponsor chosen or assigned", func(a *entry) any { return &a.SponsorChosen }},
	{"mandate", func(a *entry) any { return &a.Mandate }},
	{"customer executive", func(a *entry) any { return &a.CustomerExecutive }},
	{"renewal date", func(a *entry) any { return &a.Renewal }},
	{"contract value", func(a *entry) any { return &a.ContractValue }},
	{"health", func(a *entry) any { return &a.Health }},
	{"new market", func(a *entry) any { return &a.NewMarket }},
	{"industry expansion", func(a *entry) any { return &a.IndustryExpansion }},
	{"must not lose", func(a *entry) any { return &a.MustNotLose }},
	{"competitor", func(a *entry) any { return &a.Competitor }},
	{"known issue", func(a *entry) any { return &a.KnownIssue }},
	{"annual revenue", func(a *entry) any { return &a.AnnualRevenue }},
}

// readAccounts streams a table of accounts into the directory.
func readAccounts(r *records, t *tab) error {
	bound := bind(t, accountColumns)
	return each(t, func(l *line) error {
		r.readAccount(l, bound)
		return nil
	})
}

// readAccount takes one row of a table of accounts. A row about an account that
// is known already fills what is open and is otherwise set aside.
func (r *records) readAccount(l *line, bound []binding[entry]) {
	e := &entry{where: l.row()}
	fill(l, bound, e)
	e.Origin = l.origin()
	if e.ID == "" && e.Name == "" {
		e.where.setAside("names no account")
		return
	}
	e.ours = ourAmounts(l)
	switch m := r.directory.same(e.ID, e.Name); {
	case m.entry != nil:
		r.repeatedAccount(m.entry, e)
	case m.why == namesSeveral:
		r.say(finding.Warning, "account-name-ambiguous", l.ref(l.tab.at["account"]), "add the account id to this table",
			"%s is the name of several accounts and the row has no id; the row was set aside", finding.Quote(e.Name))
		e.where.setAside(namesSeveral)
	default:
		e.number = len(r.directory.entries)
		r.directory.add(e)
		r.otherIDs(l, e)
	}
}

// otherIDs files an account under the other ids of its row.
func (r *records) otherIDs(l *line, e *entry) {
	for _, col := range l.tab.ids {
		if !l.blank(col) {
			r.directory.numbered(l.text(col), e)
		}
	}
}

// repeatedAccount joins a row to the account that it describes once more.
func (r *records) repeatedAccount(first, again *entry) {
	id, name := first.ID, first.Name
	differ, gave := complement(first, again, accountColumns, again.Origin, &first.Origin)
	if id == "" && first.ID != "" {
		r.directory.identify(first)
	}
	if name == "" && first.Name != "" {
		r.directory.rename(first)
	}
	if len(first.ours) == 0 && len(again.ours) > 0 {
		first.ours, gave = again.ours, true
	} else {
		first.again = append(first.again, again.ours...)
	}
	r.repeated(differ, gave, "account", again.Origin, first.Origin, again.Name)
	if !gave {
		again.where.setAside(repeatOf(first.Origin))
	}
}

// identify gives every account its key once all tables of accounts are read,
// and says which names several accounts share.
func (r *records) identify() {
	for _, e := range r.directory.entries {
		r.directory.keyed(e)
		r.understandAccount(e)
	}
	r.sharedNames()
}

// understandAccount reads the words of an account once all rows about it are in.
func (r *records) understandAccount(e *entry) {
	a := &e.Account
	r.churned(e)
	a.HealthPoor = poorHealth(a.Health)
	a.Mandate = r.vocabulary("mandate", a.Mandate, a.Origin, "mandate")
	a.SponsorChosen = r.vocabulary("chosen", a.SponsorChosen, a.Origin, "sponsor chosen or assigned")
	if a.Name == "" {
		a.Name = a.ID
	}
}

// churned decides whether an account is lost: by a flag of its own, else by the
// word of its status. A flag that says it is active is not taken for the
// opposite when it is empty.
func (r *records) churned(e *entry) {
	if e.Churned == program.Unknown && churnedStatus(e.Status) {
		e.Churned = program.Yes
	}
	if e.Churned == program.Unknown && e.active == program.No {
		e.Churned = program.Yes
	}
}

// ourAmounts are the amounts of a line of accounts that are plainly ours: a
// column that names its year, or one that the configuration names. A bare
// "Revenue" is a question and is not among them.
func ourAmounts(l *line) []ourAmount {
	var all []ourAmount
	t := l.tab
	for col := 1; col < len(t.columns); col++ {
		y := &t.columns[col]
		if y.field != "our revenue" || y.asked || l.blank(col) {
			continue
		}
		if m := l.money(col); m.Known {
			o := ourAmount{amount: m, col: col, from: t.source}
			if y.year > 0 {
				o.period = yearOf(y.header, y.year, t.fiscal())
			}
			all = append(all, o)
		}
	}
	return all
}

// yearOf are the days of a year that a header names: a fiscal year where it
// says so.
func yearOf(header string, year int, fiscal time.Month) program.Period {
	name := strconv.Itoa(year)
	if strings.Contains(strings.ToUpper(header), "FY") {
		name = "FY" + name
	}
	p, _ := value.DateStyle{}.Period(name, fiscal)
	return p
}
