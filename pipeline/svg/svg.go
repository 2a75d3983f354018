// Package svg reads a simple drawing: a logo.
//
// In goes the text of an SVG file; out come filled and stroked paths of straight
// lines and cubic curves, the lowest first. It knows paths, rectangles, circles,
// ellipses, lines, polygons, groups, transformations, clips and colours, also
// from classes. What else would show in a browser is refused with its line and
// with what would mend it: a logo is drawn as it is meant, or not at all.
//
// The libraries that read SVG (oksvg and its forks) were tried first: they leave
// out silently what they do not know, flatten scale(2) to a line, and misread
// the joined flags of arcs that optimisers write.
package svg

import (
	"fmt"
	"math"
)

// A Picture is a drawing in a frame, y growing downwards.
type Picture struct {
	X, Y, Width, Height float64 // the frame, in the drawing's own units
	Shapes              []Shape // the lowest first
}

// A Shape is a path with its paint.
type Shape struct {
	Path    []Segment
	Matrix  Matrix // from the path's coordinates to the picture's
	Fill    *Colour
	EvenOdd bool // which parts of a path that crosses itself are inside
	Stroke  *Colour
	Width   float64 // of the stroke, in the path's coordinates
	Cap     int     // 0 butt, 1 round, 2 square
	Join    int     // 0 miter, 1 round, 2 bevel
	Miter   float64
	Clips   []Clip // the shape shows only inside all of them
}

// A Clip is a path in the picture's coordinates.
type Clip struct {
	Path    []Segment
	EvenOdd bool
}

// A Colour is red, green and blue of sRGB.
type Colour struct{ R, G, B uint8 }

// A Segment is one step of a path: M moves to a point, L draws a line to it, C a
// curve with two control points, Z closes.
type Segment struct {
	Op     byte
	Points [3]Point // M and L use the first
}

// A Point is a place in a drawing.
type Point struct{ X, Y float64 }

// A Matrix is a transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type Matrix [6]float64

// Identity leaves everything where it is.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Times is a transformation that applies n first and m then.
func (m Matrix) Times(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m Matrix) of(p Point) Point {
	return Point{m[0]*p.X + m[2]*p.Y + m[4], m[1]*p.X + m[3]*p.Y + m[5]}
}

// Path is a path after the transformation.
func (m Matrix) Path(path []Segment) []Segment {
	out := make([]Segment, len(path))
	for i, s := range path {
		out[i] = Segment{s.Op, [3]Point{m.of(s.Points[0]), m.of(s.Points[1]), m.of(s.Points[2])}}
	}
	return out
}

// Bounds on what a logo is, so that a small file cannot fill the memory or blow
// up every page.
const (
	mostBytes    = 1 << 20
	mostNodes    = 5_000
	mostDeep     = 64
	mostSegments = 20_000
	mostSize     = 1e6
)

// Read reads a drawing.
func Read(text []byte) (*Picture, error) {
	if len(text) > mostBytes {
		return nil, fmt.Errorf("the drawing has %d KB; a logo has at most %d", len(text)>>10, mostBytes>>10)
	}
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	d := &drawing{picture: &Picture{}, classes: map[string][]property{}, ids: map[string]*node{}}
	if err := d.frame(root); err != nil {
		return nil, err
	}
	if err := d.index(root); err != nil {
		return nil, err
	}
	st := style{matrix: Identity, fill: &Colour{}, width: 1, miter: 4, shown: true}
	if st, err = d.styled(root, st); err == nil {
		err = d.kids(root, st)
	}
	if err == nil && len(d.picture.Shapes) == 0 {
		err = fmt.Errorf("line %d: there is nothing in the drawing that shows", root.line)
	}
	return d.picture, err
}

// A drawing is a picture while it is read.
type drawing struct {
	picture  *Picture
	classes  map[string][]property
	ids      map[string]*node
	segments int
	clipping bool // a clip path is being read
}

// frame is the view box, or else the size.
func (d *drawing) frame(root *node) error {
	p := d.picture
	if box := root.attrs["viewBox"]; box != "" {
		n, ok := numbers(box)
		if !ok || len(n) != 4 {
			return root.wrong("viewBox %q is not four numbers", box)
		}
		p.X, p.Y, p.Width, p.Height = n[0], n[1], n[2], n[3]
	} else {
		var err error
		if p.Width, err = root.length("width", 0); err != nil {
			return err
		}
		if p.Height, err = root.length("height", 0); err != nil {
			return err
		}
	}
	if p.Width <= 0 || p.Height <= 0 {
		return root.wrong("the drawing has no size; give it a viewBox")
	}
	return nil
}

// index collects the classes and what has a name.
func (d *drawing) index(n *node) error {
	if id := n.attrs["id"]; id != "" {
		d.ids[id] = n
	}
	if n.name == "style" {
		return d.sheet(n)
	}
	for _, k := range n.kids {
		if err := d.index(k); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawing) kids(n *node, st style) error {
	for _, k := range n.kids {
		if err := d.element(k, st); err != nil {
			return err
		}
	}
	return nil
}

// silent are elements that show nothing by themselves. What is defined in them
// is refused where it is used.
var silent = map[string]bool{"title": true, "desc": true, "metadata": true, "defs": true, "style": true,
	"clipPath": true, "linearGradient": true, "radialGradient": true, "pattern": true, "symbol": true,
	"mask": true, "filter": true, "marker": true}

// element draws an element in the style of what is around it.
func (d *drawing) element(n *node, st style) error {
	if silent[n.name] {
		return nil
	}
	make, known := shapes[n.name]
	if n.name != "g" && !known {
		return n.wrong("<%s> is not supported: %s", n.name, instead(n.name))
	}
	st, err := d.styled(n, st)
	if err != nil || st.none {
		return err
	}
	if n.name == "g" {
		return d.kids(n, st)
	}
	path, err := make(n)
	if err != nil {
		return err
	}
	if err := d.measured(n, st.matrix.Path(path)); err != nil {
		return err
	}
	if s := st.shape(path); s.shows() && st.shown {
		d.picture.Shapes = append(d.picture.Shapes, s)
	}
	return nil
}

// shows reports whether there is anything of a shape to see.
func (s Shape) shows() bool {
	for _, c := range s.Clips {
		if len(c.Path) == 0 {
			return false
		}
	}
	return len(s.Path) > 1 && (s.Fill != nil || s.Stroke != nil && s.Width > 0)
}

// measured refuses a path that has too much, or lies out of all measure.
func (d *drawing) measured(n *node, path []Segment) error {
	if d.segments += len(path); d.segments > mostSegments {
		return n.wrong("the drawing has more than %d lines and curves; simplify it, or save it as PNG", mostSegments)
	}
	for _, s := range path {
		for _, p := range s.Points {
			if !fits(p.X) || !fits(p.Y) {
				return n.wrong("<%s> lies out of all measure", n.name)
			}
		}
	}
	return nil
}

// instead says what to do about an element that is no simple shape.
func instead(name string) string {
	switch name {
	case "text", "tspan", "textPath":
		return "turn text into paths before saving"
	case "image":
		return "save the logo as PNG instead"
	case "use":
		return "unlink clones, or save as plain SVG without symbols"
	case "script", "a", "foreignObject", "animate", "animateTransform", "set":
		return "a printed logo is paths and shapes alone"
	}
	return "draw it with paths and shapes, or save the logo as PNG"
}

// fits reports whether a number can stand in a drawing.
func fits(v float64) bool { return !math.IsNaN(v) && math.Abs(v) <= mostSize }
