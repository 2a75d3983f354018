package score

import (
	"slices"

	"sponsorbook/pipeline/program"
)

func isQBR(m *program.Meeting) bool { return m.Type == program.QBR }

// held are the sponsor's held meetings of a kind, by date, up to as-of.
func (s *study) held(g member, kind func(*program.Meeting) bool) []*program.Meeting {
	var out []*program.Meeting
	for _, m := range g.Meetings {
		if m.Date <= s.at && m.AttendedBy(g.pairing.Sponsor) && kind(m) {
			out = append(out, m)
		}
	}
	return out
}

// visitDays are the days within which a tier is visited.
func (s *study) visitDays(tier int) int {
	if tier == program.Tier1 {
		return s.pol.VisitDaysTier1
	}
	return s.pol.VisitDaysTier2
}

func visitCadence(s *study, k *program.KPI) bool {
	due, met, inPerson, virtual, formless, bare, undated := 0, 0, 0, 0, 0, 0, 0
	for _, g := range s.members {
		if !g.sponsored() {
			continue
		}
		d := s.visitDays(g.standing.Tier)
		if !g.pairing.Since.Known() {
			undated++
			continue
		}
		if g.pairing.Since.AddDays(d) >= s.at {
			continue
		}
		due++
		visits := within(s.held(g, (*program.Meeting).IsVisit), s.at, d)
		if len(visits) == 0 {
			continue
		}
		met++
		last := visits[len(visits)-1]
		switch last.InPerson {
		case program.Yes:
			inPerson++
		case program.No:
			virtual++
		default:
			formless++
		}
		if last.Goal == "" || len(last.Agenda) == 0 {
			bare++
		}
	}
	beside(k, "in-person", "in person", count(inPerson))
	beside(k, "virtual", "virtual", count(virtual))
	several(k, "formless", "in a form that nobody told", formless)
	several(k, "bare", "without goal or agenda", bare)
	several(k, "since-unknown", "sponsored since an unknown day, left out", undated)
	return s.share(k, met, due) && s.anyHeld()
}

// anyHeld reports whether the input knows any held meeting at all: without one,
// nothing can be said about cadence, which is not the same as none kept.
func (s *study) anyHeld() bool {
	return slices.ContainsFunc(s.Meetings, func(m *program.Meeting) bool { return m.Status == program.Held })
}

// within are the meetings of the last d days.
func within(all []*program.Meeting, at program.Date, d int) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(all), func(m *program.Meeting) bool { return m.Date <= at.AddDays(-d) })
}

func qbrCadence(s *study, k *program.KPI) bool {
	due, met := 0, 0
	for _, g := range s.members {
		if g.standing.Tier != program.Tier1 || !g.sponsored() || !g.pairing.Since.Known() ||
			g.pairing.Since.AddDays(s.pol.QBRDays) >= s.at {
			continue
		}
		due++
		if len(within(s.held(g, isQBR), s.at, s.pol.QBRDays)) > 0 {
			met++
		}
	}
	return s.share(k, met, due) && s.anyHeld()
}

// isReview reports whether a meeting is an internal review: nobody of the
// customer is in it.
func isReview(m *program.Meeting) bool { return m.Type == program.Review && len(m.Theirs) == 0 }

// reviewCadence needs no sponsor in the room: the account manager holds it.
func reviewCadence(s *study, k *program.KPI) bool {
	due, met, any := 0, 0, false
	for _, g := range s.members {
		held := slices.DeleteFunc(slices.Clone(g.Meetings), func(m *program.Meeting) bool {
			return m.Status != program.Held || m.Candidate || m.Date > s.at || !isReview(m)
		})
		any = any || len(held) > 0
		if !g.sponsored() || !g.pairing.Since.Known() || g.pairing.Since.AddDays(s.pol.ReviewDays) >= s.at {
			continue
		}
		due++
		if len(within(held, s.at, s.pol.ReviewDays)) > 0 {
			met++
		}
	}
	return s.share(k, met, due) && any
}

