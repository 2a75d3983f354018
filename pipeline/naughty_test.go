package pipeline_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// naughty are names that have broken programs: each stands for a kind.
var naughty = []string{
	"", " ", "\u202Eevil moc.elgoog\u202C", "\u2066iso\u2069late\u2067d\u2069", "a\u200Bb\u200Cc\u200Dd\uFEFF", "\u200Fمخفي\u200F 123 ABC",
	"😀👩\u200D👩\u200D👧\u200D👦🏳️\u200D🌈👍🏿", "Z̵̢̛͍͖a̷̧̡l̸g̵o", "e" + strings.Repeat("\u0301", 500), "\u0301\u0301",
	strings.Repeat("x", 10_000),
	strings.Repeat("字", 10_000), strings.Repeat("اب ", 3_000), strings.Repeat("word ", 2_000), "bad \xff\xfe utf-8",
	"half \xed\xa0\x80 a pair",
	"\x00\x01\x02\x1b[31mred\x7f", "tab\there\nand\r\nbreak", "\u2028line\u2029paragraph", "\uFFFE\uFFFF\uE000", "\U0010FFFF",
	`=HYPERLINK("http://x","y")`, "+1-1", "@SUM(A1)", "-->", "</title><script>alert(1)</script>", `{{.}} {% x %} ${x} %s %d %!`,
	"](http://x) **b** `c` | d",
	"../../etc/passwd", "CON", "NUL.txt", "a\\b/c:d*e?f\"g<h>i|j", "null", "undefined", "NaN", "1e400", "-0", "1/2/3", "TRUE",
	"𓀀 hieroglyph", "𐍈 gothic", "ཀ tibetan", "ﷺ ﷽", "İıſßẞ ǅ", "שלום 123 abc (דוגמה)", "٣٤٥ ۱۲۳ १२३", "ก็็็็็็็็็", "한글 자모 ㄱㅏ",
}

// naughtyExports are a company whose every name is naughty.
func naughtyExports() fstest.MapFS {
	files := fstest.MapFS{"sponsorbook.yaml": {Data: []byte("as_of: 2026-10-31\n")}}
	n := len(naughty)
	table := func(name string, head string, row func(i int, s func(step int) string) []string) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		_ = w.Write(strings.Split(head, ","))
		for i := range n {
			_ = w.Write(row(i, func(step int) string { return naughty[(i*step+step)%n] }))
		}
		w.Flush()
		files[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	id := func(i int) string { return "N" + strconv.Itoa(i) }
	table("accounts.csv", "Account ID,Account,Industry,City,Account Manager,Executive Sponsor,Mandate",
		func(i int, s func(int) string) []string {
			return []string{id(i), naughty[i], s(3), s(5), fmt.Sprintf("%.60s", s(7)), "Helena Brandt", "both"}
		})
	table("revenue.csv", "Account ID,Month,Amount,Currency", func(i int, _ func(int) string) []string {
		return []string{id(i), "2026-09-01", fmt.Sprint(1000+i) + ".00", "EUR"}
	})
	table("contacts.csv", "Contact ID,Account ID,Name,Title,Decision Role,Phone", func(i int, s func(int) string) []string {
		return []string{"C" + id(i), id(i), s(11), s(13), "Decision Maker", s(17)}
	})
	table("meetings.csv", "Meeting ID,Account ID,Date,Start,End,Place,Type,Status,Sponsor,Attendees Theirs,Goal,Benefit To Them,Agenda",
		func(i int, s func(int) string) []string {
			return []string{"M" + id(i), id(i), "2026-12-10", "14:00", "15:30", s(19), "Visit", "Booked", "Helena Brandt", s(23), s(29),
				s(31), s(37)}
		})
	table("overrides.csv", "Account ID,Tier,Reason,Decided By,Expires", func(i int, s func(int) string) []string {
		return []string{id(i), "1", s(41), "Nora", "2027-12-31"}
	})
	files["sponsors.csv"] = &fstest.MapFile{Data: []byte("Sponsor,Title,Level,Capacity\nHelena Brandt,COO,C-level,999\n")}
	return files
}

func TestNaughtyNamesGiveOnePageEachAndDeceiveNobody(t *testing.T) {
	c, err := config.Read("sponsorbook.yaml", []byte("as_of: 2026-10-31\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: naughtyExports(), Config: c,
		Today: program.NewDate(2026, 11, 21), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	briefings := 0
	if err := pipeline.Render(context.Background(), p, c, pipeline.Put(func(path string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		checkNaughty(t, path, content)
		if strings.HasPrefix(path, "briefings/") {
			briefings++
		}
		return nil
	})); err != nil {
		t.Fatal(err)
	}
	if briefings == 0 || briefings != len(p.Groups) {
		t.Errorf("%d briefings of %d groups", briefings, len(p.Groups))
	}
	for _, char := range []string{"U+13000", "U+10348", "U+0F40"} {
		if !slices.ContainsFunc(p.Findings, func(f finding.Finding) bool {
			return f.Code == "character-not-shown" && strings.Contains(f.Message, char) && f.Account != "" && f.At.File != "" &&
				f.At.Cell() != ""
		}) {
			t.Errorf("no finding names %s with its account and its cell", char)
		}
	}
}

var harmlessPath = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9./_-]*$`)

// checkNaughty looks at one file of the book.
func checkNaughty(t *testing.T, path string, content []byte) {
	if !harmlessPath.MatchString(path) || strings.Contains(path, "..") {
		t.Errorf("a file is called %q", path)
	}
	switch {
	case strings.HasSuffix(path, ".pdf") && !strings.Contains(path, "/pack"):
		if n := sheetsOf(t, content); n != 1 {
			t.Errorf("%s has %d pages", path, n)
		}
	case strings.HasSuffix(path, ".html"), strings.HasSuffix(path, ".md"), strings.HasSuffix(path, ".csv"):
		for _, r := range string(content) {
			if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && !strings.ContainsRune("\n\t\r", r) || r == '\u200B' ||
				r == '\uFEFF' {
				t.Errorf("%s holds %U", path, r)
				return
			}
		}
		if strings.HasSuffix(path, ".html") && bytes.Contains(content, []byte("<script>alert")) {
			t.Errorf("%s holds a script", path)
		}
	}
}

var pageObject = regexp.MustCompile(`/Type/Page[^s]`)

// sheetsOf counts the pages of a file: they are objects in streams of objects.
func sheetsOf(t *testing.T, file []byte) (n int) {
	t.Helper()
	for rest := file; ; {
		_, after, found := bytes.Cut(rest, []byte("<</Type/ObjStm"))
		if !found {
			return n
		}
		_, body, _ := bytes.Cut(after, []byte(">>stream\n"))
		z, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		n, rest = n+len(pageObject.FindAll(text, -1)), body
	}
}

func TestATowerOfAccentsStrikesOutNoOtherLine(t *testing.T) {
	got := document.Clean("Z" + strings.Repeat("\u0301", 500) + "e\u0323\u0302\u0301 " + "\u0E01\u0E49\u0E33")
	if want := "\u0179\u0301\u0301\u0301\u1EC7\u0301 \u0E01\u0E49\u0E33"; got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
}
