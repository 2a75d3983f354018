package main

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

var (
	links   = regexp.MustCompile(`href="([^"]*)"`)
	anchors = regexp.MustCompile(`id="([^"]*)"`)
)

func TestEveryLinkOfTheSiteLeadsToAPlace(t *testing.T) {
	site, err := pages(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if len(site) < 20 {
		t.Fatalf("only %d files", len(site))
	}
	followed := 0
	for name, content := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, l := range links.FindAllStringSubmatch(string(content), -1) {
			if l[1] == "data:," || strings.Contains(l[1], "://") {
				continue
			}
			to, anchor, _ := strings.Cut(l[1], "#")
			target := name
			if to != "" {
				target = path.Join(path.Dir(name), to)
			}
			page, ok := site[target]
			if !ok {
				t.Errorf("%s: %q leads to no file", name, l[1])
				continue
			}
			followed++
			if anchor != "" && !strings.Contains(" "+ids(page)+" ", " "+anchor+" ") {
				t.Errorf("%s: %q leads to no place in its page", name, l[1])
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d links", followed)
	}
}

func ids(page []byte) string {
	var out []string
	for _, m := range anchors.FindAllSubmatch(page, -1) {
		out = append(out, string(m[1]))
	}
	return strings.Join(out, " ")
}
