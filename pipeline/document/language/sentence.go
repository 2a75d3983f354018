package language

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// A sentence is one that the stages say in English, with its values, as the
// language says it. Each value has a kind, which says how it reads: see kinds.
type sentence struct {
	english *regexp.Regexp
	kinds   []string
	said    string // with {1}, {2} where the values go
}

// kinds are what may stand in a sentence, as the files of the languages write
// it, with what such a value looks like in English.
var kinds = map[string]string{
	"":      `.+?`,                                          // a name, or words of the input: as they are
	"s":     `.+?`,                                          // a sentence, or part of one
	"w":     `[\p{L}]+(?: \p{L}+){0,3}`,                     // a word of our vocabularies
	"n":     `[\d,]+(?:\.\d+)?`,                             // a number
	"nth":   `(?:first|second|third|[\d,]+(?:st|nd|rd|th))`, // a place
	"pct":   `(?:under |more than )?[−-]?[\d,.]+ %`,         // a percentage
	"day":   `\d{1,2} [A-Z][a-z]+(?: \d{4})?`,               // "10 December", "10 December 2026"
	"month": `[A-Z][a-z]+ \d{4}`,                            // "December 2026"
	"mon":   `[A-Z][a-z]+`,                                  // "December"
}

var value = regexp.MustCompile(`\{[a-z]*\}`)

// compile makes the sentences of a language ready, the most particular first: the one with
// the longest words of its own.
func (s *said) compile() []sentence {
	keys := slices.SortedFunc(maps.Keys(s.Sentences), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(value.ReplaceAllString(b, "")), len(value.ReplaceAllString(a, ""))), cmp.Compare(a, b))
	})
	out := make([]sentence, len(keys))
	for i, key := range keys {
		out[i].said = s.Sentences[key]
		pattern, at := "^", 0
		for _, m := range value.FindAllStringIndex(key, -1) {
			kind := key[m[0]+1 : m[1]-1]
			pattern += regexp.QuoteMeta(key[at:m[0]]) + "(" + kinds[kind] + ")"
			out[i].kinds, at = append(out[i].kinds, kind), m[1]
		}
		out[i].english = regexp.MustCompile(pattern + regexp.QuoteMeta(key[at:]) + "$")
	}
	return out
}

// Reworded is a sentence of the stages (a reason, a line of the plan, a
// definition) in the page's language. What is no sentence of theirs stays as it
// is: the words of people are never translated.
func (s Speech) Reworded(english string) string {
	said, _ := s.Rewords(english)
	return said
}

// Rewords is the same, and whether the language knows the sentence.
func (s Speech) Rewords(english string) (string, bool) {
	text := strings.TrimSpace(document.Clean(english))
	if s.said.Phrases == nil || text == "" {
		return text, true
	}
	if bare := strings.TrimSuffix(text, "."); bare != text {
		if said, ok := s.whole(bare); ok {
			return said + ".", true
		}
	}
	return s.whole(text)
}

// whole is a sentence reworded as one, else in its parts.
func (s Speech) whole(text string) (string, bool) {
	if said, ok := s.said.Phrases[text]; ok {
		return said, true
	}
	whole := "" // of a value that may be two sentences, and is none of ours
	for _, x := range s.said.compiled() {
		m := x.english.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		switch said, ok := s.filled(x, m[1:]); {
		case ok && !slices.ContainsFunc(m[1:], func(v string) bool { return strings.Contains(v, "; ") }):
			return said, true
		case ok && whole == "":
			whole = said
		}
	}
	for _, mark := range []string{"; ", ", "} {
		if head, tail, cut := strings.Cut(text, mark); cut {
			first, one := s.whole(head)
			rest, other := s.whole(tail)
			if one && other || mark == "; " && (one || other) {
				return first + mark + rest, true
			}
		}
	}
	if whole != "" {
		return whole, true
	}
	return text, false
}

// filled sets the values of a sentence into what the language says.
func (s Speech) filled(x sentence, values []string) (string, bool) {
	said := x.said
	for i, v := range values {
		reads, ok := s.value(x.kinds[i], v)
		if !ok {
			return "", false
		}
		said = strings.ReplaceAll(said, "{"+string(rune('1'+i))+"}", reads)
	}
	return said, true
}

// value is a value of a kind in the language; false where it is none of its kind.
func (s Speech) value(kind, v string) (string, bool) {
	switch kind {
	case "s":
		said, _ := s.whole(v)
		return said, true
	case "w":
		said, ok := s.said.Phrases[v]
		return said, ok
	case "n":
		d, err := program.ParseDecimal(strings.ReplaceAll(v, ",", ""))
		return s.Shortest(d, 2), err == nil
	case "nth":
		return s.nth(v)
	case "pct":
		return s.pct(v)
	case "day", "month", "mon":
		return s.dated(kind, v)
	}
	return v, true
}

// nth is a place: "11." for "11th".
func (s Speech) nth(v string) (string, bool) {
	if i := slices.Index([]string{"first", "second", "third"}, v); i >= 0 {
		v = string(rune('1'+i)) + "th"
	}
	d, err := program.ParseDecimal(strings.ReplaceAll(v[:len(v)-2], ",", ""))
	if err != nil {
		return "", false
	}
	if d.Equal(program.NewDecimal(1)) && s.said.First != "" {
		return s.said.First, true
	}
	return strings.ReplaceAll(s.said.Nth, "%s", s.Number(d, 0)), true
}

// pct is a percentage with as many places as it was given.
func (s Speech) pct(v string) (string, bool) {
	form, digits := "%s", strings.TrimSuffix(v, " %")
	for _, before := range []string{"under ", "more than "} {
		if rest, ok := strings.CutPrefix(digits, before); ok {
			form, digits = before+"%s", rest
		}
	}
	d, err := program.ParseDecimal(strings.NewReplacer("−", "-", ",", "").Replace(digits))
	if err != nil {
		return "", false
	}
	_, fraction, _ := strings.Cut(digits, ".")
	number := s.Number(d, int32(len(fraction))) + Space + "%"
	if form == "%s" {
		return number, true
	}
	return s.Sayf(form, number), true
}

// dated is a day or a month in the language's own words.
func (s Speech) dated(kind, v string) (string, bool) {
	for _, form := range forms[kind] {
		if t, err := time.Parse(form.layout, v); err == nil {
			return form.print(s, program.DateOf(t)), true
		}
	}
	return "", false // a word that only looks like a day
}

// forms are the days and months of English sentences, by their kind.
var forms = map[string][]struct {
	layout string
	print  func(Speech, program.Date) string
}{
	"day":   {{"2 January 2006", Speech.LongDay}, {"2 January", Speech.DayMonth}},
	"month": {{"January 2006", func(s Speech, d program.Date) string { return s.Month(d.Month()) }}},
	"mon":   {{"January", func(s Speech, d program.Date) string { return s.said.Months[d.Month().Month()-1] }}},
}

// compiled are the sentences, made ready once.
func (s *said) compiled() []sentence {
	s.once.Do(func() { s.ready = s.compile() })
	return s.ready
}
