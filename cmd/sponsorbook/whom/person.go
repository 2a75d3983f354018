package whom

import (
	"cmp"
	"context"
	"io/fs"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// Person are the cells of all exports below a folder that name a person, by
// file. Files that are no tables are passed over, and so are the books, which lie
// below the folder where books is not "".
func Person(ctx context.Context, exports fs.FS, books, person string, limits table.Limits) ([]finding.Ref, error) {
	who := program.Fold(person)
	var out []finding.Ref
	err := fs.WalkDir(exports, ".", func(file string, e fs.DirEntry, err error) error {
		if e != nil && e.IsDir() && file == books {
			return fs.SkipDir
		}
		if err != nil || e.IsDir() || ctx.Err() != nil {
			return cmp.Or(err, ctx.Err())
		}
		book, err := table.Open(ctx, exports, file, limits)
		if err != nil {
			return nil
		}
		for _, sheet := range book.Sheets {
			if err := sheet.Each(func(r table.Row) error {
				for i := range r.Cells {
					if names(r.Cells[i:], who) {
						out = append(out, sheet.Ref(r.Number, i+1))
					}
				}
				return nil
			}); err != nil {
				break // a sheet that cannot be read to its end was searched as far as it goes
			}
		}
		return nil
	})
	return out, err
}

// names reports whether the first cell names a person, alone or with the cell
// beside it: first and last name, in either order.
func names(cells []table.Cell, who string) bool {
	said := func(words string) bool { return strings.Contains(" "+program.Fold(words)+" ", " "+who+" ") }
	if cells[0].Kind != table.Text {
		return false
	}
	if said(cells[0].Text) {
		return true
	}
	return len(cells) > 1 && cells[1].Kind == table.Text && !said(cells[1].Text) &&
		(said(cells[0].Text+" "+cells[1].Text) || said(cells[1].Text+" "+cells[0].Text))
}
