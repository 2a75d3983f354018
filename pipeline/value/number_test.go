package value

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		promise string
		style   NumberStyle
		text    string
		want    string // of Value; "" is refused
	}{
		{"plain digits need no style", NumberStyle{}, "1234567", "1234567"},
		{"a minus is a minus", NumberStyle{}, "-12", "-12"},
		{"thousands with commas and a point", NumberStyle{}, "1,234.56", "1234.56"},
		{"thousands with points and a comma", NumberStyle{}, "1.234,56", "1234.56"},
		{"spaces group, with the sign behind", NumberStyle{}, "1 234,56 €", "1234.56"},
		{"a no-break space groups", NumberStyle{}, "1\u00a0234,56\u00a0€", "1234.56"},
		{"a narrow no-break space groups", NumberStyle{}, "1\u202f234\u202f567", "1234567"},
		{"a thin space groups", NumberStyle{}, "1\u2009234", "1234"},
		{"a Swiss apostrophe groups", NumberStyle{}, "1'234.50", "1234.5"},
		{"a typographic apostrophe groups", NumberStyle{}, "CHF 1’234’567.50", "1234567.5"},
		{"brackets are negative", Point, "(1,234)", "-1234"},
		{"brackets around a currency are negative", Point, "($1,234.50)", "-1234.5"},
		{"a currency before brackets", Point, "$(1,234.50)", "-1234.5"},
		{"a trailing minus is negative", Point, "1,234-", "-1234"},
		{"SAP's trailing minus", NumberStyle{}, "100.20-", "-100.2"},
		{"credit is negative", NumberStyle{}, "100.20 CR", "-100.2"},
		{"debit is positive", Point, "1,234 DR", "1234"},
		{"credit grown to the digits", Point, "1,234CR", "-1234"},
		{"a million in capitals", NumberStyle{}, "$1.2M", "1200000"},
		{"a million in small letters", NumberStyle{}, "1.2m", "1200000"},
		{"a German million", NumberStyle{}, "3 Mio. €", "3000000"},
		{"a German million with decimals", NumberStyle{}, "3,25 Mio. EUR", "3250000"},
		{"thousands of euros", NumberStyle{}, "250 k€", "250000"},
		{"thousands of euros in German", NumberStyle{}, "250 TEUR", "250000"},
		{"a billion", NumberStyle{}, "US$ 1.5bn", "1500000000"},
		{"Japanese ten thousands", NumberStyle{}, "120万円", "1200000"},
		{"lakh", NumberStyle{}, "₹ 3.5 lakh", "350000"},
		{"a percentage is a fraction", NumberStyle{}, "12%", "0.12"},
		{"a percentage with a space and a comma", NumberStyle{}, "12,5 %", "0.125"},
		{"a negative percentage", NumberStyle{}, "(3%)", "-0.03"},
		{"scientific notation", NumberStyle{}, "1.5E+3", "1500"},
		{"its exponent may have no sign", Point, "1.5e3", "1500"},
		{"or a minus", Point, "15E-1", "1.5"},
		{"and must have a number", Point, "15E+", ""},
		{"an exponent that begins with a nine", Point, "1E9", "1000000000"},
		{"two signs are none", Point, "1E+-3", ""},
		{"scientific notation of three decimals is never ambiguous", NumberStyle{}, "1.234E2", "123.4"},
		{"a Unicode minus", NumberStyle{}, "−5", "-5"},
		{"a full-width number", Point, "１，２３４．５", "1234.5"},
		{"an Arabic number", NumberStyle{}, "١٢٣٤", "1234"},
		{"a plus", NumberStyle{}, "+5", "5"},
		{"an Indian number", NumberStyle{}, "12,34,567", "1234567"},
		{"an Indian number with decimals", NumberStyle{}, "₹12,34,567.89", "1234567.89"},
		{"no cents in German", NumberStyle{}, "1.250.000,-- €", "1250000"},
		{"no cents in Swiss", NumberStyle{}, "Fr. 20.-", "20"},
		{"a leading point", NumberStyle{}, ".5", "0.5"},
		{"a trailing point", NumberStyle{}, "5.", "5"},
		{"one group follows the style: point", Point, "1.234", "1.234"},
		{"one group follows the style: comma", Comma, "1.234", "1234"},
		{"one group under a comma style", Comma, "1,234", "1.234"},
		{"one group without a style is refused", NumberStyle{}, "1.234", ""},
		{"a zero before three decimals is no group", NumberStyle{}, "0.125", "0.125"},
		{"four digits before a mark are no group", NumberStyle{}, "1234.567", "1234.567"},
		{"a code before the digits", Point, "USD 1,000", "1000"},
		{"a code behind the digits", Point, "1,000 usd", "1000"},
		{"a triangle for minus", Point, "▲50,000", "-50000"},
		{"an open triangle for minus, with a wide sign", Point, "△￥１，２３４", "-1234"},
		{"a triangle behind the currency", Point, "¥▲1,200", "-1200"},
		{"a triangle behind is none", Point, "50▲", ""},
		{"thousands of yen", Point, "▲1,234千円", "-1234000"},
		{"millions of yen", Point, "12百万円", "12000000"},
		{"a long number stays exact", NumberStyle{}, "123456789012345678901234567890.12", "123456789012345678901234567890.12"},
		{"a version is no number", NumberStyle{}, "1.2.3", ""},
		{"a date is no number", NumberStyle{}, "12.03.2024", ""},
		{"an ISO date is no number", NumberStyle{}, "2024-03-12", ""},
		{"a phone number is no number", NumberStyle{}, "(512) 757-6000", ""},
		{"uneven groups are no number", NumberStyle{}, "1,23,4", ""},
		{"groups of three and of two in turn are no number", NumberStyle{}, "1,234,56,789", ""},
		{"nor are groups of four", NumberStyle{}, "1,2345,678", ""},
		{"groups parted by two signs are no number", NumberStyle{}, "1'234,567.89", ""},
		{"nor are they before a decimal comma", NumberStyle{}, "1.234 567,89", ""},
		{"two words of digits are no number", NumberStyle{}, "12 34", ""},
		{"a word is no number", NumberStyle{}, "12 widgets", ""},
		{"two currencies are no number", NumberStyle{}, "$5 €", ""},
		{"two minuses are no number", NumberStyle{}, "-5-", ""},
		{"an open bracket is no number", NumberStyle{}, "(5", ""},
		{"a closing bracket is no number", NumberStyle{}, "5)", ""},
		{"blank is no number", NumberStyle{}, "", ""},
		{"a dash is no number", NumberStyle{}, "-", ""},
		{"an id is no number", NumberStyle{}, "A-2e4581", ""},
		{"a monstrous exponent is refused", NumberStyle{}, "1E+999999999", ""},
		{"two hundred digits are refused", NumberStyle{}, strings.Repeat("9", 200), ""},
	} {
		n, ok := c.style.Parse(c.text)
		if got := n.Value.String(); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: %q is %v %v, want %q", c.promise, c.text, got, ok, c.want)
		}
	}
}

