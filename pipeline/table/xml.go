package table

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// xmlKind is what an xmlReader came upon.
type xmlKind uint8

const (
	xmlEnd   xmlKind = iota // of an element that was not empty
	xmlStart                // of an element; empty says that it has no end of its own
	xmlText                 // characters, entities decoded
	xmlEOF                  // the proper end of the document
)

// An xmlReader walks through an XML part of any size, one token at a time, and
// is its guard: a part that ends inside an element is an error. Entities of a
// document type are never expanded; prefixes are ignored, since nothing that is
// read here has two names in different namespaces.
//
// encoding/xml takes six times as long for the same, which for a million rows
// is the difference between two seconds and thirteen.
type xmlReader struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	limit    int // longest single token, in bytes

	kind    xmlKind
	name    []byte // local name of a start or end
	attrs   []byte // what follows the name of a start
	empty   bool
	text    []byte
	depth   int
	scratch []byte
}

func newXMLReader(r io.Reader, limit int) (*xmlReader, error) {
	x := &xmlReader{r: r, limit: limit, buf: make([]byte, 64<<10)}
	for x.end < 256 && x.more() == nil && !x.eof {
		continue
	}
	if dec := xmlEncoding(x.buf[:x.end]); dec != nil {
		x.r = transform.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(x.buf[:x.end])), r), dec)
		x.pos, x.end, x.eof = 0, 0, false
	}
	x.need(3)
	if bytes.HasPrefix(x.buf[x.pos:x.end], []byte{0xEF, 0xBB, 0xBF}) {
		x.pos += 3
	}
	return x, nil
}

// xmlEncoding is the decoder of a part that is not UTF-8.
func xmlEncoding(head []byte) transform.Transformer {
	for _, c := range marked {
		if c.enc != nil && bytes.HasPrefix(head, c.bom) {
			return transform.Chain(c.enc.NewDecoder(), dropMark{})
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte{'<', 0}):
		return marked[3].enc.NewDecoder()
	case bytes.HasPrefix(head, []byte{0, '<'}):
		return marked[4].enc.NewDecoder()
	}
	decl, _, ok := bytes.Cut(head, []byte("?>"))
	if !ok || !bytes.HasPrefix(bytes.TrimLeft(decl, "\xEF\xBB\xBF \r\n\t"), []byte("<?xml")) {
		return nil
	}
	name := strings.ToLower(attrOf(decl, "encoding"))
	if name == "" || strings.HasPrefix(name, "utf") || strings.HasSuffix(name, "ascii") {
		return nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return enc.NewDecoder()
}

// dropMark takes a byte order mark off the front of decoded text.
type dropMark struct{ transform.NopResetter }

func (dropMark) Transform(dst, src []byte, atEOF bool) (int, int, error) {
	skip := 0
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		skip = 3
	}
	n := copy(dst, src[skip:])
	if skip+n < len(src) {
		return n, skip + n, transform.ErrShortDst
	}
	return n, skip + n, nil
}

// errCut is the error of a part that ends too early.
var errCut = refuse("broken", "is cut off: a part of it ends in the middle; export or download it again")

