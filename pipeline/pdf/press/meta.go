package press

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"sponsorbook/pipeline/typeset"
)

// producer is the program that wrote a file, without a version: the same page
// has the same bytes whichever build wrote it.
const producer = "sponsorbook"

// catalog writes the root of the file, with its metadata and its colour space.
func (a *assembly) catalog(meta Meta, pages, structure, outline int) {
	a.tree.catalog = a.object()
	xmp, profile := a.object(), a.object()
	a.begin(xmp)
	a.out = append(a.out, "<</Type/Metadata/Subtype/XML"...)
	a.stream(meta.xmp(), "")
	a.begin(profile)
	a.out = append(a.out, "<</N 3"...)
	a.stream(colourProfile(), flate)
	b := ref(append([]byte(nil), "<</Type/Catalog/Pages "...), pages)
	b = ref(append(b, "/StructTreeRoot "...), structure)
	b = ref(append(b, "/Metadata "...), xmp)
	b = literal(append(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang"...), language(meta.Language))
	if outline > 0 {
		b = ref(append(b, "/PageMode/UseOutlines/Outlines "...), outline)
	}
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB "+
		"IEC61966-2.1)/DestOutputProfile "...)
	a.put(a.tree.catalog, append(ref(b, profile), ">>]>>"...))
}

// info writes the older form of the metadata.
func (a *assembly) info(meta Meta) int {
	n := a.object()
	b := append([]byte(nil), "<<"...)
	for _, f := range []struct{ key, value string }{
		{"/Title", meta.Title}, {"/Author", meta.Author}, {"/Subject", meta.Subject}, {"/Keywords", meta.Keywords},
		{"/Creator", producer}, {"/Producer", producer},
	} {
		if f.value = Printable(f.value); f.value != "" {
			b = textString(append(b, f.key...), f.value)
		}
	}
	if y, m, d, ok := meta.date(); ok {
		b = fmt.Appendf(b, "/CreationDate(D:%04d%02d%02d000000Z)/ModDate(D:%04d%02d%02d000000Z)", y, m, d, y, m, d)
	}
	a.put(n, append(b, ">>"...))
	return n
}

// xmp is the metadata as a packet of XML, with what the file conforms to.
func (m Meta) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` +
		`<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>` +
		`<dc:format>application/pdf</dc:format>`)
	alternative := func(name, value string) {
		if value = Printable(value); value != "" {
			fmt.Fprintf(&b, `<%s><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></%s>`, name, escapeXML(value), name)
		}
	}
	plain := func(name, value string) {
		if value = Printable(value); value != "" {
			fmt.Fprintf(&b, `<%s>%s</%s>`, name, escapeXML(value), name)
		}
	}
	alternative("dc:title", m.Title)
	alternative("dc:description", m.Subject)
	if author := Printable(m.Author); author != "" {
		b.WriteString(`<dc:creator><rdf:Seq><rdf:li>` + escapeXML(author) + `</rdf:li></rdf:Seq></dc:creator>`)
	}
	b.WriteString(`<dc:language><rdf:Bag><rdf:li>` + language(m.Language) + `</rdf:li></rdf:Bag></dc:language>`)
	plain("pdf:Keywords", m.Keywords)
	plain("pdf:Producer", producer)
	plain("xmp:CreatorTool", producer)
	if y, mo, d, ok := m.date(); ok {
		at := fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", y, mo, d)
		plain("xmp:CreateDate", at)
		plain("xmp:ModifyDate", at)
	}
	b.WriteString(`</rdf:Description>` + uaSchema + `</rdf:RDF></x:xmpmeta>` + "\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// uaSchema describes the property that names PDF/UA, as PDF/A asks for every
// property that it does not know.
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

// date is the as-of date, in numbers.
func (m Meta) date() (year, month, day int, ok bool) {
	s := m.Date.String()
	if len(s) != 10 {
		return 0, 0, 0, false
	}
	year, _ = strconv.Atoi(s[:4])
	month, _ = strconv.Atoi(s[5:7])
	day, _ = strconv.Atoi(s[8:])
	return year, month, day, year > 0
}

// Printable is text as both forms of metadata may hold it.
func Printable(s string) string {
	return short(strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF { // XML has neither
			return -1
		}
		return r
	}, typeset.Clean(s))))
}

func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
