package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/typeset"
)

// A builder turns a document into nodes, shaping each text once.
type builder struct {
	fonts    *typeset.Fonts
	accent   Colour
	doc      document.Document
	design   design
	drops    []*drop
	sections []*section
	missing  []rune
}

// A section is a part of the page under one heading.
type section struct {
	document.Section
	index int
	class class
	more  *moreNode
}

// A style is how a text is set before its spans say more.
type style struct {
	size    float64
	leading float64
	class   class
	ink     Colour
	bold    bool
	right   bool
	tag     Tag
	inverse bool // on a filled ground: every tone is white
	flows   bool // running text
}

// line shapes a line of the document.
func (b *builder) line(l document.Line, s style) *text {
	t := &text{size: s.size, leading: cmp.Or(s.leading, 1.34), class: s.class, right: s.right, flows: s.flows, tag: s.tag}
	var spans []typeset.Span
	for _, sp := range l {
		bold, ink := tone(sp.Tone, s)
		if sp.Tone == document.Strong && s.class == inFirst && sp.Link == nil && !s.inverse && b.design.leadAccent {
			ink = b.accent
		}
		to, says := "", ""
		if sp.Link != nil && sp.Link.To != "" {
			to, says = b.relative(sp.Link.To), cmp.Or(sp.Link.Text, sp.Text)
		}
		spans = append(spans, typeset.Span{Text: sp.Text, Style: typeset.Style{Size: s.size, Bold: bold, Language: b.doc.Language}})
		t.inks, t.links, t.says = append(t.inks, ink), append(t.links, to), append(t.says, says)
	}
	t.p = b.fonts.Paragraph(spans...)
	b.missing = append(b.missing, t.p.Missing...)
	return t
}

// tone is the weight and colour of a tone; no state is told by colour alone,
// since the words say it too.
func tone(t document.Tone, s style) (bold bool, ink Colour) {
	bold, ink = s.bold, s.ink
	switch t {
	case document.Strong:
		bold = true
	case document.Muted:
		ink = grey
	case document.Warn:
		bold, ink = true, alarm
	}
	if s.inverse {
		ink = white
	}
	return bold, ink
}

// plain is a text of one tone.
func (b *builder) plain(words string, size float64, bold bool, ink Colour) *text {
	return b.line(document.Line{{Text: words}}, style{size: size, class: fixed, bold: bold, ink: ink})
}

// measure is the width of a text in points, for charts.
func (b *builder) measure(words string, size float64, bold bool) float64 {
	return b.fonts.Width(words, typeset.Style{Size: size, Bold: bold, Language: b.doc.Language})
}

// relative is a path of the book as it is reached from the document.
func (b *builder) relative(to string) string {
	if strings.HasPrefix(to, "#") {
		return to
	}
	return strings.Repeat("../", strings.Count(b.doc.Path, "/")) + to
}

// drop notes a part that may give way.
func (b *builder) drop(weight, section int) *drop {
	d := &drop{weight: weight, order: len(b.drops), section: section}
	b.drops = append(b.drops, d)
	return d
}

// body is the style of a section's running text.
func (b *builder) body(s *section) style {
	size := b.design.body
	if s.class == inFirst {
		size = b.design.first
	}
	return style{size: size, class: s.class, ink: black, flows: true, tag: P}
}

// small is the style of small print.
func (b *builder) small(s *section) style {
	return style{size: 7.6, leading: 1.3, class: s.class, ink: grey, tag: P}
}

// section builds one section: heading, blocks, and what stands for lines that
// gave way.
func (b *builder) section(s document.Section, c class) node {
	sec := &section{Section: s, index: len(b.sections), class: c, more: &moreNode{}}
	b.sections = append(b.sections, sec)
	out := &stack{tag: Sect}
	first := len(b.drops)
	content := b.blocks(sec, s.Blocks)
	protect(b.drops[first:], b.design.least[s.ID])
	out.add(0, nil, b.headed(sec, content))
	out.add(2, nil, b.moreLine(sec))
	var whole *drop
	if !b.design.keeps(s.ID) {
		whole = b.drop(wholeSection+s.Weight, sec.index)
	}
	return &sectionNode{stack: out, content: content, drop: whole}
}

// Lines that a section needs give way after all others, and whole sections last.
const (
	neededLine   = 1000
	wholeSection = 2000
)

