package intake

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// torn are what becomes of tables on the way: a header that is cut off, narrower than its
// rows, or all there is; rows with more cells than any header; a list that is no table.
var torn = map[string]func(lines []string) []string{
	"without its header":     func(l []string) []string { return l[min(1, len(l)):] },
	"nothing but its header": func(l []string) []string { return l[:min(1, len(l))] },
	"with every second line": func(l []string) []string { return everySecond(l) },
	"with cells at the right": func(l []string) []string {
		return eachBelow(l, func(s string) string { return s + ",7,8.50,2026-01-31" })
	},
	"with cells at the left": func(l []string) []string { return eachBelow(l, func(s string) string { return "7,8.50," + s }) },
	"under a narrow header": func(l []string) []string {
		head, _, _ := strings.Cut(l[0], ",")
		return append([]string{head}, l[1:]...)
	},
	"with an empty header": func(l []string) []string {
		return append([]string{strings.Repeat(",", strings.Count(l[0], ","))}, l[1:]...)
	},
	"with colons between": func(l []string) []string {
		return eachOf(l, func(s string) string { return strings.ReplaceAll(s, ",", ":") })
	},
	"of figures alone":      func(l []string) []string { return eachOf(l, figuresAlone) },
	"a header in its midst": func(l []string) []string { return slices.Concat(l[min(1, len(l)):], l[:1], l) },
}

func everySecond(lines []string) (out []string) {
	for i := 0; i < len(lines); i += 2 {
		out = append(out, lines[i])
	}
	return out
}

func eachOf(lines []string, change func(string) string) (out []string) {
	for _, l := range lines {
		out = append(out, change(l))
	}
	return out
}

func eachBelow(lines []string, change func(string) string) []string {
	return append(slices.Clone(lines[:1]), eachOf(lines[1:], change)...)
}

func figuresAlone(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || strings.ContainsRune(",.-", r) {
			return r
		}
		return -1
	}, line)
}

// Whatever is left of a table, it is read or said to be what it is: nothing stumbles.
func TestTornTablesAreReadOrSaid(t *testing.T) {
	paths, err := filepath.Glob("testdata/companies/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no companies", err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		whole := fstest.MapFS{}
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".csv") {
				whole[filepath.Base(f.Name)] = &fstest.MapFile{Data: f.Data}
			}
		}
		for _, how := range slices.Sorted(maps.Keys(torn)) {
			for name := range whole {
				in := maps.Clone(whole)
				lines := strings.Split(strings.TrimRight(string(in[name].Data), "\n"), "\n")
				in[name] = &fstest.MapFile{Data: []byte(strings.Join(torn[how](lines), "\n"))}
				stumbles(t, fmt.Sprintf("%s: %s %s", path, name, how), in)
			}
		}
	}
}

func stumbles(t *testing.T, what string, in fs.FS) {
	t.Helper()
	defer func() {
		if x := recover(); x != nil {
			t.Errorf("%s: %v", what, x)
		}
	}()
	_, _, _ = Read(context.Background(), in, policy(asOf("2026-10-31")))
}
