package pipeline_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/exports"
	"sponsorbook/pipeline/program"
)

// made runs the whole line over a folder and returns the program with the files
// of its book by path.
func made(t *testing.T, dir string, jobs int) (*program.Program, map[string][]byte) {
	t.Helper()
	c, err := config.Read("sponsorbook.yaml", configuration(dir))
	if err != nil {
		t.Fatal(err)
	}
	c.Jobs = jobs
	p, err := pipeline.Read(context.Background(), pipeline.Input{Exports: os.DirFS(dir), Config: c,
		Today: program.NewDate(2026, 11, 21), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	var mu sync.Mutex
	if err := pipeline.Render(context.Background(), p, c, pipeline.Put(func(path string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[path] = content
		return nil
	})); err != nil {
		t.Fatal(err)
	}
	return p, files
}

func configuration(dir string) []byte {
	text, _ := os.ReadFile(filepath.Join(dir, "sponsorbook.yaml"))
	return text
}

// The figures were computed independently of this project, from the files.
var companies = []struct {
	dir                      string
	accounts, groups, active int
	tier1, tier2             int
	used, asOf, window       string // window "" is all of what was used
	basis                    program.Basis
}{
	{"maven-crm/original_iso", 85, 70, 70, 7, 4, "10005534.00", "2017-12-31", "", program.BasisOpportunities},
	{"maven-crm", 85, 70, 70, 7, 4, "10005534.00", "2017-12-31", "", program.BasisOpportunities},
	{"ravenstack-iso/data", 500, 500, 390, 39, 20, "136064964.00", "2024-12-31", "52766694.81", program.BasisContracts},
	{"ravenstack/data", 500, 500, 390, 39, 20, "136064964.00", "2024-12-31", "52766694.81", program.BasisContracts},
	{"salesforce-workshop/data", 22, 22, 9, 1, 1, "10542562.98", "2023-11-30", "", program.BasisOpportunities},
	{"salesforce-demo-org/data", 94, 94, 4, 1, 0, "814000.00", "2025-06-30", "664000.00", program.BasisOpportunities},
	{"salesforce-small/data", 18, 18, 7, 1, 1, "2815000.00", "2024-02-29", "", program.BasisOpportunities},
}

// findingsAtMost is how many findings a clean export of a company has.
const findingsAtMost = 12

func TestRealCompaniesGiveTheirFiguresWithoutAConfiguration(t *testing.T) {
	for _, c := range companies {
		t.Run(c.dir, func(t *testing.T) {
			p, files := made(t, exports.Dir(t, "companies/"+c.dir), 0)
			m := book.NewManifest(p, "")
			got := fmt.Sprint(m.Counts.Accounts, m.Counts.Groups, m.Counts.Active, m.Counts.Tier1, m.Counts.Tier2)
			want := fmt.Sprint(c.accounts, c.groups, c.active, c.tier1, c.tier2)
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if m.AsOf.String() != c.asOf || m.Basis != c.basis {
				t.Errorf("as of %s from %q, want %s from %q", m.AsOf, m.Basis, c.asOf, c.basis)
			}
			if n := len(p.Findings); n > findingsAtMost {
				t.Errorf("%d findings: a person works through %d", n, findingsAtMost)
			}
			if len(m.Money) != 1 || m.Money[0].Used != c.used {
				t.Errorf("money %+v, want %s used", m.Money, c.used)
			}
			window := program.Zero
			for _, g := range p.Groups {
				window = window.Add(g.Revenue.Sum(p.Window.From, p.Window.To))
			}
			if want := max(c.window, c.used); c.window == "" && program.Round(window, 2).StringFixed(2) != want ||
				c.window != "" && program.Round(window, 2).StringFixed(2) != c.window {
				t.Errorf("revenue in the window is %s", program.Round(window, 2).StringFixed(2))
			}
			briefings := 0
			for name := range files {
				if strings.HasPrefix(name, "briefings/") {
					briefings++
				}
			}
			if briefings != c.tier1+c.tier2 {
				t.Errorf("%d briefings for %d groups in the program", briefings, c.tier1+c.tier2)
			}
		})
	}
}

// The same rows stand in two sets of files: dates written in two ways, one file
// under another name. All but the findings and the names of files is the same.
func TestTheSameFactsInOtherFilesGiveTheSamePages(t *testing.T) {
	_, iso := made(t, exports.Dir(t, "companies/ravenstack-iso/data"), 0)
	_, dmy := made(t, exports.Dir(t, "companies/ravenstack/data"), 0)
	if a, b := slices.Sorted(maps.Keys(iso)), slices.Sorted(maps.Keys(dmy)); !slices.Equal(a, b) {
		t.Fatalf("%d files and %d files", len(a), len(b))
	}
	for name, content := range iso {
		if strings.HasPrefix(name, "findings") || strings.HasPrefix(name, "reconciliation") {
			continue
		}
		other := strings.ReplaceAll(string(dmy[name]), "ravenstack_supports_ticket.csv", "ravenstack_support_tickets.csv")
		if other != string(content) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestTheNumberOfWorkersShowsNowhere(t *testing.T) {
	dir := filepath.Join("..", "input")
	_, one := made(t, dir, 1)
	_, four := made(t, dir, 4)
	for name, content := range one {
		if string(content) != string(four[name]) {
			t.Errorf("%s differs between one worker and four", name)
		}
	}
	if len(one) != len(four) {
		t.Errorf("%d files with one worker, %d with four", len(one), len(four))
	}
}
