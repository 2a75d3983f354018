package calendar

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func on(y int, m time.Month, d int) program.Date { return program.NewDate(y, m, d) }

// fixture is a program with a visit, a cancelled call, a line and a round table.
func fixture() *program.Program {
	a := &program.Account{Key: "a", Name: "Aurelia Logistics, \"Gdańsk\"; Sp. z o.o."}
	b := &program.Account{Key: "b", Name: "Satō Industries 佐藤工業"}
	p := &program.Program{Settings: program.Settings{Program: "Executive sponsor program"},
		Facts: &program.Facts{AsOf: on(2026, 10, 31), Groups: []*program.Group{
			{Key: "a", Name: a.Name, Root: a}, {Key: "b", Name: b.Name, Root: b}}}}
	p.Plan.Events = []program.Event{
		{UID: "1@sponsorbook", Action: "A-1", Groups: []string{"a"}, Kind: "Action due", Start: on(2026, 11, 20), End: on(2026, 11, 20),
			Sponsors: []string{"Helena Brandt"}},
		{UID: "2@sponsorbook", Meeting: "M-1", Groups: []string{"a"}, Kind: "Visit", Place: "Aleja Grunwaldzka 472,\nGdańsk",
			Start: on(2026, 12, 10), End: on(2026, 12, 10),
			From: "14:00", To: "16:30", TimeZone: "Europe/Warsaw", Sequence: 1, Sponsors: []string{"Helena Brandt"},
			Withdrawn: []string{program.PersonMark("Maduka Okafor")}},
		{UID: "3@sponsorbook", Meeting: "M-2", Groups: []string{"b"}, Kind: "Call", Start: on(2027, 1, 12), End: on(2027, 1, 13),
			From: "23:30", To: "00:15",
			TimeZone: "Asia/Tokyo", Cancelled: true, Sequence: 2, Sponsors: []string{"Maduka Okafor"}},
		{UID: "4@sponsorbook", Meeting: "M-3", Groups: []string{"a", "b"}, Kind: "Round table", Start: on(2027, 2, 3), End: on(2027, 2, 3),
			From: "09:00", TimeZone: "somewhere"},
	}
	return p
}

func TestTheCalendarIsTheGolden(t *testing.T) {
	const golden = "testdata/plan.ics"
	got := Plan(fixture())
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(got) != string(want) {
		t.Errorf("%v; got\n%s", err, got)
	}
}

func TestASponsorSeesTheirOwnEventsAndWhatTheyLeft(t *testing.T) {
	helena, maduka := string(Sponsor(fixture(), "Helena Brandt")), string(Sponsor(fixture(), "maduka OKAFOR"))
	for name, c := range map[string]struct {
		text, has string
		want      bool
	}{
		"her visit":                              {helena, "UID:2@", true},
		"her visit takes place":                  {helena, "STATUS:CANCELLED", false},
		"not his call":                           {helena, "UID:3@", false},
		"not the meeting that has no sponsor":    {helena, "UID:4@", false},
		"the visit he left is cancelled for him": {maduka, "UID:2@", true},
		"his line":                               {maduka, "UID:1@", false},
	} {
		if strings.Contains(c.text, c.has) != c.want {
			t.Errorf("%s: %q in\n%s", name, c.has, c.text)
		}
	}
	if n := strings.Count(maduka, "STATUS:CANCELLED"); n != 2 {
		t.Errorf("%d events are cancelled for the one who left, want 2", n)
	}
}

func TestClocksAreThoseOfThePlaceInEveryZone(t *testing.T) {
	for _, name := range []string{"Europe/Warsaw", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Asia/Tokyo", "Asia/Kolkata",
		"Africa/Casablanca", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Chatham", "America/Santiago", "Asia/Jerusalem", "UTC"} {
		z := definition(name, 2026, 2027)
		for d := on(2026, 1, 1); d < on(2027, 12, 31); d += 3 {
			local, _ := moment(d, "12:00")
			_, want := time.Date(local.Year(), local.Month(), local.Day(), 12, 0, 0, 0, zone(name)).Zone()
			if got := offsetAt(t, z, local); got != offset(want) {
				t.Fatalf("%s on %s: %s, want %s", name, d, got, offset(want))
			}
		}
	}
}

