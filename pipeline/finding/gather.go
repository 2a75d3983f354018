package finding

import "strings"

// most is how many findings of one code a person reads one by one.
const most = 5

// Gather puts the findings of a code that differ only in whom they are about
// into one that names them all, where there are more than five: a list of thirty
// alike hides what else is on it. The names come in the order in which they are
// to be read, and what is the words before them: "23 pairs at unequal levels".
func (l *List) Gather(code string, names []string, what, mend string) {
	if len(names) <= most {
		return
	}
	var rest []Finding
	var one Finding
	for _, f := range l.all {
		if f.Code != code {
			rest = append(rest, f)
			continue
		}
		one.Severity = max(one.Severity, f.Severity)
	}
	var quoted []string
	for _, n := range names {
		quoted = append(quoted, Quote(n))
	}
	one.Code, one.Mend = code, mend
	one.Message = what + ": " + strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1]
	l.all = append(rest, one)
}
