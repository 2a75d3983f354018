// Package score measures the program: every KPI with its numerator,
// denominator, window and number of cases, and what a board should decide.
//
// In go the program as decided so far and the earlier books; out comes the
// scorecard. It states figures and never a cause, prints no percentage of fewer
// than ten cases, and leaves what has no input unmeasured.
package score

import "sponsorbook/pipeline/program"

// Measure is the scorecard of a program.
func Measure(p *program.Program, m program.Memory, pol Policy) program.Scorecard {
	s := newStudy(p, m, pol)
	var card program.Scorecard
	for _, k := range KPIs() {
		card.KPIs = append(card.KPIs, s.kpi(k))
	}
	s.escalations(&card)
	card.OnlyTrouble, card.Uncommitted, card.Unconfirmed = s.onlyTrouble(), s.uncommitted(), s.unconfirmed()
	card.Duties, card.Efforts, card.Hours = s.duties(), s.efforts(), s.spent()
	commented := s.commented()
	card.Drivers, card.Commented = s.drivers(commented), len(commented)
	card.Whitespace, card.Margins = s.whitespace(), s.margins()
	comparison, compared := s.comparison()
	card.Comparison, card.Loyalty, card.Retention = comparison, s.loyalty(), s.retentions(compared)
	card.Redefined = s.redefined
	card.Late = s.late()
	s.board(&card)
	return card
}

// A study is everything that the definitions look at, gathered once.
type study struct {
	*program.Program
	memory    program.Memory
	pol       Policy
	at        program.Date
	year      program.Period // the twelve months that end on as-of
	members   []member       // the groups in the program, by rank
	cohort    []customer
	home      map[string]*program.Group // account Key → its group
	standings map[string]*program.Standing
	pairings  map[string]*program.Pairing
	trouble   []incident // every escalation that any book knows of
	redefined []program.Redefined
	past      bool                       // as of an earlier day: marks without a day do not hold
	worths    []program.Series           // of each group, at the newest rates
	newest    map[string]program.Decimal // rate of each currency
	earlier   map[int]*study             // the same as of so many months ago, as far as somebody asked
}

// A member is a group in the program with its decisions.
type member struct {
	*program.Group
	standing *program.Standing
	pairing  *program.Pairing // nil when there is none
}

// sponsored reports whether the group has a confirmed sponsor.
func (m member) sponsored() bool {
	return m.pairing != nil && m.pairing.Confirmed && m.pairing.Sponsor != ""
}

// Standing, Pairing and Sponsored are those of the program, looked up: a study asks
// for them group by group.
func (s *study) Standing(group string) *program.Standing { return s.standings[group] }

func (s *study) Pairing(group string) *program.Pairing { return s.pairings[group] }

func (s *study) Sponsored(group string) bool {
	r := s.pairings[group]
	return r != nil && r.Confirmed && r.Sponsor != ""
}

// lookUp indexes standings and pairings by group, the first of each.
func (s *study) lookUp() {
	s.standings, s.pairings = map[string]*program.Standing{}, map[string]*program.Pairing{}
	for i := range s.Standings {
		if x := &s.Standings[i]; s.standings[x.Group] == nil {
			s.standings[x.Group] = x
		}
	}
	for i := range s.Pairings {
		if x := &s.Pairings[i]; s.pairings[x.Group] == nil {
			s.pairings[x.Group] = x
		}
	}
}

func newStudy(p *program.Program, m program.Memory, pol Policy) *study {
	s := &study{Program: p, memory: m, pol: pol, at: p.AsOf, home: map[string]*program.Group{}, earlier: map[int]*study{}}
	s.year = program.Period{From: p.AsOf.AddMonths(-12).AddDays(1), To: p.AsOf}
	for _, g := range p.Groups {
		for _, a := range g.Members {
			s.home[a.Key] = g
		}
	}
	s.lookUp()
	s.newest = newestRates(p.Rates, p.AsOf.Month())
	for i := range p.Standings {
		if st := &p.Standings[i]; st.InProgram() {
			s.members = append(s.members, member{p.Group(st.Group), st, s.pairings[st.Group]})
		}
	}
	s.worths = s.worthToday()
	s.cohort = s.customers(s.pairings)
	s.trouble = s.incidents()
	return s
}

