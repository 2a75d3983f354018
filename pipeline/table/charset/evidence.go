package charset

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Evidence is what the bytes of a whole file say about their encoding.
type Evidence struct {
	Size    int64
	Nul     [4]int64 // zero bytes by their place modulo 4
	Control int64    // control characters that no text has, zero bytes apart
	high    int64    // bytes above ASCII
	valid   int64    // UTF-8 sequences of several bytes
	Invalid int64    // bytes that are no UTF-8
	escapes bool     // shift sequences of ISO-2022-JP
	lines   []byte   // the lines that have bytes above ASCII, up to a size
}

// mostEvidence bounds the text on which guesses of an encoding rest.
const mostEvidence = 256 << 10

// Weigh reads all bytes of a file.
func Weigh(r io.Reader) (Evidence, error) {
	var e Evidence
	buf := make([]byte, 64<<10)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		chunk := buf[:kept+n]
		done := e.take(chunk, err == io.EOF)
		kept = copy(buf, chunk[done:])
		if err == io.EOF {
			return e, nil
		}
		if err != nil {
			return e, err
		}
	}
}

// ordinary are the bytes that say nothing about an encoding.
var ordinary = func() (is [256]bool) {
	for c := 0x20; c < 0x7F; c++ {
		is[c] = true
	}
	is['\t'], is['\n'], is['\v'], is['\f'], is['\r'], is[0x1A] = true, true, true, true, true, true
	return is
}()

// take counts a chunk and returns how much of it was counted; a UTF-8 sequence
// that the chunk cuts is left for the next one.
func (e *Evidence) take(b []byte, last bool) int {
	i, before := 0, e.high
	defer func() {
		if e.high > before || e.escapes {
			e.keepLines(b)
		}
	}()
	for i < len(b) {
		c := b[i]
		switch {
		case ordinary[c]:
		case c >= 0x80:
			if !last && !utf8.FullRune(b[i:]) {
				e.Size += int64(i)
				return i
			}
			i += e.takeHigh(b[i:])
			continue
		case c == 0:
			e.Nul[(e.Size+int64(i))%4]++
		case c == 0x1B:
			e.escapes = e.escapes || bytes.HasPrefix(b[i:], []byte("\x1b$"))
			e.Control++
		default:
			e.Control++
		}
		i++
	}
	e.Size += int64(i)
	return i
}

func (e *Evidence) takeHigh(b []byte) int {
	r, n := utf8.DecodeRune(b)
	e.high += int64(n)
	if r == utf8.RuneError && n == 1 {
		e.Invalid++
	} else {
		e.valid++
	}
	return n
}

// keepLines keeps the lines with bytes above ASCII, for guesses.
func (e *Evidence) keepLines(b []byte) {
	for len(b) > 0 && len(e.lines) < mostEvidence {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line = b[:i+1]
		}
		b = b[len(line):]
		for _, c := range line {
			if c >= 0x80 || c == 0x1B {
				e.lines = append(e.lines, line[:min(len(line), 4096)]...)
				break
			}
		}
	}
}
