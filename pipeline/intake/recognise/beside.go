package recognise

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// refundParts are parts of the keys of headers of what was paid back of an amount.
var refundParts = []string{"creditnote", "creditmemo", "salesreturn", "gutschrift", "retoure", "notadicredito", "notadecredito",
	"notasdecredito", "notedicredito", "avoirs", "creditnota", "kreditnot", "korekt", "退货", "売上返品", "반품", "refund", "erstattet",
	"erstattung", "rembours", "reembols", "rimbors", "terugbetaal", "返金", "退款"}

// refunds finds the column of what was paid back of each amount, where one stands
// beside the amounts: it is taken off.
func (t *Table) refunds(l *look) {
	f, amount := t.prove(l), t.At["amount"]
	if amount == 0 || len(t.Spans) > 0 || says(t.Styles[amount].Header, "after returns", "nach retouren", "abzgl") {
		return
	}
	for i, col := range f.Cols {
		y := &t.Styles[col]
		if col == amount || y.Field != "" || !contains(value.HeaderKey(y.Header), refundParts) && !slices.Contains(returnKeys,
			value.HeaderKey(y.Header)) || f.Sums[i].IsZero() || f.At(amount) < 0 ||
			f.Sums[i].Abs().GreaterThan(f.Sums[f.At(amount)].Abs()) {
			continue
		}
		if says(t.Styles[amount].Header, "net") {
			if !f.add(i, f.At(amount)) { // net of that, or only of its tax
				t.Say(finding.Warning, "refunds-beside", t.ref0().At(col),
					"look whether the amounts are those after what was paid back; if not, export them so",
					"%s, in all %s, tells what was paid back, and %s is called net: it was not taken off", t.Header(col),
					f.Sums[i].StringFixed(2), t.Header(amount))
			}
			return
		}
		t.Refund = col
		t.Say(finding.Warning, "refunds-beside", t.ref0().At(col), "look whether the amounts are those before what was paid back",
			"%s, in all %s, tells what was paid back of %s: it was taken off", t.Header(col), f.Sums[i].StringFixed(2), t.Header(amount))
		return
	}
}

// pieces finds the column of quantities of which some are below zero.
func (t *Table) pieces(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns) && len(t.Spans) == 0; col++ {
		e := &l.watch.columns[col-1]
		texts := slices.AppendSeq(slices.Clone(e.figures), maps.Keys(e.seen))
		if t.Styles[col].Field == "" && proof.Says(t.Styles[col].Header) == "quantity" && e.numbers.Numbers > 0 &&
			slices.ContainsFunc(texts, func(s string) bool { return strings.HasPrefix(s, "-") }) {
			t.Pieces = col
			return
		}
	}
}

// takenOff finds the column of what is taken off each amount that no law says the amount
// is without: what was invoiced before of the same, which its numbers prove, or a discount.
// A discount upon what quantities and prices come to is taken off; of any other, nothing
// tells whether the amount is without it.
func (t *Table) takenOff(l *look) {
	f, amount := t.prove(l), t.At["amount"]
	fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	if amount == 0 || len(t.Spans) > 0 || t.Refund > 0 || f.At(amount) < 0 || f.Sums[f.At(amount)].IsZero() || fields["amount"] != "" {
		return
	}
	for i, col := range f.Cols {
		y := &t.Styles[col]
		if col == amount || y.Field != "" || f.Sums[i].IsZero() || f.Sums[i].Abs().GreaterThan(f.Sums[f.At(amount)].Abs()) {
			continue
		}
		if t.billedBefore(l, amount, col) {
			t.Refund = col
			t.Ask(finding.Warning, "billed-before", t.ref0().At(col), t.amountAnswer(amount), "if the amounts are without it, ",
				"%s, in all %s, is on each row what earlier rows come to: what was invoiced before was taken off", t.Header(col),
				f.Sums[i].StringFixed(2))
			return
		}
		if proof.Says(y.Header) != "discount" || says(t.Styles[amount].Header, "net", "netto", "after discount") ||
			strings.Contains(value.HeaderKey(y.Header), "code") {
			continue
		}
		percent := strings.ContainsAny(y.Header, "%％") || says(y.Header, "percent", "pct", "prozent", "rate")
		switch before, told := f.discounted(i, f.At(amount)); {
		case told:
		case before && !percent:
			t.Refund = col
			t.Ask(finding.Warning, "discount-beside", t.ref0().At(col), t.amountAnswer(amount), "if the amounts are without it, ",
				"%s is what quantities and prices come to, before %s, in all %s: it was taken off", t.Header(amount), t.Header(col),
				f.Sums[i].StringFixed(2))
			return
		case before:
			t.Ask(finding.Warning, "discount-beside", t.ref0().At(col), t.amountAnswer(amount), "if the amounts are without it, ",
				"%s is what quantities and prices come to, before %s: it counts as it stands, which is too much by the discount",
				t.Header(amount), t.Header(col))
			return
		default:
			t.Ask(finding.Warning, "discount-beside", t.ref0().At(col), t.amountAnswer(amount), "if the amounts are without it, ",
				"nothing tells whether the amounts of %s are before %s or after: they count as they stand", t.Header(amount), t.Header(col))
			return
		}
	}
}

