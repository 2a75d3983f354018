package html

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document"

	"github.com/yuin/goldmark/ast"
)

// table is rows under a header, in a region of its own that scrolls sideways on
// a small screen. Nil without columns.
func (p *page) table(t document.Table, s document.Section) ast.Node {
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return nil
	}
	name := cmp.Or(document.Clean(t.Caption), document.Clean(s.Title), document.Clean(p.doc.Title))
	if n := t.Fold; n > 0 && n < len(t.Rows) {
		first, rest := t, t
		first.Rows, rest.Rows = t.Rows[:n], t.Rows[n:]
		first.Fold, rest.Fold, rest.Searchable = 0, 0, false                        // one search is for both
		more := strings.TrimPrefix(fmt.Sprintf(p.labels.More, len(rest.Rows)), "+") // the mark before it is a plus already
		return el("div").with(p.table(first, s), el("details", "class", "fold").with(el("summary").with(words(more)),
			el("div").with(p.table(rest, s))))
	}
	out := el("table", "class", p.class(t)).with(el("caption").with(isolated(name)), shares(t), head(t), p.rows(t))
	if len(t.Columns) <= 2 {
		return el("div", "class", "scroll").with(out)
	}
	return el("div", "class", "scroll", "role", "group", "tabindex", "0",
		"aria-label", name+" ("+p.labels.Scroll+")").with(out)
}

// class names how a table may be used. A table whose rows depend on each other
// is not sorted.
func (p *page) class(t document.Table) string {
	var names []string
	dependent := slices.ContainsFunc(t.Rows, func(r document.Row) bool { return r.Head || r.Depth > 0 })
	if t.Sortable && !dependent && len(t.Rows) > 1 {
		names = append(names, "sortable")
	}
	if t.Searchable {
		names = append(names, "searchable")
	}
	p.script = p.script || len(names) > 0
	if len(t.Columns) > 4 {
		names = append(names, "broad")
	}
	w := widthsOf(t)
	if stacked := w.stacked(); w.signs {
		names = append(names, "calendar", "cards", "dense", p.titled(w))
	} else if stacked != "" {
		names = append(names, stacked, p.titled(w))
	}
	if w.needs(math.MaxInt) <= slimLetters {
		names = append(names, "slim")
	}
	if w.dense() && !w.signs {
		names = append(names, "dense")
	}
	return strings.Join(names, " ")
}

// How many letters the columns of a table may need side by side. A column of
// words can be as narrow as two short words.
const (
	phoneLetters = 48
	paperLetters = 110
	slimLetters  = 64 // and its columns would stand too far from each other
	columnWords  = 14
	paperColumns = 10
	longText     = 3 * columnWords // and a column needs room to be read
)

// widths are how wide the columns of a table are, under subheadings none, and whether
// its cells are stretches of time with events in them.
type widths struct {
	columns []document.Column
	letters []int // of the longest cell of each column
	parted  []int // of the longest word in it
	lead    int
	signs   bool
}

// widthsOf looks at every cell once.
func widthsOf(t document.Table) widths {
	w := widths{t.Columns, make([]int, len(t.Columns)), make([]int, len(t.Columns)), leading(t), false}
	for _, r := range t.Rows {
		for i, l := range r.Cells {
			w.signs = w.signs || slices.ContainsFunc(l, func(s document.Span) bool { return s.Sign != nil })
			if i >= len(t.Columns) || r.Head {
				continue
			}
			n := 0
			for _, s := range l {
				n += utf8.RuneCountInString(s.Text)
				if len(s.Text) <= w.parted[i] {
					continue
				}
				for word := range strings.FieldsSeq(s.Text) {
					w.parted[i] = max(w.parted[i], utf8.RuneCountInString(word))
				}
			}
			w.letters[i] = max(w.letters[i], n)
		}
	}
	return w
}

// stacked names where the cells of a row stand one below the other, each with
// its title: "cards" on a phone, "many" on a screen and on paper too; "" for
// nowhere.
func (w widths) stacked() string {
	n := w.needs(columnWords)
	switch {
	case len(w.columns) < 3 || max(n, w.unparted()) <= phoneLetters:
		return ""
	case len(w.columns) > paperColumns && n > paperLetters:
		return "cards many"
	}
	return "cards"
}

