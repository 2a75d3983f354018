package xlsx

import (
	"strings"

	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// readRef reads a cell's reference, "B12".
func readRef(b []byte) (row, col int, ok bool) {
	i := 0
	for i < len(b) {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' || col > 1<<20 {
			break
		}
		col = col*26 + int(c-'A') + 1
		i++
	}
	row, ok = markup.Int(b[i:])
	return row, col, ok && col > 0 && row > 0
}

// readMerge reads a range, "B2:D3".
func readMerge(ref string) (grid.Merge, bool) {
	first, last, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return grid.Merge{}, false
	}
	top, left, ok1 := readRef([]byte(first))
	bottom, right, ok2 := readRef([]byte(last))
	return grid.Merge{Top: top, Left: left, Bottom: bottom, Right: right}, ok1 && ok2 && top <= bottom && left <= right
}
