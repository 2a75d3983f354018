package pipeline_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
	"sponsorbook/pipeline/workbook"
)

// Three month-ends: books are made on them, one after the other.
const (
	august    = "2026-08-31"
	september = "2026-09-30"
	october   = "2026-10-31"
)

// A returning is a small company whose workbooks come back: its exports as
// tables, what lies beside them, and the books made so far.
type returning struct {
	testing.TB
	tables map[string][][]string
	beside fstest.MapFS
	books  fstest.MapFS
	set    func(*config.Config) // what the configuration says; nil for nothing
}

func newReturning(t testing.TB) *returning {
	c := &returning{TB: t, tables: map[string][][]string{
		"accounts.csv": {{"Account ID", "Account Name", "Account Owner", "Country", "Executive Sponsor"},
			{"A1", "Globex", "Tom Zee", "Germany", "Eve Prime"}, {"A2", "Initech", "Tom Zee", "Germany", ""},
			{"A3", "Umbrella", "Ann Why", "France", ""}},
		"contacts.csv": {{"Contact ID", "Account ID", "Full Name", "Title", "Decision Role", "Stance", "Stance Basis", "Stance Date",
			"Email"},
			{"C1", "A1", "Jane Roe", "CFO", "Economic Buyer", "neutral", "last review", "2026-03-01", "jane@globex.example"},
			{"C2", "A1", "José Gil", "Buyer", "", "", "", "", ""},
			{"C3", "A3", "Max Cust", "CEO", "", "", "", "", ""}},
		"meetings.csv": {{"Meeting ID", "Account", "Date", "Type", "Status", "Sponsor", "Goal", "Outcome", "Promises"},
			{"M1", "Globex", "2026-08-12", "Visit", "Held", "Eve Prime", "Agree on the hub", "", ""},
			{"M2", "Globex", "2026-09-15", "QBR", "Booked", "Eve Prime", "", "", ""}},
		"asks.csv": {{"Ask ID", "Account", "Ask", "Asked Of", "Asked On", "Needed By", "Answer", "Answered On"},
			{"K1", "Globex", "Call their CFO", "Eve Prime", "2026-07-01", "2026-12-01", "", ""}},
		"profiles.csv": {{"Account", "Strategy", "Topics to Avoid", "Untapped Potential", "Currency"},
			{"Globex", "Win the second plant", "the lawsuit", "250000", "EUR"}},
		"notes.csv":    {{"Account", "Date", "Type", "Text", "Source"}, {"Globex", "2026-06-01", "News", "Opened a plant", "press"}},
		"team.csv":     {{"Account", "Our Person", "Our Role", "Their Counterpart"}, {"Globex", "Kim Ours", "Engineer", "Jane Roe"}},
		"sponsors.csv": {{"Sponsor", "Title", "Capacity", "Level"}, {"Eve Prime", "CEO", "3", "1"}},
	}, beside: fstest.MapFS{}, books: fstest.MapFS{}}
	c.tables["revenue.csv"] = [][]string{{"Account ID", "Month", "Amount", "Currency"}}
	for m := 1; m <= 10; m++ {
		for i, a := range []string{"A1", "A2", "A3"} {
			c.tables["revenue.csv"] = append(c.tables["revenue.csv"],
				[]string{a, fmt.Sprintf("2026-%02d-20", m), fmt.Sprint(9000 - 1000*i), "EUR"})
		}
	}
	return c
}

// export changes a cell of an export: of the row whose first cell, or whose
// Account, is the id.
func (c *returning) export(table, id, header, value string) {
	rows := c.tables[table]
	col := slices.Index(rows[0], header)
	i := slices.IndexFunc(rows, func(r []string) bool { return r[0] == id })
	if i < 0 || col < 0 {
		c.Fatalf("%s has no %s of %s", table, header, id)
	}
	rows[i] = slices.Clone(rows[i])
	rows[i][col] = value
}

func (c *returning) row(table string, cells ...string) {
	c.tables[table] = append(c.tables[table], cells)
}

// book makes the book of a day and keeps its snapshot.
func (c *returning) book(day string) *program.Program {
	c.Helper()
	in := fstest.MapFS{}
	for name, rows := range c.tables {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(rows); err != nil {
			c.Fatal(err)
		}
		in[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	for name, f := range c.beside {
		in[name] = f
	}
	cfg := config.Defaults()
	all := program.NewDecimal(100)
	cfg.Tiers.Tier1, cfg.Tiers.Tier2, cfg.Tiers.Tier1Out, cfg.Tiers.Tier2Out = all, all, all, all
	cfg.AsOf, _ = program.ParseDate(day)
	if c.set != nil {
		c.set(&cfg)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: in, Books: c.books, Config: cfg, Today: cfg.AsOf + 5,
		Version: "test"})
	if err != nil {
		c.Fatal(err)
	}
	for _, s := range p.Sources {
		aside := 0
		for _, x := range s.SetAside {
			aside += len(x.Rows)
		}
		if s.Rows != s.Used+aside || s.Used < 0 {
			c.Errorf("%s %s: %d rows, %d used, %d set aside", s.File, s.Sheet, s.Rows, s.Used, aside)
		}
	}
	c.keep(pipeline.Remember(p))
	return p
}

// keep puts what a book remembers among the books.
func (c *returning) keep(s program.Snapshot) {
	c.Helper()
	text, err := snapshot.Encode(s)
	if err != nil {
		c.Fatal(err)
	}
	c.books[s.Book.String()+"/snapshot.json"] = &fstest.MapFile{Data: text}
}

// A paper is a workbook on somebody's desk.
type paper struct {
	*returning
	*excelize.File
}

func (c *returning) fillIn(p *program.Program, manager string) *paper {
	c.Helper()
	data, err := workbook.NewMaker(p).FillIn(manager).Write()
	return c.paper(data, err)
}

func (c *returning) plan(p *program.Program) *paper {
	c.Helper()
	data, err := workbook.NewMaker(p).Plan().Write()
	return c.paper(data, err)
}

func (c *returning) paper(data []byte, err error) *paper {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		c.Fatal(err)
	}
	return &paper{c, x}
}

