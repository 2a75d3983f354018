package grid

import "fmt"

// A Refusal is why a file is no table that can be read: one sentence that says
// what the file is and how to save it.
type Refusal struct {
	Format string // what the file is, in a word: "xls", "pdf"
	Says   string
}

func (r *Refusal) Error() string { return r.Says }

// Refuse is the error of a file that is no table: "says" goes on where its name ends.
func Refuse(format, says string, args ...any) error {
	return &Refusal{Format: format, Says: fmt.Sprintf(says, args...)}
}
