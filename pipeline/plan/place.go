package plan

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// place gives every window its half month. Each sponsor's windows are spread so
// that the heaviest month is as light as it can be at all; windows without a
// sponsor have nobody to overload and take the middle of their slot. What has
// no possible month is returned with the reason.
func (d *desk) place() []program.Unplaced {
	booked := map[string]map[program.Month]int{}
	jobs := map[string][]*job{}
	var sponsors []string
	for i := range d.lines {
		l := &d.lines[i]
		if m := l.fixed(); l.Sponsor != "" && m.Known() {
			if booked[l.Sponsor] == nil {
				booked[l.Sponsor] = map[program.Month]int{}
			}
			booked[l.Sponsor][m]++
		}
		if l.slot.Days() == 0 {
			continue
		}
		j := &job{line: l, months: d.months(l)}
		if _, seen := jobs[l.Sponsor]; !seen {
			sponsors = append(sponsors, l.Sponsor)
		}
		jobs[l.Sponsor] = append(jobs[l.Sponsor], j)
	}
	slices.Sort(sponsors)
	var out []program.Unplaced
	for _, s := range sponsors {
		out = append(out, d.spread(jobs[s], booked[s], s == "")...)
	}
	return out
}

// A job is a window looking for a month.
type job struct {
	*line
	months []program.Month // possible ones, the preferred first
	month  program.Month
}

// fixed is the month of what has its place already: a booked meeting, or a
// window that somebody accepted; unknown for others.
func (l *line) fixed() program.Month {
	switch {
	case l.Booked && l.meeting != nil:
		return l.meeting.Date.Month()
	case l.slot.Days() == 0 && l.Window != "" && !closed(l.Status):
		return l.Start.Month()
	}
	return 0
}

// months are the months in which a window could stand: last month's place
// first, then from the middle of its slot outwards, or from its end, so that a
// sponsor's visits and calls at one account alternate; a month in which they
// meet there anyway comes last.
func (d *desk) months(l *line) []program.Month {
	slot := l.slot.Overlap(d.period)
	var out []program.Month
	for m := slot.From.Month(); m <= slot.To.Month() && slot.Days() > 0; m++ {
		if len(d.halves(l, m)) > 0 {
			out = append(out, m)
		}
	}
	middle := (l.slot.From.Month() + l.slot.To.Month()) / 2
	if l.late {
		middle = l.slot.To.Month()
	}
	was := d.before[l.ID].Start.Month()
	slices.SortStableFunc(out, func(a, b program.Month) int {
		return cmp.Or(-boolean(a == was)+boolean(b == was), boolean(d.meets(l, a))-boolean(d.meets(l, b)),
			cmp.Compare(distance(a, middle), distance(b, middle)), cmp.Compare(a, b))
	})
	return out
}

// meets reports whether the sponsor of a window has a meeting with its account
// in a month, booked or just held.
func (d *desk) meets(l *line, m program.Month) bool {
	if l.Sponsor == "" {
		return false
	}
	for _, x := range d.members[l.rank].Meetings {
		if counts(x) && x.Date.Month() == m && d.sponsored(x) {
			return true
		}
	}
	return false
}

func distance(a, b program.Month) program.Month { return max(a-b, b-a) }

// A half is the working days of half a month in which a window may stand.
type half struct {
	program.Period
	name string
}

// halves are the possible halves of a month: inside the slot, outside the last
// week of a fiscal quarter, and not while the sponsor is away.
func (d *desk) halves(l *line, m program.Month) []half {
	var out []half
	for _, h := range []half{
		{program.Period{From: m.First(), To: m.First().AddDays(14)}, "first half of " + m.Month().String()},
		{program.Period{From: m.First().AddDays(15), To: m.Last()}, "second half of " + m.Month().String()},
	} {
		h.Period = h.Overlap(l.slot).Overlap(d.period)
		if !d.policy.QuarterEnd && l.Sponsor != "" && d.quarterEnds(m) {
			h.To = min(h.To, m.Last().AddDays(-7))
		}
		h.Period = d.free(h.Period, l)
		if h.Days() > 0 && d.workingDays(h.Period, l) >= 3 {
			out = append(out, h)
		}
	}
	return out
}

