// Command mutants changes one sign of a package at a time and runs its tests: a
// change that no test sees survives. go run ./.ci/mutants [-n 50] [-seed 1] [-tests PACKAGES] DIR...
//
// It changes comparisons, and/or, plus/minus, negations, small numbers and what
// functions return as yes or no; the files themselves are never touched. Mutants
// that do not compile are not counted. It prints each survivor with its line, and
// the share that was killed. Not all that survive matter: some mutants are equal to
// what they change, and some lines say what nobody decides by.
package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A mutant is one change: the bytes from one place to another give way to a text.
type mutant struct {
	file     string
	line     int
	from, to int
	text     string
	was      string
}

var swaps = map[token.Token][]string{
	token.LSS: {"<=", ">"}, token.LEQ: {"<", ">"}, token.GTR: {">=", "<"}, token.GEQ: {">", "<"}, token.EQL: {"!="}, token.NEQ: {"=="},
	token.LAND: {"||"}, token.LOR: {"&&"}, token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"/"}, token.QUO: {"*"}, token.REM: {"*"},
}

func main() {
	n := flag.Int("n", 50, "mutants of a package, chosen by -seed; 0 for all")
	seed := flag.Uint64("seed", 1, "another choice")
	tests := flag.String("tests", "", "packages whose tests are run, with blanks between them; the mutant's own by default")
	limit := flag.Duration("timeout", 3*time.Minute, "a test that takes longer has seen the mutant")
	flag.Parse()
	for _, dir := range flag.Args() {
		all, err := mutantsOf(dir)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		killed, survived := 0, 0
		for _, m := range all {
			if *n > 0 && killed+survived == *n {
				break
			}
			switch seen, err := m.try(cmp.Or(*tests, "./"+filepath.ToSlash(dir)), *limit); {
			case errors.Is(err, errInvalid):
			case err != nil:
				fmt.Fprintln(os.Stderr, err)
				os.Exit(2)
			case seen:
				killed++
			default:
				survived++
				fmt.Printf("%s:%d: %q for %q survives\n", m.file, m.line, m.text, m.was)
			}
		}
		fmt.Printf("%s: %d of %d killed\n", dir, killed, killed+survived)
	}
}

// mutantsOf are all changes of a package.
func mutantsOf(dir string) ([]mutant, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []mutant
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, text, 0)
		if err != nil {
			return nil, err
		}
		add := func(pos, end token.Pos, to string) {
			from, until := set.Position(pos).Offset, set.Position(end).Offset
			all = append(all, mutant{file, set.Position(pos).Line, from, until, to, string(text[from:until])})
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				for _, to := range swaps[n.Op] {
					add(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), to)
				}
			case *ast.UnaryExpr:
				if n.Op == token.NOT {
					add(n.OpPos, n.OpPos+1, "")
				}
			case *ast.BasicLit:
				if n.Kind == token.INT {
					add(n.Pos(), n.End(), n.Value+"+1")
				}
			case *ast.Ident:
				if n.Name == "true" || n.Name == "false" {
					add(n.Pos(), n.End(), "!"+n.Name)
				}
			}
			return true
		})
	}
	return all, nil
}

var errInvalid = errors.New("does not compile")

// try reports whether the tests of packages see the mutant.
func (m mutant) try(tests string, limit time.Duration) (seen bool, err error) {
	text, err := os.ReadFile(m.file)
	if err != nil {
		return false, err
	}
	scratch, err := os.MkdirTemp("", "mutant")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(scratch)
	changed := filepath.Join(scratch, filepath.Base(m.file))
	if err := os.WriteFile(changed, []byte(string(text[:m.from])+m.text+string(text[m.to:])), 0o600); err != nil {
		return false, err
	}
	whole, err := filepath.Abs(m.file)
	if err != nil {
		return false, err
	}
	list, _ := json.Marshal(map[string]map[string]string{"Replace": {whole: changed}})
	overlay := filepath.Join(scratch, "overlay.json")
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	c := exec.CommandContext(ctx, "go", append([]string{"test", "-short", "-failfast", "-vet=off", "-overlay", overlay},
		strings.Fields(tests)...)...)
	out, err := c.CombinedOutput()
	if bytes.Contains(out, []byte("[build failed]")) || bytes.Contains(out, []byte("[setup failed]")) {
		return false, errInvalid
	}
	return err != nil, nil
}
