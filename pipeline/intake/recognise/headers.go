package recognise

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/finding"
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

// plans leaves out tables of revenue that are called plans, offers or purchases, and asks:
// their amounts are none that anybody pays us. A table that tells beside them what came
// true is none.
func (r *Tables) plans(all []*judged) {
	for _, j := range all {
		if j.question != "" || j.unused != "" || j.told || j.kind.Name != "revenue" {
			continue
		}
		if _, told := input.Answer(r.Policy.Columns, j.table.File, j.table.Sheet); told || j.table.comesTrue(j.look) {
			continue
		}
		if name, why := j.calledOther(); why != "" {
			j.question = finding.Quote(name) + " says that its amounts are " + why
		} else if col := j.movements(); col > 0 {
			j.question = finding.Quote(j.header(col)) + " tells changes of recurring revenue, new and lost; what somebody pays in a " +
				"month is the sum of all before it"
		}
	}
}

// calledOther is the name, title or header by which a table is of other amounts than
// what was sold, and of which.
func (j *judged) calledOther() (name, why string) {
	t := j.table
	names := []string{path.Base(path.Dir(t.File)), strings.TrimSuffix(path.Base(t.File), path.Ext(t.File)), t.Sheet}
	for _, a := range j.region.Aside {
		if a.Role == table.Face && len(a.Text) <= titleAtMost {
			names = append(names, strings.TrimSpace(a.Text))
		}
	}
	for _, name := range names {
		if planned(name) {
			return name, "planned and not yet sold"
		}
	}
	for _, field := range [...]string{"document number", "period"} {
		for _, word := range strings.Fields(nameWords(j.headerOf(field))) {
			if term, _ := value.Words("document status").Term(word); term == "quote" {
				return j.headerOf(field), "offered and not yet sold"
			}
		}
	}
	if term, _ := value.Words("direction").Term(j.headerOf("account")); term == "purchase" {
		return j.headerOf("account"), "bought and not sold"
	}
	return "", ""
}

// movements is the column of few words that all are of recurring revenue that came or went,
// of which both are there, in a table that numbers no documents; 0 for none.
func (j *judged) movements() int {
	if j.at["document number"] > 0 {
		return 0
	}
	for col := 1; col <= min(len(j.watch.columns), len(j.region.Header)); col++ {
		e, sides := &j.watch.columns[col-1], map[string]bool{}
		if col == j.at["account"] || len(e.seen) < 2 || len(e.seen) > strangeAtMost || len(e.figures) > 0 || !e.all(func(s string) bool {
			term, ok := value.Words("revenue movement").Within(s)
			sides[term] = true
			return ok
		}) {
			continue
		}
		if sides["new"] && sides["churn"] {
			return col
		}
	}
	return 0
}

// titleAtMost is how long a line above a table may be that is its title.
const titleAtMost = 80

// comesTrue is whether a column or a header of a table tells what came true.
func (t *Table) comesTrue(l *look) bool {
	for i := range l.watch.columns {
		if t.scenarios(&l.watch.columns[i], i+1) != nil {
			return true
		}
	}
	var marks []string
	for _, h := range l.region.Header {
		marks = append(marks, strings.Fields(nameWords(h))...)
	}
	return cameTrue(marks) != "" || slices.ContainsFunc(l.region.Header, cameTrueName)
}

// cameTrueName is whether words say that something came true.
func cameTrueName(name string) bool {
	return slices.ContainsFunc(strings.Fields(nameWords(name)), func(w string) bool {
		term, ok := value.Words("table name").Term(w)
		return ok && term == "actual"
	})
}

// planned is whether the name of a table says that it is a plan.
func planned(name string) bool {
	words := nameWords(name)
	if cameTrueName(name) {
		return false
	}
	term, ok := value.Words("table name").Within(words)
	return ok && term == "forecast" || strings.TrimSpace(strings.TrimPrefix(words, "fy")) == "plan"
}

// nameWords are the words of a name without its digits and signs: "Budget_FY26",
// "SalesBudget2026".
func nameWords(name string) string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			r, lower = ' ', false
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
			lower = false
		default:
			lower = unicode.IsLower(r)
		}
		b.WriteRune(r)
	}
	return strings.ToLower(strings.Join(strings.Fields(b.String()), " "))
}

func (j *judged) headerOf(field string) string {
	if col := j.at[field]; col > 0 {
		return j.header(col)
	}
	return ""
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
