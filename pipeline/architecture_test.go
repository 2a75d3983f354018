package pipeline_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// layers is the architecture: which package of ours may import which. What is
// not listed may not be imported.
var layers = map[string][]string{
	"pipeline/finding":    {},
	"pipeline/program":    {"pipeline/finding"},
	"pipeline/exports":    {},
	"pipeline/goldentest": {},
	"pipeline/plain":      {},
	"pipeline/budget":     {},
	"pipeline/table": {"pipeline/finding", "pipeline/table/grid", "pipeline/table/shape", "pipeline/table/charset",
		"pipeline/table/archive", "pipeline/table/csv", "pipeline/table/html", "pipeline/table/ods", "pipeline/table/xlsx",
		"pipeline/table/xml2003"},
	"pipeline/table/grid":    {"pipeline/finding"},
	"pipeline/table/numfmt":  {},
	"pipeline/table/charset": {"pipeline/finding"},
	"pipeline/table/markup":  {"pipeline/table/grid", "pipeline/table/charset"},
	"pipeline/table/archive": {"pipeline/table/grid", "pipeline/table/markup"},
	"pipeline/table/cells":   {"pipeline/finding", "pipeline/table/grid", "pipeline/table/numfmt", "pipeline/table/markup"},
	"pipeline/table/xlsx": {"pipeline/finding", "pipeline/table/grid", "pipeline/table/numfmt", "pipeline/table/markup",
		"pipeline/table/archive", "pipeline/table/cells"},
	"pipeline/table/xml2003":   {"pipeline/table/grid", "pipeline/table/numfmt", "pipeline/table/markup", "pipeline/table/cells"},
	"pipeline/table/ods":       {"pipeline/table/grid", "pipeline/table/numfmt", "pipeline/table/markup", "pipeline/table/archive"},
	"pipeline/table/html":      {"pipeline/table/grid", "pipeline/table/numfmt", "pipeline/table/charset"},
	"pipeline/table/csv":       {"pipeline/finding", "pipeline/table/grid", "pipeline/table/charset"},
	"pipeline/table/shape":     {"pipeline/table/grid", "pipeline/table/numfmt"},
	"pipeline/value":           {"pipeline/program", "pipeline/table", "pipeline/value/dates", "pipeline/value/script"},
	"pipeline/value/script":    {},
	"pipeline/value/dates":     {"pipeline/program", "pipeline/table", "pipeline/value/script"},
	"pipeline/intake/headings": {"pipeline/value"},
	"pipeline/intake/amount":   {"pipeline/program"},
	"pipeline/intake/input": {"pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/value",
		"pipeline/intake/headings"},
	"pipeline/intake/who":   {"pipeline/finding", "pipeline/program", "pipeline/value", "pipeline/intake/input"},
	"pipeline/intake/proof": {"pipeline/program"},
	"pipeline/intake/recognise": {"pipeline/intake/who", "pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/value",
		"pipeline/intake/headings", "pipeline/intake/amount", "pipeline/intake/input", "pipeline/intake/proof"},
	"pipeline/intake/rows": {"pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/value", "pipeline/intake/input",
		"pipeline/intake/who", "pipeline/intake/recognise"},
	"pipeline/intake/money": {"pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/value",
		"pipeline/intake/amount", "pipeline/intake/input", "pipeline/intake/who", "pipeline/intake/recognise", "pipeline/intake/rows"},
	"pipeline/intake/newer":  {"pipeline/finding", "pipeline/program", "pipeline/intake/input"},
	"pipeline/intake/linked": {"pipeline/finding", "pipeline/program", "pipeline/value", "pipeline/intake/who"},
	"pipeline/intake/kinds": {"pipeline/intake/newer", "pipeline/intake/linked", "pipeline/intake/headings", "pipeline/finding",
		"pipeline/program", "pipeline/value",
		"pipeline/intake/input", "pipeline/intake/who", "pipeline/intake/recognise", "pipeline/intake/rows", "pipeline/intake/money"},
	"pipeline/intake/basis": {"pipeline/finding", "pipeline/program", "pipeline/intake/amount", "pipeline/intake/input",
		"pipeline/intake/who", "pipeline/intake/recognise", "pipeline/intake/money", "pipeline/intake/kinds"},
	"pipeline/intake/returned": {"pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/value",
		"pipeline/intake/headings", "pipeline/intake/input", "pipeline/intake/who", "pipeline/intake/recognise", "pipeline/intake/rows",
		"pipeline/intake/kinds"},
	"pipeline/intake/reconcile": {"pipeline/program", "pipeline/intake/input", "pipeline/intake/kinds", "pipeline/intake/basis"},
	"pipeline/intake": {"pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/intake/headings",
		"pipeline/intake/input", "pipeline/intake/who", "pipeline/intake/recognise", "pipeline/intake/money", "pipeline/intake/kinds",
		"pipeline/intake/basis", "pipeline/intake/returned", "pipeline/intake/reconcile"},
	"pipeline/tier":                  {"pipeline/finding", "pipeline/program"},
	"pipeline/pair":                  {"pipeline/finding", "pipeline/program"},
	"pipeline/plan":                  {"pipeline/finding", "pipeline/program"},
	"pipeline/score":                 {"pipeline/program"},
	"pipeline/snapshot":              {"pipeline/finding", "pipeline/program"},
	"pipeline/document":              {"pipeline/finding", "pipeline/program"},
	"pipeline/document/documenttest": {"pipeline/document", "pipeline/program", "pipeline/finding"},
	"pipeline/document/span":         {"pipeline/document", "pipeline/finding"},
	"pipeline/document/language":     {"pipeline/document", "pipeline/document/span", "pipeline/program", "templates"},
	"pipeline/document/author":       pages(),
	"pipeline/document/plans":        pages(),
	"pipeline/document/changes":      pages(),
	"pipeline/document/findings":     pages(),
	"pipeline/document/briefing":     pages("changes"),
	"pipeline/document/customer":     pages(),
	"pipeline/document/account":      pages("briefing", "changes", "findings", "plans"),
	"pipeline/document/board":        pages("account", "findings"),
	"pipeline/document/overview":     pages("board", "briefing", "changes", "plans"),
	"pipeline/document/rooms":        pages("account", "board", "briefing", "changes", "overview", "plans"),
	"pipeline/document/contents": pages("account", "board", "briefing", "changes", "customer", "findings", "overview", "plans",
		"rooms"),
	"pipeline/chart":    {"pipeline/document", "pipeline/program"},
	"templates":         {},
	"templates/fonts":   {},
	"pipeline/typeset":  {"templates/fonts"},
	"pipeline/svg":      {},
	"pipeline/markdown": {"pipeline/document", "pipeline/document/language"},
	"pipeline/html":     {"pipeline/document", "pipeline/document/language", "pipeline/chart", "pipeline/pdf/theme", "templates"},
	"pipeline/pdf": {"pipeline/document", "pipeline/document/language", "pipeline/program", "pipeline/chart", "pipeline/typeset",
		"pipeline/pdf/press", "pipeline/pdf/canvas", "pipeline/pdf/theme"},
	"pipeline/pdf/theme":   {},
	"pipeline/pdf/press":   {"pipeline/program", "pipeline/typeset", "pipeline/svg"},
	"pipeline/pdf/canvas":  {"pipeline/pdf/press", "pipeline/typeset"},
	"pipeline/pdf/pdftest": {"pipeline/pdf/press"},
	"pipeline/workbook":    {"pipeline/document", "pipeline/program"},
	"pipeline/calendar":    {"pipeline/document", "pipeline/document/language", "pipeline/program"},
	"pipeline/book":        {"pipeline/finding", "pipeline/program"},
	"pipeline/mail": {"pipeline/program", "pipeline/document", "pipeline/document/language", "pipeline/calendar", "pipeline/book",
		"templates"},
	"pipeline/config": {"pipeline/program", "pipeline/document/language", "pipeline/value", "pipeline/intake", "pipeline/tier",
		"pipeline/pair", "pipeline/plan", "pipeline/score", "pipeline/pdf/theme", "pipeline/mail"},
	"pipeline":                {"*"},
	"cmd/sponsorbook":         {"*"},
	"cmd/sponsorbook/whom":    {"pipeline/finding", "pipeline/program", "pipeline/table", "pipeline/value"},
	"cmd/sponsorbook/screen":  {"pipeline/finding"},
	"cmd/sponsorbook/await":   {"pipeline/intake"},
	"cmd/sponsorbook/trouble": {},
	"cmd/makedocs":            {"pipeline/document", "pipeline/html"},
	"cmd/makesample":          {"pipeline/program", "sample"},
	"sample":                  {"pipeline/program", "pipeline/workbook"},
}

