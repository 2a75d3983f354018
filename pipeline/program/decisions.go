package program

import (
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
)

// Tiers. The program is tiers 1 and 2.
const (
	Tier1 = 1
	Tier2 = 2
	Tier3 = 3 // not in the program
)

// A Reason says why, with the figures and where they came from.
type Reason struct {
	Code    string // of the rule: "revenue-rank"
	Text    string // one sentence without file names or cells
	Sources []finding.Ref
	By      string // who decided, where a person did
	Expires Date
	Member  string // name of the member account concerned, when not the whole group
}

// A Standing is a group's tier with its reasons. Every group has exactly one.
type Standing struct {
	Group      string // Key
	Tier       int
	Rank       int // by revenue among active groups, from 1; 0 when not active
	Active     bool
	Revenue    Decimal // in the window, reporting currency
	Change     Decimal // against the window before, as a fraction; valid when HasChange
	HasChange  bool
	Before     Decimal   // revenue of the window before; valid where it is above zero
	NoChange   string    // why no change is made: NoBase, PartialBase, TinyChange or Incomplete; "" where it is
	Suspect    Suspect   // what the revenue of both windows lacks
	Share      Decimal   // of the revenue of all active groups, 0 to 1
	Cumulative Decimal   // share of this and all groups ranked above
	Score      Decimal   // of the weighted method; Zero for others
	Reasons    []Reason  // why this tier, most important first; never empty
	Notes      []Reason  // what else to know: concentration, a missing rate, trouble
	Since      Date      // in this tier since; unknown for the first book
	Proposed   *Proposal // a change that a person must confirm
	// Near is whether an active group outside the program stands within the band
	// below its end: a group of the program would stay where this one stands.
	Near bool
	// BelowLine is whether the sponsors' total capacity ends before this group.
	BelowLine bool
	// Earned is the tier that revenue and the band give, whatever add-ins and
	// overrides say; Tier3 for a group that is not active.
	Earned Earned
	// Signals are those of trouble, by code; a group in the program may have some too.
	Signals []Signal
	// Moves are what it would take to rise or to fall by revenue alone; empty for
	// a group that is not active.
	Moves []Move
}

// Why revenue is not compared with that of the window before.
const (
	NoBase      = "no revenue before"
	PartialBase = "the window before is not whole"
	TinyChange  = "the base is less than a fifth"
	Incomplete  = "money is missing in it"
)

// A Move is what it would take for a group to have another tier by revenue.
type Move struct {
	Tier   int     // that it would have earned
	By     Decimal // more (above zero) or less (below) in the window; points for the weighted score
	Points bool    // whether By is points rather than an amount
	Signs  bool    // whether signs of trouble decide, and no amount: By is then nothing
	Goal   string  // "to rise to tier 1"
	Text   string  // what the amount does, to be read after it: "past Globex, 33rd of 323"
}

// InProgram reports whether the group is in tiers 1 or 2.
func (s Standing) InProgram() bool { return s.Tier == Tier1 || s.Tier == Tier2 }

// Earned is a tier by revenue with the band's memory.
type Earned struct {
	Tier     int
	Since    Date // at the latest: the first book dates it by itself
	Quarters int  // quarter-ends in a row outside the band
	Outside  Date // outside the band since; unknown when inside
}

// A Signal is one sign of trouble.
type Signal struct {
	Since Date // the fact's own date, else that of the first book that saw it
	Reason
}

// A Proposal is a change of tier that is not decided.
type Proposal struct {
	Kind    string // "add-in" or "leave"
	Tier    int    // the tier it would have
	Reasons []Reason
	Since   Date
}

// A Pairing is a group with its sponsor, confirmed or proposed.
type Pairing struct {
	Group     string // Key
	Sponsor   string // name; "" when nobody can take the group
	Confirmed bool   // a proposal is never printed as decided, and never delivered
	Deputy    string // who stands in, as the accounts name them
	Since     Date
	Chosen    string // "chosen", "assigned" or ""
	Mandate   string
	Successor string // who takes over from a sponsor who leaves; proposed
	Leaves    Date   // of the sponsor, when known
	Left      string // who was the sponsor and has gone; "" for none
	LeftOn    Date
	Phase     Phase  // of the relationship; "" where the exports do not tell
	PhaseWhy  string // in figures: "sponsor since June 2023; met 2 of 3 who decide; visited in time"

	// For the program manager's pages alone:
	ProposedDeputy string // where the accounts name none; nobody decided it
	Score          Decimal
	Parts          []Part
	RunnerUp       string
	RunnerUpScore  Decimal
	Why            []Reason // warnings and, without a sponsor, why nobody can
}

