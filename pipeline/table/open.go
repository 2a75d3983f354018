package table

import (
	"context"
	"io/fs"

	"sponsorbook/pipeline/table/grid"
)

// Open looks into a file and finds its sheets; the rows are read by Each. What
// the content is decides, not the name. A file that is no table, is broken or
// exceeds a limit is an error of one sentence (a *Refusal) that says what it is
// and how to save it. ctx ends every later reading of the workbook, too.
func Open(ctx context.Context, fsys fs.FS, path string, lim Limits) (*Workbook, error) {
	return grid.Open(ctx, fsys, path, lim, recognise)
}
