package main

import (
	"fmt"
	"strings"
	"testing"

	"sponsorbook/pipeline/goldentest"
	"sponsorbook/pipeline/intake/headings"
)

// sourcesPage is docs/sources.md: how each known system exports what serves best.
func sourcesPage() string {
	var b strings.Builder
	b.WriteString(sourcesHead)
	for _, s := range headings.Systems() {
		fmt.Fprintf(&b, "- [%s](#%s)\n", s.Name, strings.ReplaceAll(strings.ToLower(s.Name), " ", "-"))
	}
	for _, s := range headings.Systems() {
		fmt.Fprintf(&b, "\n## %s\n\n| table | is read as | how to export it | columns to include |\n| --- | --- | --- | --- |\n", s.Name)
		for _, t := range s.Tables {
			kind, columns := t.Kind, strings.Join(t.Columns, ", ")
			if kind == "none" {
				kind, columns = "left out", ""
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", t.Name, kind, t.Export, columns)
		}
		b.WriteString("\n")
		for _, trap := range s.Traps {
			fmt.Fprintf(&b, "- %s\n", trap)
		}
	}
	return b.String()
}

const sourcesHead = `# From your systems

How each known system gives the tables that serve best. Any other system will do: a table
is recognised by its headers and values ([input.md](input.md)). This page is generated
from the program, and each table of it is read by a test.

Export every month, all rows, as CSV or as a workbook. This month's files take the place of
last month's; where both lie in the folder and tell their day, by a line of their own or in
the name (accounts_2026-11-30.csv), the newer stands and the older is harmless. What goes
where, what comes back and what is handed out: [monthly.md](monthly.md).

`

func TestGeneratedSourcesPage(t *testing.T) {
	goldentest.Same(t, "../../docs/sources.md", []byte(sourcesPage()))
}
