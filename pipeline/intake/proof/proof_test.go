package proof

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A made is a table whose columns are known.
type made struct {
	headers []string
	roles   []Role // wanted; Unknown where any will do
	rows    [][]int64
	keys    []string
	money   int // the column that counts
}

func (m *made) column(header string, role Role) int {
	m.headers, m.roles = append(m.headers, header), append(m.roles, role)
	return len(m.headers) - 1
}

func (m *made) table() Table {
	keys := 0
	if m.keys != nil {
		keys = 1
	}
	return Table{Headers: m.headers, Keys: keys, Rows: func(yield func(Row) bool) {
		for i, cells := range m.rows {
			row := Row{Number: i + 2}
			for _, v := range cells {
				row.Cells = append(row.Cells, NewCell(v))
			}
			if m.keys != nil {
				row.Keys = []string{m.keys[i]}
			}
			if !yield(row) {
				return
			}
		}
	}}
}

// disguise puts the columns in any order under headers that say nothing, and
// spoils some rows.
func (m *made) disguise(t *rapid.T) {
	order := rapid.Permutation(indexes(len(m.headers))).Draw(t, "order")
	old := *m
	m.headers, m.roles = nil, nil
	for _, c := range order {
		m.column(rapid.StringMatching(`[A-Z][a-z]{2,5}[0-9]`).Draw(t, "header"), old.roles[c])
	}
	m.money = slices.Index(order, old.money)
	m.rows = nil
	for i, row := range old.rows {
		var cells []int64
		for _, c := range order {
			cells = append(cells, row[c])
		}
		if i%61 == 60 {
			cells[i%len(cells)] += 1234567 * One / 100
		}
		m.rows = append(m.rows, cells)
	}
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func cents(n int64) int64 { return n * (One / 100) }

// rounded is a × b / by in whole cents.
func rounded(a, b, by int64) int64 {
	v, _ := multiply(a, b, by)
	if v < 0 {
		return -rounded(-a, b, by)
	}
	return (v + cent/2) / cent * cent
}

func rows(t *rapid.T) int { return rapid.IntRange(14, 120).Draw(t, "rows") }

// A chance draws numbers as they are in the world: small ones are not likelier
// than others, as they are where a test looks for the smallest failure.
type chance struct{ *rand.Rand }

func newChance(t *rapid.T) chance {
	return chance{rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "chance"), 1))}
}

func (c chance) between(from, to int64) int64 { return from + c.Int64N(to-from+1) }
func (c chance) amount() int64                { return cents(c.between(2_000, 9_000_000)) }

// taxes is a table of amounts with their taxes.
func taxes(t *rapid.T) made {
	var m made
	c := newChance(t)
	m.money = m.column("net", Net)
	m.column("tax", Tax)
	m.column("gross", Gross)
	m.column("days", Unknown)
	rates := rapid.SliceOfNDistinct(rapid.SampledFrom([]int64{5, 7, 10, 19, 20, 21, 25}), 1, 2, rapid.ID).Draw(t, "rates")
	for range rows(t) {
		net := c.amount()
		if c.IntN(10) == 0 {
			net = -net
		}
		tax := rounded(net, rates[c.IntN(len(rates))], 100)
		m.rows = append(m.rows, []int64{net, tax, net + tax, c.between(1, 90) * One})
	}
	return m
}

// lines are lines of items: quantity × price − discount.
func lines(t *rapid.T) made {
	var m made
	c := newChance(t)
	m.column("quantity", Quantity)
	m.column("price", Price)
	off := rapid.Bool().Draw(t, "discounts")
	if off {
		m.column("discount", Discount)
	}
	m.money = m.column("line", Line)
	for range rows(t) {
		quantity := c.between(2, 40) * One
		price := cents(c.between(4_111, 99_999))
		line, discount := rounded(quantity, price, One), cents(c.between(101, 3_999))
		row := []int64{quantity, price}
		if off {
			row = append(row, discount)
			line -= discount
		}
		m.rows = append(m.rows, append(row, line))
	}
	return m
}

