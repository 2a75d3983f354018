package typeset

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// Thai is written without spaces between words, and lines break between words,
// which only a list of words can tell. The list is PyThaiNLP's words_th.txt, in
// the public domain (CC0 1.0), reduced to words of Thai letters alone.
//
//go:embed thai.txt.gz
var thaiPacked []byte

// thaiWords is the list, unpacked when a Thai text first needs it.
var thaiWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	z, err := gzip.NewReader(bytes.NewReader(thaiPacked))
	if err != nil {
		return words // the list is ours and tested; without it lines break between syllables
	}
	all, _ := io.ReadAll(z)
	for w := range strings.Lines(string(all)) {
		words[strings.TrimSuffix(w, "\n")] = true
	}
	return words
})

// thaiWordBytes is how long a word of the list may be: 24 letters.
const thaiWordBytes = 24 * 3

// hasThai says that a text has Thai letters.
func hasThai(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == 0xE0 && (text[i+1] == 0xB8 || text[i+1] == 0xB9) {
			return true
		}
	}
	return false
}

// thaiBreaks are the places in a text where Thai words end and another begins:
// those of the cheapest division into words of the list and clusters of letters
// that no word accounts for. Few long words are cheaper than many short ones, and
// words of two letters dearest: in names they are chance.
func thaiBreaks(text string) []int {
	words := thaiWords()
	n := len(text)
	cost, from, known := make([]int, n+1), make([]int, n+1), make([]bool, n+1)
	for i := 1; i <= n; i++ {
		cost[i] = -1
	}
	for i := 0; i < n; i++ {
		if cost[i] < 0 || !thaiStarts(text, i) {
			continue
		}
		try := func(end, price int, word bool) {
			if c := cost[i] + price; cost[end] < 0 || c < cost[end] {
				cost[end], from[end], known[end] = c, i, word
			}
		}
		try(thaiCluster(text, i), 15, false)
		for end := i + 6; end <= min(n, i+thaiWordBytes); end++ {
			if thaiStarts(text, end) && words[text[i:end]] {
				price := 10
				if end == i+6 {
					price = 20
				}
				try(end, price, true)
			}
		}
	}
	return thaiPath(text, from, known)
}

// thaiPath reads the breaks from the division that was found. What no word
// accounts for is not divided within itself.
func thaiPath(text string, from []int, known []bool) []int {
	var breaks []int
	for end := len(text); end > 0; end = from[end] {
		start := from[end]
		if start > 0 && (known[end] || known[start]) && isThai(text[start:]) && isThai(text[prior(text, start):]) {
			breaks = append(breaks, start)
		}
	}
	for i, j := 0, len(breaks)-1; i < j; i, j = i+1, j-1 {
		breaks[i], breaks[j] = breaks[j], breaks[i]
	}
	return breaks
}

// thaiCluster is the end of the letters that cannot be parted, from a place.
func thaiCluster(text string, at int) int {
	for at++; at < len(text) && !thaiStarts(text, at); at++ {
	}
	return at
}

// thaiStarts says that a word may begin at a place: not within a character, not
// before what hangs on the letter before it, nor after a vowel that is written
// before its letter.
func thaiStarts(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	if !utf8.RuneStart(text[at]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !(r >= 0xE30 && r <= 0xE3A || r >= 0xE45 && r <= 0xE4E || before >= 0xE40 && before <= 0xE44)
}

// prior is where the character before a place begins.
func prior(text string, at int) int {
	_, n := utf8.DecodeLastRuneInString(text[:at])
	return at - n
}

// isThai says that a text begins with a Thai letter.
func isThai(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r >= 0xE01 && r <= 0xE4E
}
