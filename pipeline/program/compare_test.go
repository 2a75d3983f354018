package program

import "testing"

func TestABaseThatIsAPartOfItsWindowIsNone(t *testing.T) {
	w := Window{NewMonth(2025, 1), NewMonth(2025, 12)}
	every := func(step Month, from Month) (s Series) {
		for m := from; m <= w.To+12; m += step {
			s = s.Plus(m, NewDecimal(1))
		}
		return s
	}
	for name, c := range map[string]struct {
		s    Series
		want bool
	}{
		"monthly from the first month":               {every(1, w.From), true},
		"monthly from the second":                    {every(1, w.From+1), false},
		"from the year before":                       {every(1, w.From-9), true},
		"an invoice a quarter, from the third month": {every(3, w.From+2), true},
		"an invoice a quarter, from the fourth":      {every(3, w.From+3), false},
		"an invoice a year, in its last month":       {every(12, w.To), true},
		"nothing at all":                             {nil, false},
		"one amount, whose rhythm nobody knows":      {Series{{w.From + 1, NewDecimal(1)}}, false},
		"a month of nothing is no beginning":         {Series{{w.From, Zero}, {w.From + 1, NewDecimal(1)}}, false},
	} {
		if got := c.s.Covers(w); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	for now, want := range map[int64]bool{500: true, 501: false, -500: true} {
		if NotTiny(NewDecimal(now), NewDecimal(100)) != want {
			t.Errorf("%d of a base of 100", now)
		}
	}
	if NotTiny(NewDecimal(1), Zero) || NotTiny(NewDecimal(1), NewDecimal(-1)) {
		t.Error("nothing is a base")
	}
}
