package canvas

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"codeberg.org/go-pdf/fpdf"
)

// Fpdf draws the geometry of a page; glyphs, colours and marks are written beside
// it into a buffer of ours, which the next page takes over. A comment in what
// fpdf wrote stands where each stretch of ours belongs.
type raw struct {
	fpdf  *fpdf.Fpdf
	own   []byte
	cuts  []int // where each stretch of ours ends that has a comment
	drawn bytes.Buffer
	file  []byte // put together
}

// stretch is the comment that stands for a stretch.
const stretch = "%\n"

// raws are buffers that a page leaves to the next.
var raws = sync.Pool{New: func() any { return new(raw) }}

// reset begins a page.
func (w *raw) reset(width, height float64) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: width, Ht: height}})
	f.SetCompression(false)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.AddPage()
	w.fpdf, w.own, w.cuts = f, w.own[:0], w.cuts[:0]
}

// draw is fpdf, to draw after all that was written.
func (w *raw) draw() *fpdf.Fpdf {
	if n := len(w.cuts); len(w.own) > 0 && (n == 0 || w.cuts[n-1] < len(w.own)) {
		w.fpdf.RawWriteStr(stretch[:len(stretch)-1]) // which ends the line
		w.cuts = append(w.cuts, len(w.own))
	}
	return w.fpdf
}

// colour writes a colour with the operator for grey or for colours.
func (w *raw) colour(v Colour, grey, rgb string) {
	b, op := w.own, grey
	if v.R == v.G && v.R == v.B {
		b = part(b, v.R)
	} else {
		b = append(part(b, v.R), ' ')
		b = append(part(b, v.G), ' ')
		b, op = part(b, v.B), rgb
	}
	w.own = append(append(append(b, ' '), op...), '\n')
}

// part appends a part of a colour, 0 to 1 in thousandths.
func part(b []byte, v uint8) []byte {
	n := (2000*int(v) + 255) / 510
	return append(b, byte('0'+n/1000), '.', byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
}

// page ends the drawing and is all of it, until the next reset.
func (w *raw) page() ([]byte, error) {
	w.drawn.Reset()
	defer func() { w.fpdf = nil }()
	if err := w.draw().Output(&w.drawn); err != nil {
		return nil, fmt.Errorf("draw a page: %w", err)
	}
	rest, err := drawn(w.drawn.Bytes())
	if err != nil {
		return nil, err
	}
	w.file = w.file[:0]
	from := 0
	for _, to := range w.cuts {
		before, after, found := bytes.Cut(rest, []byte(stretch))
		if !found {
			return nil, errors.New("take a page from fpdf: it lost a comment")
		}
		w.file = append(append(w.file, before...), w.own[from:to]...)
		rest, from = after, to
	}
	w.file = append(w.file, rest...)
	return w.file, nil
}

// drawn takes the content of the only page out of what fpdf wrote. Fpdf writes
// the page's object first and its content next, as "4 0 obj <</Length N>> stream".
func drawn(file []byte) ([]byte, error) {
	const begin = "4 0 obj\n<</Length "
	at := bytes.Index(file, []byte(begin))
	if at < 0 {
		return nil, errors.New("take a page from fpdf: it wrote no content where it used to")
	}
	rest := file[at+len(begin):]
	end := bytes.IndexByte(rest, '>')
	n, err := strconv.Atoi(string(rest[:max(end, 0)]))
	const stream = ">>\nstream\n"
	if err != nil || !bytes.HasPrefix(rest[end:], []byte(stream)) || len(rest) < end+len(stream)+n {
		return nil, errors.New("take a page from fpdf: its content has no length")
	}
	rest = rest[end+len(stream):]
	return rest[:n], nil
}
