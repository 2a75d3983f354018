package workbook_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/workbook"
)

func day(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// two is a program of two account managers with an account each.
func two() *program.Program {
	p := &program.Program{Book: day("2026-10-31").Month(), Facts: &program.Facts{AsOf: day("2026-10-31")}}
	for i, manager := range []string{"Tomasz Zieliński", "Yūko Hayashida"} {
		key := fmt.Sprint("k", i)
		a := &program.Account{Key: key, ID: "00" + key, Name: "Account of " + manager, Manager: manager}
		g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
		g.Contacts = []*program.Contact{{Key: key + "c", ID: "C" + key, Account: key, Name: "Contact of " + manager,
			Stance: program.Sceptical, StanceGiven: "enemy"}}
		g.Meetings = []*program.Meeting{{ID: "M" + key, Accounts: []string{key}, Date: day("2026-12-10"), Type: program.Visit,
			Status:   program.Booked,
			Promises: []program.Promise{{Text: "Report", Owner: "A. Lindqvist", Due: day("2027-01-15")}}}}
		p.Groups, p.Accounts = append(p.Groups, g), append(p.Accounts, a)
		p.Standings = append(p.Standings, program.Standing{Group: key, Tier: program.Tier1, Active: true})
		p.Plan.Actions = append(p.Plan.Actions, program.Action{ID: "A-" + key, Group: key, What: "Executive visit",
			Why: "tier 1: 2 a year", Owner: "Helena Brandt",
			Sponsor: "Helena Brandt", Start: day("2027-03-01"), Due: day("2027-03-15"), Window: "first half of March",
			Status: program.StatusProposed})
		for n := range 20 {
			p.Plan.Blanks = append(p.Plan.Blanks, program.Blank{Group: key, Kind: "contacts", Row: "C" + key,
				Field: []string{"decision role", "stance", "stance basis"}[n%3], Ask: fmt.Sprint("Question ", n)})
		}
	}
	return p
}

func open(t testing.TB, data []byte, err error) *excelize.File {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestThePlansFirstSheetIsAsPromised(t *testing.T) {
	data, err := workbook.NewMaker(two()).Plan().Write()
	f := open(t, data, err)
	rows, err := f.GetRows("Action plan")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"id", "account", "what", "why", "owner", "start", "complete by", "status", "completed on"}; !slices.Equal(
		rows[0][:9], want) {
		t.Errorf("header %q", rows[0])
	}
	if got, want := strings.Join(rows[1][:8], "|"),
		"A-k0|Account of Tomasz Zieliński|Executive visit|tier 1: 2 a year|Helena Brandt|2027-03-01|2027-03-15|proposed"; got != want {
		t.Errorf("row\n%s, want\n%s", got, want)
	}
	raw, _ := f.GetCellValue("Action plan", "F2", excelize.Options{RawCellValue: true})
	if raw != "46447" {
		t.Errorf("1 March 2027 is held as %q", raw)
	}
	if d, _ := f.GetSheetDimension("Action plan"); d != "A1:Q3" {
		t.Errorf("dimension %s", d)
	}
	v, err := f.GetDataValidations("Action plan")
	if err != nil || len(v) != 2 || v[0].Sqref != "H2:H3" || v[0].Formula1 != "_lists!$A$1:$A$5" {
		t.Errorf("drop-downs %+v, %v", v, err)
	}
}

// TestADropDownOffersNamesAsTheyAre: a list within the rule itself would be cut
// at each comma and begin as a formula.
func TestADropDownOffersNamesAsTheyAre(t *testing.T) {
	p := two()
	for _, g := range p.Groups {
		g.Root.Name, g.Root.Manager = "Smith, Jones", "One"
	}
	p.Groups[0].Root.Name = `=HYPERLINK("http://x","y")`
	data, err := workbook.NewMaker(p).FillIn("One").Write()
	f := open(t, data, err)
	offered := 0
	for _, sheet := range f.GetSheetList() {
		rules, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range rules {
			if v.Type != "list" {
				continue
			}
			if !strings.HasPrefix(v.Formula1, "_lists!$") {
				t.Errorf("%s %s offers %s itself", sheet, v.Sqref, v.Formula1)
			}
			offered++
		}
	}
	lists, err := f.GetCols("_lists")
	if err != nil || offered == 0 || !slices.ContainsFunc(lists, func(l []string) bool {
		return slices.Contains(l, "Smith, Jones") && slices.Contains(l, p.Groups[0].Root.Name)
	}) {
		t.Errorf("%d drop-downs of %q (%v)", offered, lists, err)
	}
	if formula, _ := f.GetCellFormula("_lists", "A1"); formula != "" {
		t.Errorf("the formula %s", formula)
	}
}

func TestAManagersWorkbookHoldsOnlyTheirAccounts(t *testing.T) {
	data, err := workbook.NewMaker(two()).FillIn("tomasz zielinski").Write()
	f := open(t, data, err)
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if text := fmt.Sprint(rows); strings.Contains(text, "Hayashida") || strings.Contains(text, "k1") ||
			strings.Contains(text, "enemy") {
			t.Errorf("%s tells of others: %s", sheet, text)
		}
	}
}

