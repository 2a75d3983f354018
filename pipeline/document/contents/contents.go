// Package contents lists the documents of a book, each written when asked for,
// and writes the index that leads to them.
package contents

import (
	"cmp"
	"path"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/account"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/board"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/customer"
	"sponsorbook/pipeline/document/findings"
	"sponsorbook/pipeline/document/overview"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/rooms"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Book is every document of a month's book, in the order of Leaves. The paths of
// files that other writers add, such as "action-plan.xlsx", may be named so that
// pages link to them.
func Book(p *program.Program, also ...string) []document.Document {
	leaves := Leaves(p, also...)
	docs := make([]document.Document, len(leaves))
	for i, l := range leaves {
		docs[i] = l.Write()
	}
	return docs
}

// pages are the single pages of the program manager's book. One that has nothing
// true to say is left out, and so are the links to it.
var pages = []struct {
	path  string
	title string
	about string // what it is for, in the index
	have  func(a *author.Author) bool
	write func(a *author.Author) document.Document
}{
	{"action-plan", "Action plan", "what is to be done in twelve months, by account, by sponsor, by month",
		func(a *author.Author) bool { return len(a.Plan.Actions)+len(a.Plan.Unplaced) > 0 }, across(plans.Page)},
	{"tiers", "Tiers", "every group with its rank and why",
		func(a *author.Author) bool { return len(a.Standings) > 0 }, overview.Tiers},
	{"names", "Accounts by name", "every account by its first letters, with its place and its page",
		func(a *author.Author) bool { return len(a.Standings) > overview.ManyNames }, overview.Names},
	{"pairing", "Sponsors and accounts", "who sponsors whom, proposals with the parts of their scores",
		func(a *author.Author) bool { return len(a.Pairings)+len(a.Sponsors) > 0 }, across(overview.Pairing)},
	{"sponsors", "Sponsors side by side", "load, cadence, promises, asks and hours of every sponsor",
		func(a *author.Author) bool { return len(a.ConfirmedSponsors()) > 1 }, across(rooms.Sponsors)},
	{"managers", "Account managers side by side", "reviews, profiles, fill-ins and debriefs of every account manager",
		func(a *author.Author) bool { return len(a.Managers()) > 1 }, across(rooms.Managers)},
	{"contact-plan", "Contact plan", "who of ours keeps which contact",
		func(a *author.Author) bool { return len(a.Plan.Contacts) > 0 }, across(overview.Contacts)},
	{"occasions", "Occasions", "which accounts could be met where",
		func(a *author.Author) bool { return len(a.Plan.Chances) > 0 }, across(overview.Occasions)},
	{"escalations", "Escalations", "the register, and causes across accounts",
		func(a *author.Author) bool { return len(a.Escalations) > 0 }, across(board.Escalations)},
	{"charter", "Program charter", "purpose, owners, cadences, tiers",
		func(a *author.Author) bool { return true }, across(overview.Charter)},
	{"findings", "Findings", "what is wrong with the input, worst first",
		func(a *author.Author) bool { return true }, findings.Page},
	{"reconciliation", "Reconciliation", "rows and money, in and out",
		func(a *author.Author) bool { return len(a.Sources) > 0 }, findings.Reconciliation},
}

// across is a page about all groups, whose money stands in one unit. What must be exact, as
// ranks and findings, is no such page.
func across(page func(*author.Author) document.Document) func(*author.Author) document.Document {
	return func(a *author.Author) document.Document { return page(a.Across(a.Groups)) }
}

// Leaves are the documents of a book by room, each written when asked for: the
// program manager's first, then the sponsors', the account managers', the board's.
func Leaves(p *program.Program, also ...string) []document.Leaf {
	return leaves(author.New(p, also...))
}

func leaves(a *author.Author) []document.Leaf {
	leaves := []document.Leaf{{Kind: document.Page, Path: "index", Write: func() document.Document { return across(indexPage)(a) }}}
	for _, page := range pages {
		if page.have(a) {
			leaves = append(leaves, document.Leaf{Kind: document.Page, Path: page.path,
				Write: func() document.Document { return page.write(a) }})
		}
	}
	leaves = append(leaves, accountLeaves(a)...)
	for _, g := range a.InProgram() {
		if account.HasPlan(a, g) {
			leaves = append(leaves, a.Leaf(document.Sheet, account.PlanPath(a, g), g,
				func() document.Document { return account.Plan(a, g) }))
		}
	}
	leaves = append(leaves, briefingLeaves(a)...)
	leaves = append(leaves, briefing.AgendaLeaves(a)...)
	leaves = append(leaves, customer.Leaves(a)...)
	for _, name := range a.ConfirmedSponsors() {
		leaves = append(leaves, rooms.SponsorLeaves(a.In(author.Sponsor, author.SponsorRoom(name), name))...)
	}
	for _, name := range a.Managers() {
		leaves = append(leaves, rooms.ManagerLeaves(a.In(author.AccountManager, author.ManagerRoom(name), name))...)
	}
	return append(leaves, board.Leaves(a.In(author.Board, author.BoardRoom, ""))...)
}

func accountLeaves(a *author.Author) []document.Leaf {
	var leaves []document.Leaf
	groups := slices.DeleteFunc(a.Ranked(func(program.Standing) bool { return true }), func(g *program.Group) bool { return !a.HasPage(g) })
	for i, g := range groups {
		leaves = append(leaves, a.Leaf(document.Page, a.FileOf("accounts", g), g, func() document.Document {
			return account.Page(a, g, author.Neighbour(groups, i-1), author.Neighbour(groups, i+1))
		}))
	}
	return leaves
}

func briefingLeaves(a *author.Author) []document.Leaf {
	var leaves []document.Leaf
	for _, c := range []briefing.Copy{briefing.Full, briefing.Travel} {
		for _, g := range a.InProgram() {
			if c == briefing.Travel && !briefing.Travels(a, g) {
				continue
			}
			leaves = append(leaves, a.Leaf(document.Briefing, briefing.PathOf(a, g, c), g, func() document.Document {
				return briefing.Of(a, g, c, author.NextMeeting(g, a.AsOf))
			}))
		}
	}
	return leaves
}

// A Shelved is one book of the shelf.
type Shelved struct {
	Month program.Month
	AsOf  program.Date // unknown where the book does not tell
}

// Shelf is the page that leads to every book, the newest first. Its links lead
// from the folder above the books.
func Shelf(books []Shelved, s program.Settings) document.Document {
	a := author.New(&program.Program{Settings: s, Facts: &program.Facts{}})
	books = slices.Clone(books)
	slices.SortFunc(books, func(x, y Shelved) int { return cmp.Compare(y.Month, x.Month) })
	var list document.List
	for _, b := range books {
		line := document.Line{span.Linked(a.Month(b.Month), path.Join(b.Month.String(), "index.html"))}
		if b.AsOf.Known() {
			line = append(line, span.Muted(span.Dot+a.Sayf("as of %s", a.LongDay(b.AsOf))))
		}
		list.Items = append(list.Items, document.Item{Line: line})
	}
	d := document.Document{Kind: document.Page, Path: "index", Title: a.ProgramName(), Subtitle: span.Cut(s.Company, 120), Language: a.Code,
		Mark: a.Mark(""), Formats: []document.Format{document.HTML}}
	d.Sections = []document.Section{{ID: "books", Title: a.Say("Books"), Blocks: []document.Block{list}}}
	return d
}
