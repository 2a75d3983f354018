package intake

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"sponsorbook/pipeline/exports"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// The figures of real exports, computed independently of this program.
func TestRealExportsGiveTheirKnownFigures(t *testing.T) {
	for _, c := range []struct {
		dir                      string
		accounts, groups, active int
		basis                    program.Basis
		used, asOf, inWindow     string
		escalations, churned     int
	}{
		{"maven-crm/original_iso", 85, 70, 70, program.BasisOpportunities, "10005534", "2017-12-31", "10005534", 0, 0},
		{"maven-crm", 85, 70, 70, program.BasisOpportunities, "10005534", "2017-12-31", "10005534", 0, 0},
		{"ravenstack", 500, 500, 390, program.BasisContracts, "136064964", "2024-12-31", "52766694.81", 95, 110},
		{"ravenstack-iso", 500, 500, 390, program.BasisContracts, "136064964", "2024-12-31", "52766694.81", 95, 110},
		{"salesforce-workshop", 22, 22, 9, program.BasisOpportunities, "10542562.98", "2023-11-30", "10542562.98", 0, 0},
		{"salesforce-demo-org", 94, 94, 4, program.BasisOpportunities, "814000", "2025-06-30", "664000", 4, 0},
		{"salesforce-small", 18, 18, 7, program.BasisOpportunities, "2815000", "2024-02-29", "2815000", 0, 0},
	} {
		t.Run(c.dir, func(t *testing.T) {
			f, _ := must(t, os.DirFS(exports.Dir(t, "companies/"+c.dir)), policy())
			if len(f.Accounts) != c.accounts || len(f.Groups) != c.groups || activeGroups(f) != c.active {
				t.Errorf("%d accounts, %d groups, %d active", len(f.Accounts), len(f.Groups), activeGroups(f))
			}
			if f.Basis != c.basis || f.BasisNote == "" || f.AsOf.String() != c.asOf || !f.AsOfFromData {
				t.Errorf("basis %q, as-of %s", f.Basis, f.AsOf)
			}
			if len(f.Money) != 1 || f.Money[0].Currency != "" || !f.Money[0].Used.Equal(dec(c.used)) {
				t.Errorf("money %v", f.Money)
			}
			if got := program.Round(inWindow(f), 2); !got.Equal(dec(c.inWindow)) {
				t.Errorf("revenue in the window %s", got)
			}
			if len(f.Escalations) != c.escalations || churnedAccounts(f) != c.churned {
				t.Errorf("%d escalations, %d churned", len(f.Escalations), churnedAccounts(f))
			}
		})
	}
}

func activeGroups(f *program.Facts) int {
	n := 0
	for _, g := range f.Groups {
		if g.Revenue.Sum(f.Window.From, f.Window.To).Sign() > 0 && !g.Churned() {
			n++
		}
	}
	return n
}

func inWindow(f *program.Facts) program.Decimal {
	total := program.Zero
	for _, g := range f.Groups {
		total = total.Add(g.Revenue.Sum(f.Window.From, f.Window.To))
	}
	return total
}

func churnedAccounts(f *program.Facts) int {
	n := 0
	for _, a := range f.Accounts {
		if a.Churned == program.Yes {
			n++
		}
	}
	return n
}

