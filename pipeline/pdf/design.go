package pdf

import (
	"slices"

	"sponsorbook/pipeline/document"
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

	first, body   float64 // sizes of type
	leadAccent    bool    // what stands out in the first third is in the accent
	afterHeading  float64
	betweenBands  float64
	rowPad        float64
	chartHigh     float64
	figureSize    float64
	figureRule    bool // figures stand under a line, with a label of their own
	figuresAcross int
	figuresGap    float64
	figuresRow    float64
}

// A bandOf is the sections that stand side by side, and whether they belong to
// the first third of the page.
type bandOf struct {
	sections []string
	first    bool
	shares   []float64
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
			{sections: []string{"changed"}, first: true},
			{sections: []string{"raise", "say"}, first: true}, {sections: []string{"needed"}, first: true},
		},
		arrange: map[string]func(*builder, *section, []document.Block) node{
			"meeting": sideBySide, "figures": figuresBesideBars,
		},
		kept:  []string{"meeting", "outcome"},
		least: map[string]int{"meeting": 5, "raise": 4, "say": 4, "needed": 2, "people": 5, "figures": 4, "direction": 5, "year": 2},
		first: 9.5, body: 8.5, leadAccent: true, afterHeading: 2.5, betweenBands: 9.5, rowPad: 1.5,
		chartHigh: 66, figureSize: 13, figuresAcross: 2, figuresGap: 14, figuresRow: 3.5,
	},
	document.Scorecard: {
		bands: []bandOf{
			{sections: []string{"decision"}, first: true},
			{sections: []string{"escalations", "people"}}, {sections: []string{"lost", "found"}},
		},
		kept:  []string{"decision", "figures"},
		least: map[string]int{"headlines": 1, "escalations": 2, "people": 4, "lost": 3, "found": 2},
		first: 10, body: 8.5, afterHeading: 3, betweenBands: 12, rowPad: 2,
		chartHigh: 70, figureSize: 20, figureRule: true, figuresAcross: 3, figuresGap: 20, figuresRow: 10,
	},
	document.Agenda: {
		bands: []bandOf{{sections: []string{"meeting"}, first: true}, {sections: []string{"outcome"}, first: true},
			{sections: []string{"issues"}, first: true}},
		arrange: map[string]func(*builder, *section, []document.Block) node{"debrief": ruled},
		kept:    []string{"meeting", "outcome"},
		least:   map[string]int{"meeting": 5, "issues": 4, "input": 3, "actions": 4, "sides": 2, "debrief": 4},
		first:   9.5, body: 9, afterHeading: 3, betweenBands: 12, rowPad: 2.5,
		chartHigh: 66, figureSize: 13, figuresAcross: 2, figuresGap: 14, figuresRow: 4,
	},
	document.Cover: {
		kept:  []string{"accounts"},
		least: map[string]int{"meetings": 4, "needed": 3, "changes": 3},
		first: 9.5, body: 9, afterHeading: 3, betweenBands: 13, rowPad: 2.5,
		chartHigh: 66, figureSize: 13, figuresAcross: 2, figuresGap: 14, figuresRow: 4,
	},
}

// sideBySide sets short paragraphs in two columns, what is long across both.
func sideBySide(b *builder, s *section, all []document.Block) node {
	var short []item
	out := &stack{}
	long := &stack{}
	for _, block := range all {
		p, ok := block.(document.Paragraph)
		if !ok || len(p.Line) == 0 {
			b.block(long, s, block)
			continue
		}
		t := b.line(p.Line, b.body(s))
		it := item{t, 1, b.drop(p.Weight, s.index)}
		if t.natural(layout{1, 1, 1}) > 1.9*columnWidth {
			it.before = 2.5
			long.items = append(long.items, it)
			continue
		}
		short = append(short, it)
	}
	if half := (len(short) + 1) / 2; len(short) > 1 {
		out.add(0, nil, &columns{cells: []node{&stack{items: short[:half]}, &stack{items: short[half:]}}, gap: 17})
	} else if len(short) == 1 {
		out.add(0, nil, &stack{items: short})
	}
	out.add(2.5, nil, long)
	return out
}

// columnWidth is about half of the page.
const columnWidth = 252.0

// figuresBesideBars sets the chart at the left, and at its right the section's
// heading with figures and tables.
func figuresBesideBars(b *builder, s *section, all []document.Block) node {
	left, right, below := &stack{}, &stack{}, &stack{}
	right.add(0, nil, b.heading(s.Title, s.Note, s.class))
	for _, block := range all {
		switch block.(type) {
		case document.Bars:
			b.block(left, s, block)
		case document.Paragraph:
			b.block(below, s, block)
		default:
			b.block(right, s, block)
		}
	}
	out := &stack{}
	out.add(0, nil, &columns{cells: []node{left, right}, shares: []float64{205, 295}, gap: 20})
	out.add(4, nil, below)
	return out
}

// ruled leaves lines to write on under each label.
func ruled(b *builder, s *section, all []document.Block) node {
	out := &stack{}
	for _, block := range all {
		facts, ok := block.(document.Facts)
		if !ok {
			b.block(out, s, block)
			continue
		}
		for _, f := range facts.Items {
			st := b.body(s)
			st.bold = true
			out.add(6, nil, b.line(append(document.Line{{Text: f.Label}}, f.Value...), st))
			out.add(0, nil, &blankLines{n: 2})
		}
	}
	return out
}

// Blank lines are to be written on.
type blankLines struct{ n int }

const blankStep = 17.0

func (r *blankLines) height(l layout, _ float64) float64 { return float64(r.n) * blankStep * l.gap }

func (r *blankLines) draw(l layout, c *Canvas, x, y, w float64) {
	c.Artifact(func() {
		for i := range r.n {
			at := y + float64(i+1)*blankStep*l.gap
			c.Line(x, at, x+w, at, hair, 0.5)
		}
	})
}
