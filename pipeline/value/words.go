package value

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"sponsorbook/pipeline/program"
)

//go:embed words.txt
var wordsText string

// A Vocabulary is a set of words of ours with all the words that mean them.
type Vocabulary map[string]string // key of a word → our term

// Term is our term for a word. Unknown words and blank cells are unknown
// (false). A number in front of a word and a remark behind it do not count:
// "1 - Critical" is critical, "Closed - Duplicate" is closed. A remark that means
// something else leaves it unknown: "Done (cancelled)".
func (v Vocabulary) Term(text string) (string, bool) {
	if t, ok := v[text]; ok {
		return t, true
	}
	if text == "" || len(text) > maxWord {
		return "", false
	}
	for _, try := range wordForms(text) {
		if t, ok := v[wordKey(try)]; ok {
			_, remark, _ := strings.Cut(text, try)
			if other := v[wordKey(strings.TrimLeft(remark, " -–—:(（,/"))]; other != "" && other != t {
				return "", false
			}
			return t, true
		}
	}
	return "", false
}

// shortestEnding is how many letters of the end of a word are one of their own,
// as the "besuch" of "Werksbesuch" is.
const shortestEnding = 5

// Within is the term of a text, else of the longest run of its words that is one
// ("Plant tour with the COO"), else of the longest end of one of them.
func (v Vocabulary) Within(text string) (string, bool) {
	if term, ok := v.Term(text); ok {
		return term, true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' })
	for n := len(parts) - 1; n > 0; n-- {
		for from := 0; from+n <= len(parts); from++ {
			if term, ok := v.Term(strings.Trim(strings.Join(parts[from:from+n], " "), ",.;:()")); ok {
				return term, true
			}
		}
	}
	for _, part := range parts {
		letters := []rune(wordKey(part))
		for from := 1; from+shortestEnding <= len(letters); from++ {
			if term, ok := v[string(letters[from:])]; ok {
				return term, true
			}
		}
	}
	return "", false
}

// maxWord is the longest cell that is looked up as a word.
const maxWord = 80

// wordForms are the ways to read a cell as a word, the whole of it first.
func wordForms(text string) []string {
	forms := []string{text}
	core := strings.TrimLeft(strings.TrimSpace(text), "0123456789")
	if core != strings.TrimSpace(text) {
		if core = strings.TrimLeft(core, " .-–—:)/%"); core != "" {
			forms = append(forms, core)
		}
	}
	for _, mark := range [...]string{" - ", " – ", " — ", ": ", " (", "（", ", ", " / "} {
		if head, _, ok := strings.Cut(core, mark); ok && head != "" {
			forms = append(forms, head)
		}
	}
	return forms
}

// wordKey is a word without case, accents, spaces and signs. Words made of
// signs alone, such as a coloured circle, are their own key.
func wordKey(text string) string {
	if k := strings.ReplaceAll(program.Fold(text), " ", ""); k != "" {
		return k
	}
	return strings.TrimSpace(text)
}

// Words is the vocabulary of a name, as words.txt has them: "stance", "document status".
// Any other name has no words.
func Words(name string) Vocabulary { return vocabularies()[name] }

// vocabularies reads the data file once. It is part of the program and a test
// reads it, so a mistake in it cannot reach a user.
var vocabularies = sync.OnceValue(func() map[string]Vocabulary {
	v, err := parseWords(wordsText)
	if err != nil {
		panic(err)
	}
	return v
})

// parseWords reads the data file; its first lines describe the format.
func parseWords(text string) (map[string]Vocabulary, error) {
	all := map[string]Vocabulary{}
	name, term := "", ""
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			var ok bool
			if name, term, ok = strings.Cut(trimmed, ": "); !ok {
				return nil, fmt.Errorf("words.txt line %d: write VOCABULARY: TERM", i+1)
			}
			if all[name] == nil {
				all[name] = Vocabulary{}
			}
			continue
		}
		if err := all[name].add(trimmed, term); err != nil {
			return nil, fmt.Errorf("words.txt line %d: %s: %w", i+1, name, err)
		}
	}
	return all, nil
}

// add files the words of a line under a term.
func (v Vocabulary) add(line, term string) error {
	for w := range strings.SplitSeq(line, ";") {
		w = strings.TrimSpace(w)
		key := wordKey(w)
		if key == "" {
			continue
		}
		if old, ok := v[key]; ok && old != term {
			return fmt.Errorf("%q means %q already", w, old)
		}
		v[key] = term
		if _, ok := v[w]; !ok {
			v[w] = term // as it is spelled: found without folding
		}
	}
	return nil
}

// DocumentWord is what a type of document is, by its words or the last of them: a
// "sales credit note" is a "credit". It is "invoice", "credit", "order" or
// "other"; false where nobody lists it.
func DocumentWord(text string) (string, bool) {
	term, known := Words("document").Term(text)
	for words := strings.Fields(text); !known && len(words) > 1; {
		words = words[1:]
		term, known = Words("document").Term(strings.Join(words, " "))
	}
	return term, known
}
