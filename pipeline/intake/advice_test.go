package intake

import (
	"strconv"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Every line that a finding proposes for the configuration, pasted, answers the
// finding and loses nothing that was used before.
func TestWhatIsProposedMakesThingsBetter(t *testing.T) {
	for name, in := range map[string][]any{
		"a table of market figures": {"m.csv",
			"Account Name,Ticker,Total Revenue,Market Cap\nAcme,ACM,37895000000,254376706048\nGlobex,GLX,1200000,99\n"},
		"news about accounts": {"n.csv",
			"Account Name,News Title,News URL\nAcme,Opens a plant,https://example.com/a\nGlobex,New CEO,https://example.com/b\n"},
		"a table of nothing known": {"s.csv", "Description,Basic Unit,Opening,Received\nTab one,10,1000,0\nTab two,10,1000,5\n"},
		"a state that nobody lists": {"i.csv",
			"Customer,Invoice Date,Amount,Status\nAcme,2026-02-10,1000,paid\nAcme,2026-03-10,20,parked\nGlobex,2026-04-10,9000,void\n" +
				"Globex,2026-05-10,5,open\n"},
		"dates that read two ways": {"d.csv",
			"Opportunity ID,Account,Opportunity Name,Stage,Amount,Close Date\nD1,Acme,Pumps,Closed " +
				"Won,5,03/04/2026\nD2,Acme,Hoses,Closed Won,7,05/06/2026\n"},
		"numbers that read two ways": {"v.csv",
			"Opportunity ID,Account,Opportunity Name,Stage,Amount,Close Date\nD1,Acme,Pumps,Closed " +
				"Won,\"1,234\",2026-03-04\nD2,Acme,Hoses,Closed Won,\"5,678\",2026-05-06\n"},
		"points that part thousands":    {"u.csv", "Kunde;Datum;Betrag\nAcme GmbH;01.02.2026;12.000\nGlobex;17.03.2026;3.650\n"},
		"a column that says who leaves": {"s.csv", "Executive,Capacity,Last day at the desk\nAnn Boss,3,2026-09-01\nBob Chief,2,\n"},
		"a column of the accounts above": {"b.csv",
			"Account ID,Account Name,Belongs under,Account Owner\nB1,Alder Group,,Kim\nB2,Alder Mills,B1,Kim\nB3,Alder Asia,B1,Kim\n"},
		"fiscal periods": {"f.csv", "Customer,Fiscal Year,Fiscal Period,Amount\nAcme GmbH,2026,9,100\nGlobex,2027,2,200\n"},
	} {
		t.Run(name, func(t *testing.T) { pasted(t, append([]any{"a.csv", customers, "r.csv", someRevenue}, in...)) })
	}
	t.Run("accounts that revenue founds", func(t *testing.T) {
		pasted(t, []any{"r.csv", "Invoice Number,Invoice Date,Name,Net Amount\n1,2026-05-02,Acme,100\n2,2026-06-02,Globex,50\n"},
			"accounts-founded")
	})
}

// pasted pastes all that a run proposes; the codes have to be among it.
func pasted(t *testing.T, in []any, codes ...string) {
	t.Helper()
	f, list := must(t, files(in...), policy())
	for _, code := range codes {
		found(t, list, code)
	}
	for _, x := range list {
		for _, answer := range [...]string{x.Setting.Entry, orAnswer(x.Setting)} {
			if x.Setting.Key != "" && answer != "" {
				better(t, in, f, x, answer)
			}
		}
	}
}

// What was computed from quantities and prices is read where it is exported.
func TestAmountsThatAreExportedAreNotComputed(t *testing.T) {
	of := func(header, first, second string) []any {
		return []any{"a.csv", customers, "l.csv", "Customer,Invoice Date,Item,Quantity,Unit Price" + header +
			"\nAcme,2026-05-02,Pump,2,10.50" + first + "\nGlobex,2026-06-02,Hose,3,4.20" + second + "\n"}
	}
	_, list := must(t, files(of("", "", "")...), policy())
	found(t, list, "amount-multiplied")
	f, list := must(t, files(of(",Line Total", ",21.00", ",12.60")...), policy())
	never(t, list, "amount-multiplied")
	if revenueOf(t, f, "Acme") != "21" {
		t.Errorf("%s", revenueOf(t, f, "Acme"))
	}
}

// orAnswer is the entry with the other answer that a setting allows; "" where it
// has none.
func orAnswer(s finding.Setting) string {
	if entry, _, ok := strings.Cut(s.Or, ", where "); ok {
		return entry
	}
	i := strings.LastIndex(s.Entry, ": ")
	if s.Or == "" || i < 0 {
		return ""
	}
	return s.Entry[:i+2] + s.Or
}

// better pastes an answer and compares.
func better(t *testing.T, in []any, before *program.Facts, x finding.Finding, entry string) {
	t.Helper()
	pattern, answer, _ := strings.Cut(strings.TrimPrefix(entry, `"`), `": `)
	after, list := must(t, files(in...), policy(func(p *Policy) {
		one := map[string]string{pattern: answer}
		switch x.Setting.Key {
		case "tables":
			p.Tables = one
		case "dates":
			p.Dates = one
		case "numbers":
			p.Numbers = one
		case "statuses":
			p.Statuses = one
		case "fiscal_year_start":
			p.FiscalMonth, _ = strconv.Atoi(entry)
		case "columns":
			field, header, _ := strings.Cut(strings.Trim(answer, "{}"), ": ")
			p.Columns = map[string]map[string]string{pattern: {field: strings.Trim(header, `"`)}}
		default:
			t.Fatalf("no way to paste %s: %s", x.Setting.Key, entry)
		}
	}))
	for _, y := range list {
		if y.Code == x.Code && y.At == x.At && y.Message == x.Message {
			t.Errorf("%s: %s answers nothing: %s", x.Setting.Key, entry, y.Message)
		}
	}
	if len(after.Accounts) != len(before.Accounts) {
		t.Errorf("%s: %s makes %d accounts of %d", x.Setting.Key, entry, len(after.Accounts), len(before.Accounts))
	}
	is := usedRows(after)
	for file, n := range usedRows(before) {
		if is[file] < n && answer != "left out" {
			t.Errorf("%s: %s uses %d rows of %s, %d before", x.Setting.Key, entry, is[file], file, n)
		}
	}
}

func usedRows(f *program.Facts) map[string]int {
	used := map[string]int{}
	for _, s := range f.Sources {
		if s.Kind != "" {
			used[s.File] += s.Used
		}
	}
	return used
}
