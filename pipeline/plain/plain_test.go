//go:build unix

package plain

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsNoPlainFileIsNeverOpened would wait for ever where it were.
func TestWhatIsNoPlainFileIsNeverOpened(t *testing.T) {
	dir := t.TempDir()
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600))
	l, err := net.Listen("unix", filepath.Join(dir, "socket"))
	must(t, err)
	defer l.Close()
	must(t, os.Symlink("/dev/zero", filepath.Join(dir, "device")))
	must(t, os.Symlink("pipe", filepath.Join(dir, "link")))
	must(t, os.Symlink("link", filepath.Join(dir, "link to a link")))
	for name, word := range map[string]string{"pipe": "a pipe", "socket": "a socket", "device": "a device", "link": "a pipe",
		"link to a link": "a pipe"} {
		_, err := Read(filepath.Join(dir, name), 10)
		if !errors.Is(err, ErrNotPlain) || !strings.Contains(err.Error(), word) {
			t.Errorf("%s is read: %v", name, err)
		}
		if _, err := Dir(dir).Open(name); !errors.Is(err, ErrNotPlain) {
			t.Errorf("%s is opened: %v", name, err)
		}
		if _, err := fs.ReadFile(Dir(dir), name); !errors.Is(err, ErrNotPlain) {
			t.Errorf("%s is read from its folder: %v", name, err)
		}
	}
}

func TestAFileIsReadUpToItsLimit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(file, []byte("0123456789"), 0o600))
	if text, err := Read(file, 10); err != nil || string(text) != "0123456789" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := Read(file, 9); err == nil || !strings.Contains(err.Error(), "more than 9 bytes") {
		t.Errorf("got %v", err)
	}
	if _, err := Read(filepath.Dir(file), 9); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("got %v", err)
	}
	if _, err := Read(file+"x", 9); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// A book's memory is read so, and may hold 256 MiB; the file is no larger on the disk
// than a block.
func TestAFileOfAFolderIsReadUpToItsLimit(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "snapshot.json"), nil, 0o600))
	must(t, os.Truncate(filepath.Join(dir, "snapshot.json"), ReadLimit+1))
	if _, err := fs.ReadFile(Dir(dir), "snapshot.json"); err == nil || !strings.Contains(err.Error(),
		"more than 256 MiB; name a smaller file") {
		t.Errorf("got %v", err)
	}
}

func TestAFolderOfPlainFilesIsAFileSystem(t *testing.T) {
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "a"), 0o700))
	must(t, os.WriteFile(filepath.Join(dir, "a", "f"), []byte("x"), 0o600))
	must(t, fstest.TestFS(Dir(dir), "a/f"))
}
