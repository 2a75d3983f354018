package score

import "sponsorbook/pipeline/program"

// most is how many points a trend has: a year's, and the one a year ago.
const most = 13

// covered is how many months before a day the facts of a figure must begin for it to be
// measured again as of that day: no window is longer.
const covered = 12

// trend is the same figure in the earlier months, oldest first, and now: as the book of
// the month remembers it, else measured again as of its end from the days that the facts
// bear, for the program of today. A month of which neither tells is a gap.
func (s *study) trend(k KPI, now program.KPI) []program.Point {
	var points []program.Point
	first := program.Date(0)
	if k.since != nil {
		first = k.since(s)
	}
	for month := s.Book - most + 1; month < s.Book; month++ {
		point := s.remembered(now.Code, month)
		if !point.Value.Known && !point.Denominator.Known {
			point = s.again(k, first, month)
		}
		if len(points) > 0 || point.Value.Known || point.Denominator.Known {
			points = append(points, point)
		}
	}
	return append(points, program.Point{Month: s.Book, Value: now.Value,
		Numerator: now.Numerator, Denominator: now.Denominator, Lacks: now.Suspect.Any()})
}

// remembered is a figure of an earlier book.
func (s *study) remembered(code string, month program.Month) program.Point {
	point := program.Point{Month: month}
	if snap := s.memory.At(month); snap != nil {
		for _, k := range snap.KPIs {
			if k.Code == code {
				point.Value, point.Numerator, point.Denominator = k.Value, k.Numerator, k.Denominator
			}
		}
	}
	return point
}

// again measures a figure as of an earlier month, where its facts bear days and begin
// early enough.
func (s *study) again(k KPI, first program.Date, month program.Month) program.Point {
	point := program.Point{Month: month}
	if !first.Known() || k.ofRevenue && !s.Window.To.Known() {
		return point
	}
	b := s.back(int(s.Book - month))
	from := b.at.AddMonths(-covered)
	if k.ofRevenue {
		from = b.Window.Before().From.First()
	}
	if first > from {
		return point
	}
	var then program.KPI
	if !k.measure(b, &then) {
		return point
	}
	then.FewCases = then.N < s.pol.SmallSample
	point.Value, point.Numerator, point.Denominator, point.Again = then.Value, then.Numerator, then.Denominator, true
	point.Lacks = k.ofRevenue && s.Gaps.Within(b.bothWindows()).Any()
	return point
}

// back is the study some months ago: what was dated later is unknown to it, what bears no
// day is as it is today. Every figure asks for the same ones.
func (s *study) back(months int) *study {
	if b := s.earlier[months]; b != nil {
		return b
	}
	p, f := *s.Program, *s.Facts
	p.Facts = &f
	p.AsOf = s.at.AddMonths(-months)
	n := program.Month(months)
	p.Window = program.Window{From: s.Window.From - n, To: s.Window.To - n}
	b := *s
	b.Program, b.at, b.redefined = &p, p.AsOf, nil
	b.year = program.Period{From: p.AsOf.AddMonths(-12).AddDays(1), To: p.AsOf}
	b.memory = nil
	for _, snap := range s.memory {
		if snap.AsOf <= p.AsOf {
			b.memory = append(b.memory, snap)
		}
	}
	b.past = true
	b.trouble, b.cohort, b.earlier = b.incidents(), b.customers(s.pairings), nil
	s.earlier[months] = &b
	return &b
}

// The first days of facts, as KPI.since asks for them; unknown where there are none.

func firstRevenue(s *study) program.Date {
	first := program.Month(0)
	for _, g := range s.Groups {
		for _, r := range g.Revenue { // by month
			if r.Amount.Sign() != 0 {
				if !first.Known() || r.Month < first {
					first = r.Month
				}
				break
			}
		}
	}
	if !first.Known() {
		return 0
	}
	return first.First()
}

func firstHeld(s *study) program.Date {
	return earliest(s.Meetings, func(m *program.Meeting) program.Date {
		if !m.WasHeld() {
			return 0
		}
		return m.Date
	})
}

func firstAsk(s *study) program.Date {
	return earliest(s.Asks, func(a *program.Ask) program.Date { return a.AskedOn })
}

func firstEscalation(s *study) program.Date {
	return earliest(s.Escalations, func(e *program.Escalation) program.Date { return e.Opened })
}

func firstAnswer(s *study) program.Date {
	return earliest(s.Surveys, func(a *program.Survey) program.Date { return a.Date })
}

func firstContract(s *study) program.Date {
	return earliest(s.Contracts, func(c *program.Contract) program.Date { return c.Start })
}

func earliest[T any](all []*T, day func(*T) program.Date) program.Date {
	var first program.Date
	for _, x := range all {
		if d := day(x); d.Known() && (!first.Known() || d < first) {
			first = d
		}
	}
	return first
}
