package money

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// terms are the lengths of contracts beside amounts: of one that runs for years and has one
// amount, that may be of all of them.
type terms struct {
	col  int // of the lengths; 0 for none
	last map[*who.Entry]program.Date
	rows int // of more than a year
	unit bool
	sums map[string]*amount.Tally
	all  int  // rows with a length
	more int  // of them, those of accounts that pay again before a term is over
	off  bool // some row tells no length of months
}

// termHeaders begin words of headers of lengths of contracts, and notTerms those of others.
var (
	termHeaders = []string{"term", "duration", "length", "tenure", "months", "years", "laufzeit", "dauer", "monate", "jahre", "duree",
		"mois",
		"ans", "duracion", "plazo", "meses", "anos", "durata", "mesi", "anni", "duracao", "looptijd", "maanden", "jaren", "okres", "期間",
		"月数"}
	notTerms = []string{"pay", "zahl", "paie", "pago", "pag", "betal", "credit", "notice", "kundig", "warrant", "garant", "lead", "deliver",
		"liefer", "age", "alter", "since", "past"}
)

func anyPrefix(words, prefixes []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(w, p) })
	})
}

// findTerms finds the column of lengths of a table that was not told to be one of revenue.
func (b *Biller) findTerms() {
	if kind, _ := input.Answer(b.t.Policy.Tables, b.t.File, b.t.Sheet); kind != "" || b.period == 0 {
		return
	}
	for col := 1; col < len(b.t.Styles) && b.terms.col == 0; col++ {
		words := strings.Fields(program.Fold(strings.ReplaceAll(b.t.Styles[col].Header, "_", " ")))
		if b.t.Styles[col].Field == "" && anyPrefix(words, termHeaders) && !anyPrefix(words, notTerms) {
			b.terms = terms{col: col, last: map[*who.Entry]program.Date{}, sums: map[string]*amount.Tally{}}
		}
	}
}

// aYear is up to how many months a term is of one year's revenue at most.
const aYear = 12

// ofTerm takes an amount that was put into the ledger.
func (b *Biller) ofTerm(l *rows.Line, e *who.Entry, c charge) {
	t := &b.terms
	if t.col == 0 || t.off || l.Blank(t.col) || c.amount.Sign() <= 0 {
		return
	}
	text := l.Text(t.col)
	months, days, ok := value.Length(text, b.t.Styles[t.col].Header)
	last, again := t.last[e]
	switch {
	case !ok || days > 0 && months == 0:
		t.off = true
		return
	case again && c.period.From != last && (c.period.From < last.AddMonths(months) && last < c.period.From.AddMonths(months)):
		t.more++
	case months > aYear:
		t.rows++
		tallyTo(t.sums, c)
	}
	t.all++
	t.unit = t.unit || value.NamesLength(b.t.Styles[t.col].Header, text)
	t.last[e] = c.period.From
}

// askTerms asks whether amounts are of whole terms.
func (b *Biller) askTerms() {
	t := &b.terms
	if t.col == 0 || t.off || !t.unit || t.rows == 0 || 3*t.more > t.all { // else amounts are of parts of their terms
		return
	}
	b.Ask(finding.Warning, "amount-of-term", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Col: t.col},
		finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: contracts", input.Place(b.t.File, b.t.Sheet)), Or: "revenue"},
		"", "%s of terms longer than a year, by %s, each with one amount, in all %s: each may be of its whole term, and counts in one "+
			"month",
		program.Plural(t.rows, "row is", "rows are"), b.t.Header(t.col), sumsOf(t.sums))
}
