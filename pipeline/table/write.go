package table

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// WriteCSV writes a sheet as it was understood: one header row, then the data
// of its largest table, as RFC 4180 says, in UTF-8. Numbers and dates are
// written as a person sees them, text untouched. Rows that are no data are left
// out and returned with their reasons; header rows are not among them, and
// lines that name a group of rows stay where they are.
//
// raw writes every row, and every cell exactly as it would be written
// otherwise; a run of more than a thousand blank rows is left out.
func WriteCSV(ctx context.Context, w io.Writer, s *Sheet, raw bool) (left []RowReason, err error) {
	regions, err := Shape(ctx, s, nil)
	if err != nil || len(regions) == 0 {
		return nil, err
	}
	out := &csvWriter{w: bufio.NewWriterSize(w, 64<<10)}
	if raw {
		left, err = out.all(s, regions)
	} else {
		left, err = out.table(s, regions)
	}
	if err != nil {
		return left, err
	}
	return left, out.w.Flush()
}

// mostBlank is the longest run of blank rows that is written.
const mostBlank = 1000

type csvWriter struct {
	w   *bufio.Writer
	err error
}

// all writes every row, as wide as the widest.
func (c *csvWriter) all(s *Sheet, regions []Region) (left []RowReason, err error) {
	width := 0
	if err := s.Each(func(r Row) error { width = max(width, len(r.Cells)); return nil }); err != nil {
		return nil, err
	}
	next := 1
	return left, s.Each(func(r Row) error {
		if blank := r.Number - next; blank > mostBlank {
			left = append(left, RowReason{Row: next, Role: Face, Reason: fmt.Sprintf("%d blank rows", blank)})
		} else {
			for range blank {
				c.row(nil, 1, width)
			}
		}
		next = r.Number + 1
		return c.row(r.Cells, 1, width)
	})
}

// table writes the largest region.
func (c *csvWriter) table(s *Sheet, regions []Region) (left []RowReason, err error) {
	pick := &regions[0]
	for i := range regions {
		if regions[i].DataRows > pick.DataRows {
			pick = &regions[i]
		}
	}
	for i := range regions {
		left = append(left, leftOut(&regions[i], pick)...)
	}
	first, last := max(pick.FirstColumn, 1), pick.LastColumn
	if len(pick.HeaderRows) > 0 {
		c.header(pick.Header, first, last)
	}
	return left, s.Each(func(r Row) error {
		role, in := pick.Role(r.Number)
		if !in || role != Data && role != Group || r.Blank() {
			return c.err
		}
		return c.row(r.Cells, first, last)
	})
}

// leftOut are the rows of a region that are not written.
func leftOut(r, pick *Region) (left []RowReason) {
	for _, a := range r.Aside {
		if a.Role == Group && r == pick || a.Role == Header && r == pick {
			continue
		}
		left = append(left, a)
	}
	if r != pick && r.DataRows > 0 {
		left = append(left, RowReason{Row: r.FirstData, Role: Data, Text: strings.Join(r.Header, " "),
			Reason: fmt.Sprintf("another table of %d rows, down to row %d", r.DataRows, r.LastData)})
	}
	return left
}

func (c *csvWriter) header(names []string, first, last int) {
	cells := make([]Cell, len(names))
	for i, n := range names {
		cells[i].Text = n
	}
	c.row(cells, first, last)
}

// row writes the cells of some columns; those that a row lacks are empty.
func (c *csvWriter) row(cells []Cell, first, last int) error {
	for col := first; col <= last; col++ {
		if col > first {
			c.write(",")
		}
		text := ""
		if col <= len(cells) {
			text = cells[col-1].Text
		}
		if text == "" && first == last {
			text = `""` // a line with nothing on it would be no row
			c.write(text)
			continue
		}
		c.value(text)
	}
	c.write("\r\n")
	return c.err
}

// value writes a value, in quotes where it needs them. encoding/csv is not
// used because it changes the line breaks inside values.
func (c *csvWriter) value(s string) {
	if !strings.ContainsAny(s, ",\"\r\n") {
		c.write(s)
		return
	}
	c.write(`"`)
	c.write(strings.ReplaceAll(s, `"`, `""`))
	c.write(`"`)
}

func (c *csvWriter) write(s string) {
	if c.err == nil {
		_, c.err = c.w.WriteString(s)
	}
}
