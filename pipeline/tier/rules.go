package tier

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Rule is one reason why a group may have its tier. The reference page, the
// reasons and the findings take their words from it.
type Rule struct {
	Code string // of the reasons it gives
	Kind string // "ranking", "band", "not active", "decision", "trouble" or "note"
	Why  string // what it says, as a heading
	Doc  string // when it applies and what it does, with the settings concerned
	// find is the rule's reasons for a group, one a member where members differ;
	// nil for the rules that ranking, band and trouble apply themselves.
	find func(*assignment, *candidate) []program.Reason
	// signs are the signs of trouble that the rule sees, one a member.
	signs func(*assignment, *candidate) []program.Signal
}

// Rules are all rules, in the order in which they are asked.
func Rules() []Rule {
	return slices.Concat(ranking, band, inactive, decisions, byHand, signals, notes, lacking)
}

// inactive says why a group is not active; the first that applies is enough.
var inactive = []Rule{
	{
		Code: "churned", Kind: "not active", Why: "marked as churned",
		Doc:  "A group is not active when the accounts table marks any of its accounts as churned, by status or by a flag.",
		find: churned,
	},
	{
		Code: "revenue-unconverted", Kind: "not active", Why: "revenue has no exchange rate",
		Doc:  "A group whose only revenue is in currencies without a rate has no revenue that can be ranked.",
		find: onlyUnconverted,
	},
	{
		Code: "revenue-negative", Kind: "not active", Why: "credits exceed invoices",
		Doc:  "A group whose revenue in the window is below zero is not active.",
		find: negative,
	},
	{
		Code: "revenue-none", Kind: "not active", Why: "no revenue in the window",
		Doc:  "A group without revenue in the window is not active. revenue_window chooses the window.",
		find: none,
	},
}

// decisions are marks in the accounts table that bring a group into tier 2.
var decisions = []Rule{
	{
		Code: "new-market", Kind: "decision", Why: "important for a new market",
		Doc:  "An active group with an account marked as important for a new market is in tier 2.",
		find: marked("new market", "important for a new market", func(a *program.Account) bool { return a.NewMarket == program.Yes }),
	},
	{
		Code: "industry-expansion", Kind: "decision", Why: "helps to expand in an industry we are in",
		Doc: "An active group with an account marked as helping to expand in an industry is in tier 2.",
		find: marked("industry expansion", "helps to expand in an industry we are in",
			func(a *program.Account) bool { return a.IndustryExpansion == program.Yes }),
	},
	{
		Code: "must-not-lose", Kind: "decision", Why: "must not be lost",
		Doc:  "An active group with an account marked as one that must not be lost is in tier 2.",
		find: marked("must not lose", "must not be lost", func(a *program.Account) bool { return a.MustNotLose == program.Yes }),
	},
	{
		Code: "known-issue", Kind: "decision", Why: "known issue",
		Doc:  "An active group with an account that has a known issue is in tier 2.",
		find: marked("known issue", "known issue", func(a *program.Account) bool { return a.KnownIssue != "" }),
	},
}

// notes are what else to know of a standing; they change no tier.
var notes = []Rule{
	{
		Code: "concentration", Kind: "note", Why: "one group alone is a large share of revenue",
		Doc:  "A group above the share of active revenue that concentration sets is named.",
		find: concentrated,
	},
	{
		Code: "unconverted", Kind: "note", Why: "amounts without an exchange rate",
		Doc:  "Amounts in a currency without a rate are in no figure of the group.",
		find: unconverted,
	},
	{
		Code: "trouble-over", Kind: "note", Why: "the trouble that brought the group in is over",
		Doc:  "A group that is in the program for its trouble and shows no sign of it any more is named, so that its override may end.",
		find: troubleOver,
	},
	{
		Code: "trouble", Kind: "note", Why: "enough signs of trouble for an add-in",
		Doc: "Two different signs at once, or one for trouble_days, of a group in the top trouble_top percent of the active ones and " +
			"above trouble_floor, propose an add-in.",
		find: nothing, // only beside a proposal
	},
	{
		Code: "trouble-over-share", Kind: "note", Why: "in trouble, but there are add-ins by trouble enough",
		Doc: "Groups in trouble beyond trouble_one_in of tier 2 are named and not proposed: those with the most signs are, then those " +
			"with the most revenue.",
		find: nothing, // it needs all groups: see propose
	},
}

