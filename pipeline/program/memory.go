package program

import "slices"

// A Snapshot is what a book remembers for later books. Its JSON form is the
// book's snapshot.json.
type Snapshot struct {
	Schema      int              `json:"schema"`
	Book        Month            `json:"book"`
	AsOf        Date             `json:"as_of"`
	Version     string           `json:"version"`
	Currency    string           `json:"currency"`
	Basis       Basis            `json:"revenue_basis"`
	Window      Window           `json:"window"`
	Groups      []PastGroup      `json:"groups"`
	Accounts    []PastAccount    `json:"accounts"`
	Roster      []PastSponsor    `json:"roster"`
	Contacts    []PastContact    `json:"contacts"`
	Actions     []PastAction     `json:"actions"`
	Asks        []PastAsk        `json:"asks"`
	Escalations []PastEscalation `json:"escalations"`
	Known       []PastFact       `json:"known"` // what the book knew of groups in the program; null in books that did not remember it
	KPIs        []PastKPI        `json:"kpis"`
	Events      []PastEvent      `json:"events"`
	FillIns     int              `json:"fill_ins"`  // workbooks that the book held for account managers
	Said        []Said           `json:"said"`      // what workbooks that came back say and the exports do not
	Workbooks   []PastWorkbook   `json:"workbooks"` // those that may come back, of every edition of the book
}

// A PastAccount is what an earlier book called an account: exports of other
// systems go on using an old name.
type PastAccount struct {
	Key  string `json:"key"` // the id, else the normalised name
	Name string `json:"name"`
}

// A PastGroup is a group as an earlier book had it.
type PastGroup struct {
	Key             string       `json:"key"`
	Name            string       `json:"name"`
	Members         []string     `json:"members"`
	Tier            int          `json:"tier"`
	Since           Date         `json:"since"` // in this tier since
	Active          bool         `json:"active"`
	Revenue         Decimal      `json:"revenue"`
	Lacks           bool         `json:"lacks,omitempty"` // money is missing in it
	Months          []PastMonth  `json:"months"`
	Reason          string       `json:"reason"`             // code of the first reason
	Why             string       `json:"why"`                // text of the first reason
	Earned          int          `json:"earned"`             // by revenue and the band alone
	EarnedSince     Date         `json:"earned_since"`       // at the latest
	OutsideSince    Date         `json:"outside_since"`      // outside the band since; unknown when inside
	OutsideQuarters int          `json:"outside_quarters"`   // quarter-ends in a row outside the band
	Proposed        string       `json:"proposed,omitempty"` // "add-in" or "leave"
	ProposedSince   Date         `json:"proposed_since"`
	ProposedTier    int          `json:"proposed_tier,omitempty"`
	ProposedWhy     string       `json:"proposed_why,omitempty"`
	TroubleSince    Date         `json:"trouble_since"` // signals of trouble since
	Signals         []PastSignal `json:"signals,omitempty"`
	Sponsor         string       `json:"sponsor,omitempty"`
	Confirmed       bool         `json:"confirmed"`
	SponsorSince    Date         `json:"sponsor_since"`
	Deputy          string       `json:"deputy,omitempty"`
	Successor       string       `json:"successor,omitempty"`
	SponsorLeaves   Date         `json:"sponsor_leaves,omitzero"`
	Executive       string       `json:"executive,omitempty"` // the customer's, as the accounts table names them
}

// A PastSignal is a sign of trouble that an earlier book saw.
type PastSignal struct {
	Code  string `json:"code"`
	Since Date   `json:"since"`
}

// A PastMonth is the revenue of a month in the currency of its book.
type PastMonth struct {
	Month  Month   `json:"month"`
	Amount Decimal `json:"amount"`
}

// A PastSponsor is an executive on an earlier roster.
type PastSponsor struct {
	Name     string `json:"name"`
	Capacity int    `json:"capacity"`
	Accounts int    `json:"accounts"`
}

// A PastContact is a contact's stance in an earlier book.
type PastContact struct {
	Key    string `json:"key"`
	Group  string `json:"group"`
	Name   string `json:"name"`
	Role   string `json:"role,omitempty"`
	Stance Stance `json:"stance"`
	On     Date   `json:"on"`
}

