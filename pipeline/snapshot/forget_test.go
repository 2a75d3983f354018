package snapshot_test

import (
	"reflect"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

func TestForgetTakesAPersonOutOfEveryPlace(t *testing.T) {
	name := "Zoë O'Neill-Łuk"
	text := func(s string) string { return strings.ReplaceAll(s, "NAME", name) }
	s := program.Snapshot{
		Groups: []program.PastGroup{{Key: "g", Name: "Acme", Sponsor: name, Deputy: "Adam", Successor: name,
			Executive: strings.ToUpper(name),
			Why:       text("tier 1 by hand (asked for by NAME.)"), ProposedWhy: text("NAME's escalation")}},
		Roster:   []program.PastSponsor{{Name: name}, {Name: "Adam"}},
		Contacts: []program.PastContact{{Key: "c1", Name: "zoe o’neill łuk"}, {Key: "c2", Name: "Zoë O'Neill"}},
		Actions: []program.PastAction{{ID: "1", What: text("introduce NAME to the board"), Comment: "Zoëlle O'Neill-Łukas agreed",
			Owner: name, Sponsor: "Adam", Why: text("asked by NAME")}},
		Events:      []program.PastEvent{{UID: "1", In: []string{program.PersonMark("Adam"), program.PersonMark(name)}}},
		Asks:        []program.PastAsk{{ID: "1", Of: name}},
		Escalations: []program.PastEscalation{{ID: "1", Cause: "parts"}},
	}
	before := s.Groups[0].Sponsor
	got, n := snapshot.Forget(s, name)
	if n != 12 {
		t.Errorf("%d places, want 12", n)
	}
	g := got.Groups[0]
	for what, pair := range map[string][2]string{
		"sponsor": {g.Sponsor, snapshot.Removed}, "deputy": {g.Deputy, "Adam"}, "successor": {g.Successor, snapshot.Removed},
		"executive": {g.Executive, snapshot.Removed},
		"why":       {g.Why, "tier 1 by hand (asked for by (removed).)"}, "proposal": {g.ProposedWhy, "(removed)'s escalation"},
		"roster": {got.Roster[0].Name, snapshot.Removed}, "action": {got.Actions[0].What, "introduce (removed) to the board"},
		"another name": {got.Actions[0].Comment, "Zoëlle O'Neill-Łukas agreed"}, "ask": {got.Asks[0].Of, snapshot.Removed},
		"owner": {got.Actions[0].Owner, snapshot.Removed}, "why of an action": {got.Actions[0].Why, "asked by (removed)"},
		"calendar": {strings.Join(got.Events[0].In, ","), program.PersonMark("Adam")},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[0], pair[1])
		}
	}
	if len(got.Contacts) != 1 || got.Contacts[0].Key != "c2" {
		t.Errorf("contacts %v", got.Contacts)
	}
	if s.Groups[0].Sponsor != before || len(s.Contacts) != 2 || s.Contacts[0].Name == "" {
		t.Error("the snapshot that was given has changed")
	}
	if again, n := snapshot.Forget(got, name); n != 0 || !reflect.DeepEqual(again, got) {
		t.Errorf("forgotten twice: %d places", n)
	}
	if _, n := snapshot.Forget(s, " . "); n != 0 {
		t.Errorf("an empty name was found in %d places", n)
	}
}

// FuzzForget promises that a name is gone from any text, and that nothing panics.
func FuzzForget(f *testing.F) {
	f.Add("Ann Ex", "ask ann ex, Ann-Ex and \xff Ann Ex's")
	f.Add("\xff", "\xff")
	f.Fuzz(func(t *testing.T, person, text string) {
		s := program.Snapshot{Actions: []program.PastAction{{What: text}}}
		got, n := snapshot.Forget(s, person)
		if (n > 0) != (got.Actions[0].What != text) {
			t.Fatalf("%d places, %q became %q", n, text, got.Actions[0].What)
		}
	})
}
