package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"sponsorbook/pipeline/document"
)

// blockOf writes one block of a section.
func (w *writer) blockOf(b document.Block, s document.Section) {
	switch b := b.(type) {
	case document.Paragraph:
		w.block(w.line(b.Line))
	case document.Callout:
		w.callout(b)
	case document.List:
		w.list(b)
	case document.Table:
		w.grid(w.table(b))
	case document.Facts:
		w.facts(b)
	case document.Figures:
		w.figures(b)
	case document.Bars:
		w.chart(b.Title, b.Unit, b.Describe, s, b.Items)
	case document.Intervals:
		w.chart(b.Title, b.Unit, b.Describe, s, b.Items)
	case document.Structure:
		w.structure(b, s)
	case document.Curve:
		w.curve(b, s)
	case document.Year:
		w.year(b)
	case document.Cards:
		w.cards(b)
	case document.Relations:
		w.grid(w.table(b.Table))
		w.block(begin(b.Describe))
	case document.Questions:
		w.list(document.List{Items: b.Items})
	case document.More:
		w.more(b)
	}
}

// cards writes people as a list, each with what is told of them.
func (w *writer) cards(c document.Cards) {
	var lines []string
	for _, k := range c.Items {
		parts := []string{w.inline(k.Name)}
		for _, l := range append(k.Lines[:len(k.Lines):len(k.Lines)], document.Line{k.Stance.Words}) {
			parts = append(parts, w.inline(l))
		}
		if text := strings.Join(said(parts), ", "); text != "" {
			lines = append(lines, "- "+text)
		}
	}
	w.block(strings.Join(lines, "\n"))
}

// callout writes the statement that a page is for as a quotation.
func (w *writer) callout(c document.Callout) {
	var lines []string
	if label := strings.TrimSpace(escape(c.Label)); label != "" {
		lines = append(lines, "> **"+label+"**")
	}
	for _, l := range c.Lines {
		if text := w.line(l); text != "" {
			lines = append(lines, "> "+text)
		}
	}
	w.block(strings.Join(lines, "\n>\n"))
}

// list writes lines of equal standing; empty ones are left out.
func (w *writer) list(l document.List) {
	var lines []string
	for _, item := range l.Items {
		text := w.line(item.Line)
		switch {
		case text == "":
		case l.Ordered:
			lines = append(lines, strconv.Itoa(len(lines)+1)+". "+text)
		default:
			lines = append(lines, "- "+text)
		}
	}
	w.block(strings.Join(lines, "\n"))
}

// facts writes labels with values, a line each or one after the other.
func (w *writer) facts(f document.Facts) {
	var out []string
	for _, item := range f.Items {
		line := append(document.Line{{Text: item.Label + w.labels.Colon, Tone: document.Strong}, {Text: " "}}, item.Value...)
		if document.Clean(item.Label) == "" {
			line = item.Value
		}
		if text := w.inline(line); text != "" {
			out = append(out, text)
		}
	}
	if f.Inline {
		w.block(opening(strings.Join(out, " · ")))
		return
	}
	for i := range out {
		out[i] = "- " + opening(out[i])
	}
	w.block(strings.Join(out, "\n"))
}

// figures writes key figures as a table: the number, what it is, what belongs to it.
func (w *writer) figures(f document.Figures) {
	if len(f.Items) == 0 {
		return
	}
	g := grid{head: []string{w.labels.Figure, w.labels.Meaning, w.labels.Notes}, number: []bool{true, false, false}}
	for _, item := range f.Items {
		value := w.inline(document.Line{{Text: item.Value, Tone: document.Strong}})
		g.rows = append(g.rows, []string{value, strings.TrimSpace(escape(item.Label)), w.besides(item)})
	}
	w.grid(g)
}

