package markdown

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestDocumentsReadAsTheirGoldenText(t *testing.T) {
	for name, d := range map[string]document.Document{
		"scorecard": documenttest.Scorecard(), "account": documenttest.Account(), "tiers": documenttest.Tiers(9),
	} {
		t.Run(name, func(t *testing.T) {
			file, got := filepath.Join("testdata", name+".golden.md"), Write(d)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs; run with -update and look at the difference\n%s", file, got)
			}
		})
	}
}

func TestEscapingKeepsWhatNeedsNoEscape(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"an amount stays as it is", "€6.42 m (−5 %), $84,000 – $1.2M", "€6.42 m (−5 %), $84,000 – $1.2M"},
		{"an underscore between letters is a letter", "snake_case_name", "snake_case_name"},
		{"an underscore around words is not", "_a_ b_", `\_a\_ b\_`},
		{"an ampersand between words is itself", "Müller & Søn", "Müller & Søn"},
		{"an entity is not resolved", "&lt;b&#62;", `\&lt;b\&#62;`},
		{"a table's bar is escaped", "a|b", `a\|b`},
		{"a tag is not a tag", "Acme <b>Ltd</b>", `Acme \<b>Ltd\</b>`},
		{"an address is not a link", "see http://x.example, www.x.example", `see http\://x.example, www\.x.example`},
		{"a time of day stays as it is", "14:00 to 15:30", "14:00 to 15:30"},
		{"a line break is a space", "a\r\n\tb", "a b"},
		{"what turns the line around is gone", "abc\u202Ecba", "abccba"},
	} {
		if got := escape(c.text); got != c.want {
			t.Errorf("%s: escape(%q) = %q, want %q", c.why, c.text, got, c.want)
		}
	}
	for _, c := range []struct{ why, text, want string }{
		{"a number with a full stop is no list", "1. January", `1\. January`},
		{"a dash is no list", "- none", `\- none`},
		{"a negative number is no list", "-5 %", "-5 %"},
		{"a hash is no heading", "# 1 in Asia", `\# 1 in Asia`},
		{"a sign is no quotation", "> 5 m", `\> 5 m`},
		{"a year with a full stop inside is itself", "2026.5", "2026.5"},
	} {
		if got := begin(c.text); got != c.want {
			t.Errorf("%s: begin(%q) = %q, want %q", c.why, c.text, got, c.want)
		}
	}
}

func TestLinksStayInTheRoomAndPointToHeadings(t *testing.T) {
	d := document.Document{Path: "sponsors/okafor-1a2b3c/index", Room: "sponsors/okafor-1a2b3c", Title: "Room",
		Sections: []document.Section{{ID: "people", Title: "People, met & not"}, {ID: "again", Title: "People, met & not"}}}
	for _, c := range []struct{ why, to, want string }{
		{"inside the room", "sponsors/okafor-1a2b3c/accounts/x.html", "[go](accounts/x.html)"},
		{"an anchor of this page is the heading's", "#people", "[go](#people-met--not)"},
		{"a repeated heading is numbered", "#again", "[go](#people-met--not-1)"},
		{"no such anchor", "#nowhere", "go"},
		{"out of the room", "tiers.html", "go"},
		{"out of the book", "../x.html", "go"},
		{"another scheme", "javascript:alert(1)", "go"},
		{"another host", "//evil.example/x", "go"},
	} {
		w := &writer{doc: d, file: d.Path + ".md", notes: &document.Notes{}}
		w.anchors = w.headings()
		if got := w.inline(document.Line{{Text: "go", Link: &document.Link{To: c.to}}}); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.why, c.to, got, c.want)
		}
	}
}

func TestSourcesAreShownOnlyWhereTheDocumentCites(t *testing.T) {
	d := documenttest.Account()
	if !bytes.Contains(Write(d), []byte("crm/accounts.xlsx")) {
		t.Error("a document that cites in Markdown shows no source")
	}
	d.Cite = []document.Format{document.HTML}
	if got := Write(d); bytes.Contains(got, []byte("crm/accounts.xlsx")) || bytes.Contains(got, []byte("[^")) {
		t.Error("a document that does not cite in Markdown names a source")
	}
}

func TestTablesAlignInPlainText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := document.Table{Columns: []document.Column{{Title: "Name"}, {Title: "Amount", Number: true}}}
		names := rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("aé|佐藤한ｱ*_ e\u0301€"))), 1, 5).Draw(t, "names")
		for _, n := range names {
			table.Rows = append(table.Rows, document.Row{Cells: []document.Line{{{Text: n}}, {{Text: "1"}}}})
		}
		w := &writer{notes: &document.Notes{}}
		want := -1
		w.grid(w.table(table))
		for line := range strings.Lines(strings.TrimSpace(w.out.String())) {
			n := columns(strings.TrimSuffix(line, "\n"))
			if want >= 0 && n != want && n < widest {
				t.Fatalf("a line of %d columns under one of %d:\n%s", n, want, w.out.String())
			}
			want = n
		}
	})
}

