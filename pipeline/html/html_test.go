package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func writer(t testing.TB, o Options) *Writer {
	t.Helper()
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func write(t testing.TB, w *Writer, d document.Document) []File {
	t.Helper()
	files, err := w.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// bare is a shell whose style and script are short, so that goldens show pages.
var bare = fstest.MapFS{"page.css": {Data: []byte("body { margin: 1rem }")}, "page.js": {Data: []byte("'use strict'")}}

func TestDocumentsBecomeTheirGoldenPages(t *testing.T) {
	w := writer(t, Options{Templates: bare})
	for name, d := range map[string]document.Document{
		"scorecard": documenttest.Scorecard(), "account": documenttest.Account(), "tiers": documenttest.Tiers(9),
	} {
		t.Run(name, func(t *testing.T) {
			file, got := filepath.Join("testdata", name+".golden.html"), write(t, w, d)[0].Bytes
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

func TestEveryWorkerWritesTheSameBytes(t *testing.T) {
	w, d := writer(t, Options{}), documenttest.Account()
	want := write(t, w, d)[0].Bytes
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if files, err := w.Write(d); err != nil || !bytes.Equal(files[0].Bytes, want) {
				t.Errorf("another worker wrote other bytes (%v)", err)
			}
		})
	}
	all.Wait()
}

func TestThePolicyNamesTheStyleAndTheScriptThatThePageHolds(t *testing.T) {
	page := string(write(t, writer(t, Options{}), documenttest.Tiers(9))[0].Bytes)
	for _, tag := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(page, "<"+tag+">")
		text, _, found := strings.Cut(rest, "</"+tag+">")
		sum := sha256.Sum256([]byte(text))
		named := strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;")
		if !found || !strings.Contains(page, named) {
			t.Errorf("the policy does not name the %s of the page", tag)
		}
	}
	if page := write(t, writer(t, Options{}), documenttest.Scorecard())[0].Bytes; bytes.Contains(page, []byte("<script")) {
		t.Error("a page without a table to sort carries a script")
	}
}

func TestSourcesAreShownOnlyWhereTheDocumentCites(t *testing.T) {
	w, d := writer(t, Options{}), documenttest.Account()
	if !bytes.Contains(write(t, w, d)[0].Bytes, []byte("finance/revenue 2026.csv F20:F60")) {
		t.Error("a document that cites shows no source")
	}
	d.Cite = []document.Format{document.Markdown}
	if page := write(t, w, d)[0].Bytes; bytes.Contains(page, []byte("crm/accounts")) || bytes.Contains(page, []byte("<sup")) {
		t.Error("a document that does not cite names a source")
	}
}

func TestALongDocumentContinuesInFilesUnderTheLimit(t *testing.T) {
	const limit = 120_000
	w, d := writer(t, Options{Limit: limit}), documenttest.Tiers(900)
	files := write(t, w, d)
	if len(files) < 4 || files[0].Path != "tiers.html" || files[1].Path != "tiers/02.html" {
		t.Fatalf("%d files, the first two %s and %s", len(files), files[0].Path, files[1].Path)
	}
	rows, pages := 0, parsed(t, files)
	for _, f := range files {
		if len(f.Bytes) > limit {
			t.Errorf("%s has %d bytes, more than %d", f.Path, len(f.Bytes), limit)
		}
		rows += bytes.Count(f.Bytes, []byte(`href="accounts/a-`)) + bytes.Count(f.Bytes, []byte(`href="../accounts/a-`))
	}
	if rows != 900 {
		t.Errorf("%d of 900 rows are in the files", rows)
	}
	resolve(t, pages)
	if !pages["tiers.html"].ids["notes"] {
		t.Error("a link to a section that moved to another file arrives nowhere in the first")
	}
}

func TestNoFolderOfADocumentHoldsAThousandFiles(t *testing.T) {
	d := document.Document{Path: "action-plan"}
	folders, files := map[string]int{}, map[string]bool{}
	for i := range 5000 {
		file := partFile(d, i)
		folders[path.Dir(file)]++
		files[file] = true
	}
	for folder, n := range folders {
		if n >= 1000 {
			t.Errorf("%s holds %d files", folder, n)
		}
	}
	if len(files) != 5000 || !files["action-plan/99.html"] || !files["action-plan/2/901.html"] {
		t.Errorf("%d files of 5,000 have a place of their own", len(files))
	}
	p := page{doc: d, file: partFile(d, 899)}
	if got := p.href(partFile(d, 900)); got != "2/901.html" {
		t.Errorf("the last of a folder leads to %q", got)
	}
	if p.file = partFile(d, 900); p.href(partFile(d, 0)) != "../../action-plan.html" {
		t.Errorf("a file of another folder leads to %q", p.href(partFile(d, 0)))
	}
}

func TestLinksOfSectionsLeadToTheFileThatHoldsThem(t *testing.T) {
	d := documenttest.Tiers(900)
	d.Sections = append(d.Sections, document.Section{ID: "back", Title: "Back", Blocks: []document.Block{
		document.Paragraph{Line: document.Line{{Text: "to the method", Link: &document.Link{To: "#method"}},
			{Text: "nowhere", Link: &document.Link{To: "#none"}}}}}})
	files := write(t, writer(t, Options{Limit: 120_000}), d)
	last := string(files[len(files)-1].Bytes)
	if !strings.Contains(last, `<a href="../tiers.html#method">to the method</a>`) {
		t.Error("the link back to the first file is missing")
	}
	if strings.Contains(last, "#none") {
		t.Error("a link to a section that does not exist was written")
	}
}

func TestNothingInARoomLeadsOutOfIt(t *testing.T) {
	d := documenttest.Account()
	d.Room, d.Path = "sponsors/okafor-1a2b3c", "sponsors/okafor-1a2b3c/accounts/aurelia-3f2a1c"
	for href := range parsed(t, write(t, writer(t, Options{}), d))[d.Path+".html"].links {
		if !strings.HasPrefix(href, "#") && href != "data:," {
			t.Errorf("a link to %q", href)
		}
	}
}

func TestTemplatesOfOnesOwnAreTakenOrRefusedByFileAndLine(t *testing.T) {
	const page = "<!doctype html>\n<html " +
		"lang=\"{{.Language}}\">\n<title>{{.Title}}</title>\n<style>{{.Style}}</style>\n<h1>{{.Heading}}</h1>\n{{.Body}}\n"
	for _, c := range []struct{ why, name, text, wrong string }{
		{"a page that has everything", "page.html", page, ""},
		{"a style", "page.css", "body { color: #222 }\n", ""},
		{"a field that does not exist", "page.html", page + "{{.Author}}", "page.html:7: can't evaluate field Author"},
		{"an action that is not closed", "page.html", "<p>\n{{.Body", "page.html:2: unclosed action"},
		{"a function that does not exist", "page.html", "<p>\n\n{{shout .Body}}", `page.html:3: function "shout" not defined`},
		{"a page without its body", "page.html", strings.Replace(page, "{{.Body}}", "", 1), "page.html: nowhere prints {{.Body}}"},
		{"a page without its style", "page.html", strings.Replace(page, "{{.Style}}", "", 1), "page.html: nowhere prints {{.Style}}"},
		{"a style that is not closed", "page.css", "a {\n}\nb {\n", "page.css:3: 1 { without their }"},
		{"a style that closes too often", "page.css", "a {\n}\n}\n", "page.css:3: a } without its {"},
		{"a style that loads another", "page.css", "/* ours\n*/\n@import 'x.css';", `page.css:3: "@import" would load`},
		{"a style that loads a font", "page.css", "a { src: url(https://x.example/f.woff2) }", `page.css:1: "url(https:" would load`},
		{"a script that ends itself", "page.js", "var a = '</script>'", `page.js:1: "</script" and "<!--" would end`},
	} {
		w, err := New(Options{Templates: fstest.MapFS{c.name: {Data: []byte(c.text)}}})
		switch {
		case c.wrong == "" && err != nil:
			t.Errorf("%s: %v", c.why, err)
		case c.wrong == "":
			write(t, w, documenttest.Account())
		case err == nil || !strings.Contains(err.Error(), c.wrong):
			t.Errorf("%s: the error is %v, want %q", c.why, err, c.wrong)
		}
	}
}

func TestSectionsOfOneNameHaveAnchorsOfTheirOwn(t *testing.T) {
	d := document.Document{Path: "p", Title: "T", Sections: []document.Section{
		{ID: "a", Title: "A"}, {ID: "a", Title: "A"}, {Title: "A"}, {Title: "مرحبا"}, {Title: "佐藤", Level: 3}}}
	ids := parsed(t, write(t, writer(t, Options{}), d))["p.html"].ids
	for _, want := range []string{"a", "a-2", "a-3", "part", "part-2"} {
		if !ids[want] {
			t.Errorf("no anchor %q among %v", want, ids)
		}
	}
}

func TestARightToLeftNameIsIsolated(t *testing.T) {
	page := string(write(t, writer(t, Options{}), documenttest.Account())[0].Bytes)
	for _, want := range []string{"<strong><bdi>محمد العلي</bdi></strong>, Director", `<p dir="auto">يريدون`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

func BenchmarkAccountPage(b *testing.B) {
	w, d := writer(b, Options{}), documenttest.Account()
	for b.Loop() {
		write(b, w, d)
	}
}

func ExampleWriter_Write() {
	w, err := New(Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	files, err := w.Write(document.Document{Path: "accounts/acme-1a2b3c", Title: "Acme <b>Ltd</b>"})
	fmt.Println(len(files), files[0].Path, err)
	fmt.Println(bytes.Contains(files[0].Bytes, []byte("<h1><bdi>Acme &lt;b&gt;Ltd&lt;/b&gt;</bdi></h1>")))
	// Output:
	// 1 accounts/acme-1a2b3c.html <nil>
	// true
}

// TestWhatPartsSpansIsOfTheLine: the colon and the blank behind a name that runs from
// right to left stand between it and what follows.
func TestWhatPartsSpansIsOfTheLine(t *testing.T) {
	r := &run{}
	r.isolated("محمد العلي: ")
	if got, want := string(r.html), "<bdi>محمد العلي</bdi>: "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
