package contents

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/language"
)

// spoken are the labels that stand as literals in the code of the pages.
func spoken(t *testing.T) map[string]bool {
	t.Helper()
	labels := map[string]bool{}
	files, _ := filepath.Glob("../*/*.go")
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.Contains(name, "documenttest") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if kv, ok := n.(*ast.KeyValueExpr); ok {
				key, _ := kv.Key.(*ast.Ident)
				if lit, ok := kv.Value.(*ast.BasicLit); ok && key != nil && slices.Contains([]string{"title", "absent", "label"},
					key.Name) {
					text, _ := strconv.Unquote(lit.Value)
					labels[text] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if slices.Contains([]string{"Say", "Sayf", "Count", "some", "nounOf"}, called(call)) {
				for _, arg := range call.Args {
					if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
						text, _ := strconv.Unquote(lit.Value)
						labels[text] = true
					}
				}
			}
			return true
		})
	}
	return labels
}

// called is the name of the function or the method that a call calls.
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// asked are the labels that the pages of the fixtures ask for and do not find.
func asked() map[string]bool {
	labels := map[string]bool{}
	for _, p := range documenttest.AllFixtures() {
		a := author.New(p, also...)
		a.Speech = language.Of("de")
		a.Missing = func(label string) { labels[label] = true }
		for _, l := range leaves(a) {
			l.Write()
		}
	}
	return labels
}

func TestEveryLabelIsInTheLanguages(t *testing.T) {
	german, missing := language.Of("de").Phrases(), asked()
	for label := range spoken(t) {
		if _, ok := german[label]; !ok {
			missing[label] = true
		}
	}
	delete(missing, "")
	if len(missing) > 0 {
		t.Errorf("%d labels without German:\n%q", len(missing), strings.Join(slices.Sorted(maps.Keys(missing)), "\n"))
	}
}
