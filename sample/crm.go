package sample

import (
	"encoding/base64"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// contactsWorkbook is a Dynamics 365 export: a hidden sheet first, three hidden
// columns that say not to modify them, a leading space in one header.
func (v view) contactsWorkbook() (File, error) {
	b := newBook(v.stamp())
	b.add(table{name: "hiddenSheet", rows: [][]any{{"contact:" +
		digest("contact view") + ":(Do Not Modify) Contact=contactid&(Do Not Modify) " +
		"Row Checksum=checksumLogicalName&(Do Not Modify) Modified On=modifiedon&fullname&jobtitle"}}})
	t := table{name: "Active Contacts", widths: []float64{4, 4, 4, 26, 26, 24, 32, 32, 18, 12, 44, 13, 22, 26, 38, 20, 12, 13, 22}}
	t.header = []any{"(Do Not Modify) Contact", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On", " Full Name",
		"Name in Latin Script", "Say As", "Job Title", "Company Name", "Decision Role", "Stance", "Stance Basis", "Stance Date",
		"Division", "Reports To", "Email", "Business Phone", "Preferred Language", "Last Contact", "Owner"}
	for i, c := range v.contacts {
		if c.at.since > v.until && !c.at.prospect {
			continue
		}
		row := v.contactRow(c)
		t.rows = append(t.rows, row)
		if i == 400 {
			t.rows = append(t.rows, row) // listed twice
		}
	}
	b.add(t)
	for _, col := range []string{"A", "B", "C"} {
		b.try(b.SetColVisible(t.name, col, false))
	}
	b.SetActiveSheet(1) // the active sheet cannot be hidden
	b.try(b.SetSheetVisible("hiddenSheet", false))
	b.try(b.AutoFilter(t.name, fmt.Sprintf("A1:S%d", len(t.rows)+1), []excelize.AutoFilterOptions{}))
	data, err := b.bytes()
	return File{"service/Active Contacts " + v.stamp().Format("1-2-2006 3-04-05 PM") + ".xlsx", data}, err
}

func (v view) contactRow(c *contact) []any {
	id := digest(c.at.id + c.name + c.title)
	row := []any{guid(id), base64.StdEncoding.EncodeToString([]byte(id[:24])), v.until.AddDays(-int(id[0])), c.name, c.latin, c.say,
		c.title, c.at.name, c.role, "", "", nil, c.division, c.reports, c.email, c.phone, c.language, nil, c.owner}
	for _, s := range c.stances {
		if v.known(s.on) {
			row[9], row[10], row[11] = s.word, s.basis, s.on
		}
	}
	for _, d := range c.touches {
		if v.known(d) {
			row[17] = d
		}
	}
	if row[17] == nil && c.at.group.rank != 1 {
		row[18] = ""
	}
	return row
}

// guid writes a digest as Dynamics writes its keys.
func guid(digest string) string {
	return digest[:8] + "-" + digest[8:12] + "-" + digest[12:16] + "-" + digest[16:20] + "-" + digest[20:32]
}
