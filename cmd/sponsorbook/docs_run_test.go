package main

import (
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestEveryCommandOfTheDocsRuns runs each command that README, the documentation and
// the files of a workspace show, each in a folder of its own with exports, two books
// and a table: all of them do what they are shown for. Those that take a mail server,
// or never end, are run by the tests that are named.
func TestEveryCommandOfTheDocsRuns(t *testing.T) {
	begun := shownState(t)
	shown := shownCommands(t)
	for _, line := range slices.Sorted(maps.Keys(shown)) {
		t.Run(line, func(t *testing.T) {
			if where, ok := runElsewhere[line]; ok {
				text, err := os.ReadFile(where[0])
				if err != nil || !strings.Contains(string(text), where[1]) {
					t.Errorf("%s does not run %q (%v)", where[0], where[1], err)
				}
				return
			}
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(begun)); err != nil {
				t.Fatal(err)
			}
			t.Chdir(dir)
			t.Setenv("PATH", filepath.Join(dir, "bin"))
			t.Setenv("SPONSORBOOK_NO_SYNC", "true")
			var errs bytes.Buffer
			if got := run(asTyped(t, line), strings.NewReader(""), io.Discard, &errs); got != exitDone {
				t.Errorf("%s shows it, and it ends with status %d: %s", shown[line], got, &errs)
			}
		})
	}
	if len(shown) < 40 {
		t.Errorf("%d commands are shown; how they are written has changed", len(shown))
	}
}

// runElsewhere are commands that another test runs: its file, and what it says there.
var runElsewhere = map[string][2]string{
	"sponsorbook run --watch":                        {"watch_test.go", `"--watch"`},
	"sponsorbook run -i my-exports -o books --watch": {"watch_test.go", `"--watch"`},
	"sponsorbook deliver --send": {"testdata/script/deliver.txtar",
		"status 0 deliver -i input -o out --send\n"},
	"sponsorbook deliver -i my-exports -o books --send": {"testdata/script/deliver.txtar",
		"status 0 deliver -i input -o out --send\n"},
	"sponsorbook deliver --send --updates": {"testdata/script/deliver.txtar",
		"status 0 deliver -i input -o out --send --updates"},
	"sponsorbook run -i input -o output --as-of 2026-10-31 --shard $part/3 -q": {"testdata/script/scale-sample.txtar",
		"documented scale.md sh 1"},
	"sponsorbook run -i input -o output --as-of 2026-10-31 --shard {}/3 -q": {"testdata/script/scale-sample.txtar",
		"documented scale.md sh 2"},
	"sponsorbook run -i input -o output --as-of 2026-10-31 --merge 3": {"testdata/script/scale-sample.txtar",
		"documented scale.md sh 1"},
	"sponsorbook run -i my-exports -o books --as-of 2026-10-31 --merge 3": {"testdata/script/scale.txtar", "--merge 3"},
}

var (
	inText = regexp.MustCompile("`(sponsorbook(?: [^`\n]*)?)`")
	inSpan = regexp.MustCompile(`\n\s*`)
	remark = regexp.MustCompile(`(\s+#| {3,}|\s+&&|\s+&$).*`)
)

// shownCommands are the commands that the documentation shows, with the file: lines
// of blocks, words in text, and the examples of help.
func shownCommands(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	var files []string
	for _, pattern := range []string{"../../README.md", "../../docs/*.md", "workspace/*.md"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fenced := false
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
			}
			word := strings.TrimSpace(line)
			if (fenced || strings.HasPrefix(line, "    ")) && (word == "sponsorbook" || strings.HasPrefix(word, "sponsorbook ")) {
				out[command1(word)] = file
			}
		}
		for _, m := range inText.FindAllStringSubmatch(inSpan.ReplaceAllString(string(text), " "), -1) {
			out[command1(m[1])] = file
		}
	}
	for _, c := range commands() {
		for _, e := range c.examples {
			out[command1("sponsorbook "+e.line)] = "the help of " + c.name
		}
	}
	delete(out, "sponsorbook COMMAND --help") // stands for all of those that are there
	return out
}

