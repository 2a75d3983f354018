package csv

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/table/grid"
)

// Each text has one row that is wider than its header; the row is written with a
// | between its values, "torn", or "as it is".
func TestARowThatIsWiderThanItsHeader(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a street with a number before it", `id,name,person,street,city,phone
ALD,Alder Mills,Ann Lane,1 Main Street,Leeds,555 0101
BIR,Birch Foods,Bob Hill,12, quai Vert,Lyon,555 0102
CED,Cedar Bank,Cy Ford,9 High Street,London,555 0103
DOG,Dogwood Inc,Di Moss,7 Low Street,Leeds,555 0104`, "BIR|Birch Foods|Bob Hill|12, quai Vert|Lyon|555 0102"},
		{"an amount whose thousands are parted", `Date,Customer,Amount,Status
2026-01-15,Alder Mills,150.00,paid
2026-01-16,Birch Foods,1,250.00,paid
2026-01-17,Cedar Bank,980.50,open
2026-01-18,Dogwood Inc,75.25,paid`, "2026-01-16|Birch Foods|1,250.00|paid"},
		{"two of them", `Date,Customer,Price,Amount
2026-01-15,Alder Mills,15.00,150.00
2026-01-16,Birch, Foods,12.50,1,250.00
2026-01-17,Cedar Bank,98.05,980.50
2026-01-18,Dogwood Inc,7.52,75.20
2026-01-19,Elm Ltd,7.00,70.00`, "2026-01-16|Birch, Foods|12.50|1,250.00"},
		{"a name with its legal form behind a comma", `Customer,Date,Amount
Alder Mills,2026-01-15,150.00
Birch Foods, Inc.,2026-01-16,250.00
Cedar Bank,2026-01-17,980.50
Dogwood,2026-01-18,75.25`, "Birch Foods, Inc.|2026-01-16|250.00"},
		{"nothing tells which of two", `Person,Place,Product
Ann,Leeds,Pumps
Bob,Lyon,Vert,Hoses
Cy,London,Seals
Di,Leeds,Pumps`, "torn"},
		{"a value behind the last column", `Key,Created,Comment
K-1,2026-01-15,fine
K-2,2026-01-16,fine,again
K-3,2026-01-17,fine
K-4,2026-01-18,fine`, "as it is"},
		{"most rows, and a blank tells which belong together", `No,Customer,Street,City,Country
1,Alder Mills,Lane 1,Bonn,Germany
2,Birch Foods,12, quai Vert,Lyon,France
3,Cedar, Bank & Co,Square 3,Geneva,Switzerland`, "3|Cedar, Bank & Co|Square 3|Geneva|Switzerland"},
		{"nothing fits", `Date,Amount,Rate
2026-01-15,150.00,1.5
2026-01-16,abc,250.00,x
2026-01-17,980.50,1.5
2026-01-18,75.25,1.5`, "torn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			delim := byte(',')
			if strings.Contains(c.text, ";") {
				delim = ';'
			}
			lines, wide := strings.Split(c.text, "\n"), 0
			rows := func(yield func(grid.Row) error) error {
				for i, line := range lines {
					var r grid.Row
					for _, v := range strings.Split(line, string(delim)) {
						r.Cells = append(r.Cells, grid.Cell{Kind: grid.Text, Text: v})
					}
					if r.Number = i + 1; len(r.Cells) > strings.Count(lines[0], string(delim))+1 {
						wide = i + 1
					}
					if err := yield(r); err != nil {
						return err
					}
				}
				return nil
			}
			n := strings.Count(lines[0], string(delim)) + 1
			w, err := mend(rows, trial{dialect: dialect{delim: delim, width: n}, widths: map[int]int{n: len(lines)}, widest: n + 2},
				"x.csv")
			if err != nil || w == nil {
				t.Fatal(w, err)
			}
			got := "as it is"
			_ = rows(func(r grid.Row) error {
				if r.Number != wide {
					if w.row(r, delim).Torn || len(w.row(r, delim).Cells) != n {
						t.Errorf("row %d was touched", r.Number)
					}
					return nil
				}
				switch r = w.row(r, delim); {
				case r.Torn:
					got = "torn"
				case len(r.Cells) == n:
					got = ""
					for i := range r.Cells {
						got += "|" + r.Cells[i].Text
					}
					got = got[1:]
				}
				return nil
			})
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if told := len(w.said) > 0; told != (c.want != "as it is") {
				t.Errorf("said: %v", w.said)
			}
		})
	}
}
