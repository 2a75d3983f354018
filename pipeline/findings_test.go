package pipeline

import (
	"bytes"
	"encoding/csv"
	"testing"

	"sponsorbook/pipeline/finding"
)

func TestNoCellOfFindingsCSVIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\tx": "␉x", "\rx": "␍x",
		"a=1": "a=1", "": "", "'x": "'x", "1": "1"} {
		text := findingsCSV([]finding.Finding{{Code: "x", Message: cell, At: finding.Ref{File: cell, Sheet: cell}, Mend: cell}})
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, col := range []int{2, 3, 5, 6} {
			if got := rows[1][col]; got != want {
				t.Errorf("%q in column %s is written as %q, want %q", cell, rows[0][col], got, want)
			}
		}
	}
}
