package value

import (
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

func TestWordsFileIsSound(t *testing.T) {
	if _, err := parseWords(wordsText); err != nil {
		t.Fatal(err)
	}
}

func TestEveryTermOfTheWordsFileIsOursAndOnlyOurs(t *testing.T) {
	ours := map[string][]string{
		"stance": {"supports", "neutral", "sceptical", "opposed"}, "role": {program.Decides, program.Approves, program.Influences,
			program.Evaluates, program.Uses},
		"role is stance": {"ask"}, "role is none": {"person"}, "no meeting": {"other"}, "any meeting": {"word"},
		"internal meeting": {"internal"}, "answer": {"comes", "declined"},
		"contact state": {"gone", "there", "away"}, "bounce": {"soft", "hard", "fine"}, "team role": {"sponsor"}, "stage": {"open", "won",
			"lost"},
		"severity": {"severe", "major", "minor"}, "status": {"open", "closed"}, "churned": {"yes", "no", "prospect"},
		"meeting type":   {program.Visit, program.QBR, program.Call, program.Review, program.RoundTable},
		"meeting form":   {"in person", "virtual"},
		"meeting status": {program.Proposed, program.Booked, program.Held, program.Cancelled}, "scope": {"one", "several"},
		"gap type":   {program.GapReal, program.GapPerceived},
		"whitespace": {program.Bought, program.Offered, program.Untapped},
		"origin":     {"internal", "partner", "external"},
		"note type":  {program.Win, program.News, program.Financial}, "mandate": {"open doors", "protect", "both"},
		"chosen": {"chosen", "assigned"}, "mode": {"internal", "external", "both"},
		"contract state": {"ending", "replaced", "expired", "unsigned"}, "nobody": {"nobody"}, "issue state": {"duplicate", "removed"},
		"advance": {"advance", "rest"}, "scale end": {"worst", "least"}, "revenue movement": {"new", "churn", "lost"},
		"name state": {"unused", "duplicate", "lost", "closed", "old", "test", "ours", "several"},
		"health":     {"poor", "fair", "good"}, "document": {"invoice", "credit", "order", "other"}, "side": {"debit", "credit"},
		"document status": {"counts", "void", "draft", "deleted", "rejected", "quote", "pro forma", "test", "intercompany", "payment",
			"opening balance", "plan"},
		"balance": {"carried"}, "direction": {"sale", "purchase", "out", "in"}, "tax": {"within", "without"},
		"table name": {"forecast", "actual"}, "row": {"discount"},
		"line":          {"part", "net", "sum", "tax"},
		"action status": {"proposed", "planned", "in progress", "done", "cancelled"}, "survey scale": {"NPS", "CSAT", "scorecard"},
	}
	for _, r := range program.Responsibilities() {
		ours["focus"] = append(ours["focus"], string(r.Duty))
	}
	for name, v := range vocabularies() {
		terms := map[string]bool{}
		for _, term := range ours[name] {
			terms[term] = true
		}
		for word, term := range v {
			if !terms[term] {
				t.Errorf("%s: %q means %q, which is no term of ours", name, word, term)
			}
		}
	}
	for name, terms := range ours {
		for _, term := range terms {
			if got, ok := Words(name).Term(term); name != "churned" && term != "counts" && term != "other" && term != "ask" &&
				term != "person" && term != "word" && name != "contact state" && (!ok || got != term) {
				t.Errorf("%s: our own word %q reads as %q %v", name, term, got, ok)
			}
		}
	}
}

func TestWordsOfOtherSystemsMeanOurs(t *testing.T) {
	for _, c := range []struct{ vocabulary, word, want string }{
		{"stance", "Advocate", "supports"}, {"stance", "enemy", "opposed"}, {"stance", "Non-Supporter", "sceptical"},
		{"stance", "Mentor", "supports"},
		{"stance", "Detractor", "opposed"}, {"stance", "hostile", "opposed"}, {"stance", "Befürworter", "supports"},
		{"stance", "中立", "neutral"}, {"stance", "weird", ""},
		{"role", "DECISION_MAKER", program.Decides}, {"role", "Decision Maker", program.Decides},
		{"role", "BUDGET_HOLDER", program.Decides}, {"role", "Economic Buyer", program.Decides},
		{"role", "Executive Sponsor", program.Approves}, {"role", "Evaluator", program.Evaluates}, {"role", "End User", program.Uses},
		{"role", "Entscheidungsträger", program.Decides}, {"role", "Blocker", ""}, {"role", "Other", ""},
		{"stage", "Closed Won", "won"}, {"stage", "closedwon", "won"}, {"stage", "Closed - Won", "won"}, {"stage", "CLOSED_LOST", "lost"},
		{"stage", "Won", "won"}, {"stage", "Engaging", "open"},
		{"stage", "Prospecting", "open"}, {"stage", "4 - Prospecting", "open"}, {"stage", "Id. Decision Makers", "open"},
		{"stage", "Negotiation/Review", "open"}, {"stage", "qualifiedtobuy", "open"},
		{"stage", "Gewonnen", "won"}, {"stage", "Perdu", "lost"}, {"stage", "受注", "won"}, {"stage", "Closed Lost to Competition", "lost"},
		{"stage", "Moonbeam", ""},
		{"severity", "1 - Critical", "severe"}, {"severity", "P1", "severe"}, {"severity", "urgent", "severe"},
		{"severity", "High", "major"}, {"severity", "3 - Moderate", "minor"}, {"severity", "hoch", "major"}, {"severity", "2", "major"},
		{"status", "Closed", "closed"}, {"status", "Escalated", "open"}, {"status", "In Progress", "open"}, {"status", "Solved", "closed"},
		{"status", "Closed - Duplicate", "closed"}, {"status", "gelöst", "closed"}, {"status", "対応中", "open"},
		{"churned", "Former Customer", "yes"}, {"churned", "Customer - Direct", "no"}, {"churned", "Prospect", "prospect"},
		{"churned", "gekündigt", "yes"},
		{"meeting type", "Quarterly Business Review", program.QBR}, {"meeting type", "Kundenbesuch", program.Visit},
		{"meeting status", "Tentative", program.Proposed}, {"meeting status", "COMPLETED", program.Held},
		{"meeting status", "No Show", program.Cancelled},
		{"document", "Credit Memo", "credit"}, {"document", "ACCRECCREDIT", "credit"}, {"document", "CustInvc", "invoice"},
		{"document", "Payment", "other"}, {"document", "Gutschrift", "credit"},
		{"health", "At Risk", "poor"}, {"health", "Amber", "fair"}, {"health", "🔴", "poor"}, {"health", "grün", "good"},
	} {
		got, ok := Words(c.vocabulary).Term(c.word)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q is %q %v, want %q", c.vocabulary, c.word, got, ok, c.want)
		}
	}
}

