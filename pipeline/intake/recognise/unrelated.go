package recognise

import (
	"strings"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// unrelatedReason is why a table is left out that no other table has to do with.
const unrelatedReason = "names no account that is known, and no amount"

// unrelated leaves tables out of which nothing says that they are about customers: none
// kind is complete, and no header or cell names an account, an address or
// an amount. Systems keep many such tables for themselves, and to ask what each may
// be is not worth a person's minute.
func (r *Tables) unrelated(all []*judged) {
	known := customersOf(all)
	if len(known.tables) == 0 {
		return
	}
	for _, j := range all {
		if j.question != "" && j.unused == "" && !j.told && (j.lacks != "" || j.score == 0) && j.count > 0 && known.strangeTo(j) {
			j.verdict = verdict{unused: unrelatedReason}
		}
	}
}

// strangeTo is whether nothing of a table has to do with customers.
func (c *customers) strangeTo(j *judged) bool {
	for _, h := range j.region.Header {
		if c.names[who.FoldName(h)] || c.names[who.NameKey(h)] {
			return false
		}
	}
	for i := range j.columns {
		e := &j.columns[i]
		if contains(strings.ToLower(j.header(i+1)), customerWords) && e.cells > 0 || e.emails > 0 || e.amounts() ||
			e.kinds[table.Number] > 0 && e.fractions() || c.named(e) > 0 || c.hits(j, i+1) > 0 {
			return false
		}
	}
	return true
}

// fractions is whether some number of a column has a fraction, as money has.
func (e *evidence) fractions() bool {
	for _, s := range e.figures {
		if strings.Contains(s, ".") {
			return true
		}
	}
	return false
}

// proseReason is why a text is left out that holds no table.
const proseReason = "is a text and none"

// prose is whether a file of text holds sentences, parted at their commas or not: a
// licence, a letter, a note about the export. One stands where a header would, no
// header is known, and no column holds numbers or days.
func (l *look) prose() bool {
	if l.sheet.Name != "" {
		return false
	}
	for i := range l.columns {
		if l.columns[i].numbers.Numbers+l.columns[i].dates.Dates > 0 {
			return false
		}
	}
	words, heads := 0, 0
	for _, h := range l.region.Header {
		if headings.HeaderKeys()[value.HeaderKey(h)] > 0 {
			return false
		}
		if n := len(strings.Fields(h)); n > 0 {
			words, heads = words+n, heads+1
		}
	}
	return heads > 0 && words >= sentence*heads
}

// sentence is how many words a part of one has, on an average; a header has two.
const sentence = 5
