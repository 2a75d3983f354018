package intake

import (
	"sponsorbook/pipeline/table"
	"strings"
)

// stamps lets the record's own dates tell how new its source is.
func (l *line) stamps() {
	for _, col := range l.tab.stamped {
		if m, ok := l.tab.columns[col].moment(l.cell(col)); ok {
			l.tab.event(m.Date, l.tab.bound)
		}
	}
}

// each reads the rows of data of a table.
func each(t *tab, do func(*line) error) error {
	return eachRow(t, func(l *line, role table.Role) error {
		if role != table.Data {
			return nil
		}
		return do(l)
	})
}

// eachRow reads the rows of a table, those that are no data with their role.
func eachRow(t *tab, do func(*line, table.Role) error) error {
	l := &line{tab: t}
	clear(t.last)
	t.group = ""
	last := regionLast(&t.region)
	err := t.sheet.Each(func(row table.Row) error {
		if last < row.Number {
			return errStop
		}
		role, inside := t.region.Role(row.Number)
		if !inside || !anything(row) {
			return nil
		}
		if role == table.Group {
			t.group = firstText(row.Cells)
		}
		l.n, l.cells = row.Number, row.Cells
		if role == table.Data {
			l.stamps()
		}
		return do(l, role)
	})
	if err == errStop {
		err = nil
	}
	return err
}

// firstText is the text of the first cell that has any.
func firstText(cells []table.Cell) string {
	for i := range cells {
		if t := strings.TrimSpace(cells[i].Text); t != "" {
			return t
		}
	}
	return ""
}
