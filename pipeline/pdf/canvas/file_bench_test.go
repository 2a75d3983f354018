package canvas

import (
	"fmt"
	"testing"

	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// BenchmarkPage is a page of some 400 words with tables, bars and links, from
// spans of text to the bytes of a tagged file, as often as the benchmark asks.
// Each page has words that no page before it had.
func BenchmarkPage(b *testing.B) {
	fonts := typeset.Default()
	p := press.NewPress(fonts)
	if _, err := samplePage(p, fonts, 0); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	size := 0
	for i := range b.N {
		file, err := samplePage(p, fonts, i+1)
		if err != nil {
			b.Fatal(err)
		}
		size += len(file)
	}
	b.ReportMetric(float64(size)/float64(b.N)/1000, "kB/page")
}

// BenchmarkPageParallel is BenchmarkPage on all cores.
func BenchmarkPageParallel(b *testing.B) {
	fonts := typeset.Default()
	p := press.NewPress(fonts)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			if _, err := samplePage(p, fonts, i); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// samplePage makes the n-th file of a kind that resembles a briefing.
func samplePage(p *press.Press, fonts *typeset.Fonts, n int) ([]byte, error) {
	page, err := drawnSample(p, fonts, n)
	if err != nil {
		return nil, err
	}
	return p.File(press.Meta{Title: fmt.Sprintf("Aurelia Logistics %d", n), Subject: "Executive briefing", Language: "en"},
		press.Sheet{Page: page})
}

// drawnSample is its page.
func drawnSample(p *press.Press, fonts *typeset.Fonts, n int) (*press.Page, error) {
	s := sampler{c: New(p, 595.28, 841.89), fonts: fonts, y: 50, n: n}
	s.c.Bookmark(1, fmt.Sprintf("Account %d", n), 0)
	s.block(press.H1, fmt.Sprintf("Aurelia Logistics %d", n), 20, true)
	s.c.Rect(40, s.y, 515, 3, Colour{31, 58, 95})
	s.y += 12
	for i := range 6 {
		s.block(press.H2, sampleHeads[i], 9.5, true)
		s.block(press.P, fmt.Sprintf(sampleTexts[i%len(sampleTexts)], n*7919+i), 8.5, false)
	}
	s.table()
	s.bars()
	return s.c.Finish()
}

// sampler draws the parts of a sample page from the top down.
type sampler struct {
	c     *Canvas
	fonts *typeset.Fonts
	y     float64
	n     int
}

func sampleInk(int) Colour { return Colour{27, 27, 31} }

func (s *sampler) block(tag press.Tag, text string, size float64, bold bool) {
	s.c.Begin(tag, press.Attrs{})
	p := s.fonts.Paragraph(typeset.Span{Text: text, Style: typeset.Style{Size: size, Bold: bold}})
	for _, scale := range []float64{1, 0.98, 0.96} { // a layout tries some sizes
		p.Lines(515, scale)
	}
	for _, l := range p.Lines(515, 1) {
		s.c.Text(40, s.y+l.Ascent, l, sampleInk)
		s.y += (l.Ascent + l.Descent) * 1.05
	}
	s.c.End()
	s.y += 2
}

func (s *sampler) table() {
	s.c.Begin(press.Table, press.Attrs{})
	for row := range 9 {
		s.c.Begin(press.TR, press.Attrs{})
		s.c.Line(40, s.y, 555, s.y, Colour{200, 200, 205}, 0.4)
		for col := range 6 {
			tag := press.TD
			if row == 0 {
				tag = press.TH
			}
			s.c.Begin(tag, press.Attrs{})
			text := sampleCells[(row*6+col)%len(sampleCells)]
			if col == 5 {
				text = fmt.Sprintf("+48 600 %03d %03d", row*s.n%1000, s.n*31%1000)
			}
			l := s.fonts.Paragraph(typeset.Span{Text: text, Style: typeset.Style{Size: 8.5, Bold: row == 0}}).Line(1)
			s.c.Text(40+float64(col)*86, s.y+10, l, sampleInk)
			s.c.End()
		}
		s.c.End()
		s.y += 14
	}
	s.c.End()
}

func (s *sampler) bars() {
	s.c.Begin(press.Figure, press.Attrs{Alt: "Revenue in € million: 4.31 in 2022, 4.98 in 2023, 5.60 in 2024, 5.95 in 2025"})
	for i := range 5 {
		x, h := 40+float64(i)*40, 20+float64((s.n+i*13)%30)
		if i == 4 {
			s.c.Hatch(x, s.y+60-h, 34, h, Colour{31, 58, 95}, 0.6, 3)
		} else {
			s.c.Rect(x, s.y+60-h, 34, h, Colour{31, 58, 95})
		}
		s.c.Text(x+6, s.y+56-h,
			s.fonts.Paragraph(typeset.Span{Text: fmt.Sprintf("%d.%02d", i+4, (s.n*17+i*31)%100), Style: typeset.Style{Size: 8}}).Line(1),
			sampleInk)
	}
	s.c.End()
	s.y += 70
}

var (
	sampleHeads = []string{"They will raise", "Say, ask, avoid", "People", "The account in figures", "Where it is going", "The year"}
	sampleTexts = []string{
		"Promised, overdue: roadmap session %d with Dana Petrescu, due 1 September. Answer: offered 3 or 8 December (M. Okafor). Double " +
			"invoices since 11 October: cause found, credit issued 12 November, last check 4 December (A. Lindqvist). Kept: data " +
			"residency paper, named contact for Asia.",
		"Strategy: from freight into contract logistics, Gdańsk first; serves our goal of %d reference hubs by 2028. They want margin in " +
			"contract logistics and one data platform by 2028. Their industry: spot rates down 22 %%, driver shortage, EU emission " +
			"reports from 2027.",
		"Customs clearance nine hours faster since April; 99.%d %% through peak season. What would make Gdańsk a success for Ines? " +
			"Norvik’s prices; the 2024 outage. Strategy with Pieter: numbers first. He sails; no slides. Competition: Norvik runs " +
			"customs in Gdynia. Untapped: about €3 m with two other suppliers.",
	}
	sampleCells = []string{"Pieter de Vos, CEO", "decides", "supports, since March", "14 May", "you", "", "Ines Carvalho, CFO", "decides",
		"sceptical, was neutral", "2 Feb", "M. Okafor", "", "Jürgen Großmann, SVP", "influences", "neutral", "9 Oct", "T. Zieliński", ""}
)

// BenchmarkScripts is a page of some 1,500 characters in each script, to bytes.
func BenchmarkScripts(b *testing.B) {
	fonts := typeset.Default()
	p := press.NewPress(fonts)
	for _, name := range []string{"latin", "vietnamese", "cyrillic", "arabic", "devanagari", "thai", "chinese", "japanese", "korean"} {
		b.Run(name, func(b *testing.B) {
			text := ""
			for len([]rune(text)) < 1500 {
				text += scripts[name] + " "
			}
			b.ReportAllocs()
			for i := range b.N {
				s := sampler{c: New(p, 595.28, 841.89), fonts: fonts, y: 50, n: i}
				s.block(press.H1, fmt.Sprint(name, " ", i), 20, true)
				s.block(press.P, text, 9, false)
				page, err := s.c.Finish()
				if err == nil {
					_, err = p.File(press.Meta{Title: name}, press.Sheet{Page: page})
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
