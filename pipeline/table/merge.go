package table

// A cover knows the cells that merged ranges hide: all of a range but its first.
type cover struct {
	byRow map[int][]Merge // ranges of a few rows, under each of their rows
	tall  []Merge         // the others
}

// tallRows is from how many rows on a range is kept once instead of by row.
const tallRows = 64

func coverOf(merged []Merge) cover {
	c := cover{byRow: map[int][]Merge{}}
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
func (c cover) clear(row int, cells []Cell) {
	for _, m := range c.byRow[row] {
		m.clear(row, cells)
	}
	for _, m := range c.tall {
		m.clear(row, cells)
	}
}

func (m Merge) clear(row int, cells []Cell) {
	if row < m.Top || row > m.Bottom {
		return
	}
	for col := m.Left; col <= min(m.Right, len(cells)); col++ {
		if row != m.Top || col != m.Left {
			cells[col-1] = Cell{}
		}
	}
}
