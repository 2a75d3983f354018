package pipeline_test

import (
	"context"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/program"
)

// unprinted are the fields of facts that change nothing on any page, and why
// that is right.
var unprinted = map[string]string{
	"Account.Parent":         "it made the group",
	"Account.FormerManager":  "stands only where nobody followed",
	"Account.SponsorNearest": "stands only in a finding about a sponsor whom the roster lacks",
	"Contact.ID":             "an identity",
	"Contact.RoleAsGiven":    "the role stands, in our word",
	"Contact.Gone":           "it parted those who are gone from the group's people",
	"Contact.GoneWhy":        "stands beside those who are gone",
	"Opportunity.ID":         "an identity, printed only where there is no name",
	"Opportunity.Account":    "it chose the group",
	"Sponsor.LevelGiven":     "the level stands, as a number",
	"Sponsor.Email":          "an address of messages, proven with them",
	"Sponsor.AssistantEmail": "an address of messages, proven with them",
	"Sponsor.NeverWith":      "keeps pairs apart that nobody proposed here; tested with the pairing",
	"Sponsor.Regions":        "moves scores that no proposal of these few shows; tested with the pairing",
	"Profile.Account":        "it chose the group",
	"Ask.Account":            "it chose the group",
	"TeamMember.Account":     "it chose the group",
}

// TestNothingIsReadForNothing changes one field of all records of a kind at a
// time, decides and writes the book again, and looks for a difference.
func TestNothingIsReadForNothing(t *testing.T) {
	c, err := config.Read("sponsorbook.yaml", configuration("../input"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS("../input"), Config: c,
		Today: program.NewDate(2026, 11, 21), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	// All of the few are in the program, and one has nobody yet, so that sponsors are proposed.
	c.Tiers.Tier1, c.Tiers.Tier2, c.Tiers.Tier1Out, c.Tiers.Tier2Out = program.NewDecimal(50), program.NewDecimal(100),
		program.NewDecimal(60), program.NewDecimal(100)
	facts := some(p.Facts, "Aurelia Logistics", "Kestrel Moor Energy", "Great Cedar Foods", "Iron Fork Utilities")
	before := said(t, facts, c)
	tried := map[string]bool{}
	for _, list := range []any{facts.Accounts, facts.Contracts, facts.Contacts, facts.Opportunities, facts.Issues, facts.Escalations,
		facts.Sponsors, facts.Meetings, facts.Promises, facts.Surveys, facts.Profiles, facts.Asks, facts.Notes, facts.Team,
		facts.Occasions, facts.Overrides} {
		records := reflect.ValueOf(list)
		kind := records.Type().Elem().Elem()
		for i := range kind.NumField() {
			name := kind.Name() + "." + kind.Field(i).Name
			restore := disturb(records, i)
			if restore == nil {
				continue
			}
			tried[name] = true
			changed := said(t, facts, c) != before
			restore()
			switch reason, silent := unprinted[name]; {
			case !changed && !silent:
				t.Errorf("%s is read, and no page says anything of it", name)
			case changed && silent:
				t.Errorf("%s is listed as unprinted (%s), and a page depends on it", name, reason)
			}
		}
	}
	for name := range unprinted {
		if !tried[name] {
			t.Errorf("%s is listed as unprinted, and is no field", name)
		}
	}
	if said(t, facts, c) != before {
		t.Error("the fields were not put back")
	}
}

// some are the facts of a few groups.
func some(all *program.Facts, names ...string) *program.Facts {
	f := *all
	f.Accounts, f.Groups, f.Contracts, f.Contacts, f.Opportunities = nil, nil, nil, nil, nil
	f.Issues, f.Escalations, f.Meetings, f.Promises, f.Surveys = nil, nil, nil, nil, nil
	f.Profiles, f.Asks, f.Notes, f.Team, f.Overrides = nil, nil, nil, nil, nil
	for _, g := range all.Groups {
		if !slices.Contains(names, g.Name) {
			continue
		}
		f.Groups, f.Accounts = append(f.Groups, g), append(f.Accounts, g.Members...)
		f.Contracts, f.Contacts, f.Opportunities = append(f.Contracts, g.Contracts...), append(f.Contacts, g.Contacts...),
			append(f.Opportunities, g.Opportunities...)
		f.Issues, f.Escalations, f.Meetings = append(f.Issues, g.Issues...), append(f.Escalations, g.Escalations...),
			append(f.Meetings, g.Meetings...)
		f.Promises, f.Surveys, f.Profiles = append(f.Promises, g.Promises...), append(f.Surveys, g.Surveys...),
			append(f.Profiles, g.Profiles...)
		f.Asks, f.Notes, f.Team, f.Overrides = append(f.Asks, g.Asks...), append(f.Notes, g.Notes...), append(f.Team, g.Team...),
			append(f.Overrides, g.Overrides...)
	}
	f.Escalations, f.Meetings = once(f.Escalations), once(f.Meetings) // several groups share them
	return &f
}

func once[T comparable](list []T) (out []T) {
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// said is every line of every page of a book of some facts.
func said(t *testing.T, f *program.Facts, c config.Config) string {
	t.Helper()
	p, _ := pipeline.Decide(f, nil, c)
	var b strings.Builder
	for _, leaf := range contents.Leaves(p) {
		for _, line := range leaf.Write().Lines() {
			for _, s := range line {
				b.WriteString(s.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// disturb changes a field of all records, and returns what puts it back; nil for a
// field that holds no fact of its own.
func disturb(records reflect.Value, field int) func() {
	kept := make([]reflect.Value, records.Len())
	done := false
	for i := range records.Len() {
		v := records.Index(i).Elem().Field(field)
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		kept[i] = old
		done = other(v) || done
	}
	if !done {
		return nil
	}
	return func() {
		for i, old := range kept {
			records.Index(i).Elem().Field(field).Set(old)
		}
	}
}

// other gives a field another value; false where it has none to give.
func other(v reflect.Value) bool {
	switch x := v.Interface().(type) {
	case program.Date:
		v.Set(reflect.ValueOf(max(x, program.NewDate(2026, 1, 1)).AddDays(40)))
	case program.Flag:
		v.Set(reflect.ValueOf(map[program.Flag]program.Flag{program.Yes: program.No, program.No: program.Yes,
			program.Unknown: program.Yes}[x]))
	case program.Money:
		v.Set(reflect.ValueOf(program.Reporting(x.Worth.Add(program.NewDecimal(7654321)), "EUR")))
	case program.Number:
		v.Set(reflect.ValueOf(program.Number{Value: x.Value.Add(program.NewDecimal(2)), Known: true}))
	case program.Stance:
		v.Set(reflect.ValueOf((x + 1) % (program.Supports + 1)))
	case string:
		v.SetString("Zyx " + x + " Zyx") // what stands in front alone may be cut off, as the area of a time zone
	case []string:
		if x = []string{"Zyx"}; v.Len() > 0 {
			x = nil
		}
		v.Set(reflect.ValueOf(x))
	case bool:
		v.SetBool(!x)
	case int:
		v.SetInt(int64(x+1) % 4)
	default:
		return false
	}
	return true
}
