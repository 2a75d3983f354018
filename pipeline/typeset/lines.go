package typeset

import (
	"math"
	"slices"
)

// Lines breaks the paragraph into lines no wider than a width in points. Scale
// multiplies every size (1 for none), so that one paragraph serves all tries of
// a layout. An empty paragraph has no line.
//
// A word wider than the line is broken between characters that a reader sees as
// one; a single such character may stick out, when the width is less than it.
func (p *Paragraph) Lines(width, scale float64) []Line {
	return p.First(math.MaxInt, width, scale)
}

// First is at most so many of the first lines of the paragraph.
func (p *Paragraph) First(most int, width, scale float64) []Line {
	return p.AppendFirst(nil, most, width, scale)
}

// AppendFirst appends at most so many of the first lines of the paragraph.
func (p *Paragraph) AppendFirst(lines []Line, most int, width, scale float64) []Line {
	for words := p.words; len(words) > 0 && most > 0; most-- {
		n := p.fit(words, width, scale)
		if n == 0 {
			words = p.breakWord(words, width, scale)
			n = max(p.fit(words, width, scale), 1)
		}
		lines = append(lines, p.line(words[:n], scale))
		words = words[n:]
	}
	return lines
}

// Line is the whole paragraph on one line, whatever its width.
func (p *Paragraph) Line(scale float64) Line { return p.line(p.words, scale) }

// Width is that of the paragraph on one line, in points.
func (p *Paragraph) Width(scale float64) float64 {
	sum := 0.0
	for _, w := range p.words {
		sum += p.width(w, scale)
	}
	if n := len(p.words); n > 0 {
		sum -= p.trail(p.words[n-1], scale)
	}
	return sum
}

// fit is how many words fit a width; none, where the first group of words that
// hang together does not.
func (p *Paragraph) fit(words []Word, width, scale float64) (n int) {
	used := 0.0
	for i, w := range words {
		advance := p.width(w, scale)
		if used+advance-p.trail(w, scale) > width+slack {
			return n
		}
		used += advance
		if !w.glue {
			n = i + 1
		}
	}
	return len(words)
}

// slack is what rounding may cost, in points.
const slack = 0.001

func (p *Paragraph) width(w Word, scale float64) float64 {
	return float64(w.Advance) * p.unit(w, scale)
}

func (p *Paragraph) trail(w Word, scale float64) float64 {
	return float64(w.Trail) * p.unit(w, scale)
}

// unit is one unit of a word's face in points.
func (p *Paragraph) unit(w Word, scale float64) float64 {
	return p.styles[w.span].Size * scale / w.em
}

// line makes a line of words.
func (p *Paragraph) line(words []Word, scale float64) Line {
	l := Line{p: p, words: words, scale: scale}
	if p.mixed {
		l.Width = p.place(p.runs(nil, words, scale), words)
	} else {
		l.Width = p.straight(words, scale)
	}
	for i, w := range words {
		if i > 0 && w.Face == words[i-1].Face && w.span == words[i-1].span {
			continue
		}
		m, size := w.Face.measures(), p.styles[w.span].Size*scale
		l.Ascent = max(l.Ascent, float64(m.Ascent)*size/w.em)
		l.Descent = max(l.Descent, float64(m.Descent)*size/w.em)
	}
	return l
}

// straight is the width of words of which none runs right to left.
func (p *Paragraph) straight(words []Word, scale float64) float64 {
	x := 0.0
	for i := 0; i < len(words); {
		sum := 0.0
		i, sum = p.run(words, i, scale)
		x += sum
	}
	if n := len(words); n > 0 {
		last := words[n-1]
		x -= float64(last.Trail) * (p.styles[last.span].Size * scale) / last.em
	}
	return x
}

// run is the end and the width of the words of one face, span and level that
// begin at a place.
func (p *Paragraph) run(words []Word, at int, scale float64) (end int, width float64) {
	w := words[at]
	for end = at; end < len(words) && words[end].Face == w.Face && words[end].span == w.span && words[end].level == w.level; end++ {
		width += p.width(words[end], scale)
	}
	return end, width
}

// runs appends words joined where they are of one face, span and level.
func (p *Paragraph) runs(runs []Run, words []Word, scale float64) []Run {
	for i := 0; i < len(words); {
		w := words[i]
		end, width := p.run(words, i, scale)
		runs = append(runs, Run{Face: w.Face, Size: p.styles[w.span].Size * scale, Span: w.span,
			Width: width, RightToLeft: w.level%2 == 1, Words: words[i:end]})
		i = end
	}
	return runs
}

// place puts runs from left to right by their levels, and returns the width of
// all: from the highest level down, what stands at a level or above is turned
// around.
func (p *Paragraph) place(runs []Run, words []Word) (width float64) {
	n := len(runs)
	if n == 0 {
		return 0
	}
	last := words[len(words)-1]
	trail := float64(last.Trail) * runs[n-1].Size / last.em
	if !p.mixed {
		for i := range runs {
			runs[i].X = width
			width += runs[i].Width
		}
		return width - trail
	}
	for _, i := range p.order(runs) {
		runs[i].X = width
		width += runs[i].Width
	}
	if p.RightToLeft && runs[n-1].RightToLeft { // the space at the end stands at the left
		for i := range runs {
			runs[i].X -= trail
		}
	}
	return width - trail
}

// order is the runs from left to right.
func (p *Paragraph) order(runs []Run) []int {
	order := make([]int, len(runs))
	top := int8(0)
	for i := range order {
		order[i] = i
		top = max(top, runs[i].Words[0].level)
	}
	for level := top; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && runs[order[j]].Words[0].level >= level {
				j++
			}
			slices.Reverse(order[i:j])
			i = max(i, j)
		}
	}
	return order
}
