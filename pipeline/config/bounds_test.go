package config

import (
	"strings"
	"testing"
)

func TestAConfigurationThatWouldCostTooMuchIsRefused(t *testing.T) {
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [lol, lol]\n")
	for i := 1; i < 30; i++ {
		name := string(rune('a' + i))
		laughs.WriteString(name + ": &" + name + " [*a0, *a0]\n")
	}
	for name, c := range map[string]struct{ text, want string }{
		"brackets without end":   {strings.Repeat("[", 200000), "sponsorbook.yaml:1:51: lists and keys stand inside each other"},
		"braces without end":     {strings.Repeat("{a: ", 100000), "inside each other"},
		"lists on one line":      {strings.Repeat("- ", 100000), "inside each other"},
		"keys on one line":       {strings.Repeat("? ", 100000), "inside each other"},
		"keys below keys":        {nested(60), "inside each other"},
		"aliases of aliases":     {laughs.String(), "more than 50 aliases"},
		"more than a megabyte":   {"# " + strings.Repeat("x", MaxBytes), "more than 1 MiB"},
		"fifty deep is not much": {"quiet: true\n" + nested(45), "there is no key"},
	} {
		_, err := Read("sponsorbook.yaml", []byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.200v, want %s", name, err, c.want)
		}
	}
	for name, text := range map[string]string{
		"a long list":        "only:\n" + strings.Repeat("  - Globex\n", 5000),
		"brackets in a text": "program: {company: \"" + strings.Repeat("[", 100) + "\"}",
		"lists one by one":   "program:\n  goals: [a]\n  owners: [b]\npage:\n  size: A4\n",
	} {
		if _, err := Read("sponsorbook.yaml", []byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
