package sample

import (
	"bytes"
	"cmp"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/workbook"
)

// A book is a workbook that is being written.
type book struct {
	*excelize.File
	created             time.Time
	day, money, bold    int // styles
	head, month, moneyB int
	sheets              int
	err                 error
}

// A cents is an amount that a cell holds as a number with two places.
type cents int64

func newBook(created time.Time) *book {
	b := &book{File: excelize.NewFile(), created: created.UTC().Truncate(time.Second)}
	style := func(s excelize.Style) int {
		id, err := b.NewStyle(&s)
		b.err = cmp.Or(b.err, err)
		return id
	}
	day, month := "yyyy-mm-dd", "mmm yy"
	bold := &excelize.Font{Bold: true}
	b.day, b.money = style(excelize.Style{CustomNumFmt: &day}), style(excelize.Style{NumFmt: 4})
	b.bold, b.month = style(excelize.Style{Font: bold}), style(excelize.Style{Font: bold, CustomNumFmt: &month})
	b.moneyB = style(excelize.Style{Font: bold, NumFmt: 4})
	b.head = style(excelize.Style{Font: bold, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DCE6F1"}},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return b
}

// A table is one sheet: face rows, a header, rows, and rows below.
type table struct {
	name   string
	face   []string
	header []any
	rows   [][]any
	bold   map[int]bool // rows in bold, by index
	widths []float64
	hidden bool
}

// add writes a table to a sheet of its own.
func (b *book) add(t table) {
	if b.sheets++; b.sheets == 1 {
		b.try(b.SetSheetName("Sheet1", t.name))
	} else {
		_, err := b.NewSheet(t.name)
		b.try(err)
	}
	row := 1
	for _, line := range t.face {
		b.put(t.name, row, 1, line, false)
		row++
	}
	for i, h := range t.header {
		b.put(t.name, row, i+1, h, true)
	}
	for i, r := range t.rows {
		row++
		for j, v := range r {
			b.put(t.name, row, j+1, v, t.bold[i])
		}
	}
	for i, width := range t.widths {
		name, _ := excelize.ColumnNumberToName(i + 1)
		b.try(b.SetColWidth(t.name, name, name, width))
	}
	if len(t.header) > 0 {
		top, _ := excelize.CoordinatesToCellName(1, len(t.face)+2)
		b.try(b.SetPanes(t.name, &excelize.Panes{Freeze: true, YSplit: len(t.face) + 1, TopLeftCell: top, ActivePane: "bottomLeft"}))
	}
	if t.hidden {
		b.try(b.SetSheetVisible(t.name, false))
	}
}

// put writes one value in the format of its type; nothing for what is unknown.
func (b *book) put(sheet string, row, col int, value any, bold bool) {
	cell, _ := excelize.CoordinatesToCellName(col, row)
	style := 0
	switch v := value.(type) {
	case nil:
		return
	case string:
		if v == "" {
			return
		}
		if bold {
			style = b.head
		}
	case program.Date:
		if !v.Known() {
			return
		}
		value, style = v.Time(), b.day
	case program.Month:
		value, style = v.First().Time(), b.month
	case cents:
		value, style = float64(v)/100, b.money
		if bold {
			style = b.moneyB
		}
	}
	b.try(b.SetCellValue(sheet, cell, value))
	if style != 0 {
		b.try(b.SetCellStyle(sheet, cell, cell, style))
	}
}

func (b *book) try(err error) { b.err = cmp.Or(b.err, err) }

// bytes is the workbook with nothing in it that changes from run to run.
func (b *book) bytes() ([]byte, error) {
	at := b.created.Format(time.RFC3339)
	b.try(b.SetDocProps(&excelize.DocProperties{Creator: company, LastModifiedBy: company, Created: at, Modified: at}))
	if b.err != nil {
		return nil, b.err
	}
	var raw bytes.Buffer
	if err := b.Write(&raw); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return workbook.Repack(raw.Bytes(), b.created)
}
