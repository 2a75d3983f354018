package book

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
)

// PartFile is the name of what a part says of itself, in its folder.
const PartFile = "part.json"

// A Part is one part of a month's book, rendered by a run of its own, until all
// are merged: what it was made from and what it holds. Its JSON form is part.json.
type Part struct {
	Schema  int             `json:"schema"`
	Part    int             `json:"part"` // from 1
	Of      int             `json:"of"`
	Book    program.Month   `json:"book"`
	AsOf    program.Date    `json:"as_of"`
	Version string          `json:"version"`
	Config  string          `json:"config_sha256"`
	Look    string          `json:"look_sha256"` // templates, logo and fonts
	Inputs  []Input         `json:"inputs"`
	Program string          `json:"program_sha256"` // all that was decided, and what earlier books remember
	Pieces  json.RawMessage `json:"pieces"`         // documents and the files that they became
	Outputs []Output        `json:"outputs"`
}

// MadeOf are the hashes, SHA-256, of what a part is made of beside its inputs: the
// configuration, the templates with logo and fonts, and all that was decided.
type MadeOf struct{ Config, Look, Program string }

// NewPart is what a run would write as its part of a book, or wants of the parts
// that it merges: still without pieces and outputs.
func NewPart(p *program.Program, part, of int, made MadeOf) Part {
	return Part{Schema: 1, Part: part, Of: of, Book: p.Book, AsOf: p.AsOf, Version: p.Version, Config: made.Config, Look: made.Look,
		Inputs: inputs(p.Sources), Program: made.Program}
}

// Encode is the part as JSON, stable to the byte.
func (p Part) Encode() ([]byte, error) {
	b, err := json.MarshalIndent(p, "", "  ")
	return append(b, '\n'), err
}

// again is the command that mends a part.
func (p Part) again() string {
	return fmt.Sprintf("run --shard %d/%d again with the same exports, configuration and program", p.Part, p.Of)
}

// differs is how a part that was found is not the one wanted; "" where it is.
func (p Part) differs(found Part) string {
	switch {
	case found.Schema != p.Schema || found.Version != p.Version:
		return fmt.Sprintf("was made by another version, %s and not %s", found.Version, p.Version)
	case found.Of != p.Of || found.Part != p.Part:
		return fmt.Sprintf("is part %d of %d, not %d of %d", found.Part, found.Of, p.Part, p.Of)
	case found.Book != p.Book || found.AsOf != p.AsOf:
		return fmt.Sprintf("was made as of %s, not %s", found.AsOf, p.AsOf)
	case found.Config != p.Config:
		return "was made with another configuration"
	case found.Look != p.Look:
		return "was made with other templates, another logo or other fonts"
	case otherInput(p.Inputs, found.Inputs) != "":
		return "was made from another input: " + otherInput(p.Inputs, found.Inputs) + " differs"
	case found.Program != p.Program:
		return "was made when earlier books, the exports or the day said something else"
	}
	return ""
}

// otherInput is a file that is not the same in both lists, "" for none.
func otherInput(a, b []Input) string {
	sums := map[string]string{}
	for _, in := range a {
		sums[in.Path] = in.SHA256
	}
	for _, in := range b {
		if sum, ok := sums[in.Path]; !ok || sum != in.SHA256 {
			return in.Path
		}
		delete(sums, in.Path)
	}
	for _, in := range a {
		if _, left := sums[in.Path]; left {
			return in.Path
		}
	}
	return ""
}

// partsOf is the name of the folder of a month's parts. It begins with a dot, and
// is none of the journal: who looks for books or mends them passes it by.
func partsOf(month program.Month) string { return "." + month.String() + partsEnd }

const partsEnd = ".parts"

