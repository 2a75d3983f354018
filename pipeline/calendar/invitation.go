package calendar

import (
	"bytes"
	"fmt"
	netmail "net/mail"
	"strings"

	ics "github.com/arran4/golang-ical"
)

// An Invitation is one event of a calendar as it is mailed (RFC 5546): a request,
// or for what does not take place a cancellation. A later one with the same UID
// and a higher sequence takes its place.
type Invitation struct {
	UID     string
	Method  string // "REQUEST" or "CANCEL"
	Summary string
	Day     string // on which it begins, "2026-11-30"
	Bytes   []byte
}

// Invitations are the events of a calendar that this package wrote, each to one
// attendee. No answer is asked for: the meetings are booked already.
func Invitations(text []byte, organizer, attendee *netmail.Address) ([]Invitation, error) {
	all, err := ics.ParseCalendar(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("read the calendar: %w", err)
	}
	var out []Invitation
	for _, v := range all.Events() {
		method := ics.MethodRequest
		if p := v.GetProperty(ics.ComponentPropertyStatus); p != nil && p.Value == string(ics.ObjectStatusCancelled) {
			method = ics.MethodCancel
		}
		v.SetProperty(ics.ComponentPropertyOrganizer, "mailto:"+organizer.Address, named(organizer)...)
		v.SetProperty(ics.ComponentPropertyAttendee, "mailto:"+attendee.Address, append(named(attendee),
			ics.WithRSVP(false), ics.ParticipationStatusNeedsAction, ics.ParticipationRoleReqParticipant,
			ics.CalendarUserTypeIndividual)...)
		content, err := invitation(all, v, method)
		if err != nil {
			return nil, err
		}
		out = append(out, Invitation{v.Id(), string(method), value(v, ics.ComponentPropertySummary), begins(v), content})
	}
	return out, nil
}

// value is what an event says in a property; "" where it says nothing.
func value(v *ics.VEvent, name ics.ComponentProperty) string {
	if p := v.GetProperty(name); p != nil {
		return p.Value
	}
	return ""
}

// begins is the day on which an event begins, as its place counts days.
func begins(v *ics.VEvent) string {
	start := value(v, ics.ComponentPropertyDtStart)
	if len(start) < len(day) {
		return ""
	}
	return start[:4] + "-" + start[4:6] + "-" + start[6:8]
}

// named is the name of a calendar user, without what a parameter cannot hold.
func named(a *netmail.Address) []ics.PropertyParameter {
	name := strings.NewReplacer(`"`, "'", "^", "").Replace(clean(a.Name, 80))
	if name == "" {
		return nil
	}
	return []ics.PropertyParameter{ics.WithCN(name)}
}

// invitation is a calendar with one event and the zones that it is in.
func invitation(all *ics.Calendar, v *ics.VEvent, method ics.Method) ([]byte, error) {
	c := ics.NewCalendarFor("sponsorbook")
	c.SetProductId("-//sponsorbook//sponsorbook//EN")
	c.SetCalscale("GREGORIAN")
	c.SetMethod(method)
	for _, z := range all.Timezones() {
		if id := z.GetProperty(ics.ComponentPropertyTzid); id != nil && in(v, id.Value) {
			c.AddVTimezone(z)
		}
	}
	c.AddVEvent(v)
	var b strings.Builder
	if err := c.SerializeTo(&b, ics.WithNewLine("\r\n"), ics.WithLineLength(75)); err != nil {
		return nil, fmt.Errorf("write the invitation: %w", err)
	}
	return []byte(b.String()), nil
}

// in reports whether an event begins or ends in a zone.
func in(v *ics.VEvent, zone string) bool {
	for _, name := range []ics.ComponentProperty{ics.ComponentPropertyDtStart, ics.ComponentPropertyDtEnd} {
		if p := v.GetProperty(name); p != nil && len(p.ICalParameters["TZID"]) == 1 && p.ICalParameters["TZID"][0] == zone {
			return true
		}
	}
	return false
}
