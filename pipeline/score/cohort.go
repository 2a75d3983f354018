package score

import (
	"slices"

	"sponsorbook/pipeline/program"
)

// A class is what a customer was to the program when the window began.
type class int

const (
	unsponsored class = iota
	sponsored
	joined  // sponsored during the window: a class of its own, shown apart
	undated // sponsored since a day that no export tells, so that neither is known
)

// A customer is one group of the cohort: those that were customers when the
// window began. Lost ones are in it, new ones never.
type customer struct {
	key, name  string
	group      *program.Group // nil when today's exports no longer name it
	start, end program.Decimal
	class      class
	churned    bool
	suspect    bool // its revenue lacks money, in either window
}

// lost reports whether the customer had no revenue in the window, or is marked churned.
func (c customer) lost() bool { return c.end.Sign() <= 0 || c.churned }

// kept is what remains of the start, never more than it.
func (c customer) kept() program.Decimal {
	if c.end.Cmp(c.start) > 0 {
		return c.start
	}
	return c.end
}

// customers is the cohort. Both windows are converted at today's rates, so that
// currencies do not move retention; members are regrouped by today's parents,
// so that a merger is not a loss.
func (s *study) customers(pairs map[string]*program.Pairing) []customer {
	before := s.Window.Before()
	var out []customer
	for i, g := range s.Groups {
		start, end := s.worths[i].Sum(before.From, before.To), s.worths[i].Sum(s.Window.From, s.Window.To)
		if start.Sign() > 0 {
			out = append(out, s.customer(g, start, end, pairs[g.Key]))
		}
	}
	return append(out, s.gone(before)...)
}

func (s *study) customer(g *program.Group, start, end program.Decimal, pair *program.Pairing) customer {
	return customer{key: g.Key, name: g.Name, group: g, start: start, end: end, churned: g.Churned() && !s.past,
		class: s.class(g.Key, pair), suspect: s.GapsOf(g).Within(s.bothWindows()).Any()}
}

// bothWindows is the revenue window with the one before it.
func (s *study) bothWindows() program.Window {
	return program.Window{From: s.Window.Before().From, To: s.Window.To}
}

// class fixes the status at the start of the window: by the snapshot of that
// month, else by how long the sponsor has been there.
func (s *study) class(key string, pair *program.Pairing) class {
	begin := s.Window.From.First()
	past := s.memory.At(s.Window.From - 1).Group(key)
	now := pair != nil && pair.Confirmed && pair.Sponsor != ""
	switch {
	case past != nil && past.Confirmed && past.Sponsor != "" && past.SponsorSince <= begin: // unknown is before every day
		return sponsored
	case !now:
		return unsponsored
	case past != nil:
		return joined
	case !pair.Since.Known():
		return undated
	case pair.Since <= begin:
		return sponsored
	}
	return joined
}

// gone are customers that the book of the window's start remembers and that no
// export names any more: lists of today have lost them.
func (s *study) gone(before program.Window) []customer {
	snap := s.remembers(before)
	if snap == nil || snap.Currency != s.Currency {
		return nil
	}
	var out []customer
	for _, past := range snap.Groups {
		known := func(account string) bool { return s.home[account] != nil }
		if past.Active && past.Revenue.Sign() > 0 && !known(past.Key) && !slices.ContainsFunc(past.Members, known) {
			c := customer{key: past.Key, name: past.Name, start: past.Revenue}
			if past.Confirmed && past.Sponsor != "" {
				c.class = sponsored
			}
			out = append(out, c)
		}
	}
	return out
}

// remembers is the book whose revenue window is the one before ours, whatever
// the month that names it; nil when there is none.
func (s *study) remembers(before program.Window) *program.Snapshot {
	for i := range s.memory {
		if s.memory[i].Window == before {
			return &s.memory[i]
		}
	}
	return s.memory.At(before.To)
}

// worthToday is what each group paid by month at today's rates: its revenue as it is,
// where that is in the reporting currency.
func (s *study) worthToday() []program.Series {
	out := make([]program.Series, len(s.Groups))
	for i, g := range s.Groups {
		if out[i] = g.Revenue; !s.paysAbroad(g) {
			continue
		}
		out[i] = nil
		for _, a := range g.Members {
			for r := range s.Revenue.Of(a.Key) {
				if worth, ok := s.today(r); ok {
					out[i] = out[i].Plus(r.Month, worth)
				}
			}
		}
	}
	return out
}

func (s *study) paysAbroad(g *program.Group) bool {
	for _, a := range g.Members {
		for r := range s.Revenue.Of(a.Key) {
			if !s.atHome(r) {
				return true
			}
		}
	}
	return false
}

func (s *study) atHome(r program.Revenue) bool {
	return r.Amount.Currency == "" || r.Amount.Currency == s.Currency
}

// today is what a revenue is worth at the newest rate of its currency.
func (s *study) today(r program.Revenue) (program.Decimal, bool) {
	if s.atHome(r) {
		return r.Amount.Amount, true
	}
	if rate, ok := s.newest[r.Amount.Currency]; ok {
		return r.Amount.Amount.Mul(rate), true
	}
	return r.Amount.Worth, r.Amount.Converted
}

