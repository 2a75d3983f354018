package mail

import (
	"path"
	"strings"
	"testing"
)

// For tests of whole books.
var (
	Lock    = lock
	Sealed  = sealed
	PDFText = pdfText
)

// Everything is what a received message says, attachments with it.
func Everything(t testing.TB, eml []byte) string { return read(t, eml, "") }

// Pages is what its printed pages say.
func Pages(t testing.TB, eml []byte) string { return read(t, eml, ".pdf") }

func read(t testing.TB, eml []byte, ext string) string {
	t.Helper()
	head, parts, err := receive(eml)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if ext == "" {
		b.WriteString(head.Get("Subject") + "\n")
	}
	for _, p := range parts {
		switch {
		case ext != "" && path.Ext(p.name) != ext:
		case path.Ext(p.name) == ".pdf":
			text, err := pdfText(p.content, "")
			if err != nil {
				t.Fatal(err)
			}
			b.WriteString(text + "\n")
		default:
			b.WriteString(p.name + "\n" + words(p.media, p.content) + "\n")
		}
	}
	return b.String()
}
