package table

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

// A charset is one way in which bytes stand for characters.
type charset struct {
	name string
	enc  encoding.Encoding // nil is UTF-8
	bom  []byte
	// letters are the East Asian ones that it is made for; none elsewhere.
	letters script
}

var utf8Charset = charset{name: "UTF-8"}

// marked are the encodings that begin with a byte order mark, longest first.
var marked = []charset{
	{name: "UTF-32LE", enc: utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), bom: []byte{0xFF, 0xFE, 0, 0}},
	{name: "UTF-32BE", enc: utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), bom: []byte{0, 0, 0xFE, 0xFF}},
	{name: "UTF-8", enc: nil, bom: []byte{0xEF, 0xBB, 0xBF}},
	{name: "UTF-16LE", enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), bom: []byte{0xFF, 0xFE}},
	{name: "UTF-16BE", enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), bom: []byte{0xFE, 0xFF}},
}

// guessed are the encodings that nothing announces, the likelier first: a tie
// goes to the earlier.
var guessed = []charset{
	{name: "Windows-1252", enc: charmap.Windows1252},
	{name: "Shift-JIS", enc: japanese.ShiftJIS, letters: kana},
	{name: "Windows-1250", enc: charmap.Windows1250},
	{name: "Windows-1251", enc: charmap.Windows1251},
	{name: "GB18030", enc: simplifiedchinese.GB18030, letters: han},
	{name: "EUC-JP", enc: japanese.EUCJP, letters: kana},
	{name: "EUC-KR", enc: korean.EUCKR, letters: hangul},
	{name: "Big5", enc: traditionalchinese.Big5, letters: han},
	{name: "Windows-1253", enc: charmap.Windows1253},
	{name: "Windows-1254", enc: charmap.Windows1254},
	{name: "Mac Roman", enc: charmap.Macintosh},
	{name: "IBM 850", enc: charmap.CodePage850},
	{name: "KOI8-R", enc: charmap.KOI8R},
}

// charsetOf decides the encoding of a whole file, with what there is to say.
func charsetOf(head []byte, e byteEvidence) (charset, *finding.Finding) {
	for _, c := range marked {
		if bytes.HasPrefix(head, c.bom) {
			if c.enc == nil && e.invalid > 0 {
				return c.mended(), mixedFinding(e)
			}
			return c, nil
		}
	}
	if c, ok := wide(e); ok {
		return c, nil
	}
	switch {
	case e.invalid == 0 && e.escapes && e.high == 0:
		c := charset{name: "ISO-2022-JP", enc: japanese.ISO2022JP}
		return c, guessFinding(c, e)
	case e.invalid == 0:
		return utf8Charset, nil
	case e.valid >= 4*e.invalid:
		return utf8Charset.mended(), mixedFinding(e)
	}
	c := guess(e.lines)
	return c, guessFinding(c, e)
}

// wide recognises UTF-16 and UTF-32 without a mark by where zero bytes stand.
func wide(e byteEvidence) (charset, bool) {
	quarter := e.size / 4
	most := func(n int64) bool { return n > 0 && n*10 >= quarter*6 }
	few := func(n int64) bool { return n*20 <= quarter }
	n := e.nul
	switch {
	case e.size%4 == 0 && most(n[1]) && most(n[2]) && most(n[3]) && few(n[0]):
		return marked[0].unmarked(), true
	case e.size%4 == 0 && most(n[0]) && most(n[1]) && most(n[2]) && few(n[3]):
		return marked[1].unmarked(), true
	case e.size%2 == 0 && most(n[1]) && most(n[3]) && few(n[0]) && few(n[2]):
		return marked[3].unmarked(), true
	case e.size%2 == 0 && most(n[0]) && most(n[2]) && few(n[1]) && few(n[3]):
		return marked[4].unmarked(), true
	}
	return charset{}, false
}

func (c charset) unmarked() charset { c.bom = nil; return c }

// mended reads UTF-8 whose stray bytes are taken for Windows-1252, so that none is lost.
func (c charset) mended() charset { c.enc = strayBytes{}; return c }

// decode turns a file's bytes into UTF-8 without a mark.
func (c charset) decode(r io.Reader) io.Reader {
	if len(c.bom) > 0 {
		r = &skipReader{r, len(c.bom)}
	}
	if c.enc == nil {
		return r
	}
	return transform.NewReader(r, c.enc.NewDecoder())
}

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

func mixedFinding(e byteEvidence) *finding.Finding {
	return &finding.Finding{Severity: finding.Warning, Code: "text-encoding-mixed", Mend: mendEncoding,
		Message: fmt.Sprintf("the text is UTF-8 but for %d bytes, which were read as Windows-1252", e.invalid)}
}

func guessFinding(c charset, e byteEvidence) *finding.Finding {
	sample := example(c, e.lines)
	return &finding.Finding{Severity: finding.Note, Code: "text-encoding-guessed", Mend: mendEncoding,
		Message: fmt.Sprintf("the text is not UTF-8 and was read as %s by evidence of its letters, as in %s", c.name, finding.Quote(sample))}
}

// example is the first word with a letter above ASCII.
func example(c charset, lines []byte) string {
	text, _ := c.enc.NewDecoder().Bytes(lines)
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
