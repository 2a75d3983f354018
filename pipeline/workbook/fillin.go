package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// MostBlanks is how many blanks a workbook asks for at most.
const MostBlanks = 12

// FillIn is an account manager's workbook: what the sponsors did for their
// accounts, the blanks that matter most, and what is known of these accounts,
// prefilled, to be corrected and put back among the exports as it is. Of other
// accounts it holds nothing.
func (m *Maker) FillIn(manager string) Workbook {
	b := m.book()
	d := newDossier(b, manager)
	w := Workbook{book: b.Book, asOf: b.AsOf, manager: manager, offered: offers(d.offered), sheets: d.sheets()}
	w.filled = len(w.sheets)
	m.remember(w)
	w.first = &cover{title: d.title(), accounts: len(d.groups), deeds: d.deeds(), asked: d.mark(w.sheets)}
	return w
}

// start is the name of the first sheet.
const start = "Start"

// A dossier is what one account manager looks after.
type dossier struct {
	book
	manager  string
	groups   []*program.Group // in the program, by rank
	accounts map[string]*program.Account
	offered  []*program.Account // the same, in the order of the drop-down of new rows
	offer    []string           // their names
}

func newDossier(b book, manager string) dossier {
	d := dossier{book: b, manager: manager, accounts: map[string]*program.Account{}}
	d.groups = b.managed[program.Fold(manager)]
	for _, g := range d.groups {
		for _, a := range g.Members {
			d.accounts[a.Key] = a
			d.offered = append(d.offered, a)
		}
	}
	for _, a := range d.offered {
		d.offer = append(d.offer, offered(a, d.offered))
	}
	return d
}

// offers are the keys of accounts and the names by which they are offered.
func offers(accounts []*program.Account) [][2]string {
	out := make([][2]string, len(accounts))
	for i, a := range accounts {
		out[i] = [2]string{program.RowKey(a.ID, a.Key), offered(a, accounts)}
	}
	return out
}

// offered is the name by which a drop-down offers an account: of several with
// one name each has its id behind it.
func offered(a *program.Account, among []*program.Account) string {
	for _, other := range among {
		if other != a && program.Fold(other.Name) == program.Fold(a.Name) && a.ID != "" {
			return one(a.Name + " (" + a.ID + ")")
		}
	}
	return one(a.Name)
}

// mark marks the cells of the blanks that are asked for, the most useful that
// have a cell, and says which these are.
func (d dossier) mark(sheets []sheet) []asked {
	var out []asked
	for _, i := range places(d.blanks, d.groups) {
		if len(out) == MostBlanks {
			break
		}
		if a, ok := find(sheets, d.Plan.Blanks[i]); ok {
			a.name = d.names[a.Group]
			out = append(out, a)
		}
	}
	return out
}

// An asked is a blank with the cell that it is asked in.
type asked struct {
	program.Blank
	sheet, cell, about, name string // name is that of the group
}

func find(sheets []sheet, b program.Blank) (asked, bool) {
	for i := range sheets {
		s := &sheets[i]
		if s.kind != b.Kind {
			continue
		}
		col := slices.IndexFunc(s.columns, func(c column) bool { return c.field() == b.Field })
		n := slices.IndexFunc(s.rows, func(r row) bool { return r.key == b.Row })
		if col >= 0 && n >= 0 {
			s.rows[n].wants = append(s.rows[n].wants, s.columns[col].title)
			return asked{Blank: b, sheet: s.name, cell: at(col+1, n+2), about: s.rows[n].about}, true
		}
	}
	return asked{}, false
}

// A cover is what the first sheet says.
type cover struct {
	title    string
	accounts int // how many of the program
	deeds    [][]string
	asked    []asked
}

// start writes the first sheet, which is to be read and holds no table.
func (f *file) start(manager string, c cover) {
	f.breadths[f.parts[start]] = []breadth{{4, false}, {30, false}, {50, false}, {44, false}, {44, false}}
	p := &page{file: f}
	p.line(look{face: true, locked: true}, one(manager)+": your accounts")
	p.line(look{quiet: true, locked: true}, fmt.Sprintf("%s, as of %s. %d accounts in the program.", c.title, f.at, c.accounts))
	p.n++
	p.line(look{head: true, locked: true}, "", "What the sponsors did for your accounts in twelve months")
	for _, did := range c.deeds {
		p.line(look{locked: true}, append([]string{""}, did...)...)
	}
	p.n++
	p.line(look{head: true, locked: true}, "", "What only you can tell, the next meeting's first", "", "About", "Why now")
	for i, b := range c.asked {
		p.line(look{locked: true}, fmt.Sprint(i+1), b.name, one(b.Ask), b.about, one(b.Why))
		p.link(3, fmt.Sprintf("'%s'!%s", b.sheet, b.cell))
	}
	if len(c.asked) == 0 {
		p.line(look{locked: true}, "", "Nothing is missing this month.")
	}
	p.n++
	p.line(look{head: true, locked: true}, "", "How")
	for _, l := range howTo {
		p.line(look{quiet: true, locked: true}, "", l)
	}
	p.end()
	f.try(f.SetSheetDimension(start, span(1, 1, 5, p.n)))
	f.printing(sheet{name: start, title: c.title})
	f.guard(start)
}

