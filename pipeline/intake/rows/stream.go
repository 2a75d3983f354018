package rows

import (
	"strings"

	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/table"
)

// stamps lets the record's own dates tell how new its source is.
func (l *Line) stamps() {
	for _, col := range l.Tab.Stamped {
		if m, ok := l.Tab.Styles[col].Moment(l.Cell(col)); ok {
			l.Tab.Event(m.Date, l.Tab.Bound)
		}
	}
}

// Each reads the rows of data of a table.
func Each(t *recognise.Table, do func(*Line) error) error {
	return EachRow(t, func(l *Line, role table.Role) error {
		if role != table.Data {
			return nil
		}
		return do(l)
	})
}

// EachRow reads the rows of a table, those that are no data with their role.
func EachRow(t *recognise.Table, do func(*Line, table.Role) error) error {
	l := &Line{Tab: t}
	clear(t.Last)
	t.Group, t.HiddenRows = "", 0
	t.Unmark()
	last := recognise.RegionLast(&t.Region)
	err := t.Content.Each(func(row table.Row) error {
		if last < row.Number {
			return recognise.ErrStop
		}
		role, inside := t.Region.Role(row.Number)
		if !inside || !recognise.Anything(row) {
			return nil
		}
		if role == table.Group {
			t.Group = FirstText(row.Cells)
		}
		l.N, l.Cells, l.Hidden = row.Number, row.Cells, row.Hidden
		if role == table.Data {
			l.stamps()
			if row.Hidden {
				t.HiddenRows++
			}
			t.Mark(row)
		}
		return do(l, role)
	})
	if err == recognise.ErrStop {
		err = nil
	}
	return err
}

// FirstText is the text of the first cell that has any.
func FirstText(cells []table.Cell) string {
	for i := range cells {
		if t := strings.TrimSpace(cells[i].Text); t != "" {
			return t
		}
	}
	return ""
}
