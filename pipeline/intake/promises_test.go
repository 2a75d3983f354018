package intake

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

func TestRowsWithOneIdAreOneRecord(t *testing.T) {
	crm := "Account ID,Account Name,Industry,Employees,Country,Region\nA1,Acme,Machinery,10,,\nA2,Globex,Chemicals,20,,\n"
	own := "Account ID,Account Name,Industry,Executive Sponsor,Mandate\nA1,Acme,Pumps,J. Okafor,protect\nA2,Globex,Chemicals,,\n"
	f, list := must(t, files("a-crm.csv", crm, "b-own.csv", own, "r.csv", someRevenue), policy())
	a := account(t, f, "Acme")
	if a.Industry != "Machinery" || a.Sponsor != "J. Okafor" || a.Mandate != "protect" || len(f.Accounts) != 2 {
		t.Errorf("%+v", a)
	}
	if got := a.Origin.Field("executive sponsor").String(); got != "b-own.csv D2" {
		t.Errorf("the sponsor was read at %s", got)
	}
	if got := a.Origin.Field("industry").String(); got != "a-crm.csv C2" {
		t.Errorf("the industry was read at %s", got)
	}
	if x := found(t, list, "repeat-differs"); !strings.Contains(x.Message, "industry") || x.At.String() != "b-own.csv row 2" {
		t.Errorf("%v", x)
	}
	if s := sourceOf(t, f, "b-own.csv"); s.Used != 1 || len(s.SetAside) != 1 {
		t.Errorf("a row that says something new is used, one that does not is set aside: %d used, %v", s.Used, s.SetAside)
	}
}

func TestDifferentIdsAreNeverMergedWhateverTheirNames(t *testing.T) {
	crm := "Account ID,Account Name,Industry\nA1,Acme,Machinery\nA2,Acme,Chemicals\n"
	revenue := "Account,Month,Revenue\nAcme,2026-09,100\n"
	byID := "Account ID,Month,Revenue\nA2,2026-09,7\n"
	f, list := must(t, files("a.csv", crm, "r.csv", revenue, "s.csv", byID), policy())
	if len(f.Accounts) != 2 || !total(f).Equal(dec("7")) {
		t.Errorf("%d accounts, revenue %s", len(f.Accounts), total(f))
	}
	found(t, list, "account-names-shared")
	if x := found(t, list, "account-name-ambiguous"); x.At.String() != "r.csv row 2" {
		t.Errorf("%v", x)
	}
	if m := f.Money[0]; !m.Read.Equal(dec("107")) || !m.SetAside.Equal(dec("100")) {
		t.Errorf("money %+v", m)
	}
}

func TestNamesMatchWithoutCaseAccentsAndLegalForm(t *testing.T) {
	revenue := "Customer,Month,Revenue\nACME,2026-09,1\nglobex,2026-09,2\nInitech Ltd.,2026-09,4\nIntech,2026-09,8\n"
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", revenue), policy())
	if revenueOf(t, f, "Acme GmbH") != "1" || revenueOf(t, f, "Globex") != "2" || revenueOf(t, f, "Initech") != "4" {
		t.Errorf("%v", f.Revenue)
	}
	if x := found(t, list, "account-unknown"); !strings.Contains(x.Message, `"Intech"`) || !strings.Contains(x.Mend, `"Initech"`) {
		t.Errorf("a misspelling is proposed and not merged: %v", x)
	}
}

