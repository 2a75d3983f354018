package score

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A worry is one thing that could cost an account. What only aggravates, a
// renewal that comes or a sponsor who is missing, is no risk alone.
type worry struct {
	aggravates bool
	find       func(*study, member) string // "" where it does not apply
}

// worries are what is looked for, in the order in which it is said.
func worries() []worry {
	return []worry{
		{find: renewsSoon, aggravates: true},
		{find: severeIssues},
		{find: openEscalations},
		{find: fallenRevenue},
		{find: unsponsoredTrouble, aggravates: true},
	}
}

// atRisk are groups in the program with a worry, by the money that is at stake.
func (s *study) atRisk() []program.Notable {
	type risk struct {
		member
		said []string
	}
	var risks []risk
	for _, m := range s.members {
		if said := s.worriesOf(m); len(said) > 0 {
			risks = append(risks, risk{m, said})
		}
	}
	slices.SortStableFunc(risks, func(a, b risk) int {
		return cmp.Or(b.standing.Revenue.Cmp(a.standing.Revenue), cmp.Compare(len(b.said), len(a.said)))
	})
	var out []program.Notable
	for _, r := range risks {
		out = append(out, program.Notable{Group: r.Key, Text: strings.Join(r.said, ", "),
			Amount: program.Reporting(r.standing.Revenue, s.Currency), Suspect: r.standing.Suspect})
	}
	return out
}

// worriesOf are what the input says that could cost the account; nothing where
// that is one thing that only aggravates.
func (s *study) worriesOf(m member) []string {
	var said []string
	risk := false
	for _, w := range worries() {
		if text := w.find(s, m); text != "" {
			said, risk = append(said, text), risk || !w.aggravates
		}
	}
	if !risk && len(said) < 2 {
		return nil
	}
	return said
}

func renewsSoon(s *study, m member) string {
	soon := m.Renewing(s.at, s.at.AddMonths(s.pol.RiskRenewalMonths))
	if len(soon) == 0 {
		return ""
	}
	return "renewal in " + monthName(soon[0].On.Month())
}

func severeIssues(s *study, m member) string {
	severe, billing := 0, 0
	for _, i := range m.Issues {
		if i.Escalation == "" && i.Open(s.at) && i.Severity == program.Severe {
			if severe++; i.Billing {
				billing++
			}
		}
	}
	switch {
	case severe == 0:
		return ""
	case severe == billing:
		return program.Plural(severe, "severe billing problem", "severe billing problems")
	}
	return program.Plural(severe, "severe open issue", "severe open issues")
}

func openEscalations(s *study, m member) string {
	open := 0
	for _, e := range m.Escalations {
		if e.Open(s.at) {
			open++
		}
	}
	if open == 0 {
		return ""
	}
	return program.Plural(open, "open escalation", "open escalations")
}

// fallenRevenue says nothing of revenue that is not whole.
func fallenRevenue(s *study, m member) string {
	hundred := program.NewDecimal(100)
	if !m.standing.HasChange || m.standing.Change.Sign() >= 0 || m.standing.Change.Neg().Mul(hundred).Cmp(s.pol.RiskFall) < 0 {
		return ""
	}
	return "revenue −" + program.Round(m.standing.Change.Abs().Mul(hundred), 0).StringFixed(0) + " %"
}

func unsponsoredTrouble(s *study, m member) string {
	if m.sponsored() || len(s.Sponsors) == 0 {
		return ""
	}
	return "no sponsor"
}
