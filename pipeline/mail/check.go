package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"path"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A received part is a leaf of a message as a mail program sees it.
type receivedPart struct {
	name, media string // "" name is a body
	content     []byte
}

// check reads a finished message back and compares it with what its reader may
// see. The error names the first thing that is not theirs.
func (b *Book) check(eml []byte, m *Message, p Policy, password string) error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("the message to %s is not right, and nothing was sent: %s", m.Name, fmt.Sprintf(format, args...))
	}
	head, parts, err := receive(eml)
	if err != nil {
		return fail("it does not read back: %v", err)
	}
	if got := head.Get("Message-ID"); got != "<"+m.ID+">" {
		return fail("its Message-ID is %s", got)
	}
	to, err := head.AddressList("To")
	if err != nil || addressList(to) != addressList(m.To) {
		return fail("it is addressed to %s instead of %s", addressList(to), addressList(m.To))
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(head.Get("Subject"))
	if err != nil || subject != m.Subject {
		return fail("its subject reads %q", subject)
	}
	said := []told{{"the subject", subject}}
	files := 0
	for _, part := range parts {
		if part.name == "" {
			said = append(said, told{"the text", words(part.media, part.content)})
			continue
		}
		text, err := b.attachment(part, m, password)
		if err != nil {
			return fail("%v", err)
		}
		said = append(said, told{part.name, text})
		files++
	}
	if files != len(m.Parts) {
		return fail("it has %d attachments instead of %d", files, len(m.Parts))
	}
	for _, s := range said {
		if err := b.strangers(s, m, p); err != nil {
			return fail("%v", err)
		}
	}
	if err := b.figures(said, m); err != nil {
		return fail("%v", err)
	}
	return nil
}

// told is what a part of a message says.
type told struct{ where, text string }

// receive takes a message apart.
func receive(eml []byte) (netmail.Header, []receivedPart, error) {
	msg, err := netmail.ReadMessage(bytes.NewReader(eml))
	if err != nil {
		return nil, nil, err
	}
	var parts []receivedPart
	err = leaves(msg.Header.Get("Content-Type"), msg.Header.Get("Content-Transfer-Encoding"), "", msg.Body, &parts)
	return msg.Header, parts, err
}

func leaves(kind, encoding, disposition string, body io.Reader, parts *[]receivedPart) error {
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		return fmt.Errorf("content type %q: %w", kind, err)
	}
	if strings.HasPrefix(media, "multipart/") {
		all := multipart.NewReader(body, params["boundary"])
		for {
			part, err := all.NextRawPart()
			if err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			h := part.Header
			if err := leaves(h.Get("Content-Type"), h.Get("Content-Transfer-Encoding"), h.Get("Content-Disposition"), part,
				parts); err != nil {
				return err
			}
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
		return err
	}
	name := ""
	if _, p, err := mime.ParseMediaType(disposition); err == nil {
		name = p["filename"]
	}
	*parts = append(*parts, receivedPart{name, media, content})
	return nil
}

// attachment is what an attachment says, once it is proven to be the file of the
// reader's room, or made from it.
func (b *Book) attachment(part receivedPart, m *Message, password string) (string, error) {
	i := slices.IndexFunc(m.Parts, func(p Part) bool { return p.Name == part.name })
	if i < 0 {
		return "", fmt.Errorf("%s is no file of it", part.name)
	}
	from := m.Parts[i]
	if !strings.HasPrefix(from.Source, m.Room+"/") {
		return "", fmt.Errorf("%s is of another room: %s", part.name, from.Source)
	}
	original, err := b.Read(from.Source)
	if err != nil {
		return "", err
	}
	ext := path.Ext(from.Source)
	switch {
	case m.Locked && ext == ".pdf":
		if err := sealed(part.content, password); err != nil {
			return "", fmt.Errorf("%s: %w", part.name, err)
		}
		text, err := pdfText(part.content, password)
		if err != nil {
			return "", fmt.Errorf("%s: %w", part.name, err)
		}
		plain, err := pdfText(original, "")
		if err != nil || plain != text {
			return "", fmt.Errorf("%s says something else than %s", part.name, from.Source)
		}
		return text, nil
	case m.Reader == toSponsor && ext == ".ics":
		return unfolded(part.content), sameEvent(part.content, original)
	case hash(part.content) != hash(original):
		return "", fmt.Errorf("%s is not %s", part.name, from.Source)
	case ext == ".pdf":
		return pdfText(part.content, "")
	}
	return words(part.media, part.content), nil
}

