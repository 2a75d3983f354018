package intake

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/finding"
)

const (
	hiddenAccounts = "Account ID|Account Name|Industry|Status|Account Owner\nA1|Acme|x|Inactive|Kim\nA2|Globex|x|Active|Kim\n" +
		"A3|Initech|x|Active|Kim"
	hiddenRevenue = "Account ID|Month|Revenue|Currency\nA1|2026-09|100.5|EUR\nA2|2026-09|50.25|EUR\nA3|2026-10|70.1|EUR"
)

// hiding is a workbook of which something is hidden.
func hiding(t *testing.T, hide func(x *excelize.File) error, sheets ...sheetText) []byte {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(workbookOf(t, sheets...)))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := hide(x); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatAWorkbookHidesIsReadAndSaid(t *testing.T) {
	accounts, revenue := sheetText{"Accounts", hiddenAccounts}, sheetText{"Revenue", hiddenRevenue}
	for _, c := range []struct {
		name, said string
		hide       func(x *excelize.File) error
	}{
		{"a sheet", "the sheet is hidden; all of it was read", func(x *excelize.File) error { return x.SetSheetVisible("Revenue", false) }},
		{"a sheet that only a program shows", "the sheet is hidden; all of it was read",
			func(x *excelize.File) error { return x.SetSheetVisible("Revenue", false, true) }},
		{"a row", "1 row is hidden; all of it was read", func(x *excelize.File) error { return x.SetRowVisible("Revenue", 3, false) }},
		{"a column", `1 column is hidden: "Status"; all of it was read`,
			func(x *excelize.File) error { return x.SetColVisible("Accounts", "D", false) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, list := must(t, files("b.xlsx", hiding(t, c.hide, accounts, revenue)), policy())
			if x := found(t, list, "hidden-read"); x.Message != c.said {
				t.Errorf("said %q, want %q", x.Message, c.said)
			}
			if got := paid(f); got != "Acme 100.5, Globex 50.25, Initech 70.1" || account(t, f, "Acme").Churned != 1 {
				t.Errorf("got %s", got)
			}
			reconciles(t, f)
		})
	}
	_, list := must(t, files("b.xlsx", hiding(t, func(x *excelize.File) error { return x.SetColVisible("Accounts", "A", false) },
		accounts, revenue)),
		policy())
	never(t, list, "hidden-read") // systems hide the ids that they export
}

func TestAHiddenSheetBesideAnotherOfItsKindIsAQuestion(t *testing.T) {
	book := hiding(t, func(x *excelize.File) error { return x.SetSheetVisible("Revenue old", false) }, sheetText{"Accounts",
		hiddenAccounts},
		sheetText{"Revenue", hiddenRevenue}, sheetText{"Revenue old", "Account ID|Month|Revenue|Currency\nA1|2025-12|900.5|EUR\n" +
			"A2|2025-12|800.25|EUR"})
	f, list := must(t, files("b.xlsx", book), policy())
	x := found(t, list, "hidden-left-out")
	if got := paid(f); got != "Acme 100.5, Globex 50.25, Initech 70.1" || x.Setting.Entry != `"b.xlsx!Revenue old": revenue` {
		t.Errorf("%s; %s", got, x.Setting.Entry)
	}
	reconciles(t, f)
	f, list = must(t, files("b.xlsx", book), policy(func(p *Policy) { p.Tables = map[string]string{"b.xlsx!Revenue old": "revenue"} }))
	never(t, list, "hidden-left-out")
	never(t, list, "hidden-read")
	if got := paid(f); !strings.HasPrefix(got, "Acme 1001, Globex 850.5") {
		t.Errorf("answered: %s", got)
	}
}

