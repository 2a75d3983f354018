package headings

import (
	"strings"
	"testing"
)

func TestMeaningsAreOfFieldsThatExist(t *testing.T) {
	n := 0
	for key, about := range meanings() {
		n++
		kind, ok := KindNamed(key[0])
		if !ok || !kind.Has(key[1]) {
			t.Errorf("%s: %s is no field", key[0], key[1])
		}
		if about == "" {
			t.Errorf("%s: %s has no meaning", key[0], key[1])
		}
	}
	if lines := strings.Count(meaningsText, " | ") / 2; n != lines {
		t.Errorf("%d meanings of %d lines: one stands twice", n, lines)
	}
}