// A Phase is how far the relationship of a sponsor and an account has come.
type Phase string

// The phases, in the order of a life.
const (
	Establishing Phase = "establishing"
	Fostering    Phase = "fostering"
	Sustaining   Phase = "sustaining"
)

// Phases are all of them.
func Phases() []Phase { return []Phase{Establishing, Fostering, Sustaining} }

// A Part is one part of a pairing's score.
type Part struct {
	Name  string
	Score Decimal // weight × fit
	Why   string
}

// Statuses of an action. Booked, Held and Cancelled are for meetings.
const (
	StatusProposed   = "proposed"
	StatusPlanned    = "planned" // accepted
	StatusInProgress = "in progress"
	StatusDone       = "done"
	StatusCancelled  = "cancelled"
)

// Statuses are the states of a line, in the order of its life.
var Statuses = []string{StatusProposed, StatusPlanned, StatusInProgress, StatusDone, StatusCancelled}

// An Action is one line of the plan.
type Action struct {
	ID          string // stable from month to month
	Rule        string // code of the rule
	Group       string // Key
	What        string
	Why         string // rule and facts, one sentence
	Owner       string // name, or the role where no name is known ("account manager")
	Role        string // "sponsor", "account manager", "program manager", "escalation manager", …
	Sponsor     string // the sponsor's part in it; "" none
	Form        string // of a meeting of the cadence: "in person", "virtual" or "either"
	Start       Date   // of a window: its first working day
	Due         Date   // completion; of a window: its last working day
	WasDue      Date   // the day it was due on, when that is past; Due is then the first day on which it can still be done
	Window      string // "first half of June" for what has no date; "" for a date
	Booked      bool   // a date that somebody booked: never moved
	Status      string
	CompletedOn Date
	Comment     string
	Meeting     string // id of the meeting it belongs to
	Sequence    int    // how often its dates changed since it was first planned
	Steps       []Step // the checklist of a meeting
	Detail      bool   // within the days that the plan shows in detail
	Weight      int    // what gives way first under the budget: the least
	Sources     []finding.Ref
	Reasons     []Reason
}

// A Step is one tick of a meeting's checklist.
type Step struct {
	Code  string // "goal", "briefing", "coaching", "debrief", "promises"
	What  string
	Owner string
	Due   Date
	Done  bool
	// Silent is whether no export and no workbook can tell that it is done: it is ticked by
	// hand, so that nobody is late with it.
	Silent bool
}

// A Plan is the twelve months after the as-of date.
type Plan struct {
	Period   Period
	Actions  []Action   // by group's rank, then start, then id
	Unplaced []Unplaced // what could not be placed, or was over budget
	Gates    []Gate
	Late     []Late // meetings that are not debriefed in time and lines that are overdue, the oldest first
	Loads    []Load
	Years    []Year
	Contacts []ContactLine
	Chances  []Chance
	Events   []Event       // what calendars hold, by day, then UID
	Tables   []SharedTheme // that could be planned, the most accounts first
	Tenures  []Tenure      // of account managers of tier 1 that a person should look at, by rank
	Blanks   []Blank       // what is not known and matters, the next meeting's first
}

// Unplaced is an action that is not in the plan, and why.
type Unplaced struct {
	Action Action
	Why    string
}

// A Gate is a booked visit that lacks its goal or agenda.
type Gate struct {
	Group, Meeting string
	Date           Date
	Travel         bool     // whether somebody travels to it
	Missing        []string // "goal", "agenda"
}

// A Load is how many meetings a sponsor has in a month.
type Load struct {
	Sponsor          string
	Month            Month
	Booked, Proposed int
}

// A Year is a group's year at a glance.
type Year struct {
	Group string
	Marks []Mark
}

// A Mark is one event of a year at a glance.
type Mark struct {
	Label    string // "Visit", "QBR", "renewal"
	When     string // "10 Dec", "first half of June"
	From, To Date
	Booked   bool   // a meeting on a day that somebody booked
	State    State  // StateBooked, StateProposed, StatePlanned or, of a renewal, StateDue
	Meeting  string // identity of the one that is booked; "" for others
}

// A SharedTheme is a theme that several customers share: of a round table, with the sponsor who could host them.
type SharedTheme struct {
	Theme  string // of the list of themes, or the cause as escalations tell it
	Cause  bool   // a cause of escalations, else an issue of their industries
	Groups []string
	Host   string // of the sponsors of these groups; "" where none of them could
	Hosts  int    // how many of the groups the host sponsors
	Window Period // in which it could be held; unknown where one is booked
	Booked Date   // of a round table with several of them that is booked; unknown for none
}

