package archive

import (
	"fmt"

	"sponsorbook/pipeline/table/grid"
)

// archives are zip archives that are something else than a workbook, by a name
// that is in them.
var archives = []struct{ name, format, says string }{
	{"Index/Document.iwa", "numbers", "is a document of Apple Numbers, Pages or Keynote; open it there and export it as Excel or CSV"},
	{"Index.zip", "numbers", "is a document of Apple Numbers, Pages or Keynote; open it there and export it as Excel or CSV"},
	{"index.apxl", "numbers", "is a document of Apple Numbers, Pages or Keynote; open it there and export it as Excel or CSV"},
	{"word/document.xml", "docx", "is a Word document, not a table; save its table as .xlsx or .csv"},
	{"ppt/presentation.xml", "pptx", "is a PowerPoint presentation, not a table; save its table as .xlsx or .csv"},
	{"META-INF/MANIFEST.MF", "jar", "is a program (a Java archive), not a table; put exports into the input folder"},
}

// RefuseArchive says what an archive is that is no workbook.
func (p *Zip) RefuseArchive() error {
	for _, a := range archives {
		if p.Has(a.name) {
			return grid.Refuse(a.format, "%s", a.says)
		}
	}
	if len(p.names) == 0 {
		return grid.Refuse("zip", "is an empty zip archive; export it again")
	}
	return grid.Refuse("zip", "is a zip archive of %s, not a workbook; unpack it and put the exports themselves into the input folder",
		files(len(p.names)))
}

func files(n int) string {
	if n == 1 {
		return "one file"
	}
	return fmt.Sprintf("%d files", n)
}
