package config

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestAMistakeIsNamedAtItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an unknown key, with the one that was meant": {"program:\n  compnay: Norvia\n",
			`f.yaml:2:3: there is no key "program.compnay" here; did you mean "company"?`},
		"a key without its underscore": {"tiers:\n  tier1: 12\n",
			`f.yaml:2:3: there is no key "tiers.tier1" here; did you mean "tier_1"?`},
		"a percentage of nothing": {"tiers:\n  tier_1: \"%\"\n", `f.yaml:2:11: tiers.tier_1 wants a number, not ""`},
		"a percentage where an amount belongs": {"tiers:\n  trouble_floor: 12%\n",
			`f.yaml:2:18: tiers.trouble_floor wants a number, not "12%"`},
		"a date that is none":           {"as_of: 2026-02-30\n", `f.yaml:1:8: as_of: "2026-02-30" is no date; write it as YYYY-MM-DD`},
		"a word where a number belongs": {"jobs: many\n", `f.yaml:1:7: jobs wants a whole number, not "many"`},
		"a number below its range": {"strict: true\njobs: -1\n",
			`f.yaml:2:7: jobs is -1; write 0 for one per core, or a number above it`},
		"a language that is not shipped": {"program:\n  language: it\n", `f.yaml:2:13: program.language "it" is not one of de, en, es, fr`},
		"a value where keys belong":      {"program: yes\n", `f.yaml:1:10: program wants keys with values, as in "key: value"`},
		"a value where a list belongs": {"only: Aurelia\n",
			`f.yaml:1:7: only wants a list; write its values on lines that begin with "- "`},
		"a bracket that never closes": {"only: [a\n", `f.yaml:1:7: sequence end token ']' not found`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("f.yaml", []byte(c.text))
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestPercentagesMayCarryTheirSign(t *testing.T) {
	for _, text := range []string{"12%", `"12%"`, "12 %", "'12.0 %'", "12"} {
		c, err := Read("f.yaml", []byte("tiers:\n  tier_1: "+text+"\n"))
		if err != nil || c.Tiers.Tier1.String() != "12" {
			t.Errorf("%s: %s, %v", text, c.Tiers.Tier1, err)
		}
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

func TestWhatAppliesIsAConfiguration(t *testing.T) {
	text := "# why\nprogram:\n  company: \"Norvia: Logistics\"\ntiers:\n  tier_1: 12%\nonly: [Aurelia, \"1\"]\ncolumns:\n  a.csv: " +
		"{account: Kunde}\nplan:\n  renewal_steps: [90, 30]\n"
	c, err := Read("f.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	applied, err := c.Applied(func(key string) string { return map[string]string{"output": "--output"}[key] })
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"f.yaml:3\n", "  tier_1: 12 ", " # f.yaml:5\n", "only: [\"Aurelia\", \"1\"]", "output: \"output\"",
		" # --output\n", "  tier_2: 15 ", " # default\n"} {
		if !strings.Contains(string(applied), want) {
			t.Errorf("%q is missing from\n%s", want, applied)
		}
	}
	again, err := Read("g.yaml", applied)
	if err != nil {
		t.Fatalf("what applies does not read: %v\n%s", err, applied)
	}
	for _, x := range []*Config{&c, &again} {
		x.SHA256, x.file, x.tree = "", "", nil
	}
	a, _ := c.Applied(func(string) string { return "" })
	b, _ := again.Applied(func(string) string { return "" })
	if string(a) != string(b) {
		t.Errorf("what applies reads as something else:\n%s\n%s", a, b)
	}
}

func TestTheCommentedConfigurationIsTheDefaults(t *testing.T) {
	text := string(Commented("sponsorbook.schema.json"))
	if !strings.HasPrefix(text, "# yaml-language-server: $schema=sponsorbook.schema.json\n") {
		t.Error("its first line does not name the schema")
	}
	key := regexp.MustCompile(`(?m)^( *)#([a-z_0-9]+:)`)
	none, _ := Defaults().Applied(func(string) string { return "" })
	for name, text := range map[string]string{"as it is": text, "with every key in force": key.ReplaceAllString(text, "$1$2")} {
		c, err := Read("f.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c.tree = nil
		if got, _ := c.Applied(func(string) string { return "" }); string(got) != string(none) {
			t.Errorf("%s it is not the defaults:\n%s", name, got)
		}
	}
	if n := len(key.FindAllString(text, -1)); n < 100 {
		t.Errorf("it has %d keys", n)
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
