package intake

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
)

// What is worth no minute of a person's: tables that systems keep for themselves,
// headers without rows, texts for people.

const ownTable = "Id,OwnerId,Name,CreatedDate,API_Name__c,ActionInput1__c\nX1,U1,Prompt one,2026-01-02,prompt_one,a\n" +
	"X2,U1,Prompt two,2026-01-03,prompt_two,b\n"

func TestTablesThatNameNoCustomerAreNotAskedAbout(t *testing.T) {
	in := []any{"a.csv", threeAccounts, "r.csv", someRevenue}
	said := func(more ...any) (code string, severity finding.Severity) {
		_, list := must(t, files(append(slices.Clone(in), more...)...), policy())
		for _, x := range list {
			if x.At.File == "x.csv" || x.At.File == "LICENSE.txt" {
				if code != "" {
					t.Errorf("said twice: %s", x.Message)
				}
				code, severity = x.Code, x.Severity
			}
		}
		return code, severity
	}
	if code, s := said("x.csv", ownTable); code != "table-not-used" || s != finding.Note {
		t.Errorf("a table of the system: %s %s", s, code)
	}
	if code, s := said("x.csv", "Id,Name,CreatedDate,Thing__c\nX1,One,2026-01-02,Globex\nX2,Two,2026-01-03,b\n"); s != finding.Warning {
		t.Errorf("a table that names an account: %s %s", s, code)
	}
	if code, _ := said("x.csv", "Id,OwnerId,Name,CreatedDate,API_Name__c\n"); code != "" {
		t.Errorf("a header without rows: %s", code)
	}
	if code, s := said("x.csv", strings.Repeat("x,y,z\n", 5)); code != "table-not-recognised" || s != finding.Note {
		t.Errorf("rows that are all like the first: %s %q", s, code)
	}
	licence := "Copyright (c) 2020, Acme, Inc.\nAll rights reserved.\n\nRedistribution and use in source and binary forms, with or " +
		"without modification, are permitted provided that the following is met:\n\n* Redistributions of source code must retain " +
		"the above notice, this list and the following words.\n* Neither the name nor the names of those, who wrote it, may be used.\n"
	if code, s := said("LICENSE.txt", licence); code != "table-not-used" || s != finding.Note {
		t.Errorf("a licence: %s %s", s, code)
	}
}

func TestATableOfWhichNoRowSaysAnythingIsAQuestion(t *testing.T) {
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "s.csv",
		"Customer,Date,Answer\nGlobex,2026-09-01,\nInitech,2026-09-02,\n"),
		policy())
	if x := found(t, list, "rows-none-used"); x.At.File != "s.csv" || x.Severity != finding.Warning {
		t.Errorf("%v", x)
	}
	_, list = must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "s.csv",
		"Customer,Date,Score\nGlobex,2026-09-01,\nInitech,2026-09-02,8\n"),
		policy())
	never(t, list, "rows-none-used")
}
