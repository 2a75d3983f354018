package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bars makes a workbook of sheets in text, as far as a workbook can hold it.
func bars(t *testing.T, sheets ...sheetText) []byte {
	t.Helper()
	x := excelize.NewFile()
	defer x.Close()
	for i, s := range sheets {
		if i == 0 {
			_ = x.SetSheetName("Sheet1", s.name)
		} else if _, err := x.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for r, line := range strings.Split(s.text, "\n") {
			for c, text := range strings.Split(line, "|") {
				if cell, err := excelize.CoordinatesToCellName(c+1, r+1); err == nil && text != "" {
					_ = x.SetCellStr(s.name, cell, text)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hiddenText is a hidden sheet as package workbook writes it.
const hiddenText = "sponsorbook|1\nbook|2026-09\nas of|2026-09-30\nfor|Tom Zee\n\nsheet|row|field|value\n_lists|A1|account|Globex\n" +
	"People|C1|account|Globex\nPeople|C1|name|Jane Roe\nPeople|C1|stance|neutral\nActions|A-1|status|proposed\nAsks|K1|ask|Call"

// FuzzReturned: whatever stands in the hidden sheet and in those beside it, the
// run goes on and no row is lost.
func FuzzReturned(f *testing.F) {
	people := "Account|Full Name|Stance|Stance Date|Row\nGlobex|Jane Roe|opposed|2026-09-12|C1\nGlobex|Ada New|supports||"
	f.Add(hiddenText, people, "id|status|completed on|comment|Row\nA-1|done|2026-09-14|by phone|A-1")
	f.Add(strings.Replace(hiddenText, "|1\n", "|99\n", 1), people, "")
	f.Add(strings.Replace(hiddenText, "2026-09-30", "2026-13-99", 1), people, "")
	f.Add("sponsorbook|1", "Row\n\n\nC1", "Row|Row|Row\nA-1|A-1|A-1")
	f.Add(hiddenText+"\n"+hiddenText, "Row|Stance|Stance|Account\nC1|x|y|=A1\nC1|opposed||Globex;Globex",
		"status|Row\n|A-1\nnot a word|A-1")
	f.Fuzz(func(t *testing.T, hidden, people, actions string) {
		if len(hidden)+len(people)+len(actions) > 1<<14 {
			return // building it takes longer than reading it
		}
		back := bars(t, sheetText{"Start", "Hello"}, sheetText{"People", people}, sheetText{"Actions", actions},
			sheetText{"_sponsorbook", hidden})
		sum := sha256.Sum256(back)
		believe := func(p *Policy) { p.Workbooks = map[string]string{hex.EncodeToString(sum[:]): "believed"} }
		in := files("accounts.csv", "Account ID,Account Name,Account Owner\nA1,Globex,Tom Zee\nA2,Initech,Ann Why\n",
			"revenue.csv", "Account ID,Month,Amount,Currency\nA1,2026-09-01,100,EUR\nA2,2026-10-01,50,EUR\n",
			"contacts.csv", "Contact ID,Account ID,Full Name,Title,Stance\nC1,A1,Jane Roe,CFO,neutral\n",
			"back.xlsx", back)
		facts, _, err := Read(context.Background(), in, policy(asOf("2026-10-31"), believe))
		if err != nil && !errors.Is(err, ErrRefused) {
			t.Fatal(err)
		}
		if err == nil {
			reconciles(t, facts)
		}
		for _, s := range facts.Said {
			if s.Kind == "" || s.Row == "" || s.Field == "" {
				t.Errorf("remembered: %+v", s)
			}
		}
	})
}
