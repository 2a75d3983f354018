package intake

import (
	"testing"

	"sponsorbook/pipeline/program"
)

// What is closed on a day that nobody tells was not resolved on the day on which it was opened.
func TestTroubleThatIsOverOnAnUnknownDay(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"e.csv", "Escalation ID,Account,Title,Opened,Resolved,Severity,Status\nE1,Globex,One,2026-08-01,,High,Withdrawn\n"+
			"E2,Globex,Two,2026-08-02,2026-07-01,High,Closed\nE3,Globex,Three,2026-08-03,,High,Open\n",
		"i.csv", "Ticket ID,Account,Subject,Status,Opened,Closed,Escalated\nT1,Globex,Fire,Closed,2026-06-10,2026-06-01,No\n"+
			"T2,Globex,Lamp,Closed,2026-06-10,,Yes\nT3,Globex,Door,Closed,2026-06-10,2026-06-20,No\n"), policy())
	for _, e := range f.Escalations {
		if open := e.Open(f.AsOf); open != (e.ID == "E3") || e.Resolved.Known() {
			t.Errorf("%s: open %t, resolved %s", e.ID, open, e.Resolved)
		}
	}
	if i := f.Issues[0]; i.IsOpen || i.Closed.Known() {
		t.Errorf("%+v", i)
	}
	found(t, list, "closed-before-opened")
}

// A contract that ends renews nothing, a day that stands for never is none, and what expired was one.
func TestContractsThatEndAndThatNeverEnd(t *testing.T) {
	f, list := must(t, files("a.csv", "Account ID,Account Name,Renewal Date\nA1,Acme,9999-12-31\nA2,Globex,2027-03-31\n",
		"r.csv", someRevenue,
		"c.csv", "Contract No,Customer,Start,End,Annual Value,Status\nK1,Globex,2024-01-01,2026-06-30,100,Expired\n"+
			"K2,Globex,2026-07-01,9999-12-31,120,Active\nK3,Globex,2024-01-01,2027-01-31,40,Termination received\n"+
			"K4,Globex,2024-01-01,2027-02-28,50,gekündigt\nK5,Globex,2024-01-01,2027-03-31,60,Active\n"), policy())
	if len(f.Contracts) != 5 {
		t.Errorf("%d contracts", len(f.Contracts))
	}
	for _, c := range f.Contracts {
		if want := c.ID == "K3" || c.ID == "K4"; c.Ends != want || c.ID == "K2" && c.End.Known() {
			t.Errorf("%s ends %t on %s", c.ID, c.Ends, c.End)
		}
	}
	g := &program.Group{Members: []*program.Account{{Key: "A2"}}, Contracts: f.Contracts}
	if next := g.Renewing(f.AsOf, f.AsOf.AddMonths(12)); len(next) != 1 || next[0].On.String() != "2027-03-31" {
		t.Errorf("%v", next)
	}
	if a := account(t, f, "Acme"); a.Renewal.Known() {
		t.Errorf("renews on %s", a.Renewal)
	}
	found(t, list, "contract-ending")
}

// A flag that denies the stage counts, with a question; a copy of an open deal is asked about.
func TestDealsThatAreDeniedOrCopied(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Deal ID,Account,Deal,Stage,Amount,Close Date,Is Closed,Won?\nD1,Globex,One,Closed Won,1000,2026-05-01,Yes,No\n"+
			"D2,Globex,Two,Closed Won,2000,2026-05-02,No,No\nD3,Globex,Three,Closed Won,4000,2026-05-03,Yes,Yes\n"+
			"D4,Globex,Tubes,Proposal,70,2027-05-04,No,No\nD5,Globex,Tubes (Clone),Proposal,70,2027-05-04,No,No\n"+
			"D6,Globex,Tubes (Clone 2),Proposal,90,2027-05-04,No,No\n"), policy())
	for _, o := range f.Opportunities {
		if o.Won != (o.ID == "D3") || o.Open == (o.ID == "D1" || o.ID == "D3") {
			t.Errorf("%s: won %t, open %t", o.ID, o.Won, o.Open)
		}
	}
	found(t, list, "stage-contradicts")
	if x := found(t, list, "deal-twice"); x.Stake.Units != 0 || x.Message[:2] != "1 " {
		t.Error(x.Message)
	}
}

