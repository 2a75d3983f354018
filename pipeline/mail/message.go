// Package mail makes the messages of a book and sends them: one for each sponsor,
// one for each account manager, one for leadership, and the calendar for
// assistants.
//
// In goes a published book; out come drafts to look at, and on an explicit word
// the very same drafts go to a mail server. Each is made from its reader's room
// alone, and compared with it from the finished bytes before anything is sent. A
// ledger makes a second run send nothing twice, also after a crash in the middle.
// It refuses a book that was changed, an address outside the allowed domains, a
// draft that is not the one that was looked at; it reads no mailbox.
package mail

import (
	"cmp"
	"fmt"
	netmail "net/mail"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/calendar"
	"sponsorbook/pipeline/document"
)

// Who a message is for.
const (
	toSponsor    = document.ToSponsor
	toManager    = document.ToManager
	toLeadership = document.ToLeadership
	toAssistant  = "assistant"
)

// A Message is what one reader gets.
type Message struct {
	ID       string // Message-ID without its brackets: of the book, the reader and the content
	Room     string
	Reader   string // a Reader of letters, or "assistant"
	Name     string // of whom it is for; "leadership"
	To       []*netmail.Address
	From     *netmail.Address
	Letter   document.Letter
	Subject  string
	Parts    []Part
	Concerns []Concern
	Intended string // with a trial address: for whom it was meant
	Since    string // day of the message before, of an updated one, in the letter's language
	Locked   bool   // PDFs open with the reader's password
}

// A Part is an attachment.
type Part struct {
	Name    string // as the reader sees it
	Title   string // what it is, in the letter's language
	Type    string // media type with its parameters
	Source  string // path of the file in the book that it is, or was made from
	SHA256  string // of the content before a password was set
	Content []byte
	Changed bool // since the message before
}

// A Concern is what the one who sends should know of a message.
type Concern struct {
	Code string // "no-address", "domain", "size", …
	Text string
	Stop bool // the message is not sent
}

func (m *Message) concern(stop bool, code, format string, args ...any) {
	m.Concerns = append(m.Concerns, Concern{code, fmt.Sprintf(format, args...), stop})
}

// held reports whether something stops the message.
func (m *Message) held() bool {
	return slices.ContainsFunc(m.Concerns, func(c Concern) bool { return c.Stop })
}

// messages are all messages of a book, sponsors' first.
func messages(b *Book, p Policy) ([]*Message, error) {
	from, err := p.sender()
	if err != nil {
		return nil, err
	}
	domains := p.domains(b.Rooms)
	var out []*Message
	for i := range b.Rooms {
		r := &b.Rooms[i]
		m := &Message{Room: r.Path, Reader: r.Letter.Reader, Name: r.Letter.Name, From: from, Letter: r.Letter, Subject: r.Letter.Subject}
		m.address(r, p)
		if err := m.attach(b, r, p); err != nil {
			return nil, err
		}
		for _, c := range r.Letter.Concerns {
			m.concern(false, c.Code, "%s: %s", c.Account, c.Text)
		}
		out = append(out, m)
		if a, err := forAssistant(b, r, m); err != nil {
			return nil, err
		} else if a != nil {
			out = append(out, a)
		}
	}
	for _, m := range out {
		m.allow(domains)
	}
	order := []string{toSponsor, toAssistant, toManager, toLeadership}
	slices.SortStableFunc(out, func(x, y *Message) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Reader), slices.Index(order, y.Reader)), cmp.Compare(x.Room, y.Room))
	})
	return out, nil
}

func (p Policy) sender() (*netmail.Address, error) {
	if p.From == "" {
		return nil, fmt.Errorf("delivery.from is empty; write who sends into sponsorbook.yaml, as  delivery: {from: Name " +
			"<name@example.com>}")
	}
	return parse(p.From)
}

// address fills in the recipients: none where the exports tell none, or two.
func (m *Message) address(r *Room, p Policy) {
	emails := r.Letter.Emails
	if m.Reader == toLeadership {
		m.Name, emails = "leadership", p.Leadership
		if len(emails) == 0 {
			m.concern(true, "no-address", "no address; write delivery.leadership into sponsorbook.yaml")
		}
	} else if len(emails) > 1 {
		m.concern(true, "two-addresses", "the exports have %d addresses (%s); leave one", len(emails), strings.Join(emails, ", "))
		return
	} else if len(emails) == 0 {
		m.concern(true, "no-address", "no address; add it to the %s table",
			map[string]string{toSponsor: "sponsors", toManager: "accounts"}[m.Reader])
	}
	for _, text := range emails {
		a, err := parse(text)
		if err != nil {
			m.concern(true, "address", "%v; mend it in the exports", err)
			continue
		}
		if m.Reader != toLeadership {
			a.Name = r.Letter.Name
		}
		m.To = append(m.To, a)
	}
}

