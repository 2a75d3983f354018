package mail

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"regexp"
	"strings"
)

var (
	tag     = regexp.MustCompile(`(?s)<!--.*?-->|<style.*?</style>|<[^>]*>`)
	xmlPart = regexp.MustCompile(`\.(xml|rels|vml)$`)
)

// words is what a text, a page, a calendar or a workbook says, hidden sheets and
// properties with it.
func words(media string, content []byte) string {
	switch media {
	case "text/html":
		return html.UnescapeString(tag.ReplaceAllString(string(content), " "))
	case "text/calendar":
		return unfolded(content)
	case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
		return unpacked(content)
	}
	return string(content)
}

// unfolded is a calendar with each content line on one line.
func unfolded(text []byte) string {
	s := strings.ReplaceAll(string(text), "\r\n", "\n")
	return strings.ReplaceAll(s, "\n ", "")
}

// unpacked is every text part of a workbook. One that does not open says
// nothing: its bytes were compared with the book's already.
func unpacked(content []byte) string {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, f := range z.File {
		if !xmlPart.MatchString(f.Name) {
			continue
		}
		if r, err := f.Open(); err == nil {
			part, _ := io.ReadAll(io.LimitReader(r, 64<<20))
			b.WriteString(html.UnescapeString(tag.ReplaceAllString(string(part), "\n")) + "\n")
			_ = r.Close()
		}
	}
	return b.String()
}
