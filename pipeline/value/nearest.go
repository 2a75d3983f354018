package value

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// leastAlike is from where on a mistyped word is taken for a known one.
const leastAlike = 0.6

// Nearest is the one of some known words that a mistyped one was probably meant
// to be: keys, flags, commands, kinds. Case, accents and what joins the parts of
// a word make no difference; a known word that holds the typed one counts as far
// as it is held. It is "" where none is near; of two as near it is the first by
// the alphabet.
func Nearest(typed string, known []string) string {
	best, found := leastAlike, ""
	for _, word := range slices.Sorted(slices.Values(known)) {
		if like := near(joined(typed), joined(word)); like > best || like == best && found == "" {
			best, found = like, word
		}
	}
	return found
}

func near(typed, word string) float64 {
	if len(typed) < 2 || word == "" {
		return 0
	}
	like := alike(typed, word)
	if strings.HasPrefix(word, typed) || len(typed) > 3 && strings.Contains(word, typed) || len(word) > 3 && strings.Contains(typed, word) {
		like = max(like, 0.7+0.3*float64(min(len(typed), len(word)))/float64(max(len(typed), len(word))))
	}
	return like
}

// joined is a word without what joins its parts: "tier_1", "tier-1" and "Tier 1"
// are one.
func joined(word string) string { return strings.ReplaceAll(program.Fold(word), " ", "") }
