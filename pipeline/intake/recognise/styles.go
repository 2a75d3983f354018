package recognise

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// evidence decides how the cells of each column are written, its own evidence
// first, then that of its sisters.
func (t *Table) evidence(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		y.Indents = e.indents
		y.Signed = y.Typ == "stance" && slices.ContainsFunc(e.sample, func(s string) bool { return strings.Trim(s, "+ ") == "" })
		y.Colons = slices.ContainsFunc(e.sample, func(s string) bool { return strings.Contains(s, ":") })
		dates, numbers := e.dates, e.numbers
		for other := range l.watch.columns {
			if other != col-1 && t.sister(l, col-1, other) {
				dates.Join(l.watch.columns[other].dates)
				numbers.Join(l.watch.columns[other].numbers)
			}
		}
		y.Numbers, y.Dates = t.numberStyle(l, col, numbers.Style()), t.dateStyle(col, dates.Style())
		if y.Typ == "percent" {
			y.Fraction = fraction(e, y)
		}
	}
}

// sister is whether another column is written by the same hand: it holds
// numbers or dates as this one does.
func (t *Table) sister(l *look, col, other int) bool {
	a, b := &l.watch.columns[col], &l.watch.columns[other]
	return share(b.dates.Dates, b.dates.Cells) >= 80 && a.dates.Dates > 0 || share(b.numbers.Numbers, b.numbers.Cells) >= 80 &&
		a.numbers.Numbers > 0
}

func fraction(e *evidence, y *Style) bool {
	var p value.ProbabilityEvidence
	for _, s := range e.sample {
		p.AddCell(table.Cell{Kind: table.Text, Text: s}, y.Numbers)
	}
	for _, n := range e.figures {
		p.AddCell(table.Cell{Kind: table.Number, Value: n}, y.Numbers)
	}
	return p.Fraction(y.Unit)
}

// dateStyle is the order of a column's dates: the configuration's answer, else
// the evidence, else a question.
func (t *Table) dateStyle(col int, s value.DateStyle) value.DateStyle {
	y := &t.Styles[col]
	if y.Typ != "date" && y.Typ != "period" && y.Typ != "ranges" {
		return s
	}
	if a, ok := input.ColumnAnswer(t.Policy.Dates, t.File, t.Sheet, y.Header); ok && s.Certainty != value.Proven {
		return map[string]value.DateStyle{"day first": value.DayFirstStyle, "month first": value.MonthFirstStyle}[a]
	}
	if s.Swapped > 0 {
		t.Say(finding.Error, "dates-swapped", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: col},
			"export again with day and month in the order of the program that reads, or write all dates of the column as 2026-03-01",
			"all %d true dates of %s lie within the twelfth of a month, all dates left as text, such as %s, beyond it: whatever wrote "+
				"the file seems to have swapped day and month where it could, so that %s may be %s as well; the true dates were left out",
			s.Swapped, finding.Quote(y.Header), finding.Quote(s.Example), s.Read, s.Other)
		return s
	}
	if s.Certainty == value.Ambiguous {
		t.Ask(finding.Error, "dates-ambiguous", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: col},
			finding.Setting{Key: "dates", Entry: fmt.Sprintf("%q: day first", input.Place(t.File, t.Sheet)+"!"+y.Header),
				Or: "month first"}, "",
			"dates of %s such as %s read two ways and nothing in the table tells which; they were left out", finding.Quote(y.Header),
			finding.Quote(s.Example))
	}
	return s
}

func (t *Table) numberStyle(l *look, col int, s value.NumberStyle) value.NumberStyle {
	y := &t.Styles[col]
	if y.Typ != "amount" && y.Typ != "number" {
		return s
	}
	a, _ := input.ColumnAnswer(t.Policy.Numbers, t.File, t.Sheet, y.Header)
	told, ok := map[string]value.NumberStyle{"point": value.Point, "comma": value.Comma}[a]
	if ok && s.Certainty != value.Proven {
		return told
	}
	if s.Certainty == value.Ambiguous && !s.Mixed && y.Typ == "amount" && l.dotted() {
		t.Ask(finding.Note, "numbers-grouped", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: col},
			finding.Setting{Key: "numbers", Entry: fmt.Sprintf("%q: point", input.Place(t.File, t.Sheet)+"!"+y.Header)},
			"nothing, if so; else ",
			"numbers of %s such as %s were read as thousands, since all have three digits behind the point and the days of the table are "+
				"written with points too",
			finding.Quote(y.Header), finding.Quote(s.Example))
		return value.Comma
	}
	if s.Certainty == value.Ambiguous {
		t.Ask(finding.Error, "numbers-ambiguous", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: col},
			finding.Setting{Key: "numbers", Entry: fmt.Sprintf("%q: comma", input.Place(t.File, t.Sheet)+"!"+y.Header), Or: "point"}, "",
			"numbers of %s such as %s read two ways and nothing in the table tells which; they were left out", finding.Quote(y.Header),
			finding.Quote(s.Example))
	}
	return s
}

// dottedDay is a day as those write it who part thousands by points.
var dottedDay = regexp.MustCompile(`^\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}$`)

// dotted is whether the days of a table are written with points.
func (l *look) dotted() bool {
	return slices.ContainsFunc(l.watch.columns, func(e evidence) bool {
		return e.days() && len(e.sample) > 0 && !slices.ContainsFunc(e.sample, func(s string) bool { return !dottedDay.MatchString(s) })
	})
}

