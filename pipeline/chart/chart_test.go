package chart

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"

	"pgregory.net/rapid"
)

var paper = Paper{Width: 360, Height: 160, Size: 12}

// of are the shapes of one type and ink.
func of[T Shape](d Drawing, ink Ink) (out []T) {
	for _, s := range d.Shapes {
		if v, ok := s.(T); ok && reflect.ValueOf(v).FieldByName("Ink").String() == string(ink) {
			out = append(out, v)
		}
	}
	return out
}

// read is the words of a drawing.
func read(d Drawing) string {
	var words []string
	for _, s := range d.Shapes {
		if t, ok := s.(Text); ok {
			words = append(words, t.Text)
		}
	}
	return strings.Join(words, "|")
}

func TestWhatDiffersInMeaningDiffersInForm(t *testing.T) {
	d := Bars(document.Bars{Items: []document.Bar{{Label: "2024", Print: "3", Value: 3, Suspect: true},
		{Label: "2025", Print: "6", Value: 6}, {Label: "to Oct", Print: "5", Value: 5, Partial: true, Compared: true, Before: 4.5},
		{Label: "others", Print: "4", Value: 4, Outline: true}}}, paper)
	if n := len(of[Rect](d, Light)); n != 1 {
		t.Errorf("%d light bars, want the full year alone", n)
	}
	if n := len(of[Rect](d, Solid)); n != 1 {
		t.Errorf("%d solid bars, want the running year alone", n)
	}
	if n := len(of[Rect](d, Outline)); n != 2 {
		t.Errorf("%d outlined bars, want the one that lacks money and the comparison", n)
	}
	if n := len(of[Stroke](d, Hatch)); n != 1 {
		t.Errorf("%d hatched areas, want what lacks money alone", n)
	}
	if n := len(of[Stroke](d, Whisker)); n != 1 {
		t.Errorf("%d ticks, want that of the year before alone", n)
	}
	if got := read(d); got != "3|2024|6|2025|5|to Oct|4|others" {
		t.Errorf("the words are %q", got)
	}
}

func TestBarsStandOnZeroAndHaveTheHeightOfTheirValues(t *testing.T) {
	d := Bars(document.Bars{Items: []document.Bar{{Value: 10}, {Value: 5}, {Value: -5}}}, paper)
	bars := of[Rect](d, Solid)
	if len(bars) != 3 {
		t.Fatalf("%d bars", len(bars))
	}
	near := func(what string, a, b float64) {
		if math.Abs(a-b) > 0.05 {
			t.Errorf("%s: %v and %v", what, a, b)
		}
	}
	near("half the value is half the height", bars[0].H, 2*bars[1].H)
	near("bars end on the same line", bars[0].Y+bars[0].H, bars[1].Y+bars[1].H)
	near("a loss hangs below the line", bars[2].Y, bars[0].Y+bars[0].H)
}

func TestUnknownPointsAreGaps(t *testing.T) {
	known := func(v float64) document.TrendPoint { return document.TrendPoint{Value: v, Known: true} }
	for _, c := range []struct {
		why         string
		points      []document.TrendPoint
		lines, dots int
	}{
		{"a line without gaps", []document.TrendPoint{known(1), known(2), known(3)}, 1, 1},
		{"a gap breaks the line", []document.TrendPoint{known(1), known(2), {}, known(3), known(4)}, 2, 1},
		{"a point between two gaps is a dot", []document.TrendPoint{known(1), known(2), {}, known(3), {}, known(4), known(5)}, 2, 2},
		{"what is no number is a gap", []document.TrendPoint{known(1), known(2), known(math.NaN()), known(math.Inf(1)), known(4),
			known(4)}, 2, 1},
		{"one point is no trend", []document.TrendPoint{{}, known(2), {}}, 0, 0},
	} {
		d := Sparkline(document.Trend{Points: c.points, First: "1", Last: "4"}, false, paper)
		lines := 0
		for _, s := range of[Stroke](d, Trace) {
			lines += len(s.Lines)
		}
		if dots := len(of[Dot](d, Trace)); lines != c.lines || dots != c.dots {
			t.Errorf("%s: %d lines and %d dots, want %d and %d", c.why, lines, dots, c.lines, c.dots)
		}
	}
}

