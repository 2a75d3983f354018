package html

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/templates"
)

// A shell is the frame around every page, with its style and script.
type shell struct {
	page       *template.Template
	text       string // of the page's template
	style      string
	script     string
	scriptHash string       // as the content policy names it
	logo       template.URL // "" for none
	sheets     sheets
	styles     styles
}

// A frame is what the page template is filled with. A template of one's own may
// use every field; it must print Body, Style and Heading.
type frame struct {
	Language, Kind     string
	Policy             string // the content security policy
	Title, Description string // of the window, of the page in one line
	Style              template.CSS
	Script             template.JS // "" on pages that need none
	Labels             language.Labels
	Top, Mark          string
	Logo               template.URL // a picture in the address itself; "" for none
	Heading, Subtitle  string
	Corner             *document.Corner // nil for none
	Trail              []way
	Contents           []entry
	Previous, Next     *way
	Body, Foot         template.HTML
}

// A way is a link of the shell; without Href it is words.
type way struct{ Text, Href string }

// An entry of the contents. Anchor is set where the section stands in another
// file, so that links to it arrive at the entry that leads on.
type entry struct{ Text, Href, Anchor string }

// newShell reads the files of the shell, each from the replacement where it
// has one, puts the brand into them, and tries them out.
func newShell(replacement fs.FS, of brand) (*shell, error) {
	page, err := file(replacement, templates.PageHTML)
	if err != nil {
		return nil, err
	}
	style, err := file(replacement, templates.PageCSS)
	if err != nil {
		return nil, err
	}
	script, err := file(replacement, templates.PageJS)
	if err != nil {
		return nil, err
	}
	s := &shell{text: page, style: style + of.style, script: script, scriptHash: hash(script), logo: of.logo}
	if s.page, err = template.New(templates.PageHTML).Option("missingkey=error").Parse(page); err != nil {
		return nil, placed(err)
	}
	return s, errors.Join(checkStyle(style), checkScript(script), s.try())
}

// file is a file of the shell: the replacement, or ours where it has none.
func file(replacement fs.FS, name string) (string, error) {
	if replacement != nil {
		content, err := fs.ReadFile(replacement, name)
		if err == nil {
			return string(content), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("%s: %w", name, err)
		}
	}
	content, err := fs.ReadFile(templates.Page, name)
	if name == templates.PageHTML {
		return string(content), err
	}
	return compact(string(content)), err
}

// comments of style and script.
var comments = regexp.MustCompile(`(?s)/\*.*?\*/`)

