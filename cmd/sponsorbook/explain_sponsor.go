package main

import (
	"fmt"
	"io"
	"strings"

	"sponsorbook/pipeline/program"
)

// A sponsorship is who sponsors a group, decided or proposed, and why. The parts
// of the score are those of the proposal, or of the successor's where the sponsor
// leaves; a confirmed sponsor has them for comparison.
type sponsorship struct {
	Name           string           `json:"name,omitempty"`               // missing where nobody is confirmed or proposed
	Confirmed      bool             `json:"confirmed"`                    // decided, not proposed
	Since          program.Date     `json:"since,omitzero"`               // first day
	Chosen         string           `json:"chosen_or_assigned,omitempty"` // whether chosen or assigned, in the words of the input
	Mandate        string           `json:"mandate,omitempty"`            // open doors, protect, …, in the words of the input
	Deputy         string           `json:"deputy,omitempty"`             // who stands in
	ProposedDeputy string           `json:"proposed_deputy,omitempty"`    // who could
	Leaves         program.Date     `json:"leaves,omitzero"`              // last day of a sponsor who leaves
	Successor      string           `json:"proposed_successor,omitempty"` // who could follow
	Score          *program.Decimal `json:"score,omitempty"`              // fit of the pair, 0 to 100
	Parts          []part           `json:"parts,omitempty"`              // what the score is made of
	RunnerUp       string           `json:"runner_up,omitempty"`          // the next best
	RunnerUpScore  *program.Decimal `json:"runner_up_score,omitempty"`    // their fit
	Notes          []because        `json:"notes"`                        // what was decided, and why
}

// A part is one part of a score.
type part struct {
	Name  string          `json:"name"`  // which part
	Score program.Decimal `json:"score"` // points
	Why   string          `json:"why"`   // in words
}

func sponsorshipOf(p *program.Pairing) *sponsorship {
	if p == nil {
		return nil
	}
	s := &sponsorship{Name: p.Sponsor, Confirmed: p.Confirmed, Since: p.Since, Chosen: p.Chosen, Mandate: p.Mandate,
		Deputy: p.Deputy, ProposedDeputy: p.ProposedDeputy, Leaves: p.Leaves, Successor: p.Successor,
		RunnerUp: p.RunnerUp, Notes: reasonsOf(p.Why)}
	for _, x := range p.Parts {
		s.Parts = append(s.Parts, part{x.Name, program.Round(x.Score, 2), x.Why})
	}
	if len(p.Parts) > 0 {
		s.Score = rounded(p.Score)
	}
	if p.RunnerUp != "" {
		s.RunnerUpScore = rounded(p.RunnerUpScore)
	}
	return s
}

func rounded(d program.Decimal) *program.Decimal {
	d = program.Round(d, 2)
	return &d
}

func (s *sponsorship) print(w io.Writer) {
	if s == nil {
		fmt.Fprintln(w, "sponsor: none; the account is not in the program")
		return
	}
	wrap(w, "sponsor: "+s.headline(), 80)
	for _, x := range []struct{ label, text string }{{"mandate", strings.ReplaceAll(s.Mandate, "both", "open doors and protect")},
		{"deputy", s.Deputy}, {"deputy, proposed and not decided", s.ProposedDeputy}} {
		if x.text != "" {
			fmt.Fprintf(w, "  %s: %s\n", x.label, x.text)
		}
	}
	s.succession(w)
	s.score(w)
	for _, r := range s.Notes {
		r.print(w, "note")
	}
}

// headline is who, decided or not, and since when.
func (s *sponsorship) headline() string {
	switch {
	case s.Name == "":
		return "none, and nobody can be proposed"
	case !s.Confirmed:
		return s.Name + " (proposed, not decided)"
	case !s.Since.Known():
		return s.Name + " (confirmed)"
	}
	return s.Name + " (confirmed), since " + longDay(s.Since)
}

func (s *sponsorship) succession(w io.Writer) {
	if !s.Leaves.Known() {
		return
	}
	text := "  leaves on " + longDay(s.Leaves)
	if s.Successor != "" {
		text += "; " + s.Successor + " is proposed as successor, not decided"
	}
	wrap(w, text, 80)
}

// score is the sum with its parts, the largest figure a person needs first.
func (s *sponsorship) score(w io.Writer) {
	if s.Score == nil {
		return
	}
	whom := "the pair"
	if s.Successor != "" {
		whom = "the successor " + s.Successor
	}
	fmt.Fprintf(w, "  fit of %s: %s of 100, of these\n", whom, s.Score)
	for _, x := range s.Parts {
		wrap(w, fmt.Sprintf("    %6s  %s: %s", x.Score, x.Name, x.Why), 80)
	}
	if s.RunnerUp == "" {
		return
	}
	text := fmt.Sprintf("  runner-up: %s with %s", s.RunnerUp, s.RunnerUpScore)
	if s.RunnerUpScore.GreaterThan(*s.Score) {
		text += ", more than the one proposed, but all groups together fit best this way"
	}
	wrap(w, text, 80)
}