// rows are the cells of a sheet.
func (w *paper) rows(sheet string) [][]string {
	w.Helper()
	rows, err := w.GetRows(sheet)
	if err != nil {
		w.Fatal(err)
	}
	return rows
}

func (w *paper) at(sheet, header string, row int) string {
	w.Helper()
	col := slices.Index(w.rows(sheet)[0], header)
	if col < 0 {
		w.Fatalf("%s has no column %s", sheet, header)
	}
	name, _ := excelize.CoordinatesToCellName(col+1, row)
	return name
}

// put writes a cell of the row in which some cell is who; "" empties it. A day
// is written as a date.
func (w *paper) put(sheet, who, header, value string) *paper {
	w.Helper()
	for i, row := range w.rows(sheet) {
		if slices.Contains(row, who) {
			w.cell(sheet, w.at(sheet, header, i+1), value)
			return w
		}
	}
	w.Fatalf("%s has no row of %s", sheet, who)
	return w
}

func (w *paper) cell(sheet, cell, value string) {
	w.Helper()
	var err error
	if day, bad := program.ParseDate(value); bad == nil {
		err = w.SetCellInt(sheet, cell, int64(day)-693594)
	} else {
		err = w.SetCellStr(sheet, cell, value)
	}
	if value == "" {
		err = w.SetCellValue(sheet, cell, nil)
	}
	if err != nil {
		w.Fatal(err)
	}
}

// add fills the first empty row: headers and values in turn.
func (w *paper) add(sheet string, cells ...string) *paper {
	w.Helper()
	row := len(slices.DeleteFunc(w.rows(sheet), func(r []string) bool { return strings.TrimSpace(strings.Join(r, "")) == "" })) + 1
	for i := 0; i < len(cells); i += 2 {
		w.cell(sheet, w.at(sheet, cells[i], row), cells[i+1])
	}
	return w
}

// back puts the workbook among the exports.
func (w *paper) back(name string) {
	w.Helper()
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		w.Fatal(err)
	}
	w.beside[name] = &fstest.MapFile{Data: b.Bytes()}
}

func contactOf(t testing.TB, p *program.Program, name string) *program.Contact {
	t.Helper()
	i := slices.IndexFunc(p.Contacts, func(c *program.Contact) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("there is no contact %s", name)
	}
	return p.Contacts[i]
}

func meetingOf(t testing.TB, p *program.Program, id string) *program.Meeting {
	t.Helper()
	i := slices.IndexFunc(p.Meetings, func(m *program.Meeting) bool { return m.ID == id })
	if i < 0 {
		t.Fatalf("there is no meeting %s", id)
	}
	return p.Meetings[i]
}

func stanceIs(t testing.TB, p *program.Program, want program.Stance) {
	t.Helper()
	if got := contactOf(t, p, "Jane Roe").Stance; got != want {
		t.Errorf("the stance is %q, want %q", got, want)
	}
}

// foundIn are the findings of a code.
func foundIn(p *program.Program, code string) []finding.Finding {
	var out []finding.Finding
	for _, f := range p.Findings {
		if f.Code == code {
			out = append(out, f)
		}
	}
	return out
}

// says checks that there is one finding of a code, which names all the words.
func says(t testing.TB, p *program.Program, code string, words ...string) {
	t.Helper()
	list := foundIn(p, code)
	if len(list) != 1 {
		t.Errorf("%d findings %s: %v", len(list), code, list)
		return
	}
	for _, w := range words {
		if !strings.Contains(list[0].String(), w) {
			t.Errorf("%s does not say %q: %s", code, w, list[0])
		}
	}
}

// quiet checks that no workbook is spoken of.
func quiet(t testing.TB, p *program.Program) {
	t.Helper()
	for _, f := range p.Findings {
		if strings.HasPrefix(f.Code, "fill-in") || strings.Contains(f.At.File, "back") {
			t.Errorf("unwanted: %s", f)
		}
	}
}

const tom = "Tom Zee"

