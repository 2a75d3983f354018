package mail

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfText is what the pages of a book's PDF say, and its title, read through the
// maps from glyphs to characters that every page of a book carries. The password
// is "" for a file without one.
func pdfText(content []byte, password string) (string, error) {
	api.DisableConfigDir()
	c := model.NewDefaultConfiguration()
	c.UserPW, c.OwnerPW = password, password
	c.Cmd = model.EXTRACTCONTENT
	ctx, err := api.ReadContext(bytes.NewReader(content), c)
	if err == nil {
		err = ctx.EnsurePageCount()
	}
	if err != nil {
		return "", fmt.Errorf("read the PDF: %w", err)
	}
	var b strings.Builder
	for i := 1; i <= ctx.PageCount; i++ {
		if err := pageText(ctx, i, &b); err != nil {
			return "", fmt.Errorf("read page %d of the PDF: %w", i, err)
		}
	}
	if info, err := ctx.DereferenceDict(*orNull(ctx.Info)); err == nil && info != nil {
		if title, err := ctx.DereferenceText(info["Title"]); err == nil {
			b.WriteString("\n" + title)
		}
	}
	return b.String(), nil
}

// orNull is a reference, or one to nothing.
func orNull(r *types.IndirectRef) *types.IndirectRef {
	if r == nil {
		return types.NewIndirectRef(0, 0)
	}
	return r
}

func pageText(ctx *model.Context, n int, b *strings.Builder) error {
	page, _, inherited, err := ctx.PageDict(n, false)
	if err != nil {
		return err
	}
	r, err := pdfcpu.ExtractPageContent(ctx, n)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	resources, err := ctx.DereferenceDict(page["Resources"])
	if err != nil {
		return err
	}
	if resources == nil && inherited != nil {
		resources = inherited.Resources
	}
	fonts, err := fontMaps(ctx, resources)
	if err != nil {
		return err
	}
	show(text, fonts, b)
	return nil
}

// token is what matters in a page's own language outside its strings: a font
// chosen, glyphs in hex, and the end of a run.
var token = regexp.MustCompile(`^(?:/([^\s/\[\]<>()]+)\s+[\d.]+\s+Tf\b|<([0-9A-Fa-f\s]*)>|(ET)\b)`)

// show writes the characters of a page, a line a run.
func show(content []byte, fonts map[string]map[uint16]string, b *strings.Builder) {
	font := map[uint16]string{}
	say := func(glyphs []byte) {
		for ; len(glyphs) >= 2; glyphs = glyphs[2:] {
			b.WriteString(font[uint16(glyphs[0])<<8|uint16(glyphs[1])])
		}
	}
	for len(content) > 0 {
		n := 1
		switch content[0] {
		case '(':
			var glyphs []byte
			glyphs, n = literal(content)
			say(glyphs)
		case '/', '<', 'E':
			t := token.FindSubmatch(content[:min(len(content), 1<<16)])
			switch {
			case t == nil:
			case t[1] != nil:
				font, n = fonts[string(t[1])], len(t[0])
			case t[3] != nil:
				b.WriteByte('\n')
				n = len(t[0])
			default:
				glyphs, _ := hex.DecodeString(string(bytes.Join(bytes.Fields(t[2]), nil)))
				say(glyphs)
				n = len(t[0])
			}
		}
		content = content[n:]
	}
}

// escaped are the letters that stand for a byte behind a backslash.
var escaped = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal is a string in brackets and how long it is with them.
func literal(content []byte) (out []byte, n int) {
	for depth := 0; n < len(content); n++ {
		c := content[n]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return out, n + 1
			}
		case '\\':
			var more []byte
			more, n = escape(content, n+1)
			out = append(out, more...)
			continue
		}
		out = append(out, c)
	}
	return out, n
}

// escape is what stands behind a backslash at i, and where it ends.
func escape(content []byte, i int) ([]byte, int) {
	if i >= len(content) {
		return nil, i
	}
	if to, ok := escaped[content[i]]; ok {
		return []byte{to}, i
	}
	octal, end := 0, i
	for end < min(i+3, len(content)) && content[end] >= '0' && content[end] <= '7' {
		octal = octal*8 + int(content[end]-'0')
		end++
	}
	switch {
	case end > i:
		return []byte{byte(octal)}, end - 1
	case content[i] == '\n':
		return nil, i
	}
	return content[i : i+1], i
}

// codes are the two-byte numbers of a hexadecimal string.
func codes(text []byte) []uint16 {
	var out []uint16
	for ; len(text) >= 4; text = text[4:] {
		if n, err := strconv.ParseUint(string(text[:4]), 16, 16); err == nil {
			out = append(out, uint16(n))
		}
	}
	return out
}

// fontMaps are the characters of each font of a page by glyph.
func fontMaps(ctx *model.Context, resources types.Dict) (map[string]map[uint16]string, error) {
	out := map[string]map[uint16]string{}
	fonts, err := ctx.DereferenceDict(resources["Font"])
	if err != nil {
		return nil, err
	}
	for name, o := range fonts {
		font, err := ctx.DereferenceDict(o)
		if err != nil {
			return nil, err
		}
		stream, _, err := ctx.DereferenceStreamDict(font["ToUnicode"])
		if err != nil || stream == nil {
			continue
		}
		if err := stream.Decode(); err != nil {
			return nil, err
		}
		out[name] = characters(stream.Content)
	}
	return out, nil
}

var (
	block  = regexp.MustCompile(`(?s)beginbf(char|range)(.*?)endbf`)
	mapped = regexp.MustCompile(`<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>(?:\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\]))?`)
	inList = regexp.MustCompile(`<([0-9A-Fa-f]+)>`)
)

// characters reads a map from glyphs to characters.
func characters(cmap []byte) map[uint16]string {
	out := map[uint16]string{}
	for _, in := range block.FindAllSubmatch(cmap, -1) {
		if string(in[1]) == "char" {
			pairs := inList.FindAllSubmatch(in[2], -1)
			for i := 0; i+1 < len(pairs); i += 2 {
				if code := codes(pairs[i][1]); len(code) == 1 {
					out[code[0]] = string(utf16.Decode(codes(pairs[i+1][1])))
				}
			}
			continue
		}
		for _, r := range mapped.FindAllSubmatch(in[2], -1) {
			span(out, codes(r[1])[0], codes(r[2]), r[3], r[4])
		}
	}
	return out
}

// span adds a range of glyphs: to characters that follow each other, or a list.
func span(out map[uint16]string, from uint16, to []uint16, first, list []byte) {
	if len(to) != 1 || to[0] < from {
		return
	}
	listed := inList.FindAllSubmatch(list, -1)
	for i := 0; i <= int(to[0]-from); i++ {
		code := from + uint16(i)
		if list != nil {
			if i < len(listed) {
				out[code] = string(utf16.Decode(codes(listed[i][1])))
			}
			continue
		}
		units := codes(first)
		if n := len(units); n > 0 {
			units[n-1] += uint16(i)
			out[code] = string(utf16.Decode(units))
		}
	}
}
