// Package chart turns the charts of documents into shapes, once, so that a web
// page and a printed page draw the same picture.
//
// In goes a chart of a document and the paper it is drawn on; out comes a
// drawing: rectangles, strokes, dots and words with roles, in the paper's own
// unit, the origin at the top left and y growing downwards. A role says what a
// shape means (solid, hatched, outlined), never a colour: the writer's theme
// chooses colours, and a grey print loses nothing, since what differs in meaning
// differs in form. The package refuses values that are not finite numbers: they
// are drawn as if they were not there, while their printed text stays in the
// data table that a writer puts beside the drawing.
package chart

import (
	"math"

	"sponsorbook/pipeline/document"
)

// A Paper is the room that a drawing has, and how wide words are on it.
type Paper struct {
	Width float64
	// Height is the room for charts that fill it; those whose height follows
	// from their lines (Intervals, Year, Structure) ignore it.
	Height float64
	Size   float64 // of the type; small print is nine tenths of it
	// Measure is the width of a text set in a size; nil estimates it from the
	// kinds of its characters, which suits writers that do not choose the font.
	Measure func(text string, size float64, bold bool) float64
}

// A Drawing is shapes in the order in which they are painted. Height is what
// the shapes need, which may be less or more than the paper's.
type Drawing struct {
	Width, Height float64
	Shapes        []Shape
}

// Empty reports whether there is nothing to draw.
func (d Drawing) Empty() bool { return len(d.Shapes) == 0 }

// A Shape is a Rect, an Area, a Stroke, a Dot or a Text.
type Shape interface{ shape() }

// A Rect is a rectangle; Radius rounds its corners.
type Rect struct {
	X, Y, W, H, Radius float64
	Ink                Ink
}

// An Area is the inside of straight lines from point to point and back.
type Area struct {
	Points []Point
	Ink    Ink
}

// A Stroke is open lines of one ink: one for a line without gaps, several for
// a line with gaps or for the hatching of an area.
type Stroke struct {
	Lines [][]Point
	Width float64
	Ink   Ink
}

// A Dot is a filled circle.
type Dot struct {
	X, Y, R float64
	Ink     Ink
}

// A Text is words on one line; Y is its baseline. It is cut to its room
// already and holds no control characters.
type Text struct {
	X, Y, Size float64
	Anchor     Anchor
	Bold       bool
	Ink        Ink
	Text       string
}

// A Point of a stroke.
type Point struct{ X, Y float64 }

func (Rect) shape()   {}
func (Area) shape()   {}
func (Stroke) shape() {}
func (Dot) shape()    {}
func (Text) shape()   {}

// Anchor is the point of a text that its X names.
type Anchor string

// The anchors; the words are those of SVG.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// Ink is the role of a shape.
type Ink string

// The inks. Area inks are for rectangles, line inks for strokes and dots, type
// inks for words.
const (
	Solid   Ink = "solid"   // area in the accent: what is measured, what is booked
	Tint    Ink = "tint"    // pale area with an accent edge: an estimate
	Outline Ink = "outline" // area in the paper's colour with an accent edge: comparison, proposal
	Light   Ink = "light"   // light area without an edge: what is whole beside what is not yet

	Hatch   Ink = "hatch"   // thin accent lines inside an outlined area: partial
	Rule    Ink = "rule"    // hairline: axis, month
	Dotted  Ink = "dotted"  // broken line in the warning colour: what is not there
	Casing  Ink = "casing"  // line in the paper's colour, around a tick on a solid area
	Whisker Ink = "whisker" // interval, tick, in the colour of type
	Trace   Ink = "trace"   // the line of a trend, and its last point
	Alarm   Ink = "alarm"   // the same for a figure that needs attention

	Ring Ink = "ring" // a dot that is hollow: where somebody stood
	Hole Ink = "hole" // the same in the warning colour: where nobody is

	Label Ink = "label" // words
	Soft  Ink = "soft"  // small print
)

// Bars draws amounts over categories, upright: bars from a common zero with
// their amounts above and their categories below. Beside a partial bar the whole
// ones are light; what lacks money is hatched, comparisons are outlined or, of a
// year before, ticks across the bar, intervals whiskers.
func Bars(b document.Bars, p Paper) Drawing { return bars(b.Items, p) }

// Months draws what falls into each of some months, small: bars without their amounts,
// of which a part may be solid, over as many of the months' names as have room.
func Months(b document.Bars, p Paper) Drawing { return months(b.Items, p) }

// Intervals draws estimates with their uncertainty as lying bars, one under
// the other; the drawing is as high as its lines need.
func Intervals(v document.Intervals, p Paper) Drawing { return intervals(v.Items, p) }

// Sparkline draws a trend as a small line with its first value at its left and
// its last at its right. Unknown points are gaps. Fewer than two known points
// draw nothing. Alarm draws it in the warning ink.
func Sparkline(t document.Trend, alarm bool, p Paper) Drawing { return sparkline(t, alarm, p) }

// Curve draws a figure over time with the categories below and its first,
// last, lowest and highest values at their points. Unknown points are gaps.
func Curve(c document.Curve, p Paper) Drawing { return curve(c, p) }

// Year draws twelve equal months and what falls into them, in lanes: what is
// booked as a solid box, a window as an outlined one over its span, renewals and
// sales as diamonds by their worth, what is due as a tick. Marks without a date
// or outside the months are left to the words that a writer puts beside it.
func Year(y document.Year, p Paper) Drawing { return year(y, p) }

// Structure draws a whole and its parts as boxes; the drawing is as high as they need.
func Structure(s document.Structure, p Paper) Drawing { return structure(s, p) }

// Stance draws where a person stands: four ticks from opposed to supports, a dot
// where they are now and a ring where they were; a broken line where nobody knows.
func Stance(s document.Stance, p Paper) Drawing { return stance(s, p) }

// Bonds draws the lines between two columns of people: theirs stand at heights
// that the paper gives, ours evenly between the first and the last of those.
func Bonds(r document.Relations, theirs []float64, p Paper) Drawing { return bonds(r, theirs, p) }

// finite reports whether a value can be drawn: a number, and one whose
// differences with others are numbers too.
func finite(v float64) bool { return !math.IsNaN(v) && math.Abs(v) < 1e300 }

// round is a coordinate to two decimals, so that drawings are the same bytes
// on every machine. It never returns a negative zero.
func round(v float64) float64 { return math.Round(v*100)/100 + 0 }
