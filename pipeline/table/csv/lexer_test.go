package csv

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/table/grid"

	"pgregory.net/rapid"
)

// TestNoValueIsLostOnTheWay writes tables of arbitrary values and reads them.
func TestNoValueIsLostOnTheWay(t *testing.T) {
	value := rapid.StringMatching(`[a-z0-9 ,;"'\n|.:\-]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		columns, rows := rapid.IntRange(2, 6).Draw(t, "columns"), rapid.IntRange(3, 12).Draw(t, "rows")
		var table [][]string
		for range rows {
			row := []string{"k"}
			for range columns - 1 {
				row = append(row, strings.TrimRight(value.Draw(t, "value"), " "))
			}
			table = append(table, row)
		}
		got := readAs(t, encode(table), dialect{delim: ',', quote: '"', width: columns})
		if len(got) != rows {
			t.Fatalf("%d rows instead of %d", len(got), rows)
		}
		for i := range table {
			if !slices.Equal(got[i], table[i]) {
				t.Fatalf("row %d: %q instead of %q", i, got[i], table[i])
			}
		}
	})
}

func encode(table [][]string) []byte {
	var b bytes.Buffer
	for _, row := range table {
		for i, v := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(v, `"`, `""`) + `"`)
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

func readAs(t interface{ Fatal(...any) }, in []byte, d dialect) (rows [][]string) {
	l := newLexer(&slowReader{in}, d, 1<<20)
	for {
		ok, err := l.next()
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return rows
		}
		var row []string
		for i := range l.ends {
			row = append(row, string(l.value(i)))
		}
		rows = append(rows, row)
	}
}

// A slowReader gives a few bytes at a time, so that rows lie across reads.
type slowReader struct{ b []byte }

func (s *slowReader) Read(p []byte) (int, error) {
	if len(s.b) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), 7)], s.b)
	s.b = s.b[n:]
	return n, nil
}

// Each of these quotes sends the lexer to the end of the line: without a bound
// that would be as many bytes as the square of the line's length.
func TestQuotesThatNeverCloseCostABoundedNumberOfPasses(t *testing.T) {
	l := newLexer(strings.NewReader(strings.Repeat(`"y,`, 400000)), dialect{delim: ',', quote: '"'}, 4<<20)
	_, err := l.next()
	var refusal *grid.Refusal
	if !errors.As(err, &refusal) || !strings.Contains(refusal.Says, "never closed") {
		t.Errorf("got %v", err)
	}
	if l.wasted > 64<<20+40*l.read {
		t.Errorf("%d bytes were looked at again, of %d", l.wasted, l.read)
	}
}

// FuzzLexer checks that every character of a text arrives, whatever the dialect.
func FuzzLexer(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\ny\";1,5\r\n", "'a','b'\n", "\"a,b\n1,\"2\n", "a\tb\r1\t2\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, d := range []dialect{{delim: ',', quote: '"', width: 2}, {delim: ';', quote: '\'', loneCR: true}, {delim: '\t'}} {
			keepsAll(t, in, d)
		}
	})
}

// keepsAll compares the characters of values with those of the text, quotes,
// delimiters, line ends and blanks apart.
func keepsAll(t *testing.T, in []byte, d dialect) {
	drop := string([]byte{d.delim, d.quote}) + "\r\n \x00"
	keep := func(b []byte) (kept []byte) {
		for _, c := range b {
			if strings.IndexByte(drop, c) < 0 {
				kept = append(kept, c)
			}
		}
		return kept
	}
	var got []byte
	for _, row := range readAs(t, in, d) {
		got = append(got, strings.Join(row, "")...)
	}
	if !bytes.Equal(keep(got), keep(in)) {
		t.Fatalf("%q became %q", in, got)
	}
}
