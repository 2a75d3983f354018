package money

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// discount makes a row whose text says so one that takes something off the other rows of
// its document.
func (b *Biller) discount(l *rows.Line, key *LedgerKey) {
	if b.t.Discounts == 0 || value.PlainLine(l.Cell(b.t.Discounts).Text) != "discount" {
		return
	}
	text := strings.TrimSpace(l.Cell(b.t.Discounts).Text)
	switch b.t.Policy.Answered(text, input.Counts, input.Credit) {
	case input.Counts:
		return
	case "":
		if b.takes == nil {
			b.takes = map[string]bool{}
		}
		b.takes[strings.Clone(text)] = true
	}
	key.document = b.Ledger.Number(strings.TrimSpace(b.Ledger.words[key.document] + " discount"))
	b.kinds[key.document] = discount
}

// settleDiscounts makes rows negative that take something off others and are written
// without a sign. Where one of them has a sign, all are as they should be.
func (b *Biller) settleDiscounts(discounts signs) {
	if discounts.plus == 0 || discounts.minus > 0 {
		return
	}
	changed := b.Ledger.turn(b.Source, func(e *ledgerEntry) bool { return b.kinds[e.document] == discount })
	b.t.Turned(changed)
	var entries []string
	for _, text := range slices.Sorted(maps.Keys(b.takes)) {
		entries = append(entries, fmt.Sprintf("%q: counts", text))
	}
	if len(entries) > 0 {
		b.Ask(finding.Warning, "discounts-positive", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Col: b.t.Discounts},
			finding.Setting{Key: "statuses", Entry: strings.Join(entries, ", "), Or: "credit, for each"}, "if they are sales, ",
			"%s and no minus: %s was taken off the revenue", program.Plural(discounts.plus, "row has the name of a discount",
				"rows have the name of a discount"), listed(changed))
	}
}
