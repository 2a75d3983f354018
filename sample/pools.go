package sample

import (
	"embed"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
)

//go:embed pools/*.txt
var poolFiles embed.FS

// A pool is sentences of one purpose, dealt so that each is used once before
// any is used twice, those of the customer's own industry first.
type pool struct {
	name  string
	items []*item
	// preface holds the "key: value" lines above the items.
	preface map[string]string
}

type item struct {
	industries []string // empty: any
	text       string
	used       int
}

// readPools reads every pool: "== name", then one item a line, with the
// industries it fits in brackets.
func readPools() map[string]*pool {
	pools := map[string]*pool{}
	names, err := poolFiles.ReadDir("pools")
	if err != nil {
		panic(err)
	}
	for _, n := range names {
		data, err := poolFiles.ReadFile("pools/" + n.Name())
		if err != nil {
			panic(err)
		}
		readPool(pools, string(data))
	}
	for _, p := range pools {
		r := stream("pool", p.name)
		r.Shuffle(len(p.items), func(i, j int) { p.items[i], p.items[j] = p.items[j], p.items[i] })
	}
	return pools
}

func readPool(pools map[string]*pool, text string) {
	var p *pool
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "== "); ok {
			p = &pool{name: name, preface: map[string]string{}}
			pools[name] = p
			continue
		}
		if p == nil || line == "" {
			continue
		}
		if key, value, ok := strings.Cut(line, ": "); ok && (key == "cause" || key == "process") {
			p.preface[key] = value
			continue
		}
		p.items = append(p.items, readItem(line))
	}
}

func readItem(line string) *item {
	if tags, text, ok := strings.Cut(line, "] "); ok && strings.HasPrefix(tags, "[") {
		if tags = tags[1:]; tags == "*" {
			return &item{text: text}
		}
		return &item{industries: strings.Split(tags, ","), text: text}
	}
	return &item{text: line}
}

// deal gives a group the least used item that fits its industry and that it
// does not have yet, with its places and people filled in. "" when none fits.
func (w *world) deal(g *group, name string) string {
	p := w.pools[name]
	if p == nil {
		panic("no pool " + name)
	}
	var best *item
	for _, i := range p.items {
		if !i.fits(g) || g.seen[i] && len(p.items) > 24 {
			continue
		}
		if best == nil || i.wear(g) < best.wear(g) {
			best = i
		}
	}
	if best == nil {
		return ""
	}
	best.used++
	g.seen[best] = true
	return g.fill(best.text)
}

func (i *item) fits(g *group) bool {
	return len(i.industries) == 0 || slices.Contains(i.industries, g.industry)
}

// wear orders items: unused before used, the industry's own before general ones.
func (i *item) wear(g *group) int {
	wear := 2 * i.used
	if g.seen[i] {
		wear += 1000
	}
	if len(i.industries) > 0 {
		wear--
	}
	return wear
}

// fill puts the group's own places and people into a sentence.
func (g *group) fill(text string) string {
	return strings.NewReplacer("{site}", g.sites[0], "{site2}", g.sites[1], "{unit}", g.units[0],
		"{exec}", g.executive(), "{rival}", g.rival, "{am}", short(g.root.manager.name)).Replace(text)
}

// executive is the customer's first decision maker, by the name that can be read aloud.
func (g *group) executive() string {
	if len(g.contacts) == 0 {
		return "their chief executive"
	}
	return g.contacts[0].readable()
}

// short is "T. Zieliński" for "Tomasz Zieliński".
func short(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	if !ok {
		return name
	}
	return string([]rune(first)[0]) + ". " + rest
}

// stream is a random sequence of its own for a purpose, so that a change in one
// place of the sample leaves the others as they were.
func stream(purpose ...any) *rand.Rand {
	h := fnv.New64a()
	fmt.Fprint(h, purpose...)
	return rand.New(rand.NewPCG(20261031, h.Sum64()))
}

// pick is one of the values.
func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