// command1 is a command without the remark behind it, with single blanks.
func command1(line string) string {
	line = regexp.MustCompile(`^sponsorbook +run +`).ReplaceAllString(line, "sponsorbook run ")
	return strings.TrimSpace(remark.ReplaceAllString(line, ""))
}

// asTyped are the arguments of a command, with something in the place of what it
// leaves open, and without where its output goes.
func asTyped(t *testing.T, line string) []string {
	t.Helper()
	line, _, _ = strings.Cut(line, " >")
	for word, is := range map[string]string{"ACCOUNT": "aurelia", "KIND": "sponsors", "DIR": "new", "MESSAGE-ID": "2026-10.1@x"} {
		line = regexp.MustCompile(`\b`+word+`\b`).ReplaceAllString(line, is)
	}
	var out []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
		out = append(out, m[1]+m[2])
	}
	return out[1:]
}

// shownState is the folder that the commands stand in: exports under the names that
// the documentation gives them, and what earlier months left.
func shownState(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) {
		t.Helper()
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, in := range []string{"input", "my-exports"} {
		write(in+"/accounts.csv", "Account ID,Account Name,Executive Sponsor,Account Manager,Account Manager Email\n"+
			"1,Aurelia Logistics,Helena Brandt,Tom Zee,tom@ours.example\n2,Kestrel Energy,,Tom Zee,tom@ours.example\n", 0o644)
		write(in+"/revenue.csv", "Account ID,Month,Amount,Currency\n1,2026-07,1000.50,EUR\n1,2026-10,100.50,EUR\n2,2026-10,800,EUR\n",
			0o644)
		write(in+"/contacts.csv", "Account ID,Full Name,Title,Email\n1,Ines Carvalho,CFO,ines@aurelia.example\n", 0o644)
		write(in+"/sponsors.csv", "Sponsor,Title,Email,Capacity\nHelena Brandt,Chief Operating Officer,helena@ours.example,3\n", 0o644)
		write(in+"/meetings.csv", "Meeting ID,Account,Date,Type,Status,Sponsor,Goal\n"+
			"M-0214,Aurelia Logistics,2026-12-20,Executive visit,Booked,Helena Brandt,Agree\n", 0o644)
		write(in+"/sponsorbook.yaml", "delivery: {from: Nora <nora@ours.example>, leadership: [Board <board@ours.example>]}\n", 0o644)
	}
	x := excelize.NewFile()
	defer x.Close()
	for i, sheet := range []string{"Sheet1", "Revenue"} {
		if _, err := x.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		if err := x.SetSheetRow(sheet, "A1", &[]any{"Customer", "Amount"}); err != nil {
			t.Fatal(err)
		}
		if err := x.SetSheetRow(sheet, "A2", &[]any{"Aurelia", i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.SaveAs(filepath.Join(dir, "my-exports", "report.xlsx")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "my-exports", "report.xlsx"), filepath.Join(dir, "report.xlsx")); err != nil {
		t.Fatal(err)
	}
	for _, day := range []string{"2026-07-31", "2026-09-30", "2026-10-31"} {
		said(t, "run", "-q", "--no-sync", "-i", filepath.Join(dir, "my-exports"), "-o", filepath.Join(dir, "books"), "--as-of", day)
	}
	if err := os.CopyFS(filepath.Join(dir, "output"), os.DirFS(filepath.Join(dir, "books"))); err != nil {
		t.Fatal(err)
	}
	write("output/.deliveries.jsonl",
		`{"at":"2026-11-01T08:00:00Z","state":"uncertain","book":"2026-10","room":"board","reader":"leadership",`+
			`"message_id":"2026-10.1@x","to":"board@ours.example","draft_sha256":"0"}`+"\n", 0o600)
	if err := os.Rename(filepath.Join(dir, "report.xlsx"), filepath.Join(dir, "my-exports", "report.xlsx")); err != nil {
		t.Fatal(err)
	}
	write("bin/xdg-open", "#!/bin/sh\n", 0o755)
	return dir
}
