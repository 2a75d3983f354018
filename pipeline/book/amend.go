package book

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sponsorbook/pipeline/program"
)

// Amend writes one file of a published book anew, with its hash in the
// manifest, so that the book does not look edited. The amended book takes the
// place of the other as a new one does: whole or not at all.
func (f Folder) Amend(ctx context.Context, month program.Month, name string, content []byte) error {
	s, err := f.Begin(month)
	if err != nil {
		return err
	}
	defer s.Discard()
	manifest, err := s.amended(name, content)
	if err == nil {
		err = s.linkRest(name, ManifestFile)
	}
	if err == nil {
		err = s.Write(name, content)
	}
	if err == nil {
		err = s.Write(ManifestFile, manifest)
	}
	if err != nil {
		return fmt.Errorf("amend %s: %w", s.Shown(), err)
	}
	return s.Publish(ctx, nil)
}

// amended is the text of the published manifest with the hash of a new content.
func (s *Stage) amended(name string, content []byte) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(s.here(), ManifestFile))
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("its manifest does not read: %w", err)
	}
	proven := m.Seal == seal(m.Outputs)
	sum := sha256.Sum256(content)
	for i := range m.Outputs {
		if !proven { // the new seal says nothing of what stood there before
			m.Outputs[i].Made = Made{}
		}
		if m.Outputs[i].Path == name {
			m.Outputs[i] = Output{Path: name, SHA256: hex.EncodeToString(sum[:]), Bytes: len(content)}
		}
	}
	return m.Encode()
}

// linkRest stages every file of the published book but some: the same files
// under a second name, or copies where the system has no second names.
func (s *Stage) linkRest(but ...string) error {
	skip := map[string]bool{}
	for _, name := range but {
		skip[filepath.FromSlash(name)] = true
	}
	return filepath.WalkDir(s.here(), func(at string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(s.here(), at)
		switch {
		case err != nil || name == ".":
			return err
		case e.IsDir():
			return s.folder(filepath.ToSlash(name))
		case skip[name] || os.Link(at, filepath.Join(s.dir, name)) == nil:
			return nil
		}
		content, err := os.ReadFile(at)
		if err != nil {
			return err
		}
		return s.root.WriteFile(name, content, s.held.fileMode())
	})
}