func (d *desk) quarterEnds(m program.Month) bool {
	return (int(m.Month())-d.policy.FiscalYearStart+12)%3 == 2
}

// free trims a period to its first and last day on which the owner and the
// customer work, the customer can be met and the sponsor is not away.
func (d *desk) free(p program.Period, l *line) program.Period {
	for p.Days() > 0 && !d.available(p.From, l) {
		p.From++
	}
	for p.Days() > 0 && !d.available(p.To, l) {
		p.To--
	}
	return p
}

func (d *desk) available(day program.Date, l *line) bool {
	if !d.diary.works(day, l.country) || l.there != "" && !d.diary.works(day, l.there) {
		return false
	}
	in := func(p program.Period) bool { return p.Contains(day) }
	if slices.ContainsFunc(d.absent[l.Group], in) {
		return false
	}
	return !d.executive(l.Sponsor).Away(day)
}

func (d *desk) workingDays(p program.Period, l *line) int {
	n := 0
	for day := p.From; day <= p.To; day++ {
		n += boolean(d.available(day, l))
	}
	return n
}

// spread places the windows of one sponsor. The lightest possible heaviest
// month is found by trying ever higher limits; within a limit, windows are
// matched to months by augmenting paths, which finds a placing if there is one.
func (d *desk) spread(jobs []*job, booked map[program.Month]int, nobody bool) []program.Unplaced {
	slices.SortStableFunc(jobs, func(a, b *job) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.slot.From, b.slot.From), cmp.Compare(a.ID, b.ID))
	})
	var out []program.Unplaced
	jobs = slices.DeleteFunc(jobs, func(j *job) bool {
		if len(j.months) > 0 {
			return false
		}
		j.unplaced = true
		out = append(out, program.Unplaced{Action: d.finish(j.Action), Why: d.noRoom(j)})
		return true
	})
	limit := 0
	for _, n := range booked {
		limit = max(limit, n)
	}
	if nobody {
		limit = len(jobs)
	}
	for !match(jobs, booked, limit) {
		limit++
	}
	taken := map[string]int{}
	for _, j := range jobs {
		d.window(j, taken)
	}
	return out
}

func (d *desk) noRoom(j *job) string {
	if s := d.executive(j.Sponsor); s != nil {
		return fmt.Sprintf("%s is away or leaves in every possible week from %s to %s", s.Name, j.slot.From.Words(), j.slot.To.Words())
	}
	return fmt.Sprintf("no working week is left from %s to %s", j.slot.From.Words(), j.slot.To.Words())
}

// match places every job so that no month holds more than the limit, booked
// meetings included; false when that cannot be done. Jobs earlier in order keep
// their preferred month where the limit allows it.
func match(jobs []*job, booked map[program.Month]int, limit int) bool {
	in := map[program.Month][]*job{}
	for _, j := range jobs {
		j.month = 0
	}
	for _, j := range jobs {
		if !settle(j, in, booked, limit, map[program.Month]bool{}) {
			return false
		}
	}
	return true
}

func settle(j *job, in map[program.Month][]*job, booked map[program.Month]int, limit int, tried map[program.Month]bool) bool {
	for _, m := range j.months {
		if len(in[m])+booked[m] < limit {
			in[m] = append(in[m], j)
			j.month = m
			return true
		}
	}
	for _, m := range j.months {
		if tried[m] {
			continue
		}
		tried[m] = true
		for i, other := range in[m] {
			if settle(other, in, booked, limit, tried) {
				in[m][i] = j
				j.month = m
				return true
			}
		}
	}
	return false
}

// window turns a job's month into the half of it that holds fewer windows.
func (d *desk) window(j *job, taken map[string]int) {
	halves := d.halves(j.line, j.month)
	best := halves[0]
	was := d.before[j.ID].Start
	for _, h := range halves {
		if h.Contains(was) {
			best = h
			break
		}
		if taken[d.key(h)] < taken[d.key(best)] {
			best = h
		}
	}
	taken[d.key(best)]++
	j.Start, j.Due, j.Window = best.From, best.To, best.name
	if first := d.period.From.Month(); best.From.Month() > first && best.From.Month().Month() == first.Month() {
		j.Window = fmt.Sprintf("%s %d", best.name, best.From.Year())
	}
}

func (d *desk) key(h half) string { return h.From.Month().String() + h.name }