// dense reports whether a table is many columns of a few letters, such as months:
// on a phone they run on in place of standing below each other.
func (w widths) dense() bool {
	for i, n := range w.letters {
		if i != w.lead && n > columnWords {
			return false
		}
	}
	return len(w.columns) > paperColumns
}

// needs is how many letters the columns of a table need side by side, a column
// of words at most so many.
func (w widths) needs(most int) int {
	sum := 0
	for i, c := range w.columns {
		longest := max(w.letters[i], utf8.RuneCountInString(c.Title))
		if !c.Number {
			longest = min(longest, most)
		}
		sum += longest + 2
	}
	return sum
}

// unparted is how many letters the columns of a table need whose words cannot be
// parted, such as a path or a line of configuration: they would run off a phone.
func (w widths) unparted() (sum int) {
	for _, longest := range w.parted {
		sum += longest + 2
	}
	return sum
}

// titled is the class of tables with these column titles, and with long texts in
// the same columns. What it stands for is in the style of the page: a title
// beside every cell would be said a thousand times over.
func (p *page) titled(w widths) string {
	var rules strings.Builder
	for i, c := range w.columns {
		rule := ""
		if title := document.Clean(c.Title); title != "" {
			rule = fmt.Sprintf("--t:\"%s\"", quoted(title))
		}
		if !c.Number && w.letters[i] > longText {
			rule += ";--w:10rem"
		}
		if rule != "" {
			fmt.Fprintf(&rules, ">tr>:nth-child(%d){%s}\n", i+1, strings.TrimPrefix(rule, ";"))
		}
	}
	for i, known := range p.titles {
		if known == rules.String() {
			return fmt.Sprintf("k%d", i+1)
		}
	}
	p.titles = append(p.titles, rules.String())
	return fmt.Sprintf("k%d", len(p.titles))
}

// quoted is text inside a string of a style sheet: what is not plainly a letter
// or a digit stands as its number.
func quoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "\\%x ", r) // the blank ends the number
	}
	return b.String()
}

// titleStyle are the rules that give the cells of a page's tables their titles.
func (p *page) titleStyle() string {
	var b strings.Builder
	for i, rules := range p.titles {
		for rule := range strings.Lines(rules) {
			fmt.Fprintf(&b, "\n.k%d>tbody%s", i+1, strings.TrimSuffix(rule, "\n"))
		}
	}
	return b.String()
}

// shares are the widths of the columns, where the table names them. The widest
// has what the others leave.
func shares(t document.Table) ast.Node {
	sum, widest := 0, 0
	for i, c := range t.Columns {
		sum += max(0, min(c.Width, 1000))
		if c.Width > t.Columns[widest].Width {
			widest = i
		}
	}
	if sum == 0 {
		return nil
	}
	out := el("colgroup")
	for i, c := range t.Columns {
		class := ""
		if c.Width > 0 && i != widest {
			class = fmt.Sprintf("w%d", min(95, max(5, (min(c.Width, 1000)*20+sum/2)/sum*5)))
		}
		put(out, el("col", "class", class))
	}
	return out
}

// head is the row of column titles. A column without a title has no header.
func head(t document.Table) ast.Node {
	row := el("tr")
	for _, c := range t.Columns {
		if title := document.Clean(c.Title); title != "" {
			put(row, el("th", "scope", "col", "class", number(c)).with(isolated(title)))
			continue
		}
		put(row, el("td"))
	}
	class := ""
	if t.Bare {
		class = "unseen"
	}
	return el("thead", "class", class).with(row)
}

// number is the class of a column of numbers.
func number(c document.Column) string {
	if c.Number {
		return "n"
	}
	return ""
}

// leading is the column that names a row: the first that holds words.
func leading(t document.Table) int {
	return max(0, slices.IndexFunc(t.Columns, func(c document.Column) bool { return !c.Number }))
}