// more reads further bytes behind those that are there.
func (x *xmlReader) more() error {
	if x.eof {
		return errCut
	}
	if x.pos > 0 {
		x.end = copy(x.buf, x.buf[x.pos:x.end])
		x.pos = 0
	}
	if x.end == len(x.buf) {
		if x.end > x.limit {
			return refuse("broken", "holds a value of more than %d bytes, above the limit cell_bytes; shorten it or raise the limit", x.limit)
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	n, err := x.r.Read(x.buf[x.end:])
	x.end += n
	if err == io.EOF {
		x.eof = true
		return nil
	}
	return err
}

// need tries to have n bytes at pos.
func (x *xmlReader) need(n int) bool {
	for x.end-x.pos < n {
		if x.eof || x.more() != nil {
			return x.end-x.pos >= n
		}
	}
	return true
}

// find looks for a byte at or behind from, which counts from pos.
func (x *xmlReader) find(c byte, from int) (int, error) {
	for {
		if i := bytes.IndexByte(x.buf[x.pos+from:x.end], c); i >= 0 {
			return from + i, nil
		}
		from = x.end - x.pos
		if x.eof {
			return from, errCut
		}
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

// next moves to the next token.
func (x *xmlReader) next() error {
	for {
		if x.pos < x.end && x.buf[x.pos] == '<' {
			again, err := x.tag()
			if err != nil || !again {
				return err
			}
			continue
		}
		i, err := x.find('<', 0)
		if err == errCut {
			return x.finish()
		}
		if err != nil {
			return err
		}
		x.text = x.buf[x.pos : x.pos+i]
		x.pos += i
		if i > 0 && x.depth > 0 {
			x.kind = xmlText
			x.decode()
			return nil
		}
	}
}

// finish is the end of the input: proper only outside of every element.
func (x *xmlReader) finish() error {
	if x.depth > 0 {
		return errCut
	}
	x.pos = x.end
	x.kind = xmlEOF
	return nil
}

// tag reads what begins with "<"; again where it was nothing of interest.
func (x *xmlReader) tag() (again bool, err error) {
	if !x.need(2) {
		return false, errCut
	}
	switch x.buf[x.pos+1] {
	case '?':
		return true, x.skip("?>", 2)
	case '!':
		return x.bang()
	}
	n, err := x.tagEnd()
	if err != nil {
		return false, err
	}
	body := x.buf[x.pos+1 : x.pos+n]
	x.pos += n + 1
	if len(body) > 0 && body[0] == '/' {
		x.kind = xmlEnd
		x.name, _ = cutName(body[1:])
		if x.depth--; x.depth < 0 {
			return false, refuse("broken", "is damaged: a part of it ends an element that it never began; open it in a spreadsheet program and save it again")
		}
		return false, nil
	}
	x.start(body)
	return false, nil
}

// tagEnd finds the ">" that ends the tag at pos, and not one inside quotes.
func (x *xmlReader) tagEnd() (int, error) {
	quote := byte(0)
	for i := 1; ; {
		b := x.buf[x.pos:x.end]
		for ; i < len(b); i++ {
			switch c := b[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i, nil
			case c == '"' || c == '\'':
				quote = c
			}
		}
		if x.eof {
			return 0, errCut
		}
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

func (x *xmlReader) start(body []byte) {
	x.kind = xmlStart
	if x.empty = len(body) > 0 && body[len(body)-1] == '/'; x.empty {
		body = body[:len(body)-1]
	} else {
		x.depth++
	}
	x.name, x.attrs = cutName(body)
}

// cutName cuts a tag into its name, without a prefix, and what follows.
func cutName(body []byte) (name, rest []byte) {
	from := 0
	for i, c := range body {
		if c <= ' ' {
			return body[from:i], body[i:]
		}
		if c == ':' {
			from = i + 1
		}
	}
	return body[from:], nil
}

// local is a name without its prefix.
func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// between takes the characters up to a closing sequence, where all of it is in
// the buffer and nothing stands between: the usual case of a cell, `<v>1</v></c>`.
// It closes the element that just began.
func (x *xmlReader) between(open, close string) ([]byte, bool) {
	b := x.buf[x.pos:x.end]
	if len(b) < len(open)+len(close) || string(b[:len(open)]) != open {
		return nil, false
	}
	b = b[len(open):]
	n := bytes.IndexByte(b, '<')
	if n < 0 || len(b) < n+len(close) || string(b[n:n+len(close)]) != close {
		return nil, false
	}
	x.text = b[:n]
	x.pos += len(open) + n + len(close)
	x.depth--
	x.decode()
	return x.text, true
}

// bang reads a comment, CDATA or a document type.
func (x *xmlReader) bang() (again bool, err error) {
	x.need(9)
	switch head := x.buf[x.pos:x.end]; {
	case bytes.HasPrefix(head, []byte("<!--")):
		return true, x.skip("-->", 4)
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		return false, x.cdata()
	}
	return true, x.docType()
}

// skip moves behind a closing mark.
func (x *xmlReader) skip(mark string, from int) error {
	x.pos += from
	last := mark[len(mark)-1]
	i := 0
	for {
		j, err := x.find(last, i)
		if err != nil {
			return err
		}
		if bytes.HasSuffix(x.buf[x.pos:x.pos+j+1], []byte(mark)) {
			x.pos += j + 1
			return nil
		}
		i = j + 1
		if keep := i - len(mark); keep > 4096 {
			x.pos, i = x.pos+keep, i-keep
		}
	}
}

func (x *xmlReader) cdata() error {
	x.pos += 9
	for i := 0; ; {
		j, err := x.find('>', i)
		if err != nil {
			return err
		}
		if body, ok := bytes.CutSuffix(x.buf[x.pos:x.pos+j], []byte("]]")); ok {
			x.kind, x.text = xmlText, body
			x.pos += j + 1
			return nil
		}
		i = j + 1
	}
}

// docType skips a document type with its internal subset.
func (x *xmlReader) docType() error {
	depth, quote := 0, byte(0)
	for {
		if !x.need(1) {
			return errCut
		}
		c := x.buf[x.pos]
		x.pos++
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<', c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>':
			if depth--; depth <= 0 {
				return nil
			}
		}
	}
}
