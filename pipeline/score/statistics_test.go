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
	inf := math.Inf(1)
	for _, c := range []struct {
		what string
		got  interval
		want interval
	}{
		{"none of ten", wilson(0, 10), interval{0, 0.2775327999}},
		{"ten of ten", wilson(10, 10), interval{0.7224672001, 1}},
		{"one of a thousand", wilson(1, 1000), interval{0.0001765464, 0.0056425586}},
		{"seven of 23", wilson(7, 23), interval{0.1560402445, 0.5086575627}},
		{"149 of 279", wilson(149, 279), interval{0.4754509503, 0.5917244917}},
		{"all but one of 5,000", wilson(4999, 5000), interval{0.9988679109, 0.9999646942}},
		{"no event in 4", poisson(0, 4), interval{0, 0.9222198635}},
		{"one event in half a year", poisson(1, 0.5), interval{0.0506356160, 11.1432867819}},
		{"12 events in 10", poisson(12, 10), interval{0.6200575109, 2.0961585048}},
		{"137 events in 1,346", poisson(137, 1346.25), interval{0.0854377229, 0.1203018791}},
		{"2,500 events in 88", poisson(2500, 88), interval{27.3062768799, 29.5450168675}},
		{"the worked ratio", ratio(12, 120, 5, 100), interval{0.1379947798, 1.5246887239}},
		{"a ratio of many", ratio(99, 1212.5, 44, 876.25), interval{0.4210115293, 0.8856859861}},
		{"a ratio of one and one", ratio(1, 3, 1, 900), interval{0.0000424646, 0.2616561177}},
		{"a ratio of hundreds", ratio(400, 50, 380, 61), interval{0.6748972871, 0.8983213666}},
		{"none before", ratio(0, 10, 3, 10), interval{0.5832884534, inf}},
		{"none since", ratio(3, 10, 0, 10), interval{0, 1.7144176166}},
	} {
		near(t, c.what+", low", c.got.low, c.want.low, 1e-6)
		if c.got.high != c.want.high { // both may be infinite
			near(t, c.what+", high", c.got.high, c.want.high, 1e-6)
		}
	}
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
