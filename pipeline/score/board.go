package score

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// board fills what the board reads beside the figures.
func (s *study) board(card *program.Scorecard) {
	if fading := fadingHeadline(card.Efforts); fading != "" {
		card.Headlines = append(card.Headlines, fading)
	}
	card.Lost, card.AtRisk = s.lostOnes(), s.atRisk()
	card.Found, card.Wins = s.found(), s.wins()
	s.decision(card)
	card.Cautions, card.Renewals = s.cautions(), s.renewals().dated
}

// decision is what is wanted from the board: decided by hand, else the
// strongest unmet need, with what is at stake.
func (s *study) decision(card *program.Scorecard) {
	if card.Decision = s.Settings.Decision; card.Decision != "" {
		return
	}
	card.DecisionRoom = s.free()
	alone := s.renewingAlone()
	n, value := groupsAndWorth(alone)
	without, revenue := s.alone()
	overdue := s.overdueAsks()
	switch {
	case len(s.Sponsors) == 0 && without < len(s.members): // somebody sponsors, whom no list tells
	case len(s.Sponsors) == 0 && without > 0:
		card.Decision = fmt.Sprintf("Name the executives who can be sponsors: no export lists any, for %s in the program",
			program.Plural(without, "account", "accounts"))
		card.DecisionAmount = program.Reporting(revenue, s.Currency)
	case len(s.Sponsors) == 0:
	case n > 0:
		card.Decision = fmt.Sprintf("Name sponsors for %s that %s within twelve months and %s none",
			program.Plural(n, "account", "accounts"), program.Either(n, "renews", "renew"), program.Either(n, "has", "have"))
		card.DecisionAmount, card.DecisionOn = program.Reporting(value, s.Currency), alone
	case without > 0:
		card.Decision = fmt.Sprintf("Name sponsors for %s in the program that %s none",
			program.Plural(without, "account", "accounts"), program.Either(without, "has", "have"))
		card.DecisionAmount = program.Reporting(revenue, s.Currency)
	case overdue > 0:
		card.Decision = fmt.Sprintf("Answer the %s past the day they were needed by",
			program.Plural(overdue, "ask that is", "asks that are"))
	}
}

// renewingAlone is what groups in the program renew within twelve months without a
// sponsor, the largest first.
func (s *study) renewingAlone() []program.Renewal {
	var out []program.Renewal
	for _, r := range s.renewals().dated {
		if st := s.Standing(r.Group); st != nil && st.InProgram() && !r.Sponsored {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(x, y program.Renewal) int { return y.Amount.Worth.Cmp(x.Amount.Worth) })
	return out
}

// groupsAndWorth is how many groups renew, and how much in all.
func groupsAndWorth(all []program.Renewal) (groups int, value program.Decimal) {
	value = program.Zero
	seen := map[string]bool{}
	for _, r := range all {
		value, seen[r.Group] = value.Add(r.Amount.Worth), true
	}
	return len(seen), value
}

// alone are the groups in the program without a sponsor, and their revenue.
func (s *study) alone() (n int, revenue program.Decimal) {
	revenue = program.Zero
	for _, m := range s.members {
		if !m.sponsored() {
			n++
			revenue = revenue.Add(m.standing.Revenue)
		}
	}
	return n, revenue
}

func (s *study) overdueAsks() int {
	n := 0
	for _, a := range s.Asks {
		if a.Overdue(s.at) {
			n++
		}
	}
	return n
}

// free is how many more accounts today's sponsors can carry; unknown where no roster tells.
func (s *study) free() program.Quantity {
	if len(s.Carries) == 0 {
		return program.Quantity{}
	}
	carried := map[string]int{}
	for _, p := range s.Pairings {
		if p.Confirmed && p.Sponsor != "" {
			carried[program.Fold(p.Sponsor)]++
		}
	}
	free := 0
	for sponsor, n := range s.Carries {
		free += max(0, n-carried[sponsor])
	}
	return count(free)
}

// cautions are what a reader must know before comparing.
func (s *study) cautions() []string {
	var out []string
	if s.BasisNote != "" {
		out = append(out, s.BasisNote)
	}
	anySponsored := slices.ContainsFunc(s.members, member.sponsored)
	if anySponsored {
		out = append(out, "Program groups were chosen for size, importance or trouble, not at random: differences are associations.")
	}
	if s.remembers(s.Window.Before()) == nil && len(s.cohort) > 0 {
		out = append(out, "No book remembers the start of the window: customers that today's lists no longer name are missing from "+
			"retention.")
	}
	for _, r := range s.redefined {
		out = append(out, fmt.Sprintf("The definition of %s changed after the book of %s.", s.nameOf(r.Code), monthName(r.Last)))
	}
	return out
}

func (s *study) nameOf(code string) string {
	all := KPIs()
	return all[slices.IndexFunc(all, func(k KPI) bool { return k.Code == code })].Name
}
