package author_test

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/program"
)

func TestTheTimeOfAMeetingNamesItsZoneWhereTheInputDoes(t *testing.T) {
	a := author.New(&program.Program{Facts: &program.Facts{AsOf: program.NewDate(2026, 11, 1),
		Sponsors: []*program.Sponsor{{Name: "Ada", TimeZone: "Europe/Berlin"}}}})
	for zone, want := range map[string]string{"Europe/Berlin": " Berlin time", "America/Argentina/Buenos_Aires": " Buenos Aires time",
		"UTC": " UTC", "CET": " CET", "Etc/GMT-9": " UTC+9", "Etc/UTC": " UTC", "": ""} {
		m := &program.Meeting{Date: program.NewDate(2026, 12, 10), Start: "09:30", TimeZone: zone, Sponsor: "Ada"}
		if got := a.When(m); !strings.HasSuffix(got, ", 09:30"+want) {
			t.Errorf("in %q: %q", zone, got)
		}
	}
	if got := a.When(&program.Meeting{Date: program.NewDate(2026, 12, 10), TimeZone: "Europe/Berlin"}); strings.Contains(got, "Berlin") {
		t.Errorf("a day without hours has a zone: %q", got)
	}
}

func TestAWindowIsDrawnAsTheHalfMonthThatItIsCalled(t *testing.T) {
	day := program.NewDate
	p := &program.Program{Facts: &program.Facts{AsOf: day(2026, 11, 20)}}
	p.Plan.Period = program.Period{From: day(2026, 11, 21), To: day(2027, 11, 20)}
	marks := []program.Mark{{Label: "Visit", When: "second half of November", From: day(2026, 11, 23), To: day(2026, 11, 27)},
		{Label: "Visit", When: "first half of May", From: day(2027, 5, 4), To: day(2027, 5, 14)},
		{Label: "Visit", When: "Jun–Jul", From: day(2027, 6, 4), To: day(2027, 7, 14)}}
	y := author.New(p).Strip(&program.Group{}, marks)
	want := []program.Period{{From: day(2026, 11, 21), To: day(2026, 11, 30)}, {From: day(2027, 5, 1), To: day(2027, 5, 15)},
		{From: day(2027, 6, 4), To: day(2027, 7, 14)}}
	for i, m := range y.Lanes[0].Marks {
		if got := (program.Period{From: m.From, To: m.To}); got != want[i] {
			t.Errorf("window %d is drawn as %v, want %v", i, got, want[i])
		}
	}
	if y.Today != p.AsOf || y.Named == "" {
		t.Errorf("the year is looked at on %v, %q", y.Today, y.Named)
	}
}

func TestMeetingsOfOneDayAreNumberedInTheirOrder(t *testing.T) {
	at := func(id, day, start string) *program.Meeting {
		d, err := program.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		return &program.Meeting{ID: id, Date: d, Start: start}
	}
	var got []string
	for _, p := range author.New(&program.Program{Facts: &program.Facts{}}).MeetingPages([]*program.Meeting{at("c", "2026-11-03",
		"15:00"), at("d", "2026-11-04", ""),
		at("b", "2026-11-03", "09:00"),
		at("a", "2026-11-03", "15:00")}, "agendas", &program.Group{Slug: "globex"}) {
		got = append(got, p.ID+" "+p.Path)
	}
	want := []string{"b agendas/globex-2026-11-03", "a agendas/globex-2026-11-03-2", "c agendas/globex-2026-11-03-3",
		"d agendas/globex-2026-11-04"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
