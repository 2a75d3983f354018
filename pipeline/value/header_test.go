package value

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHeadersAreComparedByTheirWords(t *testing.T) {
	for _, c := range []struct{ promise, header, want string }{
		{"case and spaces", "  Account   NAME ", "account name"},
		{"underscores", "account_name", "account name"},
		{"API names", "AnnualRevenue", "annual revenue"},
		{"API names with a run of capitals", "AccountID", "account id"},
		{"a capital run before a word", "ARRAmount", "arr amount"},
		{"custom API names", "Renewal_Date__c", "renewal date"},
		{"loaders' custom names", "renewal_date_c", "renewal date"},
		{"loaders' property names", "property_dealname", "dealname"},
		{"sort arrows", "Account Name ↑", "account name"},
		{"sort triangles", "▼ Amount", "amount"},
		{"a mark of duty", "Account Name *", "account name"},
		{"a byte order mark", "\ufeffid", "id"},
		{"a byte order mark read as Latin", "ï»¿account_id", "account id"},
		{"a related prefix that repeats", "Account Name: Account Name", "account name"},
		{"a related prefix with its own word", "Account Name: Account ID", "account id"},
		{"a related prefix of another thing", "Account Name: Industry", "account industry"},
		{"a related column", "Opportunity: Owner", "opportunity owner"},
		{"Dynamics' address", "Address 1: City", "address 1 city"},
		{"Dynamics' hidden id stays apart from the name", "(Do Not Modify) Account", "do not modify account"},
		{"Jira's custom field", "Custom field (Story Points)", "story points"},
		{"a currency in brackets", "Amount (EUR)", "amount"},
		{"a multiplier in square brackets", "Revenue [k€]", "revenue"},
		{"a unit behind", "Revenue in k€", "revenue"},
		{"a code behind an underscore", "refund_amount_usd", "refund amount"},
		{"percent in brackets", "Probability (%)", "probability"},
		{"percent without brackets is a word", "Churn %", "churn percent"},
		{"brackets that are no unit stay", "Amount (converted)", "amount converted"},
		{"Dynamics' two brackets", "Email (Primary Contact) (Contact)", "email primary contact"},
		{"a number sign is a number", "Case #", "case number"},
		{"accents", "Verlängerungsdatum", "verlangerungsdatum"},
		{"Japanese", "取引先名", "取引先名"},
		{"full-width letters", "ＩＤ", "id"},
		{"a word that is a currency code stays", "Select all", "select all"},
		{"signs alone are nothing", "--- ***", ""},
		{"line breaks in a header", "Close\r\nDate", "close date"},
	} {
		if got := NormalHeader(c.header); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.promise, c.header, got, c.want)
		}
	}
}

func TestLinesAboveATableNameItsUnit(t *testing.T) {
	for _, c := range []struct {
		line string
		want Unit
	}{
		{"Amounts in thousands of EUR", Unit{Currency: "EUR", Times: 1000}},
		{"Sales by customer, EUR thousands", Unit{Currency: "EUR", Times: 1000}},
		{"Sales by customer, R thousands", Unit{Currency: "ZAR", Times: 1000}},
		{"Angaben in T€", Unit{Currency: "EUR", Times: 1000}},
		{"Umsatz nach Kunde (in TEUR)", Unit{Currency: "EUR", Times: 1000}},
		{"Beträge in Mio. EUR", Unit{Currency: "EUR", Times: 1e6}},
		{"in Tsd. Euro", Unit{Currency: "EUR", Times: 1000}},
		{"Alle Werte in 1.000 EUR", Unit{Currency: "EUR", Times: 1000}},
		{"(単位：千円)", Unit{Currency: "JPY", Times: 1000}},
		{"単位: 百万円", Unit{Currency: "JPY", Times: 1e6}},
		{"₹ lakh", Unit{Currency: "INR", Times: 1e5}},
		{"₹ in lakhs", Unit{Currency: "INR", Times: 1e5}},
		{"Rs. in crore", Unit{Currency: "INR", Times: 1e7}},
		{"USD mn", Unit{Currency: "USD", Times: 1e6}},
		{"$ in thousands", Unit{Sign: "$", Times: 1000}},
		{"US$ in millions", Unit{Currency: "USD", Times: 1e6}},
		{"All amounts in USD", Unit{Currency: "USD", Times: 1}},
		{"All figures are in GBP thousands, unless stated otherwise", Unit{Currency: "GBP", Times: 1000}},
		{"Amounts are stated in thousands of US dollars", Unit{Currency: "USD", Times: 1000}},
		{"All amounts in USD (thousands)", Unit{Currency: "USD", Times: 1000}},
		{"Montants en milliers d'euros", Unit{Currency: "EUR", Times: 1000}},
		{"Importes en miles de euros", Unit{Currency: "EUR", Times: 1000}},
		{"Importi in migliaia di euro", Unit{Currency: "EUR", Times: 1000}},
		{"Currency: EUR", Unit{Currency: "EUR", Times: 1}},
		{"Währung: CHF", Unit{Currency: "CHF", Times: 1}},
		{"тыс. руб.", Unit{Currency: "RUB", Times: 1000}},
		{"Revenue by customer", Unit{}},
		{"Sales in Germany", Unit{}},
		{"Umsatz in 2026", Unit{}},
		{"As of 31 October 2026", Unit{}},
		{"Select in all", Unit{}},
		{"Amounts in EUR; costs in USD", Unit{}},
		{"Change in %", Unit{}},
		{"", Unit{}},
	} {
		got, ok := LineUnit(c.line)
		if ok != (c.want.Times > 0) || ok && got != c.want {
			t.Errorf("%q: %+v %v, want %+v", c.line, got, ok, c.want)
		}
	}
	for name, want := range map[string]Unit{
		"Umsatz TEUR": {Currency: "EUR", Times: 1000}, "sales_usd_mn.csv": {Currency: "USD", Times: 1e6},
		"finance/Revenue kEUR 2026.xlsx": {Currency: "EUR", Times: 1000},
		"Revenue EUR.csv":                {Currency: "EUR", Times: 1}, "売上（千円）": {Currency: "JPY", Times: 1000}, "revenue.csv": {},
		"try all.csv": {}, "inr.d/accounts.csv": {}, "Q1 M.csv": {},
	} {
		if got, ok := NameUnit(name); ok != (want.Times > 0) || ok && got != want {
			t.Errorf("name %q: %+v %v, want %+v", name, got, ok, want)
		}
	}
}

