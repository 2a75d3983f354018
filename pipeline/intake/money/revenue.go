// Package money answers what is money in a table of revenue: amounts with their
// signs, periods, units and currencies, the sums among them that are printed and
// must not be counted, and the tables that tell the same revenue twice. It adds
// up revenue while rows stream and keeps none of them.
package money

import (
	"fmt"
	"sponsorbook/pipeline/finding"
	"strings"

	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// Revenue is what accounts pay us, while the input is read.
type Revenue struct {
	*who.Accounts
	Ledger *ledger
	told   tolds
	Tabs   []*recognise.Table // all tables that were recognised
	losses map[lost]*loss     // money of rows that were set aside
}

func New(who *who.Accounts) *Revenue {
	return &Revenue{Accounts: who, Ledger: NewLedger(), told: tolds{by: map[int32]*papers{}}}
}

// A Biller reads one table of revenue into the ledger.
type Biller struct {
	*Revenue
	t        *recognise.Table
	Source   int32
	id, name int // columns; 0 where the table has none
	amount   int
	less     []int // columns of the taxes that the amount includes
	period   int
	product  int
	document int
	currency int
	signs    map[int32]*signs // by document type
	kinds    map[int32]documentClass
	totals   totals
	words    map[string]int32             // product lines and document types, as they stand in cells
	periods  map[string]spell             // periods, as they stand in cells
	ids      map[string]*who.Entry        // accounts by their ids, as they stand in cells
	accounts map[who.Reference]*who.Entry // accounts that no id tells
	buffer   []charge
	used     []amount.Tally // by currency
	rollups  map[int]bool   // rows that only add up the rows below them
	parents  map[int]string
	common   string // of types that nobody lists, the one with the most money
	sides    sides
	strange  map[string]*strangeState // words of states that nobody lists
	bought   purchases
	takes    map[string]bool // texts of rows that take something off others, and that nobody answered
	unnamed  lacking
	undated  lacking
	refs     references
	twice    twice
	ahead    again // what lies after the as-of date
	longer   longer
	terms    terms
	again    repetition
	fiscal   int          // column of periods that are called fiscal; 0 for none
	taken    map[int]bool // rows that were taken back out of the ledger
}

// Fields are those of a table of revenue, beside the account and the currency.
var Fields = []string{"period", "amount", "product line", "document type", "document number", "cancels", "cancelled by", "replaces",
	"replaced by", "refers to", "revision"}

// ReadRevenue streams a table of revenue: every amount is added to its account
// and month, and no row is kept.
func ReadRevenue(r *Revenue, t *recognise.Table) error {
	b := &Biller{Revenue: r, t: t, Source: r.SourceNumber(t.Source), signs: map[int32]*signs{}, kinds: map[int32]documentClass{},
		ahead: again{sums: map[string]*amount.Tally{}}, words: map[string]int32{}, periods: map[string]spell{},
		accounts: map[who.Reference]*who.Entry{}, ids: map[string]*who.Entry{}}
	b.choose()
	if err := b.findRollups(); err != nil {
		return err
	}
	if err := b.findTypes(); err != nil {
		return err
	}
	if err := b.findSides(); err != nil {
		return err
	}
	if err := b.findReturns(); err != nil {
		return err
	}
	if err := b.findReferences(); err != nil {
		return err
	}
	b.findTerms()
	b.startRepetition()
	b.totals.start(t, b.amountColumns())
	err := rows.EachRow(t, func(l *rows.Line, role table.Role) error {
		if role != table.Data {
			b.totals.printed(l, role)
			return nil
		}
		b.read(l)
		return nil
	})
	b.totals.finish()
	for currency, sum := range b.used {
		if d := sum.Decimal(); !d.IsZero() {
			b.t.Count(d, b.Ledger.words[currency], input.Used)
		}
	}
	b.settleTwice()
	b.settleLonger()
	b.settleSigns()
	b.askStates()
	b.sayBought()
	b.sayUnnamed()
	b.sayReferences()
	b.askFounding()
	b.askFiscal()
	b.askTerms()
	b.askRepetition()
	return err
}

// askFounding asks about accounts that a table of revenue founds by a header that
// many things have.
func (b *Biller) askFounding() {
	header := b.t.HeaderOf("account")
	m, known := b.t.Subject.Meaning(header)
	if !b.Founding || b.id > 0 || !known || !m.Synonym.Weak || m.Synonym.Source != "" {
		return
	}
	if fields, _ := input.Answer(b.t.Policy.Columns, b.t.File, b.t.Sheet); fields["account"] != "" {
		return
	}
	sum := program.Zero
	for _, m := range b.t.Sums {
		sum = sum.Add(m.Used)
	}
	b.Ask(finding.Warning, "accounts-founded", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Col: b.name},
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {account: %q}", input.Place(b.t.File, b.t.Sheet), header)}, "if they are, ",
		"no table lists accounts; the %d of %s were taken for them, %s in all, and may be products or persons as well",
		len(b.Directory.Entries), finding.Quote(header), sum.StringFixed(2))
}

