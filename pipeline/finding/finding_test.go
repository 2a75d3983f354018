package finding

import (
	"slices"
	"testing"
)

func TestPlacesAreNamedAsASpreadsheetProgramNamesThem(t *testing.T) {
	for want, ref := range map[string]Ref{
		"a.xlsx Accounts!F14":      {File: "a.xlsx", Sheet: "Accounts", Row: 14, Col: 6},
		"a.xlsx Accounts!row 14":   {File: "a.xlsx", Sheet: "Accounts", Row: 14, Col: 0},
		"a.xlsx Accounts!column F": {File: "a.xlsx", Sheet: "Accounts", Row: 0, Col: 6},
		"a.xlsx Accounts":          {File: "a.xlsx", Sheet: "Accounts", Row: 0, Col: 0},
		"crm/a.csv AB3":            {File: "crm/a.csv", Sheet: "", Row: 3, Col: 28},
		"crm/a.csv XFD1":           {File: "crm/a.csv", Sheet: "", Row: 1, Col: 16384},
		"crm/a.csv":                {File: "crm/a.csv", Sheet: "", Row: 0, Col: 0},
	} {
		if got := ref.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFindingsAreSortedWorstFirstAndExactRepeatsLeftOut(t *testing.T) {
	var l List
	l.Add(Finding{Severity: Note, Code: "b"}, Finding{Severity: Error, Code: "z"},
		Finding{Severity: Warning, Code: "a"}, Finding{Severity: Error, Code: "z"},
		Finding{Severity: Note, Code: "a", At: Ref{File: "x", Row: 2}}, Finding{Severity: Note, Code: "a", At: Ref{File: "x", Row: 1}})
	var codes []string
	for _, f := range l.Sorted() {
		codes = append(codes, f.Severity.String()+" "+f.Code+" "+f.At.Cell())
	}
	want := []string{"error z ", "warning a ", "note a row 1", "note a row 2", "note b "}
	if !slices.Equal(codes, want) {
		t.Errorf("got %q, want %q", codes, want)
	}
}

func TestManyFindingsAlikeAreOne(t *testing.T) {
	var l List
	names := []string{"A", "B", "C", "D", "E"}
	for _, n := range names {
		l.Add(Finding{Code: "alike", Account: n, Message: Quote(n) + ": unequal"})
	}
	l.Add(Finding{Code: "other", Message: "stays"})
	if l.Gather("alike", names, "5 pairs at unequal levels", "mend"); len(l.Sorted()) != 6 {
		t.Errorf("five of a code are read one by one: %v", l.Sorted())
	}
	l.Add(Finding{Severity: Warning, Code: "alike", Account: "F", Message: "worse"})
	l.Gather("alike", append(names, "F"), "6 pairs at unequal levels", "mend")
	want := Finding{Severity: Warning, Code: "alike", Mend: "mend", Message: `6 pairs at unequal levels: "A", "B", "C", "D", "E" and "F"`}
	if got := l.Sorted(); len(got) != 2 || got[0] != want {
		t.Errorf("%v", got)
	}
}

func TestAValueIsQuotedOnOneLineOfBoundedLength(t *testing.T) {
	if got := Quote("a\n\tb  \"c\""); got != `"a b \"c\""` {
		t.Errorf("got %s", got)
	}
	if got := []rune(Quote(string(make([]rune, 10000)))); len(got) > 600 {
		t.Errorf("%d runes", len(got))
	}
}
