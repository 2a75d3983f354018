package intake

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Every line that a finding proposes for the configuration, pasted, answers the
// finding and loses nothing that was used before.
func TestWhatIsProposedMakesThingsBetter(t *testing.T) {
	for name, in := range map[string][]any{
		"a table of market figures":  {"m.csv", "Account Name,Ticker,Total Revenue,Market Cap\nAcme,ACM,37895000000,254376706048\nGlobex,GLX,1200000,99\n"},
		"news about accounts":        {"n.csv", "Account Name,News Title,News URL\nAcme,Opens a plant,https://example.com/a\nGlobex,New CEO,https://example.com/b\n"},
		"a table of nothing known":   {"s.csv", "Description,Basic Unit,Opening,Received\nTab one,10,1000,0\nTab two,10,1000,5\n"},
		"a state that nobody lists":  {"i.csv", "Customer,Invoice Date,Amount,Status\nAcme,2026-02-10,1000,paid\nAcme,2026-03-10,20,parked\nGlobex,2026-04-10,9000,void\nGlobex,2026-05-10,5,open\n"},
		"dates that read two ways":   {"d.csv", "Opportunity ID,Account,Opportunity Name,Stage,Amount,Close Date\nD1,Acme,Pumps,Closed Won,5,03/04/2026\nD2,Acme,Hoses,Closed Won,7,05/06/2026\n"},
		"numbers that read two ways": {"v.csv", "Opportunity ID,Account,Opportunity Name,Stage,Amount,Close Date\nD1,Acme,Pumps,Closed Won,\"1,234\",2026-03-04\nD2,Acme,Hoses,Closed Won,\"5,678\",2026-05-06\n"},
	} {
		t.Run(name, func(t *testing.T) {
			in = append([]any{"a.csv", customers, "r.csv", someRevenue}, in...)
			f, list := must(t, files(in...), policy())
			for _, x := range list {
				for _, answer := range [...]string{x.Setting.Entry, orAnswer(x.Setting)} {
					if x.Setting.Key != "" && answer != "" {
						better(t, in, f, x, answer)
					}
				}
			}
		})
	}
}

// orAnswer is the entry with the other answer that a setting allows; "" where it
// has none.
func orAnswer(s finding.Setting) string {
	i := strings.LastIndex(s.Entry, ": ")
	if s.Or == "" || i < 0 {
		return ""
	}
	return s.Entry[:i+2] + s.Or
}

// better pastes an answer and compares.
func better(t *testing.T, in []any, before *program.Facts, x finding.Finding, entry string) {
	t.Helper()
	i := strings.LastIndex(entry, `": `)
	pattern, answer := strings.Trim(entry[:i+1], `"`), entry[i+3:]
	after, list := must(t, files(in...), policy(func(p *Policy) {
		one := map[string]string{pattern: answer}
		switch x.Setting.Key {
		case "tables":
			p.Tables = one
		case "dates":
			p.Dates = one
		case "numbers":
			p.Numbers = one
		case "statuses":
			p.Statuses = one
		case "columns":
			field, header, _ := strings.Cut(strings.Trim(answer, "{}"), ": ")
			p.Columns = map[string]map[string]string{pattern: {field: strings.Trim(header, `"`)}}
		default:
			t.Fatalf("no way to paste %s: %s", x.Setting.Key, entry)
		}
	}))
	for _, y := range list {
		if y.Code == x.Code && y.At == x.At && y.Message == x.Message {
			t.Errorf("%s: %s answers nothing: %s", x.Setting.Key, entry, y.Message)
		}
	}
	if len(after.Accounts) != len(before.Accounts) {
		t.Errorf("%s: %s makes %d accounts of %d", x.Setting.Key, entry, len(after.Accounts), len(before.Accounts))
	}
	is := usedRows(after)
	for file, n := range usedRows(before) {
		if is[file] < n && answer != "left out" {
			t.Errorf("%s: %s uses %d rows of %s, %d before", x.Setting.Key, entry, is[file], file, n)
		}
	}
}

func usedRows(f *program.Facts) map[string]int {
	used := map[string]int{}
	for _, s := range f.Sources {
		if s.Kind != "" {
			used[s.File] += s.Used
		}
	}
	return used
}
