package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	md "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// read looks at all that was made and printed.
func (p *placing) read() {
	p.shown("what the commands print", p.said.String(), "\n\t")
	count := map[string]int{}
	err := filepath.WalkDir(p.file("out"), func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(file)
		name, _ := filepath.Rel(p.file("out"), file)
		count[filepath.Ext(name)]++
		p.files[filepath.Ext(name)]++
		p.one(filepath.ToSlash(name), content)
		return err
	})
	if err != nil {
		p.Fatal(err)
	}
	for _, ext := range []string{".md", ".html", ".pdf", ".xlsx", ".ics", ".csv", ".json", ".eml"} {
		if count[ext] == 0 {
			p.Errorf("no %s was made: %v", ext, count)
		}
	}
}

var plainPath = regexp.MustCompile(`^[A-Za-z0-9.][A-Za-z0-9./_-]*$`)

// one looks at one file, in the reader of its format.
func (p *placing) one(name string, content []byte) {
	if !plainPath.MatchString(name) || strings.Contains(name, "..") {
		p.Errorf("a file is called %q", name)
	}
	switch filepath.Ext(name) {
	case ".md":
		p.markdown(name, content)
	case ".html":
		p.html(name, content)
	case ".csv":
		p.csv(name, content)
	case ".xlsx":
		p.xlsx(name, content)
	case ".ics":
		p.ics(name, content)
	case ".pdf":
		p.pdf(name, content)
	case ".eml":
		p.eml(name, content)
	case ".json":
		if strings.HasSuffix(name, "2026-09/snapshot.json") {
			return // what the test itself wrote
		}
		if !json.Valid(content) {
			p.Errorf("%s is no JSON", name)
		}
	case ".jsonl":
		for line := range bytes.Lines(content) {
			if !json.Valid(line) {
				p.Errorf("%s: the line %q is no JSON", name, line)
			}
		}
	default:
		if filepath.Base(name) != ".lock" {
			p.Errorf("nothing reads %s back", name)
		}
	}
}

// shown looks for characters that steer who shows a text.
func (p *placing) shown(name, text, but string) {
	for _, r := range text {
		if strings.ContainsRune(but, r) || r == '\u200C' || r == '\u200D' {
			continue
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r >= 0xE0000 && r <= 0xE0FFF {
			p.Errorf("%s holds %U", name, r)
			return
		}
	}
}

var withinBook = regexp.MustCompile(`^[A-Za-z0-9._/-]*(#[A-Za-z0-9._-]*)?$`)

// ours is whether a link is one that a page may have: to a file of the book, whose
// names hold nothing but letters and digits, or to the address of a person.
func ours(to string) bool {
	switch {
	case to == "data:,": // a page's icon, which is none
		return true
	case strings.HasPrefix(to, "mailto:"), strings.HasPrefix(to, "tel:"):
		return !strings.ContainsAny(to, "?&\r\n ,;")
	}
	return withinBook.MatchString(to) && !strings.HasPrefix(to, "//")
}

func (p *placing) markdown(name string, content []byte) {
	p.shown(name, string(content), "\n")
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser().Parse(md.NewReader(content))
	_ = ast.Walk(doc, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		to := ""
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			p.Errorf("%s holds HTML: %.200s", name, content)
			return ast.WalkStop, nil
		case *ast.Link:
			to = string(n.Destination)
		case *ast.Image:
			to = string(n.Destination)
		case *ast.AutoLink:
			to = string(n.URL(content))
			if n.AutoLinkType == ast.AutoLinkEmail {
				to = "mailto:" + to
			}
		}
		if !ours(to) {
			p.Errorf("%s links to %q", name, to)
		}
		return ast.WalkContinue, nil
	})
}

// titleInStyle is the title of a column as a style sheet may say it: letters, digits,
// blanks, and every other sign as its number.
var titleInStyle = regexp.MustCompile(`--t:"(\\[0-9a-f]+ |[\p{L}\p{N} ])*"`)

