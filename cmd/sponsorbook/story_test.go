package main

import (
	"bytes"
	"encoding/json"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// told is what changed from the book before, as diff prints it, of the accounts
// that the story is about.
var told = map[string][]string{
	"2024-12-31": {
		"Iberia Bottling: sponsor changed, from Tomás Reyes (proposed) to no sponsor: nobody can take the group",
	},
	"2025-03-31": {
		"Vestra Logistics: moved, from tier 2 to tier 1: third of 40 by revenue (tier 1 is the top 10 %: 4 groups): 3.6 % of active " +
			"revenue, 12 months to March 2025",
		"Kestrel Foods: revenue moved −10 %",
	},
	"2025-06-30": {
		"Norrland Paper: proposed, from not in the program to tier 2: 1 escalation open, since 22 April 2025",
		"Kestrel Foods: revenue moved −12 %",
	},
	"2025-09-30": {
		"Norrland Paper: entered, from not in the program to tier 2: tier 2 by hand (The seals of the second line)",
		"Kestrel Foods: proposed to leave, from tier 2 to not in the program: outside the band at 3 quarter-ends in a row, in the tier " +
			"for 12 months",
		"Kestrel Foods: revenue moved −13 %",
	},
	"2025-12-31": {
		"Iberia Bottling: left, from tier 2 to not in the program: the decision for tier 2 expired on 30 November 2025",
		"Kestrel Foods: left, from tier 2 to not in the program: proposed to leave tier 2 on 30 September 2025, and still outside the " +
			"band a quarter later",
		"Kestrel Foods: sponsor changed, from Ana Sousa to no sponsor: no longer in the program",
		"Aldermoor Foods: sponsor leaves, from Margarethe Lund to Tomás Reyes (proposed): leaves on 28 February 2026",
	},
	"2026-03-31": {
		"Aldermoor Foods: sponsor changed, from Margarethe Lund to Tomás Reyes: took over as proposed",
		"Norrland Paper: escalation closed: Seals fail on the second line",
	},
	"2026-06-30": {
		"Norrland Paper: left, from tier 2 to not in the program: the decision for tier 2 expired on 15 June 2026",
	},
}

// A chapter is what a book says of one account: its tier, the code of its first
// reason, and where there are any the proposal, the sponsor, a line of the plan
// and a finding.
type chapter struct {
	day, account           string
	tier                   int
	code                   string
	proposed, sponsor      string
	action, notes, finding string
}

var chapters = []chapter{
	{day: "2024-12-31", account: "Tormund Dairies", tier: 1, code: "revenue-rank", sponsor: "Jonas Achterberg"},
	{day: "2025-03-31", account: "Tormund Dairies", tier: 1, code: "band", sponsor: "Jonas Achterberg"},
	{day: "2026-09-30", account: "Tormund Dairies", tier: 1, code: "band", sponsor: "Jonas Achterberg"},

	{day: "2024-12-31", account: "Kestrel Foods", tier: 2, code: "band", sponsor: "Ana Sousa"},
	{day: "2025-03-31", account: "Kestrel Foods", tier: 2, code: "band-stay", sponsor: "Ana Sousa"},
	{day: "2025-09-30", account: "Kestrel Foods", tier: 2, code: "band-leave", proposed: "leave", sponsor: "Ana Sousa",
		action: "Thank the customer and hand back to the account manager", finding: "leave-proposed"},
	{day: "2025-12-31", account: "Kestrel Foods", tier: 3, code: "band-left"},
	{day: "2026-03-31", account: "Kestrel Foods", tier: 3, code: "revenue-rank"},

	{day: "2025-09-30", account: "Iberia Bottling", tier: 2, code: "override"},
	{day: "2025-12-31", account: "Iberia Bottling", tier: 3, code: "override-expired", finding: "override-expired"},
	{day: "2026-03-31", account: "Iberia Bottling", tier: 3, code: "revenue-rank", finding: "override-expired"},

	{day: "2025-03-31", account: "Norrland Paper", tier: 3, code: "revenue-rank"},
	{day: "2025-06-30", account: "Norrland Paper", tier: 3, code: "revenue-rank", proposed: "add-in", finding: "add-in-proposed"},
	{day: "2025-09-30", account: "Norrland Paper", tier: 2, code: "trouble-confirmed",
		action: "Resolve the escalation: Seals fail on the second line"},
	{day: "2026-03-31", account: "Norrland Paper", tier: 2, code: "trouble-confirmed", notes: "trouble-over", finding: "trouble-over"},
	{day: "2026-06-30", account: "Norrland Paper", tier: 3, code: "override-expired", finding: "override-expired"},

	{day: "2025-09-30", account: "Aldermoor Foods", tier: 1, code: "revenue-rank", sponsor: "Margarethe Lund"},
	{day: "2025-12-31", account: "Aldermoor Foods", tier: 1, code: "revenue-rank", sponsor: "Margarethe Lund",
		action: "Hand over jointly to Tomás Reyes (proposed)", finding: "sponsor-leaves"},
	{day: "2026-03-31", account: "Aldermoor Foods", tier: 1, code: "revenue-rank", sponsor: "Tomás Reyes",
		action: "Hand over jointly from Margarethe Lund to Tomás Reyes"},
}

func TestPagesDiffAndExplainTellOneStoryOverNineQuarters(t *testing.T) {
	s := newStory(t)
	for i, day := range quarters[1:] {
		s.changes(t, quarters[i], day)
	}
	for _, c := range chapters {
		t.Run(c.account+" on "+c.day, func(t *testing.T) { s.chapter(t, c) })
	}
	t.Run("explain says what it would take", s.moves)
	t.Run("a book made again from the exports of its day has the same bytes", s.again)
	t.Run("a book made from the exports of a later day knows nothing of later facts", s.backdated)
	t.Run("a book that comes to remember something else says which are stale", s.stale)
}

// A story is the output folder with nine books, and the exports of each.
type story struct {
	out string
	in  map[string]string // by day
}

func newStory(t *testing.T) *story {
	s := &story{out: t.TempDir(), in: map[string]string{}}
	for _, day := range quarters {
		s.in[day] = workspace(t, day)
		s.call(t, "run", "-i", s.in[day], "-o", s.out, "--as-of", day)
	}
	return s
}

// call runs the program as from the command line.
func (s *story) call(t *testing.T, args ...string) (said, told string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, nil, &out, &errs); code != exitDone {
		t.Fatalf("sponsorbook %s: exit status %d\n%s", strings.Join(args, " "), code, &errs)
	}
	return out.String(), errs.String()
}

