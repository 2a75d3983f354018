package trouble

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sponsorbook/pipeline/goldentest"
)

func TestTheErrorsPageIsTheProgramsOwn(t *testing.T) {
	goldentest.Same(t, "../../../docs/errors.md", Page())
}

func TestEveryKindOfErrorIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range All() {
		if k.Meaning == "" || k.Mend == "" || k.Status < 1 || k.Status > 3 || seen[k.Code] {
			t.Errorf("%+v is not whole, or there twice", k)
		}
		seen[k.Code] = true
		if got := Of(k.Example).Code; got != k.Code {
			t.Errorf("the example of %s is one of %s", k.Code, got)
		}
	}
}

// rooms are where the errors are written that end a command, with what their words
// stand behind when they are printed.
var rooms = map[string]string{".": "", "../../../pipeline": "", "../../../pipeline/book": "", "../../../pipeline/budget": "",
	"../../../pipeline/plain": "", "../../../pipeline/mail": "deliver output/2026-10: ",
	"../../../pipeline/intake/basis": "read the input: "}

// inner are words that never end a command by themselves: they stand behind words of others.
var inner = []string{"usage", "a cell", "the folder was moved or removed", "it *", "%s", "%s; %s", "%s: %w", "%s: %w; %s",
	"%w but %s; put the file itself there", "nothing was published, because of --strict"}

// What a command says at its end and no list tells would be a riddle; what is told
// and nobody says, a promise not kept.
func TestEveryErrorOfTheSourceIsTold(t *testing.T) {
	used := map[string]bool{}
	for _, said := range words(t) {
		k := Of(said.text)
		if k.Code == "failed" && !slices.ContainsFunc(inner, func(p string) bool { return matches(p, said.format) }) {
			t.Errorf("%s: nothing tells what to do about %q", said.at, said.text)
		}
		for _, k := range All() {
			for _, s := range k.Says {
				if matches(s, said.text) {
					used[s] = true
				}
			}
		}
	}
	for _, k := range All() {
		for _, s := range k.Says {
			if !used[s] && !slices.Contains(bySystem, s) {
				t.Errorf("%s tells of %q, which nobody says", k.Code, s)
			}
		}
	}
}

// bySystem are words of the system and of libraries, which no source of ours holds.
var bySystem = []string{"*no space left on device*", "*not enough space on the disk*", "*disk quota exceeded*", "*permission denied*",
	"*operation not permitted*", "*read-only file system*", "*Access is denied*", "*used by another process*", "*: unknown flag: *",
	"*: unknown shorthand flag: *", "*: flag needs an argument: *", "*invalid argument *", "*: bad flag syntax: *", "*.yaml:*:*: *",
	"*.yml:*:*: *", "sponsorbook.yaml: *",
	"read *: no such file or directory", "read *: The system cannot find the file specified.", "the snapshot of the book *",
	"SPONSORBOOK_*: *"}

type word struct{ format, text, at string }

var verb = regexp.MustCompile(`%[a-z]|%\[\d\][a-z]`)

// words are the texts of errors that the source makes, with something in the place
// of what is told apart.
func words(t *testing.T) []word {
	var out []word
	for room, before := range rooms {
		err := filepath.WalkDir(room, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				if e != nil && e.IsDir() && path != room && room != "." {
					return fs.SkipDir
				}
				return err
			}
			out = append(out, wordsOf(t, path, before)...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	// the commands themselves lie around this room
	files, err := filepath.Glob("../*.go")
	more, err2 := filepath.Glob("../whom/*.go")
	if err != nil || err2 != nil || len(files) < 20 {
		t.Fatal(err, err2, len(files))
	}
	for _, f := range append(files, more...) {
		if !strings.HasSuffix(f, "_test.go") {
			out = append(out, wordsOf(t, f, "")...)
		}
	}
	if len(out) < 150 {
		t.Errorf("the source holds %d errors; how they are written has changed", len(out))
	}
	return out
}

func wordsOf(t *testing.T, path, before string) []word {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []word
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		switch name := called(call.Fun); name {
		case "usagef", "fmt.Errorf", "errors.New", "fmt.Sprintf":
			if name == "fmt.Sprintf" && filepath.Base(filepath.Dir(path)) != "budget" {
				return true
			}
			if format := literal(call.Args[0]); format != "" {
				said := before
				if filepath.Base(path) == "policy.go" && before != "" {
					said = "sponsorbook.yaml:2:3: delivery." // what the configuration checks
				}
				out = append(out, word{format, said + verb.ReplaceAllString(format, "x"), files.Position(n.Pos()).String()})
			}
		}
		return true
	})
	return out
}

func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		if pkg, ok := e.X.(*ast.Ident); ok {
			return pkg.Name + "." + e.Sel.Name
		}
	}
	return ""
}

// literal is a text that is written out, in one piece or in several.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		return literal(e.X) + literal(e.Y)
	}
	return ""
}
