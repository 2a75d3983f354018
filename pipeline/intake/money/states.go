package money

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
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
	for _, s := range b.t.States {
		switch why, known := b.t.Out(s, l.Cell(s.Col)); {
		case known && why != "" && s.Bought:
			b.bought.meet(l, s, charges)
			return why
		case known && why != "":
			return why
		}
	}
	for _, s := range b.t.States {
		if _, known := b.t.Out(s, l.Cell(s.Col)); !known {
			b.meetState(l, s.Col, charges)
		}
	}
	return ""
}

// purchases are the rows that a column of directions says were bought.
type purchases struct {
	state *recognise.State
	words map[string]bool
	rows  int
	sums  map[string]*amount.Tally // by currency
}

func (p *purchases) meet(l *rows.Line, s *recognise.State, charges []charge) {
	if p.words == nil {
		p.state, p.words, p.sums = s, map[string]bool{}, map[string]*amount.Tally{}
	}
	if word := strings.TrimSpace(l.Cell(s.Col).Text); !p.words[word] {
		p.words[strings.Clone(word)] = true
	}
	p.rows++
	for _, c := range charges {
		tallyTo(p.sums, c)
	}
}

// sayBought says what was left out as bought, or asks where nothing tells which way
// sales go.
func (b *Biller) sayBought() {
	p := &b.bought
	if p.rows == 0 {
		return
	}
	at := finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: b.t.HeaderRow, Col: p.state.Col}
	if p.state.Turned != "" {
		b.Ask(finding.Warning, "direction-question", at, finding.Setting{Key: "statuses", Entry: p.state.Turned},
			"if what comes in is what was sold, ",
			"%s tells which rows go out and which come in, and nothing whether they are documents or payments: %s of what comes in, "+
				"%s, were left out", b.t.Header(p.state.Col), program.Plural(p.rows, "row", "rows"), sumsOf(p.sums))
		return
	}
	var entries []string
	for _, word := range slices.Sorted(maps.Keys(p.words)) {
		if b.t.Policy.Answered(word, input.Counts, input.LeftOut) == "" {
			entries = append(entries, fmt.Sprintf("%q: counts", word))
		}
	}
	if len(entries) == 0 {
		return
	}
	b.Ask(finding.Note, "purchases-aside", at, finding.Setting{Key: "statuses", Entry: strings.Join(entries, ", ")}, "if they are sales, ",
		"%s parts sales from purchases: %s of purchases, %s, were left out", b.t.Header(p.state.Col),
		program.Plural(p.rows, "row", "rows"), sumsOf(p.sums))
}

// lacking are rows with money that lack a name, as below a customer who is printed once
// for several rows, or a day.
type lacking struct {
	at   finding.Ref
	rows int
	sums map[string]*amount.Tally // by currency
}

func (u *lacking) meet(l *rows.Line, charges []charge) {
	if !slices.ContainsFunc(charges, func(c charge) bool { return c.amount.Sign() != 0 }) {
		return
	}
	if u.rows++; u.rows == 1 {
		u.at, u.sums = l.Row().Ref(), map[string]*amount.Tally{}
	}
	for _, c := range charges {
		tallyTo(u.sums, c)
	}
}

// sayUnnamed says, once a table, what was set aside for want of a name or a day.
func (b *Biller) sayUnnamed() {
	if b.unnamed.rows > 0 {
		b.Say(finding.Warning, "rows-unnamed", b.unnamed.at, "write the customer into each of them, also where it is that of the row above",
			"%s name no account and were set aside, %s", program.Plural(b.unnamed.rows, "row", "rows"), sumsOf(b.unnamed.sums))
	}
	if b.undated.rows > 0 {
		b.Say(finding.Warning, "rows-undated", b.undated.at.At(b.period), "write the day or month into each of them, or delete them",
			"%s nothing in %s and were set aside, %s", program.Plural(b.undated.rows, "row has", "rows have"), b.t.Header(b.period),
			sumsOf(b.undated.sums))
	}
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
		case s.kind == "type" && b.inAdvance(word):
			b.Ask(finding.Warning, "status-unknown", s.at, finding.Setting{Key: "statuses", Entry: fmt.Sprintf("%q: counts", word),
				Or: "left out"}, "", "%s of %s of %s may be told again by the final documents: they count as revenue", finding.Quote(word),
				program.Plural(s.rows, "row", "rows"), sumsOf(s.sums))
			continue
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
