package intake

import (
	"cmp"
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A source is a table of the input while it is read: every row of data is
// counted once, and either set aside with a reason or used.
type source struct {
	*program.Source
	aside map[string][]int
	money map[string]*program.MoneyLine
	// newest is the latest event that a row tells of, for the age of the source.
	newest program.Date
	later  map[string]program.Decimal // money set aside because it is of after the as-of date
}

// A row is one row of a source.
type row struct {
	*source
	number int
}

// ref is the row as findings name it.
func (r row) ref() finding.Ref {
	return finding.Ref{File: r.File, Sheet: r.Sheet, Row: r.number}
}

// setAside records why a row is not used. It is called at most once a row.
func (r row) setAside(reason string) {
	if r.aside == nil {
		r.aside = map[string][]int{}
	}
	r.aside[reason] = append(r.aside[reason], r.number)
}

// A fate is what became of an amount.
type fate bool

// The fates of an amount.
const (
	used   fate = true
	unused fate = false
)

// count adds an amount to what was read, and to what was used or set aside.
func (s *source) count(amount program.Decimal, currency string, f fate) {
	if s.money == nil {
		s.money = map[string]*program.MoneyLine{}
	}
	m := s.money[currency]
	if m == nil {
		m = &program.MoneyLine{Currency: currency}
		s.money[currency] = m
	}
	m.Read = m.Read.Add(amount)
	if f == used {
		m.Used = m.Used.Add(amount)
	} else {
		m.SetAside = m.SetAside.Add(amount)
	}
}

// countLater counts an amount of after the as-of date.
func (s *source) countLater(amount program.Decimal, currency string) {
	if s.later == nil {
		s.later = map[string]program.Decimal{}
	}
	s.later[currency] = s.later[currency].Add(amount)
	s.count(amount, currency, unused)
}

// event tells the source of something that happened on a day.
func (s *source) event(d, today program.Date) {
	if d <= today {
		s.newest = max(s.newest, d)
	}
}

// close fills in what the reports print: rows used, reasons, money by currency.
func (s *source) close() {
	s.SetAside, s.Used = nil, s.Rows
	for _, reason := range slices.Sorted(maps.Keys(s.aside)) {
		rows := s.aside[reason]
		slices.Sort(rows)
		s.SetAside = append(s.SetAside, program.SetAside{Reason: reason, Rows: rows})
		s.Used -= len(rows)
	}
	s.Money = moneyLines(s.money)
	if !s.AsOf.Known() && s.newest.Known() {
		s.AsOf, s.AsOfFrom = s.newest, "its newest record"
	}
}

func moneyLines(by map[string]*program.MoneyLine) []program.MoneyLine {
	var lines []program.MoneyLine
	for _, m := range by {
		lines = append(lines, *m)
	}
	slices.SortFunc(lines, func(a, b program.MoneyLine) int { return cmp.Compare(a.Currency, b.Currency) })
	return lines
}

// turn changes the sign of all amounts of a source.
func (s *source) turn() {
	for _, m := range s.money {
		m.Read, m.Used, m.SetAside = m.Read.Neg(), m.Used.Neg(), m.SetAside.Neg()
	}
	for currency, sum := range s.later {
		s.later[currency] = sum.Neg()
	}
}

// turned takes account of amounts whose sign was turned: changed is their sum
// by currency before.
func (s *source) turned(changed map[string]program.Decimal) {
	for currency, sum := range changed {
		if m := s.money[currency]; m != nil {
			twice := sum.Add(sum)
			m.Read, m.Used = m.Read.Sub(twice), m.Used.Sub(twice)
		}
	}
}
