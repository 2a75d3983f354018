package mail

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// Audiences are what --to may say, each with its readers.
var Audiences = map[string][]string{
	"sponsors": {toSponsor, toAssistant}, "managers": {toManager}, "leadership": {toLeadership},
}

// Wanted reports whether a draft is for one of the named and of the audience; no
// names are everybody's, no audience is every one.
func Wanted(d Draft, only []string, audience string) bool {
	reader := strings.TrimPrefix(d.Reader, "trial ")
	if audience != "" && !slices.Contains(Audiences[audience], reader) {
		return false
	}
	return len(only) == 0 || slices.ContainsFunc(only, func(name string) bool { return d.named(name) })
}

func (d Draft) named(name string) bool {
	return program.Fold(d.Name) == program.Fold(name) || d.Room == name || path.Base(d.Room) == name ||
		slices.ContainsFunc(d.To, func(to string) bool { return strings.EqualFold(to, name) })
}

// Settle answers for uncertain messages: they arrived, or they did not and may be
// sent again. A Message-ID that is not uncertain is an error.
func (l *Ledger) Settle(b *Book, drafts *Drafts, ids []string, arrived bool) error {
	for _, id := range ids {
		id = strings.Trim(id, "<>")
		found := false
		for _, e := range l.Open(b.Month.String()) {
			if e.MessageID != id {
				continue
			}
			found = true
			e.State, e.Reply = Released, "somebody said that it did not arrive"
			if arrived {
				e.State, e.Reply = Accepted, "somebody said that it arrived"
				e.Parts, e.Lines = drafts.content(id)
			}
			if err := l.Add(e); err != nil {
				return err
			}
		}
		if !found {
			return fmt.Errorf("no message %s of the book %s is uncertain; see deliver.md", id, b.Month)
		}
	}
	return nil
}

// content is what a message held, as far as its draft still lies there.
func (d *Drafts) content(id string) ([]Sum, []string) {
	for i := 0; d != nil && i < len(d.Drafts); i++ {
		if d.Drafts[i].MessageID == id {
			return d.Drafts[i].Parts, d.Drafts[i].Lines
		}
	}
	return nil, nil
}