// reasonsOf are the reasons of the rules that apply to a group, in their order.
func reasonsOf(rules []Rule, a *assignment, c *candidate) []program.Reason {
	var out []program.Reason
	for _, r := range rules {
		for _, reason := range r.find(a, c) {
			reason.Code = r.Code
			out = append(out, reason)
		}
	}
	return out
}

func nothing(*assignment, *candidate) []program.Reason { return nil }

// one is the single reason of a rule.
func one(text string, sources ...finding.Ref) []program.Reason {
	return []program.Reason{{Text: text, Sources: sources}}
}

func churned(_ *assignment, c *candidate) []program.Reason {
	var out []program.Reason
	for _, m := range c.Members {
		if m.Churned == program.Yes {
			out = append(out, program.Reason{Text: "not active: " + m.Name + " is marked as churned",
				Sources: []finding.Ref{churnCell(m)}, Member: memberName(c, m)})
		}
	}
	return out
}

func onlyUnconverted(a *assignment, c *candidate) []program.Reason {
	if len(c.Unconverted) == 0 || c.s.Revenue.Sign() != 0 {
		return nil
	}
	return one("not active: its revenue is in "+currencies(c)+", for which there is no rate", c.Sources...)
}

func negative(a *assignment, c *candidate) []program.Reason {
	if c.s.Revenue.Sign() >= 0 {
		return nil
	}
	return one("not active: credits exceed invoices, "+a.span.label, c.Sources...)
}

func none(a *assignment, c *candidate) []program.Reason {
	switch {
	case c.s.Revenue.Sign() != 0 || len(c.Unconverted) > 0:
		return nil
	case len(c.Revenue) == 0 && len(c.Contracts) == 0:
		return one("not active: no revenue at all in the exports", c.Root.Origin.Ref)
	}
	text := "not active: no revenue, " + a.span.label
	if last := lastRevenue(c.Revenue, a.facts.AsOf.Month()); last.Known() {
		text += "; the last was in " + last.Words()
	}
	return one(text, c.Sources...)
}

// lastRevenue is the newest month, up to another, in which there was any.
func lastRevenue(s program.Series, by program.Month) program.Month {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].Month <= by && s[i].Amount.Sign() != 0 {
			return s[i].Month
		}
	}
	return 0
}

// marked is a decision by a mark of the accounts table, one reason a member; what
// the mark does is said by decide.
func marked(field, says string, has func(*program.Account) bool) func(*assignment, *candidate) []program.Reason {
	return func(_ *assignment, c *candidate) []program.Reason {
		var out []program.Reason
		for _, m := range c.Members {
			if has(m) {
				text := says
				if name := memberName(c, m); name != "" {
					text += " (" + name + ")"
				}
				out = append(out, program.Reason{Text: text, Sources: []finding.Ref{m.Origin.Field(field)}, Member: memberName(c, m)})
			}
		}
		return out
	}
}

func concentrated(a *assignment, c *candidate) []program.Reason {
	if !c.s.Active || !c.s.Share.Mul(hundred).GreaterThan(a.policy.Concentration) {
		return nil
	}
	return one("concentration: "+percent(c.s.Share)+" of active revenue is this one group, above "+
		points(a.policy.Concentration), c.Sources...)
}

func unconverted(_ *assignment, c *candidate) []program.Reason {
	if len(c.Unconverted) == 0 {
		return nil
	}
	return one("amounts in "+currencies(c)+" have no exchange rate and are in no figure", c.Sources...)
}

func currencies(c *candidate) string {
	var out []string
	for _, m := range c.Unconverted {
		if m.Currency != "" && !slices.Contains(out, m.Currency) {
			out = append(out, m.Currency)
		}
	}
	slices.Sort(out)
	if len(out) == 0 {
		return "an unnamed currency"
	}
	return strings.Join(out, ", ")
}

// memberName is the member that a reason concerns, "" for the root of the group.
func memberName(c *candidate, m *program.Account) string {
	if m.Key == c.Root.Key {
		return ""
	}
	return m.Name
}

// churnCell is the cell that marks an account as churned.
func churnCell(m *program.Account) finding.Ref {
	if cell := m.Origin.Field("churned"); cell.Col != 0 {
		return cell
	}
	return m.Origin.Field("status")
}
