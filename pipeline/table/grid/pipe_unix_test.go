//go:build unix

package grid

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Opening a pipe that nobody writes to would wait for ever, also behind a link.
func TestAPipeIsNeverOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "p.csv"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("p.csv", filepath.Join(dir, "link.csv")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"p.csv", "link.csv", "."} {
		_, err := Open(t.Context(), os.DirFS(dir), name, Limits{}, func(context.Context, *Source, *Workbook) error { return nil })
		if err == nil || !strings.Contains(err.Error(), "no regular file; ") {
			t.Error(name, err)
		}
	}
}
