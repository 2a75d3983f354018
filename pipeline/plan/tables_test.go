package plan

import (
	"fmt"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// tablesOf are the round tables of a plan: "emissions: a b c, Ada Okafor (2)".
func tablesOf(p program.Plan) string {
	var out []string
	for _, t := range p.Tables {
		text := fmt.Sprintf("%s: %s, %s (%d)", t.Theme, strings.Join(t.Groups, " "), t.Host, t.Hosts)
		if t.Booked.Known() {
			text += " on " + t.Booked.String()
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// sharing is a world of which some accounts have an issue of their industry.
func sharing(issue string, sponsors ...string) *world {
	w := newWorld()
	for i, s := range sponsors {
		g := w.group(string(rune('a'+i)), 1, s)
		g.Profiles = []*program.Profile{{Account: g.Key, IndustryIssues: issue}}
	}
	return w
}

func TestARoundTableIsAThemeThatAccountsShareWithAHost(t *testing.T) {
	const carbon = "Rates fall; EU emission reports from 2027"
	for name, c := range map[string]struct {
		w    *world
		set  func(*world)
		want string
	}{
		"two are too few":             {sharing(carbon, "Ada Okafor", "Ada Okafor"), nil, ""},
		"three are enough":            {sharing(carbon, "Ada Okafor", "Ben Ruiz", "Ben Ruiz"), nil, "emissions: a b c, Ben Ruiz (2)"},
		"words that begin so, or not": {sharing("remissions are high", "Ada Okafor", "Ada Okafor", "Ada Okafor"), nil, ""},
		"the larger account's sponsor, of several": {sharing(carbon, "Ada Okafor", "Ben Ruiz", "Cid Sol"), nil,
			"emissions: a b c, Ada Okafor (1)"},
		"nobody who works inside hosts": {sharing(carbon, "Ada Okafor", "Ben Ruiz", "Cid Sol"),
			func(w *world) { w.Sponsor("Ada Okafor").Mode = "internal" }, "emissions: a b c, Ben Ruiz (1)"},
		"nor who is gone by then": {sharing(carbon, "Ada Okafor", "Ada Okafor", "Cid Sol"),
			func(w *world) { w.Sponsor("Ada Okafor").Leaves = day(2027, 2, 1) }, "emissions: a b c, Cid Sol (1)"},
		"without a sponsor nobody hosts": {sharing(carbon, "", "", ""), nil, "emissions: a b c,  (0)"},
		"one that is booked": {sharing(carbon, "Ada Okafor", "Ben Ruiz", "Ben Ruiz"), func(w *world) {
			m := w.meet(w.Groups[0], day(2026, 12, 9), program.RoundTable, program.Booked)
			m.Accounts = append(m.Accounts, "b")
		}, "emissions: a b c, Ben Ruiz (2) on 2026-12-09"},
		"one that only a calendar knows": {sharing(carbon, "Ada Okafor", "Ben Ruiz", "Ben Ruiz"), func(w *world) {
			m := w.meet(w.Groups[0], day(2026, 12, 9), program.RoundTable, program.Booked)
			m.Accounts, m.Candidate = append(m.Accounts, "b"), true
		}, "emissions: a b c, Ben Ruiz (2)"},
		"a list of one's own": {sharing("Too little rain", "Ada Okafor", "Ben Ruiz", "Ben Ruiz"),
			func(w *world) { w.policy.TableThemes = map[string][]string{"water": {"rain"}} }, "water: a b c, Ben Ruiz (2)"},
		"never": {sharing(carbon, "Ada Okafor", "Ben Ruiz", "Ben Ruiz"), func(w *world) { w.policy.TableAccounts = 0 }, ""},
	} {
		if c.set != nil {
			c.set(c.w)
		}
		if got := tablesOf(c.w.plan()); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestACauseThatHitSeveralAccountsIsAThemeToo(t *testing.T) {
	w := newWorld()
	for i, opened := range []program.Date{day(2026, 3, 1), day(2026, 10, 1), day(2025, 11, 1), day(2025, 10, 31)} {
		g := w.group(string(rune('a'+i)), 1, "Ada Okafor")
		e := &program.Escalation{ID: g.Key, Accounts: []string{g.Key}, Opened: opened, Cause: []string{"late parts", "Late parts"}[i%2]}
		g.Escalations, w.Escalations = []*program.Escalation{e}, append(w.Escalations, e)
	}
	if got := tablesOf(w.plan()); got != "late parts: a b c, Ada Okafor (3)" { // d had it more than a year ago
		t.Errorf("%s", got)
	}
}
