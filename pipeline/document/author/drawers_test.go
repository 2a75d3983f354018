package author

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// Whatever the names, no drawer holds more than it may, each name lies in the one
// drawer of its first letters, and a few names need none.
func TestDrawersHoldWhatTheyMay(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		var names []string
		for i := range random.IntN(600) {
			prefix := []string{"", "company-", "a", "con", "佐藤", "com1", "the-"}[random.IntN(7)]
			names = append(names, program.Slug(prefix+fmt.Sprint(random.IntN(1+random.IntN(9999))), fmt.Sprint(i)))
		}
		slices.Sort(names)
		names = slices.Compact(names)
		const most = 20
		got := drawers(names, most)
		if len(names) <= most {
			if got != nil {
				t.Fatalf("round %d: %d names are divided", round, len(names))
			}
			continue
		}
		held := map[string]int{}
		for _, name := range names {
			drawer := got[name]
			held[drawer]++
			if drawer == "" || !strings.HasPrefix(name, strings.TrimSuffix(drawer, "-")) {
				t.Fatalf("round %d: %s lies in %q", round, name, drawer)
			}
			if slices.Contains([]string{"con", "nul", "com1"}, drawer) {
				t.Fatalf("round %d: a drawer is named %q, as a device is", round, drawer)
			}
		}
		for drawer, n := range held {
			if n > most {
				t.Fatalf("round %d: %d names in drawer %q", round, n, drawer)
			}
		}
	}
}

// Where a name lies depends on which names there are, never on their order.
func TestDrawersOfNamesThatBeginAlike(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("company-%02d-abcdef", i))
	}
	got := drawers(names, 12)
	if got["company-07-abcdef"] != "company-0" || got["company-39-abcdef"] != "company-3" {
		t.Errorf("company-07 lies in %q, company-39 in %q", got["company-07-abcdef"], got["company-39-abcdef"])
	}
}
