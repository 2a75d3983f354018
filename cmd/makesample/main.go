// Command makesample writes the exports of an invented company, Veldmar Systems,
// as five systems of such a company would write them: accounts as a CRM report,
// contacts as a second CRM's workbook, revenue from finance, tickets,
// escalations, surveys, and the sponsor program's own workbook.
//
// Nothing goes in but a day and a folder. The same day gives the same bytes.
// An earlier day gives what was known then: later facts are left out, later
// changes undone, so that earlier books can be made. Every company and person
// is invented; the blemishes are deliberate and listed in input/README.md.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sponsorbook/pipeline/program"
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
	day := flags.String("until", lastDay.String(), "write what was known on this day, YYYY-MM-DD")
	if err := flags.Parse(args); err != nil {
		return err
	}
	until, err := program.ParseDate(*day)
	switch {
	case err != nil:
		return err
	case *out == "":
		return fmt.Errorf("no folder to write to; name one with -o")
	case until > lastDay || until < firstMonth.Last():
		return fmt.Errorf("-until %s is outside the sample's years; give a day from %s to %s", until, firstMonth.Last(), lastDay)
	}
	files, err := newWorld().files(until)
	if err != nil {
		return err
	}
	return write(*out, files)
}

// A file is one file of the sample: its path below the folder, and its bytes.
type file struct {
	path string
	data []byte
}

// files are all files of the sample as they were on a day, by path.
func (w *world) files(until program.Date) ([]file, error) {
	v := view{w, until}
	makers := []func() (file, error){v.accountsReport, v.contactsWorkbook, v.revenueWorkbook, v.opportunitiesReport,
		v.ticketExport, v.escalationsReport, v.npsExport, v.scorecardExport, v.programWorkbook, v.configuration}
	var out []file
	for _, maker := range makers {
		f, err := maker()
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func write(dir string, files []file) error {
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
