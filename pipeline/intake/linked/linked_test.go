package linked

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func day(d int) program.Date { return program.NewDate(2026, time.October, d) }

// A row is an escalation or, without an opening day, a ticket of the same number.
type row struct {
	id, file, account string
	n                 int
	opened, resolved  program.Date
	parents, linked   string
	ticket            bool
}

// joined is what a few rows come to: "E1 [SD-1 SD-2]; E2", and the pairs that stay apart.
func joined(rows ...row) (string, *program.Facts, []Pair) {
	f, t := &program.Facts{}, &Troubles{}
	for _, x := range rows {
		o := program.NewOrigin(finding.Ref{File: x.file, Row: x.n}, nil)
		t.Name(o.Ref, []string{x.parents}, []string{x.linked})
		if x.ticket {
			f.Issues = append(f.Issues, &program.Issue{ID: x.id, Account: x.account, Remedy: "mended", Origin: o})
			continue
		}
		e := &program.Escalation{ID: x.id, Opened: x.opened, Resolved: x.resolved, Origin: o, SourceTool: x.file}
		if x.account != "" {
			e.Accounts = []string{x.account}
		}
		if x.file == "desk" {
			t.FromTicket(e)
		}
		f.Escalations = append(f.Escalations, e)
	}
	apart := t.Join(f)
	var out []string
	for _, e := range f.Escalations {
		text := e.ID
		for i, also := range e.Also {
			text += []string{" [", " "}[min(i, 1)] + also.ID
		}
		if len(e.Also) > 0 {
			text += "]"
		}
		out = append(out, text)
	}
	slices.Sort(out)
	return strings.Join(out, "; "), f, apart
}

func TestTroublesThatNameEachOtherAreOne(t *testing.T) {
	esc := row{id: "E1", file: "register", account: "a", n: 2, opened: day(2), resolved: day(9)}
	desk := row{id: "SD-1", file: "desk", account: "a", n: 2, opened: day(1), resolved: day(12)}
	with := func(r row, parents, linked string) row { r.parents, r.linked = parents, linked; return r }
	other := row{id: "E2", file: "register", account: "a", n: 3, opened: day(20)}
	for name, c := range map[string]struct {
		rows []row
		want string
	}{
		"by nothing":            {[]row{esc, desk}, "E1; SD-1"},
		"by an id":              {[]row{esc, with(desk, "", "E1")}, "E1 [SD-1]"},
		"by an id of the other": {[]row{with(esc, "", "SD-9; SD-1"), desk}, "E1 [SD-9 SD-1]"},
		"by an address":         {[]row{with(esc, "", "https://desk.example/browse/SD-1"), desk}, "E1 [SD-1]"},
		"by a parent":           {[]row{esc, with(desk, "E1", "")}, "E1 [SD-1]"},
		"related in one table":  {[]row{esc, with(other, "", "E1")}, "E1; E2"},
		"parent in one table":   {[]row{esc, with(other, "E1", "")}, "E1 [E2]"},
		"of a chain of three": {[]row{esc, with(desk, "", "E1"),
			{id: "I7", file: "net", n: 2, account: "a", opened: day(3), linked: "SD-1"}}, "E1 [SD-1 I7]"},
		"in a ring":              {[]row{with(esc, "", "SD-1"), with(desk, "", "E1")}, "E1 [SD-1]"},
		"what no table tells of": {[]row{with(esc, "", "ZD-4")}, "E1 [ZD-4]"},
	} {
		if got, _, apart := joined(c.rows...); got != c.want || len(apart) > 0 {
			t.Errorf("%s: %s and %v, want %s", name, got, apart, c.want)
		}
	}
}

