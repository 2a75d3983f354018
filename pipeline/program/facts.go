// Package program holds the nouns of an executive sponsor program: accounts and
// their groups, people, meetings, trouble, standings, pairings, actions, KPIs.
//
// Intake fills the facts, the stages add their decisions. The package itself
// decides nothing and does no input or output. Unknown is the zero value of a
// field and is never printed as zero.
package program

import (
	"maps"

	"sponsorbook/pipeline/finding"
)

// A Flag is a yes or no that the input may leave open.
type Flag int8

// The states of a Flag.
const (
	Unknown Flag = iota
	Yes
	No
)

// A Number is a count or score that the input may leave open.
type Number struct {
	Value Decimal
	Known bool
}

// NewNumber is a known number.
func NewNumber(d Decimal) Number { return Number{d, true} }

// An Origin is where a record was read: a row, and the column of each field.
type Origin struct {
	finding.Ref                // the row; Col is 0
	columns     map[string]int // shared by the records of a table: field name → column
	moved       map[string]finding.Ref
	voices      map[string]Voice // of fields that a person told
}

// NewOrigin is the origin of a record at a row whose fields stand in the given
// columns. The map is shared, not copied.
func NewOrigin(row finding.Ref, columns map[string]int) Origin {
	row.Col = 0
	return Origin{Ref: row, columns: columns}
}

// Field is the cell of a field by its canonical name ("renewal date"), or the
// row where the field has no column of its own.
func (o Origin) Field(name string) finding.Ref {
	if r, ok := o.moved[name]; ok {
		return r
	}
	return o.At(o.columns[name])
}

// Has is whether the table of the record has a column for a field.
func (o Origin) Has(name string) bool { return o.columns[name] > 0 }

// Moved is the origin with one field read elsewhere, as when a returned fill-in
// workbook changes it.
func (o Origin) Moved(name string, to finding.Ref) Origin {
	m := maps.Clone(o.moved)
	if m == nil {
		m = map[string]finding.Ref{}
	}
	m[name] = to
	o.moved = m
	return o
}

// An Account is one customer record of the CRM.
type Account struct {
	Key    string // identity: the id, else the normalised name; never printed
	ID     string // as the source writes it; "" where accounts have none
	Name   string
	Parent string // Key of the parent account; "" for none
	Origin Origin

	Industry, Segment, Region, Country, City, Website string
	Employees                                         Number
	CustomerSince                                     Date
	Status                                            string // as the source writes it
	Churned                                           Flag   // by status or by a flag of its own
	LostReason                                        string // why it left, as the source writes it

	Manager, ManagerEmail, ManagerPhone, ManagerCountry string // the account manager
	ManagerTitle                                        string // of the account manager, as the source writes it
	ManagerSince                                        Date   // the account manager holds the account since
	FormerManager                                       string // the account manager whom the exports name and who has left; "" for none
	Sponsor, Deputy                                     string // confirmed names; "" for none
	SponsorSince                                        Date
	SponsorChosen                                       string // "chosen", "assigned" or ""
	SponsorNearest                                      string // of the roster, the one whom Sponsor may mean; "" when nobody is near
	NextSponsor                                         Next   // whom the table names already, for a day after the as-of date
	Mandate                                             string // "open doors", "protect", "both" or ""
	CustomerExecutive                                   string

	Renewal       Date
	ContractValue Money
	Terms         ContractTerms
	Health        string // as the source writes it
	HealthPoor    Flag   // whether that word or score means trouble

	NewMarket, IndustryExpansion, MustNotLose Flag
	Competitor, KnownIssue                    string
	AnnualRevenue                             Money  // the customer's own size, not what it pays us
	Profit                                    Money  // what we earn with it in a year, as the source tells
	Margin                                    Number // the same as a part of revenue, 1 = 100 %
}

// A Next is a sponsor who takes over after the as-of date: until that day the
// one before stands. The zero Next is none.
type Next struct {
	Sponsor string
	Since   Date
}

