package finding

import (
	"strings"
	"testing"
)

func TestFindingsOfOneKindAndFileAreOneLineByMoney(t *testing.T) {
	var l List
	add := func(severity Severity, code, file string, row int, units int64, message string) {
		l.Add(Finding{Severity: severity, Code: code, At: Ref{File: file, Row: row}, Message: message, Stake: Stake{units, "EUR"}})
	}
	add(Warning, "a", "r.csv", 2, 0, "free")
	add(Warning, "b", "r.csv", 3, 1500, `"B" fits no account; 2 rows`)
	add(Warning, "b", "r.csv", 4, 20, `"C" fits no account; 1 row`)
	add(Warning, "b", "r.csv", 5, 99000, `"A" fits no account; 9 rows`)
	add(Warning, "b", "r.csv", 6, 1, `"D" fits no account`)
	add(Warning, "b", "s.csv", 2, 30, `"E" fits no account`)
	add(Error, "c", "r.csv", 9, 0, "wrong")
	add(Note, "d", "s.csv", 1, 0, "is about leads; it was not used")
	add(Note, "d", "t.csv", 1, 0, "is about products; it was not used")
	var lines []string
	for _, h := range Heaps(l.Sorted()) {
		lines = append(lines, h.String())
	}
	want := []string{
		"error r.csv row 9: wrong [c]",
		`warning r.csv row 5: "A" fits no account; 9 rows [b]` + "\n        " +
			`and 3 more like it in this file, 100,521 EUR in all: row 3 "B" fits no account; row 4 "C" fits no account`,
		`warning s.csv row 2: "E" fits no account [b]`,
		"warning r.csv row 2: free [a]",
		"note s.csv row 1: is about leads; it was not used [d]\n        and 1 more like it: t.csv row 1 is about products",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}