// sameEvent compares an invitation's event with the room's calendar line by line;
// who invites whom is the message's.
func sameEvent(invitation, calendar []byte) error {
	whole := strings.Split(unfolded(calendar), "\n")
	event := false
	for _, line := range strings.Split(unfolded(invitation), "\n") {
		if line == "BEGIN:VEVENT" {
			event = true
		}
		name, _, _ := strings.Cut(line, ":")
		name, _, _ = strings.Cut(name, ";")
		if !event || slices.Contains([]string{"ORGANIZER", "ATTENDEE"}, name) {
			continue
		}
		if !slices.Contains(whole, line) {
			return fmt.Errorf("the invitation says %q, which the room's calendar does not", line)
		}
	}
	return nil
}

// strangers finds the first account or person that the reader may not know of.
func (b *Book) strangers(s told, m *Message, p Policy) error {
	text := " " + program.Fold(s.text) + " "
	met := func(name string) bool {
		fold := program.Fold(name)
		distinct := strings.Contains(fold, " ") || len([]rune(fold)) >= 8
		return distinct && strings.Contains(text, " "+fold+" ")
	}
	mine := func(group string) bool {
		return m.Reader == toLeadership || slices.Contains(m.Letter.Accounts, group)
	}
	allowed := map[string]bool{}
	for _, mark := range m.Letter.Tells {
		allowed[mark] = true
	}
	for _, name := range p.MayName {
		allowed[program.PersonMark(name)] = true
	}
	for _, g := range b.Memory.Groups {
		if mine(g.Key) {
			allowed[program.PersonMark(g.Name)] = true
		}
	}
	for _, g := range b.Memory.Groups {
		if !mine(g.Key) && !allowed[program.PersonMark(g.Name)] && met(g.Name) {
			return fmt.Errorf("%s names the account %s, which is not theirs; if that is an ordinary word, add it to delivery.may_name",
				s.where, g.Name)
		}
	}
	return b.people(s, m, allowed, mine, met)
}

// people finds a customer's person whom the reader has nothing to do with. On
// the board's pages there is nobody.
func (b *Book) people(s told, m *Message, allowed map[string]bool, mine func(string) bool, met func(string) bool) error {
	if m.Letter.People == "any" {
		return nil
	}
	none := m.Letter.People == "none"
	for _, c := range b.Memory.Contacts {
		if !none && mine(c.Group) {
			allowed[program.PersonMark(c.Name)] = true
		}
	}
	for _, c := range b.Memory.Contacts {
		if (none || !mine(c.Group)) && !allowed[program.PersonMark(c.Name)] && strings.Contains(c.Name, " ") && met(c.Name) {
			return fmt.Errorf("%s names %s, a customer's person whom the reader has nothing to do with", s.where, c.Name)
		}
	}
	for _, x := range b.Memory.Roster {
		if none && strings.Contains(x.Name, " ") && met(x.Name) {
			return fmt.Errorf("%s names %s, and the board's pages name nobody", s.where, x.Name)
		}
	}
	return nil
}

// figure is a number of two digits or more, with what stands inside it.
var figure = regexp.MustCompile(`\d[\d.,\x{00a0}\x{202f}’']*\d`)

// figures compares the numbers of subject and text with those of the room's
// letter: what a form adds of its own is not known to the book.
func (b *Book) figures(said []told, m *Message) error {
	letter, err := b.Read(path.Join(m.Room, "letter.json"))
	if err != nil {
		return err
	}
	known := map[string]bool{}
	add := func(text string) {
		for _, f := range figure.FindAllString(text, -1) {
			known[f] = true
		}
	}
	add(string(letter))
	add(m.Intended + " " + m.Since)
	for _, p := range m.Parts {
		add(p.Name + " " + p.Title) // a title is compared with its file before
	}
	for _, s := range said[:min(3, len(said))] {
		for _, f := range figure.FindAllString(s.text, -1) {
			if !known[f] {
				return fmt.Errorf("%s says %s, which the room does not", s.where, f)
			}
		}
	}
	return nil
}
