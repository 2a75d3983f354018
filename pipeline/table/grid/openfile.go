package grid

import (
	"context"
	"io/fs"
)

// Open opens a file within limits and has its sheets found by a function
// that knows its format; time limit and panic boundary stand around that and
// around every later pass.
func Open(ctx context.Context, fsys fs.FS, path string, lim Limits,
	find func(context.Context, *Source, *Workbook) error) (*Workbook, error) {
	src, err := openSource(ctx, fsys, path, lim.orDefault())
	if err != nil {
		return nil, err
	}
	w := &Workbook{Path: path, SHA256: src.sum, source: src}
	err = src.guard(new(bool), func(ctx context.Context) error { return find(ctx, src, w) })
	if err != nil {
		return nil, err
	}
	src.guardSheets(w)
	return w, nil
}
