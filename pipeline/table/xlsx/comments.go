package xlsx

import (
	"context"
	"strings"

	"sponsorbook/pipeline/table/archive"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// commentsAtMost and commentBytes are how much of a sheet's comments is kept.
const (
	commentsAtMost = 1000
	commentBytes   = 500
)

// comments are what people wrote beside the cells of a sheet. A list that is damaged
// tells what stands before the damage: no cell depends on it.
func (b *book) comments(ctx context.Context, sheet string) (all []grid.Comment) {
	rels, err := b.Relations(ctx, sheet)
	part := archive.Target(rels, "comments")
	if err != nil || part == "" || !b.Has(part) {
		return nil
	}
	x, c, err := b.XML(ctx, part)
	if err != nil {
		return nil
	}
	defer c.Close()
	for x.Next() == nil && x.Kind != markup.EOF && len(all) < commentsAtMost {
		if !x.Is(markup.Start, "comment") {
			continue
		}
		row, col, ok := readRef([]byte(x.Attr("ref")))
		var text strings.Builder
		err := markup.Inside(x, "t", func() error {
			part, err := x.Whole()
			if text.Len() < commentBytes {
				text.WriteString(part)
			}
			return err
		})
		if err != nil {
			break
		}
		if ok {
			all = append(all, grid.Comment{Row: row, Col: col, Text: text.String()})
		}
	}
	return all
}
