package script

// Certainty says how well the style of a column is known.
type Certainty uint8

// The certainties, least first.
const (
	Ambiguous Certainty = iota // both readings fit every cell: a question
	Assumed                    // nothing contradicts the usual reading
	Proven                     // at least one cell allows no other reading
)

// String is the word for a certainty: "ambiguous", "assumed", "proven".
func (c Certainty) String() string {
	return [...]string{"ambiguous", "assumed", "proven"}[min(c, Proven)]
}
