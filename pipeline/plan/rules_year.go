package plan

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// occasions offers the nearest one at which the sponsor could meet the account: not
// one on which they are away, or gone.
func occasions(d *desk, g member) []line {
	if g.sponsor() == "" {
		return nil
	}
	for _, o := range d.near[g.Key] {
		if d.executive(g.sponsor()).Away(o.Date) {
			continue
		}
		if d.satisfied(g, program.Period{From: o.Date.AddDays(-14), To: o.Date.AddDays(14)},
			func(*desk, *program.Meeting) bool { return true }) != nil {
			continue
		}
		l := line{Action: program.Action{ID: o.Name + o.Date.String(), What: "Meet at " + o.Name + ", " + dayMonth(o.Date),
			Sponsor: g.sponsor(),
			Why:     "an occasion in " + cmp.Or(o.Place, o.Region, "reach"), Sources: []finding.Ref{o.Origin.Ref}}}
		d.person(&l, g, roleSponsor)
		return []line{d.dated(l, o.Date.AddDays(-30), o.Date, l.country)}
	}
	return nil
}

// within are the occasions ahead in each member's region, country or city, and
// in its industry where the occasion names one; the earliest first.
func (d *desk) within() map[string][]*program.Occasion {
	var ahead []reach
	last := min(d.period.To, d.at.AddDays(d.policy.OccasionDays))
	for _, o := range d.Occasions {
		if o.Date > d.at && o.Date <= last {
			ahead = append(ahead, reach{o, program.Fold(o.Region), program.Fold(o.Place), program.Fold(o.Industry)})
		}
	}
	slices.SortStableFunc(ahead, func(a, b reach) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Name, b.Name)) })
	out := map[string][]*program.Occasion{}
	if len(ahead) == 0 {
		return out
	}
	for _, g := range d.members {
		out[g.Key] = reachable(ahead, g)
	}
	return out
}

// A reach is an occasion with its words folded once.
type reach struct {
	*program.Occasion
	region, place, industry string
}

func reachable(ahead []reach, g member) []*program.Occasion {
	var out []*program.Occasion
	for _, a := range g.Members {
		region, country, city, industry := program.Fold(a.Region), program.Fold(a.Country), program.Fold(a.City), program.Fold(a.Industry)
		same := func(x, y string) bool { return x != "" && x == y }
		for _, o := range ahead {
			place := same(o.region, region) || same(o.region, country) || same(o.place, city) || same(o.place, country)
			if (place && (o.industry == "" || same(o.industry, industry)) || o.region == "" && o.place == "" &&
				same(o.industry, industry)) &&
				!slices.Contains(out, o.Occasion) {
				out = append(out, o.Occasion)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *program.Occasion) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// businessPlan is agreed around the beginning of the fiscal year.
func businessPlan(d *desk, g member) []line {
	l := line{Action: program.Action{ID: "", What: "Agree the annual business plan", Why: "once a fiscal year"}}
	start := d.fiscalYear()
	l.ID = start.String()
	d.person(&l, g, roleManager)
	return []line{d.dated(l, start.AddMonths(-1), start.AddMonths(1), l.country)}
}

// fiscalYear is the first day of the next fiscal year.
func (d *desk) fiscalYear() program.Date {
	m := d.period.From.Month()
	for int(m.Month()) != d.policy.FiscalYearStart {
		m++
	}
	return m.First()
}

// internalReview is one line for the year.
func internalReview(d *desk, g member) []line {
	l := line{Action: program.Action{ID: d.fiscalYear().String(),
		What: "Review the account every month; three lines to the sponsor each time", Why: "monthly, one line for the year"}}
	d.person(&l, g, roleManager)
	l.floating = true
	return []line{d.dated(l, d.period.From, d.period.To, l.country)}
}
