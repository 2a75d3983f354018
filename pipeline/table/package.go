package table

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"
)

// A parcel is a zip archive whose parts are read within limits.
type parcel struct {
	src   *source
	exact map[string]*zip.File // by path
	parts map[string]*zip.File // by lower-case path, since some writers mix cases; of two the last
	names []string             // as they are written, in the archive's order
	twice string               // a name that occurs more than once
}

func (s *source) openParcel() (*parcel, error) {
	z, err := zip.NewReader(s, s.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse("zip", "begins like an .xlsx or a zip archive but is damaged or cut off (%v); export or download it again", err)
	}
	if len(z.File) > s.lim.Entries {
		return nil, refuse("zip", "holds %d files, above the limit entries of %d; raise the limit or export it again", len(z.File), s.lim.Entries)
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader) // a third faster than the standard one
	p := &parcel{src: s, parts: map[string]*zip.File{}, exact: map[string]*zip.File{}}
	for _, f := range z.File {
		key := partKey(f.Name)
		if p.parts[key] != nil {
			p.twice = f.Name
		}
		p.parts[key] = f
		p.exact[f.Name] = f
		p.names = append(p.names, f.Name)
	}
	return p, nil
}

func partKey(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// part finds a part by its path; nil where there is none.
func (p *parcel) part(name string) *zip.File {
	if f := p.exact[name]; f != nil {
		return f
	}
	return p.parts[partKey(name)]
}

func (p *parcel) has(name string) bool { return p.part(name) != nil }

// open reads a part, as far as the limits allow.
func (p *parcel) open(ctx context.Context, name string) (io.ReadCloser, error) {
	f := p.part(name)
	if f == nil {
		return nil, refuse("broken", "lacks its part %s; open it in a spreadsheet program and save it again", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, p.broken(name, err)
	}
	return &partReader{ctx: ctx, r: r, p: p, f: f}, nil
}

func (p *parcel) broken(name string, err error) error {
	return refuse("broken", "is damaged: its part %s cannot be unpacked (%v); export or download it again", name, err)
}

// xml opens a part to be read as XML.
func (p *parcel) xml(ctx context.Context, name string) (*xmlReader, io.Closer, error) {
	r, err := p.open(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	x, err := newXMLReader(r, p.src.lim.CellBytes)
	return x, r, err
}

// A partReader counts what a part unpacks to.
type partReader struct {
	ctx context.Context
	r   io.ReadCloser
	p   *parcel
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
	lim := r.p.src.lim
	switch packed := max(int64(r.f.CompressedSize64), 1); {
	case r.n > lim.UnpackedBytes:
		return n, refuse("large", "unpacks to more than %d bytes (%s), above the limit unpacked_bytes; raise the limit or export fewer rows", lim.UnpackedBytes, r.f.Name)
	case r.n > 16<<20 && r.n/packed > lim.Ratio:
		return n, refuse("large", "grows more than %d times when unpacked (%s), above the limit ratio, as harmful files do; raise the limit if it is yours", lim.Ratio, r.f.Name)
	case err != nil && err != io.EOF:
		return n, r.p.broken(r.f.Name, err)
	}
	return n, err
}

// A relation is a link from one part to another.
type relation struct{ id, kind, target string }

// relations are the links of a part; none where it has no list of them.
func (p *parcel) relations(ctx context.Context, part string) ([]relation, error) {
	dir, base := path.Split(part)
	list := dir + "_rels/" + base + ".rels"
	if !p.has(list) {
		return nil, nil
	}
	x, c, err := p.xml(ctx, list)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var all []relation
	for {
		if err := x.next(); err != nil {
			return nil, err
		}
		if x.kind == xmlEOF {
			return all, nil
		}
		if x.is(xmlStart, "Relationship") && x.attr("TargetMode") != "External" {
			kind := x.attr("Type")
			all = append(all, relation{x.attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:], resolve(dir, x.attr("Target"))})
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

// target is the first link of a kind.
func target(all []relation, kind string) string {
	for _, r := range all {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

// mainPart is the part that a document begins with, or "".
func (p *parcel) mainPart(ctx context.Context) string {
	rels, err := p.relations(ctx, "")
	if main := target(rels, "officeDocument"); err == nil && main != "" && p.has(main) {
		return main
	}
	for _, name := range []string{"xl/workbook.xml", "xl/workbook.bin"} {
		if p.has(name) {
			return name
		}
	}
	return cmp.Or(target(rels, "officeDocument"), "")
}
