package recognise

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// byFigures is a second look at a table that no header names well enough: it is
// one of revenue where rows name a customer and a day, and its numbers tell which
// of them is the amount.
func (r *Tables) byFigures(l *look, t *Table, v verdict, extra map[string]bool) verdict {
	if !v.told && l.listsDeals() {
		return v
	}
	k, _ := headings.KindNamed("revenue")
	headers := loosely(k, l.region.Header)
	g := guessKind(k, headers, l.columns, extra)
	who := cmp.Or(g.at["account id"], g.at["account"])
	if who == 0 {
		return v
	}
	if extra["periods"] && len(t.Spans) >= plainEnough && g.lacks == "" {
		return verdict{guess: g, confidence: 60, runnerUp: v.runnerUp}
	}
	found := map[string]int{}
	if g.weak[who] { // what the numbers prove speaks for the word
		found["account"] = g.at["account"]
	}
	if !extra["periods"] && !extra["face period"] {
		found["period"] = cmp.Or(g.at["period"], l.dayColumn(), l.yearMonth().Year)
	}
	if !extra["periods"] {
		on, _ := l.twoSides(t)
		found["amount"] = cmp.Or(g.at["amount"], on, l.amountColumn(t))
		if g.means[found["amount"]].Field != "" && g.means[found["amount"]].Field != "amount" {
			return v // a number of documents or of customers
		}
	}
	more := maps.Clone(extra)
	for f, col := range found {
		if col == 0 {
			return v
		}
		more[f] = true
	}
	on, _ := l.twoSides(t)
	if named := g.at["amount"]; on == 0 && (named == 0 || g.weak[named] || g.weak[who]) && !extra["periods"] &&
		!t.prove(l).provesMoney() && !l.moneyLike(t, g, who, found["amount"]) {
		return v
	}
	if g = guessKind(k, headers, l.columns, more); g.lacks != "" {
		return v
	}
	for f, col := range found {
		if g.at[f] != col {
			g.at[f], g.weak[col] = col, true
		}
	}
	return verdict{guess: g, confidence: 50, runnerUp: v.kind.Name, byFigures: true}
}

// moneyLike is whether a column is one of money without a law that says so: its
// cells or its header name a currency, or it is called an amount, if only by a word
// of many meanings, and is the one column of numbers beside a customer's.
func (l *look) moneyLike(t *Table, g guess, who, amount int) bool {
	if amount == 0 || amount > len(l.watch.columns) || amount > len(l.region.Header) || proof.Foreign(l.header(amount)) {
		return false
	}
	if u := value.HeaderUnit(l.header(amount)); u.Currency != "" || u.Sign != "" || l.watch.columns[amount-1].signed() {
		return true
	}
	sure := !g.weak[who] || shownBy(l.columns, who-1) != ""
	f := t.prove(l)
	alone := len(f.Cols) == 1 && f.Cols[0] == amount || l.amountColumn(t) == amount
	return sure && amount == g.at["amount"] && alone
}

// signed is whether the amounts of a column bear the sign or code of a currency.
func (e *evidence) signed() bool {
	n := 0
	for _, s := range e.sample {
		if v, ok := (value.NumberStyle{Decimal: '.'}).Parse(s); ok && (v.Currency != "" || v.Sign != "") {
			n++
		} else if v, ok := (value.NumberStyle{Decimal: ','}).Parse(s); ok && (v.Currency != "" || v.Sign != "") {
			n++
		}
	}
	return n > 0 && n*2 >= len(e.sample)
}

// loosely are headers with what tools of analysis put around the names of columns
// taken off, where that leaves a name that is known: "Orders Net Revenue", "Sum of
// Sales", "Customer → Name", "Invoice Date: Month".
func loosely(k headings.Kind, headers []string) []string {
	out := slices.Clone(headers)
	for i, h := range headers {
		if _, known := k.Meaning(h); known || strings.TrimSpace(h) == "" {
			continue
		}
		head, _, _ := strings.Cut(strings.NewReplacer("→", " ", "_", " ").Replace(h), ":")
		words := strings.Fields(head)
		for from := range words {
			if rest := strings.Join(words[from:], " "); len(words)-from < 4 {
				if m, known := k.Meaning(rest); known && m.Field != "" && !m.Synonym.Weak {
					out[i] = rest
					break
				}
			}
		}
		if out[i] == h {
			out[i] = cmp.Or(amountBefore(k, words), h)
		}
	}
	return out
}