func TestFlags(t *testing.T) {
	for text, want := range map[string]program.Flag{
		"yes": program.Yes, "TRUE": program.Yes, "1": program.Yes, "x": program.Yes, "✓": program.Yes, "ja": program.Yes,
		"Oui": program.Yes, "sí": program.Yes, "はい": program.Yes, "Y": program.Yes,
		"no": program.No, "False": program.No, "0": program.No, "nein": program.No, "いいえ": program.No, "": program.Unknown,
		"n/a": program.Unknown, "-": program.Unknown,
	} {
		if got, ok := Flag(text); !ok || got != want {
			t.Errorf("%q is %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"maybe", "2", "Acme"} {
		if _, ok := Flag(text); ok {
			t.Errorf("%q is no flag", text)
		}
	}
}

func TestProbabilitiesFollowTheirColumn(t *testing.T) {
	read := func(header string, cells ...string) []string {
		var e ProbabilityEvidence
		for _, c := range cells {
			e.AddCell(table.Cell{Kind: table.Text, Text: c}, Point)
		}
		var out []string
		for _, c := range cells {
			p, ok := Point.Probability(table.Cell{Kind: table.Text, Text: c}, e.Fraction(HeaderUnit(header)))
			if !ok {
				out = append(out, "?")
				continue
			}
			out = append(out, p.Value.String())
		}
		return out
	}
	for _, c := range []struct {
		promise string
		got     []string
		want    []string
	}{
		{"fractions", read("Probability", "0.6", "1", "0"), []string{"0.6", "1", "0"}},
		{"percent", read("Probability", "60", "100", "1"), []string{"0.6", "1", "0.01"}},
		{"percent signs", read("Probability", "60 %", "5%"), []string{"0.6", "0.05"}},
		{"all ones and noughts under a percent header", read("Probability (%)", "1", "0"), []string{"0.01", "0"}},
		{"beyond certainty", read("Probability", "160", "-1"), []string{"?", "?"}},
	} {
		for i := range c.want {
			if c.got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.promise, c.got, c.want)
			}
		}
	}
}

func TestCurrenciesByNameCodeAndSign(t *testing.T) {
	for text, want := range map[string]string{"eur": "EUR", "Euro": "EUR", "US Dollar": "USD", "€": "EUR", "$": "USD",
		"USD - U.S. Dollar": "USD", "zł": "PLN", "kr": "", "ZZZ": "", "XXX": "", "": "", "円": "JPY"} {
		if got, ok := Currency(text); got != want || ok != (want != "") {
			t.Errorf("%q is %q %v, want %q", text, got, ok, want)
		}
	}
}

func TestBalancesAreToldFromWhatWasSold(t *testing.T) {
	for text, want := range map[string]bool{
		"Opening balance": true, "Balance b/f 2025": true, "Saldovortrag 01.01.2026": true, "Vortrag aus 2025": true,
		"Report à nouveau 2025": true, "Saldo anterior": true, "Closing balance as of March": true, "期首残高": true, "Devir bakiyesi": true,
		"Audit of the opening balance": false, "Vortrag über Führung": false, "Balance shaft": false, "Opening of the plant": false,
		"Invoice 1": false, "": false,
	} {
		if got := CarriedBalance(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestRevisionsHaveAnOrder(t *testing.T) {
	for _, order := range [][]string{{"0", "1", "2", "10"}, {"v1", "v2", "v10"}, {"Rev. 1", "Rev. 2"}, {"A", "B"}, {"1.0", "1.1", "2.0"}} {
		last := -1
		for _, text := range order {
			n, ok := Revision(text)
			if !ok || n <= last {
				t.Errorf("%q is %d %v after %d", text, n, ok, last)
			}
			last = n
		}
	}
	for _, text := range []string{"Actual", "1000.00", "", "-1", "2026", "Plan 1", "12,5"} {
		if n, ok := Revision(text); ok {
			t.Errorf("%q is %d", text, n)
		}
	}
}
