package sample

import (
	"math/rand/v2"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// entities adds the daughters of the larger groups.
func (w *world) entities() {
	abroad := map[string]string{"DE": "Deutschland", "NL": "Nederland", "FR": "France", "UK": "UK", "US": "North America", "PL": "Polska",
		"JP": "Japan", "AE": "Gulf", "ES": "Iberia", "SE": "Nordic"}
	for _, g := range w.groups {
		r := stream("entities", g.rank)
		n := daughters(g.rank, r)
		if g.rank == 1 {
			aureliaEntities(w, g)
			continue
		}
		base := brand(g.root.name)
		others := slices.DeleteFunc(slices.Clone(countries), func(c *country) bool { return c == g.country })
		r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
		for i := range n {
			share := 0.22 / float64(n)
			g.root.share -= share
			if i == 0 && r.IntN(2) == 0 {
				w.addAccount(g, g.root, base+" "+g.units[1], g.country, g.sites[3], share)
				continue
			}
			w.addAccount(g, g.root, base+" "+abroad[others[i].code], others[i], others[i].cities[r.IntN(5)], share)
		}
	}
}

// brand is what a group calls its daughters after.
func brand(name string) string {
	switch {
	case strings.HasPrefix(name, "瑞川"):
		return "Mizukawa Precision"
	case strings.HasPrefix(name, "شركة"):
		return "Golden Oasis Transport"
	case len(name) > 60:
		return "Heiligenwerder Kühlhaus"
	}
	return strings.TrimSpace(strings.ReplaceAll(name, "🍑", ""))
}

func daughters(rank int, r *rand.Rand) int {
	switch {
	case rank <= 12:
		return 2 + r.IntN(2)
	case rank <= 40:
		return r.IntN(3)
	case rank <= 110:
		return r.IntN(5) / 4
	}
	return 0
}

// fates says who left, who is not yet a customer, and who owns each other.
func (w *world) fates() {
	leave := func(rank int, on program.Date) {
		g := w.groups[rank-1]
		g.ends = int(on.Month() - firstMonth)
		for _, a := range g.members {
			a.churned, a.renewal = on, 0
		}
		g.health, g.growth = "Red", -0.05
	}
	leave(46, day("2026-07-31"))
	r := stream("fates")
	for rank := 74; rank <= len(w.groups); rank += 15 + r.IntN(6) {
		leave(rank, (firstMonth + program.Month(20+r.IntN(36))).Last())
	}
	for _, rank := range []int{len(w.groups) - 2, len(w.groups) - 9, len(w.groups) - 31, len(w.groups) - 44} {
		for _, a := range w.groups[rank].members {
			a.prospect, a.renewal = true, 0
		}
		w.groups[rank].ends = -1
	}
	w.cycle()
	w.fund()
	w.named("Barq Emirates Stores").root.newMarket = true
	w.named("Okazura Freight").root.newMarket = true
	w.named("Cedar Bluff Hospitals").root.expansion = true
	w.named("Merkenhorst Spedition").root.mustNotLose = true
	w.named("Langcombe Dairies").root.issue = "Penalties withheld until the label dispute is settled"
}

// cycle makes two small customers of one country and industry each other's parent.
func (w *world) cycle() {
	var first *group
	for _, g := range w.groups[150:] {
		switch {
		case g.country.code != "DE" || g.industry != "machinery" || g.ends < months-1:
		case first == nil:
			first = g
		default:
			first.root.parent, g.root.parent = g.root, first.root
			return
		}
	}
}

// fund is an owner of two customers that is no relationship itself.
func (w *world) fund() {
	w.addGroup("Helmgrove Capital Fund II", countryOf("UK"), "energy")
	owner := w.groups[len(w.groups)-1]
	owner.ends, owner.root.renewal = -1, 0
	w.groups[79].root.parent, w.groups[83].root.parent = owner.root, owner.root
}
