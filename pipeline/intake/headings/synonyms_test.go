package headings

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/exports"
	"sponsorbook/pipeline/value"
)

func TestSynonymsFileIsSound(t *testing.T) {
	if _, err := parseSynonyms(synonymsText); err != nil {
		t.Fatal(err)
	}
	for _, k := range Kinds() {
		if k.Row == "" || len(k.Nouns) == 0 || len(k.Fields) == 0 {
			t.Errorf("%s lacks its row, its nouns or its fields", k.Name)
		}
		for _, f := range k.Fields {
			if m, ok := k.Meaning(f.Name); !ok || m.Field != f.Name {
				t.Errorf("%s: the field's own name %q means %q", k.Name, f.Name, m.Field)
			}
			for _, s := range f.Synonyms {
				if value.HeaderKey(s.Header) == "" {
					t.Errorf("%s: %s: %q has no words", k.Name, f.Name, s.Header)
				}
			}
		}
	}
}

func TestMistakesInTheSynonymsFileAreNamed(t *testing.T) {
	for promise, text := range map[string]string{
		"a synonym of two fields":          "kind a: b (c)\na: one (text)\n    X\na: two (text)\n    x",
		"a field before its kind":          "a: one (text)",
		"a field without a type":           "kind a: b (c)\na: one",
		"an unknown mark":                  "kind a: b (c)\na: one (text)\n    X [klingon]",
		"a word that is never, and no why": "kind a: b (c)\na: one (text)\n    ! X",
		"a question without a why":         "kind a: b (c)\na: one (text)\n    X [ask]",
		"a field twice":                    "kind a: b (c)\na: one (text)\na: one (text)",
		"a header under nothing":           "    X",
	} {
		if _, err := parseSynonyms(text); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: %v", promise, err)
		}
	}
}

func TestHeadersMeanFields(t *testing.T) {
	for _, c := range []struct{ kind, header, want string }{
		{"accounts", "Account Name ↑", "account"}, {"accounts", "Account: Region", "region"},
		{"accounts", "(Do Not Modify) Account", "account id"}, {"accounts", "subsidiary_of", "parent account"},
		{"accounts", "office_location", "country"}, {"accounts", "sector", "industry"}, {"accounts", "signup_date", "customer since"},
		{"accounts", "churn_flag", "churned"},
		{"accounts", "AnnualRevenue", "annual revenue"}, {"accounts", "Annual Revenue (EUR)", "annual revenue"},
		{"accounts", "Revenue 2025", "our revenue"}, {"accounts", "Umsatz 2025 (TEUR)", "our revenue"},
		{"accounts", "Sales to date", "our revenue"},
		{"accounts", "Unternehmensname", "account"}, {"accounts", "取引先名", "account"},
		{"accounts", "Contract_Renewal_Date__c", "renewal date"}, {"accounts", "Propietario de la empresa", "account manager"},
		{"accounts", "year_established", ""}, {"accounts", "Owner ID", "account manager id"},
		{"accounts", "Annual Revenue Currency", "currency"}, {"opportunities", "Zugeordnete Unternehmens-IDs", "account id"},
		{"accounts", "Rating", ""},
		{"revenue", "Customer:Project", "account"}, {"revenue", "Net Sales (k€)", "amount"}, {"revenue", "Posting Date", "period"},
		{"revenue", "WAERK", "currency"}, {"revenue", "Fakturaart", "document type"}, {"revenue", "Open Balance", ""},
		{"contracts", "arr_amount", "annual value"}, {"contracts", "mrr_amount", "monthly value"}, {"contracts", "start_date", "start"},
		{"contacts", "Full Name", "name"}, {"contacts", "Contact: Email", "email"}, {"contacts", "hs_buying_role", "decision role"},
		{"contacts", "Vorname", "first name"}, {"contacts", "役職", "title"},
		{"opportunities", "StageName", "stage"}, {"opportunities", "deal_stage", "stage"}, {"opportunities", "close_value", "amount"},
		{"opportunities", "Est. Close Date", "close date"}, {"opportunities", "Amount Currency", "currency"},
		{"revenue", "Amount Currency", ""}, {"opportunities", "Amount", "amount"},
		{"opportunities", "ExpectedRevenue", ""}, {"opportunities", "Opp Close Date_Simulated", ""},
		{"opportunities", "Opportunity: Owner", "owner"}, {"opportunities", "Deal - Value", "amount"},
		{"opportunities", "engage_date", "created date"},
		{"issues", "Issue key", "issue id"}, {"issues", "Date/Time Opened", "opened"}, {"issues", "submitted_at", "opened"},
		{"issues", "escalation_flag", "escalated"}, {"issues", "Kundenvorgangsnummer", "issue id"}, {"issues", "refund_amount_usd", ""},
		{"meetings", "Required Attendees", "attendees"}, {"meetings", "Besuchsziel", "goal"}, {"rates", "Wechselkurs", "rate"},
		{"sponsors", "Assistant Email", "assistant email"},
	} {
		k, ok := KindNamed(c.kind)
		m, known := k.Meaning(c.header)
		if !ok || !known || m.Field != c.want || m.Synonym.Never != (c.want == "") {
			t.Errorf("%s: %q means %q %v, want %q", c.kind, c.header, m.Field, known, c.want)
		}
	}
}

