package kinds

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/newer"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A Deal is an opportunity with the flags that its source has of its own.
type Deal struct {
	program.Opportunity
	closed, won program.Flag
	status      string        // open, won or lost, beside the stage
	actual      program.Money // what was won, beside an estimate
	actualClose program.Date
	lostOn      program.Date
	parent      string  // the id or name of the deal that it is a part of
	answered    outcome // what the configuration says of its stage; unknown for most
}

var opportunities = Spec[Deal]{
	Kind: "opportunities",
	Columns: []rows.Column[Deal]{
		{Field: "opportunity id", To: func(d *Deal) any { return &d.ID }},
		{Field: "opportunity", To: func(d *Deal) any { return &d.Name }},
		{Field: "stage", To: func(d *Deal) any { return &d.Stage }},
		{Field: "status", To: func(d *Deal) any { return &d.status }},
		{Field: "amount", To: func(d *Deal) any { return &d.Amount }},
		{Field: "actual amount", To: func(d *Deal) any { return &d.actual }},
		{Field: "probability", To: func(d *Deal) any { return &d.Probability }},
		{Field: "close date", To: func(d *Deal) any { return &d.Close }},
		{Field: "actual close date", To: func(d *Deal) any { return &d.actualClose }},
		{Field: "lost on", To: func(d *Deal) any { return &d.lostOn }},
		{Field: "created date", To: func(d *Deal) any { return &d.Created }},
		{Field: "owner", To: func(d *Deal) any { return &d.Owner }},
		{Field: "source meeting", To: func(d *Deal) any { return &d.SourceMeeting }},
		{Field: "product line", To: func(d *Deal) any { return &d.ProductLine }},
		{Field: "parent opportunity", To: func(d *Deal) any { return &d.parent }},
		{Field: "lost reason", To: func(d *Deal) any { return &d.LostReason }},
		{Field: "closed", To: func(d *Deal) any { return &d.closed }},
		{Field: "won", To: func(d *Deal) any { return &d.won }},
	},
	Into:   func(r *Records) *list[Deal] { return &r.Deals },
	Origin: func(d *Deal) *program.Origin { return &d.Origin },
	id:     func(it *Item[Deal]) string { return who.CanonicalID(it.Is.ID) },
	Lacks: func(d *Deal) string {
		if term, _ := value.Words("document status").Term(d.status); term == "deleted" {
			return "is deleted"
		}
		return ""
	},
	money: func(d *Deal) program.Money { return d.Amount },
	more: func(r *Records, _ *rows.Line, it *Item[Deal]) {
		it.Is.answered = outcome(r.Policy.Answered(cmp.Or(it.Is.Stage, it.Is.status), input.Won, input.Lost, input.Open))
		it.Is.facts()
		if outcome := it.Is.outcome(); outcome == stageWon || outcome == stageLost {
			it.Where.Event(it.Is.Close, r.Policy.Today)
		}
	},
}

// facts lets what happened stand before what was expected: the amount and the day
// of a deal that was won or lost, and a status that says which.
func (d *Deal) facts() {
	if d.Stage == "" {
		d.Stage = d.status
	}
	outcome := d.outcome()
	if outcome == stageLost && !d.actualClose.Known() && d.lostOn.Known() {
		d.actualClose = d.lostOn
		d.Origin = d.Origin.Moved("actual close date", d.Origin.Field("lost on"))
	}
	if outcome != stageWon && outcome != stageLost && d.won != program.Yes && d.closed != program.Yes {
		if !d.Close.Known() {
			d.Close = d.actualClose
		}
		return
	}
	if d.actualClose.Known() {
		d.Close = d.actualClose
		d.Origin = d.Origin.Moved("close date", d.Origin.Field("actual close date"))
	}
	if won := outcome == stageWon || d.won == program.Yes; d.actual.Known && (!d.actual.Amount.IsZero() || !won || !d.Amount.Known) {
		d.Amount = d.actual
		d.Origin = d.Origin.Moved("amount", d.Origin.Field("actual amount"))
	}
}

// outcome is how a deal stands: a status that says won or lost is believed before
// a stage, whose last step both reach, and before an answer about that stage.
func (d *Deal) outcome() outcome {
	if o := stageOf(d.status); o == stageWon || o == stageLost {
		return o
	}
	if d.answered != stageUnknown {
		return d.answered
	}
	if o := stageOf(d.Stage); o != stageUnknown {
		return o
	}
	return stageOf(d.status)
}

