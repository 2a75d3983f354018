package grid

import (
	"cmp"
	"fmt"
)

// Limits bound what one file may cost. A file that exceeds one is refused with
// a sentence that names the limit; the others are read.
type Limits struct {
	FileBytes     int64 `yaml:"file_bytes" doc:"largest file that is read, in bytes (2147483648: 2 GiB)"`
	UnpackedBytes int64 `yaml:"unpacked_bytes" doc:"most bytes that one part of a workbook may unpack to (4294967296: 4 GiB)"`
	Ratio         int64 `yaml:"ratio" doc:"most times that a part of a workbook above 16 MiB may grow when unpacked (300; a sheet of all zeros grows about 100 times)"`
	Entries       int   `yaml:"entries" doc:"most files inside a workbook (20000)"`
	Sheets        int   `yaml:"sheets" doc:"most sheets of a workbook (2000)"`
	Rows          int   `yaml:"rows" doc:"most rows of a sheet or text file (20000000; a spreadsheet program stops at 1048576)"`
	Columns       int   `yaml:"columns" doc:"most columns of a sheet (16384, what a spreadsheet program allows)"`
	CellBytes     int   `yaml:"cell_bytes" doc:"longest single value, in bytes (4194304: 4 MiB; a spreadsheet program stops at 32767 characters)"`
	MemoryBytes   int64 `yaml:"memory_bytes" doc:"most memory for the texts that a workbook's sheets share, in bytes (268435456: 256 MiB)"`
	RunBytes      int64 `yaml:"run_bytes" doc:"most memory of a whole run, in bytes; a run that needs more ends and publishes nothing. 0 is half of the machine's (0)"`
	Seconds       int   `yaml:"seconds" doc:"longest time for one pass through one file, in seconds (300)"`
}

// DefaultLimits are generous for any honest export and far below what would
// harm the machine.
func DefaultLimits() Limits {
	return Limits{
		FileBytes: 2 << 30, UnpackedBytes: 4 << 30, Ratio: 300, Entries: 20000, Sheets: 2000,
		Rows: 20000000, Columns: 16384, CellBytes: 4 << 20, MemoryBytes: 256 << 20, Seconds: 300,
	}
}

// Validate reports the first limit that is no positive number.
func (l Limits) Validate() error {
	for _, f := range []struct {
		key   string
		value int64
	}{
		{"file_bytes", l.FileBytes}, {"unpacked_bytes", l.UnpackedBytes}, {"ratio", l.Ratio},
		{"entries", int64(l.Entries)}, {"sheets", int64(l.Sheets)}, {"rows", int64(l.Rows)},
		{"columns", int64(l.Columns)}, {"cell_bytes", int64(l.CellBytes)},
		{"memory_bytes", l.MemoryBytes}, {"seconds", int64(l.Seconds)},
	} {
		if f.value <= 0 {
			return fmt.Errorf("%s must be above zero, not %d", f.key, f.value)
		}
	}
	if l.RunBytes < 0 {
		return fmt.Errorf("run_bytes must not be below zero, as %d is; 0 is half of the machine's memory", l.RunBytes)
	}
	return nil
}

// orDefault fills what is zero, so that a zero Limits is the default.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	l.FileBytes = cmp.Or(l.FileBytes, d.FileBytes)
	l.UnpackedBytes = cmp.Or(l.UnpackedBytes, d.UnpackedBytes)
	l.Ratio = cmp.Or(l.Ratio, d.Ratio)
	l.Entries = cmp.Or(l.Entries, d.Entries)
	l.Sheets = cmp.Or(l.Sheets, d.Sheets)
	l.Rows = cmp.Or(l.Rows, d.Rows)
	l.Columns = cmp.Or(l.Columns, d.Columns)
	l.CellBytes = cmp.Or(l.CellBytes, d.CellBytes)
	l.MemoryBytes = cmp.Or(l.MemoryBytes, d.MemoryBytes)
	l.Seconds = cmp.Or(l.Seconds, d.Seconds)
	return l
}
