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
	kind string // "state" or "type"
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

// findTypes finds, among codes of types that nobody lists, the one with the most
// money: it counts, and the others wait for an answer.
func (b *Biller) findTypes() error {
	if !b.t.TypesCoded || b.amount == 0 || b.document == 0 {
		return nil
	}
	sums := map[string]program.Decimal{}
	err := rows.Each(b.t, func(l *rows.Line) error {
		if d, ok := b.quiet(l, b.amount); ok {
			word := strings.TrimSpace(l.Cell(b.document).Text)
			sums[word] = sums[word].Add(d.Abs())
		}
		return nil
	})
	for _, word := range slices.Sorted(maps.Keys(sums)) {
		if b.common == "" || sums[word].GreaterThan(sums[b.common]) {
			b.common = word
		}
	}
	return err
}

func (b *Biller) meetState(l *rows.Line, col int, charges []charge) {
	word := strings.TrimSpace(l.Cell(col).Text)
	s := b.strange[word]
	if s == nil {
		s = &strangeState{at: l.Ref(col), kind: "state", sums: map[string]*amount.Tally{}}
		if col == b.document {
			s.kind = "type"
		}
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
		answer, or, now := "left out", "counts", "they count as revenue"
		switch {
		case s.kind == "type" && b.t.TypesCoded && word == b.common:
			answer, or = "counts", "left out  or  credit"
		case s.kind == "type" && b.t.TypesCoded:
			answer, or, now = "credit", "left out  or  counts", "they are left out, since they may be credit notes"
		case s.kind == "type":
			answer, or = "credit", "left out  or  counts"
		}
		b.Ask(finding.Warning, "status-unknown", s.at, finding.Setting{Key: "statuses", Entry: fmt.Sprintf("%q: %s", word, answer), Or: or},
			"", "nobody lists the %s %s of %s of %s: %s", s.kind, finding.Quote(word),
			program.Plural(s.rows, "row", "rows"), sumsOf(s.sums), now)
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
