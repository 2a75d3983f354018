package returned

import (
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// add makes a record of a row that somebody added, or fills what the exports
// leave open of it where they have it by now.
func (f form[T]) add(m *merger, rec *freshRecord, known map[string]*kinds.Item[T], times map[string]int) {
	it := &kinds.Item[T]{Where: m.whereOf(rec.cells)}
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
	if f.Lacks != nil {
		if why := f.Lacks(&it.Is); why != "" {
			m.incomplete(rec, why)
			return
		}
	}
	names := f.keys(m, it, true)
	for _, s := range told {
		s.Row = names[0]
		if f.about != nil {
			s.About = f.about(&it.Is)
		}
		m.inherit(s)
	}
	if first := firstKnown(known, names); first != nil {
		f.complete(m, first, told)
		return
	}
	f.enter(m, rec, it, told, known, times)
}

func firstKnown[T any](known map[string]*kinds.Item[T], names []string) *kinds.Item[T] {
	for _, name := range names {
		if it := known[name]; it != nil {
			return it
		}
	}
	return nil
}

// house gives a new record its accounts.
func (f form[T]) house(m *merger, rec *freshRecord, it *kinds.Item[T]) bool {
	for _, key := range rec.accounts {
		e := m.accounts[key]
		if e == nil {
			if rec.row != nil {
				rec.row.why = who.NamesUnknown
				m.complain("fill-in-account", rec.row.Ref(), rec.row.Ref().Cell()+", whose account the exports no longer have")
			}
			return false
		}
		ref := who.Reference{ID: e.ID, Name: e.Name}
		if f.Many {
			it.Entries, it.Accounts = append(it.Entries, e), append(it.Accounts, ref)
			continue
		}
		it.Entry, it.Account = e, ref
	}
	return it.Entry != nil || len(it.Entries) > 0
}

// A misnamed is a row that somebody added and that names no account of its
// workbook.
type misnamed struct {
	*returnedRow
	name, problem string
}

// misnamed tells a slip from a row about an account that is another's.
func (m *merger) misnamed(x *misnamed) {
	at := x.Ref()
	if e := m.Directory.Find(who.Reference{Name: x.name}).Entry; e != nil && x.name != "" {
		x.why = saysForeign
		m.complain("fill-in-foreign", at, at.Cell()+" "+x.problem)
		return
	}
	m.complain("fill-in-account", at, at.Cell()+" "+x.problem)
}

func (m *merger) incomplete(rec *freshRecord, why string) {
	if rec.row == nil {
		return
	}
	rec.row.why = why
	m.complain("fill-in-incomplete", rec.row.Ref(), rec.row.Ref().Cell()+" "+why)
}

// complete fills what the exports leave open of a record that they have by now.
func (f form[T]) complete(m *merger, first *kinds.Item[T], told map[string]*saying) {
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
func (f form[T]) enter(m *merger, rec *freshRecord, it *kinds.Item[T], told map[string]*saying, known map[string]*kinds.Item[T],
	times map[string]int) {
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
	account := program.Said{Kind: first.Kind, Row: first.Row, Field: "account", Value: strings.Join(rec.accounts, " "), About: first.About,
		By: first.By, On: first.On, New: true}
	m.kept = append(m.kept, account)
	f.Into(m.Records).All = append(f.Into(m.Records).All, it)
	f.file(m, it, known, times)
	f.fileAgain(m, it, known)
}

// whereOf is the row that statements stand in; one outside the input for what is
// remembered.
func (m *merger) whereOf(all []*saying) input.Row {
	for _, s := range all {
		if s.row != nil {
			return s.row.Row
		}
	}
	file := ""
	if len(all) > 0 {
		file = all[0].at.File
	}
	return (&input.Source{Source: &program.Source{File: file}}).Row(0)
}

// beginOrigin is the origin of a record that no export has.
func (f form[T]) beginOrigin(it *kinds.Item[T]) {
	*f.Origin(&it.Is) = program.NewOrigin(it.Where.Ref(), nil)
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
			m.complain("fill-in-row", s.row.Ref(), s.row.Ref().Cell())
		}
	}
}
