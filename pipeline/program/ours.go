package program

import "slices"

// Files of a book begin so, and no export does: they are never read as one,
// wherever they lie.
const (
	PageMark     = `<meta name="generator" content="sponsorbook">`
	FindingsHead = "severity,code,file,sheet,cell,message,mend\n"
)

// A Duty is one of the program's eleven responsibilities, of which a sponsor takes on
// three or four; "" for what is none of them.
type Duty string

// The responsibilities, in the order in which the charter lists them.
const (
	DutyAlignment  Duty = "strategic alignment"
	DutyPeers      Duty = "peer relationships"
	DutyObstacles  Duty = "removing obstacles"
	DutyNewSales   Duty = "new opportunities"
	DutyReviews    Duty = "internal account meetings"
	DutyPlan       Duty = "monitoring the plan"
	DutyManager    Duty = "supporting the account manager"
	DutySurveys    Duty = "surveys and scorecards"
	DutyRapid      Duty = "rapid response"
	DutyNegotiates Duty = "renewals and negotiations"
	DutySpeaks     Duty = "speaking for the account"
)

// MostDuties is how many responsibilities a sponsor takes on at most.
const MostDuties = 4

// A Responsibility is a duty with what it means, and the figure that tells whether it
// is done: so many of so many of what Counts names.
type Responsibility struct {
	Duty          Duty
	Means, Counts string
}

// Responsibilities are the eleven.
func Responsibilities() []Responsibility {
	return []Responsibility{
		{DutyAlignment, "Knows where the customer is going and says where we are, so that both plan for the same.",
			"accounts whose priorities and ours are told"},
		{DutyPeers, "Knows those who decide there, as an equal.", "decision makers met in twelve months"},
		{DutyObstacles, "Clears what in our own company stands in the account's way.", "asks of you answered in twelve months"},
		{DutyNewSales, "Opens doors to business that nobody of ours could open alone.",
			"accounts with a new opportunity after your meetings"},
		{DutyReviews, "Sits in the account team's own meetings.", "accounts whose internal review you joined in twelve months"},
		{DutyPlan, "Sees to it that what the plan says is done.", "lines of the plan that fell due, done"},
		{DutyManager, "Backs the account manager, and tells them what was said.", "meetings of yours debriefed in twelve months"},
		{DutySurveys, "Asks what customers think of us, and reads the answers.", "accounts that answered a survey in twelve months"},
		{DutyRapid, "Is there within days when something goes badly wrong.", "escalations acknowledged within two days"},
		{DutyNegotiates, "Prepares renewals and large contracts with the customer's executives.",
			"accounts that renew in twelve months, prepared in a meeting"},
		{DutySpeaks, "Speaks for the account before our executives and the board, until promises are kept.",
			"promises that fell due in twelve months, kept"},
	}
}

// A Focus is what a sponsor took on, in the roster's own word, and the duty that it means.
type Focus struct {
	Given string
	Duty  Duty
}

// Taken are the duties that a sponsor took on, each once, in the order of the roster.
func (s *Sponsor) Taken() []Duty {
	var out []Duty
	for _, f := range s.Focus {
		if f.Duty != "" && !slices.Contains(out, f.Duty) {
			out = append(out, f.Duty)
		}
	}
	return out
}

// A DutyDone is how far a sponsor did what they took on: so many of so many.
type DutyDone struct {
	Sponsor  string // Key
	Duty     Duty
	Done, Of int // Of is 0 where no export tells
}