func TestAtMostTwelveQuestionsAreAsked(t *testing.T) {
	data, err := workbook.NewMaker(two()).FillIn("Tomasz Zieliński").Write()
	f := open(t, data, err)
	rows, _ := f.GetRows("Start")
	asked := 0
	for i, r := range rows {
		if len(r) > 2 && strings.HasPrefix(r[2], "Question") {
			asked++
			if ok, link, _ := f.GetCellHyperLink("Start", fmt.Sprint("C", i+1)); !ok || !strings.HasPrefix(link, "'People'!") {
				t.Errorf("question %q leads to %q", r[2], link)
			}
		}
	}
	if asked != workbook.MostBlanks {
		t.Errorf("%d questions", asked)
	}
}

func TestTheHiddenSheetSaysWhatCellsWereFilledWith(t *testing.T) {
	data, err := workbook.NewMaker(two()).FillIn("Tomasz Zieliński").Write()
	f := open(t, data, err)
	rows, err := f.GetRows(workbook.Prefilled)
	if err != nil {
		t.Fatal(err)
	}
	if visible, _ := f.GetSheetVisible(workbook.Prefilled); visible {
		t.Error("it can be seen")
	}
	head := []string{"sponsorbook|1", "book|2026-10", "as of|2026-10-31", "for|Tomasz Zieliński", "", "sheet|row|field|value"}
	for i, want := range head {
		if got := strings.Join(rows[i], "|"); got != want {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
	for _, want := range []string{"People|Ck0|stance|sceptical", "Meetings|Mk0|date|2026-12-10",
		"Meetings|Mk0|promises|Report (A. Lindqvist, 2027-01-15)", "Actions|A-k0|status|proposed"} {
		if !slices.ContainsFunc(rows, func(r []string) bool { return strings.Join(r, "|") == want }) {
			t.Errorf("%q is not there", want)
		}
	}
}

func TestWhatIsNotToBeEditedIsLocked(t *testing.T) {
	data, err := workbook.NewMaker(two()).FillIn("Tomasz Zieliński").Write()
	f := open(t, data, err)
	for _, c := range []struct {
		sheet, at string
		locked    bool
	}{{"People", "A2", true}, {"People", "B2", true}, {"People", "E2", false}, {"People", "A3", false}, {"People", "B3", false},
		{"Actions", "C2", true}, {"Actions", "H2", false}, {"Actions", "I2", false}} {
		id, err := f.GetCellStyle(c.sheet, c.at)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil || s.Protection == nil || s.Protection.Locked != c.locked {
			t.Errorf("%s!%s: %+v, %v", c.sheet, c.at, s.Protection, err)
		}
	}
}

func TestNoTextIsAFormulaOrBreaksTheFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := two()
		hostile := rapid.OneOf(rapid.String(),
			rapid.SampledFrom([]string{"=1+1", `=HYPERLINK("http://x","y")`, "+1", "-1", "@SUM(A1)", "\t=1", "\x00\x1b[31m", "a\u202eb",
				"<script>", "&&&&", strings.Repeat("x", 40000), strings.Repeat("𝕏", 20000)}))
		for _, g := range p.Groups {
			g.Root.Name, g.Name = hostile.Draw(t, "account"), hostile.Draw(t, "group")
			g.Contacts[0].Name, g.Contacts[0].Title, g.Contacts[0].ID = hostile.Draw(t, "name"), hostile.Draw(t, "title"),
				hostile.Draw(t, "id")
			g.Meetings[0].Agenda, g.Meetings[0].Goal = []string{hostile.Draw(t, "agenda")}, hostile.Draw(t, "goal")
			g.Profiles = []*program.Profile{{Account: g.Key, Strategy: hostile.Draw(t, "strategy")}}
		}
		p.Plan.Actions[0].What, p.Plan.Actions[0].Comment, p.Settings.Program = hostile.Draw(t, "what"), hostile.Draw(t, "comment"),
			hostile.Draw(t, "program")
		for _, make := range []func() ([]byte, error){func() ([]byte, error) { return workbook.NewMaker(p).Plan().Write() },
			func() ([]byte, error) { return workbook.NewMaker(p).FillIn("Tomasz Zieliński").Write() }} {
			data, err := make()
			if err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			noFormulas(t, f)
		}
	})
}

