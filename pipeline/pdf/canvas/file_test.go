package canvas

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"sponsorbook/pipeline/pdf/pdftest"
	"sponsorbook/pipeline/pdf/press"
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
func onePage(t testing.TB, p *press.Press, texts ...string) (*press.Page, []*typeset.Paragraph) {
	t.Helper()
	c := New(p, 595.28, 841.89)
	var set []*typeset.Paragraph
	y := 40.0
	for _, s := range texts {
		p := typeset.Default().Paragraph(typeset.Span{Text: s, Style: typeset.Style{Size: 10}})
		c.Begin(press.P, press.Attrs{})
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

func mustFile(t testing.TB, p *press.Press, meta press.Meta, sheets ...press.Sheet) []byte {
	t.Helper()
	b, err := p.File(meta, sheets...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTextReadsAsItWasWrittenInEveryScript(t *testing.T) {
	p := press.NewPress(typeset.Default())
	for name, s := range scripts {
		t.Run(name, func(t *testing.T) {
			page, set := onePage(t, p, s)
			pages, err := pdftest.ReadText(mustFile(t, p, press.Meta{Title: name}, press.Sheet{Page: page}))
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
	p := press.NewPress(typeset.Default())
	for name, s := range scripts {
		page, _ := onePage(t, p, s)
		limit := 80_000
		if name == "latin" {
			limit = 40_000
		}
		if n := len(mustFile(t, p, press.Meta{Title: name}, press.Sheet{Page: page})); n > limit {
			t.Errorf("a page of %s has %d bytes, more than %d", name, n, limit)
		}
	}
}

func TestAPageHasTheSameBytesWhateverIsDrawnBesideIt(t *testing.T) {
	alone := func(p *press.Press, name string) []byte {
		page, _ := onePage(t, p, scripts[name], "Strategy")
		return mustFile(t, p, press.Meta{Title: name}, press.Sheet{Page: page})
	}
	want := map[string][]byte{}
	for name := range scripts {
		want[name] = alone(press.NewPress(typeset.Default()), name)
	}
	p := press.NewPress(typeset.Default())
	var all sync.WaitGroup
	for range 4 {
		for name := range scripts {
			all.Go(func() {
				if !bytes.Equal(alone(p, name), want[name]) {
					t.Errorf("the page of %s has other bytes", name)
				}
			})
		}
	}
	all.Wait()
}

func TestAPackHoldsPagesAsTheyWereDrawn(t *testing.T) {
	p := press.NewPress(typeset.Default())
	c := New(p, 595.28, 841.89)
	line := func(s string) typeset.Line {
		return typeset.Default().Paragraph(typeset.Span{Text: s, Style: typeset.Style{Size: 10}}).Line(1)
	}
	ink := func(int) Colour { return Colour{} }
	c.Begin(press.H1, press.Attrs{})
	c.Text(40, 50, line("Cover"), ink)
	c.End()
	c.Begin(press.P, press.Attrs{})
	c.Link("#aurelia", "to the briefing of Aurelia", func() { c.Text(40, 80, line("Aurelia"), ink) })
	c.Link("../accounts/łódź (1).html", "to the account page", func() { c.Text(140, 80, line("more"), ink) })
	c.End()
	cover, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	c = New(p, 612, 792)
	c.Anchor("aurelia", 0)
	c.Bookmark(1, "People", 300)
	c.Bookmark(2, "Sponsors (א)", 320)
	c.Begin(press.H1, press.Attrs{})
	c.Text(40, 50, line("Aurelia Logistics"), ink)
	c.End()
	briefing, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	japanese, _ := onePage(t, p, scripts["japanese"])
	sheets := []press.Sheet{{Page: cover, Title: "Cover"}, {Page: briefing, Title: "Aurelia"}, {Page: japanese, Title: "佐藤"}}
	for range 300 { // so that objects fill several streams
		sheets = append(sheets, press.Sheet{Page: briefing})
	}
	pack := mustFile(t, p, press.Meta{Title: "Pack"}, sheets...)
	pages, err := pdftest.ReadText(pack)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Cover", "Aureliamore"}; !slices.Equal(pages[0], want) {
		t.Errorf("the cover says %q, want %q", pages[0], want)
	}
	if want := []string{"Aurelia Logistics"}; !slices.Equal(pages[1], want) || !slices.Equal(pages[250], want) {
		t.Errorf("the briefings say %q and %q, want %q", pages[1], pages[250], want)
	}
	f, _ := pdftest.Read(pack)
	if got, want := outlineOf(f), "Cover→0 Aurelia→1 (People→1 (Sponsors (א)→1)) 佐藤→2 "; !strings.HasPrefix(got, want) {
		t.Errorf("the outline is %q, want %q", got, want)
	}
	if !bytes.Equal(pack, mustFile(t, p, press.Meta{Title: "Pack"}, sheets...)) {
		t.Error("the same pack has other bytes")
	}
}

// outlineOf is the outline of a file with the page of each entry.
func outlineOf(f *pdftest.File) string {
	catalog := f.Dict(f.Trailer["Root"])
	kids := f.Dict(catalog["Pages"])["Kids"].(pdftest.Array)
	var level func(first any) string
	level = func(at any) string {
		s := ""
		for at != nil {
			e := f.Dict(at)
			s += fmt.Sprintf("%s→%d ", e["Title"].(pdftest.String).Text(), slices.Index(kids, e["Dest"].(pdftest.Array)[0]))
			if e["First"] != nil {
				s += "(" + strings.TrimSpace(level(e["First"])) + ") "
			}
			at = e["Next"]
		}
		return s
	}
	return level(f.Dict(catalog["Outlines"])["First"])
}

func TestAWrongFileIsRefused(t *testing.T) {
	p := press.NewPress(typeset.Default())
	text := typeset.Default().Paragraph(typeset.Span{Text: "x", Style: typeset.Style{Size: 10}}).Line(1)
	draw := func(c *Canvas) { c.Text(1, 20, text, func(int) Colour { return Colour{} }) }
	for name, make := range map[string]func(c *Canvas){
		"an element that was not ended": func(c *Canvas) { c.Begin(press.P, press.Attrs{}); draw(c) },
		"a link to nowhere": func(c *Canvas) {
			c.Begin(press.P, press.Attrs{})
			c.Link("#gone", "x",
				func() { draw(c) })
			c.End()
		},
		"a figure without words":     func(c *Canvas) { c.Begin(press.Figure, press.Attrs{}); c.Rect(1, 1, 5, 5, Colour{}); c.End() },
		"an end without a beginning": func(c *Canvas) { c.End() },
		"a link without words": func(c *Canvas) {
			c.Begin(press.P, press.Attrs{})
			c.Link("a.html", "",
				func() { draw(c) })
			c.End()
		},
	} {
		c := New(p, 100, 100)
		make(c)
		page, err := c.Finish()
		if err == nil {
			_, err = p.File(press.Meta{Title: "x"}, press.Sheet{Page: page})
		}
		if err == nil {
			t.Errorf("%s was written", name)
		}
	}
	page, _ := onePage(t, press.NewPress(typeset.Default()), "x")
	if _, err := p.File(press.Meta{Title: "x"}, press.Sheet{Page: page}); err == nil {
		t.Error("a page of another press was written")
	}
	if _, err := p.File(press.Meta{Title: "\x00 "}); err == nil {
		t.Error("a file without a title was written")
	}
}

func TestMetadataSaysWhatItWasGiven(t *testing.T) {
	p := press.NewPress(typeset.Default())
	page, _ := onePage(t, p, "x")
	at, _ := program.ParseDate("2026-11-21")
	b := mustFile(t, p, press.Meta{Title: "A & <B> (ł)\x07", Author: "T. Zieliński", Subject: "s)", Keywords: "account A",
		Language: "de)x", Date: at}, press.Sheet{Page: page})
	f, err := pdftest.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	info := f.Dict(f.Trailer["Info"])
	for k, want := range map[pdftest.Name]string{"Title": "A & <B> (ł)", "Author": "T. Zieliński", "Subject": "s)",
		"CreationDate": "D:20261121000000Z"} {
		if got := info[k].(pdftest.String).Text(); got != want {
			t.Errorf("%s is %q, want %q", k, got, want)
		}
	}
	catalog := f.Dict(f.Trailer["Root"])
	xmp := string(f.Get(catalog["Metadata"]).(pdftest.Stream).Data)
	for _, want := range []string{"A &amp; &lt;B&gt; (ł)</rdf:li>", "2026-11-21T00:00:00Z", "<pdfuaid:part>1<"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the packet lacks %q", want)
		}
	}
	if got := catalog["Lang"].(pdftest.String).Text(); got != "en" {
		t.Errorf("a wrong language became %q, want en", got)
	}
}

// FuzzText sets any text: nothing panics, the file can be read, and it says every
// character of the text as it was cleaned.
func FuzzText(f *testing.F) {
	for _, s := range scripts {
		f.Add(s)
	}
	for _, s := range []string{"", " ", "\xed\xa0\x80", "caf\xe9", "a\u202eb\u2066c", "\u0301\u0301", "1\ufe0f\u20e3", "\u200d\u200c",
		"\U0001F468\u200d\U0001F469",
		strings.Repeat("W", 400), strings.Repeat("ا", 300), "((((", ")\\(", "\ufeffx\u00ad", "\u0e33\u0e33", "\u093f\u094d",
		"\u1100\u1161", "\u05d0 ", "\ufdfa"} {
		f.Add(s)
	}
	p := press.NewPress(typeset.Default())
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			s = s[:2000]
		}
		page, set := onePage(t, p, s)
		pages, err := pdftest.ReadText(mustFile(t, p, press.Meta{Title: "x" + s}, press.Sheet{Page: page}))
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if got := strings.Join(pages[0], ""); got != set[0].Text {
			t.Errorf("the file says %q, want %q", got, set[0].Text)
		}
	})
}

func TestEveryElementOfALargePackStandsUnderItsParent(t *testing.T) {
	fonts := typeset.Default()
	p := press.NewPress(fonts)
	var sheets []press.Sheet
	for i := range 24 { // more objects than one stream holds, several times
		page, err := drawnSample(p, fonts, i)
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, press.Sheet{Page: page})
	}
	f, err := pdftest.Read(mustFile(t, p, press.Meta{Title: "pack"}, sheets...))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	var walk func(up pdftest.Ref, e pdftest.Dict)
	walk = func(up pdftest.Ref, e pdftest.Dict) {
		count++
		kids, _ := f.Get(e["K"]).(pdftest.Array)
		for _, k := range kids {
			if r, ok := k.(pdftest.Ref); ok {
				kid := f.Dict(r)
				if p, _ := kid["P"].(pdftest.Ref); p != up || kid["S"] == nil {
					t.Fatalf("object %v is a kid of %v and says that %v is above it", r, up, p)
				}
				walk(r, kid)
			}
		}
	}
	root := f.Dict(f.Dict(f.Trailer["Root"])["StructTreeRoot"])
	top := root["K"].(pdftest.Ref)
	walk(top, f.Dict(top))
	if count < 3*objectsOfAStream {
		t.Errorf("the pack has %d elements alone", count)
	}
}

// objectsOfAStream is about how many objects stand in one stream of a file.
const objectsOfAStream = 500
