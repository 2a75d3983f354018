package press

// Link is a link of a page with the rectangles of its text, one a line.
type Link struct {
	To       string // "#anchor" of the same file, or a path relative to it
	Contents string // where it leads, in words
	Boxes    []Box
}

// Anchor is a place of a page that links and bookmarks lead to.
type Anchor struct {
	Name string
	Y    float64 // in points from the top
}

// Mark is a bookmark into a page.
type Mark struct {
	Level int // from 1
	Title string
	Y     float64
}

// Add takes the box of a piece of the link's text; pieces on one line are joined.
func (l *Link) Add(b Box) {
	if n := len(l.Boxes); n > 0 && b.Y < l.Boxes[n-1].Y+l.Boxes[n-1].H/2 && b.Y > l.Boxes[n-1].Y-b.H/2 {
		l.Boxes[n-1].Add(b)
		return
	}
	l.Boxes = append(l.Boxes, b)
}
