package dates

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/value/script"
)

// Clock is the time of day of a cell as "15:42": "14:00", "2 PM", "14h30",
// "9.30 Uhr", "14:00:00+02:00". Of a span ("9:00 – 10:30") it is the beginning.
func Clock(text string) (string, bool) {
	from, _, ok := ClockSpan(text)
	return from, ok
}

// ClockSpan is the beginning and the end of "9:00 – 10:30"; the end is "" when
// the cell names one time only.
func ClockSpan(text string) (from, to string, ok bool) {
	if len(text) > MaxDate {
		return "", "", false
	}
	c := script.Cursor{Rest: strings.ToLower(strings.TrimSpace(script.Plain(text)))}
	if from, ok = clockOf(&c, false); !ok {
		return "", "", false
	}
	c.Skip(" ")
	if c.Skip("-") || c.Take("to ") || c.Take("bis ") || c.Take("à ") || c.Take("until ") {
		c.Skip(" ")
		if to, ok = clockOf(&c, false); !ok {
			return "", "", false
		}
	}
	zoneOf(&c)
	return from, to, c.Done()
}

// time reads the time of day after a date.
func (s *dateShape) time(c *script.Cursor) bool {
	c.Rest = strings.ToLower(c.Rest)
	if !c.Take("t") {
		if c.Skip(" ,"); c.Take("at ") || c.Take("um ") || c.Take("à ") {
			c.Skip(" ")
		}
	}
	if c.Done() {
		return true
	}
	ok := false
	if s.clock, ok = clockOf(c, true); !ok {
		return false
	}
	s.zone = zoneOf(c)
	return c.Done()
}

// clockOf reads hours, minutes and perhaps seconds, which are dropped. A lone
// hour needs am, pm, "h" or "Uhr", and after a date always minutes or am/pm.
func clockOf(c *script.Cursor, afterDate bool) (string, bool) {
	h, digits := c.Number()
	if digits == 0 || digits > 2 {
		return "", false
	}
	hour := c.Take("h") || c.Take("時")
	m, minutes := 0, 0
	if hour || c.Take(":") || !afterDate && c.Take(".") {
		m, minutes = c.Number()
		c.Take("分")
		skipSeconds(c)
	}
	half, marked := halfOf(c)
	if minutes == 0 && !marked && !hour || m > 59 {
		return "", false
	}
	switch {
	case half == 'p' && h < 12:
		h += 12
	case half == 'a' && h == 12:
		h = 0
	}
	return fmt.Sprintf("%02d:%02d", h, m), h < 24 || h == 24 && m == 0
}

func skipSeconds(c *script.Cursor) {
	if !c.Take(":") {
		return
	}
	c.Number()
	if c.Take(".") || c.Take(",") {
		for script.IsDigit(rune(c.Peek())) {
			c.Rest = c.Rest[1:]
		}
	}
}

// halfOf reads am, pm or Uhr.
func halfOf(c *script.Cursor) (half byte, marked bool) {
	rest := c.Rest
	c.Skip(" ")
	for _, w := range [...]string{"a.m.", "p.m.", "am", "pm", "uhr", "h"} {
		if c.Take(w) {
			return w[0], true
		}
	}
	c.Rest = rest
	return 0, false
}

// zoneOf reads a zone after a time: "Z", "+0000", "-05:00", "GMT-8", "CEST",
// "GMTZ", "Europe/Berlin", in brackets or without. The case is lost.
func zoneOf(c *script.Cursor) string {
	rest := strings.Trim(c.Rest, " ()[]")
	if rest == "" || len(rest) > 40 {
		if rest == "" {
			c.Rest = ""
		}
		return ""
	}
	letters := strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz/_")
	if strings.Trim(letters, "+-:0123456789") != "" || letters != "" && letters[0] != '+' && letters[0] != '-' {
		return ""
	}
	c.Rest = ""
	return strings.ToUpper(rest)
}