// settleDeals decides which deals are won, lost and open, and drops what
// happened after the as-of date.
func (r *Records) settleDeals() {
	r.dropMixedProbabilities()
	for _, it := range r.Deals.All {
		if it.Is.Understand() == stageUnknown && it.Is.Stage != "" && !it.Is.flagged() {
			w := r.unknownWord(it.Is.Origin, "stage", it.Is.Stage)
			if it.Is.Close.Known() && it.Is.Close <= r.Facts.AsOf { // an open one would be late
				w.decides = "won  or  lost  or  open"
			}
		}
	}
	over := r.Exports.Superseded(r.Reading, opportunities.own(r))
	after := func(it *Item[Deal]) string {
		if it.Is.Open && over[it.Where.Source] != nil {
			return newer.Absent
		}
		return r.dealAfter(it)
	}
	for _, it := range opportunities.settle(r, true, after) {
		o := &it.Is.Opportunity
		if it.Entry != nil {
			o.Account = it.Entry.Key
		}
		r.Facts.Opportunities = append(r.Facts.Opportunities, o)
	}
	sortBy(r.Facts.Opportunities, func(o *program.Opportunity) string { return o.Account },
		func(a, b *program.Opportunity) int {
			return cmp.Or(cmp.Compare(a.Close, b.Close), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Name, b.Name))
		})
}

// dealAfter is why a deal was not known on the as-of date.
func (r *Records) dealAfter(it *Item[Deal]) string {
	o := &it.Is
	switch {
	case !o.Open && o.Close > r.Facts.AsOf:
		return input.AfterAsOf
	case o.Open && o.Created > r.Facts.AsOf && !r.Facts.AsOfFromData:
		return input.AfterAsOf
	}
	return ""
}

