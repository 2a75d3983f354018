package proof

import (
	"slices"
	"strings"
	"sync"

	"sponsorbook/pipeline/program"

	_ "embed"
)

//go:embed hints.txt
var hintText string

// A hint is what the words of a header let expect.
type hint string

// hintWords are the words of each hint, folded, in the order of the list: the
// first that a header holds is its hint.
var hintWords = sync.OnceValue(func() []hintWord {
	var all []hintWord
	for line := range strings.Lines(hintText) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.SplitSeq(words, ",") {
			if w := program.Fold(word); w != "" {
				all = append(all, hintWord{hint(strings.TrimSpace(name)), w})
			}
		}
	}
	return all
})

type hintWord struct {
	hint hint
	word string
}

// hintOf is the hint of a header; "" where its words say nothing.
func hintOf(header string) hint {
	folded := program.Fold(split(header))
	for _, w := range hintWords() {
		if contains(folded, w.word) {
			return w.hint
		}
	}
	return ""
}

// Says is what the words of a header let expect of its numbers: "net", "gross",
// "tax" and so on; "" where they say nothing.
func Says(header string) string { return string(hintOf(header)) }

// Foreign is whether the words of a header are of what is no amount of a sale: a
// tax, a cost, what was paid or is due, a plan, a number of things.
func Foreign(header string) bool {
	h := hintOf(header)
	return foreign(h) || h == "tax" || h == "rate" || h == "balance"
}

// TaxRate is whether a header is of the rate of a tax.
func TaxRate(header string) bool {
	h := hintOf(header)
	return h == "tax" && isShare(header) || h == "rate" && strings.Contains(header, "税")
}

// isShare is whether a header of a tax is of its rate or its code, and not of
// the tax itself.
func isShare(header string) bool {
	folded := program.Fold(split(header))
	return strings.ContainsAny(header, "%％率") || slices.ContainsFunc(shareWords, func(w string) bool { return contains(folded, w) })
}

// shareWords stand beside the word of a tax in the header of its rate, of its
// code, and of the number of whoever pays it.
var shareWords = strings.Fields("rate code id number no nr reg registration satz schlussel kurs taux tasa tipo aliquota stawka tarief " +
	"percent prozent pct key class type group exempt")

// contains is whether a header holds a word, as a word of its own where the
// script parts words.
func contains(header, word string) bool {
	if word[0] >= 0x80 {
		return strings.Contains(header, word)
	}
	padded := " " + header + " "
	if len(word) > 4 && !strings.Contains(word, " ") && (strings.Contains(padded, " "+word) || strings.Contains(padded, word+" ")) {
		return true // Nettobetrag, Umsatzsteuer
	}
	return strings.Contains(padded, " "+word+" ")
}

// split parts the words of LineAmount and tax_total.
func split(header string) string {
	var b strings.Builder
	lower := false
	for _, r := range header {
		upper := 'A' <= r && r <= 'Z'
		if upper && lower {
			b.WriteByte(' ')
		}
		lower = 'a' <= r && r <= 'z'
		b.WriteRune(r)
	}
	return b.String()
}
