package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"image"
	"image/png"

	"sponsorbook/pipeline/pdf/theme"

	"golang.org/x/image/draw"
)

// What a logo may be on a page, which carries it: higher pictures are made smaller,
// larger drawings are left to paper.
const (
	logoHigh    = 112 // pixels: twice what is shown, for fine screens
	logoPixels  = 25_000_000
	mostOfALogo = 64 << 10
)

// darkPaper is the ground of the dark scheme in page.css.
var darkPaper = theme.Colour{R: 0x14, G: 0x18, B: 0x1d}

// A brand is what of a theme a screen shows: its accent, in both schemes, and its logo.
type brand struct {
	style string
	logo  template.URL // "" for none
}

// newBrand says why a logo cannot be shown.
func newBrand(t theme.Theme) (brand, error) {
	var b brand
	if t.Accent != "" && t.Accent != theme.Defaults().Accent {
		ink := t.Ink()
		b.style = fmt.Sprintf(":root{--accent:%[1]s;--band:%[1]s;--solid:%[1]s;--tint:%[2]s}\n"+
			"@media screen and (prefers-color-scheme:dark){:root{--accent:%[3]s;--band:%[1]s;--solid:%[4]s;--tint:%[5]s}}\n",
			ink, ink.Toward(theme.White, 0.86), ink.Readable(darkPaper, 9), ink.Readable(darkPaper, 7), ink.Toward(darkPaper, 0.7))
	}
	var err error
	b.logo, err = logo(t.Files.Logo)
	return b, err
}

// logo is a picture as an address that holds it.
func logo(file []byte) (template.URL, error) {
	address := func(kind string, content []byte) template.URL {
		return template.URL("data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(content))
	}
	switch {
	case len(file) == 0:
		return "", nil
	case !bytes.HasPrefix(file, []byte("\x89PNG")):
		if len(file) > mostOfALogo {
			return "", nil
		}
		return address("svg+xml", file), nil
	}
	size, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return "", fmt.Errorf("the logo: %w", err)
	}
	if size.Width*size.Height > logoPixels {
		return "", errors.New("the logo has more than 25 megapixels; save it smaller")
	}
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return "", fmt.Errorf("the logo: %w", err)
	}
	if size.Height > logoHigh {
		small := image.NewNRGBA(image.Rect(0, 0, max(1, size.Width*logoHigh/size.Height), logoHigh))
		draw.CatmullRom.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
		picture = small
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, picture); err != nil {
		return "", fmt.Errorf("the logo: %w", err)
	}
	if out.Len() > mostOfALogo {
		return "", nil
	}
	return address("png", out.Bytes()), nil
}