func TestHeadersNameUnits(t *testing.T) {
	for _, c := range []struct {
		header string
		want   Unit
	}{
		{"Amount", Unit{Times: 1}},
		{"Amount (EUR)", Unit{Currency: "EUR", Times: 1}},
		{"Revenue in k€", Unit{Currency: "EUR", Times: 1000}},
		{"Umsatz TEUR", Unit{Currency: "EUR", Times: 1000}},
		{"Umsatz (Mio. €)", Unit{Currency: "EUR", Times: 1e6}},
		{"Sales, USD m", Unit{Currency: "USD", Times: 1e6}},
		{"Revenue ($000s)", Unit{Sign: "$", Times: 1000}},
		{"Revenue (in thousands)", Unit{Times: 1000}},
		{"Revenue in thousands", Unit{Times: 1000}},
		{"Revenue ('000)", Unit{Times: 1000}},
		{"Amount $", Unit{Sign: "$", Times: 1}},
		{"Amount (€m)", Unit{Currency: "EUR", Times: 1e6}},
		{"Amount (£k)", Unit{Currency: "GBP", Times: 1000}},
		{"Amount ($x)", Unit{Times: 1}},
		{"Amount (euros)", Unit{Currency: "EUR", Times: 1}},
		{"Amount (thousand $m)", Unit{Times: 1}},
		{"Amount (US$)", Unit{Currency: "USD", Times: 1}},
		{"refund_amount_usd", Unit{Currency: "USD", Times: 1}},
		{"売上 (百万円)", Unit{Currency: "JPY", Times: 1e6}},
		{"売上（千円）", Unit{Currency: "JPY", Times: 1000}},
		{"Chiffre d'affaires (k€)", Unit{Currency: "EUR", Times: 1000}},
		{"Probability (%)", Unit{Times: 1, Percent: true}},
		{"Select all", Unit{Times: 1}},
		{"Amount (ALL)", Unit{Currency: "ALL", Times: 1}},
		{"Revenue (all)", Unit{Times: 1}},
		{"Forbes 1000", Unit{Times: 1}},
		{"Amount (converted)", Unit{Times: 1}},
	} {
		if got := HeaderUnit(c.header); got != c.want {
			t.Errorf("%q is %+v, want %+v", c.header, got, c.want)
		}
	}
}

func TestNormalHeadersStayNormal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{2,8}`), 1, 4).Draw(t, "words")
		plain := NormalHeader(strings.Join(words, " "))
		if again := NormalHeader(plain); again != plain {
			t.Fatalf("%q becomes %q", plain, again)
		}
		if got := HeaderKey(strings.Join(words, "_")); got != HeaderKey(strings.Join(words, "  ")) {
			t.Fatalf("%q and its underscores differ: %q", plain, got)
		}
		if got := HeaderKey(strings.ToUpper(strings.Join(words, " "))); got != HeaderKey(strings.Join(words, " ")) {
			t.Fatalf("%q and its capitals differ: %q", plain, got)
		}
	})
}

func FuzzHeader(f *testing.F) {
	for _, s := range []string{"Account Name: Account Name ↑", "(Do Not Modify) Account", "Custom field (X)", "Revenue in k€", "a:b:c",
		"((", "_c", "\xff\xfe", "property_", "Umsatz TEUR"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := NormalHeader(s)
		if n != strings.Join(strings.Fields(n), " ") {
			t.Fatalf("%q has spaces to spare", n)
		}
		HeaderKey(s)
		HeaderUnit(s)
		RelatedHeader(s)
		if y, ok := Year(s); ok && (y < 1900 || y > 2199) {
			t.Fatalf("%q is the year %d", s, y)
		}
		CompanyKey(s)
		Words("stage").Term(s)
		Email(s)
		Domain(s)
	})
}
