package workbook

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// prefill writes the hidden sheet: the book's id, the accounts that the lists
// offer, and what the cells of the sheets that may come back were filled with.
func (f *file) prefill(p *program.Program, manager string, accounts []*program.Account, sheets []sheet) {
	f.tab(Prefilled)
	rows := [][]string{{"sponsorbook", Format}, {"book", p.Book.String()}, {"as of", p.AsOf.String()}, {"for", one(manager)}, nil, {"sheet", "row", "field", "value"}}
	for _, a := range accounts {
		rows = append(rows, []string{lists, program.RowKey(a.ID, a.Key), "account", offered(a, accounts)})
	}
	for _, s := range sheets {
		for _, r := range s.rows {
			for i, c := range s.columns {
				if i < len(r.cells) && r.cells[i] != "" && (c.edit || c.added) {
					rows = append(rows, []string{s.name, r.key, c.field(), r.cells[i]})
				}
			}
		}
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
