package pipeline_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

const (
	ann  = "Ann Why"
	slip = "_sponsorbook"
)

// line adds a line to the hidden sheet.
func (w *paper) line(cells ...string) *paper {
	w.Helper()
	n := len(w.rows(slip)) + 1
	for i, text := range cells {
		name, _ := excelize.CoordinatesToCellName(i+1, n)
		if err := w.SetCellStr(slip, name, text); err != nil {
			w.Fatal(err)
		}
	}
	return w
}

// refused checks that nothing of a workbook counts, and that this is said once,
// as an error, with all the words.
func refused(c *returning, day, code string, words ...string) {
	c.Helper()
	books, beside := c.books, c.beside
	c.books, c.beside = copied(books), fstest.MapFS{}
	want := c.book(day)
	c.books, c.beside = books, beside
	p := c.book(day)
	if !reflect.DeepEqual(bareFacts(p), bareFacts(want)) {
		c.Errorf("a workbook that is refused changed: %s", differing(bareFacts(p), bareFacts(want)))
	}
	var about []finding.Finding
	for _, f := range p.Findings {
		if strings.HasPrefix(f.Code, "fill-in") {
			about = append(about, f)
		}
	}
	if len(about) != 1 || about[0].Severity != finding.Error {
		c.Errorf("want one error, got %v", about)
	}
	says(c, p, code, words...)
	if len(p.Returned) != 0 || len(p.Said) != 0 {
		c.Errorf("returned %v, said %v", p.Returned, p.Said)
	}
}

func copied(m fstest.MapFS) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range m {
		out[name] = f
	}
	return out
}

