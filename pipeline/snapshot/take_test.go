package snapshot_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// full is a program with something for every list of a snapshot.
func full() *program.Program {
	a := &program.Account{Key: "001", ID: "001", Name: `Ärzte & "Söhne" <AG>`, CustomerExecutive: "Max Cust"}
	b := &program.Account{Key: "002", Name: "Child", Parent: "001"}
	g := &program.Group{Key: "001", Name: a.Name, Root: a, Members: []*program.Account{b, a}}
	g.Revenue = program.Series{{Month: month("2024-01"), Amount: program.NewDecimal(9)},
		{Month: month("2026-08"), Amount: program.Divide(program.NewDecimal(10), program.NewDecimal(3))}}
	g.Contacts = []*program.Contact{
		{Key: "c2", Name: "Kim Supports", Stance: program.Supports, StanceOn: date("2026-05-01")},
		{Key: "c1", Name: "Dee Cides", Role: program.Decides},
		{Key: "c3", Name: "Una Known"},
	}
	g.Asks = []*program.Ask{{ID: "A1", Account: "001", Of: "Eve", AskedOn: date("2026-07-01")}}
	e := &program.Escalation{ID: "E1", Accounts: []string{"002", "001", "elsewhere"}, Opened: date("2026-08-01"), Cause: "parts"}
	f := &program.Facts{AsOf: date("2026-09-30"), Currency: "EUR", Basis: program.BasisRevenue,
		Window: program.Window{From: month("2025-10"), To: month("2026-09")},
		Groups: []*program.Group{g}, Accounts: []*program.Account{a, b}, Escalations: []*program.Escalation{e},
		Sponsors: []*program.Sponsor{{Key: "eve", Name: "Eve", Capacity: program.NewNumber(program.NewDecimal(3))}}}
	return &program.Program{Facts: f, Book: month("2026-09"), Version: "1.2.3",
		Standings: []program.Standing{{Group: "001", Tier: 2, Active: true, Rank: 1, Revenue: program.NewDecimal(12),
			Since:   date("2026-06-30"),
			Reasons: []program.Reason{{Code: "band-leave", Text: "proposed to leave tier 2"}},
			Earned:  program.Earned{Tier: 2, Since: date("2025-06-30"), Quarters: 2, Outside: date("2026-06-30")},
			Proposed: &program.Proposal{Kind: "leave", Tier: 3, Since: date("2026-09-30"),
				Reasons: []program.Reason{{Text: "outside the band"}}},
			Signals: []program.Signal{{Since: date("2026-08-01"), Reason: program.Reason{Code: "open-escalation"}},
				{Since: date("2026-07-01"), Reason: program.Reason{Code: "competitor"}}}}},
		Pairings: []program.Pairing{{Group: "001", Sponsor: "Eve", Confirmed: true, Since: date("2025-01-01"), Deputy: "Adam",
			Successor: "Zoe"}},
		Plan: program.Plan{Actions: []program.Action{
			{ID: "b2", Group: "001", Rule: "renewal", What: "prepare the renewal", Status: program.StatusPlanned,
				Start: date("2026-10-01"), Due: date("2026-10-15")},
			{ID: "a1", Group: "001", Rule: "visit", What: "visit", Status: program.StatusDone, CompletedOn: date("2026-09-12"),
				Comment: "went well", Sequence: 2}}},
		Scorecard: program.Scorecard{KPIs: []program.KPI{{Code: "grr", Measured: true, N: 3,
			Value: program.Quantity{Value: program.NewDecimal(1), Unit: "percent", Known: true}}, {Code: "nps"}}},
	}
}

func TestTheSnapshotOfAFullProgram(t *testing.T) {
	text, err := snapshot.Encode(snapshot.Take(full()))
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "full.json")
	if *update {
		if err := os.WriteFile(golden, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != string(want) {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestTheContractOfASnapshot(t *testing.T) {
	text, err := snapshot.Encode(snapshot.Take(full()))
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Schema  int
		Actions []map[string]any
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	first := read.Actions[0]
	if read.Schema != 1 || first["id"] != "a1" || first["status"] != "done" || first["completed_on"] != "2026-09-12" {
		t.Errorf("schema %d, actions %v", read.Schema, read.Actions)
	}
	if read.Actions[1]["completed_on"] != "" {
		t.Errorf("an unknown date is %v", read.Actions[1]["completed_on"])
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	want := snapshot.Take(full())
	text, err := snapshot.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	books := fstest.MapFS{}
	put(t, books, "2026-09", text)
	memory, found := snapshot.Read(books, month("2026-10"))
	if len(found) != 0 || len(memory) != 1 {
		t.Fatalf("findings %v", found)
	}
	again, err := snapshot.Encode(memory[0])
	if err != nil || string(again) != string(text) {
		t.Errorf("read and written again:\n%s\n%v", again, err)
	}
	if !reflect.DeepEqual(memory[0].Contacts, want.Contacts) || !reflect.DeepEqual(memory[0].Escalations, want.Escalations) {
		t.Errorf("read %+v", memory[0])
	}
}

func TestOnlyPeopleWithAStanceAndDecidersAreRemembered(t *testing.T) {
	text, _ := snapshot.Encode(snapshot.Take(full()))
	if strings.Contains(string(text), "Una Known") {
		t.Error("a contact of whom nothing is known is in the snapshot")
	}
}

func TestAnEmptyProgramHasEmptyListsNotNulls(t *testing.T) {
	text, err := snapshot.Encode(snapshot.Take(&program.Program{Facts: &program.Facts{}}))
	if err != nil || strings.Contains(string(text), "null") {
		t.Errorf("%v\n%s", err, text)
	}
}
