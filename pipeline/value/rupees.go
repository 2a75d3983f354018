package value

import "strings"

// rupees are what the cells of a column tell about a "Cr" behind their amounts: in
// India it is a crore, ten millions, and in a ledger the credit side.
type rupees struct {
	few   int // with Cr, and less than a thousand: as crores are written
	sides int // on a side of a ledger: with Dr, or with Cr and many digits
	lakhs int // as only India writes: in lakhs, in rupees, or grouped in twos
}

func (r *rupees) add(s *shape, text string) {
	after := strings.ToLower(strings.Trim(s.after, " ."))
	switch {
	case after == "dr", after == "cr" && (s.m > 1 || s.n > 5 || s.m == 0 && s.n > 3):
		r.sides++
	case after == "cr":
		r.few++
	}
	if before := strings.ToLower(strings.Trim(s.before, " .")); strings.Contains(text, "₹") || before == "rs" || before == "inr" ||
		strings.HasPrefix(after, "lakh") || strings.HasPrefix(after, "lac") || strings.HasPrefix(after, "crore") || s.inTwos() {
		r.lakhs++
	}
}

// inTwos is whether digits are grouped as India does: "12,34,567".
func (s *shape) inTwos() bool {
	for i := 1; i < s.m; i++ {
		if s.at[i]-s.at[i-1] == 2 {
			return true
		}
	}
	return false
}

func (r *rupees) crores() bool { return r.few > 0 && r.sides == 0 && r.lakhs > 0 }

// spellCrore writes the "Cr" behind an amount out.
func spellCrore(text string) string {
	trimmed := strings.TrimRight(text, " .")
	if n := len(trimmed) - 2; n > 0 && strings.EqualFold(trimmed[n:], "cr") {
		return trimmed[:n] + " crore"
	}
	return text
}
