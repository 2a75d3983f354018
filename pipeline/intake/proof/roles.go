package proof

import "slices"

// assign gives columns their roles, by the laws that say most first.
func (r *Reading) assign() {
	for _, law := range [...]Law{Documents, Adds, Within, Upon, Above, Times, Runs, Repeats} {
		for i := range r.Relations {
			if l := &r.Relations[i]; l.Law == law {
				r.give(l, i+1)
			}
		}
	}
	for i := range r.Relations {
		r.parts(&r.Relations[i], i+1)
	}
}

// parts names what is added up and is nothing else.
func (r *Reading) parts(l *Relation, n int) {
	if l.Law == Adds && r.Roles[l.Of] != Balance {
		for _, p := range l.Parts {
			r.set(p, Part, n)
		}
	}
}

// give assigns what one law says. A role once given stays.
func (r *Reading) give(l *Relation, n int) {
	switch l.Law {
	case Documents:
		r.set(l.Of, Document, n)
		if len(l.Parts) > 1 {
			r.tax(l.Parts, n)
		}
	case Adds:
		r.adds(l, n)
	case Within:
		r.set(l.Of, Gross, n)
		r.set(l.Parts[0], Tax, n)
	case Upon:
		r.set(l.Of, Net, n)
		r.set(l.Parts[0], Tax, n)
	case Above:
		if h := hintOf(r.headers[l.Of]); h == "gross" || hintOf(r.headers[l.Parts[0]]) == "net" {
			r.set(l.Of, Gross, n)
			r.set(l.Parts[0], Net, n)
		}
	case Times:
		r.times(l, n)
	case Runs:
		r.set(l.Of, Running, n)
	case Repeats:
		r.set(l.Of, Same, n)
	}
}

func (r *Reading) set(col int, role Role, n int) {
	if r.Roles[col] == Unknown {
		r.Roles[col], r.why[col] = role, n
	}
}

// tax names the larger of two parts net of tax and the smaller tax, where the
// smaller one can be.
func (r *Reading) tax(parts []int, n int) {
	if net, tax, sure := r.taxed(Relation{Of: -1, Parts: parts}); sure {
		r.set(net, Net, n)
		r.set(tax, Tax, n)
	}
}

func (r *Reading) adds(l *Relation, n int) {
	switch {
	case len(l.Parts) == 2 && r.exclusive(l):
		r.sides(l, n)
		return
	case len(l.Parts) == 2 && l.Signs[0]+l.Signs[1] == 2:
		if net, tax, sure := r.taxed(*l); sure {
			r.set(l.Of, Gross, n)
			r.set(net, Net, n)
			r.set(tax, Tax, n)
			return
		}
		if net, off, whole := r.discounted(l); off >= 0 {
			r.set(net, Net, n)
			r.set(off, Discount, n)
			r.set(whole, Sum, n)
			return
		}
	}
	of := Sum
	for i, p := range l.Parts {
		switch h := hintOf(r.headers[p]); {
		case h == "tax" && l.Signs[i] == 1:
			of = Gross
			r.set(p, Tax, n)
		case h == "discount":
			r.set(p, Discount, n)
		}
	}
	r.set(l.Of, of, n)
}

// exclusive is whether nearly each row has only one of two parts.
func (r *Reading) exclusive(l *Relation) bool {
	t := r.sample.ask(l)
	return t.exclusive()
}

// sides are debit and credit where one is taken off, else parts of a sum.
func (r *Reading) sides(l *Relation, n int) {
	if l.Signs[0] == l.Signs[1] {
		r.set(l.Of, Sum, n)
		return
	}
	plus, minus := l.Parts[0], l.Parts[1]
	if l.Signs[0] < 0 {
		plus, minus = minus, plus
	}
	if hintOf(r.headers[plus]) == "credit" || hintOf(r.headers[minus]) == "debit" {
		r.set(plus, Credit, n)
		r.set(minus, Debit, n)
	} else {
		r.set(plus, Debit, n)
		r.set(minus, Credit, n)
	}
	r.set(l.Of, Balance, n)
}

