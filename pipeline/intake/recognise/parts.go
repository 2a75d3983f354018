package recognise

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A join is how a table of the lines of documents finds the documents in another:
// by the column of each that holds their numbers.
type join struct {
	lines, papers     *judged
	ofLine, ofPaper   int   // columns of the numbers
	taken             []int // columns of the documents that their lines take over
	paid, unpaid, out int   // documents with lines and without, lines without a document
}

// joinLines makes one table of two that are no revenue alone: the documents with
// their customers and days, and their lines with the amounts. Documents that tell
// what they came to without tax need no lines.
func (r *Tables) joinLines(all []*judged) {
	kind, _ := headings.KindNamed("revenue")
	for _, lines := range all {
		if lines.question == "" || lines.unused != "" || len(lines.region.HeaderRows) == 0 {
			continue
		}
		g := guessKind(kind, lines.region.Header, lines.columns, nil)
		if g.at["account"] > 0 || g.at["account id"] > 0 || g.at["amount"] == 0 && lines.amountColumn(lines.table) == 0 {
			continue
		}
		for _, papers := range all {
			if j := pairOf(kind, lines, papers); j != nil && r.join(j) {
				break
			}
		}
	}
}

// pairOf is how lines find their documents in another table; nil where they do not.
func pairOf(kind headings.Kind, lines, papers *judged) *join {
	if papers == lines || papers.unused != "" || len(papers.region.HeaderRows) == 0 || papers.question == "" &&
		papers.kind.Name != "revenue" {
		return nil
	}
	g := guessKind(kind, papers.region.Header, papers.columns, nil)
	if g.at["account"] == 0 && g.at["account id"] == 0 || g.at["period"] == 0 && papers.dayColumn() == 0 {
		return nil
	}
	if papers.question == "" && proof.Says(papers.header(g.at["amount"])) != "gross" {
		return nil
	}
	j := &join{lines: lines, papers: papers}
	best := 0
	for i := range papers.columns {
		of := &papers.columns[i]
		ids := of.numbersOfDocuments()
		if i >= len(papers.region.Header) || of.cells < 2 || len(ids) < min(of.cells, seenAtMost) {
			continue
		}
		for k := range lines.columns {
			if n := numbersOf(kind, lines, papers, k, i); n > best {
				best, j.ofLine, j.ofPaper = n, k+1, i+1
			}
		}
	}
	if best == 0 {
		return nil
	}
	figures := papers.figureColumns(papers.table)
	for col := 1; col <= len(papers.region.Header); col++ {
		if col != j.ofPaper && col <= len(papers.columns) && !slices.Contains(figures, col) {
			j.taken = append(j.taken, col)
		}
	}
	return j
}

// numbersOf is how many different numbers of documents a column of lines has that
// stand in a column of documents; 0 unless most do, and either the headers
// say that they are such numbers or they are too long for an accident.
func numbersOf(kind headings.Kind, lines, papers *judged, line, paper int) int {
	if line >= len(lines.region.Header) {
		return 0
	}
	ids, of := lines.columns[line].numbersOfDocuments(), papers.columns[paper].numbersOfDocuments()
	hits, long := 0, true
	for id := range ids {
		if of[id] {
			hits++
		}
		long = long && utf8.RuneCountInString(id) >= shortID
	}
	if hits < 2 || share(hits, len(ids)) < enough {
		return 0
	}
	header := lines.header(line + 1)
	m, known := kind.Meaning(header)
	if long || known && m.Field == "document number" || value.HeaderKey(header) == value.HeaderKey(papers.header(paper+1)) {
		return hits
	}
	return 0
}

// numbersOfDocuments are the values of a column as numbers of documents are
// matched.
func (e *evidence) numbersOfDocuments() map[string]bool {
	ids := make(map[string]bool, len(e.seen)+len(e.wholes))
	for _, values := range [...]map[string]struct{}{e.seen, e.wholes} {
		for id := range values {
			ids[who.CanonicalID(id)] = true
		}
	}
	return ids
}

