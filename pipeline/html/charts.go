package html

import (
	"cmp"
	"fmt"
	"strings"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"

	"github.com/yuin/goldmark/ast"
)

// The papers of charts, in pixels at the size of type that a phone shows. On
// larger screens they grow with their column.
var (
	chartPaper  = chart.Paper{Width: 360, Height: 160, Size: 12}
	sparkPaper  = chart.Paper{Width: 220, Height: 34, Size: 12}
	monthsPaper = chart.Paper{Width: 220, Height: 52, Size: 12}
	yearPaper   = chart.Paper{Width: 900, Size: 14}
	phonePaper  = chart.Paper{Width: 360, Size: 12}
)

// picture is a drawing with a name of its own on the page; nil when there is
// nothing to draw.
func (p *page) picture(d chart.Drawing, class, title, describe string) ast.Node {
	if d.Empty() {
		return nil
	}
	p.charts++
	return &picture{Drawing: d, id: fmt.Sprintf("_c%d", p.charts), class: strings.TrimSpace("chart " + class),
		title: strings.TrimSpace(document.Clean(title)), describe: strings.TrimSpace(document.Clean(describe))}
}

// bars is a chart of amounts over categories.
func (p *page) bars(b document.Bars, s document.Section) ast.Node {
	name := cmp.Or(document.Clean(b.Title), document.Clean(s.Title), p.labels.Data)
	d := p.picture(chart.Bars(b, chartPaper), "", name, b.Describe)
	return p.diagram(name, b.Unit, s, d, p.data(name, p.labels.Which, p.items(b.Items)))
}

// intervals is a chart of estimates with their uncertainty.
func (p *page) intervals(v document.Intervals, s document.Section) ast.Node {
	name := cmp.Or(document.Clean(v.Title), document.Clean(s.Title), p.labels.Data)
	d := p.picture(chart.Intervals(v, chartPaper), "", name, v.Describe)
	return p.diagram(name, v.Unit, s, d, p.data(name, p.labels.Which, p.items(v.Items)))
}

// curve is a chart of a figure over time.
func (p *page) curve(c document.Curve, s document.Section) ast.Node {
	name := cmp.Or(document.Clean(c.Title), document.Clean(s.Title), p.labels.Data)
	d := p.picture(chart.Curve(c, chartPaper), "", name, c.Describe)
	return p.diagram(name, c.Unit, s, d, p.data(name, p.labels.When, p.points(c.Trend)))
}

// diagram is a picture under its name, with its data behind a disclosure. What
// the heading says already is not said again.
func (p *page) diagram(name, unit string, s document.Section, picture, data ast.Node) ast.Node {
	if picture == nil && data == nil {
		return nil
	}
	out := el("figure")
	caption := el("figcaption")
	if name != document.Clean(s.Title) {
		put(caption, el("strong").with(isolated(name)))
	}
	if unit = document.Clean(unit); unit != "" && !strings.Contains(document.Clean(s.Note), unit) {
		if caption.FirstChild() != nil {
			put(caption, words(" "))
		}
		put(caption, el("small").with(isolated(unit)))
	}
	return out.with(some(caption), picture, data)
}

// data is a chart's rows in a table behind a disclosure; nil without rows.
func (p *page) data(name, of string, rows ast.Node) ast.Node {
	if rows == nil {
		return nil
	}
	return el("details").with(el("summary").with(words(p.labels.Data),
		el("span", "class", "unseen").with(words(": "), isolated(name))), p.dataTable(name, of, rows))
}

// dataTable is a chart's rows under a header.
func (p *page) dataTable(name, of string, rows ast.Node) ast.Node {
	head := el("thead").with(el("tr").with(el("th", "scope", "col").with(words(of)),
		el("th", "scope", "col", "class", "n").with(words(p.labels.Value))))
	return el("table").with(el("caption").with(isolated(name)), head, rows)
}

