package mail

import (
	"bytes"
	"encoding/json"
	netmail "net/mail"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// TestAMismatchStopsEverything changes a finished message, or what its reader may
// see, in each way that the check is there for.
func TestAMismatchStopsEverything(t *testing.T) {
	fine := func() (*Book, *Message) {
		letter := document.Letter{Schema: 1, Reader: toManager, Name: "Ana Castro", Language: "en", Program: "Sponsor program",
			Subject: "Sponsor program: 2 things",
			Lead:    "here it is", Accounts: []string{"A"}, People: "own", Sections: []document.LetterSection{{Title: "Asks",
				Items: []document.LetterItem{{Account: "Aurelia Logistics", Text: "Ines Montalbán, by 15 Nov, 1,250"}}}},
			Phrases: document.LetterPhrases{Attached: "Attached"}}
		text := []byte("BEGIN:VCALENDAR\r\nSUMMARY:Visit · Aurelia Logistics\r\n")
		b := memoryBook(t, map[string][]byte{"managers/a/letter.json": asJSON(t, letter), "managers/a/c.ics": text,
			"managers/b/c.ics": []byte("other")})
		b.Memory.Groups = []program.PastGroup{{Key: "A", Name: "Aurelia Logistics"}, {Key: "B", Name: "Brunnhagen Antriebe"}}
		b.Memory.Contacts = []program.PastContact{{Group: "A", Name: "Ines Montalbán"}, {Group: "B", Name: "Bernd Wüllner"}}
		return b, &Message{Room: "managers/a", Reader: toManager, Name: "Ana Castro", Letter: letter, Subject: letter.Subject,
			From: &netmail.Address{Address: "n@x.example"}, To: []*netmail.Address{{Name: "Ana Castro", Address: "ana@x.example"}},
			Parts: []Part{{Name: "c.ics", Type: "text/calendar; charset=utf-8", Source: "managers/a/c.ics", SHA256: hash(text),
				Content: text}}}
	}
	for _, c := range []struct {
		name   string
		change func(*Book, *Message)
		wire   func([]byte) []byte
		want   string
	}{
		{name: "nothing is wrong"},
		{name: "another's account in the text", change: func(_ *Book, m *Message) { m.Letter.Lead = "see BRUNNHAGEN  Antriebe" },
			want: "names the account Brunnhagen Antriebe"},
		{name: "another's person in the text",
			change: func(_ *Book, m *Message) { m.Letter.Lead = "ask Bernd Wuellner, or Bernd Wüllner" }, want: "names Bernd Wüllner"},
		{name: "the reader's own account became another's", change: func(_ *Book, m *Message) { m.Letter.Accounts = nil },
			want: "names the account Aurelia Logistics"},
		{name: "a figure that no file has", change: func(_ *Book, m *Message) { m.Letter.Lead = "it is 4,711 now" },
			want: "says 4,711, which the room does not"},
		{name: "a file of another room", change: func(_ *Book, m *Message) {
			m.Parts[0].Source, m.Parts[0].Content = "managers/b/c.ics",
				[]byte("other")
		}, want: "is of another room"},
		{name: "a file that was changed on its way", change: func(_ *Book, m *Message) { m.Parts[0].Content = []byte("BEGIN:VCALENDAR") },
			want: "is not managers/a/c.ics"},
		{name: "another subject", wire: func(b []byte) []byte { return bytes.Replace(b, []byte("2 things"), []byte("3 things"), 1) },
			want: "its subject reads"},
		{name: "another address", wire: func(b []byte) []byte { return bytes.Replace(b, []byte("<ana@x"), []byte("<bob@x"), 1) },
			want: "addressed to bob@x.example"},
		{name: "an attachment lost", wire: func(b []byte) []byte {
			return bytes.Replace(b, []byte("attachment; filename"), []byte("inline; no"), 1)
		}, want: "0 attachments instead of 1"},
		{name: "an account that is an ordinary word", change: func(b *Book, m *Message) {
			b.Memory.Groups[1].Name, m.Letter.Lead = "Attached Goods", "attached goods"
			m.Letter.Tells = []string{program.PersonMark("Attached Goods")}
		}},
		{name: "the board's pages name nobody", change: func(b *Book, m *Message) { m.Letter.People = "none" },
			want: "names Ines Montalbán"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, m := fine()
			if c.change != nil {
				c.change(b, m)
			}
			forms, err := NewForms(nil)
			if err != nil {
				t.Fatal(err)
			}
			text, page, err := forms.write(m, nil)
			if err != nil {
				t.Fatal(err)
			}
			m.identify("2026-10", "", text, page)
			eml, err := m.eml(Defaults(), text, page, time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC))
			if err != nil {
				t.Fatal(err)
			}
			if c.wire != nil {
				eml = c.wire(eml)
			}
			err = b.check(eml, m, Defaults(), "")
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// memoryBook is a book that lies nowhere.
func memoryBook(t *testing.T, files map[string][]byte) *Book {
	t.Helper()
	b := &Book{SHA256: "x", sums: map[string]string{}}
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: content}
		b.sums[name] = hash(content)
	}
	b.fsys = fsys
	return b
}

func asJSON(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
