package cells

import (
	"sponsorbook/pipeline/table/grid"
)

// A Cover knows the cells that merged ranges hide: all of a range but its first.
type Cover struct {
	byRow map[int][]grid.Merge // ranges of a few rows, under each of their rows
	tall  []grid.Merge         // the others
}

// tallRows is from how many rows on a range is kept once instead of by row.
const tallRows = 64

// CoverOf knows the cells that these ranges hide.
func CoverOf(merged []grid.Merge) Cover {
	c := Cover{byRow: map[int][]grid.Merge{}}
	for _, m := range merged {
		if m.Bottom-m.Top >= tallRows {
			c.tall = append(c.tall, m)
			continue
		}
		for row := m.Top; row <= m.Bottom; row++ {
			c.byRow[row] = append(c.byRow[row], m)
		}
	}
	return c
}

// clear empties the cells of a row that are hidden, as the sheet shows them.
func (c Cover) clear(row int, cells []grid.Cell) {
	for _, m := range c.byRow[row] {
		hide(m, row, cells)
	}
	for _, m := range c.tall {
		hide(m, row, cells)
	}
}

// hide empties the cells of a row that a range covers.
func hide(m grid.Merge, row int, cells []grid.Cell) {
	if row < m.Top || row > m.Bottom {
		return
	}
	for col := m.Left; col <= min(m.Right, len(cells)); col++ {
		if row != m.Top || col != m.Left {
			cells[col-1] = grid.Cell{}
		}
	}
}
