package who

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// PersonName is a person's name with the first name first: "Okafor, Maduka" is
// "Maduka Okafor". What follows a comma and is no first name ("Jr.", "PhD") stays
// where it is.
func PersonName(name string) string {
	last, first, ok := strings.Cut(name, ",")
	last, first = strings.TrimSpace(last), strings.TrimSpace(first)
	if !ok || last == "" || first == "" || strings.ContainsAny(first, ",;@") || afterNames[program.Fold(first)] || len(strings.Fields(first)) > 3 {
		return strings.TrimSpace(name)
	}
	return first + " " + last
}

// afterNames are words that stand behind a whole name.
var afterNames = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "phd": true, "ph d": true, "md": true, "mba": true,
	"esq": true, "cpa": true, "cfa": true, "dba": true, "msc": true, "bsc": true, "obe": true, "cbe": true}

// beforeNames are words that stand before a name and are none of it.
var beforeNames = map[string]bool{"dr": true, "prof": true, "professor": true, "mr": true, "mrs": true, "ms": true, "miss": true, "sir": true, "dame": true,
	"herr": true, "frau": true, "ing": true, "dipl": true, "mag": true, "m": true, "mme": true, "mlle": true, "monsieur": true, "madame": true,
	"sr": true, "sra": true, "senor": true, "senora": true, "don": true, "dona": true, "doktor": true}

// PersonKey is a person's name as names of persons are matched: without titles,
// first name first, folded.
func PersonKey(name string) string {
	words := strings.Fields(program.Fold(PersonName(name)))
	for len(words) > 2 && beforeNames[words[0]] {
		words = words[1:]
	}
	for len(words) > 2 && afterNames[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// Abbreviates is whether one name is the other with its first names cut to
// initials or left out: "M. Okafor", "Maduka K. Okafor" for "Maduka Okafor".
func Abbreviates(short, long string) bool {
	a, b := strings.Fields(PersonKey(short)), strings.Fields(PersonKey(long))
	if len(a) < 2 || len(b) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	first, other := a[0], b[0]
	return strings.HasPrefix(other, first) && len([]rune(first)) == 1 || strings.HasPrefix(first, other) && len([]rune(other)) == 1 || first == other
}

// A Roster finds the one person that a name in another table means.
type Roster struct {
	names  []string
	byKey  map[string][]string
	byMail map[string]string
}

// NewRoster is a roster of names.
func NewRoster() *Roster { return &Roster{byKey: map[string][]string{}, byMail: map[string]string{}} }

// Add puts a person on the roster; the address may be "".
func (r *Roster) Add(name, email string) {
	if key := PersonKey(name); !slices.Contains(r.byKey[key], name) {
		r.names = append(r.names, name)
		r.byKey[key] = append(r.byKey[key], name)
	}
	if email != "" {
		r.byMail[strings.ToLower(strings.TrimSpace(email))] = name
	}
}

// Name is the roster's name of a person as another table writes it: by the whole
// name, the address, or the only name that it abbreviates. It is the given name
// where nobody, or more than one, may be meant.
func (r *Roster) Name(given string) string {
	if given == "" || r == nil {
		return given
	}
	if name, ok := r.byMail[strings.ToLower(strings.TrimSpace(given))]; ok {
		return name
	}
	switch same := r.byKey[PersonKey(given)]; len(same) {
	case 0:
	case 1:
		return same[0]
	default:
		return given
	}
	found := ""
	for _, name := range r.names {
		if Abbreviates(given, name) {
			if found != "" {
				return given
			}
			found = name
		}
	}
	if found == "" {
		return given
	}
	return found
}
