package who

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// What an account's name may say beside naming it, by the terms of the vocabulary
// "name state".
var nameStates = map[string]string{"unused": "is not to be used", "duplicate": "is a duplicate", "lost": "was lost",
	"closed": "is closed", "old": "is an old one", "test": "is a test", "several": "stands for several customers",
	"ours": "is our own company", "merged": "was merged into another", "sold": "was sold to another, or taken over"}

// setApart parts a name at brackets and signs: what stands apart may be a remark.
var setApart = regexp.MustCompile(`[()\[\]{}<>（）【】「」『』〔〕]|\s+[-–—|/:*#+=~→]+\s*|\s*[–—|:*#!~=→]+\s*|_+|[-*#!.]{2,}|[-*]+\s+`)

// filler are words, numbers and days that a remark has beside the word that counts:
// "lost 2025", "closed since March".
var filler = regexp.MustCompile(`\b(\d+|jan\w*|feb\w*|mar\w*|apr\w*|ma[iy]|jun\w*|jul\w*|aug\w*|sep\w*|o[ck]t\w*|nov\w*|de[cz]\w*|` +
	`q[1-4]|fy|in|on|since|as of|from|by|the|am|im|seit|zum|ab|le|en|depuis|desde|el|dal|nel|sinds|od|w|sedan)\b|[年月日]`)

// putAway are the letters that people set before a name so that it sorts last.
var putAway = regexp.MustCompile(`^(?:zzz+|ZZZ+|(?:zz+|ZZ+)[_.*-]+|(?:xx+|XX+)[_*]+|(?:xxx+|XXX+)[\s.-]+)|^zz\s`)

// inLiquidation is how German names end of companies that are being wound up.
var inLiquidation = regexp.MustCompile(`\bi\.\s?L\.?\s*\)?$`)

// changedHands are remarks that say that a company belongs to another one now, folded.
var changedHands = regexp.MustCompile(`^(?:(?:was |now |since \w+ )?(?:sold|sold off|divested|spun off|acquired|bought|taken over|absorbed)(?: in \d+)?(?: to| by| from)? |` +
	`(?:now )?(?:part|a division|a subsidiary) of |owned by |verkauft an |ubernommen (?:von|durch) |gehort (?:jetzt )?zu |teil (?:von|der) |` +
	`(?:vendue?|cedee?) a |rachetee? par |reprise? par |vendid[oa] a |adquirid[oa] por |comprad[oa] (?:por|pela?) |parte de |vendut[oa] a |` +
	`acquisit[oa] da |verkocht aan |overgenomen door |sprzedan[aey] |przejet[aey] przez |sald till |forvarvad av |kopt av |solgt til |` +
	`satildi|satin alindi)`)

// pointer is a remark that names the account to take instead.
var pointer = regexp.MustCompile(`(?i)^\s*(?:(?:was\s+|has been\s+)?(?:merged|moved|transferred) (?:into|with|to)|(?:please\s+)?use|see|see also|` +
	`replaced by|now|dup(?:licate)?\.? of|jetzt|siehe|bitte|nutze|ersetzt durch|aufgegangen in|dublette von|duplikat von|` +
	`fusionné (?:avec|dans)|voir|remplacé par|doublon de|fusionado (?:con|en)|ver|usar|véase|duplicado de|vedi|usare|zie|gebruik|` +
	`zobacz|se|統合先|参照)[\s:]+(.{2,})$`)

// stateOf is what a name says of its account beside naming it, a term of the
// vocabulary, and what is left of the name; "" for a name that says nothing. Words
// count where they stand apart: in brackets, behind a sign, in capitals beside
// others in small letters, or in small letters behind a capital; and a whole name
// may be one. "Old Mutual" says nothing.
func stateOf(name string) (state, rest string) {
	words := value.Words("name state")
	if at := putAway.FindString(name); at != "" {
		return "old", strings.TrimSpace(name[len(at):])
	}
	if inLiquidation.MatchString(name) {
		return "closed", name
	}
	var left []string
	for _, part := range setApart.Split(name, -1) {
		if part = strings.Trim(part, " ,;.-"); part == "" {
			continue
		}
		if part != name && state == "" && changedHands.MatchString(program.Fold(part)+" ") {
			state = "sold"
			continue
		}
		if term := remark(part, words); term != "" && state == "" && (term != "several" || part == name) {
			state = term
			continue
		}
		left = append(left, part)
	}
	if state != "" {
		return state, strings.Join(left, " ")
	}
	if term, _ := words.Term(NameKey(name)); term == "test" && NameKey(name) != term { // "Beispiel GmbH"; TEST AG is a company
		return term, name
	}
	if term, ok := anywhere(name, words); ok {
		return term, name
	}
	return edged(name, words)
}

