package csv

import (
	"bytes"
	"io"

	"sponsorbook/pipeline/table/grid"
)

// A dialect is how a text file writes its rows. Rows end with LF or CRLF, and
// where loneCR is set with a CR alone.
type dialect struct {
	delim  byte // 0: each line is one value
	quote  byte // 0: none
	escape byte // '\\' where a backslash escapes a quote; 0: quotes are doubled
	loneCR bool
	padded bool // blanks may stand between a delimiter and a quote
	width  int  // how many values most rows have; 0 where not known yet
	trim   bool // blanks around a value are no part of it: they follow every delimiter
	framed bool // rows begin and end with a delimiter, as lists for the eye do
}

// A lexer cuts text into rows of values. It holds one row at a time.
//
// A quote is believed only where it closes properly: followed by a delimiter
// or the end of the row, with every quote inside doubled. Else it is looked
// for on the same line alone, and where that fails the quote is a character
// like any other. So a stray quote costs no row but its own.
type lexer struct {
	dialect
	r        io.Reader
	buf      []byte
	pos, end int // the unread part of buf; pos is where the current row begins
	eof      bool
	limit    int // longest value, in bytes
	nul      bool
	err      error // of reading; ends everything

	data   []byte // the row's values, one after the other
	ends   []int  // where each value ends in data
	stray  bool   // the row has a quote that is not as it should be
	inside bool   // the row has a line break inside quotes
	quoted bool   // the row has a quoted value
	apart  int    // its quoted values that a blank parts from the delimiter

	read   int64 // bytes of the text so far
	wasted int64 // bytes that were looked at more than once, for quotes that close nothing
}

func newLexer(r io.Reader, d dialect, limit int) *lexer {
	return &lexer{dialect: d, r: r, limit: limit, buf: make([]byte, 64<<10)}
}

// next reads one row, blank lines too; false at the end.
func (l *lexer) next() (bool, error) {
	l.data, l.ends, l.stray, l.inside, l.quoted, l.apart = l.data[:0], l.ends[:0], false, false, false, 0
	l.skipMark()
	stop, skip, err := l.line(l.pos)
	if err != nil {
		return false, err
	}
	if stop == l.pos && skip == 0 {
		return false, nil
	}
	line := l.buf[l.pos:stop]
	if l.quote == 0 || bytes.IndexByte(line, l.quote) < 0 {
		l.split(line)
		l.pos = stop + skip
		return true, nil
	}
	return true, l.slow()
}

// skipMark passes over a byte order mark: where files were put end to end, one
// stands at the beginning of each of them.
func (l *lexer) skipMark() {
	if l.at(0) == 0xEF && l.at(1) == 0xBB && l.at(2) == 0xBF {
		l.pos += 3
	}
}

// waste counts bytes that will be looked at again, and ends the reading of a
// text that has hardly anything else: an honest one has few quotes astray.
func (l *lexer) waste(n int) error {
	if l.wasted += int64(n); l.wasted > 64<<20+32*l.read {
		return grid.Refuse("text", "has so many quotes that are never closed that it cannot be read as a table; export it again with "+
			"each quote inside a value doubled")
	}
	return nil
}

// line finds where the physical line that begins at from ends, and how many
// bytes its line end has (0 at the end of the file).
func (l *lexer) line(from int) (stop, skip int, err error) {
	base := l.pos
	seen := from
	for {
		if i := l.breakIn(l.buf[seen:l.end]); i >= 0 {
			stop, skip = l.breakAt(seen + i)
			return stop, skip, nil
		}
		seen = l.end
		if !l.eof && l.end-l.pos > 4*l.limit {
			return 0, 0, grid.Refuse("text", "has a line of more than %d bytes, so it is no table of text; export it as CSV with one row "+
				"a line", 4*l.limit)
		}
		ok, err := l.more()
		if err != nil {
			return 0, 0, err
		}
		moved := base - l.pos
		base, seen = l.pos, seen-moved
		from -= moved
		if !ok {
			return l.end, 0, nil
		}
	}
}

// breakIn finds the first line break.
func (l *lexer) breakIn(b []byte) int {
	if !l.loneCR {
		return bytes.IndexByte(b, '\n')
	}
	// In growing windows, so that a text with one kind of line end is not
	// searched to its end for the other at every row.
	for from, size := 0, 256; from < len(b); from, size = from+size, 2*size {
		w := b[from:min(from+size, len(b))]
		i, j := bytes.IndexByte(w, '\n'), bytes.IndexByte(w, '\r')
		if i >= 0 && (j < 0 || i < j) {
			return from + i
		}
		if j >= 0 {
			return from + j
		}
	}
	return -1
}

// breakAt measures the line break found at i: a CR before LF belongs to it.
func (l *lexer) breakAt(i int) (stop, skip int) {
	if l.buf[i] == '\n' {
		if i > l.pos && l.buf[i-1] == '\r' {
			return i - 1, 2
		}
		return i, 1
	}
	at := i - l.pos
	skip = 1
	if l.at(at+1) == '\n' {
		skip = 2
	}
	return l.pos + at, skip
}

// more reads further text behind what is there; false at the end of the file.
// What lies before pos is given up, so that pos may move.
func (l *lexer) more() (bool, error) {
	if l.eof {
		return false, nil
	}
	if l.pos > 0 {
		l.end = copy(l.buf, l.buf[l.pos:l.end])
		l.pos = 0
	}
	if l.end == len(l.buf) {
		l.buf = append(l.buf, make([]byte, len(l.buf))...)
	}
	n, err := l.r.Read(l.buf[l.end:])
	n = l.dropNul(l.end, n)
	l.end += n
	l.read += int64(n)
	if err == io.EOF {
		l.eof = true
		return n > 0, nil
	}
	l.err = err
	return err == nil, err
}

// dropNul takes zero bytes out of what was read: no program shows them.
func (l *lexer) dropNul(at, n int) int {
	b := l.buf[at : at+n]
	i := bytes.IndexByte(b, 0)
	if i < 0 {
		return n
	}
	l.nul = true
	kept := i
	for _, c := range b[i:] {
		if c != 0 {
			b[kept] = c
			kept++
		}
	}
	return kept
}

// split cuts a line without quotes.
func (l *lexer) split(line []byte) {
	if l.delim == 0 {
		if len(line) > 0 {
			l.add(line)
		}
		return
	}
	for len(line) > 0 || len(l.ends) > 0 {
		i := bytes.IndexByte(line, l.delim)
		if i < 0 {
			l.add(line)
			return
		}
		l.add(line[:i])
		line = line[i+1:]
	}
}

func (l *lexer) add(value []byte) {
	l.data = append(l.data, value...)
	l.ends = append(l.ends, len(l.data))
}

// value is the i-th value of the row.
func (l *lexer) value(i int) []byte {
	from := 0
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.data[from:l.ends[i]]
}