func TestRowsThatOnlyAPersonSeesAreMarkedAreAQuestion(t *testing.T) {
	struck := func(sheet, from, to string) func(x *excelize.File) error {
		return func(x *excelize.File) error {
			style, err := x.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			return errors.Join(err, x.SetCellStyle(sheet, from, to, style))
		}
	}
	comment := func(text string) func(x *excelize.File) error {
		return func(x *excelize.File) error {
			return x.AddComment("Accounts", excelize.Comment{Cell: "B3", Author: "Kim", Text: text})
		}
	}
	accounts, revenue := sheetText{"Accounts", hiddenAccounts}, sheetText{"Revenue", hiddenRevenue}
	for _, c := range []struct {
		name, about string
		change      func(x *excelize.File) error
	}{
		{"a row that is struck through", `"Globex": none`, struck("Accounts", "A3", "E3")},
		{"a comment that says that it left", `"Globex": none`, comment("gekündigt zum 31.03.2026")},
		{"a comment in other words", `"Globex": none`, comment("no longer trading, see mail")},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := hiding(t, c.change, accounts, revenue)
			_, list := must(t, files("b.xlsx", book), policy())
			if x := found(t, list, "rows-marked"); x.Setting.Entry != c.about || x.At.Row != 3 || x.Severity != finding.Warning {
				t.Errorf("%v", x)
			}
			f, list := must(t, files("b.xlsx", book), policy(func(p *Policy) { p.Names = map[string]string{"Globex": "none"} }))
			never(t, list, "rows-marked")
			if len(f.Accounts) != 2 {
				t.Errorf("%d accounts", len(f.Accounts))
			}
			_, list = must(t, files("b.xlsx", book), policy(func(p *Policy) { p.Names = map[string]string{"Globex": "Globex"} }))
			never(t, list, "rows-marked")
		})
	}
	_, list := must(t, files("b.xlsx", hiding(t, struck("Revenue", "A3", "D3"), accounts, revenue)), policy())
	found(t, list, "rows-marked")
	for _, quiet := range []func(x *excelize.File) error{comment("asked for a discount"), struck("Accounts", "B3", "B3"),
		struck("Accounts", "A2", "E2")} {
		_, list = must(t, files("b.xlsx", hiding(t, quiet, accounts, revenue)), policy())
		never(t, list, "rows-marked")
	}
}

// A legend explains colours, and rows bear one: no cell says what a person sees.
func TestRowsOfAColourThatALegendExplainsAreAQuestion(t *testing.T) {
	fill := func(x *excelize.File, sheet, from, to, colour string) error {
		style, err := x.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}})
		return errors.Join(err, x.SetCellStyle(sheet, from, to, style))
	}
	accounts, revenue := sheetText{"Accounts", hiddenAccounts}, sheetText{"Revenue", hiddenRevenue}
	lines := sheetText{"Accounts", hiddenAccounts + "\n\nred = lost customer\ngreen = new customer\n"}
	swatches := sheetText{"Legend", "Colour|Meaning\n|lost customer\n|at risk\n"}
	cells := sheetText{"Legend", "Colour|Meaning\n|input cells\n|formula\n"}
	own := sheetText{"Key", "Key\nchurned\nwatch closely\n"}
	for i, c := range []struct {
		sheets []sheetText
		change func(x *excelize.File) error
		asked  bool
		entry  string
	}{
		{[]sheetText{accounts, revenue, swatches}, func(x *excelize.File) error {
			return errors.Join(fill(x, "Accounts", "A3", "E3", "FF0000"), fill(x, "Legend", "A2", "A2", "FF0000"))
		}, true, `"Globex": none`},
		{[]sheetText{accounts, revenue, swatches}, func(x *excelize.File) error {
			return errors.Join(fill(x, "Accounts", "A3", "E3", "FFEE00"), fill(x, "Legend", "A3", "A3", "FFEE00"))
		}, true, ""},
		{[]sheetText{lines, revenue}, func(x *excelize.File) error { return fill(x, "Accounts", "B3", "B3", "E06666") }, true,
			`"Globex": none`},
		{[]sheetText{accounts, revenue, own}, func(x *excelize.File) error {
			return errors.Join(fill(x, "Accounts", "A3", "E3", "C0C0C0"), fill(x, "Key", "A2", "A2", "C0C0C0"))
		}, true, `"Globex": none`},
		{[]sheetText{accounts, revenue, cells}, func(x *excelize.File) error {
			return errors.Join(fill(x, "Accounts", "A3", "E3", "FF0000"), fill(x, "Legend", "A2", "A2", "FF0000"))
		}, false, ""},
		{[]sheetText{accounts, revenue, swatches}, func(x *excelize.File) error {
			return errors.Join(fill(x, "Accounts", "A3", "E3", "00FF00"), fill(x, "Legend", "A2", "A2", "FF0000"))
		}, false, ""},
		{[]sheetText{accounts, revenue}, func(x *excelize.File) error { return fill(x, "Accounts", "A3", "E3", "FF0000") }, false, ""},
		{[]sheetText{lines, revenue}, func(x *excelize.File) error { return fill(x, "Accounts", "A1", "E1", "FF0000") }, false, ""},
	} {
		_, list := must(t, files("b.xlsx", hiding(t, c.change, c.sheets...)), policy())
		if !c.asked {
			never(t, list, "rows-marked")
			continue
		}
		if x := found(t, list, "rows-marked"); x.At.Row != 3 || x.Setting.Entry != c.entry {
			t.Errorf("%d: %v %q", i, x, x.Setting.Entry)
		}
		never(t, list, "table-not-recognised")
	}
}