// protect lets a section keep its most important lines until those of every
// other section that it can do without are gone.
func protect(lines []*drop, least int) {
	order := slices.Clone(lines)
	slices.SortStableFunc(order, func(x, y *drop) int { return y.weight - x.weight })
	for _, d := range order[:min(least, len(order))] {
		d.weight += neededLine
	}
}

// headed puts the heading above a section's content, unless the content places
// it by itself.
func (b *builder) headed(s *section, content node) node {
	if s.Title == "" || b.design.placesHeading(s) {
		return content
	}
	out := &stack{}
	out.add(0, nil, b.heading(s.Title, s.Note, s.class))
	out.add(b.design.afterHeading, nil, content)
	return out
}

// A sectionNode vanishes with its heading when all of its lines gave way.
type sectionNode struct {
	*stack
	content node
	drop    *drop
}

func (s *sectionNode) height(l layout, w float64) float64 {
	if !s.drop.shown() || s.content.height(l, w) == 0 {
		return 0
	}
	return s.stack.height(l, w)
}

func (s *sectionNode) draw(l layout, c *Canvas, x, y, w float64) {
	if s.height(l, w) > 0 {
		s.stack.draw(l, c, x, y, w)
	}
}

// heading is a section's title with its note beside it.
func (b *builder) heading(title, note string, c class) *text {
	line := document.Line{{Text: title}}
	t := b.line(line, style{size: 9.5, class: c, bold: true, ink: b.accent, tag: H2})
	if note == "" {
		return t
	}
	spans := []typeset.Span{
		{Text: title, Style: typeset.Style{Size: 9.5, Bold: true, Language: b.doc.Language}},
		{Text: "   " + note, Style: typeset.Style{Size: 7.6, Language: b.doc.Language}},
	}
	t.p = b.fonts.Paragraph(spans...)
	b.missing = append(b.missing, t.p.Missing...)
	t.inks, t.links, t.says = []Colour{b.accent, grey}, []string{"", ""}, []string{"", ""}
	t.size = 7.6
	t.leading = 1.34 * 9.5 / 7.6
	return t
}

// A moreNode says how many lines of a section gave way.
type moreNode struct {
	base  int // lines that the document itself left out
	drops []*drop
	text  func(n int) *text
	made  map[int]*text
}

func (m *moreNode) count() int {
	n := m.base
	for _, d := range m.drops {
		if d.gone {
			n++
		}
	}
	return n
}

func (m *moreNode) get() *text {
	n := m.count()
	if m.made[n] == nil {
		m.made[n] = m.text(n)
	}
	return m.made[n]
}

func (m *moreNode) height(l layout, w float64) float64 {
	if m.count() == 0 {
		return 0
	}
	return m.get().height(l, w)
}

func (m *moreNode) draw(l layout, c *Canvas, x, y, w float64) {
	if m.count() > 0 {
		m.get().draw(l, c, x, y, w)
	}
}

// moreLine is "+3 more on the account page", with a link where there is a page.
func (b *builder) moreLine(s *section) node {
	link := s.Section.More
	for _, block := range s.Blocks {
		if more, ok := block.(document.More); ok {
			s.more.base += more.Count
			link = &more.Link
		}
	}
	for _, d := range b.drops {
		if d.section == s.index {
			s.more.drops = append(s.more.drops, d)
		}
	}
	s.more.made = map[int]*text{}
	s.more.text = func(n int) *text {
		line := document.Line{{Text: fmt.Sprintf(b.doc.Labels().More, n)}}
		if link != nil && link.Text != "" {
			line[0].Text += " "
			line = append(line, document.Span{Text: link.Text, Link: link})
		}
		return b.line(line, b.small(s))
	}
	return s.more
}

// blocks builds the blocks of a section, in the arrangement of its design.
func (b *builder) blocks(s *section, all []document.Block) node {
	if arrange := b.design.arrange[s.ID]; arrange != nil {
		return arrange(b, s, all)
	}
	out := &stack{}
	for _, block := range all {
		b.block(out, s, block)
	}
	return out
}