// join puts what the documents say behind each of their lines. It is false where
// that makes no table of revenue either.
func (r *Tables) join(j *join) bool {
	said := map[string][]table.Cell{}
	found := map[string]bool{}
	j.papers.each(func(row table.Row) bool {
		var cells []table.Cell
		for _, col := range j.taken {
			c := table.Cell{}
			if col <= len(row.Cells) {
				c = row.Cells[col-1]
				c.Text, c.Value = strings.Clone(c.Text), strings.Clone(c.Value)
			}
			cells = append(cells, c)
		}
		said[who.CanonicalID(keyText(row.Cells, j.ofPaper))] = cells
		return true
	})
	l, width := j.lines.look, max(j.lines.region.LastColumn, len(j.lines.region.Header))
	before, sheet, region, seen := j.lines.verdict, l.sheet, l.region, l.watch
	l.rewrite(func(row *table.Row) {
		cells := said[who.CanonicalID(keyText(row.Cells, j.ofLine))]
		if cells == nil {
			return
		}
		wide := make([]table.Cell, width, width+len(cells))
		copy(wide, row.Cells)
		row.Cells = append(wide, cells...)
	})
	l.region.Header = slices.Concat(region.Header, make([]string, width-len(region.Header)))
	for _, col := range j.taken {
		l.region.Header = append(l.region.Header, j.papers.header(col))
	}
	l.region.LastColumn = len(l.region.Header)
	read := j.lines.table.changed(l)
	if read {
		j.lines.verdict = r.verdict(l, j.lines.table)
	}
	if !read || j.lines.question != "" || j.lines.kind.Name != "revenue" {
		j.lines.verdict, l.sheet, l.region, l.watch, l.proved = before, sheet, region, seen, nil
		j.lines.table.Content, j.lines.table.Region = sheet, region
		return false
	}
	l.each(func(row table.Row) bool {
		id := who.CanonicalID(keyText(row.Cells, j.ofLine))
		found[id] = true
		if said[id] == nil {
			j.out++
		}
		return true
	})
	for id := range said {
		if found[id] {
			j.paid++
		} else {
			j.unpaid++
		}
	}
	r.sayJoined(j)
	return true
}

func (r *Tables) sayJoined(j *join) {
	lines, papers := input.Place(j.lines.table.File, j.lines.table.Sheet), input.Place(j.papers.table.File, j.papers.table.Sheet)
	severity := finding.Note
	if j.unpaid+j.out > 0 {
		severity = finding.Warning
	}
	r.Say(severity, "lines-joined", finding.Ref{File: j.lines.table.File, Sheet: j.lines.table.Sheet, Row: j.lines.table.HeaderRow},
		"export the lines with the customer and the day of their document, or leave it",
		"the lines find their customer and day in %s, by %s: %d documents have lines, %d have none, and %d lines have no document", papers,
		finding.Quote(j.lines.header(j.ofLine)), j.paid, j.unpaid, j.out)
	j.papers.verdict = verdict{unused: fmt.Sprintf("lists documents whose lines %s tells", lines)}
}

// A strip is some columns of a sheet that are a table of their own, beside another.
type strip struct{ from, to int }

// abreast parts a table into those that stand side by side on one sheet: a blank
// column between them, and customers named in each. Most tables are one.
func (l *look) abreast() ([]*look, error) {
	strips := l.strips()
	if len(strips) < 2 {
		return []*look{l}, nil
	}
	var parts []*look
	for i, s := range strips {
		part, err := l.only(s, i > 0)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// strips are the runs of columns with names, where each names customers.
func (l *look) strips() []strip {
	var all []strip
	from := 0
	header := l.region.Header
	for col := 1; col <= len(header)+1; col++ {
		blank := col > len(header) || strings.TrimSpace(header[col-1]) == "" && (col > len(l.columns) || l.columns[col-1].cells == 0)
		switch {
		case !blank && from == 0:
			from = col
		case blank && from > 0:
			all = append(all, strip{from, col - 1})
			from = 0
		}
	}
	if len(all) < 2 || slices.ContainsFunc(all, func(s strip) bool { return !namesCustomers(header[s.from-1 : s.to]) }) {
		return nil
	}
	return all
}

// namesCustomers is whether some headers are a table's: two or more, half of them
// known, and one of them of customers.
func namesCustomers(headers []string) bool {
	known, customers := 0, false
	for _, h := range headers {
		one := false
		for _, kind := range [...]string{"accounts", "revenue"} {
			k, _ := headings.KindNamed(kind)
			m, ok := k.Meaning(h)
			one = one || ok && m.Field != ""
			customers = customers || ok && (m.Field == "account" || m.Field == "account id")
		}
		if one {
			known++
		}
	}
	return customers && known >= 2 && known*2 >= len(headers)
}

// only is what was seen of some columns alone. What stands above all of them is of
// the first.
func (l *look) only(s strip, later bool) (*look, error) {
	part := &look{book: l.book, region: l.region, units: l.units}
	part.sheet = l.sheet.With(func(row *table.Row) {
		row.Cells = slices.Clone(row.Cells)
		for i := range row.Cells {
			if i+1 < s.from || i+1 > s.to {
				row.Cells[i] = table.Cell{}
			}
		}
	})
	part.region.Header = slices.Clone(l.region.Header)
	for i := range part.region.Header {
		if i+1 < s.from || i+1 > s.to {
			part.region.Header[i] = ""
		}
	}
	part.region.Header = part.region.Header[:s.to]
	part.region.FirstColumn, part.region.LastColumn = s.from, s.to
	if later {
		part.region.Aside = slices.DeleteFunc(slices.Clone(l.region.Aside), func(a table.RowReason) bool { return a.Role == table.Face })
	}
	err := part.sheet.Each(func(row table.Row) error {
		role, inside := part.region.Role(row.Number)
		if !inside || !Anything(row) {
			return nil
		}
		part.numbers = append(part.numbers, int32(row.Number))
		if role == table.Data {
			part.count++
			return part.row(row)
		}
		return nil
	})
	part.region.DataRows = part.count
	return part, err
}
