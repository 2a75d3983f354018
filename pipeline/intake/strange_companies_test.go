package intake

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Each file of testdata/companies is a small made-up company in the words of a system
// or a person of its own. Its comment says what is right, a fact a line as factsOf
// writes it; "! " before a fact says that it is not so, "asks about FILE" that somebody
// is asked, and "quiet" that nobody is. A folder m1 holds last month's exports.
func TestStrangeCompaniesAreRightOrAQuestion(t *testing.T) {
	all, err := filepath.Glob("testdata/companies/*.txtar")
	if err != nil || len(all) == 0 {
		t.Fatal("no companies", err)
	}
	for _, file := range all {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tryCompany(t, txtar.Parse(data))
		})
	}
}

func tryCompany(t *testing.T, company *txtar.Archive) {
	before, now := fstest.MapFS{}, fstest.MapFS{}
	for _, f := range company.Files {
		if name, ok := strings.CutPrefix(f.Name, "m1/"); ok {
			before[name] = &fstest.MapFile{Data: f.Data}
		} else {
			now[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	p := policy(asOf("2026-11-20"))
	if len(before) > 0 {
		past, _, err := Read(context.Background(), before, policy(asOf("2026-10-20")))
		if err != nil {
			t.Fatal(err)
		}
		p.Named = func(program.Month) (all []program.PastAccount) {
			for _, a := range past.Accounts {
				all = append(all, program.PastAccount{Key: a.Key, Name: a.Name})
			}
			return all
		}
	}
	f, list, err := Read(context.Background(), now, p)
	got := factsOf(f)
	for line := range strings.Lines(string(company.Comment)) {
		line = strings.TrimSpace(line)
		about, asks := strings.CutPrefix(line, "asks about ")
		not, denied := strings.CutPrefix(line, "! ")
		ok := slices.Contains(got, line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case asks:
			ok = slices.ContainsFunc(list, func(x finding.Finding) bool { return x.Severity != finding.Note && x.At.File == about })
		case denied:
			ok = !slices.Contains(got, not)
		case line == "quiet":
			ok = !slices.ContainsFunc(list, func(x finding.Finding) bool { return x.Severity != finding.Note })
		}
		if !ok {
			t.Errorf("not so: %s", line)
		}
	}
	if t.Failed() {
		t.Logf("error %v\n%s", err, strings.Join(got, "\n"))
		for _, x := range list {
			t.Log(x)
		}
	}
}

// factsOf are the facts of a company, a line each.
func factsOf(f *program.Facts) []string {
	var out []string
	fact := func(kind string, parts ...any) {
		words := []string{}
		for _, p := range parts {
			words = append(words, strings.TrimSpace(fmt.Sprint(p)))
		}
		out = append(out, kind+": "+strings.TrimRight(strings.Join(words, " | "), " |"))
	}
	names := map[string]string{}
	for _, a := range f.Accounts {
		names[a.Key] = a.Name
	}
	called := func(keys ...string) string {
		var all []string
		for _, k := range keys {
			all = append(all, cmp.Or(names[k], k))
		}
		return strings.Join(all, " + ")
	}
	fact("accounts", len(f.Accounts))
	for _, a := range f.Accounts {
		fact("account", a.Name, a.ID)
		for what, value := range map[string]string{"parent": called(a.Parent), "manager": a.Manager, "sponsor": a.Sponsor,
			"mandate":  a.Mandate,
			"industry": a.Industry, "country": a.Country} {
			if value != "" {
				fact(what, a.Name, value)
			}
		}
		if a.Churned == program.Yes {
			fact("churned", a.Name)
		}
		if a.Renewal.Known() {
			fact("renewal", a.Name, a.Renewal)
		}
	}
	for _, g := range f.Groups {
		fact("paid", g.Name, g.Revenue.Sum(0, 1<<30))
		for m := f.Window.From - 24; m <= f.Window.To+24; m++ {
			if sum := g.Revenue.Sum(m, m); !sum.IsZero() {
				fact("month", g.Name, m, sum)
			}
		}
	}
	for _, o := range f.Opportunities {
		state := "lost"
		switch {
		case o.Won:
			state = "won"
		case o.Open:
			state = "open"
		}
		fact("deal", called(o.Account), o.Name, state, o.Amount.Amount, o.Close)
	}
	for _, c := range f.Contacts {
		there := "there"
		if c.Gone {
			there = "gone"
		}
		fact("contact", called(c.Account), c.Name, c.Title, there)
		if c.Role != "" {
			fact("role", c.Name, c.Role)
		}
		if c.Stance != program.StanceUnknown {
			fact("stance", c.Name, c.Stance)
		}
	}
	for _, s := range f.Sponsors {
		fact("executive", s.Name, s.Title)
		if s.Leaves.Known() {
			fact("leaves", s.Name, s.Leaves)
		}
		if s.Capacity.Known {
			fact("capacity", s.Name, s.Capacity.Value)
		}
	}
	for _, m := range f.Meetings {
		if m.Sponsor != "" && !slices.Contains(m.Ours, m.Sponsor) {
			m.Ours = append([]string{m.Sponsor}, m.Ours...)
		}
		fact("meeting", m.Date, called(m.Accounts...), m.State(f.AsOf), strings.Join(m.Ours, ", "), strings.Join(m.Theirs, ", "))
		if m.Type != "" {
			fact("meeting type", m.Date, m.Type)
		}
	}
	for _, i := range f.Issues {
		state := "closed"
		if i.IsOpen {
			state = "open"
		}
		fact("issue", called(i.Account), i.ID, state, [...]string{"", "minor", "major", "severe"}[i.Severity])
	}
	for _, e := range f.Escalations {
		state := "resolved"
		if e.Open(f.AsOf) {
			state = "open"
		}
		fact("escalation", called(e.Accounts...), e.ID, state)
	}
	for _, s := range f.Surveys {
		fact("answer", called(s.Account), s.Date, s.Score.Value, s.Scale)
	}
	for _, c := range f.Contracts {
		fact("contract", called(c.Account), c.ID, c.Start, c.End, c.Annual.Amount)
	}
	for _, m := range f.Team {
		fact("team", called(m.Account), m.Person, m.Role)
	}
	for _, a := range f.Asks {
		fact("ask", called(a.Account), a.Text)
	}
	for _, n := range f.Notes {
		fact("note", called(n.Account), n.Type, n.Date)
	}
	return out
}
