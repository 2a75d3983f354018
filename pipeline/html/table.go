package html

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	out := el("table", "class", p.class(t)).with(el("caption").with(isolated(name)), shares(t), head(t))
	lead := leading(t)
	body := el("tbody")
	for _, r := range t.Rows {
		if r.Head && body.FirstChild() != nil {
			put(out, body)
			body = el("tbody")
		}
		put(body, p.row(r, t, lead))
	}
	put(out, body)
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
	if many(t) {
		names = append(names, "many")
	}
	return strings.Join(names, " ")
}

// many reports whether a table has more columns than paper has room for: its
// rows are then printed one below the other, each cell under its title.
func many(t document.Table) bool { return len(t.Columns) > 10 }

// shares are the widths of the columns, where the table names them.
func shares(t document.Table) ast.Node {
	sum := 0
	for _, c := range t.Columns {
		sum += max(0, min(c.Width, 1000))
	}
	if sum == 0 {
		return nil
	}
	out := el("colgroup")
	for _, c := range t.Columns {
		class := ""
		if c.Width > 0 && len(t.Columns) > 1 {
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

// row is one row with as many cells as there are columns.
func (p *page) row(r document.Row, t document.Table, lead int) ast.Node {
	if r.Head {
		return p.group(r, t)
	}
	class := ""
	if r.Depth > 0 {
		class = fmt.Sprintf("d%d", min(r.Depth, 4))
	}
	out := el("tr", "class", class)
	for i, c := range t.Columns {
		var l document.Line
		if i < len(r.Cells) {
			l = r.Cells[i]
		}
		cell := p.cell(l, c, i == lead)
		if title := document.Clean(c.Title); many(t) && title != "" && !empty(l) {
			set(cell, "data-title", title)
		}
		put(out, cell)
	}
	return out
}

// cell is one cell; the one that names its row is the row's header.
func (p *page) cell(l document.Line, c document.Column, lead bool) ast.Node {
	cell := el("td", "class", number(c))
	if lead && !empty(l) {
		cell = el("th", "scope", "row", "class", number(c))
	}
	p.line(cell, l)
	return cell
}

// group is a subheading that spans the row.
func (p *page) group(r document.Row, t document.Table) ast.Node {
	cell := el("th", "scope", "rowgroup", "colspan", strconv.Itoa(len(t.Columns)))
	if len(r.Cells) > 0 {
		p.line(cell, r.Cells[0])
	}
	if cell.FirstChild() == nil {
		cell = el("td", "colspan", strconv.Itoa(len(t.Columns)))
	}
	return el("tr", "class", "group").with(cell)
}