func TestATargetIsABrokenLineWhoseWordDoesNotTouchTheLastValue(t *testing.T) {
	trend := document.Trend{First: "93 %", Last: "96 %", Target: 95.9, Aim: "target",
		Points: []document.TrendPoint{{Value: 93, Known: true}, {Value: 96, Known: true}}}
	small := Paper{Width: 160, Height: 19, Size: 8.4}
	for name, d := range map[string]Drawing{"sparkline": Sparkline(trend, false, small),
		"curve": Curve(document.Curve{Trend: trend}, paper)} {
		if lines := of[Stroke](d, Whisker); len(lines) != 1 || len(lines[0].Lines) < 5 {
			t.Errorf("%s: the target is %+v, want one broken line", name, lines)
		}
	}
	at := map[string]float64{}
	for _, s := range Sparkline(trend, false, small).Shapes {
		if words, ok := s.(Text); ok {
			at[words.Text] = words.Y
		}
	}
	if gap := at["target"] - at["96 %"]; gap < 7 {
		t.Errorf("the target's word stands %.1f below the value: %v", gap, at)
	}
	trend.Aim = ""
	if lines := of[Stroke](Sparkline(trend, false, small), Whisker); len(lines) != 0 {
		t.Error("a trend without a target has a broken line")
	}
}

func TestAMonthIsSolidAsFarAsItsPartGoes(t *testing.T) {
	d := Months(document.Bars{Items: []document.Bar{{Label: "Nov", Value: 10, Part: 4, Outline: true}, {Label: "Dec"},
		{Label: "Jan", Value: 5, Part: 5, Outline: true}}}, paper)
	whole, part := of[Rect](d, Outline), of[Rect](d, Solid)
	if len(whole) != 2 || len(part) != 2 || math.Abs(part[0].H/whole[0].H-0.4) > 0.01 || part[1].H != whole[1].H {
		t.Errorf("months %+v, solid %+v", whole, part)
	}
	if foot := whole[0].Y + whole[0].H; math.Abs(part[0].Y+part[0].H-foot) > 0.02 {
		t.Errorf("the solid part does not stand on the foot: %+v of %+v", part[0], whole[0])
	}
}

func TestIntervalsPutLongWordsAboveTheBars(t *testing.T) {
	short := []document.Bar{{Label: "Since", Print: "0.9", Value: 0.9, Low: 0.6, High: 1.2, Interval: true}}
	long := []document.Bar{{Label: "Before a sponsor", Print: "1.0 (99 in 100.8 account-years), same months", Value: 1, Low: 0.8,
		High: 1.2, Interval: true}}
	if d := Intervals(document.Intervals{Items: short}, paper); d.Height > 35 {
		t.Errorf("a short line is %v high", d.Height)
	}
	if got := read(Intervals(document.Intervals{Items: long}, paper)); strings.Contains(got, "…") {
		t.Errorf("words that fit on a line of their own are cut: %q", got)
	}
}

func TestTheYearShowsWhatIsBookedSolidAndWhatIsProposedOutlined(t *testing.T) {
	d := Year(documenttest.Year(), Paper{Width: 900, Size: 14})
	solid, outlined := of[Rect](d, Solid), of[Rect](d, Outline)
	if len(solid) != 1 || len(outlined) != 5 {
		t.Errorf("%d booked and %d proposed marks, want 1 and 5", len(solid), len(outlined))
	}
	renewals, sales := of[Area](d, Solid), of[Area](d, Outline)
	if len(renewals) != 1 || len(sales) != 2 {
		t.Fatalf("%d renewals and %d sales, want 1 and 2", len(renewals), len(sales))
	}
	if wide := func(a Area) float64 { return a.Points[2].X - a.Points[0].X }; wide(renewals[0]) <= wide(sales[0]) ||
		wide(sales[0]) <= wide(sales[1]) {
		t.Error("a diamond of less worth is not smaller")
	}
	if n := len(of[Stroke](d, Whisker)); n != 1 {
		t.Errorf("%d ticks, want that of the promise", n)
	}
	all := append(solid, outlined...)
	for i, a := range all {
		for _, b := range all[:i] {
			if a.Y == b.Y && a.X < b.X+b.W && b.X < a.X+a.W {
				t.Errorf("two marks lie on each other: %+v and %+v", a, b)
			}
		}
	}
	if got := read(d); strings.Contains(got, "Survey") {
		t.Error("a mark without a date is drawn")
	}
}

func TestNothingButAWindowIsAsLongAsADuration(t *testing.T) {
	booked := func(label string, from program.Date) document.LaneMark {
		return document.LaneMark{Label: label, From: from, To: from, Form: document.Booked}
	}
	y := document.Year{From: program.NewDate(2027, 1, 1), To: program.NewDate(2027, 12, 31), Months: make([]string, 12),
		Lanes: []document.Lane{{Name: "You", Marks: []document.LaneMark{booked("Executive round table 9", program.NewDate(2027, 2, 9)),
			booked("Call 1", program.NewDate(2027, 7, 1)),
			{Label: "Executive round table", From: program.NewDate(2027, 10, 1), To: program.NewDate(2027, 10, 15)}}}}}
	d := Year(y, Paper{Width: 900, Size: 12})
	pegs, windows := of[Rect](d, Solid), of[Rect](d, Outline)
	if len(pegs) != 2 || pegs[0].W != pegs[1].W {
		t.Fatalf("what is booked is not drawn in one width: %+v", pegs)
	}
	if month := (900 - pegs[0].X) / 12; len(windows) != 1 || windows[0].W > month*0.6 {
		t.Errorf("a window is as long as its words: %+v", windows)
	}
	for _, s := range d.Shapes {
		if words, ok := s.(Text); ok && strings.HasPrefix(words.Text, "Executive round table 9") && words.X < pegs[0].X+pegs[0].W {
			t.Errorf("words stand in the mark that they are longer than: %+v", words)
		}
	}
}

