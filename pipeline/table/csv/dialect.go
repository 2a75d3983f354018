package csv

import (
	"bytes"
	"io"
)

// textMarks is what a whole decoded text says about how it may be written.
type textMarks struct {
	count    [256]int64 // how often each byte occurs
	crlf     int64
	escaped  bool   // a backslash stands before a quote somewhere
	apart    bool   // a blank stands between a delimiter and a quote somewhere
	single   bool   // values seem to stand in single quotes
	sample   []byte // the first rows
	skip     int    // bytes of a "sep=" line
	sep      byte   // what that line names
	sepNamed bool
}

const sampleBytes = 256 << 10

// markText reads a whole text once.
func markText(r io.Reader) (textMarks, error) {
	m := textMarks{}
	buf := make([]byte, 64<<10)
	before := byte('\n')
	for {
		n, err := r.Read(buf)
		b := buf[:n]
		if room := sampleBytes - len(m.sample); room > 0 {
			m.sample = append(m.sample, b[:min(room, n)]...)
		}
		before = m.take(before, b)
		if err == io.EOF {
			m.sepLine()
			return m, nil
		}
		if err != nil {
			return m, err
		}
	}
}

// marking are the bytes of which it matters what stands before.
var marking = [256]bool{'\n': true, '"': true, '\'': true}

// take counts bytes and the pairs that matter; before is the byte ahead of b.
func (m *textMarks) take(before byte, b []byte) byte {
	for _, c := range b {
		m.count[c]++
		if !marking[c] {
			before = c
			continue
		}
		switch c {
		case '\n':
			if before == '\r' {
				m.crlf++
			}
		case '"':
			m.escaped = m.escaped || before == '\\'
			m.apart = m.apart || before == ' '
		case '\'':
			m.single = m.single || delimiterClass[before] || before == '\n'
		}
		before = c
	}
	return before
}

// delimiters in the order in which a tie is decided, with how readily each is
// believed: prose is full of blanks and colons.
var delimiters = []struct {
	char  byte
	trust float64
}{{',', 1}, {';', 1}, {'\t', 1}, {'|', 0.97}, {':', 0.6}, {' ', 0.5}}

var delimiterClass = func() (is [256]bool) {
	for _, d := range delimiters {
		is[d.char] = true
	}
	return is
}()

// sepLine recognises a first line such as `sep=;`, which spreadsheet programs
// obey and do not show.
func (m *textMarks) sepLine() {
	line := m.sample
	if i := bytes.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	named, ok := bytes.CutPrefix(bytes.ToLower(bytes.Trim(line, `"`)), []byte("sep="))
	if !ok || len(named) != 1 {
		return
	}
	m.sep, m.sepNamed, m.skip = named[0], true, len(line)
	rest := m.sample[m.skip:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		m.skip += 2
	case len(rest) > 0:
		m.skip++
	}
	m.sample = m.sample[m.skip:]
}

// candidates are the dialects that a text could be written in.
func (m *textMarks) candidates() []dialect {
	var all []dialect
	for _, delim := range m.delims() {
		for _, quote := range m.quotes() {
			for _, cr := range m.lineEnds() {
				d := dialect{delim: delim, quote: quote, loneCR: cr}
				all = append(all, d)
				if quote == '"' && m.escaped {
					d.escape = '\\'
					all = append(all, d)
				}
				if quote == '"' && m.apart && delim != ' ' {
					d.escape, d.padded = 0, true
					all = append(all, d)
				}
			}
		}
	}
	return all
}

func (m *textMarks) delims() []byte {
	if m.sepNamed {
		return []byte{m.sep}
	}
	var all []byte
	for _, d := range delimiters {
		if m.count[d.char] > 0 {
			all = append(all, d.char)
		}
	}
	return append(all, 0)
}

func (m *textMarks) quotes() []byte {
	all := []byte{'"'}
	if m.count['"'] > 0 {
		all = append(all, 0)
	}
	if m.single {
		all = append(all, '\'')
	}
	return all
}

// lineEnds are whether a CR alone may end a row: where there is no LF it does,
// where both occur the evidence decides.
func (m *textMarks) lineEnds() []bool {
	switch lone := m.count['\r'] - m.crlf; {
	case lone == 0:
		return []bool{false}
	case m.count['\n'] == 0:
		return []bool{true}
	}
	return []bool{true, false}
}
