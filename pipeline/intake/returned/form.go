package returned

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A formReader is a sheet of our workbooks: what its rows are about, and how
// what they say is merged into the records of that kind.
type formReader interface {
	kind() headings.Kind
	// takes is whether a field may be changed in a row that was filled in, or is
	// locked there and filled in for new rows only.
	takes(field string) (takes, locked bool)
	// grows is whether rows may be added.
	grows() bool
	merge(m *merger)
}

// forms are the sheets of our workbooks by name. The action plan has the sheet
// of actions alone.
var forms = []struct {
	sheet string
	form  formReader
}{
	{"Profiles", profileForm}, {"People", contactForm}, {"Meetings", meetingForm}, {"Asks", askForm},
	{"Wins and news", noteForm}, {"Team", teamForm}, {"Actions", actionForm}, {"Action plan", actionForm},
}

func formOf(sheet string) formReader {
	for _, f := range forms {
		if f.sheet == sheet {
			return f.form
		}
	}
	return nil
}

// A form is the sheet of one kind of record. Everything but spec and keys may be
// left out.
type form[T any] struct {
	kinds.Spec[T]
	// extra are fields that exports read in a way of their own.
	extra []rows.Column[T]
	// locked are fields that only new rows fill in.
	locked []string
	// keys are the keys by which a workbook may know a record, the one that it
	// writes first. Fresh is a record that somebody added.
	keys func(m *merger, it *kinds.Item[T], fresh bool) []string
	// show is what a workbook shows of a field that it does not show as given.
	show map[string]func(m *merger, it *kinds.Item[T]) string
	// begin makes a record that the exports do not have, for a row that was
	// filled in all the same; nil where the key says too little.
	begin func(m *merger, row string) *kinds.Item[T]
	// newest orders records of which a workbook shows one, that one first; nil
	// where it shows all.
	newest func(m *merger, a, b *kinds.Item[T]) int
	// after is what follows from what was said.
	after func(m *merger, it *kinds.Item[T], told map[string]*saying)
	// about is the record as people know it.
	about  func(*T) string
	closed bool // no rows may be added
}

func (f form[T]) kind() headings.Kind {
	k, _ := headings.KindNamed(f.Spec.Kind)
	return k
}

func (f form[T]) grows() bool { return !f.closed }

func (f form[T]) takes(field string) (takes, locked bool) {
	if slices.Contains(f.locked, field) {
		return false, true
	}
	return f.column(field) != nil, false
}

// column is where a field of a record goes, or nil.
func (f form[T]) column(field string) func(*T) any {
	for _, list := range [...][]rows.Column[T]{f.extra, f.Columns} {
		for _, c := range list {
			if c.Field == field && !strings.HasSuffix(field, " id") {
				return c.To
			}
		}
	}
	return nil
}

// value is what a record says in a field, as a workbook would show it.
func (f form[T]) value(m *merger, it *kinds.Item[T], field string) string {
	if show := f.show[field]; show != nil {
		return show(m, it)
	}
	return shown(f.column(field)(&it.Is))
}

func shown(to any) string {
	switch p := to.(type) {
	case *string:
		return *p
	case *program.Date:
		return p.String()
	case *program.Number:
		if p.Known {
			return p.Value.String()
		}
	case *program.Money:
		if p.Known {
			return p.Amount.String()
		}
	case *[]string:
		return strings.Join(*p, "\n")
	case *[]program.Period:
		return periods(*p)
	}
	return ""
}

// periods are runs of days as a workbook writes them.
func periods(all []program.Period) string {
	var out []string
	for _, p := range all {
		if out = append(out, p.From.String()); p.To != p.From {
			out[len(out)-1] += " to " + p.To.String()
		}
	}
	return strings.Join(out, "; ")
}

// set puts what was said into a field; "" empties it.
func set(to any, typ, text string) {
	switch p := to.(type) {
	case *string:
		*p = text
	case *program.Date:
		*p, _ = program.ParseDate(text)
	case *program.Number:
		d, err := program.ParseDecimal(text)
		*p = program.Number{Value: d, Known: err == nil}
	case *program.Money:
		d, err := program.ParseDecimal(text)
		*p = program.Money{Amount: d, Currency: p.Currency, Known: err == nil}
	case *[]program.Period:
		*p, _ = value.DateStyle{}.Spans(text)
	case *[]string:
		*p = value.List(text)
		if typ == "lines" {
			*p = value.Lines(text)
		}
	default:
		panic("intake: no way to put what was said into " + reflect.TypeOf(to).String())
	}
}

