//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/program"
)

// begunIn is a run of the sample that has begun to write into a folder.
func begunIn(t *testing.T, output string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	var said bytes.Buffer
	c := exec.Command("sponsorbook", "run", "-q", "-i", "../../input", "-o", output, "--as-of", "2026-10-31", "--no-sync")
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 6000 {
		if all, _ := filepath.Glob(filepath.Join(output, ".2026-10.new", "*")); len(all) > 1 {
			return c, &said
		}
		time.Sleep(10 * time.Millisecond)
	}
	_ = c.Process.Kill()
	t.Fatal("it never began to write")
	return nil, nil
}

func TestASignalEndsARunAndLeavesNothingBehind(t *testing.T) {
	output := t.TempDir()
	earlier := filepath.Join(output, "2026-10", "manifest.json")
	if err := errors.Join(os.Mkdir(filepath.Dir(earlier), 0o700), os.WriteFile(earlier, []byte("{}"), 0o600)); err != nil {
		t.Fatal(err)
	}
	c, said := begunIn(t, output)
	_ = c.Process.Signal(syscall.SIGTERM)
	err := c.Wait()
	if code := c.ProcessState.ExitCode(); code != 1 || !strings.HasSuffix(said.String(),
		"error: interrupted; nothing was published [interrupted]\n") {
		t.Errorf("status %d (%v): %s", code, err, said)
	}
	if text, err := os.ReadFile(earlier); err != nil || string(text) != "{}" {
		t.Errorf("the earlier book: %q, %v", text, err)
	}
	if left, _ := os.ReadDir(output); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

// TestWorkThatDoesNotListenIsGivenUp lets a run hang in a phase that looks at
// no signal.
func TestWorkThatDoesNotListenIsGivenUp(t *testing.T) {
	for _, s := range ending() { // those that the test itself was not started to ignore
		workGivenUp(t, s.(syscall.Signal))
	}
}

func workGivenUp(t *testing.T, signal syscall.Signal) {
	output := t.TempDir()
	s := &session{}
	err := s.until(func(context.Context) error {
		stage, err := s.staging.begun(book.Folder{Path: output}.Begin(program.NewMonth(2026, 10)))
		if err != nil {
			return err
		}
		_ = stage.Write("a.md", nil)
		_ = syscall.Kill(os.Getpid(), signal)
		select {}
	})
	if !errors.Is(err, errInterrupted) || status(err) != exitFailed {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(output); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	if _, err := s.staging.begun(book.Folder{Path: output}.Begin(program.NewMonth(2026, 10))); !errors.Is(err, errInterrupted) {
		t.Errorf("a stage that came late: %v", err)
	}
}

// TestWhatIsPublishedIsNoFailure is interrupted when the book stands already.
func TestWhatIsPublishedIsNoFailure(t *testing.T) {
	output := t.TempDir()
	s := &session{}
	err := s.until(func(context.Context) error {
		stage, err := s.staging.begun(book.Folder{Path: output}.Begin(program.NewMonth(2026, 10)))
		if err != nil {
			return err
		}
		if err := errors.Join(stage.Write("a.md", nil), stage.Publish(t.Context(), nil)); err != nil {
			return err
		}
		_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
		time.Sleep(grace + grace/2)
		return nil
	})
	if err != nil {
		t.Errorf("got %v", err)
	}
}

// TestAWatchThatIsGivenUpEndsWellWithItsLastBook lets the second run of a watch hang.
func TestAWatchThatIsGivenUpEndsWellWithItsLastBook(t *testing.T) {
	output := t.TempDir()
	s := &session{}
	err := s.until(func(context.Context) error {
		for n := range 2 {
			stage, err := s.staging.begun(book.Folder{Path: output}.Begin(program.NewMonth(2026, 10)))
			if err != nil {
				return err
			}
			if err := stage.Write("manifest.json", []byte{'0' + byte(n)}); err != nil {
				return err
			}
			if n == 1 {
				_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
				select {}
			}
			if err := stage.Publish(t.Context(), nil); err != nil {
				return err
			}
			stage.Discard()
			s.staging.over(true)
		}
		return nil
	})
	if err != nil {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(filepath.Join(output, "2026-10", "manifest.json")); err != nil || string(text) != "0" {
		t.Errorf("the last book: %q, %v", text, err)
	}
	if left, _ := filepath.Glob(filepath.Join(output, ".*.new")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestASecondSignalEndsAtOnce stops nothing more: the next run mends what is left.
func TestASecondSignalEndsAtOnce(t *testing.T) {
	if os.Getenv("SPONSORBOOK_HANGS") != "" {
		s := &session{}
		_ = s.until(func(ctx context.Context) error {
			os.Stdout.WriteString("begun\n")
			<-ctx.Done()
			os.Stdout.WriteString("once\n")
			select {}
		})
		time.Sleep(time.Minute) // on a busy machine the second signal comes after the run was given up
		return
	}
	c := exec.Command(os.Args[0], "-test.run", "^TestASecondSignalEndsAtOnce$")
	c.Env = append(os.Environ(), "SPONSORBOOK_HANGS=1")
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 100)
	for range 2 {
		n, err := out.Read(said)
		if err != nil || !strings.Contains("begun\nonce\n", string(said[:n])) {
			t.Fatalf("%q, %v", said[:n], err)
		}
		_ = c.Process.Signal(syscall.SIGTERM)
	}
	_ = c.Wait()
	if ws := c.ProcessState.Sys().(syscall.WaitStatus); !ws.Signaled() || ws.Signal() != syscall.SIGTERM {
		t.Errorf("it ended as %v", c.ProcessState)
	}
}
