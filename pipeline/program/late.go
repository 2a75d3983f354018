package program

// What may be late.
const (
	LateVisit   = "visit"
	LateQBR     = "QBR"
	LateReview  = "internal review"
	LateDebrief = "debrief"
)

// A Late is something that the cadence asks for and that was not done in time.
type Late struct {
	Group   string
	What    string // LateVisit, LateQBR, LateReview or LateDebrief
	Due     Date   // the last day on which it would have been in time; unknown: there never was one
	Last    Date   // when it was done last; of a debrief, the day of the meeting
	Owner   string // who is to do it: a name, or the role where none is known
	Role    string // "sponsor" or "account manager"
	Meeting string // Identity of the meeting that is not debriefed
}
