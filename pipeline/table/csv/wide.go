package csv

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/grid"
)

// Rows with more values than the header come of delimiters that were not quoted:
// each makes two values of one, and all that follow stand in the wrong columns.
// Such a row is put together again where exactly one way makes all its values like
// those of their columns; else it is torn, and whoever uses the table sets it
// aside. A row whose values are like those of their columns as they stand is no
// such row: what is beyond the header has no column.

// A widths is what the other rows of a text show about its columns.
type widths struct {
	header  int // the row that names the columns
	width   int
	columns []column
	fixed   map[int][]int // by row: where each of its values begins, among the parts
	torn    map[int]bool
	said    []finding.Finding
	wider   int             // rows
	names   map[string]bool // of the header, folded
}

// Limits of what is looked at: rows for the columns, parts that are too many, rows
// that are too wide.
const (
	shapeRows   = 4000
	extraAtMost = 3
	wideAtMost  = 2000
	saidAtMost  = 100
	manyAtMost  = 12 // words of a column of few words
	tellingRows = 4  // fewer rows do not tell what stands in a column
)

// mend finds the rows of a text that are wider than its header, and how they are
// put together. Where all are, or most and their values are like those of their
// columns, the header is what lacks a value, and nothing is done.
func mend(rows func(yield func(grid.Row) error) error, best trial, file string) (*widths, error) {
	w := &widths{width: best.width, fixed: map[int][]int{}, torn: map[int]bool{}}
	if best.width < 3 || best.delim == 0 {
		return nil, nil
	}
	named, err := namedColumns(rows)
	if err != nil {
		return nil, err
	}
	if named >= 3 && named < w.width && w.width-named <= extraAtMost && best.widths[named] > 1 {
		w.width = named // most rows are wider, and some are not
	}
	if best.widest <= w.width {
		return nil, nil
	}
	wide := map[int][]string{}
	var order []int
	last, apart := 0, false
	err = rows(func(r grid.Row) error {
		n := filled(r)
		switch {
		case w.header == 0 && n >= w.width:
			w.header, w.columns = r.Number, make([]column, w.width)
			apart = n > w.width // the header is wider than most rows
			w.names = map[string]bool{}
			for _, name := range texts(r) {
				w.names[strings.ToLower(strings.TrimSpace(name))] = true
			}
		case w.header == 0:
		case n > w.width && (r.Number > last+1 || w.namesAgain(r)):
			apart = true // another table begins
		case n > w.width && !apart && len(wide) == wideAtMost:
			w.torn[r.Number] = true
			w.wider++
		case n > w.width && !apart:
			wide[r.Number] = texts(r)
			order = append(order, r.Number)
		case n <= w.width && len(r.Cells) >= w.width && w.columns[0].rows < shapeRows:
			for i := range w.columns {
				w.columns[i].add(r.Cells[i].Text)
			}
		}
		last = r.Number
		return nil
	})
	if err != nil || len(wide) == 0 {
		return nil, err
	}
	if narrow := w.columns[0].rows; narrow == 0 || len(wide)*2 > narrow && narrow >= tellingRows && w.mostlyAsTheyStand(order, wide) {
		return nil, nil // it is the header that lacks a name
	}
	for _, row := range order {
		w.settle(row, wide[row], best.delim, file)
	}
	if more := w.wider - saidAtMost; more > 0 {
		w.said = append(w.said, finding.Finding{Severity: finding.Warning, Code: "row-too-wide", At: finding.Ref{File: file},
			Message: fmt.Sprintf("%d more rows have more values than the header", more),
			Mend:    "put quotes around values that hold the delimiter"})
	}
	return w, nil
}

// namesAgain is whether a row says most names of the header again, with others
// between: files were put end to end, and another one begins.
func (w *widths) namesAgain(r grid.Row) bool {
	same := 0
	for _, text := range texts(r) {
		if w.names[strings.ToLower(strings.TrimSpace(text))] {
			same++
		}
	}
	return same >= 2 && same*3 >= len(w.names)*2
}

// errNamed ends the search for the row that names the columns.
var errNamed = errors.New("the columns are named")

// namedColumns is how many columns the last row of names has before the first row
// of values; 0 where no row names any.
func namedColumns(rows func(yield func(grid.Row) error) error) (n int, err error) {
	err = rows(func(r grid.Row) error {
		names := texts(r)
		switch {
		case len(names) < 2:
		case isNames(names):
			n = len(names)
		default:
			return errNamed
		}
		return nil
	})
	if errors.Is(err, errNamed) {
		err = nil
	}
	return n, err
}

// isNames is whether all values of a row are different words without a digit.
func isNames(values []string) bool {
	seen := map[string]bool{}
	for _, v := range values {
		v = strings.TrimSpace(v)
		if has := traitsOf(v); !has[lettered] || has[digital] || has[mailed] || seen[v] {
			return false
		}
		seen[v] = true
	}
	return true
}

// mostlyAsTheyStand is whether nine in ten wide rows have values like those of
// their columns where they stand.
func (w *widths) mostlyAsTheyStand(order []int, wide map[int][]string) bool {
	plain := 0
	for _, row := range order {
		if w.odds(wide[row][:w.width]) == 0 {
			plain++
		}
	}
	return plain*10 >= len(order)*9
}

// filled is how many values a row has, up to the last that is not blank.
func filled(r grid.Row) int {
	n := len(r.Cells)
	for n > 0 && strings.TrimSpace(r.Cells[n-1].Text) == "" {
		n--
	}
	return n
}

