package proof

import (
	"slices"
)

// A Choice is the column that counts: net of tax, once a row, with its sign.
type Choice struct {
	Col   int   // -1 where nothing shows which
	Less  []int // columns of taxes within it that are to be taken off
	Rival int   // column that may be meant as well; -1 where none is
	Doubt bool  // whether the tax is within the amount is open
	By    []int // the relations that led to it, from 0
}

// Money is the column that counts, given the one that its name speaks for, or -1.
// The laws lead from it to another one: from an amount with tax to that without,
// from the total of a document to its lines, from a running total to its steps.
func (r *Reading) Money(named int) Choice {
	c := Choice{Col: named, Rival: -1}
	if named < 0 {
		c.Col = r.onlyMoney()
	}
	if c.Col < 0 {
		return c
	}
	if r.shared(&c) {
		return c
	}
	seen := map[int]bool{}
	for !seen[c.Col] {
		seen[c.Col] = true
		if !r.step(&c) && !r.deducted(&c) {
			break
		}
	}
	r.untold(&c)
	return c
}

// untold leaves open whether an amount holds a tax where a column is called one
// and no law says what it is upon.
func (r *Reading) untold(c *Choice) {
	s := r.sample
	if len(c.Less) > 0 || c.Rival >= 0 || s.hints[c.Col] == "net" || r.Roles[c.Col] == Net || foreign(s.hints[c.Col]) {
		return
	}
	for _, tax := range s.live {
		if tax == c.Col || s.hints[tax] != "tax" || isShare(r.headers[tax]) || s.distinct(tax) < 2 || !r.share(c.Col, tax) ||
			r.linked(c.Col, tax) {
			continue
		}
		c.Less, c.Doubt = []int{tax}, true
		return
	}
}

// linked is whether some law has both columns.
func (r *Reading) linked(a, b int) bool {
	return slices.ContainsFunc(r.Relations, func(l Relation) bool {
		all := slices.Concat([]int{l.Of}, l.Parts, l.Once)
		return slices.Contains(all, a) && slices.Contains(all, b)
	})
}

// step goes one law on. It is false at the end of the way.
func (r *Reading) step(c *Choice) bool {
	for i := range r.Relations {
		l := &r.Relations[i]
		to := -1
		switch l.Law {
		case Documents:
			to = r.fromDocument(l, c.Col)
		case Adds:
			if r.severalNets(l, c) || r.severalFees(l, c) {
				c.By = append(c.By, i)
				return false
			}
			to = r.fromSum(l, c)
		case Times:
			to = r.fromFactor(l, c.Col)
		case Runs:
			if l.Of == c.Col && len(l.Parts) == 1 {
				to = l.Parts[0]
			}
		case Above:
			to = r.fromAbove(l, c)
		case Repeats:
			if l.Of == c.Col {
				to = l.Parts[0]
			}
		case Within, Upon:
			if l.Parts[0] == c.Col && r.Roles[c.Col] == Tax {
				to = l.Of
			} else if l.Doubt && l.Of == c.Col && len(c.Less) == 0 && !r.hasNet(l) {
				c.Less, c.Doubt = []int{l.Parts[0]}, true
			} else if l.Law == Within && l.Of == c.Col && r.Roles[l.Parts[0]] == Tax && len(c.Less) == 0 && !r.hasNet(l) {
				c.Less = []int{l.Parts[0]}
				c.By = append(c.By, i)
			}
		}
		if to >= 0 && to != c.Col {
			c.Col, c.Less = to, nil
			c.By = append(c.By, i)
			return true
		}
	}
	return false
}

// hasNet is whether some law says what an amount is with its tax, or without.
func (r *Reading) hasNet(l *Relation) bool {
	return slices.ContainsFunc(r.Relations, func(o Relation) bool {
		if o.Law == Documents && slices.Contains(o.Parts, l.Of) && len(o.Once) > 0 && r.sample.hints[o.Once[0]] == "tax" {
			return true // the total of a document is its lines with the tax
		}
		return (o.Law == Adds || o.Law == Documents) && (o.Of == l.Of || slices.Contains(o.Parts, l.Of)) &&
			slices.Contains(slices.Concat(o.Parts, o.Once), l.Parts[0])
	})
}

