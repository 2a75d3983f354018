package program

import (
	"strings"
	"testing"
	"testing/quick"
	"time"
)

func TestDatesAreDaysWithoutAClock(t *testing.T) {
	d := NewDate(2026, time.October, 31)
	if d.String() != "2026-10-31" || d.Weekday() != time.Saturday || d.Month().String() != "2026-10" {
		t.Errorf("got %s, %s, %s", d, d.Weekday(), d.Month())
	}
	if got := d.AddMonths(4).String(); got != "2027-02-28" {
		t.Errorf("four months after 31 October is %s, want the last day of February", got)
	}
	if NewDate(2026, time.February, 30).Known() {
		t.Error("30 February is known")
	}
	if got := NewMonth(2024, time.February).Last().String(); got != "2024-02-29" {
		t.Errorf("February 2024 ends on %s", got)
	}
	var unknown Date
	if unknown.Known() || unknown.String() != "" || unknown.AddDays(3).Known() || unknown.Month().Known() {
		t.Error("an unknown day became known")
	}
}

func TestADateReadsBackAsItWasWritten(t *testing.T) {
	same := func(n uint32) bool {
		d := Date(1 + n%3_000_000)
		text, _ := d.MarshalText()
		var back Date
		return back.UnmarshalText(text) == nil && back == d && DateOf(d.Time()) == d
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

func TestAWindowIsComparedWithTheSameMonthsBefore(t *testing.T) {
	w := Window{NewMonth(2025, 11), NewMonth(2026, 10)}
	if b := w.Before(); b.From.String() != "2024-11" || b.To.String() != "2025-10" {
		t.Errorf("got %v", b)
	}
	if n := w.Days().Days(); n != 365 {
		t.Errorf("the window has %d days", n)
	}
}

func TestAnAmountSpreadOverDaysAddsUpToItself(t *testing.T) {
	annual := NewDecimal(33433)
	sum := Zero
	for range 365 {
		sum = sum.Add(Divide(annual, NewDecimal(365)))
	}
	if got := Round(sum, 2).StringFixed(2); got != "33433.00" {
		t.Errorf("got %s", got)
	}
}

func TestASeriesKeepsOneAmountAMonthInOrder(t *testing.T) {
	var s Series
	m := NewMonth(2026, 1)
	s = s.Plus(m+2, NewDecimal(3)).Plus(m, NewDecimal(1)).Plus(m+2, NewDecimal(4))
	if len(s) != 2 || s[0].Month != m || s.Sum(m, m+2).String() != "8" || s.Year(2026, m).String() != "1" {
		t.Errorf("got %v", s)
	}
}

func TestTwoSpellingsOfANameFoldToOne(t *testing.T) {
	for _, pair := range [][2]string{
		{"ŁÓDŹ  Motors", "lodz motors"}, {"Großmann & Söhne", "grossmann sohne"},
		{"O’Neill", "ONeill"}, {"Société  Générale", "societe generale"}, {"ＡＢＣ　株式会社", "abc 株式会社"},
	} {
		if Fold(pair[0]) != Fold(pair[1]) {
			t.Errorf("%q folds to %q, %q to %q", pair[0], Fold(pair[0]), pair[1], Fold(pair[1]))
		}
	}
	if Fold("が") == Fold("か") {
		t.Error("two Japanese letters became one")
	}
}

func TestAFileNameIsLegalEverywhereAndStable(t *testing.T) {
	legal := func(name, id string) bool {
		s := Slug(name, id)
		return len(s) <= 80 && len(s) >= 6 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" &&
			!strings.HasPrefix(s, "-") && s == Slug(name, id)
	}
	if err := quick.Check(legal, nil); err != nil {
		t.Error(err)
	}
	if got := Slug("Żółta Łódź Sp. z o.o.", "1"); got != "zolta-lodz-sp-z-o-o-6b86b2" {
		t.Errorf("got %s", got)
	}
	if Slug("佐藤工業", "1") == Slug("佐藤工業", "2") {
		t.Error("two accounts of one name share a file")
	}
}
