package pair

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// titles say which level a title means; the first whose words occur counts.
var titles = []struct {
	words string
	level int
}{
	{"senior vice president", 3}, {"executive vice president", 3}, {"svp", 3}, {"evp", 3},
	{"vice president", 4}, {"vp", 4}, {"vice", 4},
	{"chief executive", 1}, {"ceo", 1}, {"president", 1}, {"managing director", 1}, {"general manager", 1},
	{"founder", 1}, {"owner", 1}, {"geschaftsfuhrer", 1}, {"geschaftsfuhrerin", 1}, {"pdg", 1}, {"代表取締役", 1}, {"社長", 1},
	{"chief", 2}, {"cfo", 2}, {"coo", 2}, {"cto", 2}, {"cio", 2}, {"cmo", 2}, {"cpo", 2}, {"ciso", 2}, {"chro", 2},
	{"board", 2}, {"vorstand", 2}, {"取締役", 2},
	{"head of", 4}, {"bereichsleiter", 4}, {"director", 5}, {"directeur", 5}, {"leiter", 5}, {"leiterin", 5}, {"部長", 5},
}

// titleLevel is the level that a title means: 1 chief executive … 5 director;
// 0 for any other.
func titleLevel(title string) int {
	text := " " + program.Fold(title) + " "
	for _, t := range titles {
		if strings.Contains(text, " "+t.words+" ") || t.words[0] >= 0x80 && strings.Contains(text, t.words) {
			return t.level
		}
	}
	return 0
}

// languages are the names by which exports call a language: its code, its
// English name, its own, and those of a neighbour.
var languages = languageNames()

func languageNames() map[string]string {
	out := map[string]string{}
	for _, names := range []string{
		"en english englisch anglais ingles", "de german deutsch allemand aleman", "fr french francais franzosisch frances",
		"es spanish espanol spanisch espagnol castellano", "it italian italiano italienisch italien",
		"pt portuguese portugues portugiesisch",
		"nl dutch nederlands niederlandisch neerlandais", "pl polish polski polnisch polonais", "sv swedish svenska schwedisch",
		"da danish dansk danisch", "no norwegian norsk norwegisch nb", "fi finnish suomi finnisch", "cs czech cestina tschechisch",
		"hu hungarian magyar ungarisch", "ro romanian romana rumanisch", "tr turkish turkce turkisch",
		"ru russian русскии русский russisch",
		"uk ukrainian українська ukrainisch", "el greek ελληνικα griechisch", "ar arabic العربية arabisch", "he hebrew עברית hebraisch iw",
		"hi hindi हिन्दी", "zh chinese mandarin 中文 chinesisch", "ja japanese 日本語 japanisch", "ko korean 한국어 koreanisch",
	} {
		words := strings.Fields(names)
		for _, w := range words {
			out[program.Fold(w)] = words[0]
		}
	}
	return out
}

// language is one name for the many spellings of a language; an unknown one
// stays as it is written, "de-CH" and "German (Switzerland)" lose their country.
func language(name string) string {
	first, _, _ := strings.Cut(program.Fold(name), " ")
	if code, ok := languages[first]; ok {
		return code
	}
	return program.Fold(name)
}

func languagesOf(names []string) []string {
	var out []string
	for _, n := range names {
		if l := language(n); l != "" {
			out = append(out, l)
		}
	}
	return out
}
