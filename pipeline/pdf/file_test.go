package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/typeset"
)

// scripts are texts in the scripts that pages are promised in, with numbers and
// brackets where the order of things is easily lost.
var scripts = map[string]string{
	"latin":      "Łódź, Gdańsk; “first” (22 %) – coöperate e\u0301 fi ffl Ĳ ß → €84,000",
	"vietnamese": "Công ty Cổ phần Đầu tư, Nguyễn Thị Hồng Nhung muốn tăng trưởng lợi nhuận",
	"greek":      "Η γρήγορη αλεπού πηδάει πάνω από το τεμπέλικο σκυλί· 12 %",
	"cyrillic":   "Съешь ещё этих мягких французских булок, да выпей же чаю",
	"hebrew":     "שלום עולם, נפגש ב-12 בדצמבר (קומה 7), 99.5% שָׁלוֹם",
	"arabic":     "مرحبا بالعالم، الاجتماع يوم 12 ديسمبر (الطابق ٧) لا إله مُحَمَّد",
	"mixed":      "Total 123 שלום abc, ask Dana (מנהלת) by 4 Dec; شركة ABC رقم 5",
	"devanagari": "क्षत्रिय ग्राहक कार्यक्रम, श्रीमान् रिद्धि ऋषियों १२",
	"thai":       "บริษัท ขนส่งน้ำดื่มกำลังดี จำกัด ปี 2028 ฤๅ",
	"chinese":    "从货运转向合同物流，首先在格但斯克；22%（约三百万欧元）",
	"taiwanese":  "從貨運轉向合約物流，首先在格但斯克；服務於我們的目標",
	"japanese":   "佐藤 美咲、契約物流の利益率と「データ基盤」。ノルヴィク𠮷",
	"korean":     "화물에서 계약 물류로, 2028년까지 세 개의 기준 허브",
	"emoji":      "party 🎉 👩‍💻 ✓ ★ ▲ ☎ ⚠",
	"missing":    "old \U00010380 \u16a0 and \U0001F9FF\u20ac \ue000 end",
}

// onePage sets texts as paragraphs of one page.
func onePage(t testing.TB, press *Press, texts ...string) (*Page, []*typeset.Paragraph) {
	t.Helper()
	c := press.Canvas(595.28, 841.89)
	var set []*typeset.Paragraph
	y := 40.0
	for _, s := range texts {
		p := typeset.Default().Paragraph(typeset.Span{Text: s, Style: typeset.Style{Size: 10}})
		c.Begin(P, Attrs{})
		for _, l := range p.Lines(300, 1) {
			y += l.Ascent + l.Descent
			c.Text(40, y, l, func(int) Colour { return Colour{} })
		}
		c.End()
		set = append(set, p)
	}
	page, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return page, set
}