func (t *Table) amountAnswer(col int) finding.Setting {
	return finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {amount: %q}", input.Place(t.File, t.Sheet), t.Styles[col].Header)}
}

// billedBefore is whether what a column tells is, wherever it tells something, the sum of
// what earlier rows of the same customer, or of the same thing of theirs, come to without it.
func (t *Table) billedBefore(l *look, amount, before int) bool {
	who := cmp.Or(t.At["account id"], t.At["account"])
	if who == 0 || l.count > nestedAtMost {
		return false
	}
	for of := 0; of < len(t.Styles) && of <= len(l.watch.columns); of++ {
		if of > 0 && (of == who || l.watch.columns[of-1].cells < l.count || len(l.watch.columns[of-1].seen) == 0 ||
			len(l.watch.columns[of-1].seen) == l.count) {
			continue
		}
		sums, holds, breaks := map[[2]string]program.Decimal{}, 0, false
		l.each(func(row table.Row) bool {
			key := [2]string{strings.Clone(keyText(row.Cells, who))}
			if of > 0 {
				key[1] = strings.Clone(keyText(row.Cells, of))
			}
			less := exact(row.Cells, before, &t.Styles[before].Numbers).Abs()
			all := exact(row.Cells, amount, &t.Styles[amount].Numbers)
			if !less.IsZero() {
				breaks = !less.Equal(sums[key]) || less.GreaterThan(all)
				holds++
			}
			sums[key] = sums[key].Add(all.Sub(less))
			return !breaks
		})
		if holds > 1 && !breaks {
			return true
		}
	}
	return false
}

// returnKeys are the keys of headers of what was sent back or credited, beside sales.
var returnKeys = []string{"returns", "return", "credits", "credited", "retouren", "retours", "avoir", "devoluciones", "abonos",
	"resi", "resos", "devolucoes", "zwroty", "returer", "iadeler", "возвраты"}

// says is whether a header has some words, which stand together.
func says(header string, words ...string) bool {
	folded := " " + program.Fold(header) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(folded, " "+w+" ") })
}

// oneCurrency are parts of the keys of headers of amounts in one currency beside
// those in the currency of each row.
var oneCurrency = []string{"converted", "basecurrency", "homecurrency", "localcurrency", "reportingcurrency", "groupcurrency",
	"companycurrency", "hauswahrung", "konzernwahrung", "functionalcurrency", "companycodecurrency", "deviselocale", "monnaielocale",
	"monedalocal", "valutalocale", "moedalocal", "lokalevaluta",
	"baseamount", "localamount", "homeamount", "amountbase", "umgerechnet", "converti", "convertido", "convertito", "omgerekend", "換算",
	"本位币"}

// inOneCurrency is whether a header says that amounts are in one currency.
func inOneCurrency(header string) bool {
	return contains(value.HeaderKey(strings.NewReplacer("(", " ", ")", " ").Replace(header)), oneCurrency)
}

