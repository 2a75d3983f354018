package value

import "testing"

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
	} {
		m, d, ok := Length(c.text, c.header)
		if m != c.months || d != c.days || ok != c.ok {
			t.Errorf("%q under %q: %d months, %d days, %v", c.text, c.header, m, d, ok)
		}
	}
}
