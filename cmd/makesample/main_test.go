package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestTheArgumentsThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range [][]string{{}, {"-o", "x", "-until", "soon"}, {"-o", "x", "-until", "2030-01-01"}} {
		if err := run(args, new(bytes.Buffer)); err == nil {
			t.Errorf("makesample %v was accepted", args)
		}
	}
}

func TestTheSampleIsWrittenToItsFolder(t *testing.T) {
	dir := t.TempDir()
	if err := run([]string{"-o", dir, "-until", "2026-08-31"}, new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "Sponsor program.xlsx")); err != nil {
		t.Error(err)
	}
}