// converted chooses, of amounts in the currency of each row and the same in one
// currency, the latter: they add up.
func (t *Table) converted(l *look) {
	amount := t.At["amount"]
	if amount == 0 || len(t.Spans) > 0 || len(l.codesOf(t, amount)) < 2 {
		return
	}
	if fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet); fields["amount"] != "" {
		return
	}
	if (inOneCurrency(t.Styles[amount].Header) || t.Styles[amount].Unit.Currency != "") && t.otherAmount(l, amount) {
		delete(t.At, "currency") // it is that of the other amounts
		t.Styles[amount].Currency = 0
		return
	}
	f, found := t.prove(l), 0
	for i, col := range f.Cols {
		y := &t.Styles[col]
		if m, known := t.Subject.Meaning(y.Header); t.Subject.Name != "revenue" && (!known || m.Field != "amount") {
			continue
		}
		if col == amount || y.Field != "" || proof.Foreign(y.Header) || !t.inOne(l, col) && f.Roles[i] != proof.Converted ||
			f.Sums[i].IsZero() {
			continue
		}
		if found > 0 {
			return // which of several is a question that the currencies ask
		}
		found = col
	}
	if found == 0 {
		return
	}
	t.moveAmount(found)
	y := &t.Styles[found]
	if codes := l.codesOf(t, found); len(codes) == 1 && y.Currency > 0 && y.Currency != t.At["currency"] {
		y.Unit.Currency = codes[0]
	}
	y.Currency = t.pairedCurrency(l, found)
	delete(t.At, "currency")
	t.Say(finding.Note, "amount-converted", t.ref0().At(found), "",
		"the amounts of %s stand in several currencies, those of %s in one: the latter count", t.Header(amount), t.Header(found))
}

// otherAmount is whether amounts of the same rows stand in a column whose header names
// no currency: those that a column of currencies is about.
func (t *Table) otherAmount(l *look, amount int) bool {
	of := &t.Styles[amount]
	return slices.ContainsFunc(t.prove(l).Cols, func(col int) bool {
		y := &t.Styles[col]
		if col == amount || y.Unit.Currency != "" || proof.Foreign(y.Header) {
			return false
		}
		m, known := t.Subject.Meaning(y.Header)
		switch own := inOneCurrency(y.Header); {
		case of.Unit.Currency != "" && own:
			return true
		case inOneCurrency(of.Header):
			return !own && (y.Field == "" || y.Field == "amount")
		}
		return known && m.Field == "amount"
	})
}

// inOne is whether the header of a column says that its amounts are in one
// currency.
func (t *Table) inOne(l *look, col int) bool {
	y := &t.Styles[col]
	paired := t.pairedCurrency(l, col)
	return y.Unit.Currency != "" || inOneCurrency(y.Header) ||
		paired > 0 && len(l.codesIn(paired)) == 1
}

// pairedCurrency is the column that is called the currency of an amount's, or whose header
// stands in its own: "Local currency" of "Amount in local currency"; 0 for none.
func (t *Table) pairedCurrency(l *look, amount int) int {
	key, words := value.HeaderKey(t.Styles[amount].Header+" Currency"), strings.Fields(program.Fold(t.Styles[amount].Header))
	within := 0
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y := &t.Styles[col]
		part := strings.Fields(program.Fold(y.Header))
		switch {
		case col == amount || len(part) == 0:
		case value.HeaderKey(y.Header) == key:
			return col
		case len(part) == 1 && len(part[0]) < longCurrency || len(part) >= len(words) || y.Typ != "" && y.Typ != "currency" ||
			len(l.watch.columns[col-1].sample) == 0 || !l.watch.columns[col-1].currencies() ||
			slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(words, w) }):
		default:
			within = col
		}
	}
	return within
}

// longCurrency is how long a word is at least that names a currency alone: "Hauswährung", not
// "Currency".
const longCurrency = 9

// codesOf are the currencies of the rows of an amount.
func (l *look) codesOf(t *Table, amount int) []string {
	col := t.pairedCurrency(l, amount)
	if col == 0 {
		col = t.At["currency"]
	}
	return l.codesIn(col)
}

func (l *look) codesIn(col int) []string {
	var codes []string
	if col == 0 || col > len(l.watch.columns) || l.watch.columns[col-1].kinds[table.Number] > 0 {
		return nil
	}
	for _, s := range l.watch.columns[col-1].sample {
		if code, ok := value.Currency(s); ok && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}
