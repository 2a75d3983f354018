package rows

import (
	"reflect"
	"strings"

	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/program"
)

// A Column says where the cells of a field go. The kinds of table are lists of
// them: a new input column is one line.
//
// To is a pointer into the record, and its type says how a cell is read: text,
// date, month, number, money, flag or list. A word of a vocabulary is kept as
// written and understood when the record is complete.
type Column[T any] struct {
	Field string
	To    func(*T) any
}

// A Binding is a column of a table with the place of its cells.
type Binding[T any] struct {
	Column[T]
	col int
}

// Bind finds the columns that a table has.
func Bind[T any](t *recognise.Table, columns []Column[T]) []Binding[T] {
	var out []Binding[T]
	for _, c := range columns {
		if at, ok := t.At[c.Field]; ok {
			out = append(out, Binding[T]{c, at})
		}
	}
	return out
}

// Fill reads the cells of a line into a record. A cell that cannot be read is a
// finding and leaves its field unknown.
func Fill[T any](l *Line, bound []Binding[T], to *T) {
	for _, b := range bound {
		if l.Blank(b.col) {
			continue
		}
		put(l, b.col, b.To(to))
	}
}

// put reads one cell as the type of the place that it goes to.
func put(l *Line, col int, to any) {
	switch p := to.(type) {
	case *string:
		*p = l.Text(col)
	case *program.Date:
		*p = l.date(col)
	case *program.Month:
		*p = l.month(col)
	case *program.Number:
		*p = l.number(col)
	case *program.Money:
		*p = l.Money(col)
	case *program.Flag:
		*p = l.flag(col)
	case *bool:
		*p = l.flag(col) == program.Yes
	case *[]string:
		*p = l.list(col)
	case *[]program.Period:
		*p = l.Ranges(col)
	case *int:
		*p = l.whole(col)
	default:
		panic("intake: no way to read a cell into " + reflect.TypeOf(to).String())
	}
}

// Complement fills what one record leaves open from another row about the same
// thing. It says which fields differ between the two, and whether the second
// gave anything. Of an older row only what the first's table has no column for is
// taken: a cell that is blank in the newer one was emptied.
func Complement[T any](first, second *T, columns []Column[T], from program.Origin, origin *program.Origin, older bool) (differ []string,
	gave bool) {
	for _, c := range columns {
		a, b := reflect.ValueOf(c.To(first)), reflect.ValueOf(c.To(second))
		if b.Elem().IsZero() {
			continue
		}
		switch {
		case a.Elem().IsZero() && older && origin.Has(c.Field):
			differ = append(differ, c.Field)
		case a.Elem().IsZero():
			a.Elem().Set(b.Elem())
			*origin = origin.Moved(c.Field, from.Field(c.Field))
			gave = true
		case !equal(a.Elem().Interface(), b.Elem().Interface()):
			differ = append(differ, c.Field)
		}
	}
	return differ, gave
}

// equal compares two values of a field: amounts by what they are worth, texts
// without their case and spacing.
func equal(a, b any) bool {
	switch x := a.(type) {
	case program.Money:
		y := b.(program.Money)
		return x.Amount.Equal(y.Amount) && x.Currency == y.Currency
	case program.Number:
		return x.Value.Equal(b.(program.Number).Value)
	case string:
		return strings.EqualFold(strings.Join(strings.Fields(x), " "), strings.Join(strings.Fields(b.(string)), " "))
	}
	return reflect.DeepEqual(a, b)
}
