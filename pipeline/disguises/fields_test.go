package disguises

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/program"
)

// A record is what one row of an export is about.
type record struct {
	c     *company
	doc   *document
	items []item // of the row
	line  int    // of the document, from 0
	row   int    // of the export, from 0
	// month and sum are of a row that adds up an account's month.
	account int
	month   program.Month
	sum     int64
	before  int64 // running within a year (months) or within an account
}

func (r *record) net() (sum int64) {
	if r.doc == nil {
		return r.sum
	}
	for _, l := range r.items {
		sum += l.net
	}
	return sum
}

func (r *record) tax() (sum int64) {
	for _, l := range r.items {
		sum += l.tax
	}
	return sum
}

// fields are what a column may show of a record.
var fields = map[string]func(r *record, d *dressing) cell{
	"account":      func(r *record, d *dressing) cell { return text(r.c.accounts[r.account].name) },
	"group":        func(r *record, d *dressing) cell { return text("") },
	"id":           func(r *record, d *dressing) cell { return text(r.c.accounts[r.account].id) },
	"email":        func(r *record, d *dressing) cell { return text(r.c.accounts[r.account].email) },
	"key":          func(r *record, d *dressing) cell { return text(fmt.Sprintf("5f3c%08x-77aa", r.row*2654435761+17)) },
	"row":          func(r *record, d *dressing) cell { return integer(int64(1000 + r.row)) },
	"line":         func(r *record, d *dressing) cell { return integer(int64(10 * (r.line + 1))) },
	"number":       func(r *record, d *dressing) cell { return text(r.doc.number) },
	"date":         func(r *record, d *dressing) cell { return day(r.doc.date) },
	"due":          func(r *record, d *dressing) cell { return day(r.doc.date.AddDays(30)) },
	"memo":         func(r *record, d *dressing) cell { return text("Order of " + r.c.accounts[r.account].name) },
	"product":      func(r *record, d *dressing) cell { return text(r.items[0].product) },
	"sku":          func(r *record, d *dressing) cell { return text("SKU-" + strings.ToUpper(r.items[0].product[:3])) },
	"qty":          func(r *record, d *dressing) cell { return integer(r.items[0].quantity) },
	"currency":     func(r *record, d *dressing) cell { return text("EUR") },
	"currencyname": func(r *record, d *dressing) cell { return text("Euro") },
	"type":         func(r *record, d *dressing) cell { return text(d.word(r.kind())) },
	"sitype": func(r *record, d *dressing) cell {
		return text(map[string]string{"invoice": "SI", "credit": "SC"}[r.kind()])
	},
	"sh": func(r *record, d *dressing) cell {
		return text(map[string]string{"invoice": "S", "credit": "H"}[r.kind()])
	},
	"status":   func(r *record, d *dressing) cell { return text(d.word(r.status())) },
	"deleted":  func(r *record, d *dressing) cell { return text(fmt.Sprint(r.doc.status != "")) },
	"net":      func(r *record, d *dressing) cell { return d.amount(r, r.net()) },
	"tax":      func(r *record, d *dressing) cell { return d.amount(r, r.tax()) },
	"gross":    func(r *record, d *dressing) cell { return d.amount(r, r.net()+r.tax()) },
	"doctotal": func(r *record, d *dressing) cell { return d.amount(r, r.doc.net()+r.doc.tax()) },
	"doctax":   func(r *record, d *dressing) cell { return d.amount(r, r.doc.tax()) },
	"docpaid":  func(r *record, d *dressing) cell { return d.amount(r, r.paid()) },
	"docopen":  func(r *record, d *dressing) cell { return d.amount(r, r.doc.net()+r.doc.tax()-r.paid()) },
	"open":     func(r *record, d *dressing) cell { return d.amount(r, r.doc.net()+r.doc.tax()-r.paid()) },
	"running":  func(r *record, d *dressing) cell { return d.amount(r, r.before+r.net()) },
	"ytd":      func(r *record, d *dressing) cell { return d.amount(r, r.before+r.net()) },
	"price": func(r *record, d *dressing) cell {
		if r.doc.credit && d.minus != "positive" {
			return money(-r.items[0].price)
		}
		return money(r.items[0].price)
	},
	"debit":      func(r *record, d *dressing) cell { return side(!r.doc.credit, r.net()) },
	"credit":     func(r *record, d *dressing) cell { return side(r.doc.credit, -r.net()) },
	"firstnet":   func(r *record, d *dressing) cell { return r.first(r.doc.net()) },
	"firsttax":   func(r *record, d *dressing) cell { return r.first(r.doc.tax()) },
	"firstgross": func(r *record, d *dressing) cell { return r.first(r.doc.net() + r.doc.tax()) },
	"firstzero":  func(r *record, d *dressing) cell { return r.first(0) },
	"year":       func(r *record, d *dressing) cell { return integer(int64(r.month.First().Time().Year())) },
	"monthno":    func(r *record, d *dressing) cell { return integer(int64(r.month.First().Time().Month())) },
	"monthword":  func(r *record, d *dressing) cell { return text(monthName(r.month)) },
	"period":     func(r *record, d *dressing) cell { return text(r.month.String()) },
	"monthname": func(r *record, d *dressing) cell {
		if r.doc != nil {
			return text(monthWord(r.doc.date.Month()))
		}
		return text(monthWord(r.month))
	},
}

func (r *record) kind() string {
	if r.doc.credit {
		return "credit"
	}
	return "invoice"
}

func (r *record) status() string {
	switch {
	case r.doc.status != "":
		return r.doc.status
	case r.doc.paid:
		return "paid"
	}
	return "open"
}

func (r *record) paid() int64 {
	if r.doc.paid {
		return r.doc.net() + r.doc.tax()
	}
	return 0
}

// first is an amount of the document on its first line only.
func (r *record) first(n int64) cell {
	if r.line > 0 {
		return text("")
	}
	return money(n)
}

func side(this bool, n int64) cell {
	if !this {
		return text("")
	}
	return money(n)
}
