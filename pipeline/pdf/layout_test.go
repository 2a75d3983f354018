package pdf

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are pages of every kind.
var samples = map[string]func() document.Document{
	"rich": documenttest.Briefing, "poor": documenttest.PoorBriefing, "hostile": documenttest.HostileBriefing,
	"scorecard": documenttest.Scorecard, "agenda": documenttest.Agenda, "cover": documenttest.Cover,
}

func TestPagesAreLaidOutAsBefore(t *testing.T) {
	for name, make := range samples {
		t.Run(name, func(t *testing.T) {
			got := see(t, writerOf(t, "A4"), make()).String()
			file := filepath.Join("testdata", "layout", name+".txt")
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the page differs from %s; look at it, then run with -update\n%s", file, got)
			}
		})
	}
}

func TestEveryKindOfPageKeepsTheRulesOnBothPapers(t *testing.T) {
	for name, make := range samples {
		for _, size := range []string{"A4", "Letter"} {
			t.Run(name+" "+size, func(t *testing.T) {
				d := make()
				s := see(t, writerOf(t, size), d)
				for _, w := range s.wrong() {
					t.Error(w)
				}
				if lost := s.lost(t, d); len(lost) > s.report.GaveWay {
					t.Errorf("%d lines are lost, and %d reported: %.200q", len(lost), s.report.GaveWay, lost)
				}
			})
		}
	}
}

func TestARichPageLosesNothing(t *testing.T) {
	s := see(t, writerOf(t, "A4"), documenttest.Briefing())
	if s.report.GaveWay != 0 {
		t.Errorf("%d lines gave way", s.report.GaveWay)
	}
}

func TestAFullPageLeavesLittleRoomAtItsFoot(t *testing.T) {
	d := documenttest.Briefing()
	raise := slices.IndexFunc(d.Sections, func(s document.Section) bool { return s.ID == "raise" })
	list := d.Sections[raise].Blocks[0].(document.List)
	for i := range 30 {
		list.Items = append(list.Items, document.Item{Line: document.Line{{Text: fmt.Sprintf("Point %d of many that they may raise", i)}},
			Weight: 70 - i})
	}
	d.Sections[raise].Blocks[0] = list
	s := see(t, writerOf(t, "A4"), d)
	if s.report.GaveWay == 0 {
		t.Fatal("nothing gave way")
	}
	foot, last := s.lines[len(s.lines)-1].Y, 0.0
	for _, l := range s.lines {
		if bottom := l.Y + l.H; bottom > last && bottom < foot-2 {
			last = bottom
		}
	}
	if room := foot - last; room > 30 {
		t.Errorf("%.0f points are empty above the foot although %d lines gave way", room, s.report.GaveWay)
	}
}

func TestALongNameShrinksBeforeItTakesAThirdLine(t *testing.T) {
	d := documenttest.Briefing()
	d.Title = "Gesellschaft für norddeutsche Kühlhaus- und Umschlagsbetriebe Heiligenwerder und Söhne mbH"
	s := see(t, writerOf(t, "A4"), d)
	lines := 0
	for _, l := range s.lines {
		if l.size > nameSize && l.X < marginX+1 {
			lines++
		}
	}
	if lines == 0 || lines > 2 || s.report.GaveWay > 0 {
		t.Errorf("the name takes %d lines, and %d lines gave way", lines, s.report.GaveWay)
	}
}

func TestSectionsThatGiveWayAreNamed(t *testing.T) {
	d := documenttest.Scorecard()
	var long []document.Item
	for range 60 {
		long = append(long, document.Item{Line: document.Line{{Text: "a line of much weight"}}, Weight: 90})
	}
	d.Sections = append(d.Sections, document.Section{ID: "more", Weight: 90, Blocks: []document.Block{document.List{Items: long}}},
		document.Section{ID: "least", Title: "What weighs least", Weight: 1,
			More:   &document.Link{Text: "in the details", To: "board/details.html"},
			Blocks: []document.Block{document.List{Items: []document.Item{{Line: document.Line{{Text: "a small thing"}}}}}}})
	text := strings.Join(strings.Fields(see(t, writerOf(t, "A4"), d).String()), " ")
	if !strings.Contains(text, "Not on this page: What weighs least") || strings.Contains(text, "a small thing") {
		t.Errorf("the page does not name the section that gave way: %s", text)
	}
}

