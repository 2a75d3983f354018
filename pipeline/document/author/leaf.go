package author

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// Leaf is a document about a group.
func (a *Author) Leaf(k document.Kind, at string, g *program.Group, write func() document.Document) document.Leaf {
	return document.Leaf{Kind: k, Path: at, Room: a.Room, Group: g.Key, Write: write}
}

// Neighbour is the group before or after, nil past the ends.
func Neighbour(groups []*program.Group, i int) *program.Group {
	if i < 0 || i >= len(groups) {
		return nil
	}
	return groups[i]
}
