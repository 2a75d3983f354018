package program

import (
	"cmp"
	"iter"
	"slices"

	"sponsorbook/pipeline/finding"
)

// Revenues are what accounts paid us, each Revenue packed into a few words: a
// large company has millions, and as structures of decimals and strings they
// would fill the memory. The zero Revenues are none.
//
// They are read with All and Of, in the order in which they were added.
type Revenues struct {
	entries  []packed
	accounts []chain
	account  map[string]int32
	words    []string // product lines, document types, currencies
	word     map[string]int32
	tables   []finding.Ref
	table    map[finding.Ref]int32
	rates    []Decimal
	odd      map[int32]Money // amounts that do not fit units, and worths that no rate tells
}

// A packed Revenue: what repeats is a number of a list.
type packed struct {
	account, line, document, currency, table int32
	month                                    Month
	row, col, cells                          int32
	rate                                     int32 // of rates; or one of those below
	next                                     int32 // the account's next entry
	units                                    int64 // the amount in 1/10,000
}

// Instead of a rate.
const (
	unconverted = -1
	atPar       = -2 // worth what it is
	oddly       = -3 // see odd
)

// A chain is an account with its first and last entry.
type chain struct {
	key         string
	first, last int32
}

const none = -1

// Len is how many there are.
func (r *Revenues) Len() int { return len(r.entries) }

// Grow makes room for more.
func (r *Revenues) Grow(n int) { r.entries = slices.Grow(r.entries, n) }

// Add adds one.
func (r *Revenues) Add(v Revenue) {
	m := v.Amount
	if units, ok := wholeUnits(m.Amount); ok && m.Known && (!m.Converted || m.Worth.Equal(m.Amount)) {
		r.AddUnits(v, units)
		if m.Converted {
			r.entries[len(r.entries)-1].rate = atPar
		}
		return
	}
	r.AddUnits(v, 0)
	r.entries[len(r.entries)-1].rate = oddly
	if r.odd == nil {
		r.odd = map[int32]Money{}
	}
	r.odd[int32(len(r.entries)-1)] = m
}

// AddUnits adds one whose amount is so many ten-thousandths, not converted yet;
// of v.Amount, the currency alone is read.
func (r *Revenues) AddUnits(v Revenue, units int64) {
	if r.account == nil {
		r.account, r.word, r.table = map[string]int32{}, map[string]int32{}, map[finding.Ref]int32{}
	}
	at := int32(len(r.entries))
	r.entries = append(r.entries, packed{
		account: r.follow(v.Account, at), line: r.number(v.ProductLine), document: r.number(v.DocumentType),
		currency: r.number(v.Amount.Currency),
		table:    r.place(finding.Ref{File: v.From.File, Sheet: v.From.Sheet}), month: v.Month,
		row: int32(v.From.Row), col: int32(v.From.Col), cells: int32(v.Cells), rate: unconverted, next: none, units: units})
}

// follow puts an entry behind the others of its account.
func (r *Revenues) follow(account string, at int32) int32 {
	n := int32(len(r.accounts)) - 1
	if n < 0 || r.accounts[n].key != account { // most come account by account
		known, ok := r.account[account]
		if !ok {
			known = n + 1
			r.account[account] = known
			r.accounts = append(r.accounts, chain{account, at, none})
		}
		n = known
	}
	a := &r.accounts[n]
	if a.last != none {
		r.entries[a.last].next = at
	}
	a.last = at
	return n
}

func (r *Revenues) number(word string) int32 {
	n, ok := r.word[word]
	if !ok {
		n = int32(len(r.words))
		r.words, r.word[word] = append(r.words, word), n
	}
	return n
}

func (r *Revenues) place(table finding.Ref) int32 {
	n, ok := r.table[table]
	if !ok {
		n = int32(len(r.tables))
		r.tables, r.table[table] = append(r.tables, table), n
	}
	return n
}

// All are all of them.
func (r *Revenues) All() iter.Seq[Revenue] {
	return func(yield func(Revenue) bool) {
		for i := range r.entries {
			if !yield(r.at(int32(i))) {
				return
			}
		}
	}
}