// askFiscal asks for the beginning of the fiscal year where periods that are called
// fiscal lie after the as-of date.
func (b *Biller) askFiscal() {
	what := ""
	switch {
	case b.t.Fiscal() == 1 && b.t.Nendo():
		b.Say(finding.Note, "fiscal-start", finding.Ref{File: b.t.File, Sheet: b.t.Sheet},
			"if it begins in another month, write it under fiscal_year_start: in the configuration",
			"%s tells Japan's fiscal years: each was read as beginning in April of its name", finding.Quote(b.t.Header(b.t.YearMonth.Year)))
		return
	case b.t.Fiscal() > 1 || b.ahead.rows == 0:
		return
	case b.t.IsFiscal():
		what = b.t.Header(b.t.YearMonth.Year) + " and " + b.t.Header(b.t.YearMonth.Month) + " are"
	case b.fiscal > 0:
		what = b.t.Header(b.fiscal) + " is"
	case b.t.Fixed.Days() > 0 && recognise.IsFiscal(b.t.Name()):
		what = finding.Quote(b.t.Name()) + " is"
	default:
		return
	}
	b.Ask(finding.Warning, "fiscal-start", finding.Ref{File: b.t.File, Sheet: b.t.Sheet},
		finding.Setting{Key: "fiscal_year_start", Entry: "4"},
		"if it begins in another month than January, ",
		"%s fiscal and read as of calendar years; %s of %s would lie after the as-of date",
		what, program.Plural(b.ahead.rows, "row", "rows"), sumsOf(b.ahead.sums))
}

func (r *Revenue) SourceNumber(s *input.Source) int32 {
	for i, o := range r.Sources {
		if o == s {
			return int32(i)
		}
	}
	return -1
}

// choose is which columns the billing of a table stands on, before any row is
// read: what they are called says it, and what their numbers prove belongs here.
func (b *Biller) choose() {
	at := b.t.At
	b.twice = twice{col: at["document number"], papers: newPapers(0),
		differ: map[int32][]posted{}, again: map[int32]*again{}}
	b.id, b.name, b.product, b.document = at["account id"], at["account"], at["product line"], at["document type"]
	b.currency = at["currency"]
	if b.twice.col > 0 && len(b.t.Spans) == 0 {
		b.twice.papers = newPapers(b.t.Rows)
	}
	if b.t.CreditNotes {
		b.kinds[0] = creditNote
	}
	for _, s := range b.t.Spans {
		if recognise.IsFiscal(b.t.Styles[s.Col].Header) {
			b.fiscal = s.Col
		}
	}
	if len(b.t.Spans) == 0 { // else every period has a column of its own
		b.amount, b.less, b.period = at["amount"], b.t.Less, at["period"]
	}
}

