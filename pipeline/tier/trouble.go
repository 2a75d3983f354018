package tier

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// signals are the signs of trouble. They propose; only a person decides.
var signals = []Rule{
	{
		Code: "severe-issue", Kind: "trouble", Why: "a severe issue is open",
		Doc:   "An issue of the highest severity is open; billing problems count as such instead.",
		signs: severeIssues,
	},
	{
		Code: "billing-problem", Kind: "trouble", Why: "a billing problem is open",
		Doc:   "A billing problem is open that is not marked as minor.",
		signs: billingProblems,
	},
	{
		Code: "open-escalation", Kind: "trouble", Why: "an escalation is open",
		Doc:   "An escalation is not resolved.",
		signs: openEscalations,
	},
	{
		Code: "falling-revenue", Kind: "trouble", Why: "revenue is falling",
		Doc:   "Revenue has fallen by revenue_fall percent or more against the window before.",
		signs: fallingRevenue,
	},
	{
		Code: "bad-survey", Kind: "trouble", Why: "a bad survey answer",
		Doc: "A respondent's latest answer of the last survey_days days is bad: 0 to 6 of an NPS, survey_bad percent or less of " +
			"another scale.",
		signs: badSurveys,
	},
	{
		Code: "poor-health", Kind: "trouble", Why: "poor health",
		Doc: "The accounts table says that the health of an account is poor.",
		signs: onAccounts("health", func(m *program.Account) string {
			if m.HealthPoor != program.Yes {
				return ""
			}
			return "health is poor"
		}),
	},
	{
		Code: "competitor", Kind: "trouble", Why: "a competitor is present",
		Doc: "The accounts table names a competitor at an account.",
		signs: onAccounts("competitor", func(m *program.Account) string {
			if m.Competitor == "" {
				return ""
			}
			return "competitor present: " + short(m.Competitor)
		}),
	},
}

// signalsOf are a group's signs of trouble, by rule and member. A sign without
// a date of its own counts from the first book that saw it.
func (a *assignment) signalsOf(c *candidate) []program.Signal {
	var out []program.Signal
	for _, r := range signals {
		if slices.Contains(a.policy.TroubleIgnore, r.Code) {
			continue
		}
		for _, s := range r.signs(a, c) {
			s.Code = r.Code
			if !s.Since.Known() {
				s.Since = a.firstSeen(c, r.Code)
			}
			out = append(out, s)
		}
	}
	return out
}

func (a *assignment) firstSeen(c *candidate, code string) program.Date {
	first := a.facts.AsOf
	if c.was != nil {
		for _, s := range c.was.Signals {
			if s.Code == code && s.Since.Known() {
				first = min(first, s.Since)
			}
		}
	}
	return first
}

// qualifies reports whether trouble is enough to propose an add-in: two signs,
// or one for long enough.
func (a *assignment) qualifies(c *candidate) bool {
	long := slices.ContainsFunc(c.s.Signals, func(s program.Signal) bool {
		return s.Since <= a.facts.AsOf.AddDays(-a.policy.TroubleDays)
	})
	return long || kinds(c) >= 2
}

// kinds is how many different signs of trouble a group shows.
func kinds(c *candidate) int {
	codes := map[string]bool{}
	for _, s := range c.s.Signals {
		codes[s.Code] = true
	}
	return len(codes)
}

// propose proposes what only a person may decide: add-ins by trouble up to
// their share of tier 2, marked groups without revenue, and groups with a
// sponsor outside the program.
func (a *assignment) propose() {
	var troubled []*candidate
	for _, c := range a.all {
		if c.s.InProgram() {
			c.s.Notes = append(c.s.Notes, reasonsFrom(c.s.Signals)...)
		}
		if c.s.Tier == program.Tier3 && c.decided == nil && a.aboveFloor(c) && a.qualifies(c) {
			troubled = append(troubled, c)
		}
	}
	slices.SortFunc(troubled, func(x, y *candidate) int {
		return cmp.Or(cmp.Compare(kinds(y), kinds(x)), byRevenue(x, y))
	})
	room := max(0, a.room())
	for i, c := range troubled {
		if i < room {
			a.proposeAddIn(c, append(reasonsFrom(c.s.Signals), a.enough(c)))
			continue
		}
		c.s.Notes = append(append(c.s.Notes, reasonsFrom(c.s.Signals)...), program.Reason{Code: "trouble-over-share",
			Text: fmt.Sprintf("in trouble, but add-ins by trouble are at most one in %d of tier 2; an override would add it",
				a.policy.TroubleOneIn)})
	}
	a.tellOverShare(troubled, room)
	for _, c := range a.all {
		a.proposeMarked(c)
		a.proposeSponsored(c)
	}
}

