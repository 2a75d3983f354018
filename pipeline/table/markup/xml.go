// Package markup walks through XML of any size, one token at a time.
package markup

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"

	"sponsorbook/pipeline/table/charset"
	"sponsorbook/pipeline/table/grid"
)

// Kind is what an xmlReader came upon.
type Kind uint8

const (
	End   Kind = iota // of an element that was not empty
	Start             // of an element; empty says that it has no end of its own
	Text              // characters, entities decoded
	EOF               // the proper end of the document
)

// An Reader walks through an XML part of any size, one token at a time, and
// is its guard: a part that ends inside an element is an error. Entities of a
// document type are never expanded; prefixes are ignored, since nothing that is
// read here has two names in different namespaces.
//
// encoding/xml takes six times as long for the same, which for a million rows
// is the difference between two seconds and thirteen.
type Reader struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	limit    int // longest single token, in bytes

	Kind    Kind   // of the token
	Name    []byte // local name of a start or end
	Attrs   []byte // what follows the name of a start
	Empty   bool   // a start that is its own end
	Text    []byte // characters, entities decoded; only valid until the next token
	Depth   int    // elements that are open
	scratch []byte
}

// NewReader reads a part whose single tokens are at most limit bytes long.
func NewReader(r io.Reader, limit int) (*Reader, error) {
	x := &Reader{r: r, limit: limit, buf: make([]byte, 64<<10)}
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
	for _, c := range charset.Marked {
		if c.Enc != nil && bytes.HasPrefix(head, c.BOM) {
			return transform.Chain(c.Enc.NewDecoder(), dropMark{})
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte{'<', 0}):
		return charset.Marked[3].Enc.NewDecoder()
	case bytes.HasPrefix(head, []byte{0, '<'}):
		return charset.Marked[4].Enc.NewDecoder()
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

// ErrCut is the error of a part that ends too early.
var ErrCut = grid.Refuse("broken", "is cut off: a part of it ends in the middle; export or download it again")

// more reads further bytes behind those that are there.
func (x *Reader) more() error {
	if x.eof {
		return ErrCut
	}
	if x.pos > 0 {
		x.end = copy(x.buf, x.buf[x.pos:x.end])
		x.pos = 0
	}
	if x.end == len(x.buf) {
		if x.end > x.limit {
			return grid.Refuse("broken", "holds a value of more than %d bytes, above the limit cell_bytes; shorten it or raise the limit",
				x.limit)
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

// Ahead is what lies in memory ahead of the next token: for a reader that takes
// the commonest elements in one go, and says so with Took.
func (x *Reader) Ahead() []byte { return x.buf[x.pos:x.end] }

// Took moves behind the first n bytes of Ahead, the start of an element.
func (x *Reader) Took(n int, empty bool) {
	x.pos += n
	if x.Empty = empty; !empty {
		x.Depth++
	}
}

// need tries to have n bytes at pos.
func (x *Reader) need(n int) bool {
	for x.end-x.pos < n {
		if x.eof || x.more() != nil {
			return x.end-x.pos >= n
		}
	}
	return true
}

// find looks for a byte at or behind from, which counts from pos.
func (x *Reader) find(c byte, from int) (int, error) {
	for {
		if i := bytes.IndexByte(x.buf[x.pos+from:x.end], c); i >= 0 {
			return from + i, nil
		}
		from = x.end - x.pos
		if x.eof {
			return from, ErrCut
		}
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

// Next moves to the next token.
func (x *Reader) Next() error {
	for {
		if x.pos < x.end && x.buf[x.pos] == '<' {
			again, err := x.tag()
			if err != nil || !again {
				return err
			}
			continue
		}
		i, err := x.find('<', 0)
		if err == ErrCut {
			return x.finish()
		}
		if err != nil {
			return err
		}
		x.Text = x.buf[x.pos : x.pos+i]
		x.pos += i
		if i > 0 && x.Depth > 0 {
			x.Kind = Text
			x.decode()
			return nil
		}
	}
}

// finish is the end of the input: proper only outside of every element.
func (x *Reader) finish() error {
	if x.Depth > 0 {
		return ErrCut
	}
	x.pos = x.end
	x.Kind = EOF
	return nil
}

// tag reads what begins with "<"; again where it was nothing of interest.
func (x *Reader) tag() (again bool, err error) {
	if !x.need(2) {
		return false, ErrCut
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
		x.Kind = End
		x.Name, _ = cutName(body[1:])
		if x.Depth--; x.Depth < 0 {
			return false, grid.Refuse("broken", "is damaged: a part of it ends an element that it never began; open it in a spreadsheet "+
				"program and save it again")
		}
		return false, nil
	}
	x.start(body)
	return false, nil
}

// tagEnd finds the ">" that ends the tag at pos, and not one inside quotes.
func (x *Reader) tagEnd() (int, error) {
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
			return 0, ErrCut
		}
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

func (x *Reader) start(body []byte) {
	x.Kind = Start
	if x.Empty = len(body) > 0 && body[len(body)-1] == '/'; x.Empty {
		body = body[:len(body)-1]
	} else {
		x.Depth++
	}
	x.Name, x.Attrs = cutName(body)
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

// Between takes the characters up to a closing sequence, where all of it is in
// the buffer and nothing stands between: the usual case of a cell, `<v>1</v></c>`.
// It closes the element that just began.
func (x *Reader) Between(open, close string) ([]byte, bool) {
	b := x.buf[x.pos:x.end]
	if len(b) < len(open)+len(close) || string(b[:len(open)]) != open {
		return nil, false
	}
	b = b[len(open):]
	n := bytes.IndexByte(b, '<')
	if n < 0 || len(b) < n+len(close) || string(b[n:n+len(close)]) != close {
		return nil, false
	}
	x.Text = b[:n]
	x.pos += len(open) + n + len(close)
	x.Depth--
	x.decode()
	return x.Text, true
}

// bang reads a comment, CDATA or a document type.
func (x *Reader) bang() (again bool, err error) {
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
func (x *Reader) skip(mark string, from int) error {
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

func (x *Reader) cdata() error {
	x.pos += 9
	for i := 0; ; {
		j, err := x.find('>', i)
		if err != nil {
			return err
		}
		if body, ok := bytes.CutSuffix(x.buf[x.pos:x.pos+j], []byte("]]")); ok {
			x.Kind, x.Text = Text, body
			x.pos += j + 1
			return nil
		}
		i = j + 1
	}
}

// docType skips a document type with its internal subset.
func (x *Reader) docType() error {
	depth, quote := 0, byte(0)
	for {
		if !x.need(1) {
			return ErrCut
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
