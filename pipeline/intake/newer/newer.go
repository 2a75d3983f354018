// Package newer answers which of two exports of one table stands: the newer one,
// which tells what changed since the other, and what is there no longer.
package newer

import (
	"fmt"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// A Repeat is a second row about one thing that does not agree with the first.
type Repeat struct {
	What, Name    string
	Differ        []string // fields
	Gave          bool     // the second filled something
	First, Again  input.Row
	At, Elsewhere program.Origin
}

// Exports are the exports of one table that differ, the newer and the older of each two.
type Exports map[[2]*input.Source]*state

// Repeated says what two rows about one thing do not agree in: a row of an older
// export is out of date, which is one note for both; else it is a question.
func (x Exports) Repeated(r *input.Reading, p Repeat) {
	if p.Again.Older(p.First) {
		x.of(p.First.Source, p.Again.Source).same++
	}
	if len(p.Differ) == 0 {
		return
	}
	if p.Again.Older(p.First) {
		x.outdated(p)
		return
	}
	did := "was set aside"
	if p.Gave {
		did = "only filled what was open"
	}
	r.Say(finding.Warning, "repeat-differs", p.Elsewhere.Ref,
		"correct the one that is wrong, or put the day of each export into its name (2026-11-30): then the newer stands",
		"a second row about %s %s differs from %s in %s; the first stands and this row %s",
		p.What, finding.Quote(p.Name), p.At.Ref.String(), input.Listed(p.Differ, 4), did)
}

// A state is how an older export of a table differs from a newer one.
type state struct {
	same     int // rows of the older whose thing the newer has too
	changed  int
	examples []string
	gone     []string // what only the older has
}

// of is how two exports of one table differ.
func (x Exports) of(newer, older *input.Source) *state {
	key := [2]*input.Source{newer, older}
	if x[key] == nil {
		x[key] = &state{}
	}
	return x[key]
}

// Gone notes what only the older of two exports has.
func (x Exports) Gone(newer, older *input.Source, what string) {
	s := x.of(newer, older)
	s.gone = append(s.gone, finding.Quote(what))
}

// Absent is why a row is set aside that only an older export of its table has.
const Absent = "is not in the newer export of its table"

// Superseded are the exports of one table of which a newer one has nearly all:
// what only such an older one has is no longer so. own is how many things each
// source was the first, and so the newest, to tell of.
func (x Exports) Superseded(r *input.Reading, own map[*input.Source]int) map[*input.Source]*input.Source {
	var newest *input.Source
	for _, s := range r.Sources {
		if own[s] > 0 && s.AsOf.Known() && (newest == nil || s.AsOf > newest.AsOf) {
			newest = s
		}
	}
	if newest == nil {
		return nil
	}
	out := map[*input.Source]*input.Source{}
	for s, total := range own {
		if !s.AsOf.Known() || s.AsOf >= newest.AsOf {
			continue
		}
		same := 0
		for key, state := range x {
			if key[1] != s {
				continue
			}
			if total += state.same; key[0].AsOf == newest.AsOf {
				same += state.same
			}
		}
		if same*3 >= total*2 {
			out[s] = newest
		}
	}
	return out
}

// outdated notes what changed between an older and a newer export.
func (x Exports) outdated(p Repeat) {
	s := x.of(p.First.Source, p.Again.Source)
	s.changed++
	if len(s.examples) < examplesAtMost {
		s.examples = append(s.examples, fmt.Sprintf("%s (%s)", finding.Quote(p.Name), input.Listed(p.Differ, 3)))
	}
}

// examplesAtMost is how many things that changed are named.
const examplesAtMost = 3

// Say notes, for each two exports of one table, what changed between them.
func (x Exports) Say(r *input.Reading) {
	for _, newer := range r.Sources {
		for _, older := range r.Sources {
			s := x[[2]*input.Source{newer, older}]
			if s == nil || s.changed == 0 && len(s.gone) == 0 {
				continue
			}
			gone := ""
			if n := len(s.gone); n > 0 {
				gone = fmt.Sprintf("; %d of it are no longer there, such as %s", n, input.Listed(s.gone, examplesAtMost))
			}
			differ := program.Plural(s.changed, "row differs", "rows differ")
			if s.changed > 0 {
				differ += ", such as " + input.Listed(s.examples, examplesAtMost)
			}
			r.Say(finding.Note, "newer-stands", finding.Ref{File: older.File, Sheet: older.Sheet},
				"nothing; older exports may stay, or be taken away",
				"%s is of %s and newer than this, of %s: what it says stands; %s%s",
				input.Place(newer.File, newer.Sheet), newer.AsOf, older.AsOf, differ, gone)
		}
	}
}
