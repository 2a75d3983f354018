package document

import (
	"strings"
)

// Labels are the words that writers put around what a document says. A new
// language is one more value of the list below.
type Labels struct {
	Contents, Sources, Data, Skip, Up, Previous, Next string
	Here                                              string // what the breadcrumbs are called
	Part, Continued                                   string // "Part %d of %d", "continued"
	Page                                              string // "page %d of %d"
	Attention                                         string // said beside a figure that needs it
	Booked, Proposed, Partial, Comparison             string
	Which, When, Value, Figure, Meaning, Notes        string // headers of charts' and figures' tables
	Unknown                                           string // a gap of a curve
	More                                              string // "+%d more": lines that gave way
	Search, Shown, Sort                               string // "%d of %d shown"
	Scroll                                            string // what a wide table's region is called: "table, scrolls sideways"
}

// Labels are those of the document's language; English where there are none.
func (d Document) Labels() Labels {
	base, _, _ := strings.Cut(strings.ToLower(d.Language), "-")
	if l, ok := labels[base]; ok {
		return l
	}
	return labels["en"]
}

var labels = map[string]Labels{
	"en": {
		Contents: "Contents", Sources: "Sources", Data: "Data as a table", Skip: "Skip to the content", Here: "You are here",
		Up: "Up", Previous: "Previous", Next: "Next",
		Page: "page %d of %d", Part: "Part %d of %d", Continued: "continued",
		Attention: "needs attention",
		Booked:    "booked", Proposed: "proposed", Partial: "part of the period", Comparison: "for comparison",
		Which: "Which", When: "When", Value: "Value", Figure: "Figure", Meaning: "What it is", Notes: "Notes",
		Unknown: "not known", More: "+%d more",
		Search: "Search", Shown: "%d of %d shown", Sort: "sort",
		Scroll: "table, scrolls sideways",
	},
	"de": {
		Contents: "Inhalt", Sources: "Quellen", Data: "Daten als Tabelle", Skip: "Zum Inhalt", Here: "Sie sind hier",
		Up: "Zurück zu", Previous: "Vorige Seite", Next: "Nächste Seite",
		Page: "Seite %d von %d", Part: "Teil %d von %d", Continued: "Fortsetzung",
		Attention: "braucht Aufmerksamkeit",
		Booked:    "gebucht", Proposed: "vorgeschlagen", Partial: "Teil des Zeitraums", Comparison: "zum Vergleich",
		Which: "Was", When: "Wann", Value: "Wert", Figure: "Zahl", Meaning: "Bedeutung", Notes: "Anmerkungen",
		Unknown: "nicht bekannt", More: "+%d weitere",
		Search: "Suchen", Shown: "%d von %d gezeigt", Sort: "sortieren",
		Scroll: "Tabelle, seitlich verschiebbar",
	},
}
