package sample

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"sponsorbook/pipeline/program"
)

const committed = "../input"

// today is the sample as it is committed, made once for all tests.
var today = sync.OnceValues(func() ([]File, error) { return newWorld().files(lastDay) })

func filesOn(t *testing.T, until program.Date) []File {
	t.Helper()
	files, err := today()
	if until != lastDay {
		files, err = newWorld().files(until)
	}
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	first := filesOn(t, lastDay)
	second, err := newWorld().files(lastDay)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range first {
		if f.Path != second[i].Path || !bytes.Equal(f.Data, second[i].Data) {
			t.Errorf("%s differs from run to run", f.Path)
		}
	}
}

func TestTheCommittedInputIsWhatTheGeneratorWrites(t *testing.T) {
	size := 0
	for _, f := range filesOn(t, lastDay) {
		size += len(f.Data)
		data, err := os.ReadFile(filepath.Join(committed, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatalf("%v; run go generate ./cmd/makesample", err)
		}
		if !bytes.Equal(data, f.Data) {
			t.Errorf("%s is not what the generator writes; run go generate ./cmd/makesample", f.Path)
		}
	}
	if size > 2<<20 {
		t.Errorf("the sample has %d bytes, more than 2 MiB", size)
	}
}

func TestTheCommittedInputHoldsNothingElse(t *testing.T) {
	known := map[string]bool{"README.md": true}
	for _, f := range filesOn(t, lastDay) {
		known[f.Path] = true
	}
	err := filepath.WalkDir(committed, func(path string, d os.DirEntry, err error) error {
		name, _ := filepath.Rel(committed, path)
		if err == nil && !d.IsDir() && !known[filepath.ToSlash(name)] {
			t.Errorf("%s was not made by the generator", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSampleIsAsLargeAsPromised(t *testing.T) {
	w := newWorld()
	active, booked, pairs := 0, 0, 0
	currencies := map[string]bool{}
	for _, g := range w.groups {
		billed := 0.0
		for _, eur := range g.revenue[months-12:] {
			billed += eur
		}
		if billed > 0 && !g.root.churned.Known() {
			active++
		}
		if g.sponsor != nil {
			pairs++
		}
		if g.ends >= 0 {
			currencies[g.root.currency] = true
		}
	}
	for _, m := range w.meetings {
		if m.date > lastDay && m.bookedOn <= lastDay && !m.proposed {
			booked++
		}
	}
	for _, c := range []struct {
		what            string
		got, least, max int
	}{
		{"accounts", len(w.accounts), 400, 440}, {"active groups", active, 300, 440}, {"meetings booked ahead", booked, 25, 60},
		{"sponsors", len(w.sponsors), 14, 14}, {"account managers", len(w.managers), 12, 12},
		{"currencies of revenue", len(currencies), 3, 3},
		{"contacts", len(w.contacts), 850, 1000}, {"groups with a sponsor", pairs, 35, 45}, {"months", months, 58, 60},
		{"escalations", len(w.escalations), 200, 400}, {"tickets", len(w.tickets), 400, 1000},
		{"opportunities", len(w.opportunities), 300, 700},
	} {
		if c.got < c.least || c.got > c.max {
			t.Errorf("%s: %d, want %d to %d", c.what, c.got, c.least, c.max)
		}
	}
}

func TestTheBlemishesAreThere(t *testing.T) {
	w := newWorld()
	longest := 0
	names := map[string]bool{}
	for _, a := range w.accounts {
		if names[a.name] {
			t.Errorf("two accounts are called %s", a.name)
		}
		names[a.name] = true
		longest = max(longest, utf8.RuneCountInString(a.name))
	}
	if longest != 90 {
		t.Errorf("the longest name has %d characters, want 90", longest)
	}
	if !slices.ContainsFunc(w.accounts, func(a *account) bool { return a.parent != nil && a.parent.parent == a }) {
		t.Error("no cycle of parents")
	}
	over, leaving := 0, 0
	for _, s := range w.sponsors {
		if s.accounts > s.capacity {
			over++
		}
		if s.leaves.Known() && s.accounts > 0 {
			leaving++
		}
	}
	if over != 1 || leaving != 1 {
		t.Errorf("%d sponsors over capacity and %d leaving, want one each", over, leaving)
	}
	for _, a := range w.answers {
		if a.supplierCard && !a.portal && a.on.Time().Day() > 12 {
			t.Errorf("the scorecard of %s tells day from month", a.on)
		}
	}
}

func TestNoTwoBookedMeetingsShareTheirGoal(t *testing.T) {
	goals := map[string]string{}
	for _, m := range newWorld().meetings {
		if m.date <= lastDay || m.goal == "" {
			continue
		}
		name := m.groups[0].root.name
		if other := goals[m.goal]; other != "" {
			t.Errorf("%s and %s both have the goal %q", other, name, m.goal)
		}
		goals[m.goal] = name
	}
}

func TestEveryPlaceOfASentenceIsFilled(t *testing.T) {
	for _, f := range filesOn(t, lastDay) {
		if strings.HasSuffix(f.Path, ".csv") && bytes.ContainsAny(f.Data, "{}") {
			t.Errorf("%s holds an unfilled sentence", f.Path)
		}
	}
	w := newWorld()
	for _, m := range w.meetings {
		for _, text := range []string{m.goal, m.them, m.us, m.agenda, m.outcome, m.learned, m.verdict} {
			if strings.ContainsAny(text, "{}|[]") {
				t.Errorf("unfilled: %q", text)
			}
		}
	}
}

func TestAnEarlierDayKnowsNothingOfLaterOnes(t *testing.T) {
	until := day("2025-06-30")
	v := view{newWorld(), until}
	for _, sheet := range []table{v.meetingSheet(), v.promiseSheet(), v.askSheet(), v.noteSheet()} {
		for _, row := range sheet.rows {
			for i, value := range row {
				d, ok := value.(program.Date)
				if ok && d > until && !mayLieAhead(sheet.header[i]) {
					t.Errorf("%s: %s is %s", sheet.name, sheet.header[i], d)
				}
				if value == "Held" && row[2].(program.Date) > until {
					t.Errorf("a meeting of %s is held on %s", row[2], until)
				}
			}
		}
	}
	for _, f := range filesOn(t, until) {
		if strings.HasPrefix(f.Path, "service/escalations") && bytes.Contains(f.Data, []byte("2025-07-")) {
			t.Errorf("%s knows of July", f.Path)
		}
	}
	if c, _ := v.configuration(); !strings.Contains(string(c.Data), "as_of: 2025-06-30") {
		t.Error("the configuration is not pinned to the day")
	}
}

// mayLieAhead are the columns of plans.
func mayLieAhead(header any) bool {
	return header == "Date" || header == "Due" || header == "Needed By"
}

func TestDaysOutsideTheSamplesYearsAreRefused(t *testing.T) {
	for _, day := range []program.Date{0, FirstDay() - 1, LastDay() + 1} {
		if _, err := Files(day); err == nil {
			t.Errorf("%s was accepted", day)
		}
	}
}

func TestASalesforceIDChecksItsOwnCase(t *testing.T) {
	if got := checkLetters([]byte("001A0000006Vm9r")); got != "IAC" {
		t.Errorf("check letters %s, want IAC", got)
	}
}

func TestMeetingsAreOnWorkingDays(t *testing.T) {
	for _, m := range newWorld().meetings {
		if d := m.date.Weekday(); d == time.Saturday || d == time.Sunday {
			t.Errorf("%s with %s is on a %s", m.date, m.groups[0].root.name, d)
		}
	}
}
