package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"
	"sponsorbook/pipeline/program"
)

// ticketExport is a Jira export: a repeated header, dates as Jira writes them.
func (v view) ticketExport() (File, error) {
	records := [][]string{{"Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Priority", "Resolution", "Assignee",
		"Created", "Updated", "Resolved", "Due date", "Labels", "Labels", "Custom field (Account ID)", "Custom field (Account Name)",
		"Custom field (Amount in Dispute)", "Custom field (Currency)", "Custom field (Remedy)", "Custom field (Source Tool)"}}
	moment := func(d program.Date, minute int) string {
		if !d.Known() {
			return ""
		}
		return d.Time().Add(time.Duration(9*60+minute%480) * time.Minute).Format("02/Jan/06 3:04 PM")
	}
	for i, t := range v.tickets {
		if !v.known(t.opened) {
			continue
		}
		r := []string{t.summary, fmt.Sprintf("SD-%d", t.id), strconv.Itoa(t.id + 100_000), t.kind, "In Progress", "SD", t.priority, "",
			t.owner, moment(t.opened, i*37), moment(max(t.opened, v.then(t.closed)), i*41), "", t.due.Time().Format("02/Jan/06 3:04 PM"),
			strings.ToLower(t.account.country.code), t.account.group.industry, t.account.id, t.account.name, "", "", t.remedy, t.tool}
		if v.known(t.closed) {
			r[4], r[7], r[11] = "Done", "Fixed", moment(t.closed, i*41)
		}
		if t.amount > 0 {
			r[17], r[18] = money(t.amount), t.account.currency
		}
		records = append(records, r)
		if i == 120 {
			records = append(records, r) // twice in the export's two pages
		}
	}
	return File{"service/Jira " + v.until.AddDays(-1).String() + ".csv", separated(records, ',', false)}, nil
}

// escalationsReport is the register that the service managers keep.
func (v view) escalationsReport() (File, error) {
	records := [][]string{{"Escalation ID", "Account ID", "Account", "Opened", "Acknowledged", "Resolved", "Severity", "Scope", "Origin",
		"Summary", "Expectation gap", "Cause", "Failed process", "Source tool", "Type", "Escalation manager", "Authority confirmed by",
		"Rapid-response team", "People involved", "Corrective actions", "Customer executive committed", "Related tickets",
		"Real or perceived"}}
	linked := v.linkedTickets()
	for _, e := range v.escalations {
		if !v.known(e.opened) {
			continue
		}
		var ids, names []string
		for _, a := range e.accounts {
			ids, names = append(ids, a.id), append(names, a.name)
		}
		scope, corrections := "One customer", e.corrections
		if len(ids) > 1 {
			scope = "Several customers"
		}
		if e.opened.AddDays(12) > v.until {
			corrections = ""
		}
		records = append(records, []string{e.id, strings.Join(ids, "; "), strings.Join(names, "; "), e.opened.String(),
			v.then(e.acknowledged).String(), v.then(e.resolved).String(), e.severity, scope, e.origin, e.summary, e.gap, e.cause,
			e.process, e.tool, e.kind, e.manager, e.authority, e.team, e.people, corrections, e.committed, linked[e],
			pick(stream("gap", e.id), []string{"Real", "Real", "Real", "Perceived", ""})})
	}
	return File{"service/escalations " + v.until.AddDays(-2).String() + ".csv",
		append([]byte("\xef\xbb\xbf"), separated(records, ',', true)...)}, nil
}

// npsExport is in Windows-1252; people whose names it cannot write are named by address.
func (v view) npsExport() (File, error) {
	records := [][]string{{"Survey Date", "Account ID", "Respondent", "Survey Type", "Score", "Comment"}}
	encoder := charmap.Windows1252.NewEncoder()
	for _, a := range v.answers {
		if a.supplierCard || !v.known(a.on) {
			continue
		}
		who := a.who.name
		if _, err := encoder.String(who); err != nil {
			who = a.who.email
		}
		comment := a.comment
		if _, err := encoder.String(comment); err != nil {
			comment = program.Fold(comment)
		}
		records = append(records, []string{a.on.String(), a.account.id, who, a.scale, strconv.Itoa(a.score), comment})
	}
	text, err := encoder.Bytes(separated(records, ',', true))
	return File{"surveys/nps " + v.until.AddDays(-3).String() + ".csv", text}, err
}

// scorecardExport has a date column that never tells day from month.
func (v view) scorecardExport() (File, error) {
	records := [][]string{{"Account Name", "Survey Date", "Score", "Scale"}}
	for _, a := range v.answers {
		if a.supplierCard && !a.portal && v.known(a.on) {
			records = append(records, []string{a.account.name, a.on.Time().Format("02/01/2006"), strconv.Itoa(a.score), a.scale})
		}
	}
	return File{"surveys/supplier scorecards.csv", separated(records, '\t', true)}, nil
}

// portalExport is what customers' purchasing publishes in its portal, with days as ISO
// writes them and the buyer's own heading.
func (v view) portalExport() (File, error) {
	records := [][]string{{"Customer", "Evaluation Period", "Survey Type", "Response Date", "Overall Score", "Remarks"}}
	for _, a := range v.answers {
		if a.portal && v.known(a.on) {
			month := a.on.AddMonths(-1)
			records = append(records, []string{a.account.name, fmt.Sprintf("Q%d %d", (int(month.Time().Month())+2)/3, month.Year()),
				"Supplier scorecard", a.on.String(), strconv.Itoa(a.score), a.comment})
		}
	}
	return File{"surveys/supplier portal " + v.until.AddDays(-2).String() + ".csv", separated(records, ';', true)}, nil
}

// linkedTickets are the tickets of the service desk that the register names beside an
// escalation: those that its customers opened about then, some as the address of the
// ticket.
func (v view) linkedTickets() map[*escalation]string {
	out := map[*escalation]string{}
	taken := map[*ticket]bool{}
	for _, e := range v.escalations {
		var ids []string
		for _, t := range v.tickets {
			gap := t.opened - e.opened
			if taken[t] || !slices.Contains(e.accounts, t.account) || t.kind != e.kind || gap < -9 || gap > 3 || !v.known(t.opened) {
				continue
			}
			taken[t] = true
			id := fmt.Sprintf("SD-%d", t.id)
			if t.id%2 == 0 {
				id = "https://veldmar.example/browse/" + id
			}
			ids = append(ids, id)
		}
		out[e] = strings.Join(ids, "; ")
	}
	return out
}

// incidentExport is what the monitoring team's tool wrote of the outages that it saw first,
// since 2025: escalated, with the number of the register where somebody entered it.
func (v view) incidentExport() (File, error) {
	records := [][]string{{"Number", "Company", "Short description", "Opened", "Acknowledged", "Resolved", "Priority", "State", "Escalated",
		"Assigned to", "Correlation ID"}}
	stamp := func(d program.Date) string {
		if !d.Known() {
			return ""
		}
		return d.String() + " 06:12:44"
	}
	for i, e := range v.escalations {
		if e.tool != "Monitoring" || e.opened.Year() < 2025 || !v.known(e.opened) {
			continue
		}
		r := []string{fmt.Sprintf("INC00%05d", 41207+37*i), e.accounts[0].name, e.summary, stamp(e.opened), stamp(v.then(e.acknowledged)),
			stamp(v.then(e.resolved)), "2 - High", "In Progress", "true", e.manager, e.id}
		if v.then(e.resolved).Known() {
			r[7] = "Resolved"
		}
		records = append(records, r)
	}
	return File{"service/incident.csv", separated(records, ',', true)}, nil
}
