package customer

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// recapDays is for how long after a meeting a recap is worth sending.
const recapDays = 62

// recaps are the meetings that were held lately and debriefed.
func recaps(a *author.Author, g *program.Group) []author.MeetingPage {
	return a.MeetingPages(slices.DeleteFunc(author.HeldMeetings(g, a.AsOf), func(m *program.Meeting) bool {
		return !m.Date.Known() || m.Date < a.AsOf.AddDays(-recapDays) || len(decided(m))+len(kept(a, g, m))+len(follows(m)) == 0
	}), "recaps", g)
}

// recap is the text that the account manager sends after a meeting: thanks, what
// was agreed, what we promised and what follows. It is a draft, and says so.
func recap(a *author.Author, g *program.Group, v author.MeetingPage) document.Document {
	d := a.NewPage(v.Path, a.Sayf("After our meeting on %s", a.LongDay(v.Date)))
	d.Group, d.Cite, d.Trail, d.Foot = g.Key, nil, nil, nil
	d.Top, d.Mark, d.Subtitle = a.Say("Recap"), author.GroupName(g), a.Say("draft for the account manager to read, mend and send")
	for _, s := range []document.Section{
		{ID: "thanks", Blocks: thanks(a, g, v.Meeting)},
		{ID: "agreed", Title: a.Say("What we agreed"), Blocks: decided(v.Meeting)},
		{ID: "promised", Title: a.Say("What we promised"), Blocks: promised(a, kept(a, g, v.Meeting))},
		{ID: "next", Title: a.Say("What follows"), Blocks: follows(v.Meeting)},
		{ID: "regards", Blocks: regards(a, g)},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// thanks are the opening lines.
func thanks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	blocks := []document.Block{}
	if names := theirs(g, m); names != nil {
		blocks = append(blocks, span.Paragraph(span.Plain(a.Sayf("Dear %s,", join(names)))))
	}
	text := a.Sayf("thank you for your time on %s.", a.LongDay(m.Date))
	if len(blocks) == 0 {
		text = span.Capital(text)
	}
	return append(blocks, span.Paragraph(span.Plain(text)))
}

// decided is the outcome of a meeting with this customer alone: at a round table
// it is others' too.
func decided(m *program.Meeting) []document.Block {
	if text := span.Sentence(span.Cut(m.Outcome, 400)); text != "" && len(m.Accounts) < 2 {
		return []document.Block{span.Paragraph(span.Plain(text))}
	}
	return nil
}

// kept are the promises that were made in a meeting to this customer.
func kept(a *author.Author, g *program.Group, m *program.Meeting) []*program.Promise {
	var out []*program.Promise
	for _, p := range g.Promises {
		if p.Made.Known() && p.Made == m.Date && span.Cut(p.Text, 160) != "" {
			out = append(out, p)
		}
	}
	return out
}

// follows are the follow-ups that were agreed with this customer.
func follows(m *program.Meeting) []document.Block {
	var list document.List
	for _, x := range m.FollowUps {
		if text := span.Sentence(span.Cut(x, 200)); text != "" && len(m.Accounts) < 2 {
			list.Items = append(list.Items, document.Item{Line: span.Words(text)})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// regards are the closing lines, with the account manager's name.
func regards(a *author.Author, g *program.Group) []document.Block {
	line := a.Say("With kind regards,")
	if name, _ := author.ManagerOf(g); name != "" {
		line += " " + span.Cut(name, 60)
	}
	return []document.Block{span.Paragraph(span.Plain(line))}
}
