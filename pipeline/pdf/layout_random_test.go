package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// words are what random pages are made of.
var words = []string{"Aurelia", "roll-out", "a", "renewal", "€84,000", "12 %", "Gdańsk", "Ελλάδα", "Москва", "佐藤美咲", "契約物流の利益率",
	"محمد", "العلي", "שלום", "บริษัทขนส่ง", "화물에서", "क्षत्रिय", "👩‍💻", "\u202e", "\u0301", "\U00010380", "\x00", "i̇̈", "((",
	"https://example.com/a/very/long/path?that=never&ends=here",
	"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "—", "…", "\u00a0", "<b>", "=1+1", "\ufdfa"}

// aText is a random text: mostly short, sometimes absurd.
func aText(t *rapid.T, name string) string {
	n := rapid.SampledFrom([]int{0, 1, 1, 1, 2, 2, 3, 3, 5, 5, 8, 20}).Draw(t, name)
	switch rapid.IntRange(0, 90).Draw(t, name+" long") {
	case 88:
		return strings.Repeat("x", 10_000)
	case 89:
		return strings.Repeat("ten thousand characters ", 417)
	case 90:
		return strings.Repeat("漢字仮名", 500)
	}
	out := make([]string, n)
	for i := range out {
		out[i] = rapid.SampledFrom(words).Draw(t, name)
	}
	return strings.Join(out, " ")
}

func aLine(t *rapid.T, name string) document.Line {
	var l document.Line
	for range rapid.IntRange(0, 3).Draw(t, name+" spans") {
		s := document.Span{Text: aText(t, name), Tone: document.Tone(rapid.IntRange(0, 4).Draw(t, "tone"))}
		if rapid.IntRange(0, 9).Draw(t, "linked") == 0 {
			s.Link = &document.Link{Text: "more",
				To: rapid.SampledFrom([]string{"accounts/x.html#people", "#people", "http://evil", "", "../../x"}).Draw(t, "to")}
		}
		l = append(l, s)
	}
	return l
}

func weight(t *rapid.T) int { return rapid.IntRange(0, 99).Draw(t, "weight") }

// few is how many lines a block has: mostly a few, sometimes forty.
func few(t *rapid.T) int {
	return rapid.SampledFrom([]int{0, 1, 1, 2, 2, 3, 3, 5, 8, 40}).Draw(t, "lines")
}

func times[T any](t *rapid.T, make func(t *rapid.T) T) []T {
	out := []T{}
	for range few(t) {
		out = append(out, make(t))
	}
	return out
}

var blockKinds = []func(t *rapid.T) document.Block{
	func(t *rapid.T) document.Block {
		return document.Paragraph{Line: aLine(t, "paragraph"), Weight: weight(t)}
	},
	func(t *rapid.T) document.Block {
		return document.Callout{Label: aText(t, "label"), Warn: rapid.Bool().Draw(t, "warn"),
			Lines: times(t, func(t *rapid.T) document.Line { return aLine(t, "callout") })}
	},
	func(t *rapid.T) document.Block {
		return document.List{Ordered: rapid.Bool().Draw(t, "ordered"),
			Items: times(t, func(t *rapid.T) document.Item { return document.Item{Line: aLine(t, "item"), Weight: weight(t)} })}
	},
	func(t *rapid.T) document.Block {
		return document.Facts{Inline: rapid.Bool().Draw(t, "inline"), Items: times(t, func(t *rapid.T) document.Fact {
			return document.Fact{Label: aText(t, "label"), Value: aLine(t, "value"), Weight: weight(t)}
		})}
	},
	aTable, someFigures, aChart,
	func(t *rapid.T) document.Block {
		y := document.Year{From: program.NewDate(2026, 12, 1), To: program.NewDate(2027, 11, 30), Key: aText(t, "key"),
			Describe: aText(t, "describe")}
		y.Months = times(t, func(t *rapid.T) string { return aText(t, "month") })
		y.Lanes = times(t, func(t *rapid.T) document.Lane {
			return document.Lane{Name: aText(t, "lane"), Marks: times(t, func(t *rapid.T) document.LaneMark {
				from := y.From.AddDays(rapid.IntRange(-30, 400).Draw(t, "from"))
				return document.LaneMark{Label: aText(t, "mark"), From: from, To: from.AddDays(rapid.IntRange(0, 60).Draw(t, "days")),
					Form: document.Form(rapid.IntRange(0, 4).Draw(t, "form")), Worth: rapid.Float64().Draw(t, "worth")}
			})}
		})
		return y
	},
	func(t *rapid.T) document.Block {
		return document.Cards{Items: times(t, func(t *rapid.T) document.Card {
			return document.Card{Name: aLine(t, "name"), Lines: times(t, func(t *rapid.T) document.Line { return aLine(t, "of them") }),
				Weight: weight(t),
				Stance: document.Stance{Now: rapid.IntRange(-1, 6).Draw(t, "now"), Before: rapid.IntRange(-1, 6).Draw(t, "before"),
					Words: document.Span{Text: aText(t, "stance")}}}
		})}
	},
	func(t *rapid.T) document.Block {
		return document.Relations{Table: aTable(t).(document.Table), Head: aText(t, "head"), Key: aText(t, "key"),
			Describe: aText(t, "describe"),
			Ours:     times(t, func(t *rapid.T) string { return aText(t, "ours") }), Bonds: times(t, func(t *rapid.T) document.Bond {
				return document.Bond{Ours: rapid.IntRange(-1, 9).Draw(t, "one"), Theirs: rapid.IntRange(-1, 9).Draw(t, "other"),
					Strength: document.Strength(rapid.IntRange(0, 3).Draw(t, "strength"))}
			})}
	},
	func(t *rapid.T) document.Block {
		return document.Questions{Items: times(t,
			func(t *rapid.T) document.Item { return document.Item{Line: aLine(t, "question"), Weight: weight(t)} })}
	},
	func(t *rapid.T) document.Block {
		return document.More{Count: rapid.IntRange(0, 9).Draw(t, "more"),
			Link: document.Link{Text: "on the account page", To: "accounts/x.html"}}
	},
}

func aTable(t *rapid.T) document.Block {
	x := document.Table{}
	for range rapid.IntRange(0, 8).Draw(t, "columns") {
		x.Columns = append(x.Columns, document.Column{Title: aText(t, "title"), Number: rapid.Bool().Draw(t, "number")})
	}
	x.Rows = times(t, func(t *rapid.T) document.Row {
		r := document.Row{Depth: rapid.IntRange(0, 12).Draw(t, "depth"), Head: rapid.IntRange(0, 5).Draw(t, "head") == 0, Weight: weight(t)}
		for range x.Columns {
			r.Cells = append(r.Cells, aLine(t, "cell"))
		}
		return r
	})
	return x
}

func someFigures(t *rapid.T) document.Block {
	return document.Figures{Items: times(t, func(t *rapid.T) document.Figure {
		f := document.Figure{Value: aText(t, "value"), Label: aText(t, "label"), Warn: rapid.Bool().Draw(t, "warn")}
		for range rapid.IntRange(0, 3).Draw(t, "small") {
			f.Small = append(f.Small, aLine(t, "small"))
		}
		if rapid.Bool().Draw(t, "trend") {
			f.Trend = &document.Trend{First: aText(t, "first"), Last: aText(t, "last"), Describe: aText(t, "describe"),
				Points: times(t, func(t *rapid.T) document.TrendPoint {
					return document.TrendPoint{Value: rapid.Float64().Draw(t, "value"), Known: rapid.Bool().Draw(t, "known"),
						Print: aText(t, "print")}
				})}
		}
		return f
	})}
}

func aChart(t *rapid.T) document.Block {
	bars := times(t, func(t *rapid.T) document.Bar {
		return document.Bar{Label: aText(t, "label"), Print: aText(t, "print"), Value: rapid.Float64Range(-9, 99).Draw(t, "value"),
			Low: rapid.Float64Range(-9, 9).Draw(t, "low"), High: rapid.Float64Range(9, 99).Draw(t, "high"),
			Interval: rapid.Bool().Draw(t, "interval"), Partial: rapid.Bool().Draw(t, "partial"), Outline: rapid.Bool().Draw(t, "outline"),
			Compared: rapid.Bool().Draw(t, "compared"), Before: rapid.Float64Range(-9, 99).Draw(t, "a year before"),
			Suspect: rapid.Bool().Draw(t, "suspect")}
	})
	if rapid.Bool().Draw(t, "lying") {
		return document.Intervals{Items: bars, Describe: aText(t, "describe")}
	}
	return document.Bars{Title: aText(t, "title"), Unit: aText(t, "unit"), Items: bars, Describe: aText(t, "describe")}
}

// pageKinds are the kinds of page with the sections that their designs place.
var pageKinds = map[document.Kind][]string{
	document.Briefing: {"meeting", "outcome", "watch", "changed", "room", "raise", "say", "needed", "people", "figures", "steps",
		"direction", "ask", "year", "other"},
	document.Scorecard: {"decision", "figures", "headlines", "escalations", "people", "risk", "found", "lost", "loyalty", "comparison"},
	document.Agenda:    {"meeting", "outcome", "issues", "input", "actions", "sides", "debrief"},
	document.Cover:     {"accounts", "meetings", "needed", "changes"},
	document.Sheet:     {"first", "accounts", "goal", "agreed", "yours", "owed", "record", "watch", "other"},
}

// aDocument is a random page.
func aDocument(t *rapid.T) document.Document {
	kind := rapid.SampledFrom([]document.Kind{document.Briefing, document.Briefing, document.Scorecard, document.Agenda, document.Cover,
		document.Sheet}).Draw(t, "kind")
	d := document.Document{Kind: kind, Path: "briefings/x", Title: aText(t, "title"), Subtitle: aText(t, "subtitle"), Top: aText(t, "top"),
		Mark:   aText(t, "mark"),
		Corner: document.Corner{Strong: aText(t, "corner"), Small: aText(t, "why")}, Foot: aLine(t, "foot"),
		Language: rapid.SampledFrom([]string{"en", "de", "", "ja"}).Draw(t, "language")}
	for _, id := range pageKinds[kind] {
		s := document.Section{ID: id, Title: aText(t, "heading"), Note: aText(t, "note"), Weight: weight(t)}
		for range rapid.IntRange(0, 2).Draw(t, "blocks") {
			s.Blocks = append(s.Blocks, rapid.SampledFrom(blockKinds).Draw(t, "block")(t))
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}

// keepsTheRules lays a random document out and says what is wrong with its page.
func keepsTheRules(t *rapid.T, w *Writer) {
	d := aDocument(t)
	s := see(t, w, d)
	for _, x := range s.wrong() {
		t.Errorf("%s", x)
	}
	if lost := s.lost(t, d); len(lost) > s.report.GaveWay {
		t.Errorf("%d lines are lost, and %d reported: %s", len(lost), s.report.GaveWay, fmt.Sprintf("%.50q", lost))
	}
}

func TestAnyDocumentMakesOneSoundPage(t *testing.T) {
	a4, letter := writerOf(t, "A4"), writerOf(t, "Letter")
	rapid.Check(t, func(r *rapid.T) {
		w := a4
		if rapid.Bool().Draw(r, "letter") {
			w = letter
		}
		keepsTheRules(r, w)
	})
}

// FuzzLayout begins with inputs that are long enough for whole documents: a short
// one ends before its document does, and tells nothing.
func FuzzLayout(f *testing.F) {
	w := writerOf(f, "A4")
	for i := range 32 {
		seed := rand.NewChaCha8([32]byte{byte(i)})
		input := make([]byte, 1<<17)
		_, _ = seed.Read(input) // it never fails
		f.Add(input)
	}
	f.Fuzz(rapid.MakeFuzz(func(r *rapid.T) { keepsTheRules(r, w) }))
}
