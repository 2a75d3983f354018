package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// revenueWorkbook is finance's own: a sheet a year, face rows, one column a
// month, subtotals by currency and region, a total a currency.
func (v view) revenueWorkbook() (File, error) {
	b := newBook(v.stamp())
	last := v.until.Month()
	if v.until != last.Last() {
		last-- // the running month is not closed
	}
	for year := v.until.Year(); year >= firstMonth.Year(); year-- {
		b.add(v.revenueYear(year, last))
	}
	data, err := b.bytes()
	return File{fmt.Sprintf("finance/Revenue by customer %d-%d.xlsx", firstMonth.Year(), v.until.Year()), data}, err
}

// A billing is one line of a year: an account's product line by month.
type billing struct {
	account *account
	line    string
	cents   []int64
}

func (v view) revenueYear(year int, last program.Month) table {
	from := program.NewMonth(year, 1)
	to := min(program.NewMonth(year, 12), last)
	t := table{name: fmt.Sprint(year), bold: map[int]bool{}, widths: []float64{12, 40, 16, 9, 12},
		face: []string{company + " SE", fmt.Sprintf("Revenue by customer and month, %d", year), "Document currency, net of VAT, as of " +
			last.Last().Time().Format("2 January 2006"), ""}}
	t.header = []any{"Customer No.", "Customer", "Sales Region", "Currency", "Product Line"}
	for m := from; m <= to; m++ {
		if year >= 2025 {
			t.header = append(t.header, m)
		} else {
			t.header = append(t.header, m.First().Time().Format("Jan 2006"))
		}
	}
	t.header = append(t.header, fmt.Sprintf("Total %d", year))
	v.fillYear(&t, year, v.billings(from, to))
	t.rows = append(t.rows, nil, []any{"Amounts are taken from the ledger; unaudited. Internal use only."})
	return t
}

// billings are the lines of a year in the order of the report.
func (v view) billings(from, to program.Month) []billing {
	var out []billing
	for _, a := range v.accounts {
		for _, l := range a.group.lines {
			b := billing{a, l.name, a.sold[l.name][from-firstMonth : to-firstMonth+1]}
			if slices.Max(b.cents) > 0 {
				out = append(out, b)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y billing) int {
		return cmp.Or(cmp.Compare(x.account.currency, y.account.currency), cmp.Compare(x.region(), y.region()),
			cmp.Compare(x.account.number, y.account.number))
	})
	return out
}

func (b billing) region() string { return b.account.country.region }

// fillYear writes the lines with a subtotal after each region and a total after each currency.
func (v view) fillYear(t *table, year int, lines []billing) {
	n := len(t.header) - 6
	region, total := make([]int64, n), make([]int64, n)
	for i, b := range lines {
		t.rows = append(t.rows, v.billingRow(b, year))
		for m, c := range b.cents {
			region[m] += c
			total[m] += c
		}
		next := billing{account: &account{country: &country{}}}
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		if b.region() != next.region() || b.account.currency != next.account.currency {
			t.sum("Subtotal "+b.region(), b.account.currency, region)
			clear(region)
		}
		if b.account.currency != next.account.currency {
			if year == 2024 && b.account.currency == "USD" {
				total[5] += 12_50 // booked by hand below the rows
			}
			t.sum("Total "+b.account.currency, b.account.currency, total)
			clear(total)
		}
	}
}

func (v view) billingRow(b billing, year int) []any {
	row := []any{b.account.number, b.account.billed, b.region(), b.account.currency, b.line}
	if b.account.group.rank == 58 && year == 2026 && b.line == "Platform" {
		row[0], row[1] = nil, misspelt(b.account.name)
	}
	var sum int64
	for m, c := range b.cents {
		sum += c
		switch {
		case b.account.group.rank == 90 && year == 2023 && m == 4 && b.line == "Platform":
			row = append(row, "see credit note 88121")
		case c == 0:
			row = append(row, nil)
		default:
			row = append(row, cents(c))
		}
	}
	return append(row, cents(sum))
}

// misspelt is a name with two letters changed round, as a tired clerk types it.
func misspelt(name string) string {
	letters := []rune(name)
	at := strings.IndexRune(name, ' ') - 3
	letters[at], letters[at+1] = letters[at+1], letters[at]
	return string(letters)
}

func (t *table) sum(label, currency string, months []int64) {
	row, all := []any{nil, label, nil, currency, nil}, int64(0)
	for _, c := range months {
		row, all = append(row, cents(c)), all+c
	}
	t.bold[len(t.rows)] = true
	t.rows = append(t.rows, append(row, cents(all)))
}
