package html

import (
	"strings"

	"sponsorbook/pipeline/chart"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// renderPicture draws a picture as inline SVG. Colours come from the style, by
// the role of each shape, so that they follow light, dark and print.
func renderPicture(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	p := n.(*picture)
	if !entering {
		return ast.WalkContinue, nil
	}
	s := svg{w}
	s.open("svg", "class", p.class, "viewBox", "0 0 "+coordinate(p.Width)+" "+coordinate(p.Height),
		"role", "img", "aria-labelledby", p.id+"t", "aria-describedby", p.described())
	s.text("title", p.title, "id", p.id+"t")
	if p.describe != "" {
		s.text("desc", p.describe, "id", p.id+"d")
	}
	for _, shape := range p.Shapes {
		s.shape(shape)
	}
	s.WriteString("</svg>\n")
	return ast.WalkSkipChildren, nil
}

// described is the identifier of the description; "" when there is none.
func (p *picture) described() string {
	if p.describe == "" {
		return ""
	}
	return p.id + "d"
}

// svg writes elements of a drawing.
type svg struct{ util.BufWriter }

// inks are the classes of the roles.
var inks = map[chart.Ink]string{
	chart.Solid: "solid", chart.Tint: "tint", chart.Outline: "outline", chart.Light: "light",
	chart.Hatch: "hatch", chart.Rule: "rule", chart.Whisker: "whisker", chart.Casing: "casing", chart.Trace: "trace",
	chart.Alarm:  "alarm-line",
	chart.Dotted: "alarm-line", chart.Ring: "ring", chart.Hole: "ring alarm-line",
	chart.Label: "t-label", chart.Soft: "t-soft",
}

// shape writes one shape.
func (s svg) shape(shape chart.Shape) {
	switch v := shape.(type) {
	case chart.Rect:
		radius := ""
		if v.Radius > 0 {
			radius = coordinate(v.Radius)
		}
		s.open("rect", "class", inks[v.Ink], "x", coordinate(v.X), "y", coordinate(v.Y),
			"width", coordinate(v.W), "height", coordinate(v.H), "rx", radius)
		s.WriteString("</rect>")
	case chart.Area:
		s.open("path", "class", inks[v.Ink], "d", pathData([][]chart.Point{v.Points})+"Z")
		s.WriteString("</path>")
	case chart.Stroke:
		s.open("path", "class", inks[v.Ink], "stroke-width", coordinate(v.Width), "d", pathData(v.Lines))
		s.WriteString("</path>")
	case chart.Dot:
		s.open("circle", "class", inks[v.Ink], "cx", coordinate(v.X), "cy", coordinate(v.Y), "r", coordinate(v.R))
		s.WriteString("</circle>")
	case chart.Text:
		s.letters(v)
	}
}

// letters writes words of a drawing.
func (s svg) letters(t chart.Text) {
	anchor, weight := string(t.Anchor), ""
	if t.Anchor == chart.Start {
		anchor = ""
	}
	if t.Bold {
		weight = "700"
	}
	s.text("text", t.Text, "class", inks[t.Ink], "x", coordinate(t.X), "y", coordinate(t.Y),
		"font-size", coordinate(t.Size), "text-anchor", anchor, "font-weight", weight)
}

// pathData is lines as the data of a path.
func pathData(lines [][]chart.Point) string {
	var b strings.Builder
	for _, line := range lines {
		for i, at := range line {
			b.WriteByte("ML"[min(i, 1)])
			b.WriteString(coordinate(at.X) + " " + coordinate(at.Y))
		}
	}
	return b.String()
}

// text writes an element that holds nothing but words.
func (s svg) text(tag, words string, attributes ...string) {
	s.open(tag, attributes...)
	s.Write(util.EscapeHTML([]byte(words)))
	s.WriteString("</" + tag + ">")
}

// open writes a start tag; a pair whose value is empty is left out.
func (s svg) open(tag string, attributes ...string) {
	s.WriteString("<" + tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			s.WriteString(" " + attributes[i] + `="`)
			s.Write(util.EscapeHTML([]byte(attributes[i+1])))
			s.WriteString(`"`)
		}
	}
	s.WriteString(">")
}
