package recognise

import (
	"strings"
	"time"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// measured are the columns that each are a period: "Jan 2026". Where the header
// names a measure beside it, as "Jan 2026 Actual" and "Jan 2026 Budget" or "2026-01
// Revenue" and "2026-01 Orders", they are those of the one measure that is what was
// sold; where several could be, there are none.
func (t *Table) measured(l *look, fiscal time.Month) []span {
	by := map[string][]span{}
	var order []string
	for i, h := range l.region.Header {
		if headings.KnownHeader(h) || looks(l.columns, i, "amount") < 50 {
			continue
		}
		p, measure, ok := periodIn(h, fiscal)
		if !ok {
			continue
		}
		if p.Days() == 1 { // "31 Dec 2025" above a month's amounts
			m := p.From.Month()
			p = program.Period{From: m.First(), To: m.Last()}
		}
		if by[measure] == nil {
			order = append(order, measure)
		}
		by[measure] = append(by[measure], span{i + 1, p})
	}
	if plain := by[""]; len(plain) > 0 {
		return plain
	}
	found := ""
	for _, measure := range order {
		if !sold(measure) {
			continue
		}
		if found != "" {
			return nil
		}
		found = measure
	}
	return by[found]
}

// sold is whether the words beside a period tell what was sold: that it is what
// came true, or the name of an amount.
func sold(measure string) bool {
	term, known := value.Words("document status").Term(measure)
	if known {
		return term == "counts"
	}
	k, _ := headings.KindNamed("revenue")
	m, known := k.Meaning(loosely(k, []string{measure})[0])
	return known && m.Field == "amount" && !proof.Foreign(measure)
}

// periodIn is the period that a header names, with the words beside it.
func periodIn(header string, fiscal time.Month) (p program.Period, measure string, ok bool) {
	if p, ok = (value.DateStyle{}).Period(header, fiscal); ok {
		return p, "", true
	}
	words := strings.Fields(value.WithoutUnit(header))
	for size := len(words); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			if from > 0 && from+size < len(words) {
				continue
			}
			text := strings.Trim(strings.Join(words[from:from+size], " "), "-–()/|,:")
			p, ok = (value.DateStyle{}).Period(text, fiscal)
			if !ok {
				p, ok = monthOfQuarter(words[from:from+size], fiscal)
			}
			if ok && (size == len(words) || p.Days() > 1) {
				rest := append(append([]string{}, words[:from]...), words[from+size:]...)
				return p, strings.Trim(strings.Join(rest, " "), " -–()/|,:"), true
			}
		}
	}
	return program.Period{}, "", false
}

// monthOfQuarter reads "Q1 2026 Jan": a month below the quarter of its year.
func monthOfQuarter(words []string, fiscal time.Month) (program.Period, bool) {
	last := len(words) - 1
	if last < 1 {
		return program.Period{}, false
	}
	m, named := value.MonthName(strings.Trim(words[last], "."))
	around, ok := (value.DateStyle{}).Period(strings.Join(words[:last], " "), fiscal)
	if !named || !ok {
		return program.Period{}, false
	}
	for at := around.From.Month(); at <= around.To.Month(); at++ {
		if at.First().Time().Month() == m {
			return program.Period{From: at.First(), To: at.Last()}, true
		}
	}
	return program.Period{}, false
}
