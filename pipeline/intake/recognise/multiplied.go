package recognise

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A product is an amount that no column tells, and a quantity and a price do.
type product struct {
	quantity, price, discount int
	share                     program.Decimal // of one in the discount: 0.01 of percents
	per                       int             // column of how many pieces a price is of; 0 for none
	pieces                    program.Decimal // of a price, as its header tells; 1 where it tells none
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
	switch {
	case p.per > 0:
		header += " ÷ " + l.header(p.per)
	case p.pieces.GreaterThan(program.NewDecimal(1)):
		header += " ÷ " + p.pieces.String()
	}
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
		pieces := p.pieces
		if p.per > 0 && p.per <= len(row.Cells) {
			if n, ok := quantity.Cell(row.Cells[p.per-1]); ok && n.Value.Sign() > 0 {
				pieces = n.Value
			}
		}
		amount := q.Value.Mul(x.Value)
		if pieces.GreaterThan(program.NewDecimal(1)) {
			amount = program.Divide(amount, pieces)
		}
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
	p.pieces = program.NewDecimal(1)
	for _, col := range figures {
		header := l.header(col)
		if p.per == 0 && l.columns[col-1].tens() && pricePer(header) {
			p.per = col
			continue
		}
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
	if p.price > 0 && p.per == 0 {
		p.pieces = piecesOf(l.header(p.price))
	}
	return p, p.quantity > 0 && p.price > 0
}

// tens is whether all numbers of a column are 1, 10, 100 and so on, and not all are 1.
func (e *evidence) tens() bool {
	some := false
	return e.all(func(s string) bool {
		zeros, ok := strings.CutPrefix(strings.TrimSuffix(s, ".0"), "1")
		some = some || zeros != ""
		return ok && strings.Trim(zeros, "0") == ""
	}) && some
}

// pricePer is whether a header names of how many pieces a price is.
func pricePer(header string) bool {
	key := value.HeaderKey(header)
	return key == "per" || contains(key, []string{"priceunit", "pricingunit", "priceper", "preiseinheit", "peinh", "preisje",
		"preispro", "uniteprix", "unitedeprix", "unidadprecio", "unidaddeprecio", "prijseenheid", "prijsper"})
}

// manyPieces is how headers tell that a price is of so many pieces.
var manyPieces = regexp.MustCompile(`(?:\bper|\bje|\bpro|\bpar|\bpor|\bal|\bfor|/|\bà)\s*(10+|1[.,'’ ]000|hundred|hundert|cent|thousand|tausend|mille|mil|k)\b`)

// piecesOf is of how many pieces a price is, by its header: 1000 of "Price per 1,000".
func piecesOf(header string) program.Decimal {
	lower := strings.ToLower(header)
	m := manyPieces.FindStringSubmatch(lower)
	switch {
	case m == nil && slices.Contains(strings.Fields(program.Fold(header)), "cpm"):
		return program.NewDecimal(1000)
	case m == nil:
		return program.NewDecimal(1)
	case strings.HasPrefix(m[1], "h") || m[1] == "cent":
		return program.NewDecimal(100)
	case m[1][0] != '1':
		return program.NewDecimal(1000)
	}
	n, err := program.ParseDecimal(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, m[1]))
	if err != nil {
		return program.NewDecimal(1)
	}
	return n
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
