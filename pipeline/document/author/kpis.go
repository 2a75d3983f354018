package author

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// kpiNames are the figures by code, as pages call them; the scorecard's own name
// stands in for a code that is not listed.
var kpiNames = map[string]string{
	"gross-retention": "Gross revenue retention", "net-retention": "Net revenue retention",
	"revenue-renewing": "Revenue renewing in twelve months", "visit-cadence": "Accounts visited on time",
	"asks-answered": "Asks answered", "associated-pipeline": "Pipeline associated with meetings",
	"logo-retention": "Customers kept", "arr-retention": "Annual contract value kept", "account-coverage": "Account coverage",
	"people-known": "Decision makers known",
	"people-met":   "Decision makers met by a sponsor", "sponsor-load": "Sponsor load", "qbr-cadence": "QBR cadence",
	"cadence-time": "Days in cadence", "action-completion": "Actions completed on time",
	"executives-met": "Executives in front of customers", "program-attention": "Visits debriefed",
	"fill-ins-returned": "Workbooks filled in and returned", "review-cadence": "Internal reviews on time",
	"time-to-acknowledge": "Time to acknowledge", "time-to-resolve": "Time to resolve",
	"escalation-rate": "Escalation rate", "recurrence": "Escalations that recurred", "nps": "NPS",
	"stance-moves": "Stances moved", "penetration": "Penetration",
}

func (a *Author) KPIName(k *program.KPI) string {
	if name, ok := kpiNames[k.Code]; ok {
		if a.Basis == program.BasisRevenue && slices.Contains(invoiced, k.Code) {
			return a.Sayf("%s (invoiced)", a.Say(name))
		}
		return a.Say(name)
	}
	return span.Cut(k.Name, 80)
}

// invoiced are the figures that are named by their basis.
var invoiced = []string{"gross-retention", "net-retention"}

// CountsOnly reports whether a figure prints as a count of a whole: shares of
// things counted always do, shares of money where there are few cases.
func CountsOnly(k *program.KPI) bool {
	if k.Value.Unit != "percent" || !k.Numerator.Known || !k.Denominator.Known {
		return false
	}
	return k.Denominator.Unit == "count" || k.FewCases
}

// KPIValue is a figure as pages print it: "95 %", "38 of 52", "€48.3 m".
func (a *Author) KPIValue(k *program.KPI) string {
	if CountsOnly(k) {
		return a.MadeOf(k)
	}
	return a.Quantity(k.Value, a.Currency)
}

// KPICounts is what a figure is made of, else its value.
func (a *Author) KPICounts(k *program.KPI) string {
	if made := a.MadeOf(k); made != "" {
		return made
	}
	return a.Quantity(k.Value, a.Currency)
}

// MadeOf is the numerator and the denominator: "€136.1 m of €143.3 m".
func (a *Author) MadeOf(k *program.KPI) string {
	if !k.Numerator.Known || !k.Denominator.Known {
		return ""
	}
	of := "%s of %s"
	if said, ok := made[k.Code]; ok {
		of = said
	}
	return a.Sayf(of, a.Quantity(k.Numerator, a.Currency), a.Quantity(k.Denominator, a.Currency))
}

// made is how numerator and denominator read where one is no part of the other.
var made = map[string]string{"escalation-rate": "%s in %s", "penetration": "%s in %s groups", "nps": "%s promoters of %s"}

// Target is a figure's target in the figure's own unit: a share of a count is
// the count that would reach it.
func (a *Author) Target(k *program.KPI) string {
	if !k.Target.Known {
		return ""
	}
	if k.Suspect.Any() {
		return span.Joined(", ", a.Sayf("target %s", a.Quantity(k.Target, a.Currency)), a.Say("not judged: money is missing"))
	}
	if k.Target.Unit == "percent" && k.Denominator.Known && k.Denominator.Unit == "count" && CountsOnly(k) {
		wanted := k.Target.Value.Mul(k.Denominator.Value).Ceil()
		return a.Sayf("target %s", a.Sayf("%s of %s", a.Number(wanted, 0), a.Number(k.Denominator.Value, 0)))
	}
	return a.Sayf("target %s", a.Quantity(k.Target, a.Currency))
}

