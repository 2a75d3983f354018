package score

import (
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
)

// A KPI is one definition, beside what measures it. Measuring returns false
// where the input has nothing to measure; Supply then says what would help.
type KPI struct {
	Code, Name          string
	Definition, Formula string // "{visit_days_tier_1}" stands for the policy's value of that key
	Caution             string
	Supply              string
	better              program.Direction         // which way it gets better; counted alone where not told
	ofRevenue           bool                      // computed of revenue, so that it lacks what the revenue lacks
	unit                string                    // of a target, where that is no percentage
	since               func(*study) program.Date // the first day that its facts tell of; nil where they bear no days
	window              func(*study) string
	target              func(Policy) program.Decimal // under a key of its own
	measure             func(*study, *program.KPI) bool
}

// KPIs are all definitions; which of them are the board's six, its page says.
func KPIs() []KPI {
	return []KPI{
		{
			Code: "gross-retention", Name: "revenue kept",
			Definition: "revenue that the customers at the start of the window still pay, growth left out",
			Formula:    "Σ min(end, start) / Σ start over the cohort; never above 100 %",
			Caution:    "customers that the start knew and today's lists do not are counted only where an earlier book remembers them",
			Supply:     "two years of revenue",
			window:     windows, target: func(p Policy) program.Decimal { return p.TargetGross },
			better: program.Higher, measure: grossRetention, since: firstRevenue, ofRevenue: true,
		},
		{
			Code: "net-retention", Name: "with growth",
			Definition: "revenue of the customers at the start of the window, growth included",
			Formula:    "Σ end / Σ start over the cohort",
			Caution:    "new customers are never in it",
			Supply:     "two years of revenue",
			window:     windows, target: func(p Policy) program.Decimal { return p.TargetNet },
			better: program.Higher, measure: netRetention, since: firstRevenue, ofRevenue: true,
		},
		{
			Code: "revenue-renewing", Name: "renews in twelve months",
			Definition: "value of the renewals dated in the next twelve months, with and without a confirmed sponsor",
			Formula:    "Σ contract value with a sponsor, of Σ contract value",
			Supply:     "renewal dates with contract values in the accounts, or contracts with end dates",
			window:     ahead, better: program.Higher, measure: renewing,
		},
		{
			Code: "visit-cadence", Name: "visited on time",
			Definition: "accounts sponsored long enough that had a held visit of their sponsor within {visit_days_tier_1} days in tier " +
				"1, {visit_days_tier_2} in tier 2; a QBR in person is a visit",
			Formula: "accounts with a held sponsor visit in the last D days / accounts sponsored for longer than D days",
			Caution: "planned visits never count",
			Supply:  "confirmed sponsors with dates, and held meetings",
			window:  asOf, target: func(p Policy) program.Decimal { return p.TargetVisits },
			better: program.Higher, measure: visitCadence, since: firstHeld,
		},
		{
			Code: "asks-answered", Name: "asks answered",
			Definition: "requests to sponsors or to the company that were answered",
			Formula:    "asks answered / asked in the window",
			Supply:     "asks with the dates they were asked and answered",
			window:     yearBack, target: func(p Policy) program.Decimal { return p.TargetAsks },
			better: program.Higher, measure: asksAnswered, since: firstAsk,
		},
		{
			Code: "associated-pipeline", Name: "pipeline associated with meetings",
			Definition: "opportunities created within {pipeline_days} days after a held sponsor meeting, each once, with the nearest " +
				"meeting before it",
			Formula: "Σ amount of those opportunities",
			Caution: "associated with, never caused by",
			Supply:  "held sponsor meetings, and opportunities with created dates and amounts",
			window:  yearBack, better: program.Higher, measure: associatedPipeline, since: firstHeld, unit: "money",
		},
		{
			Code: "logo-retention", Name: "customers kept",
			Definition: "groups that were customers at the start of the window and are still active",
			Formula:    "cohort groups still active / cohort groups; lost is no revenue for twelve months, or marked churned",
			Supply:     "two years of revenue",
			window:     windows, better: program.Higher, measure: logoRetention, since: firstRevenue, ofRevenue: true,
		},
		{
			Code: "arr-retention", Name: "annual contract value kept",
			Definition: "annual value of the contracts running on the window's last day that customers of its start hold, growth left out",
			Formula:    "Σ min(end, start) / Σ start, contracts running on the last day against those on the day before the window",
			Supply:     "contracts or subscriptions with values and dates",
			window:     windows, better: program.Higher, measure: contractRetention, since: firstContract,
		},
		{
			Code: "account-coverage", Name: "accounts with a sponsor",
			Definition: "groups in the program that have a confirmed sponsor",
			Formula:    "sponsored groups in the program / groups in the program",
			Supply:     "confirmed sponsors in the accounts or overrides",
			window:     asOf, target: func(p Policy) program.Decimal { return p.TargetCoverage },
			better: program.Higher, measure: accountCoverage,
		},
		{
			Code: "sponsor-load", Name: "sponsors' load",
			Definition: "accounts that sponsors carry, of what they can carry",
			Formula:    "confirmed pairings / capacity of the roster",
			Supply:     "a list of sponsors", window: asOf, better: program.Lower, measure: sponsorLoad,
		},
		{
			Code: "people-known", Name: "those who decide, known to us",
			Definition: "decision makers of the program's accounts whose stance is known and not older than {stance_months} months",
			Formula:    "decision makers with a known stance / all decision makers",
			Supply:     "contacts with decision roles and stances", window: asOf, better: program.Higher, measure: peopleKnown,
		},
		{
			Code: "people-met", Name: "those who decide, met by a sponsor",
			Definition: "decision makers who sat in a held sponsor meeting",
			Formula:    "decision makers with a held sponsor meeting in the window / all decision makers",
			Supply:     "contacts with decision roles, and held meetings with attendees", window: yearBack, better: program.Higher,
			measure: peopleMet, since: firstHeld,
		},
		{
			Code: "stance-moves", Name: "stances moved",
			Definition: "contacts of the program's accounts whose stance differs from the book before",
			Formula:    "better and worse, beside those that stayed and those newly known",
			Supply:     "stances, and an earlier book", window: sinceBook, better: program.Higher, measure: stanceMoves,
		},
		{
			Code: "qbr-cadence", Name: "QBRs on time",
			Definition: "tier 1 accounts that had a held QBR with their sponsor within {qbr_days} days",
			Formula:    "accounts with a held QBR in the last {qbr_days} days / tier 1 accounts sponsored for longer than that",
			Supply:     "confirmed sponsors with dates, and held QBRs", window: asOf, better: program.Higher,
			measure: qbrCadence, since: firstHeld,
		},
		{
			Code: "review-cadence", Name: "internal reviews on time",
			Definition: "accounts whose team met without the customer within {review_days} days",
			Formula:    "accounts with a held internal review in the last {review_days} days / accounts sponsored for longer than that",
			Supply:     "confirmed sponsors with dates, and held internal reviews", window: asOf, better: program.Higher,
			measure: reviewCadence, since: firstHeld,
		},
		{
			Code: "cadence-time", Name: "days in cadence",
			Definition: "days on which the last held sponsor visit was at most {visit_days_tier_1} days ago in tier 1, " +
				"{visit_days_tier_2} in tier 2",
			Formula: "days in compliance / eligible days",
			Supply:  "confirmed sponsors with dates, and held meetings", window: yearBack, better: program.Higher,
			measure: cadenceTime, since: firstHeld,
		},
		{
			Code: "executives-met", Name: "executives in front of customers",
			Definition: "executives with at least one held customer meeting in the last three months",
			Formula:    "executives who met a customer / executives on the roster",
			Supply:     "a list of sponsors, and held meetings", window: threeMonths, better: program.Higher,
			measure: executivesMet, since: firstHeld,
		},
		{
			Code: "program-attention", Name: "visits debriefed",
			Definition: "held sponsor meetings with a debrief",
			Formula:    "meetings with an outcome or something learned / meetings held",
			Supply:     "held meetings with outcomes", window: yearBack, better: program.Higher, measure: attention, since: firstHeld,
		},
		{
			Code: "fill-ins-returned", Name: "fill-ins returned",
			Definition: "workbooks of earlier books that account managers sent back filled in",
			Formula:    "workbooks that came back / workbooks that the books of the window held",
			Supply:     "an earlier book, and its workbooks filled in", window: yearBack, better: program.Higher, measure: fillIns,
		},
		{
			Code: "action-completion", Name: "actions done on time",
			Definition: "accepted lines of earlier plans that were done by their due date",
			Formula:    "done by due date / due in the window",
			Supply:     "an earlier book's plan with statuses", window: yearBack, better: program.Higher, measure: actionCompletion,
		},
		{
			Code: "time-to-acknowledge", Name: "time to acknowledge an escalation",
			Definition: "days from opened to acknowledged", Formula: "median of acknowledged − opened",
			Caution: "open escalations are not in it; they stand beside it",
			Supply:  "escalations with acknowledged dates", window: yearBack, better: program.Lower,
			measure: timeToAcknowledge, since: firstEscalation, unit: "days",
		},
		{
			Code: "time-to-resolve", Name: "time to resolve an escalation",
			Definition: "days from opened to resolved", Formula: "median of resolved − opened",
			Caution: "open escalations are not in it; they stand beside it",
			Supply:  "escalations with resolved dates", window: yearBack, better: program.Lower,
			measure: timeToResolve, since: firstEscalation, unit: "days",
		},
		{
			Code: "escalation-rate", Name: "escalations a year and account",
			Definition: "escalations of sponsored accounts since their sponsor began, per account and year",
			Formula:    "escalations / account-months × 12; the {enlistment_days} days before sponsorship are left out of the time before",
			Caution:    "accounts enlisted because of trouble improve anyway",
			Supply:     "escalations, and confirmed sponsors with dates", window: asOf, better: program.Lower,
			measure: escalationRate, since: firstEscalation, unit: "ratio",
		},
		{
			Code: "recurrence", Name: "escalations that came back",
			Definition: "resolved escalations followed by one of the same account and cause",
			Formula:    "followed within {recurrence_days} days / resolved at least {recurrence_days} days before as-of",
			Supply:     "resolved escalations with causes", window: asOf, better: program.Lower,
			measure: recurrence, since: firstEscalation,
		},
		{
			Code: "nps", Name: "net promoter score",
			Definition: "answers on the scale from 0 to 10, one a respondent, the latest",
			Formula:    "100 × (share of 9–10 − share of 0–6)",
			Supply:     "surveys on the NPS scale", window: yearBack, better: program.Higher,
			measure: promoters, since: firstAnswer, unit: "points",
		},
		{
			Code: "penetration", Name: "product lines a customer",
			Definition: "product lines with revenue, by group that has any",
			Formula:    "Σ product lines / groups with revenue by product line",
			Supply:     "revenue by product line", window: windows, better: program.Higher,
			measure: penetration, since: firstRevenue, unit: "ratio", ofRevenue: true,
		},
	}
}

