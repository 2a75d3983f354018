package html

import (
	"bytes"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

// What a page may hold. Whatever the text of a document, nothing else appears.
var (
	elements = listed("html head meta title link style script body a header nav ol ul li p main div h1 h2 h3 h4 h5 h6 section strong " +
		"small span b bdi sup wbr br " +
		"table caption colgroup col thead tbody tr th td dl dt dd figure figcaption details summary footer svg title desc rect path " +
		"circle text")
	attributes = listed("lang charset name content http-equiv rel href class id tabindex aria-hidden aria-label " +
		"aria-labelledby aria-describedby dir role scope colspan " +
		"viewBox viewbox x y width height rx d cx cy r font-size font-weight text-anchor stroke-width data-search data-shown data-sort " +
		"start")
)

func listed(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// hostile are texts that have become markup, script, link or layout before.
var hostile = []string{"<script>alert(1)</script>", "</style><script>alert(1)</script>", "</title><img src=x onerror=alert(1)>",
	`" onload="alert(1)`,
	"' onclick='alert(1)", "<svg onload=alert(1)>", "</svg><a href=javascript:alert(1)>", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
	"java\tscript:alert(1)",
	"data:text/html,<script>", "vbscript:x", "//evil.example/x", `\\evil.example\x`, "https://evil.example", "../../../etc/passwd",
	"/etc/passwd", "x/../../y", "#a#b", "?x",
	"{{.Body}}", "{{define \"x\"}}", "[a](javascript:alert(1))", "![x](http://evil.example/x.png)", "```\n<b>", "<!-- x", "-->",
	"<![CDATA[", "]]>", "&lt;script&gt;",
	"&#x3c;b&#x3e;", "\u202Eabc", "\u2066", "\x00<b>", "\xff\xfe", "\u2028<b>", "a\r\nb", "expression(alert(1))",
	"url(http://evil.example)", "@import 'x'", "\uE000\uF8FF",
	"<base href=//evil.example>", "<meta http-equiv=refresh content=0>", "<form action=x>", "<iframe>", "<template>", "<plaintext>",
	"<math><mtext></math>", "محمد", "佐藤", "sponsors/x/y.html"}

func FuzzPage(f *testing.F) {
	for i, text := range hostile {
		f.Add(text, hostile[(i+7)%len(hostile)], byte(i))
	}
	w := writer(f, Options{})
	f.Fuzz(func(t *testing.T, a, b string, shape byte) { attack(t, w, a, b, int(shape)) })
}

func TestHostileTextInEveryFieldStaysText(t *testing.T) {
	w := writer(t, Options{})
	for i, text := range hostile {
		attack(t, w, text, hostile[(i+3)%len(hostile)], i)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String())
		attack(t, w, text.Draw(t, "a")+text.Draw(t, "b"), text.Draw(t, "c"), rapid.IntRange(0, 50).Draw(t, "shape"))
	})
}

// attack fills every field of a document with two texts and reads the page as
// a browser does.
func attack(t failer, w *Writer, a, b string, shape int) {
	v := &filler{texts: []string{a, b, a + b}, shape: shape}
	var d document.Document
	v.fill(reflect.ValueOf(&d).Elem(), 0)
	d.Path, d.Kind = "accounts/x", document.Kind(b)
	if shape%3 > 0 {
		d.Room, d.Kind = "", document.Scorecard
	}
	files, err := w.Write(d)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, f := range files {
		root, err := html.Parse(bytes.NewReader(f.Bytes))
		if err != nil {
			t.Fatalf("%v", err)
		}
		for n := range root.Descendants() {
			harmless(t, n, w, f)
		}
	}
	heading := joined(strings.TrimSpace(document.Clean(d.Title)))
	if got := textOf(t, files[0].Bytes, atom.H1); heading != "" && strings.TrimSpace(got) != heading {
		t.Fatalf("the title %q reads %q", d.Title, got)
	}
}

type failer interface{ Fatalf(string, ...any) }

// harmless fails on an element, attribute or address that is not ours.
func harmless(t failer, n *html.Node, w *Writer, f File) {
	switch n.Type {
	case html.CommentNode:
		t.Fatalf("a comment %q", n.Data)
	case html.ElementNode:
		if !elements[n.Data] {
			t.Fatalf("an element <%s>", n.Data)
		}
		if n.Data == "style" && !ours(n.FirstChild.Data, w.shell.style) || n.Data == "script" && n.FirstChild.Data != w.shell.script {
			t.Fatalf("a %s that is not ours: %q", n.Data, n.FirstChild.Data)
		}
	}
	for _, a := range n.Attr {
		if !attributes[a.Key] {
			t.Fatalf("an attribute %s=%q of <%s>", a.Key, a.Val, n.Data)
		}
		if a.Key == "href" && !(n.Data == "link" && a.Val == "data:,") {
			local(t, a.Val, f)
		}
	}
}

