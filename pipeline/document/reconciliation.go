package document

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/program"
)

// reconciliationPage proves that nothing was lost: every row and every amount
// read is in the book, or set aside for a reason that is listed.
func (a *author) reconciliationPage() Document {
	d := a.page("reconciliation", a.say("Reconciliation"))
	d.Subtitle = a.say("Rows read are rows used and rows set aside; money read is money used and money set aside.")
	d.Sections = append(d.Sections, a.moneySections()...)
	d.Sections = append(d.Sections, Section{ID: "tables", Title: a.say("Tables read"), Blocks: []Block{a.proof(), a.sourceTable()}})
	if t, ok := a.asideTable(); ok {
		d.Sections = append(d.Sections, Section{ID: "set-aside", Title: a.say("Rows set aside"), Blocks: []Block{t}})
	}
	if t := a.columnTable(); len(t.Rows) > 0 {
		d.Sections = append(d.Sections, Section{ID: "columns", Title: a.say("Columns as understood"), Blocks: []Block{t}})
	}
	return d
}

// proof is the sum over all tables, and whether it comes out.
func (a *author) proof() Block {
	read, used, aside := 0, 0, 0
	for _, s := range a.Sources {
		read, used, aside = read+s.Rows, used+s.Used, aside+rowsAside(s)
	}
	text := a.sayf("%s = %s used + %s set aside.", a.count(read, "row read", "rows read"), a.whole(used), a.whole(aside))
	if read != used+aside {
		return paragraph(warn(a.sayf("%s, but %s used + %s set aside: the sum does not come out.",
			a.count(read, "row read", "rows read"), a.whole(used), a.whole(aside))))
	}
	return paragraph(good(text))
}

func rowsAside(s *program.Source) int {
	n := 0
	for _, x := range s.SetAside {
		n += len(x.Rows)
	}
	return n
}

// moneySections are the revenue basis as a whole, then every table with amounts.
func (a *author) moneySections() []Section {
	var out []Section
	columns := []Column{{Title: a.say("Currency")}, {Title: a.say("Read"), Number: true},
		{Title: a.say("Used"), Number: true}, {Title: a.say("Set aside"), Number: true}}
	if len(a.Money) > 0 {
		t := Table{Columns: columns}
		for _, m := range a.Money {
			t.Rows = append(t.Rows, Row{Cells: a.moneyCells(m)})
		}
		blocks := []Block{paragraph(plainly(a.sayf("Revenue is from: %s.", joined(". ", a.say(string(a.Basis)), unended(a.BasisNote))))), t}
		out = append(out, Section{ID: "money", Title: a.say("Money"), Blocks: blocks})
	}
	t := Table{Columns: append([]Column{{Title: a.say("File")}, {Title: a.say("Sheet")}, {Title: a.say("Kind")}}, columns...)}
	for _, s := range a.Sources {
		for _, m := range s.Money {
			t.Rows = append(t.Rows, Row{Cells: append([]Line{words(s.File), words(s.Sheet), words(a.term(s.Kind))}, a.moneyCells(m)...)})
		}
	}
	if len(t.Rows) > 0 {
		out = append(out, Section{ID: "money-by-table", Title: a.say("Money by table"), Blocks: []Block{t}})
	}
	return out
}

func (a *author) moneyCells(m program.MoneyLine) []Line {
	currency := Clean(m.Currency)
	if currency == "" {
		currency = a.say("none named")
	}
	aside := words(a.fixed(m.SetAside, 2, ""))
	if !m.Read.Equal(m.Used.Add(m.SetAside)) {
		aside = append(aside, warn(" "+a.say("(the sum does not come out)")))
	}
	return []Line{words(currency), words(a.fixed(m.Read, 2, "")), words(a.fixed(m.Used, 2, "")), aside}
}

func (a *author) sourceTable() Table {
	t := Table{Columns: []Column{{Title: a.say("File")}, {Title: a.say("Sheet")}, {Title: a.say("Kind")},
		{Title: a.say("Rows read"), Number: true}, {Title: a.say("Used"), Number: true},
		{Title: a.say("Set aside"), Number: true}, {Title: a.say("As of")}}}
	for _, s := range a.Sources {
		kind, asOf := a.term(s.Kind), ""
		if s.Kind == "" {
			kind = a.say("not recognised")
		}
		if s.AsOf.Known() {
			asOf = a.longDay(s.AsOf)
			if s.AsOfFrom != "" {
				asOf += ", " + a.sayf("from %s", a.term(s.AsOfFrom))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Line{words(s.File), words(s.Sheet), words(kind), words(a.whole(s.Rows)),
			words(a.whole(s.Used)), words(a.whole(rowsAside(s))), words(asOf)}})
	}
	return t
}

func (a *author) asideTable() (Table, bool) {
	t := Table{Sortable: true, Columns: []Column{{Title: a.say("File")}, {Title: a.say("Sheet")}, {Title: a.say("Why")},
		{Title: a.say("Rows"), Number: true}, {Title: a.say("Which")}}}
	for _, s := range a.Sources {
		for _, x := range s.SetAside {
			t.Rows = append(t.Rows, Row{Cells: []Line{words(s.File), words(s.Sheet), words(cut(x.Reason, 300)),
				words(a.whole(len(x.Rows))), words(rowRanges(x.Rows, 40))}})
		}
	}
	return t, len(t.Rows) > 0
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
func (a *author) columnTable() Table {
	t := Table{Columns: []Column{{Title: a.say("File")}, {Title: a.say("Sheet")}, {Title: a.say("Kind")},
		{Title: a.say("Columns")}, {Title: a.say("Not used"), Number: true}}}
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
			t.Rows = append(t.Rows, Row{Cells: []Line{words(s.File), words(s.Sheet), words(a.term(s.Kind)),
				words(strings.Join(said, "; ")), words(a.whole(unused))}})
		}
	}
	return t
}

// columnText is "Acct Name → account", with what was decided of its values.
func columnText(c program.Column) string {
	text := c.Field
	if program.Fold(c.Header) != program.Fold(c.Field) {
		text = cut(c.Header, 60) + " → " + c.Field
	}
	if c.Note != "" {
		text += " (" + cut(c.Note, 120) + ")"
	}
	return text
}
