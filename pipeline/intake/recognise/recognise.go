// Package recognise answers what a table is: where its header stands, of which
// kind it is, what each column means, and how the cells of each are written. It
// looks at every cell once, keeps the evidence of the columns and no rows, and
// asks where the evidence does not decide.
package recognise

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/value"
)

// A guess is one kind that a table may be, with the fields that it would have.
type guess struct {
	kind  headings.Kind
	at    map[string]int     // field → column, from 1
	means []headings.Meaning // by column; [0] is not used
	score int
	lacks string       // the essential field that is missing; "" when none is
	weak  map[int]bool // columns that speak for the kind only a little
}

// Weights of a header that names a field.
const (
	essentialWeight = 6  // a header of an essential field that only this kind knows
	strongWeight    = 3  // a header of another field that only this kind knows
	weakWeight      = 1  // a word that many kinds use
	keyWeight       = 5  // one row an account
	nameWeight      = 4  // the file's or sheet's own name says what a row is
	sureScore       = 8  // below this a table is too little like its kind …
	mostKnown       = 60 // … unless so many percent of its columns are known
	margin          = 2  // the winner leads by more than this
	plainEnough     = 3  // so many headers without doubt let a weak one name what is essential
)

// guesses are the kinds that a table may be, the likeliest first. Kinds that
// lack something essential come after all that do not.
func guesses(headers []string, columns []evidence, extra map[string]bool) []guess {
	var all []guess
	for _, k := range headings.Kinds() {
		all = append(all, guessKind(k, headers, columns, extra))
	}
	slices.SortStableFunc(all, func(a, b guess) int {
		return cmp.Or(cmp.Compare(len(a.lacks), 0)-cmp.Compare(len(b.lacks), 0), cmp.Compare(b.score, a.score))
	})
	return all
}

// guessKind maps headers to the fields of one kind and scores how well they fit.
func guessKind(k headings.Kind, headers []string, columns []evidence, extra map[string]bool) guess {
	g := guess{kind: k, at: map[string]int{}, weak: map[int]bool{}, means: make([]headings.Meaning, len(headers)+1)}
	rank := map[string]int{}
	for i, h := range headers {
		m, ok := k.Meaning(h)
		if shown := shownBy(columns, i); shown != "" && k.Has(shown) {
			m, ok = headings.Meaning{Field: shown, Type: typeOf(k, shown)}, true
		}
		if !ok {
			continue
		}
		if m.Field == "revision" && i < len(columns) && !columns[i].revisions() {
			continue // "Rev" is revenue too
		}
		g.means[i+1] = m
		if m.Field == "" || looks(columns, i, m.Type) < 50 || i < len(columns) &&
			(m.Field == "account" && columns[i].amounts() || m.Field == "opportunity" && columns[i].percents()) {
			continue
		}
		place := placeOf(k, m, h, columns, i)
		if old, taken := rank[m.Field]; taken && old <= place {
			continue
		}
		rank[m.Field], g.at[m.Field] = place, i+1
		g.weak[i+1] = m.Synonym.Weak && !(m.Type == "document" && i < len(columns) && columns[i].documents()) || i < len(columns) &&
			!columns[i].fits(m.Type)
	}
	g.called(headers)
	g.coded(columns)
	g.unnamed(headers, columns, extra["groups"])
	g.begins(columns)
	g.lasts(headers, columns)
	g.tenures(headers, columns)
	g.dated(headers, columns)
	g.closes(headers, columns)
	g.expects(headers)
	g.keyed(columns)
	g.decided(headers, columns)
	g.rate(extra)
	g.shown(headers, columns)
	if at := g.at["document type"]; k.Name == "revenue" && at > 0 && at <= len(columns) && columns[at-1].documents() {
		g.score += keyWeight // nothing else tells invoices from credits
	}
	return g
}

// called sees a column of the numbers of rows that is headed by what a row is, such
// as "Ticket", and has no other meaning in a table of the kind.
func (g *guess) called(headers []string) {
	for i, h := range headers {
		if g.means[i+1].Field == "" && !g.means[i+1].Synonym.Never && slices.Contains(g.kind.Nouns, value.NormalHeader(h)) {
			g.score += strongWeight
			return
		}
	}
}