// A Tenure is an account manager who holds an important account so short, or so long
// and alone, that a person should know.
type Tenure struct {
	Group, Manager string
	Since          Date
	Alone          bool // for years, and alone; else a newcomer
}

// A ContactLine says who of ours keeps a top contact.
type ContactLine struct {
	Group, Contact, Ours, How, Often string
	Next                             Date
}

// A Chance is an occasion at which groups could be met.
type Chance struct {
	Occasion *Occasion
	Groups   []string
}

// Settings are the words and choices of the program that pages print.
type Settings struct {
	Company          string // ours; "" unknown
	Program          string // "Executive sponsor program"
	Confidential     string // the mark on every page
	Purpose, Manager string
	Owners, Goals    []string
	Escalation       string // the program's own definition
	Language         string // of the labels: "en", "de"
	BoardNamesPeople bool
	Decision         string // wanted from the board, decided by hand
	AccountPages     string // PagesOfProgram or PagesOfAll; "" is the first
	Cadence          Cadence
	Measures         Measures
}

// For whom a book holds account pages.
const (
	PagesOfProgram = "program" // who is in the program, and who is to be looked at
	PagesOfAll     = "all"     // every group with a standing
)

// FewGroups is up to how many groups with a standing everyone has an account page:
// so few are looked at one by one.
const FewGroups = 25

// Measures are the numbers of the scorecard's definitions that sentences say.
type Measures struct {
	SmallSample    int // cases below which only counts are printed
	StanceMonths   int // months after which a stance counts as unknown
	EnlistmentDays int // before sponsorship, that escalation rates leave out
	PipelineDays   int // after a meeting, within which an opportunity is associated with it
}

// A Cadence is how often the sponsors of each tier meet their accounts, and how
// many working days before or after a meeting what belongs to it is done, and for
// how many days the plan is shown in detail. Zero days are not known.
type Cadence struct {
	Tier1, Tier2                                     Contacts
	GoalDays, BriefingDays, DebriefDays, PromiseDays int
	DetailDays                                       int
}

// Contacts are those of an account in a year.
type Contacts struct {
	InPerson, Virtual, QBRs int
}

// Known reports whether any contact is wanted.
func (c Contacts) Known() bool { return c != Contacts{} }

// A Program is everything that pages are made from: the facts, and what the
// stages decided about them.
type Program struct {
	Settings Settings
	Book     Month // names the book
	Version  string
	*Facts
	Standings []Standing     // by rank, the inactive last, then by account id and name
	Capacity  int            // accounts that all sponsors can carry
	Carries   map[string]int // the same for each sponsor, by Key
	Changes   []Change       // since the book before
	Previous  Month          // the book before; unknown for the first
	Memory    Memory         // the earlier books, oldest first
	Issued    []PastWorkbook // workbooks of earlier editions of this month's book, which may come back too
	Pairings  []Pairing      // one a group in the program, and confirmed ones elsewhere, by group's rank
	Plan      Plan
	Scorecard Scorecard
	Findings  []finding.Finding // worst first
}

// Standing is the standing of a group, or nil.
func (p *Program) Standing(group string) *Standing {
	for i := range p.Standings {
		if p.Standings[i].Group == group {
			return &p.Standings[i]
		}
	}
	return nil
}

// Pairing is the pairing of a group, or nil when it has none.
func (p *Program) Pairing(group string) *Pairing {
	for i := range p.Pairings {
		if p.Pairings[i].Group == group {
			return &p.Pairings[i]
		}
	}
	return nil
}

// ProgramManagers are the account managers of the groups in the program, by
// name, each once: those for whom a book holds a workbook to fill in.
func (p *Program) ProgramManagers() []string {
	names := map[string]string{}
	for _, s := range p.Standings {
		if g := p.Group(s.Group); g != nil && s.InProgram() {
			if name, _ := First(g, func(a *Account) string { return a.Manager }); name != "" {
				names[Fold(name)] = name
			}
		}
	}
	return slices.Sorted(maps.Values(names))
}

// Stance is where a contact stands on the book's day, unknown once it has expired.
func (p *Program) Stance(c *Contact) Stance {
	return c.StanceAt(p.AsOf, p.Settings.Measures.StanceMonths)
}

// Sponsored reports whether a group has a confirmed sponsor. A proposal counts nowhere.
func (p *Program) Sponsored(group string) bool {
	r := p.Pairing(group)
	return r != nil && r.Confirmed && r.Sponsor != ""
}
