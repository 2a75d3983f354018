package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sponsorbook/pipeline/goldentest"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/intake/headings"
)

// inputPage is docs/input.md: what may be supplied, from what intake knows.
func inputPage() string {
	var b strings.Builder
	b.WriteString(inputHead)
	for _, k := range intake.Kinds() {
		fmt.Fprintf(&b, "\n## %s\n\nA row is %s. It needs %s.\n\n| field | what it means | how it is read |\n| --- | --- | --- |\n",
			k.Name, k.Row, needs(k))
		for _, f := range k.Fields {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", f.Name, headings.About(k.Name, f.Name), howRead(f))
		}
	}
	return b.String()
}

const inputHead = `# What may be supplied

Any sheet of any workbook, or any CSV file, anywhere below the input folder, may hold
any of these kinds of table; a table is recognised by its headers and values, never by
its name. Only accounts and revenue are needed. Headers are understood in English,
German, French, Spanish, Italian, Dutch, Polish, Portuguese, Swedish, Japanese and Chinese and as the known systems write them;
` + "`sponsorbook fields KIND`" + ` lists those of a kind. What is not supplied is printed as unknown.
This page is generated from the program.

` + "`sponsorbook init DIR`" + ` makes a workbook with a sheet for each kind that no system exports.

## Confirm a sponsor

A table of accounts with a sponsor in it; the sheet Pairs of the workbook is one. What
stands there is decided, everything else is proposed.

` + "```csv accounts\nAccount,Executive Sponsor,Sponsor Since,Mandate\nKestrel Energy,Helena Brandt,2026-03-01,Open doors\n```" + `

## Name a sponsor

` + "```csv sponsors\nSponsor,Title,Level,Capacity,Industries\nHelena Brandt,Chief Operating Officer,Board,3,Freight; Energy\n```" + `

## Decide otherwise

An override puts an account into a tier, gives it a sponsor or takes it out of a group,
with a reason and an end.

` + "```csv overrides\nAccount,Tier,Reason,Decided By,Expires\nBrennan Foods,2,Important for a new market,Ingrid Solhaug,2027-06-30\n```" +
	`

## Record a meeting

` + "```csv meetings\nMeeting ID,Account,Date,Start,Place,Type,Form,Status,Sponsor,Goal,Outcome\nM-1,Kestrel " +
	"Energy,2026-10-10,10:00,Their office,Executive visit,In person,Held,Helena Brandt,They decide on the pilot,Pilot agreed\n```" + `
`

func TestGeneratedInputPage(t *testing.T) {
	goldentest.Same(t, "../../docs/input.md", []byte(inputPage()))
}

// TestTheExamplesOfTheInputPageAreRead puts each example of docs/input.md among
// exports: it is the kind that the page says, and all of it is used.
func TestTheExamplesOfTheInputPageAreRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("crm.csv", "Account ID,Account Name,Industry\n1,Kestrel Energy,Energy\n2,Brennan Foods,Food\n")
	write("revenue.csv", "Account ID,Month,Amount,Currency\n1,2026-09,800,EUR\n2,2026-09,300,EUR\n")
	examples := regexp.MustCompile("(?s)```csv ([a-z]+)\n(.*?)```").FindAllStringSubmatch(inputPage(), -1)
	if len(examples) < 4 {
		t.Fatalf("%d examples", len(examples))
	}
	for i, x := range examples {
		write(fmt.Sprintf("example-%d-%s.csv", i, x[1]), x[2])
	}
	var got checked
	if err := json.Unmarshal(said(t, "check", "-i", dir, "-o", filepath.Join(dir, "out"), "--as-of", "2026-10-31", "--json"),
		&got); err != nil {
		t.Fatal(err)
	}
	for _, x := range got.Tables {
		if kind, ok := strings.CutSuffix(x.File, ".csv"); ok && strings.HasPrefix(kind, "example-") {
			if kind = kind[len("example-0-"):]; x.Kind != kind || x.Used != x.Rows || x.Rows != 1 {
				t.Errorf("%s is taken for %q, %d of %d rows used", x.File, x.Kind, x.Used, x.Rows)
			}
		}
	}
	for _, f := range got.Findings {
		if f.Severity != "note" && strings.HasPrefix(f.File, "example-") {
			t.Errorf("an example of the page is a finding: %+v", f)
		}
	}
}

func TestEveryTypeOfFieldSaysHowItIsRead(t *testing.T) {
	for _, k := range intake.Kinds() {
		for _, f := range k.Fields {
			if howRead(f) == f.Type {
				t.Errorf("%s: nothing says how a %s is read", k.Name, f.Type)
			}
		}
	}
}