// A Revenue is what one account paid us in one month, from one table.
type Revenue struct {
	Account      string // Key
	Month        Month
	ProductLine  string
	DocumentType string
	Amount       Money
	From         finding.Ref // the first cell of it
	Cells        int         // how many cells were added up
}

// ContractTerms are how long a contract runs each time, by when it may be left, and
// what its price does. The zero values are unknown.
type ContractTerms struct {
	Length, Notice Length
	PriceClause    string // as the source writes it: "CPI, capped at 3 %"
}

// A Length is months or days; the zero Length is unknown.
type Length struct{ Months, Days int }

// Known reports whether the length is known.
func (l Length) Known() bool { return l != Length{} }

// Before is the day so long before another; unknown where either is.
func (l Length) Before(d Date) Date {
	if !l.Known() || !d.Known() {
		return 0
	}
	return d.AddMonths(-l.Months).AddDays(-l.Days)
}

// A Contract is a subscription or contract running over dates.
type Contract struct {
	ID      string
	Account string // Key
	Start   Date
	End     Date // unknown: open-ended
	Ends    bool // it is not renewed: notice was given, or it was terminated
	Annual  Money
	Terms   ContractTerms
	Origin  Origin
}

// Roles in a decision, as the briefing prints them. Others stay as written.
const (
	Decides    = "decides"
	Influences = "influences"
	Approves   = "approves"
	Evaluates  = "evaluates"
	Uses       = "uses"
)

// A Stance is where a contact stands towards us.
type Stance int8

// The stances, from worst to best; the zero Stance is unknown.
const (
	StanceUnknown Stance = iota
	Opposed
	Sceptical
	Neutral
	Supports
)

// String is the only word for a stance that may be printed: the person may read it.
func (s Stance) String() string {
	return [...]string{"", "opposed", "sceptical", "neutral", "supports"}[s]
}

// A Contact is a person at the customer.
type Contact struct {
	Key         string // identity: the id, else account and normalised name
	ID          string
	Account     string // Key
	Name        string
	LatinName   string // in Latin script, where Name is not
	SayAs       string
	Title       string
	Level       int    // of the title, as a sponsor's; 0 unknown
	Role        string // decision role: Decides, Influences, …; "" unknown
	RoleAsGiven string // the source's own word
	Stance      Stance
	StanceGiven string // the source's own word: for the program manager's pages alone
	StanceBasis string
	StanceOn    Date
	Division    string
	ReportsTo   string // Key of the contact, else the name as written
	Email       string
	Phone       string
	Language    string
	LastContact Date
	// LastActivity is the newest touch that the source counts, be it a mail that
	// nobody answered: it says less than LastContact, and never that they met.
	LastActivity Date
	// Gone is whether the person is no longer there, by the source's own mark, which
	// GoneWhy is. Such a person is history and in no room.
	Gone    bool
	GoneWhy string
	Owner   string // who of ours keeps the contact
	Origin  Origin
}

// An Opportunity is a possible sale.
type Opportunity struct {
	ID, Name      string
	Account       string // Key; "" when the export names none
	Stage         string // as the source writes it
	Open          bool
	Won           bool
	Amount        Money
	Probability   Number // 0 to 1
	Close         Date
	Created       Date
	Owner         string
	SourceMeeting string // meeting id
	ProductLine   string // what would be sold; "" unknown
	LostReason    string // why it was not, as the source writes it
	Origin        Origin
}

// Severities of issues and escalations; others stay unknown.
const (
	SeverityUnknown = 0
	Minor           = 1
	Major           = 2
	Severe          = 3
)

// An Issue is a quality, billing or service problem.
type Issue struct {
	ID, Type      string // Type as the source writes it
	Billing       bool   // a billing problem rather than a quality or service issue
	Account       string // Key
	Opened        Date
	Closed        Date
	IsOpen        bool
	Severity      int    // SeverityUnknown … Severe
	SeverityGiven string // as the source writes it
	Status        string
	Summary       string
	Amount        Money
	Owner         string
	SourceTool    string
	Remedy        string // our answer
	Due           Date
	Escalation    string // id of the escalation that it belongs to, with which it is counted; "" for none
	Origin        Origin
}

