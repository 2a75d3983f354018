package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/markdown"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

// run runs a command to its end.
func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// exportsOf are the sample company's exports as they were on a day.
func exportsOf(t *testing.T, makesample, day string) fstest.MapFS {
	t.Helper()
	dir := t.TempDir()
	run(t, makesample, "-until", day, "-o", dir)
	all := fstest.MapFS{}
	for _, pattern := range []string{"*", "*/*"} {
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, f := range files {
			if data, err := os.ReadFile(f); err == nil {
				name, _ := filepath.Rel(dir, f)
				all[filepath.ToSlash(name)] = &fstest.MapFile{Data: data}
			}
		}
	}
	return all
}

// sampleBook makes the sample's book of a day, and keeps its snapshot among the
// books.
func sampleBook(t *testing.T, exports, books fstest.MapFS) *program.Program {
	t.Helper()
	c, err := config.Read("sponsorbook.yaml", exports["sponsorbook.yaml"].Data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: exports, Books: books, Config: c, Today: c.AsOf + 5,
		Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := snapshot.Encode(pipeline.Remember(p))
	if err != nil {
		t.Fatal(err)
	}
	books[p.Book.String()+"/snapshot.json"] = &fstest.MapFile{Data: text}
	return p
}

// page is a page of the book as Markdown.
func page(t *testing.T, p *program.Program, path string) string {
	t.Helper()
	for _, d := range contents.Book(p) {
		if d.Path == path {
			return strings.ReplaceAll(string(markdown.Write(d)), `\`, "")
		}
	}
	t.Fatalf("there is no page %s", path)
	return ""
}

// pick is the record of the first row in which the cells under the headers are
// as wanted: its key and its number.
func (w *paper) pick(sheet string, wanted func(cell func(header string) string) bool) (key string, row int) {
	w.Helper()
	rows := w.rows(sheet)
	for i, r := range rows[1:] {
		cell := func(header string) string {
			if col := slices.Index(rows[0], header); col >= 0 && col < len(r) {
				return r[col]
			}
			return ""
		}
		if cell("Row") != "" && wanted(cell) {
			return cell("Row"), i + 2
		}
	}
	w.Fatalf("%s has no such row", sheet)
	return "", 0
}

func TestTheSampleGoesRoundForThreeMonths(t *testing.T) {
	const manager = "Tomasz Zieliński"
	books, c := fstest.MapFS{}, newReturning(t)
	makesample := filepath.Join(t.TempDir(), "makesample.exe")
	run(t, "go", "build", "-o", makesample, "../cmd/makesample")
	first := sampleBook(t, exportsOf(t, makesample, august), books)
	w := c.fillIn(first, manager)

	contact, row := w.pick("People", func(v func(string) string) bool {
		return v("Stance") == "neutral" && v("Decision Role") == program.Decides
	})
	w.cell("People", w.at("People", "Stance", row), "supports")
	name := w.rows("People")[row-1][1]
	held, row := w.pick("Meetings", func(v func(string) string) bool { return v("Status") == program.Held && v("Learned") == "" })
	w.cell("Meetings", w.at("Meetings", "Learned", row), "their new plant opens in May")
	asked, row := w.pick("Asks", func(v func(string) string) bool { return v("Answer") == "" })
	w.cell("Asks", w.at("Asks", "Answer", row), "Done by telephone")
	w.cell("Asks", w.at("Asks", "Answered On", row), "2026-09-08")
	_, row = w.pick("Profiles", func(v func(string) string) bool { return v("Value Message") != "" })
	w.cell("Profiles", w.at("Profiles", "Value Message", row), "One invoice instead of eleven")
	w.cell("Profiles", w.at("Profiles", "Seen by Account Manager On", row), "2026-09-04")
	account := w.rows("Profiles")[row-1][0]
	done, row := w.pick("Actions", func(v func(string) string) bool {
		return v("status") == program.StatusProposed && v("attention") != "booked"
	})
	w.cell("Actions", w.at("Actions", "status", row), "done")
	w.cell("Actions", w.at("Actions", "completed on", row), "2026-09-11")
	planned, row := w.pick("Actions", func(v func(string) string) bool {
		return v("status") == program.StatusProposed && v("Row") != done && v("complete by") > "2026-11-30" && v("window") == ""
	})
	w.cell("Actions", w.at("Actions", "status", row), "planned")
	w.add("Asks", "Account", account, "Ask", "Bring our design head along", "Needed By", "2026-11-20")
	w.add("Wins and news", "Account", account, "Date", "2026-09-10", "Type", "win", "Text", "The third depot is live", "Source", "mail")
	w.back("from Tomasz/september.xlsx")
	back := c.beside["from Tomasz/september.xlsx"]

	exports := exportsOf(t, makesample, september)
	alone := sampleBook(t, exports, fstest.MapFS{"2026-08/snapshot.json": books["2026-08/snapshot.json"]})
	exports["from Tomasz/september.xlsx"] = back
	second := sampleBook(t, exports, books)

	group := second.Group(groupNamed(t, second, account))
	arrived := func(p *program.Program) {
		t.Helper()
		text := page(t, p, "accounts/"+group.Slug)
		for _, said := range []string{"book of 2026-08)", "One invoice instead of eleven", "Bring our design head along",
			"The third depot is live"} {
			if !strings.Contains(text, said) {
				t.Errorf("%s: the account page does not say %q", p.Book, said)
			}
		}
		if m := recordOf(p.Meetings, func(m *program.Meeting) bool { return m.ID == held }); m == nil ||
			m.Learned != "their new plant opens in May" {
			t.Errorf("%s: the debrief of %s is %+v", p.Book, held, m)
		}
		if a := recordOf(p.Asks, func(a *program.Ask) bool { return a.ID == asked }); a == nil || a.Answer != "Done by telephone" ||
			a.AnsweredOn.String() != "2026-09-08" {
			t.Errorf("%s: the ask %s is %+v", p.Book, asked, a)
		}
	}
	stance := func(p *program.Program) *program.Contact {
		return recordOf(p.Contacts, func(c *program.Contact) bool { return program.RowKey(c.ID, c.Key) == contact })
	}
	arrived(second)
	if who := stance(second); who.Stance != program.Supports || who.StanceOn.String() != august || who.StanceBasis != manager {
		t.Errorf("%s: %s, %s, %q", name, who.Stance, who.StanceOn, who.StanceBasis)
	}
	if a := actionOf(t, second, done); a.Status != program.StatusDone || a.CompletedOn.String() != "2026-09-11" {
		t.Errorf("%+v", a)
	}
	if a := actionOf(t, second, planned); a.Status != program.StatusPlanned ||
		!slices.ContainsFunc(second.Plan.Events, func(e program.Event) bool { return e.Action == planned && e.Start == a.Due }) {
		t.Errorf("not in the calendars: %+v", a)
	}
	kept(t, alone, second, map[string]int{"Contacts": 1, "Meetings": 1, "Profiles": 1, "Asks": 1, "Notes": 0, "Team": 0},
		map[string]int{"Asks": 1, "Notes": 1})

	// A month later the workbook is still there, and the CRM has another stance:
	// the sample's October has turned this contact into a critic.
	exports = exportsOf(t, makesample, october)
	exports["left behind.xlsx"] = back
	third := sampleBook(t, exports, books)
	arrived(third)
	if who := stance(third); who.Stance != program.Sceptical || who.Origin.Field("stance").File == "left behind.xlsx" {
		t.Errorf("the workbook holds against the CRM: %s is %s", name, who.Stance)
	}
	says(t, third, "fill-in-overtaken", "left behind.xlsx", "supports", "sceptical")
	if slices.ContainsFunc(third.Plan.Actions, func(a program.Action) bool { return a.ID == done && a.Status != program.StatusDone }) {
		t.Errorf("%s is to be done again", done)
	}
	if a := actionOf(t, third, planned); a.Status != program.StatusPlanned {
		t.Errorf("%+v", a)
	}
	i := slices.IndexFunc(third.Scorecard.KPIs, func(k program.KPI) bool { return k.Code == "fill-ins-returned" })
	if i < 0 || third.Scorecard.KPIs[i].Numerator.Value.String() != "1" {
		t.Errorf("fill-ins returned: %+v", third.Scorecard.KPIs[max(i, 0)])
	}
}

func groupNamed(t *testing.T, p *program.Program, name string) string {
	t.Helper()
	g := recordOf(p.Groups, func(g *program.Group) bool {
		return slices.ContainsFunc(g.Members, func(a *program.Account) bool { return a.Name == name })
	})
	if g == nil {
		t.Fatalf("there is no group of %s", name)
	}
	return g.Key
}

func recordOf[T any](all []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i]
	}
	return nil
}

// kept checks that what one book holds is what another holds, but for so many
// records of each kind that differ and so many that are more.
func kept(t *testing.T, alone, with *program.Program, differ, more map[string]int) {
	t.Helper()
	x, y := reflect.ValueOf(*alone.Facts), reflect.ValueOf(*with.Facts)
	for i := range x.NumField() {
		kind := x.Type().Field(i).Name
		if _, counted := differ[kind]; !counted {
			if kind == "Accounts" || kind == "Revenue" || kind == "Issues" || kind == "Opportunities" || kind == "Sponsors" ||
				kind == "Promises" {
				if !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
					t.Errorf("%s differ", kind)
				}
			}
			continue
		}
		had := map[string]bool{}
		for j := range y.Field(i).Len() {
			had[fmt.Sprintf("%+v", y.Field(i).Index(j).Elem())] = true
		}
		changed := 0
		for j := range x.Field(i).Len() {
			if !had[fmt.Sprintf("%+v", x.Field(i).Index(j).Elem())] {
				changed++
			}
		}
		if n := y.Field(i).Len() - x.Field(i).Len(); changed != differ[kind] || n != more[kind] {
			t.Errorf("%s: %d differ and %d are more, want %d and %d", kind, changed, n, differ[kind], more[kind])
		}
	}
}
