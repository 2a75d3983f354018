// Package press makes PDF files of drawn pages.
//
// In go pages as a canvas leaves them: content, structure, links, the glyphs that
// they draw; out come files that are tagged (PDF/UA-1) and archivable (PDF/A-2a),
// the same bytes for the same pages, on font objects that all files share. The
// package refuses a file that would be wrong: a link to nowhere, a page of
// another press.
package press

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"sponsorbook/pipeline/program"
)

// Meta is what a file says about itself.
type Meta struct {
	Title    string       // required
	Author   string       // "" for none
	Subject  string       // "" for none
	Keywords string       // "" for none: "account Aurelia, sponsor H. Brandt"
	Language string       // BCP 47; "" or a wrong one is "en"
	Date     program.Date // as-of date; zero for none
}

// A Sheet is a page of a file. Title, unless empty, is its entry in the outline,
// above the page's own bookmarks.
type Sheet struct {
	Page  *Page
	Title string
}

// File puts drawn pages together. The pages must come from this press.
func (p *Press) File(meta Meta, sheets ...Sheet) ([]byte, error) {
	if Printable(meta.Title) == "" {
		return nil, errors.New("write a PDF file: it has no title")
	}
	a := assemblies.Get().(*assembly)
	defer assemblies.Put(a)
	a.reset(p, sheets)
	if err := a.write(meta); err != nil {
		return nil, fmt.Errorf("write the PDF file %q: %w", meta.Title, err)
	}
	return append([]byte(nil), a.out...), nil
}

// assemblies are buffers that a file leaves to the next.
var assemblies = sync.Pool{New: func() any { return new(assembly) }}

// assembly is one file while it is written.
type assembly struct {
	press  *Press
	sheets []Sheet
	out    []byte
	places []place // by object number: where it stands
	next   int     // object number

	body  []byte // objects for the object stream
	index []byte
	count int // of them
	dict  []byte

	pages  []int          // object numbers
	fonts  map[*Block]int // written blocks
	images map[*Image]int
	tree   tree
}

// place is where an object stands: at an offset, or in an object stream at an
// index. The zero value is an object that is not there.
type place struct {
	offset, index int
	stream        bool // offset is the number of an object stream
}

