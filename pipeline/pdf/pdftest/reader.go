// Package pdftest reads the files that this program writes, for its tests: strict
// about what it knows, and failing at anything that it does not.
package pdftest

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// The objects of a file.
type (
	Name   string // without its slash
	String string // as bytes
	Ref    int
	Dict   map[Name]any
	Array  []any
	pdfOp  string // an operator, in content
)

// Stream is a stream with its data unpacked.
type Stream struct {
	Dict Dict
	Data []byte
}

// File is a file that was read.
type File struct {
	Objects map[int]any
	Trailer Dict
}

// lexer reads objects from bytes.
type lexer struct {
	b  []byte
	at int
}

// Read reads a file by its table of objects.
func Read(b []byte) (f *File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the file cannot be read: %v", r)
		}
	}()
	if !bytes.HasPrefix(b, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(b, []byte("%%EOF\n")) {
		panic("no beginning or end")
	}
	at := bytes.LastIndex(b, []byte("startxref\n"))
	start := must(strconv.Atoi(strings.Fields(string(b[at+10:]))[0]))
	table := object(b, start, 0).(Stream)
	f = &File{Objects: map[int]any{}, Trailer: table.Dict}
	var inside [][3]int
	index, data := table.Dict["Index"].(Array), table.Data
	for i := 0; i < len(index); i += 2 {
		for n := index[i].(int); n < index[i].(int)+index[i+1].(int); n++ {
			e := data[:7]
			data = data[7:]
			where, pos := int(e[1])<<24|int(e[2])<<16|int(e[3])<<8|int(e[4]), int(e[5])<<8|int(e[6])
			switch e[0] {
			case 1:
				f.Objects[n] = object(b, where, n)
			case 2:
				inside = append(inside, [3]int{n, where, pos})
			}
		}
	}
	if len(data) > 0 {
		panic("the table of objects is longer than its index")
	}
	for _, i := range inside {
		f.Objects[i[0]] = f.Objects[i[1]].(Stream).member(i[2], i[0])
	}
	return f, nil
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// object reads "N 0 obj" at an offset; want 0 takes any number.
func object(b []byte, at, want int) any {
	l := lexer{b: b, at: at}
	n, zero, op := l.next(), l.next(), l.next()
	if zero != 0 || op != pdfOp("obj") || want != 0 && n != want {
		panic(fmt.Sprintf("no object %d at %d but %v %v %v", want, at, n, zero, op))
	}
	v := l.next()
	d, isDict := v.(Dict)
	if !isDict || !bytes.HasPrefix(b[l.at:], []byte("stream\n")) {
		return v
	}
	start := l.at + len("stream\n")
	data := b[start : start+d["Length"].(int)]
	if !bytes.HasPrefix(b[start+len(data):], []byte("\nendstream\nendobj\n")) {
		panic(fmt.Sprintf("the stream %v has a wrong length", n))
	}
	if d["Filter"] != nil {
		data = must(io.ReadAll(must(zlib.NewReader(bytes.NewReader(data)))))
	}
	return Stream{d, data}
}

// member is an object of an object stream.
func (s Stream) member(index, number int) any {
	l := lexer{b: s.Data}
	for i := 0; ; i++ {
		n, offset := l.next().(int), l.next().(int)
		if i == index {
			if n != number {
				panic(fmt.Sprintf("object %d stands where %d should", n, number))
			}
			return (&lexer{b: s.Data, at: s.Dict["First"].(int) + offset}).next()
		}
	}
}

// next reads an object, or an operator; nil at the end.
func (l *lexer) next() any {
	for l.at < len(l.b) && strings.IndexByte(" \n\r\t", l.b[l.at]) >= 0 {
		l.at++
	}
	if l.at >= len(l.b) {
		return nil
	}
	switch c := l.b[l.at]; {
	case c == '/':
		l.at++
		return Name(l.word())
	case c == '(':
		return l.literal()
	case c == '<' && l.b[l.at+1] == '<':
		return l.dict()
	case c == '<':
		end := bytes.IndexByte(l.b[l.at:], '>')
		v := must(hex.DecodeString(string(l.b[l.at+1 : l.at+end])))
		l.at += end + 1
		return String(v)
	case c == '[':
		l.at++
		a := Array{}
		for {
			if v := l.next(); v == pdfOp("]") {
				return a
			} else {
				a = append(a, v)
			}
		}
	case c == ']' || c == '>':
		l.at++
		return pdfOp(c)
	case c >= '0' && c <= '9' || c == '-' || c == '.':
		return l.number()
	}
	w := l.word()
	if w == "" {
		panic(fmt.Sprintf("byte %q at %d", l.b[l.at], l.at))
	}
	return pdfOp(w)
}

func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.b) && strings.IndexByte(" \n\r\t/()<>[]", l.b[l.at]) < 0 {
		l.at++
	}
	return string(l.b[start:l.at])
}

// number reads a number, or a reference.
func (l *lexer) number() any {
	w := l.word()
	n, err := strconv.Atoi(w)
	if err != nil {
		return must(strconv.ParseFloat(w, 64))
	}
	if rest := l.b[l.at:]; bytes.HasPrefix(rest, []byte(" 0 R")) {
		l.at += 4
		return Ref(n)
	}
	return n
}

func (l *lexer) literal() String {
	var out []byte
	for l.at++; l.b[l.at] != ')'; l.at++ {
		c := l.b[l.at]
		if c == '(' {
			panic("an unescaped bracket in a string")
		}
		if c == '\\' {
			l.at++
			c = l.b[l.at]
			if i := strings.IndexByte("rn", c); i >= 0 {
				c = "\r\n"[i]
			}
		}
		out = append(out, c)
	}
	l.at++
	return String(out)
}

func (l *lexer) dict() Dict {
	l.at += 2
	d := Dict{}
	for {
		k := l.next()
		if k == pdfOp(">") {
			l.at++
			return d
		}
		if _, twice := d[k.(Name)]; twice {
			panic(fmt.Sprintf("the key %v stands twice", k))
		}
		d[k.(Name)] = l.next()
	}
}

// Get follows a reference.
func (f *File) Get(v any) any {
	if r, is := v.(Ref); is {
		o, there := f.Objects[int(r)]
		if !there {
			panic(fmt.Sprintf("object %d is not there", r))
		}
		return o
	}
	return v
}

func (f *File) Dict(v any) Dict {
	switch o := f.Get(v).(type) {
	case Stream:
		return o.Dict
	case Dict:
		return o
	}
	return nil
}

// Text decodes a text string.
func (s String) Text() string {
	if !strings.HasPrefix(string(s), "\xFE\xFF") {
		return string(s)
	}
	return decode16(string(s[2:]))
}

func decode16(s string) string {
	var u []uint16
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}