func TestCurrenciesComeWithTheirAmounts(t *testing.T) {
	for _, c := range []struct{ promise, text, currency, sign string }{
		{"a euro sign", "1.234,56 €", "EUR", ""},
		{"a pound sign", "£5", "GBP", ""},
		{"a dollar alone names no country", "$5", "", "$"},
		{"a dollar with its country", "CA$ 5", "CAD", ""},
		{"US$ is plain", "US$5", "USD", ""},
		{"a code", "CHF 5", "CHF", ""},
		{"a thousand euros", "5 k€", "EUR", ""},
		{"a krona names no country", "5 kr", "", "kr"},
		{"a zloty", "5,00 zł", "PLN", ""},
	} {
		n, ok := Point.Parse(c.text)
		if !ok || n.Currency != c.currency || n.Sign != c.sign {
			t.Errorf("%s: %q has %q %q %v", c.promise, c.text, n.Currency, n.Sign, ok)
		}
	}
}

func TestTheColumnDecidesTheDecimalSign(t *testing.T) {
	for _, c := range []struct {
		promise string
		cells   []string
		want    NumberStyle
	}{
		{"a point before two digits proves the point", []string{"1,234", "5.50"},
			NumberStyle{Decimal: '.', Certainty: Proven, Example: "5.50"}},
		{"a comma before two digits proves the comma", []string{"1.234", "5,50"},
			NumberStyle{Decimal: ',', Certainty: Proven, Example: "5,50"}},
		{"two points prove the comma", []string{"1.234.567"}, NumberStyle{Decimal: ',', Certainty: Proven, Example: "1.234.567"}},
		{"commas alone are assumed to group", []string{"1,234", "12,500"}, NumberStyle{Decimal: '.', Certainty: Assumed, Example: "1,234"}},
		{"a single point before three digits is a question", []string{"900", "1.234"}, NumberStyle{Example: "1.234"}},
		{"plain digits are assumed to be plain", []string{"1", "20"}, NumberStyle{Decimal: '.', Certainty: Assumed}},
		{"both proven is mixed and no question when every cell proves itself", []string{"5.50", "1.234,56"},
			NumberStyle{Mixed: true, Certainty: Proven, Example: "1.234,56"}},
		{"both proven beside a two-way cell is a question", []string{"5.50", "5,50", "1.234"}, NumberStyle{Mixed: true, Example: "1.234"}},
		{"text that is no number proves nothing", []string{"12.03.2024", "1.2.3", "n/a"}, NumberStyle{Decimal: '.', Certainty: Assumed}},
		{"nothing at all is assumed", nil, NumberStyle{Decimal: '.', Certainty: Assumed}},
	} {
		var e NumberEvidence
		for _, x := range c.cells {
			e.Add(x)
		}
		if got := e.Style(); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.promise, got, c.want)
		}
	}
}

