package returned

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// A merger merges what workbooks say into the records that the exports gave,
// before these become facts, so that a word, a day or a name is understood as
// one of an export is.
type merger struct {
	*Workbooks
	quiet    *kinds.Records        // understands words and says nothing about them
	accounts map[string]*who.Entry // by row key
	rowOf    map[*who.Entry]string
	cells    map[string][]*saying      // by kind
	fresh    map[string][]*freshRecord // by kind
	memory   map[program.Said]program.Said
	kept     []program.Said
}

// MergeReturned merges the workbooks that came back, the oldest first, and what
// the last book remembers of those that are gone.
func (r *Workbooks) MergeReturned() {
	var remembered []program.Said
	in := finding.Ref{}
	if r.Policy.Remembered != nil {
		remembered, in = r.Policy.Remembered(r.Facts.AsOf.Month())
	}
	r.vouchFor()
	if len(r.returns) == 0 && len(remembered) == 0 {
		return
	}
	m := r.newMerger()
	slices.SortStableFunc(r.returns, func(a, b *workbook) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.by, b.by), cmp.Compare(a.path, b.path))
	})
	m.recall(remembered, in)
	for _, b := range r.returns {
		m.gather(b)
	}
	defer m.withdrawn(remembered)
	merged := map[string]bool{}
	for _, f := range forms {
		if k := f.form.kind().Name; !merged[k] {
			merged[k] = true
			f.form.merge(m)
		}
	}
	m.close()
}

func (r *Workbooks) newMerger() *merger {
	m := &merger{Workbooks: r, quiet: r.Quiet(), accounts: map[string]*who.Entry{}, rowOf: map[*who.Entry]string{},
		cells: map[string][]*saying{},
		fresh: map[string][]*freshRecord{}, memory: map[program.Said]program.Said{}}
	for _, e := range r.Directory.Entries {
		key := program.RowKey(e.ID, e.Key)
		m.accounts[key], m.rowOf[e] = e, key
	}
	return m
}

func (m *merger) accountRow(e *who.Entry) string { return m.rowOf[e] }

// known is a day as a workbook shows it: what came after the as-of date was not
// known then.
func (m *merger) known(d program.Date) string {
	if d > m.Facts.AsOf {
		return ""
	}
	return d.String()
}

// recall takes in what the last book remembers. It stands in for workbooks that
// are gone; of one that is still among the exports only the fate of what it said
// is asked for.
func (m *merger) recall(remembered []program.Said, in finding.Ref) {
	there := map[program.Voice]bool{}
	for _, b := range m.returns {
		there[program.Voice{By: b.by, On: b.on}] = true
	}
	byRow := map[program.Said]*freshRecord{}
	for _, s := range remembered {
		m.memory[statement(s)] = s
		if there[program.Voice{By: s.By, On: s.On}] || s.On > m.Facts.AsOf || s.Over {
			continue
		}
		x := &saying{Said: s, typ: typeOf(s.Kind, s.Field), was: s.Before, before: true, at: in}
		if !s.New {
			m.cells[s.Kind] = append(m.cells[s.Kind], x)
			continue
		}
		id := program.Said{Kind: s.Kind, Row: s.Row, By: s.By, On: s.On}
		if byRow[id] == nil {
			byRow[id] = &freshRecord{}
			m.fresh[s.Kind] = append(m.fresh[s.Kind], byRow[id])
		}
		if s.Field == "account" {
			byRow[id].accounts = strings.Fields(s.Value)
		} else {
			byRow[id].cells = append(byRow[id].cells, x)
		}
	}
}

// typeOf is how the cells of a field are read.
func typeOf(kind, field string) string {
	k, _ := headings.KindNamed(kind)
	for _, f := range k.Fields {
		if f.Name == field {
			return f.Type
		}
	}
	return "text"
}

// gather takes in what a workbook says. One of a later book is left alone: this
// one sees what was known on its day.
func (m *merger) gather(b *workbook) {
	if b.on > m.Facts.AsOf {
		for _, x := range b.all {
			x.used, x.why = false, input.AfterAsOf
		}
		m.Say(finding.Note, "fill-in-later", finding.Ref{File: b.path}, "nothing, where an earlier book is made again",
			"the workbook belongs to the book as of %s, which is after this one's day; it was set aside", b.on)
		return
	}
	if b.by != "" {
		m.Facts.Returned = append(m.Facts.Returned, &program.ReturnedFillIn{Book: b.on.Month(), Manager: b.by,
			Origin: program.NewOrigin(finding.Ref{File: b.path, Sheet: hiddenSheet, Row: 4}, nil)})
	}
	for _, x := range b.lost {
		m.misnamed(x)
	}
	for _, s := range b.cells {
		m.inherit(s)
		m.cells[s.Kind] = append(m.cells[s.Kind], s)
	}
	for _, rec := range b.fresh {
		m.fresh[rec.cells[0].Kind] = append(m.fresh[rec.cells[0].Kind], rec)
	}
}