// amountBefore are the first words of a header where they name an amount of a
// sale, with more behind them: "Betrag Hauswährung".
func amountBefore(k headings.Kind, words []string) string {
	if proof.Foreign(strings.Join(words, " ")) {
		return ""
	}
	for n := len(words) - 1; n > 0; n-- {
		if m, known := k.Meaning(strings.Join(words[:n], " ")); known && m.Field == "amount" && !m.Synonym.Weak {
			return strings.Join(words[:n], " ")
		}
	}
	return ""
}

// amountColumn is the column that the numbers prove to be the amount, or the
// only one that can be; 0 where there is none.
func (l *look) amountColumn(t *Table) int {
	f := t.prove(l)
	if i := f.Money(-1).Col; i >= 0 && i < len(f.Cols) {
		return f.Cols[i]
	}
	return 0
}

// twoSides are the columns of the two sides of a ledger, of which each row fills
// one: the one with more in it, and the other, which is taken off. 0 where there
// are none.
func (l *look) twoSides(t *Table) (on, off int) {
	f := t.prove(l)
	sides := map[string]int{}
	for _, col := range f.Cols {
		if side := proof.Says(l.header(col)); side == "debit" || side == "credit" {
			if sides[side] > 0 {
				return 0, 0
			}
			sides[side] = col
		}
	}
	debit, credit := sides["debit"], sides["credit"]
	if debit == 0 || credit == 0 {
		return 0, 0
	}
	both, styles := false, [2]value.NumberStyle{l.numberStyle(debit, f.Cols), l.numberStyle(credit, f.Cols)}
	l.each(func(r table.Row) bool {
		both = !exact(r.Cells, debit, &styles[0]).IsZero() && !exact(r.Cells, credit, &styles[1]).IsZero()
		return !both
	})
	switch {
	case both:
		return 0, 0
	case f.Sums[f.At(credit)].Abs().GreaterThan(f.Sums[f.At(debit)].Abs()):
		return credit, debit
	}
	return debit, credit
}

// sides sees to amounts that stand in two columns, one for each side.
func (t *Table) sides(l *look) {
	on, off := l.twoSides(t)
	if on == 0 || t.At["amount"] != on || len(t.Spans) > 0 {
		return
	}
	t.Off = off
	f := t.Figures
	if f == nil {
		f = t.prove(l)
	}
	if more, less := f.Sums[f.At(on)], f.Sums[f.At(off)]; less.Add(less).GreaterThan(more) {
		t.Say(finding.Warning, "sides-even", t.ref0().At(off), "look whether the table holds invoices and credit notes alone",
			"%s parts the amounts into %s and %s: the smaller side, %s, was taken off", t.Header(on), more.StringFixed(2),
			less.StringFixed(2), t.Header(off))
	}
}

// sayFigures says that a table was taken for revenue by its numbers.
func (t *Table) sayFigures() {
	amounts, days := t.Header(max(t.At["amount"], 0)), t.Header(max(t.At["period"], 0))
	if len(t.Spans) > 0 {
		var headers []string
		for _, s := range t.Spans {
			headers = append(headers, t.Header(s.Col))
		}
		amounts, days = input.Listed(headers, 4), "their headers"
	} else if t.At["period"] == 0 {
		days = t.fixedDays()
	}
	t.Ask(finding.Warning, "table-by-numbers", t.ref0(),
		finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: revenue", input.Place(t.File, t.Sheet)), Or: "ignore"}, "to settle it, ",
		"too few headers are known; the table was taken for revenue, with the amounts of %s and the dates of %s", amounts, days)
}

// fixedDays is where the days of a table stand that has no column of them.
func (t *Table) fixedDays() string {
	if t.YearMonth.Year > 0 {
		return t.Header(t.YearMonth.Year) + " and " + t.Header(t.YearMonth.Month)
	}
	return "what names the table"
}

// provesMoney is whether some law of invoices holds.
func (f *Figures) provesMoney() bool {
	return slices.ContainsFunc(f.Roles, func(r proof.Role) bool {
		return r == proof.Tax || r == proof.Line || r == proof.Document || r == proof.Balance
	})
}

