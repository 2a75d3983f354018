package mail

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	netmail "net/mail"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/program"
)

// States of a draft.
const (
	New      = "new"
	Updated  = "updated page" // its reader has an earlier one of the same book
	Sent     = "nothing new"  // its reader has exactly this
	Unsure   = "uncertain"    // an earlier one may have arrived; somebody has to ask
	HeldBack = "not sent"     // something has to be mended first
)

// A Draft is a message as it lies in the folder of drafts.
type Draft struct {
	File      string   `json:"file"` // "" of one that is held back
	SHA256    string   `json:"sha256"`
	MessageID string   `json:"message_id"`
	Room      string   `json:"room"`
	Reader    string   `json:"reader"`
	Name      string   `json:"name"`
	To        []string `json:"to"`
	Subject   string   `json:"subject"`
	Bytes     int      `json:"bytes"`
	State     string   `json:"state"`
	Warnings  []string `json:"warnings"`
	Parts     []Sum    `json:"parts"`
	Lines     []string `json:"lines"`
	Text      string   `json:"-"`
	HTML      string   `json:"-"`
}

// Drafts are all messages of a book as they were looked at.
type Drafts struct {
	Schema int     `json:"schema"`
	Book   string  `json:"book"`
	SHA256 string  `json:"book_sha256"` // of its manifest
	Sender string  `json:"envelope_sender"`
	Trial  string  `json:"trial"` // the one address that everything goes to; "" when it is meant
	Drafts []Draft `json:"drafts"`
}

// A Maker makes drafts.
type Maker struct {
	Output string // the output folder
	Policy Policy
	Forms  *Forms
	Ledger *Ledger
	Trial  string // address that everything goes to instead; "" for none
	Now    time.Time
}

// Folder is where the drafts of a book lie.
func Folder(output, book string) string { return filepath.Join(output, "deliver-"+book) }

// Make writes the drafts of a book: an .eml file each, deliver.md, look.html and
// drafts.json. A message that tells what its reader may not see is an error, and
// nothing is written.
func (k Maker) Make(ctx context.Context, b *Book) (*Drafts, error) {
	sender, err := k.Policy.envelope()
	if err != nil {
		return nil, err
	}
	all, err := messages(b, k.Policy)
	if err != nil {
		return nil, err
	}
	out := &Drafts{Schema: 1, Book: b.Month.String(), SHA256: b.SHA256, Sender: sender, Trial: k.Trial, Drafts: []Draft{}}
	before, _ := ReadDrafts(k.Output, out.Book)
	files := map[string][]byte{}
	for _, m := range all {
		d, eml, err := k.draft(ctx, b, m, before)
		if err != nil {
			return nil, err
		}
		if d.File != "" {
			files[d.File] = eml
		}
		out.Drafts = append(out.Drafts, d)
	}
	index, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return nil, err
	}
	files["drafts.json"] = append(index, '\n')
	files["deliver.md"] = out.List(k.Ledger)
	files["look.html"] = out.Look()
	return out, replaceFolder(Folder(k.Output, out.Book), files)
}

// envelope is the address that hears of what did not arrive.
func (p Policy) envelope() (string, error) {
	text := p.Envelope
	if text == "" {
		text = p.From
	}
	if text == "" {
		_, err := p.sender()
		return "", err
	}
	a, err := parse(text)
	if err != nil {
		return "", err
	}
	return a.Address, nil
}

// draft is one message finished and checked.
func (k Maker) draft(ctx context.Context, b *Book, m *Message, before *Drafts) (Draft, []byte, error) {
	if k.Trial != "" {
		if err := m.onTrial(k.Trial); err != nil {
			return Draft{}, nil, err
		}
	}
	password := ""
	if k.Policy.Passwords && slices.ContainsFunc(m.Parts, func(p Part) bool { return path.Ext(p.Source) == ".pdf" }) {
		var err error
		if password, err = k.Policy.password(ctx, m.Room); err != nil {
			m.concern(true, "password", "%v", err)
		}
		m.Locked = true
	}
	text, page, state, err := k.compose(b, m)
	if err != nil {
		return Draft{}, nil, err
	}
	d := Draft{MessageID: m.ID, Room: m.Room, Reader: m.reader(), Name: m.Name, Subject: m.Subject, State: state, Text: text, HTML: page,
		To: []string{}, Warnings: []string{}, Parts: m.sums(), Lines: marks(m.Letter)}
	for _, a := range m.To {
		d.To = append(d.To, a.Address)
	}
	var eml []byte
	if !m.held() {
		if eml, err = k.finish(b, m, text, page, password, before); err != nil {
			return Draft{}, nil, err
		}
		d.Bytes, d.SHA256, d.File = len(eml), hash(eml), strings.ReplaceAll(m.Room, "/", "-")+"-"+m.Reader+".eml"
		if most := k.Policy.MaxMegabytes * 1_000_000; len(eml) > most {
			m.concern(true, "size", "%.1f MB, and %d are the most; raise delivery.max_megabytes, or send the files another way",
				float64(len(eml))/1e6, k.Policy.MaxMegabytes)
		}
	}
	for _, c := range m.Concerns {
		d.Warnings = append(d.Warnings, c.Text)
	}
	if m.held() && d.State != Sent {
		d.State, d.File = HeldBack, ""
	}
	return d, eml, nil
}