// close decides the fate of every row, and keeps what is to be remembered.
func (m *merger) close() {
	for _, b := range m.returns {
		for _, x := range b.all {
			if !x.used {
				x.SetAside(x.why)
			}
		}
	}
	slices.SortStableFunc(m.kept, func(a, b program.Said) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Field, b.Field), cmp.Compare(a.On, b.On),
			cmp.Compare(a.By, b.By), cmp.Compare(a.Value, b.Value))
	})
	m.Facts.Said = slices.Compact(m.kept)
}

// merge merges what was said about records of one kind.
func (f form[T]) merge(m *merger) {
	known := map[string]*kinds.Item[T]{}
	times := map[string]int{}
	all := f.mergeable(m)
	for _, it := range all {
		f.file(m, it, known, times)
	}
	for _, it := range all {
		f.fileAgain(m, it, known)
	}
	for _, rec := range m.fresh[f.Spec.Kind] {
		f.add(m, rec, known, times)
	}
	byRow := map[string][]*saying{}
	for _, s := range m.cells[f.Spec.Kind] {
		byRow[s.Row] = append(byRow[s.Row], s)
	}
	for _, row := range slices.Sorted(maps.Keys(byRow)) {
		it := known[row]
		if it == nil && f.begin != nil {
			if it = f.begin(m, row); it != nil {
				it.Where = m.whereOf(byRow[row])
				f.beginOrigin(it)
				f.Into(m.Records).All = append(f.Into(m.Records).All, it)
			}
		}
		if it == nil {
			m.unmatched(byRow[row])
			continue
		}
		f.tell(m, it, byRow[row])
	}
}

// mergeable are the records that workbooks may be about.
func (f form[T]) mergeable(m *merger) []*kinds.Item[T] {
	all := slices.Clone(f.Into(m.Records).All)
	all = slices.DeleteFunc(all, func(it *kinds.Item[T]) bool {
		return it.Why != "" || !f.None && it.Entry == nil && len(it.Entries) == 0
	})
	if f.newest != nil {
		slices.Reverse(all)
		slices.SortStableFunc(all, func(a, b *kinds.Item[T]) int { return f.newest(m, a, b) })
	}
	return all
}

// file files a record under the key that a workbook writes. A second record
// with one key is "key#2", as package workbook numbers them.
func (f form[T]) file(m *merger, it *kinds.Item[T], known map[string]*kinds.Item[T], times map[string]int) {
	key := f.keys(m, it, false)[0]
	if times[key]++; times[key] > 1 {
		key = fmt.Sprintf("%s#%d", key, times[key])
	}
	known[key] = it
}

// fileAgain files it under the keys that it had before an export gave it an id,
// where no other record has them.
func (f form[T]) fileAgain(m *merger, it *kinds.Item[T], known map[string]*kinds.Item[T]) {
	for _, key := range f.keys(m, it, false) {
		if known[key] == nil {
			known[key] = it
		}
	}
}

// tell puts what stands of the statements about a record into it.
func (f form[T]) tell(m *merger, it *kinds.Item[T], all []*saying) {
	byField := map[string][]*saying{}
	for _, s := range all {
		if f.about != nil {
			s.About = f.about(&it.Is)
		}
		if takes, _ := f.takes(s.Field); takes {
			byField[s.Field] = append(byField[s.Field], s)
		}
	}
	told := map[string]*saying{}
	for _, field := range slices.Sorted(maps.Keys(byField)) {
		list := byField[field]
		slices.SortStableFunc(list, func(a, b *saying) int {
			return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.By, b.By), a.at.Compare(b.at))
		})
		if s := m.fold(f.value(m, it, field), list); s != nil {
			told[field] = s
		}
	}
	for field, s := range told {
		f.put(it, field, s)
	}
	if f.after != nil {
		f.after(m, it, told)
	}
}

func (f form[T]) put(it *kinds.Item[T], field string, s *saying) {
	set(f.column(field)(&it.Is), s.typ, s.Value)
	origin := f.Origin(&it.Is)
	*origin = origin.SaidBy(field, s.at, program.Voice{By: s.By, On: s.On})
}