func TestSisterColumnsAnswerWhereTheColumnCannot(t *testing.T) {
	evidence := func(cells ...string) (e NumberEvidence) {
		for _, c := range cells {
			e.Add(c)
		}
		return e
	}
	e := evidence("1.234")
	e.Join(evidence("7,50"))
	if y := e.Style(); y.Decimal != ',' || y.Certainty != Proven || y.Example != "7,50" {
		t.Errorf("a sister that proves the comma settles it: %+v", y)
	}
	e.Join(evidence("7.50"))
	if y := e.Style(); y.Certainty != Ambiguous {
		t.Errorf("sisters that disagree settle nothing: %+v", y)
	}
	e = evidence("7.50")
	e.Join(evidence("7,50"))
	if y := e.Style(); y.Decimal != '.' || y.Mixed {
		t.Errorf("the column's own proof wins: %+v", y)
	}
}

func TestCellsBringTheirFormat(t *testing.T) {
	n, ok := NumberStyle{}.Cell(table.Cell{Kind: table.Number, Text: "€1,234.50", Value: "1234.5", Unit: "€"})
	if !ok || n.Value.String() != "1234.5" || n.Currency != "EUR" {
		t.Errorf("a numeric cell needs no style and has its format's currency: %+v %v", n, ok)
	}
	n, ok = NumberStyle{}.Cell(table.Cell{Kind: table.Number, Text: "12%", Value: "0.12", Unit: "%"})
	if !ok || n.Value.String() != "0.12" || !n.Percent {
		t.Errorf("a percent cell is a fraction: %+v %v", n, ok)
	}
	if _, ok := Point.Cell(table.Cell{Kind: table.Date, Value: "2026-01-01"}); ok {
		t.Error("a date is no number")
	}
}

func TestMoneySettlesItsCurrency(t *testing.T) {
	for _, c := range []struct {
		promise, text string
		header        string
		row           string
		amount, code  string
		note          MoneyNote
	}{
		{"the cell's own currency", "€5", "Amount", "", "5", "EUR", MoneyPlain},
		{"the row's currency column", "5", "Amount", "CAD", "5", "CAD", MoneyPlain},
		{"a dollar is what the currency column says", "$5", "Amount", "CAD", "5", "CAD", MoneyPlain},
		{"a dollar is what the header says", "$5", "Amount (AUD)", "", "5", "AUD", MoneyPlain},
		{"a dollar alone is taken for US dollars and noted", "$5", "Amount", "", "5", "USD", SignAssumed},
		{"a krona alone stays unknown and is noted", "5 kr", "Amount", "", "5", "", SignUnknown},
		{"cell and column at odds: the cell is believed and noted", "€5", "Amount", "USD", "5", "EUR", CurrencyClash},
		{"the header's thousands", "5", "Revenue in k€", "", "5000", "EUR", MoneyPlain},
		{"the cell's own scale instead of the header's", "1.2m", "Revenue in k€", "", "1200000", "EUR", MoneyPlain},
		{"nobody names a currency", "5", "Amount", "", "5", "", MoneyPlain},
		{"a percentage is no money", "5%", "Amount", "", "0", "", NotMoney},
	} {
		n, ok := Point.Parse(c.text)
		m, note := n.Money(HeaderUnit(c.header), c.row)
		if !ok || m.Amount.String() != c.amount || m.Currency != c.code || note != c.note {
			t.Errorf("%s: %v %s note %d", c.promise, m.Amount, m.Currency, note)
		}
	}
}

