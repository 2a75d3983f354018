package main

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
)

const (
	spreadsheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packageNS     = "http://schemas.openxmlformats.org/package/2006/"
	officeNS      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	partType      = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// frame are the parts of a workbook of one sheet beside its cells.
var frame = [][2]string{
	{"[Content_Types].xml",
		`<Types xmlns="` + packageNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + partType + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + partType + `worksheet+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="` + partType + `sharedStrings+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="` + packageNS + `relationships"><Relationship Id="rId1" Type="` + officeNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml",
		`<workbook xmlns="` + spreadsheetML + `" xmlns:r="` + officeNS + `"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels",
		`<Relationships xmlns="` + packageNS + `relationships"><Relationship Id="rId1" Type="` + officeNS + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + officeNS + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
}

// writeWorkbook writes a table as spreadsheet programs do: texts once, in a part
// of their own, and cells that name them by number.
func writeWorkbook(w *bufio.Writer, t table, r *rand.Rand) error {
	z := zip.NewWriter(w)
	for _, part := range frame {
		if err := inPart(z, part[0], func(out *bufio.Writer) { out.WriteString(part[1]) }); err != nil {
			return err
		}
	}
	var texts shared
	err := inPart(z, "xl/worksheets/sheet1.xml", func(out *bufio.Writer) { texts.sheet(out, t, r) })
	if err != nil {
		return err
	}
	if err := inPart(z, "xl/sharedStrings.xml", texts.write); err != nil {
		return err
	}
	return z.Close()
}

func inPart(z *zip.Writer, name string, write func(*bufio.Writer)) error {
	part, err := z.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(part, 1<<20)
	io.WriteString(out, xml.Header)
	write(out)
	return out.Flush()
}

// shared are the texts of a workbook, in the order in which they came.
type shared struct {
	all []string
	at  map[string]int
}

func (s *shared) sheet(out *bufio.Writer, t table, r *rand.Rand) {
	s.at = map[string]int{}
	fmt.Fprintf(out, `<worksheet xmlns="%s"><sheetData>`, spreadsheetML)
	head := make([]any, len(t.head))
	for c, title := range t.head {
		head[c] = title
	}
	s.row(out, 1, head)
	for i := range t.rows {
		s.row(out, i+2, t.row(r, i))
	}
	out.WriteString("</sheetData></worksheet>")
}

func (s *shared) row(out *bufio.Writer, n int, cells []any) {
	fmt.Fprintf(out, `<row r="%d">`, n)
	for c, v := range cells {
		text, isText := v.(string)
		if !isText {
			fmt.Fprintf(out, `<c r="%c%d"><v>%v</v></c>`, 'A'+c, n, v)
			continue
		}
		i, known := s.at[text]
		if !known {
			i = len(s.all)
			s.all, s.at[text] = append(s.all, text), i
		}
		fmt.Fprintf(out, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+c, n, i)
	}
	out.WriteString("</row>")
}

func (s *shared) write(out *bufio.Writer) {
	fmt.Fprintf(out, `<sst xmlns="%s" uniqueCount="%d">`, spreadsheetML, len(s.all))
	for _, text := range s.all {
		out.WriteString("<si><t>")
		xml.EscapeText(out, []byte(text))
		out.WriteString("</t></si>")
	}
	out.WriteString("</sst>")
}
