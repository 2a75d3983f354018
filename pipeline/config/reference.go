package config

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Reference is the configuration's reference page in Markdown, from the same
// tags that the configuration is read by.
func Reference() []byte {
	var b strings.Builder
	b.WriteString("# The configuration\n\n`sponsorbook.yaml` in the input folder; none is needed. A flag wins over an\n" +
		"environment variable, which wins over this file. This page is generated from the program.\n")
	table(&b, "", reflect.TypeFor[Config]())
	return []byte(b.String())
}

// table writes the keys of one section, then its sections below it.
func table(b *strings.Builder, section string, t reflect.Type) {
	head := "## The run"
	if section != "" {
		head = "## `" + section + "`"
	}
	fmt.Fprintf(b, "\n%s\n\n| key | value | what it does |\n| --- | --- | --- |\n", head)
	var below []reflect.StructField
	for _, f := range fields(t) {
		if isSection(f.Type) {
			below = append(below, f)
			continue
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", key(f), valueWord(f), strings.ReplaceAll(f.Tag.Get("doc"), "|", "\\|"))
	}
	for _, f := range below {
		table(b, join(section, key(f)), f.Type)
	}
}

// Schema is the JSON Schema of the configuration, for editors.
func Schema() ([]byte, error) {
	s := schemaOf(reflect.TypeFor[Config]())
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "sponsorbook.yaml"
	b, err := json.MarshalIndent(s, "", "  ")
	return append(b, '\n'), err
}

func schemaOf(t reflect.Type) map[string]any {
	switch {
	case t.Name() == "Date":
		return map[string]any{"type": "string", "format": "date"}
	case t.Name() == "Decimal":
		return map[string]any{"type": []string{"number", "string"}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.Struct:
		props := map[string]any{}
		for _, f := range fields(t) {
			p := schemaOf(f.Type)
			p["description"] = f.Tag.Get("doc")
			props[key(f)] = p
		}
		return map[string]any{"type": "object", "additionalProperties": false, "properties": props}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.String:
		return map[string]any{"type": "string"}
	}
	return map[string]any{"type": "integer"}
}

// fields are the documented fields of a struct, in the order they are written.
func fields(t reflect.Type) []reflect.StructField {
	var out []reflect.StructField
	for _, f := range reflect.VisibleFields(t) {
		if k := key(f); k != "" && k != "-" {
			out = append(out, f)
		}
	}
	return out
}

func key(f reflect.StructField) string {
	k, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return k
}

func isSection(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.Name() != "Decimal"
}

// valueWord is what kind of value a key takes.
func valueWord(f reflect.StructField) string {
	if f.Tag.Get("unit") == "percent" {
		return "percent, as 12 or 12%"
	}
	return typeWord(f.Type)
}

func typeWord(t reflect.Type) string {
	switch {
	case t.Name() == "Date":
		return "date"
	case t.Name() == "Decimal":
		return "number"
	}
	switch t.Kind() {
	case reflect.Map:
		return "map of " + typeWord(t.Elem())
	case reflect.Slice:
		return "list of " + typeWord(t.Elem())
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "text"
	case reflect.Struct:
		return "keys"
	}
	return "whole number"
}
