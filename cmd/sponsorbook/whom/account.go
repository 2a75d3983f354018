// Package whom answers whom a word on the command line means: an account of the
// program by its name or id, or a person in the cells of the exports.
package whom

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A named is an account that a name on the command line may mean.
type named struct {
	group   *program.Group
	account *program.Account
	like    float64
}

// Account is the group that a name means: an id or a whole name, whatever its case,
// accents and legal form; else a part of one name alone. Several are listed, and
// where there is none the nearest is named.
func Account(p *program.Program, name string) (*program.Group, error) {
	for _, means := range meanings() {
		found := among(p, func(g *program.Group, a *program.Account) bool { return means(g, a, name) })
		if own := slices.DeleteFunc(slices.Clone(found), func(n named) bool { return n.account != n.group.Root }); len(own) == 1 {
			return own[0].group, nil // a group's own account comes before an account of another group
		}
		switch groups := groupsOf(found); len(groups) {
		case 0:
		case 1:
			return groups[0], nil
		default:
			return nil, fmt.Errorf("%q names %d accounts: %s; write more of the name, or the id", name, len(found), listed(found))
		}
	}
	return nil, fmt.Errorf("there is no account %q; %s", name, nearestAccounts(p, name))
}

// Member is the name of the account that was asked for, where the group it
// belongs to has another.
func Member(g *program.Group, asked string) string {
	for _, means := range meanings() {
		if means(g, g.Root, asked) {
			return ""
		}
		for _, a := range g.Members {
			if means(g, a, asked) {
				return a.Name
			}
		}
	}
	return ""
}

// meanings are how a name may mean an account, the surest first.
func meanings() []func(*program.Group, *program.Account, string) bool {
	return []func(*program.Group, *program.Account, string) bool{identical, called, partly}
}

func identical(g *program.Group, a *program.Account, name string) bool {
	return a.ID != "" && (a.ID == name || value.LongID(a.ID) == value.LongID(name)) || g.Slug == name && a == g.Root
}

func called(_ *program.Group, a *program.Account, name string) bool {
	key := value.CompanyKey(name)
	return key != "" && value.CompanyKey(a.Name) == key
}

// partly reports whether each word of a part begins a word of the name, in their
// order.
func partly(_ *program.Group, a *program.Account, part string) bool {
	words := strings.Fields(program.Fold(a.Name))
	wanted := strings.Fields(value.CompanyKey(part))
	for _, w := range wanted {
		i := slices.IndexFunc(words, func(x string) bool { return strings.HasPrefix(x, w) })
		if i < 0 {
			return false
		}
		words = words[i+1:]
	}
	return len(wanted) > 0
}

func among(p *program.Program, means func(*program.Group, *program.Account) bool) []named {
	var out []named
	for _, g := range p.Groups {
		for _, a := range g.Members {
			if means(g, a) {
				out = append(out, named{group: g, account: a})
			}
		}
	}
	return out
}

func groupsOf(found []named) []*program.Group {
	var out []*program.Group
	for _, n := range found {
		if !slices.Contains(out, n.group) {
			out = append(out, n.group)
		}
	}
	return out
}

// mostNamed is how many accounts an answer lists.
const mostNamed = 8

// listed are accounts with their ids: "Aurelia Logistics", ….
func listed(found []named) string {
	var out []string
	for _, n := range found[:min(len(found), mostNamed)] {
		text := finding.Quote(n.account.Name)
		if n.account.ID != "" {
			text += " (" + n.account.ID + ")"
		}
		out = append(out, text)
	}
	if n := len(found) - mostNamed; n > 0 {
		out = append(out, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(out, ", ")
}

// nearestAccounts is a hint at the accounts whose names look most like a name
// that none has.
func nearestAccounts(p *program.Program, name string) string {
	all := among(p, func(*program.Group, *program.Account) bool { return true })
	for i := range all {
		all[i].like = likeness(name, all[i].account.Name)
	}
	slices.SortStableFunc(all, func(a, b named) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.account.Name, b.account.Name))
	})
	const likely = 0.6
	if len(all) == 0 || all[0].like < likely {
		return "tiers.md of the book lists them all"
	}
	last := 1
	for last < min(len(all), 3) && all[last].like >= likely {
		last++
	}
	return "the nearest: " + listed(all[:last])
}

// likeness is how alike a typed name and an account's are, the words that were
// typed against as many of the account's.
func likeness(typed, name string) float64 {
	like, words, n := value.Similarity(typed, name), strings.Fields(name), len(strings.Fields(typed))
	for i := 0; i+n <= len(words) && n > 0; i++ {
		like = max(like, value.Similarity(typed, strings.Join(words[i:i+n], " ")))
	}
	return like
}