// block adds one block below the others.
func (b *builder) block(out *stack, s *section, block document.Block) {
	switch x := block.(type) {
	case document.Paragraph:
		if len(x.Line) > 0 {
			out.add(2, b.drop(cmp.Or(x.Weight, s.Weight), s.index), b.line(x.Line, b.body(s)))
		}
	case document.Callout:
		out.add(4, nil, b.callout(x, s))
	case document.List:
		out.add(2, nil, b.list(x, s))
	case document.Table:
		out.add(3, nil, b.table(x, s))
	case document.Facts:
		out.add(2, nil, b.facts(x, s))
	case document.Figures:
		out.add(3, nil, b.figures(x, s))
	case document.Bars:
		out.add(4, b.drop(s.Weight, s.index), b.bars(x, s))
	case document.Intervals:
		out.add(4, b.drop(s.Weight, s.index), b.chart(x.Describe, 0, func(p chart.Paper) chart.Drawing { return chart.Intervals(x, p) }))
	case document.Curve:
		out.add(4, b.drop(s.Weight, s.index), b.chart(x.Describe, 70, func(p chart.Paper) chart.Drawing { return chart.Curve(x, p) }))
	case document.Year:
		out.add(3, nil, b.year(x, s))
	}
}

func (b *builder) chart(alt string, high float64, make func(chart.Paper) chart.Drawing) *drawing {
	return &drawing{make: make, high: high, alt: cmp.Or(alt, b.doc.Labels().Data), b: b}
}

// bars are a chart under a heading of its own.
func (b *builder) bars(x document.Bars, s *section) node {
	out := &stack{}
	if x.Title != "" && x.Title != s.Title {
		out.add(0, nil, b.heading(x.Title, x.Unit, s.class))
	}
	out.add(2, nil, b.chart(x.Describe, b.design.chartHigh, func(p chart.Paper) chart.Drawing { return chart.Bars(x, p) }))
	return out
}

// callout is the statement that a page is for, on a filled ground.
func (b *builder) callout(x document.Callout, s *section) node {
	inside := &stack{}
	if x.Label != "" {
		inside.add(0, nil, b.line(document.Line{{Text: x.Label}}, style{size: 8, class: s.class, bold: true, inverse: true, tag: H2}))
	}
	for i, l := range x.Lines {
		st := b.body(s)
		st.inverse = true
		inside.add(1.5+float64(min(i, 1))*1.5, nil, b.line(l, st))
	}
	fill := b.accent
	if x.Warn {
		fill = alarm
	}
	return &band{inside: inside, fill: fill, padX: 8.5, padY: 5.5}
}

func (b *builder) list(x document.List, s *section) node {
	out := &stack{tag: L}
	for i, it := range x.Items {
		mark := "–"
		if x.Ordered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		st := b.body(s)
		hang := 9.0
		if x.Ordered {
			hang = 14
		}
		out.add(1.8, b.drop(cmp.Or(it.Weight, s.Weight), s.index),
			&listed{mark: b.line(document.Line{{Text: mark}}, st), hang: hang, body: b.line(it.Line, st)})
	}
	return &optional{out}
}

// An optional stack has no element when it has nothing in it.
type optional struct{ *stack }

func (o *optional) draw(l layout, c *Canvas, x, y, w float64) {
	if o.height(l, w) > 0 {
		o.stack.draw(l, c, x, y, w)
	}
}

// facts are labels with their texts: beside one another, or as running text.
func (b *builder) facts(x document.Facts, s *section) node {
	if x.Inline {
		return b.inline(x, s)
	}
	out := &stack{tag: L}
	wide := new(float64)
	for _, f := range x.Items {
		st := b.body(s)
		st.bold, st.ink = true, b.accent
		label := b.line(document.Line{{Text: f.Label}}, st)
		*wide = max(*wide, min(label.natural(layout{1, 1, 1})+8, 90))
		out.add(1.8, b.drop(cmp.Or(f.Weight, s.Weight), s.index), &pair{label: label, body: b.line(f.Value, b.body(s)), wide: wide})
	}
	return &optional{out}
}

// inline sets facts as one running text that is set again without those that
// gave way.
func (b *builder) inline(x document.Facts, s *section) node {
	r := &running{made: map[string]*text{}}
	for _, f := range x.Items {
		d := b.drop(cmp.Or(f.Weight, s.Weight), s.index)
		line := append(document.Line{{Text: strings.TrimRight(f.Label, ":") + ": ", Tone: document.Strong}}, f.Value...)
		r.facts, r.drops = append(r.facts, line), append(r.drops, d)
	}
	r.set = func(shown []int) *text {
		var all document.Line
		for i, n := range shown {
			if i > 0 {
				all = append(all, document.Span{Text: " "})
			}
			all = append(all, r.facts[n]...)
		}
		return b.line(all, b.body(s))
	}
	for i := range r.facts { // a character without a face is reported though its fact gave way
		r.set([]int{i})
	}
	return r
}