// An Escalation is trouble that left its normal path.
type Escalation struct {
	ID                                              string
	Accounts                                        []string // Keys
	Opened, Acknowledged, Resolved                  Date
	Severity                                        int
	SeverityGiven                                   string
	Scope                                           string // "one", "several" or ""
	From                                            string // "internal", "partner", "external" or ""
	Summary                                         string
	ExpectationGap, Cause, FailedProcess            string
	SourceTool, Type                                string
	Manager, AuthorityBy, Team, People, Corrections string
	Gap                                             string     // GapReal, GapPerceived, "" unknown, others as written
	CustomerCommitted                               Flag       // the customer's executive has committed
	Over                                            bool       // it is closed, on a day that nobody tells
	Also                                            []TicketID // what tells of it beside ID, in this tool or in others
	Origin                                          Origin
}

// What the gap between expectation and delivery is, as Escalation.Gap says it.
const (
	GapReal      = "real"      // we did not deliver what was agreed
	GapPerceived = "perceived" // we did, and the customer sees it otherwise
)

// A TicketID is a ticket by its id, in the tool that names it; "" unknown.
type TicketID struct{ ID, Tool string }

// Open reports whether the escalation is unresolved on a day.
func (e Escalation) Open(at Date) bool {
	return e.Opened.Known() && e.Opened <= at && !e.Over && (!e.Resolved.Known() || e.Resolved > at)
}

// A Sponsor is an executive of ours.
type Sponsor struct {
	Key                   string // normalised name
	Name, Title           string
	Level                 int // 1 chief executive, 2 board, 3 senior vice president, 4 vice president, 5 director; 0 unknown
	LevelGiven            string
	Email, AssistantEmail string
	Capacity              Number
	Industries, Regions   []string
	Languages             []string
	Comfort               Number // 1 to 5, for the program manager's pages alone
	Mode                  string // "internal", "external", "both" or ""
	Country, TimeZone     string
	Unavailable           []Period
	UnavailableWhy        string   // never on a page that leaves the program manager
	NeverWith             []string // account Keys, else names as written
	Leaves                Date
	Left                  bool // said to be no longer there, on whatever day
	DirectReports         []string
	Focus                 []Focus // the responsibilities taken on
	Origin                Origin
}

// Statuses of a meeting.
const (
	Proposed  = "proposed"
	Booked    = "booked"
	Held      = "held"
	Untold    = "not told" // its day is over, and nothing says whether it was held
	Cancelled = "cancelled"
)

// Types of meeting that the cadence counts. Others stay as written.
const (
	Visit      = "visit"
	QBR        = "QBR"
	Call       = "call"
	Review     = "review"
	RoundTable = "round table"
)

// A Meeting is a visit, QBR, review, call or round table with a customer.
type Meeting struct {
	ID               string
	Accounts         []string // Keys
	Date             Date
	Start, End       string // "14:00", local; "" unknown
	TimeZone         string // IANA name; "" unknown
	Place            string
	Type             string // ours, such as Visit, where the word is known
	TypeGiven        string // the source's own word: what a page prints
	InPerson         Flag
	Status           string
	Candidate        bool // from a calendar export, not yet confirmed as a meeting of the program
	Sponsor          string
	Ours, Theirs     []string // attendees by name
	Goal             string
	BenefitToThem    string
	BenefitToUs      string
	Agenda           []string
	Outcome, Learned string
	WorkBetter       string
	Verdict          string // the customer's
	NewOpportunities string
	Became           string // what became of what was learned or found: taken up how, or not taken and why
	Promises         []Promise
	FollowUps        []string
	Hours            Number
	Origin           Origin
}

