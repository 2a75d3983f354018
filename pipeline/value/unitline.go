package value

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// LineUnit is the unit that a line above a table, or a note below it, tells of
// the table's amounts: "Amounts in thousands of EUR", "Angaben in T€",
// "(単位：千円)", "₹ in lakhs", "All amounts in USD". False where the line tells
// none, or two that differ.
func LineUnit(text string) (Unit, bool) {
	if len(text) > 300 {
		return Unit{}, false
	}
	return unitIn(text, false)
}

// NameUnit is the unit that the name of a file or sheet tells: "Umsatz TEUR",
// "sales_usd_mn.csv". A currency alone counts in capitals only.
func NameUnit(name string) (Unit, bool) {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		name = name[i+1:]
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return unitIn(strings.NewReplacer("_", " ", "-", " ").Replace(name), true)
}

// unitSpellings are ways to write a unit that the words alone do not tell.
var unitSpellings = strings.NewReplacer("：", ": ", ":", ": ", "d’", "", "d'", "", "D'", "",
	" R thousands", " ZAR thousands", " R millions", " ZAR millions", " R'000", " ZAR thousands", " Rand thousands", " ZAR thousands",
	"Bin TL", "k TRY", "bin TL", "k TRY", "Bin ₺", "k ₺", "Milyon TL", "m TRY", "milyon TL", "m TRY")

// unitIn joins what the parts of a text tell.
func unitIn(text string, name bool) (Unit, bool) {
	all := Unit{Times: 1}
	text = spellCodes(unitSpellings.Replace(text))
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("()[]{}（）［］【】;|\n\r\t", r) }) {
		u, ok := partUnit(strings.Fields(strings.Map(plainSpace, part)), name)
		if !ok {
			continue
		}
		if all.Times > 1 && u.Times > 1 && all.Times != u.Times || all.Currency != "" && u.Currency != "" && all.Currency != u.Currency {
			return Unit{}, false
		}
		all.Times, all.Minor = max(all.Times, u.Times), all.Minor || u.Minor
		all.Currency, all.Sign = cmp.Or(all.Currency, u.Currency), cmp.Or(all.Sign, u.Sign)
	}
	return all, all.Scaled() || all.Currency != "" || all.Sign != ""
}

func plainSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// longestUnit is of how many words a unit is made: "in thousands of US dollars".
const longestUnit = 6

// partUnit finds the longest run of words that is a unit and is said to be one:
// behind a word such as "in", or as all there is.
func partUnit(words []string, name bool) (Unit, bool) {
	for size := min(len(words), longestUnit); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			run := words[from : from+size]
			u, ok := parseUnit(strings.Trim(strings.Join(run, " "), " ,.:;-–"))
			if !ok || u.Percent || !u.plain(run) {
				continue
			}
			told := size == len(words) || from > 0 && introduces(words[from-1]) || slices.ContainsFunc(run, introduces)
			// "Sales, EUR thousands"
			told = told || from > 0 && from+size == len(words) && u.Times > 1 && strings.HasSuffix(words[from-1], ",")
			if told || name && u.Currency != "" && (u.Times > 1 || slices.Contains(run, u.Currency)) {
				return u, true
			}
		}
	}
	return Unit{}, false
}

// plain reports a unit whose words can be nothing else: codes that are words
// count only beside a multiplier, letters such as m only beside a currency.
func (u Unit) plain(run []string) bool {
	money := u.Currency != "" && (!wordCodes[u.Currency] || u.Times > 1) || u.Sign != ""
	return money || u.Minor || u.Times > 1 && slices.ContainsFunc(run, func(w string) bool {
		w = strings.ToLower(strings.Trim(w, ".,:;"))
		return plainTimes[w] || strings.Contains(w, "000") || w != "" && w[0] >= 0x80
	})
}

// introduces reports a word behind which a unit stands.
func introduces(w string) bool { return unitIntros[strings.ToLower(strings.TrimRight(w, ".,"))] }

// unitIntros are the words that say that a unit follows.
var unitIntros = words("in en em i w x × v bedragen belopp kwoty unit unit: units: einheit: unité: unidad: unità: currency currency: " +
	"währung währung: waehrung: devise: monnaie: moneda: valuta: 単位 単位: 单位 单位: 단위 단위: 通貨: 币种: ед.: валюта:")

// spellCodes writes the codes of currencies for their names of several words.
func spellCodes(s string) string {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return s
	}
	for _, n := range longNames {
		for i := strings.Index(low, n); i >= 0; i = strings.Index(low, n) {
			s = s[:i] + currencyNames[n] + s[i+len(n):]
			low = strings.ToLower(s)
		}
	}
	return s
}

// longNames are the names of currencies of several words, the longest first.
var longNames = func() []string {
	var all []string
	for n := range currencyNames {
		if strings.ContainsAny(n, " -") {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return all
}()