// newestRates are the rates of the last month up to one, by currency.
func newestRates(rates []*program.Rate, to program.Month) map[string]program.Decimal {
	month, out := map[string]program.Month{}, map[string]program.Decimal{}
	for _, r := range rates {
		if r.Month <= to && r.Month > month[r.Currency] {
			month[r.Currency], out[r.Currency] = r.Month, r.Rate
		}
	}
	return out
}

// retention sums a cohort. An end below zero counts as zero.
func retention(cohort []customer) (start, kept, end program.Decimal, n, active int) {
	start, kept, end = program.Zero, program.Zero, program.Zero
	for _, c := range cohort {
		n++
		start = start.Add(c.start)
		if c.end.Sign() > 0 {
			kept, end = kept.Add(c.kept()), end.Add(c.end)
		}
		if !c.lost() {
			active++
		}
	}
	return start, kept, end, n, active
}

// comparison is sponsored against unsponsored groups of the same revenue at the
// start, in bands cut at the quartiles of the sponsored. A band with fewer than
// five unsponsored groups is dropped from both sides, and said, as is a group
// whose revenue lacks money; beside it is what each side kept. Nil unless at least ten
// comparable groups are on each side.
func (s *study) comparison() (*program.Comparison, []program.Retention) {
	whole, lacking := s.wholeCustomers()
	bands := bands(whole)
	out := &program.Comparison{Lacking: len(lacking)}
	var ours, theirs []customer
	all := sumStart(lacking)
	for i := range bands {
		all = all.Add(sumStart(bands[i].sponsored))
		if len(bands[i].unsponsored) < 5 {
			if len(bands[i].sponsored) > 0 {
				out.Dropped = append(out.Dropped, bands[i].name)
			}
			continue
		}
		ours, theirs = append(ours, bands[i].sponsored...), append(theirs, bands[i].unsponsored...)
	}
	if len(ours) < s.pol.SmallSample || len(theirs) < s.pol.SmallSample {
		return nil, nil
	}
	out.Sponsored, out.Unsponsored = len(ours), len(theirs)
	out.SponsoredChange, out.UnsponsoredChange = change(ours), change(theirs)
	if share, ok := program.Share(sumStart(ours), all); ok {
		out.ShareCompared = percent(share)
	}
	return out, []program.Retention{s.retentionOf(program.ComparedSponsored, ours), s.retentionOf(program.ComparedOthers, theirs)}
}

// retentions are what the program's own accounts kept, and beside them those that can be
// compared; nothing where no account had a sponsor when the window began.
func (s *study) retentions(compared []program.Retention) []program.Retention {
	ours := s.inClass(sponsored)
	if len(ours) == 0 {
		return nil
	}
	return append([]program.Retention{s.retentionOf(program.SponsoredBefore, ours)}, compared...)
}

func (s *study) retentionOf(name string, cohort []customer) program.Retention {
	start, kept, end, n, _ := retention(cohort)
	out := program.Retention{Of: name, Groups: n, Start: money(start), Kept: money(kept), Grown: money(end), Few: n < s.pol.SmallSample}
	for _, c := range cohort {
		if c.suspect {
			out.Lacking++
		}
	}
	return out
}

type band struct {
	name                   string
	sponsored, unsponsored []customer
}

var quarters = [...]string{"smallest quarter", "second quarter", "third quarter", "largest quarter"}

// wholeCustomers are those of the cohort whose revenue lacks nothing; what
// sponsored ones lack keeps them out of a comparison.
func (s *study) wholeCustomers() (whole, lacking []customer) {
	for _, c := range s.cohort {
		if !c.suspect {
			whole = append(whole, c)
		} else if c.class == sponsored {
			lacking = append(lacking, c)
		}
	}
	return whole, lacking
}

// bands sorts a cohort by the quartiles of the sponsored, as of the start.
func bands(cohort []customer) [4]band {
	var ours []customer
	for _, c := range cohort {
		if c.class == sponsored {
			ours = append(ours, c)
		}
	}
	slices.SortStableFunc(ours, func(a, b customer) int { return a.start.Cmp(b.start) })
	var out [4]band
	for i := range out {
		out[i].name = quarters[i]
	}
	if len(ours) == 0 {
		return out
	}
	// Below the smallest sponsored group nobody is comparable.
	for _, c := range cohort {
		if c.class == joined || c.class == undated || c.start.Cmp(ours[0].start) < 0 || c.start.Cmp(ours[len(ours)-1].start) > 0 {
			continue
		}
		i := 0
		for i < 3 && c.start.Cmp(ours[min(len(ours)-1, (i+1)*len(ours)/4)].start) >= 0 {
			i++
		}
		if c.class == sponsored {
			out[i].sponsored = append(out[i].sponsored, c)
		} else {
			out[i].unsponsored = append(out[i].unsponsored, c)
		}
	}
	return out
}

func sumStart(cohort []customer) program.Decimal {
	start, _, _, _, _ := retention(cohort)
	return start
}

// change is how the revenue of a cohort moved, as a fraction.
func change(cohort []customer) program.Quantity {
	start, _, end, _, _ := retention(cohort)
	if start.Sign() <= 0 {
		return program.Quantity{}
	}
	return percent(program.Divide(end, start).Sub(program.NewDecimal(1)))
}
