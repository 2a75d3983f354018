package workbook

import (
	"sponsorbook/pipeline/program"
)

// WorkspaceName is the file name of the workbook of a new workspace.
const WorkspaceName = "Sponsor program.xlsx"

// Workspace is the program manager's own workbook, empty: a sheet for each kind
// of table that no system exports, with drop-downs and a row that shows how it
// is filled in.
func Workspace() ([]byte, error) {
	f := newFile(program.NewDate(2026, 1, 1))
	f.tab(start)
	sheets := workspaceSheets()
	for _, s := range sheets {
		f.add(s.sheet())
	}
	f.explain(sheets)
	return f.bytes()
}

// A form is a sheet to fill in: what it is for, and its columns.
type form struct {
	name    string
	kind    string // of table, as intake knows it
	about   string // what a row is, and what the book makes of it
	columns []ask
}

// An ask is a column of a form.
type ask struct {
	title   string
	width   float64
	kind    kind
	offer   []string // a drop-down; nil for none
	example string
}

// room is how many rows have their drop-downs and formats ready.
const room = 150

func (s form) sheet() sheet {
	out := sheet{name: s.name, kind: s.kind, spare: room, title: "Sponsor program", example: true}
	example := row{}
	for i, c := range s.columns {
		out.columns = append(out.columns, column{title: c.title, width: c.width, kind: c.kind, edit: true, offer: c.offer})
		cell := c.example
		if i == 0 {
			cell = program.ExampleMark + cell
		}
		example.cells = append(example.cells, cell)
	}
	out.rows = []row{example}
	return out
}

// explain writes the first sheet, which is to be read and holds no table.
func (f *file) explain(sheets []form) {
	f.breadths[f.parts[start]] = []breadth{{3, false}, {120, false}}
	p := &page{file: f}
	p.line(look{face: true}, program.WorkspaceTitle)
	p.n++
	for _, l := range []string{
		"Fill in what you know; every sheet and every column may stay empty. Names of accounts are written as in the CRM, or its ids are.",
		"The grey row of each sheet shows how it is filled in. It is never read; leave it or delete it.",
		"Columns may be moved, left out or added. Cells with a small arrow offer the words that are understood; days are dates.",
		"Save the workbook and run sponsorbook again. sponsorbook fields KIND lists every column with its meaning.",
	} {
		p.line(look{}, "", l)
	}
	p.n++
	p.line(look{head: true}, "", "The sheets: what a row is, and what the book makes of it")
	for _, x := range sheets {
		p.line(look{}, "", x.name+": "+x.about)
		p.link(2, "'"+x.name+"'!A1")
	}
	p.end()
}
