package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A node is an element with its place in the file.
type node struct {
	name  string
	line  int
	attrs map[string]string
	kids  []*node
	text  string // of a style sheet
}

const space = "http://www.w3.org/2000/svg"

// parse reads the elements of the file. Those of other vocabularies, which
// drawing programs leave behind, are passed over.
func parse(text []byte) (*node, error) {
	if bytes.HasPrefix(text, []byte{0x1F, 0x8B}) {
		return nil, errors.New("the drawing is compressed; save it as plain SVG")
	}
	p := &parser{xml: xml.NewDecoder(bytes.NewReader(text))}
	for {
		t, err := p.xml.Token()
		switch {
		case err == io.EOF:
			return nil, errors.New("the file holds no drawing; save it as SVG or PNG")
		case err != nil:
			return nil, fmt.Errorf("the drawing does not read: %w", err)
		}
		if e, ok := t.(xml.StartElement); ok {
			if e.Name.Local != "svg" || !drawn(e.Name.Space) {
				return nil, p.wrong("the file begins with <%s>, not with <svg>", e.Name.Local)
			}
			return p.node(e, 0)
		}
	}
}

// drawn reports whether a namespace is that of drawings, or none.
func drawn(namespace string) bool { return namespace == space || namespace == "" }

type parser struct {
	xml   *xml.Decoder
	nodes int
}

func (p *parser) line() int {
	line, _ := p.xml.InputPos()
	return line
}

func (p *parser) wrong(format string, args ...any) error {
	return fmt.Errorf("line %d: %w", p.line(), fmt.Errorf(format, args...))
}

// node reads an element up to its end.
func (p *parser) node(e xml.StartElement, deep int) (*node, error) {
	n := &node{name: e.Name.Local, line: p.line(), attrs: map[string]string{}}
	if p.nodes++; p.nodes > mostNodes || deep > mostDeep {
		return nil, p.wrong("the drawing has more elements than a logo needs; save it as PNG")
	}
	for _, a := range e.Attr {
		if drawn(a.Name.Space) {
			n.attrs[a.Name.Local] = strings.TrimSpace(a.Value)
		}
	}
	for {
		t, err := p.xml.Token()
		if err != nil {
			return nil, fmt.Errorf("the drawing does not read: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if !drawn(t.Name.Space) || n.name == "metadata" {
				if err := p.xml.Skip(); err != nil {
					return nil, fmt.Errorf("the drawing does not read: %w", err)
				}
				continue
			}
			k, err := p.node(t, deep+1)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, k)
		case xml.CharData:
			if n.name == "style" {
				n.text += string(t)
			}
		case xml.EndElement:
			return n, nil
		}
	}
}

func (n *node) wrong(format string, args ...any) error {
	return fmt.Errorf("line %d: %w", n.line, fmt.Errorf(format, args...))
}

// units are lengths in pixels of 96 to the inch.
var units = []struct {
	name string
	size float64
}{{"px", 1}, {"pt", 4. / 3}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}}

// length is a length that an attribute gives, or another where it gives none.
func (n *node) length(key string, otherwise float64) (float64, error) {
	given := n.attrs[key]
	if given == "" || given == "auto" {
		return otherwise, nil
	}
	v, err := length(given)
	if err != nil {
		return 0, n.wrong("%s %w", key, err)
	}
	return v, nil
}

func length(given string) (float64, error) {
	digits, size := given, 1.0
	for _, u := range units {
		if d, ok := strings.CutSuffix(given, u.name); ok {
			digits, size = strings.TrimSpace(d), u.size
			break
		}
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || !fits(v) {
		return 0, fmt.Errorf("%q is not a number of units; percentages and relative units are not supported", given)
	}
	return v * size, nil
}

// lengths are several of them.
func (n *node) lengths(keys ...string) ([]float64, error) {
	out := make([]float64, len(keys))
	for i, key := range keys {
		v, err := n.length(key, 0)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}