// mergeCases are the promises of docs/fill-in.md, one a case.
var mergeCases = []struct {
	name string
	run  func(*returning)
}{
	{"a workbook that nobody changed says nothing", func(c *returning) {
		c.fillIn(c.book(august), tom).back("back/fill-in.xlsx")
		c.export("contacts.csv", "C1", "Stance", "opposed")
		p := c.book(september)
		stanceIs(c, p, program.Opposed)
		quiet(c, p)
		if len(p.Returned) != 1 || p.Returned[0].Manager != tom || p.Returned[0].Book.String() != "2026-08" || len(p.Said) != 0 {
			c.Errorf("returned %v, said %v", p.Returned, p.Said)
		}
	}},
	{"a changed cell counts, with who said it and when", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("back/renamed by hand.xlsx")
		p := c.book(september)
		stanceIs(c, p, program.Sceptical)
		quiet(c, p)
		jane := contactOf(c, p, "Jane Roe")
		v, ok := jane.Origin.Voice("stance")
		if !ok || v.By != tom || v.On.String() != august || jane.StanceOn.String() != august || jane.StanceBasis != tom {
			c.Errorf("said by %v %v, on %s, on the basis of %q", v, ok, jane.StanceOn, jane.StanceBasis)
		}
		if at := jane.Origin.Field("stance"); at.File != "back/renamed by hand.xlsx" || at.Sheet != "People" {
			c.Errorf("read at %s", at)
		}
		if jane.Role != program.Decides || jane.Origin.Field("title").File != "contacts.csv" {
			c.Errorf("what was left alone changed: %s, %s", jane.Role, jane.Origin.Field("title"))
		}
	}},
	{"a stance is dated by what the account manager writes beside it", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "supports").put("People", "Jane Roe", "Stance Date",
			"2026-08-20").
			put("People", "Jane Roe", "Stance Basis", "said so at dinner").back("back.xlsx")
		jane := contactOf(c, c.book(september), "Jane Roe")
		if jane.StanceOn.String() != "2026-08-20" || jane.StanceBasis != "said so at dinner" {
			c.Errorf("%s, %q", jane.StanceOn, jane.StanceBasis)
		}
	}},
	{"an emptied cell says that it is no longer so", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Profiles", "Globex", "Topics to Avoid", "").back("back.xlsx")
		p := c.book(september)
		if got := p.Profiles[0]; got.TopicsAvoid != "" || got.Strategy != "Win the second plant" {
			c.Errorf("%q, %q", got.TopicsAvoid, got.Strategy)
		}
	}},
	{"the newest of two workbooks wins", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "sceptical").back("z/august.xlsx")
		c.fillIn(c.book(september), tom).put("People", "Jane Roe", "Stance", "supports").back("a/september.xlsx")
		p = c.book(october)
		stanceIs(c, p, program.Supports)
		quiet(c, p)
	}},
	{"two workbooks of one month that contradict each other are a finding", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "sceptical").back("back/fill-in.xlsx")
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "supports").back("back/fill-in (1).xlsx")
		p = c.book(september)
		says(c, p, "fill-in-conflict", "sceptical", "supports")
		stanceIs(c, p, program.Sceptical) // "fill-in.xlsx" comes after "fill-in (1).xlsx"
	}},
	{"two workbooks of one month that agree are no finding", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "sceptical").back("back/1.xlsx")
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "sceptical").put("People", "Jane Roe", "Title", "CEO").back("back/2.xlsx")
		p = c.book(september)
		stanceIs(c, p, program.Sceptical)
		quiet(c, p)
	}},
	{"the exports win over what was said before they changed", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.export("contacts.csv", "C1", "Stance", "opposed")
		p := c.book(september)
		stanceIs(c, p, program.Opposed)
		says(c, p, "fill-in-overtaken", "back.xlsx People!", "stance", "sceptical", "opposed")
		quiet(c, c.book(october)) // said once
	}},
	{"exports that have caught up are not spoken of", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.export("contacts.csv", "C1", "Stance", "Skeptical")
		p := c.book(september)
		stanceIs(c, p, program.Sceptical)
		quiet(c, p)
		if at := contactOf(c, p, "Jane Roe").Origin.Field("stance"); at.File != "contacts.csv" {
			c.Errorf("read at %s", at)
		}
	}},
	{"a workbook left behind never freezes an export that caught up and moved on", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.export("contacts.csv", "C1", "Stance", "sceptical")
		c.book(september)
		c.export("contacts.csv", "C1", "Stance", "neutral") // what the workbook was filled with
		p := c.book(october)
		stanceIs(c, p, program.Neutral)
		quiet(c, p)
	}},
	{"exports that say nothing contradict nothing", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.export("contacts.csv", "C1", "Stance", "")
		p := c.book(september)
		stanceIs(c, p, program.Sceptical)
		quiet(c, p)
	}},
	{"what was said stays when the workbook is taken away", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").put("Meetings", "M1", "Outcome", "They want a hub").
			add("Asks", "Account", "Initech", "Ask", "Open the door to their CIO", "Needed By", "2026-12-31").back("back.xlsx")
		c.book(september)
		delete(c.beside, "back.xlsx")
		p := c.book(october)
		stanceIs(c, p, program.Sceptical)
		quiet(c, p)
		if m := meetingOf(c, p, "M1"); m.Outcome != "They want a hub" || m.Origin.Field("outcome").File != "2026-09/snapshot.json" {
			c.Errorf("%q, read at %s", m.Outcome, m.Origin.Field("outcome"))
		}
		if len(p.Asks) != 2 || p.Group(p.Asks[1].Account) == nil {
			c.Errorf("asks: %v", p.Asks)
		}
	}},
	{"what is remembered gives way when the exports change", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.book(september)
		delete(c.beside, "back.xlsx")
		c.export("contacts.csv", "C1", "Stance", "supports")
		p := c.book(october)
		stanceIs(c, p, program.Supports)
		says(c, p, "fill-in-overtaken", "2026-09/snapshot.json", "sceptical", "supports")
	}},
	{"what is reverted in the workbook is withdrawn", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.book(september)
		c.fillIn(p, tom).back("back.xlsx")
		p = c.book(october)
		stanceIs(c, p, program.Neutral)
		says(c, p, "fill-in-withdrawn", "back.xlsx", "Jane Roe stance", "sceptical")
		quiet(c, c.book("2026-11-30"))
	}},
	{"a cell that is corrected in a second copy of the workbook is what the second says", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "sceptical").back("back.xlsx")
		c.book(september)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "supports").back("corrected.xlsx")
		delete(c.beside, "back.xlsx")
		p = c.book(october)
		stanceIs(c, p, program.Supports)
		quiet(c, p)
	}},
	{"an older workbook that comes back late gives way to what a newer one said", func(c *returning) {
		p := c.book(august)
		late := c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "opposed")
		c.fillIn(c.book(september), tom).put("People", "Jane Roe", "Stance", "supports").back("september.xlsx")
		c.book(october)
		delete(c.beside, "september.xlsx")
		late.back("august.xlsx")
		stanceIs(c, c.book("2026-11-30"), program.Supports)
	}},
	{"the next workbook is filled with what the last one said", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "sceptical").back("august.xlsx")
		next := c.fillIn(c.book(september), tom)
		delete(c.beside, "august.xlsx")
		next.put("People", "Jane Roe", "Title", "CEO").back("september.xlsx")
		p := c.book(october)
		stanceIs(c, p, program.Sceptical)
		if got := contactOf(c, p, "Jane Roe").Title; got != "CEO" {
			c.Errorf("the title is %q", got)
		}
	}},
	{"a new person is one of the account's people", func(c *returning) {
		c.fillIn(c.book(august), tom).add("People", "Account", "Initech", "Full Name", "Ada New", "Title", "CIO", "Decision Role",
			"decides", "Stance", "neutral").back("back.xlsx")
		p := c.book(september)
		ada := contactOf(c, p, "Ada New")
		if ada.Account != "A2" || ada.Role != program.Decides || ada.StanceOn.String() != august || ada.Origin.File != "back.xlsx" {
			c.Errorf("%+v", ada)
		}
	}},
	{"a new person whom the exports have by now is not there twice, and fills what they leave open", func(c *returning) {
		c.fillIn(c.book(august), tom).add("People", "Account", "Initech", "Full Name", "Ada New", "Title", "CIO", "Stance",
			"supports").back("back.xlsx")
		c.book(september)
		c.row("contacts.csv", "C9", "A2", "Ada New", "Chief Information Officer", "", "", "", "", "")
		p := c.book(october)
		quiet(c, p)
		ada := contactOf(c, p, "Ada New")
		if len(p.Contacts) != 4 || ada.ID != "C9" || ada.Title != "Chief Information Officer" || ada.Stance != program.Supports {
			c.Errorf("%d contacts, %+v", len(p.Contacts), ada)
		}
		c.export("contacts.csv", "C9", "Stance", "opposed")
		if ada = contactOf(c, c.book("2026-11-30"), "Ada New"); ada.Stance != program.Opposed {
			c.Errorf("the new row holds against the export: %s", ada.Stance)
		}
	}},
	{"a new record that the exports had, and have no more, does not come back", func(c *returning) {
		c.fillIn(c.book(august), tom).add("Asks", "Account", "Globex", "Ask", "Open the door", "Asked Of", "Eve Prime").back("back.xlsx")
		c.book(september)
		c.row("asks.csv", "K2", "Globex", "Open the door", "Eve Prime", "2026-09-01", "", "", "")
		c.book(october)
		c.tables["asks.csv"] = c.tables["asks.csv"][:2]
		if p := c.book("2026-11-30"); len(p.Asks) != 1 {
			c.Errorf("%d asks", len(p.Asks))
		}
	}},
	{"a new row of an account that is another's is set aside", func(c *returning) {
		c.fillIn(c.book(august), tom).add("Asks", "Account", "Umbrella", "Ask", "Anything").add("Asks", "Ask", "For nobody").back(
			"back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-account", "without an account")
		says(c, p, "fill-in-foreign", "Umbrella")
		if len(p.Asks) != 1 {
			c.Errorf("%d asks", len(p.Asks))
		}
	}},
	{"accounts of one name are told apart in the list", func(c *returning) {
		c.row("accounts.csv", "A4", "Globex", tom, "Germany", "")
		c.row("revenue.csv", "A4", "2026-08-20", "5000", "EUR")
		c.fillIn(c.book(august), tom).add("Wins and news", "Account", "Globex (A4)", "Type", "win", "Text", "Signed").back("back.xlsx")
		p := c.book(september)
		quiet(c, p)
		i := slices.IndexFunc(p.Notes, func(n *program.NoteItem) bool { return n.Text == "Signed" })
		if i < 0 || p.Notes[i].Account != "A4" || p.Notes[i].Date.String() != august {
			c.Errorf("notes: %+v", p.Notes)
		}
	}},
	{"a new row that says too little is a finding", func(c *returning) {
		c.fillIn(c.book(august), tom).add("People", "Account", "Globex", "Title", "CTO").back("back.xlsx")
		says(c, c.book(september), "fill-in-incomplete", "has no name")
	}},
	{"a debrief makes a booked meeting a held one", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Meetings", "M2", "Outcome", "They agreed").put("Meetings", "M2", "Promises",
			"Send the plan (Kim Ours, 2026-10-12)\nCall back").
			put("Meetings", "M2", "Customer Verdict", "useful").put("Meetings", "M2", "Hours", "1.5").back("back.xlsx")
		m := meetingOf(c, c.book(september), "M2")
		if m.Status != program.Held || m.Outcome != "They agreed" || len(m.Promises) != 2 || m.Promises[0].Owner != "Kim Ours" ||
			m.Verdict != "useful" || m.Hours.Value.String() != "1.5" {
			c.Errorf("%+v", m)
		}
	}},
	{"a goal said for a booked meeting opens its gate", func(c *returning) {
		p := c.book(august)
		gates := len(p.Plan.Gates)
		c.fillIn(p, tom).put("Meetings", "M2", "Goal", "Decide on the hub").put("Meetings", "M2", "Agenda", "The hub\nThe price").back(
			"back.xlsx")
		p = c.book(august)
		if m := meetingOf(c, p, "M2"); m.Goal == "" || len(m.Agenda) != 2 || len(p.Plan.Gates) >= gates {
			c.Errorf("%+v, %d gates of %d", m, len(p.Plan.Gates), gates)
		}
	}},
	{"a meeting that is added and that the exports have on that day is the same", func(c *returning) {
		c.fillIn(c.book(august), tom).add("Meetings", "Account", "Globex", "Date", "2026-09-15", "Learned", "They are hiring").back(
			"back.xlsx")
		p := c.book(september)
		if m := meetingOf(c, p, "M2"); len(p.Meetings) != 2 || m.Learned != "They are hiring" || m.Status != program.Held {
			c.Errorf("%d meetings, %+v", len(p.Meetings), m)
		}
	}},
	{"an answer to an ask arrives", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Asks", "K1", "Answer", "Called on Monday").put("Asks", "K1", "Answered On", "2026-09-07").back(
			"back.xlsx")
		if a := c.book(september).Asks[0]; a.Answer != "Called on Monday" || a.AnsweredOn.String() != "2026-09-07" {
			c.Errorf("%+v", a)
		}
	}},
	{"a profile begins with the first thing that is said", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Profiles", "Initech", "Value Message", "Half the downtime").put("Profiles", "Initech",
			"Seen by Account Manager On", "2026-09-04").back("back.xlsx")
		p := c.book(september)
		i := slices.IndexFunc(p.Profiles, func(x *program.Profile) bool { return x.Account == "A2" })
		if i < 0 || p.Profiles[i].ValueMessage != "Half the downtime" || p.Profiles[i].SeenBy != tom ||
			p.Profiles[i].SeenOn.String() != "2026-09-04" {
			c.Errorf("%+v", p.Profiles)
		}
	}},
	{"of several profiles the newest is corrected, which the workbook shows", func(c *returning) {
		c.tables["profiles.csv"] = [][]string{{"Account", "Strategy", "Topics to Avoid", "Seen by Account Manager On"},
			{"Globex", "Newest", "the lawsuit", "2026-05-01"}, {"Globex", "Oldest", "the fire", "2026-02-01"}}
		c.fillIn(c.book(august), tom).put("Profiles", "Globex", "Topics to Avoid", "the merger").back("back.xlsx")
		p := c.book(september)
		quiet(c, p)
		for _, x := range p.Profiles {
			if want := map[string]string{"Newest": "the merger", "Oldest": "the fire"}[x.Strategy]; x.TopicsAvoid != want {
				c.Errorf("%s: %q", x.Strategy, x.TopicsAvoid)
			}
		}
	}},
	{"two people of one name are told apart, one with an id and one without", func(c *returning) {
		c.row("contacts.csv", "", "A1", "Jane Roe", "Assistant", "", "", "", "", "")
		w := c.fillIn(c.book(august), tom)
		w.put("People", "Assistant", "Stance", "opposed").back("back.xlsx")
		p := c.book(september)
		quiet(c, p)
		for _, x := range p.Contacts {
			if want := map[string]program.Stance{"Assistant": program.Opposed, "CFO": program.Neutral}[x.Title]; x.Stance != want {
				c.Errorf("%s: %s", x.Title, x.Stance)
			}
		}
	}},
	{"an amount is an amount, in the currency that it had", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		cell := w.at("Profiles", "Untapped Potential", 2)
		if err := w.SetCellFloat("Profiles", cell, 1234.1, -1, 64); err != nil {
			c.Fatal(err)
		}
		w.back("back.xlsx")
		if u := c.book(september).Profiles[0].Untapped; u.Amount.String() != "1234.1" || u.Currency != "EUR" || !u.Converted {
			c.Errorf("%+v", u)
		}
	}},
	{"no visit is placed while the customer is away", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Profiles", "Globex", "Unavailable", "1.10.2026 - 31.12.2026; 2027-02-01 bis 2027-08-31").back(
			"back.xlsx")
		p := c.book(september)
		quiet(c, p)
		windows := 0
		for _, a := range p.Plan.Actions {
			for _, away := range p.Profiles[0].Unavailable {
				if a.Group == "A1" && !a.Booked && a.Window != "" {
					windows++
					if away.Contains(a.Start) || away.Contains(a.Due) {
						c.Errorf("%s from %s to %s", a.What, a.Start, a.Due)
					}
				}
			}
		}
		if windows == 0 {
			c.Error("the plan has no window")
		}
	}},
	{"a role and a counterpart in the team are corrected", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Team", "Kim Ours", "Our Role", "Chief engineer").add("Team", "Account", "Initech", "Our Person",
			"Lee Ours", "Our Role", "Sales").back("back.xlsx")
		p := c.book(september)
		if len(p.Team) != 2 || p.Team[0].Role != "Chief engineer" || p.Team[1].Account != "A2" {
			c.Errorf("%+v %+v", p.Team[0], p.Team[len(p.Team)-1])
		}
	}},
	{"a cell that comes from elsewhere changes nothing", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Full Name", "Janet Roe").back("back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-locked", "People!")
		contactOf(c, p, "Jane Roe")
	}},
	{"words and days that cannot be read are one finding and say nothing", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "a friend").put("People", "Jane Roe", "Stance Date",
			"next spring").
			put("Asks", "K1", "Needed By", "soon").back("back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-unread", "a friend", "next spring", "soon")
		stanceIs(c, p, program.Neutral)
	}},
	{"days may be typed as people of Europe type them", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Asks", "K1", "Needed By", "24.12.2026").back("back.xlsx")
		if got := c.book(september).Asks[0].NeededBy.String(); got != "2026-12-24" {
			c.Errorf("needed by %s", got)
		}
	}},
	{"a record that the exports no longer have is a finding, and what was said of it is kept", func(c *returning) {
		c.fillIn(c.book(august), tom).put("Meetings", "M1", "Outcome", "They want a hub").back("back.xlsx")
		had := c.tables["meetings.csv"]
		c.tables["meetings.csv"] = slices.Delete(slices.Clone(had), 1, 2)
		says(c, c.book(september), "fill-in-row", "Meetings")
		delete(c.beside, "back.xlsx")
		c.tables["meetings.csv"] = had
		if m := meetingOf(c, c.book(october), "M1"); m.Outcome != "They want a hub" {
			c.Errorf("%+v", m)
		}
	}},
	{"a row that was copied and overwritten is a new one", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		w.add("People", "Account", "Globex", "Full Name", "Ada New", "Title", "CIO", "Row", "C1").back("back.xlsx")
		p := c.book(september)
		quiet(c, p)
		contactOf(c, p, "Ada New")
		stanceIs(c, p, program.Neutral)
	}},
	{"a row copied from another workbook is set aside", func(c *returning) {
		c.fillIn(c.book(august), tom).add("People", "Account", "Umbrella", "Full Name", "Max Cust", "Title", "Owner", "Row", "C3").back(
			"back.xlsx")
		says(c, c.book(september), "fill-in-foreign", "People")
	}},
	{"rows may be sorted and filtered", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		rows := w.rows("People")
		for i, row := range [][]string{rows[2], rows[1]} {
			for j := range rows[0] {
				name, _ := excelize.CoordinatesToCellName(j+1, i+2)
				value := ""
				if j < len(row) {
					value = row[j]
				}
				w.cell("People", name, value)
			}
		}
		w.put("People", "Jane Roe", "Stance", "opposed").back("back.xlsx")
		p := c.book(september)
		quiet(c, p)
		stanceIs(c, p, program.Opposed)
	}},
	{"a sheet that somebody adds is no export", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		if _, err := w.NewSheet("Fair"); err != nil {
			c.Fatal(err)
		}
		for i, row := range [][]string{{"Occasion", "Date", "Place"}, {"Hub days", "2026-11-11", "Ulm"}, {"Fair", "2026-12-02", "Graz"}} {
			if err := w.SetSheetRow("Fair", fmt.Sprintf("A%d", i+1), &row); err != nil {
				c.Fatal(err)
			}
		}
		w.back("back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-sheet", "Fair", "file of its own")
		if len(p.Occasions) != 0 {
			c.Errorf("%d occasions", len(p.Occasions))
		}
	}},
	{"a renamed sheet is a finding and no export", func(c *returning) {
		w := c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "opposed")
		if err := w.SetSheetName("People", "Our people"); err != nil {
			c.Fatal(err)
		}
		w.back("back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-sheet", "People", "Our people")
		stanceIs(c, p, program.Neutral)
		if len(p.Contacts) != 3 {
			c.Errorf("%d contacts", len(p.Contacts))
		}
	}},
	{"a workbook without its hidden sheet is an error and no export", func(c *returning) {
		w := c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "opposed")
		if err := w.DeleteSheet("_sponsorbook"); err != nil {
			c.Fatal(err)
		}
		w.back("back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-broken", "hidden sheet")
		stanceIs(c, p, program.Neutral)
	}},
	{"a sheet that was saved alone is an error and no export", func(c *returning) {
		rows := c.fillIn(c.book(august), tom).rows("People")
		c.tables["People.csv"] = nil
		for _, row := range rows {
			c.row("People.csv", append(slices.Clone(row), make([]string, len(rows[0])-len(row))...)...)
		}
		c.export("contacts.csv", "C1", "Stance", "opposed")
		p := c.book(september)
		says(c, p, "fill-in-broken", "People.csv", "put back the workbook itself")
		stanceIs(c, p, program.Opposed)
		if len(p.Contacts) != 3 {
			c.Errorf("%d contacts", len(p.Contacts))
		}
	}},
	{"a workbook of a newer layout is an error that says what would read it", func(c *returning) {
		w := c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "opposed")
		w.cell("_sponsorbook", "B1", "2")
		w.back("back.xlsx")
		p := c.book(september)
		says(c, p, "fill-in-newer", "layout", "the version of sponsorbook that wrote it")
		stanceIs(c, p, program.Neutral)
		if len(p.Returned) != 0 {
			c.Errorf("%d returned", len(p.Returned))
		}
	}},
	{"a workbook of a later book is left alone when an earlier book is made again", func(c *returning) {
		c.book(august)
		c.fillIn(c.book(september), tom).put("People", "Jane Roe", "Stance", "opposed").back("back.xlsx")
		p := c.book(august)
		stanceIs(c, p, program.Neutral)
		says(c, p, "fill-in-later", "2026-09-30")
	}},
	{"a status finds its line by id, in the plan and in the snapshot", func(c *returning) {
		p := c.book(august)
		id := p.Plan.Actions[0].ID
		c.plan(p).put("Action plan", id, "status", "planned").put("Action plan", id, "comment", "with Kim").back("back/action-plan.xlsx")
		p = c.book(september)
		a := actionOf(c, p, id)
		if a.Status != program.StatusPlanned || a.Comment != "with Kim" {
			c.Errorf("%+v", a)
		}
		if len(p.Reports) != 1 || len(p.Returned) != 0 {
			c.Errorf("%d reports, %d returned", len(p.Reports), len(p.Returned))
		}
		delete(c.beside, "back/action-plan.xlsx")
		if a := actionOf(c, c.book(october), id); a.Status != program.StatusPlanned {
			c.Errorf("forgotten: %+v", a)
		}
	}},
	{"what is done is done on its day, and stays so with the old workbook in place", func(c *returning) {
		p := c.book(august)
		i := slices.IndexFunc(p.Plan.Actions, func(a program.Action) bool { return !a.Booked })
		id := p.Plan.Actions[i].ID
		c.fillIn(p, tom).put("Actions", id, "completed on", "2026-09-11").back("back.xlsx")
		p = c.book(september)
		if a := actionOf(c, p, id); a.Status != program.StatusDone || a.CompletedOn.String() != "2026-09-11" {
			c.Errorf("%+v", a)
		}
		past := pipeline.Remember(p).Actions
		if j := slices.IndexFunc(past, func(a program.PastAction) bool { return a.ID == id }); j < 0 ||
			past[j].Status != program.StatusDone {
			c.Errorf("the snapshot does not say that %s is done", id)
		}
		p = c.book(october)
		if slices.ContainsFunc(p.Plan.Actions, func(a program.Action) bool { return a.ID == id && a.Status != program.StatusDone }) {
			c.Errorf("%s came back", id)
		}
	}},
	{"an old workbook left behind does not undo what a newer one said of a line", func(c *returning) {
		p := c.book(august)
		id := p.Plan.Actions[0].ID
		c.plan(p).put("Action plan", id, "status", "planned").back("august.xlsx")
		c.plan(c.book(september)).put("Action plan", id, "status", "in progress").back("september.xlsx")
		c.book(october)
		delete(c.beside, "september.xlsx")
		if a := actionOf(c, c.book("2026-11-30"), id); a.Status != program.StatusInProgress {
			c.Errorf("%+v", a)
		}
	}},
	{"an account manager's status is believed before the action plan's of the same month", func(c *returning) {
		p := c.book(august)
		i := slices.IndexFunc(p.Plan.Actions, func(a program.Action) bool { return a.Group == "A1" && !a.Booked })
		id := p.Plan.Actions[i].ID
		c.plan(p).put("Action plan", id, "status", "cancelled").back("z.xlsx")
		c.fillIn(p, tom).put("Actions", id, "status", "planned").back("a.xlsx")
		p = c.book(september)
		says(c, p, "fill-in-conflict", "cancelled", "planned")
		if a := actionOf(c, p, id); a.Status != program.StatusPlanned {
			c.Errorf("%+v", a)
		}
	}},
	{"an accepted line is in the calendars on its day", func(c *returning) {
		p := c.book(august)
		i := slices.IndexFunc(p.Plan.Actions, func(a program.Action) bool { return !a.Booked && a.Due > p.AsOf.AddDays(60) })
		id := p.Plan.Actions[i].ID
		c.plan(p).put("Action plan", id, "status", "accepted").back("back.xlsx")
		p = c.book(september)
		if !slices.ContainsFunc(p.Plan.Events, func(e program.Event) bool { return e.Action == id && e.Start == actionOf(c, p, id).Due }) {
			c.Errorf("no event of %s", id)
		}
	}},
	{"a person who is forgotten is not remembered by what was said", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "José Gil", "Stance", "opposed").put("Meetings", "M1", "Outcome",
			"Jose Gil left early").back("back.xlsx")
		s, _ := snapshot.Forget(pipeline.Remember(c.book(september)), "José Gil")
		text, _ := snapshot.Encode(s)
		for _, word := range []string{"Gil", "opposed"} {
			if strings.Contains(string(text), word) {
				c.Errorf("the snapshot still says %s", word)
			}
		}
	}},
}

