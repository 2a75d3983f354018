package config

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"sponsorbook/pipeline/goldentest"
)

func TestTheReferencePageIsTheProgramsOwn(t *testing.T) {
	goldentest.Same(t, "../../docs/configuration.md", Reference())
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
