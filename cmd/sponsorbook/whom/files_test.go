package whom

import (
	"slices"
	"testing"
	"testing/fstest"
)

// Printed pages hold no text: they are found by the account's page, wherever that lies,
// or by the same page as text.
func TestPrintedPagesAreFoundByThePagesThatNameThePerson(t *testing.T) {
	named, other := &fstest.MapFile{Data: []byte("<td>In&#233;s Carvalho</td>")}, &fstest.MapFile{Data: []byte("Ines Carvalhosa")}
	printed := &fstest.MapFile{}
	for name, c := range map[string]struct {
		book fstest.MapFS
		want []string
	}{
		"in the folder": {fstest.MapFS{"accounts/acme-3f2a1c.html": named, "accounts/globex-1a2b3c.html": other,
			"briefings/acme-3f2a1c.pdf": printed, "briefings/globex-1a2b3c.pdf": printed, "qbr/acme-3f2a1c-2026-11-30.pdf": printed},
			[]string{"accounts/acme-3f2a1c.html", "briefings/acme-3f2a1c.pdf", "qbr/acme-3f2a1c-2026-11-30.pdf"}},
		"in drawers": {fstest.MapFS{"accounts/ac/acme-3f2a1c.md": named, "accounts/gl/globex-1a2b3c.md": other,
			"accounts/ac/acme-3f2a1c-plan.pdf": printed, "briefings/ac/acme-3f2a1c.pdf": printed,
			"briefings/gl/globex-1a2b3c.pdf": printed},
			[]string{"accounts/ac/acme-3f2a1c-plan.pdf", "accounts/ac/acme-3f2a1c.md", "briefings/ac/acme-3f2a1c.pdf"}},
		"a further part of a long page": {fstest.MapFS{"accounts/ac/acme-3f2a1c.html": other, "accounts/ac/acme-3f2a1c/02.html": named,
			"briefings/ac/acme-3f2a1c.pdf": printed, "briefings/02/022222.pdf": printed},
			[]string{"accounts/ac/acme-3f2a1c/02.html", "briefings/ac/acme-3f2a1c.pdf"}},
		"a name without letters": {fstest.MapFS{"accounts/123456.html": named, "travel/123456.pdf": printed,
			"travel/654321.pdf": printed},
			[]string{"accounts/123456.html", "travel/123456.pdf"}},
		"a room": {fstest.MapFS{"sponsors/helena-7c1e55/accounts/acme-3f2a1c.html": named, "sponsors/helena-7c1e55/pack.pdf": printed},
			[]string{"sponsors/helena-7c1e55/accounts/acme-3f2a1c.html", "sponsors/helena-7c1e55/pack.pdf"}},
		"a page of no account": {fstest.MapFS{"sponsors/helena-7c1e55/portfolio.html": named,
			"sponsors/helena-7c1e55/portfolio.pdf": printed,
			"sponsors/helena-7c1e55/pack.pdf":      printed, "board/scorecard.pdf": printed, "memory.json": named},
			[]string{"sponsors/helena-7c1e55/portfolio.html", "sponsors/helena-7c1e55/portfolio.pdf"}},
	} {
		got, err := Files(t.Context(), c.book, "memory.json", "Inés CARVALHO")
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}
