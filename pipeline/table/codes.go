package table

import "sponsorbook/pipeline/finding"

// Codes are all kinds of finding that opening a file may give, by code.
var Codes = []finding.Code{
	{Code: "cell-reference", Severity: finding.Warning, Meaning: "A cell says that it belongs to another row than the one it stands in. It was read where it stands.",
		Example: `revenue.xlsx Data!B7: a cell says that it belongs to row 8 but stands in this one`, Mend: "Open the file in a spreadsheet program and save it again."},
	{Code: "file-empty", Severity: finding.Warning, Meaning: "A file or workbook holds no cells.",
		Example: `contacts.csv: the file holds no text`, Mend: "Export it again with its data, or remove it."},
	{Code: "formula-computed", Severity: finding.Note, Meaning: "The program that wrote the file left formulas without a value. Sums, differences and references were computed.",
		Example: `sales.xlsx Summary: formulas without a value in the file were computed: 41`},
	{Code: "formula-without-value", Severity: finding.Warning, Meaning: "A formula has no value in the file, and is more than sums and references. The cell was left out.",
		Example: `sales.xlsx Summary!C4: the formula "=VLOOKUP(A4,Rates!A:B,2)" has no value in the file`, Mend: "Open the file in a spreadsheet program, let it calculate, and save it."},
	{Code: "row-too-wide", Severity: finding.Warning, Meaning: "A row has more values than the header, from a delimiter that was not quoted. It was put together where one way alone fits its columns, else set aside.",
		Example: `customers.csv row 3: the row has 9 values below 8 headers: a delimiter that is not quoted was taken for part of "12, quai Vert"`,
		Mend:    "Put quotes around values that hold the delimiter."},
	{Code: "rows-out-of-order", Severity: finding.Note, Meaning: "A file lists the rows of a sheet in another order than it numbers them. They were sorted.",
		Example: `export.xlsx Sheet1: the file lists the rows of this sheet in another order than it numbers them`},
	{Code: "sheet-missing", Severity: finding.Error, Meaning: "A workbook names a sheet that the file does not hold.",
		Example: `export.xlsx Data: the workbook lists this sheet, but the file does not hold it`, Mend: "Open it in a spreadsheet program and save it again."},
	{Code: "sheet-unreadable", Severity: finding.Error, Meaning: "One sheet of a workbook is damaged or above a limit. The others were read.",
		Example: `export.xlsx Data: the file is cut off: a part of it ends in the middle`, Mend: "Export or download it again."},
	{Code: "text-encoding-guessed", Severity: finding.Note, Meaning: "A text is not UTF-8. What it is was decided by the evidence of its letters.",
		Example: `nps.csv: the text is not UTF-8 and was read as Windows-1252 by evidence of its letters, as in "Rémi"`, Mend: `Save it as "CSV UTF-8".`},
	{Code: "text-encoding-mixed", Severity: finding.Warning, Meaning: "A text is UTF-8 but for some bytes, as when two files were put together. Those were read as Windows-1252.",
		Example: `notes.csv: the text is UTF-8 but for 3 bytes, which were read as Windows-1252`, Mend: `Save it as "CSV UTF-8".`},
	{Code: "text-line-ends", Severity: finding.Note, Meaning: "The lines of a text end in different ways. All were read.",
		Example: `export.csv: lines end in different ways (10 with CR and LF, 4 with LF, 0 with CR)`},
	{Code: "text-nul", Severity: finding.Warning, Meaning: "A text holds zero bytes, which no program shows. They were left out.",
		Example: `export.csv: the text holds zero bytes, which no program shows`, Mend: "Export the file again."},
	{Code: "text-quote-stray", Severity: finding.Warning, Meaning: "A quote is not closed, or not doubled inside a value. It was read as part of the value, so that no other row suffers.",
		Example: `accounts.csv row 14: a quote is not closed, or not doubled inside a value`, Mend: "Double each quote inside a value, or export again with quotes."},
	{Code: "workbook-part-twice", Severity: finding.Warning, Meaning: "A workbook holds a part of itself twice. The last was read.",
		Example: `export.xlsx: the file holds "xl/worksheets/sheet1.xml" twice`, Mend: "Open it in a spreadsheet program and save it again."},
}