func (p *placing) html(name string, content []byte) {
	z := html.NewTokenizer(bytes.NewReader(content))
	raw := ""
	for {
		kind := z.Next()
		t := z.Token()
		switch kind {
		case html.ErrorToken:
			return
		case html.CommentToken:
			if strings.Contains(t.Data, "zq") {
				p.Errorf("%s: a comment says %q", name, t.Data)
			}
		case html.TextToken:
			p.shown(name, t.Data, "\n\t\r")
			if raw == "style" { // the titles of a table's columns stand there, each sign but letters and digits escaped
				t.Data = titleInStyle.ReplaceAllString(t.Data, "")
			}
			if raw != "" && strings.Contains(t.Data, "zq") {
				p.Errorf("%s: <%s> says %q", name, raw, t.Data)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw = ""
			if t.Data == "script" || t.Data == "style" || t.Data == "textarea" || t.Data == "noscript" {
				raw = t.Data
			}
			p.tag(name, t)
		case html.EndTagToken:
			raw = ""
		}
	}
}

func (p *placing) tag(name string, t html.Token) {
	if strings.Contains(t.Data, "zq") || slices.Contains([]string{"object", "embed", "base", "form"}, t.Data) {
		p.Errorf("%s has <%s>", name, t.Data)
	}
	if t.Data == "iframe" { // a draft, as it looks
		i := slices.IndexFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "srcdoc" })
		if i < 0 || !slices.Contains(t.Attr, html.Attribute{Key: "sandbox", Val: "allow-same-origin"}) {
			p.Errorf("%s: %s", name, t.String())
			return
		}
		p.html(name+" srcdoc", []byte(t.Attr[i].Val))
		t.Attr = slices.Delete(slices.Clone(t.Attr), i, i+1)
	}
	for _, a := range t.Attr {
		switch key := strings.ToLower(a.Key); {
		case strings.Contains(key, "zq"), strings.HasPrefix(key, "on"), key == "srcdoc", key == "formaction", key == "autofocus":
			p.Errorf("%s: <%s %s=%q>", name, t.Data, a.Key, a.Val)
		case (key == "href" || key == "src" || key == "action" || key == "xlink:href") && !ours(a.Val) &&
			!strings.HasPrefix(a.Val, "data:image/") && !strings.HasPrefix(a.Val, "cid:"):
			p.Errorf("%s: <%s %s=%q>", name, t.Data, a.Key, a.Val)
		case key == "style" && strings.Contains(a.Val, "zq"):
			p.Errorf("%s: style %q", name, a.Val)
		}
	}
}

func (p *placing) csv(name string, content []byte) {
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		p.Errorf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			p.shown(name, cell, "")
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				p.Errorf("%s: a cell begins a formula: %q", name, cell)
			}
		}
	}
}

func (p *placing) xlsx(name string, content []byte) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		p.Errorf("%s: %v", name, err)
		return
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			p.Fatal(err)
		}
		p.part(name+" "+f.Name, xml.NewDecoder(r))
		r.Close()
	}
}

// part looks at one part of a workbook: text stands in cells, and nowhere that is
// computed, followed or run.
func (p *placing) part(name string, d *xml.Decoder) {
	var in []string
	for {
		t, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			p.Errorf("%s: %v", name, err)
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = append(in, t.Name.Local)
			for _, a := range t.Attr {
				if t.Name.Local == "Relationship" && a.Name.Local == "TargetMode" || t.Name.Local != "c" &&
					t.Name.Local != "Relationship" && strings.Contains(a.Value, "zq") && a.Name.Local != "name" {
					p.Errorf("%s: <%s %s=%q>", name, t.Name.Local, a.Name.Local, a.Value)
				}
			}
		case xml.EndElement:
			in = in[:len(in)-1]
		case xml.CharData:
			if at := in[max(0, len(in)-1):]; len(at) == 1 && strings.Contains(string(t), "zq") {
				switch at[0] {
				case "t":
				case "oddHeader":
					if rest := strings.ReplaceAll(string(t), "&&", ""); strings.Count(rest, "&") > 3 {
						p.Errorf("%s: the header %q holds codes", name, t)
					}
				default:
					p.Errorf("%s: <%s> says %q", name, at[0], t)
				}
			}
		}
	}
}

var icsLine = regexp.MustCompile(
	`^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-[A-Z]+|NAME|UID|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|LOCATION|STATUS|SEQUENCE|CATEGORIES|CLASS|TRANSP|CREATED|LAST-MODIFIED|ORGANIZER|ATTENDEE|URL|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|RRULE|RDATE|X-[A-Z-]+|REFRESH-INTERVAL|COLOR|PRIORITY)(;[A-Z-]+=("[^"]*"|[^";:,]*))*:`)

