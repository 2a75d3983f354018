package snapshot_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
	"sponsorbook/pipeline/tier"
)

func date(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// history is a company of forty groups over seven quarter-ends, as its exports
// stood on each of them. Tier 1 ends at 4 and its band at 5, tier 2 at 6 and 7.
func history(day string) *program.Facts {
	at := date(day)
	f := &program.Facts{AsOf: at, Currency: "EUR", Basis: program.BasisRevenue,
		Window: program.Window{From: at.Month() - 11, To: at.Month()}}
	order := ranking(at)
	for i, key := range order {
		a := &program.Account{Key: key, ID: key, Name: "Account " + key}
		g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
		g.Revenue = program.Series{{Month: at.Month(), Amount: program.NewDecimal(int64(1000 * (len(order) - i)))}}
		f.Groups, f.Accounts = append(f.Groups, g), append(f.Accounts, a)
	}
	slices.SortFunc(f.Groups, func(a, b *program.Group) int { return strings.Compare(a.Key, b.Key) })
	decisions(f)
	trouble(f)
	sponsors(f)
	return f
}

// ranking is who is ahead of whom: from the second quarter on, g04 has fallen to
// fifth and g06 to twentieth.
func ranking(at program.Date) []string {
	var order []string
	for i := 1; i <= 40; i++ {
		order = append(order, fmt.Sprintf("g%02d", i))
	}
	if at > date("2025-03-31") {
		order[3], order[4] = "g05", "g04"
		order = slices.Insert(slices.DeleteFunc(order, func(k string) bool { return k == "g06" }), 19, "g06")
	}
	return order
}

// decisions are an add-in until mid-December, and one that confirms trouble.
func decisions(f *program.Facts) {
	add := func(key, until, reason string) {
		o := &program.Override{Account: key, Tier: 2, Reason: reason, DecidedBy: "A. Boss", Expires: date(until)}
		f.Group(key).Overrides = append(f.Group(key).Overrides, o)
		f.Overrides = append(f.Overrides, o)
	}
	add("g15", "2025-12-15", "first customer in Spain")
	if f.AsOf >= date("2025-12-31") {
		add("g12", "2026-06-15", "the escalation of July")
	}
}

func trouble(f *program.Facts) {
	e := &program.Escalation{ID: "E1", Accounts: []string{"g12"}, Opened: date("2025-07-01")}
	if e.Opened > f.AsOf {
		return
	}
	if end := date("2026-02-01"); end <= f.AsOf {
		e.Resolved = end
	}
	f.Group("g12").Escalations, f.Escalations = []*program.Escalation{e}, []*program.Escalation{e}
}

// sponsors: Eve has g01 until she leaves in February 2026, then Adam takes over.
func sponsors(f *program.Facts) {
	eve := &program.Sponsor{Key: "eve", Name: "Eve", Level: 2, Capacity: program.NewNumber(program.NewDecimal(1))}
	adam := &program.Sponsor{Key: "adam", Name: "Adam", Level: 3, Capacity: program.NewNumber(program.NewDecimal(1))}
	f.Sponsors = []*program.Sponsor{adam, eve}
	root := f.Group("g01").Root
	root.Sponsor = "Eve"
	if f.AsOf >= date("2025-12-31") {
		eve.Leaves = date("2026-02-28")
	}
	if f.AsOf >= date("2026-03-31") {
		root.Sponsor, f.Sponsors = "Adam", []*program.Sponsor{adam}
	}
}

var quarters = []string{"2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"}

// makeBook makes the book of a day with the books that are there.
func makeBook(t *testing.T, books fstest.MapFS, day string) *program.Program {
	t.Helper()
	f := history(day)
	memory, found := snapshot.Read(books, f.AsOf.Month())
	for _, n := range found {
		if n.Code != "book-missing" {
			t.Errorf("%s: %s", day, n)
		}
	}
	p := &program.Program{Facts: f, Book: f.AsOf.Month(), Version: "test"}
	p.Standings, _ = tier.Assign(f, memory, pair.Capacity(f, pair.Defaults()), tier.Defaults())
	p.Pairings, _ = pair.Assign(f, p.Standings, memory, pair.Defaults())
	p.Changes = snapshot.Changes(memory.Last(), p)
	return p
}

// publish writes a book's snapshot and a manifest that proves it.
func publish(t *testing.T, books fstest.MapFS, p *program.Program) []byte {
	t.Helper()
	text, err := snapshot.Encode(snapshot.Take(p))
	if err != nil {
		t.Fatal(err)
	}
	put(t, books, p.Book.String(), text)
	return text
}

func put(t *testing.T, books fstest.MapFS, month string, text []byte) {
	t.Helper()
	manifest, err := json.Marshal(map[string]any{"schema": 1, "outputs": []any{
		map[string]any{"path": "snapshot.json", "sha256": fmt.Sprintf("%x", sha256.Sum256(text)), "bytes": len(text)}}})
	if err != nil {
		t.Fatal(err)
	}
	books[month+"/snapshot.json"] = &fstest.MapFile{Data: text}
	books[month+"/manifest.json"] = &fstest.MapFile{Data: manifest}
}

func say(c program.Change) string {
	return fmt.Sprintf("%s %s: %s → %s (%s)", c.Group, c.Kind, c.From, c.To, c.Why)
}

func TestSevenQuartersTellOneStory(t *testing.T) {
	want := map[string][]string{
		"2025-06-30": {
			"g07 entered: not in the program → tier 2 (6th of 40 by revenue (tier 2 ends at the top 15 %: 6 groups): 4.3 % of active " +
				"revenue, 12 months to June 2025)",
			"g05 moved: tier 2 → tier 1 (4th of 40 by revenue (tier 1 is the top 10 %: 4 groups): 4.5 % of active revenue, 12 months to " +
				"June 2025)",
			"g06 revenue moved:  →  ()",
		},
		"2025-09-30": {
			"g12 proposed: not in the program → tier 2 (1 escalation open, since 1 July 2025)",
		},
		"2025-12-31": {
			"g12 entered: not in the program → tier 2 (tier 2 by hand (the escalation of July))",
			"g15 left: tier 2 → not in the program (the decision for tier 2 expired on 15 December 2025)",
			"g01 sponsor leaves: Eve → Adam (proposed) (leaves on 28 February 2026)",
		},
		"2026-03-31": {
			"g06 proposed to leave: tier 2 → not in the program (outside the band at 4 quarter-ends in a row, in the tier for 12 months)",
			"g01 sponsor changed: Eve → Adam (took over as proposed)",
			"g12 escalation closed:  →  ()",
		},
		"2026-06-30": {
			"g06 left: tier 2 → not in the program (proposed to leave tier 2 on 31 March 2026, and still outside the band a quarter later)",
			"g12 left: tier 2 → not in the program (the decision for tier 2 expired on 15 June 2026)",
		},
	}
	books := fstest.MapFS{}
	for _, day := range quarters {
		p := makeBook(t, books, day)
		publish(t, books, p)
		var got []string
		for _, c := range p.Changes {
			if c.Kind != program.SponsorChanged || c.Group == "g01" {
				got = append(got, say(c))
			}
		}
		if !slices.Equal(got, want[day]) {
			t.Errorf("%s:\n  %s\nwant\n  %s", day, strings.Join(got, "\n  "), strings.Join(want[day], "\n  "))
		}
	}
}

func TestWhatEachQuarterSaysOfTheFiveAccounts(t *testing.T) {
	// tier and first reason of: held, leaving, decided, troubled
	want := map[string]string{
		"2025-03-31": "g04 1 revenue-rank, g06 2 revenue-rank, g15 2 override, g12 3 revenue-rank; Eve",
		"2025-06-30": "g04 1 band, g06 2 band-stay, g15 2 override, g12 3 revenue-rank; Eve",
		"2025-09-30": "g04 1 band, g06 2 band-stay, g15 2 override, g12 3 revenue-rank add-in; Eve",
		"2025-12-31": "g04 1 band, g06 2 band-stay, g15 3 override-expired, g12 2 trouble-confirmed; Eve then Adam",
		"2026-03-31": "g04 1 band, g06 2 band-leave leave, g15 3 revenue-rank, g12 2 trouble-confirmed over; Adam",
		"2026-06-30": "g04 1 band, g06 3 band-left, g15 3 revenue-rank, g12 3 override-expired; Adam",
		"2026-09-30": "g04 1 band, g06 3 revenue-rank, g15 3 revenue-rank, g12 3 revenue-rank; Adam",
	}
	books := fstest.MapFS{}
	for _, day := range quarters {
		p := makeBook(t, books, day)
		publish(t, books, p)
		var got []string
		for _, key := range []string{"g04", "g06", "g15", "g12"} {
			s := p.Standing(key)
			text := fmt.Sprintf("%s %d %s", key, s.Tier, s.Reasons[0].Code)
			if s.Proposed != nil {
				text += " " + s.Proposed.Kind
			}
			if slices.ContainsFunc(s.Notes, func(r program.Reason) bool { return r.Code == "trouble-over" }) {
				text += " over"
			}
			got = append(got, text)
		}
		sponsor := p.Pairing("g01")
		text := strings.Join(got, ", ") + "; " + sponsor.Sponsor
		if sponsor.Successor != "" {
			text += " then " + sponsor.Successor
		}
		if text != want[day] {
			t.Errorf("%s: %s\nwant        %s", day, text, want[day])
		}
	}
}

func TestABookMadeAgainKnowsNothingOfLaterOnes(t *testing.T) {
	books, texts := fstest.MapFS{}, map[string][]byte{}
	for _, day := range quarters {
		texts[day] = publish(t, books, makeBook(t, books, day))
	}
	for _, day := range quarters {
		if again := publish(t, books, makeBook(t, books, day)); !bytes.Equal(again, texts[day]) {
			t.Errorf("the book of %s made again differs:\n%s\n%s", day, again, texts[day])
		}
	}
	if stale := snapshot.Stale(books, date("2025-12-31").Month()); fmt.Sprint(stale) != "[2026-03 2026-06 2026-09]" {
		t.Errorf("stale books %v", stale)
	}
}

func TestDiffOfTwoBooksTellsWhatTheBooksBetweenTold(t *testing.T) {
	books := fstest.MapFS{}
	for _, day := range quarters {
		publish(t, books, makeBook(t, books, day))
	}
	memory, _ := snapshot.Read(books, date("2026-10-31").Month())
	var got []string
	for _, c := range snapshot.Diff(memory[0], memory[len(memory)-1]) {
		if c.Kind != program.SponsorChanged {
			got = append(got, c.Group+" "+c.Kind)
		}
	}
	if want := "g07 entered, g06 left, g15 left, g05 moved"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, ", "), want)
	}
	if again := snapshot.Diff(memory[2], memory[2]); len(again) != 0 {
		t.Errorf("a book differs from itself: %v", again)
	}
}
