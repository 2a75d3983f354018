package intake

import (
	"strings"

	"sponsorbook/pipeline/table"
)

// revenue is what accounts pay us, while the input is read.
type revenue struct {
	*accounts
	ledger *ledger
	tabs   []*tab // all tables that were recognised
}

func newRevenue(who *accounts) *revenue { return &revenue{accounts: who, ledger: newLedger()} }

// A biller reads one table of revenue into the ledger.
type biller struct {
	*revenue
	t        *tab
	source   int32
	id, name int // columns; 0 where the table has none
	amount   int
	period   int
	product  int
	document int
	signs    map[int32]*signs // by document type
	kinds    map[int32]documentClass
	totals   totals
	words    map[string]int32     // product lines and document types, as they stand in cells
	periods  map[string]spell     // periods, as they stand in cells
	ids      map[string]*entry    // accounts by their ids, as they stand in cells
	accounts map[reference]*entry // accounts that no id tells
	buffer   []charge
	used     []tally      // by currency
	rollups  map[int]bool // rows that only add up the rows below them
	parents  map[int]string
}

// readRevenue streams a table of revenue: every amount is added to its account
// and month, and no row is kept.
func readRevenue(r *revenue, t *tab) error {
	b := &biller{revenue: r, t: t, source: r.sourceNumber(t.source), amount: t.at["amount"], period: t.at["period"],
		product: t.at["product line"], document: t.at["document type"], signs: map[int32]*signs{}, kinds: map[int32]documentClass{},
		words: map[string]int32{}, periods: map[string]spell{}, accounts: map[reference]*entry{}, ids: map[string]*entry{},
		id: t.at["account id"], name: t.at["account"]}
	if len(t.spans) > 0 {
		b.amount, b.period = 0, 0
	}
	if err := b.findRollups(); err != nil {
		return err
	}
	b.totals.start(t, b.amountColumns())
	err := eachRow(t, func(l *line, role table.Role) error {
		if role != table.Data {
			b.totals.printed(l, role)
			return nil
		}
		b.read(l)
		return nil
	})
	b.totals.finish()
	for currency, sum := range b.used {
		if d := sum.decimal(); !d.IsZero() {
			b.t.count(d, b.ledger.words[currency], used)
		}
	}
	b.settleSigns()
	return err
}

func (r *revenue) sourceNumber(s *source) int32 {
	for i, o := range r.sources {
		if o == s {
			return int32(i)
		}
	}
	return -1
}

// amountColumns are the columns that hold amounts.
func (b *biller) amountColumns() []int {
	var cols []int
	for _, s := range b.t.spans {
		cols = append(cols, s.col)
	}
	if b.amount > 0 {
		cols = append(cols, b.amount)
	}
	return cols
}

// read takes one row. It is used when one of its amounts is; else it is set
// aside for the reason of the first that was not.
func (b *biller) read(l *line) {
	key := ledgerKey{source: b.source}
	any, why := false, "has no amount"
	if b.strangeTotal(l) {
		l.row().setAside(asideReasons[table.Subtotal])
		return
	}
	b.totals.name(l)
	charges := b.charges(l, &why)
	if !b.rollups[l.n] {
		b.totals.add(l, charges)
	}
	if reason := b.notOurs(l, &key); reason != "" {
		b.refuse(l, charges, reason)
		return
	}
	e, unknown := b.customer(l)
	if e == nil {
		b.refuse(l, charges, unknown)
		return
	}
	for _, c := range charges {
		if reason := b.charge(l, e, key, c); reason != "" {
			why = reason
			continue
		}
		any = true
	}
	if !any {
		l.row().setAside(why)
	}
}

// strangeTotal is whether a row that reads like data is a total: it is called
// one, no account has that name, and it adds up rows above.
func (b *biller) strangeTotal(l *line) bool {
	if b.name == 0 || b.id > 0 && !l.blank(b.id) {
		return false
	}
	text := l.cell(b.name).Text
	if len(text) < 5 || !strings.EqualFold(text[:5], "total") && !strings.EqualFold(text[len(text)-5:], "total") {
		return false
	}
	return b.directory.find(reference{name: l.text(b.name)}).entry == nil && b.totals.isTotal(l)
}

// customer is the account of a row. Rows that name it as an earlier one did
// need no second look.
func (b *biller) customer(l *line) (*entry, string) {
	raw := reference{l.cell(b.id).Text, l.cell(b.name).Text}
	if e := b.ids[raw.id]; e != nil {
		return e, ""
	}
	if e := b.accounts[raw]; e != nil {
		return e, ""
	}
	ref := l.reference()
	if p := b.parents[l.n]; p != "" && b.founding && ref.name != "" {
		b.child(l, ref, p)
	}
	e, why := b.accountOf(l.row(), ref)
	switch {
	case e == nil || raw.blank() || len(b.t.down) > 0 || b.t.group != "":
	case raw.id != "" && b.directory.byID[canonicalID(raw.id)] == e:
		b.ids[strings.Clone(raw.id)] = e
	default:
		b.accounts[reference{strings.Clone(raw.id), strings.Clone(raw.name)}] = e
	}
	return e, why
}

// child names the parent of a sub-customer, where accounts are the customers
// that the revenue names. The parent is a customer too, with or without amounts
// of its own.
func (b *biller) child(l *line, ref reference, parent string) {
	if _, why := b.accountOf(l.row(), reference{name: parent}); why != "" {
		return
	}
	if e, _ := b.accountOf(l.row(), ref); e != nil && e.parent.name == "" && e.Name != parent {
		e.parent.name = parent
	}
}

// notOurs is why a row is no revenue: it adds up others, or it is no invoice.
func (b *biller) notOurs(l *line, key *ledgerKey) string {
	if b.rollups[l.n] {
		return "adds up the rows of its sub-customers"
	}
	key.line, key.document = b.word(l, b.product), b.word(l, b.document)
	if key.document == 0 {
		return ""
	}
	class, ok := b.kinds[key.document]
	if !ok {
		class = classOf(b.ledger.words[key.document])
		b.kinds[key.document] = class
	}
	return class.why()
}

// word is the number of a cell's word; 0 for a blank cell.
func (b *biller) word(l *line, col int) int32 {
	if col == 0 {
		return 0
	}
	text := l.cell(col).Text
	n, ok := b.words[text]
	if !ok {
		if !l.blank(col) {
			n = b.ledger.number(strings.TrimSpace(text))
		}
		b.words[strings.Clone(text)] = n
	}
	return n
}

// refuse sets a row aside with all its amounts.
func (b *biller) refuse(l *line, charges []charge, why string) {
	l.row().setAside(why)
	for _, c := range charges {
		b.t.count(c.amount.decimal(), c.currency, unused)
	}
}
