package value

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// Stance is where a word of a stance column says that a person stands.
func Stance(text string) (program.Stance, bool) {
	term, ok := Words("stance").Term(text)
	return stances[term], ok
}

var stances = map[string]program.Stance{
	"supports": program.Supports, "neutral": program.Neutral, "sceptical": program.Sceptical, "opposed": program.Opposed,
}

// Role is a person's role in the decision: program.Decides, Approves, … A word
// that names a stance is no role: see RoleAsksStance.
func Role(text string) (string, bool) { return Words("role").Term(text) }

// RoleAsksStance reports whether a word of a role column says where somebody
// stands rather than what they decide, as Dynamics' "Blocker" and HubSpot's
// "Champion" do. Neither role nor stance may be taken from it: it is a question.
func RoleAsksStance(text string) bool {
	_, ok := Words("role is stance").Term(text)
	return ok
}

// DocumentWord is what a type of document is, by its words or the last of them: a
// "sales credit note" is a "credit". It is "invoice", "credit", "order" or
// "other"; false where nobody lists it.
func DocumentWord(text string) (string, bool) {
	term, known := Words("document").Term(text)
	for words := strings.Fields(text); !known && len(words) > 1; {
		words = words[1:]
		term, known = Words("document").Term(strings.Join(words, " "))
	}
	return term, known
}

// An Outcome is what a stage or status of an opportunity comes to.
type Outcome uint8

// The outcomes.
const (
	UnknownOutcome Outcome = iota
	StillOpen
	Won
	Lost
)

// Stage is whether an opportunity in a stage is open, won or lost. A company's
// own stages are often unknown: then its closed and won columns decide.
func Stage(text string) (Outcome, bool) {
	term, ok := Words("stage").Term(text)
	return outcomes[term], ok
}

var outcomes = map[string]Outcome{"open": StillOpen, "won": Won, "lost": Lost}

// Severity is how bad a severity or priority says that an issue is: program.Severe,
// Major, Minor. In numbers 1 is the worst, as in P1.
func Severity(text string) (int, bool) {
	term, ok := Words("severity").Term(text)
	return severities[term], ok
}

var severities = map[string]int{"severe": program.Severe, "major": program.Major, "minor": program.Minor}

// StatusOpen is whether a status of an issue or escalation means that it is
// still open.
func StatusOpen(text string) (program.Flag, bool) {
	term, ok := Words("status").Term(text)
	return yesIf(term, "open", ok), ok
}

// StatusEscalated reports whether a status says that an issue was escalated.
func StatusEscalated(text string) bool { return escalated[wordKey(firstWord(text))] }

var escalated = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("escalated escalation eskaliert escaladé escalado エスカレーション済み エスカレーション") {
		m[wordKey(w)] = true
	}
	return m
}()

func firstWord(text string) string {
	if len(text) > maxWord {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return first
}

// Churned is whether a status of an account means that the customer left. A
// prospect is no customer who left: it is read, as No.
func Churned(text string) (program.Flag, bool) {
	term, ok := Words("churned").Term(text)
	return yesIf(term, "yes", ok), ok
}

// Prospect reports whether a status or type of an account says that it never
// was a customer: "Prospect", "Competitor", "Interessent".
func Prospect(text string) bool {
	term, _ := Words("churned").Term(text)
	return term == "prospect"
}

// yesIf is Yes for the term, No for another, Unknown where there is none.
func yesIf(term, yes string, ok bool) program.Flag {
	if !ok {
		return program.Unknown
	}
	return flagOf(term == yes)
}

// MeetingType is a meeting's type: program.Visit, QBR, Call, Review, RoundTable.
func MeetingType(text string) (string, bool) { return Words("meeting type").Term(text) }

// InPerson is whether a form says that people met in one room. A yes or no,
// from a column headed "In person", is one too.
func InPerson(text string) (program.Flag, bool) {
	if term, ok := Words("meeting form").Term(text); ok {
		return yesIf(term, "in person", true), true
	}
	return Flag(text)
}

// MeetingStatus is program.Proposed, Booked, Held or Cancelled.
func MeetingStatus(text string) (string, bool) { return Words("meeting status").Term(text) }

// Scope is how many customers an escalation concerns: "one" or "several".
func Scope(text string) (string, bool) { return Words("scope").Term(text) }

// EscalationOrigin is where an escalation came from: "internal", "partner" or
// "external".
func EscalationOrigin(text string) (string, bool) { return Words("origin").Term(text) }

// NoteType is program.Win, News or Financial.
func NoteType(text string) (string, bool) { return Words("note type").Term(text) }

// Mandate is what a sponsor is to do: "open doors", "protect" or "both".
func Mandate(text string) (string, bool) { return Words("mandate").Term(text) }

// Chosen is how a sponsor came to an account: "chosen" or "assigned".
func Chosen(text string) (string, bool) { return Words("chosen").Term(text) }

// SponsorMode is where a sponsor works: "internal", "external" or "both".
func SponsorMode(text string) (string, bool) { return Words("mode").Term(text) }

// ActionStatus is the status of a line of the plan: "proposed", "planned",
// "in progress", "done" or "cancelled".
func ActionStatus(text string) (string, bool) { return Words("action status").Term(text) }

// SurveyScale is "NPS", "CSAT" or "scorecard".
func SurveyScale(text string) (string, bool) { return Words("survey scale").Term(text) }

// A Document is what a type of document does to revenue.
type Document uint8

// The documents.
const (
	UnknownDocument Document = iota
	Invoice                  // adds
	Credit                   // takes away, whichever sign the export prints
	NoRevenue                // a payment, a quote, an order: neither
)

// DocumentType is what a document type does to revenue: an invoice adds, a
// credit memo takes away, a payment or an order is no revenue at all.
func DocumentType(text string) (Document, bool) {
	term, ok := Words("document").Term(text)
	return documents[term], ok
}

var documents = map[string]Document{"invoice": Invoice, "credit": Credit, "order": NoRevenue, "other": NoRevenue}

// Signed is an amount with the sign that its document gives it: a credit is
// never positive. An export that prints credits as negative already is left
// alone.
func (d Document) Signed(amount program.Decimal) program.Decimal {
	if d == Credit && amount.Sign() > 0 {
		return amount.Neg()
	}
	return amount
}

// Billing reports whether the type of an issue says that it is a billing
// problem rather than one of quality or service.
func Billing(text string) bool {
	if len(text) > 200 {
		return false
	}
	folded := " " + program.Fold(text)
	return slices.ContainsFunc(billing, func(w string) bool { return strings.Contains(folded, w) })
}

// billing are the words that make an issue one about bills, as the beginning of
// a word: "invoic" is in "invoices" and in "e-invoicing".
var billing = func() []string {
	var out []string
	for _, w := range script.SplitOn(`billing; invoic; payment; overcharg; charged; credit note; credit memo; refund; dunning; pricing error; wrong price; double charge; accounts payable; accounts receivable;
		rechnung; abrechnung; faktur; zahlung; mahnung; gutschrift; erstattung; falschberechnung;
		factur; paiement; rembours; note de credit; pago; cobro; reembols; nota de credito`, ";\n") {
		out = append(out, " "+program.Fold(w))
	}
	return append(out, "rechnung", "請求", "支払", "返金", "課金", "入金")
}()
