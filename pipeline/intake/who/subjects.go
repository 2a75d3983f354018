package who

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// Subjects find accounts by their names within the subjects of calendar entries.
type Subjects struct {
	byFirst map[string][]*Entry // by the first word of the name
	solid   []*Entry            // with names of scripts that part no words
}

// NewSubjects knows the names of accounts.
func NewSubjects(all []*Entry) *Subjects {
	s := &Subjects{byFirst: map[string][]*Entry{}}
	for _, e := range all {
		words := strings.Fields(NameKey(e.Name))
		switch {
		case len(words) == 0:
		case strings.ContainsFunc(words[0], unparted):
			s.solid = append(s.solid, e)
		default:
			s.byFirst[words[0]] = append(s.byFirst[words[0]], e)
		}
	}
	return s
}

// In are the accounts that a subject names by their whole names, without legal form.
// A name of one word counts where it is written as the account writes it, and is no
// short one: "target" is no Target.
func (s *Subjects) In(subject string) []*Entry {
	var found []*Entry
	words := strings.Fields(program.Fold(subject))
	taken := 0
	for i := range words {
		if i < taken {
			continue
		}
		var best *Entry
		most, several := 0, false
		for _, e := range s.byFirst[words[i]] {
			name := strings.Fields(NameKey(e.Name))
			if len(name) > len(words)-i || !slices.Equal(name, words[i:i+len(name)]) || len(name) == 1 && !plainly(e.Name, subject) {
				continue
			}
			several = len(name) == most
			if len(name) > most {
				best, most = e, len(name)
			}
		}
		if best != nil && !several && !slices.Contains(found, best) {
			found, taken = append(found, best), i+most
		}
	}
	if len(s.solid) < solidAtMost && strings.ContainsFunc(subject, unparted) {
		plain := Compact(subject)
		for _, e := range s.solid {
			if key := Compact(value.CompanyKey(e.Name)); len([]rune(key)) > 2 && strings.Contains(plain, key) {
				found = append(found, e)
			}
		}
	}
	return found
}

// solidAtMost is up to how many names without words are looked for in each subject.
const solidAtMost = 2000

// plainly is whether the first word of a name stands in a subject as it is written,
// and has five letters or more.
func plainly(name, subject string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return len([]rune(first)) >= 5 && strings.Contains(subject, first)
}
