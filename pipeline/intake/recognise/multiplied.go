package recognise

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// A product is an amount that no column tells, and a quantity and a price do.
type product struct {
	quantity, price, discount int
	share                     program.Decimal // of one in the discount: 0.01 of percents
}

// multiply gives a table of lines that tells quantities and prices and no amounts a
// column of what they come to. It is false where nothing was to do.
func (r *Tables) multiply(j *judged) bool {
	kind, _ := headings.KindNamed("revenue")
	l := j.look
	g := guessKind(kind, l.region.Header, l.columns, nil)
	if j.told || j.unused != "" || len(l.region.HeaderRows) == 0 || g.at["amount"] > 0 {
		return false
	}
	if col := l.amountColumn(j.table); col > 0 && g.means[col].Field == "" {
		return false
	}
	figures := l.figureColumns(j.table)
	p, ok := l.product(figures)
	if !ok {
		return false
	}
	header := l.header(p.quantity) + " × " + l.header(p.price)
	quantity, price := l.numberStyle(p.quantity, figures), l.numberStyle(p.price, figures)
	at, sum := l.addColumn(header), program.Zero
	l.rewrite(func(row *table.Row) {
		if max(p.quantity, p.price) > len(row.Cells) {
			return
		}
		q, known := quantity.Cell(row.Cells[p.quantity-1])
		x, too := price.Cell(row.Cells[p.price-1])
		if !known || !too {
			return
		}
		amount := q.Value.Mul(x.Value)
		if p.discount > 0 && p.discount <= len(row.Cells) {
			if d, ok := quantity.Cell(row.Cells[p.discount-1]); ok && d.Percent {
				amount = amount.Sub(amount.Mul(d.Value))
			} else if ok {
				amount = amount.Sub(amount.Mul(d.Value).Mul(p.share))
			}
		}
		cells := make([]table.Cell, at)
		copy(cells, row.Cells)
		cells[at-1] = table.Cell{Kind: table.Number, Value: amount.String(), Text: amount.String(), Unit: x.Currency}
		row.Cells = cells
	})
	if !j.table.changed(l) || len(l.columns) < at {
		return false
	}
	l.columns[at-1].means = "amount"
	l.each(func(row table.Row) bool {
		if len(row.Cells) >= at {
			d, _ := program.ParseDecimal(row.Cells[at-1].Value)
			sum = sum.Add(d)
		}
		return true
	})
	j.verdict = r.verdict(l, j.table)
	r.Say(finding.Warning, "amount-multiplied", j.table.ref0().At(p.price), "export the amounts of the lines beside them, or leave it",
		"no column tells what the lines come to: %s, in all %s, was computed for each", finding.Quote(header), sum.StringFixed(2))
	return true
}

// product finds the one quantity and the one price of a table, by what they are
// called; false where there are several, or a discount whose unit nothing tells.
func (l *look) product(figures []int) (p product, ok bool) {
	for _, col := range figures {
		header := l.header(col)
		at := map[string]*int{"quantity": &p.quantity, "price": &p.price, "discount": &p.discount}[proof.Says(header)]
		if at == nil {
			continue
		}
		if *at > 0 {
			return p, false
		}
		*at = col
	}
	if p.discount > 0 {
		e := &l.columns[p.discount-1]
		over, most := e.most()
		switch header := l.header(p.discount); {
		case strings.ContainsAny(header, "%％") || !over:
			p.share = program.NewScaled(1, -2)
		case most:
			p.share = program.NewDecimal(1)
		default:
			return p, false
		}
	}
	return p, p.quantity > 0 && p.price > 0
}

// most is whether some number of a column is not zero, and whether all are below
// one: shares of one.
func (e *evidence) most() (some, shares bool) {
	style := e.numbers.Style()
	shares = true
	for _, s := range slices.Concat(e.sample, e.figures) {
		n, ok := style.Parse(s)
		if !ok || n.Value.IsZero() {
			continue
		}
		some = true
		shares = shares && n.Value.LessThan(program.NewDecimal(1))
	}
	return some, shares
}
