package program

// TinyBase is how many times its base a figure may be before a percentage of
// that base says nothing.
const TinyBase = 5

// NotTiny reports whether a base is large enough for a percentage of it.
func NotTiny(now, base Decimal) bool {
	return base.Sign() > 0 && now.Cmp(base.Mul(NewDecimal(TinyBase))) <= 0
}

// Covers reports whether a series tells of a whole window: it begins by the
// window's first month, or so soon after it that its own rhythm explains that,
// as with an invoice a quarter. What began within the window is a part of it.
func (s Series) Covers(w Window) bool {
	var first, last, longest Month
	for _, a := range s {
		if a.Amount.IsZero() {
			continue
		}
		if !first.Known() {
			first = a.Month
		} else {
			longest = max(longest, a.Month-last)
		}
		last = a.Month
	}
	return first.Known() && first < w.From+max(longest, 1)
}
