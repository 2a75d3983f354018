package main

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/spf13/pflag"
)

var update = flag.Bool("update", false, "rewrite the generated pages")

// TestEachCommandHasItsPage keeps docs/commands true: a page a command, made
// from its own help.
func TestEachCommandHasItsPage(t *testing.T) {
	for _, c := range commands() {
		var page bytes.Buffer
		set := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
		c.flags(set, &options{})
		page.WriteString("# sponsorbook " + c.name + "\n\nGenerated from the program's own help.\n\n```\n")
		usage(&page, c, set)
		page.WriteString("```\n")
		file := "../../docs/commands/" + c.name + ".md"
		if *update {
			if err := os.WriteFile(file, page.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(got, page.Bytes()) {
			t.Errorf("%s is not what the program says (%v); run go test ./cmd/sponsorbook -run Page -update", file, err)
		}
	}
}
