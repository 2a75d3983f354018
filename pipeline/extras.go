package pipeline

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"slices"

	"sponsorbook/pipeline/calendar"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/rooms"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/workbook"
)

// An extra is a file of the book that is no document: a workbook, a calendar, a
// print pack. Pages link to it by its path.
type extra struct {
	path   string
	shared bool // among the parts of a book
	write  func() ([]byte, error)
}

// extras are all of them, in the order of their rooms.
func (w *writers) extras(p *program.Program, books *workbook.Maker) []extra {
	out := []extra{
		{path: "action-plan.xlsx", write: books.Plan},
		{path: "action-plan.ics", write: func() ([]byte, error) { return calendar.Plan(p), nil }},
	}
	sponsor := calendar.Sponsors(p)
	for _, name := range author.Sponsors(p) {
		out = append(out, extra{path: author.SponsorRoom(name) + "/calendar.ics",
			write: func() ([]byte, error) { return sponsor(name), nil }})
	}
	for _, pack := range rooms.Packs(p) {
		out = append(out, extra{path: pack.Path + ".pdf", shared: true, write: func() ([]byte, error) {
			docs := pack.Documents()
			return w.pdf.Pack(docs[0], docs[1:])
		}})
	}
	for _, name := range p.ProgramManagers() {
		out = append(out, extra{path: author.ManagerRoom(name) + "/fill-in.xlsx",
			write: func() ([]byte, error) { return books.FillIn(name) }})
	}
	return append(out, letters(p)...)
}

// letters are what is said when a room is mailed, each in its room.
func letters(p *program.Program) []extra {
	var out []extra
	all := rooms.Letters(p)
	for _, room := range slices.Sorted(maps.Keys(all)) {
		out = append(out, extra{path: path.Join(room, document.LetterFile), write: func() ([]byte, error) {
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.SetIndent("", " ")
			err := e.Encode(all[room]())
			return b.Bytes(), err
		}})
	}
	return out
}

// paths are where the extras stand, and the findings, which pages link to.
func paths(extras []extra) []string {
	out := []string{"findings.csv"}
	for _, e := range extras {
		out = append(out, e.path)
	}
	return out
}
