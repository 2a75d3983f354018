package table

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
)

// recognise finds out by the content what a file is, and opens it.
func (s *source) recognise(ctx context.Context, w *Workbook) error {
	if bytes.HasPrefix(s.head, []byte("PK\x03\x04")) || bytes.HasPrefix(s.head, []byte("PK\x05\x06")) {
		return s.openPackage(ctx, w)
	}
	if err := s.refuseKnown(); err != nil {
		return err
	}
	switch s.markupKind() {
	case "html":
		return s.openHTML(ctx, w)
	case "xml2003":
		return s.openXML2003(ctx, w)
	case "xml":
		return refuse("xml", "is XML of a kind that holds no sheet; export the data as .xlsx or .csv")
	}
	return s.openText(ctx, w)
}

// jsonStart reports whether a text begins with several tokens of JSON.
func jsonStart(b []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(b))
	for range 8 {
		if _, err := dec.Token(); err != nil {
			return err == io.EOF || err == io.ErrUnexpectedEOF
		}
	}
	return true
}
