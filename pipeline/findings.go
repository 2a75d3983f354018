package pipeline

import (
	"bytes"
	"encoding/csv"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// findingsCSV is every finding in the columns that the contract fixes. A cell
// that a spreadsheet program would take for a formula is defused, and what would
// steer who shows it is a visible mark.
func findingsCSV(all []finding.Finding) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	b.WriteString(program.FindingsHead)
	for _, f := range all {
		_ = w.Write(defused(f.Severity.String(), f.Code, f.At.File, f.At.Sheet, f.At.Cell(), f.Message, f.Mend))
	}
	w.Flush()
	return b.Bytes()
}

func defused(cells ...string) []string {
	for i, c := range cells {
		c = finding.Visible(c)
		cells[i] = c
		if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	return cells
}
