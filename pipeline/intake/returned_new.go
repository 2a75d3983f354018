package intake

import (
	"maps"
	"slices"
	"strings"

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
	f.into(m.records).all = append(f.into(m.records).all, it)
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
