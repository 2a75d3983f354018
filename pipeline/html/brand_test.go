package html

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/theme"
	"sponsorbook/templates"

	"pgregory.net/rapid"
)

func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = byte(i * 31 >> 5)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestScreensHaveThePapersAccentAndLogo(t *testing.T) {
	look := theme.Defaults()
	page := func() string {
		w, err := New(Options{Theme: look})
		if err != nil {
			t.Fatal(err)
		}
		files, err := w.Write(document.Document{Kind: document.Page, Path: "index", Title: "Index", Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		return string(files[0].Bytes)
	}
	if got := page(); strings.Contains(got, `class="logo"`) {
		t.Error("a page without a logo shows one")
	}
	look.Accent, look.Files.Logo = "#0b6e4f", pngOf(t, 900, 600)
	got := page()
	if !strings.Contains(got, "--accent:#0b6e4f") {
		t.Error("the accent is not the theme's")
	}
	_, after, ok := strings.Cut(got, `<img class="logo" src="data:image/png;base64,`)
	if !ok {
		t.Fatal("no logo")
	}
	encoded, _, _ := strings.Cut(after, `"`)
	content, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(encoded, "&#43;", "+"))
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Height != logoHigh || size.Width != 168 {
		t.Errorf("the logo is %d × %d: %v", size.Width, size.Height, err)
	}
	look.Files.Logo = []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)
	if !strings.Contains(page(), "data:image/svg&#43;xml;base64,") && !strings.Contains(page(), "data:image/svg+xml;base64,") {
		t.Error("a drawing is not shown")
	}
	look.Files.Logo = bytes.Repeat([]byte(" "), mostOfALogo+1)
	if strings.Contains(page(), `class="logo"`) {
		t.Error("every page carries a logo that is larger than the page")
	}
}

func TestAnAccentIsReadableInBothSchemes(t *testing.T) {
	style, err := fs.ReadFile(templates.Page, templates.PageCSS)
	_, dark, _ := strings.Cut(string(style), "prefers-color-scheme: dark")
	if err != nil || !strings.Contains(dark, "--paper: "+darkPaper.String()) {
		t.Errorf("the dark scheme has another paper than %s: %v", darkPaper, err)
	}
	rapid.Check(t, func(t *rapid.T) {
		c := color.NRGBA{R: rapid.Uint8().Draw(t, "red"), G: rapid.Uint8().Draw(t, "green"), B: rapid.Uint8().Draw(t, "blue")}
		look := theme.Defaults()
		look.Accent = theme.Colour{R: c.R, G: c.G, B: c.B}.String()
		if look.Validate() != nil {
			return // refused on paper too
		}
		if got := look.Ink().Readable(darkPaper, 7); got.Contrast(darkPaper) < 7 {
			t.Errorf("%s becomes %s, with a contrast of %.1f", look.Accent, got, got.Contrast(darkPaper))
		}
		if tint := look.Ink().Toward(theme.White, 0.86); tint.Contrast(theme.Colour{R: 0x1b, G: 0x1f, B: 0x24}) < 7 {
			t.Errorf("words on %s are hard to read", tint)
		}
	})
}
