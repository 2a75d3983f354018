package intake

import (
	"strings"

	"sponsorbook/pipeline/program"
)

var meetingForm = form[appointment]{
	spec: meetings,
	extra: []column[appointment]{
		{"start", func(a *appointment) any { return &a.Start }},
		{"end", func(a *appointment) any { return &a.End }},
		{"agenda", func(a *appointment) any { return &a.Agenda }},
		{"promises", func(a *appointment) any { return &a.promises }},
		{"follow-ups", func(a *appointment) any { return &a.FollowUps }},
		{"hours", func(a *appointment) any { return &a.Hours }},
	},
	keys: meetingKeys,
	show: map[string]func(*merger, *item[appointment]) string{
		"type":     func(_ *merger, it *item[appointment]) string { return typeOfMeeting(it.is.Type, it.is.subject) },
		"status":   func(_ *merger, it *item[appointment]) string { return statusOfMeeting(it.is.Status) },
		"form":     formOfMeeting,
		"promises": promisesShown,
	},
	after: debriefed,
}

// meetingKeys are the meeting's id and its identity without one. A meeting that
// somebody adds without a type is also the one of that day.
func meetingKeys(_ *merger, it *item[appointment], fresh bool) []string {
	meeting := it.is.Meeting
	meeting.Type = typeOfMeeting(it.is.Type, it.is.subject)
	meeting.Accounts = keys(it.entries)
	full := program.RowKey(meeting.ID, meeting.Identity())
	meeting.ID = ""
	out := []string{full, program.RowKey("", meeting.Identity())}
	if !fresh || meeting.Type == "" {
		meeting.Type = "a meeting"
		out = append(out, program.RowKey("", meeting.Identity()))
	}
	return out
}

func formOfMeeting(_ *merger, it *item[appointment]) string {
	return map[program.Flag]string{program.Yes: "in person", program.No: "virtual"}[inPerson(it.is.form, it.is.Place)]
}

// promisesShown are the promises of a meeting as a workbook writes them.
func promisesShown(_ *merger, it *item[appointment]) string {
	var out []string
	for _, text := range it.is.promises {
		if what, owner, due := splitPromise(text); owner != "" && due.Known() {
			text = what + " (" + owner + ", " + due.String() + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// debriefed makes a meeting held that somebody has told the outcome of: nobody
// debriefs a meeting that did not take place.
func debriefed(m *merger, it *item[appointment], told map[string]*saying) {
	if told["status"] != nil || !it.is.Date.Known() || it.is.Date > m.facts.AsOf {
		return
	}
	status := statusOfMeeting(it.is.Status)
	for _, field := range [...]string{"outcome", "learned", "customer verdict"} {
		if s := told[field]; s != nil && s.Value != "" && (status == program.Booked || status == program.Proposed) {
			it.is.Status = program.Held
			it.is.Origin = it.is.Origin.SaidBy("status", s.at, program.Voice{By: s.By, On: s.On})
			return
		}
	}
}
