package main

import (
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/config"
)

// version is the program's own; books name it.
const version = "0.1.0"

func versionCommand() command {
	return command{
		name:  "version",
		short: "Prints the program's version.",
		flags: func(*pflag.FlagSet, *options) {},
		run: func(_ context.Context, s *session) error {
			_, err := fmt.Fprintf(s.out, "sponsorbook %s %s/%s %s\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
			return err
		},
	}
}

func schemaCommand() command {
	return command{
		name:  "schema",
		short: "Prints the JSON Schema of the configuration, for editors.",
		flags: func(*pflag.FlagSet, *options) {},
		run: func(_ context.Context, s *session) error {
			text, err := config.Schema()
			if err == nil {
				_, err = s.out.Write(text)
			}
			return err
		},
	}
}
