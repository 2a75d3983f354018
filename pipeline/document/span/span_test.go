package span

import (
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
)

func TestNoTextGrowsPastItsLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, most := rapid.String().Draw(t, "text"), rapid.IntRange(2, 80).Draw(t, "most")
		got := Cut(text, most)
		if n := len([]rune(got)); n > most {
			t.Fatalf("%d characters of %d: %q", n, most, got)
		}
		if document.Clean(got) != got {
			t.Fatalf("%q is not clean", got)
		}
	})
}
