package shape

import (
	"strings"

	"sponsorbook/pipeline/table/grid"
)

// mostLines is how many lines a header may have.
const mostLines = 5

// widen takes in the lines above and below that belong to the header: those
// into which its cells are merged, and those that complete its names.
func (h *headerFound) widen(rows []sketch, merged []grid.Merge) {
	for h.from > 0 && h.data-h.from < mostLines {
		up, low := &rows[h.from-1], &rows[h.from]
		beside := !low.gap && low.number == up.number+1
		if !(reaches(merged, up, low.number) || beside && upperLine(up, low, merged)) {
			break
		}
		h.from--
	}
	for h.data < len(rows)-1 && h.data-h.from < mostLines {
		low := &rows[h.data]
		beside := !low.gap && low.number == rows[h.data-1].number+1
		up, below := &rows[h.data-1], rows[h.data+1:]
		if !(h.reaches(rows, merged, low) || beside && (lowerLine(up, low, below) || belowPeriods(up, low, below))) {
			break
		}
		h.data++
	}
}

// reaches reports whether a cell of a line of several is merged down to a row.
func reaches(merged []grid.Merge, k *sketch, row int) bool {
	for _, m := range merged {
		if m.Top == k.number && m.Bottom >= row && k.n > 1 && k.classAt(m.Left) != blank {
			return allLabels(k)
		}
	}
	return false
}

// reaches reports whether one of the header's lines reaches down into a row.
func (h *headerFound) reaches(rows []sketch, merged []grid.Merge, low *sketch) bool {
	for i := h.from; i < h.data; i++ {
		if reaches(merged, &rows[i], low.number) && allLabels(low) {
			return true
		}
	}
	return false
}

// upperLine reports whether the row above is a header line, too: it has a name
// where the lower one is blank, or one that spans several columns of the lower.
func upperLine(up, low *sketch, merged []grid.Merge) bool {
	if !allLabels(up) {
		return false
	}
	fills, spans := 0, 0
	for col := up.first; col <= up.last; col++ {
		if up.classAt(col) == blank {
			continue
		}
		m, ok := mergeAt(merged, up.number, col)
		if low.classAt(col) == blank {
			fills++
		}
		if ok && m.Right > m.Left && m.Right-m.Left+1 < low.last-low.first+1 {
			spans++
		}
	}
	if up.n == 1 {
		return up.first > low.first && up.classAt(up.first) == period && monthsFrom(low, up.first) || spans == 1 && fills == 0 &&
			up.first > low.first || fills == 1 && low.first > up.first
	}
	blanks := 0
	for col := low.first; col <= low.last; col++ {
		if low.classAt(col) == blank {
			blanks++
		}
	}
	return spans > 0 || fills > 0 && fills >= blanks || up.n < low.n && up.last > low.first && repeatsNames(low)
}

// belowPeriods reports a line of names below one of nothing but years, quarters or
// months, above figures.
func belowPeriods(up, low *sketch, below []sketch) bool {
	if low.n <= up.n || low.first >= up.first || !allLabels(low) || len(below) == 0 {
		return false
	}
	for i, c := range up.class {
		if c != blank && c != period {
			return false
		}
		if d := dominant(below[:min(len(below), 10)], i+1); c != blank && (d != figure || low.classAt(i+1) == blank) {
			return false
		}
	}
	return repeatsNames(low) || monthsFrom(low, up.first)
}

// monthsFrom reports a line whose cells from a column on are names of months.
func monthsFrom(k *sketch, from int) bool {
	for col := from; col <= k.last; col++ {
		if text := k.at(col); k.classAt(col) != blank && (!hasMonth(text) || len(text) > 12) {
			return false
		}
	}
	return k.last > from
}

// repeatsNames reports a line that says the same name several times, as the
// lower of two header lines does.
func repeatsNames(k *sketch) bool {
	seen := map[string]bool{}
	for i, c := range k.class {
		if c == blank {
			continue
		}
		if seen[k.text[i]] {
			return true
		}
		seen[k.text[i]] = true
	}
	return false
}