func actionOf(t testing.TB, p *program.Program, id string) program.Action {
	t.Helper()
	i := slices.IndexFunc(p.Plan.Actions, func(a program.Action) bool { return a.ID == id })
	if i < 0 {
		t.Fatalf("the plan has no line %s", id)
	}
	return p.Plan.Actions[i]
}

func TestWhatComesBackInWorkbooks(t *testing.T) {
	for _, c := range mergeCases {
		t.Run(c.name, func(t *testing.T) { c.run(newReturning(t)) })
	}
}

// typed is what is written into every cell of a column that may be edited, by
// the kind of its cells.
func typed(w *paper, sheet, cell, header string) string {
	w.Helper()
	style, err := w.GetCellStyle(sheet, cell)
	if err != nil {
		w.Fatal(err)
	}
	format, err := w.GetStyle(style)
	if err != nil {
		w.Fatal(err)
	}
	words := map[string]string{"Decision Role": "approves", "Stance": "supports", "Type": "call", "Form": "virtual", "Status": "cancelled",
		"status":   "in progress",
		"Currency": "CHF", "Unavailable": "2026-12-21 to 2027-01-08; 2027-05-14", "Start": "09:45", "End": "10:15",
		"Time Zone": "Europe/Rome"}
	switch {
	case words[header] != "":
		return words[header]
	case format.CustomNumFmt != nil:
		return "2026-08-17"
	case format.NumFmt == 4:
		return "17"
	}
	return "Said of " + header
}

