package returned

import (
	"strings"

	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var meetingForm = form[kinds.Appointment]{
	Spec: kinds.Meetings,
	extra: []rows.Column[kinds.Appointment]{
		{Field: "start", To: func(a *kinds.Appointment) any { return &a.Start }},
		{Field: "end", To: func(a *kinds.Appointment) any { return &a.End }},
		{Field: "agenda", To: func(a *kinds.Appointment) any { return &a.Agenda }},
		{Field: "promises", To: func(a *kinds.Appointment) any { return &a.PromisesGiven }},
		{Field: "follow-ups", To: func(a *kinds.Appointment) any { return &a.FollowUps }},
		{Field: "hours", To: func(a *kinds.Appointment) any { return &a.Hours }},
	},
	keys: meetingKeys,
	show: map[string]func(*merger, *kinds.Item[kinds.Appointment]) string{
		"type": func(_ *merger, it *kinds.Item[kinds.Appointment]) string {
			return kinds.TypeOfMeeting(it.Is.Type, it.Is.Subject)
		},
		"status":   func(_ *merger, it *kinds.Item[kinds.Appointment]) string { return kinds.StatusOfMeeting(it.Is.Status) },
		"form":     formOfMeeting,
		"promises": promisesShown,
	},
	after: debriefed,
}

// meetingKeys are the meeting's id and its identity without one. A meeting that
// somebody adds without a type is also the one of that day.
func meetingKeys(_ *merger, it *kinds.Item[kinds.Appointment], fresh bool) []string {
	meeting := it.Is.Meeting
	meeting.Type = kinds.TypeOfMeeting(it.Is.Type, it.Is.Subject)
	meeting.Accounts = kinds.Keys(it.Entries)
	full := program.RowKey(meeting.ID, meeting.Identity())
	meeting.ID = ""
	out := []string{full, program.RowKey("", meeting.Identity())}
	if !fresh || meeting.Type == "" {
		meeting.Type = "a meeting"
		out = append(out, program.RowKey("", meeting.Identity()))
	}
	return out
}

func formOfMeeting(_ *merger, it *kinds.Item[kinds.Appointment]) string {
	return map[program.Flag]string{program.Yes: "in person", program.No: "virtual"}[kinds.InPerson(it.Is.Form, it.Is.Place, it.Is.Type)]
}

// promisesShown are the promises of a meeting as a workbook writes them.
func promisesShown(_ *merger, it *kinds.Item[kinds.Appointment]) string {
	var out []string
	for _, text := range it.Is.PromisesGiven {
		if what, owner, due := kinds.SplitPromise(text); owner != "" && due.Known() {
			text = what + " (" + owner + ", " + due.String() + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// debriefed makes a meeting held that somebody has told the outcome of: nobody
// debriefs a meeting that did not take place.
func debriefed(m *merger, it *kinds.Item[kinds.Appointment], told map[string]*saying) {
	if told["status"] != nil || !it.Is.Date.Known() || it.Is.Date > m.Facts.AsOf {
		return
	}
	status := kinds.StatusOfMeeting(it.Is.Status)
	for _, field := range [...]string{"outcome", "learned", "customer verdict"} {
		if s := told[field]; s != nil && s.Value != "" && (status == program.Booked || status == program.Proposed) {
			it.Is.Status = program.Held
			it.Is.Origin = it.Is.Origin.SaidBy("status", s.at, program.Voice{By: s.By, On: s.On})
			return
		}
	}
}
