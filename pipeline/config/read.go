package config

import (
	"crypto/sha256"
	"encoding"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"sponsorbook/pipeline/program"
)

// A Problem is one thing wrong with a configuration, at its place.
type Problem struct {
	File         string
	Line, Column int // from 1; 0 where the place is not known
	Message      string
}

// Error is the problem in one line: "sponsorbook.yaml:12:3: …".
func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Read is the configuration written in YAML over the defaults. The error joins
// every Problem that was found. An empty text is the defaults.
func Read(file string, text []byte) (Config, error) {
	c := Defaults()
	c.AsOfFrom = "configuration"
	sum := sha256.Sum256(text)
	c.SHA256 = hex.EncodeToString(sum[:])
	if len(text) > MaxBytes {
		return c, Problem{File: file, Message: fmt.Sprintf("has more than %d MiB; a configuration is smaller", MaxBytes>>20)}
	}
	tokens := lexer.Tokenize(string(text))
	if err := bounded(file, tokens); err != nil {
		return c, err
	}
	tree, err := parser.Parse(tokens, 0)
	if err != nil {
		return c, problem(file, err)
	}
	c.file, c.tree = file, tree
	var problems []error
	for _, doc := range tree.Docs {
		w := walk{file: file}
		w.node(doc.Body, reflect.TypeOf(c), "")
		problems = append(problems, w.problems...)
	}
	if len(problems) > 0 {
		return c, errors.Join(problems...)
	}
	for _, doc := range tree.Docs {
		if empty(doc.Body) {
			continue
		}
		prune(doc.Body)
		if err := yaml.NodeToValue(doc.Body, &c); err != nil {
			return c, problem(file, err)
		}
	}
	c.spread()
	return c, c.validate(file, tree)
}

// empty reports whether a key was written without a value: the default stays.
func empty(n ast.Node) bool {
	if n == nil {
		return true
	}
	switch n.Type() {
	case ast.NullType, ast.CommentType, ast.CommentGroupType:
		return true
	}
	return false
}

// prune takes keys without a value out of the tree, since the decoder would
// blank their defaults.
func prune(n ast.Node) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return
	}
	m.Values = slices.DeleteFunc(m.Values, func(v *ast.MappingValueNode) bool { return empty(v.Value) })
	for _, v := range m.Values {
		prune(v.Value)
	}
}

func problem(file string, err error) error {
	var positioned yaml.Error
	if errors.As(err, &positioned) {
		p := Problem{File: file, Message: positioned.GetMessage()}
		if t := positioned.GetToken(); t != nil && t.Position != nil {
			p.Line, p.Column = t.Position.Line, t.Position.Column
		}
		return p
	}
	return Problem{File: file, Message: err.Error()}
}

// validate asks every part whether its values make sense, and finds the place
// of the key that its answer begins with.
func (c Config) validate(file string, tree *ast.File) error {
	var problems []error
	for _, part := range c.parts() {
		err := part.check.Validate()
		if err == nil {
			continue
		}
		key, _, _ := strings.Cut(err.Error(), " ")
		p := Problem{File: file, Message: part.key + "." + err.Error()}
		if part.key == "" {
			p.Message = err.Error()
		}
		p.Line, p.Column = place(tree, part.key, strings.Trim(key, ":"))
		problems = append(problems, p)
	}
	return errors.Join(problems...)
}

// Mistake is what is wrong with a value that makes sense by itself, such as the
// name of a file that does not read, at the place of the key. The error's text
// begins with the key and a colon.
func (c Config) Mistake(err error) error {
	key, _, _ := strings.Cut(err.Error(), ":")
	p := Problem{File: c.file, Message: err.Error()}
	if c.tree != nil {
		p.Line, p.Column = place(c.tree, "", key)
	}
	return p
}

// place is the line and column of a key below a section; of the section itself
// where the key is not written.
func place(tree *ast.File, section, key string) (line, column int) {
	for _, path := range []string{join(section, key), section} {
		if path == "" {
			continue
		}
		p, err := yaml.PathString("$." + path)
		if err != nil {
			continue
		}
		if node, err := p.FilterFile(tree); err == nil && node != nil {
			at := node.GetToken().Position
			return at.Line, at.Column
		}
	}
	return 0, 0
}

