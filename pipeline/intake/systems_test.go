package intake

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/intake/headings"
)

// Every table of every known system, with the columns that its page asks for, is
// recognised as what it is, and each of its columns as a field.
func TestEveryTableOfAKnownSystemIsRecognised(t *testing.T) {
	for _, s := range headings.Systems() {
		in := fstest.MapFS{}
		kinds, owns := map[string]headings.SystemTable{}, false
		for i, table := range s.Tables {
			name := fmt.Sprintf("%d.csv", i)
			kinds[name] = table
			owns = owns || table.Kind == "accounts"
			in[name] = &fstest.MapFile{Data: []byte(madeUp(table))}
		}
		if !owns {
			in["a.csv"] = &fstest.MapFile{Data: []byte("Account ID,Account Name,Industry\nA1,Alder Mills,x\nA2,Birch Foods,x\n")}
		}
		in["r.csv"] = &fstest.MapFile{Data: []byte("Account,Month,Revenue\nAlder Mills,2026-09,100\nBirch Foods,2026-10,50\n")}
		f, _, _ := Read(t.Context(), fs.FS(in), policy())
		for _, src := range f.Sources {
			table, ours := kinds[src.File]
			if !ours {
				continue
			}
			if src.Kind != table.Kind && (table.Kind != "none" || src.Kind != "") {
				t.Errorf("%s, %s: taken for %q, is %q", s.Name, table.Name, src.Kind, table.Kind)
				continue
			}
			if table.Kind == "none" {
				continue
			}
			if src.Used != 2 {
				t.Errorf("%s, %s: %d of 2 rows used: %v", s.Name, table.Name, src.Used, src.SetAside)
			}
			for _, c := range src.Columns {
				if c.Field == "" && !strings.Contains(c.Header, "Tax") { // a tax proves what the total is, and is no field
					t.Errorf("%s, %s: the column %q is asked for and not used", s.Name, table.Name, c.Header)
				}
			}
		}
	}
}

// madeUp is an export of a system's table with two rows.
func madeUp(table headings.SystemTable) string {
	rows := [3][]string{table.Columns}
	kind, _ := headings.KindNamed(table.Kind)
	for _, header := range table.Columns {
		m, _ := kind.Meaning(header)
		for i := range 2 {
			rows[i+1] = append(rows[i+1], sampleOf(table.Kind, m, header, i))
		}
	}
	var lines []string
	for _, r := range rows {
		lines = append(lines, `"`+strings.Join(r, `","`)+`"`)
	}
	return strings.Join(lines, "\n") + "\n"
}

// samples are two values of each field, by its name or else by its type.
var samples = map[string][2]string{
	"account id": {"A1", "A2"}, "account": {"Alder Mills", "Birch Foods"}, "start": {"2026-09-15 10:00", "2026-10-16 11:00"},
	"date": {"2026-09-15 10:00", "2026-10-16 11:00"},
	"end":  {"2026-09-15 12:00", "2026-10-16 12:00"}, "email": {"a@alder.example", "b@birch.example"},
	"stage": {"Closed Won", "Negotiation"}, "meeting status": {"Completed", "Scheduled"},
	"severity": {"High", "Low"}, "role": {"Decision Maker", "Influencer"}, "amount": {"1000.50", "2000.25"}, "currency": {"EUR", "EUR"},
	"percent": {"40", "60"},
	"flag":    {"true", "false"}, "country": {"Germany", "France"}, "number": {"40", "400"}, "person": {"Pat Smith", "Kim Ray"},
	"list":          {"Pat Smith", "Kim Ray"},
	"contact state": {"Active", "Active"}, "bounced": {"", "550 unavailable"}, "website": {"alder.example", "birch.example"},
	"document type":  {"Invoice", "Invoice"},
	"parent account": {"", ""}, "time": {"10:00", "11:00"}, "status": {"Closed", "New"}, "meeting type": {"Meeting", "Visit"},
	"period": {"2026-09-15", "2026-10-16"}, "document status": {"Paid", "Posted"},
	"lost on": {"", ""}, "tax": {"100.00", "200.00"},
}

func sampleOf(kind string, m headings.Meaning, header string, i int) string {
	if kind == "meetings" && m.Field == "account id" {
		return samples["account id"][i]
	}
	for _, by := range [...]string{m.Field, m.Type} {
		if s, ok := samples[by]; ok && by != "" && !(by == "status" && m.Type == "contact state") {
			return s[i]
		}
	}
	switch m.Type {
	case "date":
		return samples["period"][i]
	case "id":
		return fmt.Sprintf("%s-%d", kind[:1], i+1)
	}
	return fmt.Sprintf("%s %c", strings.ToLower(header), 'a'+i)
}
