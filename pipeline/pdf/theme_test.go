package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/pdf/canvas"
)

func TestAThemeThatCannotBeUsedSaysWhichKeyIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		change func(t *Theme)
		want   string // "" accepts it
	}{
		"as published":                         {func(*Theme) {}, ""},
		"american paper":                       {func(t *Theme) { t.Size = "Letter" }, ""},
		"a paper nobody prints on":             {func(t *Theme) { t.Size = "A3" }, "size "},
		"no paper":                             {func(t *Theme) { t.Size = "" }, "size "},
		"a word for a colour":                  {func(t *Theme) { t.Accent = "navy" }, "accent "},
		"three digits":                         {func(t *Theme) { t.Accent = "#135" }, "accent "},
		"a sign among the digits":              {func(t *Theme) { t.Accent = "#+13579" }, "accent "},
		"a colour too pale to read":            {func(t *Theme) { t.Accent = "#88aaff" }, "accent "},
		"a colour just dark enough":            {func(t *Theme) { t.Accent = "#767676" }, ""},
		"a colour a shade too pale":            {func(t *Theme) { t.Accent = "#777777" }, "accent "},
		"a bold face without its regular face": {func(t *Theme) { t.Fonts.Bold = "b.ttf" }, "fonts.bold "},
	} {
		theme := DefaultTheme()
		c.change(&theme)
		err := theme.Validate()
		if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

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
	theme := DefaultTheme()
	theme.Logo = "logo.png"
	theme, err := theme.Load(func(string, int64) ([]byte, error) { return picture(t), nil })
	if err != nil {
		t.Fatal(err)
	}
	w, err := New(theme)
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
	theme := DefaultTheme()
	theme.Logo = "logo.png"
	if _, err := New(theme); err == nil || !strings.Contains(err.Error(), "page.logo") {
		t.Errorf("a logo that was not read: %v", err)
	}
	if _, err := theme.Load(func(string, int64) ([]byte, error) { return nil, errors.New("no such file") }); err == nil || !strings.Contains(err.Error(), "page.logo") {
		t.Errorf("a logo that is not there: %v", err)
	}
	for _, set := range []func(t *Theme){func(t *Theme) { t.Logo = "x" }, func(t *Theme) { t.Fonts.Regular = "x" }} {
		theme := DefaultTheme()
		set(&theme)
		theme, err := theme.Load(func(string, int64) ([]byte, error) { return []byte("no picture and no font"), nil })
		if err == nil {
			_, err = New(theme)
		}
		if err == nil || !strings.HasPrefix(err.Error(), "page.") {
			t.Errorf("a damaged file: %v", err)
		}
	}
}

func TestTypeHasTheContrastThatEveryoneCanRead(t *testing.T) {
	accent, _ := colour(DefaultTheme().Accent)
	for name, pair := range map[string][2]canvas.Colour{
		"words": {black, white}, "small print": {grey, white}, "warnings": {alarm, white}, "accent": {accent, white},
		"words on the accent": {white, accent}, "words on a warning": {white, alarm}, "small print on a tint": {grey, tint},
		"words on pale": {black, pale},
	} {
		if c := contrast(pair[0], pair[1]); c < leastContrast {
			t.Errorf("%s: a contrast of %.2f", name, c)
		}
	}
}

func TestWhatDiffersInMeaningDiffersInGrey(t *testing.T) {
	accent, _ := colour(DefaultTheme().Accent)
	d := &drawing{b: &builder{accent: accent}}
	type form struct {
		fill, edge float64
	}
	forms := map[chart.Ink]form{}
	for _, ink := range []chart.Ink{chart.Solid, chart.Tint, chart.Outline, chart.Light} {
		fill, edge, width := d.area(ink)
		if width == 0 {
			edge = fill
		}
		forms[ink] = form{luminance(fill), luminance(edge)}
	}
	apart := func(a, b float64) bool { return (max(a, b)+0.05)/(min(a, b)+0.05) >= 1.25 }
	for a, x := range forms {
		for b, y := range forms {
			if a != b && !apart(x.fill, y.fill) && !apart(x.edge, y.edge) {
				t.Errorf("%s and %s look the same in grey", a, b)
			}
		}
	}
	if math.Abs(luminance(accent)-luminance(white)) < 0.5 {
		t.Error("booked and proposed chips look the same in grey")
	}
}
