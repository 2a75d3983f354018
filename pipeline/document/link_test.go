package document

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/finding"
)

func TestLinksAreRelativeToTheirFileAndStayWhereTheyMay(t *testing.T) {
	for _, c := range []struct{ why, room, file, to, want string }{
		{"a neighbour", "", "tiers.html", "pairing.html", "pairing.html"},
		{"down", "", "index.html", "accounts/x.html", "accounts/x.html"},
		{"up", "", "accounts/x.html", "index.html", "../index.html"},
		{"beside", "", "accounts/x.html", "accounts/y.html#people", "y.html#people"},
		{"across", "", "accounts/x.html", "board/scorecard.html", "../board/scorecard.html"},
		{"from a later part", "", "tiers/02.html", "tiers.html#method", "../tiers.html#method"},
		{"the same page", "", "tiers.html", "#Why tier 1", "#why-tier-1"},
		{"in the room", "board", "board/scorecard.html", "board/details.html", "details.html"},
		{"a space in a name", "", "a.html", "b c.html", "b%20c.html"},
		{"out of the room", "board", "board/scorecard.html", "tiers.html", ""},
		{"into a room of a longer name", "board", "board/x.html", "boards/y.html", ""},
		{"out of the book", "", "index.html", "../index.html", ""},
		{"from the root", "", "index.html", "/etc/passwd", ""},
		{"with a scheme", "", "index.html", "mailto:a@b.example", ""},
		{"with a host", "", "index.html", "//b.example/x", ""},
		{"nothing", "", "index.html", "", ""},
		{"no fragment", "", "index.html", "#", ""},
	} {
		got, ok := Document{Room: c.room}.Href(c.to, c.file)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q from %s is %q, %v, want %q", c.why, c.to, c.file, got, ok, c.want)
		}
	}
}

func TestALinkArrivesWhereItWasMeantTo(t *testing.T) {
	name := rapid.StringMatching(`[a-z0-9]{1,3}(/[a-z0-9]{1,3}){0,3}`)
	rapid.Check(t, func(t *rapid.T) {
		from, to := name.Draw(t, "from"), name.Draw(t, "to")
		href, ok := Document{}.Href(to, from)
		if got := path.Join(path.Dir(from), href); !ok || got != to || !fs.ValidPath(got) {
			t.Fatalf("%q from %q is %q, which arrives at %q", to, from, href, got)
		}
	})
}

func TestCleanTextIsOneLineThatNothingHidesIn(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"plain text is itself", "Müller & Søn <x>", "Müller & Søn <x>"},
		{"line breaks and tabs are one space", "a\r\n\t b", "a b"},
		{"a space that keeps a unit at its number stays", "€2.3\u00A0m", "€2.3\u00A0m"},
		{"what turns the line around is gone", "a\u202Eb\u2066c", "abc"},
		{"joiners stay", "می\u200Cخواهم", "می\u200Cخواهم"},
		{"letters and accents are composed", "e\u0301", "é"},
		{"a hidden mark keeps no letter from its accent", "e\u202E\u0301", "é"},
		{"bytes that are no text are marked", "caf\xe9", "caf\uFFFD"},
		{"private characters are marked", "\uE000", "\uFFFD"},
		{"a line separator is a space", "a\u2028b", "a b"},
	} {
		if got := Clean(c.text); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.why, c.text, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(rapid.String().Draw(t, "text"))
		if again := Clean(s); again != s || strings.ContainsAny(s, "\n\r\x00") {
			t.Fatalf("%q cleaned again is %q", s, again)
		}
	})
}

func TestPlacesNameFilesOnceAndNeighboursAsRanges(t *testing.T) {
	at := func(file, sheet string, row, col int) finding.Ref {
		return finding.Ref{File: file, Sheet: sheet, Row: row, Col: col}
	}
	refs := []finding.Ref{at("b.csv", "", 4, 2), at("a.xlsx", "Sheet", 3, 6), at("a.xlsx", "Sheet", 2, 6), at("a.xlsx", "Sheet", 9, 6),
		at("a.xlsx", "Sheet", 9, 6), {}, at("c.csv", "", 5, 0), at("c.csv", "", 6, 0), at("d.csv", "", 0, 0)}
	const want = "a.xlsx Sheet!F2:F3, F9; b.csv B4; c.csv row 5 to 6; d.csv"
	if got := Places(refs); got != want {
		t.Errorf("places are %q, want %q", got, want)
	}
	var n Notes
	if a, b, again := n.Number(refs[:1]), n.Number(refs[1:3]), n.Number(refs[:1]); a != 1 || b != 2 || again != 1 || n.Number(nil) != 0 {
		t.Errorf("notes are numbered %d, %d, %d", a, b, again)
	}
}