// aim is the target: what the key of the figure's own says, else what "targets" says
// under its code; unknown where neither does.
func (k KPI) aim(p Policy) program.Quantity {
	if k.target != nil {
		if t := k.target(p); t.Sign() > 0 {
			return percent(program.Divide(t, program.NewDecimal(100)))
		}
	}
	t, ok := p.Targets[k.Code]
	switch {
	case !ok:
		return program.Quantity{}
	case k.unit == "":
		return percent(program.Divide(t, program.NewDecimal(100)))
	}
	return program.Quantity{Value: t, Unit: k.unit, Known: true}
}

// said is a text of the definition with the values of the policy in it.
func (k KPI) said(text string, p Policy) string {
	for key, n := range p.numbers() {
		text = strings.ReplaceAll(text, "{"+key+"}", strconv.Itoa(n))
	}
	return text
}

// The windows, in words.
func windows(s *study) string {
	b := s.Window.Before()
	return span(s.Window) + " against " + span(b)
}

func span(w program.Window) string {
	return monthName(w.From) + " to " + monthName(w.To)
}

func monthName(m program.Month) string {
	if !m.Known() {
		return "unknown"
	}
	return m.Words()
}

func asOf(s *study) string     { return "as of " + s.at.Words() }
func yearBack(s *study) string { return "twelve months to " + s.at.Words() }
func ahead(s *study) string    { return "twelve months from " + s.at.AddDays(1).Words() }
func threeMonths(s *study) string {
	return "three months to " + s.at.Words()
}
func sinceBook(s *study) string {
	if last := s.memory.Last(); last != nil {
		return "since the book of " + monthName(last.Book)
	}
	return asOf(s)
}