func noFormulas(t *rapid.T, f *excelize.File) {
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			for j := range r {
				at, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
					t.Fatalf("%s!%s is the formula %q", sheet, at, formula)
				}
			}
		}
	}
}

func BenchmarkPlanOfTwentyThousandLines(b *testing.B) {
	p := two()
	for i := range 20000 {
		a := p.Plan.Actions[0]
		a.ID = fmt.Sprint("A-", i)
		p.Plan.Actions = append(p.Plan.Actions, a)
	}
	for b.Loop() {
		if _, err := workbook.NewMaker(p).Plan().Write(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTextComesBackAsItIs: programs take some runs of letters for escapes.
func TestTextComesBackAsItIs(t *testing.T) {
	p := two()
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Map(
			rapid.SliceOfN(rapid.SampledFrom([]string{"_x0041_", "_x005F_", "x0042_", "_x", "_", "a", " ", "<&>\"'", "é", "𝕏",
				"_x00e4_x00E4_"}), 1, 8), func(parts []string) string {
				return strings.Join(strings.Fields(strings.Join(parts, "")), " ")
			}).Filter(func(text string) bool { return text != "" }).Draw(t, "text")
		p.Plan.Actions[0].What = want
		data, err := workbook.NewMaker(p).Plan().Write()
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := f.GetCellValue("Action plan", "C2"); got != want {
			t.Fatalf("%q came back as %q", want, got)
		}
	})
}

func TestABookRemembersItsWorkbooksTheSameWhetherTheyAreWrittenOrNot(t *testing.T) {
	p := two()
	written := workbook.NewMaker(p)
	for _, make := range []func() ([]byte, error){written.Plan().Write, written.FillIn("Tomasz Zieliński").Write} {
		if _, err := make(); err != nil {
			t.Fatal(err)
		}
	}
	got, want := written.Made(), workbook.NewMaker(p).Made()
	if len(want) != 3 || !slices.Equal(got, want) {
		t.Errorf("%v, without writing them %v", got, want)
	}
	for _, x := range want {
		for _, y := range want {
			if x.For != y.For && x.SHA256 == y.SHA256 {
				t.Errorf("that of %q is that of %q", x.For, y.For)
			}
		}
	}
}

func BenchmarkTenFillIns(b *testing.B) {
	p := two()
	one := *p.Groups[0]
	p.Groups, p.Standings = nil, nil
	var managers []string
	for i := range 50 {
		g, a := one, *one.Root
		g.Key, a.Key, a.Manager = fmt.Sprint("g", i), fmt.Sprint("g", i), fmt.Sprint("Manager ", i/5)
		g.Root, g.Members = &a, []*program.Account{&a}
		p.Groups = append(p.Groups, &g)
		p.Standings = append(p.Standings, program.Standing{Group: g.Key, Tier: program.Tier1, Active: true})
		if i%5 == 0 {
			managers = append(managers, a.Manager)
		}
	}
	for b.Loop() {
		m := workbook.NewMaker(p)
		for _, name := range managers {
			if _, err := m.FillIn(name).Write(); err != nil {
				b.Fatal(err)
			}
		}
	}
}