var howTo = []string{
	"The yellow cells on the other sheets are this month's questions. Everything else may be corrected too, where the cell is black.",
	"New people, meetings, asks, wins and news go into the empty rows below.",
	"Save the file and give it back as it is. Only what you changed counts, with your name and this month.",
}

// A page is lines of text written one below the other.
type page struct {
	*file
	n     int
	lines []line
}

// A line of a page.
type line struct {
	number int
	height float64
	look   look
	cells  []string
	linked int // the column of a link; 0 for none
}

func (p *page) line(l look, cells ...string) {
	p.n++
	most := 1
	for i, c := range cells {
		if i > 1 {
			most = max(most, 1+wide(c)/48)
		}
	}
	height := 4 + 12.8*float64(min(most, 6))
	if l.face {
		height = 24
	}
	l.flat = l.head || len(cells) <= 2
	p.lines = append(p.lines, line{number: p.n, height: height, look: l, cells: cells})
}

// link makes a cell of the last line lead to a place in the workbook.
func (p *page) link(col int, to string) {
	p.lines[len(p.lines)-1].linked = col
	p.try(p.SetCellHyperLink(start, at(col, p.n), to, "Location"))
}

// end gives the sheet its lines.
func (p *page) end() {
	lines := p.lines
	p.fill(start, func(w *rows) {
		for _, l := range lines {
			w.row(l.number, l.height)
			style := w.style(l.look)
			for col := 1; col <= max(5, len(l.cells)); col++ {
				value, own := "", style
				if col <= len(l.cells) {
					value = l.cells[col-1]
				}
				switch {
				case col == l.linked:
					own = w.style(look{link: true, locked: l.look.locked})
				case col > 5:
					own = 0
				}
				w.cell(col, own, text, value)
			}
		}
	})
}

// mostDeeds leaves room for the questions on the first screen.
const mostDeeds = 8

// deeds are the held meetings with sponsors and the answers to asks of twelve
// months, the newest first: account, what, and what came of it.
func (d dossier) deeds() [][]string {
	year := program.Period{From: d.AsOf.AddMonths(-12) + 1, To: d.AsOf}
	type deed struct {
		on    program.Date
		cells []string
	}
	var all []deed
	for _, g := range d.groups {
		for _, m := range g.Meetings {
			if m.Status == program.Held && m.Sponsor != "" && year.Contains(m.Date) {
				all = append(all,
					deed{m.Date,
						[]string{d.names[g.Key], fmt.Sprintf("%s, %s: %s", m.Date, one(m.Sponsor), cmp.Or(one(m.Type), "meeting")),
							one(m.Outcome)}})
			}
		}
		for _, a := range g.Asks {
			if year.Contains(a.AnsweredOn) {
				all = append(all,
					deed{a.AnsweredOn,
						[]string{d.names[g.Key], fmt.Sprintf("%s, %s answered: %s", a.AnsweredOn, cmp.Or(one(a.Of), "our company"),
							one(a.Text)), one(a.Answer)}})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b deed) int { return cmp.Compare(b.on, a.on) })
	var out [][]string
	for _, a := range all[:min(len(all), mostDeeds)] {
		out = append(out, a.cells)
	}
	if n := len(all) - mostDeeds; n > 0 {
		out = append(out, []string{fmt.Sprintf("and %d more, on the sheets Meetings and Asks", n)})
	}
	if len(all) == 0 {
		out = append(out, []string{"Nothing is on record. If there was something, put it into the sheet Meetings."})
	}
	return out
}

// account is the id and the name of an account.
func (d dossier) account(key string) (id, name string) {
	if a := d.accounts[key]; a != nil {
		return one(a.ID), one(a.Name)
	}
	return "", ""
}

// listing are several values in one cell.
func listing(values []string) string {
	var out []string
	for _, v := range values {
		if v = one(v); v != "" {
			out = append(out, v)
		}
	}
	return cut(strings.Join(out, "; "))
}
