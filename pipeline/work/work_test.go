// Package work_test counts what a run costs.
package work_test

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed is how many times the work may grow when the company grows four times:
// what is sorted takes a little more than four.
const allowed = 4.4

// excepted are the packages whose work may grow faster, each with how much and why.
var excepted = map[string]struct {
	times float64
	why   string
}{
	"sponsorbook/pipeline/pair": {16, "every sponsor is weighed against every account: the optimum"},
	"sponsorbook/pipeline/html": {6.5,
		"a page above its size is measured before it is written, and the larger company has more of them"},
	"sponsorbook/pipeline/document":   {5, "it cleans the texts of these pages"},
	"sponsorbook/pipeline/chart":      {5.6, "charts begin with as many sponsors as make one"},
	"sponsorbook/pipeline/snapshot":   {5, "few lines, most of them sorted"},
	"sponsorbook/pipeline/finding":    {5, "few lines, most of them sorted"},
	"sponsorbook/pipeline/intake/who": {5, "few lines, most of them sorted"},
	"sponsorbook/pipeline/intake/amount": {5.2,
		"amounts are looked at until their column is known, which takes as long for the smaller one"},
}

// TestWorkGrowsWithTheCompanyAndNoFaster counts the statements of ours that a
// whole run executes, in all, by package and by line, for a company and for one
// four times its size. A line that every account runs once for each other account
// shows here long before a company is large enough for anybody to wait.
func TestWorkGrowsWithTheCompanyAndNoFaster(t *testing.T) {
	folder := t.TempDir()
	command(t, nil, "go", "build", "-cover", "-covermode=atomic", "-coverpkg=sponsorbook/...", "-o", filepath.Join(folder, "counting"),
		"../../cmd/sponsorbook")
	command(t, nil, "go", "build", "-o", filepath.Join(folder, "large"), "../../.ci/bench/large")
	small, large := work(t, folder, 300), work(t, folder, 1200)
	for _, name := range slices.Sorted(maps.Keys(large)) {
		least, most, of := 200_000.0, allowed, name
		if strings.Contains(name, ".go:") { // one line may be small by chance in the smaller company
			least, most, of = 100_000, 2*allowed, path.Dir(name)
		}
		most = max(most, excepted[of].times)
		if n := large[name]; n > least && n > most*small[name] {
			t.Errorf("%s: %.0f statements for 300 accounts, %.0f for 1,200: %.1f times", name, small[name], n, n/max(small[name], 1))
		}
	}
}

// work is how many statements a run over a company executes, by package and by line.
func work(t *testing.T, folder string, accounts int) map[string]float64 {
	t.Helper()
	input, counts := filepath.Join(folder, fmt.Sprint(accounts)), filepath.Join(folder, fmt.Sprint(accounts, "-counts"))
	if err := os.MkdirAll(counts, 0o755); err != nil {
		t.Fatal(err)
	}
	command(t, nil, filepath.Join(folder, "large"), "-o", input, "-accounts", fmt.Sprint(accounts))
	command(t, []string{"GOCOVERDIR=" + counts}, filepath.Join(folder, "counting"), "run", "-q", "-j", "1", "-i", input, "-o", input+
		"-books")
	profile := input + ".profile"
	command(t, nil, "go", "tool", "covdata", "textfmt", "-i", counts, "-o", profile)
	text, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var place string
		var statements, times float64
		if n, _ := fmt.Sscan(lines.Text(), &place, &statements, &times); n < 3 {
			continue // the mode
		}
		file, _, _ := strings.Cut(place, ":")
		out[path.Dir(file)] += statements * times
		out[place] += statements * times
		out["all packages"] += statements * times
	}
	return out
}

func command(t *testing.T, environment []string, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), environment...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}