// walk compares a configuration's tree with the type that it fills: unknown
// keys, and values that do not read, each at its place. The decoder itself
// stops at the first and does not say where a date is wrong.
type walk struct {
	file     string
	problems []error
}

func (w *walk) add(t *token.Token, format string, args ...any) {
	w.problems = append(w.problems, Problem{w.file, t.Position.Line, t.Position.Column, fmt.Sprintf(format, args...)})
}

var textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()

func (w *walk) node(n ast.Node, t reflect.Type, path string) {
	if empty(n) {
		return
	}
	if reflect.PointerTo(t).Implements(textUnmarshaler) {
		w.text(n, t, path)
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		w.object(n, t, path)
	case reflect.Map:
		for _, v := range w.pairs(n, path) {
			w.node(v.Value, t.Elem(), join(path, keyOf(v)))
		}
	case reflect.Slice:
		list, ok := n.(*ast.SequenceNode)
		if !ok {
			w.add(n.GetToken(), "%s wants a list; write its values on lines that begin with \"- \"", path)
			return
		}
		for _, v := range list.Values {
			w.node(v, t.Elem(), path)
		}
	case reflect.Pointer:
		w.node(n, t.Elem(), path)
	default:
		w.scalar(n, t, path)
	}
}

func (w *walk) object(n ast.Node, t reflect.Type, path string) {
	fields := keys(t)
	for _, v := range w.pairs(n, path) {
		f, known := fields[keyOf(v)]
		if !known {
			w.add(v.Key.GetToken(), "there is no key %q here%s", join(path, keyOf(v)), nearest(keyOf(v), fields))
			continue
		}
		if f.Tag.Get("unit") == "percent" {
			bare(v.Value)
		}
		w.node(v.Value, f.Type, join(path, keyOf(v)))
	}
}

var percentSign = regexp.MustCompile(` *% *`)

// bare takes the sign off a percentage: 12 % is 12 where percent is what is meant.
func bare(n ast.Node) {
	if s, ok := n.(*ast.StringNode); ok {
		if number, signed := strings.CutSuffix(strings.TrimSpace(s.Value), "%"); signed {
			s.Value = strings.TrimSpace(number)
			s.Token.Value, s.Token.Origin = s.Value, percentSign.ReplaceAllString(s.Token.Origin, "")
		}
	}
}

// pairs are the entries of a mapping; what is no mapping is a problem.
func (w *walk) pairs(n ast.Node, path string) []*ast.MappingValueNode {
	switch m := n.(type) {
	case *ast.MappingNode:
		return m.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}
	}
	if path == "" {
		path = "the configuration"
	}
	w.add(n.GetToken(), "%s wants keys with values, as in \"key: value\"", path)
	return nil
}

func (w *walk) text(n ast.Node, t reflect.Type, path string) {
	s, ok := n.(ast.ScalarNode)
	if !ok {
		w.add(n.GetToken(), "%s wants one value", path)
		return
	}
	v := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	text := s.GetToken().Value
	switch err := v.UnmarshalText([]byte(text)); {
	case err == nil:
	case t == reflect.TypeFor[program.Decimal]():
		w.add(n.GetToken(), "%s wants a number, not %q", path, text)
	default:
		w.add(n.GetToken(), "%s: %v", path, err)
	}
}

// scalar tries a plain value in its type.
func (w *walk) scalar(n ast.Node, t reflect.Type, path string) {
	if err := yaml.NodeToValue(n, reflect.New(t).Interface()); err != nil {
		w.add(n.GetToken(), "%s wants %s, not %q", path, kindWord(t.Kind()), n.GetToken().Value)
	}
}

func kindWord(k reflect.Kind) string {
	switch k {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a text"
	}
	return "a whole number"
}

func keyOf(v *ast.MappingValueNode) string { return v.Key.GetToken().Value }

func join(path, key string) string {
	if path == "" || key == "" {
		return path + key
	}
	return path + "." + key
}
