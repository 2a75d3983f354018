package money

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// overlap leaves out the months of a table that another tells too, cell by cell:
// exports of January to June and of May to October. Months that both have and
// that do not agree are a question.
func (r *Revenue) overlap(small, large int32, a, b map[cellKey]program.Decimal) error {
	agree, all := map[program.Month]int{}, map[program.Month]int{}
	months := map[program.Month]bool{}
	for k := range b {
		months[k.month] = true
	}
	for k, sum := range a {
		if !months[k.month] {
			continue
		}
		all[k.month]++
		if other, ok := b[k]; ok && other.Equal(sum) {
			agree[k.month]++
		}
	}
	var told, open []program.Month
	var agreed []program.Decimal
	for _, m := range slices.Sorted(maps.Keys(all)) {
		if agree[m]*10 >= 9*all[m] {
			told = append(told, m)
		} else {
			open = append(open, m)
		}
	}
	for k, sum := range a {
		if other, ok := b[k]; ok && slices.Contains(told, k.month) && other.Equal(sum) {
			agreed = append(agreed, sum)
		}
	}
	if !convinces(agreed) {
		r.mayOverlap(small, large, told, agreed)
		return nil
	}
	if len(told) == len(monthsOf(a)) {
		return nil
	}
	maps.DeleteFunc(a, func(k cellKey, _ program.Decimal) bool { return slices.Contains(told, k.month) })
	return r.leaveMonths(small, large, told, open)
}

// mayOverlap asks whether the few amounts on which two tables agree are the same
// ones.
func (r *Revenue) mayOverlap(small, large int32, months []program.Month, agreed []program.Decimal) {
	if len(agreed) == 0 {
		return
	}
	sum := program.Zero
	for _, d := range agreed {
		sum = sum.Add(d)
	}
	s := r.Sources[small]
	r.Say(finding.Warning, "revenue-overlaps", finding.Ref{File: s.File, Sheet: s.Sheet},
		"export periods that do not overlap, with the numbers of the documents",
		"the table and %s tell the same of %s, in all %s, which are too few to know whether they are the same: both were counted",
		r.place(large), monthRuns(months), sum.StringFixed(2))
}

func monthsOf(cells map[cellKey]program.Decimal) map[program.Month]bool {
	months := map[program.Month]bool{}
	for k := range cells {
		months[k.month] = true
	}
	return months
}

// leaveMonths takes some months of a table out of the ledger, and sets the rows
// aside that are of them alone.
func (r *Revenue) leaveMonths(small, large int32, told, open []program.Month) error {
	s, name := r.Sources[small], r.place(large)
	sums := r.Ledger.withoutMonths(small, told)
	why := "tells months that " + name + " tells too"
	for currency, sum := range sums {
		s.CountAside(why, sum.Decimal(), currency)
		if m := s.Sums[currency]; m != nil {
			m.SetAside, m.Used = m.SetAside.Add(sum.Decimal()), m.Used.Sub(sum.Decimal())
		}
	}
	r.Say(finding.Warning, "revenue-overlaps", finding.Ref{File: s.File, Sheet: s.Sheet},
		"export periods that do not overlap, or leave it: each month counts once",
		"the table tells %s as %s does, %s: they were not counted twice", monthRuns(told), name, sumsOf(sums))
	if len(open) > 0 {
		r.Say(finding.Warning, "revenue-overlaps", finding.Ref{File: s.File, Sheet: s.Sheet},
			"look whether one of the two exports ends within these months",
			"the table and %s tell %s too, and not alike: both were counted", name, monthRuns(open))
	}
	return r.setMonthsAside(s, told, why)
}

func (r *Revenue) place(source int32) string {
	s := r.Sources[source]
	return input.Place(s.File, s.Sheet)
}

