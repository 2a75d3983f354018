// Package document is the tree that every page is: sections and blocks of
// meaning, with plain text inside, which every writer says in its own way.
//
// The packages below it build the trees of the program's pages; this one knows
// neither the program's decisions nor type, colour, markup or page size.
package document

import (
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Document is one page or one set of pages of the book.
type Document struct {
	Kind Kind
	// Group is the Key of the group that the page is about; "" for none. Never printed.
	Group string
	// Path is where it stands in the book, without an extension, with slashes:
	// "accounts/aurelia-3f2a1c". Links are written relative to it.
	Path     string
	Title    string
	Subtitle string // one line under the title; "" for none
	Corner   Corner // what stands opposite the title
	Top      string // running head, left: "Executive briefing · November 2026"
	Mark     string // running head, right: confidentiality and whose copy it is
	Foot     []Span // age of the facts, sign-off, readiness
	Language string // BCP 47 of the labels: "en"
	// Room is the folder that is handed out and that no link may leave:
	// "sponsors/okafor-1a2b3c", "board", or "" for the program manager's book.
	Room     string
	Trail    []Link // breadcrumbs, the nearest last; never leaving the room
	Previous *Link  // the sibling before, and after
	Next     *Link
	Sections []Section
	Formats  []Format // what it is written as
	Metadata []Fact   // account, sponsor, as-of: for the file's own metadata
	// Cite are the formats in which the source cells of spans are shown. Empty
	// shows none, whatever the spans carry: travel copies and board papers.
	Cite []Format
}

// Cites reports whether a format of the document shows source cells.
func (d Document) Cites(f Format) bool { return slices.Contains(d.Cite, f) }

// A Corner is the short statement opposite a title: "Tier 1" over "by revenue".
type Corner struct{ Strong, Small string }

// Kind chooses the page design of a document.
type Kind string

// The kinds of document.
const (
	Page      Kind = "page"      // flows over as many pages as it needs
	Briefing  Kind = "briefing"  // exactly one page
	Scorecard Kind = "scorecard" // exactly one page
	Agenda    Kind = "agenda"    // exactly one page
	Cover     Kind = "cover"     // the first page of a pack
	Sheet     Kind = "sheet"     // exactly one page: portfolio, account plan, review
)

// Format is what a document is written as; it is also the file's extension.
type Format string

// The formats of documents.
const (
	Markdown Format = "md"
	HTML     Format = "html"
	PDF      Format = "pdf"
)

// A Section is a part of a document under one heading.
type Section struct {
	// ID names the section's role, stable, lower case with hyphens. It is the
	// heading's anchor, and what the page design places by: see the briefing.
	ID    string
	Title string // "" draws no heading
	Note  string // small words beside the heading; "" for none
	Level int    // 2 is a section, 3 a part of one; 0 counts as 2
	// Weight says what gives way first where room ends: the least. Blocks and
	// their lines inherit it unless they carry their own.
	Weight int
	Blocks []Block
	// Folded says that the section is the rest, to be looked up: writers that can
	// put it behind its title, and leave it off paper.
	Folded bool
	// More is where the rest stands when lines gave way: the account page.
	More *Link
}

// A Block is one thing that a section says. The writers know every kind below.
type Block interface{ block() }

// Tone is what a piece of text means apart from its words; no state is told by
// colour alone, so the words say it too.
type Tone uint8

// The tones.
const (
	Plain  Tone = iota
	Strong      // stands out
	Muted       // small print
	Warn        // needs attention
	Good        // goes well
)

// A Span is a run of text of one tone. Text is plain: no markup, any script.
type Span struct {
	Text string
	Tone Tone
	Link *Link
	// Sources are the cells that the words came from; writers that can, show
	// them in a quiet way. A travel copy has none.
	Sources []finding.Ref
	// Apart says that the words may stand on a line of their own, where a writer
	// has lines inside a cell. They begin with " · " for the writers that have none.
	Apart bool
	// Brief is what is enough at first sight, where a writer has a place for the rest:
	// of a number, it stands for Text; of words that begin a cell, it stands for the
	// whole cell, which is behind it. "" for what is brief itself.
	Brief string
	// Sign draws the span as an event of a calendar, in writers that can; Text says
	// the same for those that cannot, "○V". Nil for words.
	Sign *Sign
}

// A Sign is an event in a cell of a calendar.
type Sign struct {
	Form   Form   // Window, Booked or Renewal
	Letter string // inside the form: "V"; "" for a diamond
	Words  string // what it says, to those who cannot see it: "Visit, 10 December, booked"
	Second bool   // in the second half of the cell's time
	Size   int    // of a diamond, 1 to 3 by value
	Away   bool   // no event but a grey field: they cannot be met
}

// A Link leads to another document of the same room, or to an anchor in one.
type Link struct {
	Text string
	To   string // path in the book with its extension: "accounts/x.html#people"; "#id" in the same page
}

// Line is a piece of text in spans.
type Line []Span

// A Paragraph is running text.
type Paragraph struct {
	Line
	Weight int // 0 inherits
}

// A Callout is the statement that a page is for. The first line is its label.
type Callout struct {
	Label string
	Lines []Line
	Warn  bool // as in "No goal. Do not travel yet."
}

// A List is lines of equal standing.
type List struct {
	Items   []Item
	Ordered bool
}

// An Item is one line of a list.
type Item struct {
	Line
	Weight int // 0 inherits; the least gives way first
}

// A Table is rows under a header. Every row has as many cells as there are columns.
type Table struct {
	Caption string // said to those who cannot see the table; "" repeats the section's title
	Columns []Column
	Rows    []Row
	// Bare says that the titles of the columns are for those who cannot see the
	// table: the words in it say the same.
	Bare bool
	// Sortable and Searchable are offered by writers that can.
	Sortable, Searchable bool
	// Fold is after how many rows the rest begins, to be looked up, which writers may put
	// behind a count; 0 for never.
	Fold int
}

// A Column of a table.
type Column struct {
	Title  string
	Number bool // aligned right, tabular figures
	Width  int  // share of the width; 0 lets the writer decide
	// Once says that a cell with the words of the one above it may be left blank
	// where the eye sees both.
	Once bool
}

// A Row of a table.
type Row struct {
	Cells  []Line
	Depth  int  // indent of the first cell: the organisation chart
	Head   bool // a subheading that spans the row: only the first cell is used
	Weight int  // 0 inherits
}

// Facts are labels with values: "Industry: Freight".
type Facts struct {
	Items []Fact
	// Inline sets them as running text, one after the other.
	Inline bool
}

// A Fact is a label with its value.
type Fact struct {
	Label  string
	Value  Line
	Weight int
}

// Figures are key figures in large type.
type Figures struct{ Items []Figure }

// A Figure is a number with what it means under it.
type Figure struct {
	Value string // "€6.42 m"
	Label string // "revenue kept"
	Aim   string // the target of Value, beside it: "target 95 %"; "" for none
	Small []Line // "12 months to Oct, +8 %"
	Warn  bool
	Trend *Trend // nil for none
	// Months are what falls into each of the next months, in place of a trend; nil for none.
	Months *Bars
}

// A Trend is a line over time; unknown points are gaps.
type Trend struct {
	Points      []TrendPoint
	First, Last string // the values printed at its ends
	Describe    string // the trend in words
	// Target is drawn as a dashed line where Aim, its word beside the line, is not "".
	Target float64
	Aim    string
}

// A TrendPoint is one point of a trend.
type TrendPoint struct {
	Label string
	Value float64 // for drawing only; never printed
	Known bool
	Print string
}

// Bars are amounts over categories, with a table of the same data.
type Bars struct {
	Title, Unit string // "Revenue", "€ million a year"
	Items       []Bar
	Describe    string // the chart in words
}

// A Bar is one amount. Value is for drawing only; Print is what is read.
type Bar struct {
	Label, Print string
	Value        float64
	Partial      bool    // a year to date: it stands out, the whole ones are light
	Low, High    float64 // an interval, when Interval is set
	Interval     bool
	Outline      bool // for comparison: not filled
	// Before is the same amount of a year before, a tick across the bar, when
	// Compared is set; BeforePrint is what is read.
	Before      float64
	BeforePrint string
	Compared    bool
	Suspect     bool // money is missing in it: hatched
	// Part is how much of Value is solid, from the foot, where the bar is an Outline.
	Part float64
}

// Intervals are estimates with their uncertainty, horizontally.
type Intervals struct {
	Title, Unit string
	Items       []Bar
	Describe    string
}

// A Structure is a whole and its parts, drawn as an organisation chart, with the same as
// a list. The first unit is the whole.
type Structure struct {
	Title, Describe string
	Units           []Unit // each after what it is a part of
}

// A Unit is a part of a structure: Depth 0 is the whole, 1 a part of it.
type Unit struct {
	Name, Note string
	Depth      int
}

// A Curve is one figure over time, with a table of the same data. Unknown
// points are gaps.
type Curve struct {
	Title, Unit string // "Revenue kept", "% of revenue a year before"
	Trend
}

// A Year is the year at a glance. Marks are all that falls into it, to be said
// in words; Lanes are the same as they are drawn.
type Year struct {
	Marks    []program.Mark
	Lanes    []Lane
	Months   []string // names of the months from From's to To's
	From, To program.Date
	Today    program.Date // the day on which it is looked at; unknown: none is marked
	Named    string       // the name of that day: "as of 31 Oct"
	Key      string       // what the forms mean: "■ booked □ window ◆ renewal"
	Describe string
}

// A Lane is one row of a year: who acts in it, or what it is about.
type Lane struct {
	Name  string
	Marks []LaneMark
}

// A LaneMark is one event in a lane.
type LaneMark struct {
	Label    string // in a window that holds it, else beside the form; "" for none
	From, To program.Date
	Form     Form
	Worth    float64 // of a diamond: its area; for drawing only
}

// A Form is how an event of a year is drawn. Forms differ in grey print too.
type Form uint8

// The forms.
const (
	Window  Form = iota // proposed: an outlined box over its span
	Booked              // a solid peg on its day, as wide as every other
	Renewal             // a solid diamond on its day
	Sale                // an outlined diamond on its day
	Tick                // what is due on a day
)

// Cards are people side by side, as they will sit in a room.
type Cards struct{ Items []Card }

// A Card is one person.
type Card struct {
	Name   Line   // with its reading
	Lines  []Line // title, company, last met
	Stance Stance
	Ours   bool // one of ours
	Weight int
}

// A Stance is where a person stands between opposed (1) and supports (4), now
// and before; 0 is not known. Words say the same; without words nothing is drawn.
type Stance struct {
	Now, Before int
	Words       Span
}

// Relations are a table of their people, with ours and who of ours keeps whom.
type Relations struct {
	Table Table
	Ours  []string
	Bonds []Bond
	// Head stands over ours; Key says what the lines mean.
	Head, Key string
	Describe  string // the map in words
}

// A Bond is one of ours (an index of Ours) with a row of the table.
type Bond struct {
	Ours, Theirs int
	Strength     Strength
}

// A Strength is how lately two people met.
type Strength uint8

// The strengths.
const (
	Never      Strength = iota // a hole: dotted
	LongAgo                    // or nobody knows when
	InAYear                    // within twelve months
	InAQuarter                 // within 90 days
)

// Questions are to be answered in writing: each has lines to write on.
type Questions struct{ Items []Item }

// More says how many lines gave way, and where they are. A page design that
// drops further lines of the section adds them to the count. A link without a
// target is words alone: the reader's room holds no such page.
type More struct {
	Count int
	Link  Link
}

func (Paragraph) block() {}

func (Callout) block() {}

func (List) block() {}

func (Table) block() {}

func (Facts) block() {}

func (Figures) block() {}

func (Bars) block() {}

func (Intervals) block() {}

func (Structure) block() {}

func (Curve) block() {}

func (Year) block() {}

func (More) block() {}

func (Cards) block() {}

func (Relations) block() {}

func (Questions) block() {}
