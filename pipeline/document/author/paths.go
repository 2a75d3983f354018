package author

import (
	"path"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
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

// GroupName is a group's name as pages print it; its id where it has none. No name
// fills a page.
func GroupName(g *program.Group) string {
	for _, name := range []string{g.Name, g.Root.ID, g.Slug} {
		if name = span.Cut(name, 120); name != "" {
			return name
		}
	}
	return "–"
}

// GroupLink is where the reader finds a group: its account page, in a room of
// their own the room's copy; "" where they have none.
func (a *Author) GroupLink(g *program.Group) string {
	switch {
	case a.Reader == ProgramManager && a.HasPage(g):
		return a.FileOf("accounts", g) + ".html"
	case a.Reader == Sponsor && a.Sees(g):
		return a.FileOf("accounts", g) + ".html"
	case a.Reader == AccountManager && a.Sees(g) && a.StandingOf(g).InProgram():
		return a.FileOf("briefings", g) + ".pdf"
	}
	return ""
}

// HasPage reports whether the program manager's book holds an account page of a
// group: of all with a standing where the settings say so or where they are few,
// else of those in the program and of those that somebody is to look at.
func (d *Index) HasPage(g *program.Group) bool {
	s := d.standings[g.Key]
	switch {
	case s == nil:
		return false
	case d.Settings.AccountPages == program.PagesOfAll, len(d.Standings) <= program.FewGroups, s.InProgram(), s.Near, s.Proposed != nil,
		d.SponsorOf(g) != nil:
		return true
	}
	return slices.ContainsFunc(g.Escalations, func(e *program.Escalation) bool { return e.Severity == program.Severe }) ||
		slices.ContainsFunc(d.ChangesOf[g.Key], func(c program.Change) bool { return c.Kind == program.Left })
}

// Named is a group's name, leading to its page where the reader has one.
func (a *Author) Named(g *program.Group) document.Span {
	return span.Linked(GroupName(g), a.GroupLink(g))
}

// NamedKey is the same for a group's key; fallback where the group is gone.
func (a *Author) NamedKey(key, fallback string) document.Span {
	if g := a.ByKey[key]; g != nil {
		return a.Named(g)
	}
	return span.Plain(span.Cut(fallback, 120))
}

// NameOf is the name of a group by its key, from an earlier book where today's
// exports have it no more; "" where neither tells.
func (a *Author) NameOf(key string) string {
	if g := a.ByKey[key]; g != nil {
		return GroupName(g)
	}
	for i := len(a.Memory) - 1; i >= 0; i-- {
		if g := a.Memory[i].Group(key); g != nil {
			return span.Cut(g.Name, 120)
		}
	}
	return ""
}

// Sees reports whether the reader of a room may know of a group: a sponsor and
// an account manager their own, the board and the program manager all.
func (a *Author) Sees(g *program.Group) bool {
	switch a.Reader {
	case Sponsor:
		r := a.SponsorOf(g)
		return r != nil && Same(r.Sponsor, a.Whose)
	case AccountManager:
		m, _ := ManagerOf(g)
		return Same(m, a.Whose)
	}
	return true
}

// Same reports whether two names are one person's; no name is nobody's.
func Same(a, b string) bool {
	switch {
	case a == "" || b == "":
		return false
	case a == b:
		return true
	}
	return program.Fold(a) == program.Fold(b)
}

// NewPage begins a document that flows.
func (a *Author) NewPage(at, title string, formats ...document.Format) document.Document {
	if len(formats) == 0 {
		formats = []document.Format{document.Markdown, document.HTML}
	}
	d := document.Document{Kind: document.Page, Path: at, Title: title, Language: a.Code, Room: a.Room,
		Top: span.Joined(span.Dot, a.ProgramName(), a.Month(a.Book)), Mark: a.Mark(""), Formats: formats,
		Trail: a.Trail(at), Foot: []document.Span{span.Plain(a.Sayf("As of %s", a.LongDay(a.AsOf)))}}
	if a.Reader == ProgramManager {
		d.Cite = []document.Format{document.Markdown, document.HTML}
	}
	return d
}

// ProgramName is the program's name, on its own pages.
func (a *Author) ProgramName() string {
	if a.Settings.Program != "" {
		return a.Term(a.Settings.Program)
	}
	return a.Say("Executive sponsor program")
}

// Mark is the confidentiality of a page and whose copy it is.
func (a *Author) Mark(whose string) string {
	confidential := a.Term(a.Settings.Confidential)
	if confidential == "" {
		confidential = a.Say("Confidential")
	}
	return span.Joined(span.Dot, confidential, whose)
}

// Trail leads from a page to the index of its room.
func (a *Author) Trail(at string) []document.Link {
	index := path.Join(a.Room, "index")
	if at == index || a.Reader == Board {
		return nil
	}
	return []document.Link{{Text: a.indexTitle(), To: index + ".html"}}
}

func (a *Author) indexTitle() string {
	switch a.Reader {
	case Sponsor, AccountManager:
		return a.Say("Your accounts")
	}
	return span.Joined(span.Dot, a.ProgramName(), a.Month(a.Book))
}

// FileLink is a link to a file of the book that is no document, such as a workbook;
// nil where this book has none.
func (a *Author) FileLink(text, to string) *document.Link {
	if !a.Files[to] {
		return nil
	}
	return &document.Link{Text: text, To: to}
}
