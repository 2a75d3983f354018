package mail

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
	texttemplate "text/template"

	"sponsorbook/pipeline/document"
	"sponsorbook/templates"
)

// Forms are the two forms of a message: text and HTML.
type Forms struct {
	html *template.Template
	text *texttemplate.Template
}

// NewForms prepares the forms; files of the folder named mail.html and mail.txt
// take the place of ours. Nil is ours alone. The error names the file and line.
func NewForms(replacement fs.FS) (*Forms, error) {
	page, err := form(replacement, templates.MailHTML)
	if err != nil {
		return nil, err
	}
	plain, err := form(replacement, templates.MailText)
	if err != nil {
		return nil, err
	}
	f := &Forms{}
	if f.html, err = template.New(templates.MailHTML).Option("missingkey=error").Parse(page); err != nil {
		return nil, err
	}
	f.text, err = texttemplate.New(templates.MailText).Option("missingkey=error").Funcs(
		texttemplate.FuncMap{"upper": strings.ToUpper}).Parse(plain)
	if err != nil {
		return nil, err
	}
	trial := &Message{Letter: document.Letter{Language: "en", Lead: "lead"}}
	_, _, err = f.write(trial, nil)
	return f, err
}

func form(replacement fs.FS, name string) (string, error) {
	if replacement != nil {
		text, err := fs.ReadFile(replacement, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return string(text), err
		}
	}
	text, err := fs.ReadFile(templates.Mail, name)
	return string(text), err
}

// A sheet is what the forms are filled with.
type sheet struct {
	Letter                 document.Letter
	Subject, Locked        string
	Direction              string
	Sections               []section
	Files                  []Part
	ForOutlook, EndOutlook template.HTML
}

type section struct {
	Title, Note string
	Items       []item
}

type item struct {
	document.LetterItem
	New   bool // not said in the message before
	Again bool // of the account of the line before
	More  bool // the next line is of the same account
}

// write is the text and the HTML of a message. Said are the marks of what the
// message before said; nil where there was none.
func (f *Forms) write(m *Message, said map[string]bool) (text, page string, err error) {
	s := sheet{Letter: m.Letter, Subject: m.Subject, Files: m.Parts, Direction: direction(m.Letter.Language),
		ForOutlook: `<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`,
		EndOutlook: `<!--[if mso]></td></tr></table><![endif]-->`}
	if m.Locked {
		s.Locked = m.Letter.Phrases.Locked
	}
	if m.Since != "" {
		s.Letter.Lead += " " + fmt.Sprintf(m.Letter.Phrases.Updated, m.Since)
	}
	for _, in := range m.Letter.Sections {
		out := section{Title: in.Title, Note: in.Note}
		for n, i := range in.Items {
			same := func(other int) bool {
				return i.Account != "" && other >= 0 && other < len(in.Items) && in.Items[other].Account == i.Account
			}
			out.Items = append(out.Items, item{i, said != nil && !said[lineMark(i)], same(n - 1), same(n + 1)})
		}
		s.Sections = append(s.Sections, out)
	}
	var b strings.Builder
	if err := f.text.Execute(&b, s); err != nil {
		return "", "", err
	}
	text = b.String()
	b.Reset()
	err = f.html.Execute(&b, s)
	return text, b.String(), err
}

// lineMark stands for a line of a letter.
func lineMark(i document.LetterItem) string { return hash([]byte(i.Account + "\x00" + i.Text))[:12] }

// marks are those of all lines of a letter.
func marks(l document.Letter) []string {
	var out []string
	for _, s := range l.Sections {
		for _, i := range s.Items {
			out = append(out, lineMark(i))
		}
	}
	return out
}

func direction(language string) string {
	base, _, _ := strings.Cut(language, "-")
	switch base {
	case "ar", "he", "fa", "ur":
		return "rtl"
	}
	return "ltr"
}
