package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// kpiNames are the figures by code, as pages call them; the scorecard's own name
// stands in for a code that is not listed.
var kpiNames = map[string]string{
	"gross-retention": "Gross revenue retention", "net-retention": "Net revenue retention",
	"revenue-renewing": "Revenue renewing in twelve months", "visit-cadence": "Accounts visited on time",
	"asks-answered": "Asks answered", "associated-pipeline": "Pipeline associated with meetings",
	"logo-retention": "Customers kept", "arr-retention": "Annual contract value kept", "account-coverage": "Account coverage", "people-known": "Decision makers known",
	"people-met": "Decision makers met by a sponsor", "sponsor-load": "Sponsor load", "qbr-cadence": "QBR cadence",
	"cadence-time": "Days in cadence", "action-completion": "Actions completed on time",
	"executives-met": "Executives in front of customers", "program-attention": "Visits debriefed", "fill-ins-returned": "Workbooks filled in and returned", "review-cadence": "Internal reviews on time",
	"time-to-acknowledge": "Time to acknowledge", "time-to-resolve": "Time to resolve",
	"escalation-rate": "Escalation rate", "recurrence": "Escalations that recurred", "nps": "NPS",
	"stance-moves": "Stances moved", "penetration": "Penetration",
}

func (a *author) kpiName(k *program.KPI) string {
	if name, ok := kpiNames[k.Code]; ok {
		if a.Basis == program.BasisRevenue && slices.Contains(invoiced, k.Code) {
			return a.sayf("%s (invoiced)", a.say(name))
		}
		return a.say(name)
	}
	return cut(k.Name, 80)
}

// invoiced are the figures that are named by their basis.
var invoiced = []string{"gross-retention", "net-retention"}

// fewCases is below how many cases no percentage is printed.
const fewCases = 10

// countsOnly reports whether a figure prints as a count of a whole: shares of
// things counted always do, shares of money where there are few cases.
func countsOnly(k *program.KPI) bool {
	if k.Value.Unit != "percent" || !k.Numerator.Known || !k.Denominator.Known {
		return false
	}
	return k.Denominator.Unit == "count" || k.N < fewCases
}

// kpiValue is a figure as pages print it: "95 %", "38 of 52", "€48.3 m".
func (a *author) kpiValue(k *program.KPI) string {
	if countsOnly(k) {
		return a.madeOf(k)
	}
	return a.quantity(k.Value, a.Currency)
}

// kpiCounts is what a figure is made of, else its value.
func (a *author) kpiCounts(k *program.KPI) string {
	if made := a.madeOf(k); made != "" {
		return made
	}
	return a.quantity(k.Value, a.Currency)
}

// madeOf is the numerator and the denominator: "€136.1 m of €143.3 m".
func (a *author) madeOf(k *program.KPI) string {
	if !k.Numerator.Known || !k.Denominator.Known {
		return ""
	}
	of := "%s of %s"
	if said, ok := made[k.Code]; ok {
		of = said
	}
	return a.sayf(of, a.quantity(k.Numerator, a.Currency), a.quantity(k.Denominator, a.Currency))
}

// made is how numerator and denominator read where one is no part of the other.
var made = map[string]string{"escalation-rate": "%s in %s", "penetration": "%s in %s groups", "nps": "%s promoters of %s"}

// lowerIsBetter are the figures that a target bounds from above.
var lowerIsBetter = []string{"time-to-acknowledge", "time-to-resolve", "escalation-rate", "recurrence", "sponsor-load"}

// missesTarget reports whether a figure is on the wrong side of its target.
func missesTarget(k *program.KPI) bool {
	if !k.Target.Known || !k.Value.Known {
		return false
	}
	if slices.Contains(lowerIsBetter, k.Code) {
		return k.Value.Value.GreaterThan(k.Target.Value)
	}
	return k.Value.Value.LessThan(k.Target.Value)
}

// target is a figure's target in the figure's own unit: a share of a count is
// the count that would reach it.
func (a *author) target(k *program.KPI) string {
	if !k.Target.Known {
		return ""
	}
	if k.Target.Unit == "percent" && k.Denominator.Known && k.Denominator.Unit == "count" && countsOnly(k) {
		wanted := k.Target.Value.Mul(k.Denominator.Value).Ceil()
		return a.sayf("target %s", a.sayf("%s of %s", a.number(wanted, 0), a.number(k.Denominator.Value, 0)))
	}
	return a.sayf("target %s", a.quantity(k.Target, a.Currency))
}

// past is a figure some months ago: "last quarter 93 %"; "" where no book tells.
func (a *author) past(k *program.KPI, months int, label string) string {
	for _, p := range k.Trend {
		if text := a.pointText(k, p); p.Month == a.Book-program.Month(months) && p.Value.Known && text != "" {
			return a.sayf(label, text)
		}
	}
	return ""
}

// pointText is an earlier value in the form of today's.
func (a *author) pointText(k *program.KPI, p program.Point) string {
	if countsOnly(k) {
		if !p.Numerator.Known || !p.Denominator.Known {
			return ""
		}
		return a.sayf("%s of %s", a.quantity(p.Numerator, a.Currency), a.quantity(p.Denominator, a.Currency))
	}
	return a.quantity(p.Value, a.Currency)
}

// trendMonths is how far back a trend goes: twelve points, this book's the last.
const trendMonths = 12

// trend is a figure over the last books, month by month, a gap where none tells;
// nil where there are not two points to draw a line between.
func (a *author) trend(k *program.KPI) *Trend {
	var t Trend
	known := 0
	for m := a.Book - trendMonths + 1; m <= a.Book; m++ {
		p := a.trendPoint(k, m)
		if p.Known {
			if known++; known == 1 {
				t.First = p.Print
			}
			t.Last = p.Print
		} else if known == 0 {
			continue // a trend begins with its first value
		}
		t.Points = append(t.Points, p)
	}
	if known < 2 {
		return nil
	}
	t.Describe = a.sayf("From %s in %s to %s in %s.", t.First, t.Points[0].Label, t.Last, t.Points[len(t.Points)-1].Label)
	return &t
}

func (a *author) trendPoint(k *program.KPI, m program.Month) TrendPoint {
	value, point := program.Quantity{}, program.Point{}
	if m == a.Book {
		value, point = k.Value, program.Point{Month: m, Value: k.Value, Numerator: k.Numerator, Denominator: k.Denominator}
	}
	for _, p := range k.Trend {
		if p.Month == m && m != a.Book {
			value, point = p.Value, p
		}
	}
	out := TrendPoint{Label: a.month(m)}
	if print := strings.TrimSpace(a.pointText(k, point)); value.Known && print != "" {
		out.Known, out.Value, out.Print = true, float(value.Value), print
	}
	return out
}

// kpiTable is some figures in a table of their own, where any is measured.
func (a *author) kpiTable(codes ...string) []Block {
	t := Table{Columns: []Column{{Title: a.say("What")}, {Title: a.say("Figure"), Number: true}, {Title: a.say("Beside it")}}}
	for _, c := range codes {
		if k := a.kpi(c); k != nil {
			t.Rows = append(t.Rows, Row{Cells: []Line{words(a.kpiName(k)), words(a.kpiValue(k)), words(a.list(a.besideTexts(k)))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}