func TestParentsFormGroups(t *testing.T) {
	crm := "Account ID,Account Name,Parent " +
		"Account,Industry\n1,Top,,x\n2,Child,Top,x\n3,Grandchild,2,x\n4,Alone,Nobody,x\n5,Egg,Hen,x\n6,Hen,Egg,x\n7,Fund child,Big " +
		"Fund,x\n8,Big Fund,,x\n"
	revenue := "Account ID,Month,Revenue\n1,2026-09,1\n2,2026-09,2\n3,2026-09,4\n4,2026-09,8\n5,2026-09,16\n7,2026-09,32\n"
	f, list := must(t, files("a.csv", crm, "r.csv", revenue), policy(func(p *Policy) { p.NotParents = []string{"Big Fund"} }))
	if revenueOf(t, f, "Top") != "7" || len(f.GroupOf("3").Members) != 3 || f.GroupOf("3").Members[0].Name != "Top" {
		t.Errorf("Top %s", revenueOf(t, f, "Top"))
	}
	if g := f.GroupOf("7"); g.Key != "7" {
		t.Errorf("a child of a fund stands alone, not in %s", g.Name)
	}
	if x := found(t, list, "parent-cycle"); !strings.Contains(x.Message, `"Egg" and "Hen"`) {
		t.Errorf("%v", x)
	}
	if f.GroupOf("6") != f.GroupOf("5") || f.GroupOf("6").Key != "5" {
		t.Errorf("a cycle is one group below its smallest id")
	}
	if x := found(t, list, "parent-unknown"); !strings.Contains(x.Message, "Nobody") {
		t.Errorf("%v", x)
	}
}

func TestGroupsDecidedByHand(t *testing.T) {
	crm := "Account ID,Account Name,Parent Account,Industry\n1,Top,,x\n2,Child,Top,x\n3,Other,,x\n4,Late,,x\n"
	overrides := "Account,Group,Reason,Decided By,Expires\nChild,none,independent,M. Roe,2027-01-01\nOther,Top,bought,M. " +
		"Roe,2027-01-01\nLate,Top,was bought,M. Roe,2026-01-01\n"
	f, list := must(t, files("a.csv", crm, "o.csv", overrides, "r.csv", "Account ID,Month,Revenue\n1,2026-09,1\n2,2026-09,2\n"+
		"3,2026-09,4\n"), policy())
	if revenueOf(t, f, "Top") != "5" || revenueOf(t, f, "Child") != "2" || f.GroupOf("4").Key != "4" {
		t.Errorf("Top %s, Child %s", revenueOf(t, f, "Top"), revenueOf(t, f, "Child"))
	}
	found(t, list, "override-expired")
}

func TestAmountsAreConvertedAtTheRateOfTheirMonth(t *testing.T) {
	revenue := "Account ID,Month,Revenue,Currency\nA1,2026-08,100,EUR\nA1,2026-09,100,EUR\nA1,2026-09,10,USD\nA2,2026-10,10,USD\n" +
		"A2,2026-09,5,PLN\nA2,2026-09,3,\n"
	rates := "Month,Currency,Rate\n2026-09,USD,0.9\n2026-10,USD,0.8\n"
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", revenue, "x.csv", rates), policy())
	if f.Currency != "EUR" || revenueOf(t, f, "Acme GmbH") != "209" || revenueOf(t, f, "Globex") != "11" {
		t.Errorf("%s: Acme %s, Globex %s", f.Currency, revenueOf(t, f, "Acme GmbH"), revenueOf(t, f, "Globex"))
	}
	g := f.GroupOf("A2")
	if len(g.Unconverted) != 1 || g.Unconverted[0].Currency != "PLN" || !g.Unconverted[0].Amount.Equal(dec("5")) {
		t.Errorf("apart: %v", g.Unconverted)
	}
	if x := found(t, list, "rate-missing"); x.Severity != finding.Error || !strings.Contains(x.Message, "2026-09") ||
		!strings.Contains(x.Mend, "1 PLN into EUR") {
		t.Errorf("%v", x)
	}
	if len(f.Money) != 4 {
		t.Errorf("money by currency: %v", f.Money)
	}
}

func TestTheAsOfDate(t *testing.T) {
	old := "Account ID,Month,Revenue\nA1,2026-05,100\nA1,2026-06,100\n"
	for name, c := range map[string]struct {
		revenue string
		policy  Policy
		asOf    string
		from    string
		to      string // of the window
	}{
		"recent revenue leaves it today":                   {someRevenue, policy(), "2026-11-21", "today", "2026-10"},
		"revenue of more than three months ago decides it": {old, policy(), "2026-06-30", "newest revenue", "2026-06"},
		"the flag wins": {old, policy(asOf("2026-07-15")), "2026-07-15", "--as-of", "2026-06"},
		"a month that is not full is not in the window": {old, policy(asOf("2026-06-15")), "2026-06-15", "--as-of", "2026-05"},
		"the last day of a month makes it full":         {old, policy(asOf("2026-05-31")), "2026-05-31", "--as-of", "2026-05"},
		"revenue of the current month alone leaves it outside": {"Account ID,Month,Revenue\nA1,2026-11,5\n", policy(), "2026-11-21",
			"today", "2026-10"},
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := must(t, files("a.csv", threeAccounts, "r.csv", c.revenue), c.policy)
			if f.AsOf.String() != c.asOf || f.AsOfFrom != c.from || f.Window.To.String() != c.to || f.Window.To-f.Window.From != 11 {
				t.Errorf("as of %s from %s, window %s to %s", f.AsOf, f.AsOfFrom, f.Window.From, f.Window.To)
			}
		})
	}
}

