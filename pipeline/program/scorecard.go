package program

import "sponsorbook/pipeline/finding"

// A Quantity is a number with the unit it is printed in.
type Quantity struct {
	Value Decimal `json:"value"`
	Unit  string  `json:"unit"` // "money", "count", "days", "hours", "percent" (a fraction, 1 = 100 %), "points", "ratio"
	Known bool    `json:"known"`
}

// A Direction is which way a figure gets better.
type Direction int8

// The directions. What is Counted alone is neither good nor bad.
const (
	Counted Direction = iota
	Higher
	Lower
)

// A KPI is one measured figure with everything needed to believe it.
type KPI struct {
	Code, Name             string
	Definition             string
	Formula                string
	Window                 string // "Nov 2025 to Oct 2026 against the twelve months before"
	Value                  Quantity
	Numerator, Denominator Quantity
	N                      int      // number of cases
	Low, High              Quantity // 95 % interval, when Known
	Target                 Quantity
	Better                 Direction
	FewCases               bool    // too few cases for a percentage
	Suspect                Suspect // what is missing in it
	Trend                  []Point
	Beside                 []Labelled // figures that belong beside it: median days, oldest open
	Caution                string
	Measured               bool
	Supply                 string // what input would supply it, when not measured
	Sources                []finding.Ref
}

// Terms are the definition with its formula, by which a later book knows
// whether it measures the same.
func (k KPI) Terms() string {
	if k.Definition == "" && k.Formula == "" {
		return ""
	}
	return k.Definition + "; " + k.Formula
}

// OfPart reports whether the target is for a part of what the figure tells: how much of
// what renews has a sponsor. Whether it is missed says nothing of the figure itself.
func (k KPI) OfPart() bool {
	return k.Target.Known && k.Value.Known && k.Target.Unit == "percent" && k.Value.Unit != "percent"
}

// Missed reports whether the figure is on the wrong side of its target. Nobody
// can tell of one that lacks money.
func (k KPI) Missed() bool {
	if !k.Target.Known || !k.Value.Known || k.Suspect.Any() {
		return false
	}
	value := k.Value.Value
	if k.OfPart() {
		share, ok := Share(k.Numerator.Value, k.Denominator.Value)
		if !ok {
			return false
		}
		value = share
	}
	switch diff := value.Cmp(k.Target.Value); k.Better {
	case Higher:
		return diff < 0
	case Lower:
		return diff > 0
	}
	return false
}

// With is the figure of a code beside the KPI; false where there is none.
func (k KPI) With(code string) (Labelled, bool) {
	for _, b := range k.Beside {
		if b.Code == code {
			return b, true
		}
	}
	return Labelled{}, false
}

// A Labelled is a labelled quantity beside a KPI.
type Labelled struct {
	Code  string // stable: "median"
	Label string
	Quantity
	Of Quantity // the whole that it is a part of, where a few cases are no percentage
}

// A Point is a KPI in an earlier month; unknown values are gaps.
type Point struct {
	Month                  Month
	Value                  Quantity
	Numerator, Denominator Quantity
	Again                  bool // measured again from today's facts by their days, not remembered by a book
	Lacks                  bool // money is missing in it
}

// A Scorecard is the program measured.
type Scorecard struct {
	KPIs                       []KPI    // the six figures first, in their order
	Decision                   string   // wanted from the board; "" when nothing is
	DecisionAmount             Money    // what is at stake in it; unknown for nothing
	DecisionRoom               Quantity // accounts that today's sponsors can still carry; unknown where no roster tells
	Headlines                  []string // that the program's own attention fades: figures and never a cause
	Lost                       []Notable
	AtRisk                     []Notable
	Late                       []Late    // what the cadence asks for and was not done in time, the oldest first
	Found                      []Notable // what the visits found
	Wins                       []Notable
	Before, After, Unsponsored Exposure
	Quarters                   []TroubleQuarter // the oldest first
	Ratio                      Quantity         // of escalation rates after/before, with its interval
	RatioLow, RatioHigh        Quantity
	Comparison                 *Comparison // nil unless ten comparable groups exist
	Retention                  []Retention // of the program's own accounts; beside others only as Comparison allows
	Cautions                   []string
	Themes                     []Theme
	// names of sponsors whose accounts met them in a year only over escalations, or not at all while they escalated
	OnlyTrouble []string
	Duties      []DutyDone   // what each sponsor took on, with how far it is done
	Efforts     []Effort     // what the program itself did, by quarter
	Hours       []HoursSpent // by account in the program with a sponsor, by rank; empty where no meeting tells its hours
	Drivers     []Driver     // what survey comments are about, the most named first
	Commented   int          // answers of twelve months with a comment
	Whitespace  []Whitespace // by group, of those that buy or could buy product lines that somebody names
	Margins     []Margin     // sponsored groups, then the others; empty where no export tells
	Loyalty     []Loyalty    // what customers answered, sponsored accounts beside the others; by scale
	Unconfirmed []string     // ids of the open escalations whose manager's authority nobody confirmed, the oldest first
	Uncommitted []string     // ids of the open escalations to which the customer's executive has not committed, the oldest first
	Renewals    []Renewal    // of the next twelve months, the next first
	DecisionOn  []Renewal    // what the decision is about, where it is about renewals and nobody worded it; the largest first
	Redefined   []Redefined  // figures that earlier books measured by another definition
}

// A Renewal is a contract value with its day.
type Renewal struct {
	Group     string
	On        Date
	Amount    Money
	Sponsored bool
}

