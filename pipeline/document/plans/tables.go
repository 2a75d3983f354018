package plans

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
)

// TableSection are round tables that could be planned around a theme, with who could host
// them. What only one of the reader's accounts shares is no round table to them.
func TableSection(a *author.Author) (document.Section, bool) {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Theme"), Width: 4}, {Title: a.Say("Accounts that share it"), Width: 8},
		{Title: a.Say("Could host"), Width: 4}, {Title: a.Say("When"), Width: 4}}}
	for _, x := range a.Plan.Tables {
		var parts []document.Line
		for _, key := range x.Groups {
			if g := a.ByKey[key]; g != nil && a.Sees(g) {
				parts = append(parts, document.Line{a.Named(g)})
			}
		}
		if len(parts) < 2 {
			continue
		}
		kind, theme := a.Say("an issue of their industries"), a.Term(span.Cut(x.Theme, 80))
		if x.Cause {
			kind, theme = a.Say("a cause of escalations"), span.Cut(x.Theme, 120)
		}
		host := document.Line{span.Warn(a.Say("none of their sponsors"))}
		if x.Host != "" {
			host = document.Line{span.Plain(span.Cut(x.Host, 60)), span.Muted(", " + a.Sayf("sponsor of %d of them", x.Hosts))}
		}
		when := span.Plain(a.Sayf("proposed: %s to %s", a.ShortDay(x.Window.From, a.AsOf), a.ShortDay(x.Window.To, a.AsOf)))
		if x.Booked.Known() {
			when = span.Strong(a.Sayf("booked: %s", a.LongDay(x.Booked)))
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{span.Strong(span.Capital(theme)), span.Muted(", " + kind)},
			span.Spread(", ", parts...), host, {when}}})
	}
	return document.Section{ID: "round-tables", Title: a.Say("Round tables that could be planned"),
		Note: a.Say("customers who share a theme"), Blocks: []document.Block{t}}, len(t.Rows) > 0
}
