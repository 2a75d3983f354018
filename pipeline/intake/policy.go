package intake

import (
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/returned"
)

// A Policy is what a person has decided about reading the input.
type Policy = input.Policy

// Defaults are the choices of a run without a configuration.
func Defaults() Policy { return input.Defaults() }

// ErrRefused is wrapped by the error of Read when the input cannot make a book:
// it holds no accounts, or nothing that says what they pay us.
var ErrRefused = input.ErrRefused

// FillIn is the kind of the sheets of our workbooks, beside the kinds of export.
const FillIn = returned.FillIn

// Kinds are all kinds of table that are recognised, in the order in which they
// are documented.
func Kinds() []headings.Kind { return headings.Kinds() }

// Repeats begins the reason for which a row is set aside that another one tells already.
const Repeats = input.Repeats
