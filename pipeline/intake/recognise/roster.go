package recognise

import (
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/value"
)

// A roster are the executives whom tables of sponsors list, by name and by id.
type roster struct {
	people map[string]bool            // by the keys of their names
	ids    map[string]map[string]bool // by the key of the header, then as ids are matched
}

// rosterOf collects the executives of all tables of sponsors.
func rosterOf(all []*judged) *roster {
	r := &roster{people: map[string]bool{}, ids: map[string]map[string]bool{}}
	for _, j := range all {
		if j.kind.Name != "sponsors" || j.question != "" || j.unused != "" {
			continue
		}
		if at := j.at["sponsor"]; at > 0 && at <= len(j.columns) {
			for name := range j.columns[at-1].seen {
				r.people[who.PersonKey(name)] = true
			}
		}
		if at := j.at["sponsor id"]; at > 0 && at <= len(j.columns) {
			r.ids[value.HeaderKey(j.header(at))] = j.columns[at-1].ids()
		}
	}
	return r
}

// names is whether the values of a column are names of executives, and more than one.
func (r *roster) names(e *evidence) bool {
	hits := 0
	for name := range e.seen {
		if r.people[who.PersonKey(name)] {
			hits++
		}
	}
	return hits > 0 && hits >= min(2, len(r.people)) && share(hits, len(e.seen)+len(e.wholes)) >= enough
}

// numbers is whether a column is headed as the ids of executives are, by more than that
// they are ids, and holds nothing but them.
func (r *roster) numbers(header string, e *evidence) bool {
	key := value.HeaderKey(header)
	known := r.ids[key]
	if len(known) == 0 || len(key) <= len("id") {
		return false
	}
	for id := range e.ids() {
		if !known[id] {
			return false
		}
	}
	return e.cells > 0
}

// pair sees a list of accounts and of the ids of their executives in a table that no
// header tells.
func (r *Tables) pair(j *judged) {
	if j.question == "" || j.unused != "" {
		return
	}
	for i := range j.columns {
		if strings.TrimSpace(j.header(i+1)) != "" && r.roster.numbers(j.header(i+1), &j.columns[i]) {
			r.shows(j, i+1, "executive sponsor")
			return
		}
	}
}

// askSheetOfSponsor asks about a list of accounts whose sheet is called as one of the
// executives: whose accounts they are stands in no cell.
func (t *Table) askSheetOfSponsor() {
	if (t.Subject.Name != "accounts" && t.Subject.Name != "revenue") || t.Sheet == "" || t.At["executive sponsor"] > 0 ||
		!t.roster.people[who.PersonKey(t.Sheet)] {
		return
	}
	t.Say(finding.Warning, "sheet-names-sponsor", t.ref0(), "write the sponsor into a column Executive Sponsor of the accounts",
		"the sheet has the name of an executive and no column of sponsors: that %s sponsors its accounts is not assumed",
		finding.Quote(t.Sheet))
}
