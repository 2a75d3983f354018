// Package calendar writes iCalendar files (RFC 5545): of the whole program, and
// one a sponsor, in the language of the pages.
//
// In goes a program whose plan says what calendars hold; out comes a file that
// Outlook, Google and Apple update in place: each event keeps its UID, and its
// SEQUENCE rises when it changed. Titles are neutral, since calendars are seen
// by assistants and on locked screens: no reasons, no people. It refuses to
// invent: a meeting without a time is the whole day, one without a zone keeps
// the time of its place, one without an end has none.
package calendar

import (
	"strings"
	"sync"

	ics "github.com/arran4/golang-ical"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/program"
)

// Plan is the calendar of the whole program.
func Plan(p *program.Program) []byte {
	return write(p, title(p), p.Plan.Events)
}

// Sponsor is the calendar of one sponsor: the meetings that they are part of and
// the accepted lines that they own. What they are no longer part of is cancelled
// in it, and in no other calendar.
func Sponsor(p *program.Program, name string) []byte { return Sponsors(p)(name) }

// Sponsors writes the calendars of a program's sponsors by their name.
func Sponsors(p *program.Program) func(name string) []byte {
	events := sync.OnceValue(func() map[string][]program.Event { return bySponsor(p) })
	return func(name string) []byte {
		return write(p, title(p)+", "+clean(name, 60), events()[program.PersonMark(name)])
	}
}

// bySponsor are the events of each sponsor's calendar, by the person's mark.
func bySponsor(p *program.Program) map[string][]program.Event {
	out := map[string][]program.Event{}
	for _, e := range p.Plan.Events {
		in := map[string]bool{}
		for _, s := range e.Sponsors {
			if mark := program.PersonMark(s); !in[mark] {
				in[mark] = true
				out[mark] = append(out[mark], e)
			}
		}
		for _, mark := range e.Withdrawn {
			if !in[mark] {
				in[mark] = true
				gone := e
				gone.Cancelled = true
				out[mark] = append(out[mark], gone)
			}
		}
	}
	return out
}

func title(p *program.Program) string {
	if name := clean(p.Settings.Program, 60); name != "" {
		return name
	}
	return speech(p).Say("Executive sponsor program")
}

func speech(p *program.Program) language.Speech { return language.Of(p.Settings.Language) }

func write(p *program.Program, name string, events []program.Event) []byte {
	c := ics.NewCalendarFor("sponsorbook")
	c.SetProductId("-//sponsorbook//sponsorbook//EN")
	c.SetCalscale("GREGORIAN")
	c.SetXWRCalName(name)
	for _, z := range zones(events) {
		c.AddVTimezone(z)
	}
	for _, e := range events {
		c.AddVEvent(event(p, e))
	}
	var b strings.Builder
	if err := c.SerializeTo(&b, ics.WithNewLine("\r\n"), ics.WithLineLength(75)); err != nil {
		return nil // a strings.Builder takes everything
	}
	return []byte(b.String())
}

func event(p *program.Program, e program.Event) *ics.VEvent {
	v := ics.NewEvent(e.UID)
	v.SetProperty(ics.ComponentPropertyDtstamp, p.AsOf.Time().Format(stamp)+"Z")
	v.SetSequence(e.Sequence)
	when(v, e)
	v.SetSummary(speech(p).Term(clean(e.Kind, 80)) + " · " + accounts(p, e.Groups))
	if place := clean(e.Place, 200); place != "" {
		v.SetLocation(place)
	}
	if e.Action != "" && e.Meeting == "" {
		v.SetDescription(speech(p).Sayf("Action plan, line %s", clean(e.Action, 40)))
		v.SetTimeTransparency(ics.TransparencyTransparent)
	}
	v.SetStatus(ics.ObjectStatusConfirmed)
	if e.Cancelled {
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	return v
}

// stamp is a moment without its zone, and day a whole day, as RFC 5545 writes them.
const (
	stamp = "20060102T150405"
	day   = "20060102"
)

// when sets the days and times of an event.
func when(v *ics.VEvent, e program.Event) {
	from, ok := moment(e.Start, e.From)
	if !ok {
		v.SetProperty(ics.ComponentPropertyDtStart, e.Start.Time().Format(day), ics.WithValue("DATE"))
		v.SetProperty(ics.ComponentPropertyDtEnd, (e.End + 1).Time().Format(day), ics.WithValue("DATE"))
		return
	}
	var in []ics.PropertyParameter
	if zone(e.TimeZone) != nil {
		in = append(in, ics.WithTZID(e.TimeZone))
	}
	v.SetProperty(ics.ComponentPropertyDtStart, from.Format(stamp), in...)
	if to, ok := moment(e.End, e.To); ok && to.After(from) {
		v.SetProperty(ics.ComponentPropertyDtEnd, to.Format(stamp), in...)
	}
}

// accounts are the names of the groups, a few of them.
func accounts(p *program.Program, groups []string) string {
	var names []string
	for _, key := range groups {
		if g := p.Group(key); g != nil {
			names = append(names, clean(g.Name, 80))
		}
	}
	if len(names) == 0 {
		return speech(p).Say("the program")
	}
	if len(names) > 3 {
		return speech(p).Sayf("%s and %d more", strings.Join(names[:3], ", "), len(names)-3)
	}
	return strings.Join(names, ", ")
}

// clean is text on one line without control characters, cut at a length.
func clean(text string, longest int) string {
	text = strings.TrimSpace(document.Clean(text))
	if runes := []rune(text); len(runes) > longest {
		return strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return text
}
