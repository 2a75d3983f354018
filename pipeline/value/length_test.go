package value

import (
	"strings"
	"testing"
)

func TestLengths(t *testing.T) {
	for _, c := range []struct {
		text, header string
		months, days int
		ok           bool
	}{
		{"6", "Contract Duration (Months)", 6, 0, true},
		{"12 months", "Term", 12, 0, true},
		{"1 year", "Term", 12, 0, true},
		{"2 Jahre", "Laufzeit", 24, 0, true},
		{"24", "Laufzeit (Monate)", 24, 0, true},
		{"3", "Durée (ans)", 36, 0, true},
		{"1.5 years", "Term", 18, 0, true},
		{"12.0", "Duration in Months", 12, 0, true},
		{"36", "Term", 36, 0, true},
		{"3", "Term", 0, 0, false}, // months or years
		{"90 days", "Term", 0, 90, true},
		{"12ヶ月", "契約期間", 12, 0, true},
		{"0", "Term (Months)", 0, 0, false},
		{"soon", "Term", 0, 0, false},
		{"1.3 months", "Term", 0, 0, false},
		{"1.5 eons", "Term", 0, 0, false},
		{"1.5.5 years", "Term", 0, 0, false},
		{"3.0", "Term", 0, 0, false},
		{"24.0", "Term", 24, 0, true},
		{"0.0", "Term (Months)", 0, 0, false},
		{"1200.0", "Term (Months)", 1200, 0, true},
		{"1201.0", "Term (Months)", 0, 0, false},
		{"2.0 weeks", "Term", 0, 0, false}, // a number of days is not read from a fraction
		{"1200", "Term (Months)", 1200, 0, true},
		{"1201", "Term (Months)", 0, 0, false},
		{"12", "Term", 12, 0, true},
		{"11", "Term", 0, 0, false},
	} {
		m, d, ok := Length(c.text, c.header)
		if m != c.months || d != c.days || ok != c.ok {
			t.Errorf("%q under %q: %d months, %d days, %v", c.text, c.header, m, d, ok)
		}
	}
}

// TestEveryUnitOfLengthIsAsLongAsItsWordSays: three of each.
func TestEveryUnitOfLengthIsAsLongAsItsWordSays(t *testing.T) {
	for words, want := range map[string][2]int{
		"month months Monat Monate mois mese mes meses mos mths mth mo maand maanden ヶ月 か月 カ月 ケ月 ヵ月 月 m": {3, 0},
		"quarter quarters Quartal Quartale trimestre trimestres 四半期":                                     {9, 0},
		"year years yr yrs Jahr Jahre année années anno ano años ans an jaar 年 y J":                      {36, 0},
		"week weeks Woche Wochen semaine semaines semana 週":                                              {0, 21},
		"day days Tag Tage jour jours día días 日":                                                        {0, 3},
		"fortnight lustrum hours": {0, 0},
	} {
		for _, word := range strings.Fields(words) {
			m, d, ok := Length("3 "+word, "Term")
			if got := [2]int{m, d}; got != want || ok != (want != [2]int{}) {
				t.Errorf("3 %s: %d months, %d days, %t; want %v", word, m, d, ok, want)
			}
		}
	}
}
