package table

import (
	"bytes"
	"io"

	"sponsorbook/pipeline/table/grid"
)

// signatures are files that begin with bytes of their own and are no table that
// can be read, each with what to do.
var signatures = []struct{ magic, format, says string }{
	{"%PDF-", "pdf", "is a PDF document, not a table; export the data as .xlsx or .csv"},
	{"\x1f\x8b", "gzip", "is compressed with gzip; unpack it and put the export itself into the input folder"},
	{"BZh91AY&SY", "bzip2", "is compressed with bzip2; unpack it and put the export itself into the input folder"},
	{"\xfd7zXZ\x00", "xz", "is compressed with xz; unpack it and put the export itself into the input folder"},
	{"\x28\xb5\x2f\xfd", "zstd", "is compressed with zstd; unpack it and put the export itself into the input folder"},
	{"7z\xbc\xaf\x27\x1c", "7z", "is a 7z archive; unpack it and put the exports themselves into the input folder"},
	{"Rar!\x1a\x07", "rar", "is a RAR archive; unpack it and put the exports themselves into the input folder"},
	{"PK\x07\x08", "zip", "is one part of a zip archive that was split; put the whole archive together, unpack it and put the exports " +
		"themselves into the input folder"},
	{"\x89PNG", "image", "is a picture; export the data behind it as .xlsx or .csv"},
	{"\xff\xd8\xff", "image", "is a picture; export the data behind it as .xlsx or .csv"},
	{"GIF89a", "image", "is a picture; export the data behind it as .xlsx or .csv"},
	{"\x01\x00\x00\x00\x6c\x00\x00\x00", "image", "is a picture; export the data behind it as .xlsx or .csv"},
	{"SQLite format 3\x00", "sqlite", "is an SQLite database; export its tables as .csv"},
	{"PAR1\x15", "parquet", "is a Parquet file; export it as .csv"},
	{"{\\rtf", "rtf", "is a document in rich text, not a table; save its table as .xlsx or .csv"},
	{"\x09\x00\x04\x00", "xls", saysOld}, {"\x09\x02\x06\x00", "xls", saysOld}, {"\x09\x04\x06\x00", "xls", saysOld},
	{"\x09\x08\x08\x00", "xls", saysOld}, {"\x09\x08\x10\x00", "xls", saysOld},
	{"MIME-Version:", "mhtml", "is a web archive of Excel (.mht); open it in Excel and save it as .xlsx"},
	{"ID;PWXL", "slk", saysLink}, {"ID;PSCALC", "slk", saysLink},
	{"ID;PCALC", "slk", saysLink},
}

// saysLink is not said of every text that begins with "ID;", as Excel does: a
// list of ids does.
const saysLink = "is a symbolic link file (.slk); open it in Excel and save it as .xlsx"

const saysOld = "is a workbook of Excel 97-2003 or older (.xls); open it in a spreadsheet program and save it as .xlsx"

// refuseKnown refuses what its first bytes name.
func refuseKnown(s *grid.Source) error {
	if bytes.HasPrefix(s.Head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return refuseCompound(s)
	}
	for _, k := range signatures {
		if bytes.HasPrefix(s.Head, []byte(k.magic)) {
			return grid.Refuse(k.format, "%s", k.says)
		}
	}
	return nil
}

// streams are the names inside a compound file that tell what it is.
var streams = []struct{ name, format, says string }{
	{"EncryptedPackage", "encrypted", "is protected with a password; open it in Excel, remove the password (File, Info, Protect " +
		"Workbook) and save it again"},
	{"Workbook", "xls", saysOld},
	{"Book", "xls", saysOld},
	{"WordDocument", "doc", "is a Word document, not a table; save its table as .xlsx or .csv"},
	{"PowerPoint Document", "ppt", "is a PowerPoint presentation, not a table; save its table as .xlsx or .csv"},
	{"__substg1.0_", "msg", "is an Outlook message; save its attachment and put that into the input folder"},
}

// refuseCompound tells the kinds of OLE2 files apart by the names of their
// streams, wherever in the file their directory lies.
func refuseCompound(s *grid.Source) error {
	found := map[string]bool{}
	r := io.NewSectionReader(s, 0, min(s.Size, 64<<20))
	buf := make([]byte, 256<<10)
	kept := 0
	for {
		n, err := io.ReadFull(r, buf[kept:])
		chunk := buf[:kept+n]
		for _, k := range streams {
			found[k.name] = found[k.name] || bytes.Contains(chunk, wideName(k.name))
		}
		if err != nil {
			break
		}
		kept = copy(buf, chunk[len(chunk)-64:])
	}
	for _, k := range streams {
		if found[k.name] {
			return grid.Refuse(k.format, "%s", k.says)
		}
	}
	return grid.Refuse("ole2", "is a file of an older Office program of an unknown kind; open it there and save it as .xlsx")
}

// wideName is a name as directories of compound files hold it.
func wideName(s string) []byte {
	b := make([]byte, 0, 2*len(s)+2)
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	if s[0] == '_' {
		return b
	}
	return append(b, 0, 0)
}
