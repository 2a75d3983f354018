package who

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/value"
)

// Spellings of one name that are matched without asking, where only one account
// has them, the surest first. They say nothing about names that are merely alike:
// those are a question.
const (
	inOneWord   = iota // "Blue Sky", "BlueSky", "Blue-Sky"; "Söhne", "Soehne", "Sohne"; "A & B", "A and B"
	inAnyOrder         // the same words in another order
	byTradeName        // "Acme Holding DBA Rocket Tools" and either of its names
	spellings
)

// joiners are words between names that some write as a sign or leave out.
var joiners = map[string]bool{"and": true, "und": true, "et": true, "y": true, "e": true, "en": true, "og": true, "och": true, "i": true}

// spelled are the keys under which a name is filed, and looked up, as one
// spelling. A letter with an umlaut or a stroke is written in two ways, and a
// name with one has both keys: two plain names that differ in an e stay two.
func spelled(name string, way int) []string {
	switch way {
	case byTradeName:
		parts := tradeNames(name)
		if parts == nil {
			return nil
		}
		var keys []string
		for _, part := range parts {
			keys = append(keys, spelled(part, inOneWord)...)
		}
		return keys
	default:
		keys := []string{spell(name, way)}
		if long := transcribed(name); long != name {
			keys = append(keys, spell(long, way))
		}
		return slices.DeleteFunc(keys, func(k string) bool { return len(k) < 2 })
	}
}

func spell(name string, way int) string {
	words := slices.DeleteFunc(strings.Fields(value.CompanyKey(name)), func(w string) bool { return joiners[w] })
	if way == inAnyOrder {
		if len(words) < 2 {
			return ""
		}
		slices.Sort(words)
		return strings.Join(words, " ")
	}
	return strings.Join(words, "")
}

// transcribed is a name with the letters that some keyboards lack written in two.
func transcribed(name string) string { return transcriptions.Replace(name) }

var transcriptions = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa",
	"Å", "Aa", "æ", "ae", "Æ", "Ae",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue", "A\u0308", "Ae", "O\u0308", "Oe", "U\u0308", "Ue")

// trading parts the names of a company that goes by two.
var trading = regexp.MustCompile(
	`(?i)[\s,;(]+(?:d\s*[./]?\s*b\s*[./]?\s*a\.?|t/a|a/k/a|aka|f/k/a|fka|n/k/a|doing business as|trading as|also known as|formerly known as|formerly|previously|ehemals|vormals|früher|firmiert als|anciennement|antes)[\s:.]+`)

// tradeNames are the names of a company that goes by several; nil for one name.
func tradeNames(name string) []string {
	parts := trading.Split(name, -1)
	if len(parts) < 2 {
		return nil
	}
	for i, p := range parts {
		parts[i] = strings.Trim(p, " ,;()")
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// spellUp files an account under the spellings of its name.
func (d *directory) spellUp(e *Entry) {
	if e.Name == "" {
		return
	}
	for way := range spellings {
		for _, key := range spelled(e.Name, way) {
			if at := d.bySpelling[way]; !slices.Contains(at[key], e) {
				at[key] = append(at[key], e)
			}
		}
	}
}

// loosely is the one account that has a name in another spelling.
func (d *directory) loosely(name string) match {
	for way := range spellings {
		if m := d.spelledLike(name, way); m.Why != NamesUnknown {
			return m
		}
	}
	return match{Why: NamesUnknown}
}

func (d *directory) spelledLike(name string, way int) match {
	var all []*Entry
	keys := spelled(name, way)
	from := []int{way}
	if way == byTradeName { // one of the two names may be the whole name of the account, or of the reference
		keys, from = append(keys, spelled(name, inOneWord)...), []int{byTradeName, inOneWord}
	}
	for _, key := range keys {
		for _, at := range from {
			for _, e := range d.bySpelling[at][key] {
				if !slices.Contains(all, e) {
					all = append(all, e)
				}
			}
		}
	}
	switch len(all) {
	case 0:
		return match{Why: NamesUnknown}
	case 1:
		return match{Entry: all[0]}
	}
	return match{Why: NamesSeveral}
}

// Likeness is how alike a name must be to an account's to be proposed for it: the
// part of letters that agree, of the longer name, in the better of two orders of
// words, as value.Similarity has it.
const likeness = 0.79

// tie is how much better the best candidate must be than the next to be proposed
// alone.
const tie = 0.08

// Candidates are the accounts that a name may mean, the likest first: those whose
// names are much alike; where there are none, the only one that has all its
// words, or whose words begin with its letters. More than one is a tie that
// nobody but a person can break.
func (r *Accounts) Candidates(name string) []*Entry {
	if name == "" || len(r.Directory.Entries) > 20000 {
		return nil
	}
	type candidate struct {
		*Entry
		like float64
	}
	var all []candidate
	for _, e := range r.Directory.Entries {
		if n := len(e.Name) - len(name); n > 12 || n < -12 {
			continue
		}
		if like := max(value.Similarity(e.Name, name), value.Similarity(transcribed(e.Name), transcribed(name))); like > likeness {
			all = append(all, candidate{e, like})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		switch {
		case a.like > b.like:
			return -1
		case a.like < b.like:
			return 1
		}
		return strings.Compare(a.Key, b.Key)
	})
	var out []*Entry
	for i, c := range all {
		if i < 3 && c.like > all[0].like-tie {
			out = append(out, c.Entry)
		}
	}
	if len(out) == 0 {
		return r.within(name)
	}
	return out
}

// within is the only account whose name has all words of a name, or the words
// that its letters stand for.
func (r *Accounts) within(name string) []*Entry {
	words := strings.Fields(value.CompanyKey(name))
	var found []*Entry
	for _, e := range r.Directory.Entries {
		own := strings.Fields(value.CompanyKey(e.Name))
		if holds(own, words) || holds(words, own) || len(words) == 1 && len(own) > 2 && initials(own) == words[0] {
			if found = append(found, e); len(found) > 1 {
				return nil
			}
		}
	}
	return found
}

// holds is whether all words of a name are among those of a longer one; a name of
// one short word is in too many.
func holds(long, short []string) bool {
	if len(short) == 0 || len(short) >= len(long) || len(short) == 1 && len(short[0]) < 5 {
		return false
	}
	return !slices.ContainsFunc(short, func(w string) bool { return !slices.Contains(long, w) })
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !joiners[w] {
			b.WriteString(string([]rune(w)[:1]))
		}
	}
	return b.String()
}

// Nearest is the one account that a name may mean, or nil.
func (r *Accounts) Nearest(name string) *Entry {
	if all := r.Candidates(name); len(all) == 1 {
		return all[0]
	}
	return nil
}

// nearest is its name, or "".
func (r *Accounts) nearest(name string) string {
	if e := r.Nearest(name); e != nil {
		return e.Name
	}
	return ""
}
