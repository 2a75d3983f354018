package program

import (
	"cmp"
	"slices"
)

// Expired reports whether the decision no longer counts on a day. It counts on
// its last day; without an expiry it counts until it is taken back.
func (o *Override) Expired(at Date) bool { return o.Expires.Known() && o.Expires < at }

// Gone reports whether an executive is no longer there: their last day is over, or
// the roster says that they have left.
func (s *Sponsor) Gone(at Date) bool { return s.Left || s.Leaves.Overdue(at) }

// Inside reports whether an executive works inside our company alone: they are no
// customer's counterpart. Nobody's executive does not.
func (s *Sponsor) Inside() bool { return s != nil && s.Mode == "internal" }

// Away reports whether an executive cannot be met on a day: said to be away, or
// gone. Nobody's executive is never away.
func (s *Sponsor) Away(on Date) bool {
	return s != nil && (slices.ContainsFunc(s.Unavailable, func(p Period) bool { return p.Contains(on) }) || s.Leaves.Known() &&
		on >= s.Leaves)
}

// Confirmed is the sponsor that a person decided on for the group and who is
// still there; "" when nobody decided, or when the one who was named has left.
func (f *Facts) Confirmed(g *Group) string {
	name, _, _ := g.Named(f.AsOf)
	if s := f.Sponsor(name); s != nil && s.Gone(f.AsOf) {
		return ""
	}
	return name
}

// Named is the sponsor that a person decided on for the group, whether still
// there or not: an override that has not expired, else the name in the accounts
// table, the root account asked first. The override or account that says so
// comes with it; the name is "" when nobody decided.
func (g *Group) Named(at Date) (sponsor string, by *Override, in *Account) {
	if o := g.Decision(at, func(o *Override) bool { return o.Sponsor != "" }); o != nil {
		return o.Sponsor, o, nil
	}
	sponsor, in = First(g, func(a *Account) string { return a.Sponsor })
	return sponsor, nil, in
}

// Decision is the override of the group that counts on a day among those that
// about accepts, or nil. Of several, one on the root account wins, then the
// best tier, then the one that lasts longest: never the order of rows.
func (g *Group) Decision(at Date, about func(*Override) bool) *Override {
	var found []*Override
	for _, o := range g.Overrides {
		if !o.Expired(at) && about(o) {
			found = append(found, o)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return slices.MinFunc(found, g.compareOverrides)
}

func (g *Group) compareOverrides(a, b *Override) int {
	elsewhere := func(o *Override) int {
		if o.Account == g.Root.Key {
			return 0
		}
		return 1
	}
	lasts := func(o *Override) Date {
		if !o.Expires.Known() {
			return 1 << 30
		}
		return o.Expires
	}
	return cmp.Or(
		cmp.Compare(elsewhere(a), elsewhere(b)),
		cmp.Compare(a.Tier, b.Tier),
		cmp.Compare(lasts(b), lasts(a)),
		cmp.Compare(a.Account, b.Account), cmp.Compare(a.Sponsor, b.Sponsor),
		cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.DecidedBy, b.DecidedBy),
		a.Origin.Compare(b.Origin.Ref))
}
