// Package goldentest compares what the program makes with a file that is kept: pages of
// the documentation that are made of it, and goldens. With -update, a test writes the
// file anew.
package goldentest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the files anew that tests compare with")

// Same fails a test where a file, named from the test's folder, is missing or does not
// hold these bytes.
func Same(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program makes (%v); run go test -run %s -update in the test's folder", file, err, t.Name())
	}
}
