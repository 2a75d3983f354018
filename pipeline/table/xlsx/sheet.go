package xlsx

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table/cells"
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/markup"
)

// A sheetPart is the part of a workbook that holds one sheet's cells.
type sheetPart struct {
	*book
	sheet   *grid.Sheet
	part    string
	mixed   bool        // rows are not in order, so that they are sorted in memory
	covered cells.Cover // cells that a merged range hides
	ledger  *ledger     // values behind formulas that the file left without; nil where there are none
}

// smallSheet is up to what size a sheet is read once when the workbook is
// opened, so that what is wrong with it is known before any row is used.
const smallSheet = 16 << 20

// prepare looks at what stands ahead of the cells, and at a small sheet whole.
func (p *sheetPart) prepare(ctx context.Context) error {
	if err := p.front(ctx); err != nil {
		return err
	}
	if p.Zip.Part(p.part).UncompressedSize64 > smallSheet {
		return nil
	}
	r := p.reader(func(grid.Row) error { return nil })
	r.first, r.Skim = true, true
	if err := p.read(ctx, r); err != nil {
		return err
	}
	p.covered = cells.CoverOf(p.sheet.Merged())
	if r.mixed {
		p.mixed = true
		p.w.Note(finding.Finding{Severity: finding.Note, Code: "rows-out-of-order", At: finding.Ref{File: p.w.Path, Sheet: p.sheet.Name},
			Message: "the file lists the rows of this sheet in another order than it numbers them; they were sorted"})
	}
	if r.mixed {
		if err := p.sorted(ctx, func(grid.Row) error { return nil }); err != nil {
			return err
		}
	}
	if r.Uncached > 0 {
		return p.compute(ctx)
	}
	return nil
}

// front reads what stands ahead of the cells: hidden columns.
func (p *sheetPart) front(ctx context.Context) error {
	x, c, err := p.XML(ctx, p.part)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Kind == markup.EOF, x.Is(markup.Start, "sheetData"):
			return nil
		case x.Is(markup.Start, "col"):
			p.hide(x)
		}
	}
}

func (p *sheetPart) hide(x *markup.Reader) {
	from, err := strconv.Atoi(x.Attr("min"))
	to, err2 := strconv.Atoi(x.Attr("max"))
	if err != nil || err2 != nil || from < 1 || !x.Flag("hidden") {
		return
	}
	p.sheet.HideColumns(from, min(to, 16384))
}

// rows is one pass through the sheet.
func (p *sheetPart) rows(ctx context.Context, yield func(grid.Row) error) error {
	if p.mixed {
		return p.sorted(ctx, yield)
	}
	return p.read(ctx, p.reader(yield))
}

// reader is a reader of the sheet's rows.
func (p *sheetPart) reader(yield func(grid.Row) error) *rowReader {
	r := &rowReader{part: p, Builder: cells.Builder{Workbook: p.w, Sheet: p.sheet, Yield: yield, Date1904: p.date1904, Covered: p.covered}}
	if p.ledger != nil {
		r.Compute = p.ledger.value
	}
	return r
}

func (p *sheetPart) read(ctx context.Context, r *rowReader) error {
	texts, err := p.shared(ctx)
	if err != nil {
		return err
	}
	x, c, err := p.XML(ctx, p.part)
	if err != nil {
		return err
	}
	defer c.Close()
	r.x, r.Texts = x, &texts.all
	p.sheet.Unmerge()
	for {
		if err := x.Next(); err != nil {
			return err
		}
		switch {
		case x.Kind == markup.EOF:
			return nil
		case x.Is(markup.Start, "sheetData") && !x.Empty:
			if err := r.data(); err != nil {
				return err
			}
		case x.Is(markup.Start, "mergeCell"):
			if m, ok := readMerge(x.Attr("ref")); ok {
				p.sheet.Merge(m)
			}
		}
	}
}

// A keptRow is a row that waits for its turn; only cells that hold something.
type keptRow struct {
	cells  map[int]grid.Cell
	hidden bool
}

// sorted yields the rows of a small sheet that lists them out of order. Of two
// rows with one number the cells of both count, the later ahead.
func (p *sheetPart) sorted(ctx context.Context, yield func(grid.Row) error) error {
	all, size := map[int]keptRow{}, int64(0)
	r := p.reader(func(r grid.Row) error {
		k := all[r.Number]
		if k.cells == nil {
			k.cells = map[int]grid.Cell{}
		}
		for i, c := range r.Cells {
			if c.Kind != grid.Empty {
				k.cells[i] = c
				size += 200 // texts are shared, or bounded by the part's size
			}
		}
		k.hidden = k.hidden || r.Hidden
		all[r.Number] = k
		if size > p.Source.Limits.MemoryBytes {
			return grid.Refuse("large", "lists the rows of sheet %s out of order, and sorting them takes more than the limit "+
				"memory_bytes of %d; open it in a spreadsheet program and save it again", finding.Quote(p.sheet.Name),
				p.Source.Limits.MemoryBytes)
		}
		return nil
	})
	r.first = true
	if err := p.read(ctx, r); err != nil {
		return err
	}
	var cells []grid.Cell
	for _, number := range slices.Sorted(maps.Keys(all)) {
		cells = all[number].row(cells)
		if err := yield(grid.Row{Number: number, Cells: cells, Hidden: all[number].hidden}); err != nil {
			return err
		}
	}
	return nil
}

// row is the row in full, in memory that is used again.
func (k keptRow) row(cells []grid.Cell) []grid.Cell {
	clear(cells)
	cells = cells[:0]
	for _, col := range slices.Sorted(maps.Keys(k.cells)) {
		cells = slices.Grow(cells, col+1-len(cells))[:col+1]
		cells[col] = k.cells[col]
	}
	return cells
}