// items are bars as rows.
func (p *page) items(items []document.Bar) ast.Node {
	body := el("tbody")
	for _, b := range items {
		label := document.Clean(b.Label)
		if form := p.form(b); form != "" {
			label += " (" + form + ")"
		}
		put(body, datum(label, document.Clean(b.Print)))
	}
	return some(body)
}

// form says in words what a chart says by the form of a bar.
func (p *page) form(b document.Bar) string {
	switch {
	case b.Partial:
		return p.labels.Partial
	case b.Outline:
		return p.labels.Comparison
	}
	return ""
}

// points are the points of a trend as rows; unknown ones say so.
func (p *page) points(t document.Trend) ast.Node {
	body := el("tbody")
	for _, point := range t.Points {
		value := document.Clean(point.Print)
		if !point.Known || value == "" {
			value = p.labels.Unknown
		}
		put(body, datum(document.Clean(point.Label), value))
	}
	return some(body)
}

// datum is a row of a label and a value.
func datum(label, value string) ast.Node {
	name := el("th", "scope", "row")
	if strings.TrimSpace(label) == "" {
		name = el("td")
	}
	return el("tr").with(name.with(isolated(label)), el("td", "class", "n").with(isolated(value)))
}

// trends are the data of the lines under figures, all behind one disclosure.
func (p *page) trends(f document.Figures) ast.Node {
	out := el("details").with(el("summary").with(words(p.labels.Data)))
	for _, item := range f.Items {
		name := cmp.Or(document.Clean(item.Label), document.Clean(item.Value), p.labels.Data)
		var rows ast.Node
		switch {
		case item.Trend != nil:
			rows = p.points(*item.Trend)
		case item.Months != nil:
			rows = p.months(*item.Months)
		}
		if rows != nil {
			title := el("p").with(el("strong").with(isolated(name)))
			put(out, title, p.dataTable(name, p.labels.When, rows))
		}
	}
	if out.ChildCount() == 1 {
		return nil
	}
	return out
}

// months are bars of months as rows.
func (p *page) months(b document.Bars) ast.Node {
	body := el("tbody")
	for _, item := range b.Items {
		put(body, datum(document.Clean(item.Label), document.Clean(item.Print)))
	}
	return some(body)
}

// spark is the line, or the months, under a figure.
func (p *page) spark(f document.Figure) ast.Node {
	name := cmp.Or(document.Clean(f.Label), document.Clean(f.Value), p.labels.Data)
	switch {
	case f.Trend == nil && f.Months == nil:
		return nil
	case f.Trend == nil:
		return p.picture(chart.Months(*f.Months, monthsPaper), "", name, f.Months.Describe)
	}
	return p.picture(chart.Sparkline(*f.Trend, f.Warn, sparkPaper), "", name, f.Trend.Describe)
}

// year puts the year at a glance into a node: drawn wide for a screen and for
// paper, drawn narrow for a phone, and in words.
func (p *page) year(parent ast.Node, y document.Year, s document.Section) {
	if len(y.Marks) == 0 {
		return
	}
	name := cmp.Or(document.Clean(s.Title), p.labels.Data)
	table := el("tbody")
	for _, m := range y.Marks {
		state := p.labels.Proposed
		if m.Booked {
			state = p.labels.Booked
		}
		put(table, datum(strings.TrimSpace(document.Clean(m.Label)+" "+document.Clean(m.When)), state))
	}
	put(parent, el("figure", "class", "long").with(
		p.picture(chart.Year(y, yearPaper), "wide", name, y.Describe),
		p.picture(chart.Year(y, phonePaper), "narrow", name, y.Describe),
		p.data(name, p.labels.Which, table)))
	p.undated(parent, y)
}

// undated puts the marks that have no place on the calendar into words.
func (p *page) undated(parent ast.Node, y document.Year) {
	var l document.Line
	for _, m := range y.Marks {
		if m.From.Known() && m.From >= y.From && m.From <= y.To {
			continue
		}
		if len(l) > 0 {
			l = append(l, document.Span{Text: " · "})
		}
		l = append(l, document.Span{Text: strings.TrimSpace(m.Label + " " + m.When)})
	}
	put(parent, p.paragraph(l))
}
