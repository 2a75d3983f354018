// Package sample writes the exports of an invented company, Veldmar Systems,
// as five systems of such a company would write them: accounts as a CRM report,
// contacts as a second CRM's workbook, revenue from finance, tickets,
// escalations, surveys, and the sponsor program's own workbook.
//
// Nothing goes in but a day. The same day gives the same bytes. An earlier day
// gives what was known then: later facts are left out, later changes undone, so
// that earlier books can be made. Every company and person is invented; the
// blemishes are deliberate and listed in input/README.md.
package sample

import (
	"fmt"

	"sponsorbook/pipeline/program"
)

// A File is one file of the sample: its path below the folder, with slashes, and
// its bytes.
type File struct {
	Path string
	Data []byte
}

// FirstDay and LastDay are the first and the last day on which the sample can
// say what was known.
func FirstDay() program.Date { return firstMonth.Last() }
func LastDay() program.Date  { return lastDay }

// Files are the exports as they were on a day. An error says that the day is
// outside the sample's years.
func Files(until program.Date) ([]File, error) {
	if until > lastDay || until < FirstDay() {
		return nil, fmt.Errorf("%s is outside the sample's years; give a day from %s to %s", until, FirstDay(), lastDay)
	}
	return newWorld().files(until)
}

// files are all files of the sample as they were on a day, by path.
func (w *world) files(until program.Date) ([]File, error) {
	v := view{w, until}
	makers := []func() (File, error){v.accountsReport, v.contactsWorkbook, v.revenueWorkbook, v.opportunitiesReport, v.whitespaceReport,
		v.ticketExport, v.escalationsReport, v.incidentExport, v.npsExport, v.scorecardExport,
		v.portalExport, v.programWorkbook, v.configuration}
	var out []File
	for _, maker := range makers {
		f, err := maker()
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}
