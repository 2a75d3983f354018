package document

import (
	"path"

	"sponsorbook/pipeline/program"
)

// SponsorRoom is the folder that is handed to a sponsor.
func SponsorRoom(name string) string {
	return "sponsors/" + program.Slug(name, program.Fold(name))
}

// ManagerRoom is the folder that is handed to an account manager.
func ManagerRoom(name string) string {
	return "managers/" + program.Slug(name, program.Fold(name))
}

// BoardRoom is the folder that is handed to the board.
const BoardRoom = "board"

// title is a group's name as pages print it; its id where it has none. No name
// fills a page.
func title(g *program.Group) string {
	for _, name := range []string{g.Name, g.Root.ID, g.Slug} {
		if name = cut(name, 120); name != "" {
			return name
		}
	}
	return "–"
}

// groupLink is where the reader finds a group: its account page, in a room of
// their own the room's copy; "" where they have none.
func (a *author) groupLink(g *program.Group) string {
	switch {
	case a.reader == programManager && a.standings[g.Key] != nil:
		return "accounts/" + g.Slug + ".html"
	case a.reader == sponsor && a.sees(g):
		return path.Join(a.room, "accounts", g.Slug+".html")
	case a.reader == accountManager && a.sees(g) && a.standing(g).InProgram():
		return path.Join(a.room, "briefings", g.Slug+".pdf")
	}
	return ""
}

// named is a group's name, leading to its page where the reader has one.
func (a *author) named(g *program.Group) Span { return linked(title(g), a.groupLink(g)) }

// namedKey is the same for a group's key; fallback where the group is gone.
func (a *author) namedKey(key, fallback string) Span {
	if g := a.groups[key]; g != nil {
		return a.named(g)
	}
	return plainly(cut(fallback, 120))
}

// nameOf is the name of a group by its key, from an earlier book where today's
// exports have it no more; "" where neither tells.
func (a *author) nameOf(key string) string {
	if g := a.groups[key]; g != nil {
		return title(g)
	}
	for i := len(a.Memory) - 1; i >= 0; i-- {
		if g := a.Memory[i].Group(key); g != nil {
			return cut(g.Name, 120)
		}
	}
	return ""
}

// sees reports whether the reader of a room may know of a group: a sponsor and
// an account manager their own, the board and the program manager all.
func (a *author) sees(g *program.Group) bool {
	switch a.reader {
	case sponsor:
		r := a.sponsorOf(g)
		return r != nil && same(r.Sponsor, a.name)
	case accountManager:
		m, _ := managerOf(g)
		return same(m, a.name)
	}
	return true
}

// same reports whether two names are one person's; no name is nobody's.
func same(a, b string) bool {
	switch {
	case a == "" || b == "":
		return false
	case a == b:
		return true
	}
	return program.Fold(a) == program.Fold(b)
}

// page begins a document that flows.
func (a *author) page(at, title string, formats ...Format) Document {
	if len(formats) == 0 {
		formats = []Format{Markdown, HTML}
	}
	d := Document{Kind: Page, Path: at, Title: title, Language: a.code, Room: a.room,
		Top: joined(dot, a.program(), a.month(a.Book)), Mark: a.mark(""), Formats: formats,
		Trail: a.trail(at), Foot: []Span{plainly(a.sayf("As of %s", a.longDay(a.AsOf)))}}
	if a.reader == programManager {
		d.Cite = []Format{Markdown, HTML}
	}
	return d
}

// program is the program's name, on its own pages.
func (a *author) program() string {
	if a.Settings.Program != "" {
		return Clean(a.Settings.Program)
	}
	return a.say("Executive sponsor program")
}

// mark is the confidentiality of a page and whose copy it is.
func (a *author) mark(whose string) string {
	confidential := a.Settings.Confidential
	if confidential == "" {
		confidential = a.say("Confidential")
	}
	return joined(dot, confidential, whose)
}

// trail leads from a page to the index of its room.
func (a *author) trail(at string) []Link {
	index := path.Join(a.room, "index")
	if at == index || a.reader == board {
		return nil
	}
	return []Link{{Text: a.indexTitle(), To: index + ".html"}}
}

func (a *author) indexTitle() string {
	switch a.reader {
	case sponsor, accountManager:
		return a.say("Your accounts")
	}
	return joined(dot, a.program(), a.month(a.Book))
}

// file is a link to a file of the book that is no document, such as a workbook;
// nil where this book has none.
func (a *author) file(text, to string) *Link {
	if !a.also[to] {
		return nil
	}
	return &Link{Text: text, To: to}
}
