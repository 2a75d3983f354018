package mail

import (
	"bytes"
	"fmt"
	"mime"
	netmail "net/mail"
	"regexp"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// identify sets the Message-ID: of the book, the reader and the content, so that
// the same message sent again is the same message.
func (m *Message) identify(book, replyTo, text, page string) {
	var b strings.Builder
	fmt.Fprintln(&b, book, m.Room, m.Reader, m.Intended, m.Subject, m.Locked, m.From.String(), replyTo)
	for _, a := range m.To {
		fmt.Fprintln(&b, a.String())
	}
	for _, p := range m.Parts {
		fmt.Fprintln(&b, p.Name, p.Type, p.SHA256)
	}
	b.WriteString(text + "\x00" + page)
	_, domain := split(m.From.Address)
	m.ID = fmt.Sprintf("%s.%s@%s", book, hash([]byte(b.String()))[:32], domain)
}

// boundary is one that the library made up.
var boundary = regexp.MustCompile(`boundary="?([0-9a-f]{60})"?`)

// eml is the finished message. The same message of the same moment has the same
// bytes.
func (m *Message) eml(p Policy, text, page string, at time.Time) ([]byte, error) {
	g := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	g.FromMailAddress(m.From)
	g.ToMailAddress(m.To...)
	if p.ReplyTo != "" {
		reply, err := parse(p.ReplyTo)
		if err != nil {
			return nil, err
		}
		g.ReplyToMailAddress(reply)
	}
	subject := mime.QEncoding.Encode("utf-8", m.Subject)
	g.SetGenHeaderPreformatted(gomail.HeaderSubject, strings.ReplaceAll(subject, "?= =?", "?=\r\n =?"))
	g.SetDateWithValue(at)
	g.SetMessageIDWithValue(m.ID)
	g.SetGenHeader("Auto-Submitted", "auto-generated")
	g.SetGenHeader("X-Auto-Response-Suppress", "OOF, AutoReply")
	g.SetGenHeader("Content-Language", m.Letter.Language)
	g.SetBodyString(gomail.TypeTextPlain, text)
	g.AddAlternativeString(gomail.TypeTextHTML, page)
	for _, part := range m.Parts {
		opt := gomail.WithFileContentType(gomail.ContentType(part.Type))
		if err := g.AttachReader(part.Name, bytes.NewReader(part.Content), opt); err != nil {
			return nil, fmt.Errorf("attach %s: %w", part.Name, err)
		}
	}
	var b bytes.Buffer
	if _, err := g.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write the message to %s: %w", m.Name, err)
	}
	out := b.String()
	for i, found := range boundary.FindAllStringSubmatch(out, -1) {
		own := hash(fmt.Appendf(nil, "%s boundary %d", m.ID, i))[:60]
		out = strings.ReplaceAll(out, found[1], own)
	}
	return []byte(out), nil
}

// addressList is addresses as a person reads them.
func addressList(all []*netmail.Address) string {
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = a.Address
	}
	return strings.Join(out, ", ")
}
