// Package value turns the text of cells into what the text means: numbers,
// money, dates, periods, flags, lists, and the words of our vocabularies.
//
// In go plain strings or cells of package table; out come exact values. What
// one cell cannot tell, such as whether "1.234" is a thousand or one and a bit,
// is decided by the evidence of its whole column; where that does not tell
// either, the answer is a question with an example, never a guess. Words that
// no vocabulary lists stay unknown. The package reads no files, keeps no state
// and knows no kinds of table.
package value

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
