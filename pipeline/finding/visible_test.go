package finding

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestWhatSteersATerminalIsAVisibleMark(t *testing.T) {
	for text, want := range map[string]string{
		"Globex":                 "Globex",
		"میان\u200cوند":          "میان\u200cوند",
		"\x1b[31mred":            "␛[31mred",
		"a\u202egpj.exe":         "a<U+202E>gpj.exe",
		"zero\u200bwidth":        "zero<U+200B>width",
		"\u009b2J":               "<U+009B>2J",
		"two\nlines\tand\ra tab": "two␊lines␉and␍a tab",
		"\x7f":                   "␡",
		"no \xff byte":           "no \uFFFD byte",
		"soft\u00adhyphen":       "soft<U+00AD>hyphen",
		"line\u2028separator":    "line<U+2028>separator",
		"\ufefffirst":            "<U+FEFF>first",
		"tag\U000E0041":          "tag<U+E0041>",
		"\x00":                   "␀",
		"naïve – “quoted” 日本語 עברית": "naïve – “quoted” 日本語 עברית",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		got := Visible(text)
		if i := strings.IndexFunc(got, unicode.IsControl); i >= 0 || Visible(got) != got {
			t.Fatalf("%q is shown as %q", text, got)
		}
	})
}

func TestAPlaceIsOneVisibleLine(t *testing.T) {
	r := Ref{File: "a\u202e.csv", Sheet: "S\x1b]0;x\a\n", Row: 1, Col: 1}
	if got, want := r.String(), "a<U+202E>.csv S␛]0;x␇␊!A1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
