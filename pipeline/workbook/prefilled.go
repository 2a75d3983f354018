package workbook

import (
	"iter"
	"strings"

	"sponsorbook/pipeline/program"
)

// Made are the workbooks of a book that may come back, as the book remembers
// them: the action plan, then those of the account managers. What the maker has
// written already is not made again for it.
func (m *Maker) Made() []program.PastWorkbook {
	b := m.book()
	out := make([]program.PastWorkbook, 0, len(b.managed)+1)
	for _, manager := range append([]string{""}, b.ProgramManagers()...) {
		w, ok := m.known(manager)
		if !ok && manager == "" {
			w = m.remember(b.plan())
		} else if !ok {
			d := newDossier(b, manager)
			sheets := d.sheets()
			w = m.remember(Workbook{manager: manager, offered: offers(d.offered), sheets: sheets, filled: len(sheets)})
		}
		out = append(out, w)
	}
	return out
}

func (m *Maker) known(manager string) (program.PastWorkbook, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	w, ok := m.made[manager]
	return w, ok
}

// remember notes what a workbook was filled with.
func (m *Maker) remember(w Workbook) program.PastWorkbook {
	fill := program.Prefill{AsOf: m.book().AsOf, Lines: w.filledWith()}
	past := program.PastWorkbook{For: one(w.manager), SHA256: fill.SHA256()}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.made[w.manager] = past
	return past
}

// filledWith are the accounts that the lists offer, and what the cells of the
// sheets that may come back were filled with, those too that nobody fills in: a
// change of one of these is told.
func (w Workbook) filledWith() iter.Seq[[4]string] {
	return func(yield func([4]string) bool) {
		for _, o := range w.offered {
			if !yield([4]string{lists, o[0], "account", o[1]}) {
				return
			}
		}
		for _, s := range w.sheets[:w.filled] {
			fields := make([]string, len(s.columns))
			for i, c := range s.columns {
				fields[i] = c.field()
			}
			for _, r := range s.rows {
				for i, value := range r.cells {
					if value != "" && !yield([4]string{s.name, r.key, fields[i], value}) {
						return
					}
				}
			}
		}
	}
}

// prefill writes the hidden sheet: the book's id, and what the workbook was
// filled with.
func (f *file) prefill(b Workbook) {
	f.tab(Prefilled)
	n := 0
	f.fill(Prefilled, func(w *rows) {
		n = 0
		line := func(cells ...string) {
			n++
			w.row(n, 0)
			for i, value := range cells {
				w.cell(i+1, 0, text, value)
			}
		}
		line("sponsorbook", Format)
		line("book", b.book.String())
		line("as of", b.asOf.String())
		line("for", one(b.manager))
		line()
		line("sheet", "row", "field", "value")
		for l := range b.filledWith() {
			line(l[:]...)
		}
	})
	f.try(f.SetSheetDimension(Prefilled, span(1, 1, 4, n)))
	f.try(f.SetSheetVisible(Prefilled, false, true))
}

// footerText is text in a page header, where & begins a code.
func footerText(s string) string {
	s = strings.ReplaceAll(one(s), "&", "&&")
	if runes := []rune(s); len(runes) > 100 {
		s = strings.TrimRight(string(runes[:100]), "&")
	}
	return s
}
