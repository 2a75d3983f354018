package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// A grid is a table.
type grid struct {
	head   []*text // nil when no column has a title, or none is for the eye
	named  bool    // the first cell of each row names it, in place of titles
	number []bool
	wide   []int // what share of the room left over each column asks for; none gives it to the first
	rows   []gridRow
	gap    float64 // between columns
	pad    float64 // above and below a row's text
	line   canvas.Colour
}

type gridRow struct {
	cells []*text
	depth int
	head  bool // spans the row
	drop  *drop
}

// indent is how far a level of depth moves the first cell; deeper ones than
// deepest stand with it.
const (
	indent  = 9.0
	deepest = 5
)

func indented(depth int) float64 { return indent * float64(max(0, min(depth, deepest))) }

// visible visits the rows that are shown. A row that heads others is shown with
// the first of them.
func (g *grid) visible(visit func(r *gridRow)) {
	var head *gridRow
	for i := range g.rows {
		r := &g.rows[i]
		switch {
		case r.head:
			head = r
		case r.stays():
			if head != nil && head.drop.stays() {
				visit(head)
			}
			head = nil
			visit(r)
		}
	}
}

// stays reports whether a row is shown: one without words says nothing.
func (r *gridRow) stays() bool {
	return r.drop.stays() && slices.ContainsFunc(r.cells, (*text).shown)
}

// headsHidden is how many rows that head others went with the last of those.
func (g *grid) headsHidden() int {
	n := 0
	for _, r := range g.rows {
		if r.head && r.drop.stays() {
			n++
		}
	}
	g.visible(func(r *gridRow) {
		if r.head {
			n--
		}
	})
	return n
}

func (g *grid) shown() bool {
	for i := range g.rows {
		if !g.rows[i].head && g.rows[i].stays() {
			return true
		}
	}
	return false
}

// widths gives every column what its longest cell wants, and where that is more
// than there is, the widest columns share what the others leave.
func (g *grid) widths(l layout, w float64) []float64 {
	whole := func(t *text) float64 { return t.natural(l) + 0.5 }
	cells := g.columns(whole)
	want := slices.Clone(cells)
	g.titled(want, whole)
	words := g.words(l)
	room, sum := w-g.between(words, w)*float64(len(want)-1), 0.0
	for _, x := range want {
		sum += x
	}
	word := wordIn(l)
	for i, t := range g.head { // titles of numbers break where there is not room for all
		if sum > room && g.number[i] {
			want[i] = max(cells[i], word(t))
		}
	}
	return atLeast(share(want, g.wide, g.keep(), room), words)
}

// keep is what each column keeps where room is missing, as a share: words that ask for
// room more than others, and numbers as much as the most, since they do not break.
func (g *grid) keep() []int {
	out := make([]int, len(g.number))
	most := 1
	for i, n := range g.wide {
		out[i], most = n, max(most, n)
	}
	for i, number := range g.number {
		if out[i] = max(1, out[i]); number {
			out[i] = most
		}
	}
	return out
}

// columns is the largest width of the cells of each column, with the indents of the first.
func (g *grid) columns(of func(*text) float64) []float64 {
	out := make([]float64, len(g.number))
	g.visible(func(r *gridRow) {
		if r.head {
			return
		}
		for i, t := range r.cells {
			x := of(t)
			if i == 0 {
				x += indented(r.depth)
			}
			out[i] = max(out[i], x)
		}
	})
	return out
}

// titled widens columns for their titles.
func (g *grid) titled(columns []float64, of func(*text) float64) {
	for i, t := range g.head {
		columns[i] = max(columns[i], of(t))
	}
}

// atLeast gives columns that would break a word what others have beyond their own words,
// from those with most of it, as far as that goes.
func atLeast(widths, words []float64) []float64 {
	for i := range widths {
		for range widths {
			from := i
			for j := range widths {
				if widths[j]-words[j] > widths[from]-words[from] {
					from = j
				}
			}
			moved := min(words[i]-widths[i], widths[from]-words[from])
			if from == i || moved <= 0 {
				break
			}
			widths[i], widths[from] = widths[i]+moved, widths[from]-moved
		}
	}
	return widths
}

// longestWord is about which part of a text its longest word takes; what a space that
// breaks no line joins is one word: "29 Jan".
func longestWord(s string) float64 {
	most := 0
	for word := range strings.FieldsFuncSeq(s, breaks) {
		most = max(most, utf8.RuneCountInString(word))
	}
	return min(1, (float64(most)+1)/float64(max(1, utf8.RuneCountInString(s))))
}

func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

// wordIn is the width of a text's longest word; none of one that is not shown.
func wordIn(l layout) func(t *text) float64 {
	return func(t *text) float64 {
		if !t.shown() {
			return 0
		}
		if t.word == 0 {
			t.word = longestWord(t.p.Text)
		}
		return t.natural(l)*t.word + 0.5
	}
}

