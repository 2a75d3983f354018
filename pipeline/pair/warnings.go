package pair

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Warning is something that a person should know of a confirmed pair. It is
// a reason on the pairing and a finding.
type Warning struct {
	Code     string
	Why      string
	Doc      string
	Severity finding.Severity
	Mend     string
	Many     string // what more than a few groups have in common, after their number; "" keeps one finding each
	// find is what there is to say of a pair; "" when all is well.
	find func(*round, *demand, *program.Pairing) string
}

// Warnings are all of them, in the order in which they are printed.
var Warnings = []Warning{
	{
		Code: "sponsor-unknown", Why: "not on the roster", Severity: finding.Warning,
		Doc:  "The name of the executive sponsor is not on the roster of sponsors.",
		Mend: "add the executive to the table of sponsors, or correct the name",
		find: notOnRoster,
	},
	{
		Code: "sponsor-left", Why: "the sponsor has left", Severity: finding.Warning,
		Doc:  "The sponsor's last day is over and the account still names them: from the day after, it has no sponsor.",
		Mend: "name a new sponsor in the accounts or by an override",
		find: hasLeft,
	},
	{
		Code: "sponsor-leaves", Why: "the sponsor leaves", Severity: finding.Note,
		Doc:  "The sponsor leaves within handover_days; a successor is proposed, and both hand over together.",
		Mend: "confirm a successor in the accounts or by an override",
		Many: "groups whose sponsor leaves",
		find: leavesSoon,
	},
	{
		Code: "over-capacity", Why: "over capacity", Severity: finding.Warning,
		Doc:  "The sponsor has more confirmed accounts than they can carry; confirmed pairs stand all the same.",
		Mend: "raise the sponsor's capacity in the roster, or give an account to another",
		find: overCapacity,
	},
	{
		Code: "never-with", Why: "never with this account", Severity: finding.Warning,
		Doc:  "The roster says that the sponsor is never to be paired with an account of this group.",
		Mend: "name another sponsor, or correct the roster",
		find: againstNever,
	},
	{
		Code: "sponsor-internal", Why: "works inside only", Severity: finding.Note,
		Doc:  "The roster says that the sponsor works inside our company, and an account names them: confirmed pairs stand all the same.",
		Mend: "name a sponsor who meets customers, or correct the mode in the roster",
		Many: "groups whose sponsor works inside only",
		find: worksInside,
	},
	{
		Code: "superior", Why: "the account manager's direct superior", Severity: finding.Warning,
		Doc:  "The sponsor is the direct superior of an account manager of the group.",
		Mend: "name another sponsor, or another account manager",
		find: isSuperior,
	},
	{
		Code: "sponsors-differ", Why: "members name different sponsors", Severity: finding.Note,
		Doc:  "Accounts of one group name different sponsors; the root account's counts.",
		Mend: "name one sponsor for the group",
		Many: "groups whose members name different sponsors",
		find: sponsorsDiffer,
	},
	{
		Code: "deputy", Why: "the deputy cannot stand in", Severity: finding.Note,
		Doc:  "The deputy is the sponsor, or is not on the roster.",
		Mend: "name another deputy, or add them to the table of sponsors",
		Many: "groups whose deputy cannot stand in",
		find: deputyUnfit,
	},
	{
		Code: "executive-lost", Why: "the customer's executive is gone", Severity: finding.Warning,
		Doc:  "The customer's executive of the last book is named no longer, or is not among the contacts.",
		Mend: "name the customer's executive in the accounts, and list them among the contacts",
		find: executiveLost,
	},
	{
		Code: "unequal-levels", Why: "unequal levels", Severity: finding.Note,
		Doc:  "Sponsor and customer's executive are unequal_levels levels apart or more.",
		Mend: "pair equals, or leave it as it is",
		Many: "confirmed pairs at unequal levels",
		find: unequal,
	},
}

// warn is what there is to say of a confirmed pair.
func (r *round) warn(d *demand, out *program.Pairing) []program.Reason {
	at := d.source()
	var reasons []program.Reason
	for _, w := range Warnings {
		if (d.confirmed == "") != (w.Code == "sponsor-left") {
			continue
		}
		text := w.find(r, d, out)
		if text == "" {
			continue
		}
		if w.Code != "sponsor-leaves" || out.Successor == "" { // else the pairing itself names day and successor
			reasons = append(reasons, program.Reason{Code: w.Code, Text: text, Sources: []finding.Ref{at}})
		}
		if w.Code != "over-capacity" { // told once for each sponsor
			r.tell(d, finding.Finding{Severity: w.Severity, Code: w.Code, At: at, Message: text, Mend: d.mend(w)})
		}
	}
	return reasons
}