// enough says why signs of trouble are enough for a proposal.
func (a *assignment) enough(c *candidate) program.Reason {
	signs := fmt.Sprintf("%d signs of trouble at once", kinds(c))
	if kinds(c) < 2 {
		signs = fmt.Sprintf("one sign of trouble for %d days or more", a.policy.TroubleDays)
	}
	return program.Reason{Code: "trouble", Sources: c.Sources,
		Text: fmt.Sprintf("%s; %s of %s by revenue, within the top %s that may be proposed", signs,
			ordinal(c.s.Rank), count(len(a.active)), points(a.policy.TroubleTop))}
}

// aboveFloor reports whether a group is large enough for an add-in by trouble.
func (a *assignment) aboveFloor(c *candidate) bool {
	return c.s.Active && c.s.Rank <= a.floor &&
		c.s.Revenue.GreaterThanOrEqual(a.policy.TroubleFloor)
}

// room is how many add-ins by trouble may still be proposed.
func (a *assignment) room() int {
	if a.policy.TroubleOneIn == 0 {
		return 0
	}
	tier2, confirmed := 0, 0
	for _, c := range a.all {
		if c.s.Tier == program.Tier2 {
			tier2++
			if c.s.Reasons[0].Code == "trouble-confirmed" {
				confirmed++
			}
		}
	}
	return tier2/a.policy.TroubleOneIn - confirmed
}

func (a *assignment) tellOverShare(troubled []*candidate, room int) {
	if len(troubled) <= room {
		return
	}
	var left []string
	for _, c := range troubled[room:] {
		left = append(left, c.Name)
	}
	a.found.Addf(finding.Note, "trouble-over-share", finding.Ref{}, "add those that need a sponsor now by an override",
		"%s in trouble, but not proposed, because add-ins by trouble are at most one in %d of tier 2: %s",
		some(len(left), "group"), a.policy.TroubleOneIn, firstFew(left))
}

// proposeAddIn proposes tier 2 for a group, since the first book that did.
func (a *assignment) proposeAddIn(c *candidate, reasons []program.Reason) {
	since := a.facts.AsOf
	if c.was != nil && c.was.Proposed == "add-in" && c.was.ProposedSince.Known() {
		since = c.was.ProposedSince
	}
	c.s.Proposed = &program.Proposal{Kind: "add-in", Tier: program.Tier2, Reasons: reasons, Since: since}
}

func (a *assignment) proposeMarked(c *candidate) {
	if c.s.Tier != program.Tier3 || c.s.Active || c.Churned() || c.decided != nil || len(c.marks) == 0 {
		return
	}
	var reasons []program.Reason
	for _, m := range c.marks {
		m.Code, m.Text = "marked-inactive", "marked, but not active: "+m.Text
		reasons = append(reasons, m)
	}
	a.proposeAddIn(c, reasons)
}

func (a *assignment) proposeSponsored(c *candidate) {
	name, by, in := c.Named(a.facts.AsOf)
	if c.s.Tier != program.Tier3 || a.facts.Confirmed(c.Group) == "" {
		return
	}
	at := finding.Ref{}
	if by != nil {
		at = by.Origin.Field("sponsor")
	} else {
		at = in.Origin.Field("executive sponsor")
	}
	reason := program.Reason{Code: "sponsored-outside", Text: "has a confirmed sponsor, but is not in the program",
		Sources: []finding.Ref{at}}
	if c.s.Proposed == nil {
		a.proposeAddIn(c, []program.Reason{reason})
	} else {
		c.s.Proposed.Reasons = append(slices.Clip(c.s.Proposed.Reasons), reason)
	}
	a.found.Add(finding.Finding{Severity: finding.Warning, Code: "sponsored-outside", At: at, Account: c.Key,
		Message: fmt.Sprintf("%s has the sponsor %s, but is tier 3: the sponsor counts against capacity, the group has no briefing, and "+
			"is proposed as an add-in", finding.Quote(c.Name), finding.Quote(name)),
		Mend: "add the group to tier 2 by an override, or take the sponsor off the account"})
}

func reasonsFrom(signals []program.Signal) []program.Reason {
	var out []program.Reason
	for _, s := range signals {
		out = append(out, s.Reason)
	}
	return out
}

func troubleOver(_ *assignment, c *candidate) []program.Reason {
	if len(c.s.Signals) > 0 || len(c.s.Reasons) == 0 || c.s.Reasons[0].Code != "trouble-confirmed" {
		return nil
	}
	return one("the trouble that brought it in is over; the decision may end", c.s.Reasons[0].Sources...)
}