func TestOneTroubleIsOpenWhileAnyOfItsTicketsIs(t *testing.T) {
	_, f, _ := joined(row{id: "E1", file: "register", account: "a", n: 2, opened: day(2), resolved: day(9)},
		row{id: "SD-1", file: "desk", n: 2, opened: day(1), resolved: day(12), linked: "E1"})
	if e := f.Escalations[0]; e.Opened != day(1) || e.Resolved != day(12) || e.Also[0].Tool != "desk" {
		t.Errorf("%+v", e)
	}
	_, f, _ = joined(row{id: "E1", file: "register", account: "a", n: 2, opened: day(2), resolved: day(9)},
		row{id: "SD-1", file: "desk", account: "a", n: 2, opened: day(1), linked: "E1"})
	if e := f.Escalations[0]; e.Resolved.Known() || fmt.Sprint(e.Accounts) != "[a]" {
		t.Errorf("%+v", e)
	}
}

func TestOneTroubleTellsAllThatItsTicketsSay(t *testing.T) {
	one, other := &program.Escalation{ID: "E1"}, &program.Escalation{ID: "SD-1"}
	said := reflect.ValueOf(other).Elem()
	for i := range said.NumField() {
		if f := said.Field(i); f.Kind() == reflect.String && said.Type().Field(i).Name != "ID" {
			f.SetString(said.Type().Field(i).Name)
		}
	}
	other.Severity, other.CustomerCommitted = 2, program.Yes
	absorb(one, other)
	for i, got := 0, reflect.ValueOf(one).Elem(); i < got.NumField(); i++ {
		switch name := got.Type().Field(i).Name; {
		case name == "ID" || name == "SourceTool" || got.Field(i).Kind() != reflect.String: // its own
		case got.Field(i).String() != name:
			t.Errorf("%s is %q", name, got.Field(i).String())
		}
	}
	if one.Severity != 2 || one.CustomerCommitted != program.Yes || one.Also[0] != (program.TicketID{ID: "SD-1", Tool: "SourceTool"}) {
		t.Errorf("%+v", one)
	}
}

func TestWhatIsOfAnotherCustomerStaysApart(t *testing.T) {
	got, _, apart := joined(row{id: "E1", file: "register", account: "a", n: 2, opened: day(2)},
		row{id: "SD-1", file: "desk", account: "b", n: 2, opened: day(1), linked: "E1"})
	if got != "E1; SD-1" || len(apart) != 1 {
		t.Errorf("%s, apart %v", got, apart)
	}
}

func TestATicketIsToldWithItsEscalation(t *testing.T) {
	ticket := row{id: "SD-1", file: "desk", account: "a", n: 5, ticket: true}
	got, f, _ := joined(row{id: "E1", file: "register", account: "a", n: 2, opened: day(2), linked: "SD-1"}, ticket)
	if got != "E1 [SD-1]" || f.Issues[0].Escalation != "E1" || f.Escalations[0].Corrections != "mended" {
		t.Errorf("%s: %+v", got, f.Issues[0])
	}
	ticket.account = "b"
	esc := row{id: "E1", file: "register", account: "a", n: 2, opened: day(2), linked: "SD-1"}
	if _, f, _ = joined(esc, ticket); f.Issues[0].Escalation != "" {
		t.Error("a ticket of another customer is told with the escalation")
	}
	if _, f, _ = joined(row{id: "", file: "register", account: "a", n: 2, opened: day(2)},
		row{id: "", file: "desk", account: "a", n: 5, ticket: true}); f.Issues[0].Escalation != "" {
		t.Error("records without ids are one")
	}
}

func TestAddressesNameTickets(t *testing.T) {
	for text, want := range map[string]string{"SD-4021": "SD-4021", " #4021 ": "4021", "https://a.example/browse/SD-4021": "SD-4021",
		"https://b.example/nav_to.do?uri=incident.do&sys_id=9d38": "9d38", "https://c.example/agent/tickets/4711/": "4711",
		"https://d.example/lightning/r/Case/500Ab/view": "500Ab", "-": "", "https://e.example": ""} {
		if got := ticketID(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
