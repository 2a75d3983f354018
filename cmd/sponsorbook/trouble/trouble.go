// Package trouble names the errors that end a command: in goes what an error says,
// out comes its code, by which docs/errors.md tells what causes it and what mends it.
//
// Errors are known by their words, which come from many packages and from the
// system. A test compares the words of this list with those of the source, both
// ways, so that neither changes alone.
package trouble

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// A Trouble is one kind of error that ends a command.
type Trouble struct {
	Code    string   // stable, lower case with hyphens
	Status  int      // with which the command ends
	Says    []string // what such errors say; * stands for anything
	Meaning string   // when it comes
	Example string   // one as it is printed, without "error: " and the code
	Mend    string   // what to do
}

// Of is the kind of an error by what it says; what nobody foresaw is the last of All.
func Of(message string) Trouble {
	all := All()
	for _, t := range all {
		for _, s := range t.Says {
			if matches(s, message) {
				return t
			}
		}
	}
	return all[len(all)-1]
}

// matches is whether a message says what a pattern says.
func matches(pattern, message string) bool {
	return regexp.MustCompile("(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, ".*") + "$").MatchString(message)
}

// A chapter are the kinds of error of one cause.
type chapter struct {
	title, about string
	of           []Trouble
}

func chapters() []chapter {
	return []chapter{
		{"The disk, the system, other runs", "What is around the program. Whatever it is, the earlier book stands whole.", around},
		{"The configuration", "What `sponsorbook.yaml` says.", configured},
		{"The command line", "What was typed. Nothing was read or written.", typed},
		{"The input", "The exports as a whole; what is wrong with a table or a cell is a [finding](findings.md).", input},
		{"Books", "Books that were to be read, compared or changed.", books},
		{"Parts of a book", "Of `--shard` and `--merge` ([scale.md](scale.md)).", parts},
		{"Delivery", "Of `sponsorbook deliver` ([deliver.md](deliver.md)). What did not go out is never counted as sent.", delivery},
		{"Anything else", "", rest},
	}
}

// All are the kinds of error in the order in which they are looked for.
func All() []Trouble {
	var out []Trouble
	for _, c := range chapters() {
		out = append(out, c.of...)
	}
	return out
}

// Page is the reference of all kinds of error, in Markdown.
func Page() []byte {
	var b bytes.Buffer
	b.WriteString("# Errors\n\nWhat may end a command. An error is one line: what failed, where, and what would mend it; behind it " +
		"stands\n" +
		"its code in brackets, which is stable. What a run says about the exports, with a code in brackets too,\n" +
		"ends nothing and is told in [findings.md](findings.md). This page is generated from the program.\n\n" +
		"| status | means |\n| --- | --- |\n| 0 | done |\n| 1 | failed or interrupted; nothing was published |\n" +
		"| 2 | the command line or the configuration is wrong, or there is no such folder, account, person or file |\n" +
		"| 3 | the input was refused; nothing was published |\n")
	for _, c := range chapters() {
		fmt.Fprintf(&b, "\n## %s\n", c.title)
		if c.about != "" {
			fmt.Fprintf(&b, "\n%s\n", c.about)
		}
		for _, t := range c.of {
			fmt.Fprintf(&b, "\n### `%s`\n\nStatus %d. %s\n\n    error: %s [%s]\n\nMend: %s\n", t.Code, t.Status, t.Meaning, t.Example,
				t.Code, t.Mend)
		}
	}
	return b.Bytes()
}