// hostile are texts that have been taken for markup before.
var hostile = []string{"*a*", "_a_", "**", "__", "a|b", `\`, `\|`, "`x`", "```", "~~~", "~~a~~", "[a](b)", "![a](b)", "[^1]", "[^1]: x",
	"<b>", "<!-- -->", "<script>", "&amp;", "&#0;", "# a", "a #", "## ##", "> a", "- a", "+ a", "1. a", "1)", "123456789. a", "---", "***",
	"===",
	"a\nb", "a  \nb", "    code", "\ta", "| - | - |", ":-: | -", "http://a.example/x_y_", "https://a", "ftp://a.b", "www.a.example",
	"WWW.a.b",
	"mailto:a@b.example", "a@b.example", "xmpp:a@b.example", "a\\", "!", "$a$", "$$", ":+1:", "*佐藤*。", "e\u0301*", "\u202Eabc", "\u00A0",
	"\u2028", "\x00",
	"{#id}", "{.class}", "[x]", "[ ] a", "- [ ] a", "::: a", "%%", "<a@b.example>", "<http://a>", "\uFFFD", "\xff", "*\u00A0*", "a*b*c",
	"_a_b_"}

func FuzzMarkdownText(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, "b")
		f.Add("a", text)
	}
	f.Fuzz(func(t *testing.T, a, b string) { roundTrip(t, a, b) })
}

func TestTextComesBackAsItWas(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom(hostile),
		rapid.StringOf(rapid.SampledFrom([]rune("ab1 .*_-+#>|`~[]()<&!\\:/@$=佐。\u00A0\u0301"))), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := func(label string) string { return strings.Join(rapid.SliceOfN(part, 1, 4).Draw(t, label), "") }
		roundTrip(t, text("a"), text("b"))
	})
}

// failer is what a test and a property have in common.
type failer interface{ Fatalf(string, ...any) }

// roundTrip writes two texts in every place and tone, renders the Markdown as a
// forge does and compares what a reader sees.
func roundTrip(t failer, a, b string) {
	for tone := document.Plain; tone <= document.Good; tone++ {
		line := document.Line{{Text: a, Tone: tone}, {Text: b}, {Text: a, Link: &document.Link{To: "x.html"}}, {Text: b, Tone: tone}}
		x, y := document.Clean(a), document.Clean(b)
		want := visible(x + y + x + y)
		for _, place := range places {
			d := document.Document{Path: "p", Title: "T", Sections: []document.Section{{Blocks: []document.Block{place.block(line)}}}}
			got := rendered(t, Write(d), place.element)
			if got != want {
				t.Fatalf("%s: %q and %q came back as %q, want %q, from\n%s", place.element, a, b, got, want, Write(d))
			}
		}
	}
	for _, text := range []string{a, b, a + b} {
		d := document.Document{Path: "p", Title: text}
		if got := rendered(t, Write(d), atom.H1); visible(text) != "" && got != visible(text) {
			t.Fatalf("heading: %q came back as %q, from\n%s", text, got, Write(d))
		}
		d = document.Document{Path: "p", Title: "T", Sections: []document.Section{{Note: text}}}
		if got := rendered(t, Write(d), atom.Em); got != visible(text) {
			t.Fatalf("note: %q came back as %q, from\n%s", text, got, Write(d))
		}
	}
}

var places = []struct {
	element atom.Atom
	block   func(document.Line) document.Block
}{
	{atom.P, func(l document.Line) document.Block { return document.Paragraph{Line: l} }},
	{atom.Li, func(l document.Line) document.Block { return document.List{Items: []document.Item{{Line: l}}} }},
	{atom.Blockquote, func(l document.Line) document.Block { return document.Callout{Lines: []document.Line{l}} }},
	{atom.Td, func(l document.Line) document.Block {
		return document.Table{Columns: []document.Column{{Title: "c"}}, Rows: []document.Row{{Cells: []document.Line{l}}}}
	}},
}

// visible is text as a page may show it; cleaned once more, since an accent
// composes with what comes to stand before it.
func visible(text string) string {
	return strings.TrimSpace(document.Clean(strings.TrimSpace(document.Clean(text))))
}

var forge = goldmark.New(goldmark.WithExtensions(extension.GFM))

// expected are the elements that a writer may cause.
var expected = map[atom.Atom]bool{atom.H1: true, atom.P: true, atom.Ul: true, atom.Li: true, atom.Blockquote: true, atom.Table: true,
	atom.Thead: true, atom.Tbody: true, atom.Tr: true, atom.Th: true, atom.Td: true, atom.Strong: true, atom.Em: true, atom.A: true}

// rendered is the text of the first element of a kind, and fails on any element
// or link that the writer did not write.
func rendered(t failer, text []byte, kind atom.Atom) string {
	var page bytes.Buffer
	if err := forge.Convert(text, &page); err != nil {
		t.Fatalf("%v", err)
	}
	nodes, err := html.ParseFragment(&page, &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatalf("%v", err)
	}
	found, seen := "", false
	for _, root := range nodes {
		for n := range root.Descendants() {
			check(t, n, text)
		}
		check(t, root, text)
		for _, n := range append([]*html.Node{root}, descendants(root)...) {
			if n.DataAtom == kind && !seen {
				found, seen = visible(content(n)), true
			}
		}
	}
	return found
}

func descendants(root *html.Node) (out []*html.Node) {
	for n := range root.Descendants() {
		out = append(out, n)
	}
	return out
}

func check(t failer, n *html.Node, text []byte) {
	if n.Type == html.CommentNode || n.Type == html.ElementNode && !expected[n.DataAtom] {
		t.Fatalf("unexpected <%s> from\n%s", n.Data, text)
	}
	for _, a := range n.Attr {
		if a.Key == "href" && a.Val != "x.html" {
			t.Fatalf("unexpected link to %q from\n%s", a.Val, text)
		}
	}
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
