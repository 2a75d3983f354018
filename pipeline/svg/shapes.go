package svg

// shapes are the elements that draw, each with its path.
var shapes = map[string]func(n *node) ([]Segment, error){
	"path": func(n *node) ([]Segment, error) {
		var p pen
		if err := p.data(n.attrs["d"]); err != nil {
			return nil, n.wrong("d %w", err)
		}
		return p.out, nil
	},
	"rect":    rectangle,
	"circle":  func(n *node) ([]Segment, error) { return round(n, "r", "r") },
	"ellipse": func(n *node) ([]Segment, error) { return round(n, "rx", "ry") },
	"line": func(n *node) ([]Segment, error) {
		a, err := n.lengths("x1", "y1", "x2", "y2")
		if err != nil {
			return nil, err
		}
		return through(a, false), nil
	},
	"polyline": func(n *node) ([]Segment, error) { return points(n, false) },
	"polygon":  func(n *node) ([]Segment, error) { return points(n, true) },
}

func rectangle(n *node) ([]Segment, error) {
	a, err := n.lengths("x", "y", "width", "height")
	if err != nil {
		return nil, err
	}
	x, y, w, h := a[0], a[1], a[2], a[3]
	if w <= 0 || h <= 0 {
		return nil, nil
	}
	rx, err := n.length("rx", -1)
	if err != nil {
		return nil, err
	}
	ry, err := n.length("ry", rx)
	if err != nil {
		return nil, err
	}
	if rx < 0 {
		rx = ry
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx <= 0 || ry <= 0 {
		return through([]float64{x, y, x + w, y, x + w, y + h, x, y + h}, true), nil
	}
	var p pen
	p.move(Point{x + rx, y})
	for _, c := range []struct{ line, corner Point }{
		{Point{x + w - rx, y}, Point{x + w, y + ry}}, {Point{x + w, y + h - ry}, Point{x + w - rx, y + h}},
		{Point{x + rx, y + h}, Point{x, y + h - ry}}, {Point{x, y + ry}, Point{x + rx, y}},
	} {
		p.line(c.line)
		p.arc(rx, ry, 0, false, true, c.corner)
	}
	p.close()
	return p.out, nil
}

func round(n *node, wide, high string) ([]Segment, error) {
	a, err := n.lengths("cx", "cy", wide, high)
	if err != nil {
		return nil, err
	}
	if a[2] <= 0 || a[3] <= 0 {
		return nil, nil
	}
	var p pen
	p.move(Point{a[0] + a[2], a[1]})
	p.arc(a[2], a[3], 0, false, true, Point{a[0] - a[2], a[1]})
	p.arc(a[2], a[3], 0, false, true, Point{a[0] + a[2], a[1]})
	p.close()
	return p.out, nil
}

func points(n *node, closed bool) ([]Segment, error) {
	a, ok := numbers(n.attrs["points"])
	if !ok || len(a)%2 != 0 {
		return nil, n.wrong("points do not read as pairs of numbers")
	}
	return through(a, closed), nil
}

// through is straight lines through points.
func through(a []float64, closed bool) []Segment {
	if len(a) < 4 {
		return nil
	}
	var p pen
	p.move(Point{a[0], a[1]})
	for i := 2; i+1 < len(a); i += 2 {
		p.line(Point{a[i], a[i+1]})
	}
	if closed {
		p.close()
	}
	return p.out
}
