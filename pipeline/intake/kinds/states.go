package kinds

import (
	"fmt"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// A repeat is a second row about one thing that does not agree with the first.
type repeat struct {
	what, name    string
	differ        []string // fields
	gave          bool     // the second filled something
	first, again  input.Row
	at, elsewhere program.Origin
}

// repeated says what two rows about one thing do not agree in: a row of an older
// export is out of date, which is one note for both; else it is a question.
func (r *Records) repeated(p repeat) {
	if p.again.Older(p.first) {
		r.stateOf(p.first.Source, p.again.Source).same++
	}
	if len(p.differ) == 0 {
		return
	}
	if p.again.Older(p.first) {
		r.outdated(p)
		return
	}
	did := "was set aside"
	if p.gave {
		did = "only filled what was open"
	}
	r.Say(finding.Warning, "repeat-differs", p.elsewhere.Ref, "correct the one that is wrong, or put the day of each export into its name (2026-11-30): then the newer stands",
		"a second row about %s %s differs from %s in %s; the first stands and this row %s",
		p.what, finding.Quote(p.name), p.at.Ref.String(), input.Listed(p.differ, 4), did)
}

// A state is how an older export of a table differs from a newer one.
type state struct {
	same     int // rows of the older whose thing the newer has too
	changed  int
	examples []string
	gone     []string // what only the older has
}

// stateOf is that of two exports of one table.
func (r *Records) stateOf(newer, older *input.Source) *state {
	if r.states == nil {
		r.states = map[[2]*input.Source]*state{}
	}
	key := [2]*input.Source{newer, older}
	if r.states[key] == nil {
		r.states[key] = &state{}
	}
	return r.states[key]
}

// NotInNewer is why a row is set aside that only an older export of its table has.
const NotInNewer = "is not in the newer export of its table"

// superseded are the exports of one table of which a newer one has nearly all:
// what only such an older one has is no longer so. own is how many things each
// source was the first, and so the newest, to tell of.
func (r *Records) superseded(own map[*input.Source]int) map[*input.Source]*input.Source {
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
		for key, x := range r.states {
			if key[1] != s {
				continue
			}
			if total += x.same; key[0].AsOf == newest.AsOf {
				same += x.same
			}
		}
		if same*3 >= total*2 {
			out[s] = newest
		}
	}
	return out
}

// outdated notes what changed between an older and a newer export.
func (r *Records) outdated(p repeat) {
	s := r.stateOf(p.first.Source, p.again.Source)
	s.changed++
	if len(s.examples) < examplesAtMost {
		s.examples = append(s.examples, fmt.Sprintf("%s (%s)", finding.Quote(p.name), input.Listed(p.differ, 3)))
	}
}

// examplesAtMost is how many things that changed are named.
const examplesAtMost = 3

// SayStates notes, for each two exports of one table, what changed between them.
func (r *Records) SayStates() {
	for _, newer := range r.Sources {
		for _, older := range r.Sources {
			s := r.states[[2]*input.Source{newer, older}]
			if s == nil || s.changed == 0 && len(s.gone) == 0 {
				continue
			}
			gone := ""
			if n := len(s.gone); n > 0 {
				gone = fmt.Sprintf("; %d of it are no longer there, such as %s", n, input.Listed(s.gone, examplesAtMost))
			}
			differ := input.Counted(s.changed, "row differs", "rows differ")
			if s.changed > 0 {
				differ += ", such as " + input.Listed(s.examples, examplesAtMost)
			}
			r.Say(finding.Note, "newer-stands", finding.Ref{File: older.File, Sheet: older.Sheet}, "nothing; older exports may stay, or be taken away",
				"%s is of %s and newer than this, of %s: what it says stands; %s%s",
				input.Place(newer.File, newer.Sheet), newer.AsOf, older.AsOf, differ, gone)
		}
	}
}
