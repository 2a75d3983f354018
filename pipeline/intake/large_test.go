package intake

import (
	"regexp"
	"strings"
	"testing"
)

// What holds of small amounts holds of the same table in a currency of large numbers,
// written as digits and with commas.
func TestLargeAmountsAreAddedUpExactly(t *testing.T) {
	number := regexp.MustCompile(`(-?)#(\d+)`)
	for name, table := range map[string]string{
		"postings": "Date,Customer,Debit Account,Credit Account,Amount\n2026-02-11,Acme,1200,4000,#4\n2026-02-12,Acme,1000,1200,#4\n" +
			"2026-03-11,Globex,1200,4000,#3\n2026-03-12,Globex,1200,4000,#4\n2026-03-13,Globex,4000,1200,#1\n",
		"levels": "Period,Customer,Level,Amount EUR\n2026-09,Acme,Entity AT,#6\n2026-09,Acme,Entity DE,#7\n2026-09,Acme,Elimination,-#3\n" +
			"2026-09,Acme,Group,#10\n2026-09,Globex,Entity AT,#4\n2026-09,Globex,Entity DE,#2\n2026-09,Globex,Elimination,0\n" +
			"2026-09,Globex,Group,#6\n",
		"sums of the year": "Customer,Month,Revenue YTD\nAcme,2026-01,#1\nAcme,2026-02,#3\nAcme,2026-03,#4\nGlobex,2026-01,#5\n" +
			"Globex,2026-02,#6\nGlobex,2026-03,#6\n",
		"months with their customers": "Month,Customer,Amount\n2026-02,,#4\n,Acme,#1\n,Globex,#3\n2026-03,,#5\n,Acme,#3\n,Globex,#2\n",
		"documents with their lines": "Invoice,Date,Customer,Item,Amount\n1,2026-02-11,Acme,,#4\n1,2026-02-11,Acme,Pump,#1\n" +
			"1,2026-02-11,Acme,Oil,#3\n2,2026-02-12,Globex,,#6\n2,2026-02-12,Globex,Pump,#4\n2,2026-02-12,Globex,Oil,#2\n",
	} {
		want := ""
		for _, size := range [...]string{"00.00", "00000000000.00", "0,000,000,000.00", "0000000000000.00", "0,000,000,000,000.00"} {
			f, _ := must(t, files("a.csv", "Account ID,Account Name,Industry\nA1,Acme,Machinery\nA2,Globex,Chemicals\n",
				"r.csv", number.ReplaceAllString(table, `"${1}${2}`+size+`"`)), policy())
			zeros := strings.NewReplacer(",", "", ".00", "").Replace(size)
			got := strings.ReplaceAll(paidIn(f), zeros, "00")
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("%s of %s: %s, want %s", name, size, got, want)
			}
		}
	}
}
