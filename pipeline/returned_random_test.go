package pipeline_test

import (
	"fmt"
	"reflect"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/workbook"
)

// words are texts as exports hold them, kind and hostile.
var words = []string{"", "", "Agree on the hub", "neutral", "Economic Buyer", "Blocker", "2026-07-01", "12/31/2026", "31.12.2026", "n/a",
	"-", "=1+1", "@SUM(A1)",
	"Ärzte & \"Söhne\" <AG>", "two\nlines", "tab\there", "a; b; c", "Send it (Kim Ours, 2026-10-12)", "東京 本社", "عربي", "a\u202eb",
	"zero\u200bwidth", "e\u0301", "1,234.50", "1.234,50",
	"in person", "Held", "Booked", "QBR", "Visit", "yes", "EUR", "  spaced   out  ", "café", "🙂", "Jane Roe", "C1"}

// scribble writes random words into every export but the accounts' ids, the
// revenue and the roster.
func scribble(rt *rapid.T, c *returning) {
	word := rapid.SampledFrom(words)
	for _, table := range []string{"contacts.csv", "meetings.csv", "asks.csv", "profiles.csv", "notes.csv", "team.csv"} {
		rows := c.tables[table]
		for n := rapid.IntRange(0, 3).Draw(rt, table); n > 0; n-- {
			rows = append(rows, append([]string(nil), rows[1]...))
		}
		for _, row := range rows[1:] {
			for i := range row {
				if row[i] != "Globex" && row[i] != "A1" && rapid.IntRange(0, 2).Draw(rt, "whether") == 0 {
					row[i] = word.Draw(rt, "word")
				}
			}
		}
		c.tables[table] = rows
	}
}

// putBack puts every workbook of a book among the exports, untouched.
func putBack(t *testing.T, c *returning, p *program.Program) {
	t.Helper()
	plan, err := workbook.NewMaker(p).Plan().Write()
	if err != nil {
		t.Fatal(err)
	}
	c.beside["back/action-plan.xlsx"] = &fstest.MapFile{Data: plan}
	for i, manager := range p.ProgramManagers() {
		data, err := workbook.NewMaker(p).FillIn(manager).Write()
		if err != nil {
			t.Fatal(err)
		}
		c.beside[fmt.Sprintf("back/%d.xlsx", i)] = &fstest.MapFile{Data: data}
	}
}

// bareFacts are the facts without what proves where they were read.
func bareFacts(p *program.Program) program.Facts {
	f := *p.Facts
	f.Returned, f.Sources = nil, nil
	return f
}

func TestWorkbooksThatNobodyChangedChangeNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := newReturning(t)
		scribble(rt, c)
		first := c.book(august)
		alone := map[string]*program.Program{}
		for _, day := range []string{august, september, october} {
			alone[day] = c.book(day)
		}
		putBack(t, c, first)
		for _, day := range []string{august, september, october} {
			p := c.book(day)
			if !reflect.DeepEqual(bareFacts(p), bareFacts(alone[day])) {
				rt.Fatalf("%s: the facts differ:\n%s", day, differing(bareFacts(p), bareFacts(alone[day])))
			}
			if len(p.Findings) != len(alone[day].Findings) {
				rt.Fatalf("%s: %v\nwithout the workbooks: %v", day, p.Findings, alone[day].Findings)
			}
			if len(p.Returned) != len(first.ProgramManagers()) {
				rt.Fatalf("%s: %d came back", day, len(p.Returned))
			}
		}
	})
}

// differing names the facts that differ.
func differing(a, b program.Facts) string {
	out := ""
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		if f := x.Type().Field(i); !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
			out += f.Name + "\n"
		}
	}
	return out
}