func (p *placing) ics(name string, content []byte) {
	unfolded := strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(string(content))
	for line := range strings.SplitSeq(strings.TrimSuffix(unfolded, "\r\n"), "\r\n") {
		p.shown(name, line, "")
		switch {
		case !icsLine.MatchString(line):
			p.Errorf("%s: the line %q", name, line)
		case strings.HasPrefix(line, "BEGIN:") && !slices.Contains([]string{"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"},
			line[6:]):
			p.Errorf("%s: %s", name, line)
		case strings.Contains(line, "mailto:evil@") && (strings.HasPrefix(line, "ATTENDEE") || strings.HasPrefix(line, "ORGANIZER")):
			p.Errorf("%s invites %s", name, line)
		case strings.HasPrefix(line, "URL") && strings.Contains(line, "zq"):
			p.Errorf("%s: %s", name, line)
		}
	}
}

// pdf looks at every object of a file: none acts but by links of ours.
func (p *placing) pdf(name string, content []byte) {
	conf := model.NewDefaultConfiguration()
	ctx, err := api.ReadContext(bytes.NewReader(content), conf)
	if err != nil {
		p.Errorf("%s: %v", name, err)
		return
	}
	for _, e := range ctx.Table {
		if e != nil && !e.Free {
			p.object(name, e.Object)
		}
	}
}

func (p *placing) object(name string, o types.Object) {
	switch o := o.(type) {
	case types.StreamDict:
		p.object(name, o.Dict)
	case types.Array:
		for _, x := range o {
			p.object(name, x)
		}
	case types.Dict:
		if s := o.NameEntry("S"); s != nil &&
			slices.Contains([]string{"JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "GoToE"}, *s) {
			p.Errorf("%s acts: %s", name, *s)
		}
		for key, x := range o {
			if slices.Contains([]string{"JS", "OpenAction", "AA", "EmbeddedFiles"}, key) {
				p.Errorf("%s has %s", name, key)
			}
			if key == "URI" {
				if to, err := types.StringOrHexLiteral(x); err == nil && to != nil && !ours(*to) {
					p.Errorf("%s links to %q", name, *to)
				}
			}
			p.object(name, x)
		}
	}
}

var headerNames = []string{"Subject", "From", "To", "Date", "Message-Id", "Mime-Version", "Content-Type", "Content-Transfer-Encoding",
	"Reply-To", "Auto-Submitted", "User-Agent", "X-Mailer",
	"X-Auto-Response-Suppress", "Content-Language", "In-Reply-To", "References", "Thread-Topic"}

func (p *placing) eml(name string, content []byte) {
	m, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		p.Errorf("%s: %v", name, err)
		return
	}
	for key, values := range m.Header {
		if !slices.Contains(headerNames, key) && !strings.HasPrefix(key, "X-Sponsorbook") {
			p.Errorf("%s has the header %s: %q", name, key, values)
		}
		for _, v := range values {
			plain, err := new(mime.WordDecoder).DecodeHeader(v)
			if err != nil {
				p.Errorf("%s: %s: %v", name, key, err)
			}
			p.shown(name+" "+key, plain, "")
			if (key == "To" || key == "From" || key == "Reply-To") && strings.Contains(plain, "evil@evil.example") {
				if list, err := mail.ParseAddressList(v); err != nil ||
					slices.ContainsFunc(list, func(a *mail.Address) bool { return strings.HasSuffix(a.Address, "evil.example") }) {
					p.Errorf("%s: %s: %s", name, key, plain)
				}
			}
		}
	}
	p.mimePart(name, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), "", m.Body)
}

func (p *placing) mimePart(name, contentType, encoding, file string, body io.Reader) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		p.Errorf("%s: %q: %v", name, contentType, err)
		return
	}
	if strings.HasPrefix(kind, "multipart/") {
		for r := multipart.NewReader(body, params["boundary"]); ; {
			part, err := r.NextRawPart()
			if err == io.EOF {
				return
			}
			if err != nil {
				p.Errorf("%s: %v", name, err)
				return
			}
			p.mimePart(name, part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part.FileName(), part)
		}
	}
	switch strings.ToLower(encoding) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	content, err := io.ReadAll(body)
	if err != nil {
		p.Errorf("%s: %v", name, err)
	}
	if file != "" && !plainPath.MatchString(strings.ReplaceAll(file, " ", "_")) {
		p.Errorf("%s: an attachment is called %q", name, file)
	}
	at := fmt.Sprintf("%s %s %s", name, kind, file)
	switch kind {
	case "text/html":
		p.html(at, content)
	case "text/plain":
		p.shown(at, string(content), "\r\n")
	case "text/calendar":
		p.ics(at, content)
	case "application/pdf":
		p.pdf(at, content)
	default:
		if filepath.Ext(file) == ".xlsx" {
			p.xlsx(at, content)
		}
	}
}
