package workbook

import (
	"testing"

	"sponsorbook/pipeline/document/documenttest"
)

// A plan fits as long as its lines, and what each of their cells was filled with, have a
// row each; one row less is too few.
func TestAPlanFitsAWorkbookToTheLastRow(t *testing.T) {
	p := documenttest.Rich()
	if len(p.Plan.Actions) == 0 || !PlanFits(p) {
		t.Fatalf("a plan of %d lines does not fit", len(p.Plan.Actions))
	}
	rows := 10
	for range newBook(p).plan().filledWith() {
		rows++
	}
	if !planFits(p, rows) || planFits(p, rows-1) || planFits(p, len(p.Plan.Actions)) {
		t.Errorf("with %d rows %t, with one less %t", rows, planFits(p, rows), planFits(p, rows-1))
	}
}
