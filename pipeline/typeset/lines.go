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
	var lines []Line
	words := p.words
	for len(words) > 0 && len(lines) < most {
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
	return p.styles[w.span].Size * scale / float64(w.Face.Em())
}

// line makes a line of words.
func (p *Paragraph) line(words []Word, scale float64) Line {
	l := Line{Runs: p.runs(words, scale)}
	p.place(&l, words)
	for _, r := range l.Runs {
		m := r.Face.Metrics()
		l.Ascent = max(l.Ascent, float64(m.Ascent)*r.Size/float64(m.Em))
		l.Descent = max(l.Descent, float64(m.Descent)*r.Size/float64(m.Em))
	}
	return l
}

// runs joins words of one face, span and level.
func (p *Paragraph) runs(words []Word, scale float64) []Run {
	var runs []Run
	for i := 0; i < len(words); {
		w, j, sum := words[i], i, 0.0
		for ; j < len(words) && words[j].Face == w.Face && words[j].span == w.span && words[j].level == w.level; j++ {
			sum += p.width(words[j], scale)
		}
		runs = append(runs, Run{Face: w.Face, Size: p.styles[w.span].Size * scale, Span: w.span,
			Width: sum, RightToLeft: w.level%2 == 1, Words: words[i:j]})
		i = j
	}
	return runs
}

// place puts runs from left to right by their levels: from the highest level
// down, what stands at a level or above is turned around.
func (p *Paragraph) place(l *Line, words []Word) {
	n := len(l.Runs)
	if n == 0 {
		return
	}
	last := words[len(words)-1]
	trail := float64(last.Trail) * l.Runs[n-1].Size / float64(last.Face.Em())
	order := make([]int, n)
	top := int8(0)
	for i := range order {
		order[i] = i
		top = max(top, l.Runs[i].Words[0].level)
	}
	for level := top; level > 0; level-- {
		for i := 0; i < n; i++ {
			j := i
			for j < n && l.Runs[order[j]].Words[0].level >= level {
				j++
			}
			slices.Reverse(order[i:j])
			i = max(i, j)
		}
	}
	x := 0.0
	for _, i := range order {
		l.Runs[i].X = x
		x += l.Runs[i].Width
	}
	l.Width = x - trail
	if p.RightToLeft && l.Runs[n-1].RightToLeft { // the space at the end stands at the left
		for i := range l.Runs {
			l.Runs[i].X -= trail
		}
	}
}
