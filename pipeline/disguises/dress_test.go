package disguises

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// A dress is a layout of some system.
type dress struct {
	name    string
	of      string // lines, documents or months
	formats []string
	flags   map[string]string
	columns []column
}

type column struct{ header, field string }

// wardrobe reads the dresses.
func wardrobe(t *testing.T) []dress {
	t.Helper()
	b, err := os.ReadFile("testdata/dresses.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []dress
	for _, line := range strings.Split(string(b), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case strings.Count(line, ";") == 3 && !strings.Contains(line, "="+"account |") && (len(all) == 0 || all[len(all)-1].columns != nil):
			all = append(all, newDress(line))
		default:
			d := &all[len(all)-1]
			for _, part := range strings.Split(line, " | ") {
				header, field, _ := strings.Cut(part, "=")
				if fields[field] == nil && !strings.HasPrefix(field, `"`) {
					t.Fatalf("%s: no field %q", d.name, field)
				}
				d.columns = append(d.columns, column{header, field})
			}
		}
	}
	return all
}

func newDress(line string) dress {
	part := strings.Split(line, ";")
	d := dress{name: part[0], of: strings.TrimSpace(part[1]), formats: strings.Fields(part[2]), flags: map[string]string{}}
	for _, f := range strings.Fields(part[3]) {
		name, value, _ := strings.Cut(f, "=")
		d.flags[name] = value
	}
	return d
}

func (d *dress) is(flag string) bool { _, ok := d.flags[flag]; return ok }

func (d *dress) has(field string) bool {
	return slices.ContainsFunc(d.columns, func(c column) bool { return c.field == field })
}

// A dressing is a dress with the habits of one day.
type dressing struct {
	dress
	habit
	r      *rand.Rand
	c      *company
	format string
	totals string // how a total is labelled; "none" without one
	title  bool
	split  bool // two files that overlap
}

// put chooses the habits in which a company wears a dress.
func put(r *rand.Rand, d dress, c *company) *dressing {
	x := &dressing{dress: d, r: r, c: c, format: d.formats[r.IntN(len(d.formats))]}
	x.language = "en"
	if w := d.flags["words"]; w != "" {
		x.language = w
	} else if d.is("translate") && r.IntN(2) == 0 {
		x.language = languages[r.IntN(len(languages))]
	}
	x.locale = localesOf[x.language][r.IntN(len(localesOf[x.language]))]
	if d.is("point") {
		x.decimal, x.thousands = ".", ""
	}
	switch d.flags["dates"] {
	case "iso":
		x.date = "2006-01-02"
	case "isotime":
		x.date = "isotime"
	}
	x.minus = []string{"-", "-", "(", "trailing", "−"}[r.IntN(5)]
	if d.is("point") {
		x.minus = "-"
	}
	if d.is("positive") {
		x.minus = "positive"
	}
	x.grouping = !d.is("point") && r.IntN(2) == 0
	if !d.is("point") && !d.has("currency") && r.IntN(4) == 0 {
		x.symbol = []string{"€", "EUR"}[r.IntN(2)]
	}
	x.delimiter = ","
	if x.decimal == "," {
		x.delimiter = ";"
	}
	if x.format == "tab" {
		x.delimiter = "\t"
	}
	x.encoding = []string{"", "", "bom", "utf16", "latin"}[r.IntN(5)]
	x.totals = "none"
	if d.is("total") || r.IntN(5) == 0 && !d.is("point") {
		x.totals = []string{x.word("total"), x.word("total"), "Grand Total", ""}[r.IntN(4)]
	}
	x.title = len(d.flags["face"]) == 0 && !d.is("point") && r.IntN(5) == 0
	x.split = d.of != "months" && d.has("number") && !d.is("grouped") && r.IntN(6) == 0
	return x
}

func (d *dressing) word(w string) string {
	if s := wordsIn[d.language][w]; s != "" {
		return s
	}
	return wordsIn["en"][w]
}

// amount is cents in the unit of the dress, without a sign where the type tells
// it.
func (d *dressing) amount(r *record, cents int64) cell {
	if d.minus == "positive" && r.doc != nil {
		cents = max(cents, -cents)
	}
	if d.flags["unit"] == "k" {
		return cell{number: true, units: cents, places: 5}
	}
	return money(cents)
}

// documents are those that the dress shows.
func (d *dressing) documents() []*document {
	var out []*document
	for i := range d.c.documents {
		doc := &d.c.documents[i]
		if doc.status != "" && !d.is("void") || doc.credit && d.is("nocredits") {
			continue
		}
		if d.is("quarters") && doc.date < program.NewDate(2025, 1, 1) {
			continue
		}
		out = append(out, doc)
	}
	return out
}

// truth is the revenue of what the dress shows.
func (d *dressing) truth() map[cellOf]int64 {
	sums := map[cellOf]int64{}
	for _, doc := range d.documents() {
		if doc.status == "" {
			sums[cellOf{d.c.accounts[doc.account].name, doc.date.Month()}] += doc.net()
		}
	}
	return sums
}

// records are the rows of the dress.
func (d *dressing) records() []*record {
	var out []*record
	add := func(r record) {
		r.c, r.row = d.c, len(out)
		out = append(out, &r)
	}
	if d.of == "months" {
		d.months(add)
		return out
	}
	for _, doc := range d.documents() {
		if d.of == "documents" {
			add(record{doc: doc, account: doc.account, items: doc.lines})
			continue
		}
		for i := range doc.lines {
			add(record{doc: doc, account: doc.account, items: doc.lines[i : i+1], line: i})
		}
	}
	if d.is("grouped") {
		slices.SortStableFunc(out, func(a, b *record) int { return a.account - b.account })
	}
	running := map[int]int64{}
	for _, r := range out {
		r.before = running[r.account]
		running[r.account] += r.net()
	}
	return out
}

func (d *dressing) months(add func(record)) {
	truth := d.truth()
	for i, a := range d.c.accounts {
		year, running := 0, int64(0)
		for m := program.NewMonth(2023, 12); m <= program.NewMonth(2026, 11); m++ {
			if y := m.First().Time().Year(); y != year {
				year, running = y, 0
			}
			if n, ok := truth[cellOf{a.name, m}]; ok {
				add(record{account: i, month: m, sum: n, before: running})
				running += n
			}
		}
	}
}

// headers are the first row.
func (d *dressing) headers() []cell {
	var row []cell
	for _, c := range d.columns {
		h := c.header
		if d.is("translate") && d.language != "en" {
			if w := wordsIn[d.language][c.field]; w != "" {
				h = w
			}
		}
		row = append(row, cell{text: h, bold: true})
	}
	return row
}

func (d *dressing) row(r *record) []cell {
	var row []cell
	for _, c := range d.columns {
		if s, ok := strings.CutPrefix(c.field, `"`); ok {
			row = append(row, text(s))
			continue
		}
		row = append(row, fields[c.field](r, d))
	}
	return row
}

// describe names the dress and its habits, so that a failure can be found.
func (d *dressing) describe() string {
	return fmt.Sprintf("%s (%s, %s, %q %q %s, delimiter %q, %s, minus %s, symbol %q, totals %q, title %t, split %t)", d.name, d.format,
		d.language,
		d.decimal, d.thousands, d.date, d.delimiter, d.encoding, d.minus, d.symbol, d.totals, d.title, d.split)
}
