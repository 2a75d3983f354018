package csv

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/table/grid"
)

// Lists that a program printed have no delimiters: each column begins at the same
// place on every line, and blanks stand between.

// Limits of what is taken for such a list.
const (
	fixedLines   = 3 // with several values
	fixedColumns = 3
	fixedWidest  = 1000 // characters of a line
)

// fixedWidth are the places at which the columns of a printed list begin; nil where
// a text is none.
func fixedWidth(sample []byte, m *textMarks) []int {
	if m.count['\t']+m.count[';']+m.count['|']+m.count['"'] > 0 {
		return nil
	}
	lines := strings.Split(string(sample), "\n")
	if len(sample) >= sampleBytes {
		lines = lines[:len(lines)-1]
	}
	var taken []bool
	listed, others := 0, 0
	for _, line := range lines {
		line = strings.TrimRight(line, "\r ")
		if strings.Trim(line, " -=_") == "" {
			continue
		}
		if utf8.RuneCountInString(line) > fixedWidest {
			return nil
		}
		parts := strings.Split(line, "  ")
		several := 0
		for _, p := range parts {
			p = strings.TrimSpace(p)
			if p == "" {
				continue
			}
			if several++; strings.HasPrefix(p, ",") || strings.HasSuffix(p, ",") {
				return nil
			}
		}
		if several < fixedColumns {
			others++
			continue
		}
		listed++
		at := 0
		for _, r := range line {
			if at == len(taken) {
				taken = append(taken, false)
			}
			taken[at] = taken[at] || r != ' '
			at++
		}
	}
	if listed < fixedLines || others > listed {
		return nil
	}
	return starts(taken)
}

// starts are where runs of places that some line fills begin; a single blank
// between two of them is inside a value.
func starts(taken []bool) []int {
	var from []int
	blanks := 2
	for i, t := range taken {
		switch {
		case !t:
			blanks++
		case blanks >= 2:
			from = append(from, i)
			fallthrough
		default:
			blanks = 0
		}
	}
	if len(from) < fixedColumns {
		return nil
	}
	from[0] = 0
	return from
}

// fixedRows yields the lines of a printed list as rows.
func fixedRows(r io.Reader, from []int, most int64, yield func(grid.Row) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, int(min(most, 1<<26))+1024)
	for number := 1; s.Scan(); number++ {
		runes := []rune(strings.TrimRight(s.Text(), "\r "))
		if len(runes) == 0 {
			continue
		}
		cells := make([]grid.Cell, len(from))
		for i, at := range from {
			end := len(runes)
			if i+1 < len(from) {
				end = min(end, from[i+1])
			}
			if at < end {
				if text := strings.TrimSpace(string(runes[at:end])); text != "" {
					cells[i] = grid.Cell{Kind: grid.Text, Text: text}
				}
			}
		}
		if err := yield(grid.Row{Number: number, Cells: cells}); err != nil {
			return err
		}
	}
	return s.Err()
}
