package score

import (
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
)

// A toll is what some escalations took: days until somebody acted and until they were
// resolved, people.
type toll struct {
	seen                map[string]bool
	act, resolve, heads []float64
}

// add counts an escalation once, be it of several groups; what is not known of it counts
// nowhere.
func (t *toll) add(x incident, at program.Date) {
	if t.seen == nil {
		t.seen = map[string]bool{}
	}
	if x.id != "" && t.seen[x.id] {
		return
	}
	t.seen[x.id] = true
	if d := x.acknowledged; d.Known() && d >= x.opened && d <= at {
		t.act = append(t.act, float64(d-x.opened))
	}
	if d := x.resolved; d.Known() && d >= x.opened && d <= at {
		t.resolve = append(t.resolve, float64(d-x.opened))
	}
	if x.people > 0 {
		t.heads = append(t.heads, float64(x.people))
	}
}

// into are the medians, each with how many it rests on.
func (t *toll) into(e *program.Exposure) {
	e.ToAct, e.ToResolve, e.People = medianOf(t.act, "days"), medianOf(t.resolve, "days"), medianOf(t.heads, "count")
}

// medianOf is the median of some values; unknown of none.
func medianOf(values []float64, unit string) program.Median {
	if len(values) == 0 {
		return program.Median{}
	}
	return program.Median{Quantity: quantity(median(values), unit), N: len(values)}
}

// involved is how many people an escalation took: a number where the column holds one,
// else those whom the rapid-response team lists; 0 unknown.
func involved(e *program.Escalation) int {
	if n, err := strconv.Atoi(strings.TrimSpace(e.People)); err == nil && n > 0 {
		return n
	}
	names := map[string]bool{}
	for _, name := range strings.FieldsFunc(e.Team, func(r rune) bool { return strings.ContainsRune(";,|\n", r) }) {
		if key := program.Fold(name); key != "" {
			names[key] = true
		}
	}
	return len(names)
}

// troubleQuarters is how far back the trend of escalations goes.
const troubleQuarters = 8

// byQuarter are the escalations opened in each quarter to the book's day, the oldest first:
// of the groups in the program today apart from the rest. Quarters that the exports do not
// cover whole are left out.
func (s *study) byQuarter() []program.TroubleQuarter {
	first := s.firstCovered()
	if !first.Known() {
		return nil
	}
	in := map[string]bool{}
	for _, m := range s.members {
		in[m.Key] = true
	}
	var out []program.TroubleQuarter
	for i := range troubleQuarters {
		to := s.at.AddMonths(-3 * (troubleQuarters - 1 - i))
		span := program.Period{From: to.AddMonths(-3).AddDays(1), To: to}
		if span.From < first {
			continue
		}
		q := program.TroubleQuarter{To: to}
		var took toll
		for _, x := range s.trouble {
			if !span.Contains(x.opened) || len(x.groups) == 0 {
				continue
			}
			if !slices.ContainsFunc(x.groups, func(g string) bool { return in[g] }) {
				q.Rest++
				continue
			}
			q.Program++
			took.add(x, s.at)
		}
		q.ToResolve = medianOf(took.resolve, "days")
		out = append(out, q)
	}
	return out
}
