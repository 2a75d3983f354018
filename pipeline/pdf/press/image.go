package press

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"strconv"
)

// An Image is a picture prepared once, for any number of pages and files.
type Image struct {
	Width, Height float64 // pixels, or the units of a drawing
	name          string
	colour, alpha []byte // packed; alpha is nil for a picture without transparency
	form          []byte // of a drawing: its frame, and colour is its content
}

// imagePixels bounds a picture, so that a small file cannot fill the memory.
const imagePixels = 4000 * 4000

// NewImage reads a picture in PNG.
func NewImage(file []byte) (*Image, error) {
	c, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w; save it as PNG", err)
	}
	if c.Width < 1 || c.Height < 1 || c.Width*c.Height > imagePixels {
		return nil, fmt.Errorf("read the picture: %d × %d pixels are too many; make it at most 4000 × 4000", c.Width, c.Height)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w; save it as PNG", err)
	}
	m = sharp(m)
	sum := sha256.Sum256(file)
	out := &Image{Width: float64(m.Bounds().Dx()), Height: float64(m.Bounds().Dy()), name: fmt.Sprintf("I%x", sum[:6])}
	out.pack(m)
	return out, nil
}

// pack turns the pixels into planes of colour and transparency.
func (m *Image) pack(from image.Image) {
	frame, opaque := from.Bounds(), true
	colour, alpha := make([]byte, 0, 3*frame.Dx()*frame.Dy()), make([]byte, 0, frame.Dx()*frame.Dy())
	for y := frame.Min.Y; y < frame.Max.Y; y++ {
		for x := frame.Min.X; x < frame.Max.X; x++ {
			r, g, b, a := from.At(x, y).RGBA()
			if a > 0 && a < 0xFFFF {
				r, g, b = r*0xFFFF/a, g*0xFFFF/a, b*0xFFFF/a
			}
			opaque = opaque && a == 0xFFFF
			colour = append(colour, byte(r>>8), byte(g>>8), byte(b>>8))
			alpha = append(alpha, byte(a>>8))
		}
	}
	m.colour = bestDeflate(colour)
	if !opaque {
		m.alpha = bestDeflate(alpha)
	}
}

// image writes a picture, once a file, and returns its number.
func (a *assembly) image(m *Image) int {
	if n := a.images[m]; n > 0 {
		return n
	}
	n := a.object()
	a.images[m] = n
	if m.form != nil {
		a.begin(n)
		a.out = append(append(a.out, "<</Type/XObject/Subtype/Form/Resources<<>>"...), m.form...)
		a.stream(m.colour, flate)
		return n
	}
	mask := 0
	if m.alpha != nil {
		mask = a.object()
		a.plane(mask, m, "/DeviceGray", m.alpha, 0)
	}
	a.plane(n, m, "/DeviceRGB", m.colour, mask)
	return n
}

func (a *assembly) plane(object int, m *Image, space string, data []byte, mask int) {
	a.begin(object)
	a.out = append(a.out, "<</Type/XObject/Subtype/Image/BitsPerComponent 8/Width "...)
	a.out = strconv.AppendInt(a.out, int64(m.Width), 10)
	a.out = strconv.AppendInt(append(a.out, "/Height "...), int64(m.Height), 10)
	a.out = append(append(a.out, "/ColorSpace"...), space...)
	if mask > 0 {
		a.out = ref(append(a.out, "/SMask "...), mask)
	}
	a.stream(data, flate)
}