// mend is what would mend a warning: of an unknown sponsor with the one who may
// be meant.
func (d *demand) mend(w Warning) string {
	if w.Code != "sponsor-unknown" || d.by != nil || d.in == nil || d.in.SponsorNearest == "" {
		return w.Mend
	}
	return "if " + finding.Quote(d.in.SponsorNearest) + " is meant, write it so; else " + w.Mend
}

// source is the cell that names the confirmed sponsor.
func (d *demand) source() finding.Ref {
	switch {
	case d.by != nil:
		return d.by.Origin.Field("sponsor")
	case d.in != nil:
		return d.in.Origin.Field("executive sponsor")
	}
	return finding.Ref{}
}

func (r *round) seatOf(d *demand) *seat { return r.byKey[program.Fold(d.confirmed)] }

func notOnRoster(r *round, d *demand, _ *program.Pairing) string {
	if len(r.seats) == 0 || r.seatOf(d) != nil {
		return ""
	}
	return "the sponsor " + finding.Quote(d.confirmed) + " is not on the roster"
}

func hasLeft(r *round, d *demand, out *program.Pairing) string {
	if d.left == nil {
		return ""
	}
	text := d.left.Name + " has left"
	if d.left.Leaves.Known() {
		text = fmt.Sprintf("%s left on %s", d.left.Name, d.left.Leaves.Words())
	}
	switch {
	case out.Sponsor != "":
		text += "; proposed instead: " + out.Sponsor
	case d.standing.InProgram():
		text += "; nobody can be proposed instead"
	}
	return text
}

func leavesSoon(r *round, d *demand, out *program.Pairing) string {
	if s := r.seatOf(d); s == nil || !s.leaving {
		return ""
	}
	return fmt.Sprintf("%s leaves on %s%s", out.Sponsor, out.Leaves.Words(), succession(out, d))
}

func succession(out *program.Pairing, d *demand) string {
	switch {
	case out.Successor != "":
		return "; proposed as successor: " + out.Successor
	case !d.standing.InProgram():
		return ""
	}
	return "; nobody can be proposed as successor"
}

func overCapacity(r *round, d *demand, out *program.Pairing) string {
	s := r.seatOf(d)
	if s == nil || s.confirmed <= s.capacity {
		return ""
	}
	return fmt.Sprintf("%s has %s and capacity for %d", out.Sponsor,
		program.Plural(s.confirmed, "confirmed account", "confirmed accounts"), s.capacity)
}

func againstNever(r *round, d *demand, out *program.Pairing) string {
	if s := r.seatOf(d); s == nil || !s.neverWith(d) {
		return ""
	}
	return out.Sponsor + " is never to be paired with this account"
}

func worksInside(r *round, d *demand, out *program.Pairing) string {
	if s := r.seatOf(d); s == nil || !s.Inside() {
		return ""
	}
	return out.Sponsor + " works inside only, and is no counterpart of a customer"
}

func isSuperior(r *round, d *demand, out *program.Pairing) string {
	if s := r.seatOf(d); s == nil || !s.leads(d) {
		return ""
	}
	return out.Sponsor + " is the account manager's direct superior"
}

func sponsorsDiffer(_ *round, d *demand, out *program.Pairing) string {
	if d.by != nil {
		return ""
	}
	for _, a := range d.Members {
		if a.Sponsor != "" && program.Fold(a.Sponsor) != program.Fold(d.confirmed) {
			return fmt.Sprintf("%s names the sponsor %s; %s counts for the group", a.Name, a.Sponsor, out.Sponsor)
		}
	}
	return ""
}

func deputyUnfit(r *round, _ *demand, out *program.Pairing) string {
	switch key := program.Fold(out.Deputy); {
	case key == "":
		return ""
	case key == program.Fold(out.Sponsor):
		return "the deputy is the sponsor"
	case len(r.seats) > 0 && r.byKey[key] == nil:
		return "the deputy " + finding.Quote(out.Deputy) + " is not on the roster"
	}
	return ""
}

// executiveLost compares with the last book, and with the contacts where there are any.
func executiveLost(_ *round, d *demand, _ *program.Pairing) string {
	switch {
	case d.executive == "" && d.was != nil && d.was.Executive != "":
		return "the customer's executive " + d.was.Executive + " is named no longer"
	case d.executive != "" && len(d.Contacts) > 0 && contactNamed(d.Group, d.executive) == nil && titleLevel(d.executive) == 0:
		return "the customer's executive " + d.executive + " is not among the contacts"
	}
	return ""
}