// fromAbove leads from an amount with tax to the same without, where words say
// which is which; else both may be meant.
func (r *Reading) fromAbove(l *Relation, c *Choice) int {
	with, without := l.Of, l.Parts[0]
	switch hw, ho := hintOf(r.headers[with]), hintOf(r.headers[without]); {
	case hw == "gross" || ho == "net":
		if c.Col == with {
			return without
		}
	case hw == "net" || ho == "gross", foreign(hw), foreign(ho):
	case c.Col == with && c.Rival < 0:
		c.Rival = without
	case c.Col == without && c.Rival < 0:
		c.Rival = with
	}
	return -1
}

// foreign is whether a word is of what is no amount of a sale.
func foreign(h hint) bool {
	switch h {
	case "cost", "margin", "paid", "due", "budget", "price", "quantity", "discount", "fee", "withheld", "theirs":
		return true
	}
	return false
}

// fromDocument leads from the total of a document to the amount of its lines.
func (r *Reading) fromDocument(l *Relation, col int) int {
	if l.Of != col {
		return -1
	}
	if len(l.Parts) == 2 {
		net, _, _ := r.taxed(Relation{Of: -1, Parts: l.Parts})
		return net
	}
	return l.Parts[0]
}

// fromSum leads from an amount with tax, or a tax, to the amount without.
func (r *Reading) fromSum(l *Relation, c *Choice) int {
	if l.Of != c.Col && !slices.Contains(l.Parts, c.Col) {
		return -1
	}
	if len(l.Parts) == 2 && slices.Contains(l.Parts, c.Col) && r.Roles[c.Col] == Sum {
		if net, off, whole := r.discounted(l); off >= 0 && whole == c.Col {
			return net
		}
	}
	net := slices.IndexFunc(l.Parts, func(p int) bool { return r.Roles[p] == Net })
	if net >= 0 && slices.ContainsFunc(l.Parts, func(p int) bool { return r.Roles[p] == Tax || r.Roles[p] == Discount }) {
		return l.Parts[net]
	}
	if to := r.beforeFee(l, c.Col); to >= 0 {
		return to
	}
	switch {
	case len(l.Parts) == 2 && l.Signs[0] != l.Signs[1] && r.Roles[l.Of] == Balance:
		return l.Of
	case len(l.Parts) != 2 || l.Signs[0]+l.Signs[1] != 2 || r.exclusive(l):
		return -1
	}
	r.rival(l, c)
	return -1
}

// beforeFee leads from what is left of an amount after the fee of whoever collected
// it, or after what was withheld, to the amount itself: a customer paid the whole. -1
// where no fee is taken off.
func (r *Reading) beforeFee(l *Relation, col int) int {
	if len(l.Parts) != 2 {
		return -1
	}
	fee := slices.IndexFunc(l.Parts, func(p int) bool {
		h := hintOf(r.headers[p])
		return p != col && (h == "withheld" || h == "fee" && (col == l.Of || hintOf(r.headers[col]) == "net"))
	})
	if fee < 0 {
		return -1
	}
	off, other := l.Parts[fee], l.Parts[1-fee]
	switch {
	case other == col && l.Signs[0] == l.Signs[1] && r.below(off, col): // net + fee = amount
		return l.Of
	case l.Of == col && (r.sample.mean(other) > r.sample.mean(col) || // amount − fee = net
		l.Signs[0] == l.Signs[1] && r.sample.opposed(off, other)): // amount + fee below zero = net
		return other
	}
	return -1
}

// below is whether one column is mostly smaller than another.
func (r *Reading) below(part, whole int) bool { return r.sample.mean(part)*2 < r.sample.mean(whole) }

