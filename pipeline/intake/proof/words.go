package proof

import (
	"fmt"
	"strings"
)

// Words says a relation with the headers of its columns: "Net + Tax = Total".
// Keys are the headers of the texts that number documents.
func (r *Reading) Words(l Relation, keys []string) string {
	of := r.name(l.Of)
	switch l.Law {
	case Adds:
		return r.sum(l.Parts, l.Signs) + " = " + of
	case Times:
		return r.product(l) + " = " + of
	case Documents:
		text := r.sum(l.Parts, nil)
		for _, p := range l.Once {
			text += " + " + r.name(p) + " once"
		}
		return fmt.Sprintf("%s is the sum of %s over the rows of one %s", of, text, keys[l.Key])
	case Runs:
		return fmt.Sprintf("%s is that of the row above %s", of, withSign(r.sum(l.Parts, l.Signs)))
	case Repeats:
		return of + " = " + r.name(l.Parts[0])
	case Above:
		return fmt.Sprintf("%s is %s with a tax", of, r.name(l.Parts[0]))
	case Within:
		return fmt.Sprintf("%s is the tax within %s", r.name(l.Parts[0]), of)
	}
	return fmt.Sprintf("%s is the tax upon %s", r.name(l.Parts[0]), of)
}

func withSign(sum string) string {
	if rest, ok := strings.CutPrefix(sum, "− "); ok {
		return "− " + rest
	}
	return "+ " + sum
}

func (r *Reading) name(col int) string {
	if h := strings.TrimSpace(r.headers[col]); h != "" {
		return h
	}
	return fmt.Sprintf("number %d", col+1)
}

// sum is the columns with their signs; a long run is written by its ends.
func (r *Reading) sum(cols, signs []int) string {
	if len(cols) > 4 && !anyMinus(signs) {
		return r.name(cols[0]) + " + … + " + r.name(cols[len(cols)-1])
	}
	var b strings.Builder
	for i, c := range cols {
		switch {
		case i < len(signs) && signs[i] < 0:
			b.WriteString(" − ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(r.name(c))
	}
	return strings.TrimSpace(b.String())
}

func anyMinus(signs []int) bool {
	for _, s := range signs {
		if s < 0 {
			return true
		}
	}
	return false
}

func (r *Reading) product(l Relation) string {
	text := r.name(l.Parts[0]) + " × " + r.name(l.Parts[1])
	if l.Scale == 100 {
		text += " %"
	}
	if len(l.Parts) > 2 {
		text += " − " + r.name(l.Parts[2])
		if l.Less == Times {
			text += " %"
		}
	}
	return text
}
