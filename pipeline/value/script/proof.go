package script

import "strings"

// A Proof is how many cells show a thing, and the first of them.
type Proof struct {
	Count   int    // cells that show it
	Example string // the first of them
}

// Add counts a cell that shows it.
func (p *Proof) Add(example string) {
	if p.Count++; p.Count == 1 {
		p.Example = strings.Clone(example)
	}
}

// Join adds what another column shows.
func (p *Proof) Join(o Proof) {
	if p.Count == 0 {
		p.Example = o.Example
	}
	p.Count += o.Count
}
