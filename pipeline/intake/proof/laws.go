package proof

import (
	"math/bits"
	"slices"
)

// cent is how far two sides of a law may differ: what rounding to cents costs.
const cent = One / 100

// A vote is what one row says of a law.
type vote int

const (
	silent vote = iota // it has nothing to say: blank, or too many zeros
	agrees             // it keeps the law, and any numbers of its kind would
	proves             // it keeps the law with terms that are all there
	breaks
)

// vote is what a row says of a law between its own columns.
func (l *Relation) vote(r *Row) vote {
	switch l.Law {
	case Adds:
		return l.adds(r)
	case Times:
		return l.times(r)
	case Repeats:
		return l.repeats(r)
	case Within, Upon, Above:
		return l.taxed(r)
	}
	return silent
}

func (l *Relation) adds(r *Row) vote {
	if !r.known(l.Of) {
		return silent
	}
	sum, terms := int64(0), 0
	for i, p := range l.Parts {
		v := r.at(p)
		if v != 0 {
			terms++
		}
		sum += int64(l.Signs[i]) * v
	}
	of := r.at(l.Of)
	switch {
	case of == 0 && terms == 0:
		return silent
	case abs(sum-of) > cent:
		return breaks
	case abs(of) < One || terms < min(2, len(l.Parts)):
		return agrees
	}
	return proves
}

func (l *Relation) repeats(r *Row) vote {
	switch a, b := r.at(l.Of), r.at(l.Parts[0]); {
	case a == 0 && b == 0:
		return silent
	case a != b: // a blank is not the same as an amount
		return breaks
	}
	return proves
}

func (l *Relation) times(r *Row) vote {
	p, q, of := r.at(l.Parts[0]), r.at(l.Parts[1]), r.at(l.Of)
	if !r.known(l.Of) || !r.known(l.Parts[0]) || !r.known(l.Parts[1]) {
		return silent
	}
	product, ok := multiply(p, q, One*l.Scale)
	if !ok {
		return breaks
	}
	if len(l.Parts) > 2 {
		d := r.at(l.Parts[2])
		if l.Less == Adds {
			product -= d
		} else if off, ok := multiply(product, d, One*100); ok {
			product -= off
		}
	}
	switch off := abs(product - of); {
	case product == 0 && of == 0:
		return silent
	case off > cent+abs(of)/20000:
		return breaks
	case abs(p) == One || abs(q) == One*l.Scale || abs(of) < One || len(l.Parts) > 2 && r.at(l.Parts[2]) == 0:
		return agrees
	}
	return proves
}

// multiply is a × b / by, rounded half away from zero; false where it overflows.
func multiply(a, b, by int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if hi >= uint64(by) {
		return 0, false
	}
	quo, rem := bits.Div64(hi, lo, uint64(by))
	if rem >= uint64(by)-rem {
		quo++
	}
	if quo > Limit {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(quo), true
	}
	return int64(quo), true
}

// A tax is a share of what it is upon, at a rate that laws set: a multiple of a
// tenth of a percent up to 30.
const highestTax = 300

// taxed is whether the tax of a row is some such share of the amount upon which
// it is. Which rates there are is asked of all rows together.
func (l *Relation) taxed(r *Row) vote {
	base, tax := l.base(r)
	if base == 0 || tax == 0 {
		return silent
	}
	rate, ok := taxRate(base, tax)
	switch {
	case !ok:
		return breaks
	case rate < 0 || abs(base) < 100*One:
		return agrees // so small that any rate fits
	}
	return proves
}

// base is the amount upon which a row's tax is, and the tax.
func (l *Relation) base(r *Row) (base, tax int64) {
	of, part := r.at(l.Of), r.at(l.Parts[0])
	switch {
	case l.Law == Above && (!r.known(l.Of) || !r.known(l.Parts[0])):
		return 0, 0
	case l.Law == Above:
		return part, of - part
	case l.Law == Within:
		return of - part, part
	}
	return of, part
}

// taxRate is the rate, in tenths of a percent, at which a tax is levied to the
// cent; -1 where several are possible.
func taxRate(base, tax int64) (int64, bool) {
	if base == 0 || (base < 0) != (tax < 0) {
		return 0, false
	}
	base, tax = abs(base), abs(tax)
	if tax > base {
		return 0, false
	}
	rate := (tax*1000/(base/2+1) + 1) / 2
	if rate > highestTax || rate == 0 {
		return 0, false
	}
	due, ok := multiply(base, rate, 1000)
	if !ok || abs(due-tax) > 3*cent { // taxes of several lines are rounded each
		return 0, false
	}
	return rate, true
}

// A tally is how the rows of a sample vote on a law.
type tally struct {
	proves, agrees, breaks int
	strength               int   // digits of different sums: what chance cannot do
	alone                  []int // by part: rows in which it is the only one that is not zero
	apart                  int   // the strength of these
}

