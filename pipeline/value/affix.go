package value

import "strings"

// affixes are what stands around the digits of a number.
type affixes struct {
	negative, percent, scaled bool
	open                      bool // a bracket that is not closed yet
	signs                     int
	currency, sign            string
	power                     int32 // of ten: 6 for "Mio."
}

// affixes reads what stands before and after the digits; it is false when any
// of it means nothing beside a number.
func (s *shape) affixes() (a affixes, ok bool) {
	if s.before == "" && s.after == "" {
		return a, true
	}
	before, after := triangles.Replace(strings.ToLower(s.before)), strings.ToLower(noCents(s.after))
	ok = a.read(before, false) && a.read(after, true) && !a.open && a.signs <= 1
	return a, ok
}

// triangles are minus signs in the ledgers of Japan.
var triangles = strings.NewReplacer("▲", "-", "△", "-", "▴", "-", "▵", "-")

// noCents takes away the dash that stands for no cents: "1.250,-", "Fr. 20.--".
func noCents(after string) string {
	if len(after) > 1 && (after[0] == ',' || after[0] == '.') && after[1] == '-' {
		return strings.TrimLeft(after[1:], "-")
	}
	if after == "." {
		return ""
	}
	return after
}

// read takes signs, brackets and words off one side of the digits.
func (a *affixes) read(side string, after bool) bool {
	for side = strings.TrimLeft(side, " "); side != ""; side = strings.TrimLeft(side, " ") {
		switch c := side[0]; c {
		case '-', '+':
			a.negative = a.negative || c == '-'
			a.signs++
			side = side[1:]
		case '(':
			if after || a.open {
				return false
			}
			a.open, a.negative = true, true
			a.signs++
			side = side[1:]
		case ')':
			if !a.open || !after {
				return false
			}
			a.open, side = false, side[1:]
		case '%':
			if a.percent {
				return false
			}
			a.percent, side = true, side[1:]
		default:
			word := affixWord(side)
			if !a.word(word, after) {
				return false
			}
			side = side[len(word):]
		}
	}
	return true
}

// affixWord is the text up to the next space, sign or bracket.
func affixWord(s string) string {
	if i := strings.IndexAny(s, " -+()%"); i > 0 {
		return s[:i]
	}
	return s
}

// word reads one word beside the digits.
func (a *affixes) word(w string, after bool) bool {
	if side, ok := ledgerSides[w]; ok && after {
		a.negative = a.negative || side
		a.signs++
		return true
	}
	if p, ok := powers[strings.TrimSuffix(w, ".")]; ok && after && !a.scaled {
		a.power, a.scaled = p, true
		return true
	}
	if percentWords[w] && after && !a.percent {
		a.percent = true
		return true
	}
	return a.money(w)
}

// money reads a currency, perhaps with a multiplier grown to it: "k€", "$m".
func (a *affixes) money(w string) bool {
	if a.currency != "" || a.sign != "" {
		return false
	}
	if a.currency, a.sign = currencyWord(w); a.currency != "" || a.sign != "" {
		return true
	}
	if a.scaled {
		return false
	}
	for _, p := range grownPowers {
		for _, rest := range [...]string{cutOff(strings.CutPrefix(w, p.word)), cutOff(strings.CutSuffix(w, p.word))} {
			if rest == "" {
				continue
			}
			if a.currency, a.sign = currencyWord(rest); a.currency != "" || a.sign != "" {
				a.power, a.scaled = p.power, true
				return true
			}
		}
	}
	return false
}

func cutOff(rest string, ok bool) string {
	if !ok {
		return ""
	}
	return strings.Trim(rest, ". ")
}

// ledgerSides are the sides of a ledger written after an amount; credit is the
// negative one, as in SAP's lists.
var ledgerSides = map[string]bool{"cr": true, "cr.": true, "dr": false, "dr.": false}

var percentWords = map[string]bool{"percent": true, "pct": true, "pct.": true, "prozent": true, "pourcent": true, "パーセント": true}

// powers are the multipliers that may follow an amount, as powers of ten.
// "mil" is left out: a thousand in Spanish, a million in English slang.
var powers = map[string]int32{
	"k": 3, "tsd": 3, "tausend": 3, "thousand": 3, "thousands": 3, "千": 3,
	"m": 6, "mm": 6, "mn": 6, "mio": 6, "mill": 6, "million": 6, "millions": 6, "millionen": 6, "millones": 6, "millon": 6, "millón": 6,
	"mln": 6, "百万": 6,
	"b": 9, "bn": 9, "mrd": 9, "milliarde": 9, "milliarden": 9, "milliard": 9, "milliards": 9, "md": 9, "mds": 9, "billion": 9,
	"billions": 9, "mld": 9,
	"lakh": 5, "lakhs": 5, "lac": 5, "crore": 7, "crores": 7, "万": 4, "億": 8,
}

// grownPowers are the multipliers that grow to a currency: "TEUR", "k€", "$m",
// "Mio€", "万円". The longer come first.
var grownPowers = []struct {
	word  string
	power int32
}{{"mio", 6}, {"mrd", 9}, {"tsd", 3}, {"百万", 6}, {"백만", 6}, {"mm", 6}, {"mn", 6}, {"bn", 9}, {"億", 8}, {"万", 4}, {"千", 3}, {"억", 8},
	{"만", 4}, {"천", 3}, {"k", 3}, {"t", 3}, {"m", 6}, {"b", 9}}
