package disguises

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// faces and feet are lines that systems write around a table.
var (
	faces = map[string][]string{
		"quickbooks": {"Our Company Ltd", "Sales by Customer Detail", "All Dates", ""},
		"xero":       {"Receivable Invoice Detail", "Our Company Ltd", "For the period 1 December 2023 to 20 November 2026", ""},
		"tally":      {"Our Company Ltd", "Sales Register", "1-Dec-23 to 20-Nov-26", ""},
		"numbers":    {"Table 1"},
		"thousands":  {"Figures in thousands of EUR", ""},
	}
	feet = map[string][]string{
		"salesforce": {"", "Confidential Information - Do Not Distribute",
			"Copyright © 2000-2026 salesforce.com, inc. All rights reserved."},
		"quickbooks": {"", "Accrual basis Friday, November 20, 2026 10:11 AM GMT-08:00"},
		"powerbi":    {"", "Applied filters:\nYear is not blank\nRegion is Europe"},
	}
)

// sheet is the whole table, with what stands above and below it.
func (d *dressing) sheet(records []*record) sheet {
	var rows sheet
	for _, line := range faces[d.flags["face"]] {
		rows = append(rows, []cell{text(line)})
	}
	if d.title {
		rows = append(rows, []cell{text("Revenue of our company")}, nil)
	}
	switch {
	case d.is("pivot"):
		rows = append(rows, d.pivot(records)...)
	case d.is("grouped"):
		rows = append(rows, d.grouped(records)...)
	default:
		rows = append(rows, d.headers())
		for _, r := range records {
			rows = append(rows, d.row(r))
		}
		if d.totals != "none" {
			rows = append(rows, d.total(rows, records, d.totals))
		}
	}
	for _, line := range feet[d.flags["foot"]] {
		rows = append(rows, []cell{text(line)})
	}
	return rows
}

// summed are the fields that a total adds up.
var summed = map[string]bool{"net": true, "tax": true, "gross": true, "open": true, "qty": true}

// total is the row below some records.
func (d *dressing) total(_ sheet, records []*record, label string) []cell {
	row := make([]cell, len(d.columns))
	for i, c := range d.columns {
		if !summed[c.field] {
			continue
		}
		sum := cell{number: true}
		for _, r := range records {
			x := fields[c.field](r, d)
			sum.places = x.places
			sum.units += x.units
		}
		row[i] = sum
	}
	if !row[0].number {
		row[0] = text(label)
	}
	return row
}

// grouped are records below the name of their account.
func (d *dressing) grouped(records []*record) sheet {
	rows := sheet{d.headers()}
	at := slices.IndexFunc(d.columns, func(c column) bool { return c.field == "group" })
	for i := 0; i < len(records); {
		j := i
		for j < len(records) && records[j].account == records[i].account {
			j++
		}
		name := d.c.accounts[records[i].account].name
		head := make([]cell, len(d.columns))
		head[at] = cell{text: name, bold: true}
		rows = append(rows, head)
		for _, r := range records[i:j] {
			rows = append(rows, d.row(r))
		}
		if d.flags["foot"] == "salesforce" {
			rows = append(rows, d.total(nil, records[i:j], "Subtotal"))
		} else {
			rows = append(rows, d.total(nil, records[i:j], "Total for "+name))
		}
		i = j
	}
	return append(rows, d.total(nil, records, "TOTAL"))
}

// pivot has a column for each month; after those of a quarter their sum, where
// the dress has such columns; or a budget beside each.
func (d *dressing) pivot(records []*record) sheet {
	head := d.headers()
	from, to := program.NewMonth(2023, 12), program.NewMonth(2026, 11)
	if d.is("quarters") {
		from, to = program.NewMonth(2025, 1), program.NewMonth(2026, 11)
	}
	by := map[int]map[program.Month]int64{}
	for _, r := range records {
		if by[r.account] == nil {
			by[r.account] = map[program.Month]int64{}
		}
		by[r.account][r.month] += r.sum
	}
	rows := sheet{nil}
	for a := range d.c.accounts {
		rows = append(rows, []cell{text(d.c.accounts[a].name)})
	}
	for m := from; m <= to; m++ {
		head = append(head, d.monthColumns(m, func(row int) int64 { return by[row-1][m] }, rows)...)
		if d.is("quarters") {
			head = append(head, d.sumColumns(m, from, func(row int, m program.Month) int64 { return by[row-1][m] }, rows)...)
		}
	}
	rows[0] = head
	if d.totals != "none" {
		rows = append(rows, d.pivotTotal(rows))
	}
	return rows
}

// monthColumns add a month to each row, and give its headers.
func (d *dressing) monthColumns(m program.Month, of func(row int) int64, rows sheet) []cell {
	for i := 1; i < len(rows); i++ {
		rows[i] = append(rows[i], money(of(i)))
		if d.is("budget") {
			rows[i] = append(rows[i], money(int64(i)*1_000_00+777))
		}
	}
	if d.is("budget") {
		return []cell{{text: monthWord(m) + " Actual", bold: true}, {text: monthWord(m) + " Budget", bold: true}}
	}
	return []cell{{text: monthWord(m), bold: true}}
}

// sumColumns add the sums of a quarter and a year behind their last month.
func (d *dressing) sumColumns(m, from program.Month, of func(row int, m program.Month) int64, rows sheet) []cell {
	var head []cell
	t := m.First().Time()
	add := func(name string, n program.Month) {
		head = append(head, cell{text: name, bold: true})
		for i := 1; i < len(rows); i++ {
			sum := int64(0)
			for k := max(from, m-n+1); k <= m; k++ {
				sum += of(i, k)
			}
			rows[i] = append(rows[i], money(sum))
		}
	}
	if t.Month()%3 == 0 {
		add(fmt.Sprintf("Q%d %d", (int(t.Month())+2)/3, t.Year()), 3)
	}
	if t.Month() == 12 {
		add(fmt.Sprint("FY ", t.Year()), 12)
	}
	return head
}

func (d *dressing) pivotTotal(rows sheet) []cell {
	total := []cell{text(d.totals)}
	for col := 1; col < len(rows[0]); col++ {
		sum := int64(0)
		for _, row := range rows[1:] {
			sum += row[col].units
		}
		total = append(total, money(sum))
	}
	return total
}
