package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"sponsorbook/pipeline/goldentest"
	"sponsorbook/pipeline/program"
)

// printed are the objects that commands print with --json.
var printed = map[string]reflect.Type{"check": reflect.TypeFor[checked](), "explain": reflect.TypeFor[explanation]()}

// TestGeneratedSchemas keeps docs/schemas true: what each command prints for
// machines, made of the types that it prints and of what stands beside their fields.
func TestGeneratedSchemas(t *testing.T) {
	d := describing(t)
	for command, of := range printed {
		s := d.object(of)
		s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", "sponsorbook "+command+" --json"
		text, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		goldentest.Same(t, "../../docs/schemas/"+command+".json", append(text, '\n'))
	}
}

// TestWhatIsPrintedFitsItsSchema makes both of the sample, and looks for nothing that
// the schema does not tell. What a small company gives is a golden beside it.
func TestWhatIsPrintedFitsItsSchema(t *testing.T) {
	flags := []string{"-i", "../../input", "-o", t.TempDir(), "--as-of", "2026-10-31", "--json"}
	for command, args := range map[string][]string{"check": {"check"}, "explain": {"explain", "Aurelia Logistics"}} {
		schema := schemaOf(t, command)
		fits(t, schema, said(t, append(args, flags...)...))
		small := said(t, append(args, "-i", smallCompany(t), "-o", t.TempDir(), "--as-of", "2026-10-31", "--json")...)
		fits(t, schema, small)
		goldentest.Same(t, "testdata/json/"+command+".json", small)
		if command == "check" {
			var got map[string]any
			if err := json.Unmarshal(small, &got); err != nil {
				t.Fatal(err)
			}
			got["more"] = 1
			text, _ := json.Marshal(got)
			if v, _ := jsonschema.UnmarshalJSON(bytes.NewReader(text)); schema.Validate(v) == nil {
				t.Error("the schema takes what nobody prints")
			}
		}
	}
}

func schemaOf(t *testing.T, command string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile("../../docs/schemas/" + command + ".json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func fits(t *testing.T, schema *jsonschema.Schema, text []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err == nil {
		err = schema.Validate(v)
	}
	if err != nil {
		t.Error(err)
	}
}

func smallCompany(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"accounts.csv": "Account ID,Account Name,Industry,Executive Sponsor,Nickname\n" +
		"1,Aurelia Logistics,Freight,Helena Brandt,Au\n2,Kestrel Energy,Energy,,\n",
		"revenue.csv":  "Account ID,Month,Amount,Currency\n1,2026-09,1000.50,EUR\n2,2026-09,800,EUR\n9,2026-09,80,EUR\nTotal,,1880.50,\n",
		"sponsors.csv": "Sponsor,Title,Level,Capacity\nHelena Brandt,Chief Operating Officer,Board,3\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A described is what stands beside the fields of the types that are printed, by
// type and field.
type described struct {
	*testing.T
	beside map[string]string
}

func describing(t *testing.T) described {
	d := described{t, map[string]string{}}
	for _, name := range []string{"check_json.go", "explain.go", "explain_sponsor.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if s, ok := spec.Type.(*ast.StructType); ok {
					for _, f := range s.Fields.List {
						for _, id := range f.Names {
							d.beside[spec.Name.Name+"."+id.Name] = strings.TrimSpace(f.Comment.Text())
						}
					}
				}
			}
			return true
		})
	}
	return d
}

var snake = regexp.MustCompile(`^[a-z]+[a-z0-9]*(_[a-z0-9]+)*$`)

// object is the schema of a struct: its properties, and those that are always there.
func (d described) object(of reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	var add func(of reflect.Type)
	add = func(of reflect.Type) {
		for f := range of.Fields() {
			name, more, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case f.Anonymous:
				add(f.Type)
				continue
			case !f.IsExported():
				continue
			}
			about := d.beside[of.Name()+"."+f.Name]
			if about == "" || !snake.MatchString(name) {
				d.Errorf("%s.%s: nothing stands beside it, or its key %q is not in snake_case", of.Name(), f.Name, name)
			}
			s := map[string]any{"deprecated": true, "type": []string{"array", "null"}}
			if !strings.HasPrefix(about, "deprecated") {
				s = d.value(f.Type)
			}
			s["description"] = about
			properties[name] = s
			if !strings.Contains(more, "omit") {
				required = append(required, name)
			}
		}
	}
	add(of)
	return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

func (d described) value(of reflect.Type) map[string]any {
	switch of {
	case reflect.TypeFor[program.Decimal]():
		return map[string]any{"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+)?$`}
	case reflect.TypeFor[program.Date]():
		return map[string]any{"type": "string", "pattern": `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`}
	case reflect.TypeFor[program.Month]():
		return map[string]any{"type": "string", "pattern": `^([0-9]{4}-[0-9]{2})?$`}
	}
	switch of.Kind() {
	case reflect.Pointer:
		return d.value(of.Elem())
	case reflect.Slice:
		return map[string]any{"type": "array", "items": d.value(of.Elem())}
	case reflect.Struct:
		return d.object(of)
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.String:
		return map[string]any{"type": "string"}
	}
	d.Fatalf("nothing tells how a %s is printed", of)
	return nil
}