// taxed tells which of two parts is a tax upon the other. It is sure where the
// tax is levied at a few rates that laws set, or is named one and is never more
// than a third of the other. Words for something else speak against it.
func (r *Reading) taxed(l Relation) (net, tax int, sure bool) {
	net, tax = l.Parts[0], l.Parts[1]
	if r.sample.mean(net) < r.sample.mean(tax) {
		net, tax = tax, net
	}
	if !r.share(net, tax) {
		return net, tax, false
	}
	switch hintOf(r.headers[tax]) {
	case "tax":
		return net, tax, true
	case "discount", "ours", "theirs", "cost", "margin", "paid", "due", "shipping", "budget", "fee", "withheld":
		return net, tax, false
	}
	switch hintOf(r.headers[net]) {
	case "net":
		return net, tax, true
	case "cost", "margin", "paid", "due", "budget":
		return net, tax, false
	}
	if l.Of >= 0 && hintOf(r.headers[l.Of]) == "gross" {
		return net, tax, true
	}
	upon := Relation{Law: Upon, Of: net, Parts: []int{tax}}
	t := r.sample.ask(&upon)
	return net, tax, t.held() && t.proves >= 3 && t.strength >= strong && r.sample.fewRates(&upon, true)
}

// share is whether one column is, on nearly all rows, at most a third of
// another and of the same sign.
func (r *Reading) share(whole, part int) bool {
	in, out := 0, 0
	for i := range r.sample.rows {
		w, p := r.sample.rows[i].at(whole), r.sample.rows[i].at(part)
		switch {
		case p == 0 || w == 0:
		case (w < 0) == (p < 0) && abs(p) <= abs(w)/3+cent:
			in++
		default:
			out++
		}
	}
	return in > 0 && in >= 9*out
}

// discounted is what is left, what is taken off, and of what, where the words say so:
// list price = price + discount, or price = list price + a discount below zero. off is -1
// where nothing is.
func (r *Reading) discounted(l *Relation) (net, off, whole int) {
	for i, p := range l.Parts {
		switch other := l.Parts[1-i]; {
		case hintOf(r.headers[p]) != "discount":
		case r.sample.opposed(p, other):
			return l.Of, p, other
		default:
			return other, p, l.Of
		}
	}
	return -1, -1, -1
}

// times tells quantity and price from an amount and a rate.
func (r *Reading) times(l *Relation, n int) {
	p, q := l.Parts[0], l.Parts[1]
	s := r.sample
	if r.isRate(p, l) && !r.isRate(q, l) {
		p, q = q, p
	}
	switch {
	case r.isRate(q, l) && s.mean(l.Of) < s.mean(p) && s.mean(q) < One*l.Scale:
		r.set(q, Rate, n)
		r.set(l.Of, shareRole(hintOf(r.headers[l.Of])), n)
	case r.isRate(q, l) && l.Scale == 1 && s.places(q) >= 3:
		r.set(q, Rate, n)
		r.set(l.Of, Converted, n)
	default:
		if r.counts(q, p) {
			p, q = q, p
		}
		r.set(p, Quantity, n)
		r.set(q, Price, n)
		r.set(l.Of, Line, n)
		if len(l.Parts) > 2 {
			r.set(l.Parts[2], Discount, n)
		}
	}
}

func shareRole(h hint) Role {
	if h == "discount" {
		return Discount
	}
	return Tax
}

// isRate is whether a factor may be a rate: a share below one (a hundred
// percent), or a number of several places that many rows share.
func (r *Reading) isRate(col int, l *Relation) bool {
	s := r.sample
	few := s.distinct(col)*3 <= max(s.with(col), 9)
	share := !slices.ContainsFunc(s.rows, func(x Row) bool { return abs(x.at(col)) > One*l.Scale })
	switch {
	case len(l.Parts) > 2:
		return false
	case l.Scale == 100:
		return share && few
	case hintOf(r.headers[col]) == "rate":
		return true
	}
	return few && (share && s.places(col) > 0 || s.places(col) >= 3)
}

// counts is whether a rather than b is the quantity of the two.
func (r *Reading) counts(a, b int) bool {
	s := r.sample
	switch ha, hb := hintOf(r.headers[a]), hintOf(r.headers[b]); {
	case ha == "quantity" || hb == "price":
		return true
	case hb == "quantity" || ha == "price":
		return false
	}
	if s.integers(a) != s.integers(b) {
		return s.integers(a)
	}
	return s.mean(a) < s.mean(b)
}
