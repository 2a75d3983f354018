package html

import (
	"fmt"
	"math"
	"path"
	"strconv"

	"sponsorbook/pipeline/document"
)

// A piece is a section, or a part of one where it goes on in another file.
type piece struct {
	document.Section
	anchor    string
	continued bool
}

// level is the depth of the section's heading.
func (s piece) level() int {
	if s.Level == 0 {
		return 2
	}
	return min(max(s.Level, 2), 6)
}

// halfWidth is how many columns half of a scorecard has room for.
const halfWidth = 5

// broad reports whether a section takes the whole width of a scorecard.
func (s piece) broad() bool {
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case document.Callout, document.Figures, document.Year:
			return true
		case document.Table:
			if len(b.Columns) > halfWidth {
				return true
			}
		}
	}
	return false
}

// folderful is how many files of a document stand in one folder: file managers and
// mail rooms are slow or refuse above a thousand.
const folderful = 900

// partFile is the path of a document's file: Path.html, then Path/02.html; of what
// more than one folder is needed for, Path/2/901.html.
func partFile(d document.Document, i int) string {
	name := fmt.Sprintf("%02d.html", i+1)
	switch {
	case i == 0:
		return d.Path + ".html"
	case i < folderful:
		return path.Join(d.Path, name)
	}
	return path.Join(d.Path, strconv.Itoa(i/folderful+1), name)
}

// pieces are the sections with anchors that differ from each other.
func pieces(d document.Document) []piece {
	taken := map[string]bool{}
	out := make([]piece, 0, len(d.Sections))
	for _, s := range d.Sections {
		s.Title, s.Note = document.Clean(s.Title), document.Clean(s.Note)
		id := s.ID
		if id == "" {
			id = s.Title
		}
		out = append(out, piece{Section: s, anchor: free(document.Anchor(id), taken)})
	}
	return out
}

// free is an anchor that is not taken yet, and takes it.
func free(anchor string, taken map[string]bool) string {
	name := anchor
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", anchor, n)
	}
	taken[name] = true
	return name
}

// divide is the pieces of a document in files that stay under the limit. Only
// what is longer is taken apart: by sections, then by blocks, then by the rows
// of tables and the lines of lists.
// Around is how many bytes head and contents take.
func (w *Writer) divide(d document.Document, whole []piece, around int) ([][]piece, error) {
	v := divider{Writer: w, doc: d, room: max(w.limit-w.shell.size()-around, w.limit/4)}
	taken := map[string]bool{}
	for _, s := range whole {
		taken[s.anchor] = true
	}
	for _, s := range whole {
		if err := v.take(s, taken); err != nil {
			return nil, err
		}
	}
	return v.parts, nil
}

// A divider packs pieces into parts.
type divider struct {
	*Writer
	doc   document.Document
	room  int // bytes that the pieces of a part may have
	parts [][]piece
	used  int
}

// take puts a piece into the current part, or into the next one, or apart. What
// is too long is halved, so that the longest costs no more than a few times its
// length; of what is far too long a few rows are measured, or none.
func (v *divider) take(s piece, taken map[string]bool) error {
	size := lines(s) * leastLine
	if size <= v.room {
		about, err := v.estimate(s)
		if err != nil {
			return err
		}
		if size = max(size, about); size <= v.room+v.room/4 { // else it is taken apart whatever it is
			if size, err = v.measure(s); err != nil {
				return err
			}
		}
	}
	if size > v.room {
		files := math.Ceil(float64(size) / float64(v.room) / 0.97)
		if first, rest, ok := divided(s, math.Floor(files/2)/files); ok {
			rest.anchor, rest.continued = free(s.anchor, taken), true
			if err := v.take(first, taken); err != nil {
				return err
			}
			return v.take(rest, taken)
		}
	}
	if len(v.parts) == 0 || v.used+size > v.room {
		v.parts, v.used = append(v.parts, nil), 0
	}
	n := len(v.parts) - 1
	v.parts[n], v.used = append(v.parts[n], s), v.used+size
	return nil
}

// leastLine is fewer bytes than a row of a table or a line of a list takes.
const leastLine = len("<tr><td></td></tr>")

// lines are the rows and lines of a piece.
func lines(s piece) int {
	n := 0
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case document.Table:
			n += len(b.Rows)
		case document.List:
			n += len(b.Items)
		case document.Facts:
			n += len(b.Items)
		}
	}
	return n
}

// measure is how many bytes a piece takes with its source notes.
func (v *divider) measure(s piece) (int, error) {
	p := newPage(v.doc, [][]piece{{s}}, 0)
	body, err := v.render(p.body([]piece{s}))
	return len(body), err
}

// sampled is how many rows of a long table are looked at to know about how long it is.
const sampled = 200

// estimate is about how many bytes a piece takes that is one long table; 0 for others.
func (v *divider) estimate(s piece) (int, error) {
	if len(s.Blocks) != 1 {
		return 0, nil
	}
	t, ok := s.Blocks[0].(document.Table)
	if !ok || len(t.Rows) < 4*sampled {
		return 0, nil
	}
	every := len(t.Rows) / sampled
	few := t
	few.Rows = nil
	for i := every / 2; i < len(t.Rows); i += every {
		few.Rows = append(few.Rows, t.Rows[i])
	}
	s.Blocks = []document.Block{few}
	size, err := v.measure(s)
	return size * len(t.Rows) / len(few.Rows), err
}

// divided is a piece in two, the first about a share of the whole; false when
// it cannot be taken apart.
func divided(s piece, share float64) (first, rest piece, ok bool) {
	first, rest = s, s
	if n := len(s.Blocks); n > 1 {
		at := max(1, int(float64(n)*share))
		first.Blocks, rest.Blocks = s.Blocks[:at], s.Blocks[at:]
		return first, rest, true
	}
	if len(s.Blocks) == 0 {
		return s, s, false
	}
	a, b, ok := cut(s.Blocks[0], share)
	first.Blocks, rest.Blocks = []document.Block{a}, []document.Block{b}
	return first, rest, ok
}

// cut is a block in two, the first about a share of it; false when it is one thing.
func cut(b document.Block, share float64) (first, rest document.Block, ok bool) {
	at := func(n int) int { return max(1, int(float64(n)*share)) }
	switch b := b.(type) {
	case document.Table:
		if len(b.Rows) < 2 {
			return b, b, false
		}
		x, y, n := b, b, at(len(b.Rows))
		x.Rows, y.Rows = b.Rows[:n], again(b.Rows, n)
		return x, y, len(y.Rows) < len(b.Rows)
	case document.List:
		if len(b.Items) < 2 || b.Ordered {
			return b, b, false
		}
		n := at(len(b.Items))
		return document.List{Items: b.Items[:n]}, document.List{Items: b.Items[n:]}, true
	case document.Facts:
		if len(b.Items) < 2 {
			return b, b, false
		}
		n := at(len(b.Items))
		return document.Facts{Items: b.Items[:n], Inline: b.Inline}, document.Facts{Items: b.Items[n:], Inline: b.Inline}, true
	}
	return b, b, false
}

// again are the rows from n on, under the subheading that they stood under.
func again(rows []document.Row, n int) []document.Row {
	if rows[n].Head {
		return rows[n:]
	}
	for i := n - 1; i > 0; i-- { // a subheading in the first row would only be moved on
		if rows[i].Head {
			return append([]document.Row{rows[i]}, rows[n:]...)
		}
	}
	return rows[n:]
}
