// Command makedocs makes web pages of the project's Markdown, in the frame of a
// book's pages: each complete in itself, without a script.
package main

import (
	"encoding/base64"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/html"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "makedocs:", err)
		os.Exit(1)
	}
}

// run makes the pages of the project that the arguments name.
func run(args []string, errs io.Writer) error {
	flags := flag.NewFlagSet("makedocs", flag.ContinueOnError)
	flags.SetOutput(errs)
	from := flags.String("from", ".", "folder of the project")
	out := flags.String("o", "dist/docs", "folder to write to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, err := pages(os.DirFS(*from))
	if err != nil {
		return err
	}
	for name, content := range files {
		to := filepath.Join(*out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// pages are the files of the site by their path: a page for each Markdown file at
// the top and under docs, and what else these link to.
func pages(project fs.FS) (map[string][]byte, error) {
	top, err := fs.Glob(project, "*.md")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(project, "docs", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".md" {
			top = append(top, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	w, err := html.New(html.Options{})
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, name := range top {
		text, err := fs.ReadFile(project, name)
		if err != nil {
			return nil, err
		}
		s := &site{project: project, page: name, out: out}
		m := html.Manual{Text: text, Top: "sponsorbook", Link: s.link, Picture: s.picture}
		if name != "README.md" {
			m.Trail = []document.Link{{Text: "sponsorbook", To: strings.Repeat("../", strings.Count(name, "/")) + "index.html"},
				{Text: strings.TrimSuffix(path.Base(name), ".md")}}
		}
		page, err := w.Manual(m)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if s.err != nil {
			return nil, fmt.Errorf("%s: %w", name, s.err)
		}
		out[webPath(name)] = page
	}
	return out, nil
}

// webPath is where the page of a Markdown file stands.
func webPath(name string) string {
	if name == "README.md" {
		return "index.html"
	}
	return strings.TrimSuffix(name, ".md") + ".html"
}

// A site is one page being made.
type site struct {
	project fs.FS
	page    string
	out     map[string][]byte
	err     error // the first link that leads nowhere
}

// link is a link of Markdown as one of the site: to the page of a Markdown file, or
// to a copy of another.
func (s *site) link(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Path == "" {
		return to
	}
	name, content := s.read(u.Path)
	switch {
	case content == nil:
		return ""
	case path.Ext(name) == ".md":
		u.Path = strings.Repeat("../", strings.Count(s.page, "/")) + webPath(name)
		return u.String()
	}
	s.out[name] = content
	return to
}

// picture is a picture in the page itself.
func (s *site) picture(to string) string {
	_, content := s.read(to)
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(content)
}

// read is what a page links to, with its path in the project.
func (s *site) read(to string) (string, []byte) {
	name := path.Join(path.Dir(s.page), to)
	content, err := fs.ReadFile(s.project, name)
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("the link %q leads to nothing: %w", to, err)
	}
	return name, content
}