// cadenceTime counts, over the last twelve months, the days on which the last
// visit was no older than its tier allows.
func cadenceTime(s *study, k *program.KPI) bool {
	eligible, good, n := 0, 0, 0
	for _, g := range s.members {
		if !g.sponsored() || !g.pairing.Since.Known() {
			continue
		}
		d := s.visitDays(g.standing.Tier)
		from := max(s.year.From, g.pairing.Since.AddDays(d))
		if from > s.at {
			continue
		}
		n++
		period := program.Period{From: from, To: s.at}
		eligible += period.Days()
		good += compliant(s.held(g, (*program.Meeting).IsVisit), period, d)
	}
	if eligible == 0 || !s.anyHeld() {
		return false
	}
	k.Numerator, k.Denominator, k.N = days(float64(good)), days(float64(eligible)), n
	if n >= s.pol.SmallSample {
		k.Value = percent(program.Divide(program.NewDecimal(int64(good)), program.NewDecimal(int64(eligible))))
	}
	return true
}

// compliant counts the days of a period that lie within d days after a visit,
// the visit's own day included.
func compliant(visits []*program.Meeting, period program.Period, d int) int {
	n, next := 0, period.From
	for _, v := range visits {
		covered := program.Period{From: max(v.Date, next), To: v.Date.AddDays(d - 1)}.Overlap(period)
		n += covered.Days()
		next = max(next, covered.To+1)
	}
	return n
}

func executivesMet(s *study, k *program.KPI) bool {
	quarter := program.Period{From: s.at.AddMonths(-3).AddDays(1), To: s.at}
	met, hours, unknown := 0, program.Zero, 0
	for _, x := range s.Sponsors {
		any := false
		for _, m := range s.Meetings {
			if quarter.Contains(m.Date) && m.AttendedBy(x.Name) && !isReview(m) && len(m.Accounts) > 0 {
				any = true
				if m.Hours.Known {
					hours = hours.Add(m.Hours.Value)
				} else {
					unknown++
				}
			}
		}
		if any {
			met++
		}
	}
	if hours.Sign() > 0 {
		beside(k, "hours", "hours", program.Quantity{Value: hours, Unit: "hours", Known: true})
	}
	several(k, "no-hours", "attendances without hours", unknown)
	return s.share(k, met, len(s.Sponsors)) && s.anyHeld()
}

func attention(s *study, k *program.KPI) bool {
	t := s.debriefsIn(s.year)
	return s.share(k, t.Done, t.Of)
}

// associatedPipeline gives each opportunity to the nearest held sponsor meeting
// before it, at most so many days back.
func associatedPipeline(s *study, k *program.KPI) bool {
	sum, won, wonCount, n, unconverted := program.Zero, program.Zero, 0, 0, 0
	meetings := false
	for _, g := range s.Groups {
		var held []*program.Meeting
		for _, m := range g.Meetings {
			if m.Sponsor != "" && m.AttendedBy(m.Sponsor) {
				held = append(held, m)
			}
		}
		meetings = meetings || len(held) > 0
		for _, o := range g.Opportunities {
			if !s.year.Contains(o.Created) || !o.Amount.Known || !followed(held, o.Created, s.pol.PipelineDays) {
				continue
			}
			if !o.Amount.Converted {
				unconverted++
				continue
			}
			n++
			sum = sum.Add(o.Amount.Worth)
			if o.Won {
				wonCount++
				won = won.Add(o.Amount.Worth)
			}
		}
	}
	if !meetings || !slices.ContainsFunc(s.Opportunities, func(o *program.Opportunity) bool { return o.Created.Known() }) {
		return false
	}
	k.Value, k.Numerator, k.N = money(sum), count(n), n
	beside(k, "opportunities", "opportunities", count(n))
	beside(k, "won", "won", money(won))
	beside(k, "opportunities-won", "opportunities won", count(wonCount))
	several(k, "no-rate", "without a rate, left out", unconverted)
	return true
}

// followed reports whether a day comes at most d days after one of the meetings.
func followed(held []*program.Meeting, day program.Date, d int) bool {
	return slices.ContainsFunc(held, func(m *program.Meeting) bool { return m.Date <= day && day <= m.Date.AddDays(d) })
}
