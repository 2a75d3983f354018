package value

import (
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
)

// Revision is the place of a revision among those of its document: "2", "v2", "Rev. 2",
// "1.2", "B". The greater is the newer. False where a text is none.
func Revision(text string) (int, bool) {
	t := strings.ToLower(strings.TrimSpace(text))
	for _, word := range [...]string{"revision", "version", "fassung", "wersja", "versie", "rev", "ver", "r", "v"} {
		if rest, ok := strings.CutPrefix(t, word); ok && rest != "" {
			t = strings.TrimLeft(rest, " .:-_#")
			break
		}
	}
	if len(t) == 1 && t >= "a" && t <= "z" {
		return int(t[0]-'a') + 1, true
	}
	whole, part, _ := strings.Cut(t, ".")
	n, err := strconv.Atoi(whole)
	m, bad := 0, error(nil)
	if part != "" {
		m, bad = strconv.Atoi(part)
	}
	if err != nil || bad != nil || n < 0 || n >= 100 || m < 0 || m >= 100 || len(whole) > 3 || program.Fold(text) == "" {
		return 0, false
	}
	return n*100 + m, true
}