func TestABookForAnEarlierDateKnowsNothingOfLaterFacts(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue,
		"deals.csv", "Opportunity ID,Account ID,Stage,Amount,Close Date,Created Date\nO1,A1,Closed "+
			"Won,5,2026-10-20,2026-01-01\nO2,A1,Proposal,5,2027-01-31,2026-02-01\nO3,A1,Proposal,5,2027-01-31,2026-10-01\n",
		"cases.csv", "Case Number,Account ID,Subject,Opened Date,Closed "+
			"Date,Status,Priority\nC1,A1,late,2026-10-02,,Open,High\nC2,A1,closed later,2026-08-01,2026-10-05,Closed,High\n",
		"surveys.csv", "Account ID,Date,NPS Score\nA1,2026-08-01,9\nA1,2026-10-10,2\n",
		"asks.csv", "Ask ID,Account ID,Ask,Asked Of,Asked On,Needed By,Answer,Answered On\nQ1,A1,call the CFO,J. "+
			"Okafor,2026-08-01,2026-12-01,done,2026-10-08\n",
		"meetings.csv",
		"Meeting ID,Account ID,Date,Type,Status\nM1,A1,2026-10-08,Visit,held\nM2,A1,2026-12-08,Visit,booked\nM3,A1,2026-09-08,Visit,held\n")
	f, _ := must(t, in, policy(asOf("2026-09-30")))
	if !total(f).Equal(dec("150")) {
		t.Errorf("revenue %s", total(f))
	}
	if len(f.Opportunities) != 1 || f.Opportunities[0].ID != "O2" {
		t.Errorf("%d opportunities", len(f.Opportunities))
	}
	if len(f.Issues) != 1 || !f.Issues[0].IsOpen || f.Issues[0].Closed.Known() {
		t.Errorf("issues %+v", f.Issues)
	}
	if len(f.Surveys) != 1 || f.Surveys[0].Scale != "NPS" {
		t.Errorf("surveys %+v", f.Surveys)
	}
	if len(f.Asks) != 1 || f.Asks[0].Answer != "" || f.Asks[0].AnsweredOn.Known() {
		t.Errorf("asks %+v", f.Asks[0])
	}
	if len(f.Meetings) != 2 || f.Meetings[0].ID != "M3" || f.Meetings[1].Status != program.Booked {
		t.Errorf("meetings %+v", f.Meetings)
	}
}

func TestASponsorWhoBeginsAfterTheAsOfDateIsNotYetOne(t *testing.T) {
	accounts := "Account ID,Account Name,Executive Sponsor,Sponsor Since\nA1,Acme,J. Okafor,2026-10-01\nA2,Globex,J. " +
		"Okafor,2026-09-30\nA3,Initech,J. Okafor,\n"
	f, list := must(t, files("a.csv", accounts, "r.csv", someRevenue), policy(asOf("2026-09-30")))
	for name, want := range map[string]string{"Acme": "", "Globex": "J. Okafor", "Initech": "J. Okafor"} {
		if got := account(t, f, name).Sponsor; got != want {
			t.Errorf("%s has the sponsor %q, want %q", name, got, want)
		}
	}
	if next := account(t, f, "Acme").NextSponsor; next.Sponsor != "J. Okafor" || next.Since != day("2026-10-01") {
		t.Errorf("next %+v", next)
	}
	if x := found(t, list, "sponsor-later"); x.At.String() != "a.csv D2" {
		t.Errorf("%v", x)
	}
}

