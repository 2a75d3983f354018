package config

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
)

// Applied prints what applies as a configuration of its own, each value with
// where it came from. From names who gave the value of a key over the file, such
// as "--output"; "" leaves the answer to the file and the defaults.
func (c Config) Applied(from func(key string) string) ([]byte, error) {
	var b strings.Builder
	if err := c.apply(&b, "", reflect.ValueOf(c), from); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}

func (c Config) apply(b *strings.Builder, section string, v reflect.Value, from func(string) string) error {
	indent := strings.Repeat("  ", depth(section))
	var below []reflect.StructField
	for _, f := range fields(v.Type()) {
		if isSection(f.Type) {
			below = append(below, f)
			continue
		}
		path := join(section, key(f))
		text, err := inOneLine(v.FieldByIndex(f.Index))
		if err != nil {
			return fmt.Errorf("print %s: %w", path, err)
		}
		origin := from(path)
		if origin == "" {
			origin = c.whence(path)
		}
		fmt.Fprintf(b, "%s%-*s # %s\n", indent, 44-len(indent), strings.TrimSpace(key(f)+": "+text), origin)
	}
	for _, f := range below {
		fmt.Fprintf(b, "\n%s%s:\n", indent, key(f))
		if err := c.apply(b, join(section, key(f)), v.FieldByIndex(f.Index), from); err != nil {
			return err
		}
	}
	return nil
}

func depth(section string) int {
	if section == "" {
		return 0
	}
	return 1 + strings.Count(section, ".")
}

// whence is the line of the file that gives a key; "default" where none does.
func (c Config) whence(path string) string {
	if c.tree != nil {
		p, err := yaml.PathString("$." + path)
		if err != nil {
			return "default"
		}
		if node, err := p.FilterFile(c.tree); err == nil && !empty(node) {
			return fmt.Sprintf("%s:%d", c.file, node.GetToken().Position.Line)
		}
	}
	return "default"
}

// inOneLine is a value in YAML; nothing where it is not set.
func inOneLine(v reflect.Value) (string, error) {
	if t, ok := v.Interface().(fmt.Stringer); ok {
		return t.String(), nil
	}
	if v.IsZero() && v.Kind() != reflect.Bool && v.Kind() != reflect.Int {
		return "", nil
	}
	text, err := yaml.MarshalWithOptions(v.Interface(), yaml.Flow(true), yaml.JSON())
	return strings.TrimSpace(string(text)), err
}