// forgeries are what one account manager may try in the name of another, and
// what becomes of it: docs/fill-in.md, Who may say what.
var forgeries = []struct {
	name string
	run  func(*returning)
}{
	{"lines added to the hidden sheet give nobody a word about another's account", func(c *returning) {
		c.fillIn(c.book(august), tom).line("_lists", "A3", "account", "Umbrella").line("People", "C3", "name", "Max Cust").
			add("People", "Account", "Umbrella", "Full Name", "Max Cust", "Stance", "opposed", "Row", "C3").
			add("Asks", "Account", "Umbrella", "Ask", "Give us a discount").back("back/fill-in.xlsx")
		refused(c, september, "fill-in-forged", "back/fill-in.xlsx", "_sponsorbook", `for "Tom Zee"`, "other accounts, records or words")
	}},
	{"a word that the hidden sheet never held is no change of it", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		for i, row := range w.rows(slip) {
			if len(row) > 3 && row[2] == "stance" && row[3] == "neutral" {
				w.cell(slip, fmt.Sprintf("D%d", i+1), "supports")
			}
		}
		w.back("back.xlsx")
		refused(c, september, "fill-in-forged")
	}},
	{"a workbook that changes hands is refused by name", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		w.cell(slip, "B4", ann)
		w.put("People", "Jane Roe", "Stance", "opposed").back("back.xlsx")
		refused(c, september, "fill-in-forged", `was made for "Tom Zee"`, `for "Ann Why"`)
	}},
	{"a workbook that says to be the action plan is refused", func(c *returning) {
		w := c.fillIn(c.book(august), tom)
		w.cell(slip, "B4", "")
		w.back("back.xlsx")
		refused(c, september, "fill-in-forged", "as the action plan")
	}},
	{"a workbook for somebody for whom the book made none is refused", func(c *returning) {
		w := c.fillIn(c.book(august), tom).line("_lists", "A3", "account", "Umbrella")
		w.cell(slip, "B4", "Nobody Known")
		w.back("back.xlsx")
		refused(c, september, "fill-in-forged", "Nobody Known", "2026-08 made none")
	}},
	{"a workbook of a book that is not here is asked about, and believed when a person says so", func(c *returning) {
		c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "opposed").back("back.xlsx")
		delete(c.books, "2026-08/snapshot.json")
		sum := sha256.Sum256(c.beside["back.xlsx"].Data)
		key := hex.EncodeToString(sum[:])
		refused(c, september, "fill-in-unproven", "2026-08", tom, "workbooks: {"+key+": believed}")
		c.set = func(cfg *config.Config) { cfg.Workbooks = map[string]string{key: "believed"} }
		p := c.book(september)
		stanceIs(c, p, program.Opposed)
		quiet(c, p)
	}},
	{"a book that remembers no workbooks asks, too", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "opposed").back("back.xlsx")
		s := pipeline.Remember(p)
		s.Workbooks = nil
		c.keep(s)
		refused(c, september, "fill-in-unproven")
	}},
	{"a workbook of an earlier edition of the month's book comes back all the same", func(c *returning) {
		w := c.fillIn(c.book("2026-08-30"), tom).put("People", "Jane Roe", "Stance", "opposed")
		c.export("contacts.csv", "C2", "Title", "Head of Buying")
		c.book(august)
		w.back("back.xlsx")
		p := c.book(september)
		stanceIs(c, p, program.Opposed)
		quiet(c, p)
	}},
	{"what one manager said is not taken back by a forged copy", func(c *returning) {
		p := c.book(august)
		c.fillIn(p, tom).put("People", "Jane Roe", "Stance", "opposed").back("back.xlsx")
		c.book(september)
		delete(c.beside, "back.xlsx")
		w := c.fillIn(p, ann)
		w.cell(slip, "B4", tom)
		w.back("forged.xlsx")
		p = c.book(october)
		stanceIs(c, p, program.Opposed)
		says(c, p, "fill-in-forged", "forged.xlsx")
	}},
	{"a name that is a slip is none of another's account", func(c *returning) {
		c.fillIn(c.book(august), tom).add("Asks", "Account", "Initec Ltd of Nowhere", "Ask", "Anything").back("back.xlsx")
		says(c, c.book(september), "fill-in-account", "Initec")
	}},
	{"cells that nobody fills in are named when they changed", func(c *returning) {
		p := c.book(august)
		i := slices.IndexFunc(p.Plan.Actions, func(a program.Action) bool { return a.Group == "A1" && !a.Booked })
		id := p.Plan.Actions[i].ID
		w := c.fillIn(p, tom)
		w.put("Actions", id, "what", "Something else").put("Actions", id, "complete by", "2027-05-05").put("People", "José Gil", "Account",
			"Initech").back("back.xlsx")
		named := []string{}
		for _, x := range [][2]string{{"Actions", "what"}, {"Actions", "complete by"}} {
			for n, row := range w.rows(x[0]) {
				if slices.Contains(row, id) {
					named = append(named, w.at(x[0], x[1], n+1))
				}
			}
		}
		p = c.book(september)
		says(c, p, "fill-in-locked", append(named, "People!")...)
		if contactOf(c, p, "José Gil").Account != "A1" {
			c.Error("the account was changed")
		}
	}},
	{"a line of the action plan that is moved by hand is named", func(c *returning) {
		p := c.book(august)
		c.plan(p).put("Action plan", p.Plan.Actions[0].ID, "complete by", "2027-05-05").back("back.xlsx")
		says(c, c.book(september), "fill-in-locked", "back.xlsx Action plan")
	}},
	{"a workbook without its hidden sheet and its keys is no export", func(c *returning) {
		w := c.fillIn(c.book(august), tom).put("People", "Jane Roe", "Stance", "opposed")
		if err := w.DeleteSheet(slip); err != nil {
			c.Fatal(err)
		}
		for _, sheet := range w.GetSheetList() {
			for i, title := range append(w.rows(sheet), nil)[0] {
				if title == "Row" {
					name, _ := excelize.ColumnNumberToName(i + 1)
					if err := w.RemoveCol(sheet, name); err != nil {
						c.Fatal(err)
					}
				}
			}
		}
		w.back("back.xlsx")
		refused(c, september, "fill-in-broken")
	}},
}

func TestNobodySpeaksForAnother(t *testing.T) {
	for _, c := range forgeries {
		t.Run(c.name, func(t *testing.T) { c.run(newReturning(t)) })
	}
}

