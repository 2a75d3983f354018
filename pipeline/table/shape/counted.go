package shape

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// countedName is the line of a group that says how many rows it has: "Acme (2)".
var countedName = regexp.MustCompile(`^\S.* \((\d{1,7})\)$`)

// A countedLine is such a line, until it is known whether its count is right.
type countedLine struct {
	row    int // of the sheet
	rows   int // how many rows it says that it has
	before int // rows of data above it
}

// countedGroup reports a line that names a group with its count and sums, above
// the group's rows. finish looks whether the count is right.
func (t *tableState) countedGroup(k *sketch) bool {
	if k.n >= t.full || !slices.Contains(k.class, figure) && !slices.Contains(k.class, period) || k.classAt(k.first) != words {
		return false
	}
	m := countedName.FindStringSubmatch(strings.TrimSpace(k.at(k.first)))
	if m == nil {
		return false
	}
	n, _ := strconv.Atoi(m[1])
	t.counted = append(t.counted, countedLine{k.number, n, t.DataRows})
	return n > 0
}

// recount makes data again of the lines whose count is not that of the rows down
// to another such line, or to the end: somebody may be called "Acme (2)".
func (t *tableState) recount() {
	for i, c := range t.counted {
		right := t.DataRows-c.before == c.rows
		for _, o := range t.counted[i+1:] {
			right = right || o.before-c.before == c.rows
		}
		if right {
			continue
		}
		for j := range t.counted[i+1:] {
			t.counted[i+1+j].before++
		}
		t.Aside = slices.DeleteFunc(t.Aside, func(a RowReason) bool { return a.Row == c.row })
		t.DataRows++
		if t.FirstData == 0 || c.row < t.FirstData {
			t.FirstData = c.row
		}
		t.LastData = max(t.LastData, c.row)
	}
}
