package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io/fs"
	"math"
	"reflect"
	"slices"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// Fingerprint is a hash of all that a program holds: facts with their cells,
// decisions, findings, and what the earlier books remember. Two runs whose
// programs have the same one write the same pages.
func Fingerprint(p *program.Program) string {
	return hex.EncodeToString(digest(reflect.ValueOf(p), 1<<16))
}

// digest is the hash of a value, of which so many bytes are hashed at once.
func digest(v reflect.Value, buffer int) []byte {
	f := fingers{hash: sha256.New(), text: make([]byte, 0, buffer)}
	f.value(v)
	f.flush()
	return f.hash.Sum(nil)
}

// Look is a hash of what a configuration names outside its text: the logo, the
// fonts and the page templates.
func Look(c config.Config) (string, error) {
	h := sha256.New()
	add := func(b []byte) {
		_ = binary.Write(h, binary.LittleEndian, int64(len(b)))
		h.Write(b)
	}
	for _, b := range [][]byte{c.Page.Files.Logo, c.Page.Files.Regular, c.Page.Files.Bold} {
		add(b)
	}
	if c.Pages == nil {
		return hex.EncodeToString(h.Sum(nil)), nil
	}
	for _, name := range []string{"page.html", "page.css", "page.js"} {
		text, err := fs.ReadFile(c.Pages, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		add([]byte(name))
		add(text)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// fingers walk values. What is pointed at twice is hashed once and then named by
// its number, so that circles end.
type fingers struct {
	hash hash.Hash
	text []byte // that is not hashed yet
	seen map[seen]uint64
}

type seen struct {
	at   uintptr
	kind reflect.Type
}

func (f *fingers) flush() {
	f.hash.Write(f.text) // a hash takes everything
	f.text = f.text[:0]
}

// room makes room for so many bytes, where they fit at all.
func (f *fingers) room(n int) {
	if len(f.text)+n > cap(f.text) {
		f.flush()
	}
}

func (f *fingers) byte(b byte) {
	f.room(1)
	f.text = append(f.text, b)
}

func (f *fingers) number(n uint64) {
	f.room(binary.MaxVarintLen64)
	f.text = binary.AppendUvarint(f.text, n)
}

func (f *fingers) value(v reflect.Value) {
	f.byte(byte(v.Kind()))
	switch v.Kind() {
	case reflect.Bool:
		f.byte(bit(v.Bool()))
	case reflect.String:
		f.words(v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		f.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		f.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		f.number(math.Float64bits(v.Float()))
	case reflect.Struct:
		for i := range v.NumField() {
			f.value(v.Field(i))
		}
	case reflect.Array, reflect.Slice:
		if line, ok := lineOf(v); ok {
			f.line(line)
			return
		}
		f.number(uint64(v.Len()))
		for i := range v.Len() {
			f.value(v.Index(i))
		}
	case reflect.Map:
		f.pairs(v)
	case reflect.Interface:
		if v.IsNil() {
			f.number(0)
			return
		}
		f.words(v.Elem().Type().String())
		f.value(v.Elem())
	case reflect.Pointer:
		f.pointer(v)
	default: // functions and channels hold nothing that a page prints
	}
}

func (f *fingers) words(s string) {
	f.number(uint64(len(s)))
	f.room(len(s))
	f.text = append(f.text, s...)
}

// lineOf is a value that is a line of a document, by far the most of one.
func lineOf(v reflect.Value) (line document.Line, ok bool) {
	if !v.CanInterface() {
		return nil, false
	}
	if line, ok = reflect.TypeAssert[document.Line](v); ok {
		return line, true
	}
	return reflect.TypeAssert[[]document.Span](v)
}

// line is what value does, field by field, in a fraction of the time.
func (f *fingers) line(l document.Line) {
	f.number(uint64(len(l)))
	for i := range l {
		f.room(usualSpan)
		f.text = span(f.text, &l[i])
	}
}

// usualSpan is more bytes than most spans have: what is longer makes the text longer.
const usualSpan = 256

func span(b []byte, s *document.Span) []byte {
	b = append(sized(b, s.Text), byte(s.Tone), bit(s.Apart), bit(s.Link != nil), bit(s.Sign != nil))
	b = sized(b, s.Brief)
	if g := s.Sign; g != nil {
		b = append(sized(sized(b, g.Letter), g.Words), byte(g.Form), byte(g.Size), bit(g.Second), bit(g.Away))
	}
	if s.Link != nil {
		b = sized(sized(b, s.Link.Text), s.Link.To)
	}
	b = binary.AppendUvarint(b, uint64(len(s.Sources)))
	for i := range s.Sources {
		r := &s.Sources[i]
		b = sized(sized(sized(b, r.File), r.Sheet), r.Told)
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(r.Row)), uint64(r.Col))
	}
	return b
}

func sized(b []byte, s string) []byte { return append(binary.AppendUvarint(b, uint64(len(s))), s...) }

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

func (f *fingers) pointer(v reflect.Value) {
	if v.IsNil() {
		f.number(0)
		return
	}
	at := seen{v.Pointer(), v.Type()}
	if n, twice := f.seen[at]; twice {
		f.number(n)
		return
	}
	if f.seen == nil {
		f.seen = map[seen]uint64{}
	}
	f.seen[at] = uint64(len(f.seen) + 2)
	f.number(1)
	f.value(v.Elem())
}

// pairs are those of a map in the order of their hashes: a map has none of its own.
func (f *fingers) pairs(v reflect.Value) {
	type pair struct {
		key   []byte
		value reflect.Value
	}
	var all []pair
	for it := v.MapRange(); it.Next(); {
		all = append(all, pair{digest(it.Key(), 64), it.Value()})
	}
	slices.SortFunc(all, func(a, b pair) int { return bytes.Compare(a.key, b.key) })
	f.number(uint64(len(all)))
	for _, p := range all {
		f.room(len(p.key))
		f.text = append(f.text, p.key...)
		f.value(p.value)
	}
}