// shownCurrency takes the one column of nothing but codes, signs or names of
// currencies for theirs, where no header names it.
func (t *Table) shownCurrency(l *look) {
	if !t.Subject.Has("currency") || t.At["currency"] > 0 || t.At["amount"] == 0 && len(t.Spans) == 0 && t.Subject.Name == "revenue" {
		return
	}
	found := 0
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		if m, ok := t.Subject.Meaning(t.Styles[col].Header); t.Styles[col].Field != "" || ok && m.Synonym.Never ||
			!l.watch.columns[col-1].currencies() {
			continue
		}
		if found > 0 {
			return
		}
		found = col
	}
	if found > 0 {
		t.At["currency"], t.Styles[found].Field, t.Styles[found].Typ = found, "currency", "currency"
	}
}

// currencies is whether all texts of a column are currencies, and not words that
// happen to be codes.
func (e *evidence) currencies() bool {
	plain := false
	for _, s := range e.sample {
		code, ok := value.Currency(s)
		if !ok || strings.Trim(s, " .") == "" || strings.ToUpper(s) != s && len(s) > 3 && strings.Contains(s, " ") {
			return false
		}
		plain = plain || !slices.Contains(wordsToo, code)
	}
	return plain && len(e.seen) == len(e.sample) && e.kinds[table.Number]+e.kinds[table.Date] == 0
}

// wordsToo are codes of currencies that are words or short forms of other things.
var wordsToo = []string{"ALL", "TOP", "CUP", "PEN", "GEL", "COP", "BAM", "SOS", "MAD", "RON", "LAK", "MOP", "ANG"}

// currencies pairs amounts with columns such as "Amount Currency" beside
// "Amount", which Salesforce writes for each.
func (t *Table) currencies(l *look) {
	for col := range t.Styles {
		if y := &t.Styles[col]; y.Typ == "amount" {
			y.Currency = t.pairedCurrency(l, col)
		}
	}
}

// Code is the currency that a word of a currency column means.
func (t *Table) Code(word string) string {
	if sign := strings.ToLower(strings.TrimSpace(word)); value.SharedSign(sign) {
		return t.SignCode(sign)
	}
	if c, ok := t.codes[word]; ok {
		return c
	}
	c, ok := value.Currency(word)
	if !ok && !value.Blank(word) {
		t.Say(finding.Warning, "currency-unknown", t.ref0(), "write an ISO 4217 code such as EUR",
			"%s is no currency that is known; its amounts count as unnamed", finding.Quote(word))
	}
	t.codes[strings.Clone(word)] = c
	return c
}

// nameCurrencies remembers which currencies the amounts of a table name, by code or by
// sign.
func (t *Table) nameCurrencies(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if y.Unit.Currency != "" {
			t.Signs.Name([]string{y.Unit.Currency}, nil)
		}
		if y.Typ != "amount" && y.Typ != "currency" {
			continue
		}
		var codes, signs []string
		note := func(code, sign string) {
			if code != "" {
				codes = append(codes, code)
			}
			if sign != "" {
				signs = append(signs, sign)
			}
		}
		note(y.Unit.Currency, y.Unit.Sign)
		for text := range e.seen {
			if sign := strings.ToLower(strings.TrimSpace(text)); value.SharedSign(sign) {
				note("", sign)
			} else if n, ok := y.Numbers.Parse(text); ok {
				note(n.Currency, n.Sign)
			} else if code, ok := value.Currency(text); ok && y.Typ == "currency" {
				note(code, "")
			}
		}
		t.Signs.Name(codes, signs)
	}
}

// SignCode is the currency of a sign that several countries share, with what there is to
// say about it.
func (t *Table) SignCode(sign string) string {
	m := t.SignMeans(sign)
	key := "sign\x1f" + sign
	if t.saved == nil {
		t.saved = map[string]int{}
	}
	if m.Told || t.saved[key] > 0 {
		return m.Code
	}
	t.saved[key] = 1
	answer := finding.Setting{Key: "currency_signs", Entry: fmt.Sprintf("%q: %s", sign, m.Other), Or: input.OrSharers(sign, m.Other)}
	switch {
	case m.Doubt != "":
		t.Ask(finding.Warning, "currency-sign", t.ref0(), answer, "name the currency in a column or in the header, or ",
			"amounts are marked %s, which several countries use, and %s: they were taken for %s", finding.Quote(sign), m.Doubt, m.Code)
	case m.Code != "":
		t.Say(finding.Note, "currency-sign", t.ref0(), "name the currency in a column or in the header",
			"amounts are marked %s, which several countries use; they were taken for %s", finding.Quote(sign), m.Code)
	default:
		answer.Entry, answer.Or = fmt.Sprintf("%q: SEK", sign), input.OrSharers(sign, "SEK")
		t.Ask(finding.Warning, "currency-sign", t.ref0(), answer, "name the currency in a column or in the header, or ",
			"amounts are marked %s, which names no single currency; they count as unnamed", finding.Quote(sign))
	}
	return m.Code
}

// NoteMoney is the currency of an amount, with what had to be settled about it.
func (t *Table) NoteMoney(at finding.Ref, text string, n value.Number, code string, note value.MoneyNote) string {
	switch note {
	case value.SignAssumed, value.SignUnknown:
		return t.SignCode(cmp.Or(n.Sign, t.Styles[at.Col].Unit.Sign))
	case value.CurrencyClash:
		t.Once(finding.Warning, "currency-clash", at, "make the currency column and the amount agree",
			"the amount %s names another currency than its row or header; the amount's own was believed", finding.Quote(text))
	}
	return code
}
