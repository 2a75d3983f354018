package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sponsorbook/pipeline/value"
)

// tree is every command as cobra knows it: it parses flags, answers shells that
// complete, and is what man pages are made of. Words are ours: the help, and
// every error.
func (s *session) tree(ctx context.Context) *cobra.Command {
	root := &cobra.Command{Use: "sponsorbook", Short: "an executive sponsor program, run from spreadsheet exports",
		Long: "Each month the company's exports go into a folder, and one command writes the month's book:\na briefing for " +
			"every account in the program, the action plan and the scorecard.",
		SilenceErrors: true, SilenceUsage: true, CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true}}
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { help(s.out, c) })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagMistake(c, err) })
	for _, c := range commands() {
		root.AddCommand(s.branch(ctx, c))
	}
	return root
}

func (s *session) branch(ctx context.Context, c command) *cobra.Command {
	var lines []string
	for _, e := range c.examples {
		lines = append(lines, fmt.Sprintf("  sponsorbook %s  # %s", e.line, e.what))
	}
	b := &cobra.Command{Use: strings.TrimSpace(c.name + " " + c.args), Short: c.short, Long: c.short, DisableFlagsInUseLine: true,
		Example: strings.Join(lines, "\n"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < c.least || len(args) > c.most {
				return usagef("%s wants %s; see sponsorbook %s --help", c.name, cmp.Or(c.args, "no arguments"), c.name)
			}
			return nil
		},
	}
	if c.long != "" {
		b.Long += "\n\n" + c.long
	}
	b.RunE = func(_ *cobra.Command, args []string) error {
		s.args = args
		if err := s.environment(b.Flags()); err != nil {
			return err
		}
		return c.run(ctx, s)
	}
	b.Flags().SortFlags = false
	c.flags(b.Flags(), &s.options)
	b.InitDefaultHelpFlag()
	b.Flags().Lookup("help").Usage = "this help"
	return b
}

// flagMistake says what is wrong with a flag, and which flag or value was
// probably meant.
func flagMistake(c *cobra.Command, err error) error {
	hint := "see sponsorbook " + c.Name() + " --help"
	if m := regexp.MustCompile(`^unknown flag: --([^=]+)`).FindStringSubmatch(err.Error()); m != nil {
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if name := value.Nearest(m[1], names); name != "" {
			hint = "did you mean --" + name + "?"
		}
	}
	return usagef("%s: %w; %s", c.Name(), err, hint)
}

// meant is a hint at the name that looks most like a mistyped one; where none
// does, at what else would help.
func meant(typed string, names []string, otherwise string) string {
	if name := value.Nearest(typed, names); name != "" {
		return "did you mean " + strconv.Quote(name) + "?"
	}
	return otherwise
}

// help prints what a command does with its examples and flags, and of the
// program as a whole its commands, each with an example.
func help(w io.Writer, c *cobra.Command) {
	fmt.Fprintf(w, "%s: %s\n", c.CommandPath(), c.Short)
	if _, more, _ := strings.Cut(c.Long, "\n\n"); c.HasParent() && more != "" {
		prose(w, more)
	}
	if !c.HasParent() {
		overview(w)
		return
	}
	fmt.Fprintf(w, "\nUsage:\n  sponsorbook %s [flags]\n", c.Use)
	if c.Example != "" {
		fmt.Fprintln(w, "\nExamples:")
		fmt.Fprintln(w, aligned(c.Example))
	}
	fmt.Fprintf(w, "\nFlags:\n%s", c.Flags().FlagUsagesWrapped(width))
	if c.Flags().Lookup("output") != nil {
		fmt.Fprint(w, "\nEvery flag can be given as an environment variable: --as-of as\nSPONSORBOOK_AS_OF. A flag wins over the "+
			"variable, the variable over\nsponsorbook.yaml.\n")
	}
}

// overview is the help of the program as a whole.
func overview(w io.Writer) {
	fmt.Fprint(w, "\nUsage:\n  sponsorbook COMMAND [flags]      without a command: run\n\nCommands, each with an example:\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %s\n", strings.TrimSpace(c.name+" "+c.args))
		wrap(w, "      "+c.short, width)
		fmt.Fprintf(w, "      $ sponsorbook %s\n", c.examples[0].line)
	}
	fmt.Fprint(w, "\nThe flags of a command: sponsorbook COMMAND --help\n\n"+exits)
}

// exits are the exit statuses, in the words of help.
const exits = `Exit status: 0 published, findings or not; 1 failed or interrupted, nothing was
published; 2 the command line or the configuration is wrong, or there is no such
folder, account, person or file; 3 the input was refused, nothing was published.
`

// prose prints paragraphs below a blank line.
func prose(w io.Writer, text string) {
	for _, paragraph := range strings.Split(text, "\n\n") {
		fmt.Fprintln(w)
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && len([]rune(line))+1+len([]rune(word)) > width {
				fmt.Fprintln(w, line)
				line = ""
			}
			line = strings.TrimSpace(line + " " + word)
		}
		fmt.Fprintln(w, line)
	}
}

// aligned sets the remarks of examples below each other, or on lines of their
// own above the calls where they would not fit.
func aligned(text string) string {
	var calls, remarks []string
	longest := 0
	for line := range strings.Lines(text) {
		call, remark, _ := strings.Cut(strings.TrimRight(line, "\n"), "  # ")
		calls, remarks = append(calls, call), append(remarks, remark)
		longest = max(longest, len(call))
	}
	var out []string
	for i := range calls {
		if longest+4+len(longestOf(remarks)) <= width {
			out = append(out, fmt.Sprintf("%-*s  # %s", longest, calls[i], remarks[i]))
		} else {
			out = append(out, "  # "+remarks[i], calls[i])
		}
	}
	return strings.Join(out, "\n")
}

func longestOf(all []string) (longest string) {
	for _, s := range all {
		if len(s) > len(longest) {
			longest = s
		}
	}
	return longest
}

func completionCommand() command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return command{
		name: "completion", args: "SHELL", least: 1, most: 1,
		short: "Prints what makes a shell complete commands, flags and accounts.",
		long:  "SHELL is bash, zsh, fish or powershell.",
		examples: []example{
			{"completion bash > /etc/bash_completion.d/sponsorbook", "for everybody on this machine"},
			{"completion zsh > \"${fpath[1]}/_sponsorbook\"", "for zsh"},
			{"completion fish > ~/.config/fish/completions/sponsorbook.fish", "for fish"},
			{"completion powershell >> $PROFILE", "for PowerShell"},
		},
		flags: func(*pflag.FlagSet, *options) {},
		run: func(ctx context.Context, s *session) error {
			root := s.tree(ctx)
			switch s.args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.out, true)
			case "zsh":
				return root.GenZshCompletion(s.out)
			case "fish":
				return root.GenFishCompletion(s.out, true)
			case "powershell", "pwsh":
				return root.GenPowerShellCompletionWithDesc(s.out)
			}
			return usagef("there is no shell %q; %s", s.args[0], meant(s.args[0], shells, "it knows "+strings.Join(shells, ", ")))
		},
	}
}

// variable is the environment variable of a flag.
func variable(flag string) string {
	return "SPONSORBOOK_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// given is the value of a variable that stands for a flag; an empty one is none.
func given(flag string) (value string, is bool) {
	value = os.Getenv(variable(flag))
	return value, value != ""
}
