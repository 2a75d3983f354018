package pipeline

import (
	"encoding/hex"
	"reflect"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/html"
	"sponsorbook/pipeline/pdf"
)

// Files are where the files of a book go. Each method is called from several
// goroutines.
type Files interface {
	// Write adds a file: its path with slashes, and its bytes.
	Write(path string, content []byte) error
	// Take adds the files that this program made of the same thing before, and says
	// which they are and what it noted of them; false where they are not there, or
	// not as it made them.
	Take(of string) (files []string, made book.Made, ok bool, err error)
	// Note tells what files were made of.
	Note(made book.Made, files []string)
}

// Put is Files that holds nothing from before, and notes nothing.
type Put func(path string, content []byte) error

// Write calls it.
func (p Put) Write(path string, content []byte) error { return p(path, content) }

// Take has nothing.
func (Put) Take(string) (files []string, made book.Made, ok bool, err error) { return }

// Note does nothing.
func (Put) Note(book.Made, []string) {}

// lookOf is a hash of all that the writers know beside what they write: the shell
// of web pages, and how printed pages look.
func lookOf(w *html.Writer, c config.Config) string {
	return hashOf([]any{w.Shell(), c.Page})
}

// of is the hash of a thing to be written, a document or what else a file is made
// of, and of all that its writer knows. The program itself is not in it: what
// another program made is never taken.
func (w *writers) of(thing any) string {
	return hashOf([]any{w.look, thing})
}

// hashOf is short for the manifest, which has one for each file, and long enough
// that no two things share one.
func hashOf(thing any) string { return hex.EncodeToString(digest(reflect.ValueOf(thing), 1<<12)[:16]) }

// again is a piece that was made of the same before, or what made it anew: always,
// where it is said to be made of nil.
func (w *writers) again(thing any, piece *Piece, anew func(put Put) (pdf.Report, error)) error {
	if thing == nil {
		_, err := anew(piece.noted(w.to))
		return err
	}
	of := w.of(thing)
	files, made, ok, err := w.to.Take(of)
	if err != nil {
		return err
	}
	if ok {
		piece.Files, piece.Made = files, made
	} else {
		report, err := anew(piece.noted(w.to))
		if err != nil {
			return err
		}
		piece.Made = book.Made{Of: of, GaveWay: report.GaveWay, Absent: string(report.Missing)}
	}
	w.to.Note(piece.Made, piece.Files)
	return nil
}
