package plan

import (
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// tenures are the account managers of tier 1 who are new to their account, or who have
// held it for years and alone: nobody else of ours is on it, or one person there is all
// that we know.
func (d *desk) tenures() []program.Tenure {
	var out []program.Tenure
	for _, g := range d.members {
		manager, _ := program.First(g.Group, func(a *program.Account) string { return a.Manager })
		since, from := program.First(g.Group, func(a *program.Account) program.Date { return a.ManagerSince })
		if g.standing.Tier != program.Tier1 || manager == "" || !since.Known() || since > d.at || from.Manager != manager {
			continue
		}
		t := program.Tenure{Group: g.Key, Manager: manager, Since: since}
		code, mend, how := "manager-new", "let the sponsor introduce them, or correct the day", "only "
		switch {
		case since.AddMonths(d.policy.NewcomerMonths) > d.at:
		case d.policy.AloneYears > 0 && since.AddMonths(12*d.policy.AloneYears) <= d.at && d.alone(g, manager):
			t.Alone, code, how = true, "manager-alone", "alone "
			mend = "put a second person of ours beside them, and list them in the table of the team"
		default:
			continue
		}
		out = append(out, t)
		d.findings.Add(finding.Finding{Severity: finding.Warning, Code: code, Account: g.Key, Mend: mend,
			At:      from.Origin.Field("account manager since"),
			Message: finding.Quote(g.Name) + " is held by " + manager + " " + how + "since " + since.Month().Words()})
	}
	return out
}

// alone reports whether nobody but the account manager is on an account, as the team
// tells, or whether one contact is all there is.
func (d *desk) alone(g member, manager string) bool {
	if len(g.Contacts) == 1 {
		return true
	}
	return len(d.Team) > 0 && !slices.ContainsFunc(g.Team, func(t *program.TeamMember) bool {
		return program.Fold(t.Person) != program.Fold(manager)
	})
}
