package table

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// openBytes opens a file that is given as its content.
func openBytes(t testing.TB, content []byte) *Workbook {
	t.Helper()
	w, err := Open(context.Background(), fstest.MapFS{"in": {Data: content}}, "in", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// asLines writes a workbook's first sheet as lines: number, then cells between bars.
func asLines(t testing.TB, w *Workbook) string {
	t.Helper()
	var b strings.Builder
	if err := w.Sheets[0].Each(func(r Row) error {
		fmt.Fprintf(&b, "%d", r.Number)
		for _, c := range r.Cells {
			b.WriteString("|" + c.Text)
		}
		b.WriteString("\n")
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func codes(w *Workbook) string {
	var all []string
	for _, f := range w.Findings {
		all = append(all, f.Code)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestTextIsReadHoweverItIsWritten(t *testing.T) {
	for _, c := range []struct{ name, in, want, codes string }{
		{"commas", "a,b\n1,2\n", "1|a|b\n2|1|2\n", ""},
		{"semicolons, with commas in numbers", "a;b;c\n1,5;2,5;3\n4,5;5,5;6\n", "1|a|b|c\n2|1,5|2,5|3\n3|4,5|5,5|6\n", ""},
		{"tabs", "a\tb, c\n1\t2\n", "1|a|b, c\n2|1|2\n", ""},
		{"bars", "a|b\n1|2\n", "1|a|b\n2|1|2\n", ""},
		{"colons", "a:b\n1:2\n3:4\n", "1|a|b\n2|1|2\n3|3|4\n", ""},
		{"blanks", "a b c\n1 2 3\n4 5 6\n", "1|a|b|c\n2|1|2|3\n3|4|5|6\n", ""},
		{"one column", "name\nAcme\nBeta\n", "1|name\n2|Acme\n3|Beta\n", ""},
		{"single quotes", "'a','b'\n'1,5','2'\n'3','it''s'\n", "1|a|b\n2|1,5|2\n3|3|it's\n", ""},
		{"quotes escaped with a backslash", "a,b\n\"say \\\"hi, you\\\"\",2\n\"x\\\"y\",3\n", "1|a|b\n2|say \"hi, you\"|2\n3|x\"y|3\n", ""},
		{"a Windows path before the closing quote", "a,b,c\n\"C:\\dir\\\",x,1\n\"D:\\\",y,2\n", "1|a|b|c\n2|C:\\dir\\|x|1\n3|D:\\|y|2\n",
			""},
		{"blanks before quotes", "a, b\n1, \"x, y\"\n2, \"z, w\"\n", "1|a|b\n2|1|x, y\n3|2|z, w\n", ""},
		{"blanks before quotes, behind semicolons", "a; b; c\n1; \"x; y\"; 2\n2; \"z \"\"q\"\"\"; 3\n",
			"1|a|b|c\n2|1|x; y|2\n3|2|z \"q\"|3\n", ""},
		{"blanks after every semicolon", "Datum; Menge; Text\n1.2.2026; 2; a b\n2.2.2026; ; c\n",
			"1|Datum|Menge|Text\n2|1.2.2026|2|a b\n3|2.2.2026||c\n", ""},
		{"a blank after some commas is the value's", "a,b\n1, x\n2,y\n", "1|a|b\n2|1| x\n3|2|y\n", ""},
		{"a list with a frame", "| a   |    b |\n| x   | 1,50 |\n| y z | 2,50 |\n", "1|a|b\n2|x|1,50\n3|y z|2,50\n", ""},
		{"a list of bars without a frame", " name | amount \n Acme |   1,50 \n Beta |  20,00 \n",
			"1|name|amount\n2|Acme|1,50\n3|Beta|20,00\n", ""},
		{"bars with empty values at both ends are no frame", "a|b|c|d\n|2|3|\n5|6|7|8\n9|8|7|6\n",
			"1|a|b|c|d\n2||2|3|\n3|5|6|7|8\n4|9|8|7|6\n", ""},
		{"marks at the beginning of parts that were put end to end", "\uFEFFa,b\n1,2\n\uFEFFa,b\n3,4\n\uFEFF\"a\",b\n5,6\n",
			"1|a|b\n2|1|2\n3|a|b\n4|3|4\n5|a|b\n6|5|6\n", ""},
		{"control characters of old printers", "a,b,c\n\v,2,3\n", "1|a|b|c\n2|\v|2|3\n", ""},
		{"a control character in a short text", "a,b\n\x01x,2\n", "1|a|b\n2|\x01x|2\n", ""},
		{"CR LF", "a,b\r\n1,2\r\n", "1|a|b\n2|1|2\n", ""},
		{"CR alone", "a,b\r1,2\r", "1|a|b\n2|1|2\n", ""},
		{"line ends of all kinds", "a,b\r\n1,2\n3,4\r5,6\n", "1|a|b\n2|1|2\n3|3|4\n4|5|6\n", "text-line-ends"},
		{"no line end at the end", "a,b\n1,2", "1|a|b\n2|1|2\n", ""},
		{"blank lines count as rows", "a,b\n\n\n1,2\n", "1|a|b\n4|1|2\n", ""},
		{"a line break inside quotes is one row", "a,b\n\"x\ny\",2\n3,4\n", "1|a|b\n2|x\ny|2\n3|3|4\n", ""},
		{"a line that names the delimiter is no row", "sep=;\r\na;b\r\n1;2\r\n", "1|a|b\n2|1|2\n", ""},
		{"a delimiter that only its line names", "sep=^\na^b\n1^2\n", "1|a|b\n2|1|2\n", ""},
		{"ragged rows keep what they have", "a,b,c\n1,2\n1,2,3,4\n1,2,3\n", "1|a|b|c\n2|1|2\n3|1|2|3|4\n4|1|2|3\n", ""},
		{"empty values at the end", "a,b,c\n1,,\n", "1|a|b|c\n2|1||\n", ""},
		{"doubled quotes", "a,b\n\"say \"\"hi\"\"\",2\n", "1|a|b\n2|say \"hi\"|2\n", ""},
		{"a quote inside a bare value", "a,b\n5\" pipe,2\n6\" pipe,3\n", "1|a|b\n2|5\" pipe|2\n3|6\" pipe|3\n", ""},
		{"a quote that never closes costs only its own row", "a,b\n\"x,1\ny,2\n\"z\",3\n", "1|a|b\n2|\"x|1\n3|y|2\n4|z|3\n",
			"text-quote-stray"},
		{"a quote that never closes in the last row", "a,b\ny,2\n\"x,1\n", "1|a|b\n2|y|2\n3|\"x|1\n", "text-quote-stray"},
		{"quotes that are not doubled", "a,b\n\"He said \"no\", twice\",2\n\"x\",3\n", "1|a|b\n2|He said \"no\", twice|2\n3|x|3\n",
			"text-quote-stray"},
		{"text behind a closing quote", "a,b,c\n\"x\"y,\"z\",1\n\"u\",\"v\",2\n", "1|a|b|c\n2|\"x\"y|z|1\n3|u|v|2\n", "text-quote-stray"},
		{"zero bytes are left out", "a,b\n1\x00,2\nlonger value,3\n", "1|a|b\n2|1|2\n3|longer value|3\n", "text-nul"},
		{"an id first is no symbolic link", "ID;Price\n1;2\n", "1|ID|Price\n2|1|2\n", ""},
		{"nothing at all", "", "", "file-empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := openBytes(t, []byte(c.in))
			if got := asLines(t, w); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			if got := codes(w); got != c.codes {
				t.Errorf("findings %q instead of %q", got, c.codes)
			}
		})
	}
}

func TestTheDialectIsThatOfTheWholeFile(t *testing.T) {
	long := "name;note\n" + strings.Repeat("a, b;c, d\nacme;big, old, rich\n", 20000) + "\"x\ny\";z\n"
	w := openBytes(t, []byte(long))
	rows := rowsOf(&testing.T{}, w.Sheets[0])
	if n := len(rows); n != 40002 || rows[n-1][0] != "x\ny" {
		t.Fatalf("%d rows, last %q", len(rows), rows[len(rows)-1])
	}
}

func TestTextIsReadInItsEncoding(t *testing.T) {
	german := "Kunde;Straße;Umsatz\nMüller GmbH;Königsallee 5;1.234,50 €\nBäcker & Söhne;Große Str. 1;99,00 €\n"
	japanese1 := "顧客,金額\n株式会社アクメ,1000\n東京商事,2000\n"
	russian := "Клиент,Сумма\nООО Ромашка,1000\nЗавод Прогресс,2000\n"
	polish := "Klient,Kwota\nŻółw i Spółka,100\nŁódzki Zakład,200\nGęś,5\n"
	greek := "id,name\n1,Λεωνιδας\n2,Αλεξανδρος\n3,Μυρων\n"
	for _, c := range []struct {
		name, text, want string
		enc              encoding.Encoding
		guessed          bool
	}{
		{"UTF-8", german, "UTF-8", encoding.Nop, false},
		{"UTF-8 with a mark", "\uFEFF" + german, "UTF-8", encoding.Nop, false},
		{"Windows-1252", german, "Windows-1252", charmap.Windows1252, true},
		{"UTF-16 with a mark", german, "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), false},
		{"UTF-16 big-endian with a mark", german, "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), false},
		{"UTF-16 without a mark", german, "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), false},
		{"UTF-16 big-endian without a mark", german, "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), false},
		{"UTF-32 without a mark", german, "UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), false},
		{"UTF-32 with a mark", german, "UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.UseBOM), false},
		{"Shift-JIS", japanese1, "Shift-JIS", japanese.ShiftJIS, true},
		{"EUC-JP", japanese1, "EUC-JP", japanese.EUCJP, true},
		{"ISO-2022-JP", japanese1, "ISO-2022-JP", japanese.ISO2022JP, true},
		{"Windows-1251", russian, "Windows-1251", charmap.Windows1251, true},
		{"KOI8-R", russian, "KOI8-R", charmap.KOI8R, true},
		{"Windows-1250", polish, "Windows-1250", charmap.Windows1250, true},
		{"Greek", greek, "Windows-1253", charmap.Windows1253, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, err := c.enc.NewEncoder().String(c.text)
			if err != nil {
				t.Fatal(err)
			}
			w := openBytes(t, []byte(in))
			if w.Encoding != c.want {
				t.Errorf("read as %s", w.Encoding)
			}
			want := asLines(t, openBytes(t, []byte(strings.TrimPrefix(c.text, "\uFEFF"))))
			if got := asLines(t, w); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			if guessed := codes(w) == "text-encoding-guessed"; guessed != c.guessed {
				t.Errorf("findings %q", codes(w))
			}
		})
	}
}

func TestStrayBytesInUTF8AreNotLost(t *testing.T) {
	w := openBytes(t, []byte("name,city\nMüller,Köln\nSchäfer,Gröna\nWeiß,Düren\nM\xfcller,Bonn\n"))
	if got := asLines(t, w); !strings.Contains(got, "5|Müller|Bonn") || codes(w) != "text-encoding-mixed" {
		t.Error(got, codes(w))
	}
}
