package intake

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
)

// Printed totals are compared with the rows that they are of, whatever the
// layout, and are never revenue.
func TestPrintedTotalsAreComparedWithTheirOwnRows(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		revenue string
		differs []string // cells
		also    string   // a code that is said, too
	}{
		"subtotals by region and totals by currency": {`No.,Customer,Region,Currency,Aug 2026,Sep 2026,Total 2026
1,Acme,North,EUR,1,2,3
2,Globex,North,EUR,3,4,7
,Subtotal North,,EUR,4,6,10
3,Initech,South,EUR,5,6,11
,Subtotal South,,EUR,5,6,11
,Total EUR,,EUR,9,12,21
4,Hooli,North,USD,7,8,15
,Subtotal North,,USD,7,8,15
,Total USD,,USD,7,8.5,15.5
`, "36", []string{"F10", "G10"}, ""},
		"totals of currencies whose rows are mixed": {`Customer,Currency,Aug 2026,Sep 2026
Acme,EUR,1,2
Globex,USD,10,20
Initech,EUR,3,4
Hooli,USD,30,41
Total EUR,EUR,4,6
Total USD,USD,40,60
`, "111", []string{"D7"}, "rate-missing"},
		"a grand total below nested subtotals": {`Customer,Region,Aug 2026,Sep 2026
Acme,North,1,2
Globex,North,3,4
Subtotal,,4,6
Initech,South,5,6
Subtotal,,5,6
Grand total,,9,13
`, "21", []string{"D7"}, ""},
		"totals above their rows": {`Customer,Region,Aug 2026,Sep 2026
Total North,,4,6
Acme,North,1,2
Globex,North,3,4
Total South,,5,6
Initech,South,5,6
`, "21", nil, ""},
		"a total that only its figures tell": {`Customer,Aug 2026,Sep 2026
Acme,1,2
Globex,3,4
Total Northern,4,6
Initech,5,6
Hooli,7,8
Total Southern,12,14
`, "36", nil, ""},
		"a customer whose name begins like a total": {`Customer,Aug 2026,Sep 2026
Acme,1,2
Globex,3,4
Total Energies,100,200
`, "310", nil, ""},
		"a total of what the table does not tell": {`Customer,Region,Aug 2026,Sep 2026
Acme,North,1,2
Globex,North,3,4
Total of services,,77,88
Initech,South,5,6
`, "21", nil, "total-unchecked"},
	} {
		t.Run(name, func(t *testing.T) {
			f, list := must(t, files("revenue.csv", c.text), policy())
			if got := total(f); !got.Add(apartOf(f.Groups)).Equal(dec(c.revenue)) {
				t.Errorf("revenue %s and %s apart, want %s", got, apartOf(f.Groups), c.revenue)
			}
			var cells []string
			for _, x := range list {
				if x.Code == "total-differs" {
					cells = append(cells, x.At.Cell())
				}
			}
			if strings.Join(cells, " ") != strings.Join(c.differs, " ") {
				t.Errorf("differ %v, want %v: %v", cells, c.differs, list)
			}
			if c.also != "" {
				found(t, list, c.also)
			}
		})
	}
}

// An amount that cannot be read is missing in every total of it: that is said
// once, with what the totals say it was.
func TestATotalTellsWhatAnUnreadableAmountWas(t *testing.T) {
	f, list := must(t, files("revenue.csv", `Customer,Region,Aug 2026,Sep 2026,Total 2026
Acme,North,1,see note,42
Globex,North,3,4,7
Subtotal North,,4,45,49
Initech,South,5,6,11
Subtotal South,,5,6,11
Total,,9,51,60
`), policy())
	var all []finding.Finding
	for _, x := range list {
		if x.Code == "total-differs" {
			all = append(all, x)
		}
	}
	if len(all) != 1 || !strings.Contains(all[0].Message, "41 more") || !strings.Contains(all[0].Mend, "D2") {
		t.Errorf("%v", all)
	}
	if got := total(f); !got.Equal(dec("19")) {
		t.Errorf("revenue %s", got)
	}
}

// A column of dates that read two ways is one question, not one finding a cell.
func TestAnAmbiguousColumnIsOneQuestion(t *testing.T) {
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"s.csv", "Account Name,Survey Date,Score\nAcme,03/04/2026,9\nGlobex,05/06/2026,8\nInitech,next spring,7\n"), policy())
	found(t, list, "dates-ambiguous")
	n := 0
	for _, x := range list {
		if x.Code == "value-unreadable" {
			n++
		}
	}
	if x := found(t, list, "value-unreadable"); n != 1 || !strings.Contains(x.Message, "next spring") {
		t.Errorf("%d cells, %v", n, x)
	}
}