// held is whether the rows keep the law: one in ten may break it, and none of a
// few. Columns of which each row fills one, as debit and credit, prove their sum
// by rows of each.
func (t *tally) held() bool {
	if t.breaks*10 > t.proves+t.agrees || t.proves > 0 && t.breaks*10 > t.proves+t.breaks {
		return false
	}
	return t.proves >= 2 && t.strength >= strong || t.exclusive()
}

// keeps is whether the rows keep a law. One that the headers speak of needs less:
// that all of a few rows keep it to the cent.
func (s *sample) keeps(l *Relation, t *tally) bool {
	return t.held() || t.breaks == 0 && t.proves+t.agrees >= 2 && t.proves > 0 && t.strength+t.apart >= spokenStrength && s.spoken(l)
}

// spoken is whether the headers of a law's columns say the very same: a sum with
// a tax, a discount or a freight in it, a quantity and a price, a tax.
func (s *sample) spoken(l *Relation) bool {
	is := func(col int, hints ...hint) bool { return slices.Contains(hints, s.hints[col]) }
	switch l.Law {
	case Adds:
		if len(l.Parts) == 2 && is(l.Parts[0], "debit", "credit") && is(l.Parts[1], "debit", "credit") {
			return s.hints[l.Parts[0]] != s.hints[l.Parts[1]]
		}
		added := 0
		for i, p := range l.Parts {
			if is(p, "tax", "discount", "shipping", "fee", "withheld") && (l.Signs[i] == 1 || is(p, "discount", "fee", "withheld")) {
				added++
			}
		}
		return added > 0 && added >= len(l.Parts)-1 && !is(l.Of, "tax", "discount", "shipping", "fee", "paid", "due")
	case Times:
		if is(l.Parts[1], "rate") && !is(l.Parts[0], "rate", "tax", "quantity", "price") && l.Scale == 1 && len(l.Parts) == 2 {
			return true
		}
		return is(l.Parts[0], "quantity", "price") && is(l.Parts[1], "quantity", "price") && s.hints[l.Parts[0]] != s.hints[l.Parts[1]]
	case Within, Upon:
		return is(l.Parts[0], "tax") && !is(l.Of, "tax", "rate", "quantity", "price", "discount", "shipping", "paid", "due", "cost",
			"margin")
	case Above:
		return is(l.Of, "gross") && is(l.Parts[0], "net")
	}
	return false
}

func (t *tally) exclusive() bool {
	for _, n := range t.alone {
		if n < 2 {
			return false
		}
	}
	return t.proves*20 <= t.agrees && len(t.alone) > 1 && t.apart >= strong
}

// ask counts the votes of the sample. It gives up early on what is no law, which
// is nearly everything.
func (s *sample) ask(l *Relation) tally {
	var t tally
	var seen map[int64]bool
	for i := range s.rows {
		r := &s.rows[i]
		switch l.vote(r) {
		case agrees:
			t.agrees++
			if l.Law == Adds && !(t.proves > 20 && t.proves*20 > t.agrees) {
				seen = t.only(l, r, seen)
			}
		case breaks:
			if t.breaks++; t.breaks > 2+(t.proves+t.agrees)/4 {
				return t
			}
		case proves:
			t.proves++
			if seen == nil {
				seen = map[int64]bool{}
			}
			if of := r.at(l.Of); !seen[of] {
				seen[of] = true
				t.strength += digits(of)
			}
		}
	}
	return t
}

// only notes a row in which one part alone makes the sum.
func (t *tally) only(l *Relation, r *Row, seen map[int64]bool) map[int64]bool {
	which := -1
	for i, p := range l.Parts {
		if r.at(p) != 0 {
			if which >= 0 {
				return seen
			}
			which = i
		}
	}
	if which < 0 {
		return seen
	}
	if seen == nil {
		seen, t.alone = map[int64]bool{}, make([]int, len(l.Parts))
	} else if t.alone == nil {
		t.alone = make([]int, len(l.Parts))
	}
	t.alone[which]++
	if of := r.at(l.Of); !seen[of] {
		seen[of] = true
		t.apart += digits(of)
	}
	return seen
}

// digits is how many digits of a number tell something: 1,200 has two.
func digits(n int64) int {
	n = abs(n)
	for n != 0 && n%10 == 0 {
		n /= 10
	}
	d := 0
	for ; n > 0; n /= 10 {
		d++
	}
	return min(d, 7)
}

// A needed strength: so many digits that agree are no accident among the ways in
// which columns can be combined.
const (
	strong         = 6
	plenty         = 12
	spokenStrength = 3 // of a law that the headers speak of
)

// find looks for the laws that the sample keeps.
func find(s *sample) []Relation {
	var laws []Relation
	laws = append(laws, s.repeating()...)
	gone := map[int]bool{}
	for _, l := range laws {
		gone[l.Of] = true
	}
	cols := slices.DeleteFunc(slices.Clone(s.live), func(c int) bool { return gone[c] })
	sums := s.sums(cols)
	laws = append(laws, sums...)
	laws = append(laws, s.products(cols)...)
	laws = append(laws, s.taxes(cols, sums)...)
	laws = append(laws, s.running(cols)...)
	laws = append(laws, s.documents(cols)...)
	return laws
}

