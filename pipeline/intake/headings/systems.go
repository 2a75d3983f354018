package headings

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A System is one that companies export from: its tables, and what to know of them.
type System struct {
	Name   string
	Tables []SystemTable
	Traps  []string
}

// A SystemTable is a table that a system exports.
type SystemTable struct {
	Kind    string   // "none" for one that is left out by name
	Name    string   // as the system calls it
	Export  string   // the menu names that lead to it
	Columns []string // to include, as the export heads them
}

//go:embed systems/*.txt
var systemFiles embed.FS

// Systems are the known systems, by name. The files beside this one hold them, one a
// system: its name, "table KIND: NAME" with lines "export" and "columns" below, and
// "trap" lines.
var Systems = sync.OnceValue(func() []System {
	entries, err := systemFiles.ReadDir("systems")
	if err != nil {
		panic(err)
	}
	var all []System
	for _, e := range entries {
		text, err := systemFiles.ReadFile("systems/" + e.Name())
		if err == nil {
			var s System
			if s, err = parseSystem(string(text)); err == nil {
				all = append(all, s)
				continue
			}
		}
		panic(fmt.Errorf("systems/%s: %w", e.Name(), err))
	}
	slices.SortFunc(all, func(a, b System) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return all
})

func parseSystem(text string) (System, error) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	s := System{Name: lines[0]}
	for i, line := range lines[1:] {
		what, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		last := len(s.Tables) - 1
		switch {
		case what == "table":
			kind, name, ok := strings.Cut(rest, ": ")
			if _, known := KindNamed(kind); !ok || !known && kind != "none" {
				return s, fmt.Errorf("line %d: write table KIND: NAME, of a kind that there is", i+2)
			}
			s.Tables = append(s.Tables, SystemTable{Kind: kind, Name: name})
		case what == "trap":
			s.Traps = append(s.Traps, rest)
		case what == "export" && last >= 0:
			s.Tables[last].Export = rest
		case what == "columns" && last >= 0:
			s.Tables[last].Columns = strings.Split(rest, "; ")
		default:
			return s, fmt.Errorf("line %d: %q is no table, export, columns or trap", i+2, what)
		}
	}
	return s, nil
}