// coded takes a column of codes of customers for their ids where it is called one of
// customers and another column has their names.
func (g *guess) coded(columns []evidence) {
	if g.kind.Name != "revenue" || g.at["account"] == 0 || g.at["account id"] > 0 {
		return
	}
	for col := 1; col < len(g.means) && col <= len(columns); col++ {
		if g.means[col].Field == "account" && col != g.at["account"] && columns[col-1].codes() {
			g.at["account id"], g.weak[col] = col, g.means[col].Synonym.Weak
			return
		}
	}
}

// unnamed takes a first column of texts without a header for the customers of a
// table of revenue, as summaries by customer leave it; or a blank first column
// whose texts stand on lines of their own, above the rows of each.
func (g *guess) unnamed(headers []string, columns []evidence, groups bool) {
	if g.kind.Name != "revenue" || g.at["account"] > 0 || g.at["account id"] > 0 {
		return
	}
	if groups && len(headers) > 0 && strings.TrimSpace(headers[0]) == "" && len(columns) > 0 && columns[0].cells == 0 {
		g.at["account"], g.weak[1] = 1, true
		return
	}
	for i, h := range headers {
		if i >= len(columns) || columns[i].cells == 0 && strings.TrimSpace(h) == "" {
			continue
		}
		if e := &columns[i]; strings.TrimSpace(h) == "" && len(e.seen) > 0 && e.numbers.Numbers+e.dates.Dates == 0 {
			g.at["account"] = i + 1
			g.weak[i+1] = true
		}
		return
	}
}

// lasts takes the one column of lengths of time for that of a contract where no
// header that is known tells its end or its length.
func (g *guess) lasts(headers []string, columns []evidence) {
	if g.kind.Name != "contracts" || g.at["start"] == 0 || g.at["end"] > 0 || g.at["length"] > 0 {
		return
	}
	g.lone("length", headers, columns, func(h string, e *evidence) bool {
		return !contains(value.HeaderKey(h), otherLengths) && e.lengths(h)
	})
}

// lone takes the one column that no field has and that fits for a field; none where
// several fit.
func (g *guess) lone(field string, headers []string, columns []evidence, fits func(header string, e *evidence) bool) {
	found := 0
	for i, h := range headers {
		if i >= len(columns) || g.taken(i+1) || !fits(h, &columns[i]) {
			continue
		}
		if found > 0 {
			return
		}
		found = i + 1
	}
	if found > 0 {
		g.at[field], g.weak[found] = found, true
	}
}

// tenureKeys are the keys of headers of the first and the last day of whoever another
// column names.
var tenureKeys = [2][]string{{"from", "start", "startdate", "since", "validfrom", "von", "ab", "seit", "beginn", "gultigab", "de", "debut",
	"depuis", "desde", "inicio", "dal", "da", "od", "van", "vanaf", "fran", "baslangic", "開始", "開始日", "开始", "с"},
	{"to", "end", "enddate", "until", "till", "validto", "validuntil", "bis", "ende", "gultigbis", "a", "au", "fin", "jusquau", "hasta",
		"al", "fine", "do", "tot", "totenmet", "ate", "bitis", "終了", "終了日", "结束", "по"}}

// tenures takes the first and last days in a list of sponsors for those of each; such
// a list is none of meetings.
func (g *guess) tenures(headers []string, columns []evidence) {
	if g.kind.Name != "accounts" && g.kind.Name != "meetings" {
		return
	}
	at := [2]int{}
	for i, h := range headers {
		for which, keys := range tenureKeys {
			if i < len(columns) && slices.Contains(keys, value.HeaderKey(h)) &&
				(columns[i].days() || which == 1 && columns[i].cells == 0) {
				at[which] = i + 1
			}
		}
	}
	switch {
	case at[0] == 0 || at[1] == 0:
	case g.kind.Name == "accounts" && g.at["executive sponsor"] > 0 && g.at["sponsor since"] == 0:
		maps.DeleteFunc(g.at, func(_ string, col int) bool { return col == at[0] || col == at[1] })
		g.at["sponsor since"], g.at["sponsor until"] = at[0], at[1]
	case g.kind.Name == "meetings" && g.at["sponsor"] > 0 && g.at["date"] == at[0] && len(g.at) <= 5 && !g.tellsMeeting():
		g.at = map[string]int{}
	}
}

