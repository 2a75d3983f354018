package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
)

// accountsReport is a Salesforce report of all accounts, with its footer.
func (v view) accountsReport() (File, error) {
	records := [][]string{{"Account Name", "Account ID", "Customer Number", "Parent Account ID", "Account Status", "Industry",
		"Sales Region", "Billing Country", "Billing City", "Website", "Employees",
		"Annual Revenue Currency", "Annual Revenue", "Customer Since", "Account Owner", "Account Owner: Email", "Account Owner Phone",
		"Account Owner Country", "Executive Sponsor", "Deputy Sponsor", "Sponsor Since",
		"Sponsor Chosen or Assigned", "Sponsor Mandate", "Customer Executive", "Renewal Date", "Contract Value Currency", "Contract Value",
		"Health", "New Market", "Industry Expansion", "Must Not Lose", "Competitor", "Known Issue", "Account Owner Title",
		"Account Owner Since", "Contract Term (Months)", "Notice Period (Days)", "Price Clause", "Churn Reason", "Gross Margin %",
		"Gross Profit Currency", "Gross Profit"}}
	accounts := slices.Clone(v.accounts)
	slices.SortStableFunc(accounts, func(a, b *account) int { return strings.Compare(program.Fold(a.name), program.Fold(b.name)) })
	for i, a := range accounts {
		if a.since > v.until && !a.prospect {
			continue
		}
		r := v.accountRow(a)
		records = append(records, r)
		if i == 97 || i == 288 { // exported twice, once with another head count
			again := slices.Clone(r)
			if i == 288 {
				again[10] = strconv.Itoa(a.employees + 12)
			}
			records = append(records, again)
		}
	}
	n := len(records) - 1
	body := quoted(records)
	body = append(body, "\n\n"...)
	body = append(body, quoted([][]string{{fmt.Sprintf("Grand Totals (%d records)", n)}, {"Confidential Information - Do Not Distribute"},
		{fmt.Sprintf("Copyright (c) 2000-%d All rights reserved.", v.until.Year())}, {company}})...)
	return File{fmt.Sprintf("crm/report%d.csv", v.stamp().UnixMilli()), body}, nil
}

func (v view) accountRow(a *account) []string {
	g := a.group
	r := []string{a.name, a.id, a.number, "", "Active", industryOf(g.industry).name, a.country.region, a.country.name, a.city, "www." +
		domain(g) + ".example", strconv.Itoa(a.employees),
		"EUR", "", american(a.since), a.manager.name, a.manager.email(), a.manager.phone, a.manager.country, "", "", "", "", "", "", "",
		"", "", "", tick(a.newMarket), tick(a.expansion), tick(a.mustNotLose), "", "", a.manager.title, "",
		"", "", "", "", "", "EUR", ""}
	if a.parent != nil {
		r[3] = a.parent.id
	}
	if a.size > 0 && g.rank <= 300 {
		r[12] = strconv.FormatInt(a.size, 10) + ".00"
	}
	switch {
	case a.prospect:
		r[4], r[13] = "Prospect", ""
	case v.known(a.churned):
		r[4] = "Churned"
		if reason := pick(stream("left", a.group.root.id), whyLeft); a == a.group.root {
			r[38] = reason
		}
	}
	if d := v.renewal(a); d.Known() && r[4] == "Active" {
		r[24], r[25], r[26] = american(d), a.currency, money(a.contract)
		terms := stream("terms", a.id)
		r[35] = strconv.Itoa(a.term)
		r[36], r[37] = pick(terms, []string{"90", "90", "30", "180", ""}), pick(terms, []string{"", "", "Consumer prices, capped at 3 %",
			"Fixed until the renewal", "2 % a year", "Reviewed each January"})
	}
	if since := v.heldSince(a); since.Known() {
		r[34] = american(since)
	}
	if a == g.root {
		v.rootRow(g, r)
		if margin := 180 + stream("margin", a.id).IntN(260); g.depth >= 1 && g.rank%5 != 4 && r[4] == "Active" {
			r[39] = fmt.Sprintf("%d.%d", margin/10, margin%10)
			r[41] = strconv.FormatInt(int64(g.target)*int64(margin)/1000, 10) + ".00"
		}
	}
	return r
}

// whyLeft are the words in which account managers say why a customer left; some say nothing.
var whyLeft = []string{"Price: a quarter below our offer", "Service: three outages in one season",
	"Taken over; the new owner has a system of its own", "Site closed", "", "Built it themselves",
	"Price: group-wide contract elsewhere", "Service: nobody answered for weeks"}

// whyNot are the reasons for lost deals that the CRM offers.
var whyNot = []string{"Price", "Lost to competitor", "No budget", "No decision", "Feature gap", "Timing", ""}

// heldAlone is the rank of a group that one account manager has held for years, alone.
const heldAlone = 9

