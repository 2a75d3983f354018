package tier

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// byHand are the reasons of decisions in the overrides table, and of proposals
// that ask for one.
var byHand = []Rule{
	{
		Code: "override", Kind: "decision", Why: "decided by hand",
		Doc: "An override that names a tier decides it until it expires, also for a group that is not active. Of several on one group, " +
			"one on its root account wins, then the best tier.",
	},
	{
		Code: "trouble-confirmed", Kind: "decision", Why: "trouble, confirmed by hand",
		Doc: "An override to tier 2 of a group that was proposed for its trouble; it counts towards trouble_one_in.",
	},
	{
		Code: "override-expired", Kind: "decision", Why: "an override expired",
		Doc: "An override counts on its last day and no longer; the group is then where revenue and the band put it.",
	},
	{
		Code: "sponsored-outside", Kind: "decision", Why: "a sponsor, but not in the program",
		Doc: "A group with a confirmed sponsor outside the program is proposed as an add-in; its sponsor counts against capacity.",
	},
	{
		Code: "marked-inactive", Kind: "decision", Why: "marked, but not active",
		Doc: "A mark of the accounts table on a group without revenue is a proposal; an override confirms it.",
	},
}

// decide gives a group its tier: an override first, then what revenue and the
// band give, then the marks of the accounts table.
func (a *assignment) decide(c *candidate) {
	c.s.Tier = c.s.Earned.Tier
	c.marks = a.marksOf(c)
	c.s.Signals = a.signalsOf(c)
	c.decided = c.Decision(a.facts.AsOf, namesTier)
	switch {
	case c.decided != nil:
		c.s.Tier, c.s.Proposed = c.decided.Tier, nil
		c.s.Reasons = slices.Concat([]program.Reason{a.handReason(c)}, told("marked: ", c.marks), c.s.Reasons)
	case c.s.Tier == program.Tier3 && c.s.Active && len(c.marks) > 0:
		c.s.Tier = program.Tier2
		c.marks = a.signed(c)
		c.s.Reasons = append(told("added: ", c.marks), c.s.Reasons...)
	default:
		c.s.Notes = append(c.s.Notes, told("marked: ", c.marks)...)
	}
	a.tellExpired(c)
	a.date(c)
	c.s.Notes = append(c.s.Notes, reasonsOf(notes, a, c)...)
}

func namesTier(o *program.Override) bool { return o.Tier != 0 }

// signs reports whether an override can carry the person and the expiry of a mark.
func signs(o *program.Override) bool {
	return o.Tier == program.Tier2 || o.Tier == 0 && o.Sponsor == "" && o.Group == ""
}

// marksOf are the group's marks that the policy honours. A mark whose signature
// has expired counts no longer.
func (a *assignment) marksOf(c *candidate) []program.Reason {
	if slices.ContainsFunc(c.Overrides, signs) && c.Decision(a.facts.AsOf, signs) == nil {
		return nil
	}
	return slices.DeleteFunc(reasonsOf(decisions, a, c), func(r program.Reason) bool {
		return !slices.Contains(a.policy.AddIns, r.Code)
	})
}

// signed are the marks with the person and expiry of the override that signs them.
func (a *assignment) signed(c *candidate) []program.Reason {
	sign := c.Decision(a.facts.AsOf, signs)
	if sign == nil {
		return c.marks
	}
	marks := slices.Clone(c.marks)
	for i := range marks {
		marks[i].By, marks[i].Expires = sign.DecidedBy, sign.Expires
		marks[i].Sources = append(slices.Clip(marks[i].Sources), sign.Origin.Ref)
	}
	return marks
}

// told are reasons with a word before each text.
func told(word string, reasons []program.Reason) []program.Reason {
	out := slices.Clone(reasons)
	for i := range out {
		out[i].Text = word + out[i].Text
	}
	return out
}

