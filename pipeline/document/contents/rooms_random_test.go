package contents

import (
	"fmt"
	"math/rand/v2"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// Marks are put into the texts of a program, so that a room that holds one
// tells whose text it was: "zq3z" is the fourth group's, "zqheldz" was said in
// confidence, "Zqpersonz" is a customer's person.
const (
	confided = "zqheldz"
	viewed   = "zqviewz" // by an account manager, who may read it again
	person   = "Zqpersonz"
)

var markOf = regexp.MustCompile(`zq(\d+)z`)

// wayfinding are the fields by which the program finds its way; a mark in them would
// make it another program.
var wayfinding = strings.Fields(
	`Key Type Status Sponsor Manager ManagerEmail Deputy Currency Language Start End TimeZone Role Severity SeverityGiven From
	Scope Kind Ours Owner Of Person Accounts Account Executive Given Stage Basis Mandate Chosen Website Phone
	Email ReportsTo Division Scale By
	StanceGiven ManagerView RelationshipNow RelationshipWanted Theirs Name LatinName Respondent Counterpart CustomerExecutive Parent ParentID ManagerPhone ManagerCountry`)

// mark ends every text of a value with a mark.
func mark(v reflect.Value, with string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() && v.String() != "" {
			v.SetString(v.String() + " " + with)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			mark(v.Elem(), with)
		}
	case reflect.Slice:
		for i := range v.Len() {
			mark(v.Index(i), with)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type != reflect.TypeFor[program.Origin]() &&
				!slices.Contains(wayfinding, f.Name) {
				mark(v.Field(i), with)
			}
		}
	}
}

// shuffled is the rich program with its accounts dealt out anew: to any sponsor
// or none, confirmed or proposed, and to any account manager.
func shuffled(rng *rand.Rand) *program.Program {
	p := documenttest.Rich()
	managers := []string{"T. Zieliński", "Ana Castro", "Bo Lund"}
	for i := range p.Pairings {
		r := &p.Pairings[i]
		r.Sponsor, r.Confirmed = p.Sponsors[rng.IntN(len(p.Sponsors))].Name, rng.IntN(3) > 0
		r.RunnerUp = "Runner " + confided
	}
	for _, g := range p.Groups {
		for _, m := range g.Members {
			m.Manager = managers[rng.IntN(len(managers))]
		}
	}
	for _, s := range p.Sponsors {
		s.UnavailableWhy = "away " + confided
	}
	return p
}

// marked puts the marks of each group into everything that is said about it alone.
func marked(p *program.Program) {
	number := map[string]string{}
	for i, g := range p.Groups {
		with := fmt.Sprintf("zq%dz", i)
		number[g.Key] = with
		g.Name, g.Slug = g.Name+" "+with, g.Slug+"-"+with
		for _, m := range g.Members {
			m.Name += " " + with
		}
		for _, c := range g.Contacts {
			c.Name, c.StanceGiven = c.Name+" "+person+with, "enemy "+confided
		}
		for _, f := range g.Profiles {
			f.ManagerView = "takes more than it gives " + viewed
		}
		for _, m := range g.Team {
			m.RelationshipNow, m.RelationshipWanted = "tense "+confided, "trusted "+confided
		}
		shared := func(accounts []string) bool { return len(accounts) > 1 }
		for _, m := range g.Meetings {
			if !shared(m.Accounts) {
				m.Learned += ". Met " + person + with
				mark(reflect.ValueOf(m), with)
			}
		}
		for _, e := range g.Escalations {
			if !shared(e.Accounts) {
				mark(reflect.ValueOf(e), with)
			}
		}
		for _, of := range []any{g.Contracts, g.Opportunities, g.Issues, g.Promises, g.Surveys, g.Profiles, g.Asks, g.Notes} {
			mark(reflect.ValueOf(of), with)
		}
	}
	for i := range p.Plan.Actions {
		if x := &p.Plan.Actions[i]; number[x.Group] != "" {
			x.What, x.Why = x.What+" "+number[x.Group], x.Why+" "+number[x.Group]
		}
	}
}

// allowed are the marks that a reader may meet: those of the reader's own groups.
func allowed(p *program.Program, room string) map[string]bool {
	out := map[string]bool{}
	for i, g := range p.Groups {
		manager, _ := author.ManagerOf(g)
		r := p.Pairing(g.Key)
		if r != nil && r.Confirmed && author.SponsorRoom(r.Sponsor) == room || author.ManagerRoom(manager) == room {
			out[fmt.Sprint(i)] = true
		}
	}
	return out
}

func TestNoRoomOfARandomProgramTellsWhatItsReaderMayNotKnow(t *testing.T) {
	rooms, told := map[string]int{}, 0
	rapid.Check(t, func(r *rapid.T) {
		p := shuffled(rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 2)))
		marked(p)
		for _, d := range everything(p) {
			if d.Room == "" {
				continue
			}
			rooms[path.Dir(d.Room)]++
			said, own := allTexts(d), allowed(p, d.Room)
			if strings.Contains(said, confided) || strings.Contains(said, viewed) && path.Dir(d.Room) != "managers" {
				r.Fatalf("%s tells what was said in confidence: %s", d.Path, around(said, "zq"))
			}
			for _, found := range markOf.FindAllStringSubmatch(said, -1) {
				told++
				if d.Room != author.BoardRoom && !own[found[1]] {
					r.Fatalf("%s tells of another's account: %s", d.Path, around(said, found[0]))
				}
			}
			if d.Room == author.BoardRoom && strings.Contains(said, person) {
				r.Fatalf("%s names a customer's person: %s", d.Path, around(said, person))
			}
		}
	})
	for _, room := range []string{"sponsors", "managers", "."} {
		if rooms[room] == 0 || told == 0 {
			t.Errorf("no room of %s was read", room)
		}
	}
}

// around is what stands around a word.
func around(said, word string) string {
	at := strings.Index(said, word)
	return strings.ToValidUTF8(said[max(0, at-80):min(len(said), at+40)], "")
}