// dayColumn is the one column of days that is not of something else, such as the
// day when an amount is due; 0 where there is none, or several.
func (l *look) dayColumn() int {
	found := 0
	for i := range l.watch.columns {
		e := &l.watch.columns[i]
		if e.cells*10 < l.count*9 || e.looks("date") < 80 || i >= len(l.region.Header) || laterDay(l.header(i+1)) ||
			stampKeys[value.HeaderKey(l.header(i+1))] {
			continue
		}
		if found > 0 {
			return 0
		}
		found = i + 1
	}
	return found
}

// otherDays are words of days that are not that of the sale.
var otherDays = input.SetOf("due", "payment", "paid", "pay", "modified", "updated", "changed", "expires", "expiry", "expiration", "until",
	"fallig", "falligkeit",
	"zahlung", "bezahlt", "zahlungsdatum", "geandert", "echeance", "paiement", "vencimiento", "pago", "scadenza", "pagamento",
	"vervaldatum", "vencimento",
	"支払期限", "支払日", "入金日", "更新日")

func laterDay(header string) bool {
	return slices.ContainsFunc(strings.Fields(program.Fold(header)), func(w string) bool { return otherDays[w] })
}

// proved puts the amount of a table of revenue where its numbers prove that it
// is: net of tax, once a row. What else the columns are is noted on them.
func (t *Table) proved(l *look) {
	if ym := l.yearMonth(); t.At["period"] == 0 || t.At["period"] == ym.Year || t.At["period"] == ym.Month {
		t.YearMonth = ym
	}
	f := t.prove(l)
	if len(f.Cols) < 2 {
		return
	}
	t.Figures = f
	t.sums(f)
	if t.Taxed > 0 || len(t.Coins) > 0 {
		return // an amount with tax and one without stand in one column
	}
	if fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet); fields["amount"] != "" || len(t.Spans) > 0 {
		return
	}
	c := f.Money(f.At(t.At["amount"]))
	if c.Col < 0 {
		return
	}
	t.moveAmount(f.Cols[c.Col])
	for _, tax := range c.Less {
		t.Less = append(t.Less, f.Cols[tax])
	}
	switch {
	case c.Doubt:
		t.doubt(f, c)
	case c.Rival >= 0:
		t.rivals(f, c)
	}
	for _, i := range c.By {
		t.broken(f, &f.Relations[i])
	}
}

// moveAmount makes another column that of the amount.
func (t *Table) moveAmount(col int) {
	old := t.At["amount"]
	if old == col {
		return
	}
	if old > 0 {
		t.Styles[old].Field = ""
	}
	t.At["amount"] = col
	y := &t.Styles[col]
	y.Field, y.Typ = "amount", "amount"
	if old > 0 && y.Currency == 0 {
		y.Currency = t.Styles[old].Currency
	}
}

// gross sees to an amount that is called one with tax where no column is the
// same without: by the rate that a column tells, else as a question.
func (t *Table) gross(l *look) {
	col := t.At["amount"]
	if t.Taxed > 0 {
		t.grossRows(l)
		return
	}
	if col == 0 || len(t.Spans) > 0 || len(t.Less) > 0 || len(t.Coins) > 0 || proof.Says(t.Styles[col].Header) != "gross" ||
		col > len(l.watch.columns) {
		return
	}
	if t.Rate = l.rateColumn(l.count); t.Rate > 0 {
		return
	}
	if fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet); fields["amount"] != "" || t.beforeFee(col) {
		return
	}
	t.Say(finding.Warning, "amount-gross", t.ref0().At(col), "export the amounts net of tax, or with the tax in a column beside them",
		"%s is called an amount with tax, and no column tells the tax or its rate: it counts as it stands, which is too much by the tax",
		t.Header(col))
}

// beforeFee is whether an amount is gross of a fee, as numbers prove: a fee taken off it is
// another column, such as what a processor of payments pays out.
func (t *Table) beforeFee(col int) bool {
	f := t.Figures
	return f != nil && slices.ContainsFunc(f.Relations, func(l proof.Relation) bool {
		all := append([]int{l.Of}, l.Parts...)
		return l.Law == proof.Adds && len(all) == 3 && slices.Contains(all, f.At(col)) && slices.ContainsFunc(all, func(i int) bool {
			return i >= 0 && i < len(f.Cols) && proof.Says(t.Styles[f.Cols[i]].Header) == "fee"
		})
	})
}

