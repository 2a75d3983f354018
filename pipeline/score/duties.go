package score

import (
	"slices"

	"sponsorbook/pipeline/program"
)

// quickDays is within how many days an escalation is acknowledged where somebody is
// there at once.
const quickDays = 2

// preparedDays is within how many days before the book's day a sponsor's meeting
// prepares a renewal of the next twelve months.
const preparedDays = 183

// A deed tells how far a sponsor did what they took on: so many of so many, zero of
// zero where no export tells.
type deed func(s *study, who *program.Sponsor, own []member) (done, of int)

// deeds are what measures each responsibility.
var deeds = map[program.Duty]deed{
	program.DutyAlignment:  aligned,
	program.DutyPeers:      peersMet,
	program.DutyObstacles:  ownAsks,
	program.DutyNewSales:   opened,
	program.DutyReviews:    reviewsJoined,
	program.DutyPlan:       linesDone,
	program.DutyManager:    debriefed,
	program.DutySurveys:    surveyed,
	program.DutyRapid:      acknowledged,
	program.DutyNegotiates: renewalsPrepared,
	program.DutySpeaks:     promisesKept,
}

// duties are what the sponsors of confirmed accounts took on, with how far it is done.
func (s *study) duties() []program.DutyDone {
	own := map[string][]member{} // the groups in the program that a sponsor has, confirmed
	for _, m := range s.members {
		if m.sponsored() {
			key := program.Fold(m.pairing.Sponsor)
			own[key] = append(own[key], m)
		}
	}
	var out []program.DutyDone
	for _, x := range s.Sponsors {
		if len(own[x.Key]) == 0 {
			continue
		}
		for _, d := range x.Taken() {
			done, of := deeds[d](s, x, own[x.Key])
			out = append(out, program.DutyDone{Sponsor: x.Key, Duty: d, Done: done, Of: of})
		}
	}
	return out
}

// thoseOf counts the groups of which something holds.
func thoseOf(own []member, holds func(member) bool) (done, all int) {
	for _, m := range own {
		if holds(m) {
			done++
		}
	}
	return done, len(own)
}

func aligned(s *study, _ *program.Sponsor, own []member) (int, int) {
	if len(s.Profiles) == 0 {
		return 0, 0
	}
	return thoseOf(own, func(m member) bool {
		return m.ProfileWith(func(p *program.Profile) bool { return p.TheirPriorities != "" }) != nil &&
			m.ProfileWith(func(p *program.Profile) bool { return p.OurPriorities != "" || p.CompanyGoal != "" }) != nil
	})
}

func peersMet(s *study, x *program.Sponsor, own []member) (met, all int) {
	if !s.anyAttendee() {
		return 0, 0
	}
	for _, m := range own {
		for _, c := range m.Contacts {
			if !c.Decisive() {
				continue
			}
			if all++; s.inRoom(c, func(m *program.Meeting) bool { return s.year.Contains(m.Date) && m.AttendedBy(x.Name) }) {
				met++
			}
		}
	}
	return met, all
}

func ownAsks(s *study, x *program.Sponsor, own []member) (answered, asked int) {
	for _, m := range own {
		for _, k := range m.Asks {
			if who := program.Fold(k.Of); !s.year.Contains(k.AskedOn) || who != x.Key && who != "sponsor" {
				continue
			}
			if asked++; k.Answered(s.at) {
				answered++
			}
		}
	}
	return answered, asked
}

// attendedOf are the meetings of a group in twelve months that a sponsor was in.
func (s *study) attendedOf(m member, x *program.Sponsor) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(m.Meetings), func(m *program.Meeting) bool {
		return !s.year.Contains(m.Date) || !m.AttendedBy(x.Name)
	})
}

func opened(s *study, x *program.Sponsor, own []member) (int, int) {
	if !s.anyHeld() || !slices.ContainsFunc(s.Opportunities, func(o *program.Opportunity) bool { return o.Created.Known() }) {
		return 0, 0
	}
	return thoseOf(own, func(m member) bool {
		met := s.attendedOf(m, x)
		return slices.ContainsFunc(m.Opportunities, func(o *program.Opportunity) bool {
			return s.year.Contains(o.Created) && followed(met, o.Created, s.pol.PipelineDays)
		})
	})
}

func reviewsJoined(s *study, x *program.Sponsor, own []member) (int, int) {
	if !slices.ContainsFunc(s.Meetings, isReview) {
		return 0, 0
	}
	return thoseOf(own, func(m member) bool { return slices.ContainsFunc(s.attendedOf(m, x), isReview) })
}

// linesDone are the accepted lines of the plan that fell due in twelve months, as the
// newest book or report knows them.
func linesDone(s *study, _ *program.Sponsor, own []member) (done, due int) {
	mine := map[string]bool{}
	for _, m := range own {
		mine[m.Key] = true
	}
	for _, a := range s.fellDue() {
		if !mine[a.Group] {
			continue
		}
		if due++; a.Status == program.StatusDone {
			done++
		}
	}
	return done, due
}

func debriefed(s *study, x *program.Sponsor, own []member) (told, held int) {
	for _, m := range own {
		for _, v := range s.attendedOf(m, x) {
			if isReview(v) {
				continue
			}
			if held++; v.Debriefed() {
				told++
			}
		}
	}
	return told, held
}

func surveyed(s *study, _ *program.Sponsor, own []member) (int, int) {
	if len(s.Surveys) == 0 {
		return 0, 0
	}
	return thoseOf(own, func(m member) bool {
		return slices.ContainsFunc(m.Surveys, func(a *program.Survey) bool { return s.year.Contains(a.Date) })
	})
}

func acknowledged(s *study, _ *program.Sponsor, own []member) (quick, all int) {
	if !slices.ContainsFunc(s.Escalations, func(e *program.Escalation) bool { return e.Acknowledged.Known() }) {
		return 0, 0
	}
	for _, m := range own {
		for _, e := range m.Escalations {
			if !s.year.Contains(e.Opened) || !e.Acknowledged.Known() && s.at < e.Opened.AddDays(quickDays) {
				continue
			}
			if all++; e.Acknowledged.Known() && e.Acknowledged <= e.Opened.AddDays(quickDays) {
				quick++
			}
		}
	}
	return quick, all
}

func renewalsPrepared(s *study, x *program.Sponsor, own []member) (prepared, all int) {
	if !s.anyHeld() {
		return 0, 0
	}
	for _, m := range own {
		if !slices.ContainsFunc(s.renewals().dated, func(r program.Renewal) bool { return r.Group == m.Key }) {
			continue
		}
		all++
		met := slices.DeleteFunc(s.attendedOf(m, x), isReview)
		if len(within(met, s.at, preparedDays)) > 0 {
			prepared++
		}
	}
	return prepared, all
}

func promisesKept(s *study, _ *program.Sponsor, own []member) (kept, due int) {
	for _, m := range own {
		for _, p := range m.Promises {
			if !s.year.Contains(p.Due) {
				continue
			}
			if due++; p.IsKept() {
				kept++
			}
		}
	}
	return kept, due
}
