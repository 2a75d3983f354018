package shape

import (
	"strings"
	"unicode"

	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/numfmt"
)

func classOf(c *grid.Cell) class {
	switch c.Kind {
	case grid.Empty:
		return blank
	case grid.Number:
		if isYear(c.Text) {
			return period
		}
		return figure
	case grid.Date:
		return day
	case grid.Bool:
		return truth
	case grid.Fault:
		return mark
	}
	return classOfText(c.Text)
}

func classOfText(s string) class {
	if len(s) > 200 {
		return words
	}
	s = strings.TrimSpace(s)
	if s == "" {
		return blank
	}
	switch {
	case len(s) <= 12 && isVoid(s):
		return void
	case isYear(s), yearMonth(s), looksPeriod(s) && strings.ContainsFunc(s, unicode.IsLetter):
		return period
	case looksNumeric(s):
		return figure
	case looksDated(s):
		return day
	case looksPeriod(s):
		return period
	case len(s) <= 5 && flags[strings.ToLower(s)]:
		return truth
	case strings.Contains(s, "://") || strings.Contains(s, "@") && !strings.Contains(s, " ") && strings.Contains(s, "."):
		return mark
	}
	return words
}

// isVoid reports a sign for a value that is not known: a word for it, or no
// letter and no digit at all.
func isVoid(s string) bool {
	if voids[strings.ToLower(strings.Trim(s, "()[]<>#*"))] {
		return true
	}
	return strings.Trim(s, "-–—‒―.…·_/?*~") == ""
}

var voids = map[string]bool{"n/a": true, "na": true, "n.a": true, "n.a.": true, "n.d": true, "n.d.": true, "nd": true, "n/d": true,
	"k.a": true, "k.a.": true,
	"s.o.": true, "s/o": true, "null": true, "none": true, "nil": true, "nan": true, "なし": true, "不明": true, "－": true, "ー": true}

var flags = map[string]bool{"true": true, "false": true, "yes": true, "no": true, "y": true, "n": true, "x": true, "ja": true,
	"nein": true, "oui": true, "non": true, "sí": true}

func isYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0') && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' &&
		s[3] <= '9'
}

// yearMonth reports "2026-01".
func yearMonth(s string) bool {
	return len(s) == 7 && s[4] == '-' && isYear(s[:4]) && (s[5] == '0' && s[6] >= '1' && s[6] <= '9' || s[5] == '1' && s[6] >= '0' &&
		s[6] <= '2')
}

// looksNumeric reports digits with at most the signs, groupings, currency and
// suffixes that amounts have.
func looksNumeric(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune(".,-+()%' \u00a0\u202f", r), unicode.Is(unicode.Sc, r):
		case unicode.IsLetter(r):
			letters++
		default:
			return false
		}
	}
	if digits == 0 || letters > 3 {
		return false
	}
	return letters == 0 && !datedDigits(s) || letters > 0 && amountLetters(s)
}

// datedDigits reports 2024-01-31 and 31.01.2024, which have no other signs.
func datedDigits(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '.' })
	if len(parts) != 3 || len(s) > 10 {
		return false
	}
	for _, p := range parts {
		if len(p) == 0 || len(p) > 4 || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2 || len(parts[0]) <= 2 && len(parts[1]) <= 2 &&
		(len(parts[2]) == 2 || len(parts[2]) == 4)
}

// amountLetters reports "1.2m", "EUR 500", "500 CR": letters at one end, of
// which the other end has none.
func amountLetters(s string) bool {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || r == ' ' }
	core := strings.TrimFunc(s, isLetter)
	if core == "" || strings.IndexFunc(core, unicode.IsLetter) >= 0 {
		return false
	}
	word := strings.ToLower(strings.TrimSpace(strings.Replace(s, core, "", 1)))
	switch word {
	case "k", "m", "b", "bn", "mn", "mio", "cr", "dr", "kr", "pct":
		return true
	}
	return len(word) == 3 && numfmt.CurrencyIn(strings.ToUpper(word)) != "" && strings.Contains(s, " ")
}

// looksDated reports a date or a time of day in digits, or with a month's name.
func looksDated(s string) bool {
	if len(s) > 40 || len(s) < 4 {
		return false
	}
	digits, seps, letters := 0, 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '-' || r == '/' || r == ':' || r == '.':
			seps++
		case unicode.IsLetter(r):
			letters++
		case r != ' ' && r != ',' && r != '+':
			return false
		}
	}
	if digits < 3 || digits > 20 || s[0] < '0' && s[0] != ' ' {
		return false
	}
	if letters == 0 {
		return seps >= 2 && datedStart(s) || seps >= 1 && digits <= 6 && strings.Count(s, ":") >= 1
	}
	return digits >= 4 && (seps >= 2 || letters >= 3) &&
		(hasMonth(s) && s[0] >= '0' && s[0] <= '9' && strings.IndexFunc(s, unicode.IsLetter) <= 3 || datedStart(s) &&
			(strings.ContainsAny(s, "TZ") || strings.Contains(s, "M")))
}

// datedStart reports three numbers at the beginning with the same sign between.
func datedStart(s string) bool {
	end := strings.IndexAny(s, " T")
	if end > 0 {
		s = strings.TrimRight(s[:end], ",")
	}
	for _, sep := range []string{"-", "/", "."} {
		p := strings.Split(s, sep)
		if len(p) == 3 && digitsUpTo(p[0], 4) && digitsUpTo(p[1], 2) && digitsUpTo(p[2], 4) {
			return true
		}
	}
	return false
}

func digitsUpTo(s string, n int) bool {
	return len(s) > 0 && len(s) <= n && strings.Trim(s, "0123456789") == ""
}

var months = []string{"jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec", "dez",
	"fév", "avr", "juin", "juil", "aoû", "déc", "ene", "abr", "ago", "dic"}

func hasMonth(s string) bool {
	s = strings.ToLower(s)
	for _, m := range months {
		if i := strings.Index(s, m); i >= 0 && (i == 0 || !isLetterByte(s[i-1])) {
			return true
		}
	}
	return false
}

func isLetterByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// looksPeriod reports "Jan 2024", "Q1 24", "2024-01", "FY2024", "2024 H1".
func looksPeriod(s string) bool {
	if len(s) > 20 || len(s) < 3 {
		return false
	}
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == '-' || r == '/' || r == '\'' ||
			r == '.' || r == '_'
	})
	number, name := 0, 0
	for _, f := range fields {
		switch {
		case digitsUpTo(f, 4):
			number++
		case strings.HasPrefix(f, "q") && digitsUpTo(f[1:], 1), strings.HasPrefix(f, "h") && digitsUpTo(f[1:], 1),
			strings.HasPrefix(f, "fy") && (f == "fy" || digitsUpTo(f[2:], 4)), hasMonth(f) && !strings.ContainsFunc(f, unicode.IsDigit):
			name++
		default:
			return false
		}
	}
	return len(fields) <= 4 && name >= 1 && (number >= 1 || strings.HasPrefix(fields[0], "fy") && len(fields[0]) > 2) || number == 2 &&
		name == 0 && len(fields) == 2 && (isYear(fields[0]) || isYear(fields[1]))
}
