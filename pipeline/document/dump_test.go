package document

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/finding"
)

// dump is a document as plain text: everything that a writer could print.
func dump(d Document) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s %s  [%s] room=%q formats=%v cite=%v", d.Kind, d.Path, d.Language, d.Room, d.Formats, d.Cite)
	line("top:    %s | %s", d.Top, d.Mark)
	line("title:  %s", d.Title)
	if d.Subtitle != "" {
		line("        %s", d.Subtitle)
	}
	if d.Corner != (Corner{}) {
		line("corner: %s / %s", d.Corner.Strong, d.Corner.Small)
	}
	for _, l := range d.Trail {
		line("trail:  %s", link(&l))
	}
	if d.Previous != nil || d.Next != nil {
		line("beside: %s | %s", link(d.Previous), link(d.Next))
	}
	for _, s := range d.Sections {
		line("\n%s %s [#%s w%d] %s", strings.Repeat("#", max(s.Level, 2)), s.Title, s.ID, s.Weight, s.Note)
		for _, x := range s.Blocks {
			b.WriteString(block(x))
		}
	}
	line("\nfoot:   %s", dumpLine(d.Foot))
	for _, m := range d.Metadata {
		line("meta:   %s = %s", m.Label, dumpLine(m.Value))
	}
	return b.String()
}

func link(l *Link) string {
	if l == nil {
		return "-"
	}
	return l.Text + " -> " + l.To
}

var tones = []string{"", "*", "~", "!", "+"}

func dumpLine(l []Span) string {
	var b strings.Builder
	for _, s := range l {
		text := tones[s.Tone] + s.Text + tones[s.Tone]
		if s.Link != nil {
			text = "[" + text + "](" + s.Link.To + ")"
		}
		b.WriteString(text)
		if len(s.Sources) > 0 {
			b.WriteString("{" + places(s.Sources) + "}")
		}
	}
	return b.String()
}

func places(refs []finding.Ref) string {
	var out []string
	for _, r := range refs[:min(2, len(refs))] {
		out = append(out, r.String())
	}
	return strings.Join(out, "; ")
}

func weight(w int) string {
	if w == 0 {
		return ""
	}
	return fmt.Sprintf("  (w%d)", w)
}

func block(x Block) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	switch v := x.(type) {
	case Paragraph:
		line("%s%s", dumpLine(v.Line), weight(v.Weight))
	case Callout:
		line("> %s (warn %v)", v.Label, v.Warn)
		for _, l := range v.Lines {
			line(">   %s", dumpLine(l))
		}
	case List:
		for i, it := range v.Items {
			mark := "-"
			if v.Ordered {
				mark = fmt.Sprint(i+1, ".")
			}
			line("%s %s%s", mark, dumpLine(it.Line), weight(it.Weight))
		}
	case Table:
		var heads []string
		for _, c := range v.Columns {
			heads = append(heads, c.Title)
		}
		line("| %s |", strings.Join(heads, " | "))
		for _, r := range v.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, dumpLine(c))
			}
			line("|%s %s |%s", strings.Repeat("..", r.Depth)+map[bool]string{true: "=="}[r.Head], strings.Join(cells, " | "), weight(r.Weight))
		}
	case Facts:
		for _, f := range v.Items {
			line("%s: %s%s", f.Label, dumpLine(f.Value), weight(f.Weight))
		}
	case Figures:
		for _, f := range v.Items {
			line("# %s  %s  warn=%v", f.Value, f.Label, f.Warn)
			for _, s := range f.Small {
				line("    %s", dumpLine(s))
			}
			if f.Trend != nil {
				line("    trend: %s", f.Trend.Describe)
			}
		}
	case Bars:
		line("bars %s (%s): %s", v.Title, v.Unit, v.Describe)
		for _, i := range v.Items {
			line("    %s %s %.2f partial=%v", i.Label, i.Print, i.Value, i.Partial)
		}
	case Intervals:
		line("intervals %s (%s): %s", v.Title, v.Unit, v.Describe)
	case Curve:
		line("curve %s: %s", v.Title, v.Describe)
	case Year:
		line("year %s to %s: %s", v.From, v.To, v.Describe)
	case More:
		line("+%d more %s", v.Count, link(&v.Link))
	default:
		line("?? %T", v)
	}
	return b.String()
}
