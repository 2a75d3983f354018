package intake

import "testing"

// A part of an issue names its whole by either of its ids, and what was merged into another ticket is told with it; what
// only names a parent is asked about, and issues of an epic are none of its parts.
func TestIssuesThatArePartsOfOthers(t *testing.T) {
	const jira = "Issue key,Issue id,Issue Type,Summary,Customer,Status,Created,Parent id\nP-1,10201,Bug,Pumps stop,Globex,Open," +
		"2026-10-02,\nP-2,10202,Sub-task,Pump 4,Globex,Open,2026-10-03,10201\nP-4,10204,Bug,Hose,Acme GmbH,Open,2026-10-03,\n"
	const epic = "Issue key,Issue id,Issue Type,Summary,Customer,Status,Created,Parent id\nP-1,10201,Epic,Pumps,Globex,Open," +
		"2026-10-02,\nP-2,10202,Bug,Pump 4,Globex,Open,2026-10-03,10201\n"
	const desk = "Ticket ID,Subject,Organization,Status,Created at,Problem ID\n501,Export fails,Globex,Open,2026-10-02,\n" +
		"502,No export,Globex,Open,2026-10-03,501\n503,Slow,Acme GmbH,Open,2026-10-03,501\n"
	const merged = "Ticket ID,Ticket name,Company,Ticket status,Create date,Merged ticket IDs\n9001,Valve leaks,Globex,Open," +
		"2026-10-02,9002;9003\n9002,Valve,Globex,Open,2026-10-03,\n9003,RE: valve,Globex,Open,2026-10-03,\n9004,Slow,Globex,Open," +
		"2026-10-03,\n"
	for table, want := range map[string]struct {
		issues int
		asked  bool
	}{jira: {2, false}, epic: {2, false}, desk: {3, true}, merged: {2, false}} {
		in := files("a.csv", threeAccounts, "r.csv", someRevenue, "i.csv", table)
		f, list := must(t, in, policy())
		if len(f.Issues) != want.issues {
			t.Errorf("%d issues of\n%s", len(f.Issues), table)
		}
		if !want.asked {
			never(t, list, "issue-part")
			continue
		}
		x := found(t, list, "issue-part")
		if x.Setting.Entry != `"i.csv": {duplicate of: "Problem ID"}` {
			t.Error(x.Setting)
		}
		f, list = must(t, in, policy(func(p *Policy) {
			p.Columns = map[string]map[string]string{"i.csv": {"duplicate of": "Problem ID"}}
		}))
		if never(t, list, "issue-part"); len(f.Issues) != 2 {
			t.Errorf("%d issues", len(f.Issues))
		}
		_, list = must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"i.csv": {"parent ticket": ""}} }))
		never(t, list, "issue-part")
	}
}
