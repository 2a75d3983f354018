// Package typeset turns text of any script into lines of glyphs.
//
// In go spans of plain text with their style; out come lines that fit a width,
// each a list of runs of shaped glyphs of one face. The package chooses faces
// by script, shapes (joining, marks, kerning), orders what runs right to left,
// and breaks lines where Unicode allows it. It refuses nothing: what could
// deceive or cannot be drawn is neutralised, and what no face can show becomes
// a visible mark that is reported.
//
// It hides the shaping, segmenting and bidirectional libraries. Everything
// exported is safe for concurrent use, except that a Paragraph belongs to one
// goroutine.
package typeset

// A Style is how a piece of text is set.
type Style struct {
	Size float64 // points
	Bold bool
	// Language is a BCP 47 tag that chooses between regional forms, mostly of
	// Han characters. "" decides by the text itself.
	Language string
}

// A Span is text of one style.
type Span struct {
	Text  string
	Style Style
}

// A Paragraph is text shaped once, to be broken into lines of any width as often
// as a layout tries.
type Paragraph struct {
	// Text is what the glyphs say: the spans one after the other, cleaned.
	Text string
	// Missing are the characters that no face can show, each once, in order.
	Missing []rune
	// RightToLeft says that the paragraph is one span in a right-to-left script,
	// so that its lines belong at the right edge.
	RightToLeft bool

	styles []Style
	one    [1]Style // room for the styles of most
	words  []Word   // read-only: they may be shared with other paragraphs
	fonts  *Fonts
	mixed  bool // not all of it runs left to right
}

// A Line is one line of a paragraph.
type Line struct {
	// Width is from the left edge of the line to the right edge of its ink,
	// in points, without the space at its end.
	Width float64
	// Ascent and Descent are the largest of its runs', in points, both positive.
	Ascent, Descent float64

	p     *Paragraph
	words []Word
	scale float64
}

// Runs are the line's, in reading order; X says where each stands.
func (l Line) Runs() []Run { return l.AppendRuns(nil) }

// AppendRuns appends the runs of the line.
func (l Line) AppendRuns(to []Run) []Run {
	if l.p == nil {
		return to
	}
	n := len(to)
	to = l.p.runs(to, l.words, l.scale)
	l.p.place(to[n:], l.words)
	return to
}

// A Run is a part of a line in one face, size, direction and span.
type Run struct {
	Face *Face
	Size float64 // points
	Span int     // index into the paragraph's spans
	// X is the distance of the run's left edge from that of the line, in points.
	X     float64
	Width float64 // points, with the space at its end
	// RightToLeft runs hold their words in reading order; they are drawn from
	// the last to the first.
	RightToLeft bool
	Words       []Word
}

// A Word is what is shaped at once: text up to the next place where a line may
// break, with the spaces at its end.
type Word struct {
	*Shaped
	span  int
	level int8
	glue  bool // no line may break after it
}

// Text is what the run says, in reading order.
func (r Run) Text() string {
	return Line{words: r.Words}.Text()
}

// Text is what the line says, in reading order.
func (l Line) Text() string {
	var b []byte
	for _, w := range l.words {
		b = append(b, w.Text...)
	}
	return string(b)
}

// Width is how wide a text is in one line, in points.
func (f *Fonts) Width(text string, style Style) float64 {
	return f.Paragraph(Span{Text: text, Style: style}).Width(1)
}