// titleRule is what a page adds to the style: titles of columns, as strings in
// which nothing but letters, digits and numbers of letters stands.
var titleRule = regexp.MustCompile(`^\.k\d+>tbody>tr>:nth-child\(\d+\)\{(--t:"(?:[\p{L}\p{Nd} ]|\\[0-9a-f]+ )*")?;?(--w:10rem)?\}$`)

// ours reports whether a style is the shell's, with rules of titles after it.
func ours(style, shell string) bool {
	rules, ok := strings.CutPrefix(style, shell)
	for rule := range strings.Lines(strings.TrimPrefix(rules, "\n")) {
		ok = ok && titleRule.MatchString(strings.TrimSuffix(rule, "\n"))
	}
	return ok
}

// local fails on an address that leads out of the book.
func local(t failer, href string, f File) {
	u, err := url.Parse(href)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(href, "/") || strings.ContainsAny(href, "\\?") {
		t.Fatalf("a link to %q (%v)", href, err)
	}
	if to := path.Join(path.Dir(f.Path), u.Path); to == ".." || strings.HasPrefix(to, "../") {
		t.Fatalf("a link out of the book: %q", href)
	}
}

// A filler fills values with texts, numbers and one block of every kind.
type filler struct {
	texts []string
	shape int
	next  int
}

var blocks = []document.Block{document.Paragraph{}, document.Callout{}, document.List{}, document.Table{}, document.Facts{},
	document.Figures{},
	document.Bars{}, document.Intervals{}, document.Curve{}, document.Year{}, document.More{}}

func (v *filler) fill(x reflect.Value, depth int) {
	v.next++
	switch x.Kind() {
	case reflect.String:
		x.SetString(v.texts[v.next%len(v.texts)])
	case reflect.Bool:
		x.SetBool((v.next+v.shape)%2 == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int64:
		x.SetInt(int64((v.next+v.shape)%7 - 1))
	case reflect.Int32: // dates
		x.SetInt(int64(program.NewDate(2026, 1, 1)) + int64((v.next*37+v.shape)%400))
	case reflect.Uint8:
		x.SetUint(uint64((v.next + v.shape) % 6))
	case reflect.Float64:
		x.SetFloat(float64((v.next*v.shape)%19) - 3)
	case reflect.Pointer:
		x.Set(reflect.New(x.Type().Elem()))
		v.fill(x.Elem(), depth+1)
	case reflect.Struct:
		for i := range x.NumField() {
			v.fill(x.Field(i), depth+1)
		}
	case reflect.Slice:
		v.slice(x, depth)
	}
}

func (v *filler) slice(x reflect.Value, depth int) {
	if x.Type().Elem() == reflect.TypeFor[document.Block]() {
		for _, b := range blocks {
			n := reflect.New(reflect.TypeOf(b)).Elem()
			v.fill(n, depth+1)
			x.Set(reflect.Append(x, n))
		}
		return
	}
	if depth > 14 {
		return
	}
	x.Set(reflect.MakeSlice(x.Type(), 2, 2))
	for i := range 2 {
		v.fill(x.Index(i), depth+1)
	}
}

func textOf(t failer, page []byte, kind atom.Atom) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for n := range root.Descendants() {
		if n.DataAtom == kind {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					b.WriteString(d.Data)
				}
			}
			return b.String()
		}
	}
	return ""
}

// A read is what a page offers to links, and where its own links lead.
type read struct{ ids, links map[string]bool }

func parsed(t *testing.T, files []File) map[string]read {
	t.Helper()
	out := map[string]read{}
	for _, f := range files {
		root, err := html.Parse(bytes.NewReader(f.Bytes))
		if err != nil {
			t.Fatal(err)
		}
		r := read{map[string]bool{}, map[string]bool{}}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					if r.ids[a.Val] {
						t.Errorf("%s: id %q twice", f.Path, a.Val)
					}
					r.ids[a.Val] = true
				case "href":
					r.links[a.Val] = true
				}
			}
		}
		out[f.Path] = r
	}
	return out
}

// resolve fails on a link between the files that leads nowhere.
func resolve(t *testing.T, pages map[string]read) {
	t.Helper()
	for file, p := range pages {
		for href := range p.links {
			to, fragment, has := strings.Cut(href, "#")
			target := file
			if to != "" {
				target = path.Join(path.Dir(file), to)
			}
			if home, ours := pages[target]; ours && has && !home.ids[fragment] {
				t.Errorf("%s: %q leads to no place", file, href)
			}
		}
	}
}
