package customer

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// stamp writes into every text of a value which field of which noun it is, but
// for those that decide what a record is.
func stamp(v reflect.Value, name string, seen map[uintptr]bool) {
	decides := []string{"Key", "Slug", "Account", "Accounts", "Type", "Status", "Parent", "Currency", "Origin", "Scale", "Severity"}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Pointer()] {
			seen[v.Pointer()] = true
			stamp(v.Elem(), name, seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			stamp(v.Index(i), name, seen)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString("§" + name + "§")
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); v.Field(i).CanSet() && !slices.Contains(decides, f.Name) {
				stamp(v.Field(i), v.Type().Name()+"."+f.Name, seen)
			}
		}
	}
}

// stamped is a program whose group has a stamp in every text, with a booked
// review and a meeting that was held and debriefed.
func stamped() (*program.Program, *program.Group) {
	p := documenttest.Rich()
	g := p.Groups[0]
	p.Settings.Company = "Veldmar Systems"
	day := p.AsOf.AddDays(-10)
	g.Meetings = append(g.Meetings, &program.Meeting{Accounts: []string{g.Key}, Date: p.AsOf.AddDays(9), Type: program.QBR,
		Status: program.Booked, Agenda: []string{""}},
		&program.Meeting{Accounts: []string{g.Key}, Date: p.AsOf.AddDays(12), Type: program.Visit, Status: program.Booked,
			Theirs: []string{""}, Ours: []string{""}, Agenda: []string{""}},
		&program.Meeting{Accounts: []string{g.Key}, Date: day, Type: program.Visit, Status: program.Held, Theirs: []string{""},
			Ours: []string{""}, Agenda: []string{""}, FollowUps: []string{""}})
	g.Promises = append(g.Promises, &program.Promise{Account: g.Key, Made: day, Due: p.AsOf.AddDays(20)})
	stamp(reflect.ValueOf(g), "", map[uintptr]bool{})
	return p, g
}

// said are the stamps on a page.
func said(d document.Document) map[string]bool {
	var b strings.Builder
	for s := range d.Spans() {
		b.WriteString(s.Text + "\n")
	}
	b.WriteString(d.Title + d.Subtitle + d.Top + d.Mark)
	for _, f := range d.Metadata {
		for _, s := range f.Value {
			b.WriteString(s.Text)
		}
	}
	out := map[string]bool{}
	for _, m := range regexp.MustCompile(`§([^§]*)§`).FindAllStringSubmatch(b.String(), -1) {
		out[m[1]] = true
	}
	return out
}

func TestNothingIsOnACustomersPageThatIsNotOnItsList(t *testing.T) {
	p, _ := stamped()
	lists := map[string][]string{
		"qbr/": {"Group.Name", "Meeting.Start", "Meeting.End", "Meeting.TimeZone", "Meeting.Place", "Meeting.BenefitToThem",
			"Meeting.Agenda", "Promise.Text", "Promise.Owner"},
		"customer-agendas/": {"Group.Name", "Meeting.Start", "Meeting.End", "Meeting.TimeZone", "Meeting.Place", "Meeting.BenefitToThem",
			"Meeting.Theirs", "Meeting.Ours", "Meeting.Agenda", "Promise.Text", "Promise.Owner"},
		"recaps/": {"Group.Name", "Meeting.Theirs", "Meeting.Outcome", "Meeting.FollowUps", "Promise.Text", "Promise.Owner",
			"Account.Manager"},
	}
	made := map[string]int{}
	for _, l := range Leaves(author.New(p)) {
		d := l.Write()
		folder, _, _ := strings.Cut(d.Path, "/")
		made[folder]++
		for _, field := range slices.Sorted(maps.Keys(said(d))) {
			if !slices.Contains(lists[folder+"/"], field) {
				t.Errorf("%s says %s", d.Path, field)
			}
		}
		if len(said(d)) < 4 {
			t.Errorf("%s says next to nothing: %v", d.Path, said(d))
		}
		if len(d.Cite) > 0 {
			t.Errorf("%s shows source cells", d.Path)
		}
	}
	if made["qbr"] == 0 || made["recaps"] == 0 || made["customer-agendas"] == 0 {
		t.Errorf("made %v", made)
	}
}

func TestARoundTableTellsNoCustomerOfTheOthers(t *testing.T) {
	p, g := stamped()
	for _, m := range g.Meetings {
		m.Accounts = append(m.Accounts, p.Groups[1].Key)
	}
	for _, l := range Leaves(author.New(p)) {
		for field := range said(l.Write()) {
			if field == "Meeting.Outcome" || field == "Meeting.FollowUps" || field == "Meeting.Theirs" {
				t.Errorf("%s says %s", l.Path, field)
			}
		}
	}
}

func TestThereIsNoReviewOfNothing(t *testing.T) {
	p, g := stamped()
	g.Promises, g.Issues = nil, nil
	for _, l := range Leaves(author.New(p)) {
		if strings.HasPrefix(l.Path, "qbr/") {
			t.Errorf("%s is made of nothing", l.Path)
		}
	}
}

// The name that begins a line decides where the line runs, so that one from right to
// left must not begin a line of ours.
func TestANameFromRightToLeftDoesNotTurnTheTitle(t *testing.T) {
	for name, want := range map[string]string{
		"Aurelia Logistics": "Aurelia Logistics and Veldmar Systems",
		"شركة الواحة":       "Veldmar Systems and شركة الواحة",
		"東京海上":              "東京海上 and Veldmar Systems",
	} {
		p, g := stamped()
		g.Name = name
		leaves := Leaves(author.New(p))
		if len(leaves) == 0 {
			t.Fatal("no page for the customer")
		}
		for _, l := range leaves {
			if d := l.Write(); d.Kind == document.Sheet && d.Title != want {
				t.Errorf("%s of %s: %s", d.Path, name, d.Title)
			}
		}
	}
}
