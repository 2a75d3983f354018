package script

import "strings"

// Blank reports whether a cell says nothing: it is empty, or holds a dash or
// one of the words that systems write where they know nothing.
func Blank(text string) bool {
	if len(text) > 40 {
		return strings.TrimSpace(text) == ""
	}
	t := strings.TrimSpace(text)
	switch {
	case t == "":
		return true
	case t[0] >= '0' && t[0] <= '9':
		return false
	}
	if isASCII(t) { // as most are: looked up without a copy
		if len(t) > longestBlank {
			return false
		}
		var lower [longestBlank]byte
		for i := range len(t) {
			c := t[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			lower[i] = c
		}
		return blanks[string(lower[:len(t)])]
	}
	return blanks[strings.ToLower(Plain(t))]
}

// longestBlank is how long none of the blanks is longer than.
const longestBlank = 16

var blanks = map[string]bool{
	"": true, "-": true, "--": true, "---": true, ".": true, "?": true, "/": true, "n/a": true, "n.a.": true, "na": true, "#n/a": true,
	"null": true, "(null)": true, "none": true,
	"nil": true, "nan": true, "undefined": true, "(blank)": true, "blank": true, "(leer)": true, "[none]": true, "--none--": true,
	"- none -": true,
	"unknown":  true, "tbd": true, "tbc": true, "k.a.": true, "k. a.": true, "keine angabe": true, "unbekannt": true, "s/o": true,
	"inconnu":     true,
	"desconocido": true, "不明": true, "なし": true, "未定": true, "(no value)": true, "no value": true, "not set": true, "not available": true,
}
