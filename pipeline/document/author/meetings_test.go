package author_test

import (
	"slices"
	"testing"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/program"
)

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
