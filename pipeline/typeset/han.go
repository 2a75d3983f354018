package typeset

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// eastern are the languages whose forms of Han characters differ.
var eastern = []string{"ja", "ko", "zh-Hans", "zh-Hant"}

// hanLanguage is the language whose forms a text with Han characters is set in:
// the one that its other letters show, or that its style names, or whose national
// standard has all its characters.
func hanLanguage(text, named string) string {
	for _, r := range text {
		switch {
		case r >= 0x3041 && r <= 0x30FF:
			return "ja"
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case r >= 0x3105 && r <= 0x312F:
			return "zh-Hant"
		}
	}
	if l := easternTag(named); l != "" {
		return l
	}
	han := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, text)
	for _, s := range standards {
		if _, err := s.encoding.NewEncoder().String(han); err == nil {
			return s.language
		}
	}
	return "zh-Hans"
}

// standards are the national standards, the one with the fewest characters first:
// a text that fits several is the likeliest to be in it.
var standards = []struct {
	language string
	encoding encoding.Encoding
}{
	{"ja", japanese.ShiftJIS}, {"zh-Hans", simplifiedchinese.HZGB2312}, {"zh-Hant", traditionalchinese.Big5},
}

// easternTag is the language of the list that a BCP 47 tag means, "" for none.
func easternTag(tag string) string {
	t := strings.ToLower(tag)
	switch {
	case strings.HasPrefix(t, "zh-hant"), strings.HasPrefix(t, "zh-tw"), strings.HasPrefix(t, "zh-hk"), strings.HasPrefix(t, "zh-mo"):
		return "zh-Hant"
	case t == "zh", strings.HasPrefix(t, "zh-"):
		return "zh-Hans"
	}
	for _, l := range eastern[:2] {
		if t == l || strings.HasPrefix(t, l+"-") {
			return l
		}
	}
	return ""
}