// pages is what a package that writes pages may import: the tree, the program,
// what all pages share, and the pages named. Writers import none of them.
func pages(others ...string) []string {
	out := []string{"pipeline/finding", "pipeline/program", "pipeline/document"}
	for _, name := range append(others, "span", "language", "author") {
		out = append(out, "pipeline/document/"+name)
	}
	return out
}

// owners are the outside libraries, each with the packages that may import it.
// The standard library is free.
var owners = map[string][]string{
	"codeberg.org/go-pdf/fpdf":          {"pipeline/pdf/canvas"},
	"github.com/xuri/excelize/v2":       {"pipeline/workbook", "sample"},
	"github.com/agnivade/levenshtein":   {"pipeline/value"},
	"golang.org/x/net":                  {"pipeline/table/html", "pipeline/mail"},
	"github.com/wneessen/go-mail":       {"pipeline/mail"},
	"github.com/pdfcpu/pdfcpu":          {"pipeline/mail"},
	"golang.org/x/image":                {"pipeline/html", "pipeline/pdf/press", "pipeline/svg"},
	"github.com/klauspost/compress":     {"pipeline/pdf/press", "pipeline/pdf/pdftest", "pipeline/table/archive"},
	"github.com/yuin/goldmark":          {"pipeline/html"},
	"github.com/fsnotify/fsnotify":      {"cmd/sponsorbook/await"},
	"github.com/spf13/pflag":            {"cmd/sponsorbook"},
	"github.com/spf13/cobra":            {"cmd/sponsorbook"},
	"github.com/shopspring/decimal":     {"pipeline/program"},
	"github.com/goccy/go-yaml":          {"pipeline/config", "pipeline/document/language"},
	"github.com/go-text/typesetting":    {"pipeline/typeset"},
	"github.com/gofrs/flock":            {"pipeline/book"},
	"golang.org/x/sys":                  {"pipeline/book", "pipeline/budget"},
	"github.com/schollz/progressbar/v3": {"cmd/sponsorbook"},
	"golang.org/x/term":                 {"cmd/sponsorbook/screen"},
	"golang.org/x/sync":                 {"pipeline", "pipeline/book"},
	"github.com/rickar/cal/v2":          {"pipeline/plan"},
	"github.com/arran4/golang-ical":     {"pipeline/calendar"},
	"gonum.org/v1/gonum":                {"pipeline/score"},
	"golang.org/x/text":                 {"*"}, // text is touched everywhere
}

