// Package screen writes what a terminal may show of words of the input: nothing in
// them steers it.
package screen

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"sponsorbook/pipeline/finding"
)

// Safe is w for lines that hold words of the input: what in them would steer
// a terminal is written as a visible mark. Each Write is of whole characters.
func Safe(w io.Writer) io.Writer { return visible{w} }

type visible struct{ w io.Writer }

func (v visible) Write(p []byte) (int, error) {
	if _, err := io.WriteString(v.w, Lines(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Lines is text of several lines without what would steer a terminal.
func Lines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = finding.Visible(l)
	}
	return strings.Join(lines, "\n")
}

// Terminal is w with marks where it is a terminal, and w itself where a file or
// a program wants the bytes.
func Terminal(w io.Writer) io.Writer {
	if IsTerminal(w) {
		return Safe(w)
	}
	return w
}

// IsTerminal is whether what is written to w is seen at once: w is a terminal, and no
// file, pipe or buffer.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
