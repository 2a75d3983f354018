package proof

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// read makes a table of a header line and rows; a key is written #A.
func read(text string) Table {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	t := Table{Headers: strings.Fields(lines[0]), Keys: 1}
	t.Rows = func(yield func(Row) bool) {
		for i, line := range lines[1:] {
			row := Row{Number: i + 2, Keys: []string{""}}
			for _, word := range strings.Fields(line) {
				if key, ok := strings.CutPrefix(word, "#"); ok {
					row.Keys[0] = key
					continue
				}
				f, err := strconv.ParseFloat(word, 64)
				if err != nil {
					row.Cells = append(row.Cells, Cell{})
					continue
				}
				row.Cells = append(row.Cells, NewCell(int64(f*One+0.5)))
			}
			if !yield(row) {
				return
			}
		}
	}
	return t
}

// Each table is one reason to exist.
func TestSmallTables(t *testing.T) {
	for _, c := range []struct {
		name, table, named, money, less, rival string
	}{
		{"a total with its tax, before both", `
Total Tax Subtotal
1200 200 1000
480 80 400
360 60 300`, "Total", "Subtotal", "", ""},
		{"without words, three different rates leave a question", `
A B C
1210.55 1000.17 210.38
481.30 400.10 81.20
360.99 333.33 27.66`, "A", "A", "", "B"},
		{"cost and margin are parts of revenue", `
Revenue Cost Margin
1210.55 1000.17 210.38
481.30 400.10 81.20
360.99 333.33 27.66`, "Revenue", "Revenue", "", ""},
		{"a list price less a discount", `
List Discount Amount
1000 100 900
450 45 405
333 33 300`, "List", "Amount", "", ""},
		{"a discount below zero is taken off", `
Amount Coupon Total
1000 -100 900
450 -45 405
333 -33 300`, "Amount", "Total", "", ""},
		{"something below zero that no word names leaves a question", `
Amount Xyz Total
1000 -100 900
450 -45 405
333 -33 300
777 -7 770`, "Amount", "Amount", "", "Total"},
		{"a voucher on one of few rows", `
Subtotal Voucher Total
1000 100 900
250 0 250`, "Subtotal", "Total", "", ""},
		{"a discount that is off already", `
Amount Discount Due
900 100 900
250 20 250`, "Amount", "Amount", "", ""},
		{"sold for somebody, of which a share is ours", `
Sales OurShare PublisherShare
1000 300 700
455 136.50 318.50
333 99.90 233.10`, "Sales", "OurShare", "", ""},
		{"a share that is ours on two rows", `
Sales OurShare PublisherShare
1000 300 700
400 120 280`, "Sales", "OurShare", "", ""},
		{"a share at one rate is no tax where it is another's", `
Revenue Fees KeptByPartner
1000 200 800
455 91 364
333 66.60 266.40`, "Revenue", "Fees", "", ""},
		{"the total of an invoice on each of its lines", `
Total TaxTotal Line Tax Key
1200 200 600 120 #1
1200 200 400 80 #1
360 60 300 60 #2
240 40 200 40 #3
960 160 800 160 #4
120 20 100 20 #5`, "Total", "Line", "", ""},
		{"a document's total beside what was paid of it", `
Total TaxTotal Paid Due UnitAmount Line Tax Key
1200 200 1200 0 600 600 120 #1
1200 200 1200 0 400 400 80 #1
360 60 0 360 300 300 60 #2
240 40 0 240 200 200 40 #3
600 100 0 600 500 500 100 #4
960 160 960 0 800 800 160 #5
120 20 120 0 100 100 20 #6
120 20 0 120 100 100 20 #7`, "Total", "Line", "", ""},
		{"paid and open are parts of a total", `
Total Paid Open
1210 1000 210
481 481 0
360 0 360
777 700 77`, "Total", "Total", "", ""},
		{"tax within an amount", `
Amount VAT
119.00 19.00
238.00 38.00
59.50 9.50
1190.00 190.00
3547.39 566.39`, "Amount", "Amount", "VAT", ""},
		{"tax upon an amount", `
Amount VAT
100.00 19.00
200.00 38.00
50.00 9.50
1000.00 190.00
2981.00 566.39`, "Amount", "Amount", "", ""},
		{"a net amount without the tax between", `
Total Netto
119.00 100.00
238.00 200.00
59.50 50.00
1190.00 1000.00
3547.39 2981.00`, "Total", "Netto", "", ""},
		{"a fifth is upon or within: nobody knows", `
Amount VAT
120.50 24.10
238.00 47.60
59.50 11.90
1190.00 238.00
3547.35 709.47`, "Amount", "Amount", "VAT", ""},
		{"a quarter beside its months", `
Jan Feb Mar Q1 Apr YTD
100 200 300 600 50 650
40 41 42 123 10 133
30 31 32 93 5 98`, "YTD", "YTD", "", ""},
		{"a running balance", `
Amount Saldo
119.00 119.00
238.10 357.10
59.50 416.60
1190.00 1606.60
3547.39 5153.99`, "Saldo", "Amount", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := read(c.table)
			r := Read(table)
			at := func(h string) int { return slices.Index(table.Headers, h) }
			if got := r.Money(at(c.named)); got.Col != at(c.money) || lessOf(got) != at(c.less) || got.Rival != at(c.rival) {
				t.Errorf("%+v, want %s less %s or %s\nroles %q\n%+v", got, c.money, c.less, c.rival, r.Roles, r.Relations)
			}
		})
	}
}

func TestRowsThatBreakALawAreNamed(t *testing.T) {
	text := "Net Tax Gross\n"
	for i := range 1000 {
		net := 100*i + 137
		tax := net / 5
		if i == 700 {
			tax++
		}
		text += strconv.Itoa(net) + " " + strconv.Itoa(tax) + " " + strconv.Itoa(net+net/5) + "\n"
	}
	r := Read(read(text))
	l, ok := r.Why(2)
	if !ok || l.Holds != 999 || l.Breaks != 1 || !slices.Equal(l.Broken, []int{702}) {
		t.Errorf("%+v", l)
	}
}

// lessOf is the one tax within an amount; -1 for none.
func lessOf(c Choice) int {
	if len(c.Less) == 0 {
		return -1
	}
	return c.Less[0]
}
