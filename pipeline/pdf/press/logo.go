package press

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"strconv"

	scale "golang.org/x/image/draw"

	"sponsorbook/pipeline/svg"
)

// NewLogo reads a picture in PNG or a simple one in SVG, whatever its name says.
func NewLogo(file []byte) (*Image, error) {
	switch {
	case bytes.HasPrefix(file, []byte("\x89PNG")):
		return NewImage(file)
	case bytes.HasPrefix(file, []byte("\xFF\xD8\xFF")), bytes.HasPrefix(file, []byte("GIF8")),
		bytes.HasPrefix(file, []byte("RIFF")), bytes.HasPrefix(file, []byte("%PDF")):
		return nil, errors.New("the picture is neither PNG nor SVG; save it as one of these")
	}
	p, err := svg.Read(file)
	if err != nil {
		return nil, err
	}
	return vector(p), nil
}

// vector is a drawing as a form, which is drawn as sharply at any size.
func vector(p *svg.Picture) *Image {
	m := &Image{Width: p.Width, Height: p.Height}
	b := fmt.Appendf(nil, "/Matrix[%s 0 0 -%s %s %s]", precise(1/p.Width), precise(1/p.Height), precise(-p.X/p.Width),
		precise(1+p.Y/p.Height))
	m.form = fmt.Appendf(b, "/BBox[%s %s %s %s]", exact(p.X), exact(p.Y), exact(p.X+p.Width), exact(p.Y+p.Height))
	var content []byte
	for _, s := range p.Shapes {
		content = appendShape(content, s)
	}
	m.colour = bestDeflate(content)
	sum := sha256.Sum256(content)
	m.name = fmt.Sprintf("I%x", sum[:6])
	return m
}

// appendShape writes a shape as the operators of a page.
func appendShape(b []byte, s svg.Shape) []byte {
	b = append(b, "q\n"...)
	for _, c := range s.Clips {
		b = append(appendPath(b, c.Path), rule("W", c.EvenOdd)+" n\n"...)
	}
	if s.Matrix != svg.Identity {
		b = append(appendNumbers(b, s.Matrix[:]...), "cm\n"...)
	}
	if s.Fill != nil {
		b = append(appendColour(b, *s.Fill), "rg\n"...)
	}
	if s.Stroke != nil {
		b = append(appendColour(b, *s.Stroke), "RG "...)
		b = append(appendNumbers(b, s.Width), "w "...)
		b = fmt.Appendf(b, "%d J %d j %s M\n", s.Cap, s.Join, exact(max(s.Miter, 1)))
	}
	b = appendPath(b, s.Path)
	switch {
	case s.Stroke == nil:
		b = append(b, rule("f", s.EvenOdd)...)
	case s.Fill == nil:
		b = append(b, 'S')
	default:
		b = append(b, rule("B", s.EvenOdd)...)
	}
	return append(b, "\nQ\n"...)
}

// rule is the operator that takes one inside or the other.
func rule(operator string, evenOdd bool) string {
	if evenOdd {
		return operator + "*"
	}
	return operator
}

func appendPath(b []byte, path []svg.Segment) []byte {
	for _, s := range path {
		switch s.Op {
		case 'M':
			b = append(appendNumbers(b, s.Points[0].X, s.Points[0].Y), "m\n"...)
		case 'L':
			b = append(appendNumbers(b, s.Points[0].X, s.Points[0].Y), "l\n"...)
		case 'C':
			for _, p := range s.Points {
				b = appendNumbers(b, p.X, p.Y)
			}
			b = append(b, "c\n"...)
		case 'Z':
			b = append(b, "h\n"...)
		}
	}
	return b
}

func appendColour(b []byte, c svg.Colour) []byte {
	return appendNumbers(b, float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

func appendNumbers(b []byte, all ...float64) []byte {
	for _, v := range all {
		b = append(append(b, exact(v)...), ' ')
	}
	return b
}

// exact is a number as PDF writes it, without an exponent, to five places;
// precise to ten.
func exact(v float64) string   { return plain(v, 5) }
func precise(v float64) string { return plain(v, 10) }

func plain(v float64, places int) string {
	b := strconv.AppendFloat(nil, v, 'f', places, 64)
	b = bytes.TrimRight(bytes.TrimRight(b, "0"), ".")
	if len(b) == 0 || string(b) == "-0" {
		return "0"
	}
	return string(b)
}

// LogoWide and LogoHigh are the most room that a logo takes at the head of a page,
// in points.
const (
	LogoWide = 110.0
	LogoHigh = 18.0
)

// What a logo needs in pixels to look sharp on paper: 600 to the inch.
const (
	logoPixelsWide = LogoWide * 600 / 72
	logoPixelsHigh = LogoHigh * 600 / 72
)

// sharp is a picture with no more pixels than a logo shows.
func sharp(from image.Image) image.Image {
	w, h := from.Bounds().Dx(), from.Bounds().Dy()
	part := min(logoPixelsWide/float64(w), logoPixelsHigh/float64(h))
	if part >= 1 {
		return from
	}
	to := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(w)*part+0.5)), max(1, int(float64(h)*part+0.5))))
	scale.CatmullRom.Scale(to, to.Bounds(), from, from.Bounds(), draw.Src, nil)
	return to
}