func (r *Revenue) setMonthsAside(s *input.Source, months []program.Month, why string) error {
	t := r.Tabs[slices.IndexFunc(r.Tabs, func(t *recognise.Table) bool { return t.Source == s })]
	period := t.At["period"]
	if len(t.Spans) > 0 || period == 0 {
		return nil // a row is of other months too
	}
	gone := map[int]bool{}
	for _, rows := range s.Aside {
		for _, n := range rows {
			gone[n] = true
		}
	}
	return rows.EachRow(t, func(l *rows.Line, role table.Role) error {
		if role != table.Data || gone[l.N] || l.Blank(period) {
			return nil
		}
		p, ok := t.Styles[period].Dates.PeriodCell(l.Cell(period), t.Fiscal())
		if ok && p.From.Month() == p.To.Month() && slices.Contains(months, p.From.Month()) {
			l.Row().SetAside(why)
		}
		return nil
	})
}

// withoutMonths drops the entries of a source in some months, and gives back
// their sums by currency.
func (l *ledger) withoutMonths(source int32, months []program.Month) map[string]*amount.Tally {
	sums := map[string]*amount.Tally{}
	l.drop(func(e *ledgerEntry) bool {
		if e.Source != source || !slices.Contains(months, e.Month) {
			return false
		}
		c := l.words[e.Currency]
		if sums[c] == nil {
			sums[c] = &amount.Tally{}
		}
		d := e.sum.Decimal()
		sums[c].Add(amount.Quantity{Exact: &d})
		return true
	})
	return sums
}

// orderWords and invoiceWords are parts of headers and names of tables of orders
// and of what was billed.
var (
	orderWords   = []string{"order", "bestell", "auftrag", "commande", "pedido", "ordine", "encomenda", "注文", "受注"}
	invoiceWords = []string{"invoice", "billing", "billed", "rechnung", "faktura", "beleg", "facture", "factura", "fattura", "factuur",
		"fatura", "請求", "posting", "ledger", "revenue", "umsatz", "ventas", "売上"}
)

// ofOrders is whether a table tells orders rather than what was billed, by its
// name, its numbers and its days.
func ofOrders(t *recognise.Table) bool {
	orders := false
	for _, name := range [...]string{t.File, t.Sheet, t.HeaderOf("document number"), t.HeaderOf("period")} {
		key := value.HeaderKey(name)
		has := func(part string) bool { return strings.Contains(key, part) }
		if slices.ContainsFunc(invoiceWords, has) {
			return false
		}
		orders = orders || slices.ContainsFunc(orderWords, has)
	}
	return orders
}

// ordersAside leaves orders out where what was billed is told too, for the same
// accounts: an order and its invoice are one sale.
func (r *Revenue) ordersAside(cells map[int32]map[cellKey]program.Decimal) error {
	var orders, billed []int32
	for _, source := range slices.SortedFunc(maps.Keys(cells), cmp.Compare[int32]) {
		i := slices.IndexFunc(r.Tabs, func(t *recognise.Table) bool { return t.Source == r.Sources[source] })
		if i >= 0 && ofOrders(r.Tabs[i]) {
			orders = append(orders, source)
		} else {
			billed = append(billed, source)
		}
	}
	for _, o := range orders {
		for _, b := range billed {
			if !shareAccounts(cells[o], cells[b]) {
				continue
			}
			s := r.Sources[o]
			r.Say(finding.Warning, "orders-beside-revenue", finding.Ref{File: s.File, Sheet: s.Sheet},
				"if the orders are billed nowhere else, take the other table out",
				"the table tells orders, and %s tells what the same accounts were billed: the orders were not counted", r.place(b))
			if err := r.takeOut(o, "tells orders beside what was billed"); err != nil {
				return err
			}
			delete(cells, o)
			break
		}
	}
	return nil
}

func shareAccounts(a, b map[cellKey]program.Decimal) bool {
	accounts := map[int32]bool{}
	for k := range a {
		accounts[k.account] = true
	}
	for k := range b {
		if accounts[k.account] {
			return true
		}
	}
	return false
}
