package program

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
)

// Why money is in no figure.
const (
	GapRow    = "row set aside"
	GapRate   = "no exchange rate"
	GapAmount = "amount not understood"
	GapMonth  = "month missing in the export"
)

// A Gap is money that the exports hold, or should hold, and that no figure has.
type Gap struct {
	Reason  string // GapRow, GapRate, GapAmount or GapMonth
	Account string // Key of the account that it would belong to; "" where none can be told
	Likely  bool   // the account is the most similar one, and nobody has confirmed it
	Name    string // as its rows name the customer, where no account fits; "" else
	Month   Month  // it would belong to; unknown: any
	Amount  Money  // unknown where nobody can say how much
	Rows    int    // how many rows it is in; 0 for a month that is missing
	At      finding.Ref
}

// A Suspect is what a figure lacks: it may be printed with its mark and the
// missing sum, and no percentage, trend, rank or judgement may be made of it
// without saying so. The empty Suspect is a whole figure.
type Suspect []Gap

// Any reports whether something is missing.
func (s Suspect) Any() bool { return len(s) > 0 }

// Within are the gaps that touch a window.
func (s Suspect) Within(w Window) Suspect {
	var out Suspect
	for _, g := range s {
		if !g.Month.Known() || w.From <= g.Month && g.Month <= w.To {
			out = append(out, g)
		}
	}
	return out
}

// Sums is the missing money by currency, and whether some of it is of unknown size.
func (s Suspect) Sums() (sums []Money, unknown bool) {
	for _, g := range s {
		if !g.Amount.Known {
			unknown = true
			continue
		}
		i := slices.IndexFunc(sums, func(m Money) bool { return m.Currency == g.Amount.Currency })
		if i < 0 {
			m := NewMoney(Zero, g.Amount.Currency)
			m.Converted = true
			i, sums = len(sums), append(sums, m)
		}
		m := &sums[i]
		m.Amount, m.Worth = m.Amount.Add(g.Amount.Amount), m.Worth.Add(g.Amount.Worth)
		m.Converted = m.Converted && g.Amount.Converted
	}
	slices.SortFunc(sums, func(a, b Money) int { return strings.Compare(a.Currency, b.Currency) })
	return sums, unknown
}

// Reasons are why money is missing, each once, in the order of the constants.
func (s Suspect) Reasons() []string {
	var out []string
	for _, reason := range []string{GapRow, GapRate, GapAmount, GapMonth} {
		if slices.ContainsFunc(s, func(g Gap) bool { return g.Reason == reason }) {
			out = append(out, reason)
		}
	}
	return out
}

// Gaps are what the revenue of a group lacks: its own, and the months that the
// export has of nobody.
func (f *Facts) GapsOf(g *Group) Suspect {
	var out Suspect
	for _, gap := range f.Gaps {
		if gap.Reason == GapMonth && gap.Account == "" || gap.Account != "" && g.Has(gap.Account) {
			out = append(out, gap)
		}
	}
	return out
}

// Homeless are the gaps that no account can be told for.
func (s Suspect) Homeless() Suspect {
	return slices.DeleteFunc(slices.Clone(s), func(g Gap) bool { return g.Account != "" || g.Reason == GapMonth })
}

// Unplaced is the money of each name that fits no account, the most first: in the
// reporting currency where it could be converted.
func (f *Facts) Unplaced() []Gap {
	at := map[string]int{}
	var out []Gap
	for _, g := range f.Gaps {
		if g.Reason != GapRow || g.Name == "" || !g.Amount.Converted {
			continue
		}
		i, seen := at[g.Name]
		if !seen {
			i = len(out)
			at[g.Name] = i
			x := g
			x.Amount = NewMoney(Zero, f.Currency)
			x.Amount.Converted, x.Rows = true, 0
			out = append(out, x)
		}
		x := &out[i]
		x.Amount.Amount, x.Amount.Worth, x.Rows = x.Amount.Amount.Add(g.Amount.Worth), x.Amount.Worth.Add(g.Amount.Worth), x.Rows+g.Rows
	}
	slices.SortStableFunc(out, func(a, b Gap) int {
		return cmp.Or(b.Amount.Worth.Cmp(a.Amount.Worth), strings.Compare(a.Name, b.Name))
	})
	return out
}
