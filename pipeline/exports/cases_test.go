package exports

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCasesThatPassedStillPass runs every case of shared/cases with the program
// as it is now. testdata/cases.txt lists those that pass: one of them may not
// fail again, and one that has begun to pass is named, to be listed.
func TestCasesThatPassedStillPass(t *testing.T) {
	cases := filepath.Join(root(t), "..", "shared", "cases")
	runner := filepath.Join(cases, "run")
	if _, err := os.Stat(runner); err != nil {
		t.Skip("no cases at ../shared/cases")
	}
	if testing.Short() {
		t.Skip("the cases take a minute: not with -short")
	}
	binary := filepath.Join(t.TempDir(), "sponsorbook")
	if out, err := exec.Command("go", "build", "-o", binary, "sponsorbook/cmd/sponsorbook").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	out, err := exec.Command("python3", runner, binary).Output()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatalf("run the cases: %v", err)
	}
	results := resultsOf(out)
	if len(results) == 0 {
		t.Fatalf("the cases gave no result: %v\n%s", err, out)
	}

	listed := lines(t, filepath.Join("testdata", "cases.txt"))
	for name, failure := range results {
		switch passes := failure == ""; {
		case slices.Contains(listed, name) && !passes:
			t.Errorf("%s passed before and fails now: %s", name, failure)
		case passes && !slices.Contains(listed, name):
			t.Logf("%s passes now: list it in testdata/cases.txt", name)
		case !passes:
			t.Logf("%s fails: %s", name, failure)
		}
	}
	for _, name := range listed {
		if _, ran := results[name]; !ran {
			t.Errorf("%s is listed and was not run", name)
		}
	}
}

// resultsOf are the cases that ran, each with its first missing fact, "" where
// it passed.
func resultsOf(out []byte) map[string]string {
	results := map[string]string{}
	for _, line := range strings.Split(string(out), "\n") {
		if name, ok := strings.CutPrefix(line, "pass "); ok {
			results[name] = ""
		} else if rest, ok := strings.CutPrefix(line, "FAIL "); ok {
			name, failure, _ := strings.Cut(rest, ": ")
			results[name] = failure
		}
	}
	return results
}

// lines are the lines of a list, without comments.
func lines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}
