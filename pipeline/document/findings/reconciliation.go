package findings

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Reconciliation proves that nothing was lost: every row and every amount
// read is in the book, or set aside for a reason that is listed.
func Reconciliation(a *author.Author) document.Document {
	d := a.NewPage("reconciliation", a.Say("Reconciliation"))
	d.Subtitle = a.Say("Rows read are rows used and rows set aside; money read is money used and money set aside.")
	d.Sections = append(d.Sections, moneySections(a)...)
	d.Sections = append(d.Sections, document.Section{ID: "tables", Title: a.Say("Tables read"),
		Blocks: []document.Block{proof(a), sourceTable(a)}})
	if t, ok := asideTable(a); ok {
		d.Sections = append(d.Sections, document.Section{ID: "set-aside", Title: a.Say("Rows set aside"), Blocks: []document.Block{t}})
	}
	if t := columnTable(a); len(t.Rows) > 0 {
		d.Sections = append(d.Sections, document.Section{ID: "columns", Title: a.Say("Columns as understood"), Blocks: []document.Block{t}})
	}
	if t := provedTable(a); len(t.Rows) > 0 {
		d.Sections = append(d.Sections, document.Section{ID: "proved", Title: a.Say("What the numbers prove"), Blocks: []document.Block{t}})
	}
	return d
}

// provedTable says what arithmetic proves of columns of numbers: which of them
// counts, and what the others are that are no money of their own.
func provedTable(a *author.Author) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("File")}, {Title: a.Say("Sheet")}, {Title: a.Say("Column")},
		{Title: a.Say("Is")},
		{Title: a.Say("Why")}, {Title: a.Say("In all"), Number: true}, {Title: a.Say("Counts")}}}
	for _, s := range a.Sources {
		for _, c := range s.Columns {
			if c.Role == "" {
				continue
			}
			counts := a.Say("no")
			if c.Field == "amount" {
				counts = a.Say("yes")
			}
			t.Rows = append(t.Rows,
				document.Row{Cells: []document.Line{span.Words(s.File), span.Words(s.Sheet), span.Words(span.Cut(c.Header, 60)),
					span.Words(c.Role),
					span.Words(span.Cut(c.Law, 200)), span.Words(a.Fixed(c.Sum, 2, "")), span.Words(counts)}})
		}
	}
	return t
}

// proof is the sum over all tables, and whether it comes out.
func proof(a *author.Author) document.Block {
	read, used, aside := 0, 0, 0
	for _, s := range a.Sources {
		read, used, aside = read+s.Rows, used+s.Used, aside+rowsAside(s)
	}
	text := a.Sayf("%s = %s used + %s set aside.", a.Count(read, "row read", "rows read"), a.Whole(used), a.Whole(aside))
	if read != used+aside {
		return span.Paragraph(span.Warn(a.Sayf("%s, but %s used + %s set aside: the sum does not come out.",
			a.Count(read, "row read", "rows read"), a.Whole(used), a.Whole(aside))))
	}
	return span.Paragraph(span.Good(text))
}

func rowsAside(s *program.Source) int {
	n := 0
	for _, x := range s.SetAside {
		n += len(x.Rows)
	}
	return n
}

// moneySections are the revenue basis as a whole, then every table with amounts.
func moneySections(a *author.Author) []document.Section {
	var out []document.Section
	columns := moneyColumns(a)
	if len(a.Money) > 0 {
		basis := string(a.Basis)
		if a.Basis == program.BasisRevenue {
			basis = "tables of revenue"
		}
		blocks := []document.Block{span.Paragraph(
			span.Plain(a.Sayf("Revenue is from: %s.", span.Joined(". ", a.Say(basis), span.Unended(a.Reworded(a.BasisNote)))))),
			MoneyTable(a)}
		out = append(out, document.Section{ID: "money", Title: a.Say("Money"), Blocks: blocks})
	}
	t := document.Table{Columns: append([]document.Column{{Title: a.Say("File")}, {Title: a.Say("Sheet")}, {Title: a.Say("Kind")}},
		columns...)}
	for _, s := range a.Sources {
		for _, m := range s.Money {
			t.Rows = append(t.Rows,
				document.Row{Cells: append([]document.Line{span.Words(s.File), span.Words(s.Sheet), span.Words(a.Term(s.Kind))},
					moneyCells(a, m)...)})
		}
	}
	if len(t.Rows) > 0 {
		out = append(out, document.Section{ID: "money-by-table", Title: a.Say("Money by table"), Blocks: []document.Block{t}})
	}
	return out
}

func moneyColumns(a *author.Author) []document.Column {
	return []document.Column{{Title: a.Say("Currency")}, {Title: a.Say("Read"), Number: true},
		{Title: a.Say("Used"), Number: true}, {Title: a.Say("Set aside"), Number: true}}
}

