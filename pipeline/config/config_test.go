package config

import (
	"errors"
	"strings"
	"testing"
)

func TestAMistakeIsNamedAtItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an unknown key, with the one that was meant": {"program:\n  compnay: Norvia\n", `f.yaml:2:3: there is no key "program.compnay" here; did you mean "company"?`},
		"a date that is none":                         {"as_of: 2026-02-30\n", `f.yaml:1:8: as_of: "2026-02-30" is no date; write it as YYYY-MM-DD`},
		"a word where a number belongs":               {"jobs: many\n", `f.yaml:1:7: jobs wants a whole number, not "many"`},
		"a number below its range":                    {"strict: true\njobs: -1\n", `f.yaml:2:7: jobs is -1; write 0 for one per core, or a number above it`},
		"a language that is not shipped":              {"program:\n  language: fr\n", `f.yaml:2:13: program.language "fr" is not one of en, de`},
		"a value where keys belong":                   {"program: yes\n", `f.yaml:1:10: program wants keys with values, as in "key: value"`},
		"a value where a list belongs":                {"only: Aurelia\n", `f.yaml:1:7: only wants a list; write its values on lines that begin with "- "`},
		"a bracket that never closes":                 {"only: [a\n", `f.yaml:1:7: sequence end token ']' not found`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("f.yaml", []byte(c.text))
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestEveryMistakeIsNamedAtOnce(t *testing.T) {
	_, err := Read("f.yaml", []byte("jobbs: 1\nas_of: soon\nstrict: maybe\n"))
	if err == nil || strings.Count(err.Error(), "f.yaml:") != 3 {
		t.Errorf("want three problems, got %v", err)
	}
}

func TestAMistakeFoundLaterIsNamedAtItsPlace(t *testing.T) {
	c, err := Read("f.yaml", []byte("strict: true\npage:\n  size: A4\n  logo: logo.svg\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ message, want string }{
		{"page.logo: line 3: it has text", "f.yaml:4:9: page.logo: line 3: it has text"},
		{"page.fonts.bold: is not there", "f.yaml: page.fonts.bold: is not there"},
	} {
		if got := c.Mistake(errors.New(x.message)).Error(); got != x.want {
			t.Errorf("got  %s\nwant %s", got, x.want)
		}
	}
}

func TestNothingWrittenIsTheDefaults(t *testing.T) {
	for _, text := range []string{"", "# only a comment\n", "program:\n"} {
		c, err := Read("f.yaml", []byte(text))
		if err != nil || c.Program.Name != "Executive sponsor program" || c.Output != "output" {
			t.Errorf("%q: %+v, %v", text, c, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("as_of: 2026-10-31\nprogram: {company: x}\n"))
	f.Add([]byte("only: [a, b]\n? - x\n: y\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		_, err := Read("f.yaml", text)
		_ = err // whatever is written: an answer, never a panic
	})
}
