package recognise

import (
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A paper is one document whose rows stand one below the other: the first or the
// last may be of the document as a whole, the others of its lines.
type paper struct {
	number string
	rows   []paperRow
}

type paperRow struct {
	row     int
	blank   []bool            // by column
	amounts []program.Decimal // by figure
}

// wholes takes rows out that are of a document as a whole, where its lines stand below
// or above: their amount is the sum of the lines, with a tax or without, and a column
// is blank in them that no line leaves blank, or the other way round. It looks no
// further than the first document of a single row.
func (l *look) wholes(t *Table) {
	k, _ := headings.KindNamed("revenue")
	number := guessKind(k, l.region.Header, l.columns, nil).at["document number"]
	if number == 0 || number > len(l.columns) || l.count < 4 || l.count > nestedAtMost || len(t.Spans) > 0 {
		return
	}
	figures := l.figureColumns(t)
	papers := l.papers(number, figures)
	if len(papers) < 2 {
		return
	}
	for _, last := range [...]bool{false, true} {
		if !marked(papers, last) || !summed(papers, last, len(figures)) {
			continue
		}
		for i := range papers {
			main, _ := papers[i].main(last)
			takeOut(&l.region, table.RowReason{Row: main.row, Role: table.Whole, Reason: AsideReasons[table.Whole]})
			t.Source.Row(main.row).SetAside(AsideReasons[table.Whole])
			l.count--
		}
		t.changed(l)
		main, _ := papers[0].main(last)
		t.Say(finding.Note, "document-total", finding.Ref{File: t.File, Sheet: t.Sheet, Row: main.row}, "",
			"each of %d documents has a row that is the sum of its lines; these rows were not counted twice", len(papers))
		return
	}
}

// papers are the documents of a table; none where one has a single row.
func (l *look) papers(number int, figures []int) []paper {
	var styles []value.NumberStyle
	for _, col := range figures {
		styles = append(styles, l.numberStyle(col, figures))
	}
	var papers []paper
	single := func() bool { return len(papers) > 0 && len(papers[len(papers)-1].rows) < 2 }
	l.each(func(row table.Row) bool {
		text := keyText(row.Cells, number)
		if n := len(papers); n == 0 || papers[n-1].number != text {
			if single() {
				return false
			}
			papers = append(papers, paper{number: text})
		}
		line := paperRow{row: row.Number}
		for col := 1; col <= len(l.columns); col++ {
			line.blank = append(line.blank, col > len(row.Cells) || row.Cells[col-1].Kind == table.Empty || keyText(row.Cells, col) == "")
		}
		for i, col := range figures {
			line.amounts = append(line.amounts, exact(row.Cells, col, &styles[i]))
		}
		p := &papers[len(papers)-1]
		p.rows = append(p.rows, line)
		return true
	})
	if single() {
		return nil
	}
	return papers
}

// main is the row of a document as a whole, and its lines.
func (p *paper) main(last bool) (paperRow, []paperRow) {
	if last {
		n := len(p.rows) - 1
		return p.rows[n], p.rows[:n]
	}
	return p.rows[0], p.rows[1:]
}

// summed is whether a figure of whole documents is the sum of those of the lines, be it
// with another one, which is then a tax.
func summed(papers []paper, last bool, figures int) bool {
	for of := range figures {
		for with := range figures {
			if adds(papers, last, of, with) {
				return true
			}
		}
	}
	return false
}

// adds is whether that holds for all documents; with is of itself where no tax is in it.
func adds(papers []paper, last bool, of, with int) bool {
	for i := range papers {
		main, lines := papers[i].main(last)
		off := main.amounts[of]
		for _, l := range lines {
			if off = off.Sub(l.amounts[of]); with != of {
				off = off.Sub(l.amounts[with])
			}
		}
		if main.amounts[of].IsZero() || off.Abs().GreaterThan(program.NewScaled(int64(len(lines)), -2)) {
			return false
		}
	}
	return true
}

// marked is whether a column is blank on the rows of whole documents and on no line,
// or on all lines and on none of those.
func marked(papers []paper, last bool) bool {
	first, _ := papers[0].main(last)
	for col, blank := range first.blank {
		same := true
		for i := range papers {
			main, lines := papers[i].main(last)
			same = same && main.blank[col] == blank
			for _, l := range lines {
				same = same && l.blank[col] != blank
			}
		}
		if same {
			return true
		}
	}
	return false
}
