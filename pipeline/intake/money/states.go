package money

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

// A strangeState is a word in a column of states that nobody lists, and the money
// of the rows that bear it.
type strangeState struct {
	at   finding.Ref
	rows int
	sums map[string]*amount.Tally // by currency
}

// out is why a row is to be left out by its states. A row whose state nobody
// knows counts, and is asked about.
func (b *Biller) out(l *rows.Line, charges []charge) string {
	why := l.Out()
	if why != "" {
		return why
	}
	for _, s := range b.t.States {
		if _, known := b.t.Out(s, l.Cell(s.Col)); !known {
			b.meetState(l, s.Col, charges)
		}
	}
	return ""
}

func (b *Biller) meetState(l *rows.Line, col int, charges []charge) {
	word := strings.TrimSpace(l.Cell(col).Text)
	s := b.strange[word]
	if s == nil {
		s = &strangeState{at: l.Ref(col), sums: map[string]*amount.Tally{}}
		if b.strange == nil {
			b.strange = map[string]*strangeState{}
		}
		b.strange[strings.Clone(word)] = s
	}
	s.rows++
	for _, c := range charges {
		if s.sums[c.currency] == nil {
			s.sums[strings.Clone(c.currency)] = &amount.Tally{}
		}
		s.sums[c.currency].Add(c.amount)
	}
}

// askStates asks about the states that nobody lists, with what is at stake.
func (b *Biller) askStates() {
	for _, word := range slices.Sorted(maps.Keys(b.strange)) {
		s := b.strange[word]
		b.Ask(finding.Warning, "status-unknown", s.at, finding.Setting{Key: "statuses", Entry: fmt.Sprintf("%q: left out", word),
			Or: "counts"}, "",
			"nobody lists the state %s of %s of %s: they count as revenue", finding.Quote(word), program.Plural(s.rows, "row", "rows"),
			sumsOf(s.sums))
	}
}

// sumsOf are sums by currency: "1,200.00 EUR and 300.00 USD".
func sumsOf(sums map[string]*amount.Tally) string {
	var all []string
	for _, currency := range slices.Sorted(maps.Keys(sums)) {
		all = append(all, strings.TrimSpace(sums[currency].Decimal().StringFixed(2)+" "+currency))
	}
	if len(all) == 0 {
		return "no amount"
	}
	return strings.Join(all, " and ")
}
