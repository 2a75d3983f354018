package pipeline

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/program"
)

// Money of names that fit no account is on the first page, on the board's and on
// the page of the account that it may belong to, until a name is decided: then it
// is in the account's figures, and said nowhere.
func TestMoneyThatFitsNoAccountIsNeverQuiet(t *testing.T) {
	in := fstest.MapFS{
		"accounts.csv": {Data: []byte("Account ID,Account Name,Account Owner\nA1,Northwind Traders,M. Torv\nA2,Globex,M. Torv\n")},
		"revenue.csv": {Data: []byte("Customer,Month,Amount,Currency\nNorthwind Traders,2026-09,9000,EUR\nGlobex,2026-10,1000,EUR\n" +
			"Northwind Tradrs,2026-10,700,EUR\nNorthwind Tradrs,2026-09,50,EUR\nZorn,2026-10,30,EUR\n")},
	}
	pages := func(names map[string]string) map[string]string {
		c := config.Defaults()
		c.AsOf, c.Intake.Names = program.NewDate(2026, 10, 31), names
		p, err := Read(context.Background(), Input{Config: c, Today: program.NewDate(2026, 11, 1), Exports: in})
		if err != nil {
			t.Fatal(err)
		}
		files, mu := map[string]string{}, sync.Mutex{}
		if err := Render(context.Background(), p, c, Put(func(path string, content []byte) error {
			mu.Lock()
			defer mu.Unlock()
			files[path] = string(content)
			return nil
		})); err != nil {
			t.Fatal(err)
		}
		return files
	}
	before := pages(nil)
	for path, want := range map[string]string{"index.html": "“Northwind Tradrs” €750", "board/scorecard.md": "“Zorn” €30"} {
		if !strings.Contains(strings.ReplaceAll(before[path], "\u00a0", " "), want) {
			t.Errorf("%s does not say %s", path, want)
		}
	}
	account := func(files map[string]string) string {
		for path, text := range files {
			if strings.HasPrefix(path, "accounts/northwind-traders") && strings.HasSuffix(path, ".md") {
				return text
			}
		}
		return ""
	}
	if !strings.Contains(account(before), "of “Northwind Tradrs”, which fits no account") {
		t.Error("the account's page does not say that the money may be its")
	}
	after := pages(map[string]string{"Northwind Tradrs": "Northwind Traders"})
	if text := after["findings.csv"]; strings.Contains(text, "Tradrs") || !strings.Contains(text, "Zorn") {
		t.Errorf("a name that is decided is still asked about, or another no longer: %s", text)
	}
	if !strings.Contains(account(after), "€9,750") || strings.Contains(account(after), "Tradrs") {
		t.Error("the money of a decided name is not the account's")
	}
}