// Of are those of one account.
func (r *Revenues) Of(account string) iter.Seq[Revenue] {
	return func(yield func(Revenue) bool) {
		n, ok := r.account[account]
		if !ok {
			return
		}
		for i := r.accounts[n].first; i != none; i = r.entries[i].next {
			if !yield(r.at(i)) {
				return
			}
		}
	}
}

// Months are the months of all of them, each as often as it occurs.
func (r *Revenues) Months() iter.Seq[Month] {
	return func(yield func(Month) bool) {
		for i := range r.entries {
			if !yield(r.entries[i].month) {
				return
			}
		}
	}
}

// at unpacks one.
func (r *Revenues) at(i int32) Revenue {
	e := &r.entries[i]
	v := Revenue{Account: r.accounts[e.account].key, Month: e.month, ProductLine: r.words[e.line], DocumentType: r.words[e.document],
		From: r.tables[e.table], Cells: int(e.cells)}
	v.From.Row, v.From.Col = int(e.row), int(e.col)
	if e.rate == oddly {
		v.Amount = r.odd[i]
		return v
	}
	v.Amount = NewMoney(NewScaled(e.units, -unitPlaces), r.words[e.currency])
	switch {
	case e.rate == atPar:
		v.Amount.Worth, v.Amount.Converted = v.Amount.Amount, true
	case e.rate >= 0:
		v.Amount.Worth, v.Amount.Converted = v.Amount.Amount.Mul(r.rates[e.rate]), true
	}
	return v
}

// Convert gives every amount its worth. The rate is asked for once a currency
// and month, with how many amounts want it; without one they stay unconverted.
// An amount of no currency, or of the reporting one, is worth what it is.
func (r *Revenues) Convert(reporting string, rate func(currency string, month Month, amounts int) (Decimal, bool)) {
	type want struct {
		currency int32
		month    Month
	}
	wants := map[want]int{}
	for i := range r.entries {
		wants[want{r.currencyOf(int32(i)), r.entries[i].month}]++
	}
	rates := map[want]int32{}
	keys := make([]want, 0, len(wants))
	for k := range wants {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b want) int {
		return cmp.Or(cmp.Compare(r.words[a.currency], r.words[b.currency]), cmp.Compare(a.month, b.month))
	})
	for _, k := range keys {
		code := r.words[k.currency]
		if code == "" || code == reporting {
			rates[k] = atPar
			continue
		}
		rates[k] = unconverted
		if x, ok := rate(code, k.month, wants[k]); ok {
			r.rates, rates[k] = append(r.rates, x), int32(len(r.rates))
		}
	}
	for i := range r.entries {
		r.convert(int32(i), rates[want{r.currencyOf(int32(i)), r.entries[i].month}])
	}
}

func (r *Revenues) currencyOf(i int32) int32 { return r.entries[i].currency }

func (r *Revenues) convert(i, rate int32) {
	e := &r.entries[i]
	if e.rate != oddly {
		e.rate = rate
		return
	}
	m := r.odd[i]
	m.Worth, m.Converted = m.Amount, rate == atPar
	if rate >= 0 {
		m.Worth, m.Converted = m.Amount.Mul(r.rates[rate]), true
	}
	r.odd[i] = m
}

// unitPlaces are the decimal places of units.
const unitPlaces = 4

// wholeUnits is an amount in ten-thousandths where that is exact.
func wholeUnits(d Decimal) (int64, bool) {
	if d.large != nil {
		l := d.library()
		scaled := l.Shift(unitPlaces)
		if l.Exponent() < -18 || l.Exponent() > 18 || !scaled.IsInteger() || !scaled.BigInt().IsInt64() {
			return 0, false
		}
		return scaled.IntPart(), true
	}
	by := d.exp() + unitPlaces
	if by >= 0 {
		return scaled(d.digits(), by)
	}
	if int(-by) >= len(tens) || d.digits()%tens[-by] != 0 {
		return 0, false
	}
	return d.digits() / tens[-by], true
}
