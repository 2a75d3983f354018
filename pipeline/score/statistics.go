package score

import (
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"sponsorbook/pipeline/program"
)

// An interval is a 95 % confidence interval.
type interval struct{ low, high float64 }

// z is the 97.5 % quantile of the normal distribution.
var z = distuv.UnitNormal.Quantile(0.975)

// wilson is the score interval of x successes in n trials (Wilson 1927).
func wilson(x, n int) interval {
	p, m := float64(x)/float64(n), float64(n)
	centre := p + z*z/(2*m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return interval{max(0, (centre-half)/(1+z*z/m)), min(1, (centre+half)/(1+z*z/m))}
}

// poisson is the exact interval of a rate of x events in exposure t (Garwood 1936).
func poisson(x int, t float64) interval {
	in := interval{high: mathext.GammaIncRegInv(float64(x)+1, 0.975) / t}
	if x > 0 {
		in.low = mathext.GammaIncRegInv(float64(x), 0.025) / t
	}
	return in
}

// ratio is the exact interval of (x1/t1)/(x0/t0): given x0+x1, x1 is binomial,
// whose Clopper–Pearson limits turn into limits of the ratio. With no event on
// one side the other limit is one-sided at 95 %: the high one is +Inf for x0=0,
// the low one 0 for x1=0.
func ratio(x0 int, t0 float64, x1 int, t1 float64) interval {
	tail := 0.025
	if x0 == 0 || x1 == 0 {
		tail = 0.05
	}
	in := interval{0, math.Inf(1)}
	odds := func(q float64) float64 { return q / (1 - q) * t0 / t1 }
	if x1 > 0 {
		in.low = odds(mathext.InvRegIncBeta(float64(x1), float64(x0)+1, tail))
	}
	if x0 > 0 {
		in.high = odds(mathext.InvRegIncBeta(float64(x1)+1, float64(x0), 1-tail))
	}
	return in
}

// nps is the net promoter score of n answers, in points, with its margin.
func nps(promoters, detractors, n int) (score, margin float64) {
	p, d := float64(promoters)/float64(n), float64(detractors)/float64(n)
	return 100 * (p - d), 1.96 * 100 * math.Sqrt((p+d-(p-d)*(p-d))/float64(n))
}

// median is the middle of the values, of an even number the mean of the middle two.
func median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// percentile90 is the 90th percentile by the nearest rank.
func percentile90(values []float64) float64 {
	return stat.Quantile(0.9, stat.Empirical, slices.Sorted(slices.Values(values)), nil)
}

// decimalOf is a computed statistic as a decimal of nine places.
func decimalOf(x float64) program.Decimal {
	d, _ := program.ParseDecimal(strconv.FormatFloat(x, 'f', 9, 64))
	return d
}
