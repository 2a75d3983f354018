package pipeline

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A shortfall is what one page of a fixed size does not show.
type shortfall struct {
	Group   string   `json:"group,omitempty"`    // its Key
	Path    string   `json:"path,omitempty"`     // of the file
	GaveWay int      `json:"gave_way,omitempty"` // lines
	Missing []absent `json:"missing,omitempty"`
}

// An absent character is one that no font has, with the cell it came from; the
// row of the account where the page does not say which cell.
type absent struct {
	Char rune        `json:"char"`
	At   finding.Ref `json:"at"`
}

// fallsShort is what a page that was set does not show.
func fallsShort(p *program.Program, d document.Document, made book.Made) shortfall {
	g := p.Group(d.Group)
	if g == nil {
		return shortfall{}
	}
	s := shortfall{Group: g.Key, Path: d.Path + ".pdf", GaveWay: made.GaveWay}
	for _, c := range made.Absent {
		s.Missing = append(s.Missing, absent{c, source(d, g, c)})
	}
	return s
}

// source is the cell that a character of a page came from.
func source(d document.Document, g *program.Group, c rune) finding.Ref {
	for s := range d.Spans() {
		if len(s.Sources) > 0 && strings.ContainsRune(s.Text, c) {
			return s.Sources[0]
		}
	}
	for _, m := range g.Members {
		if strings.ContainsRune(m.Name, c) {
			return m.Origin.Field("account")
		}
	}
	return g.Root.Origin.Ref
}

// shortfalls are the findings of all pages: one that lists the accounts whose
// pages lost lines, and one for each character that an account's pages lack.
func shortfalls(p *program.Program, all []shortfall) []finding.Finding {
	var l finding.List
	if f, any := gaveWay(p, all); any {
		l.Add(f)
	}
	type key struct {
		group string
		char  rune
	}
	said := map[key]bool{}
	for _, s := range all {
		for _, m := range s.Missing {
			if k := (key{s.Group, m.Char}); !said[k] {
				said[k] = true
				l.Add(finding.Finding{Severity: finding.Warning, Code: "character-not-shown", Account: s.Group, At: m.At,
					Mend:    "write it in other characters, or name a font that has it",
					Message: fmt.Sprintf("no font shows the character U+%04X of %s; a mark stands for it", m.Char, s.Path)})
			}
		}
	}
	return l.Sorted()
}

// mostNamed is how many accounts the note names.
const mostNamed = 200

// gaveWay names the accounts whose pages lost lines, those with the most first.
func gaveWay(p *program.Program, all []shortfall) (f finding.Finding, any bool) {
	pages, lines := 0, map[string]int{}
	for _, s := range all {
		if s.GaveWay > 0 {
			pages++
			lines[s.Group] = max(lines[s.Group], s.GaveWay)
		}
	}
	keys := slices.SortedFunc(maps.Keys(lines), func(a, b string) int {
		return cmp.Or(lines[b]-lines[a], cmp.Compare(p.Group(a).Name, p.Group(b).Name), cmp.Compare(a, b))
	})
	var named []string
	for _, k := range keys[:min(len(keys), mostNamed)] {
		named = append(named, fmt.Sprintf("%s (%d)", brief(p.Group(k).Name), lines[k]))
	}
	if more := len(keys) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("%d more", more))
	}
	return finding.Finding{Severity: finding.Note, Code: "lines-gave-way",
		Message: fmt.Sprintf("%s lost lines to more important ones, each says how many, and the account page has all of them: %s",
			program.Plural(pages, "printed page", "printed pages"), strings.Join(named, ", "))}, pages > 0
}

// brief is a name as a note has room for it.
func brief(name string) string {
	r := []rune(document.Clean(name))
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(r)
}
