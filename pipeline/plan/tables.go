package plan

import (
	"cmp"
	"maps"
	"slices"

	"sponsorbook/pipeline/program"
)

// Days from as-of between which a round table could be held: guests need the first, and a
// theme is none for ever.
const (
	tableFrom  = 90
	tableUntil = 180
)

// mostTables is how many are named: one a quarter is many.
const mostTables = 4

// defaultThemes are what customers of several industries may talk about with each other,
// by words of what profiles say of their industry. They are matched, never guessed.
func defaultThemes() map[string][]string {
	return map[string][]string{
		"shortage of people": {"driver short", "drivers short", "nurses short", "people short", "staff short", "shortage of",
			"too few", "turnover of", "crews retire", "labour", "fachkrafte", "personalmangel", "penurie", "falta de personal"},
		"emissions": {"emission", "carbon", "co2", "climate", "klima", "emisiones"},
		"trade": {"tariff", "customs", "cabotage", "export rule", "sanction", "zoll",
			"droits de douane", "arancel", "aduana"},
		"cyber security":          {"cyber", "ransom", "hack"},
		"cost of rent and energy": {"rents", "rent rise", "energy price", "indexed", "mieten", "energiepreis", "loyers", "alquiler"},
		"recalls":                 {"recall", "traceab", "counterfeit", "allergen", "ruckruf", "rappel", "trazab"},
		"regulation": {"regulator", "rules on", "machine rules", "packaging rules", "deforestation rules", "reform", "inspectors",
			"verordnung", "reglement", "normativa"},
	}
}

// tables are the themes that enough groups in the program share: what profiles say of their
// industries, and causes of escalations of the last twelve months. The most groups first.
func (d *desk) tables() []program.SharedTheme {
	if d.policy.TableAccounts == 0 {
		return nil
	}
	var out []program.SharedTheme
	for _, theme := range slices.Sorted(maps.Keys(d.policy.TableThemes)) {
		out = append(out, program.SharedTheme{Theme: theme, Groups: d.sharing(func(m member) bool {
			return slices.ContainsFunc(m.Profiles, func(p *program.Profile) bool {
				words := d.policy.TableThemes[theme]
				return program.About(p.IndustryIssues, words) || program.About(p.IndustryTrends, words)
			})
		})})
	}
	for _, cause := range d.causes() {
		out = append(out, program.SharedTheme{Theme: cause, Cause: true, Groups: d.sharing(func(m member) bool {
			return slices.ContainsFunc(m.Escalations, func(e *program.Escalation) bool {
				return d.recent(e) && program.Fold(e.Cause) == program.Fold(cause)
			})
		})})
	}
	out = slices.DeleteFunc(out, func(t program.SharedTheme) bool { return len(t.Groups) < max(2, d.policy.TableAccounts) })
	slices.SortStableFunc(out, func(a, b program.SharedTheme) int {
		return cmp.Or(cmp.Compare(len(b.Groups), len(a.Groups)), cmp.Compare(a.Theme, b.Theme))
	})
	out = out[:min(mostTables, len(out))]
	hosting := map[string]bool{}
	for i := range out {
		d.seat(&out[i], hosting)
		hosting[out[i].Host] = true
	}
	return out
}

// sharing are the groups in the program of which something holds, by rank.
func (d *desk) sharing(holds func(member) bool) []string {
	var out []string
	for _, m := range d.members {
		if holds(m) {
			out = append(out, m.Key)
		}
	}
	return out
}

// recent is whether an escalation was opened in the twelve months to as-of.
func (d *desk) recent(e *program.Escalation) bool {
	return e.Opened > d.at.AddMonths(-12) && e.Opened <= d.at
}

// causes are those of recent escalations, each once.
func (d *desk) causes() []string {
	seen := map[string]bool{}
	var out []string
	for _, e := range d.Escalations {
		if key := program.Fold(e.Cause); key != "" && d.recent(e) && !seen[key] {
			seen[key] = true
			out = append(out, e.Cause)
		}
	}
	return out
}

// seat names as host the sponsor of most of a table's groups who meets customers and is
// still there then, of several one who hosts no other, then the one with the larger
// account; and looks for a table that is booked.
func (d *desk) seat(t *program.SharedTheme, hosting map[string]bool) {
	t.Window = program.Period{From: d.at.AddDays(tableFrom), To: d.at.AddDays(tableUntil)}
	count := map[string]int{}
	for _, key := range t.Groups {
		x := d.Sponsor(d.members[d.rankOf[key]].sponsor())
		if x == nil || x.Inside() || x.Gone(t.Window.To) {
			continue
		}
		count[x.Name]++
		if n := count[x.Name]; n > t.Hosts || n == t.Hosts && hosting[t.Host] && !hosting[x.Name] {
			t.Host, t.Hosts = x.Name, n
		}
	}
	for _, m := range d.Meetings {
		if m.Type != program.RoundTable || !booked(m) || m.Date <= d.at || t.Booked.Known() && m.Date >= t.Booked {
			continue
		}
		if d.together(m, t.Groups) > 1 {
			t.Booked, t.Window = m.Date, program.Period{}
		}
	}
}

// together is how many of some groups come to a meeting.
func (d *desk) together(m *program.Meeting, groups []string) int {
	n := 0
	for _, key := range groups {
		g := d.members[d.rankOf[key]]
		if slices.ContainsFunc(m.Accounts, g.Has) {
			n++
		}
	}
	return n
}
