// Package headings is what the headers of exports mean: the kinds of table, the
// fields that each may hold, and the words by which systems and languages call
// them. All of it is data. It looks at no table.
package headings

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"sponsorbook/pipeline/value"
)

//go:embed synonyms.txt
var synonymsText string

// A Kind is one kind of table: what a row of it is, and the fields that its
// columns may hold.
type Kind struct {
	Name   string   // "accounts"
	Row    string   // what a row is: "a customer"
	Nouns  []string // what systems call a row: "account", "company"; the thing before the colon of "Account: Region"
	Fields []Field  // in the order of the data file
	// Needs are what makes a table of the kind: at least one field of every list.
	// The first lists name what the row is about. A field with ! counts only where
	// its header says it without doubt.
	Needs [][]string
	// Without is what the book lacks where there is no such table: "nothing" where
	// that is said elsewhere, or missed by nobody.
	Without string

	meanings map[string]Meaning // by header key
	years    []yearSynonym
}

// A Field is one thing that a table of a kind can say, with all the headers
// that say it.
type Field struct {
	Name     string // canonical: "renewal date"
	Type     string // how its cells are read: "text", "id", "amount", "date", "stance", …
	Synonyms []Synonym
}

// A Synonym is one header that names a field.
type Synonym struct {
	Header   string // as the data file spells it
	Language string // "de", "fr", "sv" …; "" for English and for names that belong to a system
	Source   string // the system that exports it: "hubspot"; "" for any
	// Weak marks a word that many kinds of table use (Name, Status, Date): it
	// names the field only where other headers show the kind.
	Weak bool
	// Ask marks a word that has a second meaning: it is used only with a
	// question. Why says which.
	Ask bool
	// Never marks a header that looks like the field and is not. Why says what
	// it is instead.
	Never bool
	Why   string
}

// A Meaning is what a header means in a table of a kind.
type Meaning struct {
	Field   string // canonical name; "" when the header is marked as never being a field
	Type    string
	Synonym Synonym
	Year    int // of a header such as "Revenue 2025"; 0 otherwise
	Rank    int // from 1: of two columns that mean one field, the lower is preferred
}

// Kinds are all kinds of table, in the order of the data file. They are shared
// and must not be changed.
func Kinds() []Kind { return synonyms().kinds }

// KindNamed is the kind of a name.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds()[i], true
}

// Meaning is what a header means in a table of the kind. It is false for a
// header that no synonym knows. A header that is known never to be a field
// gives a Meaning with Synonym.Never set and no Field.
func (k Kind) Meaning(header string) (Meaning, bool) {
	key := value.HeaderKey(header)
	if m, ok := k.meanings[key]; ok {
		return m, true
	}
	if why, ok := synonyms().never[key]; ok {
		return Meaning{Synonym: why}, true
	}
	if thing, column, ok := value.RelatedHeader(header); ok && slices.Contains(k.Nouns, thing) {
		if m, ok := k.meanings[value.HeaderKey(column)]; ok {
			return m, true
		}
	}
	if m, ok := k.nounMeaning(value.NormalHeader(header)); ok {
		return m, true
	}
	return k.yearMeaning(key)
}

// nounMeaning is the meaning of a header that begins with what a row is, such as
// "subscription start" in a table of contracts. What kind of money an amount is
// hangs on every word of its header: it has to be known whole.
func (k Kind) nounMeaning(words string) (Meaning, bool) {
	thing, column, ok := strings.Cut(words, " ")
	if !ok || !slices.Contains(k.Nouns, thing) {
		return Meaning{}, false
	}
	m, ok := k.meanings[value.HeaderKey(column)]
	return m, ok && m.Type != "amount" && !m.Synonym.Never
}

// A Mark is a column that says, by a yes or a day, that a row is to be left out.
type Mark struct {
	Reason string   // why: "is marked as deleted"; "" where it is a question
	Unless bool     // a no says it, and not a yes
	kinds  []string // of table; none for any
	parts  []string // of a header's key
}

// Marked is the mark that a header of a table of the kind may set. Whether it
// does, only the cells of its column show.
func (k Kind) Marked(header string) (Mark, bool) {
	key := value.HeaderKey(header)
	for _, m := range synonyms().marks {
		if len(m.kinds) > 0 && !slices.Contains(m.kinds, k.Name) {
			continue
		}
		if slices.ContainsFunc(m.parts, func(part string) bool { return strings.Contains(key, part) }) {
			return m, true
		}
	}
	return Mark{}, false
}

// Has reports whether a table of the kind can have a field.
func (k Kind) Has(field string) bool {
	return slices.ContainsFunc(k.Fields, func(f Field) bool { return f.Name == field })
}

// Bare is a field of Needs without its mark.
func Bare(field string) string { return strings.TrimPrefix(field, "!") }

// KnownHeader reports whether a header names a field of any kind. It is what
// finds the header row of a sheet whose subject nobody knows yet.
func KnownHeader(header string) bool {
	for _, k := range Kinds() {
		if m, ok := k.Meaning(header); ok && !m.Synonym.Never {
			return true
		}
	}
	return false
}

// OtherSubject is what a table is about when its headers show that it is none
// of our kinds: "a ledger", "leads". The header that shows it comes with it.
func OtherSubject(headers []string) (subject, header string, ok bool) {
	at := map[string]string{}
	for _, h := range headers {
		at[value.HeaderKey(h)] = h
	}
	has := func(key string) bool { _, ok := at[key]; return ok }
	for _, o := range synonyms().others {
		i := slices.IndexFunc(o.headers, func(all []string) bool {
			return !slices.ContainsFunc(all, func(key string) bool { return !has(key) })
		})
		if i >= 0 && !slices.ContainsFunc(o.unless, has) {
			return o.subject, at[o.headers[i][0]], true
		}
	}
	return "", "", false
}

// A yearSynonym is a header with a year in it: "Revenue {year}".
type yearSynonym struct {
	before, after string // keys around the year
	meaning       Meaning
}

func (k Kind) yearMeaning(key string) (Meaning, bool) {
	for _, y := range k.years {
		rest, ok := strings.CutPrefix(key, y.before)
		if !ok {
			continue
		}
		if rest, ok = strings.CutSuffix(rest, y.after); !ok {
			continue
		}
		if year, ok := value.Year(rest); ok {
			m := y.meaning
			m.Year = year
			return m, true
		}
	}
	return Meaning{}, false
}

// HeaderKeys are the keys of all headers that name a field of some kind, and
// how many kinds they name one of without doubt.
var HeaderKeys = sync.OnceValue(func() map[string]int {
	strong := map[string]int{}
	for _, k := range Kinds() {
		for key, m := range k.meanings {
			if m.Field == "" || m.Synonym.Never {
				continue
			}
			if strong[key] += 0; !m.Synonym.Weak {
				strong[key]++
			}
		}
	}
	return strong
})

// KindsOf is how many kinds of table a header may belong to, at least 1: the
// more, the less it tells.
func KindsOf(header string) int { return max(1, HeaderKeys()[value.HeaderKey(header)]) }
