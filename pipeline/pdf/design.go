package pdf

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
)

// The colours of the page. Each has a contrast of at least 4.5 on white, the
// lines apart, which carry no meaning.
var (
	white = canvas.Colour{R: 255, G: 255, B: 255}
	black = canvas.Colour{R: 27, G: 31, B: 36}
	grey  = canvas.Colour{R: 75, G: 84, B: 94}
	hair  = canvas.Colour{R: 201, G: 209, B: 217}
	pale  = canvas.Colour{R: 223, G: 228, B: 233}
	tint  = canvas.Colour{R: 241, G: 244, B: 247}
	light = canvas.Colour{R: 200, G: 210, B: 221}
	alarm = canvas.Colour{R: 154, G: 52, B: 18}
)

// A design is how one kind of document is arranged: bands of sections over the
// whole width, some side by side.
type design struct {
	bands []bandOf
	// arrange are sections whose blocks are not simply one below the other.
	arrange map[string]func(*builder, *section, []document.Block) node
	// kept are sections that never give way as a whole; least is how many of its
	// lines a section keeps as long as others have more.
	kept  []string
	least map[string]int

	// yearOver is how much more than the rest of its section a drawn year weighs, and
	// splitUnder how much less a division of figures, such as by product.
	yearOver, splitUnder int

	first, body  float64 // sizes of type
	goal         float64 // of a callout's first line, bold; 0 sets it as the others
	oneMore      bool    // what gave way is counted once, above the foot
	leadAccent   bool    // what stands out in the first third is in the accent
	afterHeading float64
	betweenBands float64
	rowPad       float64
	chartHigh    float64
	title        float64 // size of the name of the page
	figureSize   float64
	figureRule   bool    // figures stand under a line, with a label of their own
	figureWide   float64 // the least that a figure needs beside others
	figuresGap   float64
	figuresRow   float64
}

// A bandOf is the sections that stand side by side, and whether they belong to
// the first third of the page.
type bandOf struct {
	sections []string
	first    bool
	close    bool // it stands under the band before it without a gap
	uneven   bool // its first column has two thirds of the width
	free     bool // its two columns divide the width so that they end together
}

// placesHeading reports whether a section's arrangement draws its heading.
func (d design) placesHeading(s *section) bool {
	return s.ID == "figures" && d.arrange["figures"] != nil
}

func (d design) keeps(id string) bool { return slices.Contains(d.kept, id) }

// band is the band of a section; one of its own for a section that no band names.
func (d design) band(id string) bandOf {
	for _, b := range d.bands {
		if slices.Contains(b.sections, id) {
			return b
		}
	}
	return bandOf{sections: []string{id}}
}

// designs are the page designs by kind of document.
var designs = map[document.Kind]design{
	document.Briefing: {
		bands: []bandOf{
			{sections: []string{"meeting"}, first: true}, {sections: []string{"outcome"}, first: true},
			{sections: []string{"watch"}, first: true, close: true}, {sections: []string{"changed"}, first: true},
			{sections: []string{"agenda"}, first: true},
			{sections: []string{"room"}, first: true},
			{sections: []string{"raise", "say"}, first: true, free: true}, {sections: []string{"needed"}, first: true},
			{sections: []string{"figures", "steps"}},
		},
		arrange: map[string]func(*builder, *section, []document.Block) node{
			"meeting": sideBySide, "watch": watchLine, "figures": besideOneAnother,
		},
		kept: []string{"meeting", "outcome", "watch", "room"},
		least: map[string]int{"meeting": 5, "outcome": 3, "watch": 4, "room": 7, "agenda": 4, "raise": 3, "say": 4, "needed": 2,
			"people": 4, "figures": 5, "direction": 2, "ask": 5, "steps": 5, "year": 3},
		yearOver: 4, splitUnder: 21,
		oneMore: true, first: 9, body: 8.5, leadAccent: true, afterHeading: 2.5, betweenBands: 9.5, rowPad: 1.5,
		goal: 11, chartHigh: 66, title: 20, figureSize: 13, figureWide: 90, figuresGap: 14, figuresRow: 3.5,
	},
	document.Scorecard: {
		bands: []bandOf{
			{sections: []string{"decision"}, first: true},
			{sections: []string{"risk", "retention"}, free: true}, {sections: []string{"escalations", "people"}, free: true},
			{sections: []string{"lost", "loyalty"}, free: true}, {sections: []string{"found", "unmeasured"}, free: true},
		},
		kept: []string{"decision", "known", "figures"},
		least: map[string]int{"decision": 3, "known": 3, "figures": 7, "headlines": 1, "risk": 3, "retention": 4, "escalations": 2,
			"people": 5,
			"lost":   1, "found": 2, "loyalty": 2},
		goal:  10.5,
		first: 10, body: 8.5, afterHeading: 3, betweenBands: 12, rowPad: 2,
		chartHigh: 70, title: 18, figureSize: 22, figureRule: true, figureWide: 150, figuresGap: 20, figuresRow: 10,
	},
	document.Agenda: {
		bands: []bandOf{{sections: []string{"meeting"}, first: true}, {sections: []string{"outcome"}, first: true},
			{sections: []string{"issues"}, first: true}},
		arrange: map[string]func(*builder, *section, []document.Block) node{"debrief": toWrite},
		kept:    []string{"meeting", "outcome"},
		least:   map[string]int{"meeting": 5, "issues": 4, "input": 3, "actions": 4, "sides": 2, "debrief": 4},
		first:   9.5, body: 9, afterHeading: 3, betweenBands: 12, rowPad: 2.5,
		chartHigh: 66, title: 20, figureSize: 13, figureWide: 125, figuresGap: 14, figuresRow: 4,
	},
	document.Sheet: {
		bands: []bandOf{
			{sections: []string{"first"}, first: true}, {sections: []string{"goal"}, first: true},
			{sections: []string{"owed", "record"}, uneven: true}, {sections: []string{"sales", "risks"}},
		},
		arrange: map[string]func(*builder, *section, []document.Block) node{"watch": watchLine, "figures": besideOneAnother},
		kept:    []string{"first", "accounts", "goal", "agreed"},
		least: map[string]int{"first": 3, "accounts": 8, "goal": 2, "agreed": 6, "owed": 4, "record": 3, "yours": 2, "year": 2,
			"decide": 2, "people": 4, "actions": 4, "watch": 4, "figures": 3, "aims": 3, "sales": 3, "risks": 3},
		oneMore: true,
		first:   9.5, body: 8.5, afterHeading: 3, betweenBands: 12, rowPad: 2.6,
		chartHigh: 66, title: 20, figureSize: 15, figureWide: 125, figuresGap: 14, figuresRow: 4,
	},
	document.Cover: {
		kept:  []string{"accounts"},
		least: map[string]int{"meetings": 4, "needed": 3, "changes": 3},
		first: 9.5, body: 9, afterHeading: 3, betweenBands: 13, rowPad: 2.5,
		chartHigh: 66, title: 20, figureSize: 13, figureWide: 125, figuresGap: 14, figuresRow: 4,
	},
}
