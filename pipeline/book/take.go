package book

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Made is what a file was made of. Where a run would make a file of the same, it
// is taken over from the published book.
type Made struct {
	Of      string `json:"made,omitempty"`         // hash of its document and of what the writer knew beside it; "" is not noted
	GaveWay int    `json:"gave_way,omitempty"`     // lines that a printed page had no room for
	Absent  string `json:"not_in_fonts,omitempty"` // characters that a printed page shows as a mark
}

// An earlier book is the published one, as far as this program made it and
// nobody changed what its manifest lists.
type earlier struct {
	root *opened
	dir  string
	made map[string][]Output // by Made.Of, in the order of the manifest
}

// Keep lets Take look into the published book, where the same program made it:
// built says which that is. A book that does not read keeps nothing.
func (s *Stage) Keep(built string) {
	text, err := os.ReadFile(filepath.Join(s.standing, ManifestFile))
	if err != nil {
		return
	}
	var m Manifest
	if json.Unmarshal(text, &m) != nil || built == "" || m.Built != built || m.Seal != seal(m.Outputs) {
		return
	}
	e := &earlier{dir: s.standing, made: map[string][]Output{}}
	if e.root, err = openFolder(e.dir); err != nil {
		return
	}
	for _, o := range m.Outputs {
		if o.Of != "" {
			e.made[o.Of] = append(e.made[o.Of], o)
		}
	}
	s.earlier = e
}

func (e *earlier) close() {
	if e != nil {
		_ = e.root.Close()
	}
}

// Take adds the files of the published book that were made of the same, and says
// which they are; false where it has none, or one is not what it was when it was
// made: nothing is added then.
func (s *Stage) Take(of string) (files []string, made Made, ok bool, err error) {
	if s.earlier == nil || of == "" || len(s.earlier.made[of]) == 0 {
		return nil, made, false, nil
	}
	all := s.earlier.made[of]
	for i, o := range all {
		if !s.take(o) {
			return nil, made, false, s.untake(all[:i])
		}
		files = append(files, o.Path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range all {
		s.outputs[strings.ToLower(o.Path)] = o
	}
	return files, all[0].Made, true, nil
}

// untake removes what was added and is not wanted, so that nothing is ever
// written into a file that the published book has too.
func (s *Stage) untake(all []Output) error {
	for _, o := range all {
		if err := s.root.Remove(filepath.FromSlash(o.Path)); err != nil {
			return fmt.Errorf("write %s/%s: %w", s.name, o.Path, err)
		}
	}
	return nil
}

// take adds one file of the published book, as a second name of the same file
// where that is safe and else as a copy, when it holds what it held.
func (s *Stage) take(o Output) bool {
	from, name := s.earlier.root.at(o.Path)
	was, err := from.Lstat(name)
	if err != nil || !was.Mode().IsRegular() || was.Size() != int64(o.Bytes) || s.folder(path.Dir(o.Path)) != nil {
		return false
	}
	at := filepath.FromSlash(o.Path)
	if was.Mode() == s.held.fileMode() && os.Link(filepath.Join(s.earlier.dir, at), filepath.Join(s.staged(), at)) == nil {
		if sum, ours := s.linked(o.Path, was); ours {
			if sum == o.SHA256 {
				return true
			}
			_ = s.root.Remove(at) // what stays makes the run fail: no file is written twice
			return false
		}
		if s.root.Remove(at) != nil {
			return false
		}
	}
	content, err := from.ReadFile(name)
	if sum := sha256.Sum256(content); err != nil || hex.EncodeToString(sum[:]) != o.SHA256 {
		return false
	}
	return s.create(o.Path, content) == nil
}

// linked reports whether a file that was added is that of the published book, and
// has no third name, and what its hash is: the published book loses its own name when
// this one takes its place, and who changes a file then changes no other.
func (s *Stage) linked(path string, was fs.FileInfo) (sum string, ours bool) {
	dir, name := s.root.at(path)
	f, err := dir.Open(name)
	if err != nil {
		return "", false
	}
	defer f.Close()
	now, err := f.Stat()
	if err != nil || !os.SameFile(was, now) || names(now) != 2 {
		return "", false
	}
	return s.sumOf(f), true
}

// A chunk is what a file is read into. A stage keeps those that are free, so that
// thousands of files need no memory each.
type chunk [64 << 10]byte

// sumOf is the hash of what is read; "" where it does not read.
func (s *Stage) sumOf(in io.Reader) string {
	c, ok := s.chunks.Get().(*chunk)
	if !ok {
		c = new(chunk)
	}
	defer s.chunks.Put(c)
	for h := sha256.New(); ; {
		n, err := in.Read(c[:])
		h.Write(c[:n])
		switch {
		case err == io.EOF:
			return hex.EncodeToString(h.Sum(nil))
		case err != nil:
			return ""
		}
	}
}

// Note tells what files of the book were made of.
func (s *Stage) Note(made Made, files []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range files {
		o := s.outputs[strings.ToLower(name)]
		o.Made = made
		s.outputs[strings.ToLower(name)] = o
	}
}

// seal is the hash of what a manifest says of its outputs, so that none is
// believed after somebody changed one.
func seal(outputs []Output) string {
	h := sha256.New()
	for _, o := range outputs {
		fmt.Fprintf(h, "%q %s %d %s %d %q\n", o.Path, o.SHA256, o.Bytes, o.Of, o.GaveWay, o.Absent)
	}
	return hex.EncodeToString(h.Sum(nil))
}