func TestALossThatCameAfterTheAsOfDateIsNotYetOne(t *testing.T) {
	accounts := "Account ID,Account Name,Status\nA1,Acme,Churned\nA2,Globex,Churned\nA3,Initech,Churned\n"
	revenue := "Account ID,Month,Revenue\nA1,2026-08,100\nA1,2026-10,100\nA2,2026-08,100\nA2,2026-10,-5\nA3,2026-08,100\nA3,2026-12,100\n"
	f, list := must(t, files("a.csv", accounts, "r.csv", revenue), policy(asOf("2026-09-30")))
	for name, want := range map[string]program.Flag{"Acme": program.No, "Globex": program.Yes, "Initech": program.Yes} {
		if got := account(t, f, name).Churned; got != want {
			t.Errorf("%s: churned %d, want %d: only what was paid until today counts", name, got, want)
		}
	}
	if x := found(t, list, "churn-later"); !strings.Contains(x.Message, "Acme") || x.At.String() != "a.csv C2" {
		t.Errorf("%v", x)
	}
	f, _ = must(t, files("a.csv", accounts, "r.csv", revenue), policy(asOf("2026-10-31")))
	if account(t, f, "Acme").Churned != program.Yes {
		t.Error("nothing was paid after that day")
	}
}

func TestABookWellBeforeItsExportsSaysSo(t *testing.T) {
	for exported, want := range map[string]bool{"2026-11-20": true, "2026-10-30": false} {
		_, list := must(t, files("accounts "+exported+".csv", threeAccounts, "r.csv", someRevenue), policy(asOf("2026-09-30")))
		if got := slices.ContainsFunc(list, func(f finding.Finding) bool { return f.Code == "exports-later" }); got != want {
			t.Errorf("exports of %s: said %v, want %v", exported, got, want)
		}
	}
}

func TestADecisionOfALaterDayIsNotYetOne(t *testing.T) {
	overrides := "Account ID,Tier,Reason,Decided By,Decided On,Expires\nA1,2,later,A. Boss,2026-10-01,2027-09-30\nA2,2,in time,A. " +
		"Boss,2026-09-30,2027-09-30\nA3,2,undated,A. Boss,,2027-09-30\n"
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "o.csv", overrides), policy(asOf("2026-09-30")))
	var got []string
	for _, o := range f.Overrides {
		got = append(got, o.Reason)
	}
	if strings.Join(got, ", ") != "in time, undated" {
		t.Errorf("decisions that count: %v", got)
	}
	if s := sourceOf(t, f, "o.csv"); s.Used != 2 || len(s.SetAside) != 1 || s.SetAside[0].Reason != input.AfterAsOf {
		t.Errorf("%d used, set aside %v", s.Used, s.SetAside)
	}
}

func TestDatesThatReadTwoWaysAreAQuestionWithItsAnswer(t *testing.T) {
	cases := "Case Number,Account ID,Subject,Date Opened,Status\nC1,A1,one,03/04/2026,Open\nC2,A1,two,05/06/2026,Open\n"
	in := files("a.csv", threeAccounts, "r.csv", someRevenue, "cases.csv", cases)
	f, list := must(t, in, policy())
	x := found(t, list, "dates-ambiguous")
	if x.Severity != finding.Error || !strings.Contains(x.Mend, `dates: {"cases.csv!Date Opened": day first}`) ||
		f.Issues[0].Opened.Known() {
		t.Errorf("%v, opened %s", x, f.Issues[0].Opened)
	}
	f, list = must(t, in, policy(func(p *Policy) { p.Dates = map[string]string{"cases.csv!Date Opened": "day first"} }))
	never(t, list, "dates-ambiguous")
	if f.Issues[0].Opened.String() != "2026-04-03" {
		t.Errorf("opened %s", f.Issues[0].Opened)
	}
}

