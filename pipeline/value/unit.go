package value

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"

	"sponsorbook/pipeline/program"
)

// A Unit is what a header or a cell says about the amounts under or in it.
type Unit struct {
	Currency string // ISO 4217, "" where none is named
	Sign     string // the sign as written where it names no single currency: "$", "kr"
	Times    int64  // 1000 for "k€"; 1 where nothing is said
	Percent  bool
	Minor    bool // amounts are in cents
}

// Factor is what an amount under the unit is multiplied by.
func (u Unit) Factor() program.Decimal {
	if u.Minor {
		return program.NewDecimal(1).Shift(-2)
	}
	return program.NewDecimal(max(u.Times, 1))
}

// factor is what an amount of a currency is multiplied by: its smallest unit is the
// hundredth of most, the yen itself, and a thousandth of a dinar.
func (u Unit) factor(code string) program.Decimal {
	if unit, err := currency.ParseISO(code); u.Minor && err == nil {
		scale, _ := currency.Standard.Rounding(unit)
		return program.NewDecimal(1).Shift(-int32(scale))
	}
	return u.Factor()
}

// Scaled is whether amounts under the unit are more or less than they say.
func (u Unit) Scaled() bool { return u.Times > 1 || u.Minor }

// HeaderUnit is the unit that a header names: "Amount (EUR)", "Revenue in k€",
// "Umsatz TEUR", "Sales, USD m", "Probability (%)".
func HeaderUnit(header string) Unit {
	_, u := cutUnit(trimHeader(header))
	return u
}

// cutUnit takes the unit off the end of a header, or out of its brackets.
func cutUnit(h string) (string, Unit) {
	if rest, inside, after, ok := cutBrackets(h); ok {
		if u, ok := parseUnit(inside); ok {
			return strings.TrimSpace(rest + " " + after), u
		}
	}
	words := strings.FieldsFunc(splitCamel(h), func(r rune) bool { return unicode.IsSpace(r) || r == '_' })
	if n := len(words); n > 1 && !mayEndUnit(words[n-1]) {
		return h, Unit{Times: 1}
	}
	for from := max(1, len(words)-4); from < len(words); from++ {
		if u, ok := parseUnit(strings.Join(words[from:], " ")); ok && u.says(words[from:]) {
			return strings.TrimRight(strings.Join(words[:from], " "), " ,;-–/"), u
		}
	}
	return h, Unit{Times: 1}
}

// mayEndUnit is whether a word can be the last of a unit: most are not, and need no
// further look.
func mayEndUnit(w string) bool {
	if _, ok := parseUnit(w); ok {
		return true
	}
	for _, part := range unitWords(w) {
		if !unitFillers[part] {
			return false
		}
	}
	return true
}

// says reports whether the words are plain enough to be a unit without
// brackets: a lone "m", "ft" or "all" may as well belong to the name.
func (u Unit) says(words []string) bool {
	text := strings.ToLower(strings.Join(words, " "))
	return strings.ContainsAny(text, "€$£¥₹₽₩") || u.Currency != "" && strings.Contains(text, strings.ToLower(u.Currency)) ||
		u.Currency == "" && u.Sign == "" && slices.ContainsFunc(words, func(w string) bool {
			return plainTimes[strings.ToLower(w)] || u.Minor && minorUnits[strings.ToLower(w)]
		})
}

// minorUnits are hundredths of a currency.
var minorUnits = words("cent cents eurocent eurocents pence centimes céntimos centimos centavos centesimi öre øre groszy haléř kuruş paise")

// plainTimes are the multipliers that need no brackets.
var plainTimes = words("thousand thousands million millions millionen millones billions milliarden tausend tsd mio mrd milliers 000s " +
	"lakh lakhs crore crores lacs tis tys duizenden migliaia milioni miljoen mln tusen")

// cutBrackets finds the last bracketed part of a header.
func cutBrackets(h string) (before, inside, after string, ok bool) {
	for _, pair := range [...]string{"()", "[]"} {
		open := strings.LastIndexByte(h, pair[0])
		if open < 0 {
			continue
		}
		if end := strings.IndexByte(h[open:], pair[1]); end > 0 {
			return h[:open], h[open+1 : open+end], h[open+end+1:], true
		}
	}
	return "", "", "", false
}

