package plan

import (
	"fmt"
	"strings"
)

// Reference is the page that describes every rule, the most useful first.
func Reference() []byte {
	var b strings.Builder
	b.WriteString(referenceHead)
	for _, r := range Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n", r.Code)
		for _, l := range []struct{ label, text string }{
			{"When", r.Why}, {"Window", r.Window}, {"Settled by", r.Settled}, {"Owner", r.Role},
			{"Configuration", r.Keys}, {"Weight", fmt.Sprint(r.Weight)},
		} {
			fmt.Fprintf(&b, "- **%s:** %s\n", l.label, l.text)
		}
		if r.Cadence {
			b.WriteString("- **Budget:** not counted\n")
		}
		if r.Again {
			b.WriteString("- **Again:** a closed line comes again after `rest_days` while its reason is still there\n")
		}
	}
	return []byte(b.String())
}

const referenceHead = `# The rules of the action plan

Generated from the program; do not edit. Each rule looks at one account of the
program and proposes lines. A rule is switched off by its code under
` + "`plan: off:`" + ` in the configuration; the keys named below stand under ` + "`plan:`" + ` too,
and are described in [configuration.md](configuration.md).

An account has at most ` + "`budget`" + ` lines a year that something triggers. When rules propose
more, those of the higher weight win and the others are listed in the plan as not placed,
with the reason. Meetings, and what the cadence asks for, are outside the budget; what is
done or cancelled uses nothing up; accepted lines always stay. A line keeps its id, and the day on
which it was first due, from book to book. What was due and is open is due on
the first working day, and says since when. A line that came back *done* or
*cancelled* is shown once more, in the book that learns it; so is one that the
facts made true. An accepted line that no rule proposes any more stays until its
day. Days are working days of the owner's country; windows also keep to the
working days of the customer's country and to the sponsor's absences.

Beside the lines the plan names up to four **round tables**: themes that at least
` + "`round_table_accounts`" + ` accounts of the program share, an issue of their industries by the
words of ` + "`round_table_themes`" + `, or a cause of escalations of the last twelve months. The host is
the sponsor of most of them who meets customers and is still there then. They are proposals
for 90 to 180 days from the book's day, unless one with several of these accounts is booked.
`
