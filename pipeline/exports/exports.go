// Package exports finds the real exports that tests read in place.
//
// They belong to others and are never part of the project, so a test that uses
// them skips where they are absent.
package exports

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir is a folder of real exports, "companies/maven-crm"; the test skips where
// it is absent.
func Dir(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(root(t), "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no real exports at ../shared/data/%s", name)
	}
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