func mustFile(t testing.TB, press *Press, meta Meta, sheets ...Sheet) []byte {
	t.Helper()
	b, err := press.File(meta, sheets...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTextReadsAsItWasWrittenInEveryScript(t *testing.T) {
	press := NewPress(typeset.Default())
	for name, s := range scripts {
		t.Run(name, func(t *testing.T) {
			page, set := onePage(t, press, s)
			pages, err := readText(mustFile(t, press, Meta{Title: name}, Sheet{Page: page}))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := strings.Join(pages[0], "\n"), set[0].Text; got != want {
				t.Errorf("the file says %q, want %q", got, want)
			}
		})
	}
}

func TestPagesStayWithinTheirSize(t *testing.T) {
	press := NewPress(typeset.Default())
	for name, s := range scripts {
		page, _ := onePage(t, press, s)
		limit := 80_000
		if name == "latin" {
			limit = 40_000
		}
		if n := len(mustFile(t, press, Meta{Title: name}, Sheet{Page: page})); n > limit {
			t.Errorf("a page of %s has %d bytes, more than %d", name, n, limit)
		}
	}
}

func TestAPageHasTheSameBytesWhateverIsDrawnBesideIt(t *testing.T) {
	alone := func(press *Press, name string) []byte {
		page, _ := onePage(t, press, scripts[name], "Strategy")
		return mustFile(t, press, Meta{Title: name}, Sheet{Page: page})
	}
	want := map[string][]byte{}
	for name := range scripts {
		want[name] = alone(NewPress(typeset.Default()), name)
	}
	press := NewPress(typeset.Default())
	var all sync.WaitGroup
	for range 4 {
		for name := range scripts {
			all.Go(func() {
				if !bytes.Equal(alone(press, name), want[name]) {
					t.Errorf("the page of %s has other bytes", name)
				}
			})
		}
	}
	all.Wait()
}

func TestAPackHoldsPagesAsTheyWereDrawn(t *testing.T) {
	press := NewPress(typeset.Default())
	c := press.Canvas(595.28, 841.89)
	line := func(s string) typeset.Line {
		return typeset.Default().Paragraph(typeset.Span{Text: s, Style: typeset.Style{Size: 10}}).Line(1)
	}
	ink := func(int) Colour { return Colour{} }
	c.Begin(H1, Attrs{})
	c.Text(40, 50, line("Cover"), ink)
	c.End()
	c.Begin(P, Attrs{})
	c.Link("#aurelia", "to the briefing of Aurelia", func() { c.Text(40, 80, line("Aurelia"), ink) })
	c.Link("../accounts/łódź (1).html", "to the account page", func() { c.Text(140, 80, line("more"), ink) })
	c.End()
	cover, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	c = press.Canvas(612, 792)
	c.Anchor("aurelia", 0)
	c.Bookmark(1, "People", 300)
	c.Bookmark(2, "Sponsors (א)", 320)
	c.Begin(H1, Attrs{})
	c.Text(40, 50, line("Aurelia Logistics"), ink)
	c.End()
	briefing, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	japanese, _ := onePage(t, press, scripts["japanese"])
	sheets := []Sheet{{cover, "Cover"}, {briefing, "Aurelia"}, {japanese, "佐藤"}}
	for range 300 { // so that objects fill several streams
		sheets = append(sheets, Sheet{briefing, ""})
	}
	pack := mustFile(t, press, Meta{Title: "Pack"}, sheets...)
	pages, err := readText(pack)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Cover", "Aureliamore"}; !slices.Equal(pages[0], want) {
		t.Errorf("the cover says %q, want %q", pages[0], want)
	}
	if want := []string{"Aurelia Logistics"}; !slices.Equal(pages[1], want) || !slices.Equal(pages[250], want) {
		t.Errorf("the briefings say %q and %q, want %q", pages[1], pages[250], want)
	}
	f, _ := readPDF(pack)
	if got, want := f.outline(), "Cover→0 Aurelia→1 (People→1 (Sponsors (א)→1)) 佐藤→2 "; !strings.HasPrefix(got, want) {
		t.Errorf("the outline is %q, want %q", got, want)
	}
	if !bytes.Equal(pack, mustFile(t, press, Meta{Title: "Pack"}, sheets...)) {
		t.Error("the same pack has other bytes")
	}
}

// outline is the outline of a file with the page of each entry.
func (f *pdfFile) outline() string {
	catalog := f.dict(f.trailer["Root"])
	kids := f.dict(catalog["Pages"])["Kids"].(pdfArray)
	var level func(first any) string
	level = func(at any) string {
		s := ""
		for at != nil {
			e := f.dict(at)
			s += fmt.Sprintf("%s→%d ", e["Title"].(pdfString).text(), slices.Index(kids, e["Dest"].(pdfArray)[0]))
			if e["First"] != nil {
				s += "(" + strings.TrimSpace(level(e["First"])) + ") "
			}
			at = e["Next"]
		}
		return s
	}
	return level(f.dict(catalog["Outlines"])["First"])
}

func TestAWrongFileIsRefused(t *testing.T) {
	press := NewPress(typeset.Default())
	text := typeset.Default().Paragraph(typeset.Span{Text: "x", Style: typeset.Style{Size: 10}}).Line(1)
	draw := func(c *Canvas) { c.Text(1, 20, text, func(int) Colour { return Colour{} }) }
	for name, make := range map[string]func(c *Canvas){
		"an element that was not ended": func(c *Canvas) { c.Begin(P, Attrs{}); draw(c) },
		"a link to nowhere":             func(c *Canvas) { c.Begin(P, Attrs{}); c.Link("#gone", "x", func() { draw(c) }); c.End() },
		"a figure without words":        func(c *Canvas) { c.Begin(Figure, Attrs{}); c.Rect(1, 1, 5, 5, Colour{}); c.End() },
		"an end without a beginning":    func(c *Canvas) { c.End() },
		"a link without words":          func(c *Canvas) { c.Begin(P, Attrs{}); c.Link("a.html", "", func() { draw(c) }); c.End() },
	} {
		c := press.Canvas(100, 100)
		make(c)
		page, err := c.Finish()
		if err == nil {
			_, err = press.File(Meta{Title: "x"}, Sheet{Page: page})
		}
		if err == nil {
			t.Errorf("%s was written", name)
		}
	}
	page, _ := onePage(t, NewPress(typeset.Default()), "x")
	if _, err := press.File(Meta{Title: "x"}, Sheet{Page: page}); err == nil {
		t.Error("a page of another press was written")
	}
	if _, err := press.File(Meta{Title: "\x00 "}); err == nil {
		t.Error("a file without a title was written")
	}
}

func TestMetadataSaysWhatItWasGiven(t *testing.T) {
	press := NewPress(typeset.Default())
	page, _ := onePage(t, press, "x")
	at, _ := program.ParseDate("2026-11-21")
	b := mustFile(t, press, Meta{Title: "A & <B> (ł)\x07", Author: "T. Zieliński", Subject: "s)", Keywords: "account A", Language: "de)x", Date: at}, Sheet{Page: page})
	f, err := readPDF(b)
	if err != nil {
		t.Fatal(err)
	}
	info := f.dict(f.trailer["Info"])
	for k, want := range map[pdfName]string{"Title": "A & <B> (ł)", "Author": "T. Zieliński", "Subject": "s)", "CreationDate": "D:20261121000000Z"} {
		if got := info[k].(pdfString).text(); got != want {
			t.Errorf("%s is %q, want %q", k, got, want)
		}
	}
	catalog := f.dict(f.trailer["Root"])
	xmp := string(f.get(catalog["Metadata"]).(pdfStream).data)
	for _, want := range []string{"A &amp; &lt;B&gt; (ł)</rdf:li>", "2026-11-21T00:00:00Z", "<pdfuaid:part>1<"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the packet lacks %q", want)
		}
	}
	if got := catalog["Lang"].(pdfString).text(); got != "en" {
		t.Errorf("a wrong language became %q, want en", got)
	}
}

