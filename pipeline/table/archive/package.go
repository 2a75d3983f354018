// Package archive reads the parts of a zip archive within limits, and follows
// the links between them.
package archive

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"

	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// A Zip is a zip archive whose parts are read within limits.
type Zip struct {
	Source *grid.Source
	exact  map[string]*zip.File // by path
	parts  map[string]*zip.File // by lower-case path, since some writers mix cases; of two the last
	names  []string             // as they are written, in the archive's order
	Twice  string               // a name that occurs more than once
}

// Open lists the parts of an archive.
func Open(s *grid.Source) (*Zip, error) {
	z, err := zip.NewReader(s, s.Size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, grid.Refuse("zip", "begins like an .xlsx or a zip archive but is damaged or cut off (%v); export or download it again",
			err)
	}
	if len(z.File) > s.Limits.Entries {
		return nil, grid.Refuse("zip", "holds %d files, above the limit entries of %d; raise the limit or export it again", len(z.File),
			s.Limits.Entries)
	}
	if overlaps(z.File) {
		return nil, grid.Refuse("zip", "holds parts that lie over one another, as harmful files do; open it in a spreadsheet program and "+
			"save it again")
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader) // a third faster than the standard one
	p := &Zip{Source: s, parts: map[string]*zip.File{}, exact: map[string]*zip.File{}}
	for _, f := range z.File {
		key := partKey(f.Name)
		if p.parts[key] != nil {
			p.Twice = f.Name
		}
		p.parts[key] = f
		p.exact[f.Name] = f
		p.names = append(p.names, f.Name)
	}
	return p, nil
}

// overlaps reports parts that share their packed bytes: a few kilobytes that
// unpack to as much as one likes. A part whose place is not known is left to
// whoever opens it.
func overlaps(files []*zip.File) bool {
	type extent struct{ from, to int64 }
	var all []extent
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil || f.CompressedSize64 == 0 || f.CompressedSize64 > 1<<62 {
			continue
		}
		all = append(all, extent{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(all, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(all); i++ {
		if all[i].from < all[i-1].to {
			return true
		}
	}
	return false
}

func partKey(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Part finds a part by its path; nil where there is none.
func (p *Zip) Part(name string) *zip.File {
	if f := p.exact[name]; f != nil {
		return f
	}
	return p.parts[partKey(name)]
}

// Has reports whether the archive has a part.
func (p *Zip) Has(name string) bool { return p.Part(name) != nil }

// Open reads a part, as far as the limits allow.
func (p *Zip) Open(ctx context.Context, name string) (io.ReadCloser, error) {
	f := p.Part(name)
	if f == nil {
		return nil, grid.Refuse("broken", "lacks its part %s; open it in a spreadsheet program and save it again", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, p.broken(name, err)
	}
	return &partReader{ctx: ctx, r: r, p: p, f: f}, nil
}

func (p *Zip) broken(name string, err error) error {
	return grid.Refuse("broken", "is damaged: its part %s cannot be unpacked (%v); export or download it again", name, err)
}

// XML opens a part to be read as XML.
func (p *Zip) XML(ctx context.Context, name string) (*markup.Reader, io.Closer, error) {
	r, err := p.Open(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	x, err := markup.NewReader(r, p.Source.Limits.CellBytes)
	return x, r, err
}

// A partReader counts what a part unpacks to.
type partReader struct {
	ctx context.Context
	r   io.ReadCloser
	p   *Zip
	f   *zip.File
	n   int64
}

func (r *partReader) Close() error { return r.r.Close() }

func (r *partReader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.r.Read(b)
	r.n += int64(n)
	lim := r.p.Source.Limits
	switch packed := max(int64(r.f.CompressedSize64), 1); {
	case r.n > lim.UnpackedBytes:
		return n, grid.Refuse("large", "unpacks to more than %d bytes (%s), above the limit unpacked_bytes; raise the limit or export "+
			"fewer rows", lim.UnpackedBytes, r.f.Name)
	case r.n > 16<<20 && r.n/packed > lim.Ratio:
		return n, grid.Refuse("large", "grows more than %d times when unpacked (%s), above the limit ratio, as harmful files do; raise "+
			"the limit if it is yours", lim.Ratio, r.f.Name)
	case err != nil && err != io.EOF:
		return n, r.p.broken(r.f.Name, err)
	}
	return n, err
}

// A Relation is a link from one part to another.
type Relation struct{ ID, Kind, Target string }

// Relations are the links of a part; none where it has no list of them.
func (p *Zip) Relations(ctx context.Context, part string) ([]Relation, error) {
	dir, base := path.Split(part)
	list := dir + "_rels/" + base + ".rels"
	if !p.Has(list) {
		return nil, nil
	}
	x, c, err := p.XML(ctx, list)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var all []Relation
	for {
		if err := x.Next(); err != nil {
			return nil, err
		}
		if x.Kind == markup.EOF {
			return all, nil
		}
		if x.Is(markup.Start, "Relationship") && x.Attr("TargetMode") != "External" {
			kind := x.Attr("Type")
			all = append(all, Relation{x.Attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:], resolve(dir, x.Attr("Target"))})
		}
	}
}

// resolve is a link's target as a path in the archive.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimLeft(path.Clean(target), "/")
	}
	return strings.TrimLeft(path.Join("/", dir, target), "/")
}

// Target is the first link of a kind.
func Target(all []Relation, kind string) string {
	for _, r := range all {
		if r.Kind == kind {
			return r.Target
		}
	}
	return ""
}

// MainPart is the part that a document begins with, or "".
func (p *Zip) MainPart(ctx context.Context) string {
	rels, err := p.Relations(ctx, "")
	if main := Target(rels, "officeDocument"); err == nil && main != "" && p.Has(main) {
		return main
	}
	for _, name := range []string{"xl/workbook.xml", "xl/workbook.bin"} {
		if p.Has(name) {
			return name
		}
	}
	return cmp.Or(Target(rels, "officeDocument"), "")
}