// A Promise is what we owe the customer.
type Promise struct {
	Account string // Key
	Text    string
	Owner   string
	Due     Date
	Kept    Flag
	KeptOn  Date
	Answer  string
	Made    Date
	Origin  Origin
}

// A Survey is one answer.
type Survey struct {
	Account    string // Key
	Date       Date
	Score      Number
	Scale      string // "NPS", "CSAT", "scorecard" or as written
	Respondent string
	Comment    string
	Origin     Origin
}

// A Profile is what a CRM lacks of an account, told by its account manager.
type Profile struct {
	Account                                             string // Key
	Strategy, CompanyGoal, LongView, ValueMessage       string
	TheirPriorities, OurPriorities                      string
	IndustryIssues, IndustryTrends                      string
	Divisions                                           []string
	Needs, Likes, Dislikes, GreatestImpact, TopicsAvoid string
	RivalPosition, AgainstRival                         string // the competitor's position, and what we say against it
	Questions                                           string
	NegotiationLead, NegotiationLimits, NegotiationWhen string // who speaks in it, how far they may go, when
	ThisMonth                                           string // what the sponsor is to know this month, in three lines
	ThisMonthOn                                         Date
	Untapped                                            Money
	Unavailable                                         []Period // when the customer cannot be met
	UntappedNote                                        string
	ManagerView                                         string // of the program; for the program manager alone
	SeenOn                                              Date   // seen by the account manager on
	SeenBy                                              string
	Origin                                              Origin
}

// What a part of a customer has of a product line, as Potential.State says it.
const (
	Bought   = "bought"
	Offered  = "open" // a sale of it is under way
	Untapped = "untapped"
)

// A Potential is what a part of a customer has, or could have, of a product line.
type Potential struct {
	Account               string // Key
	Division, ProductLine string // Division "" is the account itself
	State                 string // Bought, Offered or Untapped; "" unknown, others as written
	Amount                Money  // a year, as the source estimates it
	Note                  string
	Origin                Origin
}

// An Ask is a request to a sponsor or to our company.
type Ask struct {
	ID, Account       string // Account is a Key
	Text, Of          string
	AskedOn, NeededBy Date
	Answer            string
	AnsweredOn        Date
	Origin            Origin
}

// Types of note.
const (
	Win       = "win"
	News      = "news"
	Financial = "financial"
)

// A NoteItem is a win or a piece of news.
type NoteItem struct {
	Account string // Key
	Date    Date
	Type    string // Win, News, Financial or as written
	Text    string
	Source  string
	Origin  Origin
}

// A TeamMember is one of ours on an account.
type TeamMember struct {
	Account                             string // Key
	Person, Role, Counterpart           string
	RelationshipNow, RelationshipWanted string
	Origin                              Origin
}

// An Occasion is a chance to meet: a fair, a conference, a dinner.
type Occasion struct {
	Date                          Date
	Name, Place, Region, Industry string
	Origin                        Origin
}

// An ActionReport is what came back about a line of an earlier plan.
type ActionReport struct {
	ID          string
	Status      string // "proposed", "planned", "in progress", "done", "cancelled"
	CompletedOn Date
	Comment     string
	Origin      Origin
}

// A ReturnedFillIn is an account manager's workbook that came back, filled in.
type ReturnedFillIn struct {
	Book    Month // the book that it was made for
	Manager string
	Origin  Origin
}

// An Override is a decision by hand.
type Override struct {
	Account   string // Key
	Tier      int    // 1, 2, 3; 0 leaves the tier alone
	Sponsor   string // "" leaves the sponsor alone
	Group     string // Key or name of the parent, "none" to stand alone; "" leaves it alone
	Reason    string
	DecidedBy string
	DecidedOn Date // unknown: it counts in every book before it expires
	Expires   Date
	Origin    Origin
}

// A Rate converts one unit of Currency to the reporting currency in a month.
type Rate struct {
	Month    Month
	Currency string
	Rate     Decimal
	Origin   Origin
}