// heldSince is since when the account manager has the account: with the root of a
// group since a day of its own, with a prospect and the small ones nobody knows.
func (v view) heldSince(a *account) program.Date {
	if a.prospect || a.group.depth < 1 {
		return 0
	}
	r := stream("held", a.group.root.id)
	since := max(a.group.root.since, day("2013-01-14").AddDays(r.IntN(4600)))
	switch a.group.rank {
	case 5:
		since = day("2026-07-01")
	case heldAlone:
		since = max(a.group.root.since, day("2016-03-14"))
	}
	if since > v.until {
		return 0
	}
	return since
}

// rootRow fills what only the root account of a group has.
func (v view) rootRow(g *group, r []string) {
	if g.sponsor != nil && v.known(g.since) {
		r[18], r[20], r[21], r[22] = g.sponsor.name, american(g.since), g.chosen, g.mandate
		if g.deputy != nil {
			r[19] = g.deputy.name
		}
	}
	if len(g.contacts) > 0 && g.depth >= 2 {
		r[23] = g.contacts[0].readable()
	}
	if g.depth >= 1 && g.rank%7 != 0 {
		r[27] = g.health
	}
	if g.depth >= 2 && g.rank%3 != 2 {
		r[31] = g.rival
	}
	if v.until > lastDay.AddDays(-60) {
		r[32] = g.root.issue
	}
}

// renewal is the next one on the day, counted back from the last day's by the contract's term.
func (v view) renewal(a *account) program.Date {
	d := a.renewal
	if on := a.churned; on.Known() && on > v.until {
		d = on.AddMonths(1)
	}
	for d.Known() && d.AddMonths(-a.term) > v.until {
		d = d.AddMonths(-a.term)
	}
	return d
}

// opportunitiesReport is a list with semicolons and European decimals, as a
// German locale exports it, with 15-character ids.
func (v view) opportunitiesReport() (File, error) {
	records := [][]string{{"Opportunity ID", "Opportunity Name", "Account ID", "Account Name", "Stage", "Amount Currency", "Amount",
		"Probability (%)", "Close Date", "Created Date", "Opportunity Owner", "Source Meeting", "Loss Reason",
		"Product Family"}}
	for i, o := range v.opportunities {
		if !v.known(o.created) {
			continue
		}
		stage, chance, closes := v.stage(o)
		source := ""
		if o.source != nil && v.known(o.source.date) {
			source = o.source.id
		}
		reason := ""
		if stage == "Closed Lost" {
			reason = pick(stream("not won", o.name, o.created), whyNot)
		}
		records = append(records, []string{fmt.Sprintf("0065J00000%05d", 20411+i*13), o.name, o.account.id[:15], o.account.name, stage,
			o.account.currency, germanMoney(o.amount), strconv.Itoa(chance), german(closes), german(o.created), o.owner, source, reason,
			pick(stream("family", o.name), []string{"Platform", "Services", "Devices", "Devices", ""})})
	}
	return File{"crm/opportunities " + v.until.AddDays(-1).String() + ".csv",
		append([]byte("\xef\xbb\xbf"), separated(records, ';', true)...)}, nil
}

// stage is where an opportunity stood on the day.
func (v view) stage(o *opportunity) (name string, chance int, closes program.Date) {
	switch {
	case v.known(o.decided) && o.won:
		return "Closed Won", 100, o.decided
	case v.known(o.decided):
		return "Closed Lost", 0, o.decided
	case o.decided.Known():
		n := int(v.until-o.created) * len(stages) / max(1, int(o.decided-o.created)+1)
		return stages[n].name, stages[n].chance, o.decided
	}
	return stages[o.stage].name, stages[o.stage].chance, o.expected
}

// whitespaceReport is a Salesforce report of the whitespace that account plans hold: what
// each business unit of a large customer has and could have of our product families.
func (v view) whitespaceReport() (File, error) {
	records := [][]string{{"Account Name", "Account ID", "Business Unit", "Product Family", "Whitespace Status",
		"Annual Potential Currency", "Annual Potential", "Last Modified Date"}}
	families := []string{"Platform", "Services", "Devices", "Support"}
	for _, g := range v.groups {
		if g.depth < 3 || g.root.since > v.until || g.root.churned.Known() || g.rank%4 == 3 {
			continue
		}
		r := stream("whitespace", g.root.id)
		for _, unit := range g.units[:min(3, len(g.units))] {
			for _, family := range families {
				state, amount := pick(r, []string{"Installed", "Opportunity", "Whitespace", "Whitespace", ""}), ""
				if state == "" {
					continue
				}
				if state != "Installed" {
					amount = strconv.FormatInt(int64(g.target*(0.01+0.09*r.Float64())/5000+1)*5000, 10) + ".00"
				}
				records = append(records, []string{g.root.name, g.root.id, unit, family, state, "EUR", amount,
					american(v.until.AddDays(-40))})
			}
		}
	}
	return File{"crm/whitespace " + v.until.AddDays(-1).String() + ".csv", quoted(records)}, nil
}
