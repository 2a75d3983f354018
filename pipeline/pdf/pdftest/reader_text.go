package pdftest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sponsorbook/pipeline/pdf/press"
)

// ReadText reads what a file says: the text of each page's structure, element by
// element in reading order, one line an element that holds text itself. It fails
// where the rules of tagging are broken.
func ReadText(file []byte) (pages [][]string, err error) {
	f, err := Read(file)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the structure cannot be read: %v", r)
		}
	}()
	catalog := f.Dict(f.Trailer["Root"])
	kids := f.Dict(catalog["Pages"])["Kids"].(Array)
	t := teller{f: f, pages: map[Ref]int{}, marks: make([]map[int]string, len(kids)), out: make([][]string, len(kids))}
	for i, k := range kids {
		t.pages[k.(Ref)] = i
		t.marks[i] = f.content(k)
	}
	root := f.Dict(catalog["StructTreeRoot"])
	parents := f.Dict(root["ParentTree"])["Nums"].(Array)
	for i := 0; i < len(parents); i += 2 {
		if parents[i] != i/2 {
			panic("the parent tree is out of order")
		}
	}
	t.parents = parents
	t.element(root["K"].(Ref), -1)
	for i, m := range t.marks {
		if len(m) > 0 {
			panic(fmt.Sprintf("page %d has content %v that no element holds", i, m))
		}
	}
	return t.out, nil
}

// teller walks through the structure.
type teller struct {
	f       *File
	pages   map[Ref]int
	marks   []map[int]string
	parents Array
	last    int // the page that was read last
	out     [][]string
}

func (t *teller) element(ref Ref, page int) string {
	e := t.f.Dict(ref)
	own := ""
	if p, ok := e["Pg"].(Ref); ok {
		page = t.pages[p]
		t.last = page
	}
	kids, _ := e["K"].(Array)
	for _, k := range kids {
		switch k := k.(type) {
		case int:
			s, ok := t.marks[page][k]
			if !ok {
				panic(fmt.Sprintf("mark %d of page %d is not there", k, page))
			}
			delete(t.marks[page], k)
			if t.parents[2*page+1].(Array)[k] != ref {
				panic(fmt.Sprintf("mark %d of page %d names another parent", k, page))
			}
			own += s
		case Ref:
			own += t.element(k, page)
		case Dict:
			a := t.f.Dict(k["Obj"])
			if key := a["StructParent"].(int); t.parents[2*key+1] != ref || a["Contents"] == nil || a["F"] != 4 {
				panic("a link without its parent, words or flag")
			}
		}
	}
	if s, ok := e["ActualText"].(String); ok {
		if !sameRunes(own, s.Text()) {
			panic(fmt.Sprintf("an element says %q over glyphs that say %q", s.Text(), own))
		}
		own = s.Text()
	}
	switch tag := press.Tag(e["S"].(Name)); tag {
	case press.Span, press.LinkTag:
		return own
	default:
		if own != "" {
			t.out[t.last] = append(t.out[t.last], own)
		}
	}
	return ""
}

// content reads the content of a page: the text of each mark.
func (f *File) content(page any) map[int]string {
	p := f.Dict(page)
	l := lexer{b: f.Get(p["Contents"]).(Stream).Data}
	fonts := f.Dict(f.Dict(p["Resources"])["Font"])
	r := reading{f: f, fonts: fonts, marks: map[int]string{}, mark: -1}
	var args []any
	for {
		v := l.next()
		if v == nil {
			if len(r.open) > 0 {
				panic("marked content was not ended")
			}
			return r.marks
		}
		if op, is := v.(pdfOp); is {
			r.do(string(op), args)
			args = args[:0]
		} else {
			args = append(args, v)
		}
	}
}

// reading is the state of reading a page's content.
type reading struct {
	f      *File
	fonts  Dict
	font   map[int]string
	open   []string // kinds of marked content
	mark   int      // -1 outside
	actual []string
	marks  map[int]string
	inText bool
}

func (r *reading) do(op string, args []any) {
	switch op {
	case "BDC":
		d := args[1].(Dict)
		if n, ok := d["MCID"].(int); ok {
			if len(r.open) > 0 {
				panic("marked content inside another")
			}
			r.mark = n
			r.marks[n] += ""
			r.open = append(r.open, "mark")
			return
		}
		s := d["ActualText"].(String).Text()
		r.say(s)
		r.open, r.actual = append(r.open, "actual"), append(r.actual, s)
	case "BMC":
		r.open = append(r.open, "artifact")
	case "EMC":
		n := len(r.open) - 1
		switch r.open[n] {
		case "mark":
			r.mark = -1
		case "actual":
			r.actual = r.actual[:len(r.actual)-1]
		}
		r.open = r.open[:n]
	case "Tf":
		r.font = r.f.codes(r.fonts[args[0].(Name)])
	case "TJ":
		for _, a := range args[0].(Array) {
			if s, ok := a.(String); ok {
				r.show(string(s))
			}
		}
	case "BT", "ET":
		if r.inText == (op == "BT") {
			panic("text inside text")
		}
		r.inText = op == "BT"
	}
}

// show takes the codes of a string.
func (r *reading) show(s string) {
	if len(r.open) == 0 || !r.inText {
		panic("text that is neither marked nor an artifact")
	}
	for i := 0; i+1 < len(s); i += 2 {
		code := int(s[i])<<8 | int(s[i+1])
		u, ok := r.font[code]
		if !ok || code == 0 || u == "" {
			panic(fmt.Sprintf("code %d has no meaning", code))
		}
		if len(r.actual) == 0 {
			r.say(u)
		}
	}
}

func (r *reading) say(s string) {
	if r.mark >= 0 {
		r.marks[r.mark] += s
	}
}

// codes is what the codes of a font mean; it checks that each has a width.
func (f *File) codes(font any) map[int]string {
	d := f.Dict(font)
	child := f.Dict(d["DescendantFonts"].(Array)[0])
	widths := child["W"].(Array)[1].(Array)
	if f.Dict(child["FontDescriptor"])["FontFile2"] == nil || d["Encoding"] != Name("Identity-H") {
		panic("a font that is not embedded")
	}
	out := map[int]string{}
	cmap := string(f.Get(d["ToUnicode"]).(Stream).Data)
	for _, part := range strings.Split(cmap, "beginbfrange")[1:] {
		l := lexer{b: []byte(part)}
		first, last := l.next().(String), l.next().(String)
		lo, hi := int(first[0])<<8|int(first[1]), int(last[0])<<8|int(last[1])
		for i, u := range l.next().(Array) {
			out[lo+i] = decode16(string(u.(String)))
			if lo+i > hi || lo+i > len(widths) {
				panic("a code without a width")
			}
		}
	}
	if len(out) != len(widths) {
		panic("a width without a code")
	}
	return out
}

// sameRunes says that two texts have the same characters, in whatever order and
// form: glyphs that run right to left stand in the order in which they are seen.
func sameRunes(a, b string) bool {
	sorted := func(s string) []rune {
		r := []rune(norm.NFKD.String(s))
		slices.Sort(r)
		return r
	}
	return slices.Equal(sorted(a), sorted(b))
}
