package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/config"
)

// version is the program's own; books name it.
const version = "0.1.0"

// commit and date are of the commit that a release was built from.
var commit, date string

// origin is the commit that the program was built from and its day, as the
// release or Go itself recorded them.
func origin() (revision, when string) {
	revision, when = commit, date
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = cmp.Or(revision, s.Value)
			case "vcs.time":
				when = cmp.Or(when, s.Value)
			}
		}
	}
	return cmp.Or(revision, "unknown"), cmp.Or(when, "unknown")
}

func versionCommand() command {
	return command{
		name:     "version",
		short:    "Prints the program's version.",
		examples: []example{{"version", "which version, commit and Go"}},
		flags:    func(*pflag.FlagSet, *options) {},
		run: func(_ context.Context, s *session) error {
			revision, when := origin()
			_, err := fmt.Fprintf(s.out, "sponsorbook %s\ncommit  %s\ndate    %s\ngo      %s %s/%s\n",
				version, revision, when, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

func schemaCommand() command {
	return command{
		name:  "schema",
		short: "Prints the JSON Schema of the configuration, for editors.",
		long: "An editor that knows the YAML language server completes sponsorbook.yaml when its first line is: # " +
			"yaml-language-server: $schema=sponsorbook.schema.json",
		examples: []example{{"schema > my-exports/sponsorbook.schema.json", "so that an editor completes the keys"}},
		flags:    func(*pflag.FlagSet, *options) {},
		run: func(_ context.Context, s *session) error {
			text, err := config.Schema()
			if err == nil {
				_, err = s.out.Write(text)
			}
			return err
		},
	}
}
