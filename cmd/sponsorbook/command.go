package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/program"
)

// Exit statuses, as the contract fixes them.
const (
	exitDone    = 0 // published, findings or not
	exitFailed  = 1 // failed or interrupted; nothing was published
	exitUsage   = 2 // the command line or the configuration is wrong, or the input folder does not exist
	exitRefused = 3 // the input was refused; nothing was published
)

// A command is one verb of the program.
type command struct {
	name  string
	args  string // what follows the name: "ACCOUNT"
	short string // one line of help
	least int    // how many arguments it wants
	most  int
	flags func(*pflag.FlagSet, *options)
	run   func(context.Context, *session) error
}

// commands are every verb, in the order in which help lists them.
func commands() []command {
	return []command{runCommand(), checkCommand(), explainCommand(), diffCommand(),
		briefCommand(), tableCommand(), forgetCommand(), schemaCommand(), versionCommand()}
}

// A session is one call of a command: what it was told, and where it speaks.
type session struct {
	options
	args     []string
	in       io.Reader
	out, err io.Writer
	today    program.Date
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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s := &session{in: in, out: out, err: errw, today: program.DateOf(time.Now())}
	err := contained(func() error { return dispatch(ctx, s, args) })
	if err == nil || errors.Is(err, pflag.ErrHelp) {
		return exitDone
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted; nothing was published")
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
	cmd, rest, err := pick(args)
	if err != nil {
		return err
	}
	set := pflag.NewFlagSet(cmd.name, pflag.ContinueOnError)
	set.SetOutput(io.Discard)
	cmd.flags(set, &s.options)
	if err := set.Parse(rest); errors.Is(err, pflag.ErrHelp) {
		usage(s.out, cmd, set)
		return err
	} else if err != nil {
		return usagef("%s: %w; see sponsorbook %s --help", cmd.name, err, cmd.name)
	}
	if s.args = set.Args(); len(s.args) < cmd.least || len(s.args) > cmd.most {
		return usagef("%s wants %s; see sponsorbook %s --help", cmd.name, wanted(cmd), cmd.name)
	}
	if err := s.environment(set); err != nil {
		return err
	}
	return cmd.run(ctx, s)
}

// pick is the command that the arguments name; run is the default.
func pick(args []string) (command, []string, error) {
	all := commands()
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return all[0], args, nil
	}
	if args[0] == "help" {
		args = append(args[1:], "--help")
		return pick(args)
	}
	for _, c := range all {
		if c.name == args[0] {
			return c, args[1:], nil
		}
	}
	return command{}, nil, usagef("there is no command %q; see sponsorbook --help", args[0])
}

func wanted(c command) string {
	if c.args == "" {
		return "no arguments"
	}
	return c.args
}

// usage prints the help of a command, and of run the list of all commands.
func usage(w io.Writer, cmd command, set *pflag.FlagSet) {
	fmt.Fprintf(w, "sponsorbook %s\n%s\n", strings.TrimSpace(cmd.name+" "+cmd.args), cmd.short)
	if cmd.name == "run" {
		fmt.Fprintf(w, "\nCommands:\n")
		for _, c := range commands() {
			fmt.Fprintf(w, "  %-28s %s\n", strings.TrimSpace(c.name+" "+c.args), c.short)
		}
	}
	if flags := set.FlagUsages(); flags != "" {
		fmt.Fprintf(w, "\nFlags:\n%s", flags)
	}
	if cmd.name == "run" {
		fmt.Fprint(w, "\nExit status: 0 published; 1 failed or interrupted; 2 wrong command line or\nconfiguration, or no input folder; 3 the input was refused.\n")
	}
}

// complain prints an error, each of its parts on a line of its own.
func (s *session) complain(err error) {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) && strings.Contains(err.Error(), "\n") {
		for _, e := range joined.Unwrap() {
			s.complain(e)
		}
		return
	}
	text := err.Error()
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
		return nil, usagef("the input folder %s does not exist; make it and put the exports into it, or name another with --input", s.Input)
	case err != nil:
		return nil, usagef("the input folder %s cannot be read: %w", s.Input, err)
	case !info.IsDir():
		return nil, usagef("the input %s is a file; name the folder that holds the exports with --input", s.Input)
	}
	return os.DirFS(s.Input), nil
}
