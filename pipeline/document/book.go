package document

import (
	"cmp"
	"path"
	"slices"

	"sponsorbook/pipeline/program"
)

// A Leaf is one document of the book that is not written yet: enough to choose
// by, and a function that writes it. Leaves may be written at the same time.
type Leaf struct {
	Kind  Kind
	Path  string
	Room  string // "" for the program manager's book
	Group string // Key of the group that it is about; "" for none
	Write func() Document
}

// Book is every document of a month's book, in the order of Leaves. The paths of
// files that other writers add, such as "action-plan.xlsx", may be named so that
// pages link to them.
func Book(p *program.Program, also ...string) []Document {
	leaves := Leaves(p, also...)
	docs := make([]Document, len(leaves))
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
	have  func(a *author) bool
	write func(a *author) Document
}{
	{"action-plan", "Action plan", "what is to be done in twelve months, by account, by sponsor, by month",
		func(a *author) bool { return len(a.Plan.Actions)+len(a.Plan.Unplaced) > 0 }, (*author).planPage},
	{"tiers", "Tiers", "every group with its rank and why",
		func(a *author) bool { return len(a.Standings) > 0 }, (*author).tiersPage},
	{"pairing", "Sponsors and accounts", "who sponsors whom, proposals with the parts of their scores",
		func(a *author) bool { return len(a.Pairings)+len(a.Sponsors) > 0 }, (*author).pairingPage},
	{"contact-plan", "Contact plan", "who of ours keeps which contact",
		func(a *author) bool { return len(a.Plan.Contacts) > 0 }, (*author).contactPage},
	{"occasions", "Occasions", "which accounts could be met where",
		func(a *author) bool { return len(a.Plan.Chances) > 0 }, (*author).occasionsPage},
	{"escalations", "Escalations", "the register, and causes across accounts",
		func(a *author) bool { return len(a.Escalations) > 0 }, (*author).escalationsPage},
	{"charter", "Program charter", "purpose, owners, cadences, tiers",
		func(a *author) bool { return true }, (*author).charterPage},
	{"findings", "Findings", "what is wrong with the input, worst first",
		func(a *author) bool { return true }, (*author).findingsPage},
	{"reconciliation", "Reconciliation", "rows and money, in and out",
		func(a *author) bool { return len(a.Sources) > 0 }, (*author).reconciliationPage},
}

// Leaves are the documents of a book by room, each written when asked for: the
// program manager's first, then the sponsors', the account managers', the board's.
func Leaves(p *program.Program, also ...string) []Leaf {
	return newAuthor(p, also...).leaves()
}

func (a *author) leaves() []Leaf {
	web := a.inEnglish()
	leaves := []Leaf{{Kind: Page, Path: "index", Write: web.indexPage}}
	for _, page := range pages {
		if page.have(web) {
			leaves = append(leaves, Leaf{Kind: Page, Path: page.path, Write: func() Document { return page.write(web) }})
		}
	}
	leaves = append(leaves, web.accountLeaves()...)
	leaves = append(leaves, a.briefingLeaves()...)
	leaves = append(leaves, a.agendaLeaves()...)
	for _, name := range a.confirmedSponsors() {
		leaves = append(leaves, web.in(sponsor, SponsorRoom(name), name).sponsorLeaves()...)
	}
	for _, name := range a.managers() {
		leaves = append(leaves, a.in(accountManager, ManagerRoom(name), name).managerLeaves()...)
	}
	return append(leaves, web.in(board, BoardRoom, "").boardLeaves()...)
}

// leaf is a document about a group.
func (a *author) leaf(k Kind, at string, g *program.Group, write func() Document) Leaf {
	return Leaf{Kind: k, Path: at, Room: a.room, Group: g.Key, Write: write}
}

func (a *author) accountLeaves() []Leaf {
	var leaves []Leaf
	groups := a.ranked(func(program.Standing) bool { return true })
	for i, g := range groups {
		leaves = append(leaves, a.leaf(Page, "accounts/"+g.Slug, g, func() Document {
			return a.accountPage(g, neighbour(groups, i-1), neighbour(groups, i+1))
		}))
	}
	return leaves
}

// neighbour is the group before or after, nil past the ends.
func neighbour(groups []*program.Group, i int) *program.Group {
	if i < 0 || i >= len(groups) {
		return nil
	}
	return groups[i]
}

func (a *author) briefingLeaves() []Leaf {
	var leaves []Leaf
	for _, c := range []Copy{Full, Travel} {
		for _, g := range a.inProgram() {
			if c == Travel && !a.travels(g) {
				continue
			}
			leaves = append(leaves, a.leaf(Briefing, a.briefingPath(g, c), g, func() Document {
				return a.brief(g, c, nextMeeting(g, a.AsOf))
			}))
		}
	}
	return leaves
}

// confirmedSponsors are the executives with a confirmed account, by name. Who
// is only proposed gets no room: a proposal is not delivered.
func (a *author) confirmedSponsors() []string {
	return distinct(len(a.Pairings), func(i int) string {
		if r := a.Pairings[i]; r.Confirmed && a.groups[r.Group] != nil {
			return r.Sponsor
		}
		return ""
	})
}

// managers are the account managers of groups in the program, by name.
func (a *author) managers() []string {
	groups := a.inProgram()
	return distinct(len(groups), func(i int) string {
		name, _ := managerOf(groups[i])
		return name
	})
}

// distinct are the names among n, each person once under the first spelling, sorted.
func distinct(n int, name func(int) string) []string {
	var names []string
	seen := map[string]bool{}
	for i := range n {
		if s, key := name(i), program.Fold(name(i)); key != "" && !seen[key] {
			seen[key] = true
			names = append(names, s)
		}
	}
	slices.SortFunc(names, func(x, y string) int {
		return cmp.Or(cmp.Compare(program.Fold(x), program.Fold(y)), cmp.Compare(x, y))
	})
	return names
}

// A Shelved is one book of the shelf.
type Shelved struct {
	Month program.Month
	AsOf  program.Date // unknown where the book does not tell
}

// Shelf is the page that leads to every book, the newest first. Its links lead
// from the folder above the books.
func Shelf(books []Shelved, s program.Settings) Document {
	a := newAuthor(&program.Program{Settings: s, Facts: &program.Facts{}}).inEnglish()
	books = slices.Clone(books)
	slices.SortFunc(books, func(x, y Shelved) int { return cmp.Compare(y.Month, x.Month) })
	var list List
	for _, b := range books {
		line := Line{linked(a.month(b.Month), path.Join(b.Month.String(), "index.html"))}
		if b.AsOf.Known() {
			line = append(line, muted(dot+a.sayf("as of %s", a.longDay(b.AsOf))))
		}
		list.Items = append(list.Items, Item{Line: line})
	}
	d := Document{Kind: Page, Path: "index", Title: a.program(), Subtitle: cut(s.Company, 120), Language: a.code,
		Mark: a.mark(""), Formats: []Format{HTML}}
	d.Sections = []Section{{ID: "books", Title: a.say("Books"), Blocks: []Block{list}}}
	return d
}
