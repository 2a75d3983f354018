package contents

import (
	"fmt"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"
)

// dump is a document as plain text: everything that a writer could print.
func dump(d document.Document) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s %s  [%s] room=%q formats=%v cite=%v", d.Kind, d.Path, d.Language, d.Room, d.Formats, d.Cite)
	line("top:    %s | %s", d.Top, d.Mark)
	line("title:  %s", d.Title)
	if d.Subtitle != "" {
		line("        %s", d.Subtitle)
	}
	if d.Corner != (document.Corner{}) {
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

func link(l *document.Link) string {
	if l == nil {
		return "-"
	}
	return l.Text + " -> " + l.To
}

var tones = []string{"", "*", "~", "!", "+"}

func dumpLine(l []document.Span) string {
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

func block(x document.Block) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	switch v := x.(type) {
	case document.Paragraph:
		line("%s%s", dumpLine(v.Line), weight(v.Weight))
	case document.Callout:
		line("> %s (warn %v)", v.Label, v.Warn)
		for _, l := range v.Lines {
			line(">   %s", dumpLine(l))
		}
	case document.List:
		for i, it := range v.Items {
			mark := "-"
			if v.Ordered {
				mark = fmt.Sprint(i+1, ".")
			}
			line("%s %s%s", mark, dumpLine(it.Line), weight(it.Weight))
		}
	case document.Table:
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
			line("|%s %s |%s", strings.Repeat("..", r.Depth)+map[bool]string{true: "=="}[r.Head], strings.Join(cells, " | "),
				weight(r.Weight))
		}
	case document.Facts:
		for _, f := range v.Items {
			line("%s: %s%s", f.Label, dumpLine(f.Value), weight(f.Weight))
		}
	case document.Figures:
		for _, f := range v.Items {
			line("# %s  %s  warn=%v", f.Value, f.Label, f.Warn)
			if f.Aim != "" {
				line("    %s", f.Aim)
			}
			for _, s := range f.Small {
				line("    %s", dumpLine(s))
			}
			if f.Trend != nil {
				line("    trend: %s", f.Trend.Describe)
				if f.Trend.Aim != "" {
					line("    %s: %v", f.Trend.Aim, f.Trend.Target)
				}
			}
			if f.Months != nil {
				line("    months: %s", f.Months.Describe)
			}
		}
	case document.Bars:
		line("bars %s (%s): %s", v.Title, v.Unit, v.Describe)
		for _, i := range v.Items {
			line("    %s %s %.2f partial=%v", i.Label, i.Print, i.Value, i.Partial)
		}
	case document.Intervals:
		line("intervals %s (%s): %s", v.Title, v.Unit, v.Describe)
	case document.Curve:
		line("curve %s: %s", v.Title, v.Describe)
	case document.Year:
		line("year %s to %s: %s", v.From, v.To, v.Describe)
		for _, l := range v.Lanes {
			line("    %s:", l.Name)
			for _, m := range l.Marks {
				line("        %s %s to %s, form %d, worth %.0f", m.Label, m.From, m.To, m.Form, m.Worth)
			}
		}
	case document.Structure:
		line("structure %s: %s", v.Title, v.Describe)
		for _, u := range v.Units {
			line("%s%s, %s", strings.Repeat("    ", u.Depth+1), u.Name, u.Note)
		}
	case document.Cards:
		for _, k := range v.Items {
			line("card %s ours=%v stance %d was %d %s  (w%d)", dumpLine(k.Name), k.Ours, k.Stance.Now, k.Stance.Before,
				dumpLine(document.Line{k.Stance.Words}), k.Weight)
			for _, l := range k.Lines {
				line("    %s", dumpLine(l))
			}
		}
	case document.Relations:
		b.WriteString(block(v.Table))
		for _, x := range v.Bonds {
			line("bond %s with row %d, strength %d", v.Ours[x.Ours], x.Theirs+1, x.Strength)
		}
		line("%s", v.Describe)
	case document.Questions:
		for _, it := range v.Items {
			line("? %s  (w%d)", dumpLine(it.Line), it.Weight)
		}
	case document.More:
		line("+%d more %s", v.Count, link(&v.Link))
	default:
		line("?? %T", v)
	}
	return b.String()
}

func find(t *testing.T, docs []document.Document, prefix string) document.Document {
	t.Helper()
	for _, d := range docs {
		if strings.HasPrefix(d.Path, prefix) {
			return d
		}
	}
	t.Fatalf("no document begins with %q", prefix)
	return document.Document{}
}
