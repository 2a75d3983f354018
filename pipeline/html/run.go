package html

import (
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/document"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// A run is HTML that is written at once: the spans of a line, the rows of a table.
// A node for each word and cell of a large company's tables took more memory than
// the company. The names of elements and attributes are constants of this package,
// and every text is cleaned and escaped.
type run struct {
	html  []byte
	start int  // where the element that is being written begins in it
	begun bool // whether something stands before the run in its element
}

// Written is a run in the tree.
type written struct {
	ast.BaseBlock
	html []byte
}

var kindWritten = ast.NewNodeKind("Written")

func (m *written) Kind() ast.NodeKind            { return kindWritten }
func (m *written) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

func renderWritten(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(n.(*written).html) // the writer keeps its first error
	}
	return ast.WalkContinue, nil
}

// node is the run as a node; nil when it says nothing.
func (r *run) node() ast.Node {
	if len(r.html) == 0 {
		return nil
	}
	return &written{html: r.html}
}

// open begins an element with attributes in pairs of name and value; a pair whose
// value is empty is left out.
func (r *run) open(tag string, attributes ...string) {
	r.html = append(append(r.html, '<'), tag...)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			r.html = append(append(append(r.html, ' '), attributes[i]...), `="`...)
			r.escaped(attributes[i+1])
			r.html = append(r.html, '"')
		}
	}
	r.html = append(r.html, '>')
}

// close ends an element.
func (r *run) close(tag string) {
	r.html = append(append(append(r.html, "</"...), tag...), '>')
	if !flowing[tag] {
		r.html = append(r.html, '\n')
	}
}

// escaped is text that can end nothing around it.
func (r *run) escaped(text string) {
	from := 0
	for i := range len(text) {
		if as := util.EscapeHTMLByte(text[i]); as != nil {
			r.html = append(append(r.html, text[from:i]...), as...)
			from = i + 1
		}
	}
	r.html = append(r.html, text[from:]...)
}

// words are text that is only ever text.
func (r *run) words(text string) { r.escaped(joined(document.Clean(text))) }

// isolated is text that cannot change the direction of what stands around it. What
// parts it from its neighbours, such as the colon and blank behind a name, is of
// the line and stands outside.
func (r *run) isolated(text string) {
	if !turns(text) {
		r.addressed(text)
		return
	}
	const parting = " \u00a0:;,·"
	rest := strings.TrimLeft(text, parting)
	core := strings.TrimRight(rest, parting)
	r.words(text[:len(text)-len(rest)])
	r.open("bdi")
	r.words(core)
	r.close("bdi")
	r.words(rest[len(core):])
}

// addressed is text; one that is a mail address may end a line at its sign, since
// it has no other place to.
func (r *run) addressed(text string) {
	name, place, ok := strings.Cut(text, "@")
	if !ok || name == "" || strings.ContainsAny(text, " \n\t") || strings.Contains(place, "@") {
		r.words(text)
		return
	}
	r.open("span")
	r.words(name + "@")
	r.open("wbr")
	r.words(place)
	r.close("span")
}

// A dress is the element that says a tone.
type dress struct{ tag, class string }

var dresses = map[document.Tone]dress{
	document.Strong: {"strong", ""},
	document.Muted:  {"small", ""},
	document.Warn:   {"strong", "warn"},
	document.Good:   {"span", "good"},
}

// line writes a line of spans.
func (p *page) spans(r *run, l document.Line) {
	for _, s := range l {
		p.span(r, s)
	}
}

// span writes one span, with the number of its source note.
func (p *page) span(r *run, s document.Span) {
	text := document.Clean(s.Text)
	if s.Link != nil && text == "" {
		s.Text = s.Link.Text
		text = document.Clean(s.Text)
	}
	if text == "" {
		return
	}
	if s.Sign != nil {
		r.sign(*s.Sign)
		return
	}
	if s.Apart && (r.begun || len(r.html) > r.start) {
		r.open("br")
		s.Text = strings.TrimPrefix(s.Text, " · ")
	}
	tone, toned := dresses[s.Tone]
	if toned {
		r.open(tone.tag, "class", tone.class)
	}
	href := ""
	if s.Link != nil {
		href = p.href(s.Link.To)
	}
	if href != "" {
		r.open("a", "href", href)
	}
	r.isolated(s.Text)
	if href != "" {
		r.close("a")
	}
	if toned {
		r.close(tone.tag)
	}
	p.mark(r, s)
}

// forms are the classes of events in the cells of a calendar.
var forms = map[document.Form]string{document.Window: "window", document.Booked: "booked", document.Renewal: "worth"}