// written are the ways in which one exact number is printed.
func written(d program.Decimal, places int32) []string {
	s := d.Abs().StringFixed(places)
	whole, frac, _ := strings.Cut(s, ".")
	group := func(sep, point string) string {
		var b strings.Builder
		for i, c := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteString(sep)
			}
			b.WriteRune(c)
		}
		if frac == "" {
			return b.String()
		}
		return b.String() + point + frac
	}
	out := []string{group("", "."), group(",", "."), group(".", ","), group(" ", ","), group("\u202f", ","), group("'", ".")}
	if d.Sign() < 0 {
		for i, x := range out {
			out[i] = []string{"-" + x, x + "-", "(" + x + ")", "−" + x, "€ -" + x, x + " CR"}[i]
		}
	}
	return out
}

func TestPrintedNumbersReadBackExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.SampledFrom([]int32{0, 1, 2, 4}).Draw(t, "places")
		d := program.NewScaled(rapid.Int64Range(-1e15, 1e15).Draw(t, "n"), -places)
		for i, text := range written(d, places) {
			y := Point
			if i >= 2 && i <= 4 {
				y = Comma
			}
			n, ok := y.Parse(text)
			if !ok || !n.Value.Equal(d) {
				t.Fatalf("%v printed as %q reads as %v %v", d, text, n.Value, ok)
			}
			var e NumberEvidence
			e.Add(text)
			if e.Numbers != 1 {
				t.Fatalf("%q counts as no number", text)
			}
			if p := e.Style(); p.Certainty == Proven && places > 0 && p.Decimal != y.Decimal {
				t.Fatalf("%q proves %q", text, p.Decimal)
			}
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1,234.56", "1.234,56", "(1,234)", "1 234,56 €", "$1.2M", "12%", "1.5E+3", "１２", "12,34,567", "-", "",
		"5.-", "k€5", "1,,2", "....", "1e99", "\xff5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var e NumberEvidence
		e.Add(s)
		for _, y := range []NumberStyle{{}, Point, Comma, e.Style()} {
			n, ok := y.Parse(s)
			if !ok {
				continue
			}
			printed := n.Value.String()
			if len(printed) > 200 {
				t.Fatalf("%q prints as %d characters", s, len(printed))
			}
			again, ok := Point.Parse(printed)
			if !ok && len(printed) < maxDigits || ok && !again.Value.Equal(n.Value) {
				t.Fatalf("%q is %s, which reads as %s", s, printed, again.Value)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, text string }{{"plain", "1234567"}, {"cents", "1234567.89"}, {"grouped", "1,234,567.89"},
		{"euro", "1.234.567,89 €"}} {
		y := Point
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				y.Parse(c.text)
			}
		})
		b.Run("evidence-"+c.name, func(b *testing.B) {
			var e NumberEvidence
			for b.Loop() {
				e.Add(c.text)
			}
		})
	}
}

func ExampleNumberEvidence() {
	var e NumberEvidence
	for _, cell := range []string{"1.234", "980", "12,50"} {
		e.Add(cell)
	}
	y := e.Style()
	n, _ := y.Parse("1.234")
	fmt.Println(y.Certainty, n.Value)
	// Output: proven 1234
}

func TestACroreIsNoCredit(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  string // of the last
	}{
		{[]string{"12,34,567.00", "1.5 Cr"}, "15000000"},
		{[]string{"₹ 2 lakh", "₹ 3 Cr."}, "30000000"},
		{[]string{"1.5 Cr"}, "-1.5"},
		{[]string{"12,34,567.00 Dr", "1.5 Cr"}, "-1.5"},
		{[]string{"12,34,567.00", "1,50,000.00 Cr"}, "-150000"},
	} {
		var e NumberEvidence
		for _, cell := range c.cells {
			e.Add(cell)
		}
		if n, ok := e.Style().Parse(c.cells[len(c.cells)-1]); !ok || n.Value.String() != c.want {
			t.Errorf("%q: %s, want %s", c.cells, n.Value, c.want)
		}
	}
}
