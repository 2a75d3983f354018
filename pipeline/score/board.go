package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// mostNamed is how many groups a list of the board's page names.
const mostNamed = 5

// board fills what the board reads beside the figures.
func (s *study) board(card *program.Scorecard) {
	card.Headlines = s.headlines()
	card.Lost, card.AtRisk = s.lostOnes(), s.atRisk()
	card.Found, card.Wins = s.found(), s.wins()
	s.decision(card)
	card.Cautions = s.cautions(card)
}

// headlines state figures and never a cause.
func (s *study) headlines() []string {
	var out []string
	whole := func(d program.Decimal) string {
		return program.Round(d.Mul(program.NewDecimal(100)), 0).StringFixed(0) + " %"
	}
	for _, c := range []struct {
		of   func(customer) bool
		name string
	}{{of(sponsored), "Accounts sponsored at the start of the window"}, {everyone, "Customers of the start of the window"}} {
		start, kept, end, n, _ := retention(s.cohort, c.of)
		if n < s.pol.SmallSample || start.Sign() <= 0 {
			continue
		}
		gross, net := program.Divide(kept, start), program.Divide(end, start)
		verb := "grew to"
		if net.Cmp(program.NewDecimal(1)) < 0 {
			verb = "stand at"
		}
		out = append(out, fmt.Sprintf("%s kept %s of revenue and %s %s", c.name, whole(gross), verb, whole(net)))
	}
	return out
}

// lostOnes are the customers of the start that are no longer, the largest first.
func (s *study) lostOnes() []program.Notable {
	var lost []customer
	for _, c := range s.cohort {
		if c.lost() {
			lost = append(lost, c)
		}
	}
	slices.SortStableFunc(lost, func(a, b customer) int { return b.start.Cmp(a.start) })
	var out []program.Notable
	for _, c := range lost[:min(len(lost), mostNamed)] {
		why := "no revenue in the window"
		switch {
		case c.group == nil:
			why = "no longer in the exports"
		case c.churned:
			why = "marked as churned"
		}
		out = append(out, program.Notable{Group: c.key, Text: why, Amount: program.Reporting(c.start, s.Currency)})
	}
	return out
}

// atRisk are groups in the program with a worry, the most worries first, then
// the largest.
func (s *study) atRisk() []program.Notable {
	type risk struct {
		member
		worries []string
	}
	var risks []risk
	for _, m := range s.members {
		if w := s.worries(m); len(w) > 0 {
			risks = append(risks, risk{m, w})
		}
	}
	slices.SortStableFunc(risks, func(a, b risk) int {
		return cmp.Or(cmp.Compare(len(b.worries), len(a.worries)), b.standing.Revenue.Cmp(a.standing.Revenue))
	})
	var out []program.Notable
	for _, r := range risks[:min(len(risks), mostNamed)] {
		out = append(out, program.Notable{Group: r.Key, Text: strings.Join(r.worries, ", "),
			Amount: program.Reporting(r.standing.Revenue, s.Currency)})
	}
	return out
}

