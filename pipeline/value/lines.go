package value

import "strings"

// PlainLine is what a text says of the row of a document, where it says nothing else but
// a rate or a number: "tax" for "VAT 19%", "discount" for "Rabatt 10 %"; "" for the rest.
func PlainLine(text string) string {
	if len(text) > maxWord {
		return ""
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t()[]:,;@%％", r) })
	kept := words[:0]
	for _, w := range words {
		if !strings.ContainsAny(w, "0123456789") && w != "-" {
			kept = append(kept, w)
		}
	}
	plain := strings.Join(kept, " ")
	if term, ok := Words("line").Term(plain); ok && term == "tax" {
		return "tax"
	}
	term, _ := Words("row").Term(plain)
	return term
}