// A sheet for each account manager names them, where they are known; where they only read as persons that is asked.
func TestASheetForEachAccountManager(t *testing.T) {
	const head = "Account ID|Account Name|Industry\n"
	sheets := func(a, b string) []byte {
		return workbookOf(t, sheetText{a, head + "A1|Acme|Energy\nA2|Globex|Food\n"}, sheetText{b, head + "A3|Initech|Food\n"})
	}
	const deals = "Opportunity,Account,Stage,Amount,Close Date,Owner\nPumps,Acme,Proposal,1,2027-01-01,Kim Ode\nHoses,Initech,Proposal,1," +
		"2027-01-01,\"Tan, Lee\"\n"
	f, list := must(t, files("a.xlsx", sheets("Kim Ode", "Lee Tan"), "r.csv", someRevenue, "d.csv", deals), policy())
	found(t, list, "name-tells")
	if a, b := account(t, f, "Globex").Manager, account(t, f, "Initech").Manager; a != "Kim Ode" || b != "Lee Tan" {
		t.Errorf("%q, %q", a, b)
	}
	in := files("a.xlsx", sheets("Kim Ode", "Lee Tan"), "r.csv", someRevenue)
	f, list = must(t, in, policy())
	if found(t, list, "sheet-names-manager"); account(t, f, "Globex").Manager != "" {
		t.Error(account(t, f, "Globex").Manager)
	}
	_, list = must(t, in, policy(func(p *Policy) {
		p.Columns = map[string]map[string]string{"a.xlsx!Kim Ode": {"account manager": ""}, "a.xlsx!Lee Tan": {"account manager": ""}}
	}))
	never(t, list, "sheet-names-manager")
	for _, names := range [...][2]string{{"North Region", "South Region"}, {"Key Accounts", "Old Customers"}, {"Food", "Energy"},
		{"Great Britain", "New Zealand"}} {
		_, list = must(t, files("a.xlsx", sheets(names[0], names[1]), "r.csv", someRevenue), policy())
		if never(t, list, "sheet-names-manager"); slices.ContainsFunc(list, func(x finding.Finding) bool {
			return strings.Contains(x.Message, "account manager")
		}) {
			t.Error(names)
		}
	}
}

// A sheet that is called as an executive is asked about until the configuration says that the name means nothing.
func TestASheetCalledAsAnExecutiveIsAnswered(t *testing.T) {
	in := files("a.xlsx", workbookOf(t, sheetText{"Dana Reyes", hiddenAccounts}), "r.csv", someRevenue,
		"s.csv", "Sponsor,Title,Capacity\nDana Reyes,CEO,2\n")
	_, list := must(t, in, policy())
	if x := found(t, list, "sheet-names-sponsor"); x.Setting.Entry != `"a.xlsx!Dana Reyes": {executive sponsor: ""}` {
		t.Error(x.Setting)
	}
	_, list = must(t, in, policy(func(p *Policy) {
		p.Columns = map[string]map[string]string{"a.xlsx!Dana Reyes": {"executive sponsor": ""}}
	}))
	never(t, list, "sheet-names-sponsor")
}
