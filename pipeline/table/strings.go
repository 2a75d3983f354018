package table

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"unicode/utf8"
)

// texts are the strings that a workbook's sheets share, held close together: a
// hundred thousand of them are a few blocks of memory.
type texts struct {
	all   []string
	block strings.Builder
	bytes int64
}

const blockBytes = 64 << 10

func (t *texts) add(s []byte) {
	t.bytes += int64(len(s)) + 16
	if len(s) == 0 {
		t.all = append(t.all, "")
		return
	}
	if t.block.Len()+len(s) > t.block.Cap() {
		t.block = strings.Builder{}
		t.block.Grow(max(blockBytes, len(s)))
	}
	from := t.block.Len()
	t.block.Write(s)
	t.all = append(t.all, t.block.String()[from:])
}

// readTexts reads the shared strings of a workbook.
func (p *parcel) readTexts(ctx context.Context, part string) (*texts, error) {
	t := &texts{}
	if part == "" || !p.has(part) {
		return t, nil
	}
	x, c, err := p.xml(ctx, part)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var text []byte
	for {
		if err := x.next(); err != nil {
			return nil, err
		}
		if x.kind == xmlEOF {
			t.block = strings.Builder{}
			return t, nil
		}
		if !x.is(xmlStart, "si") {
			continue
		}
		if text, err = richText(x, text[:0]); err != nil {
			return nil, err
		}
		t.add(text)
		if t.bytes > p.src.lim.MemoryBytes {
			return nil, refuse("large", "shares more than %d bytes of text between its cells, above the limit memory_bytes; raise the limit or export it as CSV", p.src.lim.MemoryBytes)
		}
	}
}

// richText appends the text of the element that just began, all its runs
// together, without the phonetic guides of East Asian text.
func richText(x *xmlReader, dst []byte) ([]byte, error) {
	if x.empty {
		return dst, nil
	}
	from := len(dst)
	inText := false
	for depth := x.depth; ; {
		if err := x.next(); err != nil {
			return dst, err
		}
		switch {
		case x.kind == xmlEOF:
			return dst, errCut
		case x.is(xmlStart, "rPh"), x.is(xmlStart, "phoneticPr"), x.is(xmlStart, "rPr"):
			if err := x.skipElement(); err != nil {
				return dst, err
			}
		case x.is(xmlStart, "t"):
			inText = !x.empty
		case x.kind == xmlEnd:
			inText = false
		case x.kind == xmlText && inText:
			dst = append(dst, x.text...)
		}
		if x.depth < depth {
			return soundText(dst, from), nil
		}
	}
}

// soundText resolves the escapes for control characters (_x000D_) and replaces
// what is no UTF-8, from a place on.
func soundText(dst []byte, from int) []byte {
	s := dst[from:]
	if i := bytes.Index(s, []byte("_x")); i >= 0 {
		dst = append(dst[:from], unescape(s)...)
		s = dst[from:]
	}
	if !utf8.Valid(s) {
		dst = append(dst[:from], bytes.ToValidUTF8(s, []byte("\uFFFD"))...)
	}
	return dst
}

// unescape resolves _xHHHH_ as spreadsheet programs do.
func unescape(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+7 <= len(s) && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(string(s[i+2:i+6]), 16, 16); err == nil && (n < 0xD800 || n > 0xDFFF) && n > 0 {
				out = utf8.AppendRune(out, rune(n))
				i += 6
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}
