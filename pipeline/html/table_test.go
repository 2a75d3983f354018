package html

import (
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
)

func TestATableThatWouldRunOffAPhoneStandsInCards(t *testing.T) {
	table := func(cells ...string) document.Table {
		out := document.Table{Columns: []document.Column{{Title: "Where"}, {Title: "What"}, {Title: "Mend"}}}
		row := document.Row{}
		for _, c := range cells {
			row.Cells = append(row.Cells, document.Line{span.Plain(c)})
		}
		out.Rows = append(out.Rows, row)
		return out
	}
	for name, c := range map[string]struct {
		table document.Table
		want  string
	}{
		"words that can be parted": {table("a few words of a line", "some more of them here", "and others in the last"), ""},
		"a path and what to paste": {table("surveys/supplier", "dates read two ways", `{"surveys/supplier.csv!Date":`), "cards"},
		"a path in a short table":  {table("finance/Revenue", "some words", "some"), ""},
		"two columns of long words": {document.Table{Columns: make([]document.Column, 2),
			Rows: table("finance/Revenue/by/customer/of/the/year", "x").Rows}, ""},
	} {
		if got := widthsOf(c.table).stacked(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
