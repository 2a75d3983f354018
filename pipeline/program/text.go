package program

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latin are the letters that no decomposition turns into ASCII.
var latin = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th",
	"ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h", "ŧ", "t")

// Fold is a name without case, accents, punctuation and doubled spaces, so that
// two spellings of one name compare equal. Letters of every script stay. A name
// that has neither letter nor digit is its own signs, so that it is no other's.
func Fold(name string) string {
	folded, ok := foldASCII(name)
	if !ok {
		folded = foldUnicode(name)
	}
	if folded == "" && name != "" {
		return signs(name)
	}
	return folded
}

// signs are the visible characters of a name.
func signs(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsGraphic(r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(name))
}

func foldUnicode(name string) string {
	var b strings.Builder
	space := false
	for _, r := range latin.Replace(strings.ToLower(norm.NFKD.String(strings.ToLower(name)))) {
		switch {
		case unicode.Is(unicode.Mn, r) && r < 0x0370: // accents of European scripts only
		case unicode.Is(unicode.Variation_Selector, r): // how a sign is drawn
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	return norm.NFC.String(b.String())
}

// foldASCII folds a name of ASCII alone, as most are, without the tables of
// Unicode: names are folded for each comparison.
func foldASCII(name string) (string, bool) {
	b := make([]byte, 0, len(name))
	space := false
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case c == '\'':
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		default:
			space = true
			continue
		}
		if space && len(b) > 0 {
			b = append(b, ' ')
		}
		space = false
		b = append(b, c)
	}
	return string(b), true
}

// Slug is the file name of a name: its a-z and 0-9, then six characters of a
// hash of its stable identity. At most 80 bytes, legal on every system.
func Slug(name, identity string) string {
	var b strings.Builder
	dash := false
	for _, r := range Fold(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
		if b.Len() >= 70 {
			break
		}
	}
	sum := sha256.Sum256([]byte(identity))
	return strings.TrimPrefix(b.String()+"-"+hex.EncodeToString(sum[:])[:6], "-")
}

// About reports whether a text holds one of the words, or a word that begins with one:
// matched, never guessed.
func About(text string, words []string) bool {
	folded := " " + Fold(text)
	return slices.ContainsFunc(words, func(w string) bool {
		w = Fold(w)
		return w != "" && (strings.Contains(folded, " "+w) || w[0] >= 0x80 && strings.Contains(folded, w))
	})
}