func TestAUnitToldAroundATableIsThatOfItsAmounts(t *testing.T) {
	rows := "Customer,Jan 2026,Feb 2026\nAcme GmbH,120,130\nGlobex,40,41.5\n"
	for _, c := range []struct{ name, file, in, acme, currency string }{
		{"a line above", "revenue.csv", "Revenue by customer,,\nAmounts in thousands of EUR,,\n,,\n" + rows, "250000", "EUR"},
		{"a line above, in German", "revenue.csv", "Angaben in T€,,\n,,\n" + rows, "250000", "EUR"},
		{"a line above, in Japanese", "revenue.csv", "（単位：千円）,,\n,,\n" + rows, "250000", "JPY"},
		{"a line below", "revenue.csv", rows + "\n\nAll amounts in USD mn\n", "250000000", "USD"},
		{"the file's name", "revenue TEUR.csv", rows, "250000", "EUR"},
		{"a currency alone", "revenue.csv", "Currency: CHF,,\n,,\n" + rows, "250", "CHF"},
		{"nothing", "revenue.csv", "Revenue by customer,,\n,,\n" + rows, "250", ""},
		{"two that differ", "revenue.csv", "Amounts in EUR thousands,,\nAmounts in EUR millions,,\n,,\n" + rows, "250", ""},
	} {
		f, list := must(t, files(c.file, c.in), policy())
		if got := revenueOf(t, f, "Acme GmbH"); got != c.acme || f.Currency != c.currency {
			t.Errorf("%s: %s %q instead of %s %q", c.name, got, f.Currency, c.acme, c.currency)
		}
		if c.name == "two that differ" {
			found(t, list, "unit-differs")
		}
	}
}

// datesBook is a workbook whose dates a program swapped where it could.
func datesBook(t *testing.T) []byte {
	x := excelize.NewFile()
	defer x.Close()
	style, _ := x.NewStyle(&excelize.Style{NumFmt: 14})
	for i, row := range [][]any{
		{"Customer", "Invoice Date", "Amount", "Currency"},
		{"Acme GmbH", time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), 1000, "EUR"}, {"Acme GmbH", "25/01/2026", 500, "EUR"},
		{"Globex", time.Date(2026, 5, 3, 0, 0, 0, 0, time.UTC), 400, "EUR"}, {"Globex", "17/03/2026", 100, "EUR"},
	} {
		for j, v := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			_ = x.SetCellValue("Sheet1", cell, v)
			if _, ok := v.(time.Time); ok {
				_ = x.SetCellStyle("Sheet1", cell, cell, style)
			}
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDatesThatWereSwappedAreLeftOutAndSaid(t *testing.T) {
	in := files("a.csv", threeAccounts, "inv.xlsx", datesBook(t))
	f, list := must(t, in, policy())
	x := found(t, list, "dates-swapped")
	if x.Severity != finding.Error || !strings.Contains(x.Message, "2026-02-01 may be 2026-01-02") ||
		!strings.Contains(x.Message, "25/01/2026") {
		t.Errorf("%v", x)
	}
	if got := revenueOf(t, f, "Acme GmbH"); got != "500" {
		t.Errorf("revenue %s instead of what is dated beyond the twelfth alone", got)
	}
}

func TestASisterColumnTellsTheOrderOfDates(t *testing.T) {
	cases := "Case Number,Account ID,Subject,Date Opened,Date Closed,Status\nC1,A1,one,03/04/2026,25/04/2026,Closed\n"
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "cases.csv", cases), policy())
	never(t, list, "dates-ambiguous")
	if f.Issues[0].Opened.String() != "2026-04-03" {
		t.Errorf("opened %s", f.Issues[0].Opened)
	}
}

func TestAColumnThatTheConfigurationNames(t *testing.T) {
	crm := "Account Name,Industry,Revenue,Umsatz mit uns\nAcme,Machinery,1000000,120\nGlobex,Chemicals,2000000,240\n"
	p := policy(func(p *Policy) {
		p.Columns = map[string]map[string]string{"crm.csv": {"our revenue": "Umsatz mit uns", "annual revenue": "Revenue"}}
	})
	f, list := must(t, files("crm.csv", crm), p)
	if f.Basis != program.BasisAccounts || revenueOf(t, f, "Acme") != "120" ||
		!account(t, f, "Acme").AnnualRevenue.Amount.Equal(dec("1000000")) {
		t.Errorf("%s: %s", f.Basis, revenueOf(t, f, "Acme"))
	}
	never(t, list, "revenue-question")
}