// A PastAction is a line of an earlier plan.
type PastAction struct {
	ID          string `json:"id"`
	Group       string `json:"group"`
	Rule        string `json:"rule"`
	What        string `json:"what"`
	Start       Date   `json:"start"`
	Due         Date   `json:"due"`
	Status      string `json:"status"`
	CompletedOn Date   `json:"completed_on"`
	Comment     string `json:"comment,omitempty"`
	Sequence    int    `json:"sequence"`
	Why         string `json:"why,omitempty"`
	Owner       string `json:"owner,omitempty"`
	Role        string `json:"role,omitempty"`
	Sponsor     string `json:"sponsor,omitempty"`
	Window      string `json:"window,omitempty"`
	Weight      int    `json:"weight,omitempty"`
}

// A PastEvent is an event as an earlier book's calendars held it.
type PastEvent struct {
	UID       string   `json:"uid"`
	Meeting   string   `json:"meeting,omitempty"`
	Action    string   `json:"action,omitempty"`
	Day       Date     `json:"day"`
	State     string   `json:"state"` // Event.State: changes when day, time, place or state do
	Cancelled bool     `json:"cancelled,omitempty"`
	Sequence  int      `json:"sequence"`
	In        []string `json:"in,omitempty"` // PersonMark of the sponsors whose calendars hold it
}

// A PastAsk is an ask in an earlier book.
type PastAsk struct {
	ID         string `json:"id"`
	Group      string `json:"group"`
	Of         string `json:"of"`
	AskedOn    Date   `json:"asked_on"`
	NeededBy   Date   `json:"needed_by"`
	AnsweredOn Date   `json:"answered_on"`
}

// A PastEscalation is an escalation seen by an earlier book.
type PastEscalation struct {
	ID       string   `json:"id"`
	Groups   []string `json:"groups"`
	Opened   Date     `json:"opened"`
	Resolved Date     `json:"resolved"`
	Cause    string   `json:"cause,omitempty"`
	Over     bool     `json:"over,omitempty"` // closed, on a day that nobody tells
}

// A PastFact is something that a book knew of a group in the program, so that a
// later one can say what became of it.
type PastFact struct {
	Group string `json:"group"`
	Kind  string `json:"kind"` // FactMeeting, FactPromise, FactIssue, FactOpportunity, FactRenewal, FactStance
	Key   string `json:"key"`  // which one of its kind
	What  string `json:"what,omitempty"`
	State string `json:"state"`
	On    Date   `json:"on,omitzero"`
}

// The kinds of facts that a book remembers.
const (
	FactMeeting     = "meeting"
	FactPromise     = "promise"
	FactIssue       = "severe issue"
	FactEscalation  = "escalation"
	FactOpportunity = "opportunity"
	FactRenewal     = "renewal"
	FactStance      = "stance"
)

// A PastKPI is a figure of an earlier book.
type PastKPI struct {
	Code        string   `json:"code"`
	Value       Quantity `json:"value"`
	Numerator   Quantity `json:"numerator"`
	Denominator Quantity `json:"denominator"`
	N           int      `json:"n"`
	Low         Quantity `json:"low,omitzero"` // of the 95 % interval
	High        Quantity `json:"high,omitzero"`
	Definition  string   `json:"definition,omitempty"` // and formula, as that book measured it
}

// A Memory is the snapshots of the earlier books, oldest first; empty for the
// first book. Books of the same or a later month are never in it.
type Memory []Snapshot

// Last is the newest earlier book, or nil.
func (m Memory) Last() *Snapshot {
	if len(m) == 0 {
		return nil
	}
	return &m[len(m)-1]
}

// At is the snapshot of a month, or nil.
func (m Memory) At(month Month) *Snapshot {
	for i := range m {
		if m[i].Book == month {
			return &m[i]
		}
	}
	return nil
}

// Group is a group as the snapshot has it, or nil.
func (s *Snapshot) Group(key string) *PastGroup {
	if s == nil {
		return nil
	}
	byKey := func(g PastGroup, key string) int { return cmpString(g.Key, key) }
	if i, found := slices.BinarySearchFunc(s.Groups, key, byKey); found {
		return &s.Groups[i]
	}
	for i := range s.Groups { // a snapshot that is not in order
		if s.Groups[i].Key == key {
			return &s.Groups[i]
		}
	}
	return nil
}
