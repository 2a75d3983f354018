package recognise

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// decided takes a column whose cells tell what was won and what was lost for the state
// of deals, whatever its header; the one column of money is then what they are worth.
func (g *guess) decided(headers []string, columns []evidence) {
	if g.kind.Name != "opportunities" {
		return
	}
	col := 1 + slices.IndexFunc(columns[:min(len(columns), len(headers))], func(e evidence) bool { return e.decides() })
	if col == 0 || g.taken(col) && g.at["stage"] != col && g.at["status"] != col && g.at["won"] != col {
		return
	}
	if !g.taken(col) {
		field := "status"
		if g.at[field] > 0 {
			field = "stage"
		}
		if g.at[field] > 0 {
			return
		}
		g.take(field, col)
	}
	g.weak[col] = false
	g.score += keyWeight
	if g.at["amount"] == 0 && g.at["actual amount"] == 0 {
		if money := g.only(headers, columns, (*evidence).money); money > 0 {
			g.take("amount", money)
		}
	}
}

// take makes a column that of a field, as its cells show.
func (g *guess) take(field string, col int) {
	g.at[field], g.means[col] = col, headings.Meaning{Field: field, Type: typeOf(g.kind, field)}
}

// only is the one column without a known meaning whose cells pass; 0 where none does, or several do.
func (g *guess) only(headers []string, columns []evidence, pass func(*evidence) bool) int {
	found := 0
	for i := range columns[:min(len(columns), len(headers))] {
		if m := g.means[i+1]; columns[i].cells == 0 || m.Field != "" || m.Synonym.Never || strings.TrimSpace(headers[i]) == "" ||
			strings.Contains(headers[i], "%") || !pass(&columns[i]) {
			continue
		}
		if found > 0 {
			return 0
		}
		found = i + 1
	}
	return found
}

// shown takes what cells show whatever the headers say, where no header names the
// field: addresses of mail, how likely a deal is, titles, and which part of a name it is.
func (g *guess) shown(headers []string, columns []evidence) {
	if g.kind.Has("email") && g.at["email"] == 0 {
		if col := g.only(headers, columns, (*evidence).mail); col > 0 {
			g.take("email", col)
		}
	}
	if g.kind.Name == "opportunities" && g.at["probability"] == 0 {
		for i := range columns[:min(len(columns), len(headers))] {
			if e := &columns[i]; !g.taken(i+1) && !g.means[i+1].Synonym.Never && e.percents() {
				g.take("probability", i+1)
				break
			}
		}
	}
	if g.kind.Name != "contacts" {
		return
	}
	column := func(field string) *evidence {
		if at := g.at[field]; at > 0 && at <= len(columns) {
			return &columns[at-1]
		}
		return nil
	}
	if role, col := column("decision role"), g.at["decision role"]; role != nil && g.at["title"] == 0 && role.titles() &&
		!strings.Contains(value.NormalHeader(headers[col-1]), " ") && !role.mostly(value.Words(g.means[col].Type)) { // under "Role"
		delete(g.at, "decision role")
		g.take("title", col)
	}
	name, first, last := column("name"), column("first name"), column("last name")
	switch {
	case name == nil || first != nil && last != nil:
	case first != nil && name.apart(first): // "Vorname" beside "Name"
		g.part("last name")
	case last != nil && name.apart(last):
		g.part("first name")
	}
}

// part makes the column of names one of a part of them.
func (g *guess) part(field string) {
	col := g.at["name"]
	delete(g.at, "name")
	g.take(field, col)
}

// apart is whether a column of names does not hold the names of another one.
func (e *evidence) apart(other *evidence) bool {
	parts, within := map[string]bool{}, 0
	for text := range other.seen {
		parts[program.Fold(text)] = true
	}
	for _, text := range e.sample {
		for _, word := range strings.Fields(program.Fold(text)) {
			if parts[word] {
				within++
				break
			}
		}
	}
	return len(e.sample) > 0 && len(parts) > 0 && 3*within < len(e.sample)
}

// mostly is whether half of the texts of a column are of a vocabulary.
func (e *evidence) mostly(words value.Vocabulary) bool {
	return 2*e.counts(func(s string) bool { _, ok := words.Term(s); return ok }) >= len(e.sample)
}

// counts is how many of the texts that were kept of a column pass.
func (e *evidence) counts(pass func(string) bool) int {
	n := 0
	for _, s := range e.sample {
		if pass(s) {
			n++
		}
	}
	return n
}

