package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/trouble"
)

// scripts are the transcripts of whole commands, and the tests that run commands.
func scripts(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, pattern := range []string{"testdata/script/*.txtar", "*_test.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f == "covered_test.go" {
				continue
			}
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
		}
	}
	return b.String()
}

// TestEveryCommandFlagAndStatusHasATranscript looks for each command with a status,
// and for each of its flags, in what the transcripts run.
func TestEveryCommandFlagAndStatusHasATranscript(t *testing.T) {
	all := scripts(t)
	for _, c := range commands() {
		if !regexp.MustCompile(`(?m)^status 0 ` + c.name + `\b`).MatchString(all) {
			t.Errorf("no transcript runs %s to its end", c.name)
		}
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		c.flags(flags, &options{})
		flags.VisitAll(func(f *pflag.Flag) {
			used := regexp.MustCompile(`(^|\s|"|,)(--` + f.Name + `\b|SPONSORBOOK_` + strings.ToUpper(strings.ReplaceAll(f.Name, "-",
				"_")) + `\b)`)
			short := f.Shorthand != "" && regexp.MustCompile(`(?m)\s-`+f.Shorthand+`\b`).MatchString(all)
			if !short && !used.MatchString(all) {
				t.Errorf("nothing runs %s --%s", c.name, f.Name)
			}
		})
	}
	for _, status := range []string{"0", "1", "2", "3"} {
		if !strings.Contains(all, "\nstatus "+status+" ") {
			t.Errorf("no transcript ends with status %s", status)
		}
	}
}

// elsewhere are errors that a transcript cannot bring about alike on every system,
// with the test that does: its file, and what it says.
var elsewhere = map[string][2]string{
	"busy":            {"../../.ci/kills", "another run is writing into this output folder; wait for it to end [busy]"},
	"disk-full":       {"../../.ci/kills", `judge("full disks"`},
	"not-allowed":     {"../../.ci/kills", `judge("a read-only folder"`},
	"interrupted":     {"../../.ci/kills", "error: interrupted; nothing was published [interrupted]"},
	"mail-encryption": {"../../pipeline/mail/send_test.go", "certificate of"},
	"mail-password":   {"../../pipeline/mail/book_test.go", "no password"},
	"mail-not-right":  {"../../pipeline/mail/check_test.go", "names the account"},
}

// foreseen are errors that nothing brings about at will: a disk that breaks, a network
// drive, a file that another program has open on Windows, a server that hangs up, a
// fault of the program, which a test below makes.
var foreseen = []string{"file-in-use", "watch", "write", "mail", "mail-server", "failed", "stumbled"}

// TestEveryErrorHasATranscript: the error of each code is printed in one of them.
func TestEveryErrorHasATranscript(t *testing.T) {
	all := scripts(t)
	for _, k := range trouble.All() {
		if where, ok := elsewhere[k.Code]; ok {
			if text, err := os.ReadFile(where[0]); err != nil || !strings.Contains(string(text), where[1]) {
				t.Errorf("%s: %s does not say %q (%v)", k.Code, where[0], where[1], err)
			}
		} else if !slices.Contains(foreseen, k.Code) && !strings.Contains(all, `\[`+k.Code+`\]`) {
			t.Errorf("no transcript prints the error %s", k.Code)
		}
	}
}

func TestAPanicIsAnErrorThatAsksForAReport(t *testing.T) {
	err := contained(func() error { panic("no such luck") })
	if err == nil || trouble.Of(err.Error()).Code != "stumbled" || status(err) != exitFailed {
		t.Errorf("got %v", err)
	}
}
