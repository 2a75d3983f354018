package score

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// What tells that the program's own attention fades: at most so many hundredths of what
// three quarters had on average, where they had so many cases.
const (
	fadedTo     = 60
	fadedCases  = 8
	freshHeldIn = 31 // days before the book's day within which a meeting is known, else the export is old
)

// efforts are what the program itself did in four quarters to the book's day: visits,
// debriefs, internal reviews, workbooks that came back. What no export tells is left out.
func (s *study) efforts() []program.Effort {
	var out []program.Effort
	for _, x := range []struct {
		code  string
		known bool
		count func(in program.Period) program.Tally
	}{
		{program.EffortVisits, s.anyHeld(), s.visitsIn}, {program.EffortDebriefs, s.anyDebrief(), s.debriefsIn},
		{program.EffortReviews, slices.ContainsFunc(s.Meetings, isReview), s.reviewsIn},
		{program.EffortFillIns, slices.ContainsFunc(s.memory, func(p program.Snapshot) bool { return p.FillIns > 0 }), s.fillInsIn},
	} {
		if !x.known {
			continue
		}
		e := program.Effort{Code: x.code}
		for i := range e.Quarters {
			to := s.at.AddMonths(-3 * (len(e.Quarters) - 1 - i))
			e.Quarters[i] = x.count(program.Period{From: to.AddMonths(-3).AddDays(1), To: to})
		}
		e.Faded = s.fresh() && faded(e.Quarters)
		out = append(out, e)
	}
	return out
}

// fresh reports whether a meeting of the last days is known: of an older export nobody
// can tell whether fewer meetings took place.
func (s *study) fresh() bool {
	return slices.ContainsFunc(s.Meetings, func(m *program.Meeting) bool {
		return m.Status == program.Held && m.Date <= s.at && m.Date > s.at.AddDays(-freshHeldIn)
	})
}

// faded compares the last quarter with the three before: counts with their mean, shares
// with their share.
func faded(q [4]program.Tally) bool {
	before, last := threeBefore(q), q[3]
	if before.Of == 0 && last.Of == 0 {
		return before.Done >= fadedCases && 3*100*last.Done < fadedTo*before.Done
	}
	return before.Done >= fadedCases && last.Of > 2 && 100*last.Done*before.Of < fadedTo*before.Done*last.Of
}

// threeBefore are the three quarters before the last, together.
func threeBefore(q [4]program.Tally) (sum program.Tally) {
	for _, t := range q[:3] {
		sum.Done, sum.Of = sum.Done+t.Done, sum.Of+t.Of
	}
	return sum
}

// sponsorMeetings are the held meetings of a period that a sponsor hosted.
func (s *study) sponsorMeetings(in program.Period) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(s.Meetings), func(m *program.Meeting) bool {
		return !m.WasHeld() || m.Sponsor == "" || !in.Contains(m.Date)
	})
}

func (s *study) visitsIn(in program.Period) (t program.Tally) {
	for _, m := range s.sponsorMeetings(in) {
		if m.IsVisit() {
			t.Done++
		}
	}
	return t
}

func (s *study) anyDebrief() bool {
	return slices.ContainsFunc(s.Meetings, (*program.Meeting).Debriefed)
}

func (s *study) debriefsIn(in program.Period) (t program.Tally) {
	for _, m := range s.sponsorMeetings(in) {
		if t.Of++; m.Debriefed() {
			t.Done++
		}
	}
	return t
}

func (s *study) reviewsIn(in program.Period) (t program.Tally) {
	for _, m := range s.Meetings {
		if m.WasHeld() && in.Contains(m.Date) && isReview(m) {
			t.Done++
		}
	}
	return t
}

// fillInsIn are the workbooks that came back, each manager's once a book, of those that
// the books of a period held.
func (s *study) fillInsIn(in program.Period) (t program.Tally) {
	for _, snap := range s.memory {
		if !in.Contains(snap.AsOf) {
			continue
		}
		t.Of += snap.FillIns
		seen := map[string]bool{}
		for _, r := range s.Returned {
			if who := program.Fold(r.Manager); r.Book == snap.Book && !seen[who] {
				seen[who] = true
				t.Done++
			}
		}
	}
	t.Done = min(t.Done, t.Of)
	return t
}

// fadingHeadline is the alarm when the program's own attention fades, with the figures.
func fadingHeadline(efforts []program.Effort) string {
	var said []string
	for _, e := range efforts {
		if !e.Faded {
			continue
		}
		three, last := threeBefore(e.Quarters), e.Quarters[3]
		now, before := fmt.Sprintf("%d", last.Done), fmt.Sprintf("%d", three.Done)
		if three.Of > 0 {
			now, before = fmt.Sprintf("%d of %d", last.Done, last.Of), fmt.Sprintf("%d of %d", three.Done, three.Of)
		}
		said = append(said, fmt.Sprintf("%s %s in the last quarter after %s in three", e.Code, now, before))
	}
	if said == nil {
		return ""
	}
	return "The program's own attention fades: " + strings.Join(said, "; ")
}

// spent are the hours that each sponsor gave their accounts in twelve months, beside the
// budget of the account's tier. Nothing where no meeting tells its hours.
func (s *study) spent() []program.HoursSpent {
	if !slices.ContainsFunc(s.Meetings, func(m *program.Meeting) bool { return m.Hours.Known && m.Status == program.Held }) {
		return nil
	}
	var out []program.HoursSpent
	for _, g := range s.members {
		if !g.sponsored() {
			continue
		}
		h := program.HoursSpent{Sponsor: program.Fold(g.pairing.Sponsor), Group: g.Key, Budget: s.pol.HoursTier2}
		if g.standing.Tier == program.Tier1 {
			h.Budget = s.pol.HoursTier1
		}
		for _, m := range g.Meetings {
			if s.year.Contains(m.Date) && m.AttendedBy(g.pairing.Sponsor) {
				if m.Hours.Known {
					h.Hours = h.Hours.Add(program.Divide(m.Hours.Value, program.NewDecimal(int64(max(1, len(s.homes(m.Accounts)))))))
				} else {
					h.Untold++
				}
			}
		}
		out = append(out, h)
	}
	return out
}