func TestAnAmountInTheAccountsThatIsPlainlyOurs(t *testing.T) {
	crm := "Account Name,Industry,Annual Revenue,Revenue 2024,Revenue " +
		"2025\nAcme,Machinery,1000000,100,120.50\nGlobex,Chemicals,2000000,200,\n"
	f, _ := must(t, files("crm.csv", crm), policy())
	if f.Basis != program.BasisAccounts || f.AsOf.String() != "2025-12-31" || revenueOf(t, f, "Acme") != "220.5" {
		t.Errorf("%s as of %s: %s", f.Basis, f.AsOf, revenueOf(t, f, "Acme"))
	}
	g := f.Groups[0]
	if !g.Revenue.Sum(f.Window.From, f.Window.To).Equal(dec("120.50")) {
		t.Errorf("in the window %s", g.Revenue.Sum(f.Window.From, f.Window.To))
	}
}

func TestContractsAreSpreadOverTheirDays(t *testing.T) {
	contracts := "Contract ID,Account ID,Start Date,End Date,Annual Contract " +
		"Value\nK1,A1,2026-08-01,,365\nK2,A1,2026-10-30,2026-11-02,3650\nK3,A2,2027-01-01,,999\n"
	f, _ := must(t, files("a.csv", threeAccounts, "k.csv", contracts), policy())
	if f.Basis != program.BasisContracts || len(f.Contracts) != 3 {
		t.Fatalf("%s, %d contracts", f.Basis, len(f.Contracts))
	}
	series := f.GroupOf("A1").Revenue
	if got := series.Sum(program.NewMonth(2026, 10), program.NewMonth(2026, 10)); !program.Round(got, 6).Equal(dec("51")) {
		t.Errorf("October: 31 days and two of ten: %s", got)
	}
	if got := program.Round(series.Sum(0, 1<<30), 6); !got.Equal(dec("153")) {
		t.Errorf("113 days to today and four of ten: %s", got)
	}
	if m := f.Money[0]; !m.Used.Equal(dec("4015")) {
		t.Errorf("money %+v", m)
	}
}

func TestAPrintedTotalThatIsNotTheSumIsAFinding(t *testing.T) {
	text := "Customer,Month,Revenue\nAcme,2026-09,100\nGlobex,2026-09,50\nTotal,,160\n"
	f, list := must(t, files("r.csv", text), policy())
	x := found(t, list, "total-differs")
	if x.At.String() != "r.csv C4" || !strings.Contains(x.Message, "150") || !total(f).Equal(dec("150")) {
		t.Errorf("%v", x)
	}
}

func TestEscalatedTicketsAreIssuesAndEscalations(t *testing.T) {
	cases := "Case Number,Account ID,Subject,Opened " +
		"Date,Status,IsEscalated,Priority\nC1,A1,one,2026-04-03,Escalated,,High\nC2,A1,two,2026-05-03,Open,TRUE,Urgent\n" +
		"C3,A1,three,2026-05-03,Open,FALSE,Low\n"
	register := "Escalation ID,Account,Opened,Severity,Root Cause,Escalation Manager\nC2,Acme GmbH;Globex,2026-05-04,critical,process,M. " +
		"Roe\n"
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "cases.csv", cases, "register.csv", register), policy())
	if len(f.Issues) != 3 || len(f.Escalations) != 2 {
		t.Fatalf("%d issues, %d escalations", len(f.Issues), len(f.Escalations))
	}
	e := f.Escalations[1]
	if e.ID != "C2" || e.Cause != "process" || len(e.Accounts) != 2 || e.Scope != "several" || e.Severity != program.Severe {
		t.Errorf("%+v", e)
	}
	if len(f.GroupOf("A2").Escalations) != 1 {
		t.Errorf("the second account has %d", len(f.GroupOf("A2").Escalations))
	}
}

