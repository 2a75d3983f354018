package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"sponsorbook/cmd/sponsorbook/trouble"
	"sponsorbook/templates/fonts"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sponsorbook": main})
}

func TestScripts(t *testing.T) {
	sample, err := filepath.Abs("../../input")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", sample)
			e.Setenv("SPONSORBOOK_NO_SYNC", "true")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":     status2,
			"bytes":      writeBytes,
			"font":       writeFont,
			"fill":       fillIn,
			"mailserver": mailServer,
			"documented": documented,
			"same":       same,
		},
	})
}

// status2 runs sponsorbook and compares its exit status: status 2 run -i nowhere.
func status2(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("sponsorbook", args[1:]...)
	got := "0"
	if err != nil {
		got = "1"
		if e, ok := err.(interface{ ExitCode() int }); ok {
			got = string(rune('0' + e.ExitCode()))
		}
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
	for line := range strings.Lines(ts.ReadFile("stderr")) {
		errorIsTold(ts, strings.TrimSpace(line), got)
	}
}

// errorIsTold is whether an error that ended a command has the code by which
// docs/errors.md tells of it, and the status.
func errorIsTold(ts *testscript.TestScript, line, status string) {
	text, ok := strings.CutPrefix(line, "error: ")
	if !ok || status == "0" {
		return // a finding
	}
	text, code, _ := strings.Cut(strings.TrimSuffix(text, "]"), " [")
	for strings.Contains(code, " [") {
		text, code = text+" ["+code[:strings.Index(code, " [")], code[strings.Index(code, " [")+2:]
	}
	k := trouble.Of(text)
	either := slices.Contains([]string{"not-allowed", "no-plain-file", "too-large", "book-unknown", "table-unreadable"}, k.Code)
	if k.Code != code || code == "failed" || !either && strconv.Itoa(k.Status) != status {
		ts.Fatalf("status %s, and docs/errors.md tells of status %d, %s: %s", status, k.Status, k.Code, line)
	}
}

// writeBytes writes a file of the bytes that its second argument spells with
// Go's escapes, for what a script cannot hold.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var b []byte
	for s := args[1]; s != ""; {
		if len(s) >= 4 && s[:2] == `\x` {
			var v byte
			for _, c := range s[2:4] {
				v = v<<4 | hexDigit(c)
			}
			b, s = append(b, v), s[4:]
			continue
		}
		b, s = append(b, s[0]), s[1:]
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

// writeFont writes one of the program's own faces as a font file.
func writeFont(ts *testscript.TestScript, _ bool, args []string) {
	font, err := fonts.Load(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), font, 0o644))
}

// fillIn types into a workbook: fill FILE SHEET WHO HEADER VALUE writes into the
// column of a header and the first row that has a cell WHO. Without WHO it is the
// first row, without HEADER the cell itself.
func fillIn(ts *testscript.TestScript, _ bool, args []string) {
	file, sheet, who, header, value := ts.MkAbs(args[0]), args[1], args[2], args[3], args[4]
	x, err := excelize.OpenFile(file)
	ts.Check(err)
	defer x.Close()
	rows, err := x.GetRows(sheet)
	ts.Check(err)
	for i, row := range rows {
		col := slices.Index(row, who)
		if who == "" && i > 0 {
			col = 0
		}
		if col < 0 {
			continue
		}
		if header != "" {
			col = slices.Index(rows[0], header)
		}
		cell, err := excelize.CoordinatesToCellName(col+1, i+1)
		ts.Check(err)
		ts.Check(x.SetCellStr(sheet, cell, value))
		ts.Check(x.Save())
		return
	}
	ts.Fatalf("%s of %s has no row of %q", sheet, args[0], who)
}

func hexDigit(c rune) byte {
	if c <= '9' {
		return byte(c - '0')
	}
	return byte(c-'a') + 10
}
