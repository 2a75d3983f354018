package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/document"

	"golang.org/x/text/width"
)

// Cells are padded to the longest of their column where that is at most easy;
// else to what nine of ten need, so that a few long texts do not push all others
// off the screen, and never beyond widest. The last column ends where it ends.
const (
	easy   = 72
	widest = 120
)

// A grid is a table of escaped cells under a header.
type grid struct {
	head   []string
	number []bool // columns aligned right
	rows   [][]string
}

// table turns a table of the document into a grid. Rows are as long as the
// header, whatever they hold.
func (w *writer) table(t document.Table) grid {
	var g grid
	for _, c := range t.Columns {
		g.head = append(g.head, strings.TrimSpace(escape(c.Title)))
		g.number = append(g.number, c.Number)
	}
	for _, r := range t.Rows {
		g.rows = append(g.rows, w.row(r, len(g.head)))
	}
	return g
}

// row is one row of so many cells.
func (w *writer) row(r document.Row, columns int) []string {
	cells := make([]string, columns)
	for i := range min(columns, len(r.Cells)) {
		l := r.Cells[i]
		if r.Head {
			if i > 0 {
				break
			}
			l = bold(l)
		}
		cells[i] = w.inline(l)
	}
	if r.Depth > 0 && columns > 0 {
		cells[0] = strings.Repeat("\u00A0\u00A0", min(r.Depth, 12)-1) + "↳ " + cells[0]
	}
	return cells
}

// bold is a line in which every span stands out.
func bold(l document.Line) document.Line {
	out := append(document.Line(nil), l...)
	for i := range out {
		out[i].Tone = document.Strong
	}
	return out
}

// grid writes a grid as a block, its columns aligned as far as they are not too
// wide. A grid without columns is nothing.
func (w *writer) grid(g grid) {
	if len(g.head) == 0 {
		return
	}
	widths := make([]int, len(g.head))
	for i := range widths {
		widths[i] = g.width(i)
	}
	g.line(&w.out, g.head, widths)
	w.out.WriteString(g.ruler(widths) + "\n")
	for _, row := range g.rows {
		g.line(&w.out, row, widths)
	}
	w.out.WriteByte('\n')
}

// width is how far the cells of a column are padded.
func (g grid) width(i int) int {
	all := make([]int, 1, len(g.rows)+1)
	all[0] = max(columns(g.head[i]), 3)
	for _, row := range g.rows {
		all = append(all, columns(row[i]))
	}
	if most := slices.Max(all); most <= easy {
		return most
	}
	slices.Sort(all)
	if i == len(g.head)-1 {
		return max(columns(g.head[i]), 3)
	}
	return min(max(all[(len(all)-1)*9/10], columns(g.head[i]), 3), widest)
}

// line writes one row with its cells padded.
func (g grid) line(b *bytes.Buffer, cells []string, widths []int) {
	for i, cell := range cells {
		pad := widths[i] - columns(cell)
		b.WriteString("| ")
		if g.number[i] {
			blanks(b, pad)
			b.WriteString(cell)
		} else {
			b.WriteString(cell)
			blanks(b, pad)
		}
		b.WriteByte(' ')
	}
	b.WriteString("|\n")
}

// blanks writes n of them.
func blanks(b *bytes.Buffer, n int) {
	for ; n > 0; n-- {
		b.WriteByte(' ')
	}
}

// ruler is the line under the header, which says how columns are aligned.
func (g grid) ruler(widths []int) string {
	var b strings.Builder
	for i, n := range widths {
		if g.number[i] {
			b.WriteString("| " + strings.Repeat("-", n-1) + ": ")
			continue
		}
		b.WriteString("| " + strings.Repeat("-", n) + " ")
	}
	return b.String() + "|"
}

// columns is how many columns of a fixed-width screen a text takes: two for a
// wide character, none for an accent.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r < 0x300:
			n++
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) || r == '\u200D' || r == '\u200C':
		default:
			n++
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}