// finish is the message's bytes, those of the draft before where it is the same
// message, compared with the reader's room.
func (k Maker) finish(b *Book, m *Message, text, page, password string, before *Drafts) ([]byte, error) {
	if eml, ok := before.same(k.Output, m.ID); ok && b.check(eml, m, k.Policy, password) == nil {
		return eml, nil
	}
	for i := range m.Parts {
		if m.Locked && path.Ext(m.Parts[i].Source) == ".pdf" {
			sealed, err := lock(m.Parts[i].Content, password)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", m.Parts[i].Source, err)
			}
			m.Parts[i].Content = sealed
		}
	}
	eml, err := m.eml(k.Policy, text, page, k.Now)
	if err != nil {
		return nil, err
	}
	return eml, b.check(eml, m, k.Policy, password)
}

// compose writes a message's text and sets its identity: what is new since the
// one that its reader has is marked.
func (k Maker) compose(b *Book, m *Message) (text, page, state string, err error) {
	had, all := k.had(b, m)
	var said map[string]bool
	if had != nil && !all {
		said = map[string]bool{}
		for _, l := range had.Lines {
			said[l] = true
		}
		m.Since = m.day(had.At)
		m.Subject += " (" + m.Letter.Phrases.UpdatedSubject + ")"
		for i, p := range m.Parts {
			m.Parts[i].Changed = !slices.Contains(had.Parts, Sum{p.Name, p.SHA256})
		}
	}
	if text, page, err = k.Forms.write(m, said); err != nil {
		return "", "", "", err
	}
	m.identify(b.Month.String(), k.Policy.ReplyTo, text, page)
	return text, page, k.state(b, m, had, all), nil
}

// day is the day of a moment in the ledger, as the letter's language says it.
func (m *Message) day(at string) string {
	at, _, _ = strings.Cut(at, "T")
	var d program.Date
	if d.UnmarshalText([]byte(at)) != nil {
		return at
	}
	return language.Of(m.Letter.Language).LongDay(d)
}

// had is the newest message of this book that the readers have, and whether all
// of them have exactly what this one says.
func (k Maker) had(b *Book, m *Message) (had *Entry, all bool) {
	all = len(m.To) > 0
	for _, a := range m.To {
		e, ok := k.Ledger.Delivered(b.Month.String(), m.Room, m.reader(), a.Address)
		if !ok {
			all = false
			continue
		}
		had = &e
		all = all && slices.Equal(e.Parts, m.sums()) && slices.Equal(e.Lines, marks(m.Letter))
	}
	return had, all
}

func (k Maker) state(b *Book, m *Message, had *Entry, all bool) string {
	open := k.Ledger.Open(b.Month.String())
	unsure := slices.ContainsFunc(open, func(e Entry) bool {
		return e.Room == m.Room && e.Reader == m.reader() &&
			slices.ContainsFunc(m.To, func(a *netmail.Address) bool { return a.Address == e.To })
	})
	switch {
	case unsure:
		return Unsure
	case all:
		return Sent
	case had != nil:
		return Updated
	}
	return New
}

// reader is the reader's kind in the ledger; a trial is none of theirs.
func (m *Message) reader() string {
	if m.Intended != "" {
		return "trial " + m.Reader
	}
	return m.Reader
}

func (m *Message) sums() []Sum {
	out := []Sum{}
	for _, p := range m.Parts {
		out = append(out, Sum{p.Name, p.SHA256})
	}
	return out
}

// onTrial turns a message to one address, with the intended one in the subject.
func (m *Message) onTrial(address string) error {
	a, err := parse(address)
	if err != nil {
		return err
	}
	m.Intended = addressList(m.To)
	if m.Intended == "" {
		m.Intended = m.Name
	}
	m.Subject = "[" + fmt.Sprintf(m.Letter.Phrases.Intended, m.Intended) + "] " + m.Subject
	m.To = []*netmail.Address{a}
	return nil
}

// ReadDrafts are the drafts that lie in their folder; nil where there are none.
func ReadDrafts(output, book string) (*Drafts, error) {
	text, err := os.ReadFile(filepath.Join(Folder(output, book), "drafts.json"))
	if err != nil {
		return nil, fmt.Errorf("there are no drafts of %s: %w; make them with sponsorbook deliver", book, err)
	}
	d := &Drafts{}
	if err := json.Unmarshal(text, d); err != nil || d.Book != book {
		return nil, fmt.Errorf("%s/drafts.json does not read; make the drafts again with sponsorbook deliver", Folder(output, book))
	}
	return d, nil
}

// same is the draft of a Message-ID that lies there unchanged.
func (d *Drafts) same(output, id string) ([]byte, bool) {
	for i := 0; d != nil && i < len(d.Drafts); i++ {
		if d.Drafts[i].MessageID == id && d.Drafts[i].File != "" {
			eml, err := d.read(output, d.Drafts[i])
			return eml, err == nil
		}
	}
	return nil, false
}

// read is the file of a draft that is as it was looked at.
func (d *Drafts) read(output string, draft Draft) ([]byte, error) {
	eml, err := os.ReadFile(filepath.Join(Folder(output, d.Book), filepath.Base(draft.File)))
	if err == nil && hash(eml) != draft.SHA256 {
		err = fmt.Errorf("%s was changed", draft.File)
	}
	if err != nil {
		return nil, fmt.Errorf("%w; make the drafts again with sponsorbook deliver, and look at them", err)
	}
	return eml, nil
}

// replaceFolder puts files into a folder in the place of what was there.
func replaceFolder(dir string, files map[string][]byte) error {
	staged := filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".new")
	err := os.RemoveAll(staged)
	if err == nil {
		err = os.Mkdir(staged, 0o700)
	}
	for name, content := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(staged, name), content, 0o600)
		}
	}
	if err == nil {
		err = os.RemoveAll(dir)
	}
	if err == nil {
		err = os.Rename(staged, dir)
	}
	if err != nil {
		return fmt.Errorf("write the drafts: %w", errors.Join(err, os.RemoveAll(staged)))
	}
	return nil
}