// findTaxed finds the column that says which amounts hold their tax: by a flag, as
// "Tax included", or by words, as "gross" and "net". Documents that tell both are told
// twice and need no such column.
func (t *Table) findTaxed(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns) && len(t.Spans) == 0; col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if y.Field != "" && y.Field != "product line" && y.Field != "document type" || e.cells == 0 {
			continue
		}
		asked, of := taxHeader(y.Header)
		switch flags := e.flags(); {
		case asked && flags:
			t.Taxed, t.exempt = col, of == "without"
		case flags || !e.taxWords() || t.At["document number"] > 0 && l.repeats(t.At["document number"]):
			continue // or a document tells both
		default:
			t.Taxed = col
		}
		delete(t.At, y.Field)
		y.Field, y.Typ, y.state = "", "", "says which amounts hold their tax"
		return
	}
}

// taxHeader is whether a header asks of an amount whether it holds its tax, and which
// of "within" and "without" a yes means.
func taxHeader(header string) (bool, string) {
	words := strings.Fields(program.Fold(strings.ReplaceAll(header, "_", " ")))
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(flagFillers, w) })
	term, ok := value.Words("tax").Term(cmp.Or(strings.Join(words, " "), strings.TrimSpace(header)))
	return ok, term
}

// taxWords is whether the words of a column say of some amounts that they hold their
// tax and of others that they do not.
func (e *evidence) taxWords() bool {
	terms := map[string]bool{}
	return len(e.figures) == 0 && len(e.seen) == len(e.sample) && e.all(func(s string) bool {
		term, ok := value.Words("tax").Term(s)
		terms[term] = true
		return ok
	}) && len(terms) == 2
}

// HoldsTax is whether the amount of a row holds its tax, by the cell that says so.
func (t *Table) HoldsTax(c table.Cell) bool {
	if term, ok := value.Words("tax").Term(c.Text); ok && c.Kind == table.Text {
		return term == "within"
	}
	f, ok := value.CellFlag(c)
	return ok && (f == program.Yes) != t.exempt
}

// grossRows sees to amounts of which some hold their tax: by a rate or a tax beside
// them; where there is none they count as they stand, which is said.
func (t *Table) grossRows(l *look) {
	at := t.ref0().At(t.Taxed)
	if t.Rate = l.rateColumn(1); t.Rate > 0 {
		t.Say(finding.Note, "amount-gross", at, "", "%s says which amounts hold their tax; it was taken off them at the rate of %s",
			t.Header(t.Taxed), t.Header(t.Rate))
		return
	}
	for _, col := range l.figureColumns(t) {
		if y := &t.Styles[col]; col != t.At["amount"] && proof.Says(y.Header) == "tax" && !proof.TaxRate(y.Header) {
			t.Less = []int{col}
			t.Say(finding.Note, "amount-gross", at, "", "%s says which amounts hold their tax; %s was taken off them",
				t.Header(t.Taxed), t.Header(col))
			return
		}
	}
	t.Say(finding.Warning, "amount-gross", at, "export the amounts net of tax, or with the tax or its rate in a column beside them",
		"%s says that some amounts hold their tax, and no column tells the tax or its rate: these count as they stand, which is too much "+
			"by the tax", t.Header(t.Taxed))
}

// Words of headers of what was billed, and of what the books recognised of it.
var (
	billedWords     = []string{"billed", "billing", "billings", "invoiced", "fakturiert", "berechnet", "facture", "facturado", "fatturato"}
	recognisedWords = []string{"recognized", "recognised", "earned", "erfasst", "realisiert", "reconnu", "reconocido", "devengado",
		"riconosciuto"}
	shareOfSales = []string{"royalty", "royalties", "tantieme", "tantiemen", "lizenzgebuhr", "redevance", "redevances", "regalia",
		"regalias"}
)

