package input

import (
	"cmp"
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Source is a table of the input while it is read: every row of data is
// counted once, and either set aside with a reason or used.
type Source struct {
	*program.Source
	asideSums map[string]map[string]program.Decimal // by reason and currency
	Aside     map[string][]int
	Sums      map[string]*program.MoneyLine
	// newest is the latest event that a row tells of, for the age of the source.
	newest program.Date
	Later  map[string]program.Decimal // money set aside because it is of after the as-of date
}

// A Row is one row of a source.
type Row struct {
	*Source
	Number int
}

// Row is one of the rows of a source.
func (s *Source) Row(n int) Row { return Row{s, n} }

// Older is whether a row tells of an earlier day than another: the table that it
// stands in is of an earlier day, by its own line or its name.
func (r Row) Older(than Row) bool {
	return r.Source != than.Source && r.AsOf.Known() && than.AsOf.Known() && r.AsOf < than.AsOf
}

// Ref is the row as findings name it.
func (r Row) Ref() finding.Ref {
	return finding.Ref{File: r.File, Sheet: r.Sheet, Row: r.Number}
}

// SetAside records why a row is not used. It is called at most once a row.
func (r Row) SetAside(reason string) {
	if r.Aside == nil {
		r.Aside = map[string][]int{}
	}
	r.Aside[reason] = append(r.Aside[reason], r.Number)
}

// A Fate is what became of an amount.
type Fate bool

// The fates of an amount.
const (
	Used   Fate = true
	Unused Fate = false
)

// Count adds an amount to what was read, and to what was used or set aside.
func (s *Source) Count(amount program.Decimal, currency string, f Fate) {
	if s.Sums == nil {
		s.Sums = map[string]*program.MoneyLine{}
	}
	m := s.Sums[currency]
	if m == nil {
		m = &program.MoneyLine{Currency: currency}
		s.Sums[currency] = m
	}
	m.Read = m.Read.Add(amount)
	if f == Used {
		m.Used = m.Used.Add(amount)
	} else {
		m.SetAside = m.SetAside.Add(amount)
	}
}

// CountAside adds an amount to what was set aside for a reason.
func (s *Source) CountAside(reason string, amount program.Decimal, currency string) {
	if s.asideSums == nil {
		s.asideSums = map[string]map[string]program.Decimal{}
	}
	if s.asideSums[reason] == nil {
		s.asideSums[reason] = map[string]program.Decimal{}
	}
	s.asideSums[reason][currency] = s.asideSums[reason][currency].Add(amount)
}

// sumsAside are the sums that were set aside for a reason.
func (s *Source) sumsAside(reason string) []program.Money {
	var sums []program.Money
	for _, currency := range slices.Sorted(maps.Keys(s.asideSums[reason])) {
		sums = append(sums, program.NewMoney(s.asideSums[reason][currency], currency))
	}
	return sums
}

// Withdraw sets an amount aside that was counted as used.
func (s *Source) Withdraw(amount program.Decimal, currency string) {
	if m := s.Sums[currency]; m != nil {
		m.Used, m.SetAside = m.Used.Sub(amount), m.SetAside.Add(amount)
	}
}

// CountLater counts an amount of after the as-of date.
func (s *Source) CountLater(amount program.Decimal, currency string) {
	if s.Later == nil {
		s.Later = map[string]program.Decimal{}
	}
	s.Later[currency] = s.Later[currency].Add(amount)
	s.Count(amount, currency, Unused)
}

// Event tells the source of something that happened on a day.
func (s *Source) Event(d, today program.Date) {
	if d <= today {
		s.newest = max(s.newest, d)
	}
}

// Close fills in what the reports print: rows used, reasons, money by currency.
func (s *Source) Close() {
	s.SetAside, s.Used = nil, s.Rows
	for _, reason := range slices.Sorted(maps.Keys(s.Aside)) {
		rows := s.Aside[reason]
		slices.Sort(rows)
		s.SetAside = append(s.SetAside, program.SetAside{Reason: reason, Rows: rows, Sums: s.sumsAside(reason)})
		s.Used -= len(rows)
	}
	s.Money = MoneyLines(s.Sums)
	if !s.AsOf.Known() && s.newest.Known() {
		s.AsOf, s.AsOfFrom = s.newest, "its newest record"
	}
}

func MoneyLines(by map[string]*program.MoneyLine) []program.MoneyLine {
	var lines []program.MoneyLine
	for _, m := range by {
		lines = append(lines, *m)
	}
	slices.SortFunc(lines, func(a, b program.MoneyLine) int { return cmp.Compare(a.Currency, b.Currency) })
	return lines
}

// Turn changes the sign of all amounts of a source.
func (s *Source) Turn() {
	for _, m := range s.Sums {
		m.Read, m.Used, m.SetAside = m.Read.Neg(), m.Used.Neg(), m.SetAside.Neg()
	}
	for currency, sum := range s.Later {
		s.Later[currency] = sum.Neg()
	}
	for _, sums := range s.asideSums {
		for currency, sum := range sums {
			sums[currency] = sum.Neg()
		}
	}
}

// Turned takes account of amounts whose sign was turned: changed is their sum
// by currency before.
func (s *Source) Turned(changed map[string]program.Decimal) {
	for currency, sum := range changed {
		if m := s.Sums[currency]; m != nil {
			twice := sum.Add(sum)
			m.Read, m.Used = m.Read.Sub(twice), m.Used.Sub(twice)
		}
	}
}