func TestACalendarsEntriesAreCandidates(t *testing.T) {
	roster := "Sponsor,Level,Email,Capacity\nJ. Okafor,1,j.okafor@norvia.example,2\n"
	calendar := "Subject,Start Date,Start Time,Location,Required Attendees\nQBR " +
		"Acme,2026-12-03,14:00,Bonn,ceo@acme.example;j.okafor@norvia.example\nDentist,2026-12-04,09:00,,someone@gmail.com\n"
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "s.csv", roster, "calendar.csv", calendar), policy())
	if len(f.Meetings) != 1 {
		t.Fatalf("%d meetings, %+v", len(f.Meetings), sourceOf(t, f, "calendar.csv"))
	}
	m := f.Meetings[0]
	if !m.Candidate || m.Accounts[0] != "A1" || m.Start != "14:00" || m.Type != program.QBR || m.Status != program.Proposed ||
		len(m.Ours) != 1 || len(m.Theirs) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestTheSameRevenueInTwoTablesIsCountedOnce(t *testing.T) {
	old := "Account ID,Month,Revenue\nA1,2026-08,1\nA2,2026-08,2\nA3,2026-08,3\nA1,2026-09,4\n"
	f, list := must(t, files("a.csv", threeAccounts, "revenue 09.csv", old, "revenue 10.csv", old+"A1,2026-10,5\nghost,2026-10,9\n"),
		policy())
	if !total(f).Equal(dec("15")) || sourceOf(t, f, "revenue 09.csv").Used != 0 {
		t.Errorf("all in all %s", total(f))
	}
	if x := found(t, list, "revenue-twice"); x.At.File != "revenue 09.csv" {
		t.Errorf("%v", x)
	}
	other := "Account ID,Month,Revenue,Product\nA1,2026-08,1,Parts\nA2,2026-08,2,Parts\nA3,2026-08,3,Parts\nA1,2026-09,4,Parts\n"
	f, _ = must(t, files("a.csv", threeAccounts, "pumps.csv", strings.ReplaceAll(other, "Parts", "Pumps"), "parts.csv", other), policy())
	if !total(f).Equal(dec("20")) {
		t.Errorf("two product lines: %s", total(f))
	}
}

func TestProductLinesThatMayBeOneAreNamed(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", "Account ID,Month,Revenue,Product\nA1,2026-10,1,GTX "+
		"Pro\nA1,2026-10,2,GTXPro\n"), policy())
	found(t, list, "product-spelling")
	if len(f.GroupOf("A1").Lines) != 2 || f.GroupOf("A1").Lines[0].Name != "GTXPro" {
		t.Errorf("%v", f.GroupOf("A1").Lines)
	}
}

func TestEveryCodeIsDocumentedOnce(t *testing.T) {
	seen := map[string]bool{}
	for i, c := range Codes {
		if seen[c.Code] || c.Meaning == "" || c.Example == "" {
			t.Errorf("%s is there twice or says nothing", c.Code)
		}
		if i > 0 && c.Code < Codes[i-1].Code {
			t.Errorf("%s is out of order", c.Code)
		}
		seen[c.Code] = true
	}
}

// Every code that the package says is documented, and every documented one said.
func TestEveryCodeThatIsSaidIsDocumented(t *testing.T) {
	said := map[string]bool{"table-not-recognised": true, "table-not-used": true, "rate-missing": true, "fill-in-newer": true}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	rooms, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`(?:[sS]ay|Once|[aA]sk|omplain)(?:Of)?\((?:stake, )?(?:(?:finding\.\w+|severity), )?"([a-z-]+)"`)
	for _, name := range append(sources, rooms...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(text), -1) {
			said[m[1]] = true
		}
	}
	for _, c := range Codes {
		if !said[c.Code] {
			t.Errorf("%s is documented and never said", c.Code)
		}
		delete(said, c.Code)
	}
	if len(said) > 0 {
		t.Errorf("not documented: %v", said)
	}
}

