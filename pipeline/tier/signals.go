package tier

import (
	"fmt"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func severeIssues(a *assignment, c *candidate) []program.Signal {
	return a.openIssues(c, "severe issue", func(i *program.Issue) bool {
		return !i.Billing && i.Severity == program.Severe
	})
}

// billingProblems leaves the minor ones out; one that is severe too is still one sign.
func billingProblems(a *assignment, c *candidate) []program.Signal {
	return a.openIssues(c, "billing problem", func(i *program.Issue) bool {
		return i.Billing && i.Severity != program.Minor
	})
}

// openIssues is one sign for each member with open issues of a sort, dated by the oldest.
func (a *assignment) openIssues(c *candidate, noun string, counts func(*program.Issue) bool) []program.Signal {
	var out []program.Signal
	for _, m := range c.Members {
		var since program.Date
		var at []finding.Ref
		for _, i := range c.Issues {
			if i.Account == m.Key && i.Escalation == "" && counts(i) && i.Open(a.facts.AsOf) {
				since = earliest(since, i.Opened)
				at = append(at, i.Origin.Ref)
			}
		}
		if len(at) > 0 {
			out = append(out, sign(c, m, since, some(len(at), noun)+" open"+in(c, m)+oldest(since, len(at)), at...))
		}
	}
	return out
}

// openEscalations is one sign a member; an escalation of several members is one of each.
func openEscalations(a *assignment, c *candidate) []program.Signal {
	var out []program.Signal
	for _, m := range c.Members {
		var since program.Date
		var at []finding.Ref
		for _, e := range c.Escalations {
			if e.Open(a.facts.AsOf) && concerns(e, m.Key) {
				since = earliest(since, e.Opened)
				at = append(at, e.Origin.Ref)
			}
		}
		if len(at) > 0 {
			out = append(out, sign(c, m, since, some(len(at), "escalation")+" open"+in(c, m)+oldest(since, len(at)), at...))
		}
	}
	return out
}

func concerns(e *program.Escalation, account string) bool {
	for _, key := range e.Accounts {
		if key == account {
			return true
		}
	}
	return false
}

func fallingRevenue(a *assignment, c *candidate) []program.Signal {
	fall := c.s.Change.Neg()
	if !c.s.Active || !c.s.HasChange || fall.Mul(hundred).LessThan(a.policy.RevenueFall) || fall.Sign() <= 0 {
		return nil
	}
	text := fmt.Sprintf("revenue fell by %s, %s against the year before (a sign from %s)", percent(fall), a.span.label,
		points(a.policy.RevenueFall))
	return []program.Signal{{Reason: program.Reason{Text: text, Sources: c.Sources}}}
}

// onAccounts is a sign that the accounts table gives, one a member, without a date.
func onAccounts(field string, says func(*program.Account) string) func(*assignment, *candidate) []program.Signal {
	return func(_ *assignment, c *candidate) []program.Signal {
		var out []program.Signal
		for _, m := range c.Members {
			if text := says(m); text != "" {
				out = append(out, sign(c, m, 0, text+in(c, m), m.Origin.Field(field)))
			}
		}
		return out
	}
}

// badSurveys takes each respondent's latest answer; answers without a name count one by one.
func badSurveys(a *assignment, c *candidate) []program.Signal {
	var out []program.Signal
	from := a.facts.AsOf.AddDays(-a.policy.SurveyDays)
	for _, m := range c.Members {
		var since program.Date
		var at []finding.Ref
		worst := ""
		for _, s := range latest(c.Surveys, m.Key, a.facts.AsOf) {
			if s.Date > from && a.scales.bad(s, a.policy) {
				since = earliest(since, s.Date)
				at = append(at, s.Origin.Ref)
				worst = fmt.Sprintf("survey answer of %s (%s)%s on %s", s.Score.Value, short(s.Scale), in(c, m), s.Date.Words())
			}
		}
		if len(at) > 1 {
			worst = some(len(at), "bad survey answer") + in(c, m) + oldest(since, len(at))
		}
		if len(at) > 0 {
			out = append(out, sign(c, m, since, worst, at...))
		}
	}
	return out
}

// latest is each respondent's newest answer about an account up to a day.
func latest(all []*program.Survey, account string, at program.Date) []*program.Survey {
	newest := map[string]int{}
	var out []*program.Survey
	for _, s := range all {
		if s.Account != account || s.Date > at || !s.Date.Known() {
			continue
		}
		who := program.Fold(s.Respondent) + "\x00" + s.Scale
		i, seen := newest[who]
		switch {
		case s.Respondent == "" || !seen:
			newest[who] = len(out)
			out = append(out, s)
		case s.Date > out[i].Date || s.Date == out[i].Date && s.Score.Value.LessThan(out[i].Score.Value):
			out[i] = s
		}
	}
	return out
}

// scales are the largest score of each scale in the whole export, from which
// its length is known.
type scales map[string]program.Decimal

func scalesOf(all []*program.Survey) scales {
	out := scales{}
	for _, s := range all {
		if s.Score.Known && s.Score.Value.GreaterThan(out[s.Scale]) {
			out[s.Scale] = s.Score.Value
		}
	}
	return out
}

// bad reports whether an answer is a bad one on its scale: of 5, of 10 or of
// 100. NPS answers follow their own definition.
func (all scales) bad(s *program.Survey, p Policy) bool {
	if !s.Score.Known {
		return false
	}
	top := all[s.Scale]
	if s.Scale == "NPS" && top.LessThanOrEqual(program.NewDecimal(10)) {
		return s.Score.Value.LessThanOrEqual(program.NewDecimal(6))
	}
	for _, length := range []int64{5, 10, 100} {
		if top.LessThanOrEqual(program.NewDecimal(length)) {
			return s.Score.Value.Mul(hundred).LessThanOrEqual(p.SurveyBad.Mul(program.NewDecimal(length)))
		}
	}
	return false
}

// sign is a sign of trouble at a member.
func sign(c *candidate, m *program.Account, since program.Date, text string, at ...finding.Ref) program.Signal {
	return program.Signal{Since: since, Reason: program.Reason{Text: text, Sources: at, Member: memberName(c, m)}}
}

// in names the member where it is not the group itself.
func in(c *candidate, m *program.Account) string {
	if name := memberName(c, m); name != "" {
		return " at " + name
	}
	return ""
}

func oldest(since program.Date, n int) string {
	switch {
	case !since.Known():
		return ""
	case n == 1:
		return ", since " + since.Words()
	}
	return ", the oldest since " + since.Words()
}

func earliest(a, b program.Date) program.Date {
	if !a.Known() || b.Known() && b < a {
		return b
	}
	return a
}
