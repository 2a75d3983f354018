package typeset

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/templates/fonts"
)

func set(text string) *Paragraph {
	return Default().Paragraph(Span{Text: text, Style: Style{Size: 10}})
}

func TestCleanNeutralisesWhatDeceives(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain text stays as it is", "Aurelia (22 %)", "Aurelia (22 %)"},
		{"letters are composed", "Ame\u0301lie", "Amélie"},
		{"an override of direction goes", "exe.\u202egpj", "exe.gpj"},
		{"isolates and marks of direction go", "a\u2066b\u2069\u200fc\u061c", "abc"},
		{"zero-width characters go", "A\u200bcme\ufeff\u2060\u00ad", "Acme"},
		{"controls go and lines become spaces", "a\x00b\x1b[1m\r\nc\u2028d\u0085e", "ab[1m  c d e"},
		{"invalid bytes show", "caf\xe9 \xed\xa0\x80", "caf\uFFFD \uFFFD"},
		{"a joiner stays where it shapes", "क्\u200dष नमی\u200cخ", "क्\u200dष नमی\u200cخ"},
		{"a joiner goes elsewhere", "pay\u200dpal", "paypal"},
		{"a joined picture stays", "\U0001F469\u200d\U0001F4BB\ufe0f", "\U0001F469\u200d\U0001F4BB"},
		{"invisible letters go", "a\u3164b\u115fc\U000E0041", "abc"},
		{"a mark finds its letter again", "e\u200b\u0301", "é"},
		{"spaces of other widths become one", "1\u2009000\u202f000", "1 000\u00a0000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Clean(c.text); got != c.want {
				t.Errorf("%q became %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestCleanTwiceIsCleanOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Clean(rapid.String().Draw(t, "text"))
		if twice := Clean(once); twice != once {
			t.Errorf("%q became %q the second time", once, twice)
		}
	})
}

func TestLinesFitAndLoseNothing(t *testing.T) {
	letters := []rune("abc WÉł-/.,(“ אב ع١ม ก็ำ क्षि 佐の。한글 €\u00a0\u0301😀\U00010380")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(letters), 0, 120, -1).Draw(t, "text")
		width := rapid.Float64Range(1, 300).Draw(t, "width")
		scale := rapid.Float64Range(0.8, 1).Draw(t, "scale")
		p := Default().Paragraph(Span{Text: text, Style: Style{Size: 10}}, Span{Text: text, Style: Style{Size: 8, Bold: true}})
		said := ""
		for _, l := range p.Lines(width, scale) {
			said += l.Text()
			if l.Width > width+0.01 && !single(l) {
				t.Errorf("the line %q is %.2f wide, more than %.2f", l.Text(), l.Width, width)
			}
			within(t, l)
		}
		if said != p.Text {
			t.Errorf("the lines say %q, want %q", said, p.Text)
		}
	})
}

// single says that a line has one character that readers see, which may be wider
// than the line.
func single(l Line) bool { return len(l.Runs()) == 1 && len(l.Runs()[0].Words) == 1 }

// within checks that the runs of a line stand side by side.
func within(t *rapid.T, l Line) {
	runs := l.Runs()
	slices.SortFunc(runs, func(a, b Run) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Width, b.Width)) })
	for i := 1; i < len(runs); i++ {
		if d := runs[i].X - runs[i-1].X - runs[i-1].Width; d < -0.01 || d > 0.01 {
			t.Errorf("the runs of %q stand %.2f apart", l.Text(), d)
		}
	}
}

func TestNumbersStandTheRightWayRound(t *testing.T) {
	for text, want := range map[string]string{
		"Total 123 שלום":     "Total 123 םולש",
		"שלום 123 abc":       "abc 123 םולש",
		"נפגש (קומה 7)":      "(7 המוק) שגפנ",
		"99.5% שלום":         "םולש 99.5%",
		"שלום 12-13.4":       "12-13.4 םולש",
		"first שלום 123 end": "first 123 םולש end",
	} {
		p := set(text)
		l := p.Line(1)
		if got := seen(l); got != want {
			t.Errorf("%q is seen as %q, want %q", text, got, want)
		}
	}
}

// seen is a line as it is seen from left to right.
func seen(l Line) string {
	runs := l.Runs()
	slices.SortFunc(runs, func(a, b Run) int { return int(a.X*100 - b.X*100) })
	s := ""
	for _, r := range runs {
		for i := range r.Words {
			w := r.Words[i]
			if r.RightToLeft {
				w = r.Words[len(r.Words)-1-i]
			}
			for _, g := range w.Glyphs {
				t := g.Text
				if r.RightToLeft {
					t = strings.NewReplacer("(", ")", ")", "(").Replace(t) // drawn mirrored
				}
				s += t
			}
		}
	}
	return strings.TrimSpace(s)
}