func TestAPolicyThatMakesNoSenseNamesItsKey(t *testing.T) {
	for want, change := range map[string]func(*Policy){
		"currency":          func(p *Policy) { p.Currency = "Dollr" },
		"revenue_basis":     func(p *Policy) { p.Basis = "guess" },
		"tables.x.csv":      func(p *Policy) { p.Tables = map[string]string{"x.csv": "things"} },
		"dates.x.csv":       func(p *Policy) { p.Dates = map[string]string{"x.csv": "DMY"} },
		"numbers.x.csv":     func(p *Policy) { p.Numbers = map[string]string{"x.csv": ";"} },
		"fiscal_year_start": func(p *Policy) { p.FiscalMonth = 13 },
		"limits.rows":       func(p *Policy) { p.Limits.Rows = -1 },
	} {
		if err := policy(change).Validate(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	if err := policy().Validate(); err != nil {
		t.Error(err)
	}
}

func TestTheLedgersNumberOfACustomerIsAnIDToo(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Customer "+
		"Number,Industry\n001A000001abcde,Acme,100017,Steel\n001A000001abcdf,Globex,100018,Wood\n001A000001abcdg,Twin,100019,Wood\n"+
		"001A000001abcdh,Twain,100019,Wood\n",
		"r.csv", "Customer No.,Posting Date,Amount\n100017,2026-08-31,100\n100018,2026-09-30,200\n100019,2026-09-30,400\n"), policy())
	if revenueOf(t, f, "Acme") != "100" || revenueOf(t, f, "Globex") != "200" {
		t.Errorf("%s and %s", revenueOf(t, f, "Acme"), revenueOf(t, f, "Globex"))
	}
	if s := sourceOf(t, f, "r.csv"); s.Used != 2 {
		t.Errorf("%d rows used: a number that two accounts have tells neither", s.Used)
	}
}

func TestARowWithANameIsNeverGivenTheNumberOfTheRowAbove(t *testing.T) {
	f, list := must(t, files("a.csv", "Account ID,Account Name,Customer Number,Industry\nX1,Acme,100017,Steel\nX2,Globex "+
		"Dairies,100018,Wood\n",
		"r.csv", "Customer No.,Customer,Region,Product,Aug 2026,Sep 2026\n100017,Acme,North,Pumps,1,2\n,Globxe "+
			"Dairies,North,Pumps,10,20\n,Subtotal North,,,11,22\n"), policy())
	if revenueOf(t, f, "Acme") != "3" {
		t.Errorf("%s", revenueOf(t, f, "Acme"))
	}
	if x := found(t, list, "account-unknown"); !strings.Contains(x.Mend, "Globex Dairies") {
		t.Error(x)
	}
}

func TestBooksOfOursAreNoExports(t *testing.T) {
	page := &fstest.MapFile{Data: []byte("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" + program.PageMark +
		"</head><table><tr><th>account</th><th>revenue</th></tr><tr><td>Stray</td><td>5</td></tr></table>")}
	manifest := &fstest.MapFile{Data: []byte(`{"schema":1,"book":"2026-09","outputs":[{"path":"a","sha256":"b"}]}`)}
	deals := &fstest.MapFile{Data: []byte("Account Name,Amount\nStray,5\n")}
	input := fstest.MapFS{
		"accounts.csv":                  {Data: []byte("Account ID,Account Name,Revenue 2025 EUR\nA1,Globex,100\nA2,Initech,50\n")},
		"archive/2026-09/x.csv":         deals,
		"archive/2026-09/manifest.json": manifest,
		"out/2026-10/x.csv":             deals,
		"out/index.html":                page,
		"from-a-room/index.html":        page,
		"from-a-room/findings.csv":      {Data: []byte(program.FindingsHead + "error,x,a.csv,,A1,Stray,\n")},
		".hidden/x.csv":                 deals,
		"~$accounts.xlsx":               {Data: []byte("lock")},
		".~lock.accounts.ods#":          {Data: []byte("lock")},
	}
	facts, found, err := Read(t.Context(), input, Policy{AsOf: program.NewDate(2026, 10, 31), Books: "out"})
	if err != nil {
		t.Fatal(err)
	}
	if len(facts.Sources) != 1 || len(facts.Accounts) != 2 {
		t.Errorf("%d tables, %d accounts", len(facts.Sources), len(facts.Accounts))
	}
	for _, f := range found {
		if f.Code != "book-passed-over" && f.At.File != "accounts.csv" && f.At.File != "" {
			t.Errorf("found %s", f)
		}
		if f.Code == "book-passed-over" && f.At.File != "archive/2026-09" {
			t.Errorf("found %s", f)
		}
	}
}