func texts(r grid.Row) []string {
	all := make([]string, filled(r))
	for i := range all {
		all[i] = strings.Clone(r.Cells[i].Text)
	}
	return all
}

// settle decides what becomes of one row.
func (w *widths) settle(row int, parts []string, delim byte, file string) {
	if len(parts)-w.width > extraAtMost {
		w.tear(row, parts, file)
		return
	}
	best, ways, asIs := math.MaxInt, [][]int(nil), w.odds(parts[:w.width])
	sentence := w.columns[0].rows < tellingRows && begunByBlank(parts)
	if from := w.sentences(parts); from != nil && w.columns[0].rows < tellingRows {
		asIs, best, ways = impossible, 0, [][]int{from}
	} else {
		w.extend(parts, delim, 0, nil, 0, func(from []int, odds int) {
			switch {
			case odds > best:
			case odds < best:
				best, ways = odds, [][]int{slices.Clone(from)}
			default:
				ways = append(ways, slices.Clone(from))
			}
		})
	}
	grouped := delim == ',' && len(ways) == 1 && best < impossible && ways[0][w.width-1] == w.width-1 &&
		thousands.MatchString(strings.Join(parts[w.width-1:], ","))
	switch {
	case !grouped && !sentence && asIs < impossible && asIs <= best && (len(ways) == 0 || asIs < best || ways[0][w.width-1] == w.width-1):
		return // the values beyond have no column
	case len(ways) != 1 || best >= impossible:
		w.tear(row, parts, file)
	default:
		w.fixed[row] = ways[0]
		w.say(row, file, "the row has %d values below %d headers: a delimiter that is not quoted was taken for part of %s", len(parts),
			w.width,
			finding.Quote(joined(parts, ways[0], delim)))
	}
}

// thousands is a number whose groups of three are parted by commas: at the end of a row
// it is no number with another beyond the header.
var thousands = regexp.MustCompile(`^[-(]?[$€£]?-?\d{1,3}(,\d{3})+(\.\d+)?[-)]?$`)

// begunByBlank is whether a part begins with a blank, as what stands behind a comma
// in a sentence does.
func begunByBlank(parts []string) bool {
	return slices.ContainsFunc(parts[1:], func(s string) bool { return len(s) > 1 && s[0] == ' ' && s[1] != ' ' })
}

// sentences joins the parts that begin with a blank to those before them, where
// there are as many of them as there are values too many, and no value of the
// columns begins so; nil elsewhere.
func (w *widths) sentences(parts []string) []int {
	var from []int
	for i, s := range parts {
		if i == 0 || !(len(s) > 1 && s[0] == ' ' && s[1] != ' ') {
			from = append(from, i)
		}
	}
	if len(from) != w.width || slices.ContainsFunc(w.columns, func(c column) bool { return c.traits[leading] > 0 }) {
		return nil
	}
	return from
}

// joined is the first value that was put together of several parts.
func joined(parts []string, from []int, delim byte) string {
	for i, at := range from {
		if end := until(from, i, len(parts)); end > at+1 {
			return strings.Join(parts[at:end], string(delim))
		}
	}
	return ""
}

// until is where the parts of a value end.
func until(from []int, i, n int) int {
	if i+1 < len(from) {
		return from[i+1]
	}
	return n
}

func (w *widths) tear(row int, parts []string, file string) {
	w.torn[row] = true
	w.say(row, file, "the row has %d values below %d headers, and nothing shows which of them belong together: it was set aside",
		len(parts), w.width)
}

func (w *widths) say(row int, file, format string, args ...any) {
	if w.wider++; w.wider > saidAtMost {
		return
	}
	w.said = append(w.said, finding.Finding{Severity: finding.Warning, Code: "row-too-wide", At: finding.Ref{File: file, Row: row},
		Message: fmt.Sprintf(format, args...), Mend: "put quotes around values that hold the delimiter"})
}

// extend gives the ways to make as many values as there are columns of the parts
// of a row, by where each begins, with how odd they are: it begins the next value
// at a part.
func (w *widths) extend(parts []string, delim byte, at int, from []int, odds int, do func(from []int, odds int)) {
	col := len(from)
	if col == w.width {
		if at == len(parts) {
			do(from, odds)
		}
		return
	}
	from = append(from, at)
	for end := at + 1; len(parts)-end >= w.width-col-1; end++ {
		text := strings.Join(parts[at:end], string(delim))
		more := w.columns[col].odd(text)
		if end > at+1 && !w.columns[col].mayHold(text) {
			more = impossible
		}
		if odds+more < impossible {
			w.extend(parts, delim, end, from, odds+more, do)
		}
	}
}

// odds is how odd the values of a row are in the columns in which they stand.
func (w *widths) odds(values []string) int {
	sum := 0
	for i, v := range values {
		sum += w.columns[i].odd(v)
	}
	return sum
}

// row is a row as it was put together; torn where it could not be.
func (w *widths) row(r grid.Row, delim byte) grid.Row {
	if w == nil {
		return r
	}
	r.Torn = w.torn[r.Number]
	from := w.fixed[r.Number]
	if from == nil {
		return r
	}
	parts := texts(r)
	cells := make([]grid.Cell, len(from))
	for i, at := range from {
		if text := strings.Join(parts[at:until(from, i, len(parts))], string(delim)); text != "" {
			cells[i] = grid.Cell{Kind: grid.Text, Text: text}
		}
	}
	r.Cells = cells
	return r
}
