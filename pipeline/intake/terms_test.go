package intake

import (
	"testing"
	"time"

	"sponsorbook/pipeline/program"
)

func TestTermsOfContractsAndTheAccountManagersTenureAreRead(t *testing.T) {
	crm := "Account ID,Account Name,Industry,Account Owner,Account Owner Title,Account Owner Since,Renewal Date,Contract Term (Months)," +
		"Notice Period (Days),Price Clause\n" +
		"A1,Acme,Machinery,T. Doe,Senior Key Account Manager,2016-03-14,2027-03-31,36,90,\"CPI, capped at 3 %\"\n" +
		"A2,Globex,Chemicals,T. Doe,,,2027-03-31,,soon,\n"
	subs := "Kunde;Vertragsbeginn;Vertragsende;Jahreswert;Kündigungsfrist;Preisklausel\nAcme;01.01.2026;31.12.2026;12000,00;3 Monate;fest\n"
	f, list := must(t, files("a.csv", crm, "r.csv", someRevenue, "verträge.csv", subs), policy())
	a := account(t, f, "Acme")
	want := program.ContractTerms{Length: program.Length{Months: 36}, Notice: program.Length{Days: 90}, PriceClause: "CPI, capped at 3 %"}
	if a.ManagerTitle != "Senior Key Account Manager" || a.ManagerSince != program.NewDate(2016, time.March, 14) || a.Terms != want {
		t.Errorf("%q since %s, %+v", a.ManagerTitle, a.ManagerSince, a.Terms)
	}
	if by := a.Terms.Notice.Before(a.Renewal); by != program.NewDate(2026, time.December, 31) {
		t.Errorf("notice by %s", by)
	}
	if g := account(t, f, "Globex"); g.Terms.Notice.Known() || (program.Expiry{On: g.Renewal}).NoticeBy().Known() {
		t.Errorf("%+v", g.Terms)
	}
	if x := found(t, list, "value-unreadable"); x.At.String() != "a.csv I3" {
		t.Errorf("%v", x)
	}
	if len(f.Contracts) != 1 || f.Contracts[0].Terms.Notice.Months != 3 || f.Contracts[0].Terms.PriceClause != "fest" {
		t.Errorf("%+v", f.Contracts)
	}
}

func TestThreeLinesOfALaterDayAreNotKnownYet(t *testing.T) {
	profiles := "Account,Strategy,Value Message,Three Lines This Month,Three Lines Written On,Negotiation Lead,Negotiation Limits\n" +
		"Acme,Grow,Faster,All is well. Come soon.,2026-09-20,T. Doe speaks,5 %\nGlobex,Grow,Faster,Too late.,2027-01-20,,\n"
	crm := "Account ID,Account Name,Industry\nA1,Acme,Machinery\nA2,Globex,Chemicals\n"
	f, _ := must(t, files("a.csv", crm, "r.csv", someRevenue, "profiles.csv", profiles), policy())
	if len(f.Profiles) != 2 {
		t.Fatalf("%+v", f.Profiles)
	}
	for _, p := range f.Profiles {
		told := p.ThisMonth == "All is well. Come soon." && p.NegotiationLead == "T. Doe speaks" && p.NegotiationLimits == "5 %"
		if told == (p.ThisMonthOn > f.AsOf || !p.ThisMonthOn.Known()) {
			t.Errorf("as of %s: %+v", f.AsOf, p)
		}
	}
}