// allow stops a message to a domain that is not allowed.
func (m *Message) allow(domains []string) {
	for _, a := range m.To {
		if _, domain := split(a.Address); !slices.Contains(domains, domain) {
			m.concern(true, "domain",
				"%s is not in an allowed domain (%s); mend the address, or add the domain to delivery.allowed_domains",
				a.Address, cmp.Or(strings.Join(domains, ", "), "none"))
		}
	}
}

// attach adds the files of the room that its reader gets by mail.
func (m *Message) attach(b *Book, r *Room, p Policy) error {
	for _, file := range r.Files {
		if !mailed(m.Reader, file, p.Copies) {
			continue
		}
		content, err := b.Read(path.Join(r.Path, file))
		if err != nil {
			return err
		}
		m.Parts = append(m.Parts, Part{Name: b.name(file), Title: r.Letter.Phrases.Files[file], Type: mediaType(file),
			Source: path.Join(r.Path, file), SHA256: hash(content), Content: content})
	}
	if m.Reader == toSponsor && len(m.To) == 1 && slices.Contains(r.Files, calendarFile) {
		return m.invite(b, r)
	}
	if len(m.Parts) == 0 {
		m.concern(true, "nothing", "the room has nothing to send")
	}
	return nil
}

const calendarFile = "calendar.ics"

// mailed reports whether a file of a room goes by mail. Pages for a screen stay:
// they lead to each other.
func mailed(reader, file, copies string) bool {
	switch reader {
	case toSponsor:
		// The portfolio tells of revenue and risk: it goes where full copies may go.
		return slices.Contains(map[string][]string{TravelCopies: {"pack-travel.pdf"}, FullCopies: {"pack.pdf", "portfolio.pdf"}}[copies],
			file)
	case toManager:
		return file == "fill-in.xlsx" || path.Dir(file) == "briefings" && path.Ext(file) == ".pdf"
	}
	return file == "scorecard.pdf"
}

// name is a file's name in a mailbox, where last month's lies too.
func (b *Book) name(file string) string {
	ext := path.Ext(file)
	return strings.TrimSuffix(path.Base(file), ext) + "-" + b.Month.String() + ext
}

func mediaType(file string) string {
	return map[string]string{".pdf": "application/pdf", ".ics": "text/calendar; charset=utf-8",
		".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}[path.Ext(file)]
}

// invite adds an invitation for each event of the room's calendar.
func (m *Message) invite(b *Book, r *Room) error {
	source := path.Join(r.Path, calendarFile)
	text, err := b.Read(source)
	if err != nil {
		return err
	}
	all, err := calendar.Invitations(text, m.From, m.To[0])
	if err != nil {
		return fmt.Errorf("%s: %w", source, err)
	}
	days := map[string]int{}
	for _, v := range all {
		title := v.Summary
		if v.Method == "CANCEL" {
			title = r.Letter.Phrases.Cancelled + ": " + title
		}
		name := "meeting-" + v.Day
		if days[v.Day]++; days[v.Day] > 1 {
			name += fmt.Sprintf("-%d", days[v.Day])
		}
		m.Parts = append(m.Parts, Part{Name: name + ".ics", Title: title,
			Type: "text/calendar; charset=utf-8; method=" + v.Method, Source: source, SHA256: hash(v.Bytes), Content: v.Bytes})
	}
	return nil
}

// forAssistant is the assistant's message: the calendar and nothing else; nil
// where there is no assistant, or no calendar.
func forAssistant(b *Book, r *Room, of *Message) (*Message, error) {
	if r.Letter.Assistant == "" || !slices.Contains(r.Files, calendarFile) {
		return nil, nil
	}
	m := &Message{Room: r.Path, Reader: toAssistant, Name: "assistant of " + r.Letter.Name, From: of.From,
		Subject: r.Letter.Phrases.Subject}
	m.Letter = document.Letter{Schema: r.Letter.Schema, Reader: toAssistant, Language: r.Letter.Language, Company: r.Letter.Company,
		Program: r.Letter.Program, Mark: r.Letter.Mark, Subject: m.Subject, Greeting: r.Letter.Phrases.AssistantGreeting,
		Lead: r.Letter.Phrases.Assistant, Foot: r.Letter.Foot, Phrases: r.Letter.Phrases,
		Accounts: r.Letter.Accounts, Tells: r.Letter.Tells, People: r.Letter.People}
	source := path.Join(r.Path, calendarFile)
	content, err := b.Read(source)
	if err != nil {
		return nil, err
	}
	m.Parts = []Part{{Name: b.name(calendarFile), Title: r.Letter.Phrases.Calendar, Type: mediaType(calendarFile),
		Source: source, SHA256: hash(content), Content: content}}
	a, err := parse(r.Letter.Assistant)
	if err != nil {
		m.concern(true, "address", "%v; mend it in the sponsors table", err)
		return m, nil
	}
	m.To = []*netmail.Address{a}
	return m, nil
}