// worries are what the input says that could cost the account, in fixed order.
func (s *study) worries(m member) []string {
	var out []string
	if on, _ := program.First(m.Group, func(a *program.Account) program.Date { return a.Renewal }); on > s.at && on <= s.at.AddMonths(6) {
		out = append(out, "renewal in "+monthName(on.Month()))
	}
	severe, billing := 0, 0
	for _, i := range m.Issues {
		if i.IsOpen && i.Severity == program.Severe {
			if severe++; i.Billing {
				billing++
			}
		}
	}
	switch {
	case severe > 0 && severe == billing:
		out = append(out, plural(severe, "severe billing problem", "severe billing problems"))
	case severe > 0:
		out = append(out, plural(severe, "severe open issue", "severe open issues"))
	}
	open := 0
	for _, e := range m.Escalations {
		if e.Open(s.at) {
			open++
		}
	}
	if open > 0 {
		out = append(out, plural(open, "open escalation", "open escalations"))
	}
	fall := program.Divide(program.NewDecimal(-10), program.NewDecimal(100))
	if m.standing.HasChange && m.standing.Change.Cmp(fall) <= 0 {
		out = append(out, "revenue −"+program.Round(m.standing.Change.Abs().Mul(program.NewDecimal(100)), 0).StringFixed(0)+" %")
	}
	// A missing sponsor or a coming renewal alone is no risk: with trouble it is.
	if len(out) > 0 && !m.sponsored() && len(s.Sponsors) > 0 {
		out = append(out, "no sponsor")
	}
	if len(out) == 1 && strings.HasPrefix(out[0], "renewal") {
		return nil
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// found is what the held sponsor meetings of the last three months turned up.
func (s *study) found() []program.Notable {
	quarter := program.Period{From: s.at.AddMonths(-3).AddDays(1), To: s.at}
	var held []*program.Meeting
	for _, m := range s.Meetings {
		if m.Status == program.Held && quarter.Contains(m.Date) && (m.NewOpportunities != "" || m.Learned != "") {
			held = append(held, m)
		}
	}
	slices.SortStableFunc(held, func(a, b *program.Meeting) int { return int(b.Date - a.Date) })
	var out []program.Notable
	for _, m := range held {
		if len(m.Accounts) == 0 || s.home[m.Accounts[0]] == nil || len(out) == mostNamed {
			continue
		}
		out = append(out, program.Notable{Group: s.home[m.Accounts[0]].Key, Text: cmp.Or(m.NewOpportunities, m.Learned)})
	}
	return out
}

// wins are the newest ones to pass on.
func (s *study) wins() []program.Notable {
	var wins []*program.NoteItem
	for _, n := range s.Notes {
		if n.Type == program.Win && n.Date > s.at.AddMonths(-3) && n.Date <= s.at && s.home[n.Account] != nil {
			wins = append(wins, n)
		}
	}
	slices.SortStableFunc(wins, func(a, b *program.NoteItem) int { return int(b.Date - a.Date) })
	var out []program.Notable
	for _, n := range wins[:min(len(wins), mostNamed)] {
		out = append(out, program.Notable{Group: s.home[n.Account].Key, Text: n.Text})
	}
	return out
}

// decision is what is wanted from the board: decided by hand, else the
// strongest unmet need, with what is at stake.
func (s *study) decision(card *program.Scorecard) {
	if card.Decision = s.Settings.Decision; card.Decision != "" || len(s.Sponsors) == 0 {
		return
	}
	n, value := 0, program.Zero
	seen := map[string]bool{}
	dated, _ := s.renewals()
	for _, r := range dated {
		st := s.Standing(r.group.Key)
		if st == nil || !st.InProgram() || s.Sponsored(r.group.Key) {
			continue
		}
		if value = value.Add(r.value); !seen[r.group.Key] {
			seen[r.group.Key] = true
			n++
		}
	}
	without, revenue, overdue := 0, program.Zero, 0
	for _, m := range s.members {
		if !m.sponsored() {
			without++
			revenue = revenue.Add(m.standing.Revenue)
		}
	}
	for _, a := range s.Asks {
		if !a.AnsweredOn.Known() && a.Answer == "" && a.NeededBy.Known() && a.NeededBy < s.at {
			overdue++
		}
	}
	switch {
	case n > 0:
		card.Decision = fmt.Sprintf("Name sponsors for %s that %s within twelve months and %s none",
			plural(n, "account", "accounts"), verb(n, "renews", "renew"), verb(n, "has", "have"))
		card.DecisionAmount = program.Reporting(value, s.Currency)
	case without > 0:
		card.Decision = fmt.Sprintf("Name sponsors for %s in the program that %s none",
			plural(without, "account", "accounts"), verb(without, "has", "have"))
		card.DecisionAmount = program.Reporting(revenue, s.Currency)
	case overdue > 0:
		card.Decision = fmt.Sprintf("Answer the %s past the day they were needed by", plural(overdue, "ask that is", "asks that are"))
	}
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// cautions are what a reader must know before comparing.
func (s *study) cautions(card *program.Scorecard) []string {
	var out []string
	if s.BasisNote != "" {
		out = append(out, s.BasisNote)
	}
	anySponsored := slices.ContainsFunc(s.members, member.sponsored)
	if anySponsored {
		out = append(out, "Program groups were chosen for size, importance or trouble, not at random: differences are associations.")
	}
	if card.Before.Events > 0 {
		out = append(out, fmt.Sprintf("The %d days before sponsorship are left out: the trouble that led to it would flatter the change.", s.pol.EnlistmentDays))
	}
	if s.memory.At(s.Window.From-1) == nil && len(s.cohort) > 0 {
		out = append(out, "No book remembers the start of the window: customers that today's lists no longer name are missing from retention.")
	}
	return out
}
