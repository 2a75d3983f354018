package recognise

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// named are the kinds whose rows the name of a file or sheet mentions. It is a
// hint beside the headers, and never more.
func named(names ...string) map[string]bool {
	kinds := map[string]bool{}
	for _, name := range names {
		words := strings.Fields(program.Fold(strings.ReplaceAll(name, "_", " ")))
		for _, k := range headings.Kinds() {
			for _, noun := range k.Nouns {
				if noun == "account" { // ledgers have accounts too
					continue
				}
				if slices.ContainsFunc(words, func(w string) bool { return isNoun(w, noun) }) {
					kinds[k.Name] = true
				}
			}
		}
	}
	return kinds
}

// isNoun is whether a word is a noun, alone or of several: "cases", "queries",
// "Eskalationen".
func isNoun(word, noun string) bool {
	rest, ok := strings.CutPrefix(word, noun)
	return ok && (rest == "" || rest == "s" || rest == "n" || rest == "en" || rest == "es") || word == strings.TrimSuffix(noun, "y")+"ies"
}

// known is KnownHeader for the many cells that a search for headers asks about:
// what was asked before is remembered.
func (r *Tables) known(text string) bool {
	if len(text) > LongText || strings.TrimSpace(text) == "" {
		return false
	}
	if k, ok := r.headers[text]; ok {
		return k
	}
	_, k := headings.HeaderKeys()[value.HeaderKey(text)]
	switch digits := strings.ContainsAny(text, "0123456789"); {
	case totalLabels[value.HeaderKey(text)]:
		k = false // it may head a column, and it surely begins a total's row
	case !k && strings.Contains(text, ":"):
		k = headings.KnownHeader(text)
	case !k && digits && aYear.MatchString(text):
		k = isPeriod(text) || headings.KnownHeader(text)
	}
	if r.headers == nil {
		r.headers = map[string]bool{}
	}
	if len(r.headers) < 1<<16 {
		r.headers[strings.Clone(text)] = k
	}
	return k
}

var totalLabels = input.SetOf("total", "totals", "subtotal", "grandtotal", "summe", "gesamt", "gesamtsumme", "zwischensumme", "suma", "合計",
	"小計", "totaal", "totale", "summa", "razem", "ogolem", "celkem", "totalt", "ialt", "subtotaal", "合计", "总计", "小计",
	"toplam", "geneltoplam", "aratoplam", "합계", "총계", "소계", "итого", "всего")

// aYear finds texts that may be a period or name one: "Jul 2026", "FY25".
var aYear = regexp.MustCompile(
	`(?i)(19|20)\d\d|\b(fy|gj|q[1-4]|h[12]|jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*[ .'’-]?\d\d`)

// isPeriod is whether a header names a month, quarter or year rather than a day.
func isPeriod(text string) bool {
	p, ok := value.DateStyle{}.Period(text, 1)
	return ok && p.Days() > 1
}

// isDictionary is whether the cells of a table name columns: a description of
// data rather than data. Tables with numbers or dates are none.
func isDictionary(columns []evidence) bool {
	for i := range columns {
		e := &columns[i]
		if e.kinds[table.Number]+e.kinds[table.Date]+e.numbers.Numbers+e.dates.Dates > 0 {
			return false
		}
	}
	for i := range columns {
		named := 0
		for _, s := range columns[i].sample {
			if headings.HeaderKeys()[value.HeaderKey(s)] > 0 {
				named++
			}
		}
		if named >= 5 && share(named, len(columns[i].sample)) >= 50 {
			return true
		}
	}
	return false
}

// stampKeys are headers of the day on which a record was last changed. They say
// how old an export is, and nothing else.
var stampKeys = map[string]bool{
	"lastmodifieddate": true, "lastmodified": true, "lastmodifiedon": true, "modifiedon": true, "modifieddate": true, "modified": true,
	"lastmodifiedtime": true, "modifiedtime": true, "systemmodstamp": true, "updated": true, "updatedat": true, "lastupdated": true,
	"updateddate": true,
	"updatedon":   true, "changedon": true, "sysupdatedon": true, "geandertam": true, "letzteanderung": true, "zuletztgeandert": true,
	"lastactivitydate": true, "lastactivity": true, "createddate": true, "createdate": true, "createdon": true, "createdat": true,
	"created": true,
}
