package value

import (
	"regexp"
	"strings"
	"unicode"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// lengthUnits are the words for lengths of time, by how they begin, folded, each
// with the months or days that it has.
var lengthUnits = []struct {
	word         string
	months, days int
}{
	{"month", 1, 0}, {"monat", 1, 0}, {"mois", 1, 0}, {"mese", 1, 0}, {"mes", 1, 0}, {"mos", 1, 0}, {"mths", 1, 0}, {"mth", 1, 0},
	{"mon", 1, 0}, {"mo", 1, 0},
	{"maand", 1, 0}, {"ヶ月", 1, 0}, {"か月", 1, 0}, {"カ月", 1, 0}, {"ケ月", 1, 0}, {"ヵ月", 1, 0}, {"月", 1, 0}, {"개월", 1, 0}, {"月数", 1, 0},
	{"мес", 1, 0}, {"miesi", 1, 0}, {"manad", 1, 0}, {"maned", 1, 0}, {"mesic", 1, 0}, {"ay", 1, 0}, {"m", 1, 0},
	{"quarter", 3, 0}, {"quartal", 3, 0}, {"trimestre", 3, 0}, {"四半期", 3, 0},
	{"year", 12, 0}, {"yr", 12, 0}, {"jahr", 12, 0}, {"annee", 12, 0}, {"anno", 12, 0}, {"ano", 12, 0}, {"ans", 12, 0}, {"an", 12, 0},
	{"jaar", 12, 0}, {"年", 12, 0}, {"y", 12, 0}, {"j", 12, 0},
	{"week", 0, 7}, {"woche", 0, 7}, {"semaine", 0, 7}, {"semana", 0, 7}, {"週", 0, 7},
	{"day", 0, 1}, {"tag", 0, 1}, {"jour", 0, 1}, {"dia", 0, 1}, {"日", 0, 1},
}

// plainMonths is from how many on a bare number is a number of months.
const plainMonths = 12

// Length reads how long something runs: "12 months", "1 Jahr", "24", "1.5 years".
// A bare number has the unit that its header names ("Term (Months)"), and is
// months from 12 on; a smaller one without a unit could be years and is not read.
func Length(text, header string) (months, days int, ok bool) {
	if m := isoLength.FindStringSubmatch(strings.TrimSpace(text)); m != nil && m[1]+m[2] != "" {
		years, _ := wholeOf(m[1])
		months, _ := wholeOf(m[2])
		return 12*years + months, 0, true
	}
	s := program.Fold(strings.TrimSpace(script.Plain(text)))
	at := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != ' ' })
	number, unit := s, ""
	if at >= 0 {
		number, unit = s[:at], strings.TrimSpace(s[at:])
	}
	if decimal := strings.TrimSpace(strings.ToLower(script.Plain(text))); strings.ContainsAny(decimal, ".,") {
		return fractionOfLength(decimal, header)
	}
	n, ok := wholeOf(strings.TrimSpace(number))
	if !ok || n <= 0 || n > 1200 {
		return 0, 0, false
	}
	m, d, known := lengthUnit(unit)
	if unit == "" {
		m, d, known = headerLength(header)
		if !known && n >= plainMonths {
			m, known = 1, true
		}
	}
	return n * m, n * d, known
}

// fractionOfLength reads "1.5 years", where it is whole months, and "12.0".
func fractionOfLength(text, header string) (months, days int, ok bool) {
	at := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' })
	number, unit := text, ""
	if at >= 0 {
		number, unit = text[:at], strings.TrimSpace(text[at:])
	}
	x, err := program.ParseDecimal(strings.ReplaceAll(number, ",", "."))
	m, _, known := lengthUnit(program.Fold(unit))
	if unit == "" {
		if m, _, known = headerLength(header); !known && !x.LessThan(program.NewDecimal(plainMonths)) {
			m, known = 1, true
		}
	}
	x = x.Mul(program.NewDecimal(int64(m)))
	if err != nil || !known || m == 0 || !x.Equal(program.NewDecimal(x.IntPart())) || x.Sign() <= 0 || x.IntPart() > 1200 {
		return 0, 0, false
	}
	return int(x.IntPart()), 0, true
}

func wholeOf(s string) (n int, ok bool) {
	if s == "" || len(s) > 5 {
		return 0, false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = 10*n + int(r-'0')
	}
	return n, true
}

// lengthUnit is the unit that a word names.
func lengthUnit(word string) (months, days int, ok bool) {
	for _, u := range lengthUnits {
		if word == u.word || len([]rune(u.word)) > 1 && strings.HasPrefix(word, u.word) {
			return u.months, u.days, true
		}
	}
	return 0, 0, false
}

// headerLength is the unit that a header names: "Contract Duration (Months)".
// NamesLength is whether a header, or a cell below it, names a unit of time.
func NamesLength(header, cell string) bool {
	_, _, named := headerLength(header)
	unit := strings.TrimLeft(program.Fold(cell), "0123456789., ")
	_, _, grown := lengthUnit(unit)
	return named || grown && unit != "" || isoLength.MatchString(cell)
}

// isoLength is a length as ISO 8601 writes it: P12M, P1Y6M.
var isoLength = regexp.MustCompile(`^P(?:(\d{1,2})Y)?(?:(\d{1,3})M)?$`)

func headerLength(header string) (months, days int, ok bool) {
	words := strings.FieldsFunc(program.Fold(header), func(r rune) bool { return !unicode.IsLetter(r) })
	for i := len(words) - 1; i >= 0; i-- {
		if m, d, ok := lengthUnit(words[i]); ok && (len([]rune(words[i])) > 2 || m > 0 && words[i] > "z") {
			return m, d, true
		}
	}
	for _, u := range lengthUnits {
		if u.word > "z" && strings.Contains(header, u.word) {
			return u.months, u.days, true
		}
	}
	return 0, 0, false
}
