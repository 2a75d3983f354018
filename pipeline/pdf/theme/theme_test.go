package theme

import (
	"errors"
	"strings"
	"testing"
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
		theme := Defaults()
		c.change(&theme)
		err := theme.Validate()
		if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestAFileOfTheThemeThatIsNotThereIsRefused(t *testing.T) {
	for key, set := range map[string]func(t *Theme){
		"page.logo: ":          func(t *Theme) { t.Logo = "x" },
		"page.fonts.regular: ": func(t *Theme) { t.Fonts.Regular = "x" },
		"page.fonts.bold: ":    func(t *Theme) { t.Fonts.Bold = "x" },
	} {
		theme := Defaults()
		set(&theme)
		_, err := theme.Load(func(string, int64) ([]byte, error) { return nil, errors.New("no such file") })
		if err == nil || !strings.HasPrefix(err.Error(), key) {
			t.Errorf("%sa file that is not there: %v", key, err)
		}
	}
}

// What reads the files is told how large each may be, so that none is held that is larger.
func TestFilesOfTheThemeHaveLimits(t *testing.T) {
	theme := Defaults()
	theme.Logo, theme.Fonts.Regular, theme.Fonts.Bold = "logo", "regular", "bold"
	got := map[string]int64{}
	_, _ = theme.Load(func(path string, most int64) ([]byte, error) {
		got[path] = most
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>`), nil
	})
	if got["logo"] != 5<<20 || got["regular"] != 64<<20 || got["bold"] != 64<<20 {
		t.Errorf("the most that is read: %v", got)
	}
}