// offsetAt reads a definition as RFC 5545 says: the latest onset counts.
func offsetAt(t *testing.T, z *ics.VTimezone, local time.Time) string {
	t.Helper()
	best, offset := time.Time{}, ""
	for _, c := range z.Components {
		var b ics.ComponentBase
		switch c := c.(type) {
		case *ics.Standard:
			b = c.ComponentBase
		case *ics.Daylight:
			b = c.ComponentBase
		}
		start, err := time.Parse(stamp, b.GetProperty(ics.ComponentPropertyDtStart).Value)
		if err != nil {
			t.Fatal(err)
		}
		onset := start
		if r := b.GetProperty(ics.ComponentPropertyRrule); r != nil {
			onset = lastOnset(t, start, r.Value, local)
		}
		if !onset.After(local) && onset.After(best) {
			best, offset = onset, b.GetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto)).Value
		}
	}
	return offset
}

func lastOnset(t *testing.T, start time.Time, rule string, before time.Time) time.Time {
	t.Helper()
	_, byDay, _ := strings.Cut(rule, "BYDAY=")
	best := start
	for year := start.Year(); year <= before.Year(); year++ {
		var days []time.Time
		for d := time.Date(year, start.Month(), 1, start.Hour(), start.Minute(), 0, 0,
			time.UTC); d.Month() == start.Month(); d = d.AddDate(0, 0, 1) {
			if strings.HasSuffix(byDay, strings.ToUpper(d.Weekday().String()[:2])) {
				days = append(days, d)
			}
		}
		at := days[len(days)-1]
		if byDay[0] != '-' {
			at = days[byDay[0]-'1']
		}
		if !at.After(before) {
			best = at
		}
	}
	return best
}

func TestNoTextBreaksOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := fixture()
		p.Groups[0].Name = rapid.String().Draw(t, "name")
		for i := range p.Plan.Events {
			p.Plan.Events[i].Place = rapid.String().Draw(t, "place")
			p.Plan.Events[i].TimeZone = rapid.String().Draw(t, "zone")
			p.Plan.Events[i].From = rapid.String().Draw(t, "from")
		}
		checkLines(t, Plan(p))
	})
}

// checkLines holds a file to what RFC 5545 says of lines.
func checkLines(t rapid.TB, text []byte) {
	lines := strings.Split(strings.TrimSuffix(string(text), "\r\n"), "\r\n")
	events := 0
	for _, l := range lines {
		if len(l) > 75 || strings.ContainsFunc(l, func(r rune) bool { return r < ' ' }) {
			t.Fatalf("line %q", l)
		}
		if l == "BEGIN:VEVENT" {
			events++
		}
	}
	if c, err := ics.ParseCalendar(strings.NewReader(string(text))); err != nil || len(c.Events()) != 4 || events != 4 {
		t.Fatalf("%d events, %v:\n%s", events, err, text)
	}
}

func FuzzTitles(f *testing.F) {
	f.Add("Aurelia\r\nBEGIN:VEVENT", "Gdańsk;,\\", "Europe/Berlin")
	f.Fuzz(func(t *testing.T, name, place, zone string) {
		p := fixture()
		p.Groups[0].Name, p.Plan.Events[1].Place, p.Plan.Events[1].TimeZone = name, place, zone
		checkLines(t, Plan(p))
	})
}

func TestTheCalendarSpeaksTheLanguageOfThePages(t *testing.T) {
	p := fixture()
	p.Settings.Language, p.Settings.Program = "de", ""
	text := strings.ReplaceAll(string(Plan(p)), "\r\n ", "")
	for _, want := range []string{"SUMMARY:Besuch · ", "SUMMARY:Anruf · ", "SUMMARY:Runder Tisch · ", "SUMMARY:Maßnahme fällig · ",
		"DESCRIPTION:Maßnahmenplan\\, Zeile A-1", "X-WR-CALNAME:Executive-Sponsor-Programm"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