func TestDealsByStageAndGroup(t *testing.T) {
	f, _ := must(t, os.DirFS(exports.Dir(t, "companies/maven-crm/original_iso")), policy())
	stages := map[string]int{}
	for _, o := range f.Opportunities {
		stages[o.Stage]++
	}
	if stages["Won"] != 4238 || stages["Lost"] != 2473 || stages["Engaging"] != 1589 || stages["Prospecting"] != 500 {
		t.Errorf("stages %v", stages)
	}
	for name, want := range map[string]string{"Acme Corporation": "519349", "Sonron": "479028", "Kan-code": "341455"} {
		if got := revenueOf(t, f, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if s := sourceOf(t, f, "sales_pipeline.csv"); s.Used != 8800-1425 || s.SetAside[0].Reason != who.NamesNone {
		t.Errorf("used %d, aside %v", s.Used, s.SetAside[0].Reason)
	}
}

func TestTheAmountsOfAllDealsAreReconciled(t *testing.T) {
	for dir, want := range map[string]string{"salesforce-workshop": "43603545.98", "salesforce-demo-org": "1562972.06",
		"salesforce-small": "5760000"} {
		f, _ := must(t, os.DirFS(exports.Dir(t, "companies/"+dir)), policy())
		if s := sourceOf(t, f, "data/Opportunity.csv"); !s.Money[0].Read.Equal(dec(want)) {
			t.Errorf("%s: read %s, want %s", dir, s.Money[0].Read, want)
		}
	}
}

func TestSubscriptionsAddUpToTheirListedValue(t *testing.T) {
	f, _ := must(t, os.DirFS(exports.Dir(t, "companies/ravenstack-iso")), policy())
	all, open := program.Zero, program.Zero
	for _, c := range f.Contracts {
		all = all.Add(c.Annual.Amount)
		if !c.End.Known() {
			open = open.Add(c.Annual.Amount)
		}
	}
	if all.String() != "136064964" || open.String() != "121915296" {
		t.Errorf("all %s, open %s", all, open)
	}
}

// The same rows in two ways of writing them are the same facts, but for where
// they were read.
func TestTheSameRowsInOtherFormatsAreTheSameFacts(t *testing.T) {
	a, _ := must(t, os.DirFS(exports.Dir(t, "companies/ravenstack")), policy())
	b, _ := must(t, os.DirFS(exports.Dir(t, "companies/ravenstack-iso")), policy())
	blank(a)
	blank(b)
	for i := range a.Groups {
		if !slices.EqualFunc(a.Groups[i].Revenue, b.Groups[i].Revenue, func(x, y program.MonthAmount) bool {
			return x.Month == y.Month &&
				x.Amount.Equal(y.Amount)
		}) || a.Groups[i].Slug != b.Groups[i].Slug {
			t.Fatalf("group %s differs", a.Groups[i].Name)
		}
	}
	for i := range a.Issues {
		if !reflect.DeepEqual(a.Issues[i], b.Issues[i]) {
			t.Fatalf("issue %v\n  and %v", *a.Issues[i], *b.Issues[i])
		}
	}
	for i := range a.Accounts {
		x, y := *a.Accounts[i], *b.Accounts[i]
		if x.Key != y.Key || x.Name != y.Name || x.CustomerSince != y.CustomerSince || x.Churned != y.Churned || x.Industry != y.Industry {
			t.Fatalf("account %v\n  and %v", x, y)
		}
	}
}

// blank forgets where issues were read.
func blank(f *program.Facts) {
	for _, i := range f.Issues {
		i.Origin, i.Amount = program.Origin{}, program.Money{}
	}
}

// Connectors' field names are recognised for what they are, and nothing else is
// taken for customers, deals or revenue.
func TestFieldNamesOfKnownSystemsAreRecognised(t *testing.T) {
	want := map[string]string{
		"hubspot/company_data.csv": "accounts", "hubspot/contact_data.csv": "contacts", "hubspot/deal_data.csv": "opportunities",
		"hubspot/ticket_data.csv": "issues", "hubspot/users_data.csv": "users",
		"netsuite/netsuite_customers_data.csv": "accounts", "netsuite/netsuite2_customer_data.csv": "accounts",
		"salesforce/sf_account_data.csv": "accounts", "salesforce/sf_contact_data.csv": "contacts",
		"salesforce/sf_opportunity_data.csv": "opportunities", "salesforce/sf_event_data.csv": "meetings",
		"salesforce/sf_order_data.csv":  "revenue",
		"zendesk/organization_data.csv": "accounts", "zendesk/ticket_data.csv": "issues", "zendesk/user_data.csv": "contacts",
	}
	dir := exports.Dir(t, "headers")
	for _, system := range []string{"hubspot", "netsuite", "salesforce", "zendesk"} {
		f, _, _ := Read(t.Context(), os.DirFS(filepath.Join(dir, system)), policy())
		reconciles(t, f)
		for _, s := range f.Sources {
			if s.Kind != want[system+"/"+s.File] {
				t.Errorf("%s/%s was taken for %q, is %q", system, s.File, s.Kind, want[system+"/"+s.File])
			}
			delete(want, system+"/"+s.File)
		}
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
}
