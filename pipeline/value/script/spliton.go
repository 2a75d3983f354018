package script

import "strings"

// SplitOn cuts a text at any of the marks; bullets and empty parts go.
func SplitOn(text, marks string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		part = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(part), "•*·–—-▪◦‣"))
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}