// mail is whether the cells of a column are addresses of mail.
func (e *evidence) mail() bool { return e.emails > 0 && 10*e.emails >= 9*len(e.seen) }

// money is whether the cells of a column are amounts: numbers, of which some have a
// fraction, parted thousands or a currency; no percentages.
func (e *evidence) money() bool {
	return e.numbers.Numbers > 0 && e.looks("amount") >= 90 && !e.days() && !e.percents() && (e.signed() ||
		slices.ContainsFunc(slices.Concat(e.sample, e.figures), func(s string) bool { return strings.ContainsAny(s, ".,") }))
}

// percents is whether all cells of a column are percentages with their sign.
func (e *evidence) percents() bool {
	return len(e.sample) > 0 && len(e.figures) == 0 && e.all(func(s string) bool { return percentage.MatchString(s) })
}

var percentage = regexp.MustCompile(`^\d{1,3}([.,]\d+)?\s?%$`)

// Stems of words that say of a deal that it was won, and that it was lost. Words that
// orders and invoices bear too, such as signed and cancelled, are none.
var (
	wonWords = regexp.MustCompile(`\b(won|gewonnen\w*|gagnee?s?|remportee?|ganad[oa]|ganh[oa]|vint[oa]|wygran[ae]|vyhran[aoy]|vunnen|vunnet|vundet)\b|` +
		`kazanildi|受注|成約|赢单|수주|выигран`)
	lostWords = regexp.MustCompile(`\b(lost|verloren\w*|perdue?s?|perdid[oa]|pers[oa]|przegran[ae]|prohran[aoy]|forlorad|forlorat|tapt|tabt|kaybedildi)\b|` +
		`失注|丢单|输单|실주|проигран`)
)

// decides is whether the texts of a column say of some rows that they were won and of
// others that they were lost.
func (e *evidence) decides() bool {
	won, lost := false, false
	if len(e.seen) > sampleAtMost {
		return false
	}
	for _, s := range e.sample {
		s = program.Fold(s)
		won, lost = won || wonWords.MatchString(s), lost || lostWords.MatchString(s)
	}
	return won && lost
}

// listsDeals is whether a table is about what may yet be won or lost: it tells how
// likely that is, or of some rows that they were won and of others that they were lost.
func (l *look) listsDeals() bool {
	deals, _ := headings.KindNamed("opportunities")
	g := guessKind(deals, l.region.Header, l.columns, nil)
	return g.means[g.at["probability"]].Synonym.Header != "" || slices.ContainsFunc(l.columns, func(e evidence) bool { return e.decides() })
}

// subjects is whether a column has texts of several words, most of them its row's own.
func (e *evidence) subjects() bool {
	return e.cells > 1 && 2*len(e.seen) >= e.cells && e.spaced() && !e.persons() && e.emails+e.numbers.Numbers+e.dates.Dates == 0
}

// repeats is whether a fourth of the cells of a column, or more, repeat others.
func (e *evidence) repeats() bool {
	values := len(e.seen) + len(e.wholes)
	return values > 0 && values < seenAtMost && 4*values <= 3*e.cells
}

// titles is whether a column names what people are in a company, as far as the words
// of the languages of business tell.
func (e *evidence) titles() bool {
	n := e.counts(func(s string) bool { return titleWords.MatchString(program.Fold(s)) })
	return n > 1 && 2*n >= len(e.sample)
}

var titleWords = regexp.MustCompile(`\b(c[efitom]o|chief|director|directeur|directrice|directora|direttore|diretor|head|manager|president|` +
	`vp|svp|evp|leiter\w*|\w+leiter|geschaftsfuhrer\w*|vorstand\w*|responsable|responsabile|gerente|kierownik|dyrektor|chef|engineer|buyer|` +
	`owner|einkaufer\w*|mudur\w*)\b|部長|課長|社長|取締役|经理|总监|이사|부장|директор|менеджер`)

// single is whether the texts of a column are one word each, as first names are.
func (e *evidence) single() bool {
	n := e.counts(firstName.MatchString)
	return n > 0 && 10*n >= 9*len(e.sample) && len(e.sample)*4 > min(e.cells, sampleAtMost)
}

var firstName = regexp.MustCompile(`^\p{Lu}\p{L}+([ -]\p{Lu}\p{L}*\.?)?$|^\p{Lo}{1,4}$`)

