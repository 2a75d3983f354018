package intake

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
)

// Accounts whose names say how they stand, and problems that are told twice.

const markedAccounts = "Account ID,Account Name,Industry,Account Owner,Status\nA1,Acme GmbH,x,Kim,\nA2,Acme (duplicate),x,Kim,\n" +
	"A3,DO NOT USE – Globex,x,Kim,\nA4,Initech (lost 2025),x,Kim,Inactive\nA5,Hooli [closed],x,Kim,\nA6,Old Mutual,x,Kim,\n"

func TestAnAccountWhoseNameSaysThatItIsNoCustomerIsAQuestion(t *testing.T) {
	in := files("a.csv", markedAccounts, "r.csv", "Account ID,Month,Amount,Currency\nA1,2026-09,100,EUR\nA2,2026-09,20,EUR\n"+
		"A3,2026-09,7,EUR\n"+
		"A6,2026-09,5,EUR\n")
	f, list := must(t, in, policy())
	var asked []string
	for _, x := range list {
		if x.Code == "account-name-state" {
			asked = append(asked, x.Severity.String()+" "+x.Setting.Entry+" "+x.Account)
		}
	}
	want := `warning "Acme (duplicate)": "Acme GmbH" A2; warning "DO NOT USE – Globex": none A3; note "Hooli [closed]": none `
	if got := strings.Join(asked, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := paid(f); got != "Acme (duplicate) 20, Acme GmbH 100, DO NOT USE – Globex 7, Old Mutual 5" {
		t.Errorf("got %s", got)
	}
	f, list = must(t, in, policy(func(p *Policy) {
		p.Names = map[string]string{"Acme (duplicate)": "Acme GmbH", "DO NOT USE – Globex": "none", "Hooli [closed]": "none"}
	}))
	never(t, list, "account-name-state")
	never(t, list, "account-gone")
	never(t, list, "account-unknown")
	if got := paid(f); got != "Acme GmbH 120, Old Mutual 5" || len(f.Accounts) != 3 {
		t.Errorf("answered: %s, %d accounts", got, len(f.Accounts))
	}
	reconciles(t, f)
}

func TestAnAccountOfAStrangeNameIsAskedAboutOnce(t *testing.T) {
	in := files("a.csv", "Account ID,Account Name,Industry\nA1,ZZZ Hotels,x\nA2,XXX Lutz,x\nA3,zz top records,x\nA4,ZZ Top,x\n",
		"r.csv", "Account ID,Month,Amount,Currency\nA1,2026-09,100,EUR\nA2,2026-09,20,EUR\nA3,2026-09,7,EUR\nA4,2026-09,5,EUR\n")
	f, list := must(t, in, policy())
	asked := slices.DeleteFunc(slices.Clone(list), func(x finding.Finding) bool { return x.Code != "account-name-state" })
	if got := paid(f); got != "XXX Lutz 20, ZZ Top 5, ZZZ Hotels 100, zz top records 7" || len(asked) != 3 {
		t.Errorf("%s, %d are asked about", got, len(asked))
	}
	itself := map[string]string{}
	for _, name := range []string{"ZZZ Hotels", "XXX Lutz", "zz top records"} {
		itself[name] = name
	}
	f, list = must(t, in, policy(func(p *Policy) { p.Names = itself }))
	never(t, list, "account-name-state")
	if got := paid(f); got != "XXX Lutz 20, ZZ Top 5, ZZZ Hotels 100, zz top records 7" {
		t.Errorf("answered: %s", got)
	}
}

func TestCustomersOfTheRevenueMaySayHowTheyStandToo(t *testing.T) {
	in := files("r.csv", "Customer,Month,Amount\nAcme,2026-09,100\nAcme (old),2026-08,20\nTEST,2026-09,7\nGlobex,2026-09,9\n")
	_, list := must(t, in, policy())
	found(t, list, "account-name-state")
	f, list := must(t, in, policy(func(p *Policy) { p.Names = map[string]string{"Acme (old)": "Acme", "TEST": "none"} }))
	never(t, list, "account-name-state")
	if got := paid(f); got != "Acme 120, Globex 9" {
		t.Errorf("answered: %s", got)
	}
	reconciles(t, f)
}

func TestAProblemThatCallsItselfADuplicateCountsOnce(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "i.csv",
		"Ticket ID,Account ID,Subject,Status,Priority,Created,Duplicate of\n"+
			"T1,A1,Line down,Open,High,2026-09-01,\nT2,A1,Line is down,Open,High,2026-09-02,T1\nT3,A1,Down again,Open,High,2026-09-03,T2\n"+
			"T4,A2,Line down here,Open,High,2026-09-03,T1\nT5,A2,Lamp,Open,Low,2026-09-04,T99\nT6,A2,Lamps,Open,Low,2026-09-05,T99\n"+
			"T7,A3,Ring,Open,Low,2026-09-05,T8\nT8,A3,Ring,Open,Low,2026-09-05,T7\nT9,A3,Other,Duplicate,Low,2026-09-05,\n"), policy())
	var kept []string
	for _, i := range f.Issues {
		kept = append(kept, i.ID)
	}
	if got := strings.Join(kept, " "); got != "T1 T4 T5 T7" {
		t.Errorf("kept %s", got)
	}
	f, _ = must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "e.csv",
		"Escalation ID,Account,Opened,Resolved,Severity,Status,Merged into\nE1,Globex,2026-08-01,,High,Open,\n"+
			"E2,Globex,2026-08-02,,High,Open,E1\n"),
		policy())
	if len(f.Escalations) != 1 || f.Escalations[0].ID != "E1" {
		t.Errorf("%d escalations", len(f.Escalations))
	}
}

func TestAnEscalationThatWasResolvedAndIsOpenAgain(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "e.csv",
		"Escalation ID,Account,Opened,Resolved,Severity,Status,Reopened on\nE1,Globex,2026-08-01,2026-08-20,High,Re-opened,\n"+
			"E2,Globex,2026-08-02,2026-08-20,High,Resolved,\nE3,Initech,2026-08-02,2026-08-20,High,,2026-09-15\n"+
			"E4,Initech,2026-08-02,2026-09-20,High,,2026-09-15\n"), policy())
	for _, e := range f.Escalations {
		if open := !e.Resolved.Known(); open != (e.ID == "E1" || e.ID == "E3") {
			t.Errorf("%s is open: %v", e.ID, open)
		}
	}
	if x := found(t, list, "issue-reopened"); x.Severity != finding.Note || !strings.HasPrefix(x.Message, "2 rows") {
		t.Errorf("%s", x.Message)
	}
}
