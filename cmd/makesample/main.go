// Command makesample writes the exports of the sample company, as they were on a
// day, into a folder.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sponsorbook/pipeline/program"
	"sponsorbook/sample"
)

//go:generate go run . -o ../../input

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "makesample:", err)
		os.Exit(1)
	}
}

// run writes the sample into the folder that the arguments name.
func run(args []string, errs io.Writer) error {
	flags := flag.NewFlagSet("makesample", flag.ContinueOnError)
	flags.SetOutput(errs)
	out := flags.String("o", "", "folder to write to")
	day := flags.String("until", sample.LastDay().String(), "write what was known on this day, YYYY-MM-DD")
	if err := flags.Parse(args); err != nil {
		return err
	}
	until, err := program.ParseDate(*day)
	switch {
	case err != nil:
		return err
	case *out == "":
		return fmt.Errorf("no folder to write to; name one with -o")
	}
	files, err := sample.Files(until)
	if err != nil {
		return fmt.Errorf("-until: %w", err)
	}
	for _, f := range files {
		path := filepath.Join(*out, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