// page is a page of a book as a reader sees it: words without marks.
func (s *story) page(t *testing.T, day, name string) string {
	t.Helper()
	at, err := filepath.Glob(filepath.Join(s.out, day[:7], filepath.FromSlash(name)))
	if err != nil || len(at) != 1 {
		t.Fatalf("%s of %s: %v %v", name, day, at, err)
	}
	text, err := os.ReadFile(at[0])
	if err != nil {
		t.Fatal(err)
	}
	return words(string(text))
}

var (
	tags  = regexp.MustCompile(`(?s)<(style|script).*?</(style|script)>|<[^>]*>`)
	links = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)|\[\^\d+\]|\\|\*\*`)
	space = regexp.MustCompile(`[\s\x{a0}\x{202f}]+`)
)

func words(text string) string {
	text = html.UnescapeString(tags.ReplaceAllString(text, ""))
	return space.ReplaceAllString(links.ReplaceAllString(text, "$1"), " ")
}

// changes compares what diff prints with the story, and with the pages of the
// later book.
func (s *story) changes(t *testing.T, from, to string) {
	t.Helper()
	diff, _ := s.call(t, "diff", "-o", s.out, from[:7], to[:7])
	var got []string
	for line := range strings.Lines(diff) {
		if name, _, found := strings.Cut(strings.TrimSpace(line), ":"); found && slices.Contains(protagonists, name) {
			got = append(got, strings.TrimSpace(line))
		}
	}
	if !slices.Equal(got, told[to]) {
		t.Errorf("diff %s %s:\n%s\nwant\n%s", from, to, strings.Join(got, "\n"), strings.Join(told[to], "\n"))
	}
	for _, line := range got {
		account, what, _ := strings.Cut(line, ": ")
		about := map[string]string{"index.html": line, "tiers.md": line, accountPage(account): what}
		if strings.HasPrefix(what, "sponsor") {
			delete(about, "tiers.md")
			about["pairing.md"] = line
		}
		// a line a kind; the account's page has the rest
		if kind := regexp.MustCompile("^(revenue moved|escalation closed)").FindString(what); kind != "" {
			about = map[string]string{"index.html": kind + ": " + account, accountPage(account): what}
		}
		for page, want := range about {
			if text := s.page(t, to, page); !strings.Contains(text, want) {
				t.Errorf("%s: %s does not say %q", to, page, want)
			}
		}
	}
}

var protagonists = []string{"Tormund Dairies", "Vestra Logistics", "Kestrel Foods", "Iberia Bottling", "Norrland Paper", "Aldermoor Foods"}

func accountPage(name string) string {
	return "accounts/" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) + "-??????.md"
}

// chapter compares explain with the story, and the pages with explain.
func (s *story) chapter(t *testing.T, c chapter) {
	text, _ := s.call(t, "explain", "-i", s.in[c.day], "-o", s.out, "--as-of", c.day, "--json", c.account)
	var e explanation
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		t.Fatal(err)
	}
	got := chapter{day: e.AsOf.String(), account: e.Account, tier: e.Tier, code: e.Reasons[0].Code, action: c.action, finding: c.finding}
	if e.Proposed != nil {
		got.proposed = e.Proposed.Kind
	}
	if e.Sponsor != nil && e.Sponsor.Confirmed {
		got.sponsor = e.Sponsor.Name
	}
	for _, n := range e.Notes {
		if n.Code == c.notes {
			got.notes = n.Code
		}
	}
	if got != c {
		t.Errorf("explain says %+v\nwant         %+v", got, c)
	}
	s.pagesAgree(t, c, e)
}

func (s *story) pagesAgree(t *testing.T, c chapter, e explanation) {
	tiers, account := s.page(t, c.day, "tiers.md"), s.page(t, c.day, accountPage(c.account))
	for _, r := range e.Reasons {
		if !strings.Contains(tiers, r.Text) || !strings.Contains(account, "Why: "+r.Text) {
			t.Errorf("tiers and the account page do not say why: %q", r.Text)
		}
	}
	if e.Proposed != nil && !strings.Contains(tiers, e.Proposed.Reasons[0].Text) {
		t.Errorf("tiers do not say why it is proposed: %q", e.Proposed.Reasons[0].Text)
	}
	if c.sponsor != "" && !strings.Contains(account, "Sponsor: "+c.sponsor) {
		t.Errorf("the account page does not name %s", c.sponsor)
	}
	if c.action != "" {
		s.planAgrees(t, c, e)
	}
	if c.finding != "" && !strings.Contains(s.page(t, c.day, "findings.csv"), c.finding) {
		t.Errorf("no finding %s", c.finding)
	}
	briefings, _ := filepath.Glob(filepath.Join(s.out, c.day[:7], "briefings",
		strings.TrimSuffix(strings.TrimPrefix(accountPage(c.account), "accounts/"), "md")+"pdf"))
	if inside := c.tier != 3; inside != (len(briefings) == 1) {
		t.Errorf("tier %d, and %d briefings", c.tier, len(briefings))
	}
}

// planAgrees finds a line in explain, in the plan and on the account's page.
func (s *story) planAgrees(t *testing.T, c chapter, e explanation) {
	i := slices.IndexFunc(e.Actions, func(a line) bool { return a.What == c.action })
	if i < 0 {
		t.Fatalf("explain has no line %q", c.action)
	}
	for _, page := range []string{"action-plan.md", accountPage(c.account)} {
		if text := s.page(t, c.day, page); !strings.Contains(text, c.action) || !strings.Contains(text, e.Actions[i].Why) {
			t.Errorf("%s does not say %q because %q", page, c.action, e.Actions[i].Why)
		}
	}
}

// moves asks explain what it would take to move, at five places beside a line.
func (s *story) moves(t *testing.T) {
	for _, c := range []struct{ name, day, account, want string }{
		{"held by the band", "2026-09-30", "Tormund Dairies",
			"to be tier 1 without the band: 24,000.00 EUR more, past Cortado Beverages, 4th of 40"},
		{"where the band ends", "2026-09-30", "Tormund Dairies",
			"to fall out of the band of tier 1: 72,000.00 EUR less, behind Lindqvist Energi, 6th of 40, at 2 quarter-ends in a row"},
		{"outside the band", "2025-03-31", "Kestrel Foods",
			"to come back into the band of tier 2: 128,000.00 EUR more, past Marchetti Vini, 7th of 40"},
		{"just below the line", "2026-09-30", "Marchetti Vini", "to rise to tier 2: 24,000.00 EUR more, past Lindqvist Energi, 6th of 40"},
		{"in by a decision", "2025-12-31", "Norrland Paper",
			"to be tier 2 by revenue alone: 48,000.00 EUR more, past Lindqvist Energi, 6th of 40"},
	} {
		text, _ := s.call(t, "explain", "-i", s.in[c.day], "-o", s.out, "--as-of", c.day, c.account)
		if !strings.Contains(words(text), c.want) {
			t.Errorf("%s: explain %s does not say %q:\n%s", c.name, c.account, c.want, text)
		}
	}
}

const (
	earlier = "2025-06-30" // the fourth of nine
	turning = "2025-12-31" // the sixth
)

// again makes a book from the exports of its own day while later ones exist.
func (s *story) again(t *testing.T) {
	before := files(t, filepath.Join(s.out, earlier[:7]))
	_, said := s.call(t, "run", "-i", s.in[earlier], "-o", s.out, "--as-of", earlier)
	after := files(t, filepath.Join(s.out, earlier[:7]))
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s differs", name)
		}
	}
	if len(after) != len(before) || len(after) < 20 {
		t.Errorf("%d files, %d before", len(after), len(before))
	}
	if !strings.Contains(said, "no later book is stale: 2025-09, 2025-12, 2026-03, 2026-06, 2026-09") {
		t.Errorf("it says %q", said)
	}
}

// backdated makes books from the last exports, which hold every later month,
// escalation, decision and sponsor. Only the day on which a sponsor will leave is
// a plan, and known from the export that names it: the fourth book, made before
// it was announced, has its plan differ by that.
func (s *story) backdated(t *testing.T) {
	pages := []string{"tiers.md", "charter.md", "escalations.md", "board/scorecard.md", "board/details.md"}
	for day, more := range map[string][]string{earlier: nil, turning: {"pairing.md", "action-plan.md", "contact-plan.md"}} {
		first := files(t, filepath.Join(s.out, day[:7]))
		s.call(t, "run", "-i", s.in[quarters[len(quarters)-1]], "-o", s.out, "--as-of", day)
		later := files(t, filepath.Join(s.out, day[:7]))
		for _, page := range slices.Concat(pages, more) {
			if first[page] != later[page] {
				t.Errorf("%s: %s differs when it is made from later exports:\n%s", day, page, differing(first[page], later[page]))
			}
		}
	}
}

func differing(a, b string) string {
	var out []string
	old := strings.Split(a, "\n")
	for line := range strings.Lines(b) {
		if !slices.Contains(old, strings.TrimSuffix(line, "\n")) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// stale takes a decision out of the exports of an earlier day.
func (s *story) stale(t *testing.T) {
	decisions := filepath.Join(s.in[turning], "program", "decisions.csv")
	text, err := os.ReadFile(decisions)
	if err != nil {
		t.Fatal(err)
	}
	write(t, s.in[turning], "program/decisions.csv", strings.ReplaceAll(string(text), "2026-06-15", "2025-12-01"))
	_, said := s.call(t, "run", "-i", s.in[turning], "-o", s.out, "--as-of", turning)
	if !strings.Contains(said, "later books are stale, for they were made before this one: 2026-03, 2026-06, 2026-09") {
		t.Errorf("it says %q", said)
	}
}

// files are all files below a folder, by their paths.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		out[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
