package money

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// A lost is money of rows that were set aside, by what they have in common.
type lost struct {
	name     string // as the rows name the customer
	entry    *who.Entry
	month    program.Month
	currency string
	unread   bool // the amount itself was not understood
}

// A loss is how much that is.
type loss struct {
	sum  amount.Tally
	rows int
	at   finding.Ref
}

// lose remembers the amounts of a row whose customer is not known.
func (b *Biller) lose(l *rows.Line, charges []charge) {
	for _, c := range charges {
		if c.period.From <= b.Bound {
			var sum amount.Tally
			sum.Add(c.amount)
			b.Cost(l.Row(), l.Reference(), program.NewMoney(sum.Decimal(), c.currency))
			b.gap(lost{name: strings.Clone(l.Reference().String()), month: c.period.From.Month(), currency: c.currency}, c.amount,
				l.Ref(c.col))
		}
	}
}

// unread remembers that an account has an amount that was not understood.
func (b *Biller) unread(l *rows.Line, e *who.Entry) {
	var month program.Month
	if len(b.t.Spans) == 0 {
		p, ok := b.when(l)
		if ok && p.From > b.Bound {
			return
		}
		month = p.From.Month()
	}
	b.gap(lost{entry: e, month: month, unread: true}, amount.Quantity{}, l.Ref(b.amount))
}

func (r *Revenue) gap(k lost, q amount.Quantity, at finding.Ref) {
	if r.losses == nil {
		r.losses = map[lost]*loss{}
	}
	x := r.losses[k]
	if x == nil {
		x = &loss{at: at}
		r.losses[k] = x
	}
	x.rows++
	x.sum.Add(q)
}

// Gaps are the money of the revenue that is in no figure. Where rows name a
// customer that is much like an account, the gap is likely its own; only a
// person can say so.
func (r *Revenue) Gaps() program.Suspect {
	out := append(r.unconverted(), r.absent()...)
	if r.Facts.Basis == program.BasisRevenue {
		rates := r.converter()
		for k, x := range r.losses {
			out = append(out, r.gapOf(k, x, rates))
		}
	}
	slices.SortFunc(out, func(a, b program.Gap) int {
		return cmp.Or(cmp.Compare(a.Reason, b.Reason), a.At.Compare(b.At), cmp.Compare(a.Account, b.Account), cmp.Compare(a.Month, b.Month),
			cmp.Compare(a.Amount.Currency, b.Amount.Currency), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func (r *Revenue) gapOf(k lost, x *loss, rates *converter) program.Gap {
	g := program.Gap{Reason: program.GapRow, Name: k.name, Month: k.month, Rows: x.rows, At: x.at}
	if k.unread {
		g.Reason, g.Account = program.GapAmount, k.entry.Key
		return g
	}
	g.Amount = program.NewMoney(x.sum.Decimal(), k.currency)
	rates.in(&g.Amount, k.month)
	if e := r.Nearest(k.name); e != nil {
		g.Account, g.Likely = e.Key, true
	}
	return g
}

// unconverted are the amounts that have no rate, by account, month and currency.
func (r *Revenue) unconverted() program.Suspect {
	type key struct {
		account, currency string
		month             program.Month
	}
	at := map[key]int{}
	var out program.Suspect
	for v := range r.Facts.Revenue.All() {
		if v.Amount.Converted {
			continue
		}
		k := key{v.Account, v.Amount.Currency, v.Month}
		i, seen := at[k]
		if !seen {
			i = len(out)
			at[k] = i
			out = append(out, program.Gap{Reason: program.GapRate, Account: v.Account, Month: v.Month, At: v.From,
				Amount: program.NewMoney(program.Zero, v.Amount.Currency)})
		}
		out[i].Amount.Amount = out[i].Amount.Amount.Add(v.Amount.Amount)
		out[i].Rows += v.Cells
	}
	return out
}

// usually is from how many paying accounts in most months a month with none at
// all is one that the export lacks.
const usually = 5

// absent are the months between the first and the last of a table of revenue
// that have no amount of anybody, where most months have many.
func (r *Revenue) absent() program.Suspect {
	if r.Facts.Basis != program.BasisRevenue {
		return nil
	}
	paying := map[program.Month]map[string]bool{}
	first, last := program.Month(0), program.Month(0)
	for v := range r.Facts.Revenue.All() {
		if paying[v.Month] == nil {
			paying[v.Month] = map[string]bool{}
		}
		paying[v.Month][v.Account] = true
		if !first.Known() || v.Month < first {
			first = v.Month
		}
		last = max(last, v.Month)
	}
	var counts []int
	for _, accounts := range paying {
		counts = append(counts, len(accounts))
	}
	slices.Sort(counts)
	if len(counts) < 6 || counts[len(counts)/4] < usually { // three of four months have so many
		return nil
	}
	var out program.Suspect
	for m := first; m <= last; m++ {
		if paying[m] == nil {
			out = append(out, program.Gap{Reason: program.GapMonth, Month: m})
		}
	}
	return out
}