// words are the widths of the longest word of each column, its title's too.
func (g *grid) words(l layout) []float64 {
	out := g.columns(wordIn(l))
	g.titled(out, wordIn(l))
	return out
}

// between is the space between columns, less where they are many, and down to half of it
// where the columns' words ask for it: narrow spaces are easier to read than broken words.
func (g *grid) between(words []float64, w float64) float64 {
	n := len(g.number)
	gap := min(g.gap, w/float64(3*n))
	if n < 2 {
		return gap
	}
	for _, x := range words {
		w -= x
	}
	return max(gap/2, min(gap, w/float64(n-1)))
}

// share fits wanted widths into a room: what is left over goes to the columns
// that ask for it, else to the first; what is missing is taken from the widest, each
// for what it keeps beside the others.
func share(want []float64, ask, keep []int, room float64) []float64 {
	out := make([]float64, len(want))
	left, open := room, 0
	for _, n := range keep {
		open += n
	}
	done := make([]bool, len(want))
	for again := true; again && open > 0; {
		again = false
		fair := left / float64(open)
		for i, x := range want {
			if !done[i] && x <= fair*float64(keep[i]) {
				out[i], done[i], again = x, true, true
				left -= x
				open -= keep[i]
			}
		}
	}
	for i := range want {
		if !done[i] {
			out[i] = left * float64(keep[i]) / float64(open)
		}
	}
	if open > 0 || len(out) == 0 {
		return out
	}
	all := 0
	for _, n := range ask {
		all += n
	}
	if all == 0 {
		out[0] += left
		return out
	}
	for i, n := range ask {
		out[i] += left * float64(n) / float64(all)
	}
	return out
}

func (g *grid) rowHeight(l layout, r *gridRow, widths []float64, w float64) float64 {
	if r.head {
		return r.cells[0].height(l, w) + 2*g.pad*l.gap
	}
	return g.cellsHeight(l, r.cells, widths, r.depth)
}

func (g *grid) cellsHeight(l layout, cells []*text, widths []float64, depth int) float64 {
	h := 0.0
	for i, t := range cells {
		cw := widths[i]
		if i == 0 {
			cw -= inset(depth, cw)
		}
		h = max(h, t.height(l, cw))
	}
	return h + 2*g.pad*l.gap
}

// inset is the indent of a cell: never more than half of it.
func inset(depth int, w float64) float64 { return min(indented(depth), w/2) }

func (g *grid) height(l layout, w float64) float64 {
	if !g.shown() {
		return 0
	}
	widths := g.widths(l, w)
	h := 0.0
	g.visible(func(r *gridRow) { h += g.rowHeight(l, r, widths, w) })
	if g.head != nil {
		h += g.cellsHeight(l, g.head, widths, 0)
	}
	return h
}

func (g *grid) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	if !g.shown() {
		return
	}
	widths := g.widths(l, w)
	at := placed{g, x, g.between(g.words(l), w), widths}
	c.Begin(press.Table, press.Attrs{})
	defer c.End()
	first := g.head == nil
	if g.head != nil {
		at.row(l, c, y, gridRow{cells: g.head}, press.TH)
		y += g.cellsHeight(l, g.head, widths, 0)
	}
	g.visible(func(r *gridRow) {
		if !first {
			c.Artifact(func() { c.Line(x, y, x+w, y, g.line, 0.4) })
		}
		first = false
		if r.head {
			c.Begin(press.TR, press.Attrs{})
			c.Begin(press.TH, press.Attrs{Scope: "Row", ColSpan: len(widths)})
			r.cells[0].ink(l, c, x, y+g.pad*l.gap, w)
			c.End()
			c.End()
		} else {
			at.row(l, c, y, *r, press.TD)
		}
		y += g.rowHeight(l, r, widths, w)
	})
}

// A placed grid has its columns on a page.
type placed struct {
	*grid
	x, gap float64
	widths []float64
}

func (g placed) row(l layout, c *canvas.Canvas, y float64, r gridRow, tag press.Tag) {
	c.Begin(press.TR, press.Attrs{})
	x := g.x
	for i, t := range r.cells {
		attrs, tag := press.Attrs{}, tag
		if tag == press.TH {
			attrs.Scope = "Column"
		} else if g.named && i == 0 {
			tag, attrs.Scope = press.TH, "Row"
		}
		c.Begin(tag, attrs)
		dx := 0.0
		if i == 0 {
			dx = inset(r.depth, g.widths[0])
		}
		t.ink(l, c, x+dx, y+g.pad*l.gap, g.widths[i]-dx)
		c.End()
		x += g.widths[i] + g.gap
	}
	c.End()
}
