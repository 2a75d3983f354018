package briefing

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// section is a section of a group's page; without blocks where it has none.
func section(p *program.Program, g *program.Group, id string) document.Section {
	for _, s := range Brief(p, g, Full).Sections {
		if s.ID == id {
			return s
		}
	}
	return document.Section{}
}

func watched(p *program.Program, g *program.Group) []document.Figure {
	return section(p, g, "watch").Blocks[0].(document.Figures).Items
}

func TestTheWatchLineHasFourFixedPlaces(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	say := func() string {
		var out []string
		for _, f := range watched(p, g) {
			out = append(out, fmt.Sprintf("%s: %s %v", f.Label, f.Value, f.Warn))
		}
		return strings.Join(out, "|")
	}
	if got := say(); got != "Renewal: 19\u00a0March\u00a02027 false|Revenue, 12 months: €6.30\u00a0m, +8\u00a0% false|In dispute: amount "+
		"not told true|Sponsor: You, since March 2025 false" {
		t.Errorf("watched %q", got)
	}
	cases := []struct {
		name   string
		change func()
		want   string
	}{
		{"without a dispute the place stays, whatever is overdue", func() {
			for _, i := range g.Issues {
				i.IsOpen = false
			}
		}, "|In dispute or not counted: nothing false|"},
		{"money in dispute is told alone, beside promises overdue", func() {
			g.Issues = append(g.Issues,
				&program.Issue{IsOpen: true, Billing: true, Amount: program.Reporting(documenttest.Dec("84000"), "EUR")})
		}, "In dispute: €84,000 true"},
		{"money that is not counted comes before all", func() {
			g.Unconverted = []program.Money{program.NewMoney(documenttest.Dec("45384.14"), "GBP")}
		}, "Not counted: £45,384 true"},
		{"a sponsor who leaves is a warning", func() { p.Pairings[0].Leaves = documenttest.Day("2027-06-30") },
			"Sponsor: You, until 30\u00a0Jun\u00a02027 true"},
		{"a fall of six in a hundred is a warning", func() { p.Standings[0].Change = documenttest.Dec("-0.06") },
			"€6.30\u00a0m, −6\u00a0% true"},
		{"no sponsor is a warning", func() { p.Pairings[0].Confirmed = false }, "Sponsor: none yet true"},
		{"a renewal without a date is said", func() { g.Members[0].Renewal, g.Contracts = 0, nil }, "Renewal: no date false"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.change(); !strings.Contains(say(), c.want) {
				t.Errorf("watched %q, want %q", say(), c.want)
			}
		})
	}
}

func TestARoomIsTheirsBySeniorityThenOurs(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	m := author.NextMeeting(g, p.AsOf)
	m.Theirs = []string{"Ines Carvalho", "Somebody Else", "Pieter de Vos"}
	for _, c := range g.Contacts {
		switch c.Name {
		case "Pieter de Vos":
			c.Level = 1
		case "Ines Carvalho":
			c.Level = 2
		}
	}
	var names []string
	for _, k := range section(p, g, "room").Blocks[0].(document.Cards).Items {
		names = append(names, k.Name[0].Text)
	}
	if got := strings.Join(names, ", "); got != "Pieter de Vos, Ines Carvalho, Somebody Else, T. Zieliński" {
		t.Errorf("the room is %q", got)
	}
	m.Theirs = append(m.Theirs, "A", "B")
	blocks := section(p, g, "room").Blocks
	if len(blocks) < 2 || !strings.Contains(text(blocks[1].(document.Paragraph).Line), "A") {
		t.Error("who finds no card is not named")
	}
}