// kpi measures one definition and puts what every KPI shares around it.
func (s *study) kpi(k KPI) program.KPI {
	out := program.KPI{Code: k.Code, Name: k.Name, Definition: k.said(k.Definition, s.pol), Formula: k.said(k.Formula, s.pol),
		Window: k.window(s), Caution: k.Caution, Supply: k.Supply, Better: k.better}
	if out.Measured = k.measure(s, &out); !out.Measured {
		return program.KPI{Code: k.Code, Name: k.Name, Definition: out.Definition, Formula: out.Formula, Supply: k.Supply}
	}
	out.FewCases = out.N < s.pol.SmallSample
	if k.ofRevenue {
		out.Suspect = s.Gaps.Within(s.bothWindows())
	}
	s.compareDefinitions(&out)
	out.Target = k.aim(s.pol)
	out.Trend = s.trend(k, out)
	return out
}

// Units of quantities.
func percent(d program.Decimal) program.Quantity {
	return program.Quantity{Value: d, Unit: "percent", Known: true}
}
func money(d program.Decimal) program.Quantity {
	return program.Quantity{Value: d, Unit: "money", Known: true}
}
func count(n int) program.Quantity    { return quantity(float64(n), "count") }
func days(x float64) program.Quantity { return quantity(x, "days") }

func quantity(x float64, unit string) program.Quantity {
	return program.Quantity{Value: decimalOf(x), Unit: unit, Known: true}
}

// beside puts a labelled figure next to a KPI, to be found by its code.
func beside(k *program.KPI, code, label string, q program.Quantity) {
	k.Beside = append(k.Beside, program.Labelled{Code: code, Label: label, Quantity: q})
}

// share fills a KPI that counts x of n cases: a percentage with its Wilson
// interval from ten cases on, counts alone below.
func (s *study) share(k *program.KPI, x, n int) bool {
	if s.ofCount(k, x, n); k.Value.Known {
		w := wilson(x, n)
		k.Low, k.High = quantity(w.low, "percent"), quantity(w.high, "percent")
	}
	return n > 0
}

// ofCount is share without an interval, for what is no sample of anything and
// may exceed its whole.
func (s *study) ofCount(k *program.KPI, x, n int) bool {
	k.Numerator, k.Denominator, k.N = count(x), count(n), n
	if n >= s.pol.SmallSample {
		k.Value = percent(program.Divide(program.NewDecimal(int64(x)), program.NewDecimal(int64(n))))
	}
	return n > 0
}

// compareDefinitions notes the newest earlier book that measured a figure by
// another definition: its trend then joins two things.
func (s *study) compareDefinitions(k *program.KPI) {
	now := k.Terms()
	for i := len(s.memory) - 1; i >= 0; i-- {
		for _, past := range s.memory[i].KPIs {
			if past.Code == k.Code && past.Definition != "" && past.Definition != now {
				s.redefined = append(s.redefined, program.Redefined{Code: k.Code, Last: s.memory[i].Book, Was: past.Definition})
				also(k, "its definition changed after "+monthName(s.memory[i].Book)+", so that the trend joins two definitions")
				return
			}
		}
	}
}

// also adds a caution to a figure.
func also(k *program.KPI, caution string) {
	if k.Caution != "" {
		caution = k.Caution + "; " + caution
	}
	k.Caution = caution
}

// ofMoney fills a KPI that is one amount of another, over n cases.
func (s *study) ofMoney(k *program.KPI, part, whole program.Decimal, n int) bool {
	k.Numerator, k.Denominator, k.N = money(part), money(whole), n
	if n >= s.pol.SmallSample && whole.Sign() > 0 {
		k.Value = percent(program.Divide(part, whole))
	}
	return n > 0 && whole.Sign() > 0
}

// spread fills a KPI that is the median of a number of days.
func (s *study) spread(k *program.KPI, values []float64) bool {
	k.N = len(values)
	if len(values) == 0 {
		return false
	}
	k.Value = days(median(values))
	beside(k, "percentile-90", "90th percentile", days(percentile90(values)))
	return true
}
