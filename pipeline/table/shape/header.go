package shape

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/table/grid"
)

// A headerFound says where a table begins in some rows.
type headerFound struct {
	from, data  int // rows [from, data) are the header; from == data where there is none
	names       []string
	first, last int // columns of the table
	score       float64
}

// findHeader decides which of the first rows name the columns.
func findHeader(rows []sketch, merged []grid.Merge, known func(string) bool) headerFound {
	best, most := -1, 0.0
	for i := range rows[:min(len(rows), 40)] {
		if s := headerScore(rows, i, known); s > most {
			best, most = i, s
		}
	}
	if rows[0].header {
		best = 0
	}
	if best < 0 {
		return headless(rows)
	}
	for i := range rows[:best] {
		if slices.Equal(rows[i].text, rows[best].text) || akin(&rows[i], &rows[best]) {
			best = i // what comes again is a repeat of the first
			break
		}
	}
	if best >= 0 && !rows[0].header {
		if first := firstTable(rows[:best+1], known); first >= 0 {
			best = first
		}
	}
	h := headerFound{from: best, data: best + 1, score: most}
	h.widen(rows, merged)
	h.name(rows, merged)
	return h
}

// firstTable is the header of a table that stands above the one that was found, with
// a blank row between: names that are known, and rows as wide as they; -1 for none.
func firstTable(rows []sketch, known func(string) bool) int {
	last := len(rows) - 1
	for i := range rows[:last] {
		k := &rows[i]
		if k.n < 2 || knownNames(k, known) < 2 || knownNames(k, known)*2 < k.n {
			continue
		}
		end := i + 1
		for end < last && !rows[end].gap && rows[end].n*4 >= k.n*3 && rows[end].n <= k.n && knownNames(&rows[end], known)*2 < k.n {
			end++
		}
		if end > i+1 && rows[end].gap {
			return i
		}
	}
	return -1
}

func knownNames(k *sketch, known func(string) bool) int {
	n := 0
	for i, c := range k.class {
		if c != blank && c != figure && known(k.text[i]) {
			n++
		}
	}
	return n
}

// akin reports two rows of labels that say the same in any order, or nearly:
// headers of parts that were put end to end.
func akin(a, b *sketch) bool {
	if a.n < 2 || b.n < 2 || !allLabels(a) || !allLabels(b) {
		return false
	}
	same := common(a, b)
	least := min(a.n, b.n)
	return same >= 2 && (same == least || same >= 3 && same*3 >= 2*least) && same*2 >= max(a.n, b.n)
}

// common is how many of a row's texts another row says, too.
func common(a, b *sketch) int {
	said := map[string]int{}
	for i, c := range b.class {
		if c != blank {
			said[labelKey(b.text[i])]++
		}
	}
	n := 0
	for i, c := range a.class {
		if key := labelKey(a.text[i]); c != blank && said[key] > 0 {
			said[key]--
			n++
		}
	}
	return n
}