func TestTheDayOnWhichAYearIsLookedAtIsMarkedAndNamed(t *testing.T) {
	y := documenttest.Year()
	for name, c := range map[string]struct {
		today program.Date
		lines int
	}{"the day before": {y.From - 1, 1}, "within": {y.From + 100, 1}, "long before": {y.From - 40, 0}, "unknown": {0, 0},
		"after": {y.To + 40, 0}} {
		y.Today, y.Named = c.today, "as of today"
		d := Year(y, Paper{Width: 900, Size: 14})
		lines, said := len(of[Stroke](d, Whisker))-1, strings.Contains(read(d), "as of today") // beside the promise
		if lines != c.lines || said != (c.lines == 1) {
			t.Errorf("%s: %d lines, named: %t", name, lines, said)
		}
	}
}

func TestWordsAreCutBetweenLettersNeverBeforeAnAccent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aM 佐é\u0301\u0302\u200d."))).Draw(t, "text")
		room := rapid.Float64Range(1, 80).Draw(t, "room")
		got := paper.cut(s, 12, room, false)
		if got == s {
			return
		}
		if got != "" && paper.width(got, 12, false) > room {
			t.Fatalf("%q is wider than its room", got)
		}
		head := strings.TrimSuffix(got, "…")
		rest, found := strings.CutPrefix(s, head)
		if !found || head != "" && !strings.HasPrefix(rest, " ") && joins([]rune(rest + " ")[0]) {
			t.Fatalf("%q is cut to %q", s, got)
		}
	})
}

func TestMonthsOfAYearAreEqualAndAWindowSpansItsOwn(t *testing.T) {
	y := document.Year{From: program.NewDate(2027, 1, 1), To: program.NewDate(2027, 12, 31), Months: make([]string, 12),
		Lanes: []document.Lane{{Name: "You",
			Marks: []document.LaneMark{{Label: "A", From: program.NewDate(2027, 2, 1), To: program.NewDate(2027, 2, 28)},
				{Label: "B", From: program.NewDate(2027, 3, 1), To: program.NewDate(2027, 3, 31)}}}}}
	boxes := of[Rect](Year(y, Paper{Width: 900, Size: 12}), Outline)
	if len(boxes) != 2 || boxes[0].Y != boxes[1].Y || boxes[0].W-boxes[1].W > 0.02 || boxes[1].W-boxes[0].W > 0.02 {
		t.Errorf("February and March are drawn as %+v", boxes)
	}
}

func TestAStanceShowsWhereSomebodyStoodAndWhatNobodyKnows(t *testing.T) {
	p := Paper{Width: 40, Size: 8}
	moved := Stance(document.Stance{Now: 2, Before: 3, Words: document.Span{Text: "sceptical", Tone: document.Warn}}, p)
	if len(of[Dot](moved, Alarm)) != 1 || len(of[Dot](moved, Ring)) != 1 {
		t.Error("a stance that changed is not a dot and a ring")
	}
	if unknown := Stance(document.Stance{Words: document.Span{Text: "not known"}}, p); len(unknown.Shapes) != 1 ||
		len(of[Stroke](unknown, Rule)) != 1 {
		t.Error("a stance that nobody knows is not a broken line")
	}
	if !Stance(document.Stance{Now: 4}, p).Empty() {
		t.Error("a stance without words is drawn")
	}
}

func TestWhoWasNeverMetIsAHoleOfTheMap(t *testing.T) {
	r := document.Relations{Ours: []string{"Helena", "Tomasz"}, Bonds: []document.Bond{{Ours: 0, Theirs: 0, Strength: document.InAQuarter},
		{Ours: 1, Theirs: 1, Strength: document.Never}}}
	d := Bonds(r, []float64{5, 15, 25}, Paper{Width: 120, Height: 30, Size: 8})
	if n := len(of[Dot](d, Hole)); n != 2 {
		t.Errorf("%d holes, want the one never met and the one that nobody keeps", n)
	}
	if n := len(of[Stroke](d, Dotted)); n != 1 {
		t.Errorf("%d dotted lines", n)
	}
}

