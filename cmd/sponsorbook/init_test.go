package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnEmptyWorkspaceIsUnderstood: each sheet of a new workbook is the kind that
// its name says, each of its columns a field, and nothing in it is data or a
// finding.
func TestAnEmptyWorkspaceIsUnderstood(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ws")
	said(t, "init", dir, "-q")
	var out, errs strings.Builder
	if status := run([]string{"check", "-i", filepath.Join(dir, "input"), "--json"}, strings.NewReader(""), &out,
		&errs); status != exitRefused {
		t.Errorf("status %d of an input without exports, want %d", status, exitRefused)
	}
	var got checked
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Findings {
		t.Errorf("a finding about nothing: %+v", f)
	}
	sheets := map[string]checkedTable{}
	for _, x := range got.Tables {
		sheets[x.Sheet] = x
	}
	for _, name := range []string{"Sponsors", "Pairs", "Profiles", "Asks", "Promises", "Overrides", "Occasions", "Team", "Notes",
		"Surveys", "Meetings"} {
		x, kind := sheets[name], strings.ToLower(name)
		if name == "Pairs" {
			kind = "accounts"
		}
		if x.Kind != kind || x.Used != 0 || x.Rows != 1 || len(x.SetAside) != 1 {
			t.Errorf("%s is taken for %q, %d of %d rows used", name, x.Kind, x.Used, x.Rows)
		}
		for _, c := range x.Columns {
			if c.Field == "" {
				t.Errorf("%s: nothing is known of its column %q", name, c.Header)
			}
		}
	}
	if len(sheets) != 12 {
		t.Errorf("%d sheets hold tables, want 12", len(sheets))
	}
}

func TestTheNamesOfCheckForMachinesAreInOneStyle(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"accounts.csv": "Account ID,Account Name\n1,Kestrel Energy\n",
		"revenue.csv": "Account ID,Month,Amount\n1,2026-09,800\nTotal,,800\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got map[string]any
	if err := json.Unmarshal(said(t, "check", "-i", dir, "-o", filepath.Join(dir, "out"), "--json"), &got); err != nil {
		t.Fatal(err)
	}
	delete(got, "sources") // as they were first
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case map[string]any:
			for k, v := range x {
				if k != strings.ToLower(k) || strings.Contains(k, " ") {
					t.Errorf("the key %q is not in snake_case", k)
				}
				walk(v)
			}
		case []any:
			for _, v := range x {
				walk(v)
			}
		}
	}
	walk(got)
}
