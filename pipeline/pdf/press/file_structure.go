package press

import "strconv"

// tree is the structure of a file while it is written.
type tree struct {
	catalog int         // number of the catalog
	owners  []int       // by mark of the page being written: the number of its element
	nums    []byte      // the parent tree
	links   []annotated // of all pages, in the order of their keys
}

// annotated is a link with its object.
type annotated struct {
	object int
	owner  int // the number of its element
}

func (t *tree) reset() {
	*t = tree{owners: t.owners[:0], nums: t.nums[:0], links: t.links[:0]}
}

// structure writes the structure tree and returns the number of its root.
func (a *assembly) structure() int {
	t := &a.tree
	root, document, parents := a.object(), a.object(), a.object()
	b := append([]byte(nil), "<</S/Document/P "...)
	b = append(ref(b, root), "/K["...)
	t.nums = append(t.nums, "<</Nums["...)
	for i := range a.sheets {
		b = a.pageStructure(b, i, document)
	}
	for i, l := range t.links {
		t.nums = append(strconv.AppendInt(t.nums, int64(len(a.sheets)+i), 10), ' ')
		t.nums = append(ref(t.nums, l.owner), ' ')
	}
	a.put(document, append(b, "]>>"...))
	a.put(parents, append(t.nums, "]>>"...))
	b = ref(append(b[:0], "<</Type/StructTreeRoot/K "...), document)
	b = ref(append(b, "/ParentTree "...), parents)
	b = strconv.AppendInt(append(b, "/ParentTreeNextKey "...), int64(len(a.sheets)+len(t.links)), 10)
	a.put(root, append(b, ">>"...))
	return root
}

// pageStructure writes the elements of a page, appends the references to the
// outermost, and notes which element each mark of the page belongs to.
func (a *assembly) pageStructure(b []byte, i, up int) []byte {
	t, p := &a.tree, a.sheets[i].Page
	t.owners = t.owners[:0]
	for range p.Owners {
		t.owners = append(t.owners, 0)
	}
	for _, e := range p.Elements {
		b = append(ref(b, a.element(e, i, up)), ' ')
	}
	t.nums = append(strconv.AppendInt(t.nums, int64(i), 10), '[')
	for _, n := range t.owners {
		t.nums = append(ref(t.nums, n), ' ')
	}
	t.nums = append(t.nums, ']')
	a.full()
	return b
}

// element writes an element and then all below it, which have the numbers that
// follow its own, and returns its number.
func (a *assembly) element(e *Element, page, up int) int {
	n := a.object()
	b := append(a.begun(n), "<</S/"...)
	b = ref(append(append(b, e.Tag...), "/P "...), up)
	b = e.attributes(b, a.sheets[page].Page.Height)
	marked, below := false, n+1
	if len(e.Kids) > 0 {
		b = append(b, "/K["...)
		for _, k := range e.Kids {
			if k.Element != nil {
				b = ref(b, below)
				below += k.Element.All
			} else {
				b = a.kid(b, k, page, n)
				marked = marked || k.Link == 0
			}
			b = append(b, ' ')
		}
		b[len(b)-1] = ']'
	}
	if marked {
		b = ref(append(b, "/Pg "...), a.pages[page])
	}
	a.ended(append(b, ">>"...))
	for _, k := range e.Kids {
		if k.Element != nil {
			a.element(k.Element, page, n)
		}
	}
	return n
}

// kid appends one child, no element, of an element whose number is up.
func (a *assembly) kid(b []byte, k Kid, page, up int) []byte {
	if k.Link > 0 {
		l := &a.tree.links[a.linkAt(page, k.Link-1)]
		l.owner = up
		b = ref(append(b, "<</Type/OBJR/Obj "...), l.object)
		return append(ref(append(b, "/Pg "...), a.pages[page]), ">>"...)
	}
	a.tree.owners[k.Mark] = up
	return strconv.AppendInt(b, int64(k.Mark), 10)
}

// linkAt is the place in the tree of a page's link.
func (a *assembly) linkAt(page, index int) int {
	for i := range page {
		index += len(a.sheets[i].Page.Links)
	}
	return index
}

// attributes appends what an element says beside its children.
func (e *Element) attributes(b []byte, height float64) []byte {
	if e.Attrs.Alt != "" {
		b = textString(append(b, "/Alt"...), e.Attrs.Alt)
	}
	if e.Attrs.Actual != "" {
		b = textString(append(b, "/ActualText"...), e.Attrs.Actual)
	}
	if e.Attrs.Lang != "" {
		b = literal(append(b, "/Lang"...), language(e.Attrs.Lang))
	}
	switch e.Tag {
	case TH:
		scope := e.Attrs.Scope
		if scope != "Row" && scope != "Both" {
			scope = "Column"
		}
		b = append(append(b, "/A<</O/Table/Scope/"...), scope...)
		b = append(e.span(b), ">>"...)
	case TD:
		if e.Attrs.ColSpan > 1 {
			b = append(e.span(append(b, "/A<</O/Table"...)), ">>"...)
		}
	case L:
		b = append(b, "/A<</O/List/ListNumbering/Disc>>"...)
	case Figure:
		b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
		for _, v := range []float64{e.Ink.X, height - e.Ink.Y - e.Ink.H, e.Ink.X + e.Ink.W, height - e.Ink.Y} {
			b = append(Number(b, v), ' ')
		}
		b = append(b, "]>>"...)
	}
	return b
}

func (e *Element) span(b []byte) []byte {
	if e.Attrs.ColSpan > 1 {
		b = strconv.AppendInt(append(b, "/ColSpan "...), int64(e.Attrs.ColSpan), 10)
	}
	return b
}
