package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
)

// What a test wrote into the files, so that it knows what must come out.
type written struct {
	files []any
	cents int64 // the money of all amounts that can be read
	rows  int   // of revenue
}

// draw makes up accounts and revenue, broken at random: unknown and missing
// accounts, amounts and periods that cannot be read, repeats, future months.
func draw(t *rapid.T) written {
	var w written
	var accounts, revenue strings.Builder
	accounts.WriteString("Account ID,Account Name,Parent Account,Industry\n")
	n := rapid.IntRange(1, 8).Draw(t, "accounts")
	for i := range n {
		parent := rapid.SampledFrom([]string{"", "", "Company 0", "Company 1", "nobody"}).Draw(t, "parent")
		fmt.Fprintf(&accounts, "A%d,Company %d,%s,x\n", i, rapid.IntRange(0, n).Draw(t, "name"), parent)
	}
	revenue.WriteString("Account ID,Account Name,Month,Amount,Currency,Document Type\n")
	w.rows = rapid.IntRange(1, 40).Draw(t, "rows")
	for range w.rows {
		id := rapid.SampledFrom([]string{"A0", "A1", "A2", "", "ghost"}).Draw(t, "id")
		name := rapid.SampledFrom([]string{"", "Company 1", "company 2 ltd", "Compny 1", "Company 9"}).Draw(t, "customer")
		month := rapid.SampledFrom([]string{"2026-09", "2026-08-31", "2025", "Q2 2026", "2031-01", "soon", ""}).Draw(t, "month")
		cents := rapid.Int64Range(-5_000_000, 9_000_000).Draw(t, "cents")
		amount := fmt.Sprintf("%d.%02d", cents/100, abs(cents%100))
		if cents < 0 && cents > -100 {
			amount = "-" + amount
		}
		if rapid.IntRange(0, 9).Draw(t, "broken") == 0 {
			amount = rapid.SampledFrom([]string{"", "n/a", "twelve", "1.2.3.4,5", "12 %"}).Draw(t, "rubbish")
		} else {
			w.cents += cents
		}
		currency := rapid.SampledFrom([]string{"EUR", "EUR", "USD", "", "Dollr"}).Draw(t, "currency")
		kind := rapid.SampledFrom([]string{"Invoice", "Invoice", "Credit memo", "Payment", ""}).Draw(t, "document")
		fmt.Fprintf(&revenue, "%s,%s,%s,%q,%s,%s\n", id, name, month, amount, currency, kind)
	}
	w.files = []any{"accounts.csv", accounts.String(), "revenue.csv", revenue.String(), "rates.csv",
		"Month,Currency,Rate\n2026-09,USD,0.9\n"}
	return w
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// Whatever is wrong with the input, every row and every cent of it is used or
// set aside, and what is used is what the groups have.
func TestNothingIsLostWhateverTheInput(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := draw(rt)
		f, list, err := Read(t.Context(), files(w.files...), policy())
		reconciles(t, f)
		if err != nil {
			return // refused: nothing of it can stand for revenue
		}
		s := sourceOf(t, f, "revenue.csv")
		if s.Kind != "revenue" || s.Rows != w.rows {
			rt.Fatalf("%s with %d rows of %d", s.Kind, s.Rows, w.rows)
		}
		if read := listed100(s.Money); read != w.cents && read != -w.cents && !slices.Contains(codes(list), "credit-positive") &&
			!slices.Contains(codes(list), "credit-mixed") {
			rt.Errorf("%d cents read, %d written", read, w.cents)
		}
		held := map[string]program.Decimal{}
		for v := range f.Revenue.All() {
			held[v.Amount.Currency] = held[v.Amount.Currency].Add(v.Amount.Amount)
		}
		for _, m := range s.Money {
			if !m.Used.Equal(held[m.Currency]) {
				rt.Errorf("%s %s used, %s in the facts", m.Used, m.Currency, held[m.Currency])
			}
		}
		grouped(rt, f)
	})
}

// listed100 is the money read, in cents, of all currencies together.
func listed100(money []program.MoneyLine) int64 {
	sum := program.Zero
	for _, m := range money {
		sum = sum.Add(m.Read)
	}
	return sum.Shift(2).IntPart()
}

// grouped checks that groups hold what their accounts have, each account once.
func grouped(t *rapid.T, f *program.Facts) {
	seen := map[string]bool{}
	sum := program.Zero
	for _, g := range f.Groups {
		for _, a := range g.Members {
			if seen[a.Key] {
				t.Errorf("%s is in two groups", a.Key)
			}
			seen[a.Key] = true
		}
		sum = sum.Add(g.Revenue.Sum(0, 1<<30))
	}
	worth := program.Zero
	for v := range f.Revenue.All() {
		if v.Amount.Converted {
			worth = worth.Add(v.Amount.Worth)
		}
	}
	if len(seen) != len(f.Accounts) || !sum.Equal(worth) {
		t.Errorf("%d of %d accounts grouped; %s of %s", len(seen), len(f.Accounts), sum, worth)
	}
}

// The order of rows never matters.
func TestTheOrderOfRowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := draw(rt)
		text := strings.Split(strings.TrimSpace(w.files[3].(string)), "\n")
		shuffled := rapid.Permutation(text[1:]).Draw(rt, "order")
		a, _, errA := Read(t.Context(), files(w.files...), policy())
		w.files[3] = text[0] + "\n" + strings.Join(shuffled, "\n") + "\n"
		b, _, errB := Read(t.Context(), files(w.files...), policy())
		if (errA == nil) != (errB == nil) {
			rt.Fatalf("%v, shuffled %v", errA, errB)
		}
		if errA != nil {
			return
		}
		if a.AsOf != b.AsOf || a.Window != b.Window || a.Currency != b.Currency || len(a.Groups) != len(b.Groups) {
			rt.Fatalf("as of %s and %s, window %v and %v", a.AsOf, b.AsOf, a.Window, b.Window)
		}
		for i := range a.Groups {
			if !a.Groups[i].Revenue.Sum(0, 1<<30).Equal(b.Groups[i].Revenue.Sum(0, 1<<30)) {
				rt.Fatalf("%s has %v, shuffled %v", a.Groups[i].Name, a.Groups[i].Revenue, b.Groups[i].Revenue)
			}
		}
	})
}

// Whatever bytes an input holds, reading it ends without a panic and reconciles.
func FuzzRead(f *testing.F) {
	f.Add([]byte(threeAccounts), []byte(someRevenue))
	f.Add([]byte("Customer;Jan 2026;Feb 2026\nA;1,5;2\n  B;1;1\nTotal;2,5;3\n"), []byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("Account,Parent\nx,y\ny,x\n"), []byte("Account,Period,Amount\nx,2026,1e400\ny,Q1 2026,-0\n"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		facts, _, _ := Read(t.Context(), files("a.csv", a, "b.csv", b), policy())
		reconciles(t, facts)
	})
}