func TestTitlesThatAreNotForTheEyeAreNotDrawn(t *testing.T) {
	d := documenttest.Scorecard()
	for i := range d.Sections {
		for j, b := range d.Sections[i].Blocks {
			if table, ok := b.(document.Table); ok {
				table.Bare, table.Columns = true, slices.Clone(table.Columns)
				for k := range table.Columns {
					table.Columns[k].Title = "Unseen"
				}
				d.Sections[i].Blocks[j] = table
			}
		}
	}
	if text := see(t, writerOf(t, "A4"), d).String(); strings.Contains(text, "Unseen") {
		t.Error("titles of a bare table are drawn")
	}
}

func TestWhatAYearsFormsMeanGoesWithTheYear(t *testing.T) {
	drawn := map[bool]int{}
	for n := range 6 {
		d := documenttest.Briefing()
		at := slices.IndexFunc(d.Sections, func(s document.Section) bool { return s.ID == "year" })
		year := d.Sections[at].Blocks[0].(document.Year)
		year.Key, d.Sections[at].Weight = "keyword", 1
		d.Sections[at].Blocks = []document.Block{year}
		for range n { // what a section keeps longest is its lines of most weight
			d.Sections[at].Blocks = append(d.Sections[at].Blocks, document.Paragraph{Line: document.Line{{Text: "Yours next"}}, Weight: 95})
		}
		text := see(t, writerOf(t, "A4"), d).String()
		if strings.Contains(text, "keyword") != strings.Contains(text, "Jan 2027\n") {
			t.Fatalf("with %d lines more, the year is drawn and its forms are not explained, or the reverse:\n%s", n, text)
		}
		drawn[strings.Contains(text, "keyword")]++
	}
	if len(drawn) != 2 {
		t.Errorf("drawn or not: %v", drawn)
	}
}

func TestNoRenewalAndNoNameOfTheRoomIsCut(t *testing.T) {
	d := documenttest.Briefing()
	at := func(id string) *document.Section {
		return &d.Sections[slices.IndexFunc(d.Sections, func(s document.Section) bool { return s.ID == id })]
	}
	figures := at("watch").Blocks[0].(document.Figures)
	figures.Items = slices.Clone(figures.Items)
	figures.Items[0].Small = []document.Line{{{Text: "€270,000; notice by 20 Nov; 2 renewals in twelve months, €2.04 m"}}}
	at("watch").Blocks = []document.Block{figures}
	cards := at("room").Blocks[0].(document.Cards)
	cards.Items = slices.Clone(cards.Items)
	cards.Items[0].Name = document.Line{{Text: "محمد بن عبد الرحمن آل سعود"}, {Text: " Mohammed bin Abdulrahman Al Saud"}}
	at("room").Blocks = []document.Block{cards}
	for _, due := range []string{"€270,000; notice by 20 Nov; 2 renewals in twelve months, €2.04 m",
		"1,72 Mio. €; kündbar bis 16. März 2027; 12 Verlängerungen binnen zwölf Monaten, €2.04 m"} {
		figures.Items[0].Small = []document.Line{{{Text: due}}}
		text := see(t, writerOf(t, "A4"), d).String()
		for _, want := range []string{"€2.04 m", "Saud"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is cut in %q", want, due)
			}
		}
	}
}

// Where the words of all columns need a little more than there is, the space between them
// gives way, and no word.
func TestTheSpaceBetweenColumnsGivesWayBeforeAWord(t *testing.T) {
	w := writerOf(t, "A4")
	b := &builder{fonts: w.fonts, accent: w.accent, doc: document.Document{Language: "de"}, design: designs[document.Briefing],
		desk: desks.Get().(*desk)}
	g := &grid{gap: 8, number: []bool{false, true, true, true}}
	for _, row := range [][]string{{"Rechnungsfehler", "0", "0", "0"}, {"Eskalationen", "1", "1", "1, schwer"}} {
		var cells []*text
		for i, cell := range row {
			cells = append(cells, b.line(document.Line{{Text: cell}}, style{size: 8.5, right: g.number[i], most: 6}))
		}
		g.rows = append(g.rows, gridRow{cells: cells})
	}
	words := g.columns(wordIn(designed))
	sum := 0.0
	for _, x := range words {
		sum += x
	}
	for wide := sum + 3*g.gap - 6; wide < sum+3*g.gap+20; wide++ {
		total := g.between(g.words(designed), wide) * 3
		for i, x := range g.widths(designed, wide) {
			if total += x; x < words[i]-0.01 {
				t.Errorf("of %.0f pt, column %d has %.1f and its words need %.1f", wide, i, x, words[i])
			}
		}
		if total > wide+0.01 {
			t.Errorf("of %.0f pt, the table takes %.1f", wide, total)
		}
	}
}