var profileForm = form[program.Profile]{
	Spec:  kinds.Profiles,
	extra: []rows.Column[program.Profile]{{Field: "currency", To: func(p *program.Profile) any { return &p.Untapped.Currency }}},
	keys: func(m *merger, it *kinds.Item[program.Profile], _ bool) []string {
		return []string{m.accountRow(it.Entry)}
	},
	show: map[string]func(*merger, *kinds.Item[program.Profile]) string{
		"seen by account manager on": func(m *merger, it *kinds.Item[program.Profile]) string { return m.known(it.Is.SeenOn) },
	},
	newest: func(m *merger, a, b *kinds.Item[program.Profile]) int {
		return cmp.Compare(m.known(b.Is.SeenOn), m.known(a.Is.SeenOn))
	},
	begin: func(m *merger, row string) *kinds.Item[program.Profile] {
		e := m.accounts[row]
		if e == nil {
			return nil
		}
		return &kinds.Item[program.Profile]{Entry: e, Account: who.Reference{ID: e.ID, Name: e.Name}}
	},
	after: func(_ *merger, it *kinds.Item[program.Profile], told map[string]*saying) {
		if s := told["seen by account manager on"]; s != nil && told["seen by"] == nil {
			it.Is.SeenBy = s.By
		}
	},
}

var askForm = form[program.Ask]{
	Spec:   kinds.Asks,
	locked: []string{"ask", "asked of", "asked on"},
	keys: func(_ *merger, it *kinds.Item[program.Ask], _ bool) []string {
		identity := it.Entry.Key + "\x1f" + it.Is.Text
		return []string{program.RowKey(it.Is.ID, identity), program.RowKey("", identity)}
	},
	show: map[string]func(*merger, *kinds.Item[program.Ask]) string{
		"answered on": func(m *merger, it *kinds.Item[program.Ask]) string { return m.known(it.Is.AnsweredOn) },
	},
	after: func(_ *merger, it *kinds.Item[program.Ask], told map[string]*saying) {
		if s := told["ask"]; s != nil {
			it.Is.AskedOn = cmp.Or(it.Is.AskedOn, s.On)
		}
	},
}

var noteForm = form[program.NoteItem]{
	Spec:   kinds.Notes,
	locked: []string{"date", "type", "text", "source"},
	keys: func(_ *merger, it *kinds.Item[program.NoteItem], _ bool) []string {
		return []string{program.RowKey("", it.Entry.Key+"\x1f"+it.Is.Date.String()+"\x1f"+it.Is.Text)}
	},
	after: func(_ *merger, it *kinds.Item[program.NoteItem], told map[string]*saying) {
		if s := told["text"]; s != nil {
			it.Is.Date = cmp.Or(it.Is.Date, s.On)
		}
	},
}

var teamForm = form[kinds.Member]{
	Spec:   kinds.Team,
	locked: []string{"our person"},
	keys: func(_ *merger, it *kinds.Item[kinds.Member], _ bool) []string {
		return []string{program.RowKey("", it.Entry.Key+"\x1f"+it.Is.Person)}
	},
}

var actionForm = form[program.ActionReport]{
	Spec:   kinds.Actions,
	closed: true,
	keys:   func(_ *merger, it *kinds.Item[program.ActionReport], _ bool) []string { return []string{it.Is.ID} },
	show: map[string]func(*merger, *kinds.Item[program.ActionReport]) string{
		"status": func(_ *merger, it *kinds.Item[program.ActionReport]) string {
			term, _ := value.Words("action status").Term(it.Is.Status)
			return term
		},
	},
	begin: func(_ *merger, row string) *kinds.Item[program.ActionReport] {
		return &kinds.Item[program.ActionReport]{Is: program.ActionReport{ID: row}}
	},
	after: func(_ *merger, it *kinds.Item[program.ActionReport], told map[string]*saying) {
		if s := told["completed on"]; s != nil && s.Value != "" && (told["status"] == nil || told["status"].On < s.On) {
			it.Is.Status = program.StatusDone // a day in "completed on" says so
		}
	},
}
