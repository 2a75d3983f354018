package intake

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What nobody lists is asked about, and the answer is obeyed.
func TestAnswersAboutStatesAreObeyed(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,Stage,Amount,Close Date\nO1,Globex,One,6,10,2026-05-01\n"+
			"O2,Globex,Two,0,20,2026-05-02\nO3,Globex,Three,Proposal,30,2027-05-01\n",
		"i.csv", "Ticket ID,Account,Subject,Status,Opened\nT1,Globex,Fire,Frozen,2026-05-01\nT2,Globex,Lamp,Open,2026-05-01\n")
	_, list := must(t, in, policy())
	if x := found(t, list, "state-unknown"); !strings.Contains(x.Setting.String(), `"Frozen": closed`) &&
		!strings.Contains(x.Setting.String(), `"6": won`) {
		t.Errorf("%s", x.Setting)
	}
	f, list := must(t, in, policy(func(p *Policy) {
		p.Statuses = map[string]string{"6": "won", "0": "lost", "Frozen": "closed"}
	}))
	never(t, list, "state-unknown")
	if o := f.Opportunities; len(o) != 3 || !o[0].Won || o[1].Won || o[1].Open || !o[2].Open || f.Issues[0].IsOpen || !f.Issues[1].IsOpen {
		t.Errorf("%+v %+v %+v", o, f.Issues[0], f.Issues[1])
	}
}

// A cell that is merged with those below it is of all their rows, but for an amount.
func TestCellsMergedDownAreOfAllTheirRows(t *testing.T) {
	b := excelize.NewFile()
	for i, row := range [][]any{{"Customer", "Month", "Product", "Amount"}, {"Globex", "2026-08", "Pumps", 100},
		{nil, "2026-08", "Oil", nil},
		{nil, "2026-09", "Oil", 7}, {"Initech", "2026-09", "Oil", 5}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := b.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range [...][2]string{{"A2", "A4"}, {"D2", "D3"}} {
		if err := b.MergeCell("Sheet1", r[0], r[1]); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	f, _ := must(t, files("a.csv", threeAccounts, "r.xlsx", out.Bytes()), policy())
	if revenueOf(t, f, "Globex") != "107" || revenueOf(t, f, "Initech") != "5" {
		t.Errorf("%s, %s", revenueOf(t, f, "Globex"), revenueOf(t, f, "Initech"))
	}
}

// An answer about a word of a column takes no field from the column.
func TestAnAnsweredWordLeavesTheProductLines(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", "Month,Customer,Product Line,Amount\n2026-09,Globex,Web,600\n2026-09,Globex,Shop,700\n"+
		"2026-09,Globex,Omni,1300\n2026-10,Initech,Web,450\n2026-10,Initech,Shop,12\n2026-10,Initech,Omni,462\n")
	for answer, want := range map[string]int{"": 3, "counts": 3, "left out": 2} {
		f, _ := must(t, in, policy(func(p *Policy) {
			if answer != "" {
				p.Statuses = map[string]string{"Omni": answer}
			}
		}))
		for _, g := range f.Groups {
			if g.Name == "Globex" && len(g.Lines) != want {
				t.Errorf("answered %q: %v", answer, g.Lines)
			}
		}
	}
}

// What a status says itself, that a deal is won or lost, stands before an answer about its stage.
func TestAStatusStandsBeforeAnAnswerAboutAStage(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "o.csv",
		"Opportunity ID,Account,Opportunity,Stage,Status,Amount,Close Date\nO1,Globex,One,6,Lost,10,2026-05-01\n"+
			"O2,Globex,Two,6,Open,20,2026-05-02\n"), policy(func(p *Policy) { p.Statuses = map[string]string{"6": "won"} }))
	if o := f.Opportunities; len(o) != 2 || o[0].Won || o[0].Open || !o[1].Won {
		t.Errorf("%+v", o)
	}
}