func TestOfEverybodyInTheRoomStanceAndLastMeetingAreSaid(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	m := author.NextMeeting(g, p.AsOf)
	m.Theirs = []string{"Pieter de Vos", "Dana Petrescu", "Ola Nord"}
	g.Contacts = append(g.Contacts, &program.Contact{Key: "ola", Account: g.Key, Name: "Ola Nord", Title: "Dispatcher", Role: "uses"})
	said := func() string {
		var b strings.Builder
		for _, k := range section(p, g, "room").Blocks[0].(document.Cards).Items {
			if k.Ours {
				continue
			}
			b.WriteString(text(k.Name) + ": ")
			for _, l := range k.Lines {
				b.WriteString(text(l) + "; ")
			}
			b.WriteString(k.Stance.Words.Text + "|")
		}
		return strings.ReplaceAll(b.String(), "\u00a0", " ")
	}
	for _, want := range []string{"Pieter de Vos: CEO; met 14 May", "; supports, 10 Mar|",
		"decides, never met; stance not known|", "Ola Nord: Dispatcher; never met; stance not known|"} {
		if got := said(); !strings.Contains(got, want) {
			t.Errorf("the cards say %q, want %q", got, want)
		}
	}
	rows := map[string]string{}
	for _, r := range section(p, g, "people").Blocks[0].(document.Relations).Table.Rows {
		for _, c := range r.Cells[1:] {
			rows[text(r.Cells[0])] += text(c) + "|"
		}
	}
	if got := strings.ReplaceAll(rows["Pieter de Vos · in the room"], "\u00a0", " "); got != "decides|supports, 10 Mar|14 May|" {
		t.Errorf("of one in the room the table says %q of %q", got, rows)
	}
	for _, c := range g.Contacts {
		c.LastContact = 0
	}
	g.Meetings = []*program.Meeting{m}
	for _, x := range p.Meetings {
		if x != m {
			x.Theirs = nil
		}
	}
	if got := said(); strings.Contains(got, "never met") || !strings.Contains(got, "last met not known") {
		t.Errorf("where no export tells whom we met, the cards say %q", got)
	}
}

