package score

import (
	"slices"

	"sponsorbook/pipeline/program"
)

// deciders are the program's contacts who decide or approve.
func (s *study) deciders() []*program.Contact {
	var out []*program.Contact
	for _, g := range s.members {
		for _, c := range g.Contacts {
			if c.Decisive() {
				out = append(out, c)
			}
		}
	}
	return out
}

func peopleKnown(s *study, k *program.KPI) bool {
	known, any := 0, false
	all := s.deciders()
	for _, c := range all {
		any = any || c.Stance != program.StanceUnknown
		if s.stance(c) != program.StanceUnknown {
			known++
		}
	}
	beside(k, "unknown", "unknown", count(len(all)-known))
	// Where no export tells a stance, nothing was measured: that is not "none known".
	return s.share(k, known, len(all)) && any
}

// stance is a contact's stance while it counts.
func (s *study) stance(c *program.Contact) program.Stance {
	return c.StanceAt(s.at, s.pol.StanceMonths)
}

func peopleMet(s *study, k *program.KPI) bool {
	met, all := 0, s.deciders()
	for _, c := range all {
		if s.metBySponsor(c) {
			met++
		}
	}
	return s.share(k, met, len(all)) && s.anyAttendee()
}

// anyAttendee reports whether the input tells of anybody at the customer's side
// of a held meeting: without, nobody can be called not met.
func (s *study) anyAttendee() bool {
	return slices.ContainsFunc(s.Meetings, func(m *program.Meeting) bool { return m.Status == program.Held && len(m.Theirs) > 0 })
}

func (s *study) metBySponsor(c *program.Contact) bool {
	return s.inRoom(c, func(m *program.Meeting) bool {
		return s.year.Contains(m.Date) && m.Sponsor != "" && m.AttendedBy(m.Sponsor)
	})
}

// inRoom reports whether a contact was in a meeting of their group that counts.
func (s *study) inRoom(c *program.Contact, counts func(*program.Meeting) bool) bool {
	g := s.home[c.Account]
	if g == nil {
		return false
	}
	names := []string{program.Fold(c.Name), program.Fold(c.LatinName)}
	there := func(name string) bool { return name != "" && slices.Contains(names, program.Fold(name)) }
	return slices.ContainsFunc(g.Meetings, func(m *program.Meeting) bool { return counts(m) && slices.ContainsFunc(m.Theirs, there) })
}

// stanceMoves compares stances with the book before, contact by contact.
func stanceMoves(s *study, k *program.KPI) bool {
	last := s.memory.Last()
	if last == nil {
		return false
	}
	before := map[string]program.Stance{}
	for _, c := range last.Contacts {
		before[c.Key] = c.Stance
	}
	up, down, same, newly := 0, 0, 0, 0
	for _, m := range s.members {
		for _, c := range m.Contacts {
			now, was := s.stance(c), before[c.Key]
			switch {
			case now == program.StanceUnknown:
			case was == program.StanceUnknown:
				newly++
			case now > was:
				up++
			case now < was:
				down++
			default:
				same++
			}
		}
	}
	k.Value, k.N = count(up+down), up+down+same+newly
	k.Numerator, k.Denominator = count(up), count(up+down)
	beside(k, "better", "better", count(up))
	beside(k, "worse", "worse", count(down))
	beside(k, "same", "same", count(same))
	beside(k, "newly-known", "newly known", count(newly))
	return k.N > 0
}

