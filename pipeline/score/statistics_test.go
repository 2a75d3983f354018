package score

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by {
		t.Errorf("%s: got %.7f, want %.7f", what, got, want)
	}
}

func TestTheWorkedChecksOfTheDefinitions(t *testing.T) {
	r := ratio(12, 120, 5, 100)
	near(t, "rate ratio, low", r.low, 0.138, 0.0005)
	near(t, "rate ratio, high", r.high, 1.525, 0.0005)
	s, margin := nps(12, 4, 24)
	near(t, "NPS", s, 33.333333, 1e-6)
	near(t, "its margin", margin, 29.8, 0.05)
}

// The wanted values are from SciPy 1.17.1: binomtest(...).proportion_ci(method=
// "wilson"), chi2.ppf and beta.ppf.
func TestIntervalsAgreeWithAnIndependentLibrary(t *testing.T) {
	w := wilson(7, 23)
	near(t, "wilson low", w.low, 0.1560402445, 1e-6)
	near(t, "wilson high", w.high, 0.5086575627, 1e-6)
	p := poisson(12, 10)
	near(t, "poisson low", p.low, 0.6200575109, 1e-6)
	near(t, "poisson high", p.high, 2.0961585048, 1e-6)
	if z := poisson(0, 4); z.low != 0 {
		t.Errorf("no event has a low limit of %f", z.low)
	}
	near(t, "no event, high", poisson(0, 4).high, 0.9222198635, 1e-6)
}

func TestMiddlesAndRanks(t *testing.T) {
	near(t, "median of four", median([]float64{9, 1, 4, 2}), 3, 0)
	near(t, "median of three", median([]float64{9, 1, 4}), 4, 0)
	near(t, "nearest rank of ten", percentile90([]float64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}), 9, 0)
	near(t, "nearest rank of eleven", percentile90([]float64{11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}), 10, 0)
}

func TestOneSidedLimitsWhereOneSideHasNoEvent(t *testing.T) {
	if r := ratio(0, 10, 3, 10); !math.IsInf(r.high, 1) || r.low <= 0 {
		t.Errorf("no event before: %+v", r)
	}
	if r := ratio(3, 10, 0, 10); r.low != 0 || math.IsInf(r.high, 1) {
		t.Errorf("no event after: %+v", r)
	}
}
