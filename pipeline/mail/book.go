package mail

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// A Book is a published book as it lies in its folder, with every file that is
// read compared with the manifest.
type Book struct {
	Month  program.Month
	SHA256 string // of manifest.json, which stands for the whole book
	Rooms  []Room // by path
	Memory program.Snapshot

	fsys fs.FS
	sums map[string]string
}

// A Room is a folder that is handed to one reader, with the letter in it.
type Room struct {
	Path   string // "sponsors/brandt-1a2b3c"
	Letter document.Letter
	Files  []string // paths in the room, sorted
}

// Open reads the book of a month from the output folder. The error says which
// file is missing or was changed after the book was published.
func Open(output fs.FS, month program.Month) (*Book, error) {
	dir, err := fs.Sub(output, month.String())
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(dir, "manifest.json")
	if err != nil {
		return nil, fmt.Errorf("there is no book of %s: %w; make it with sponsorbook run", month, err)
	}
	var m book.Manifest
	if err := json.Unmarshal(text, &m); err != nil || m.Book != month {
		return nil, fmt.Errorf("the manifest of the book %s does not read; make the book again", month)
	}
	b := &Book{Month: month, SHA256: hash(text), fsys: dir, sums: map[string]string{}}
	for _, o := range m.Outputs {
		b.sums[o.Path] = o.SHA256
	}
	memory, err := b.Read("snapshot.json")
	if err == nil {
		err = json.Unmarshal(memory, &b.Memory)
	}
	if err != nil {
		return nil, err
	}
	return b, b.open()
}

// open finds the rooms by their letters.
func (b *Book) open() error {
	for name := range b.sums {
		if path.Base(name) != document.LetterFile {
			continue
		}
		r := Room{Path: path.Dir(name)}
		text, err := b.Read(name)
		if err == nil {
			err = json.Unmarshal(text, &r.Letter)
		}
		if err != nil {
			return err
		}
		for file := range b.sums {
			if in, ok := strings.CutPrefix(file, r.Path+"/"); ok {
				r.Files = append(r.Files, in)
			}
		}
		slices.Sort(r.Files)
		b.Rooms = append(b.Rooms, r)
	}
	if len(b.Rooms) == 0 {
		return fmt.Errorf("the book %s has no letters: an older version made it; make it again with sponsorbook run", b.Month)
	}
	slices.SortFunc(b.Rooms, func(x, y Room) int { return strings.Compare(x.Path, y.Path) })
	return nil
}

// Read is a file of the book that is as it was published.
func (b *Book) Read(name string) ([]byte, error) {
	text, err := fs.ReadFile(b.fsys, name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read the book %s: %w; make it again with sponsorbook run", b.Month, err)
	case hash(text) != b.sums[name]:
		return nil, fmt.Errorf("%s/%s was changed after the book was published; make the book again with sponsorbook run", b.Month, name)
	}
	return text, nil
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