// severalNets takes the taxes off an amount that is the sum of several amounts net
// of tax, each with the tax at a rate of its own: what is left are all of them. It
// is true where the way ends there.
func (r *Reading) severalNets(l *Relation, c *Choice) bool {
	if len(l.Parts) < 3 || r.Roles[l.Of] != Gross || len(c.Less) > 0 || l.Of != c.Col && !slices.Contains(l.Parts, c.Col) {
		return false
	}
	var taxes, nets []int
	for i, p := range l.Parts {
		switch h := hintOf(r.headers[p]); {
		case l.Signs[i] != 1:
			return false
		case h == "tax":
			taxes = append(taxes, p)
		case h == "shipping" || h == "discount" || h != "fee" && foreign(h):
			return false
		default:
			nets = append(nets, p)
		}
	}
	called := !slices.ContainsFunc(nets, func(p int) bool { return hintOf(r.headers[p]) != "net" })
	if len(taxes) == 0 || len(nets) < 2 || c.Col != l.Of && !(called && slices.Contains(nets, c.Col)) {
		return false
	}
	c.Col, c.Less = l.Of, taxes
	return true
}

// severalFees takes the fees back that whoever collected an amount took off it, where it is
// the sum of them and of two amounts or more, as a marketplace pays out: customers paid
// what is left with them, and without a tax.
func (r *Reading) severalFees(l *Relation, c *Choice) bool {
	if len(l.Parts) < 3 || len(c.Less) > 0 || l.Of != c.Col || slices.Contains(l.Signs, -1) {
		return false
	}
	var off, rest []int
	fees := 0
	for _, p := range l.Parts {
		switch h := hintOf(r.headers[p]); {
		case h == "fee":
			off, fees = append(off, p), fees+1
		case h == "tax":
			off = append(off, p)
		case foreign(h) && h != "discount":
			return false
		default:
			rest = append(rest, p)
		}
	}
	for _, p := range off {
		if len(rest) == 0 || hintOf(r.headers[p]) == "fee" && !slices.ContainsFunc(rest, func(q int) bool {
			return r.sample.opposed(p,
				q)
		}) {
			return false
		}
	}
	if fees > 0 {
		c.Less = off
	}
	return fees > 0
}

// rival remembers that a sum of two parts may be an amount with its tax, or a
// whole with its parts, where neither words nor rates tell which.
func (r *Reading) rival(l *Relation, c *Choice) {
	net, tax := l.Parts[0], l.Parts[1]
	if r.sample.mean(net) < r.sample.mean(tax) {
		net, tax = tax, net
	}
	if foreign(hintOf(r.headers[tax])) || foreign(hintOf(r.headers[net])) || r.Roles[net] == Sum || r.Roles[tax] == Sum {
		return
	}
	if c.Rival < 0 && c.Col == net && r.sample.opposed(net, tax) && r.below(tax, net) { // something is taken off
		c.Rival = l.Of
	}
	if c.Rival < 0 && r.share(net, tax) {
		switch c.Col {
		case l.Of:
			c.Rival = net
		case net:
			c.Rival = l.Of
		}
	}
}

// fromFactor leads from a quantity, price, discount or rate to the line.
func (r *Reading) fromFactor(l *Relation, col int) int {
	if !slices.Contains(l.Parts, col) {
		return -1
	}
	switch r.Roles[col] {
	case Quantity, Price:
		return l.Of
	}
	return -1
}

// onlyMoney is the one column that no law makes something else than money; -1
// where several are left. Whole numbers beside numbers with cents are counts and
// numbers of things.
func (r *Reading) onlyMoney() int {
	var left []int
	for _, col := range r.sample.live {
		switch r.Roles[col] {
		case Unknown, Net, Line, Sum, Balance, Document, Gross:
			if h := hintOf(r.headers[col]); h == "" || h == "price" && r.Roles[col] == Line || h == "net" || h == "gross" ||
				h == "balance" {
				left = append(left, col)
			}
		}
	}
	if slices.ContainsFunc(left, func(c int) bool { return !r.sample.integers(c) }) {
		left = slices.DeleteFunc(left, r.sample.integers)
	}
	ends := map[int]bool{}
	for _, col := range left {
		ends[r.Money(col).Col] = true
	}
	if len(ends) != 1 {
		return -1
	}
	for col := range ends {
		return col
	}
	return -1
}
