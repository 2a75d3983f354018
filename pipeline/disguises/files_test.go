package disguises

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/program"
)

// files is the input folder: the dressed revenue, and what stands beside it.
func (d *dressing) files(t *testing.T) fstest.MapFS {
	t.Helper()
	fs := fstest.MapFS{}
	records := d.records()
	if !d.split {
		d.file(t, fs, "export", d.sheet(records))
	} else {
		var early, late []*record
		first, last := program.NewDate(2025, 2, 1), program.NewDate(2025, 7, 31)
		for _, r := range records {
			if r.doc.date <= last {
				early = append(early, r)
			}
			if r.doc.date >= first {
				late = append(late, r)
			}
		}
		d.file(t, fs, "export 1", d.sheet(early))
		d.file(t, fs, "export 2", d.sheet(late))
	}
	d.beside(fs)
	return fs
}

// file writes a sheet in the format of the dress.
func (d *dressing) file(t *testing.T, fs fstest.MapFS, name string, rows sheet) {
	switch d.format {
	case "xlsx":
		fs[name+".xlsx"] = &fstest.MapFile{Data: d.workbook(t, rows)}
	case "list":
		fs[name+".txt"] = &fstest.MapFile{Data: d.list(rows)}
	default:
		fs[name+".csv"] = &fstest.MapFile{Data: d.csv(rows)}
	}
}

// workbook writes numbers and dates as such.
func (d *dressing) workbook(t *testing.T, rows sheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	amounts, _ := f.NewStyle(&excelize.Style{NumFmt: 4})
	dates, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	bold, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	for i, row := range rows {
		for j, c := range row {
			at, _ := excelize.CoordinatesToCellName(j+1, i+1)
			style := 0
			switch {
			case c.number:
				whole := program.NewScaled(c.units, int32(-c.places))
				f.SetCellValue("Sheet1", at, whole.InexactFloat64())
				if c.places > 0 {
					style = amounts
				}
			case c.date.Known():
				f.SetCellValue("Sheet1", at, c.date.Time())
				style = dates
			case c.text != "":
				f.SetCellValue("Sheet1", at, c.text)
			}
			if c.bold {
				style = bold
			}
			if style > 0 {
				f.SetCellStyle("Sheet1", at, at, style)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// beside writes the other exports of the company: accounts where rows name them
// by id alone, and now and then more.
func (d *dressing) beside(fs fstest.MapFS) {
	named := d.has("account") || d.has("group")
	h := habit{locale: plain, delimiter: ","}
	if !named || d.r.IntN(2) == 0 {
		rows := sheet{{text("Account ID"), text("Account Name"), text("Account Owner"), text("Industry")}}
		for _, a := range d.c.accounts {
			rows = append(rows, []cell{text(a.id), text(a.name), text(a.owner), text("Transport")})
		}
		fs["accounts.csv"] = &fstest.MapFile{Data: h.csv(rows)}
	}
	if d.r.IntN(3) > 0 {
		return
	}
	deals := sheet{{text("Opportunity ID"), text("Opportunity Name"), text("Account Name"), text("Stage"), text("Amount"),
		text("Close Date")}}
	contacts := sheet{{text("First Name"), text("Last Name"), text("Account Name"), text("Title"), text("Email")}}
	cases := sheet{{text("Case Number"), text("Account Name"), text("Subject"), text("Status"), text("Priority"), text("Date/Time Opened")}}
	for i, a := range d.c.accounts {
		deals = append(deals, []cell{text("O-" + a.id), text("Renewal of " + a.name), text(a.name), text("Proposal"), money(1234500),
			day(today.AddDays(30 + i))})
		contacts = append(contacts, []cell{text("Jo"), text("Doe"), text(a.name), text("Head of purchasing"), text(a.email)})
		cases = append(cases, []cell{text("0000" + a.id), text(a.name), text("Late delivery"), text("Open"), text("High"),
			day(today.AddDays(-20 - i))})
	}
	fs["deals.csv"] = &fstest.MapFile{Data: h.csv(deals)}
	fs["contacts.csv"] = &fstest.MapFile{Data: h.csv(contacts)}
	fs["cases.csv"] = &fstest.MapFile{Data: h.csv(cases)}
}