func (a *assembly) reset(p *Press, sheets []Sheet) {
	a.press, a.sheets = p, sheets
	a.out = append(a.out[:0], "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	a.places = append(a.places[:0], make([]place, p.objects+1)...)
	a.next = p.objects + 1
	a.body, a.index, a.count = a.body[:0], a.index[:0], 0
	a.pages = a.pages[:0]
	if a.fonts == nil {
		a.fonts, a.images = map[*Block]int{}, map[*Image]int{}
	}
	clear(a.fonts)
	clear(a.images)
	a.tree.reset()
}

// write writes all objects, the catalog last, and the table of where they are.
func (a *assembly) write(meta Meta) error {
	for range a.sheets {
		a.pages = append(a.pages, a.object())
	}
	parent := a.object()
	for i := range a.sheets {
		if err := a.page(i, parent); err != nil {
			return err
		}
	}
	b := append(a.dict[:0], "<</Type/Pages/Kids["...)
	for _, n := range a.pages {
		b = append(ref(b, n), ' ')
	}
	b = append(strconv.AppendInt(append(b, "]/Count "...), int64(len(a.pages)), 10), ">>"...)
	a.put(parent, b)
	a.dict = b
	root := a.structure()
	outline := a.outline()
	info := a.info(meta)
	a.catalog(meta, parent, root, outline)
	a.flush()
	a.xref(info)
	return nil
}

// object takes the next object number.
func (a *assembly) object() int {
	n := a.next
	a.next++
	a.places = append(a.places, place{})
	return n
}

// streamObjects is how many objects stand in one object stream, or a page more.
const streamObjects = 500

// put writes an object into the object stream.
func (a *assembly) put(object int, b []byte) {
	a.ended(append(a.begun(object), b...))
	a.full()
}

// begun begins an object in the object stream: what is appended to it belongs to
// that, until it is ended.
func (a *assembly) begun(object int) []byte {
	a.index = append(strconv.AppendInt(a.index, int64(object), 10), ' ')
	a.index = append(strconv.AppendInt(a.index, int64(len(a.body)), 10), ' ')
	a.places[object] = place{index: a.count, stream: true}
	return a.body
}

func (a *assembly) ended(body []byte) {
	a.body = append(body, '\n')
	a.count++
}

// full writes the object stream when it has enough objects. That takes an object
// number, so not while elements are written, whose numbers follow each other.
func (a *assembly) full() {
	if a.count >= streamObjects {
		a.flush()
	}
}

// flush writes the object stream.
func (a *assembly) flush() {
	if a.count == 0 {
		return
	}
	n := a.object()
	for i := range a.places {
		if p := &a.places[i]; p.stream && p.offset == 0 {
			p.offset = n
		}
	}
	a.begin(n)
	a.out = append(a.out, "<</Type/ObjStm/N "...)
	a.out = strconv.AppendInt(a.out, int64(a.count), 10)
	a.out = append(a.out, "/First "...)
	a.out = strconv.AppendInt(a.out, int64(len(a.index)), 10)
	a.index = append(a.index, a.body...)
	a.packed(a.index)
	a.index, a.body, a.count = a.index[:0], a.body[:0], 0
}

// begin begins an object that stands by itself.
func (a *assembly) begin(object int) {
	a.places[object] = place{offset: len(a.out)}
	a.out = strconv.AppendInt(a.out, int64(object), 10)
	a.out = append(a.out, " 0 obj\n"...)
}

// packed ends an object whose dictionary is open with a packed stream.
func (a *assembly) packed(data []byte) {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	a.stream(p.pack(data), flate)
}

// flate says that a stream is packed.
const flate = "/Filter/FlateDecode"

// stream ends an object whose dictionary is open with a stream.
func (a *assembly) stream(data []byte, filter string) {
	a.out = append(append(a.out, filter...), "/Length "...)
	a.out = strconv.AppendInt(a.out, int64(len(data)), 10)
	a.out = append(a.out, ">>stream\n"...)
	a.out = append(append(a.out, data...), "\nendstream\nendobj\n"...)
}

// xref writes the table of objects, as a stream, and the end of the file.
func (a *assembly) xref(info int) {
	id := sha256.Sum256(a.out)
	self := a.object()
	start := len(a.out)
	a.begin(self)
	table, index := append(a.body[:0], 0, 0, 0, 0, 0, 0xFF, 0xFF), a.index[:0]
	for i := 1; i < len(a.places); {
		if a.places[i] == (place{}) {
			i++
			continue
		}
		first := i
		for ; i < len(a.places) && a.places[i] != (place{}); i++ {
			table = a.places[i].entry(table)
		}
		index = append(strconv.AppendInt(index, int64(first), 10), ' ')
		index = append(strconv.AppendInt(index, int64(i-first), 10), ' ')
	}
	a.out = append(append(append(a.out, "<</Type/XRef/W[1 4 2]/Index[0 1 "...), index...), "]/Size "...)
	a.out = strconv.AppendInt(a.out, int64(len(a.places)), 10)
	a.out = ref(append(a.out, "/Root "...), a.tree.catalog)
	a.out = ref(append(a.out, "/Info "...), info)
	a.out = fmt.Appendf(a.out, "/ID[<%X><%X>]", id[:16], id[:16])
	a.packed(table)
	a.body, a.index = table, index
	a.out = append(a.out, "startxref\n"...)
	a.out = strconv.AppendInt(a.out, int64(start), 10)
	a.out = append(a.out, "\n%%EOF\n"...)
}

// entry appends the entry of an object in the table.
func (p place) entry(b []byte) []byte {
	kind := byte(1)
	if p.stream {
		kind = 2
	}
	return append(b, kind, byte(p.offset>>24), byte(p.offset>>16), byte(p.offset>>8), byte(p.offset), byte(p.index>>8), byte(p.index))
}

// ref appends a reference to an object.
func ref(b []byte, object int) []byte {
	return append(strconv.AppendInt(b, int64(object), 10), " 0 R"...)
}