func labelKey(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// headless is a table that begins at once, behind what is too narrow for it.
func headless(rows []sketch) headerFound {
	h := headerFound{}
	width := 0
	for i := range rows {
		width = max(width, rows[i].n)
	}
	for h.data < len(rows)-1 && rows[h.data].n == 1 && width >= 3 && rows[h.data].n*3 <= width {
		h.data++
	}
	if h.data > 0 && rows[h.data].n == 1 {
		h.data = 0
	}
	h.from = h.data
	for i := range rows[h.data:] {
		k := &rows[h.data+i]
		if h.first == 0 || k.first < h.first {
			h.first = k.first
		}
		if k.n > 1 || width == 1 {
			h.last = max(h.last, k.last)
		}
	}
	return h
}

// headerScore is how well a row names the columns of the rows below it; 0 or
// less where it cannot.
func headerScore(rows []sketch, i int, known func(string) bool) float64 {
	k := &rows[i]
	below := rowsBelow(rows, i)
	if k.n == 0 || saysTotal(k) {
		return 0
	}
	labels, hits, unique := 0.0, 0, map[string]bool{}
	for c, class := range k.class {
		if class == blank {
			continue
		}
		labels += labelish(k.text[c], class)
		unique[strings.ToLower(strings.TrimSpace(k.text[c]))] = true
		if known(k.text[c]) {
			hits++
		}
	}
	n := float64(k.n)
	labels /= n
	share := float64(hits) / n
	if len(below) == 0 {
		if k.n >= 2 && labels >= 0.9 && (i == len(rows)-1 && i == 0 || hits >= 2) {
			return 0.5 + share
		}
		return 0
	}
	cover, contrast, typed, recur := compareBelow(k, below)
	switch {
	case k.n == 1 && widest(below) > 1 && cover < 0.5:
		return 0
	case hits < 2 && labels < 0.6, recur > 0.34 && share < 0.5:
		return 0
	case typed > 0 && contrast < 0.45 && share < 0.5:
		return 0
	case typed == 0 && hits < 2 && labels < 0.85:
		return 0
	case k.n == 1 && !single(k, below, hits) && !lone(k, below):
		return 0
	}
	score := 2*share + 1.5*contrast + 1.5*cover + 0.7*labels + 0.5*float64(len(unique))/n
	if k.bold == k.n && boldShare(below) < 0.5 {
		score += 0.5
	}
	if k.n == 1 && widest(rows[i+1:]) > 1 && widest(below) == 1 {
		score -= 2 // lines above a table look like a table of one column
	}
	return score - 0.6*recur - 0.03*float64(i)
}

// rowsBelow are the rows against which a header is judged: the twenty next that
// are no single lines, up to a gap behind the first of them.
func rowsBelow(rows []sketch, i int) []sketch {
	end := min(i+1, len(rows))
	for end < len(rows) && end-i <= 20 {
		if rows[end].gap && end > i+1 {
			break
		}
		end++
	}
	return rows[i+1 : end]
}

func widest(rows []sketch) int {
	n := 0
	for i := range rows {
		n = max(n, rows[i].n)
	}
	return n
}

func boldShare(rows []sketch) float64 {
	bold := 0
	for i := range rows {
		if rows[i].n > 0 && rows[i].bold == rows[i].n {
			bold++
		}
	}
	return float64(bold) / float64(len(rows))
}

// labelish is how much a cell looks like the name of a column.
func labelish(s string, c class) float64 {
	switch c {
	case words, truth:
		if len(s) > 120 || strings.Count(s, ". ") > 1 {
			return 0.2
		}
		return 1
	case period:
		return 0.9
	case day:
		return 0.6
	}
	return 0
}

// compareBelow compares a row with those below, by column: how many of their
// columns it covers, in how many typed columns it holds words instead, how many
// columns are typed, and how often its own texts come again below.
func compareBelow(k *sketch, below []sketch) (cover, contrast, typed, recur float64) {
	columns := 0
	for i := range below {
		columns = max(columns, below[i].last)
	}
	used := 0.0
	for col := 1; col <= columns; col++ {
		filled, other, again := columnBelow(below, col, k.at(col))
		if filled*10 < len(below)*3 {
			continue
		}
		used++
		c := k.classAt(col)
		if c != blank {
			cover++
			if again > 0 {
				recur++
			}
		}
		if other*10 < filled*7 {
			continue
		}
		typed++
		switch {
		case c == words || c == truth:
			contrast++
		case c == period:
			contrast += 0.8
		case c == blank:
			contrast += 0.5
		case c == day && dominant(below, col) == figure:
			contrast += 0.8
		}
	}
	if used == 0 {
		return 0, 0, 0, 0
	}
	if typed > 0 {
		contrast /= typed
	}
	return cover / used, contrast, typed, recur / used
}

// columnBelow counts a column's cells, those that are no words, and those that
// say the same as the header would.
func columnBelow(below []sketch, col int, name string) (filled, other, again int) {
	voids := 0
	for i := range below {
		c := below[i].classAt(col)
		if c == void {
			voids++
		}
		if c == blank || c == void {
			continue
		}
		filled++
		if c != words {
			other++
		} else if len(below) > 2 && below[i].at(col) == name {
			again++
		}
	}
	if voids > 0 && filled < 2 {
		filled, other = filled+voids, 0 // one value beside nothing known shows no type
	}
	return filled, other, again
}

func dominant(below []sketch, col int) class {
	var n [classes]int
	best := blank
	for i := range below {
		c := below[i].classAt(col)
		if n[c]++; c != blank && n[c] > n[best] || best == blank {
			best = c
		}
	}
	return best
}

// saysTotal reports a total's row: it begins with the word, and figures follow,
// of which 1955 looks like a year. A header's "Total 2024" has names beside it.
func saysTotal(k *sketch) bool {
	text := strings.TrimSpace(k.at(k.first))
	figures := slices.Contains(k.class, figure) || slices.Contains(k.class, period) && !slices.Contains(k.class[k.first:], words)
	return figures && k.classAt(k.first) == words && mayTotal(text) &&
		(totalWords.MatchString(text) || k.partTotal(k.first-1, text))
}

// lone reports the only name of a header of two columns, above figures: the
// names to their left have none, as summaries by customer leave it.
func lone(k *sketch, below []sketch) bool {
	for i := range below {
		if below[i].last > k.first {
			return false
		}
	}
	return k.first == 2 && k.classAt(2) == words && labelish(k.text[1], words) == 1 && len(k.text[1]) <= 60 &&
		dominant(below, 2) == figure && dominant(below, 1) == words
}

// single reports whether a row of one cell heads a column: only where all rows
// have one cell, and the cells below are of another kind or the name is known.
func single(k *sketch, below []sketch, hits int) bool {
	if widest(below) > 1 {
		return false
	}
	return hits > 0 || dominant(below, k.first) != words && len(k.text[k.first-1]) <= 60 || len(below) >= 2 && k.bold > 0
}