// Past is a figure some months ago: "last quarter 93 %"; "" where no book tells.
func (a *Author) Past(k *program.KPI, months int, label string) string {
	for _, p := range k.Trend {
		if text := a.pointText(k, p); p.Month == a.Book-program.Month(months) && p.Value.Known && text != "" {
			return a.Sayf(label, text)
		}
	}
	return ""
}

// pointText is an earlier value in the form of today's.
func (a *Author) pointText(k *program.KPI, p program.Point) string {
	if CountsOnly(k) {
		if !p.Numerator.Known || !p.Denominator.Known {
			return ""
		}
		return a.Sayf("%s of %s", a.Quantity(p.Numerator, a.Currency), a.Quantity(p.Denominator, a.Currency))
	}
	return a.Quantity(p.Value, a.Currency)
}

// trendMonths is how far back a trend goes: twelve points, this book's the last.
const trendMonths = 12

// Trend is a figure over the last books, month by month, a gap where none tells;
// nil where there are not two points to draw a line between.
func (a *Author) Trend(k *program.KPI) *document.Trend {
	var t document.Trend
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
	t.Describe = a.Sayf("From %s in %s to %s in %s.", t.First, t.Points[0].Label, t.Last, t.Points[len(t.Points)-1].Label)
	return &t
}

func (a *Author) trendPoint(k *program.KPI, m program.Month) document.TrendPoint {
	value, point := program.Quantity{}, program.Point{}
	if m == a.Book {
		value, point = k.Value, program.Point{Month: m, Value: k.Value, Numerator: k.Numerator, Denominator: k.Denominator}
	}
	for _, p := range k.Trend {
		if p.Month == m && m != a.Book {
			value, point = p.Value, p
		}
	}
	out := document.TrendPoint{Label: a.Month(m)}
	if print := strings.TrimSpace(a.pointText(k, point)); value.Known && print != "" {
		out.Known, out.Value, out.Print = true, language.Float(value.Value), print
	}
	return out
}

// KPITable is some figures in a table of their own, where any is measured.
func (a *Author) KPITable(codes ...string) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("What")}, {Title: a.Say("Figure"), Number: true},
		{Title: a.Say("Beside it")}}}
	for _, c := range codes {
		if k := a.KPI(c); k != nil {
			t.Rows = append(t.Rows,
				document.Row{Cells: []document.Line{span.Words(a.KPIName(k)), span.Words(a.KPIValue(k)),
					span.Words(a.List(a.BesideTexts(k)))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// KPI is a measured figure by its code, or nil.
func (a *Author) KPI(code string) *program.KPI {
	for i := range a.Scorecard.KPIs {
		if k := &a.Scorecard.KPIs[i]; k.Code == code && k.Measured {
			return k
		}
	}
	return nil
}

// Beside are the figures of some codes beside a KPI, in the codes' order:
// "median 6 days · 17 opportunities".
func (a *Author) Beside(k *program.KPI, codes ...string) string {
	var chosen []program.Labelled
	for _, c := range codes {
		if b, ok := k.With(c); ok {
			chosen = append(chosen, b)
		}
	}
	return strings.Join(a.labelled(chosen), span.Dot)
}

// BesideTexts are all figures beside a KPI.
func (a *Author) BesideTexts(k *program.KPI) []string { return a.labelled(k.Beside) }

// labelled are figures with their labels: counts read "17 opportunities", others
// "median 6 days".
func (a *Author) labelled(all []program.Labelled) []string {
	var said []string
	for _, b := range all {
		text, label := a.Quantity(b.Quantity, a.Currency), span.Cut(a.Reworded(a.Nameless(b.Label)), 80)
		switch {
		case text == "":
		case b.Of.Known:
			said = append(said, span.Joined(" ", label, a.Sayf("%s of %s", text, a.Quantity(b.Of, a.Currency))))
		case b.Unit == "count":
			if b.Label == "open" { // an adjective, which agrees with what it counts: asks, escalations
				if text != "1" {
					said = append(said, a.Sayf("%s open", text))
				} else {
					said = append(said, a.Say("1 open"))
				}
				continue
			}
			said = append(said, text+" "+label)
		case b.Unit == b.Label: // the figure names its unit itself, in the page's language
			said = append(said, text)
		default:
			said = append(said, label+" "+text)
		}
	}
	return said
}
