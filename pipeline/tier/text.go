package tier

import (
	"fmt"
	"strconv"

	"sponsorbook/pipeline/program"
)

// percent prints a fraction: 0.0513 is "5.1 %".
func percent(fraction program.Decimal) string {
	p := program.Round(fraction.Mul(hundred), 1)
	if p.IsZero() && fraction.Sign() > 0 {
		return "under 0.1 %"
	}
	return p.StringFixed(1) + " %"
}

// points prints a percentage of the policy: 10 is "10 %".
func points(p program.Decimal) string { return p.String() + " %" }

// ordinal prints a place: "first", "11th", "1,002nd".
func ordinal(n int) string {
	if words := []string{"first", "second", "third"}; n >= 1 && n <= len(words) {
		return words[n-1]
	}
	suffix := "th"
	if tens := n / 10 % 10; tens != 1 {
		suffix = [...]string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[n%10]
	}
	return count(n) + suffix
}

// count prints a number with commas: 5000 is "5,000".
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// some prints a count with its noun: "1 quarter-end", "2 quarter-ends".
func some(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}

// tierName is how a sentence calls a tier.
func tierName(tier int) string {
	if tier == program.Tier3 {
		return "not in the program"
	}
	return fmt.Sprintf("tier %d", tier)
}