func unequal(r *round, d *demand, _ *program.Pairing) string {
	s := r.seatOf(d)
	if s == nil || r.policy.UnequalLevels == 0 || s.level == 0 || d.level == 0 ||
		steps(s.level, d.level, d.level) < r.policy.UnequalLevels {
		return ""
	}
	return fmt.Sprintf("unequal levels, %s beside the customer's %s", levelName(s.level), levelName(d.level))
}

// report tells of the sponsors themselves, and of overrides that have expired.
func (r *round) report() {
	for _, s := range r.seats {
		at := s.Origin.Field("sponsor")
		switch {
		case !s.gone && s.confirmed > s.capacity:
			r.found.Addf(finding.Warning, "over-capacity", at, "raise the sponsor's capacity in the roster, or give an account to another",
				"%s has %s and capacity for %d", finding.Quote(s.Name),
				program.Plural(s.confirmed, "confirmed account", "confirmed accounts"), s.capacity)
		case !s.gone && s.confirmed == 0 && s.proposed == 0 && len(r.demands) > 0:
			r.found.Addf(finding.Note, "sponsor-without-account", at, "", "%s has no account, confirmed or proposed", finding.Quote(s.Name))
		}
		r.reportDuties(s)
	}
	for _, o := range r.facts.Overrides {
		if o.Sponsor != "" && o.Tier == 0 && o.Expired(r.facts.AsOf) {
			r.found.Addf(finding.Warning, "override-expired", o.Origin.Field("expires"), "renew it with a later date, or remove the row",
				"%san override to the sponsor %s expired on %s and counts no longer", r.ofGroup(o), finding.Quote(o.Sponsor),
				o.Expires.Words())
		}
	}
	r.reportAlone()
	r.gather()
}

// reportDuties says who took on more of the program's responsibilities than are kept,
// and asks for those of a sponsor with accounts who took on none. Where no sponsor has
// any, the program does not use them, and nobody is asked.
func (r *round) reportDuties(s *seat) {
	at := s.Origin.Field("focus")
	taken := s.Taken()
	switch {
	case s.gone:
	case len(taken) > program.MostDuties:
		r.found.Addf(finding.Warning, "duties-many", at, "keep the three or four that matter most at these accounts",
			"%s took on %d responsibilities; three or four are kept", finding.Quote(s.Name), len(taken))
	case len(taken) == 0 && s.confirmed > 0 && slices.ContainsFunc(r.seats, func(o *seat) bool { return len(o.Taken()) > 0 }):
		r.found.Addf(finding.Note, "duties-none", at, "write three or four of the program's responsibilities into the column focus",
			"which responsibilities did %s take on? The roster names none of the eleven", finding.Quote(s.Name))
	}
}

// ofGroup names the group that an override is about: `"Globex": `.
func (r *round) ofGroup(o *program.Override) string {
	if g := r.facts.GroupOf(o.Account); g != nil {
		return finding.Quote(g.Name) + ": "
	}
	return ""
}

// alone is what there is to say of a group that nobody can take.
var alone = Warning{Code: "no-sponsor", Severity: finding.Note, Mend: "name a sponsor, or more sponsors",
	Many: "groups for which no sponsor can be proposed"}

// reportAlone names the groups of the program that nobody can take.
func (r *round) reportAlone() {
	if len(r.seats) == 0 {
		return
	}
	for _, d := range r.demands {
		if d.alone == nil {
			continue
		}
		r.tell(d, finding.Finding{Severity: alone.Severity, Code: alone.Code, Message: d.alone.Text, Mend: alone.Mend})
	}
}

// tell adds a finding about a group.
func (r *round) tell(d *demand, f finding.Finding) {
	f.Account, f.Message = d.Key, finding.Quote(d.Name)+": "+f.Message
	r.found.Add(f)
	r.said[f.Code] = append(r.said[f.Code], d.Name)
}

// gather makes one note of those that many groups share. What has to be mended
// in a cell stays one finding a cell.
func (r *round) gather() {
	for _, w := range append(Warnings[:len(Warnings):len(Warnings)], alone) {
		if names := r.said[w.Code]; w.Many != "" {
			r.found.Gather(w.Code, names, fmt.Sprintf("%d %s", len(names), w.Many), w.Mend+"; the page of sponsors and accounts tells each")
		}
	}
}