// compact is our style or script without comments, indents and empty lines,
// since every page carries it. A replacement stays as it was written: its
// quotes might hold what looks like a comment.
func compact(text string) string {
	var b strings.Builder
	for line := range strings.Lines(comments.ReplaceAllString(text, "")) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// size is about how many bytes the shell adds to a page.
func (s *shell) size() int { return len(s.style) + len(s.script) + len(s.logo) + 4000 }

// wrap is a page in its frame.
func (s *shell) wrap(f frame) ([]byte, error) {
	own := s.styles.of(s.style, f.Style)
	f.Style, f.Logo = own.style, s.logo
	f.Policy = "default-src 'none'; style-src " + own.hash + "; img-src data:; base-uri 'none'; form-action 'none'"
	if f.Script != "" {
		f.Script = template.JS(s.script)
		f.Policy += "; script-src " + s.scriptHash
	}
	out := s.sheets.take()
	defer s.sheets.back(out)
	err := s.page.Execute(out, f)
	return bytes.Clone(out.Bytes()), err
}

// A style is that of a page with its own rules, and its name in a content policy.
type style struct {
	style template.CSS
	hash  string
}

// styles are those of pages before: most pages have the rules of another.
type styles struct {
	mu    sync.Mutex
	known map[template.CSS]style // by the page's own rules
}

// mostStyles is how many are kept, so that rules without end take no memory without end.
const mostStyles = 300

// of is a style with a page's own rules, which come last.
func (s *styles) of(shared string, own template.CSS) style {
	s.mu.Lock()
	defer s.mu.Unlock()
	if out, ok := s.known[own]; ok {
		return out
	}
	text := shared + string(own)
	out := style{template.CSS(text), hash(text)}
	if s.known == nil {
		s.known = map[template.CSS]style{}
	}
	if len(s.known) < mostStyles {
		s.known[own] = out
	}
	return out
}

// hash names an inline style or script in a content policy.
func hash(text string) string {
	sum := sha256.New()
	io.WriteString(sum, text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum.Sum(nil)) + "'"
}

// frame is what stands around the sections of a file.
func (p *page) frame(parts [][]piece, body, foot template.HTML) frame {
	d := p.doc
	f := frame{
		Language: tagged(d.Language), Kind: kind(d.Kind), Labels: p.labels,
		Heading: cmp.Or(clean(d.Title), clean(d.Path)), Subtitle: clean(d.Subtitle),
		Description: clean(d.Subtitle), Top: clean(d.Top), Mark: clean(d.Mark),
		Contents: p.contents(parts), Body: body, Foot: foot,
	}
	f.Title = f.Heading
	if f.Top != "" {
		f.Title += " · " + f.Top
	}
	if d.Corner != (document.Corner{}) {
		f.Corner = &document.Corner{Strong: clean(d.Corner.Strong), Small: clean(d.Corner.Small)}
	}
	f.Style = template.CSS(p.titleStyle())
	if p.script {
		f.Script = "needed"
	}
	for _, l := range d.Trail {
		f.Trail = append(f.Trail, p.way(l))
	}
	p.siblings(&f, len(parts))
	return f
}

// siblings sets the pages before and after, which in a document of several
// files are its own first.
func (p *page) siblings(f *frame, parts int) {
	step := func(l *document.Link) *way {
		if l == nil {
			return nil
		}
		if w := p.way(*l); w.Href != "" {
			return &w
		}
		return nil
	}
	f.Previous, f.Next = step(p.doc.Previous), step(p.doc.Next)
	if parts == 1 {
		return
	}
	here := 0
	for i := range parts {
		if partFile(p.doc, i) == p.file {
			here = i
		}
	}
	label := func(i int) string { return fmt.Sprintf(p.labels.Part, i+1, parts) }
	link := func(i int) *way { w := p.way(document.Link{Text: label(i), To: partFile(p.doc, i)}); return &w }
	if here > 0 {
		f.Trail = append(f.Trail, p.way(document.Link{Text: p.doc.Title, To: partFile(p.doc, 0)}))
		f.Previous = link(here - 1)
	}
	if here < parts-1 {
		f.Next = link(here + 1)
	}
	f.Title = f.Heading + ", " + label(here)
	f.Subtitle = strings.TrimPrefix(f.Subtitle+" · "+label(here), " · ")
}

// contents are the titled sections of every file of the document; none where a
// page is short enough to be seen at once. Of the parts of sections in other files
// only the first of each file is listed: with all of them, the contents alone
// would grow with the square of the document.
func (p *page) contents(parts [][]piece) []entry {
	var out []entry
	for i, part := range parts {
		elsewhere := partFile(p.doc, i) != p.file
		for n, s := range part {
			if s.Title == "" && !elsewhere || s.level() > 2 && (!elsewhere || n > 0) {
				continue
			}
			e := entry{Text: cmp.Or(s.Title, fmt.Sprintf(p.labels.Part, i+1, len(parts))), Href: p.within(s.anchor)}
			if s.continued {
				e.Text += " (" + p.labels.Continued + ")"
			}
			if elsewhere {
				e.Anchor = s.anchor
			}
			out = append(out, e)
		}
	}
	if len(out) < 3 && len(parts) == 1 {
		return nil
	}
	return out
}

// way is a link of the shell.
func (p *page) way(l document.Link) way { return way{clean(l.Text), p.href(l.To)} }

// clean is text of the shell, which html/template escapes.
func clean(text string) string { return joined(strings.TrimSpace(document.Clean(text))) }

// tag is what a language may look like.
var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

// tagged is the document's language, English where it names none.
func tagged(s string) string {
	if !tag.MatchString(s) {
		return "en"
	}
	return s
}

// kind is the class of the page's design.
func kind(k document.Kind) string {
	switch k {
	case document.Scorecard, document.Agenda, document.Briefing, document.Cover:
		return string(k)
	}
	return string(document.Page)
}
