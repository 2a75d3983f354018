package document

import (
	"iter"
)

// Spans are all pieces of text of a document in the order of its page: what a
// reader of it comes across, with the cells that each came from.
func (d Document) Spans() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for _, line := range d.Lines() {
			for _, s := range line {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// Lines are the same, a line of text each: a title, a paragraph, a cell, with
// the section that it stands in; "" for the head and the foot.
func (d Document) Lines() iter.Seq2[string, Line] {
	return func(yield func(string, Line) bool) {
		for _, text := range []string{d.Title, d.Subtitle, d.Corner.Strong, d.Corner.Small} {
			if !yield("", Line{{Text: text}}) {
				return
			}
		}
		for _, s := range d.Sections {
			if !yield(s.ID, Line{{Text: s.Title}}) || !yield(s.ID, Line{{Text: s.Note}}) {
				return
			}
			for _, b := range s.Blocks {
				for _, l := range lines(b) {
					if !yield(s.ID, l) {
						return
					}
				}
			}
		}
		yield("", Line(d.Foot))
	}
}

// lines are those of one block.
func lines(b Block) (out []Line) {
	add := func(texts ...string) {
		for _, t := range texts {
			out = append(out, Line{{Text: t}})
		}
	}
	switch x := b.(type) {
	case Paragraph:
		out = append(out, x.Line)
	case Callout:
		add(x.Label)
		out = append(out, x.Lines...)
	case List:
		for _, it := range x.Items {
			out = append(out, it.Line)
		}
	case Table:
		for _, c := range x.Columns {
			if !x.Bare {
				add(c.Title)
			}
		}
		for _, r := range x.Rows {
			out = append(out, r.Cells...)
		}
	case Facts:
		for _, f := range x.Items {
			if x.Inline {
				out = append(out, append(Line{{Text: f.Label + ": "}}, f.Value...))
				continue
			}
			add(f.Label)
			out = append(out, f.Value)
		}
	case Figures:
		for _, f := range x.Items {
			add(f.Value, f.Label)
			out = append(out, f.Small...)
		}
	case Structure:
		add(x.Title)
		for _, u := range x.Units {
			add(u.Name, u.Note)
		}
	case Bars:
		add(x.Title, x.Unit)
		for _, it := range x.Items {
			add(it.Label, it.Print)
		}
	case Intervals: // whose section says what they are of
		for _, it := range x.Items {
			add(it.Label, it.Print)
		}
	case Cards:
		for _, k := range x.Items {
			out = append(append(append(out, k.Name), k.Lines...), Line{k.Stance.Words})
		}
	case Relations:
		out = lines(x.Table)
	case Questions:
		for _, it := range x.Items {
			out = append(out, it.Line)
		}
	case Year:
		for _, m := range x.Marks {
			add(m.Label + " " + m.When)
		}
	}
	return out
}
