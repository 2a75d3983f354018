package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// add makes a record of a row that somebody added, or fills what the exports
// leave open of it where they have it by now.
func (f form[T]) add(m *merger, rec *freshRecord, known map[string]*item[T], times map[string]int) {
	it := &item[T]{where: m.whereOf(rec.cells)}
	if !f.house(m, rec, it) {
		return
	}
	f.beginOrigin(it)
	told := map[string]*saying{}
	for _, s := range rec.cells {
		if f.column(s.Field) != nil {
			f.put(it, s.Field, s)
			told[s.Field] = s
		}
	}
	if f.after != nil {
		f.after(m, it, told)
	}
	if f.lacks != nil {
		if why := f.lacks(&it.is); why != "" {
			m.incomplete(rec, why)
			return
		}
	}
	names := f.keys(m, it, true)
	for _, s := range told {
		s.Row = names[0]
		if f.about != nil {
			s.About = f.about(&it.is)
		}
		m.inherit(s)
	}
	if first := firstKnown(known, names); first != nil {
		f.complete(m, first, told)
		return
	}
	f.enter(m, rec, it, told, known, times)
}

func firstKnown[T any](known map[string]*item[T], names []string) *item[T] {
	for _, name := range names {
		if it := known[name]; it != nil {
			return it
		}
	}
	return nil
}

// house gives a new record its accounts.
func (f form[T]) house(m *merger, rec *freshRecord, it *item[T]) bool {
	for _, key := range rec.accounts {
		e := m.accounts[key]
		if e == nil {
			if rec.row != nil {
				rec.row.why = namesUnknown
				m.complain("fill-in-account", rec.row.ref(), rec.row.ref().Cell()+", whose account the exports no longer have")
			}
			return false
		}
		ref := reference{id: e.ID, name: e.Name}
		if f.many {
			it.entries, it.accounts = append(it.entries, e), append(it.accounts, ref)
			continue
		}
		it.entry, it.account = e, ref
	}
	return it.entry != nil || len(it.entries) > 0
}

func (m *merger) incomplete(rec *freshRecord, why string) {
	if rec.row == nil {
		return
	}
	rec.row.why = why
	m.complain("fill-in-incomplete", rec.row.ref(), rec.row.ref().Cell()+" "+why)
}

// complete fills what the exports leave open of a record that they have by now.
func (f form[T]) complete(m *merger, first *item[T], told map[string]*saying) {
	more := map[string]*saying{}
	for _, field := range slices.Sorted(maps.Keys(told)) {
		switch s := told[field]; {
		case s.Over:
			m.ends(s, saysNoMore)
		case f.value(m, first, field) != "":
			m.ends(s, saysTheSame)
		default:
			m.stands(s, "")
			f.put(first, field, s)
			more[field] = s
		}
	}
	if f.after != nil {
		f.after(m, first, more)
	}
}

// enter makes the record one of those that the exports gave. One that the
// exports have had, and have no more, does not come back.
func (f form[T]) enter(m *merger, rec *freshRecord, it *item[T], told map[string]*saying, known map[string]*item[T], times map[string]int) {
	gone := false
	for _, s := range told {
		gone = gone || s.Over
	}
	for _, field := range slices.Sorted(maps.Keys(told)) {
		if gone {
			m.ends(told[field], saysNoMore)
		} else {
			m.stands(told[field], "")
		}
	}
	if gone {
		return
	}
	first := rec.cells[0]
	account := program.Said{Kind: first.Kind, Row: first.Row, Field: "account", Value: strings.Join(rec.accounts, " "), About: first.About, By: first.By, On: first.On, New: true}
	m.kept = append(m.kept, account)
	f.into(m.reading).all = append(f.into(m.reading).all, it)
	f.file(m, it, known, times)
	f.fileAgain(m, it, known)
}

// whereOf is the row that statements stand in; one outside the input for what is
// remembered.
func (m *merger) whereOf(all []*saying) row {
	for _, s := range all {
		if s.row != nil {
			return s.row.row
		}
	}
	file := ""
	if len(all) > 0 {
		file = all[0].at.File
	}
	return row{&source{Source: &program.Source{File: file}}, 0}
}

// beginOrigin is the origin of a record that no export has.
func (f form[T]) beginOrigin(it *item[T]) {
	*f.origin(&it.is) = program.NewOrigin(it.where.ref(), nil)
}

// unmatched sets aside what was said about a record that the exports no longer
// have. What is remembered of it is kept: exports come and go.
func (m *merger) unmatched(all []*saying) {
	told := map[*returnedRow]bool{}
	for _, s := range all {
		if !s.before {
			s.Before = s.was
		}
		m.kept = append(m.kept, s.Said)
		if s.row == nil || s.Over {
			continue
		}
		s.row.why = saysStranger
		if !told[s.row] {
			told[s.row] = true
			m.complain("fill-in-row", s.row.ref(), s.row.ref().Cell())
		}
	}
}

// A complaint is one kind of trouble with one workbook, and the cells that have
// it.
type complaint struct {
	code  string
	at    finding.Ref
	cells []string
}

// complaints are the kinds of trouble in the words of their findings.
var complaints = map[string]struct{ message, mend string }{
	"fill-in-unread":     {"cells that cannot be read say nothing: %s", "choose a word of the list, write a day as 2026-11-30 and a number as 1234.5"},
	"fill-in-locked":     {"cells that come from elsewhere were changed, which changes nothing: %s", "correct them where they come from, such as the CRM"},
	"fill-in-row":        {"changed rows are about no record that the exports have: %s; they were set aside", "put the answers into new rows, or bring the export that has the records"},
	"fill-in-account":    {"new rows name no account of this workbook: %s; they were set aside", "choose the account from the list"},
	"fill-in-incomplete": {"new rows say too little: %s; they were set aside", "fill in what is missing"},
	"fill-in-conflict":   {"another workbook of the same month says otherwise, and was believed: %s", "correct one of the two"},
	"fill-in-overtaken":  {"the exports have changed since this was said, and were believed: %s", "say it again in this month's workbook, or correct the export"},
	"fill-in-withdrawn":  {"what an earlier copy of this workbook said is no longer in it, and was withdrawn: %s", "if it was not taken back, put the filled-in copy in the place of this one"},
	"fill-in-sheet":      {"sheets could not be merged: %s", "give the sheets the names, headers and hidden column Row that they had"},
}

// complain collects trouble with a workbook: one finding for all cells.
func (r *reading) complain(code string, at finding.Ref, cell string) {
	for _, c := range r.complaints {
		if c.code == code && c.at.File == at.File {
			if at.Row > 0 && at.Sheet != c.at.Sheet {
				cell = at.Sheet + "!" + cell
			}
			c.cells = append(c.cells, cell)
			return
		}
	}
	r.complaints = append(r.complaints, &complaint{code: code, at: at, cells: []string{cell}})
}

// sayComplaints says what was wrong with the workbooks that came back.
func (r *reading) sayComplaints() {
	slices.SortStableFunc(r.complaints, func(a, b *complaint) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.code, b.code))
	})
	for _, c := range r.complaints {
		words := complaints[c.code]
		r.say(finding.Warning, c.code, c.at, words.mend, words.message, listed(c.cells, 8))
	}
}