// bases asks which of two amounts counts where a table tells what was billed and what
// was recognised of it, and they differ.
func (t *Table) bases() {
	f, amount := t.Figures, t.At["amount"]
	if fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet); f == nil || f.At(amount) < 0 || len(t.Spans) > 0 ||
		fields["amount"] != "" {
		return
	}
	says := func(col int, words []string) bool {
		return slices.ContainsFunc(strings.Fields(program.Fold(t.Styles[col].Header)),
			func(w string) bool { return slices.Contains(words, w) })
	}
	for i, col := range f.Cols {
		if col == amount || f.Sums[i].IsZero() || f.Sums[i].Equal(f.Sums[f.At(amount)]) {
			continue
		}
		share := says(col, shareOfSales) && !says(amount, shareOfSales) && proof.Says(t.Styles[col].Header) != "rate" &&
			f.Sums[i].LessThan(f.Sums[f.At(amount)]) // of others' sales
		if !share && (proof.Foreign(t.Styles[col].Header) ||
			!(says(amount, recognisedWords) && says(col, billedWords) || says(amount, billedWords) && says(col, recognisedWords))) {
			continue
		}
		t.Ask(finding.Warning, "amount-question", t.ref0().At(amount),
			finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {amount: %q}", input.Place(t.File, t.Sheet), t.Styles[col].Header),
				Or: fmt.Sprintf("{amount: %q}", t.Styles[amount].Header)}, "if the other is what accounts pay us, ",
			"%s, in all %s, and %s, in all %s, may each be revenue; the former counts", t.Header(amount),
			f.Sums[f.At(amount)].StringFixed(2),
			t.Header(col), f.Sums[i].StringFixed(2))
		return
	}
}

// rateColumn is the column of the rates of a tax, in percent or as shares, with so many
// cells at least; 0 for none.
func (l *look) rateColumn(atLeast int) int {
	for i := range l.watch.columns {
		e := &l.watch.columns[i]
		if i >= len(l.region.Header) || e.cells < atLeast || e.looks("percent") < 100 {
			continue
		}
		// "USt 7%" is the tax at that rate
		if h := l.header(i + 1); !proof.TaxRate(h) || strings.ContainsAny(h, "0123456789") {
			continue
		}
		style := e.numbers.Style()
		if !slices.ContainsFunc(slices.Concat(e.sample, e.figures), func(s string) bool {
			n, ok := style.Parse(s)
			return !ok || n.Value.Sign() < 0 || n.Value.GreaterThan(program.NewDecimal(30))
		}) {
			return i + 1
		}
	}
	return 0
}

// rivals is a question: two columns may be what was sold, one of them with more
// in it. The smaller counts until somebody answers.
func (t *Table) rivals(f *Figures, c proof.Choice) {
	low, high := c.Col, c.Rival
	if f.Sums[low].Abs().GreaterThan(f.Sums[high].Abs()) {
		low, high = high, low
	}
	t.moveAmount(f.Cols[low])
	t.Ask(finding.Warning, "amount-question", t.ref0().At(f.Cols[low]),
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {amount: %q}", input.Place(t.File, t.Sheet), t.Styles[f.Cols[high]].Header),
			Or: fmt.Sprintf("{amount: %q}", t.Styles[f.Cols[low]].Header)}, "if the larger is net of tax, ",
		"%s, in all %s, may be %s, in all %s, with tax; the smaller counts", t.Header(f.Cols[high]), f.Sums[high].StringFixed(2),
		t.Header(f.Cols[low]), f.Sums[low].StringFixed(2))
}

// doubt is a question: a tax may be upon the amount or within it. It is taken for
// within, which is less, until somebody answers.
func (t *Table) doubt(f *Figures, c proof.Choice) {
	col := f.Cols[c.Col]
	t.Ask(finding.Warning, "amount-question", t.ref0().At(col),
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {amount: %q}", input.Place(t.File, t.Sheet), t.Styles[col].Header)},
		"if the amount is net of tax, ",
		"%s, in all %s, may hold the tax of %s, in all %s, or not; what is left without it counts", t.Header(col),
		f.Sums[c.Col].StringFixed(2),
		t.Header(f.Cols[c.Less[0]]), f.Sums[c.Less[0]].StringFixed(2))
}

// broken names the rows that break a law by which the amount was found.
func (t *Table) broken(f *Figures, l *proof.Relation) {
	if l.Breaks == 0 {
		return
	}
	var rows []string
	for _, n := range l.Broken {
		rows = append(rows, finding.Ref{Row: n}.Cell())
	}
	t.Say(finding.Warning, "amounts-disagree", finding.Ref{File: t.File, Sheet: t.Sheet, Row: l.Broken[0]},
		"correct the amounts of these rows, or leave them if they are meant so",
		"%d of %d rows do not keep %s: %s", l.Breaks, l.Holds+l.Breaks, finding.Quote(f.Words(*l, t.keyHeaders(f))), input.Listed(rows, 5))
}

