package program

// A Change is something that differs from the book before.
type Change struct {
	Group    string // Key; "" for the program as a whole
	Name     string
	Kind     string // Entered … AccountLeft
	Subject  string // what it is about, as the input names it: a promise, a meeting, a person; "" for the account itself
	From, To string
	On       Date    // the day that it is about: of the meeting, due, opened; unknown for none
	By       Decimal // how revenue moved, as a fraction; zero for other changes
	Why      string
}

// The kinds of change: of the standing, of the sponsor, and of what is known.
const (
	Entered         = "entered"
	Left            = "left"
	Moved           = "moved"
	ProposedToLeave = "proposed to leave"
	ProposedAddIn   = "proposed"
	NoLonger        = "no longer proposed"

	SponsorChanged = "sponsor changed"
	SponsorLeaves  = "sponsor leaves"

	EscalationOpened = "escalation opened"
	EscalationClosed = "escalation closed"
	EscalationGone   = "escalation no longer in the exports"
	IssueGone        = "severe issue no longer in the exports"
	IssueOpened      = "severe issue opened"
	IssueClosed      = "severe issue closed"
	PromiseMade      = "promised"
	PromiseKept      = "promise kept"
	PromiseOverdue   = "promise overdue"
	RevenueMoved     = "revenue moved"
	RenewalMoved     = "renewal moved"
	OpportunityNew   = "opportunity new"
	OpportunityMoved = "opportunity moved"
	OpportunityWon   = "opportunity won"
	OpportunityLost  = "opportunity lost"
	MeetingBooked    = "meeting booked"
	MeetingMoved     = "meeting moved"
	MeetingHeld      = "meeting held"
	MeetingCancelled = "meeting cancelled"
	StanceMoved      = "stance moved"
	Renamed          = "renamed"
	AccountJoined    = "account joined"
	AccountLeft      = "account left"
)

// ChangeKinds are all kinds, in the order in which a page tells them.
func ChangeKinds() []string {
	return []string{Entered, Left, Moved, ProposedToLeave, ProposedAddIn, NoLonger, SponsorChanged, SponsorLeaves,
		EscalationOpened, EscalationClosed, EscalationGone, IssueOpened, IssueClosed, IssueGone, PromiseOverdue, PromiseMade, PromiseKept,
		RevenueMoved, RenewalMoved, OpportunityWon, OpportunityLost, OpportunityNew, OpportunityMoved,
		MeetingHeld, MeetingBooked, MeetingMoved, MeetingCancelled, StanceMoved, Renamed, AccountJoined, AccountLeft}
}

// OfTier reports whether a change is about the standing of a group.
func (c Change) OfTier() bool {
	switch c.Kind {
	case Entered, Left, Moved, ProposedToLeave, ProposedAddIn, NoLonger:
		return true
	}
	return false
}

// OfSponsor reports whether a change is about who sponsors a group.
func (c Change) OfSponsor() bool { return c.Kind == SponsorChanged || c.Kind == SponsorLeaves }

// Undecided reports whether a change is a proposal, or about who is to follow a
// sponsor: for the program manager alone.
func (c Change) Undecided() bool {
	switch c.Kind {
	case ProposedToLeave, ProposedAddIn, NoLonger, SponsorLeaves:
		return true
	}
	return false
}