// However the hidden sheet is changed, nothing of the workbook counts, and that
// is said once; in another order it says the same.
func TestAForgedHiddenSheetNeverCounts(t *testing.T) {
	c := newReturning(t)
	scratch := c.book(august)
	data := map[string][]byte{}
	for _, name := range []string{tom, ann} {
		w := c.fillIn(scratch, name)
		w.put(map[string]string{tom: "People", ann: "People"}[name], map[string]string{tom: "Jane Roe", ann: "Max Cust"}[name], "Stance",
			"opposed")
		var b bytes.Buffer
		if err := w.Write(&b); err != nil {
			t.Fatal(err)
		}
		data[name] = b.Bytes()
	}
	saved := copied(c.books)
	want := c.book(september)
	rapid.Check(t, func(rt *rapid.T) {
		c.books, c.beside = copied(saved), fstest.MapFS{}
		name := rapid.SampledFrom([]string{tom, ann}).Draw(rt, "whose")
		w := c.paper(data[name], nil)
		was := saysHidden(w)
		for n := rapid.IntRange(1, 3).Draw(rt, "changes"); n > 0; n-- {
			forge(rt, w)
		}
		same := was == saysHidden(w)
		w.back("back.xlsx")
		p := c.book(september)
		if same {
			return // what was changed was changed back
		}
		if !reflect.DeepEqual(bareFacts(p), bareFacts(want)) {
			rt.Fatalf("changed: %s", differing(bareFacts(p), bareFacts(want)))
		}
		count := 0
		for _, f := range p.Findings {
			if strings.HasPrefix(f.Code, "fill-in") {
				count++
			}
		}
		if count != 1 {
			rt.Fatalf("%d findings: %v", count, p.Findings)
		}
	})
}

// saysHidden is what the hidden sheet says, in no order.
func saysHidden(w *paper) string {
	rows := w.rows(slip)
	var lines []string
	for i, r := range rows {
		for len(r) < 4 {
			r = append(r, "")
		}
		if i < 6 || strings.Join(r, "") != "" {
			lines = append(lines, strings.Join(r[:4], "\x1f"))
		}
	}
	head := lines[:min(6, len(lines))]
	rest := slices.Sorted(slices.Values(lines[len(head):]))
	return strings.Join(append(slices.Clone(head), rest...), "\x1e")
}

// forge changes the hidden sheet as somebody might.
func forge(rt *rapid.T, w *paper) {
	rows := w.rows(slip)
	set := func(cell, text string) {
		if err := w.SetCellStr(slip, cell, text); err != nil {
			rt.Fatal(err)
		}
	}
	n := rapid.IntRange(7, len(rows)).Draw(rt, "line")
	switch rapid.SampledFrom([]string{"add", "add", "change", "delete", "again", "for", "month"}).Draw(rt, "what") {
	case "add":
		line := rapid.SampledFrom([][]string{{"_lists", "A3", "account", "Umbrella"}, {"_lists", "A1", "account", "Globex"},
			{"People", "C3", "name", "Max Cust"},
			{"People", "C1", "name", "Jane Roe"}, {"People", "C3", "stance", "supports"}, {"Profiles", "A3", "account", "Umbrella"},
			{"Meetings", "M1", "goal", "x"},
			{"Asks", "K1", "ask", "Call their CFO"}, {"Actions", "A-0000000000", "status", "planned"}, {"Elsewhere", "x", "y", "z"}}).Draw(
			rt, "added")
		w.line(line...)
	case "change":
		cell := fmt.Sprintf("%c%d", 'A'+rapid.IntRange(0, 3).Draw(rt, "column"), n)
		set(cell, rapid.SampledFrom([]string{"A3", "A1", "C3", "People", "Umbrella", "stance", "supports", "1", ""}).Draw(rt, "text"))
	case "delete":
		if err := w.RemoveRow(slip, n); err != nil {
			rt.Fatal(err)
		}
	case "again":
		if len(rows[n-1]) > 0 {
			w.line(rows[n-1]...)
		}
	case "for":
		set("B4", rapid.SampledFrom([]string{"", tom, ann, "Eve Prime", "tom zee"}).Draw(rt, "name"))
	case "month":
		set("B2", "2026-07")
		set("B3", "2026-07-31")
	}
}
