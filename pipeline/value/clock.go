package value

import (
	"fmt"
	"strings"
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
	if len(text) > maxDate {
		return "", "", false
	}
	c := cursor{strings.ToLower(strings.TrimSpace(plain(text)))}
	if from, ok = c.clock(false); !ok {
		return "", "", false
	}
	c.skip(" ")
	if c.skip("-") || c.take("to ") || c.take("bis ") || c.take("à ") || c.take("until ") {
		c.skip(" ")
		if to, ok = c.clock(false); !ok {
			return "", "", false
		}
	}
	c.zone()
	return from, to, c.done()
}

// time reads the time of day after a date.
func (s *dateShape) time(c *cursor) bool {
	c.s = strings.ToLower(c.s)
	if !c.take("t") {
		if c.skip(" ,"); c.take("at ") || c.take("um ") || c.take("à ") {
			c.skip(" ")
		}
	}
	if c.done() {
		return true
	}
	ok := false
	if s.clock, ok = c.clock(true); !ok {
		return false
	}
	s.zone = c.zone()
	return c.done()
}

// clock reads hours, minutes and perhaps seconds, which are dropped. A lone
// hour needs am, pm, "h" or "Uhr", and after a date always minutes or am/pm.
func (c *cursor) clock(afterDate bool) (string, bool) {
	h, digits := c.number()
	if digits == 0 || digits > 2 {
		return "", false
	}
	hour := c.take("h") || c.take("時")
	m, minutes := 0, 0
	if hour || c.take(":") || !afterDate && c.take(".") {
		m, minutes = c.number()
		c.take("分")
		c.seconds()
	}
	half, marked := c.half()
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

func (c *cursor) seconds() {
	if !c.take(":") {
		return
	}
	c.number()
	if c.take(".") || c.take(",") {
		for isDigit(rune(c.peek())) {
			c.s = c.s[1:]
		}
	}
}

// half reads am, pm or Uhr.
func (c *cursor) half() (half byte, marked bool) {
	rest := c.s
	c.skip(" ")
	for _, w := range [...]string{"a.m.", "p.m.", "am", "pm", "uhr", "h"} {
		if c.take(w) {
			return w[0], true
		}
	}
	c.s = rest
	return 0, false
}

// zone reads a zone after a time: "Z", "+0000", "-05:00", "GMT-8", "CEST",
// "GMTZ", "Europe/Berlin", in brackets or without. The case is lost.
func (c *cursor) zone() string {
	rest := strings.Trim(c.s, " ()[]")
	if rest == "" || len(rest) > 40 {
		if rest == "" {
			c.s = ""
		}
		return ""
	}
	letters := strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz/_")
	if strings.Trim(letters, "+-:0123456789") != "" || letters != "" && letters[0] != '+' && letters[0] != '-' {
		return ""
	}
	c.s = ""
	return strings.ToUpper(rest)
}
