package language

// Labels are the words that writers put around what a document says.
type Labels struct {
	Colon                                             string // after a label: ":", with the space before it that a language has
	Contents, Sources, Data, Skip, Up, Previous, Next string
	Here                                              string // what the breadcrumbs are called
	Part, Continued                                   string // "Part %d of %d", "continued"
	Page                                              string // "page %d of %d"
	Attention                                         string // said beside a figure that needs it
	Booked, Proposed, Partial, Comparison             string
	Which, When, Value, Figure, Meaning, Notes        string // headers of charts' and figures' tables
	Unknown                                           string // a gap of a curve
	More                                              string // "+%d more": lines that gave way
	Elsewhere                                         string // "Not on this page: %s": sections that gave way
	Search, Shown, Sort                               string // "%d of %d shown"
	Scroll                                            string // what a wide table's region is called: "table, scrolls sideways"
}
