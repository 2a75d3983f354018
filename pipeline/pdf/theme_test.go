package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/theme"
)

// picture is a logo in PNG.
func picture(t *testing.T) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 120, 40))
	for i := range 120 * 40 {
		m.Set(i%120, i/120, color.NRGBA{uint8(i), 60, 120, uint8(255 - i%2*100)})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestALogoStandsAtTheHeadOfEachPage(t *testing.T) {
	look := theme.Defaults()
	look.Logo = "logo.png"
	look, err := look.Load(func(string, int64) ([]byte, error) { return picture(t), nil })
	if err != nil {
		t.Fatal(err)
	}
	w, err := New(look)
	if err != nil {
		t.Fatal(err)
	}
	s := see(t, w, documenttest.Briefing())
	if len(s.page.Pictures()) != 1 || s.lines[0].X < marginX+40 {
		t.Errorf("%d pictures; the first words stand at %v", len(s.page.Pictures()), s.lines[0].Box)
	}
	for _, x := range s.wrong() {
		t.Error(x)
	}
}

func TestAFileOfTheThemeThatCannotBeUsedIsRefused(t *testing.T) {
	look := theme.Defaults()
	look.Logo = "logo.png"
	if _, err := New(look); err == nil || !strings.Contains(err.Error(), "page.logo") {
		t.Errorf("a logo that was not read: %v", err)
	}
	for _, set := range []func(t *theme.Theme){func(t *theme.Theme) { t.Logo = "x" }, func(t *theme.Theme) { t.Fonts.Regular = "x" }} {
		look := theme.Defaults()
		set(&look)
		look, err := look.Load(func(string, int64) ([]byte, error) { return []byte("no picture and no font"), nil })
		if err == nil {
			_, err = New(look)
		}
		if err == nil || !strings.HasPrefix(err.Error(), "page.") {
			t.Errorf("a damaged file: %v", err)
		}
	}
}

func contrast(a, b canvas.Colour) float64 { return theme.Colour(a).Contrast(theme.Colour(b)) }

func TestTypeHasTheContrastThatEveryoneCanRead(t *testing.T) {
	accent := canvas.Colour(theme.Defaults().Ink())
	for name, pair := range map[string][2]canvas.Colour{
		"words": {black, white}, "small print": {grey, white}, "warnings": {alarm, white}, "accent": {accent, white},
		"words on the accent": {white, accent}, "words on a warning": {white, alarm}, "small print on a tint": {grey, tint},
		"words on pale": {black, pale},
	} {
		if c := contrast(pair[0], pair[1]); c < 4.5 {
			t.Errorf("%s: a contrast of %.2f", name, c)
		}
	}
}

func TestWhatDiffersInMeaningDiffersInGrey(t *testing.T) {
	accent := canvas.Colour(theme.Defaults().Ink())
	d := &drawing{b: &builder{accent: accent}}
	type form struct {
		fill, edge canvas.Colour
	}
	forms := map[chart.Ink]form{}
	for _, ink := range []chart.Ink{chart.Solid, chart.Tint, chart.Outline, chart.Light} {
		fill, edge, width := d.area(ink)
		if width == 0 {
			edge = fill
		}
		forms[ink] = form{fill, edge}
	}
	apart := func(a, b canvas.Colour) bool { return contrast(a, b) >= 1.25 }
	for a, x := range forms {
		for b, y := range forms {
			if a != b && !apart(x.fill, y.fill) && !apart(x.edge, y.edge) {
				t.Errorf("%s and %s look the same in grey", a, b)
			}
		}
	}
	if contrast(accent, white) < 2 {
		t.Error("booked and proposed chips look the same in grey")
	}
}
