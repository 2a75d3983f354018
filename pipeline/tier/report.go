package tier

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// report adds the findings: what a person should decide, sign or mend.
func (a *assignment) report() {
	if len(a.all) > 0 && len(a.active) == 0 {
		a.found.Addf(finding.Warning, "no-active-group", finding.Ref{}, "check the revenue table, the as-of date and revenue_window",
			"no group has revenue (%s), so no group is in the program by revenue", a.span.label)
	}
	for _, c := range a.all {
		a.reportOverrides(c)
		a.reportMarks(c)
		a.reportProposal(c)
		a.reportNotes(c)
	}
	a.reportLarge()
	a.reportGone()
	a.gather()
}

// gathered are the notes of which there may be many, with what their groups have
// in common and where each is told.
var gathered = []struct{ code, many, mend string }{
	{"override-unsigned", "groups whose overrides lack a reason, a person or an expiry",
		"fill in what is missing; the page of tiers tells each"},
	{"add-in-unsigned", "groups in tier 2 by a mark in the accounts table without a person and an expiry",
		"write an override for each, with reason, decided by and expires"},
	{"leave-proposed", "groups proposed to leave their tier", "confirm or refuse each by an override; the page of tiers tells why"},
	{"add-in-proposed", "groups proposed as add-ins",
		"confirm each by an override to tier 2, with a person and an expiry; the page of tiers tells why"},
	{"trouble-over", "groups in tier 2 for trouble that is over", "end the overrides, or write another reason"},
}

func (a *assignment) gather() {
	for _, g := range gathered {
		names := a.said[g.code]
		a.found.Gather(g.code, names, count(len(names))+" "+g.many, g.mend)
	}
}

// add is a finding about a group, whose message begins with its name.
func (a *assignment) add(c *candidate, f finding.Finding, format string, args ...any) {
	a.said[f.Code] = append(a.said[f.Code], c.Name)
	f.Account, f.Message = c.Key, finding.Quote(c.Name)+" "+fmt.Sprintf(format, args...)
	a.found.Add(f)
}

func (a *assignment) reportOverrides(c *candidate) {
	for _, o := range c.Overrides {
		if !namesTier(o) {
			continue
		}
		missing := unsigned(o.Reason, o.DecidedBy, o.Expires)
		switch {
		case o.Expired(a.facts.AsOf):
			a.add(c, finding.Finding{Severity: finding.Warning, Code: "override-expired", At: o.Origin.Field("expires"),
				Mend: "renew it with a later date, or remove the row"},
				"has an override to tier %d that expired on %s and counts no longer", o.Tier, o.Expires.Words())
		case c.decided != nil && o.Tier != c.decided.Tier:
			a.add(c, finding.Finding{Severity: finding.Warning, Code: "override-conflict", At: o.Origin.Field("tier"),
				Mend: "leave one override for the group"},
				"has an override to tier %d beside the one to tier %d that was used", o.Tier, c.decided.Tier)
		case len(missing) > 0:
			a.add(c, finding.Finding{Severity: finding.Note, Code: "override-unsigned", At: o.Origin.Ref, Mend: "fill in " +
				program.Listed(missing)},
				"has an override to tier %d without %s; it counts all the same", o.Tier, program.Listed(missing))
		}
	}
}

// unsigned are the parts that a decision should have and lacks.
func unsigned(reason, by string, expires program.Date) []string {
	var missing []string
	if reason == "" {
		missing = append(missing, "a reason")
	}
	if by == "" {
		missing = append(missing, "a person")
	}
	if !expires.Known() {
		missing = append(missing, "an expiry")
	}
	return missing
}

// reportMarks asks for a signature where a mark alone brings a group in.
func (a *assignment) reportMarks(c *candidate) {
	if len(c.marks) == 0 || c.s.Reasons[0].Code != c.marks[0].Code {
		return
	}
	m := c.marks[0]
	if missing := unsigned("-", m.By, m.Expires); len(missing) > 0 {
		a.add(c, finding.Finding{Severity: finding.Note, Code: "add-in-unsigned", At: m.Sources[0],
			Mend: "write an override for the account with reason, decided by and expires"},
			"is in tier 2 by a mark in the accounts table without %s", program.Listed(missing))
	}
}

func (a *assignment) reportProposal(c *candidate) {
	p := c.s.Proposed
	switch {
	case p == nil || p.Reasons[0].Code == "sponsored-outside":
	case p.Kind == "leave":
		a.add(c, finding.Finding{Severity: finding.Note, Code: "leave-proposed",
			Mend: "confirm or refuse it by an override; else it leaves when another quarter ends"},
			"is proposed to leave tier %d since %s", c.s.Tier, p.Since.Words())
	default:
		a.add(c, finding.Finding{Severity: finding.Note, Code: "add-in-proposed", At: firstSource(p.Reasons),
			Mend: "confirm it by an override to tier 2, with a person and an expiry"},
			"is proposed as an add-in since %s: %s", p.Since.Words(), p.Reasons[0].Text)
	}
}

func firstSource(reasons []program.Reason) finding.Ref {
	for _, r := range reasons {
		if len(r.Sources) > 0 {
			return r.Sources[0]
		}
	}
	return finding.Ref{}
}

// reportNotes makes findings of the notes that ask for something.
func (a *assignment) reportNotes(c *candidate) {
	for _, n := range c.s.Notes {
		if n.Code == "trouble-over" {
			a.add(c, finding.Finding{Severity: finding.Note, Code: n.Code, At: firstSource([]program.Reason{n}),
				Mend: "end the override, or write another reason"},
				"is in tier 2 for trouble that is over")
		}
	}
}

// reportLarge names the groups that are a large share of revenue each, in one note:
// several of them are one thing to know about the company.
func (a *assignment) reportLarge() {
	var large []*candidate
	for _, c := range a.all {
		if slices.ContainsFunc(c.s.Notes, func(n program.Reason) bool { return n.Code == "concentration" }) {
			large = append(large, c)
		}
	}
	switch len(large) {
	case 0:
	case 1:
		a.add(large[0], finding.Finding{Severity: finding.Note, Code: "concentration"}, "alone is %s of active revenue",
			percent(large[0].s.Share))
	default:
		var shares []string
		for _, c := range large {
			shares = append(shares, finding.Quote(c.Name)+" "+percent(c.s.Share))
		}
		a.found.Addf(finding.Note, "concentration", finding.Ref{}, "", "%d groups are each more than %s of active revenue: %s", len(large),
			points(a.policy.Concentration), program.Listed(shares))
	}
}

// reportGone names groups that were in the program and are in no export any more.
func (a *assignment) reportGone() {
	here := map[string]bool{}
	for _, g := range a.facts.Groups {
		here[g.Key] = true
		for _, m := range g.Members {
			here[m.Key] = true
		}
	}
	for key, was := range a.past.groups {
		if was.Tier != program.Tier3 && !here[key] && a.facts.Merged[key] == "" {
			a.found.Addf(finding.Warning, "group-gone", finding.Ref{}, "add it to the exports again, marked as churned if it is lost",
				"%s was in tier %d in the book %s and is in no export any more", finding.Quote(was.Name), was.Tier, a.past.book)
		}
	}
}
