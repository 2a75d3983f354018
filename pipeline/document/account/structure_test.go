package account

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// drawnUnits are the units of a group's structure, indented: "Whole/ North (Ann, Head and 1 more)".
func drawnUnits(g *program.Group) string {
	a := author.New(documenttest.Rich())
	var out []string
	for _, b := range structureBlocks(a, g) {
		if s, ok := b.(document.Structure); ok {
			for _, u := range s.Units {
				text := strings.Repeat(" ", u.Depth) + u.Name
				if u.Note != "" {
					text += " (" + u.Note + ")"
				}
				out = append(out, text)
			}
		}
	}
	return strings.Join(out, "/")
}

func TestAStructureIsAccountsByTheirParentsAndDivisions(t *testing.T) {
	root := &program.Account{Key: "r", Name: "Whole", City: "Rotterdam"}
	north := &program.Account{Key: "n", Name: "North", Parent: "r"}
	docks := &program.Account{Key: "d", Name: "Docks", Parent: "n"}
	stray := &program.Account{Key: "s", Name: "Stray", Parent: "elsewhere"}
	g := &program.Group{Key: "r", Root: root, Members: []*program.Account{root, docks, north, stray},
		Profiles: []*program.Profile{{Divisions: []string{"Freight", "Customs"}}},
		Contacts: []*program.Contact{{Account: "r", Name: "Ann", Title: "Head", Division: "freight"},
			{Account: "n", Name: "Ben", Division: "Freight"},
			{Account: "n", Name: "Cid", Division: "Yard"}}}
	const want = "Whole (Rotterdam, Ann, Head)/ Freight (Ann, Head and 1 more)/ Customs/ North (Ben and 1 more)/  Yard (Cid)/  Docks/ Stray"
	if got := drawnUnits(g); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	north.Parent, docks.Parent = "d", "n" // each other's parents
	if got := drawnUnits(g); strings.Count(got, "Docks") != 1 || strings.Count(got, "North") != 1 {
		t.Errorf("a cycle: %s", got)
	}
}

func TestOneAccountWithoutDivisionsHasNoStructure(t *testing.T) {
	root := &program.Account{Key: "r", Name: "Whole"}
	g := &program.Group{Key: "r", Root: root, Members: []*program.Account{root}, Contacts: []*program.Contact{{Account: "r", Name: "Ann"}}}
	if got := drawnUnits(g); got != "" {
		t.Errorf("drawn: %s", got)
	}
}
