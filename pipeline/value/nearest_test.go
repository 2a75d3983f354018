package value

import "testing"

func TestTheNearestWord(t *testing.T) {
	keys := []string{"tier_1", "tier_2", "tier_1_out", "concentration", "company", "output", "as-of", "config"}
	for typed, want := range map[string]string{
		"tier1": "tier_1", "Tier 2": "tier_2", "compnay": "company", "concentraton": "concentration",
		"asof": "as-of", "ouput": "output", "conf": "config",
		"xyzzy": "", "": "", "t": "",
	} {
		if got := Nearest(typed, keys); got != want {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
	}
}

func TestOfTwoAsNearTheFirstByTheAlphabet(t *testing.T) {
	for _, known := range [][]string{{"bab", "bac"}, {"bac", "bab"}} {
		if got := Nearest("baz", known); got != "bab" {
			t.Errorf("%v: got %q, want bab", known, got)
		}
	}
}