// sign draws an event in its half of a cell, with its words for those who cannot see it.
func (r *run) sign(g document.Sign) {
	class := "sign " + forms[g.Form]
	switch {
	case g.Away:
		class = "away"
	case g.Form == document.Renewal:
		class += " s" + strconv.Itoa(min(max(g.Size, 1), 3))
	}
	if g.Second {
		class += " second"
	}
	r.open("span", "class", class)
	if g.Letter != "" {
		r.open("span", "aria-hidden", "true")
		r.words(g.Letter)
		r.close("span")
	}
	if words := document.Clean(g.Words); words != "" {
		r.open("span", "class", "unseen")
		r.words(words + ". ")
		r.close("span")
	}
	r.close("span")
}

// mark writes the number of a span's source note, which leads to the note.
func (p *page) mark(r *run, s document.Span) {
	if len(s.Sources) == 0 || !p.cites {
		return
	}
	n := p.notes.Number(s.Sources)
	if n == 0 {
		return
	}
	id := strconv.Itoa(n)
	r.open("sup")
	r.open("a", "href", "#_s"+id, "aria-label", p.labels.Sources+" "+id)
	r.words(id)
	r.close("a")
	r.close("sup")
}

// rows writes the rows of a table, those under a subheading as a body of their own.
func (p *page) rows(t document.Table) ast.Node {
	r, lead := run{html: make([]byte, 0, len(t.Rows)*usualLine)}, leading(t)
	r.open("tbody")
	for i, row := range t.Rows {
		if row.Head && i > 0 {
			r.close("tbody")
			r.open("tbody")
		}
		p.row(&r, i, t, lead)
	}
	r.close("tbody")
	return r.node()
}

// row writes one row with as many cells as there are columns.
func (p *page) row(r *run, n int, t document.Table, lead int) {
	row := t.Rows[n]
	if row.Head {
		p.group(r, row, len(t.Columns))
		return
	}
	class := ""
	if row.Depth > 0 {
		class = "d" + strconv.Itoa(min(row.Depth, 4))
	}
	r.open("tr", "class", class)
	for i := range t.Columns {
		var l document.Line
		if i < len(row.Cells) {
			l = row.Cells[i]
		}
		p.cell(r, brief(l, t.Columns[i]), cellClass(t, n, i), i == lead)
	}
	r.close("tr")
}

// cellClass is that of a number, and of what the cell above said already.
func cellClass(t document.Table, row, column int) string {
	c := t.Columns[column]
	if c.Once && row > 0 && !t.Rows[row-1].Head && slices.EqualFunc(cellOf(t, row, column), cellOf(t, row-1, column),
		func(a, b document.Span) bool { return a.Text == b.Text }) {
		return "same"
	}
	if c.Once {
		return "new"
	}
	return number(c)
}

// cellOf is a cell of a row; nil where the row has fewer.
func cellOf(t document.Table, row, column int) document.Line {
	if column >= len(t.Rows[row].Cells) {
		return nil
	}
	return t.Rows[row].Cells[column]
}

// cell writes one cell; the one that names its row is the row's header.
func (p *page) cell(r *run, l document.Line, class string, lead bool) {
	tag := "td"
	if lead && !empty(l) {
		tag = "th"
		r.open(tag, "scope", "row", "class", class)
	} else {
		r.open(tag, "class", class)
	}
	r.start = len(r.html)
	if len(l) > 0 && l[0].Brief != "" && l[0].Text != l[0].Brief {
		r.open("details", "class", "rest")
		r.open("summary")
		r.isolated(l[0].Brief)
		r.close("summary")
		r.start = len(r.html)
		p.spans(r, l)
		r.close("details")
	} else {
		p.spans(r, l)
	}
	r.close(tag)
}

// brief is a number as it is enough for the eye; words stay as they are.
func brief(l document.Line, c document.Column) document.Line {
	if !c.Number || !slices.ContainsFunc(l, func(s document.Span) bool { return s.Brief != "" }) {
		return l
	}
	l = slices.Clone(l)
	for i, s := range l {
		if s.Brief != "" {
			l[i].Text, l[i].Brief = s.Brief, ""
		}
	}
	return l
}

// group writes a subheading that spans the row.
func (p *page) group(r *run, row document.Row, columns int) {
	r.open("tr", "class", "group")
	var within run
	if len(row.Cells) > 0 {
		p.spans(&within, row.Cells[0])
	}
	if len(within.html) > 0 {
		r.open("th", "scope", "rowgroup", "colspan", strconv.Itoa(columns))
		r.html = append(r.html, within.html...)
		r.close("th")
	} else {
		r.open("td", "colspan", strconv.Itoa(columns))
		r.close("td")
	}
	r.close("tr")
}