func TestEveryCellThatMayBeEditedIsHeard(t *testing.T) {
	c := newReturning(t)
	w := c.fillIn(c.book(august), tom)
	want := map[string]string{}
	for _, sheet := range []string{"Profiles", "People", "Meetings", "Asks", "Team", "Actions"} {
		for col, header := range w.rows(sheet)[0] {
			cell, _ := excelize.CoordinatesToCellName(col+1, 2)
			id, _ := w.GetCellStyle(sheet, cell)
			style, err := w.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.Protection == nil || style.Protection.Locked || header == "Row" {
				continue
			}
			value := typed(w, sheet, cell, header)
			if value == "17" {
				err = w.SetCellFloat(sheet, cell, 17, -1, 64)
			} else {
				w.cell(sheet, cell, value)
			}
			if err != nil {
				t.Fatal(err)
			}
			want[sheet+"."+header] = value
		}
	}
	w.back("back.xlsx")
	p := c.book(september)
	quiet(t, p)
	heard := map[string]int{}
	for _, s := range p.Said {
		heard[s.Value]++
	}
	for cell, value := range want {
		if heard[value] == 0 {
			t.Errorf("%s: nobody heard %q", cell, value)
		}
	}
	if len(want) < 60 || len(p.Said) != len(want) {
		t.Errorf("%d cells were typed into, %d were heard", len(want), len(p.Said))
	}
}

