package document

// A Leaf is one document of the book that is not written yet: enough to choose
// by, and a function that writes it. Leaves may be written at the same time.
type Leaf struct {
	Kind  Kind
	Path  string
	Room  string // "" for the program manager's book
	Group string // Key of the group that it is about; "" for none
	Write func() Document
}