// handReason is the reason of the override that decides.
func (a *assignment) handReason(c *candidate) program.Reason {
	o := c.decided
	r := program.Reason{Code: "override", By: o.DecidedBy, Expires: o.Expires, Member: member(c, o.Account),
		Text:    tierName(o.Tier) + " by hand",
		Sources: []finding.Ref{o.Origin.Field("tier")}}
	if o.Reason != "" {
		r.Text += " (" + short(o.Reason) + ")"
	}
	if a.forTrouble(c) {
		r.Code = "trouble-confirmed"
	}
	return r
}

// forTrouble reports whether an override confirms a proposal by trouble.
func (a *assignment) forTrouble(c *candidate) bool {
	if c.decided.Tier != program.Tier2 || c.s.Earned.Tier != program.Tier3 {
		return false
	}
	was := c.was
	return a.qualifies(c) || was != nil && (was.Reason == "trouble-confirmed" || was.Proposed == "add-in" && len(was.Signals) > 0)
}

// tellExpired says first why a group moved when the override that held it has expired.
func (a *assignment) tellExpired(c *candidate) {
	if c.was == nil || c.was.Tier == c.s.Tier || c.decided != nil {
		return
	}
	var last *program.Override
	for _, o := range c.Overrides {
		if signs(o) || namesTier(o) {
			if o.Expired(a.facts.AsOf) && (last == nil || o.Expires > last.Expires) {
				last = o
			}
		}
	}
	if last == nil || last.Tier != 0 && last.Tier != c.was.Tier {
		return
	}
	c.s.Reasons = slices.Insert(c.s.Reasons, 0, program.Reason{Code: "override-expired", By: last.DecidedBy,
		Text:    "the decision for " + tierName(c.was.Tier) + " expired on " + last.Expires.Words(),
		Sources: []finding.Ref{last.Origin.Field("expires")}})
}

// date says since when a group has its tier: unknown for the first book, and
// for groups that were there from the first book on.
func (a *assignment) date(c *candidate) {
	switch {
	case c.was != nil && c.was.Tier == c.s.Tier:
		c.s.Since = c.was.Since
	case !a.past.first:
		c.s.Since = a.facts.AsOf
	}
}

// member is the name of the member with a key, "" for the root of the group.
func member(c *candidate, key string) string {
	for _, m := range c.Members {
		if m.Key == key {
			return memberName(c, m)
		}
	}
	return ""
}

// short is a text of the input on one line that a sentence can hold.
func short(text string) string {
	const most = 160
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return text
}

// drawLine marks who falls below the sponsors' capacity. Confirmed sponsors,
// those outside the program too, take their places first; the rest go in the
// order of tier and rank. It never changes a tier.
func (a *assignment) drawLine() {
	if len(a.carries) == 0 {
		return
	}
	free := a.freePlaces()
	slices.SortFunc(a.all, byTier)
	var below []string
	for _, c := range a.all {
		if name := a.facts.Confirmed(c.Group); !c.s.InProgram() || name != "" {
			continue
		}
		if free--; free < 0 {
			c.s.BelowLine = true
			below = append(below, c.Name)
		}
	}
	if len(below) > 0 {
		a.found.Addf(finding.Warning, "below-line", finding.Ref{},
			"name more sponsors, raise their capacity, or take groups out by overrides",
			"the program has %s more than the sponsors can carry; below the line, in order: %s",
			some(len(below), "group"), firstFew(below))
	}
}

// freePlaces is what the sponsors can carry beside their confirmed accounts.
func (a *assignment) freePlaces() int {
	taken := map[string]int{}
	for _, c := range a.all {
		if name := a.facts.Confirmed(c.Group); name != "" {
			taken[program.Fold(name)]++
		}
	}
	free := 0
	for key, capacity := range a.carries {
		free += max(0, capacity-taken[key])
	}
	return free
}

// firstFew quotes the first names of a list and counts the others.
func firstFew(names []string) string {
	const most = 10
	var quoted []string
	for _, n := range names[:min(most, len(names))] {
		quoted = append(quoted, finding.Quote(n))
	}
	if more := len(names) - most; more > 0 {
		return strings.Join(quoted, ", ") + fmt.Sprintf(" and %s more", count(more))
	}
	return program.Listed(quoted)
}
