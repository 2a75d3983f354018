// Package disguises writes one made-up company in the dress of many systems, and
// proves that its figures are the same in each, or that the run asks.
package disguises

import (
	"fmt"
	"math/rand/v2"

	"sponsorbook/pipeline/program"
)

// today is the day on which all exports are read.
var today = program.NewDate(2026, 11, 27)

// A company is what its exports all tell of.
type company struct {
	accounts  []account
	documents []document
}

type account struct{ id, name, owner, email string }

// A document is an invoice or a credit note.
type document struct {
	number  string
	account int
	date    program.Date
	credit  bool
	status  string // "" of what counts; else why it is none of our revenue
	lines   []item
	paid    bool
}

// An item is a line of a document. Amounts are in cents; a credit's are below
// zero.
type item struct {
	product         string
	quantity, price int64
	net, tax        int64
}

func (d *document) net() (sum int64) {
	for _, l := range d.lines {
		sum += l.net
	}
	return sum
}

func (d *document) tax() (sum int64) {
	for _, l := range d.lines {
		sum += l.tax
	}
	return sum
}

var (
	names = []string{"Borealis Freight", "Quillon Foods", "Tessaly Optics", "Marrow & Pike", "Ostrava Stahlbau", "Café Lumière",
		"Zephyr Instruments", "Halden Skog", "Nordwind Reederei", "Pálinka Művek", "Kestrel Aerial", "Umbra Lighting"}
	owners   = []string{"Mina Torv", "Per Hald", "Ida Brekke"}
	products = []string{"Licence", "Support", "Training", "Hardware"}
)

// found is a company with three years of business.
func found(r *rand.Rand) *company {
	c := &company{}
	for i := range 6 + r.IntN(7) {
		c.accounts = append(c.accounts, account{id: fmt.Sprintf("C%05d", 10017+i*13), name: names[i], owner: owners[i%len(owners)],
			email: fmt.Sprintf("ap@customer%d.example", i)})
	}
	rate := []int64{19, 20, 21, 25}[r.IntN(4)]
	day := program.NewDate(2023, 12, 3)
	for n := 1; day < program.NewDate(2026, 11, 20); n++ {
		c.documents = append(c.documents, write(r, n, r.IntN(len(c.accounts)), day, rate))
		day = day.AddDays(1 + r.IntN(14))
	}
	return c
}

func write(r *rand.Rand, n, account int, day program.Date, rate int64) document {
	d := document{number: fmt.Sprintf("INV-%04d", n), account: account, date: day, paid: r.IntN(4) > 0}
	sign := int64(1)
	if d.credit = r.IntN(14) == 0; d.credit {
		d.number, sign = fmt.Sprintf("CN-%04d", n), -1
	}
	if !d.credit && r.IntN(18) == 0 {
		d.status, d.paid = []string{"void", "draft", "deleted"}[r.IntN(3)], false
	}
	for range 1 + r.IntN(4) {
		l := item{product: products[r.IntN(len(products))], quantity: 1 + r.Int64N(9), price: 1000 + r.Int64N(400_000)}
		l.net = sign * l.quantity * l.price
		l.tax = sign * ((l.quantity*l.price*rate + 50) / 100)
		d.lines = append(d.lines, l)
	}
	return d
}

// A cellOf is an account in a month.
type cellOf struct {
	account string
	month   program.Month
}