// tellsMeeting is whether a column says what a meeting was about, or how it stands.
func (g *guess) tellsMeeting() bool {
	return slices.ContainsFunc([]string{"type", "goal", "status", "subject", "attendees", "attendees ours", "attendees theirs", "outcome",
		"form", "place"}, func(f string) bool { return g.at[f] > 0 })
}

// otherLengths are parts of the keys of headers of lengths that are none of a
// contract.
var otherLengths = []string{"notice", "kundig", "preavis", "aviso", "renew", "verlang", "age", "alter", "since", "seit", "payment", "zahl",
	"delivery", "liefer", "response", "warrant", "解約"}

// lengths is whether all cells of a column are lengths of time, by the unit that
// they or their header name.
func (e *evidence) lengths(header string) bool {
	texts := slices.Concat(e.sample, e.figures)
	return len(texts) > 0 && value.NamesLength(header, texts[0]) && !slices.ContainsFunc(texts, func(s string) bool {
		_, _, ok := value.Length(s, header)
		return !ok
	})
}

// begins takes the column in which meetings begin for their day, where it holds
// days and no other column does.
func (g *guess) begins(columns []evidence) {
	at := g.at["start"]
	if g.kind.Name != "meetings" || g.at["date"] > 0 || at == 0 || at > len(columns) {
		return
	}
	if e := &columns[at-1]; e.dates.Dates > 0 && e.looks("date") >= 80 {
		g.at["date"] = at
		delete(g.at, "start")
	}
}

// closes takes the one column of days of a table of deals, beside those of when a
// record was made or changed, for their close dates where no header names them.
func (g *guess) closes(headers []string, columns []evidence) {
	if g.kind.Name != "opportunities" || g.at["close date"] > 0 || g.at["actual close date"] > 0 ||
		g.at["amount"] == 0 || g.at["stage"]+g.at["status"] == 0 {
		return
	}
	g.lone("close date", headers, columns, func(h string, e *evidence) bool {
		key := value.HeaderKey(h)
		return e.days() && !stampKeys[key] && !contains(key, otherCloses)
	})
}

// expects takes the expected revenue for the amount of a deal where no other is there
// and the headers beside it are those of Odoo, which calls the whole amount so; other
// systems call the amount times its probability so.
func (g *guess) expects(headers []string) {
	if g.kind.Name != "opportunities" || g.at["amount"] > 0 || g.at["actual amount"] > 0 {
		return
	}
	odoo, found := false, 0
	for i, h := range headers {
		switch value.HeaderKey(h) {
		case "expectedclosing", "proratedrevenue", "expectedmrr":
			odoo = true
		case "expectedrevenue":
			found = i + 1
		}
	}
	if odoo && found > 0 && !g.taken(found) {
		g.at["amount"], g.means[found] = found, headings.Meaning{Field: "amount", Type: "amount"}
	}
}

// otherCloses are parts of the keys of headers of days of deals on which none closes.
var otherCloses = []string{"creat", "modif", "stamp", "updat", "activ", "contact", "start", "begin", "next", "meeting", "stage",
	"open", "sync",
	"erstellt", "geandert", "beginn", "debut", "inicio", "作成", "更新", "创建"}

// shownBy is the field that the values of a column show; "" for none.
func shownBy(columns []evidence, i int) string {
	if i >= len(columns) {
		return ""
	}
	return columns[i].means
}

func typeOf(k headings.Kind, field string) string {
	return k.Fields[slices.IndexFunc(k.Fields, func(f headings.Field) bool { return f.Name == field })].Type
}

// dateWords are parts of the keys of headers of days on which something was sold,
// the best first, where a table of money names no period.
var dateWords = []string{"invoice", "billing", "posting", "booking", "transaction", "rechnung", "beleg", "buchung", "factur", "sale",
	"sold", "verkauf", "vente", "venta", "売上", "order",
	"bestell", "auftrag", "commande", "pedido", "purchase", "kauf", "注文", "date", "datum", "fecha", "日付", "ship", "deliver", "liefer",
	"livr", "entreg", "納", "service", "leistung", "creat"}