// repeating finds columns that say the same as one to their left.
func (s *sample) repeating() []Relation {
	var laws []Relation
	for j, b := range s.live {
		for _, a := range s.live[:j] {
			l := Relation{Law: Repeats, Of: b, Parts: []int{a}}
			if t := s.ask(&l); t.breaks == 0 && s.keeps(&l, &t) && t.proves*10 >= 9*s.with(b) && t.proves*10 >= 9*s.with(a) {
				if hintOf(s.headers[a]) == "price" { // at a quantity of one it is the line
					l.Of, l.Parts = a, []int{b}
				}
				l.strength = t.strength
				laws = append(laws, l)
				break
			}
		}
	}
	return laws
}

// with is how many rows have a number other than zero in a column.
func (s *sample) with(col int) int {
	n := 0
	for i := range s.rows {
		if s.rows[i].at(col) != 0 {
			n++
		}
	}
	return n
}

// factorsAtMost is among how many columns products are looked for: line items
// have few, and wide tables are those of periods.
const factorsAtMost = 24

// products finds quantity × price − discount = line, and amount × rate.
func (s *sample) products(cols []int) []Relation {
	if len(cols) > factorsAtMost {
		return nil
	}
	var laws []Relation
	for _, of := range cols {
		best := Relation{}
		better := func(l Relation) {
			t := s.ask(&l)
			if s.keeps(&l, &t) && t.strength > best.strength {
				l.strength = t.strength
				best = l
			}
		}
		pairs(cols, of, func(p, q int) {
			better(Relation{Law: Times, Of: of, Parts: []int{p, q}, Scale: 1})
			better(Relation{Law: Times, Of: of, Parts: []int{p, q}, Scale: 100})
		})
		if best.Parts == nil && len(cols) <= factorsAtMost/2 {
			pairs(cols, of, func(p, q int) {
				for _, d := range cols {
					if d != p && d != q && d != of && s.mean(d) <= s.mean(of) {
						better(Relation{Law: Times, Of: of, Parts: []int{p, q, d}, Scale: 1, Less: Adds})
						better(Relation{Law: Times, Of: of, Parts: []int{p, q, d}, Scale: 1, Less: Times})
					}
				}
			})
		}
		if best.Parts != nil {
			laws = append(laws, best)
		}
	}
	return laws
}

// pairs gives each two columns but one, once.
func pairs(cols []int, but int, each func(p, q int)) {
	for i, p := range cols {
		for _, q := range cols[i+1:] {
			if p != but && q != but {
				each(p, q)
			}
		}
	}
}

// taxes finds columns that are the tax upon another, or within it, at rates that
// laws set, where no sum of columns says so already.
func (s *sample) taxes(cols []int, sums []Relation) []Relation {
	var laws []Relation
	for _, part := range cols {
		for _, of := range cols {
			if of == part || summed(sums, of, part) {
				continue
			}
			laws = append(laws, s.taxOf(of, part)...)
		}
	}
	return laws
}

// summed is whether a sum has both columns: then it says what they are.
func summed(sums []Relation, a, b int) bool {
	return slices.ContainsFunc(sums, func(l Relation) bool {
		return (l.Of == a || slices.Contains(l.Parts, a)) && (l.Of == b || slices.Contains(l.Parts, b))
	})
}

// taxOf are the laws that one column is the tax upon or within another, or that
// the other is the same with a tax. What is a fifth of an amount may be upon it,
// at 20 percent, or within it, at 25: there the word decides, or nothing does.
func (s *sample) taxOf(of, part int) []Relation {
	var laws []Relation
	for _, law := range [...]Law{Upon, Within, Above} {
		l := Relation{Law: law, Of: of, Parts: []int{part}}
		t := s.ask(&l)
		sure := t.held() && t.proves >= 3 && t.strength >= plenty
		if (sure || t.breaks == 0 && t.proves+t.agrees >= 2 && s.spoken(&l)) && s.fewRates(&l, sure) {
			l.strength = t.strength
			laws = append(laws, l)
		}
	}
	if len(laws) == 2 {
		h := hintOf(s.headers[of])
		laws[0].Doubt = h != "net"
		if h == "gross" {
			return laws[1:]
		}
		return laws[:1]
	}
	return laws
}

// fewRates is whether a tax is levied at a few rates only. Where the headers
// speak of the tax, fewer rows will do.
func (s *sample) fewRates(l *Relation, sure bool) bool {
	rates := map[int64]int{}
	for i := range s.rows {
		r := &s.rows[i]
		if l.vote(r) != proves {
			continue
		}
		rate, _ := taxRate(l.base(r))
		rates[rate]++
	}
	n := 0
	for _, c := range rates {
		n += c
	}
	return len(rates) <= 3 && (n >= 3*len(rates) || !sure && (len(rates) < 2 || n >= 2*len(rates)))
}