// TestWhatAWorkbookWasGivenBearsTheNamesOfFields: what was given under another name than
// it is read by looks as if it had been typed.
func TestWhatAWorkbookWasGivenBearsTheNamesOfFields(t *testing.T) {
	c := newReturning(t)
	of := c.tables["profiles.csv"][1][0]
	c.tables["profiles.csv"] = [][]string{{"Account", "Strategy", "Three Lines This Month", "Three Lines Written On",
		"Account Manager's View of the Program", "Untapped Potential Note"},
		{of, "Win the second plant", "Two sites went live.", "2026-08-20", "It helps.", "Spare parts."}}
	w := c.fillIn(c.book(august), tom)
	for sheet, kind := range map[string]string{"Profiles": "profiles", "People": "contacts", "Meetings": "meetings", "Asks": "asks"} {
		k, _ := headings.KindNamed(kind)
		fields := map[string]bool{}
		for _, f := range k.Fields {
			fields[f.Name] = true
		}
		given := 0
		for _, line := range w.rows("_sponsorbook") {
			if len(line) < 4 || line[0] != sheet {
				continue
			}
			if given++; !fields[line[2]] {
				t.Errorf("%s: %q is no field of %s", sheet, line[2], kind)
			}
		}
		if given == 0 {
			t.Errorf("%s: nothing was given", sheet)
		}
	}
}