// otherDates are parts of the keys of headers of days that are none of a sale.
var otherDates = []string{"due", "paid", "payment", "fallig", "zahlung", "echeance", "vencimiento", "pago", "birth", "modif", "updat",
	"sync", "expir", "renew", "delet", "支払", "期日", "更新"}

// dated takes the days of a table of money for its periods where no header names
// one: of orders, shipments, services and facts.
func (g *guess) dated(headers []string, columns []evidence) {
	if g.kind.Name != "revenue" || g.at["amount"] == 0 {
		return
	}
	if p := g.at["period"]; p > 0 {
		who := max(g.at["account"], g.at["account id"])
		if p <= len(columns) && columns[p-1].dates.Dates > 0 && columns[p-1].looks("date") >= 90 && who > 0 && !g.weak[who] &&
			!g.weak[g.at["amount"]] {
			delete(g.weak, p) // a date beside a customer and an amount is no accident
		}
		return
	}
	best, place := 0, len(dateWords)+1
	for i, h := range headers {
		if i >= len(columns) || !columns[i].days() && !columns[i].periods() || g.taken(i+1) {
			continue
		}
		key := value.HeaderKey(h)
		if contains(key, otherDates) {
			continue
		}
		rank := slices.IndexFunc(dateWords, func(w string) bool { return strings.Contains(key, w) })
		if rank < 0 {
			rank = len(dateWords)
		}
		if rank < place {
			best, place = i+1, rank
		}
	}
	if best > 0 {
		who := max(g.at["account"], g.at["account id"])
		g.at["period"] = best
		g.weak[best] = place == len(dateWords) && (who == 0 || g.weak[who] || g.weak[g.at["amount"]])
	}
}

func (g *guess) taken(col int) bool {
	for _, at := range g.at {
		if at == col {
			return true
		}
	}
	return false
}

func contains(key string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(key, part) })
}

// keyed sees that a table of accounts has one row an account: an id and a name,
// each different on every row, as the table has to which others point.
func (g *guess) keyed(columns []evidence) {
	id, name := g.at["account id"], g.at["account"]
	if g.kind.Name != "accounts" || id == 0 || name == 0 || g.weak[id] || id > len(columns) || name > len(columns) {
		return
	}
	if columns[id-1].unique() && columns[name-1].unique() {
		g.score += keyWeight
	}
}

// unique is whether every row has a text of its own.
func (e *evidence) unique() bool { return e.cells > 1 && len(e.seen) == min(e.cells, seenAtMost) }

func looks(columns []evidence, i int, typ string) int {
	if i >= len(columns) {
		return 100
	}
	return columns[i].looks(typ)
}

// placeOf orders the columns that could hold one field: full before empty,
// strong before weak, then as the list of synonyms has them.
func placeOf(k headings.Kind, m headings.Meaning, header string, columns []evidence, i int) int {
	switch shownBy(columns, i) {
	case m.Field:
		return -1 // what values show needs no header
	case otherID:
		return 20000 // another column is the id
	}
	place := 0
	if i < len(columns) {
		place += columns[i].gaps(m.Type, m.Field == k.Fields[0].Name && m.Type == "id", columns)
	}
	if m.Synonym.Weak {
		place += 1000
	}
	if k.Name == "revenue" && m.Field == "account" && i < len(columns) && columns[i].ledger() {
		place += 5000 // accounts of a ledger, or numbers of customers, rather than their names
	}
	if k.Name == "revenue" && m.Field == "amount" {
		switch proof.Says(header) {
		case "net":
			place -= 500
		case "gross":
			place += 1500
		}
	}
	j := slices.IndexFunc(k.Fields, func(f headings.Field) bool { return f.Name == m.Field })
	if j < 0 {
		return place + 999
	}
	return place + slices.IndexFunc(k.Fields[j].Synonyms, func(s headings.Synonym) bool { return s.Header == m.Synonym.Header })
}

