// Package exports finds the real exports that tests read in place.
//
// They belong to others and are never part of the project, so a test that uses
// them skips where they are absent. They lie outside the module, where go test
// does not see them change: make test hands their key in through the environment,
// which makes it part of what a kept result depends on.
package exports

import (
	"cmp"
	"os"
	"path/filepath"
	"testing"
)

// Dir is a folder of real exports, "companies/maven-crm"; the test skips where
// it is absent.
func Dir(t testing.TB, name string) string {
	t.Helper()
	key := os.Getenv("SPONSORBOOK_EXPORTS")
	dir := filepath.Join(root(t), "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no real exports at ../shared/data/%s", name)
	}
	t.Logf("real exports: %s", cmp.Or(key, "no key; go test may keep this result although they change"))
	return dir
}

// root is the project's folder: the nearest one above that holds go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = up
	}
}