// few is whether a column holds small whole numbers of which none tells the rows apart.
func (e *evidence) few() bool {
	all := slices.Concat(e.sample, e.figures)
	return len(all) > 0 && e.cells > len(all) && !slices.ContainsFunc(all, func(s string) bool {
		return len(s) > 2 || strings.Trim(s, "0123456789") != ""
	})
}

// persons is whether a column names the same few persons again and again.
func (e *evidence) persons() bool {
	n := e.counts(personName.MatchString)
	return n > 1 && 10*n >= 9*len(e.sample) && 2*len(e.seen) <= e.cells && e.numbers.Numbers+e.dates.Dates+e.emails == 0
}

// personName is a first and a last name, each with a capital letter, with no more than
// two words between them.
var personName = regexp.MustCompile(`^\p{Lu}[\p{L}'’.-]*( \p{L}[\p{L}'’.-]*){0,2} \p{Lu}[\p{L}'’-]+$`)

// madeBy are parts of the keys of headers of who wrote or changed a row.
var madeBy = []string{"created", "modified", "changed", "updated", "erstellt", "angelegt", "cree", "creado", "creato"}

// stampedBy is whether a header is one of who wrote a row.
func stampedBy(header string) bool { return contains(value.HeaderKey(header), madeBy) }

// A roster are the executives whom tables of sponsors list, by name and by id.
type roster struct {
	people map[string]bool            // by the keys of their names
	ids    map[string]map[string]bool // by the key of the header, then as ids are matched
}

// rosterOf collects the executives of all tables of sponsors.
func rosterOf(all []*judged) *roster {
	r := &roster{people: map[string]bool{}, ids: map[string]map[string]bool{}}
	for _, j := range all {
		if j.kind.Name != "sponsors" || j.question != "" || j.unused != "" {
			continue
		}
		if at := j.at["sponsor"]; at > 0 && at <= len(j.columns) {
			for name := range j.columns[at-1].seen {
				r.people[who.PersonKey(name)] = true
			}
		}
		if at := j.at["sponsor id"]; at > 0 && at <= len(j.columns) {
			r.ids[value.HeaderKey(j.header(at))] = j.columns[at-1].ids()
		}
	}
	return r
}

// names is whether the values of a column are names of executives, and more than one.
func (r *roster) names(e *evidence) bool {
	hits := 0
	for name := range e.seen {
		if r.people[who.PersonKey(name)] {
			hits++
		}
	}
	return hits > 0 && hits >= min(2, len(r.people)) && share(hits, len(e.seen)+len(e.wholes)) >= enough
}

// numbers is whether a column is headed as the ids of executives are, by more than that
// they are ids, and holds nothing but them.
func (r *roster) numbers(header string, e *evidence) bool {
	key := value.HeaderKey(header)
	known := r.ids[key]
	if len(known) == 0 || len(key) <= len("id") {
		return false
	}
	for id := range e.ids() {
		if !known[id] {
			return false
		}
	}
	return e.cells > 0
}

// pair sees a list of accounts and of the ids of their executives in a table that no
// header tells.
func (r *Tables) pair(j *judged) {
	if j.question == "" || j.unused != "" {
		return
	}
	for i := range j.columns {
		if strings.TrimSpace(j.header(i+1)) != "" && r.roster.numbers(j.header(i+1), &j.columns[i]) {
			r.shows(j, i+1, "executive sponsor")
			return
		}
	}
}

// askSheetOfSponsor asks about a list of accounts whose sheet is called as one of the
// executives: whose accounts they are stands in no cell.
func (t *Table) askSheetOfSponsor() {
	if (t.Subject.Name != "accounts" && t.Subject.Name != "revenue") || t.Sheet == "" || t.At["executive sponsor"] > 0 ||
		!t.roster.people[who.PersonKey(t.Sheet)] {
		return
	}
	fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	if _, answered := fields["executive sponsor"]; answered {
		return
	}
	t.Ask(finding.Warning, "sheet-names-sponsor", t.ref0(), finding.Setting{Key: "columns",
		Entry: fmt.Sprintf("%q: {executive sponsor: \"\"}", input.Place(t.File, t.Sheet))},
		"write the sponsor into a column Executive Sponsor of the accounts; where the name means nothing, ",
		"the sheet has the name of an executive and no column of sponsors: that %s sponsors its accounts is not assumed",
		finding.Quote(t.Sheet))
}
