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
	changed  int
	examples []string
}

// outdated notes what changed between an older and a newer export.
func (r *Records) outdated(p repeat) {
	if r.states == nil {
		r.states = map[[2]*input.Source]*state{}
	}
	key := [2]*input.Source{p.first.Source, p.again.Source}
	s := r.states[key]
	if s == nil {
		s = &state{}
		r.states[key] = s
	}
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
			if s == nil {
				continue
			}
			r.Say(finding.Note, "newer-stands", finding.Ref{File: older.File, Sheet: older.Sheet}, "nothing; older exports may stay, or be taken away",
				"%s is of %s and newer than this, of %s: what it says stands; %d rows differ, such as %s",
				input.Place(newer.File, newer.Sheet), newer.AsOf, older.AsOf, s.changed, input.Listed(s.examples, examplesAtMost))
		}
	}
}