func (t *Table) keyHeaders(f *Figures) []string {
	var headers []string
	for _, col := range f.keys {
		headers = append(headers, t.Styles[col].Header)
	}
	return headers
}

// sums takes columns that add up periods out of the periods: a quarter beside its
// months. A longer period that is not the sum of those within it is a question.
func (t *Table) sums(f *Figures) {
	if len(t.Spans) < 2 {
		return
	}
	var kept []Span
	var unclear []string
	for _, s := range t.Spans {
		switch role := f.Roles[max(f.At(s.Col), 0)]; {
		case f.At(s.Col) >= 0 && role == proof.Sum && t.holdsOthers(s):
		case t.holdsOthers(s):
			unclear = append(unclear, t.Header(s.Col))
		default:
			kept = append(kept, s)
		}
	}
	t.Spans = kept
	if len(unclear) > 0 {
		t.Say(finding.Warning, "periods-overlap", t.ref0(), "leave out the columns that add up others, or those that they add up",
			"%s holds periods of other columns and is not their sum; it was left out", input.Listed(unclear, 4))
	}
}

// holdsOthers is whether a period holds that of another column.
func (t *Table) holdsOthers(s Span) bool {
	return slices.ContainsFunc(t.Spans, func(o Span) bool {
		return o.Col != s.Col && s.Period.From <= o.Period.From && o.Period.To <= s.Period.To && s.Period.Days() > o.Period.Days()
	})
}

// role is what the numbers of a column prove it to be, with the law; "" where
// they prove nothing.
func (t *Table) role(col int) (role, law string) {
	f := t.Figures
	if f == nil || f.At(col) < 0 || f.Roles[f.At(col)] == proof.Unknown {
		return "", ""
	}
	l, _ := f.Why(f.At(col))
	return string(f.Roles[f.At(col)]), fmt.Sprintf("%s, on %d of %d", f.Words(l, t.keyHeaders(f)), l.Holds, l.Holds+l.Breaks)
}

// ledgerCode lets go of ids that stand for several customers each: the code of an
// account in a ledger, beside the names of customers.
func (t *Table) ledgerCode(l *look) {
	id, name := t.At["account id"], t.At["account"]
	if t.Subject.Name != "revenue" || id == 0 || name == 0 || id > len(l.watch.columns) || name > len(l.watch.columns) {
		return
	}
	ids, names := &l.watch.columns[id-1], &l.watch.columns[name-1]
	if known := len(ids.seen) + len(ids.wholes); known > 0 && 2*known <= len(names.seen) {
		delete(t.At, "account id")
	}
}

// Postings are the rows of a journal, each with the account of the ledger that is
// debited and the one that is credited: a sale debits what the customer owes and credits
// what was sold, a payment credits what the customer owes and debits the bank.
type Postings struct {
	Debit, Credit int             // columns
	owed          map[string]bool // accounts of what customers owe
	sold          map[string]bool // accounts that are credited against them, on balance
}

// Words of headers of accounts of a ledger, and of its two sides, as they grow together.
var (
	ledgerWords = []string{"konto", "account", "acct", "compte", "cuenta", "conto", "rekening", "科目", "계정"}
	debitWords  = []string{"soll", "debit", "debe", "dare", "belast", "借方", "차변"}
	creditWords = []string{"haben", "credit", "haber", "avere", "kredit", "贷方", "貸方", "대변"}
)

func grown(header string, words ...[]string) bool {
	folded := strings.ToLower(header)
	for _, any := range words {
		if !slices.ContainsFunc(any, func(w string) bool { return strings.Contains(folded, w) }) {
			return false
		}
	}
	return true
}

// ledgerAtMost is how many accounts of a ledger a journal of sales may name.
const ledgerAtMost = 200

