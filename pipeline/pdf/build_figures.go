package pdf

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/press"
)

// mostColumns is more columns than half of a page has room for; what a table has
// beyond is left out, and reported.
const mostColumns = 10

func (b *builder) table(x document.Table, s *section) *grid {
	cols := x.Columns[:min(len(x.Columns), mostColumns)]
	g := &grid{gap: 8, pad: b.design.rowPad, line: pale}
	g.named = x.Bare && len(cols) > 1
	titled := !x.Bare && slices.ContainsFunc(cols, func(c document.Column) bool { return c.Title != "" })
	for _, c := range cols {
		g.number, g.wide = append(g.number, c.Number), append(g.wide, max(c.Width, 0))
		if titled {
			st := b.small(s)
			st.right, st.most = c.Number, 2
			g.head = append(g.head, b.line(document.Line{{Text: c.Title}}, st))
		}
	}
	b.grids = append(b.grids, g)
	if len(cols) > 0 {
		for _, r := range x.Rows {
			g.rows = append(g.rows, b.row(r, cols, s))
		}
	}
	return g
}

// row is a row with a cell for each column.
func (b *builder) row(r document.Row, cols []document.Column, s *section) gridRow {
	row := gridRow{depth: r.Depth, head: r.Head, drop: b.drop(cmp.Or(r.Weight, s.Weight), s)}
	if len(r.Cells) > len(cols) {
		b.left++
	}
	if r.Head {
		cols = cols[:1]
	}
	for i, c := range cols {
		var cell document.Line
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		st := b.body(s)
		st.right, st.bold, st.flows, st.most = c.Number, r.Head, false, 6
		row.cells = append(row.cells, b.line(cell, st))
	}
	return row
}

func (b *builder) figures(x document.Figures, s *section) node {
	g := &figures{wide: b.design.figureWide, gapX: b.design.figuresGap, gapY: b.design.figuresRow}
	for i, f := range x.Items {
		out := &figure{rule: b.design.figureRule, warn: f.Warn, accent: b.accent, drop: b.drop(s.Weight+3-min(i, 2), s)}
		out.value = b.figureValue(f, s)
		small := b.small(s)
		if b.design.figureRule {
			out.label = b.line(document.Line{{Text: f.Label}}, style{size: 9, class: s.class, bold: true, ink: black, tag: press.P,
				most: 2})
			for _, l := range f.Small {
				out.small = append(out.small, b.line(l, small))
			}
			if f.Aim != "" {
				out.aim = b.line(document.Line{{Text: f.Aim}}, small)
			}
		} else {
			out.small = []*text{b.line(under(f), small)}
		}
		if f.Trend != nil && len(f.Trend.Points) > 1 {
			trend := *f.Trend
			d := b.chart(trend.Describe, trendHigh, func(p chart.Paper) chart.Drawing { return chart.Sparkline(trend, f.Warn, p) })
			if d.shown() {
				out.trend = d
			}
		}
		if f.Months != nil {
			months := *f.Months
			d := b.chart(months.Describe, monthsHigh, func(p chart.Paper) chart.Drawing { return chart.Months(months, p) })
			if d.shown() {
				out.trend = d
			}
		}
		g.cells = append(g.cells, out)
	}
	return g
}

// figureValue is the number in large type, smaller where it is long.
func (b *builder) figureValue(f document.Figure, s *section) *text {
	ink := black
	if f.Warn {
		ink = alarm
	}
	var t *text
	for _, part := range []float64{1, 0.85, 0.7, 0.55} {
		size := max(b.design.figureSize*part, b.design.body)
		t = b.line(document.Line{{Text: f.Value}}, style{size: size, leading: 1.14, class: fixed, bold: true, ink: ink, tag: press.P,
			most: 2})
		if t.natural(designed) <= b.design.figureWide {
			break
		}
	}
	return t
}

// under is what a figure means, in one running line.
func under(f document.Figure) document.Line {
	line := document.Line{{Text: f.Label}}
	if f.Aim != "" {
		line = append(line, document.Span{Text: "; " + f.Aim})
	}
	for _, l := range f.Small {
		line = append(append(line, document.Span{Text: "; "}), l...)
	}
	return line
}

// year is the year as a time line.
func (b *builder) year(x document.Year) node {
	return b.chart(x.Describe, 0, func(p chart.Paper) chart.Drawing { return chart.Year(x, p) })
}

// key says what the forms of a year or the lines of a map mean.
func (b *builder) key(blocks []document.Block) string {
	for _, block := range blocks {
		switch x := block.(type) {
		case document.Year:
			return x.Key
		case document.Relations:
			return x.Key
		}
	}
	return ""
}
