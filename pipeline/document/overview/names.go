package overview

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// ManyNames is how many groups a person still finds in the table of tiers, which
// is by rank; of more there is an index by name.
const ManyNames = 1000

// mostUnderLetters is how many names stand under the same first letters before
// one more letter tells them apart.
const mostUnderLetters = 400

// Names is an index of every group by the first letters of its name.
func Names(a *author.Author) document.Document {
	d := a.NewPage("names", a.Say("Accounts by name"), document.HTML)
	d.Cite = nil
	d.Subtitle = a.Count(len(a.Standings), "group", "groups")
	var all []entry
	for _, s := range a.Standings {
		if g := a.ByKey[s.Group]; g != nil {
			all = append(all, entry{program.Fold(author.GroupName(g)), g})
		}
	}
	slices.SortFunc(all, func(x, y entry) int {
		return cmp.Or(strings.Compare(x.fold, y.fold), strings.Compare(x.group.Key, y.group.Key))
	})
	for _, run := range byLetters(all, 1) {
		d.Sections = append(d.Sections, document.Section{ID: "letters-" + run.letters, Title: run.title(),
			Blocks: []document.Block{namesTable(a, run.entries)}})
	}
	return d
}

// An entry is a group with its folded name.
type entry struct {
	fold  string
	group *program.Group
}

// A run is names with the same first letters.
type run struct {
	letters string
	entries []entry
}

func (r run) title() string {
	first := begin(r.letters, 1)
	return strings.ToUpper(first) + strings.TrimSpace(r.letters[len(first):])
}

// byLetters are sorted names in runs.
func byLetters(all []entry, letters int) []run {
	var out []run
	for len(all) > 0 {
		n := 1
		for n < len(all) && begin(all[n].fold, letters) == begin(all[0].fold, letters) {
			n++
		}
		under := all[:n]
		if more := parting(under[0].fold, under[n-1].fold, letters); n > mostUnderLetters && more > 0 {
			out = append(out, byLetters(under, more)...)
		} else {
			out = append(out, run{begin(under[0].fold, letters), under})
		}
		all = all[n:]
	}
	return out
}

// parting is how many letters, more than some, tell two names apart; 0 for one name.
func parting(first, last string, letters int) int {
	for begin(first, letters) == begin(last, letters) {
		if letters++; letters > len(first) && letters > len(last) {
			return 0
		}
	}
	return letters
}

// begin is the first letters of a name.
func begin(name string, letters int) string {
	at := 0
	for range letters {
		_, size := utf8.DecodeRuneInString(name[at:])
		at += size
	}
	return name[:at]
}

func namesTable(a *author.Author, under []entry) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Account"), Width: 6}, {Title: a.Say("Account ID"), Width: 3},
		{Title: a.Say("Tier"), Number: true, Width: 1}, {Title: a.Say("rank"), Number: true, Width: 1}}, Searchable: true}
	for _, e := range under {
		s, rank := a.StandingOf(e.group), ""
		if s.Rank > 0 {
			rank = a.Whole(s.Rank)
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{a.Named(e.group)}, span.Words(span.Cut(e.group.Root.ID, 60)),
			span.Words(a.Whole(s.Tier)), span.Words(rank)}})
	}
	return t
}
