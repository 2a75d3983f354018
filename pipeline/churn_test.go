package pipeline

import (
	"context"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/program"
)

func TestALossIsTakenBackByWhatWasPaidFromTheDayAfterTheBookUntilToday(t *testing.T) {
	asOf, _ := program.ParseDate("2026-09-30")
	for name, c := range map[string]struct {
		paid string
		lost program.Flag
	}{
		"paid on the book's day: lost by then":           {"2026-09-30", program.Yes},
		"paid on the day after it: not lost yet":         {"2026-10-01", program.No},
		"paid today: not lost yet":                       {"2026-10-20", program.No},
		"invoiced for a day to come: that tells nothing": {"2026-10-21", program.Yes},
	} {
		in := Input{Config: config.Defaults(), Today: program.NewDate(2026, 10, 20), Exports: fstest.MapFS{
			"accounts.csv": {Data: []byte("Account ID,Account Name,Status\nA1,Acme,Churned\nA2,Globex,Active\n")},
			"revenue.csv": {Data: []byte("Account ID,Invoice Date,Amount\nA1,2026-08-15,100\nA1," + c.paid +
				",100\nA2,2026-08-15,100\nA2,2026-09-15,100\n")},
		}}
		in.Config.AsOf = asOf
		p, err := Read(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Accounts {
			if a.Name == "Acme" && a.Churned != c.lost {
				t.Errorf("%s: churned is %d, want %d", name, a.Churned, c.lost)
			}
		}
	}
}
