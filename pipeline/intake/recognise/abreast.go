package recognise

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/table"
)

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