// A Redefined is a figure whose definition changed between two books.
type Redefined struct {
	Code string
	Last Month  // the newest book that measured it otherwise
	Was  string // its definition and formula then
}

// A Notable is a group worth naming on the scorecard.
type Notable struct {
	Group   string
	Text    string
	More    []string // what belongs to it: why, what became of it; each a line of its own
	Owner   string   // who has it, for those who may see names; "" unknown
	Amount  Money
	Suspect Suspect // what the amount lacks
}

// An Exposure is escalations over account-months, with a 95 % interval of the yearly rate.
type Exposure struct {
	Label           string
	Events          int
	Months          Decimal
	Rate, Low, High Quantity // per account and year
	ToAct           Median   // days from opened to acknowledged
	ToResolve       Median   // days from opened to resolved
	People          Median   // people involved
}

// A Median is one of so many values; unknown where there are none.
type Median struct {
	Quantity
	N int
}

// A TroubleQuarter are the escalations opened in a quarter that ends on To.
type TroubleQuarter struct {
	To            Date
	Program, Rest int    // of groups in the program today, and of the others
	ToResolve     Median // of those of the program
}

// A Comparison is sponsored against unsponsored groups of the same revenue bands.
type Comparison struct {
	Sponsored, Unsponsored             int
	SponsoredChange, UnsponsoredChange Quantity
	ShareCompared                      Quantity // of sponsored revenue
	Dropped                            []string
	Lacking                            int // sponsored groups left out, since money is missing in their revenue
}

// What the groups of a Retention are.
const (
	SponsoredBefore   = "sponsored before the window"   // all of them
	ComparedSponsored = "sponsored, compared by size"   // those of Comparison
	ComparedOthers    = "unsponsored, compared by size" // those of the same size
)

// A Retention is what some customers of the window's start kept of their revenue, and what
// it became with growth. Start, Kept and Grown are amounts in the reporting currency.
type Retention struct {
	Of                 string
	Groups             int
	Lacking            int // of them, whose revenue lacks money
	Start, Kept, Grown Quantity
	Few                bool // too few groups for a percentage
}

// A Theme is a cause that recurs across accounts.
type Theme struct {
	Cause        string
	Groups       []string // hit last, first
	Events, Open int
	Recent       int // opened in the twelve months to as-of
	// Fix is the corrective action of the escalation that was resolved last,
	// on Fixed: what helped one customer may help all. "" where none is told.
	Fix   string
	Fixed Date
}

// What the program itself does, as Effort.Code says it.
const (
	EffortVisits   = "sponsor visits"
	EffortDebriefs = "meetings debriefed"
	EffortReviews  = "internal reviews"
	EffortFillIns  = "workbooks returned"
)

// An Effort is one thing that the program does for itself, in four quarters to the
// book's day, the oldest first.
type Effort struct {
	Code     string
	Quarters [4]Tally
	Faded    bool // the last quarter fell far behind the three before
}

// A Tally is so many of so many; Of is 0 where they are only counted.
type Tally struct{ Done, Of int }

// HoursSpent are the hours that a sponsor gave an account in twelve months. Hours of a
// meeting with several accounts are parted among them.
type HoursSpent struct {
	Sponsor, Group string // Keys
	Hours          Decimal
	Untold         int // meetings that do not tell their hours
	Budget         int // hours a year for the account's tier; 0 for none
}

// Scales of surveys, as Survey.Scale says them.
const (
	ScaleNPS       = "NPS"
	ScaleCSAT      = "CSAT"
	ScaleScorecard = "scorecard" // the customer's of us
)

// A Loyalty is what customers' people answered on one scale in twelve months.
type Loyalty struct {
	Scale             string // ScaleNPS, ScaleCSAT or ScaleScorecard
	Top               int    // the best mark; 0 unknown
	Sponsored, Others Opinion
	Undated           Opinion // of accounts whose sponsor began on an unknown day
}

// An Opinion is what some answers come to.
type Opinion struct {
	Answers, Accounts int
	For, Against      int      // of NPS: 9 or 10, and 6 or less
	Few               bool     // too few for a score
	Score             Quantity // of NPS in points, else the mean mark
	Low, High         Quantity // 95 % interval, of NPS
}

// A Whitespace is what the parts of a group have, and could have, of our product lines.
type Whitespace struct {
	Group   string   // Key
	Lines   []string // product lines, the largest of ours first
	Parts   []string // accounts of the group by name, then divisions
	Cells   [][]Patch
	Suspect bool // money is missing in what was bought
}

// A Patch is one cell of a whitespace: what is known of a part and a product line. The
// zero Patch is nothing known.
type Patch struct {
	State  string // Bought, Offered, Untapped, NotBought, or as written
	Amount Money  // of twelve months where bought, else of what is open or estimated
}

// NotBought is a product line that an account does not pay for while its revenue names
// lines: nobody says whether it could.
const NotBought = "not bought"

// A Margin is what groups earn us, as the accounts table tells: never computed.
type Margin struct {
	Sponsored bool
	Percent   Median // of the groups that tell one, 1 = 100 %
	Profit    Money  // the sum of those that tell one
	Told      int    // groups that tell a margin or a profit
	Groups    int    // all of the class that have revenue
}

// A Driver is something that comments of surveys are about.
type Driver struct {
	Theme         string
	Comments, Low int // of them from people who would not recommend us
	Examples      []Example
}

// Hurts reports whether most of the comments are from people who would not recommend us.
func (d Driver) Hurts() bool { return 2*d.Low > d.Comments }

// An Example is a comment as somebody wrote it.
type Example struct {
	Account string // Key
	Text    string
	Date    Date
}
