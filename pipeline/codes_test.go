package pipeline

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sponsorbook/pipeline/goldentest"
)

func TestTheFindingsPageIsTheProgramsOwn(t *testing.T) {
	goldentest.Same(t, "../docs/findings.md", FindingsPage())
}

// A code that the source says and no list documents would be a riddle in
// findings.csv; one that is documented and never said, a promise not kept.
func TestEveryCodeOfTheSourceIsDocumented(t *testing.T) {
	known := map[string]bool{}
	for _, c := range chapters() {
		for _, f := range c.codes {
			if f.Meaning == "" || f.Example == "" {
				t.Errorf("%s says nothing", f.Code)
			}
			known[f.Code] = true
		}
	}
	said, written := sourceCodes(t)
	for code, at := range said {
		if !known[code] {
			t.Errorf("%s: the code %s is documented nowhere", at, code)
		}
	}
	for code := range known {
		if !written[code] {
			t.Errorf("the code %s is documented and never said", code)
		}
	}
}

var codeLike = regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)

// sourceCodes are the codes that calls and literals of findings name, and all
// texts that look like one, outside of the lists themselves.
func sourceCodes(t *testing.T) (said map[string]string, written map[string]bool) {
	said, written = map[string]string{}, map[string]bool{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			filepath.Base(path) == "codes.go" {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				for i, arg := range n.Args {
					if i > 0 && severe(n.Args[i-1]) {
						if code := text(arg); code != "" {
							said[code] = files.Position(arg.Pos()).String()
						}
					}
				}
			case *ast.CompositeLit:
				if field(n, "Severity") != nil && severe(field(n, "Severity")) {
					if code := text(field(n, "Code")); code != "" {
						said[code] = files.Position(n.Pos()).String()
					}
				}
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil {
					written[s] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return said, written
}

// severe is whether an expression is a finding's severity.
func severe(e ast.Expr) bool {
	if id, ok := e.(*ast.Ident); ok {
		return id.Name == "severity"
	}
	s, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := s.X.(*ast.Ident)
	return ok && pkg.Name == "finding" && (s.Sel.Name == "Note" || s.Sel.Name == "Warning" || s.Sel.Name == "Error")
}

// text is a literal that looks like a code, else "".
func text(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok {
		if s, err := strconv.Unquote(lit.Value); err == nil && codeLike.MatchString(s) {
			return s
		}
	}
	return ""
}

func field(n *ast.CompositeLit, name string) ast.Expr {
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if k, ok := kv.Key.(*ast.Ident); ok && k.Name == name {
				return kv.Value
			}
		}
	}
	return nil
}
