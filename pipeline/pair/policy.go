package pair

import (
	"fmt"

	"sponsorbook/pipeline/program"
)

// A Policy is how sponsors are proposed. Weights are points; only their
// proportions matter, a score is always out of 100.
type Policy struct {
	Capacity       int             `yaml:"capacity" doc:"accounts that a sponsor carries where the roster does not say. Default: 3"`
	SeniorCapacity int             `yaml:"senior_capacity" doc:"the same for the most senior sponsors. Default: 2"`
	SeniorLevel    int             `yaml:"senior_level" doc:"level up to which sponsors are the most senior: 1 chief executive, 2 board, 3 senior vice president, 4 vice president, 5 director. Default: 1"`
	Keep           program.Decimal `yaml:"keep" doc:"points of 100 by which another sponsor must beat last month's proposal. Default: 5"`
	Weak           program.Decimal `yaml:"weak" doc:"points of 100 below which a proposal is named as a weak fit. Default: 30"`
	HandoverDays   int             `yaml:"handover_days" doc:"days before a sponsor leaves from which no new account is proposed to them and a successor is proposed for theirs. Default: 180"`
	Deputies       int             `yaml:"deputies" doc:"accounts for which one sponsor is proposed as deputy at most, those that name them included; 0 proposes no deputies. Default: 3"`
	UnequalLevels  int             `yaml:"unequal_levels" doc:"difference of levels between sponsor and customer's executive from which the pair is named as unequal; 0 never. Default: 2"`
	Establishing   int             `yaml:"establishing_months" doc:"months of a pairing in which the relationship is being established, whatever else is reached. Default: 12"`
	Sustaining     int             `yaml:"sustaining_months" doc:"months of a pairing from which it is sustained, where half of those who decide were met, visits are kept and nobody who decides is against us. Default: 24"`
	VisitDaysTier1 int             `yaml:"-"` // the scorecard's: days within which an account is visited
	VisitDaysTier2 int             `yaml:"-"`
	StanceMonths   int             `yaml:"-"` // months after which a stance counts as unknown
	Weights        Weights         `yaml:"weights" doc:"what each part of the score counts"`
}

// Weights are the points of each part of a pair's score. A part that is not
// known counts half, so that a gap in the exports neither helps nor harms.
type Weights struct {
	Level        program.Decimal `yaml:"level" doc:"points for the sponsor's level against the tier. Default: 15"`
	Peer         program.Decimal `yaml:"peer" doc:"points for the sponsor's level against that of the customer's executive. Default: 15"`
	Industry     program.Decimal `yaml:"industry" doc:"points for knowing the customer's industry. Default: 20"`
	Region       program.Decimal `yaml:"region" doc:"points for the customer's region or country. Default: 10"`
	Language     program.Decimal `yaml:"language" doc:"points for the languages of the customer's people. Default: 10"`
	Comfort      program.Decimal `yaml:"comfort" doc:"points for comfort with customers. Default: 10"`
	Relationship program.Decimal `yaml:"relationship" doc:"points for an existing relationship. Default: 20"`
}

// Defaults is the policy of a program that configures nothing.
func Defaults() Policy {
	d := program.NewDecimal
	return Policy{Capacity: 3, SeniorCapacity: 2, SeniorLevel: 1, Keep: d(5), Weak: d(30), HandoverDays: 180, Deputies: 3, UnequalLevels: 2,
		Establishing: 12, Sustaining: 24, VisitDaysTier1: 183, VisitDaysTier2: 365, StanceMonths: 24,
		Weights: Weights{Level: d(15), Peer: d(15), Industry: d(20), Region: d(10), Language: d(10), Comfort: d(10), Relationship: d(20)}}
}

// Validate says which value makes no sense, beginning with its key.
func (p Policy) Validate() error {
	counts := []struct {
		key        string
		value, top int
	}{
		{"capacity", p.Capacity, 1000}, {"senior_capacity", p.SeniorCapacity, 1000}, {"senior_level", p.SeniorLevel, 5},
		{"handover_days", p.HandoverDays, 3650}, {"deputies", p.Deputies, 1000}, {"unequal_levels", p.UnequalLevels, 5},
		{"establishing_months", p.Establishing, 120}, {"sustaining_months", p.Sustaining, 240},
	}
	for _, c := range counts {
		if c.value < 0 || c.value > c.top {
			return fmt.Errorf("%s is %d; write a number from 0 to %d", c.key, c.value, c.top)
		}
	}
	if p.Sustaining < p.Establishing {
		return fmt.Errorf("sustaining_months is %d, sooner than establishing_months; write %d or more", p.Sustaining, p.Establishing)
	}
	for _, v := range []struct {
		key    string
		points program.Decimal
	}{{"keep", p.Keep}, {"weak", p.Weak}} {
		if v.points.Sign() < 0 || v.points.GreaterThan(program.NewDecimal(100)) {
			return fmt.Errorf("%s is %s; write points from 0 to 100", v.key, v.points)
		}
	}
	return p.Weights.validate()
}

func (w Weights) validate() error {
	total := program.Zero
	for _, part := range parts {
		weight := part.weight(w)
		if weight.Sign() < 0 || weight.GreaterThan(program.NewDecimal(1_000_000)) {
			return fmt.Errorf("weights.%s is %s; write 0 to 1000000", part.key, weight)
		}
		total = total.Add(weight)
	}
	if total.Sign() == 0 {
		return fmt.Errorf("weights are all 0; write a weight above 0 for at least one part")
	}
	return nil
}