// BeginPart opens a stage for one part of a month's book. Each part has a lock of
// its own, so that several are written at once, beside a run that publishes.
func (f Folder) BeginPart(month program.Month, part int) (*Stage, error) {
	f.Path = filepath.Join(f.Path, partsOf(month))
	name := strconv.Itoa(part)
	h, err := f.holdBy("." + name + ".lock")
	if err != nil {
		return nil, err
	}
	s := &Stage{held: h, name: name, outputs: map[string]Output{}, folders: map[string]bool{}}
	s.standing = filepath.Join(filepath.Dir(h.dir), month.String())
	err = os.RemoveAll(s.staged()) // what an interrupted run of this part left
	if err == nil && exists(s.aside()) {
		err = h.putBack(filepath.Base(s.aside()), name)
	}
	if err == nil {
		err = errors.Join(s.place(), s.open())
	}
	if err != nil {
		s.Discard()
		return nil, fmt.Errorf("write %s: %w", s.Shown(), err)
	}
	return s, nil
}

// Parts are all parts of a month's book, proven to belong together.
type Parts struct {
	dir   string
	all   []Part
	files map[string]partFile // by path in the book
}

type partFile struct {
	part Part
	Output
}

// mostSaid is how many parts that cannot be merged are named.
const mostSaid = 20

// Parts are the parts of a book that are wanted, which all of them must be: one
// that is missing or differs is an error, each on a line of its own.
func (f Folder) Parts(want Part) (*Parts, error) {
	p := &Parts{dir: filepath.Join(f.Path, partsOf(want.Book)), files: map[string]partFile{}}
	var problems []error
	for i := range want.Of {
		want.Part = i + 1
		if err := p.add(want); err != nil {
			problems = append(problems, err)
		}
	}
	if more := len(problems) - mostSaid; more > 0 {
		problems = append(problems[:mostSaid], fmt.Errorf("merge %s: %d more parts are missing or differ; run them again", p.dir, more))
	}
	return p, errors.Join(problems...)
}

func (p *Parts) add(want Part) error {
	at := p.at(want)
	text, err := p.file(want, PartFile)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("merge %s: part %d of %d is missing; %s", at, want.Part, want.Of, want.again())
	}
	var found Part
	if err == nil {
		err = json.Unmarshal(text, &found)
	}
	if err != nil {
		return fmt.Errorf("merge %s: its %s does not read: %w; %s", at, PartFile, err, want.again())
	}
	if how := want.differs(found); how != "" {
		return fmt.Errorf("merge %s: it %s; %s", at, how, want.again())
	}
	for _, o := range found.Outputs {
		p.files[o.Path] = partFile{found, o}
	}
	p.all = append(p.all, found)
	return nil
}

func (p *Parts) at(part Part) string { return filepath.Join(p.dir, strconv.Itoa(part.Part)) }

// file reads a plain file of a part, and none outside it.
func (p *Parts) file(part Part, name string) ([]byte, error) {
	root, err := os.OpenRoot(p.at(part))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	name = filepath.FromSlash(name)
	info, err := root.Lstat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no plain file", name)
	}
	if err != nil {
		return nil, err
	}
	return root.ReadFile(name)
}

// Pieces are what each part says of its documents, in their order.
func (p *Parts) Pieces() []json.RawMessage {
	var out []json.RawMessage
	for _, part := range p.all {
		out = append(out, part.Pieces)
	}
	return out
}

// Read is the content of a file of the book, as its part wrote it.
func (p *Parts) Read(name string) ([]byte, error) {
	f, ok := p.files[name]
	if !ok {
		return nil, fmt.Errorf("merge %s: no part lists %s; render all parts again", p.dir, name)
	}
	content, err := p.file(f.part, name)
	if sum := sha256.Sum256(content); err == nil && hex.EncodeToString(sum[:]) != f.SHA256 {
		err = errors.New("it was changed after its part was rendered")
	}
	if err != nil {
		return nil, fmt.Errorf("merge %s: %s: %w; %s", p.at(f.part), name, err, f.part.again())
	}
	return content, nil
}

// Remove takes the parts away, once their book is published and while its stage
// still holds the folder: in one step, so that no half of them is ever taken for
// parts. What stays, the next command removes.
func (p *Parts) Remove(published *Stage) {
	gone := p.dir + newEnd
	if os.Rename(p.dir, gone) == nil {
		published.remove(gone)
	}
}

// isParts reports whether a name, without its dot, is that of a month's parts.
func isParts(name string) bool {
	month, ok := strings.CutSuffix(name, partsEnd)
	return ok && isMonth(month)
}