func asksAnswered(s *study, k *program.KPI) bool {
	asked, answered, open, older, oldest := 0, 0, 0, 0, 0
	var took []float64
	for _, a := range s.Asks {
		if a.AskedOn.Known() && a.AskedOn > s.at {
			continue
		}
		done := a.Answered(s.at)
		if !done {
			open++
			if a.AskedOn.Known() {
				oldest = max(oldest, int(s.at-a.AskedOn))
				if a.AskedOn < s.year.From {
					older++
				}
			}
		}
		if !s.year.Contains(a.AskedOn) {
			continue
		}
		asked++
		if done {
			answered++
			if a.AnsweredOn.Known() && a.AnsweredOn >= a.AskedOn {
				took = append(took, float64(a.AnsweredOn-a.AskedOn))
			}
		}
	}
	if len(took) > 0 {
		beside(k, "median", "median", days(median(took)))
	}
	beside(k, "open", "open", count(open))
	if older > 0 { // else the open ones would look like more than the share leaves open
		beside(k, "open-older", "of them asked more than a year ago", count(older))
	}
	if oldest > 0 {
		beside(k, "oldest-open", "oldest open", days(float64(oldest)))
	}
	return s.share(k, answered, asked)
}

// promoters is the net promoter score of the last twelve months, one answer a
// respondent, the latest; answers without a respondent count each.
func promoters(s *study, k *program.KPI) bool {
	o := s.opinion(s.newestAnswers(program.ScaleNPS), program.ScaleNPS)
	k.Numerator, k.Denominator, k.N = count(o.For), count(o.Answers), o.Answers
	beside(k, "promoters", "promoters", count(o.For))
	beside(k, "detractors", "detractors", count(o.Against))
	k.Value, k.Low, k.High = o.Score, o.Low, o.High
	return o.Answers > 0
}

// onTheScale reports whether a score is one of 0 to 10.
func onTheScale(d program.Decimal) bool {
	return d.Sign() >= 0 && d.Cmp(program.NewDecimal(10)) <= 0
}

// fillIns are the workbooks that came back, of those that the earlier books of
// the window held.
func fillIns(s *study, k *program.KPI) bool {
	t := s.fillInsIn(s.year)
	return s.share(k, t.Done, t.Of)
}

// newestLines are the lines of earlier plans, as the newest book or report knows them.
func (s *study) newestLines() []program.PastAction {
	newest := map[string]program.PastAction{}
	var ids []string
	for _, snap := range s.memory {
		for _, a := range snap.Actions {
			if _, seen := newest[a.ID]; !seen {
				ids = append(ids, a.ID)
			}
			newest[a.ID] = a
		}
	}
	for _, r := range s.Reports {
		if a, ok := newest[r.ID]; ok && r.Status != "" {
			a.Status, a.CompletedOn = r.Status, r.CompletedOn
			newest[r.ID] = a
		}
	}
	out := make([]program.PastAction, len(ids))
	for i, id := range ids {
		out[i] = newest[id]
	}
	return out
}

// fellDue are those that somebody accepted and that fell due in the window.
func (s *study) fellDue() []program.PastAction {
	return slices.DeleteFunc(s.newestLines(), func(a program.PastAction) bool {
		return a.Status == program.StatusProposed || a.Status == program.StatusCancelled || !s.year.Contains(a.Due)
	})
}

// actionCompletion looks at the lines of earlier plans that somebody accepted
// and that fell due in the window, as the newest book or report knows them.
func actionCompletion(s *study, k *program.KPI) bool {
	due, done, late, someday, overdue, undated := 0, 0, 0, 0, 0, 0
	for _, a := range s.newestLines() {
		if a.Status == program.StatusProposed || a.Status == program.StatusCancelled {
			continue
		}
		if !a.Due.Known() {
			undated++
			continue
		}
		if !s.year.Contains(a.Due) {
			continue
		}
		due++
		switch {
		case a.Status != program.StatusDone:
			overdue++
		case !a.CompletedOn.Known():
			someday++ // done, and nobody says whether in time
		case a.CompletedOn > a.Due:
			late++
		default:
			done++
		}
	}
	beside(k, "done-late", "done late", count(late))
	several(k, "done-some-day", "done on an unknown day", someday)
	beside(k, "overdue", "overdue", count(overdue))
	beside(k, "undated", "undated", count(undated))
	return s.share(k, done, due)
}
