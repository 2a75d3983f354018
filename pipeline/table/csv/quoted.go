package csv

import (
	"bytes"
)

// slow reads a row that has quotes, value by value.
func (l *lexer) slow() error {
	at := 0 // from pos, which moves when more is read
	for {
		next, last, err := l.field(at)
		if err != nil {
			return err
		}
		if last {
			l.pos += next
			return l.err
		}
		at = next
	}
}

// field reads the value that begins at; it returns where the next one begins,
// or the next row where this was the row's last.
func (l *lexer) field(at int) (next int, last bool, err error) {
	open := at
	if l.padded {
		for l.at(open) == ' ' {
			open++
		}
	}
	if l.at(open) == int(l.quote) {
		next, last, ok, err := l.quotedField(open)
		if ok || err != nil {
			if open > at {
				l.apart++
			}
			return next, last, err
		}
		l.stray = true
	}
	return l.bareField(at)
}

// at is the byte at a place counted from pos, reading on where needed; -1
// behind the end of the file.
func (l *lexer) at(i int) int {
	for l.pos+i >= l.end {
		if ok, err := l.more(); !ok || err != nil {
			if l.pos+i < l.end {
				break
			}
			return -1
		}
	}
	return int(l.buf[l.pos+i])
}

// bareField reads a value without quotes.
func (l *lexer) bareField(at int) (next int, last bool, err error) {
	i := at
	for {
		b := l.buf[l.pos+i : l.end]
		n := l.valueEnd(b)
		if n >= 0 && b[n] == l.delim && l.delim != 0 {
			l.add(l.buf[l.pos+at : l.pos+i+n])
			return i + n + 1, false, nil
		}
		if n >= 0 || l.eof || l.end-l.pos > 4*l.limit {
			break
		}
		i = l.end - l.pos
		if l.at(i) < 0 {
			break
		}
	}
	stop, skip, err := l.line(l.pos + i)
	if err != nil {
		return 0, false, err
	}
	l.add(l.buf[l.pos+at : stop])
	return stop + skip - l.pos, true, nil
}

// valueEnd finds the first delimiter or line break; -1 where there is none.
func (l *lexer) valueEnd(b []byte) int {
	for i, c := range b {
		if c == '\n' || c == '\r' && l.loneCR || c == l.delim && l.delim != 0 {
			return i
		}
	}
	return -1
}

// quotedField reads a value in quotes, whose opening quote stands at open; not
// ok where it does not close as it should.
func (l *lexer) quotedField(open int) (next int, last, ok bool, err error) {
	mark := len(l.data)
	i := open + 1
	for i-open <= l.limit {
		c := l.at(i)
		switch {
		case c < 0:
			l.data = l.data[:mark]
			return 0, false, false, l.waste(i - open)
		case l.escape != 0 && c == int(l.escape) && l.at(i+1) >= 0:
			if n := l.at(i + 1); n != int(l.quote) && n != int(l.escape) {
				l.data = append(l.data, byte(c))
			}
			l.data = append(l.data, byte(l.at(i+1)))
			i += 2
		case c != int(l.quote):
			i = l.run(i)
		case l.at(i+1) == int(l.quote):
			l.data = append(l.data, l.quote)
			i += 2
		default:
			if next, last, ok := l.closes(i + 1); ok {
				l.quoted = true
				l.inside = l.inside || bytes.IndexByte(l.data[mark:], '\n') >= 0 || bytes.IndexByte(l.data[mark:], '\r') >= 0
				l.ends = append(l.ends, len(l.data))
				return next, last, true, nil
			}
			l.data = l.data[:mark]
			return l.looseField(open)
		}
	}
	l.data = l.data[:mark]
	return 0, false, false, l.waste(i - open)
}

// run takes the text up to the next quote or escape that is in the buffer.
func (l *lexer) run(i int) int {
	b := l.buf[l.pos+i : l.end]
	if j := bytes.IndexByte(b, l.quote); j >= 0 {
		b = b[:j]
	}
	if l.escape != 0 {
		if j := bytes.IndexByte(b, l.escape); j >= 0 {
			b = b[:j]
		}
	}
	if len(b) == 0 {
		b = l.buf[l.pos+i : l.pos+i+1]
	}
	l.data = append(l.data, b...)
	return i + len(b)
}

// closes reports whether a delimiter, a line end or the end of the file follows
// at i, blanks before it allowed, and where the next value begins.
func (l *lexer) closes(i int) (next int, last, ok bool) {
	for l.at(i) == ' ' && l.delim != ' ' {
		i++
	}
	switch c := l.at(i); {
	case c < 0:
		return i, true, true
	case c == int(l.delim) && l.delim != 0:
		return i + 1, false, true
	case c == '\n':
		return i + 1, true, true
	case c == '\r' && l.at(i+1) == '\n':
		return i + 2, true, true
	case c == '\r' && l.loneCR:
		return i + 1, true, true
	}
	return 0, false, false
}

// looseField reads a value whose quotes are not doubled inside, on its own line
// alone: `"He said "no", twice",x`. Of the quotes that could close it, the one
// counts that gives the row as many values as most rows have.
func (l *lexer) looseField(open int) (next int, last, ok bool, err error) {
	stop, skip, err := l.line(l.pos + open)
	if err != nil {
		return 0, false, false, err
	}
	line := l.buf[l.pos+open+1 : stop]
	if err := l.waste(len(line)); err != nil {
		return 0, false, false, err
	}
	close, rest := l.looseClose(line)
	if close < 0 {
		return 0, false, false, nil
	}
	l.stray, l.quoted = true, true
	l.add(line[:close])
	if rest > len(line) {
		return stop + skip - l.pos, true, true, nil
	}
	return open + 1 + rest, false, true, nil
}

// looseClose finds the closing quote in a line whose opening quote is left out,
// and where the next value begins; behind the line where there is none.
func (l *lexer) looseClose(line []byte) (close, rest int) {
	first, firstRest := -1, 0
	behind, counted := bytes.Count(line, []byte{l.delim}), 0 // delimiters behind a place
	for i := 0; i < len(line); i++ {
		if line[i] != l.quote {
			continue
		}
		j := i + 1
		for j < len(line) && line[j] == ' ' && l.delim != ' ' {
			j++
		}
		if j < len(line) && (line[j] != l.delim || l.delim == 0) {
			continue
		}
		values := len(l.ends) + 1
		if j < len(line) {
			behind -= bytes.Count(line[counted:j+1], []byte{l.delim})
			counted = j + 1
			values += 1 + behind
		}
		if l.width > 0 && values == l.width {
			return i, j + 1
		}
		if first < 0 && !bytes.Contains(line[:i], []byte{l.delim, l.quote}) {
			first, firstRest = i, j+1
		}
	}
	return first, firstRest
}
