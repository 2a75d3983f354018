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
	// make says what the file is made of, nil for what is not worth asking, and
	// how it is written.
	make func() (of any, write func() ([]byte, error))
}

// anew is a file that is written in every run.
func anew(write func() ([]byte, error)) func() (any, func() ([]byte, error)) {
	return func() (any, func() ([]byte, error)) { return nil, write }
}

// extras are all of them, in the order of their rooms.
func (w *writers) extras(p *program.Program, books *workbook.Maker) []extra {
	out := []extra{{path: "action-plan.ics", make: anew(func() ([]byte, error) { return calendar.Plan(p), nil })}}
	if workbook.PlanFits(p) {
		out = append([]extra{{path: "action-plan.xlsx", make: prepared(books.Plan)}}, out...)
	}
	sponsor := calendar.Sponsors(p)
	for _, name := range author.Sponsors(p) {
		out = append(out, extra{path: author.SponsorRoom(name) + "/calendar.ics",
			make: anew(func() ([]byte, error) { return sponsor(name), nil })})
	}
	for _, pack := range rooms.Packs(p) {
		out = append(out, extra{path: pack.Path + ".pdf", shared: true, make: func() (any, func() ([]byte, error)) {
			docs := pack.Documents()
			return docs, func() ([]byte, error) { return w.pdf.Pack(docs[0], docs[1:]) }
		}})
	}
	for _, name := range p.ProgramManagers() {
		out = append(out, extra{path: author.ManagerRoom(name) + "/fill-in.xlsx",
			make: prepared(func() workbook.Workbook { return books.FillIn(name) })})
	}
	return append(out, letters(p)...)
}

// prepared is a workbook, made of all that it says.
func prepared(book func() workbook.Workbook) func() (any, func() ([]byte, error)) {
	return func() (any, func() ([]byte, error)) {
		b := book()
		return b, b.Write
	}
}

// letters are what is said when a room is mailed, each in its room.
func letters(p *program.Program) []extra {
	var out []extra
	all := rooms.Letters(p)
	for _, room := range slices.Sorted(maps.Keys(all)) {
		out = append(out, extra{path: path.Join(room, document.LetterFile), make: anew(func() ([]byte, error) {
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.SetIndent("", " ")
			err := e.Encode(all[room]())
			return b.Bytes(), err
		})})
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
