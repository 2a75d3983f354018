package program

// What may be late.
const (
	LateVisit   = "visit"
	LateQBR     = "QBR"
	LateReview  = "internal review"
	LateDebrief = "debrief"
)

// A Late is something that was not done in time: what the cadence asks for, or a line of
// the plan that is overdue.
type Late struct {
	Group   string
	What    string // LateVisit, LateQBR, LateReview or LateDebrief; of a line of the plan, what it says
	Action  string // the id of the line of the plan; "" for what the cadence asks for
	Step    string // of the line, that is overdue; "" for the whole of it
	Due     Date   // the last day on which it would have been in time; unknown: there never was one
	Last    Date   // when it was done last; of a debrief, the day of the meeting
	Owner   string // who is to do it: a name, or the role where none is known
	Role    string // "sponsor" or "account manager"; of a line of the plan, the line's
	Meeting string // Identity of the meeting that is not debriefed
}
