package value

import "sponsorbook/pipeline/program"

// A MoneyNote says what had to be settled about the currency of an amount.
type MoneyNote uint8

// The notes.
const (
	MoneyPlain MoneyNote = iota
	// SignAssumed: the cell or header shows a sign that several countries
	// share, and nothing else; "$" was taken for USD.
	SignAssumed
	// SignUnknown: the sign names no single currency and none is usual: "kr".
	SignUnknown
	// CurrencyClash: the cell names another currency than the currency column
	// or the header; the cell is believed.
	CurrencyClash
	// NotMoney: the cell is a percentage.
	NotMoney
)

// Money is the amount of a number in its column. Its currency is the one that
// the cell itself names, else the row's currency column, else the header's
// unit, else the usual meaning of a shared sign. The header's multiplier applies
// unless the cell has one of its own ("1.2m" under "in thousands"). An amount
// whose currency nobody names has "".
func (n Number) Money(column Unit, rowCurrency string) (program.Money, MoneyNote) {
	if n.Percent {
		return program.Money{}, NotMoney
	}
	code, note := n.settle(column, rowCurrency)
	amount := n.Value
	if column.Scaled() && !n.Scaled {
		amount = amount.Mul(column.factor(code))
	}
	return program.NewMoney(amount, code), note
}

// settle decides the currency of an amount.
func (n Number) settle(column Unit, rowCurrency string) (string, MoneyNote) {
	told := rowCurrency
	if told == "" {
		told = column.Currency
	}
	switch {
	case n.Currency != "" && told != "" && n.Currency != told:
		return n.Currency, CurrencyClash
	case n.Currency != "":
		return n.Currency, MoneyPlain
	case told != "":
		return told, MoneyPlain
	}
	sign := n.Sign
	if sign == "" {
		sign = column.Sign
	}
	if sign == "" {
		return "", MoneyPlain
	}
	if code, ok := SignCurrency(sign); ok {
		return code, SignAssumed
	}
	return "", SignUnknown
}
