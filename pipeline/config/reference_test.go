package config

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "rewrite the generated pages")

func TestTheReferencePageIsTheProgramsOwn(t *testing.T) {
	const page = "../../docs/configuration.md"
	if *update {
		if err := os.WriteFile(page, Reference(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || !bytes.Equal(got, Reference()) {
		t.Errorf("docs/configuration.md is not what the program says (%v); run go test ./pipeline/config -update", err)
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	var check func(t2 reflect.Type, path string)
	check = func(ty reflect.Type, path string) {
		for _, f := range fields(ty) {
			if f.Tag.Get("doc") == "" {
				t.Errorf("%s has no doc tag", join(path, key(f)))
			}
			if isSection(f.Type) {
				check(f.Type, join(path, key(f)))
			}
		}
	}
	check(reflect.TypeFor[Config](), "")
}

func TestTheSchemaIsASchema(t *testing.T) {
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("config.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("config.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(map[string]any{"as_of": "2026-10-31", "strict": true}); err != nil {
		t.Error(err)
	}
	if err := s.Validate(map[string]any{"strictt": true}); err == nil {
		t.Error("an unknown key passes")
	}
}
