package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
)

// makeGroups makes the customers: the leaders by name, the others by country.
func (w *world) makeGroups() {
	for _, l := range leaders {
		w.addGroup(l.name, countryOf(l.country), l.industry)
	}
	for _, o := range w.others() {
		w.addGroup(o.name, o.country, o.industry)
	}
	w.entities()
	w.fates()
}

type other struct {
	name     string
	country  *country
	industry string
}

// others are the smaller customers of all countries, well mixed.
func (w *world) others() []other {
	var out []other
	for _, c := range countries {
		r := stream("others", c.code)
		var stems []string
		for _, h := range c.heads {
			for _, t := range c.tails {
				stems = append(stems, h+t)
			}
		}
		r.Shuffle(len(stems), func(i, j int) { stems[i], stems[j] = stems[j], stems[i] })
		for i := range min(c.count, len(stems)) {
			ind := industries[(i+r.IntN(3))%len(industries)]
			nouns := ind.nouns[c.code]
			if nouns == nil {
				nouns = ind.nouns[""]
			}
			noun := i / len(industries) % len(nouns)
			if isLeader(stems[i] + " " + nouns[noun]) {
				noun = (noun + 1) % len(nouns)
			}
			out = append(out, other{stems[i] + " " + nouns[noun], c, ind.code})
		}
	}
	r := stream("others")
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func isLeader(name string) bool {
	for _, l := range leaders {
		if l.name == name {
			return true
		}
	}
	return false
}

// named is the group of a name, which must be there.
func (w *world) named(name string) *group {
	for _, g := range w.groups {
		if g.root.name == name {
			return g
		}
	}
	panic("no group " + name)
}

func (w *world) addGroup(name string, c *country, industry string) {
	r := stream("group", name)
	g := &group{rank: len(w.groups) + 1, country: c, industry: industry, seen: map[*item]bool{}}
	g.sites = slices.Clone(c.cities)
	r.Shuffle(len(g.sites), func(i, j int) { g.sites[i], g.sites[j] = g.sites[j], g.sites[i] })
	g.units = slices.Clone(industryOf(industry).units)
	r.Shuffle(len(g.units), func(i, j int) { g.units[i], g.units[j] = g.units[j], g.units[i] })
	g.rival = pick(r, rivals)
	g.target, g.depth = size(g.rank, r), depth(g.rank)
	g.growth = growth(r)
	g.health = health(r, g.growth)
	g.ends = months - 1
	if g.rank > 60 && r.IntN(100) < 14 {
		g.begins = 6 + r.IntN(40)
	}
	g.lines = lines(g.rank, r)
	w.groups = append(w.groups, g)
	g.root = w.addAccount(g, nil, name, c, g.sites[2], 1)
	if g.rank == 1 {
		aureliaGroup(g)
	}
}

// size is what the customer of a rank pays in twelve months, in EUR.
func size(rank int, r *rand.Rand) float64 {
	wobble := 0.94 + 0.12*r.Float64()
	if rank <= 50 {
		return 12.3e6 * math.Pow(float64(rank)+2, -0.62) * wobble
	}
	return (1.0e6*math.Exp(-float64(rank-50)/48) + 9e3) * wobble
}

// depth is how much is known of the customer of a rank.
func depth(rank int) int {
	switch {
	case rank <= 30:
		return 3
	case rank <= 56:
		return 2
	case rank <= 130:
		return 1
	}
	return 0
}

// growth a year: most grow slowly, some fast, every fourth shrinks.
func growth(r *rand.Rand) float64 {
	switch n := r.IntN(12); {
	case n < 3:
		return -0.20 + 0.16*r.Float64()
	case n < 8:
		return 0.01 + 0.07*r.Float64()
	}
	return 0.09 + 0.17*r.Float64()
}

func health(r *rand.Rand, growth float64) string {
	words := []string{"Green", "Green", "Green", "Green", "Amber"}
	if growth < 0 {
		words = []string{"Red", "Amber", "Amber", "Green"}
	}
	return pick(r, words)
}

func lines(rank int, r *rand.Rand) []line {
	all := []line{{"Platform", 0.52, 0.01}, {"Services", 0.20, 0.22}, {"Devices", 0.18, 0.35}, {"Support", 0.10, 0.02}}
	n := 1 + r.IntN(2)
	if rank <= 60 {
		n = 3 + r.IntN(2)
	} else if rank > 200 {
		n = 1
	}
	return all[:n]
}

// addAccount adds a record; ids and numbers never repeat.
func (w *world) addAccount(g *group, parent *account, name string, c *country, city string, share float64) *account {
	r := stream("account", name)
	n := len(w.accounts)
	a := &account{id: salesforceID(n, r), number: fmt.Sprintf("%06d", 100_017+n*37), name: name, billed: billed(name, c, r),
		group: g, parent: parent, country: c, city: city, currency: c.currency, share: share, sold: map[string][]int64{}}
	a.manager = w.managerFor(c, r)
	if parent != nil && parent.country == c {
		a.manager = parent.manager
	}
	a.employees = 40 + r.IntN(60)*r.IntN(60) + int(g.target/4000)
	a.size = int64(g.target) * int64(9+r.IntN(60)) / 10000 * 10000
	a.since = program.NewDate(2009+r.IntN(12), time.Month(1+r.IntN(12)), 1+r.IntN(28))
	if g.begins > 0 {
		a.since = (firstMonth + program.Month(g.begins)).First()
	}
	a.term = pick(r, []int{12, 24, 36})
	if g.rank <= 230 {
		a.renewal = lastDay.AddDays(12 + r.IntN(30*a.term))
	}
	w.accounts, g.members = append(w.accounts, a), append(g.members, a)
	return a
}

// billed is the name on invoices: in capitals or with the legal suffix.
func billed(name string, c *country, r *rand.Rand) string {
	if len(name) > 60 || strings.ContainsAny(name, "🍑株") || c.code == "AE" {
		return name
	}
	switch r.IntN(4) {
	case 0:
		return strings.ToUpper(name)
	case 1:
		return name + " " + c.suffix
	}
	return name
}

// salesforceID is an 18-character id whose last three letters check the case of the first 15.
func salesforceID(n int, r *rand.Rand) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	id := []byte("0015J00000")
	id = append(id, digits[r.IntN(62)], digits[n/62%62], digits[r.IntN(62)], digits[n%62], "AQ"[r.IntN(2)])
	return string(id) + checkLetters(id)
}

func checkLetters(id []byte) string {
	var out strings.Builder
	for part := range slices.Chunk(id, 5) {
		bits := 0
		for i, c := range part {
			if c >= 'A' && c <= 'Z' {
				bits |= 1 << i
			}
		}
		out.WriteByte("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[bits])
	}
	return out.String()
}