func TestAForeignNameDoesNotMoveItsNeighbours(t *testing.T) {
	style := Style{Size: 10}
	p := Default().Paragraph(Span{"1. ", style}, Span{"שלום", style}, Span{" 2 Feb", style})
	if got := seen(p.Line(1)); p.RightToLeft == false && got != "1. םולש 2 Feb" {
		t.Errorf("the line is seen as %q", got)
	}
	p = Default().Paragraph(Span{"Name: ", style}, Span{"שלום", style}, Span{" 2", style}, Span{" · 3", style})
	if got, want := seen(p.Line(1)), "Name: םולש 2 · 3"; got != want {
		t.Errorf("the line is seen as %q, want %q", got, want)
	}
}

func TestWhatNoFaceShowsIsMarkedAndReported(t *testing.T) {
	p := set("a\U00010380b\ue000\U00010380")
	if want := []rune{0x10380, 0xE000}; !slices.Equal(p.Missing, want) {
		t.Errorf("missing are %q, want %q", p.Missing, want)
	}
	for _, r := range p.Line(1).Runs() {
		for _, w := range r.Words {
			for _, g := range w.Glyphs {
				if g.ID == 0 {
					t.Errorf("%q is drawn by the glyph for nothing", w.Text)
				}
			}
		}
	}
	if p := set("Łódź 佐藤 한 ไทย शी 🎉 ✓ ≥ →"); len(p.Missing) > 0 {
		t.Errorf("missing are %q, want none", p.Missing)
	}
}

func TestHanIsSetInTheFormsOfItsLanguage(t *testing.T) {
	for _, c := range []struct{ text, named, want string }{
		{"骨直角の", "", "ja"}, {"骨直角", "zh-CN", "zh-Hans"}, {"骨直角", "zh-TW", "zh-Hant"}, {"骨 뼈", "", "ko"},
		{"佐藤 美咲", "en", "ja"}, {"骨直角战略", "", "zh-Hans"}, {"骨直角為啥們", "", "zh-Hant"},
	} {
		if got := hanLanguage(c.text, c.named); got != c.want {
			t.Errorf("%q named %q is set as %s, want %s", c.text, c.named, got, c.want)
		}
	}
	glyph := func(language string) uint16 {
		return Default().Paragraph(Span{"骨", Style{Size: 10, Language: language}}).words[0].Glyphs[0].ID
	}
	if glyph("ja") == glyph("zh-Hans") {
		t.Error("骨 has one form in Japanese and Chinese")
	}
}

func TestFiguresAreTabular(t *testing.T) {
	for _, bold := range []bool{false, true} {
		for _, d := range "123456789" {
			a := Default().Width("0000000", Style{Size: 10, Bold: bold})
			if b := Default().Width(strings.Repeat(string(d), 7), Style{Size: 10, Bold: bold}); a != b {
				t.Errorf("bold %v: seven times %c is %.2f wide, seven noughts are %.2f", bold, d, b, a)
			}
		}
	}
}

func TestAGivenFamilyComesFirst(t *testing.T) {
	raw, err := fonts.Load("hebrew-bold")
	if err != nil {
		t.Fatal(err)
	}
	own, err := With("house", raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	var used []string
	for _, r := range own.Paragraph(Span{"ab שלום 佐", Style{Size: 10}}).Line(1).Runs() {
		used = append(used, r.Face.Name)
	}
	used = slices.Compact(used)
	if want := []string{"latin-regular", "house-regular", "east-regular"}; !slices.Equal(used, want) {
		t.Errorf("the faces are %q, want %q", used, want)
	}
	for name, bad := range map[string][]byte{"nothing": nil, "text": []byte("no font"), "half": raw[:len(raw)/2]} {
		if _, err := With("house", bad, nil); err == nil {
			t.Errorf("%s was taken for a font", name)
		}
	}
}

// FuzzParagraph shapes and breaks any text without panic or loss.
func FuzzParagraph(f *testing.F) {
	for _, s := range []string{"", "a b", "שלום 12 (x)", "क्\u200dष", "\xff\ufffd", "ก็ำไ", "e\u0301\u0301", "\u0640\u0651",
		"\u1100\u1161"} {
		f.Add(s, 50.0)
	}
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if len(s) > 2000 {
			s = s[:2000]
		}
		p, got := set(s), ""
		for _, l := range p.Lines(width, 1) {
			got += l.Text()
		}
		if got != Clean(s) {
			t.Errorf("the lines say %q, want %q", got, Clean(s))
		}
	})
}