// What a column needs is its words and what moves them to the right: whatever others lack,
// that is not theirs to take.
func TestAColumnKeepsTheIndentOfItsCells(t *testing.T) {
	line := func(text string) document.Line { return document.Line{{Text: text}} }
	long := strings.Repeat("überwachungsaufgaben", 4)
	d := document.Document{Kind: document.Briefing, Path: "briefings/x", Title: "Aurelia", Language: "en", Sections: []document.Section{
		{ID: "figures", Title: "How it runs", Weight: 50, Blocks: []document.Block{document.Table{
			Columns: []document.Column{{Number: true}, {}, {}},
			Rows:    []document.Row{{Depth: 5, Cells: []document.Line{line("a"), line(long), line(long)}}},
		}}}}}
	for _, x := range see(t, writerOf(t, "A4"), d).wrong() {
		t.Error(x)
	}
}

// Who sits in the room is what a briefing is for: the fourth card and those that have
// none stay, whatever else a page has to tell.
func TestEverybodyInTheRoomIsNamed(t *testing.T) {
	line := func(text string) document.Line { return document.Line{{Text: text}} }
	d := documenttest.Briefing()
	room := &d.Sections[slices.IndexFunc(d.Sections, func(s document.Section) bool { return s.ID == "room" })]
	names := []string{"Mårten Sjöwall", "Hélène Vauclair", "Mariam Qasimiyan", "Rupert Dunmore"}
	var cards document.Cards
	for i, name := range names {
		cards.Items = append(cards.Items, document.Card{Name: line(name), Weight: 99 - 2*i, Lines: []document.Line{
			line("Managing Director"), line("say “voh-KLAIR”"), line("Port de Saulieu-Mer"), line("met 18 Aug, by Étienne Garrelon")}})
	}
	room.Blocks = []document.Block{
		document.Paragraph{Line: line("You do not go there; Ingrid Solhaug does."), Weight: 97}, cards,
		document.Paragraph{Line: line("Also there: Kerstin Ekdahl, Chief Financial Officer"), Weight: 95},
	}
	for i := range d.Sections {
		if d.Sections[i].ID != "raise" && d.Sections[i].ID != "say" {
			continue
		}
		for n := range 12 {
			more := line(fmt.Sprintf("No. %d: a promise to answer who pays for the second re-invoicing, and by when.", n))
			d.Sections[i].Blocks = append(d.Sections[i].Blocks, document.Paragraph{Weight: 98, Line: more})
		}
	}
	text := see(t, writerOf(t, "A4"), d).String()
	for _, want := range append(names, "Kerstin Ekdahl", "You do not go there") {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not on the page", want)
		}
	}
}

// What is late stays on the page beside the drawn year and what comes next; what the
// customer gets of the meeting is half of the goal, and stays on a page still fuller.
func TestWhatIsLateAndWhatTheyGetStay(t *testing.T) {
	line := func(text string) document.Line { return document.Line{{Text: text}} }
	for want, full := range map[string]struct {
		long     int
		sections []string
	}{
		"Late: QBR":      {3, []string{"raise", "say", "people"}},
		"What they get:": {5, []string{"raise", "say", "people", "needed", "figures", "direction"}},
	} {
		d := documenttest.Briefing()
		for i := range d.Sections {
			x := &d.Sections[i]
			if x.ID == "year" {
				x.Blocks = append(x.Blocks[:1], document.Paragraph{Line: line("Yours next: a visit"), Weight: 58},
					document.Paragraph{Line: line("Late: QBR, due 12 May"), Weight: 57})
			}
			if !slices.Contains(full.sections, x.ID) {
				continue
			}
			for n := range 12 {
				more := strings.Repeat(fmt.Sprintf("No. %d: a promise to answer who pays for the second re-invoicing. ", n), full.long)
				x.Blocks = append(x.Blocks, document.Paragraph{Weight: 99, Line: line(more)})
			}
		}
		if text := see(t, writerOf(t, "A4"), d).String(); !strings.Contains(text, want) {
			t.Errorf("%s gave way:\n%s", want, text)
		}
	}
}
