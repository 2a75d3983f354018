package score

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/program"
)

// Reference is the page that describes every figure, in the order of the scorecard.
func Reference() []byte {
	var b strings.Builder
	b.WriteString(referenceHead)
	for _, k := range KPIs() {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n", k.Code, strings.ToUpper(k.Name[:1])+k.Name[1:])
		for _, l := range []struct{ label, text string }{
			{"What", k.said(k.Definition, Defaults())}, {"Formula", k.said(k.Formula, Defaults())}, {"Caution", k.Caution},
			{"Better", better(k.better)}, {"Target", "in " + k.targetUnit()}, {"Earlier months", k.earlierMonths()}, {"Needs", k.Supply},
		} {
			if l.text != "" {
				fmt.Fprintf(&b, "- **%s:** %s\n", l.label, l.text)
			}
		}
	}
	return []byte(b.String())
}

func better(d program.Direction) string {
	switch d {
	case program.Higher:
		return "higher"
	case program.Lower:
		return "lower"
	}
	return "neither"
}

// targetUnit is what a target of the figure is written in, in the configuration.
func (k KPI) targetUnit() string {
	switch k.unit {
	case "":
		return "percent"
	case "money":
		return "the reporting currency"
	case "ratio":
		return "the figure's own unit"
	}
	return k.unit
}

func (k KPI) earlierMonths() string {
	if k.since == nil {
		return "from earlier books alone"
	}
	return "from earlier books, else measured again from the days of today's facts"
}

const referenceHead = `# The figures of the scorecard

Generated from the program; do not edit. Numbers of days and months are those of the
defaults; [configuration.md](configuration.md) has their keys under ` + "`scorecard:`" + `.

A target is set under ` + "`scorecard: targets:`" + ` by the figure's code, as in
` + "`targets: {qbr-cadence: 80, time-to-resolve: 10}`" + `; a few have keys of their own there. It
is printed beside the figure, in its unit; where none is set, the page says so. A figure on
the wrong side of its target is marked; one that lacks money is not judged.

Last quarter, last year and the trend are what earlier books remember. Where no book does,
a figure whose facts bear days is measured again as of the end of that month, for the
program, the sponsors and the lists of today, if those facts begin at least a year (of
revenue, two) before it. What nobody can tell is said to be not known, never zero.

Below ten cases a figure is counts, and no percentage.
`