func text(l document.Line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestAMapShowsWhoMetWhomAndWhoNobodyMet(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	r := section(p, g, "people").Blocks[0].(document.Relations)
	if !strings.Contains(r.Describe, "You: ") || !strings.Contains(r.Describe, "nobody: Dana Petrescu") {
		t.Errorf("the map says %q", r.Describe)
	}
	for _, c := range g.Contacts {
		c.Owner = ""
	}
	g.Team, g.Meetings = nil, nil
	if _, ok := section(p, g, "people").Blocks[0].(document.Table); !ok {
		t.Error("a map is drawn of nobody")
	}
}

// thin is a group of which invoices and an account manager are all that is known.
func thin() (*program.Program, *program.Group) {
	p := documenttest.Rich()
	g := p.Groups[0]
	bare := documenttest.Group(&program.Account{Key: g.Key, Name: g.Name, Manager: "T. Zieliński"})
	bare.Revenue = g.Revenue
	*g = *bare
	p.Issues, p.Escalations = nil, nil
	return p, g
}

func TestAThinPageAsksForWhatIsMissing(t *testing.T) {
	p, g := thin()
	list := section(p, g, "ask").Blocks[0].(document.Questions)
	if got := text(list.Items[0].Line); got != "Who decides about us, and who signs?" || len(list.Items) != 7 {
		t.Errorf("asks %d, first %q", len(list.Items), got)
	}
	if bars := section(p, g, "figures").Blocks[0].(document.Bars); len(bars.Items) != 12 || !bars.Items[11].Compared {
		t.Errorf("revenue by month has %d bars", len(bars.Items))
	}
	for _, s := range Brief(p, g, Full).Sections {
		if strings.Contains(fmt.Sprint(s.Blocks), "Not known") {
			t.Errorf("%s says that something is not known, beside the questions", s.ID)
		}
	}
	g.Profiles = []*program.Profile{{ValueMessage: "Nine hours faster."}}
	if s := section(p, g, "ask"); s.Blocks != nil {
		t.Error("a page that has something to say is made as a thin one")
	}
}

func TestAProductLineThatStoppedIsAskedAbout(t *testing.T) {
	p, g := thin()
	stopped, goes := program.Series(nil), program.Series(nil)
	for m := p.Window.From - 12; m <= p.Window.To; m++ {
		goes = goes.Plus(m, documenttest.Dec("900"))
		if m <= p.Window.To-stopMonths {
			stopped = stopped.Plus(m, documenttest.Dec("100"))
		}
	}
	g.Lines = []program.Line{{Name: "Platform", Revenue: goes}, {Name: "Devices", Revenue: stopped}}
	if got := text(section(p, g, "ask").Blocks[0].(document.Questions).Items[0].Line); !strings.HasPrefix(got,
		"Why have they bought no Devices since") {
		t.Errorf("asks %q", got)
	}
	p.Gaps = program.Suspect{{Account: g.Key, Month: p.Window.To, Reason: program.GapRow}}
	if got := text(section(p, g, "ask").Blocks[0].(document.Questions).Items[0].Line); strings.HasPrefix(got, "Why") {
		t.Error("a line is called stopped although money is missing")
	}
}

func TestTheRunningYearStandsBesideTheSameMonthsOfTheLast(t *testing.T) {
	p := documenttest.Rich()
	bars := section(p, p.Groups[0], "figures").Blocks[0].(document.Bars)
	last := bars.Items[len(bars.Items)-1]
	if !last.Partial || !last.Compared || last.BeforePrint != "4.15" {
		t.Errorf("the running year is %+v", last)
	}
	p.Gaps = program.Suspect{{Account: p.Groups[0].Key, Month: documenttest.Month(2024, 3), Reason: program.GapRate}}
	for _, b := range section(p, p.Groups[0], "figures").Blocks[0].(document.Bars).Items {
		if b.Suspect != (b.Label == "2024") {
			t.Errorf("%s is marked as lacking money: %v", b.Label, b.Suspect)
		}
	}
}

// lines are what a page says outside its tables and drawings, a text a line.
func lines(d document.Document) []string {
	var out []string
	add := func(l document.Line) {
		text := ""
		for _, s := range l {
			text += s.Text
		}
		out = append(out, text)
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch x := b.(type) {
			case document.Paragraph:
				add(x.Line)
			case document.Callout:
				for _, l := range x.Lines {
					add(l)
				}
			case document.List:
				for _, i := range x.Items {
					add(i.Line)
				}
			case document.Facts:
				for _, i := range x.Items {
					add(i.Value)
				}
			}
		}
	}
	return out
}