func TestTheTableOfImportsAllowsNothingThatNobodyUses(t *testing.T) {
	used := packages(t)
	for _, name := range slices.Sorted(maps.Keys(layers)) {
		if _, there := used[name]; !there && !strings.HasSuffix(name, "test") {
			t.Errorf("%s is in the table of packages, and is none", name)
		}
		for _, imp := range layers[name] {
			shared := strings.HasPrefix(name, "pipeline/document/") && slices.Contains(pages(), imp)
			if imp != "*" && !shared && !slices.Contains(used[name], "sponsorbook/"+imp) {
				t.Errorf("%s may import %s and does not: take it out of the table", name, imp)
			}
		}
	}
	for library, owns := range owners {
		for _, name := range owns {
			if name != "*" &&
				!slices.ContainsFunc(used[name], func(imp string) bool { return imp == library || strings.HasPrefix(imp, library+"/") }) {
				t.Errorf("%s may import %s and does not: take it out of the table", name, library)
			}
		}
	}
}

func TestImportsFollowTheArchitecture(t *testing.T) {
	for name, imports := range packages(t) {
		allowed, known := layers[name]
		if !known {
			t.Errorf("%s is not in the table of packages", name)
			continue
		}
		for _, imp := range imports {
			if own, ours := strings.CutPrefix(imp, "sponsorbook/"); ours {
				if !slices.Contains(allowed, own) && !slices.Contains(allowed, "*") {
					t.Errorf("%s imports %s, which the architecture does not allow", name, own)
				}
			} else if strings.Contains(strings.Split(imp, "/")[0], ".") && !owned(imp, name) {
				t.Errorf("%s imports %s, which is not its library", name, imp)
			}
		}
	}
}

// roomHolds is how many files a person can see at a glance, tests left out.
const roomHolds = 25

func TestNoRoomHoldsMoreThanCanBeSeen(t *testing.T) {
	held := map[string]int{}
	for _, f := range files(t) {
		held[f.room]++
	}
	for _, name := range slices.Sorted(maps.Keys(held)) {
		if n := held[name]; n > roomHolds {
			t.Errorf("%s holds %d files, more than %d: part it by what it answers", name, n, roomHolds)
		}
	}
}

// lineHolds is how many characters a line may have, a tab counted as four.
const lineHolds = 140