// invoices are documents whose total stands on each of their lines.
func invoices(t *rapid.T) made {
	var m made
	c := newChance(t)
	taxed := rapid.Bool().Draw(t, "taxed")
	m.column("total", Document)
	if taxed {
		m.money = m.column("line", Net)
		m.column("tax", Tax)
	} else {
		m.money = m.column("line", Unknown)
	}
	for doc := range rapid.IntRange(12, 40).Draw(t, "documents") {
		first, total := len(m.rows), int64(0)
		for range 1 + c.IntN(5) + max(0, 3-doc) {
			line, tax := c.amount(), int64(0)
			row := []int64{0, line}
			if taxed {
				tax = rounded(line, 19, 100)
				row = append(row, tax)
			}
			total += line + tax
			m.rows, m.keys = append(m.rows, row), append(m.keys, fmt.Sprint("INV-", doc))
		}
		for _, row := range m.rows[first:] {
			row[0] = total
		}
	}
	return m
}

// ledgers are postings in two columns with their balance.
func ledgers(t *rapid.T) made {
	var m made
	c := newChance(t)
	m.column("debit", Unknown)
	m.column("credit", Unknown)
	m.money = m.column("amount", Balance)
	for i := range rows(t) {
		v := c.amount()
		if i%3 == 1 {
			m.rows = append(m.rows, []int64{0, v, -v})
		} else {
			m.rows = append(m.rows, []int64{v, 0, v})
		}
	}
	return m
}

// years are months with their quarters and their year.
func years(t *rapid.T) made {
	var m made
	c := newChance(t)
	for q := range 4 {
		for month := range 3 {
			m.column(fmt.Sprint("month", q*3+month), Part)
		}
		m.column(fmt.Sprint("quarter", q), Sum)
	}
	m.column("year", Sum)
	for range rapid.IntRange(40, 90).Draw(t, "rows") {
		var row []int64
		year := int64(0)
		for range 4 {
			quarter := int64(0)
			for range 3 {
				v := c.amount()
				row = append(row, v)
				quarter += v
			}
			row = append(row, quarter)
			year += quarter
		}
		m.rows = append(m.rows, append(row, year))
	}
	return m
}

func TestRolesComeOutWhateverTheHeadersSay(t *testing.T) {
	for name, make := range map[string]func(*rapid.T) made{"taxes": taxes, "lines": lines, "invoices": invoices, "ledgers": ledgers} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			m := make(t)
			m.disguise(t)
			r := Read(m.table())
			for col, want := range m.roles {
				if want != Unknown && r.Roles[col] != want {
					t.Fatalf("column %d is %q, want %q; %+v", col, r.Roles[col], want, r.Relations)
				}
			}
			for named := range m.headers {
				if m.roles[named] == Unknown && named != m.money {
					continue
				}
				if c := r.Money(named); c.Col != m.money && m.roles[named] != Discount {
					t.Fatalf("named %d (%s): money is column %d, want %d; %+v", named, m.roles[named], c.Col, m.money, r.Relations)
				}
			}
		}))
	}
}

func TestSumsOfPeriodsAreFoundInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := years(t)
		m.disguise(t)
		r := Read(m.table())
		sums := 0
		for _, role := range r.Roles {
			if role == Sum {
				sums++
			}
		}
		if sums != 5 {
			t.Fatalf("%d sums, want 4 quarters and a year: %q", sums, r.Roles)
		}
	})
}

func TestUnrelatedNumbersProveNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m made
		c := newChance(t)
		columns := rapid.IntRange(1, 8).Draw(t, "columns")
		for i := range columns {
			m.column(fmt.Sprint("c", i), Unknown)
		}
		for range rapid.IntRange(3, 60).Draw(t, "rows") {
			var row []int64
			for range columns {
				row = append(row, cents(c.between(1_00, 9_999_999)))
			}
			m.rows = append(m.rows, row)
		}
		if r := Read(m.table()); len(r.Relations) > 0 {
			t.Fatalf("%+v of %v", r.Relations, m.rows)
		}
	})
}