// rate adds up what speaks for a kind, and finds what it lacks.
func (g *guess) rate(extra map[string]bool) {
	need := g.kind.Needs
	plain := 0
	for _, col := range g.at {
		if !g.weak[col] {
			plain++
		}
	}
	if extra["periods"] {
		plain += plainEnough // a column for each month is no accident
	}
	if extra[g.kind.Name] && plain > 0 { // the name of the table says so too
		plain = max(plain+1, plainEnough)
		g.score += nameWeight
	}
	for _, one := range need {
		if !slices.ContainsFunc(one, func(f string) bool {
			f, sure := strings.CutPrefix(f, "!")
			return extra[f] || g.at[f] > 0 && (plain >= plainEnough && !sure || !g.weak[g.at[f]])
		}) {
			g.lacks = strings.ReplaceAll(strings.Join(one[:min(len(one), 4)], " or "), "!", "")
		}
	}
	for field, col := range g.at {
		weight := strongWeight
		if isEssential(need, field) {
			weight = essentialWeight
		}
		if weight = max(weakWeight, 2*weight/(1+headings.KindsOf(g.means[col].Synonym.Header))); g.weak[col] {
			weight = weakWeight
		}
		g.score += weight
	}
	for f := range extra {
		if isEssential(need, f) {
			g.score += essentialWeight
		}
	}
}

func isEssential(need [][]string, field string) bool {
	return slices.ContainsFunc(need, func(e []string) bool { return slices.Contains(e, field) })
}

// A verdict is what a table was recognised as, and how surely.
type verdict struct {
	guess
	confidence int
	runnerUp   string
	question   string // why no kind was chosen; "" when one was
	told       bool   // whether the configuration names the kind
	extra      map[string]bool
	unused     string // what the table is about instead; "" when that is not known
	byFigures  bool   // its numbers told the kind, and not its headers
	veil       string // the kind that a table on a hidden sheet is of, where the workbook shows another; "" elsewhere
}

// judge chooses the kind of a table, or says why it chooses none: a question is
// better than a confident mistake.
func judge(headers []string, columns []evidence, extra map[string]bool) verdict {
	if subject, header, ok := headings.OtherSubject(headers); ok && !activities(headers, columns) {
		return verdict{unused: fmt.Sprintf("is about %s (%s)", subject, header)}
	}
	all := guesses(headers, columns, extra)
	best, next := all[0], all[1]
	if rivals(best, next) && extra[next.kind.Name] && !extra[best.kind.Name] {
		best, next = next, best // the name of the table breaks a tie, and no more
	}
	v := verdict{guess: best, confidence: confidence(best.score, next)}
	if next.lacks == "" || next.score*2 > best.score {
		v.runnerUp = next.kind.Name
	}
	switch {
	case best.score == 0:
		v.question = "none of its headers is known"
	case best.lacks != "" && calendar(columns):
		return verdict{unused: "lists days"}
	case best.lacks != "":
		v.question = "no kind of table has all that it needs; the nearest, " + best.kind.Name + ", lacks " + best.lacks
	case (best.kind.Name == "issues" || best.kind.Name == "escalations") && mixed(headers, columns):
		v.question = "it lists meetings, calls and tasks, and no header that is known tells the days of the meetings"
	case best.score < sureScore && share(len(best.at), filled(headers, columns)) < mostKnown:
		v.question = "too few headers are known; it may be " + best.kind.Name
	case rivals(best, next) && !(extra[best.kind.Name] && !extra[next.kind.Name]):
		v.question = "it may be " + best.kind.Name + " or " + next.kind.Name
	}
	return v
}

// filled is how many columns have a header and cells.
func filled(headers []string, columns []evidence) int {
	n := 0
	for i, h := range headers {
		if strings.TrimSpace(h) != "" && (i >= len(columns) || columns[i].cells > 0) {
			n++
		}
	}
	return n
}

// rivals is whether two guesses are too near each other to choose.
func rivals(best, next guess) bool {
	return best.lacks == "" && next.lacks == "" && best.score-next.score <= margin && !within(best, next)
}

// within is whether one guess explains every column that the other does: then
// the other is not a rival but a part of it.
func within(best, next guess) bool {
	for _, col := range next.at {
		if best.means[col].Field == "" {
			return false
		}
	}
	return best.score > next.score
}

// confidence is 0 to 100: how much speaks for the best guess, less when another
// comes near.
func confidence(score int, next guess) int {
	c := min(99, 45+3*score)
	if next.lacks == "" && next.score > 0 {
		c -= min(25, 25*next.score/max(score, 1))
	}
	return max(c, 1)
}