// Remarked is what words beside an account say of it, if they say that it is no customer
// any more: "cancelled as of March". "" for nothing.
func Remarked(text string) string {
	words := value.Words("name state")
	all := strings.FieldsFunc(program.Fold(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	for n := min(4, len(all)); n > 0; n-- {
		for from := 0; from+n <= len(all); from++ {
			switch term, _ := words.Term(strings.Join(all[from:from+n], " ")); term {
			case "lost", "closed", "unused", "duplicate":
				return nameStates[term]
			}
		}
	}
	return ""
}

// remark is the term that a part of a name is, without its days and fillers.
func remark(part string, words value.Vocabulary) string {
	if term, ok := words.Term(part); ok && len(part) > 1 {
		return term
	}
	core := strings.TrimSpace(filler.ReplaceAllString(program.Fold(part), ""))
	if core == "" {
		return ""
	}
	if term, ok := words.Term(core); ok {
		return term
	}
	all := strings.Fields(core) // "test account", "inactive customer"
	if len(all) == 2 && thing[all[1]] {
		term, _ := words.Term(all[0])
		return term
	}
	return ""
}

// thing are words for what a row is, which add nothing to a state.
var thing = input.SetOf("account", "customer", "client", "company", "record", "kunde", "konto", "firma", "compte", "cuenta", "cliente",
	"klant", "klient", "kund")

// anywhere finds the words that say that an account is not to be used, wherever they
// stand: two of them at least, or signs that are no letters of a name.
func anywhere(name string, words value.Vocabulary) (string, bool) {
	all := strings.Fields(program.Fold(name))
	for n := min(4, len(all)); n >= 2; n-- {
		for from := 0; from+n <= len(all); from++ {
			if term, ok := words.Term(strings.Join(all[from:from+n], " ")); ok && (term == "unused" || term == "closed") {
				return term, true
			}
		}
	}
	if !strings.ContainsFunc(name, syllabic) {
		return "", false
	}
	for sign, term := range words {
		if term == "unused" && utf8.RuneCountInString(sign) >= signsAtLeast && strings.ContainsFunc(sign, syllabic) &&
			strings.Contains(name, sign) {
			return term, true
		}
	}
	return "", false
}

// signsAtLeast is how many signs are no part of a name by chance.
const signsAtLeast = 4

// syllabic is whether a letter is of a script in which few signs make a sentence.
func syllabic(c rune) bool { return unicode.In(c, unicode.Han, unicode.Hangul) }

// edged is the state that the first or last word of a name tells by its letters:
// capitals beside names in small ones, or small ones behind a capital.
func edged(name string, words value.Vocabulary) (state, rest string) {
	all := strings.Fields(name)
	if len(all) < 2 {
		return "", ""
	}
	first, last := all[0], all[len(all)-1]
	for _, edge := range [...]struct{ word, rest string }{{last, strings.Join(all[:len(all)-1], " ")}, {first, strings.Join(all[1:],
		" ")}} {
		term, ok := words.Term(strings.Trim(edge.word, ".,;:"))
		small := strings.ToLower(edge.word) == edge.word && edge.word == last && hasUpper(first) && strings.ToUpper(edge.word) != edge.word
		loud := len([]rune(edge.word)) > 2 && strings.ToUpper(edge.word) == edge.word && hasUpper(edge.word) && hasLower(edge.rest)
		if ok && term != "several" && (small || loud) {
			return term, edge.rest
		}
	}
	return "", ""
}

func hasUpper(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }
func hasLower(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }

// pointsTo is the account that a remark in a name says to take instead.
func (r *Accounts) pointsTo(e *Entry) *Entry {
	for _, part := range setApart.Split(e.Name, -1) {
		m := pointer.FindStringSubmatch(part)
		if m == nil {
			continue
		}
		if into := r.Directory.Find(Reference{Name: strings.TrimSpace(m[1])}).Entry; into != nil && into != e {
			return into
		}
	}
	return nil
}

// statesOneByOne is how many accounts whose names say something are told one by one.
const statesOneByOne = 5

// A marked account is one whose name says how it stands.
type marked struct {
	*Entry
	state string
	into  *Entry // the account that may be meant instead; nil where none is known
	group *program.Group
	paid  program.Decimal
}

// SayStates asks about accounts whose names say that they are no customers of today:
// "DO NOT USE", "(duplicate)", "(lost 2025)". The name alone decides nothing: those
// that pay us are asked about one by one, and the others in one note.
func (r *Accounts) SayStates() {
	window := r.Facts.Window
	groups := map[string]*program.Group{}
	for _, g := range r.Facts.Groups {
		for _, a := range g.Members {
			groups[a.Key] = g
		}
	}
	var paying, others []marked
	for _, e := range r.Directory.Entries {
		if e.Churned == program.Yes || FoldName(r.Policy.Names[e.Name]) == FoldName(e.Name) {
			continue // or the configuration says that it is itself
		}
		m := marked{Entry: e, group: groups[e.Key]}
		rest := ""
		if m.state, rest = stateOf(e.Name); rest != "" && m.state != "lost" && m.state != "closed" && m.state != "" {
			if one := r.Directory.Find(Reference{Name: rest}).Entry; one != e {
				m.into = one
			}
		}
		if into := r.pointsTo(e); into != nil {
			m.into, m.state = into, cmp.Or(m.state, "merged")
		}
		if m.state == "" {
			continue
		}
		if m.group != nil {
			m.paid = m.group.Revenue.Sum(window.From, window.To)
		}
		if m.paid.IsZero() {
			others = append(others, m)
		} else {
			paying = append(paying, m)
		}
	}
	slices.SortStableFunc(paying, func(a, b marked) int { return cmp.Or(b.paid.Cmp(a.paid), cmp.Compare(a.Key, b.Key)) })
	for _, m := range paying[:min(len(paying), statesOneByOne)] {
		r.sayState(m)
	}
	if rest := paying[min(len(paying), statesOneByOne):]; len(rest) > 0 {
		r.sayMarked(finding.Warning, rest, "and that pay us")
	}
	if len(others) > 0 {
		r.sayMarked(finding.Note, others, "and that pay us nothing")
	}
}

func (r *Accounts) sayState(m marked) {
	entry := fmt.Sprintf("%q: %s", m.Name, nobody)
	before := "mark it as inactive in the CRM; or, to leave it out, "
	if m.into != nil {
		entry = fmt.Sprintf("%q: %q", m.Name, m.into.Name)
		before = "merge it in the CRM; or, to count it as " + finding.Quote(m.into.Name) + ", "
	}
	answer := finding.Setting{Key: "names", Entry: entry, Or: fmt.Sprintf("%q, where it is a customer of that name", m.Name)}
	r.Findings.Add(finding.Finding{Severity: finding.Warning, Code: "account-name-state", At: m.Origin.Field("account"), Account: m.Key,
		Mend: before + "write in the configuration  " + answer.String() + "  or  " + answer.Or, Setting: answer,
		Stake: finding.Stake{Units: m.paid.Abs().IntPart(), Currency: r.Facts.Currency},
		Message: fmt.Sprintf("the name of %s says that the account %s, and its group pays us %s; it counts as a customer",
			finding.Quote(m.Name), nameStates[m.state], strings.TrimSpace(m.paid.StringFixed(2)+" "+r.Facts.Currency))})
}

func (r *Accounts) sayMarked(severity finding.Severity, all []marked, pay string) {
	var names []string
	for _, m := range all {
		names = append(names, finding.Quote(m.Name))
	}
	answer := finding.Setting{Key: "names", Entry: fmt.Sprintf("%q: %s", all[0].Name, nobody),
		Or: fmt.Sprintf("%q, where it is a customer of that name", all[0].Name)}
	r.Ask(severity, "account-name-state", all[0].Origin.Field("account"), answer,
		"mark them as inactive in the CRM, or leave each out: ",
		"%s with names that say that they are no customers of today %s: %s; they count as customers",
		program.Plural(len(all), "account", "accounts"), pay, input.Listed(names, 5))
}
