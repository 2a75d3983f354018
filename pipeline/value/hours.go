package value

import (
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/dates"
	"sponsorbook/pipeline/value/script"
)

// Hours reads a duration: "1.5", "1,5 h", "90 min", "1:30", "1h30", "2 Stunden",
// "1 h 30 min", "PT1H30M". A bare number is in hours, or in minutes where the
// header says so. A bare comma is a decimal comma: nobody visits for a thousand
// hours.
func Hours(text string, minutes bool) (program.Decimal, bool) {
	if Blank(text) || len(text) > dates.MaxDate {
		return program.Zero, false
	}
	s := strings.ToLower(strings.TrimSpace(script.Plain(text)))
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
	total, c, parts := program.Zero, script.Cursor{Rest: s}, 0
	for c.Skip(" "); !c.Done(); c.Skip(" ,") {
		n, ok := decimal(&c)
		if !ok {
			return program.Zero, false
		}
		factor, ok := timeUnit(&c, parts > 0)
		if !ok {
			return program.Zero, false
		}
		total = total.Add(n.Mul(factor))
		parts++
	}
	return program.Divide(total, sixty), parts > 0 && parts <= 3
}

// decimal reads digits with one point or comma.
func decimal(c *script.Cursor) (program.Decimal, bool) {
	rest := strings.TrimLeft(c.Rest, "0123456789.,")
	text := strings.ReplaceAll(c.Rest[:len(c.Rest)-len(rest)], ",", ".")
	if len(text) > 9 {
		return program.Zero, false
	}
	d, err := program.ParseDecimal(text)
	c.Rest = rest
	return d, err == nil && text != ""
}

// timeUnit reads the unit after a number, in minutes. The number after hours
// may stand alone: "1:30".
func timeUnit(c *script.Cursor, afterHours bool) (program.Decimal, bool) {
	c.Skip(" ")
	if c.Take(":") {
		return sixty, !afterHours
	}
	w := c.Word()
	c.Take(".")
	switch {
	case hourWords[w]:
		return sixty, true
	case minuteWords[w] || w == "" && afterHours && c.Done():
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
