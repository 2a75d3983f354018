package screen

import (
	"io"
	"os"
	"regexp"
	"strings"
)

// Colours says whether what is written to w may be coloured: w is a terminal that
// shows more than lines, and nobody set NO_COLOR (no-color.org) to anything.
func Colours(w io.Writer) bool { return IsTerminal(w) && wanted() }

// wanted is whether the environment has nothing against colours.
func wanted() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }

// Coloured is w for what check prints, with the colours of a terminal: each severity in its own,
// codes faint, what mends in green, and the first line of a paragraph bold. Each
// Write is of whole lines. What is written must be Safe already.
func Coloured(w io.Writer) io.Writer { return &coloured{w: w, begins: true} }

type coloured struct {
	w      io.Writer
	begins bool // the next line begins a paragraph
}

const (
	bold, faint, red, green, yellow, cyan = "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[32m", "\x1b[1;33m", "\x1b[36m"
	plainly                               = "\x1b[0m"
)

var severities = map[string]string{"error": red, "warning": yellow, "note": cyan}

var (
	severe = regexp.MustCompile(`^(error|warning|note)\b`)
	coded  = regexp.MustCompile(`\[[a-z]+(-[a-z]+)*\]`)
)

func (c *coloured) Write(p []byte) (int, error) {
	for line := range strings.Lines(string(p)) {
		text, end := strings.CutSuffix(line, "\n")
		if _, err := io.WriteString(c.w, c.paint(text)+map[bool]string{true: "\n"}[end]); err != nil {
			return 0, err
		}
		if end {
			c.begins = text == ""
		}
	}
	return len(p), nil
}

func (c *coloured) paint(line string) string {
	trimmed := strings.TrimLeft(line, " ")
	switch word := severe.FindString(line); {
	case word != "":
		line = severities[word] + word + plainly + line[len(word):]
	case strings.HasPrefix(trimmed, "mend:"):
		at := len(line) - len(trimmed)
		return line[:at] + green + "mend:" + plainly + trimmed[len("mend:"):]
	case c.begins && line != "" && line[0] != ' ':
		return bold + line + plainly
	}
	return coded.ReplaceAllStringFunc(line, func(code string) string { return faint + code + plainly })
}