// FuzzText sets any text: nothing panics, the file can be read, and it says every
// character of the text as it was cleaned.
func FuzzText(f *testing.F) {
	for _, s := range scripts {
		f.Add(s)
	}
	for _, s := range []string{"", " ", "\xed\xa0\x80", "caf\xe9", "a\u202eb\u2066c", "\u0301\u0301", "1\ufe0f\u20e3", "\u200d\u200c", "\U0001F468\u200d\U0001F469",
		strings.Repeat("W", 400), strings.Repeat("ا", 300), "((((", ")\\(", "\ufeffx\u00ad", "\u0e33\u0e33", "\u093f\u094d", "\u1100\u1161", "\u05d0 ", "\ufdfa"} {
		f.Add(s)
	}
	press := NewPress(typeset.Default())
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			s = s[:2000]
		}
		page, set := onePage(t, press, s)
		pages, err := readText(mustFile(t, press, Meta{Title: "x" + s}, Sheet{Page: page}))
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if got := strings.Join(pages[0], ""); got != set[0].Text {
			t.Errorf("the file says %q, want %q", got, set[0].Text)
		}
	})
}

// sameRunes says that two texts have the same characters, in whatever order and
// form: glyphs that run right to left stand in the order in which they are seen.
func sameRunes(a, b string) bool {
	sorted := func(s string) []rune {
		r := []rune(norm.NFKD.String(s))
		slices.Sort(r)
		return r
	}
	return slices.Equal(sorted(a), sorted(b))
}

func TestEveryElementOfALargePackStandsUnderItsParent(t *testing.T) {
	fonts := typeset.Default()
	press := NewPress(fonts)
	var sheets []Sheet
	for i := range 24 { // more objects than one stream holds, several times
		page, err := drawnSample(press, fonts, i)
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, Sheet{Page: page})
	}
	f, err := readPDF(mustFile(t, press, Meta{Title: "pack"}, sheets...))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	var walk func(up pdfRef, e pdfDict)
	walk = func(up pdfRef, e pdfDict) {
		count++
		kids, _ := f.get(e["K"]).(pdfArray)
		for _, k := range kids {
			if r, ok := k.(pdfRef); ok {
				kid := f.dict(r)
				if p, _ := kid["P"].(pdfRef); p != up || kid["S"] == nil {
					t.Fatalf("object %v is a kid of %v and says that %v is above it", r, up, p)
				}
				walk(r, kid)
			}
		}
	}
	root := f.dict(f.dict(f.trailer["Root"])["StructTreeRoot"])
	top := root["K"].(pdfRef)
	walk(top, f.dict(top))
	if count < 3*streamObjects {
		t.Errorf("the pack has %d elements alone", count)
	}
}