// besides is what stands under a figure: its small print and its trend.
func (w *writer) besides(f document.Figure) string {
	var parts []string
	if f.Warn {
		parts = append(parts, "**"+w.labels.Attention+"**")
	}
	parts = append(parts, strings.TrimSpace(escape(f.Aim)))
	for _, l := range f.Small {
		parts = append(parts, w.inline(l))
	}
	if f.Trend != nil {
		parts = append(parts, strings.TrimSpace(escape(f.Trend.Describe)))
	}
	if f.Months != nil {
		parts = append(parts, strings.TrimSpace(escape(f.Months.Describe)))
	}
	return strings.Join(said(parts), "; ")
}

// chart writes the data of bars as a table under the chart's name.
func (w *writer) chart(title, unit, describe string, s document.Section, items []document.Bar) {
	w.caption(title, unit, describe, s)
	g := grid{head: []string{w.labels.Which, w.labels.Value}, number: []bool{false, true}}
	for _, b := range items {
		label := strings.TrimSpace(escape(b.Label))
		if note := w.form(b); note != "" {
			label = strings.TrimSpace(label + " (" + note + ")")
		}
		g.rows = append(g.rows, []string{label, strings.TrimSpace(escape(b.Print))})
	}
	if len(items) > 0 {
		w.grid(g)
	}
}

// form says in words what a chart says by the form of a bar.
func (w *writer) form(b document.Bar) string {
	switch {
	case b.Partial:
		return w.labels.Partial
	case b.Outline:
		return w.labels.Comparison
	}
	return ""
}

// curve writes a figure over time as a table.
func (w *writer) curve(c document.Curve, s document.Section) {
	w.caption(c.Title, c.Unit, c.Describe, s)
	g := grid{head: []string{w.labels.When, w.labels.Value}, number: []bool{false, true}}
	for _, p := range c.Points {
		value := strings.TrimSpace(escape(p.Print))
		if !p.Known || value == "" {
			value = w.labels.Unknown
		}
		g.rows = append(g.rows, []string{strings.TrimSpace(escape(p.Label)), value})
	}
	if len(c.Points) > 0 {
		w.grid(g)
	}
}

// structure writes a whole and its parts as lists in lists.
func (w *writer) structure(b document.Structure, s document.Section) {
	w.caption(b.Title, "", b.Describe, s)
	var lines []string
	depth := 0
	for i, u := range b.Units {
		if depth = min(max(u.Depth, 0), depth+1); i == 0 {
			depth = 0
		}
		line := strings.Repeat("  ", depth) + "- " + emphasis(u.Name)
		if note := strings.TrimSpace(escape(u.Note)); note != "" {
			line += ", " + note
		}
		lines = append(lines, line)
	}
	w.block(strings.Join(lines, "\n"))
}

// caption writes a chart's name, unless the heading above says it, with its
// unit, and the chart in words.
func (w *writer) caption(title, unit, describe string, s document.Section) {
	l := document.Line{{Text: title, Tone: document.Strong}}
	if document.Clean(title) == document.Clean(s.Title) {
		l = nil
	}
	if unit != "" && !strings.Contains(s.Note, unit) {
		if len(l) > 0 {
			l = append(l, document.Span{Text: ", "})
		}
		l = append(l, document.Span{Text: unit})
	}
	w.block(w.line(l))
	w.block(begin(describe))
}

// year writes the year at a glance as a list.
func (w *writer) year(y document.Year) {
	w.block(begin(y.Describe))
	var lines []string
	for _, m := range y.Marks {
		state := w.labels.Proposed
		if m.Booked {
			state = w.labels.Booked
		}
		lines = append(lines, "- "+begin(m.Label+" "+m.When)+" ("+state+")")
	}
	w.block(strings.Join(lines, "\n"))
}

// more writes how many lines gave way, and where they are.
func (w *writer) more(m document.More) {
	words := document.Span{Text: m.Link.Text}
	if m.Link.To != "" {
		words.Link = &m.Link
	}
	count := ""
	if m.Count > 0 {
		count = fmt.Sprintf(w.labels.More, m.Count) + " "
	}
	w.block(w.line(document.Line{{Text: count}, words}))
}

// said are the parts that say something.
func said(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
