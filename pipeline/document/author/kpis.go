package author

import (
	"cmp"
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

// Measure is a KPI as pages tell it, in the language and the currency of its author.
type Measure struct {
	*program.KPI
	a *Author
}

// Measure is a KPI with the words for it.
func (a *Author) Measure(k *program.KPI) Measure { return Measure{k, a} }

// Title is what pages call the figure.
func (k Measure) Title() string {
	if name, ok := kpiNames[k.Code]; ok {
		if k.a.Basis == program.BasisRevenue && slices.Contains(invoiced, k.Code) {
			return k.a.Sayf("%s (invoiced)", k.a.Say(name))
		}
		return k.a.Say(name)
	}
	return span.Cut(k.Name, 80)
}

// invoiced are the figures that are named by their basis.
var invoiced = []string{"gross-retention", "net-retention"}

// CountsOnly reports whether a figure prints as a count of a whole: shares of
// things counted always do, shares of money where there are few cases.
func CountsOnly(k *program.KPI) bool {
	if k.Value.Known && k.Value.Unit != "percent" || !k.Numerator.Known || !k.Denominator.Known {
		return false
	}
	return k.Denominator.Unit == "count" || k.FewCases
}

// Print is a figure as pages print it: "95 %", "38 of 52", "€48.3 m".
func (k Measure) Print() string {
	if CountsOnly(k.KPI) {
		return k.MadeOf()
	}
	return k.a.Quantity(k.Value, k.a.Currency)
}

// Counts is what a figure is made of, else its value.
func (k Measure) Counts() string {
	if made := k.MadeOf(); made != "" {
		return made
	}
	return k.a.Quantity(k.Value, k.a.Currency)
}

// MadeOf is the numerator and the denominator: "€136.1 m of €143.3 m".
func (k Measure) MadeOf() string {
	if !k.Numerator.Known || !k.Denominator.Known {
		return ""
	}
	if k.Numerator.Unit == "days" && k.Denominator.Unit == "days" {
		return k.a.Sayf("%s of %s days", k.a.Number(k.Numerator.Value, 0), k.a.Number(k.Denominator.Value, 0))
	}
	of := "%s of %s"
	if said, ok := made[k.Code]; ok {
		of = said
	}
	return k.a.Sayf(of, k.a.Quantity(k.Numerator, k.a.Currency), k.a.Quantity(k.Denominator, k.a.Currency))
}

// made is how numerator and denominator read where one is no part of the other.
var made = map[string]string{"escalation-rate": "%s within %s", "penetration": "%s in %s groups", "nps": "%s promoters of %s",
	"stance-moves": "%s better of %s"}

// TargetText is a figure's target in the figure's own unit: a share of a whole is what
// of the whole would reach it.
func (k Measure) TargetText() string {
	switch {
	case !k.Target.Known:
		return k.a.Say("no target set")
	case k.Suspect.Any():
		return span.Joined(", ", k.a.Sayf("target %s", k.a.Quantity(k.Target, k.a.Currency)), k.a.Say("not judged: money is missing"))
	}
	return k.a.Sayf("target %s", k.TargetPrint())
}

// TargetPrint is the target alone: "27 of 30", "10 days"; "" where none is set.
func (k Measure) TargetPrint() string {
	if k.Target.Known && k.Target.Unit == "percent" && k.Denominator.Known {
		wanted := k.Target.Value.Mul(k.Denominator.Value)
		switch {
		case k.Value.Unit == "money":
			return k.a.Quantity(program.Quantity{Value: wanted, Unit: "money", Known: true}, k.a.Currency)
		case k.Denominator.Unit != "count" || !CountsOnly(k.KPI):
		case k.Better == program.Lower:
			return k.a.Sayf("%s of %s", k.a.Number(wanted.Neg().Ceil().Neg(), 0), k.a.Number(k.Denominator.Value, 0))
		default:
			return k.a.Sayf("%s of %s", k.a.Number(wanted.Ceil(), 0), k.a.Number(k.Denominator.Value, 0))
		}
	}
	return k.a.Quantity(k.Target, k.a.Currency)
}

// PastText is the figure a quarter and a year ago: "last quarter 93 %, last year not known".
func (k Measure) PastText() string {
	quarter, year := k.Past(3), k.Past(12)
	if quarter == "" && year == "" {
		return k.a.Say("last quarter and last year not known")
	}
	unknown := k.a.Say("not known")
	return span.Joined(", ", k.a.Sayf("last quarter %s", cmp.Or(quarter, unknown)), k.a.Sayf("last year %s", cmp.Or(year, unknown)))
}

// Past is a figure some months ago; "" where neither a book nor the days of facts tell.
func (k Measure) Past(months int) string {
	p := k.ago(months)
	text := k.point(p)
	switch {
	case text == "" || !p.Value.Known && !CountsOnly(k.KPI):
		return ""
	case p.Lacks && !k.Suspect.Any():
		return k.a.Sayf("%s (money is missing)", text)
	}
	return text
}

// PastShare is the same in few signs, for a column: a share in percent.
func (k Measure) PastShare(months int) string {
	if p := k.ago(months); p.Value.Known {
		return k.a.Quantity(p.Value, k.a.Currency)
	}
	return k.Past(months)
}

// ago is the figure of an earlier month; of unknown values where nothing tells.
func (k Measure) ago(months int) program.Point {
	for _, p := range k.Trend {
		if p.Month == k.a.Book-program.Month(months) {
			return p
		}
	}
	return program.Point{}
}

// MeasuredAgain reports whether an earlier month is from today's facts by their days.
func (k Measure) MeasuredAgain() bool {
	return slices.ContainsFunc(k.Trend, func(p program.Point) bool { return p.Again })
}

// point is an earlier value in the form of today's.
func (k Measure) point(p program.Point) string {
	if CountsOnly(k.KPI) {
		if !p.Numerator.Known || !p.Denominator.Known {
			return ""
		}
		return k.a.Sayf("%s of %s", k.a.Quantity(p.Numerator, k.a.Currency), k.a.Quantity(p.Denominator, k.a.Currency))
	}
	return k.a.Quantity(p.Value, k.a.Currency)
}

// trendMonths is how far back a trend goes: twelve points, this book's the last.
const trendMonths = 12

// TrendLine is a figure over the last books, month by month, a gap where none tells;
// nil where there are not two points to draw a line between.
func (k Measure) TrendLine() *document.Trend {
	var t document.Trend
	known := 0
	for m := k.a.Book - trendMonths + 1; m <= k.a.Book; m++ {
		p := k.pointAt(m)
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
	if k.Target.Known && k.Target.Unit == k.Value.Unit { // else it is for something else than the line shows
		t.Target, t.Aim = language.Float(k.Target.Value), k.a.Say("target")
	}
	t.Describe = k.a.Sayf("From %s in %s to %s in %s.", t.First, t.Points[0].Label, t.Last, t.Points[len(t.Points)-1].Label)
	return &t
}

func (k Measure) pointAt(m program.Month) document.TrendPoint {
	value, point := program.Quantity{}, program.Point{}
	if m == k.a.Book {
		value, point = k.Value, program.Point{Month: m, Value: k.Value, Numerator: k.Numerator, Denominator: k.Denominator}
	}
	for _, p := range k.Trend {
		if p.Month == m && m != k.a.Book {
			value, point = p.Value, p
		}
	}
	out := document.TrendPoint{Label: k.a.Month(m)}
	if print := strings.TrimSpace(k.point(point)); value.Known && print != "" {
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
				document.Row{Cells: []document.Line{span.Words(a.Measure(k).Title()), span.Words(a.Measure(k).Print()),
					span.Words(a.List(a.Measure(k).BesideTexts()))}})
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

// BesideText are the figures of some codes beside a KPI, in the codes' order:
// "median 6 days · 17 opportunities".
func (k Measure) BesideText(codes ...string) string {
	var chosen []program.Labelled
	for _, c := range codes {
		if b, ok := k.With(c); ok {
			chosen = append(chosen, b)
		}
	}
	return strings.Join(k.a.labelled(chosen), span.Dot)
}

// BesideTexts are all figures beside a KPI.
func (k Measure) BesideTexts() []string { return k.a.labelled(k.Beside) }

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
