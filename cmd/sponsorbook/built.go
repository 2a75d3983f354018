package main

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"io"
	"math"
	"os"
	"sync"
)

// built names the program that runs, apart from every other that was built of
// other sources, whatever version it says it is; "" where it cannot be told. It is
// what Go wrote into the program's file, which holds a hash of what is in it, or
// the hash of the whole file where that was left out. A release is the same on
// every system, by its version and commit.
var built = sync.OnceValue(func() string {
	if commit != "" {
		sum := sha256.Sum256([]byte(version + " " + commit))
		return hex.EncodeToString(sum[:16])
	}
	f, err := os.Open("/proc/self/exe") // the very file that runs, also when another has taken its name
	if err != nil {
		name, err := os.Executable()
		if err != nil {
			return ""
		}
		if f, err = os.Open(name); err != nil {
			return ""
		}
	}
	defer f.Close()
	h := sha256.New()
	if own := buildID(f); own != "" {
		h.Write([]byte(own))
		return hex.EncodeToString(h.Sum(nil)[:16])
	}
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, math.MaxInt64)); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
})

// buildID is what Go calls a program's file: hashes of what it was built of and of
// itself. "" where the file does not say.
func buildID(file io.ReaderAt) string {
	if e, err := elf.NewFile(file); err == nil {
		if s := e.Section(".note.go.buildid"); s != nil {
			note, _ := s.Data()
			return string(note[min(len(note), 16):]) // behind its head
		}
		return ""
	}
	start := make([]byte, 64<<10)
	n, _ := file.ReadAt(start, 0)
	_, id, _ := bytes.Cut(start[:n], []byte("\xff Go build ID: \""))
	id, _, ok := bytes.Cut(id, []byte("\"\n \xff"))
	if !ok {
		return ""
	}
	return string(id)
}