// MoneyTable is what was read of revenue, used and set aside, by currency, and how
// much of what was used is in no figure for want of a rate.
func MoneyTable(a *author.Author) document.Table {
	t, apart := document.Table{Columns: moneyColumns(a)}, a.WithoutRate()
	if len(apart) > 0 {
		t.Columns = append(t.Columns, document.Column{Title: a.Say("Of the used, in no figure for want of a rate"), Number: true})
	}
	for _, m := range a.Money {
		cells := moneyCells(a, m)
		if len(apart) > 0 {
			cells = append(cells, span.Words(a.Fixed(apart[m.Currency], 2, "")))
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	return t
}

func moneyCells(a *author.Author, m program.MoneyLine) []document.Line {
	currency := document.Clean(m.Currency)
	if currency == "" {
		currency = a.Say("none named")
	}
	aside := span.Words(a.Fixed(m.SetAside, 2, ""))
	if !m.Read.Equal(m.Used.Add(m.SetAside)) {
		aside = append(aside, span.Warn(" "+a.Say("(the sum does not come out)")))
	}
	return []document.Line{span.Words(currency), span.Words(a.Fixed(m.Read, 2, "")), span.Words(a.Fixed(m.Used, 2, "")), aside}
}

func sourceTable(a *author.Author) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("File")}, {Title: a.Say("Sheet")}, {Title: a.Say("Kind")},
		{Title: a.Say("Rows read"), Number: true}, {Title: a.Say("Used"), Number: true},
		{Title: a.Say("Set aside"), Number: true}, {Title: a.Say("As of")}}}
	for _, s := range a.Sources {
		kind, asOf := a.Term(s.Kind), ""
		if s.Kind == "" {
			kind = a.Say("not recognised")
		}
		if s.AsOf.Known() {
			asOf = a.LongDay(s.AsOf)
			if s.AsOfFrom != "" {
				asOf += ", " + a.Sayf("from %s", a.Term(s.AsOfFrom))
			}
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{span.Words(s.File), span.Words(s.Sheet), span.Words(kind), span.Words(a.Whole(s.Rows)),
				span.Words(a.Whole(s.Used)), span.Words(a.Whole(rowsAside(s))), span.Words(asOf)}})
	}
	return t
}

func asideTable(a *author.Author) (document.Table, bool) {
	t := document.Table{Sortable: true, Columns: []document.Column{{Title: a.Say("File")}, {Title: a.Say("Sheet")}, {Title: a.Say("Why")},
		{Title: a.Say("Rows"), Number: true}, {Title: a.Say("In all"), Number: true}, {Title: a.Say("Which")}}}
	for _, s := range a.Sources {
		for _, x := range s.SetAside {
			t.Rows = append(t.Rows,
				document.Row{Cells: []document.Line{span.Words(s.File), span.Words(s.Sheet),
					span.Words(span.Cut(a.Reworded(x.Reason), 300)),
					span.Words(a.Whole(len(x.Rows))), span.Words(sumsAside(a, x.Sums)), span.Words(rowRanges(x.Rows, 40))}})
		}
	}
	return t, len(t.Rows) > 0
}

// sumsAside are the sums of the rows that were set aside for a reason: "500.00 EUR".
func sumsAside(a *author.Author, sums []program.Money) string {
	var all []string
	for _, m := range sums {
		all = append(all, strings.TrimSpace(a.Fixed(m.Amount, 2, "")+" "+document.Clean(m.Currency)))
	}
	return strings.Join(all, ", ")
}

// rowRanges are row numbers as people write them: "4, 7–9, 12", so many parts at most.
func rowRanges(rows []int, most int) string {
	var parts []string
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if len(parts) == most {
			return strings.Join(parts, ", ") + ", …"
		}
		part := fmt.Sprint(rows[i])
		if j > i {
			part += "–" + fmt.Sprint(rows[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, ", ")
}

// columnTable says what each recognised column was taken for. Columns that were
// not recognised are counted and never printed.
func columnTable(a *author.Author) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("File")}, {Title: a.Say("Sheet")}, {Title: a.Say("Kind")},
		{Title: a.Say("Columns")}, {Title: a.Say("Not used"), Number: true}}}
	for _, s := range a.Sources {
		var said []string
		unused := 0
		for _, c := range s.Columns {
			if c.Field == "" {
				unused++
				continue
			}
			said = append(said, columnText(c))
		}
		if s.Kind != "" && len(said) > 0 {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(s.File), span.Words(s.Sheet), span.Words(a.Term(s.Kind)),
				span.Words(strings.Join(said, "; ")), span.Words(a.Whole(unused))}})
		}
	}
	return t
}

// columnText is "Acct Name → account", with what was decided of its values.
func columnText(c program.Column) string {
	text := c.Field
	if program.Fold(c.Header) != program.Fold(c.Field) {
		text = span.Cut(c.Header, 60) + " → " + c.Field
	}
	if c.Note != "" {
		text += " (" + span.Cut(c.Note, 120) + ")"
	}
	return text
}
