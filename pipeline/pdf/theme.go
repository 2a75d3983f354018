package pdf

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// A Theme is how printed pages look.
type Theme struct {
	Size   string   `yaml:"size" doc:"paper: A4 or Letter. Default: A4"`
	Accent string   `yaml:"accent" doc:"accent colour as #rrggbb; white on it and it on white must reach a contrast of 4.5. Default: #1f3a5f"`
	Logo   string   `yaml:"logo" doc:"a picture in PNG or a simple one in SVG at the head of each page, as a path from the configuration. Default: none"`
	Fonts  Typeface `yaml:"fonts" doc:"a typeface of your own; it sets what it has, the program's faces the rest"`

	logo  *press.Image   // what Load has read; nil for none
	fonts *typeset.Fonts // nil for ours
}

// A Typeface is the font files of a family.
type Typeface struct {
	Regular string `yaml:"regular" doc:"a TrueType font, as a path from the configuration. Default: none"`
	Bold    string `yaml:"bold" doc:"its bold face. Default: the regular one"`
}

// DefaultTheme is the design as published.
func DefaultTheme() Theme { return Theme{Size: "A4", Accent: "#1f3a5f"} }

// What a theme's files may hold, in bytes.
const (
	mostOfALogo = 5 << 20
	mostOfAFont = 64 << 20
)

// Load reads the files that the theme names, each of at most some bytes. An
// error begins with the key.
func (t Theme) Load(read func(path string, most int64) ([]byte, error)) (Theme, error) {
	var err error
	load := func(key, path string, most int64) (content []byte) {
		if path == "" || err != nil {
			return nil
		}
		if content, err = read(path, most); err != nil {
			err = fmt.Errorf("page.%s: %w; name a file that is there, as a path from the configuration", key, err)
		}
		return content
	}
	picture, regular, bold := load("logo", t.Logo, mostOfALogo), load("fonts.regular", t.Fonts.Regular, mostOfAFont), load("fonts.bold", t.Fonts.Bold, mostOfAFont)
	if err == nil && t.Logo != "" {
		if t.logo, err = press.NewLogo(picture); err != nil {
			err = fmt.Errorf("page.logo: %s: %w", t.Logo, err)
		}
	}
	if err == nil && t.Fonts.Regular != "" {
		if t.fonts, err = typeset.With("own", regular, bold); err != nil {
			err = fmt.Errorf("page.fonts: %w; name whole TrueType fonts, as files that end in .ttf", err)
		}
	}
	return t, err
}

// Validate says which value makes no sense, beginning with its key.
func (t Theme) Validate() error {
	if _, ok := papers[t.Size]; !ok {
		return fmt.Errorf("size %q is not one of A4, Letter", t.Size)
	}
	accent, err := colour(t.Accent)
	if err != nil {
		return fmt.Errorf("accent %w", err)
	}
	if c := contrast(accent, white); c < leastContrast {
		return fmt.Errorf("accent %s has a contrast of %.1f on white; choose a darker colour, of 4.5 at least", t.Accent, c)
	}
	if t.Fonts.Bold != "" && t.Fonts.Regular == "" {
		return errors.New("fonts.bold needs fonts.regular beside it")
	}
	return nil
}

// leastContrast is what small type needs to be read by everyone.
const leastContrast = 4.5

// loaded says which file of the theme Load has not read.
func (t Theme) loaded() error {
	switch {
	case t.Logo != "" && t.logo == nil:
		return fmt.Errorf("logo: %s was not read", t.Logo)
	case t.Fonts.Regular != "" && t.fonts == nil:
		return fmt.Errorf("fonts.regular: %s was not read", t.Fonts.Regular)
	}
	return nil
}

// papers are the sizes of pages in points.
var papers = map[string]struct{ width, height float64 }{
	"A4":     {595.28, 841.89},
	"Letter": {612, 792},
}

// The colours of the page. Each has a contrast of at least 4.5 on white, the
// lines apart, which carry no meaning.
var (
	white = canvas.Colour{R: 255, G: 255, B: 255}
	black = canvas.Colour{R: 27, G: 31, B: 36}
	grey  = canvas.Colour{R: 75, G: 84, B: 94}
	hair  = canvas.Colour{R: 201, G: 209, B: 217}
	pale  = canvas.Colour{R: 223, G: 228, B: 233}
	tint  = canvas.Colour{R: 241, G: 244, B: 247}
	light = canvas.Colour{R: 200, G: 210, B: 221}
	alarm = canvas.Colour{R: 154, G: 52, B: 18}
)

func colour(s string) (canvas.Colour, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return canvas.Colour{}, fmt.Errorf("%q is no colour; write it as #1f3a5f", s)
	}
	return canvas.Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}, nil
}

// contrast is the ratio of two colours' luminance as WCAG 2 defines it, 1 to 21.
func contrast(a, b canvas.Colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c canvas.Colour) float64 {
	channel := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}
