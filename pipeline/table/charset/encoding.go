// Package charset finds out how the bytes of a text stand for characters.
//
// In go the bytes of a whole file; out comes its encoding, by its mark, by the
// places of zero bytes, or by which letters make the most sense.
package charset

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"

	"sponsorbook/pipeline/finding"
)

// A Charset is one way in which bytes stand for characters.
type Charset struct {
	Name string            // as people write it: "UTF-8", "Windows-1252"
	Enc  encoding.Encoding // nil is UTF-8
	BOM  []byte            // the mark that the text begins with; nil where it has none
	// letters are the East Asian ones that it is made for; none elsewhere.
	letters script
}

var utf8Charset = Charset{Name: "UTF-8"}

// Marked are the encodings that begin with a byte order mark, longest first.
var Marked = []Charset{
	{Name: "UTF-32LE", Enc: utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), BOM: []byte{0xFF, 0xFE, 0, 0}},
	{Name: "UTF-32BE", Enc: utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), BOM: []byte{0, 0, 0xFE, 0xFF}},
	{Name: "UTF-8", Enc: nil, BOM: []byte{0xEF, 0xBB, 0xBF}},
	{Name: "UTF-16LE", Enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), BOM: []byte{0xFF, 0xFE}},
	{Name: "UTF-16BE", Enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), BOM: []byte{0xFE, 0xFF}},
}

// guessed are the encodings that nothing announces, the likelier first: a tie
// goes to the earlier.
var guessed = []Charset{
	{Name: "Windows-1252", Enc: charmap.Windows1252},
	{Name: "Shift-JIS", Enc: japanese.ShiftJIS, letters: kana},
	{Name: "Windows-1250", Enc: charmap.Windows1250},
	{Name: "Windows-1251", Enc: charmap.Windows1251},
	{Name: "GB18030", Enc: simplifiedchinese.GB18030, letters: han},
	{Name: "EUC-JP", Enc: japanese.EUCJP, letters: kana},
	{Name: "EUC-KR", Enc: korean.EUCKR, letters: hangul},
	{Name: "Big5", Enc: traditionalchinese.Big5, letters: han},
	{Name: "Windows-1253", Enc: charmap.Windows1253},
	{Name: "Windows-1254", Enc: charmap.Windows1254},
	{Name: "Mac Roman", Enc: charmap.Macintosh},
	{Name: "IBM 850", Enc: charmap.CodePage850},
	{Name: "KOI8-R", Enc: charmap.KOI8R},
}

// Of decides the encoding of a whole file, with what there is to say.
func Of(head []byte, e Evidence) (Charset, *finding.Finding) {
	for _, c := range Marked {
		if bytes.HasPrefix(head, c.BOM) {
			if c.Enc == nil && e.Invalid > 0 {
				return c.mended(), mixedFinding(e)
			}
			return c, nil
		}
	}
	if c, ok := wide(e); ok {
		return c, nil
	}
	switch {
	case e.Invalid == 0 && e.escapes && e.high == 0:
		c := Charset{Name: "ISO-2022-JP", Enc: japanese.ISO2022JP}
		return c, guessFinding(c, e)
	case e.Invalid == 0:
		return utf8Charset, nil
	case e.valid >= 4*e.Invalid:
		return utf8Charset.mended(), mixedFinding(e)
	}
	c := guess(e.lines)
	return c, guessFinding(c, e)
}

// wide recognises UTF-16 and UTF-32 without a mark by where zero bytes stand.
func wide(e Evidence) (Charset, bool) {
	quarter := e.Size / 4
	most := func(n int64) bool { return n > 0 && n*10 >= quarter*6 }
	few := func(n int64) bool { return n*20 <= quarter }
	n := e.Nul
	switch {
	case e.Size%4 == 0 && most(n[1]) && most(n[2]) && most(n[3]) && few(n[0]):
		return Marked[0].unmarked(), true
	case e.Size%4 == 0 && most(n[0]) && most(n[1]) && most(n[2]) && few(n[3]):
		return Marked[1].unmarked(), true
	case e.Size%2 == 0 && most(n[1]) && most(n[3]) && few(n[0]) && few(n[2]):
		return Marked[3].unmarked(), true
	case e.Size%2 == 0 && most(n[0]) && most(n[2]) && few(n[1]) && few(n[3]):
		return Marked[4].unmarked(), true
	}
	return Charset{}, false
}

func (c Charset) unmarked() Charset { c.BOM = nil; return c }

// mended reads UTF-8 whose stray bytes are taken for Windows-1252, so that none is lost.
func (c Charset) mended() Charset { c.Enc = strayBytes{}; return c }

// Decode turns a file's bytes into UTF-8 without a mark.
func (c Charset) Decode(r io.Reader) io.Reader {
	if len(c.BOM) > 0 {
		r = Skip(r, len(c.BOM))
	}
	if c.Enc == nil {
		return r
	}
	return transform.NewReader(r, c.Enc.NewDecoder())
}

// Skip leaves a number of bytes out at the start.
func Skip(r io.Reader, n int) io.Reader { return &skipReader{r, n} }

type skipReader struct {
	r    io.Reader
	left int
}

func (s *skipReader) Read(p []byte) (int, error) {
	for s.left > 0 {
		n, err := s.r.Read(p[:min(len(p), s.left)])
		s.left -= n
		if err != nil {
			return 0, err
		}
	}
	return s.r.Read(p)
}

// strayBytes is UTF-8 in which bytes that are none mean what they mean in Windows-1252.
type strayBytes struct{ transform.NopResetter }

func (s strayBytes) NewDecoder() *encoding.Decoder { return &encoding.Decoder{Transformer: s} }
func (s strayBytes) NewEncoder() *encoding.Encoder { return encoding.Nop.NewEncoder() }

func (strayBytes) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(src[nSrc])
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}

const mendEncoding = `save it as "CSV UTF-8", or choose Unicode (UTF-8) in the export`

func mixedFinding(e Evidence) *finding.Finding {
	return &finding.Finding{Severity: finding.Warning, Code: "text-encoding-mixed", Mend: mendEncoding,
		Message: fmt.Sprintf("the text is UTF-8 but for %d bytes, which were read as Windows-1252", e.Invalid)}
}

func guessFinding(c Charset, e Evidence) *finding.Finding {
	sample := example(c, e.lines)
	return &finding.Finding{Severity: finding.Note, Code: "text-encoding-guessed", Mend: mendEncoding,
		Message: fmt.Sprintf("the text is not UTF-8 and was read as %s by evidence of its letters, as in %s", c.Name,
			finding.Quote(sample))}
}

// example is the first word with a letter above ASCII.
func example(c Charset, lines []byte) string {
	text, _ := c.Enc.NewDecoder().Bytes(lines)
	for _, word := range bytes.FieldsFunc(text, func(r rune) bool {
		return r == ',' || r == ';' || r == '\t' || r == '|' || r == '"' || r == '\n' || r == '\r'
	}) {
		for _, r := range string(word) {
			if r >= 0x80 {
				return string(word)
			}
		}
	}
	return ""
}
