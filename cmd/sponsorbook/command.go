package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/trouble"
	"sponsorbook/pipeline/budget"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
)

// Exit statuses, as the contract fixes them.
const (
	exitDone    = 0 // published, findings or not
	exitFailed  = 1 // failed or interrupted; nothing was published
	exitUsage   = 2 // the command line or the configuration is wrong, or the input folder does not exist
	exitRefused = 3 // the input was refused; nothing was published
)

// A command is one verb of the program. Help, completions, man pages and
// docs/commands are made of it.
type command struct {
	name     string
	args     string // what follows the name: "ACCOUNT"
	short    string // one line of help
	long     string // what else help says, in paragraphs; "" for nothing
	examples []example
	least    int // how many arguments it wants
	most     int
	flags    func(*pflag.FlagSet, *options)
	run      func(context.Context, *session) error
}

// An example is a call of a command, and what it is for.
type example struct {
	line string // as typed, without "sponsorbook"
	what string
}

// commands are every verb, in the order in which help lists them.
func commands() []command {
	return []command{initCommand(), runCommand(), checkCommand(), explainCommand(), diffCommand(), briefCommand(), deliverCommand(),
		tableCommand(), fieldsCommand(), forgetCommand(), schemaCommand(), completionCommand(), versionCommand()}
}

// A session is one call of a command: what it was told, and where it speaks.
type session struct {
	options
	args     []string
	in       io.Reader
	out, err io.Writer
	today    program.Date
	staging  staging
	memory   *budget.Watch
	built    func() string // which program this is
}

// errUsage marks an error in the command line or the configuration.
var errUsage = errors.New("usage")

// usageError is an error that exits with status 2.
type usageError struct{ error }

func (usageError) Is(target error) bool { return target == errUsage }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// run is the whole program: it picks a command, gives it its flags, and turns
// what happened into an exit status.
func run(args []string, in io.Reader, out, errw io.Writer) int {
	s := &session{in: in, out: out, err: errw, today: program.DateOf(time.Now()), built: built}
	err := s.until(func(ctx context.Context) error { return dispatch(ctx, s, args) })
	if err == nil || errors.Is(err, pflag.ErrHelp) {
		return exitDone
	}
	s.complain(err)
	return status(err)
}

// contained turns a panic into an error: whatever the input, an earlier book
// stays whole and the exit status says that the run failed.
func contained(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("sponsorbook stumbled over itself: %v; please report it with the input that led to it", p)
		}
	}()
	return work()
}

func status(err error) int {
	switch {
	case errors.Is(err, errUsage):
		return exitUsage
	case errors.Is(err, intake.ErrRefused), errors.Is(err, errStrict):
		return exitRefused
	}
	return exitFailed
}

func dispatch(ctx context.Context, s *session, args []string) error {
	args, err := completed(args)
	if err != nil {
		return err
	}
	root := s.tree(ctx)
	root.SetArgs(args)
	return root.Execute()
}

// completed are the arguments with the command that they leave out: run is the
// default, "help NAME" is "NAME --help", and --version is version.
func completed(args []string) ([]string, error) {
	switch {
	case len(args) == 0:
		return []string{"run"}, nil
	case args[0] == "--help", args[0] == "-h":
		return []string{"--help"}, nil
	case args[0] == "--version":
		return []string{"version"}, nil
	case strings.HasPrefix(args[0], "-"):
		return append([]string{"run"}, args...), nil
	case args[0] == "help":
		return completed(append(slices.Clone(args[1:]), "--help"))
	case strings.HasPrefix(args[0], "__complete"): // what shells ask
		return args, nil
	}
	var names []string
	for _, c := range commands() {
		if c.name == args[0] {
			return args, nil
		}
		names = append(names, c.name)
	}
	return nil, usagef("there is no command %q; %s", args[0], meant(args[0], names, "see sponsorbook --help"))
}

// complain prints an error with its code, each of its parts on a line of its own.
func (s *session) complain(err error) {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) && strings.Contains(err.Error(), "\n") {
		for _, e := range joined.Unwrap() {
			s.complain(e)
		}
		return
	}
	text := err.Error() + " [" + trouble.Of(err.Error()).Code + "]"
	if s.LogFormat != "json" {
		text = "error: " + text
	}
	s.say("error", text)
}

// inputFolder opens the input folder for reading.
func (s *session) inputFolder() (fs.FS, error) {
	info, err := os.Stat(s.Input)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("the input folder %s does not exist; %s", s.Input, s.begin())
	case err != nil:
		return nil, usagef("the input folder %s cannot be read: %w", s.Input, err)
	case !info.IsDir():
		return nil, usagef("the input %s is a file; name the folder that holds the exports with --input", s.Input)
	}
	return plain.Dir(s.Input), nil
}

// begin is what to do where there is no input folder: begin a workspace, where
// none was named, and nothing else where one was.
func (s *session) begin() string {
	if s.set["input"] {
		return "make it and put the exports into it, or name another with --input"
	}
	return "sponsorbook init DIR makes a workspace for your exports, sponsorbook init DIR --sample shows one of an invented company; " +
		"or name the folder that holds your exports with --input"
}
