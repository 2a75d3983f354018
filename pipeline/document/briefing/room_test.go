package briefing

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

func TestGuestsBesideTheCardsCarryTheirCompany(t *testing.T) {
	p := documenttest.Rich()
	g, other := p.Groups[0], &program.Group{Key: "other", Name: "Nordviken Terminals", Root: &program.Account{ID: "other", Key: "other"}}
	other.Members = []*program.Account{other.Root}
	m := &program.Meeting{ID: "m", Status: program.Booked, Date: p.AsOf + 18, Accounts: []string{g.Root.Key, other.Root.Key}}
	for _, name := range []string{"Ann One", "Ben Two", "Cat Three", "Dan Four"} {
		other.Contacts = append(other.Contacts, &program.Contact{Name: name, Title: "Chief Executive Officer"})
		m.Theirs = append(m.Theirs, name)
	}
	g.Contacts = append(g.Contacts, &program.Contact{Name: "Eve Own", Title: "Dispatcher"})
	other.Contacts = append(other.Contacts, &program.Contact{Name: "Fay Guest", Title: "Dispatcher"})
	other.Contacts = append(other.Contacts, &program.Contact{Name: "Hal Untitled"})
	m.Theirs = append(m.Theirs, "Eve Own", "Fay Guest", "Gus Unlisted", "Hal Untitled")
	p.Groups = append(p.Groups, other)

	said := ""
	for _, b := range roomBlocks(author.New(p), g, m) {
		if x, ok := b.(document.Paragraph); ok && strings.HasPrefix(x.Line[0].Text, "Also there") {
			for _, s := range x.Line {
				said += s.Text
			}
		}
	}
	for _, want := range []string{"Fay Guest, Dispatcher, Nordviken Terminals, never met", "Eve Own, Dispatcher, never met;",
		"Gus Unlisted, not among the contacts", "Hal Untitled, Nordviken Terminals, never met;"} {
		if !strings.Contains(said+";", want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
}
