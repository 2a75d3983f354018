package rooms

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// managed is the room of the sample's account manager, with what follows from the program.
func managed(p *program.Program) *author.Author {
	return author.New(p).In(author.AccountManager, author.ManagerRoom("T. Zieliński"), "T. Zieliński")
}

func TestTheWorkbookIsWantedBeforeTheBriefingOfTheNextMeetingGoesOut(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	m := author.NextMeeting(g, p.AsOf)
	p.Plan.Actions = nil
	visit := func(due program.Date) {
		p.Plan.Actions = []program.Action{{ID: "v", Group: g.Key, Meeting: m.ID, Booked: true, Status: program.StatusPlanned,
			Steps: []program.Step{{Code: "briefing", Due: due}, {Code: "goal", Due: p.AsOf}}}}
	}
	p.Settings.Manager = "Ola Nord"
	for name, c := range map[string]struct {
		due  program.Date
		want string
	}{
		"of a meeting soon": {p.AsOf + 12,
			"Back to Ola Nord by 3 December 2026: that day the briefing for 10 Dec goes to the sponsor."},
		"of one behind the next book":    {p.AsOf + 45, "Back to Ola Nord in time for the book of December 2026."},
		"of one whose briefing has gone": {p.AsOf - 1, "Back to Ola Nord in time for the book of December 2026."},
	} {
		visit(c.due)
		if got := strings.ReplaceAll(wantedBy(managed(p)), "\u00a0", " "); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Exports without ids of meetings have lines of the plan without any: which of two meetings
// such a line is about nobody can tell.
func TestAMeetingWithoutAnIdIsNotTakenForAnother(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	g.Meetings = []*program.Meeting{{Status: program.Booked, Date: p.AsOf + 3, Accounts: []string{g.Root.Key}},
		{Status: program.Booked, Date: p.AsOf + 30, Accounts: []string{g.Root.Key}}}
	p.Settings.Manager = "Ola Nord"
	p.Plan.Actions = []program.Action{{ID: "v", Group: g.Key, Booked: true, Status: program.StatusPlanned,
		Steps: []program.Step{{Code: "briefing", Due: p.AsOf + 23}}}}
	if got := wantedBy(managed(p)); strings.Contains(got, "briefing for") {
		t.Errorf("%q", got)
	}
}

func TestAnAccountManagerSeesWhatNotToSayAtTheirNextMeetings(t *testing.T) {
	p := documenttest.Rich()
	p.Groups[0].Profiles = []*program.Profile{{TopicsAvoid: "The outage"}}
	said := ""
	for _, r := range meetingsAhead(managed(p))[0].(document.Table).Rows {
		for _, c := range r.Cells {
			said += lineText(c) + "|"
		}
		said += "\n"
	}
	said = strings.ReplaceAll(said, "\u00a0", " ")
	first, second := strings.Index(said, "Tuesday 1 December"), strings.Index(said, "Thursday 10 December, 14:00–15:30 Amsterdam time")
	if first < 0 || second < first || !strings.Contains(said, "|not told yet|\n") || !strings.Contains(said, "|The outage.|\n") {
		t.Errorf("the next meetings: %s", said)
	}
}

func TestARoomSaysThatNothingChangedAndThatThereIsNothingToCompareWith(t *testing.T) {
	p := documenttest.Rich()
	said := func() string {
		for _, s := range managerPage(managed(p)).Sections {
			if s.ID == "changes" {
				if x, ok := s.Blocks[0].(document.Paragraph); ok {
					return s.Note + ": " + lineText(x.Line)
				}
				return s.Note
			}
		}
		return ""
	}
	if got := said(); got != "since October 2026" {
		t.Errorf("of a book with changes: %q", got)
	}
	p.Changes = nil
	if got := said(); got != "since October 2026: Nothing changed at your accounts." {
		t.Errorf("of a book without: %q", got)
	}
	p.Previous = 0
	if got := said(); got != "this is the first book: From the next book on, what changed stands here." {
		t.Errorf("of the first book: %q", got)
	}
}
