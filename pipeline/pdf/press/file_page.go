package press

import (
	"fmt"
	"strconv"
	"strings"
)

// page writes a page with its content, fonts, pictures and links.
func (a *assembly) page(i, parent int) error {
	p := a.sheets[i].Page
	if p == nil || p.press != a.press {
		return fmt.Errorf("page %d was not drawn by this press", i+1)
	}
	content := a.object()
	a.begin(content)
	a.out = append(a.out, "<<"...)
	a.stream(p.content, flate)
	b := append([]byte(nil), "<</Type/Page/Parent "...)
	b = append(ref(b, parent), "/MediaBox[0 0 "...)
	b = append(Number(b, p.Width), ' ')
	b = append(Number(b, p.Height), "]/Tabs/S/StructParents "...)
	b = strconv.AppendInt(b, int64(i), 10)
	b = ref(append(b, "/Contents "...), content)
	b = append(b, "/Resources<<"...)
	b = a.resources(b, p)
	b = append(b, ">>"...)
	b, err := a.annotations(b, p, i)
	if err != nil {
		return err
	}
	a.put(a.pages[i], append(b, ">>"...))
	return nil
}

// resources appends the fonts and pictures of a page.
func (a *assembly) resources(b []byte, p *Page) []byte {
	if len(p.uses.blocks)+len(p.uses.cuts) > 0 {
		b = append(b, "/Font<<"...)
		for _, u := range p.uses.blocks {
			b = ref(append(append(append(b, '/'), u.Name...), ' '), a.block(u))
		}
		for _, u := range p.uses.cuts {
			b = ref(append(append(append(b, '/'), u.Name...), ' '), a.cut(u))
		}
		b = append(b, ">>"...)
	}
	if len(p.pictures) > 0 {
		b = append(b, "/XObject<<"...)
		for _, m := range p.pictures {
			b = ref(append(append(append(b, '/'), m.name...), ' '), a.image(m))
		}
		b = append(b, ">>"...)
	}
	return b
}

// block writes the objects of a block, once a file, and returns its number.
func (a *assembly) block(u *Block) int {
	if n := a.fonts[u]; n > 0 {
		return n
	}
	u.prepare()
	a.fonts[u] = u.object
	a.begin(u.object + objStream)
	a.out = append(append(a.out, u.dicts...), "\nendobj\n"...)
	for i := range 3 {
		a.places[u.object+i] = place{offset: u.object + objStream, index: i, stream: true}
	}
	a.fontStreams(&u.font, u.object)
	return u.object
}

// cut writes the font of a page that is cut exactly, and returns its number.
func (a *assembly) cut(u *cut) int {
	first := a.next
	for range blockObjects {
		a.object()
	}
	for i, d := range u.font.dicts(first) {
		if i == objDescriptor {
			d = append(d, ">>"...)
		}
		a.put(first+i, d)
	}
	a.fontStreams(&u.font, first)
	return first
}

// fontStreams writes the file and the characters of a font.
func (a *assembly) fontStreams(e *embedded, object int) {
	a.begin(object + objFile)
	a.out = append(a.out, "<</Length1 "...)
	a.out = strconv.AppendInt(a.out, int64(e.length), 10)
	a.stream(e.file.data, e.file.filter)
	a.begin(object + objToUnicode)
	a.out = append(a.out, "<<"...)
	a.stream(e.toUnicode.data, e.toUnicode.filter)
}

// annotations appends the links of a page.
func (a *assembly) annotations(b []byte, p *Page, page int) ([]byte, error) {
	if len(p.Links) == 0 {
		return b, nil
	}
	b = append(b, "/Annots["...)
	for i := range p.Links {
		n, err := a.annotation(&p.Links[i], p, page)
		if err != nil {
			return nil, err
		}
		b = append(ref(b, n), ' ')
	}
	return append(b, ']'), nil
}

func (a *assembly) annotation(l *Link, p *Page, page int) (int, error) {
	n := a.object()
	x := l.Boxes[0]
	b := append(a.dict[:0], "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
	for _, v := range []float64{x.X, p.Height - x.Y - x.H, x.X + x.W, p.Height - x.Y} {
		b = append(Number(b, v), ' ')
	}
	b = textString(append(b, "]/Contents"...), l.Contents)
	b = strconv.AppendInt(append(b, "/StructParent "...), int64(len(a.sheets)+len(a.tree.links)), 10)
	if name, inside := strings.CutPrefix(l.To, "#"); inside {
		to, y, ok := a.anchor(name, page)
		if !ok {
			return 0, fmt.Errorf("the link %q on page %d leads nowhere: no page has that anchor", l.To, page+1)
		}
		b = a.destination(append(b, "/Dest"...), to, y)
	} else {
		b = append(literal(append(b, "/A<</S/URI/URI"...), uri(l.To)), ">>"...)
	}
	a.put(n, append(b, ">>"...))
	a.dict = b
	a.tree.links = append(a.tree.links, annotated{object: n})
	return n, nil
}

// anchor finds a place by its name: on the page itself, else on the first that
// has it.
func (a *assembly) anchor(name string, page int) (to int, y float64, ok bool) {
	for _, x := range a.sheets[page].Page.Anchors {
		if x.Name == name {
			return page, x.Y, true
		}
	}
	for i, s := range a.sheets {
		for _, x := range s.Page.Anchors {
			if x.Name == name {
				return i, x.Y, true
			}
		}
	}
	return 0, 0, false
}

// destination appends a place that a viewer goes to.
func (a *assembly) destination(b []byte, page int, y float64) []byte {
	b = ref(append(b, '['), a.pages[page])
	return append(Number(append(b, "/XYZ 0 "...), a.sheets[page].Page.Height-y), " null]"...)
}

// uri is an address in the characters that an address may have.
func uri(to string) string {
	var b strings.Builder
	for i := range len(to) {
		if c := to[i]; c > ' ' && c < 0x7F && !strings.ContainsRune(`"<>\^{|}`+"`", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