// findPostings finds the two accounts of the rows of a journal, and which of its rows
// are sales: those against accounts that what customers owe credits on balance.
func (t *Table) findPostings(l *look) {
	p := &Postings{}
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		switch h, e := t.Styles[col].Header, &l.watch.columns[col-1]; {
		case t.Styles[col].Field != "" || e.cells < l.count || len(e.seen)+len(e.wholes)+len(e.figures) > ledgerAtMost:
		case grown(h, ledgerWords, debitWords) && p.Debit == 0:
			p.Debit = col
		case grown(h, ledgerWords, creditWords) && p.Credit == 0:
			p.Credit = col
		}
	}
	if p.Debit == 0 || p.Credit == 0 || t.At["amount"] == 0 || len(t.Spans) > 0 {
		return
	}
	sums := map[[2]string]program.Decimal{}
	l.each(func(row table.Row) bool {
		key := [2]string{strings.Clone(p.of(row.Cells, p.Debit)), strings.Clone(p.of(row.Cells, p.Credit))}
		sums[key] = sums[key].Add(exact(row.Cells, t.At["amount"], &t.Styles[t.At["amount"]].Numbers))
		return true
	})
	if len(sums) < 2 {
		return
	}
	t.Styles[p.Debit].state, t.Styles[p.Credit].state = "account of the ledger", "account of the ledger"
	at := t.ref0().At(p.Debit)
	if !p.part(sums) {
		t.Say(finding.Warning, "postings-parted", at, "export invoices and credit notes alone",
			"%s and %s name the accounts of each posting, and nothing tells which of them customers owe on: all count, payments too",
			t.Header(p.Debit), t.Header(p.Credit))
		return
	}
	aside := map[string]program.Decimal{}
	for pair, sum := range sums {
		for _, account := range pair {
			switch {
			case p.owed[account] || p.sold[account]:
			case t.Policy.Statuses[account] == input.Counts:
				p.sold[account] = true
			default:
				aside[account] = aside[account].Add(sum)
			}
		}
	}
	if t.Postings = p; len(aside) == 0 {
		return
	}
	var said, entries []string
	for _, account := range slices.Sorted(maps.Keys(aside)) {
		if t.Policy.Answered(account, input.Counts, input.LeftOut) == "" {
			said = append(said, fmt.Sprintf("%s (%s)", finding.Quote(account), aside[account].StringFixed(2)))
			entries = append(entries, fmt.Sprintf("%q: counts", account))
		}
	}
	if len(said) == 0 {
		return
	}
	severity := finding.Note
	if len(said) > 1 { // one is the bank, another may be a discount
		severity = finding.Warning
	}
	t.Ask(severity, "postings-parted", at, finding.Setting{Key: "statuses", Entry: strings.Join(entries, ", "), Or: "left out, for each"},
		"of an account that takes off what was sold, as discounts do, ",
		"postings that pay what customers owe were left out, those against %s", input.Listed(said, 5))
}

// of is the account of a ledger in a cell.
func (p *Postings) of(cells []table.Cell, col int) string {
	return strings.TrimSpace(keyText(cells, col))
}

// part tells what customers owe, of which each posting has one account, from what was
// sold and what was paid; false where nothing does.
func (p *Postings) part(sums map[[2]string]program.Decimal) bool {
	debited, credited := map[string]bool{}, map[string]bool{}
	for pair := range sums {
		debited[pair[0]], credited[pair[1]] = true, true
	}
	both, every := map[string]bool{}, map[string]bool{}
	for account := range debited {
		if !credited[account] {
			continue
		}
		both[account], every[account] = true, true
		for pair := range sums {
			if (pair[0] == account) == (pair[1] == account) {
				delete(every, account)
			}
		}
	}
	p.owed = both
	if len(every) == 1 {
		p.owed = every
	}
	net := map[string]program.Decimal{}
	for pair, sum := range sums {
		switch {
		case p.owed[pair[0]] == p.owed[pair[1]]:
			return false
		case p.owed[pair[0]]:
			net[pair[1]] = net[pair[1]].Add(sum)
		default:
			net[pair[0]] = net[pair[0]].Sub(sum)
		}
	}
	p.sold = map[string]bool{}
	for account, sum := range net {
		if sum.IsPositive() {
			p.sold[account] = true
		}
	}
	return len(p.sold) > 0
}

// Out is why a posting is no sale; "" for one that is.
func (p *Postings) Out(cells []table.Cell) string {
	if p == nil || p.sold[p.of(cells, p.Debit)] || p.sold[p.of(cells, p.Credit)] {
		return ""
	}
	return stateReasons["payment"]
}

// Reversed is whether a posting takes off what was sold.
func (p *Postings) Reversed(cells []table.Cell) bool { return p != nil && p.sold[p.of(cells, p.Debit)] }
