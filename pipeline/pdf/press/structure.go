package press

// A Tag is the kind of an element of the page's structure, a standard type of
// PDF 1.7.
type Tag string

// The tags that pages use.
const (
	Document Tag = "Document"
	Part     Tag = "Part"
	Sect     Tag = "Sect"
	Div      Tag = "Div"
	H1       Tag = "H1"
	H2       Tag = "H2"
	H3       Tag = "H3"
	P        Tag = "P"
	L        Tag = "L" // contains LI
	LI       Tag = "LI"
	Lbl      Tag = "Lbl"
	LBody    Tag = "LBody"
	Table    Tag = "Table" // contains TR, or THead and TBody with TR in them
	THead    Tag = "THead"
	TBody    Tag = "TBody"
	TR       Tag = "TR"
	TH       Tag = "TH"
	TD       Tag = "TD"
	Span     Tag = "Span"
	Figure   Tag = "Figure"
	Caption  Tag = "Caption"
	Note     Tag = "Note"
	LinkTag  Tag = "Link" // use Canvas.Link
)

// Attrs are what an element says beside its content.
type Attrs struct {
	Alt     string // what a figure shows, in words; a Figure must have it
	Actual  string // the text that the content stands for, where its glyphs do not say it
	Scope   string // of a TH: "Column", "Row" or "Both"; "" is Column
	ColSpan int    // of a TH or TD, where more than one
	Lang    string // BCP 47, where it differs from the document's
}

// Element is a node of the structure. Kids are in reading order.
type Element struct {
	Tag   Tag
	Attrs Attrs
	Kids  []Kid
	Ink   Box
	few   [2]Kid // room for the kids of most
	All   int    // how many elements it is, with those below it
}

// Element is a new element of the page.
func (p *Page) Element() *Element {
	e := p.stock.Take()
	*e = Element{}
	e.Kids = e.few[:0]
	return e
}

// Kid is a child element, a piece of marked content, or an annotation.
type Kid struct {
	Element *Element
	Mark    int // number of the marked content, where element is nil and link is 0
	Link    int // 1 + index of the page's link
}

// Box is a rectangle from its top left corner.
type Box struct{ X, Y, W, H float64 }

// Add makes a box contain another.
func (b *Box) Add(o Box) {
	if *b == (Box{}) {
		*b = o
		return
	}
	right, bottom := max(b.X+b.W, o.X+o.W), max(b.Y+b.H, o.Y+o.H)
	b.X, b.Y = min(b.X, o.X), min(b.Y, o.Y)
	b.W, b.H = right-b.X, bottom-b.Y
}
