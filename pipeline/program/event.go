package program

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// An Event is a booked meeting or the due date of an accepted line, as a
// calendar holds it: neutral, without reasons.
type Event struct {
	UID        string // stable from book to book
	Meeting    string // id of the meeting; "" for the due date of a line
	Action     string // id of the line of the plan; "" when none is about it
	Groups     []string
	Kind       string // "Visit", "QBR", "Call"; "Action due" for a line
	Place      string
	Start, End Date   // the same day unless it ends after midnight
	From, To   string // "14:00", local; both "" for a whole day, To alone for an unknown end
	TimeZone   string // IANA name; "" unknown: From and To are the place's own time
	Cancelled  bool   // an earlier book's calendar held it, and it does not take place
	Sequence   int    // how often its State changed
	Sponsors   []string
	Withdrawn  []string // PersonMark of those whose calendars held it and who are no longer part of it
}

// State changes whenever a calendar that holds the event must be brought up to date.
func (e Event) State() string {
	return mark(fmt.Sprintf("%d %d %s %s %s %t %q %q", e.Start, e.End, e.From, e.To, e.TimeZone, e.Cancelled, e.Place, e.In()))
}

// In are the marks of everybody whose calendar holds the event, whether it
// takes place for them or not.
func (e Event) In() []string {
	var out []string
	for _, name := range e.Sponsors {
		out = append(out, PersonMark(name))
	}
	out = append(out, e.Withdrawn...)
	slices.Sort(out)
	return slices.Compact(out)
}

// Travels reports whether a meeting is one that somebody travels to.
func (m *Meeting) Travels() bool {
	return m.InPerson == Yes || m.InPerson == Unknown && m.Type == Visit
}

// Identity is the meeting's id; of one without, what is least likely to change.
func (m *Meeting) Identity() string {
	if m.ID != "" {
		return m.ID
	}
	return strings.Join(append([]string{m.Type, m.Date.String()}, m.Accounts...), "\x00")
}

// PersonMark stands for a person where a name must not be remembered.
func PersonMark(name string) string { return mark("person " + Fold(name)) }

func mark(text string) string {
	sum := sha256.Sum256([]byte(strings.ToValidUTF8(text, "\uFFFD")))
	return hex.EncodeToString(sum[:6])
}