// A running text holds several facts, each of which may give way.
type running struct {
	facts []document.Line
	drops []*drop
	set   func(shown []int) *text
	made  map[string]*text
}

func (r *running) get() *text {
	var shown []int
	for i, d := range r.drops {
		if d.shown() {
			shown = append(shown, i)
		}
	}
	key := fmt.Sprint(shown)
	if len(shown) > 0 && r.made[key] == nil {
		r.made[key] = r.set(shown)
	}
	return r.made[key]
}

func (r *running) height(l layout, w float64) float64 {
	if t := r.get(); t != nil {
		return t.height(l, w)
	}
	return 0
}

func (r *running) draw(l layout, c *Canvas, x, y, w float64) {
	if t := r.get(); t != nil {
		t.draw(l, c, x, y, w)
	}
}

func (b *builder) table(x document.Table, s *section) node {
	g := &grid{gap: 8, pad: b.design.rowPad, line: pale}
	titled := slices.ContainsFunc(x.Columns, func(c document.Column) bool { return c.Title != "" })
	for _, c := range x.Columns {
		g.number = append(g.number, c.Number)
		if titled {
			st := b.small(s)
			st.right = c.Number
			g.head = append(g.head, b.line(document.Line{{Text: c.Title}}, st))
		}
	}
	for _, r := range x.Rows {
		row := gridRow{depth: r.Depth, head: r.Head, drop: b.drop(cmp.Or(r.Weight, s.Weight), s.index)}
		cells := r.Cells
		if r.Head {
			cells = cells[:1]
		}
		for i, cell := range cells {
			st := b.body(s)
			st.right, st.bold, st.flows = x.Columns[i].Number, r.Head, false
			row.cells = append(row.cells, b.line(cell, st))
		}
		g.rows = append(g.rows, row)
	}
	return g
}

func (b *builder) figures(x document.Figures, s *section) node {
	g := &figures{across: b.design.figuresAcross, gapX: b.design.figuresGap, gapY: b.design.figuresRow}
	for _, f := range x.Items {
		ink := black
		if f.Warn {
			ink = alarm
		}
		out := &figure{rule: b.design.figureRule, warn: f.Warn, accent: b.accent}
		out.value = b.line(document.Line{{Text: f.Value}}, style{size: b.design.figureSize, leading: 1.14, class: s.class, bold: true, ink: ink, tag: P})
		small := b.small(s)
		if b.design.figureRule {
			out.label = b.line(document.Line{{Text: f.Label}}, style{size: 9, class: s.class, bold: true, ink: black, tag: P})
			for _, l := range f.Small {
				out.small = append(out.small, b.line(l, small))
			}
		} else {
			out.small = []*text{b.line(under(f), small)}
		}
		if f.Trend != nil && len(f.Trend.Points) > 1 {
			trend := *f.Trend
			out.trend = b.chart(trend.Describe, 18, func(p chart.Paper) chart.Drawing { return chart.Sparkline(trend, f.Warn, p) })
		}
		g.cells = append(g.cells, out)
	}
	return g
}

// under is what a figure means, in one running line.
func under(f document.Figure) document.Line {
	line := document.Line{{Text: f.Label}}
	for _, l := range f.Small {
		line = append(append(line, document.Span{Text: "; "}), l...)
	}
	return line
}

// year is the year's marks in a row; what is renewed stands beside them in words.
func (b *builder) year(x document.Year, s *section) node {
	out := &chips{size: b.design.body}
	proposed, booked := false, false
	for _, m := range x.Marks {
		ink := b.accent
		if m.Booked {
			ink = white
		}
		proposed, booked = proposed || !m.Booked, booked || m.Booked
		t := b.line(document.Line{{Text: strings.TrimSpace(m.Label + " " + m.When)}}, style{size: b.design.body, class: s.class, bold: m.Booked, ink: ink})
		t.tag = P
		out.marks = append(out.marks, chip{words: t, booked: m.Booked, accent: b.accent})
	}
	key := &stack{}
	key.add(0, nil, out)
	if proposed {
		legend := "□ " + b.doc.Labels().Proposed
		if booked {
			legend = "■ " + b.doc.Labels().Booked + "   " + legend
		}
		key.add(2.5, nil, b.line(document.Line{{Text: legend}}, b.small(s)))
	}
	return key
}