// sayWonAhead asks about deals that are won on a day to come: they are in no figure.
func (r *Records) sayWonAhead() {
	by := map[finding.Ref][]string{}
	for _, it := range r.Deals.All {
		if d := &it.Is; d.Won && d.Close > r.Policy.Today && it.Entry != nil {
			at := tableOf(it.Where.Ref())
			by[at] = append(by[at], fmt.Sprintf("%s on %s", finding.Quote(cmp.Or(d.Name, d.ID)), d.Close))
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		r.Say(finding.Warning, "won-ahead", at, "correct the day on which it was won",
			"%s on a day to come and is in no figure: %s",
			program.Plural(len(by[at]), "opportunity is won", "opportunities are each won"), input.Listed(by[at], 3))
	}
}

// sayStageless asks, once a table, how deals stand that tell neither a stage nor
// whether they are closed.
func (r *Records) sayStageless() {
	stageless := map[finding.Ref]int{}
	for _, it := range r.Deals.All {
		if d := &it.Is; d.Stage == "" && d.status == "" && !d.flagged() {
			stageless[tableOf(it.Where.Ref())]++
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(stageless), finding.Ref.Compare) {
		r.Say(finding.Warning, "stage-untold", at,
			"export the stage with them, or name its column under columns: in the configuration",
			"%s neither a stage nor whether it is closed: it counts as open",
			program.Plural(stageless[at], "opportunity tells", "opportunities each tell"))
	}
}

// flagged is whether a flag of its own tells how a deal stands.
func (d *Deal) flagged() bool { return d.won != program.Unknown || d.closed != program.Unknown }

// Understand reads stage and flags: the flags decide where there are any, else the
// word of the stage, which it gives back. A stage that nobody lists is open.
func (d *Deal) Understand() outcome {
	outcome := d.outcome()
	d.Won = outcome == stageWon
	d.Open = outcome == stageOpen || outcome == stageUnknown
	switch {
	case d.won == program.Yes:
		d.Won, d.Open = true, false
	case d.contradicts():
		d.Won, d.Open = false, d.closed != program.Yes
	case d.closed == program.Yes && !d.Won:
		d.Open = false
	}
	return outcome
}

// contradicts is whether the word for the stage says that a deal is won, or over, and a flag
// of its own that it is not.
func (d *Deal) contradicts() bool {
	o := d.outcome()
	return o == stageWon && d.won == program.No || (o == stageWon || o == stageLost) && d.closed == program.No && d.won != program.Yes
}

// sayContradictions asks, once a table, about deals whose stage and flags differ.
func (r *Records) sayContradictions() {
	by := map[finding.Ref][]string{}
	for _, it := range r.Deals.All {
		if d := &it.Is; d.contradicts() {
			at := tableOf(it.Where.Ref())
			by[at] = append(by[at], fmt.Sprintf("%s in the stage %s", finding.Quote(cmp.Or(d.Name, d.ID)), finding.Quote(d.Stage)))
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		r.Say(finding.Warning, "stage-contradicts", at, "correct the stage or the flag",
			"%s by a flag what the stage says; the flag counts: %s",
			program.Plural(len(by[at]), "opportunity is denied", "opportunities are each denied"), input.Listed(by[at], 3))
	}
}

// cloned is what a copy of a deal has about its name.
var cloned = regexp.MustCompile(`(?i)^(?:copy|clone|kopie|copie|copia|kopia)\s+(?:of|von|de|di|van|av)\s+|` +
	`\s*[-–(\[]\s*(?:clone|copy|kopie|copie|copia|` +
	`kopia|klon|duplicate|duplikat|コピー|副本)(?:\s*\d+)?\s*[)\]]?$`)

// dropMixedProbabilities leaves out the probabilities of a table that may be parts of one
// where others are percentages: 0.75 beside 60 is no three quarters of a percent.
func (r *Records) dropMixedProbabilities() {
	percent := program.NewDecimal(1).Shift(-2)
	low := func(d *Deal) bool {
		return d.Probability.Known && d.Probability.Value.LessThan(percent) && d.Probability.Value.Sign() > 0
	}
	by := map[finding.Ref]int{}
	for _, it := range r.Deals.All {
		if low(&it.Is) {
			by[tableOf(it.Where.Ref())]++
		}
	}
	for _, it := range r.Deals.All {
		if d := &it.Is; by[tableOf(it.Where.Ref())] > 0 && (low(d) || d.Probability.Known && d.Probability.Value.Equal(percent)) {
			d.Probability = program.Number{}
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		r.Say(finding.Warning, "probability-mixed", at, "write all of them as percentages, or all as parts of one",
			"%s of one, beside percentages in the same column: those up to 1 were left out",
			program.Plural(by[at], "probability may be a part", "probabilities may each be a part"))
	}
}

// sayDealParts asks about deals that others of the account name as the one whose parts they
// are, and whose amount is not less than theirs: all of them count.
func (r *Records) sayDealParts() {
	names := map[string]*Item[Deal]{}
	for _, it := range r.Deals.All {
		names[program.Fold(it.Is.Name)] = it
	}
	parts, sums := map[*Item[Deal]]int{}, map[*Item[Deal]]program.Decimal{}
	for _, it := range r.Deals.All {
		if d := &it.Is; d.parent != "" && d.Amount.Known {
			whole := cmp.Or(r.Deals.byID[who.CanonicalID(d.parent)], names[program.Fold(d.parent)])
			if whole != nil && whole != it && sameAccounts(whole, it) && whole.Is.Amount.Known &&
				whole.Is.Amount.Currency == d.Amount.Currency && whole.Is.Open == d.Open && whole.Is.Won == d.Won {
				parts[whole]++
				sums[whole] = sums[whole].Add(d.Amount.Amount)
			}
		}
	}
	var said []string
	var at finding.Ref
	for _, it := range r.Deals.All {
		if parts[it] == 0 || sums[it].GreaterThan(it.Is.Amount.Amount) || it.Is.Amount.Amount.IsZero() || !it.Is.Open && !it.Is.Won {
			continue
		}
		if said = append(said, fmt.Sprintf("%s of %s", finding.Quote(it.Is.Name), it.Is.Amount.Amount)); len(said) == 1 {
			at = it.Where.Ref()
		}
	}
	if said != nil {
		r.Say(finding.Warning, "deal-parts", at, "leave out either the deal or its parts, or write into it what comes on top of them",
			"%s the parent of others that come to no more, and all of them count: %s",
			program.Plural(len(said), "opportunity is", "opportunities are each"), input.Listed(said, 3))
	}
}

// sayClones asks about open deals that call themselves copies of another one of the account
// with the same amount, and about deals without ids that stand there twice, as those that
// several sellers share: all are counted.
func (r *Records) sayClones() {
	key := func(o *program.Opportunity) string {
		return fmt.Sprint(o.Account, "\x1f", program.Fold(cloned.ReplaceAllString(o.Name, "")), "\x1f", o.Amount)
	}
	first, again := map[string]bool{}, map[string]bool{}
	twice := map[*program.Opportunity]bool{}
	for _, o := range r.Facts.Opportunities {
		if cloned.MatchString(o.Name) {
			continue
		}
		first[key(o)] = first[key(o)] || o.Open
		if o.ID != "" || o.Name == "" || !o.Close.Known() || !o.Open && !o.Won {
			continue
		}
		exact := fmt.Sprint(key(o), "\x1f", o.Close, o.Stage, o.ProductLine, o.Origin.File, o.Origin.Sheet)
		twice[o] = again[exact]
		again[exact] = true
	}
	var said []string
	var at finding.Ref
	for _, o := range r.Facts.Opportunities {
		if o.Account == "" || !twice[o] && (!o.Open || !cloned.MatchString(o.Name) || !first[key(o)]) {
			continue
		}
		if said = append(said, finding.Quote(o.Name)); len(said) == 1 {
			at = o.Origin.Ref
		}
	}
	if said != nil {
		r.Say(finding.Warning, "deal-twice", at, "delete the copy, or give it its own name and amount",
			"%s of another one with the same amount, and both are counted: %s",
			program.Plural(len(said), "opportunity reads as a copy", "opportunities read as copies"), input.Listed(said, 3))
	}
}
