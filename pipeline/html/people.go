package html

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"

	"github.com/yuin/goldmark/ast"
)

// cards are people side by side: name, title, where they stand.
func (p *page) cards(c document.Cards) ast.Node {
	out := el("ul", "class", "room")
	for _, k := range c.Items {
		if empty(k.Name) {
			continue
		}
		li, name := el("li"), el("p")
		p.line(name, k.Name)
		put(li, name)
		for _, l := range append(k.Lines[:len(k.Lines):len(k.Lines)], document.Line{k.Stance.Words}) {
			if !empty(l) {
				line := el("p", "class", "small")
				p.line(line, l)
				put(li, line)
			}
		}
		put(out, li)
	}
	return some(out)
}

// relations is the map of who knows whom: ours at the left, theirs at the right.
func (p *page) relations(r document.Relations, s document.Section) ast.Node {
	const step = 1.9
	paper := chart.Paper{Width: 360, Size: 12}
	paper.Height = step * paper.Size * float64(len(r.Table.Rows))
	heights := make([]float64, len(r.Table.Rows))
	for i := range heights {
		heights[i] = (float64(i) + 0.5) * step * paper.Size
	}
	name := cmp.Or(document.Clean(s.Title), p.labels.Data)
	d := p.picture(chart.Bonds(r, heights, paper), "", name, strings.TrimSpace(r.Describe))
	if d == nil {
		return nil
	}
	return el("figure").with(some(el("figcaption").with(el("small").with(isolated(r.Key)))), d)
}

// structure is an organisation chart, wide for a screen and narrow for a phone, with the
// same as a list.
func (p *page) structure(b document.Structure, s document.Section) ast.Node {
	name := cmp.Or(document.Clean(b.Title), document.Clean(s.Title), p.labels.Data)
	wide, narrow := p.picture(chart.Structure(b, yearPaper), "wide", name, b.Describe),
		p.picture(chart.Structure(b, phonePaper), "narrow", name, b.Describe)
	if wide == nil || narrow == nil {
		return nil
	}
	list := el("details").with(el("summary").with(words(p.labels.Data), el("span", "class", "unseen").with(words(": "), isolated(name))),
		units(b.Units))
	return el("figure", "class", "long").with(wide, narrow, list)
}

// units are units as lists in lists.
func units(all []document.Unit) ast.Node {
	out := el("ul")
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].Depth > all[i].Depth {
			end++
		}
		li := el("li").with(el("strong").with(isolated(document.Clean(all[i].Name))))
		if note := document.Clean(all[i].Note); note != "" {
			put(li, words(", "), isolated(note))
		}
		if end > i+1 {
			put(li, units(all[i+1:end]))
		}
		put(out, li)
		i = end
	}
	return out
}