// Texts between back quotes, and the tags of fields, cannot be broken.
func TestLinesAreShort(t *testing.T) {
	err := filepath.WalkDir("..", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(file, ".go") {
			return err
		}
		text, err := os.ReadFile(file)
		for i, line := range strings.Split(string(text), "\n") {
			n := utf8.RuneCountInString(line) + 3*strings.Count(line, "\t")
			if n > lineHolds && !strings.Contains(line, "`") {
				t.Errorf("%s:%d has %d characters, more than %d", file, i+1, n, lineHolds)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What the house has and should have less of. A number that falls is written here.
const (
	variablesThatChange = 9  // of packages: stocks of buffers and what a release sets; a page may depend on none
	longParameterLists  = 25 // over five, where a value with a name would say more
)

func TestVariablesAndParametersDoNotGrow(t *testing.T) {
	all := files(t)
	written := writtenTo(all)
	var variables, lists []string
	for _, f := range all {
		for _, d := range f.tree.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				for _, s := range g.Specs {
					variables = append(variables, changing(f, s.(*ast.ValueSpec), g.Doc, written)...)
				}
			}
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			name, of := "a function in "+f.name, (*ast.FuncType)(nil)
			switch x := n.(type) {
			case *ast.FuncDecl:
				name, of = x.Name.Name, x.Type
			case *ast.FuncLit:
				of = x.Type
			}
			if of != nil && of.Params.NumFields() > 5 {
				lists = append(lists, fmt.Sprintf("%s %s: %d", f.room, name, of.Params.NumFields()))
			}
			return true
		})
	}
	if len(variables) > variablesThatChange {
		t.Errorf("%d variables of packages change, more than %d:\n%s", len(variables), variablesThatChange, strings.Join(variables, "\n"))
	}
	if len(lists) > longParameterLists {
		t.Errorf("%d functions have more than five parameters, more than %d have:\n%s", len(lists), longParameterLists,
			strings.Join(lists, "\n"))
	}
	if len(variables) < variablesThatChange || len(lists) < longParameterLists {
		t.Errorf("there are %d variables and %d long lists of parameters: write the smaller numbers here", len(variables), len(lists))
	}
}

// changing are the variables of a declaration that are neither data, computed once
// where they stand, nor embedded.
func changing(f source, v *ast.ValueSpec, doc *ast.CommentGroup, written map[string]bool) (out []string) {
	embedded := false
	for _, d := range []*ast.CommentGroup{doc, v.Doc} {
		embedded = embedded || d != nil && strings.Contains(fmt.Sprint(d.List[len(d.List)-1].Text), "go:embed")
	}
	for i, n := range v.Names {
		if n.Name != "_" && !embedded && (written[f.room+" "+n.Name] || i >= len(v.Values) || toFill(v.Values[i])) {
			out = append(out, f.room+" "+n.Name)
		}
	}
	return out
}

// toFill reports whether a value is there to be filled: new(…), &sync.Map{}, sync.Pool{}.
func toFill(e ast.Expr) bool {
	switch x := e.(type) {
	case *ast.UnaryExpr:
		return toFill(x.X)
	case *ast.CallExpr:
		f, ok := x.Fun.(*ast.Ident)
		return ok && (f.Name == "new" || f.Name == "make")
	case *ast.CompositeLit:
		s, ok := x.Type.(*ast.SelectorExpr)
		return ok && fmt.Sprint(s.X) == "sync"
	}
	return false
}

// writtenTo are the variables of packages that some code gives another value.
func writtenTo(all []source) map[string]bool {
	out := map[string]bool{}
	for _, f := range all {
		note := func(e ast.Expr) {
			for {
				switch x := e.(type) {
				case *ast.IndexExpr:
					e = x.X
					continue
				case *ast.SelectorExpr:
					e = x.X
					continue
				case *ast.Ident:
					if x.Obj == nil || f.tree.Scope.Lookup(x.Name) == x.Obj { // of the package, not of a function
						out[f.room+" "+x.Name] = true
					}
				}
				return
			}
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.AssignStmt:
				for _, l := range x.Lhs {
					if x.Tok != token.DEFINE {
						note(l)
					}
				}
			case *ast.IncDecStmt:
				note(x.X)
			}
			return true
		})
	}
	return out
}

func owned(imp, by string) bool {
	for library, packages := range owners {
		if imp == library || strings.HasPrefix(imp, library+"/") {
			return slices.Contains(packages, by) || slices.Contains(packages, "*")
		}
	}
	return false
}

// packages are the imports of every package of the project, tests left out.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, f := range files(t) {
		if out[f.room] == nil { // also of one that imports nothing
			out[f.room] = []string{}
		}
		for _, s := range f.tree.Imports {
			out[f.room] = append(out[f.room], strings.Trim(s.Path.Value, `"`))
		}
	}
	return out
}

// A source is a Go file of the project that is no test.
type source struct {
	room string // the package's folder
	name string // the file's
	tree *ast.File
}

var parsed = sync.OnceValues(func() (out []source, err error) {
	err = filepath.WalkDir("..", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && strings.HasPrefix(e.Name(), ".") && e.Name() != ".." {
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		room := filepath.ToSlash(filepath.Dir(strings.TrimPrefix(file, ".."+string(os.PathSeparator))))
		out = append(out, source{path.Clean(room), filepath.Base(file), tree})
		return err
	})
	return out, err
})

func files(t *testing.T) []source {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
