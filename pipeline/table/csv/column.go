package csv

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A column is what the values of one column have in common.
type column struct {
	rows, filled int
	traits       [traits]int // of how many values each holds
	short, long  int         // letters of the shortest and of the longest value
	words        map[string]int
}

// Traits of a value. The first ones make a value impossible where all others have
// them and it does not, or none has them and it does; the rest make it odd.
const (
	numeric  = iota // nothing but digits and what stands among them
	lettered        // has a letter
	mailed          // has an @
	dated           // digits in two or three groups, as days are written
	hard            // how many of these there are
	digital  = iota - 1
	spaced
	leading // begins with a blank
	begun   // begins with a digit
	delimited
	traits
)

// impossible is how odd a value is that cannot be one of its column.
const impossible = 1000

// number is an amount as exports write it, its thousands parted or not.
var number = regexp.MustCompile(`^[-+(−]?\s?[€$£¥]?\s?(\d+|\d{1,3}([,.'’\s\x{a0}\x{202f}]\d{3})+)([.,]\d+)?\s?[€$£¥%]?\s?[-)]?$`)

func traitsOf(text string) (has [traits]bool) {
	trimmed := strings.TrimSpace(text)
	digits, groups, inside := 0, 0, false
	for _, r := range trimmed {
		digit := r >= '0' && r <= '9'
		if digit {
			digits++
			if !inside {
				groups++
			}
		}
		inside = digit
		if unicode.IsLetter(r) {
			has[lettered] = true
		}
	}
	has[numeric] = digits > 0 && number.MatchString(trimmed)
	has[mailed] = strings.Contains(trimmed, "@")
	has[dated] = digits >= 5 && groups >= 3 && strings.ContainsAny(trimmed, "-/.") && !strings.Contains(trimmed, ",")
	has[digital] = digits > 0
	has[spaced] = strings.Contains(trimmed, " ")
	has[leading] = strings.HasPrefix(text, " ")
	has[begun] = trimmed != "" && trimmed[0] >= '0' && trimmed[0] <= '9'
	has[delimited] = strings.ContainsAny(trimmed, ",;|\t")
	return has
}

func (c *column) add(text string) {
	c.rows++
	if strings.TrimSpace(text) == "" {
		return
	}
	c.filled++
	for i, has := range traitsOf(text) {
		if has {
			c.traits[i]++
		}
	}
	n := utf8.RuneCountInString(text)
	if c.short == 0 || n < c.short {
		c.short = n
	}
	c.long = max(c.long, n)
	if c.words == nil {
		c.words = map[string]int{}
	}
	if len(c.words) <= manyAtMost {
		c.words[strings.Clone(text)]++
	}
}

// mayHold is whether a column may hold a value with a delimiter in it: a text
// among texts, or a number whose thousands are parted.
func (c *column) mayHold(text string) bool {
	return number.MatchString(text) || c.traits[lettered]*2 > c.filled || c.filled < 2
}

// odd is how unlike the others a value is.
func (c *column) odd(text string) int {
	if strings.TrimSpace(text) == "" {
		if c.filled == c.rows && c.rows >= 3 {
			return impossible
		}
		return 0
	}
	if c.filled < 2 {
		return 0
	}
	sum := 0
	for i, has := range traitsOf(text) {
		rare := c.filled / 50
		all, none := c.traits[i] >= c.filled-rare, c.traits[i] <= rare
		switch {
		case !(has && none || !has && all):
		case i < hard:
			return impossible
		case i != delimited: // what was put together holds the delimiter, whatever others do
			sum++
		}
	}
	n := utf8.RuneCountInString(text)
	if c.short == c.long && n != c.long {
		if c.filled >= 3 && c.long <= 20 {
			return impossible
		}
		sum++
	}
	if few := len(c.words) <= manyAtMost && c.filled >= 3*len(c.words); few && c.words[text] == 0 {
		sum++
	}
	return sum
}
