// Package theme is how pages look, as a configuration says it: values
// and the bytes of the files that they name. What a picture or a font holds is
// for those who draw.
package theme

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Theme is how printed pages look; web pages share its accent and its logo.
type Theme struct {
	Size   string   `yaml:"size" doc:"paper: A4 or Letter. Default: A4"`
	Accent string   `yaml:"accent" doc:"accent colour as #rrggbb, of paper and screens; white on it and it on white must reach a contrast of 4.5. Default: #1f3a5f"`
	Logo   string   `yaml:"logo" doc:"a picture in PNG or a simple one in SVG at the head of each page, on paper, and on screens where 64 KB hold it, as a path from the configuration. Default: none"`
	Fonts  Typeface `yaml:"fonts" doc:"a typeface of your own for printed pages; it sets what it has, the program's faces the rest"`

	// Files are what Load has read; nil where nothing is named.
	Files struct{ Logo, Regular, Bold []byte } `yaml:"-"`
}

// A Typeface is the font files of a family.
type Typeface struct {
	Regular string `yaml:"regular" doc:"a TrueType font, as a path from the configuration. Default: none"`
	Bold    string `yaml:"bold" doc:"its bold face. Default: the regular one"`
}

// Defaults is the design as published.
func Defaults() Theme { return Theme{Size: "A4", Accent: "#1f3a5f"} }

// What a theme's files may hold, in bytes.
const (
	mostOfALogo = 5 << 20
	mostOfAFont = 64 << 20
)

// Load reads the files that the theme names, each of at most some bytes. An
// error begins with the key.
func (t Theme) Load(read func(path string, most int64) ([]byte, error)) (Theme, error) {
	for _, f := range []struct {
		key, path string
		most      int64
		to        *[]byte
	}{
		{"logo", t.Logo, mostOfALogo, &t.Files.Logo},
		{"fonts.regular", t.Fonts.Regular, mostOfAFont, &t.Files.Regular},
		{"fonts.bold", t.Fonts.Bold, mostOfAFont, &t.Files.Bold},
	} {
		if f.path == "" {
			continue
		}
		var err error
		if *f.to, err = read(f.path, f.most); err != nil {
			return t, fmt.Errorf("page.%s: %w; name a file that is there, as a path from the configuration", f.key, err)
		}
	}
	return t, nil
}

// Validate says which value makes no sense, beginning with its key.
func (t Theme) Validate() error {
	if _, ok := papers[t.Size]; !ok {
		return fmt.Errorf("size %q is not one of A4, Letter", t.Size)
	}
	accent, err := parse(t.Accent)
	if err != nil {
		return fmt.Errorf("accent %w", err)
	}
	if c := accent.Contrast(White); c < leastContrast {
		return fmt.Errorf("accent %s has a contrast of %.1f on white; choose a darker colour, of 4.5 at least", t.Accent, c)
	}
	if t.Fonts.Bold != "" && t.Fonts.Regular == "" {
		return errors.New("fonts.bold needs fonts.regular beside it")
	}
	return nil
}

// A Paper is the size of a page in points.
type Paper struct{ Width, Height float64 }

var papers = map[string]Paper{
	"A4":     {595.28, 841.89},
	"Letter": {612, 792},
}

// Paper is what a valid theme is printed on.
func (t Theme) Paper() Paper { return papers[t.Size] }

// Ink is the accent of a valid theme.
func (t Theme) Ink() Colour {
	c, _ := parse(t.Accent)
	return c
}

// A Colour is its parts of red, green and blue.
type Colour struct{ R, G, B uint8 }

func parse(s string) (Colour, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return Colour{}, fmt.Errorf("%q is no colour; write it as #1f3a5f", s)
	}
	return Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}, nil
}

// leastContrast is what small type needs to be read by everyone.
const leastContrast = 4.5

// Contrast is the ratio of two colours' luminance as WCAG 2 defines it, 1 to 21.
func (c Colour) Contrast(other Colour) float64 {
	x, y := c.luminance(), other.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c Colour) luminance() float64 {
	channel := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

// White is paper.
var White = Colour{R: 255, G: 255, B: 255}

// String is the colour as #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Toward is the colour mixed with another, which has a share of it from 0 to 1.
func (c Colour) Toward(other Colour, share float64) Colour {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-share) + float64(y)*share)) }
	return Colour{R: mix(c.R, other.R), G: mix(c.G, other.G), B: mix(c.B, other.B)}
}

// Readable is the colour, as much lighter as it must be to reach a contrast on a
// dark ground; white where nothing less does.
func (c Colour) Readable(ground Colour, contrast float64) Colour {
	for share := 0.0; share < 1; share += 0.02 {
		if lighter := c.Toward(White, share); lighter.Contrast(ground) >= contrast {
			return lighter
		}
	}
	return White
}
