package snapshot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/program"
)

// Removed stands where a person's name stood.
const Removed = "(removed)"

// Forget is the snapshot without a person, and how many places named them. As a
// contact the person is taken out; where a decision or a line names them, the
// name alone is, so that what the book decided stays readable. Names compare
// without case and accents. An account that bears the name stays: it is a
// customer, not a contact.
func Forget(s program.Snapshot, person string) (program.Snapshot, int) {
	key := program.Fold(person)
	if key == "" {
		return s, 0
	}
	f := forgetter{person: person, key: key, mark: program.PersonMark(person)}
	s.Contacts = slices.DeleteFunc(slices.Clone(s.Contacts), func(c program.PastContact) bool {
		gone := program.Fold(c.Name) == key
		f.count(gone)
		return gone
	})
	f.cleanGroups(&s)
	f.cleanLines(&s)
	f.cleanSaid(&s)
	f.cleanKnown(&s)
	return s, f.n
}

// cleanSaid takes out what workbooks said about the person, and the name from
// what they said about others.
func (f *forgetter) cleanSaid(s *program.Snapshot) {
	s.Said = slices.DeleteFunc(slices.Clone(s.Said), func(x program.Said) bool {
		gone := x.Kind == "contacts" && program.Fold(x.About) == f.key
		f.count(gone)
		return gone
	})
	for i := range s.Said {
		x := &s.Said[i]
		f.clean(&x.Value, &x.Before, &x.By, &x.About)
	}
	s.Workbooks = slices.Clone(s.Workbooks)
	for i := range s.Workbooks {
		f.clean(&s.Workbooks[i].For)
	}
}

// cleanKnown takes out the person's stance, and the name from other facts.
func (f *forgetter) cleanKnown(s *program.Snapshot) {
	s.Known = slices.DeleteFunc(slices.Clone(s.Known), func(x program.PastFact) bool {
		gone := x.Kind == program.FactStance && program.Fold(x.What) == f.key
		f.count(gone)
		return gone
	})
	for i := range s.Known {
		f.clean(&s.Known[i].What)
	}
}

// cleanGroups takes the person out of decisions and of the roster.
func (f *forgetter) cleanGroups(s *program.Snapshot) {
	s.Groups, s.Roster, s.Escalations = slices.Clone(s.Groups), slices.Clone(s.Roster), slices.Clone(s.Escalations)
	for i := range s.Groups {
		g := &s.Groups[i]
		f.clean(&g.Sponsor, &g.Deputy, &g.Successor, &g.Executive, &g.Why, &g.ProposedWhy)
	}
	for i := range s.Roster {
		f.clean(&s.Roster[i].Name)
	}
	for i := range s.Escalations {
		f.clean(&s.Escalations[i].Cause)
	}
}

// cleanLines takes the person out of the plan, the calendars and the asks.
func (f *forgetter) cleanLines(s *program.Snapshot) {
	s.Actions, s.Events, s.Asks = slices.Clone(s.Actions), slices.Clone(s.Events), slices.Clone(s.Asks)
	for i := range s.Actions {
		a := &s.Actions[i]
		f.clean(&a.What, &a.Why, &a.Comment, &a.Owner, &a.Sponsor)
	}
	for i := range s.Events {
		e := &s.Events[i]
		e.In = slices.DeleteFunc(slices.Clone(e.In), func(mark string) bool {
			f.count(mark == f.mark)
			return mark == f.mark
		})
	}
	for i := range s.Asks {
		f.clean(&s.Asks[i].Of)
	}
}

// A forgetter looks for one person and counts the places.
type forgetter struct {
	person, key string
	mark        string // that stands for the person in calendars
	n           int
}

func (f *forgetter) count(yes bool) {
	if yes {
		f.n++
	}
}

// clean takes the person out of texts, whether a text is the name or holds it.
func (f *forgetter) clean(texts ...*string) {
	for _, t := range texts {
		clean := f.without(*t)
		f.count(clean != *t)
		*t = clean
	}
}

// without is the text with the name replaced wherever it stands as whole words.
func (f *forgetter) without(text string) string {
	if program.Fold(text) == f.key {
		return Removed
	}
	var b strings.Builder
	for len(text) > 0 {
		if n := f.match(text); n > 0 && !endsInWord(b.String()) {
			b.WriteString(Removed)
			text = text[n:]
			continue
		}
		_, size := utf8.DecodeRuneInString(text)
		b.WriteString(text[:size])
		text = text[size:]
	}
	return b.String()
}

// match is how many bytes at the start of a text are the name as whole words, or
// 0. Between two words of a name may stand anything but a letter or a digit.
func (f *forgetter) match(text string) int {
	at := 0
	for i, w := range strings.FieldsFunc(f.person, func(r rune) bool { return !inWord(r) }) {
		rest := text[at:]
		if i > 0 {
			trimmed := strings.TrimLeftFunc(rest, func(r rune) bool { return !inWord(r) })
			at, rest = at+len(rest)-len(trimmed), trimmed
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return !inWord(r) })
		if end < 0 {
			end = len(rest)
		}
		if end == 0 || program.Fold(rest[:end]) != program.Fold(w) {
			return 0
		}
		at += end
	}
	return at
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func endsInWord(text string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	return size > 0 && inWord(r)
}
