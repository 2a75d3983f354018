package table

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"sponsorbook/pipeline/finding"
)

// A sheetPart is the part of a workbook that holds one sheet's cells.
type sheetPart struct {
	*book
	sheet   *Sheet
	part    string
	mixed   bool    // rows are not in order, so that they are sorted in memory
	covered cover   // cells that a merged range hides
	ledger  *ledger // values behind formulas that the file left without; nil where there are none
}

// smallSheet is up to what size a sheet is read once when the workbook is
// opened, so that what is wrong with it is known before any row is used.
const smallSheet = 16 << 20

// prepare looks at what stands ahead of the cells, and at a small sheet whole.
func (p *sheetPart) prepare(ctx context.Context) error {
	if err := p.front(ctx); err != nil {
		return err
	}
	if p.parcel.part(p.part).UncompressedSize64 > smallSheet {
		return nil
	}
	r := &rowReader{sheetPart: p, yield: func(Row) error { return nil }, first: true, skim: true}
	if err := p.read(ctx, r); err != nil {
		return err
	}
	p.covered = coverOf(p.sheet.merged)
	if r.mixed {
		p.mixed = true
		p.w.note(finding.Finding{Severity: finding.Note, Code: "rows-out-of-order", At: finding.Ref{File: p.w.Path, Sheet: p.sheet.Name},
			Message: "the file lists the rows of this sheet in another order than it numbers them; they were sorted"})
	}
	if r.mixed {
		if err := p.sorted(ctx, func(Row) error { return nil }); err != nil {
			return err
		}
	}
	if r.uncached > 0 {
		return p.compute(ctx)
	}
	return nil
}

// front reads what stands ahead of the cells: hidden columns.
func (p *sheetPart) front(ctx context.Context) error {
	x, c, err := p.xml(ctx, p.part)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.kind == xmlEOF, x.is(xmlStart, "sheetData"):
			return nil
		case x.is(xmlStart, "col"):
			p.hide(x)
		}
	}
}

func (p *sheetPart) hide(x *xmlReader) {
	from, err := strconv.Atoi(x.attr("min"))
	to, err2 := strconv.Atoi(x.attr("max"))
	if err != nil || err2 != nil || from < 1 || !x.flag("hidden") {
		return
	}
	if p.sheet.HiddenColumns == nil {
		p.sheet.HiddenColumns = map[int]bool{}
	}
	for col := from; col <= min(to, 16384); col++ {
		p.sheet.HiddenColumns[col] = true
	}
}

// rows is one pass through the sheet.
func (p *sheetPart) rows(ctx context.Context, yield func(Row) error) error {
	if p.mixed {
		return p.sorted(ctx, yield)
	}
	return p.read(ctx, &rowReader{sheetPart: p, yield: yield})
}

func (p *sheetPart) read(ctx context.Context, r *rowReader) error {
	texts, err := p.shared(ctx)
	if err != nil {
		return err
	}
	x, c, err := p.xml(ctx, p.part)
	if err != nil {
		return err
	}
	defer c.Close()
	r.x, r.texts = x, texts.all
	p.sheet.merged = p.sheet.merged[:0]
	for {
		if err := x.next(); err != nil {
			return err
		}
		switch {
		case x.kind == xmlEOF:
			return nil
		case x.is(xmlStart, "sheetData") && !x.empty:
			if err := r.data(); err != nil {
				return err
			}
		case x.is(xmlStart, "mergeCell"):
			if m, ok := readMerge(x.attr("ref")); ok {
				p.sheet.merged = append(p.sheet.merged, m)
			}
		}
	}
}

// A keptRow is a row that waits for its turn; only cells that hold something.
type keptRow struct {
	cells  map[int]Cell
	hidden bool
}

// sorted yields the rows of a small sheet that lists them out of order. Of two
// rows with one number the cells of both count, the later ahead.
func (p *sheetPart) sorted(ctx context.Context, yield func(Row) error) error {
	all, size := map[int]keptRow{}, int64(0)
	r := &rowReader{sheetPart: p, first: true, yield: func(r Row) error {
		k := all[r.Number]
		if k.cells == nil {
			k.cells = map[int]Cell{}
		}
		for i, c := range r.Cells {
			if c.Kind != Empty {
				k.cells[i] = c
				size += 200 // texts are shared, or bounded by the part's size
			}
		}
		k.hidden = k.hidden || r.Hidden
		all[r.Number] = k
		if size > p.src.lim.MemoryBytes {
			return refuse("large", "lists the rows of sheet %s out of order, and sorting them takes more than the limit memory_bytes of %d; open it in a spreadsheet program and save it again", finding.Quote(p.sheet.Name), p.src.lim.MemoryBytes)
		}
		return nil
	}}
	if err := p.read(ctx, r); err != nil {
		return err
	}
	var cells []Cell
	for _, number := range slices.Sorted(maps.Keys(all)) {
		cells = all[number].row(cells)
		if err := yield(Row{Number: number, Cells: cells, Hidden: all[number].hidden}); err != nil {
			return err
		}
	}
	return nil
}

// row is the row in full, in memory that is used again.
func (k keptRow) row(cells []Cell) []Cell {
	clear(cells)
	cells = cells[:0]
	for _, col := range slices.Sorted(maps.Keys(k.cells)) {
		cells = slices.Grow(cells, col+1-len(cells))[:col+1]
		cells[col] = k.cells[col]
	}
	return cells
}
