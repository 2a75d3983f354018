package pipeline

import (
	"bytes"
	"encoding/csv"
	"strings"

	"sponsorbook/pipeline/finding"
)

// findingsCSV is every finding in the columns that the contract fixes. A cell
// that a spreadsheet program would take for a formula is defused.
func findingsCSV(all []finding.Finding) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"severity", "code", "file", "sheet", "cell", "message", "mend"})
	for _, f := range all {
		_ = w.Write(defused(f.Severity.String(), f.Code, f.At.File, f.At.Sheet, f.At.Cell(), f.Message, f.Mend))
	}
	w.Flush()
	return b.Bytes()
}

func defused(cells ...string) []string {
	for i, c := range cells {
		if strings.HasPrefix(c, "\t") || strings.HasPrefix(c, "\r") || c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	return cells
}
