package value

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// Hours reads a duration: "1.5", "1,5 h", "90 min", "1:30", "1h30", "2 Stunden",
// "1 h 30 min", "PT1H30M". A bare number is in hours, or in minutes where the
// header says so. A bare comma is a decimal comma: nobody visits for a thousand
// hours.
func Hours(text string, minutes bool) (program.Decimal, bool) {
	if Blank(text) || len(text) > maxDate {
		return program.Zero, false
	}
	s := strings.ToLower(strings.TrimSpace(plain(text)))
	if n, ok := Comma.Parse(s); ok && n.Currency == "" && !n.Percent && !n.Scaled && n.Value.Sign() >= 0 {
		if p, ok := Point.Parse(s); ok && strings.Contains(s, ".") {
			n = p
		}
		if minutes {
			return program.Divide(n.Value, sixty), true
		}
		return n.Value, true
	}
	return hoursAndMinutes(strings.TrimPrefix(s, "pt"))
}

var sixty = program.NewDecimal(60)

// hoursAndMinutes reads numbers with their units: "1 h 30 min", "1:30", "1h30".
func hoursAndMinutes(s string) (program.Decimal, bool) {
	total, c, parts := program.Zero, cursor{s}, 0
	for c.skip(" "); !c.done(); c.skip(" ,") {
		n, ok := c.decimal()
		if !ok {
			return program.Zero, false
		}
		factor, ok := c.timeUnit(parts > 0)
		if !ok {
			return program.Zero, false
		}
		total = total.Add(n.Mul(factor))
		parts++
	}
	return program.Divide(total, sixty), parts > 0 && parts <= 3
}

// decimal reads digits with one point or comma.
func (c *cursor) decimal() (program.Decimal, bool) {
	rest := strings.TrimLeft(c.s, "0123456789.,")
	text := strings.ReplaceAll(c.s[:len(c.s)-len(rest)], ",", ".")
	if len(text) > 9 {
		return program.Zero, false
	}
	d, err := program.ParseDecimal(text)
	c.s = rest
	return d, err == nil && text != ""
}

// timeUnit reads the unit after a number, in minutes. The number after hours
// may stand alone: "1:30".
func (c *cursor) timeUnit(afterHours bool) (program.Decimal, bool) {
	c.skip(" ")
	if c.take(":") {
		return sixty, !afterHours
	}
	w := c.word()
	c.take(".")
	switch {
	case hourWords[w]:
		return sixty, true
	case minuteWords[w] || w == "" && afterHours && c.done():
		return program.NewDecimal(1), true
	}
	return program.Zero, false
}

var (
	hourWords   = words("h hr hrs hour hours std stunde stunden heure heures hora horas 時間")
	minuteWords = words("m min mins minute minutes minuten minuto minutos 分")
)

// words is the set of the words of a line.
func words(line string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(line) {
		m[w] = true
	}
	return m
}