func TestRevenueInDoubtIsAsked(t *testing.T) {
	k, _ := KindNamed("accounts")
	if m, ok := k.Meaning("revenue"); !ok || !m.Synonym.Ask || m.Synonym.Why == "" {
		t.Errorf("a bare revenue among accounts is a question: %+v", m)
	}
	if m, _ := k.Meaning("Revenue FY25"); m.Year != 2025 || m.Synonym.Ask {
		t.Errorf("revenue of a year is ours: %+v", m)
	}
}

func TestOtherSubjectsAreNoneOfOurs(t *testing.T) {
	for headers, want := range map[string]string{
		"accountingbook,transaction,account,amount,netamount": "a ledger", "Id,ConvertedAccountId,Company": "leads",
		"usage_id,usage_date":        "the use of a product",
		"Date,Customer,Debit,Credit": "", "Id,WhoId,StartDateTime,Subject": "", "account,sector,revenue": "",
	} {
		if got, _, ok := OtherSubject(strings.Split(headers, ",")); got != want || ok != (want != "") {
			t.Errorf("%s is about %q, want %q", headers, got, want)
		}
	}
}

// TestRealHeadersAreKnown counts, in the exports of real systems, the fields
// that their headers name.
func TestRealHeadersAreKnown(t *testing.T) {
	for _, c := range []struct{ file, kind, fields string }{
		{"companies/maven-crm/accounts.csv", "accounts", "account, industry, our revenue, employees, country, parent account"},
		{"companies/maven-crm/sales_pipeline.csv", "opportunities",
			"opportunity id, owner, product line, account, stage, created date, close date, amount"},
		{"companies/ravenstack/data/ravenstack_accounts.csv", "accounts",
			"account id, account, industry, country, customer since, churned"},
		{"companies/ravenstack/data/ravenstack_subscriptions.csv", "contracts",
			"contract id, account id, start, end, monthly value, annual value, trial, churned"},
		{"companies/ravenstack/data/ravenstack_supports_ticket.csv", "issues",
			"issue id, account id, opened, closed, severity, escalated, satisfaction"},
		{"companies/salesforce-small/data/Opportunity.csv", "opportunities",
			"opportunity id, account id, opportunity, stage, amount, probability, close date, created date, closed, won"},
		{"companies/salesforce-workshop/data/Contact.csv", "contacts",
			"contact id, account id, first name, last name, name, title, email, phone, division, reports to"},
		{"companies/salesforce-demo-org/data/Case.csv", "issues",
			"issue id, account id, type, status, severity, summary, opened, closed, is closed, escalated"},
		{"headers/netsuite/netsuite2_customer_data.csv", "accounts", "account id, account, parent account, currency"},
		{"headers/hubspot/deal_data.csv", "opportunities", "opportunity id, opportunity, amount, close date, created date"},
		{"headers/zendesk/ticket_data.csv", "issues", "issue id, account id, opened, severity, status, summary, due, type"},
		{"headers/salesforce/sf_opportunity_data.csv", "opportunities",
			"opportunity id, account id, opportunity, stage, amount, probability, close date, created date, closed, won"},
	} {
		k, _ := KindNamed(c.kind)
		var named []string
		for _, h := range headersOf(t, c.file) {
			if m, ok := k.Meaning(h); ok {
				named = append(named, m.Field)
			}
		}
		for f := range strings.SplitSeq(c.fields, ", ") {
			if !slices.Contains(named, f) {
				t.Errorf("%s: no header names %q", c.file, f)
			}
		}
	}
}

func headersOf(t *testing.T, file string) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(exports.Dir(t, filepath.Dir(file)), filepath.Base(file)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	row, err := csv.NewReader(f).Read()
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func BenchmarkSynonyms(b *testing.B) {
	for b.Loop() {
		if _, err := parseSynonyms(synonymsText); err != nil {
			b.Fatal(err)
		}
	}
}