// parseUnit reads a text that is nothing but a unit. Codes that are words too
// (ALL, TOP, TRY) count in capitals only.
func parseUnit(s string) (Unit, bool) {
	u := Unit{Times: 1}
	known := false
	for _, w := range unitWords(s) {
		switch {
		case unitFillers[w]:
			continue
		case w == "%" || w == "percent":
			u.Percent = true
		case unitTimes[w] > 0 && u.Times == 1:
			u.Times = unitTimes[w]
		case minorUnits[w] && !u.Minor && u.Times == 1:
			u.Minor = true
		case u.Currency == "" && u.Sign == "":
			if !u.money(w) || wordCodes[u.Currency] && strings.EqualFold(w, u.Currency) && !strings.Contains(s, u.Currency) {
				return Unit{}, false
			}
		default:
			return Unit{}, false
		}
		known = true
	}
	return u, known
}

// wordCodes are the currency codes that are words of a header as well.
var wordCodes = words("ALL TOP TRY CUP MOP PEN GEL SOS BAM MAD LAK COP RON BOB ANG AMD MUR ERN SAR RUB DOP CHE CHW USN XAG XAU XPT CLF COU")

// money reads one word as a currency, perhaps with its multiplier grown to it:
// "EUR", "€", "TEUR", "k€", "US$m", "$000s".
func (u *Unit) money(w string) bool {
	if u.Currency, u.Sign = currencyWord(w); u.Currency != "" || u.Sign != "" {
		return true
	}
	if u.Currency = currencyNames[w]; u.Currency != "" {
		return true
	}
	for i, r := range w {
		if rest := w[i+utf8.RuneLen(r):]; strings.ContainsRune("€$£¥", r) && unitTimes[rest] > 0 && u.Times == 1 {
			u.Currency, u.Sign = currencyWord(w[:i+utf8.RuneLen(r)])
			u.Times = unitTimes[rest]
			return u.Currency != "" || u.Sign != ""
		}
	}
	return u.scaledMoney(w)
}

// scaledMoney reads a currency with its multiplier before or behind it.
func (u *Unit) scaledMoney(w string) bool {
	for _, x := range grownPowers {
		for _, rest := range [...]string{cutOff(strings.CutPrefix(w, x.word)), cutOff(strings.CutSuffix(w, x.word))} {
			if rest == "" || u.Times != 1 {
				continue
			}
			if _, month := MonthName(w); month {
				return false // "mars" is no million of ARS
			}
			if u.Currency, u.Sign = currencyWord(rest); u.Currency != "" || u.Sign != "" {
				for range x.power {
					u.Times *= 10
				}
				return true
			}
		}
	}
	return false
}

var unitFillers = map[string]bool{"in": true, "en": true, "em": true, "of": true, "de": true, "von": true, "di": true, "des": true}

// unitTimes are the multipliers that a header may name as a word.
var unitTimes = map[string]int64{
	"k": 1e3, "t": 1e3, "tsd": 1e3, "thousand": 1e3, "thousands": 1e3, "000": 1e3, "000s": 1e3, "'000": 1e3, "'000s": 1e3, "’000": 1e3,
	"tis": 1e3, "tys": 1e3, "тыс": 1e3, "млн": 1e6, "млрд": 1e9, "duizend": 1e3, "duizenden": 1e3, "migliaia": 1e3, "milhares": 1e3,
	"tusen": 1e3, "tusinde": 1e3,
	"milioni": 1e6, "miljoen": 1e6, "milhões": 1e6, "milhoes": 1e6, "mln": 1e6, "mld": 1e9, "천": 1e3, "백만": 1e6, "lac": 1e5, "lacs": 1e5,
	"cr": 1e7, "hundred": 1e2, "百": 1e2,
	"tausend": 1e3, "milliers": 1e3, "miles": 1e3, "千": 1e3, "1000": 1e3, "1,000": 1e3, "1.000": 1e3,
	"m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mill": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "百万": 1e6,
	"1,000,000": 1e6,
	"bn":        1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9, "milliarden": 1e9, "milliards": 1e9, "lakh": 1e5, "lakhs": 1e5,
	"crore": 1e7, "crores": 1e7,
	"万": 1e4, "億": 1e8,
}

// unitWords are the lower-case words of a possible unit.
func unitWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == ',' && !strings.Contains(s, "000") || r == '/' || r == '-' || r == ';' || r == '.' &&
			!strings.Contains(s, "000")
	})
}
