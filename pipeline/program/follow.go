package program

import (
	"slices"
	"strings"
)

// Follow is the memory in which accounts have the keys that they have now: a CRM
// that was replaced gives its customers new ids, and what earlier books knew of
// them goes on. The memory itself does not change.
func (m Memory) Follow(now map[string]string) Memory {
	if len(now) == 0 {
		return m
	}
	key := func(k string) string {
		if k2, ok := now[k]; ok {
			return k2
		}
		if account, rest, ok := strings.Cut(k, "\x1f"); ok && now[account] != "" { // of a contact without an id
			return now[account] + "\x1f" + rest
		}
		return k
	}
	out := slices.Clone(m)
	for i := range out {
		s := &out[i]
		s.Groups = each(s.Groups, func(g *PastGroup) {
			g.Key = key(g.Key)
			g.Members = each(g.Members, func(k *string) { *k = key(*k) })
			slices.Sort(g.Members)
		})
		slices.SortStableFunc(s.Groups, func(a, b PastGroup) int { return cmpString(a.Key, b.Key) })
		s.Accounts = each(s.Accounts, func(a *PastAccount) { a.Key = key(a.Key) })
		s.Contacts = each(s.Contacts, func(c *PastContact) { c.Key, c.Group = key(c.Key), key(c.Group) })
		s.Actions = each(s.Actions, func(a *PastAction) { a.Group = key(a.Group) })
		s.Asks = each(s.Asks, func(a *PastAsk) { a.Group = key(a.Group) })
		s.Escalations = each(s.Escalations, func(e *PastEscalation) { e.Groups = each(e.Groups, func(k *string) { *k = key(*k) }) })
		s.Known = each(s.Known, func(f *PastFact) { f.Group = key(f.Group) })
	}
	return out
}

// each is a copy of a list, changed one by one; nil stays nil.
func each[T any](list []T, change func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		change(&list[i])
	}
	return list
}
