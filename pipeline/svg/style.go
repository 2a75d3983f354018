package svg

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A style is how what stands in an element is painted.
type style struct {
	fill, stroke *Colour // nil for none
	colour       Colour  // that currentColor means
	evenOdd      bool
	width        float64
	cap, join    int
	miter        float64
	shown        bool // not made invisible
	none         bool // not there at all
	matrix       Matrix
	clips        []Clip
	clipEvenOdd  bool
}

func (st style) shape(path []Segment) Shape {
	return Shape{Path: path, Matrix: st.matrix, Fill: st.fill, EvenOdd: st.evenOdd, Stroke: st.stroke, Width: st.width,
		Cap: st.cap, Join: st.join, Miter: st.miter, Clips: st.clips}
}

// A property is a name with its value, as attributes and style sheets give it.
type property struct{ name, value string }

// styled is the style in an element: what is around it, then its attributes, its
// classes, and its own style, each over the one before.
func (d *drawing) styled(n *node, st style) (style, error) {
	if t := n.attrs["transform"]; t != "" {
		m, err := transform(t)
		if err != nil {
			return st, n.wrong("transform %w", err)
		}
		st.matrix = st.matrix.Times(m)
	}
	var all []property
	for name, value := range n.attrs {
		if name != "transform" {
			all = append(all, property{name, value})
		}
	}
	slices.SortFunc(all, func(a, b property) int { return strings.Compare(a.name, b.name) })
	for _, class := range strings.Fields(n.attrs["class"]) {
		all = append(all, d.classes[class]...)
	}
	own, err := declarations(n.attrs["style"])
	if err != nil {
		return st, n.wrong("style %w", err)
	}
	all = append(all, own...)
	// The colour first: others may mean it.
	for _, first := range []bool{true, false} {
		for _, p := range all {
			if (p.name == "color") == first {
				if err := d.property(n, &st, p); err != nil {
					return st, err
				}
			}
		}
	}
	return st, nil
}

func (d *drawing) property(n *node, st *style, p property) error {
	p.value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(p.value), "!important"))
	if p.value == "inherit" || p.value == "" {
		return nil
	}
	if p.name == "clip-path" && p.value != "none" {
		return d.clip(n, st, p.value)
	}
	if r, ok := refused[p.name]; ok && !slices.Contains(r.harmless, p.value) {
		if v, err := strconv.ParseFloat(p.value, 64); err != nil || v != r.plain {
			return n.wrong("%s %q is not supported: %s", p.name, p.value, r.mend)
		}
	}
	if set, ok := properties[p.name]; ok {
		if err := set(st, p.value); err != nil {
			return n.wrong("%s %w", p.name, err)
		}
	}
	return nil
}

// refused are properties that would change the picture and cannot be drawn,
// with the values that change nothing.
var refused = map[string]struct {
	harmless []string
	plain    float64
	mend     string
}{
	"opacity":          {[]string{"100%"}, 1, "give it the colour that it has on white"},
	"fill-opacity":     {[]string{"100%"}, 1, "give it the colour that it has on white"},
	"stroke-opacity":   {[]string{"100%"}, 1, "give it the colour that it has on white"},
	"filter":           {[]string{"none"}, math.NaN(), "save the logo as PNG instead"},
	"mask":             {[]string{"none"}, math.NaN(), "cut the shapes themselves"},
	"mix-blend-mode":   {[]string{"normal"}, math.NaN(), "give it the colour that it has on white"},
	"marker":           {[]string{"none"}, math.NaN(), "turn markers into paths"},
	"marker-start":     {[]string{"none"}, math.NaN(), "turn markers into paths"},
	"marker-mid":       {[]string{"none"}, math.NaN(), "turn markers into paths"},
	"marker-end":       {[]string{"none"}, math.NaN(), "turn markers into paths"},
	"stroke-dasharray": {[]string{"none"}, math.NaN(), "turn the stroke into a path"},
	"vector-effect":    {[]string{"none"}, math.NaN(), "turn the stroke into a path"},
	"paint-order": {[]string{"normal", "fill", "fill stroke", "fill stroke markers"}, math.NaN(),
		"put the stroke below as a shape of its own"},
}

// properties are those that a drawing here has.
var properties = map[string]func(st *style, value string) error{
	"fill":   func(st *style, v string) (err error) { st.fill, err = paint(v, st.colour); return err },
	"stroke": func(st *style, v string) (err error) { st.stroke, err = paint(v, st.colour); return err },
	"color": func(st *style, v string) error {
		c, err := paint(v, st.colour)
		if c != nil {
			st.colour = *c
		}
		return err
	},
	"fill-rule":    func(st *style, v string) error { return choose(&st.evenOdd, v, rules) },
	"clip-rule":    func(st *style, v string) error { return choose(&st.clipEvenOdd, v, rules) },
	"stroke-width": func(st *style, v string) (err error) { st.width, err = length(v); return err },
	"stroke-linecap": func(st *style, v string) error {
		return choose(&st.cap, v, map[string]int{"butt": 0, "round": 1, "square": 2})
	},
	"stroke-linejoin": func(st *style, v string) error {
		return choose(&st.join, v, map[string]int{"miter": 0, "round": 1, "bevel": 2})
	},
	"stroke-miterlimit": func(st *style, v string) (err error) { st.miter, err = length(v); return err },
	"display":           func(st *style, v string) error { st.none = v == "none"; return nil },
	"visibility":        func(st *style, v string) error { st.shown = v == "visible"; return nil },
	"transform":         func(*style, string) error { return errors.New("belongs into an attribute of its own") },
}

var rules = map[string]bool{"nonzero": false, "evenodd": true}

func choose[T any](to *T, value string, of map[string]T) error {
	v, ok := of[value]
	if !ok {
		return fmt.Errorf("%q is not supported", value)
	}
	*to = v
	return nil
}

// clip adds the shapes of a clip path to those that bound an element.
func (d *drawing) clip(n *node, st *style, value string) error {
	id := strings.Trim(strings.TrimSuffix(strings.TrimPrefix(value, "url("), ")"), `"' `)
	of := d.ids[strings.TrimPrefix(id, "#")]
	if !strings.HasPrefix(value, "url(") || of == nil || of.name != "clipPath" {
		return n.wrong("clip-path %q names no clip path of the drawing", value)
	}
	if u := of.attrs["clipPathUnits"]; u != "" && u != "userSpaceOnUse" || d.clipping {
		return of.wrong("a clip path in relative units, or clipped itself, is not supported: cut the shapes themselves")
	}
	d.clipping = true
	defer func() { d.clipping = false }()
	inside := style{matrix: st.matrix}
	inside, err := d.styled(of, inside)
	if err != nil {
		return err
	}
	var c Clip
	for _, k := range of.kids {
		make, known := shapes[k.name]
		if !known {
			if silent[k.name] {
				continue
			}
			return k.wrong("<%s> in a clip path is not supported: cut the shapes themselves", k.name)
		}
		own, err := d.styled(k, inside)
		if err != nil {
			return err
		}
		if own.none {
			continue
		}
		path, err := make(k)
		if err != nil {
			return err
		}
		path = own.matrix.Path(path)
		if err := d.measured(k, path); err != nil {
			return err
		}
		c.Path, c.EvenOdd = append(c.Path, path...), c.EvenOdd || own.clipEvenOdd
	}
	st.clips = append(slices.Clip(st.clips), c)
	return nil
}