// amountColumns are the columns that hold amounts.
func (b *Biller) amountColumns() []int {
	var cols []int
	for _, s := range b.t.Spans {
		cols = append(cols, s.Col)
	}
	switch {
	case len(b.t.Coins) > 0:
		cols = append(cols, b.t.Coins...)
	case b.amount > 0:
		cols = append(cols, b.amount)
	}
	return cols
}

// read takes one row. It is used when one of its amounts is; else it is set
// aside for the reason of the first that was not.
func (b *Biller) read(l *rows.Line) {
	key := LedgerKey{Source: b.Source}
	any, why := false, "has no amount"
	if b.strangeTotal(l) {
		l.Row().SetAside(recognise.AsideReasons[table.Subtotal])
		return
	}
	b.totals.name(l)
	charges := b.charges(l, &why)
	if !b.rollups[l.N] {
		b.totals.add(l, charges)
	}
	if reason := b.notOurs(l, &key, charges); reason != "" {
		b.refuse(l, charges, reason)
		return
	}
	if len(charges) == 0 && b.Founding && b.period > 0 && l.Blank(b.period) {
		l.Reference() // which the rows below may be about
		l.Row().SetAside(why)
		return // a line of text below a table is no customer
	}
	e, unknown := b.customer(l)
	if e == nil {
		b.refuse(l, charges, unknown)
		b.lose(l, charges)
		if unknown == who.NamesNone {
			b.unnamed.meet(l, charges)
		}
		return
	}
	b.number(l, e)
	if why == unreadable {
		b.unread(l, e)
	}
	for _, c := range charges {
		reason := b.repeated(l, c)
		if reason != "" {
			b.t.Count(c.amount.Decimal(), c.currency, input.Unused)
			b.t.CountAside(reason, c.amount.Decimal(), c.currency)
		} else {
			reason = b.charge(l, e, key, c)
		}
		if reason != "" {
			why = reason
			continue
		}
		any = true
	}
	if !any {
		l.Row().SetAside(why)
	}
}

// strangeTotal is whether a row that reads like data is a total: it is called
// one, no account has that name, and it adds up rows above.
func (b *Biller) strangeTotal(l *rows.Line) bool {
	if b.bare(l) {
		return b.totals.isBare(l)
	}
	if b.name == 0 || b.id > 0 && !l.Blank(b.id) {
		return false
	}
	text := l.Cell(b.name).Text
	if len(text) < 5 || !strings.EqualFold(text[:5], "total") && !strings.EqualFold(text[len(text)-5:], "total") {
		return false
	}
	return b.Directory.Find(who.Reference{Name: l.Text(b.name)}).Entry == nil && (b.totals.isTotal(l) || b.totals.isBare(l))
}

// bare is whether a row says nothing but numbers, and none of the columns that
// name its customer, day or currency.
func (b *Biller) bare(l *rows.Line) bool {
	if b.id+b.name == 0 {
		return false
	}
	for _, col := range [...]int{b.id, b.name, b.period, b.product, b.document, b.currency} { // most rows end here
		if col > 0 && !l.Blank(col) {
			return false
		}
	}
	for col := 1; col <= len(l.Cells); col++ {
		if l.Blank(col) {
			continue
		}
		if _, ok := b.t.Styles[col].Numbers.Cell(l.Cell(col)); !ok {
			return false
		}
	}
	return true
}

