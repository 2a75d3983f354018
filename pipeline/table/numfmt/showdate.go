package numfmt

import (
	"strconv"
	"strings"
	"time"
)

// showDate prints the parts of a date and a time of day.
func (s *section) showDate(dst []byte, m Moment, d *Decimal) []byte {
	t := m.Time
	step := time.Second
	for range s.millis {
		step /= 10
	}
	t = t.Round(step)
	for _, k := range s.tokens {
		switch k.kind {
		case literal:
			dst = append(dst, k.text...)
		case generalAt:
			dst = appendGeneral(dst, d)
		case dateAt:
			dst = s.part(dst, k.text, t, m)
		}
	}
	return dst
}

// dateParts are the layouts of a date's parts, by their code.
var dateParts = map[string]string{
	"yy": "06", "y": "06", "yyy": "2006", "yyyy": "2006", "e": "2006", "ee": "2006", "eee": "2006", "eeee": "2006",
	"m": "1", "mm": "01", "mmm": "Jan", "mmmm": "January",
	"d": "2", "dd": "02", "ddd": "Mon", "dddd": "Monday", "aaa": "Mon", "aaaa": "Monday",
	"n": "4", "nn": "04", "s": "5", "ss": "05", "am/pm": "PM",
}

func (s *section) part(dst []byte, code string, t time.Time, m Moment) []byte {
	switch {
	case code[0] == '[':
		return elapsed(dst, code, m)
	case code[0] == '.':
		places, _ := strconv.Atoi(code[1:])
		ms := strconv.Itoa(1000 + t.Nanosecond()/1e6)
		return append(append(dst, '.'), ms[1:1+places]...)
	case code[0] == 'h':
		return appendHour(dst, t.Hour(), s.twelve, len(code) > 1)
	case code == "a/p":
		return append(dst, t.Format("PM")[0])
	case code == "上午/下午":
		return append(dst, strings.Split(code, "/")[t.Hour()/12]...)
	case code == "mmmmm":
		return append(dst, t.Format("Jan")[0])
	case m.Leap && code[0] == 'd' && len(code) < 3:
		return append(dst, "29"...)
	case m.Leap && code[0] == 'm':
		t = time.Date(1900, 2, 1, 0, 0, 0, 0, time.UTC)
	case code[0] == 'b':
		return strconv.AppendInt(dst, int64(t.Year()+543), 10)
	case m.days == 0 && code[0] == 'd' && len(code) < 3:
		return append(dst, "00"[:len(code)]...)
	case m.days == 0 && (code[0] == 'm' || code[0] == 'y'):
		t = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	layout, ok := dateParts[code]
	if !ok {
		layout = dateParts[code[:1]+code[:1]+code[:1]+code[:1]]
	}
	if layout == "" {
		return append(dst, code...)
	}
	return t.AppendFormat(dst, layout)
}

func appendHour(dst []byte, hour int, twelve, two bool) []byte {
	if twelve {
		hour = (hour+11)%12 + 1
	}
	if two && hour < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(hour), 10)
}

// elapsed prints a duration's hours, minutes or seconds in all.
func elapsed(dst []byte, code string, m Moment) []byte {
	unit := map[byte]int{'h': 3600, 'm': 60, 's': 1}[code[1]]
	n := strconv.Itoa((m.days*86400 + (m.millis+500)/1000) / unit)
	least, _ := strconv.Atoi(code[3:])
	return append(append(dst, strings.Repeat("0", max(least-len(n), 0))...), n...)
}

// showFraction prints a number as a whole and a fraction: 1 1/2.
func (s *section) showFraction(dst []byte, d *Decimal, minus bool) []byte {
	v := d.Float()
	if v < 0 {
		v = -v
	}
	if minus {
		dst = append(dst, '-')
	}
	over, under, mixed := s.fractionOf(v)
	if mixed {
		whole := over / under
		over %= under
		if whole > 0 || over == 0 {
			dst = strconv.AppendInt(dst, whole, 10)
			if over == 0 {
				return dst
			}
			dst = append(dst, ' ')
		}
	}
	dst = strconv.AppendInt(dst, over, 10)
	return strconv.AppendInt(append(dst, '/'), under, 10)
}

// fractionOf finds the nearest fraction with as many digits below as the
// section has places, or with the denominator that it names.
func (s *section) fractionOf(v float64) (over, under int64, mixed bool) {
	places, fixed, blocks := 0, "", 0
	inBlock := false
	for _, t := range s.tokens {
		switch t.kind {
		case underAt:
			places++
			fixed += t.text
		case wholeAt:
			if !inBlock {
				blocks++
			}
		case literal:
			if places == 0 && strings.Trim(t.text, "0123456789") == "" {
				fixed += t.text
			}
		}
		inBlock = t.kind == wholeAt
	}
	most := int64(9)
	for range min(places, 3) - 1 {
		most = most*10 + 9
	}
	best := 2.0
	for u := int64(1); u <= most; u++ {
		o := int64(v*float64(u) + 0.5)
		if miss := v - float64(o)/float64(u); max(miss, -miss) < best-1e-12 {
			best, over, under = max(miss, -miss), o, u
		}
	}
	return over, under, blocks > 1
}
