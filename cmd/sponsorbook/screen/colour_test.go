package screen

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

const printed = `as of 2026-10-31; revenue from revenue

accounts.csv
  accounts, 99 % sure

error accounts.csv A1: "x" is wrong [amount-unreadable]
        mend: write [1]
note: worth knowing [newer-stands]

0 errors
`

func TestColoursSayNothingThatTheWordsDoNot(t *testing.T) {
	var b bytes.Buffer
	for line := range strings.Lines(printed) {
		fmt.Fprint(Safe(Coloured(&b)), line)
	}
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(b.String(), ""); got != printed {
		t.Errorf("without its colours it says\n%s", got)
	}
}

func TestSeveritiesAndParagraphsAreSeen(t *testing.T) {
	var b bytes.Buffer
	w := Safe(Coloured(&b))
	for line := range strings.Lines(printed) {
		fmt.Fprint(w, line)
	}
	for _, want := range []string{bold + "as of", "\n" + bold + "accounts.csv" + plainly, red + "error" + plainly + " accounts.csv",
		faint + "[amount-unreadable]" + plainly, green + "mend:" + plainly + " write [1]\n", cyan + "note" + plainly, bold + "0 errors"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%q", want, b.String())
		}
	}
}

// What the input says cannot colour anything: it is made safe before it is coloured.
func TestWordsOfTheInputBringNoColour(t *testing.T) {
	var b bytes.Buffer
	fmt.Fprint(Safe(Coloured(&b)), "  \x1b[31mred\n")
	if strings.Contains(b.String(), "\x1b") {
		t.Errorf("got %q", b.String())
	}
}

func TestAPipeIsNotColoured(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if Colours(w) || Colours(&bytes.Buffer{}) {
		t.Error("a pipe is coloured")
	}
}

// environments are what may stand around a terminal, with whether it is coloured.
var environments = []struct {
	noColor, term string
	want          bool
}{{"", "xterm", true}, {"", "", true}, {"1", "xterm", false}, {"0", "xterm", false}, {"", "dumb", false}}

func TestTheEnvironmentTakesColoursAway(t *testing.T) {
	for _, e := range environments {
		t.Setenv("NO_COLOR", e.noColor)
		t.Setenv("TERM", e.term)
		if wanted() != e.want {
			t.Errorf("%+v: got %v", e, !e.want)
		}
	}
}
