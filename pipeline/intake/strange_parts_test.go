package intake

import (
	"strings"
	"testing"
)

// A part of an issue names its whole by either of its ids, and what was merged into another ticket is told with it; what
// only names a parent is asked about, and issues of an epic are none of its parts.
func TestIssuesThatArePartsOfOthers(t *testing.T) {
	const jira = "Issue key,Issue id,Issue Type,Summary,Customer,Status,Created,Parent id\nP-1,10201,Bug,Pumps stop,Globex,Open," +
		"2026-10-02,\nP-2,10202,Sub-task,Pump 4,Globex,Open,2026-10-03,10201\nP-4,10204,Bug,Hose,Acme GmbH,Open,2026-10-03,\n"
	const epic = "Issue key,Issue id,Issue Type,Summary,Customer,Status,Created,Parent id\nP-1,10201,Epic,Pumps,Globex,Open," +
		"2026-10-02,\nP-2,10202,Bug,Pump 4,Globex,Open,2026-10-03,10201\n"
	const desk = "Ticket ID,Subject,Organization,Status,Created at,Problem ID\n501,Export fails,Globex,Open,2026-10-02,\n" +
		"502,No export,Globex,Open,2026-10-03,501\n503,Slow,Acme GmbH,Open,2026-10-03,501\n"
	const merged = "Ticket ID,Ticket name,Company,Ticket status,Create date,Merged ticket IDs\n9001,Valve leaks,Globex,Open," +
		"2026-10-02,9002;9003\n9002,Valve,Globex,Open,2026-10-03,\n9003,RE: valve,Globex,Open,2026-10-03,\n9004,Slow,Globex,Open," +
		"2026-10-03,\n"
	for table, want := range map[string]struct {
		issues int
		asked  bool
	}{jira: {2, false}, epic: {2, false}, desk: {3, true}, merged: {2, false}} {
		in := files("a.csv", threeAccounts, "r.csv", someRevenue, "i.csv", table)
		f, list := must(t, in, policy())
		if len(f.Issues) != want.issues {
			t.Errorf("%d issues of\n%s", len(f.Issues), table)
		}
		if !want.asked {
			never(t, list, "issue-part")
			continue
		}
		x := found(t, list, "issue-part")
		if x.Setting.Entry != `"i.csv": {duplicate of: "Problem ID"}` {
			t.Error(x.Setting)
		}
		f, list = must(t, in, policy(func(p *Policy) {
			p.Columns = map[string]map[string]string{"i.csv": {"duplicate of": "Problem ID"}}
		}))
		if never(t, list, "issue-part"); len(f.Issues) != 2 {
			t.Errorf("%d issues", len(f.Issues))
		}
		_, list = must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"i.csv": {"parent ticket": ""}} }))
		never(t, list, "issue-part")
	}
}

// A deal that others name as theirs counts beside them, a deal without an id that several sellers share counts for each,
// and a part of one is no percentage: each is a question.
func TestDealsThatAreTotalsSharesOrParts(t *testing.T) {
	const head = "Deal ID,Title,Organization,Value,Status,Expected close date,Parent deal\n"
	const open = "Title,Organization,Value,Stage,Expected close date,Owner\n"
	const odds = "Record Id,Deal Name,Account Name,Stage,Amount,Probability,Closing Date\n"
	for table, want := range map[string]string{
		head + "1,Plant,Globex,300000,Open,2027-02-01,\n2,Pumps,Globex,200000,Open,2027-02-01,1\n3,Valves,Globex,100000,Open,2027-02-01," +
			"Plant\n": "deal-parts",
		head + "1,Plant,Globex,300000,Lost,2026-02-01,\n2,Pumps,Globex,200000,Open,2027-02-01,1\n":                 "",
		head + "1,Service,Globex,10000,Open,2027-02-01,\n2,Pumps,Globex,200000,Open,2027-02-01,1\n":                "",
		open + "Pumps,Globex,300000,Proposal,2027-02-01,Kim\nPumps,Globex,300000,Proposal,2027-02-01,Lee\n":        "deal-twice",
		open + "Renewal,Globex,300000,Proposal,2027-02-01,Kim\nRenewal,Globex,300000,Proposal,2028-02-01,Kim\n":    "",
		open + "Renewal,Globex,300000,Proposal,2027-02-01,Kim\nRenewal,Acme GmbH,300000,Proposal,2027-02-01,Kim\n": "",
		odds + "1,A,Globex,Proposal,100,0.75,2027-02-01\n2,B,Globex,Proposal,100,1,2027-02-01\n" +
			"3,C,Globex,Proposal,100,60,2027-02-01\n": "probability-mixed",
		odds + "1,A,Globex,Proposal,100,0.75,2027-02-01\n2,B,Globex,Proposal,100,1,2027-02-01\n":                                     "",
		odds + "1,A,Globex,Proposal,100,75,2027-02-01\n2,B,Globex,Proposal,100,1,2027-02-01\n3,C,Globex,Proposal,100,0,2027-02-01\n": "",
	} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "d.csv", table), policy())
		for _, code := range [...]string{"deal-parts", "deal-twice", "probability-mixed"} {
			if code == want {
				found(t, list, code)
			} else {
				never(t, list, code)
			}
		}
		for _, o := range f.Opportunities {
			if want == "probability-mixed" && o.Probability.Known != (o.Name == "C") {
				t.Errorf("%s: %v", o.Name, o.Probability)
			}
		}
	}
}

// A row that names who buys and who uses, both of ours, is asked about; what stands over a customer or against us is not.
func TestRowsThatNameTwoCustomers(t *testing.T) {
	for header, asked := range map[string]bool{"End user": true, "Installed at": true, "Parent Account": false, "Competitor": false} {
		table := "Opportunity,Customer," + header + ",Stage,Amount,Close Date\nPumps,Acme GmbH,Globex,Proposal,100,2027-01-15\n" +
			"Hoses,Globex,Globex,Proposal,40,2027-01-15\nSeals,Initech,,Proposal,30,2027-01-20\n"
		in := files("a.csv", threeAccounts, "r.csv", someRevenue, "d.csv", table)
		_, list := must(t, in, policy())
		if !asked {
			never(t, list, "customers-two")
			continue
		}
		x := found(t, list, "customers-two")
		if x.Setting.Entry != `"d.csv": {account: "`+header+`"}` || !strings.Contains(x.Message, "1 row") {
			t.Error(x, x.Setting)
		}
		for _, answer := range [...]string{"Customer", header} {
			f, list := must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"d.csv": {"account": answer}} }))
			never(t, list, "customers-two")
			for _, o := range f.Opportunities {
				if o.Name == "Pumps" && (o.Account == account(t, f, "Globex").Key) != (answer == header) {
					t.Errorf("%s: %s", answer, o.Account)
				}
			}
		}
	}
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "d.csv",
		"Opportunity,Customer,Partner,Stage,Amount,Close Date\nPumps,Acme GmbH,Reseller One,Proposal,100,2027-01-15\n"+
			"Hoses,Globex,Reseller Two,Proposal,40,2027-01-15\n"), policy())
	never(t, list, "customers-two")
}