// TestABriefingSaysNothingTwice compares all lines of a page: six words in a row
// that two of them share are one fact told twice. A duty names what it is about.
func TestABriefingSaysNothingTwice(t *testing.T) {
	for name, change := range map[string]func(*program.Program){
		"as it is": func(*program.Program) {},
		"a tier by decision": func(p *program.Program) {
			p.Standings[0].Reasons = []program.Reason{{Code: "override",
				Text: "tier 1 by hand (the only reference for slot booking in the north)", Expires: documenttest.Day("2027-06-30")}}
		},
		"a visit without a goal": func(p *program.Program) { p.Groups[0].Meetings[1].Goal = "" },
		"a sponsor who leaves":   func(p *program.Program) { p.Pairings[0].Leaves = documenttest.Day("2027-01-31") },
	} {
		p := documenttest.Rich()
		change(p)
		said := map[string]string{}
		for _, l := range lines(Brief(p, p.Groups[0], Full)) {
			if strings.HasPrefix(l, "Yours next:") {
				continue
			}
			words := strings.FieldsFunc(strings.ToLower(l),
				func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.;:()", r) })
			for i := 0; i+6 <= len(words); i++ {
				six := strings.Join(words[i:i+6], " ")
				if other, twice := said[six]; twice && other != l {
					t.Errorf("%s: %q is in %q and in %q", name, six, other, l)
				}
				said[six] = l
			}
		}
		if name == "a visit without a goal" && strings.Contains(strings.Join(lines(Brief(p, p.Groups[0], Full)), "|"),
			"goal of the meeting") {
			t.Errorf("%s: said twice", name)
		}
	}
}

func TestAReaderWhoDoesNotGoIsToldWhoDoes(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	m := author.NextMeeting(g, p.AsOf)
	said := func() string {
		var b strings.Builder
		for _, block := range section(p, g, "room").Blocks {
			switch x := block.(type) {
			case document.Paragraph:
				b.WriteString(text(x.Line) + "|")
			case document.Cards:
				for _, k := range x.Items {
					for _, l := range append([]document.Line{k.Name}, k.Lines...) {
						b.WriteString(text(l) + "|")
					}
				}
			}
		}
		return b.String()
	}
	if got := said(); strings.Contains(got, "You do not go there") || !strings.Contains(got, "with you") {
		t.Errorf("of the host's own meeting: %s", got)
	}
	m.Sponsor, m.Ours = "Ingrid Solhaug", []string{"Ingrid Solhaug", "T. Zieliński"}
	if got := said(); !strings.Contains(got, "You do not go there; Ingrid Solhaug does.") || strings.Contains(got, "with you") {
		t.Errorf("of another sponsor's meeting: %s", got)
	}
}

func TestWhatOthersCallTheSponsorsBriefingIsYours(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	for i := range p.Plan.Actions {
		if x := &p.Plan.Actions[i]; x.Group == g.Key && x.Meeting != "" {
			x.Steps = []program.Step{{Code: "briefing", What: "briefing to the sponsor", Owner: "program", Due: p.AsOf + 5}}
		}
	}
	if line := prepared(author.New(p), g); len(line) < 2 || !strings.HasPrefix(line[1].Text, "your briefing, by ") {
		t.Errorf("prepared for the reader: %+v", line)
	}
}

func TestWhatIsUntappedIsCalledSo(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	want := map[string]string{"with two other suppliers.": "€3 m untapped: with two other suppliers", "": "€3 m untapped"}
	for note, want := range want {
		g.Profiles[0].UntappedNote = note
		got := Untapped(author.New(p), g)
		if len(got) != 1 || strings.TrimRight(strings.ReplaceAll(got[0].Text, "\u00a0", " "), ".") != want {
			t.Errorf("%q: %+v, want %q", note, got, want)
		}
	}
}

// A line of products that fell by less than a hundredth is no news in the first third.
func TestALineThatHardlyFellIsNotNamed(t *testing.T) {
	for now, want := range map[string]string{"9950": "", "9890": "Devices −1 %"} {
		p := documenttest.Rich()
		g := p.Groups[0]
		a := author.New(p)
		monthly := func(was, now string) (s program.Series) {
			for m := a.Window.Before().From; m <= a.Window.To; m++ {
				amount := documenttest.Dec(was)
				if m >= a.Window.From {
					amount = documenttest.Dec(now)
				}
				s = append(s, program.MonthAmount{Month: m, Amount: amount})
			}
			return s
		}
		g.Lines = []program.Line{{Name: "Platform", Revenue: monthly("20000", "21000")}, {Name: "Devices", Revenue: monthly("10000", now)}}
		if got := strings.ReplaceAll(worstLine(author.New(p), g), "\u00a0", " "); got != want {
			t.Errorf("from 10,000 to %s: %q, want %q", now, got, want)
		}
	}
}

func TestAStepThatIsOverdueSaysSinceWhenAndStandsFirst(t *testing.T) {
	p := documenttest.Rich()
	a := author.New(p)
	late := &program.Action{What: "Keep the promise", WasDue: p.AsOf - 60, Start: p.AsOf + 2, Due: p.AsOf + 2}
	next := &program.Action{What: "Name a sponsor", Start: p.AsOf + 1, Due: p.AsOf + 1}
	if ActionDay(a, late) >= ActionDay(a, next) {
		t.Errorf("what is overdue stands behind: %s and %s", ActionDay(a, late), ActionDay(a, next))
	}
	step := &program.Action{What: "Visit on 10 December", Start: p.AsOf + 2, Due: p.AsOf + 30,
		Steps: []program.Step{{Code: "goal", What: "goal and agenda agreed", Due: p.AsOf - 1}}}
	if got := ActionDue(a, step)[0].Text; !strings.Contains(got, "goal and agenda agreed") {
		t.Errorf("a meeting ahead is called overdue, and not its step: %q", got)
	}
	said := func(x *program.Action) string { return strings.ReplaceAll(ActionDue(a, x)[0].Text, "\u00a0", " ") }
	if got := said(late) + "; " + said(next); got != "overdue since 22 Sep; 22 Nov" {
		t.Errorf("%q", got)
	}
}

// A meeting to which others of ours go is not the sponsor's: neither in the lane of the
// year, nor is anything prepared for them.
func TestWhatOthersGoToIsNotTheSponsors(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	m := author.NextMeeting(g, p.AsOf)
	p.Plan.Actions[0].Meeting = m.ID
	p.Plan.Actions[0].Steps = append(p.Plan.Actions[0].Steps,
		program.Step{Code: "briefing", What: "briefing to the sponsor", Owner: "T. Zieliński", Due: documenttest.Day("2026-12-03")})
	p.Plan.Years[0].Marks[0].Meeting = m.Identity()
	said := func() (lanes, words string) {
		for _, block := range section(p, g, "year").Blocks {
			switch x := block.(type) {
			case document.Year:
				for _, l := range x.Lanes {
					for _, mark := range l.Marks {
						lanes += l.Name + ": " + mark.Label + "|"
					}
				}
			case document.Paragraph:
				words += text(x.Line) + "|"
			}
		}
		return lanes, words
	}
	if lanes, words := said(); !strings.Contains(lanes, "You: Visit 10|") || !strings.Contains(words, "Prepared for you") {
		t.Errorf("of the sponsor's own meeting: %s %s", lanes, words)
	}
	m.Sponsor, m.Ours = "Ingrid Solhaug", []string{"Ingrid Solhaug"}
	if lanes, words := said(); !strings.Contains(lanes, "Colleagues: Visit 10|") || strings.Contains(words, "Prepared for you") {
		t.Errorf("of another sponsor's meeting: %s %s", lanes, words)
	}
}

func TestAnEscalationSaysHowFarItHasCome(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	for want, change := range map[string]func(*program.Escalation){
		" No answer yet.": func(*program.Escalation) {},
		" Taken up on 20 Nov. No corrective action yet.": func(e *program.Escalation) {
			e.Acknowledged = documenttest.Day("2026-11-20")
		},
		" Cause: invoice run repeated. No corrective action yet.": func(e *program.Escalation) { e.Cause = "invoice run repeated" },
	} {
		e := &program.Escalation{ID: "E9", Opened: documenttest.Day("2026-11-18"), Summary: "Double invoices"}
		change(e)
		said := ""
		for _, s := range escalated(author.New(p), g, e, 200)[0].Line {
			said += s.Text
		}
		if said = strings.ReplaceAll(said, "\u00a0", " "); !strings.HasSuffix(said, want) {
			t.Errorf("%q, want %q", said, want)
		}
	}
}

// An issue that an export tells does not make a page of an account that nobody meets, and
// of which people told nothing.
func TestAPageWithTroubleAloneIsThinWhereNobodyMeets(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	g.Profiles, g.Promises, g.Escalations, g.Notes, g.Opportunities = nil, nil, nil, nil, nil
	for _, m := range g.Members {
		m.Competitor = ""
	}
	g.Issues = []*program.Issue{{Summary: "Old price after the volume step", Opened: p.AsOf - 40, IsOpen: true, Severity: program.Severe}}
	m := &program.Meeting{Date: p.AsOf + 9, Status: program.Booked, Accounts: []string{g.Root.Key}}
	a := author.New(p)
	if len(raiseBlocks(a, g, nil)) == 0 {
		t.Fatal("the issue is nowhere")
	}
	if !isThin(a, g, nil) || isThin(a, g, m) {
		t.Errorf("thin without a meeting: %t, with one: %t", isThin(a, g, nil), isThin(a, g, m))
	}
}