// anyValue is a number such as no chart should meet, or as all do.
var anyValue = rapid.OneOf(rapid.Float64Range(-100, 100),
	rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), 1e308, -1e308, 5e-324}))

func TestEveryDrawingStaysOnItsPaperWhateverTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) document.Bar {
			return document.Bar{Label: rapid.String().Draw(t, "label"), Print: rapid.String().Draw(t, "print"),
				Value:   anyValue.Draw(t, "value"),
				Partial: rapid.Bool().Draw(t, "partial"), Outline: rapid.Bool().Draw(t, "outline"),
				Low: anyValue.Draw(t, "low"), High: anyValue.Draw(t, "high"), Interval: rapid.Bool().Draw(t, "interval"),
				Suspect: rapid.Bool().Draw(t, "suspect"), Compared: rapid.Bool().Draw(t, "compared"), Before: anyValue.Draw(t, "before"),
				Part: anyValue.Draw(t, "part")}
		}), 0, 9).Draw(t, "items")
		trend := document.Trend{First: rapid.String().Draw(t, "first"), Last: rapid.String().Draw(t, "last"),
			Target: anyValue.Draw(t, "target"), Aim: rapid.String().Draw(t, "aim")}
		people, heights := document.Relations{}, []float64{}
		year := document.Year{From: program.Date(rapid.Int32().Draw(t, "from")), To: program.Date(rapid.Int32().Draw(t, "to"))}
		if rapid.Bool().Draw(t, "a usual year") {
			year.From, year.To = program.NewDate(2026, 12, 1), program.NewDate(2027, 11, 30)
		}
		for _, b := range items {
			trend.Points = append(trend.Points, document.TrendPoint{Label: b.Label, Print: b.Print, Value: b.Value, Known: b.Interval})
			from := year.From + program.Date(len(b.Label)*20)
			year.Lanes = append(year.Lanes,
				document.Lane{Name: b.Print,
					Marks: []document.LaneMark{{Label: b.Label, From: from, To: from + program.Date(len(b.Print)),
						Form: document.Form(len(b.Label) % 5), Worth: b.Value},
						{Label: b.Print, From: from, Form: document.Form(len(b.Print) % 5)}}})
			year.Months = append(year.Months, b.Label)
			people.Ours = append(people.Ours, b.Label)
			people.Bonds = append(people.Bonds, document.Bond{Ours: len(b.Label) % 9, Theirs: len(b.Print) % 5,
				Strength: document.Strength(len(b.Label) % 4)})
			heights = append(heights, float64(len(heights)*9))
		}
		room := paper
		room.Height = float64(len(heights) * 9)
		for _, d := range []Drawing{Bars(document.Bars{Items: items}, paper), Months(document.Bars{Items: items}, paper),
			Intervals(document.Intervals{Items: items}, paper),
			Sparkline(trend, true, paper), Curve(document.Curve{Trend: trend}, paper), Year(year, paper), Bonds(people, heights, room),
			Stance(document.Stance{Now: len(items), Before: len(trend.First), Words: document.Span{Text: "x"}}, paper)} {
			for _, s := range d.Shapes {
				inside(t, d, s)
			}
		}
	})
}

// inside fails on a shape that leaves its drawing or has a number that would
// print differently elsewhere.
func inside(t *rapid.T, d Drawing, s Shape) {
	at := func(x, y float64) {
		const slack = 16 // words may hang over an edge by their own height
		if !(x >= -slack && x <= d.Width+slack && y >= -slack && y <= d.Height+slack) {
			t.Fatalf("%+v leaves a drawing of %v by %v", s, d.Width, d.Height)
		}
		if round(x) != x || round(y) != y {
			t.Fatalf("%+v is not rounded", s)
		}
	}
	switch v := s.(type) {
	case Rect:
		at(v.X, v.Y)
		at(round(v.X+v.W), round(v.Y+v.H))
	case Stroke:
		for _, line := range v.Lines {
			for _, p := range line {
				at(p.X, p.Y)
			}
		}
	case Area:
		for _, p := range v.Points {
			at(p.X, p.Y)
		}
	case Dot:
		at(v.X, v.Y)
	case Text:
		at(v.X, v.Y)
	}
}

func TestAMonthLosesItsYearBeforeItsName(t *testing.T) {
	for width, want := range map[float64]string{1200: "Jan 2027", 560: "Jan", 250: "J"} {
		var said []string
		for _, s := range Year(documenttest.Year(), Paper{Width: width, Size: 12}).Shapes {
			if x, ok := s.(Text); ok {
				said = append(said, x.Text)
			}
		}
		if !slices.Contains(said, want) {
			t.Errorf("%v wide: no %q among %q", width, want, said)
		}
	}
}
