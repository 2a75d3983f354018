package pair

import (
	"fmt"

	"sponsorbook/pipeline/program"
)

// pairing is a group's pairing: what a person decided, else what is proposed.
func (r *round) pairing(d *demand, c choice) program.Pairing {
	out := program.Pairing{Group: d.Key}
	out.Deputy, _ = program.First(d.Group, func(a *program.Account) string { return a.Deputy })
	out.Mandate, _ = program.First(d.Group, func(a *program.Account) string { return a.Mandate })
	if d.confirmed != "" {
		r.confirm(&out, d)
	}
	switch {
	case c.seat == nil && d.confirmed == "":
		why := whyNobody(d, r.seats)
		d.alone, out.Why = &why, append(out.Why, why)
	case c.seat != nil:
		r.propose(&out, d, c)
	}
	switch {
	case d.left != nil:
		out.Left, out.LeftOn = d.left.Name, d.left.Leaves
		out.Why = append(r.warn(d, &out), out.Why...)
	case d.confirmed != "":
		out.Why = append(out.Why, r.warn(d, &out)...)
		out.Phase, out.PhaseWhy = r.phase(d, &out)
	}
	return out
}

// confirm fills in what a person decided.
func (r *round) confirm(out *program.Pairing, d *demand) {
	out.Sponsor, out.Confirmed, out.Since = d.confirmed, true, r.since(d)
	if d.in != nil {
		out.Chosen = d.in.SponsorChosen
	}
	seat := r.byKey[program.Fold(d.confirmed)]
	if seat == nil {
		return
	}
	out.Sponsor, out.Leaves = seat.Name, seat.Leaves
	if !d.successor {
		out.Parts = r.scoring.parts(d, seat)
		out.Score = decimal(r.scoring.score(d, seat))
	}
}

// since is when a confirmed pairing began: as the accounts table dates it, else
// as an earlier book saw it, else now; unknown in the first book.
func (r *round) since(d *demand) program.Date {
	key := program.Fold(d.confirmed)
	for _, a := range d.Members {
		if program.Fold(a.Sponsor) == key && a.SponsorSince.Known() && a.SponsorSince <= r.facts.AsOf {
			return a.SponsorSince
		}
	}
	switch {
	case r.last == nil:
		return 0
	case d.was != nil && d.was.Confirmed && program.Fold(d.was.Sponsor) == key:
		return d.was.SponsorSince
	}
	return r.facts.AsOf
}

// propose fills in the optimum's choice, for the group or for the succession.
func (r *round) propose(out *program.Pairing, d *demand, c choice) {
	out.Parts, out.Score = r.scoring.parts(d, c.seat), decimal(c.score)
	if c.runnerUp != nil {
		out.RunnerUp, out.RunnerUpScore = c.runnerUp.Name, decimal(c.nextScore)
	}
	if out.Score.LessThan(r.policy.Weak) {
		fit := "a weak fit"
		if d.successor {
			fit = "the successor is a weak fit"
		}
		out.Why = append(out.Why,
			program.Reason{Code: "weak-fit", Text: fmt.Sprintf("%s: %s of 100, the best that is left", fit, out.Score)})
	}
	if d.successor {
		out.Successor = c.seat.Name
		return
	}
	out.Sponsor = c.seat.Name
}
