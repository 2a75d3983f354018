package program

import "slices"

// Money is an amount as the source lists it, and what it is worth in the
// reporting currency. The zero Money is unknown, which is not an amount of zero.
type Money struct {
	Amount   Decimal
	Currency string // ISO 4217, upper case; "" where the source names none
	Known    bool
	// Worth is the amount in the reporting currency, valid when Converted. An
	// amount without a rate is shown apart and never added.
	Worth     Decimal
	Converted bool
}

// NewMoney is a known amount, not yet converted.
func NewMoney(amount Decimal, currency string) Money {
	return Money{Amount: amount, Currency: currency, Known: true}
}

// Reporting is a known amount that is in the reporting currency already.
func Reporting(amount Decimal, currency string) Money {
	return Money{Amount: amount, Currency: currency, Known: true, Worth: amount, Converted: true}
}

// A MonthAmount is an amount of a month in the reporting currency.
type MonthAmount struct {
	Month  Month
	Amount Decimal
}

// A Series is amounts by month in the reporting currency, in order, each month
// at most once. A month that is absent had none.
type Series []MonthAmount

// Sum is the total of the months from..to, both included.
func (s Series) Sum(from, to Month) Decimal {
	total := Zero
	for _, a := range s {
		if from <= a.Month && a.Month <= to {
			total = total.Add(a.Amount)
		}
	}
	return total
}

// Year is the total of a calendar year up to and including a month of it.
func (s Series) Year(year int, through Month) Decimal {
	return s.Sum(NewMonth(year, 1), min(NewMonth(year, 12), through))
}

// Plus is the series with an amount added to a month.
func (s Series) Plus(m Month, amount Decimal) Series {
	i, found := slices.BinarySearchFunc(s, m, func(a MonthAmount, m Month) int { return int(a.Month - m) })
	if found {
		s[i].Amount = s[i].Amount.Add(amount)
		return s
	}
	return slices.Insert(s, i, MonthAmount{m, amount})
}

// Share is part/whole, unknown (false) when the whole is not above zero.
func Share(part, whole Decimal) (Decimal, bool) {
	if whole.Sign() <= 0 {
		return Zero, false
	}
	return Divide(part, whole), true
}
