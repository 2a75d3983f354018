package workbook

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// Made are the workbooks of a book that may come back, as the book remembers
// them: the action plan, then those of the account managers.
func Made(p *program.Program) []program.PastWorkbook {
	b := newBook(p)
	out := []program.PastWorkbook{made(p, "", nil, []sheet{b.planSheet()})}
	for _, manager := range p.ProgramManagers() {
		d := newDossier(b, manager)
		out = append(out, made(p, manager, d.offered, d.sheets()))
	}
	return out
}

func made(p *program.Program, manager string, accounts []*program.Account, sheets []sheet) program.PastWorkbook {
	fill := program.Prefill{AsOf: p.AsOf, Lines: filledWith(accounts, sheets)}
	return program.PastWorkbook{For: one(manager), SHA256: fill.SHA256()}
}

// filledWith are the accounts that the lists offer, and what the cells of the
// sheets that may come back were filled with, those too that nobody fills in: a
// change of one of these is told.
func filledWith(accounts []*program.Account, sheets []sheet) (lines [][4]string) {
	for _, a := range accounts {
		lines = append(lines, [4]string{lists, program.RowKey(a.ID, a.Key), "account", offered(a, accounts)})
	}
	for _, s := range sheets {
		for _, r := range s.rows {
			for i, c := range s.columns {
				if i < len(r.cells) && r.cells[i] != "" {
					lines = append(lines, [4]string{s.name, r.key, c.field(), r.cells[i]})
				}
			}
		}
	}
	return lines
}

// prefill writes the hidden sheet: the book's id, and what the workbook was
// filled with.
func (f *file) prefill(p *program.Program, manager string, accounts []*program.Account, sheets []sheet) {
	f.tab(Prefilled)
	rows := [][]string{{"sponsorbook", Format}, {"book", p.Book.String()}, {"as of", p.AsOf.String()}, {"for", one(manager)}, nil, {"sheet", "row", "field", "value"}}
	for _, l := range filledWith(accounts, sheets) {
		rows = append(rows, l[:])
	}
	for i, r := range rows {
		for j, v := range r {
			f.put(Prefilled, j+1, i+1, text, v)
		}
	}
	f.try(f.SetSheetDimension(Prefilled, span(1, 1, 4, len(rows))))
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