// lowerLine reports whether the row below the header is one of its lines, too:
// it has names above figures alone.
func lowerLine(up, low *sketch, below []sketch) bool {
	if low.n == 0 || !allLabels(low) {
		return false
	}
	apart, contrast := true, 0
	for col := low.first; col <= low.last; col++ {
		if low.classAt(col) == blank {
			continue
		}
		if d := dominant(below[:min(len(below), 10)], col); d == figure || d == day {
			contrast++
		} else {
			apart = false
		}
	}
	return apart && contrast == low.n && low.n >= 2 && low.first > up.first
}

func allLabels(k *sketch) bool {
	for i, c := range k.class {
		if c != blank && labelish(k.text[i], c) < 0.6 {
			return false
		}
	}
	return true
}

func mergeAt(merged []grid.Merge, row, col int) (grid.Merge, bool) {
	for _, m := range merged {
		if m.Top <= row && row <= m.Bottom && m.Left <= col && col <= m.Right {
			return m, true
		}
	}
	return grid.Merge{}, false
}

// name joins the header's lines, column by column. A cell merged over several
// columns names all of them; without merges, a name in an upper line holds for
// the blanks to its right.
func (h *headerFound) name(rows []sketch, merged []grid.Merge) {
	lines := rows[h.from:h.data]
	for i := range lines {
		h.last = max(h.last, lines[i].last)
		if h.first == 0 || lines[i].first < h.first {
			h.first = lines[i].first
		}
	}
	h.names = make([]string, h.last)
	for i := range lines {
		spread := ""
		for col := h.first; col <= h.last; col++ {
			text := lines[i].at(col)
			if m, ok := mergeAt(merged, lines[i].number, col); ok && text == "" && m.Top == lines[i].number {
				text = lines[i].at(m.Left)
			}
			if i < len(lines)-1 && len(merged) == 0 {
				if text == "" && lines[len(lines)-1].at(col) != "" {
					text = spread
				}
				spread = text
			}
			h.names[col-1] = join(h.names[col-1], text, len(lines))
		}
	}
	for i := range rows[h.data:] {
		if k := &rows[h.data+i]; k.n > 1 && k.first < h.first {
			h.first = k.first
		}
	}
}

func join(upper, lower string, lines int) string {
	if lines == 1 {
		return lower
	}
	return strings.TrimSpace(strings.TrimSpace(upper) + " " + strings.TrimSpace(lower))
}

// differs reports whether rows behind a gap are a table of their own.
func (t *tableState) differs(rows []sketch, h headerFound, known func(string) bool) bool {
	if h.from == h.data || h.data >= len(rows) || h.last <= h.first {
		return false
	}
	head := &rows[h.data-1]
	if t.repeats(head) {
		return false
	}
	hits := 0
	for i, c := range head.class {
		if c != blank && known(head.text[i]) {
			hits++
		}
	}
	against := 0
	for i, c := range head.class {
		if c == words && i < len(t.columns) && t.columns[i].most > words && t.columns[i].class[words] == 0 {
			against++
		}
	}
	switch {
	case hits >= 2 && hits*2 >= head.n:
		return true
	case head.n < 2 || !allLabels(head):
		return false
	case head.bold == head.n && boldShare(rows[h.data:]) < 0.5:
		return true
	case against > 0 && against*2 >= head.n-1:
		return true
	}
	return h.first > t.LastColumn || head.n != t.full && h.score >= 2.5 && len(rows) > h.data+1
}

// startsPart reports a row in the middle of the data that says the header's
// names in another order, or most of them with others between: files were put
// end to end, and another part begins.
func (t *tableState) startsPart(k *sketch) bool {
	if t.repeats(k) || !akin(k, &t.names) {
		return false
	}
	for i, c := range k.class {
		if c == words && i < len(t.columns) && t.columns[i].most > words {
			return true // a name where figures or days stand
		}
	}
	same := common(k, &t.names)
	return same == k.n || same == t.names.n
}

// newHeader reports a row in the middle of the data that plainly begins another
// table without a blank row between.
func (t *tableState) newHeader(k *sketch, known func(string) bool) bool {
	if k.n < 3 || t.repeats(k) {
		return false
	}
	hits, against := 0, 0
	for i, c := range k.class {
		if c == words && known(k.text[i]) {
			hits++
		}
		if c == words && i < len(t.columns) && t.columns[i].most > words {
			against++
		}
	}
	return hits >= 3 && hits*3 >= k.n*2 && against > 0
}
