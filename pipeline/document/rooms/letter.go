package rooms

import (
	"path"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/board"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Letters are the letter of every room, by its room, each written when asked for.
func Letters(p *program.Program) map[string]func() document.Letter {
	a := author.New(p)
	out := map[string]func() document.Letter{}
	for _, name := range a.ConfirmedSponsors() {
		in := a.In(author.Sponsor, author.SponsorRoom(name), name)
		out[in.Room] = func() document.Letter { return sponsorLetter(in) }
	}
	for _, name := range a.Managers() {
		in := a.In(author.AccountManager, author.ManagerRoom(name), name)
		out[in.Room] = func() document.Letter { return managerLetter(in) }
	}
	out[author.BoardRoom] = func() document.Letter { return leadershipLetter(a.In(author.Board, author.BoardRoom, "")) }
	return out
}

func sponsorLetter(a *author.Author) document.Letter {
	l := letter(a, document.ToSponsor)
	needed, soon := askItems(a), dueSoon(a)
	l.Subject = span.Joined(": ", l.Program, a.Count(len(needed)+len(soon), "thing needed from you", "things needed from you"))
	if len(needed)+len(soon) == 0 {
		l.Subject = span.Joined(": ", l.Program, a.Say("your briefings"))
	}
	if s := a.Sponsor(a.Whose); s != nil {
		l.Emails, l.Assistant = addresses(s.Email), document.Clean(s.AssistantEmail)
	}
	l.Lead = a.Sayf("The month's briefings of your %s are attached.", a.Count(len(own(a)), "account", "accounts"))
	gates, _ := plans.GateSection(a)
	l.Add(gates.Title, "", items(gates.Blocks))
	l.Add(a.Say("Needed from you"), "", needed)
	l.Add(a.Say("Yours to do in the next six weeks"), "", soon)
	l.Add(a.Say("Your next meetings"), "", meetingItems(a))
	l.Add(a.Say("What changed"), "", items(changes.OwnChanges(a)))
	l.Phrases.Files = map[string]string{
		"pack-travel.pdf": a.Say("your briefings, the copies to take along"), "pack.pdf": a.Say("your briefings, for your desk"),
		"portfolio.pdf": a.Say("your accounts on one page"), "index.html": a.Say("your accounts on one page"),
	}
	return l
}

func managerLetter(a *author.Author) document.Letter {
	l := letter(a, document.ToManager)
	l.Emails = managerEmails(a)
	unseen := 0
	for _, g := range own(a) {
		if !seenBy(a, g) {
			unseen++
		}
	}
	l.Subject = span.Joined(": ", l.Program, a.Say("your workbook and your briefings"))
	l.Lead = a.Sayf("Here are the workbook and the briefings of your %s.", a.Count(len(own(a)), "account", "accounts"))
	gates, _ := plans.GateSection(a)
	l.Add(gates.Title, "", items(gates.Blocks))
	l.Add(a.Say("Asked of you this month"), "", managerDuties(a, unseen))
	l.Add(a.Say("What the pages still lack"), "", items(lacking(a)))
	l.Add(a.Say("Three lines to the sponsor"), a.Say("what changed, what they will raise, what the sponsor should do"), threeLines(a))
	l.Add(a.Say("What the sponsors did for your accounts"), a.Say("in twelve months"), items(sponsorsDid(a)))
	l.Add(a.Say("What changed"), "", items(changes.OwnChanges(a)))
	l.Phrases.Files = map[string]string{"fill-in.xlsx": a.Say("the workbook to fill in and send back")}
	for _, g := range own(a) {
		l.Phrases.Files[path.Join("briefings", g.Slug+".pdf")] = a.Sayf("the briefing of %s, to read", author.GroupName(g))
	}
	return l
}

func leadershipLetter(a *author.Author) document.Letter {
	l := letter(a, document.ToLeadership)
	l.People = "none"
	if a.Settings.BoardNamesPeople {
		l.People = "any"
	}
	l.Subject = span.Joined(": ", l.Program, a.Say("scorecard"))
	l.Lead = a.Say("The program's scorecard is attached.")
	for _, b := range board.DecisionBlocks(a) {
		if c, ok := b.(document.Callout); ok {
			var found []document.LetterItem
			for _, line := range c.Lines {
				found = append(found, document.LetterItem{Text: lineText(line)})
			}
			l.Add(c.Label, "", found)
		}
	}
	l.Add(a.Say("In figures"), "", figureItems(a))
	l.Phrases.Files = map[string]string{"scorecard.pdf": a.Say("the scorecard")}
	return l
}

// letter begins a letter with what all have.
func letter(a *author.Author, reader string) document.Letter {
	l := document.Letter{Schema: 1, Reader: reader, Name: span.Cut(a.Whose, 80), Emails: []string{}, Language: a.Code,
		Company: span.Cut(a.Settings.Company, 120), Program: span.Joined(span.Dot, a.ProgramName(), a.Month(a.Book)), Mark: a.Mark(""),
		Greeting: a.Say("Good day,"), Foot: a.Sayf("As of %s", a.LongDay(a.AsOf)), Sections: []document.LetterSection{},
		Accounts: []string{}, Tells: []string{}, People: "own", Concerns: []document.LetterConcern{}}
	if a.Whose != "" {
		l.Greeting = a.Sayf("Good day %s,", span.Cut(a.Whose, 80))
		l.Tells = tells(a)
		for _, g := range own(a) {
			l.Accounts = append(l.Accounts, g.Key)
		}
		slices.Sort(l.Accounts)
		l.Concerns = letterConcerns(a)
	}
	l.Phrases = document.LetterPhrases{Attached: a.Say("Attached"),
		Updated:        a.Say("This takes the place of the message of %s; what is new in it is marked."),
		UpdatedSubject: a.Say("updated"),
		Changed:        a.Say("changed"), New: a.Say("new"), Calendar: a.Sayf("calendar of %s", span.Cut(a.Whose, 80)),
		Cancelled: a.Say("cancelled"),
		Assistant: a.Sayf("Attached is the calendar of %s in the program.", span.Cut(a.Whose, 80)), AssistantGreeting: a.Say("Good day,"),
		Locked: a.Say("The attached pages open with your password."), Intended: a.Say("for %s"),
		Subject: span.Joined(": ", l.Program, a.Sayf("calendar of %s", span.Cut(a.Whose, 80)))}
	return l
}
