package dates

import (
	"strings"

	"sponsorbook/pipeline/value/script"
)

// Year reads a year as headers and cells write it: "2025", "FY25", "FY 2025",
// "2025年", "25" only after FY. Years outside 1900–2199 are none.
func Year(text string) (int, bool) {
	if len(text) > 24 {
		return 0, false
	}
	s := strings.ToLower(strings.TrimSpace(script.Plain(text)))
	fiscal := false
	for _, p := range [...]string{"fiscal year", "fy", "gj", "cy", "year", "jahr"} {
		if rest, ok := strings.CutPrefix(s, p); ok {
			s, fiscal = strings.TrimLeft(rest, " -'’"), true
			break
		}
	}
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "年度"), "年"), " ")
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		if n = n*10 + int(r-'0'); n > 9999 {
			return 0, false
		}
	}
	switch {
	case len(s) == 2 && fiscal:
		return 2000 + n, true
	case len(s) == 4 && n >= 1900 && n < 2200:
		return n, true
	}
	return 0, false
}