// A header that tells both ends of a scale says what is the worst.
func TestAHeaderWithBothEndsOfAScale(t *testing.T) {
	for header, worst := range map[string]string{"Severity (1 low - 4 critical)": "4", "\"Severity (1 = critical, 4 = low)\"": "1",
		"\"Priority: 1 minor, 5 critical\"": "5"} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "i.csv", "Ticket ID,Account,Subject,"+header+
			",Status,Opened\nT1,Globex,One,1,Open,2026-10-01\nT2,Globex,Two,4,Open,2026-10-01\n"), policy())
		never(t, list, "severity-scale")
		for _, i := range f.Issues {
			if (i.Severity == program.Severe) != (i.ID == "T1" && worst == "1" || i.ID == "T2" && worst == "4") {
				t.Errorf("%s: %s is %d", header, i.ID, i.Severity)
			}
		}
	}
}

// Names that are indented are accounts of the one above, unless the configuration says that it means nothing.
func TestIndentedNamesAreAccountsOfTheOneAbove(t *testing.T) {
	in := files("a.csv", "Account ID,Account Name,Account Owner\nA1,Calder Group,Kim\nA2,   Calder Poland,Kim\nA3,      Calder "+
		"Gdansk,Kim\n"+
		"A4,Ferrow Foods,Kim\nA5,   Ferrow Canada,Kim\nA6,Tamsin,Kim\n", "r.csv", "Account ID,Month,Amount\nA1,2026-09,1\nA3,2026-09,2\n")
	f, list := must(t, in, policy())
	found(t, list, "accounts-indented")
	if n := len(f.Groups); n != 3 {
		t.Errorf("%d groups", n)
	}
	f, list = must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"a.csv": {"parent account": ""}} }))
	never(t, list, "accounts-indented")
	if n := len(f.Groups); n != 6 {
		t.Errorf("%d groups", n)
	}
}

// A part of an issue is none of its own, bare numbers of severities are asked about, and no address of
// whoever is not to be contacted is told.
func TestPartsOfIssuesBareScalesAndBarredContacts(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"i.csv", "Issue key,Account,Summary,Issue Type,Severity,Status,Created,Parent id\nP-1,Globex,Pump,Bug,4,Open,2026-10-01,\n"+
			"P-2,Globex,Fix pump,Sub-task,1,Done,2026-10-02,P-1\nP-3,Acme GmbH,Hose,Sub-task,1,Done,2026-10-02,P-1\n",
		"c.csv", "Account,Contact Name,Title,Email,Do Not Contact\nGlobex,Ann Roe,CEO,ann@globex.example,Yes\n"+
			"Globex,Bo Lind,CFO,bo@globex.example,No\n"), policy())
	if len(f.Issues) != 2 || f.Issues[0].ID == "P-2" || f.Issues[1].ID == "P-2" {
		t.Errorf("%d issues", len(f.Issues))
	}
	found(t, list, "severity-scale")
	found(t, list, "contact-barred")
	for _, c := range f.Contacts {
		if (c.Email == "") != (c.Name == "Ann Roe") {
			t.Errorf("%s %q", c.Name, c.Email)
		}
	}
}

// Notes around a table, in one line or in several, and a list beside it may tell no more than both ends of a scale.
func TestNotesWithBothEndsOfAScale(t *testing.T) {
	const rows = "Ticket ID,Account,Subject,Severity,Status,Opened\nT1,Globex,One,1,Open,2026-10-01\nT2,Globex,Two,5,Open,2026-10-01\n" +
		"T3,Globex,Three,4,Open,2026-10-01\n"
	for i, c := range []struct{ above, below, list, worst string }{
		{"", "\nSeverity: 1 = best ... 5 = worst\n", "", "5"},
		{"Severity scale: 1 (lowest) to 5 (highest)\n\n", "", "", "5"},
		{"", "\n1 = worst\n5 = best\n", "", "1"},
		{"", "\nLegende: 1 = harmlos bis 5 = am schlimmsten\n", "", "5"},
		{"", "", "Severity,Meaning\n1,least severe\n5,most severe\n", "5"},
		{"", "\nSatisfaction: 1 = bad, 5 = good\n", "", ""},
		{"", "\nRanks 1 to 5 of 9 tickets\n", "", ""},
	} {
		in := []any{"a.csv", threeAccounts, "r.csv", someRevenue, "i.csv", c.above + rows + c.below}
		if c.list != "" {
			in = append(in, "severity.csv", c.list)
		}
		f, list := must(t, files(in...), policy())
		if c.worst == "" {
			found(t, list, "severity-scale")
			continue
		}
		never(t, list, "severity-scale")
		for _, x := range f.Issues {
			if (x.Severity == program.Severe) != (x.ID == "T1" && c.worst == "1" || x.ID == "T2" && c.worst == "5") {
				t.Errorf("%d: %s is %d", i, x.ID, x.Severity)
			}
		}
	}
}