// customer is the account of a row. Rows that name it as an earlier one did
// need no second look.
func (b *Biller) customer(l *rows.Line) (*who.Entry, string) {
	raw := who.Reference{ID: l.Cell(b.id).Text, Name: l.Cell(b.name).Text}
	if e := b.ids[raw.ID]; e != nil {
		return e, ""
	}
	if e := b.accounts[raw]; e != nil {
		return e, ""
	}
	ref := l.Reference()
	if p := b.parents[l.N]; p != "" && b.Founding && ref.Name != "" {
		b.child(l, ref, p)
	}
	e, why := b.AccountOf(l.Row(), ref)
	switch {
	case e == nil || raw.Blank() || len(b.t.Down) > 0 || b.t.Group != "":
	case raw.ID != "" && b.Directory.ByID[who.CanonicalID(raw.ID)] == e:
		b.ids[strings.Clone(raw.ID)] = e
	default:
		b.accounts[who.Reference{ID: strings.Clone(raw.ID), Name: strings.Clone(raw.Name)}] = e
	}
	return e, why
}

// child names the parent of a sub-customer, where accounts are the customers
// that the revenue names. The parent is a customer too, with or without amounts
// of its own.
func (b *Biller) child(l *rows.Line, ref who.Reference, parent string) {
	if _, why := b.AccountOf(l.Row(), who.Reference{Name: parent}); why != "" {
		return
	}
	if e, _ := b.AccountOf(l.Row(), ref); e != nil && e.ParentGiven.Name == "" && e.Name != parent {
		e.ParentGiven.Name = parent
	}
}

// notOurs is why a row is no revenue: it adds up others, or it is no invoice.
func (b *Biller) notOurs(l *rows.Line, key *LedgerKey, charges []charge) string {
	if b.rollups[l.N] {
		return "adds up the rows of its sub-customers"
	}
	if why := b.out(l, charges); why != "" {
		return why
	}
	if why := b.t.Postings.Out(l.Cells); why != "" {
		return why
	}
	key.Line, key.document = b.word(l, b.product), b.word(l, b.document)
	if key.document == 0 && b.credits(l) {
		key.document = b.Ledger.Number("credit note")
		b.kinds[key.document] = creditNote
	}
	if why := b.byReference(l, charges); why != "" {
		return why
	}
	if b.takenOff(l) || b.t.Postings.Reversed(l.Cells) {
		key.document = b.Ledger.Number("credit note")
		b.kinds[key.document] = creditNote
	}
	if key.document == 0 {
		b.discount(l, key)
		return ""
	}
	class, ok := b.kinds[key.document]
	if !ok {
		class = b.classOf(b.Ledger.words[key.document])
		b.kinds[key.document] = class
	}
	if class == strangeDocument {
		b.meetState(l, b.document, charges)
		if b.common != "" && strings.TrimSpace(l.Cell(b.document).Text) != b.common {
			return "is a document of a type that nobody lists"
		}
	}
	if class == invoice {
		b.discount(l, key)
	}
	return class.why()
}

// credits is whether a column other than that of types says that a row is of a
// credit note: a yes, or the series of its number.
func (b *Biller) credits(l *rows.Line) bool {
	if b.t.Postings.Reversed(l.Cells) {
		return true
	}
	if b.t.CreditFlag > 0 {
		f, _ := value.CellFlag(l.Cell(b.t.CreditFlag))
		return f == program.Yes
	}
	return b.t.CreditSeries != nil && b.t.CreditSeries[recognise.Series(recognise.CellText(l.Cell(b.t.CreditNumber)))]
}

// word is the number of a cell's word; 0 for a blank cell.
func (b *Biller) word(l *rows.Line, col int) int32 {
	if col == 0 {
		return 0
	}
	text := l.Cell(col).Text
	n, ok := b.words[text]
	if !ok {
		if !l.Blank(col) {
			n = b.Ledger.Number(strings.TrimSpace(text))
		}
		b.words[strings.Clone(text)] = n
	}
	return n
}

// refuse sets a row aside with all its amounts.
func (b *Biller) refuse(l *rows.Line, charges []charge, why string) {
	l.Row().SetAside(why)
	for _, c := range charges {
		b.t.Count(c.amount.Decimal(), c.currency, input.Unused)
		b.t.CountAside(why, c.amount.Decimal(), c.currency)
	}
}
