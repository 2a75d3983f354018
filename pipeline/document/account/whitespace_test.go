package account

import (
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// profits are the facts of a group's profit as the page says them.
func profits(told ...int64) string {
	g := &program.Group{Key: "r"}
	for i, n := range told {
		m := &program.Account{Key: string(rune('a' + i)), Name: string(rune('A' + i))}
		if n > 0 {
			m.Profit = program.Reporting(program.NewDecimal(n), "EUR")
		}
		g.Members = append(g.Members, m)
	}
	g.Root = g.Members[0]
	text := ""
	for _, f := range profitFacts(author.New(documenttest.Rich()), g) {
		text += f.Label + "=" + plain(f.Value) + ";"
	}
	return text
}

func plain(l document.Line) (text string) {
	for _, s := range l {
		text += s.Text
	}
	return text
}

func TestTheProfitOfSeveralAccountsIsToldOfEach(t *testing.T) {
	for want, told := range map[string][]int64{"": {0, 0}, "Profit, as told=€7;": {0, 7}, "Profit, as told=A €3, C €7;": {3, 0, 7}} {
		if got := profits(told...); got != want {
			t.Errorf("%v: %q, want %q", told, got, want)
		}
	}
}
