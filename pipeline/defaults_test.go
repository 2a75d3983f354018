package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/markdown"
	"sponsorbook/pipeline/program"
)

// A numeric is a key of the configuration that takes a number, or a list of them.
type numeric struct {
	path     string
	list     bool
	defaults []string
}

// A number stands in YAML without quotes.
type number string

func (n number) MarshalYAML() ([]byte, error) { return []byte(n), nil }

// numerics are all keys that take numbers, as the schema has them.
func numerics(t *testing.T) (out []numeric) {
	t.Helper()
	text, err := config.Schema()
	if err != nil {
		t.Fatal(err)
	}
	type node struct {
		Type       any
		Properties map[string]node
		Items      *node
	}
	var root node
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	isNumber := func(n node) bool {
		return n.Type == "integer" || fmt.Sprint(n.Type) == "[number string]"
	}
	applied, err := config.Defaults().Applied(func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	var given map[string]any
	if err := yaml.Unmarshal(applied, &given); err != nil {
		t.Fatal(err)
	}
	var walk func(n node, path string, given any)
	walk = func(n node, path string, given any) {
		switch list := n.Items != nil && isNumber(*n.Items); {
		case list:
			k := numeric{path: path, list: true}
			for _, v := range given.([]any) {
				k.defaults = append(k.defaults, fmt.Sprint(v))
			}
			out = append(out, k)
		case isNumber(n):
			if given == nil { // not set
				given = 0
			}
			out = append(out, numeric{path: path, defaults: []string{fmt.Sprint(given)}})
		}
		below, _ := given.(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(n.Properties)) {
			walk(n.Properties[key], strings.TrimPrefix(path+"."+key, "."), below[key])
		}
	}
	walk(root, "", given)
	return out
}

// changed is a configuration in which no key has its default number, nor, where
// it can be helped, one that is the default of another.
func changed(t *testing.T, keys []numeric) config.Config {
	t.Helper()
	taken := map[string]bool{}
	for _, k := range keys {
		for _, d := range k.defaults {
			taken[d] = true
		}
	}
	c, text := config.Config{}, ""
	tree := map[string]any{}
	for _, k := range keys {
		found := false
		for _, free := range []bool{true, false} {
			for step := range 60 {
				values, ok := moved(k.defaults, step, func(s string) bool { return !free || !taken[s] })
				if !ok {
					continue
				}
				var v any = values[0]
				if k.list {
					v = values
				}
				undo := put(tree, k.path, v)
				b, err := yaml.Marshal(tree)
				if err != nil {
					t.Fatal(err)
				}
				if next, err := config.Read("sponsorbook.yaml", b); err == nil {
					c, text, found = next, string(b), true
					break
				}
				undo()
			}
			if found {
				break
			}
		}
		if !found {
			t.Fatalf("no other number than the default is valid for %s, beside\n%s", k.path, text)
		}
	}
	return c
}

// moved are numbers beside the defaults: above them and below, farther with each step.
func moved(defaults []string, step int, free func(string) bool) (out []number, ok bool) {
	by := step/2*step/2 + 1
	if step%2 == 1 {
		by = -by
	}
	for i, d := range defaults {
		was, err := program.ParseDecimal(d)
		if err != nil {
			return nil, false
		}
		n := was.Add(program.NewDecimal(int64(by * (1 + 2*i)))).String()
		if n == d || strings.HasPrefix(n, "-") || !free(n) {
			return nil, false
		}
		out = append(out, number(n))
	}
	return out, len(out) > 0
}

// put sets a key below its sections, and gives what takes it out again.
func put(tree map[string]any, path string, v any) (undo func()) {
	section, rest, below := strings.Cut(path, ".")
	if !below {
		tree[path] = v
		return func() { delete(tree, path) }
	}
	sub, _ := tree[section].(map[string]any)
	if sub == nil {
		sub = map[string]any{}
		tree[section] = sub
	}
	return put(sub, rest, v)
}

var (
	aNote = regexp.MustCompile(`\[\^\d+\]`)
	// measured are a number and its unit, with the words before them.
	measured = regexp.MustCompile(
		`((?:[\p{L}’-]+ ){0,2})\b(\d+(?:\.\d+)?)(( working)? ?(days?|weeks?|months?|%|percent|points|quarters?|years?|cases?|accounts?|of 100|visits?|lines?)\b)`)
)

// phrases are the numbers of a book's pages by the words that they stand between.
func phrases(t *testing.T, c config.Config) map[string]map[string]int {
	t.Helper()
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS("../input"), Config: c,
		Today: program.NewDate(2026, 11, 21), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]int{}
	alike := map[string]int{}
	for _, leaf := range contents.Leaves(p) {
		sort, _, _ := strings.Cut(leaf.Path, "/")
		if leaf.Group == "" {
			sort += path.Base(leaf.Path)
		}
		if alike[sort+string(leaf.Kind)]++; alike[sort+string(leaf.Kind)] > 12 { // of many alike a few
			continue
		}
		text := strings.ReplaceAll(aNote.ReplaceAllString(string(markdown.Write(leaf.Write())), ""), "\u00a0", " ")
		for _, m := range measured.FindAllStringSubmatch(text, -1) {
			key := m[1] + "#" + m[3]
			if out[key] == nil {
				out[key] = map[string]int{}
			}
			out[key][m[2]]++
		}
	}
	return out
}

// ownNumbers are measures that are nobody's to set, or words of the exports, which
// happen to be the default of some key.
var ownNumbers = map[string]string{
	"# months":                 "the year of revenue, which the window of ranking does not change",
	"met within # days":        "the two strengths of a line between two people",
	"due in # days":            "program.SoonDays",
	"changes announced # days": "a goal in the exports", "Certificates renewed # days": "a goal in the exports",
	"Pays at # days": "a custom in the exports", "Takes # days": "a custom in the exports",
	"to acknowledge # days": "a promise in the exports",
	"# account":             "a count that neither run changes", "tier # accounts": "a tier",
	"Last quarter # day": "how long the exports' escalations waited", "# day": "how long one waited, or an account's hours",
	"oldest open # days": "the age of one in the exports",
}

func TestNoDefaultIsLeftInASentenceWhenTheConfigurationSaysAnother(t *testing.T) {
	keys := numerics(t)
	if len(keys) < 90 {
		t.Fatalf("%d keys take numbers", len(keys))
	}
	of := map[string][]string{}
	for _, k := range keys {
		for _, d := range k.defaults {
			of[d] = append(of[d], k.path)
		}
	}
	before, after := phrases(t, config.Defaults()), phrases(t, changed(t, keys))
	for phrase, said := range before {
		if len(said) > 1 {
			continue // a fact, which differs from place to place
		}
		for n := range said {
			if of[n] != nil && after[phrase][n] > 0 && ownNumbers[phrase] == "" {
				t.Errorf("%q says %s, the default of one of %s, also when each is another number", phrase, n, strings.Join(of[n], ", "))
			}
		}
	}
	for phrase := range ownNumbers {
		if before[phrase] == nil {
			t.Errorf("%q is said nowhere", phrase)
		}
	}
}
