package numfmt

import (
	"strconv"
	"strings"
	"unicode"
)

// A formatScan is the reading of one section.
type formatScan struct {
	section
	code string
	at   int
}

func parseSection(code string) section {
	p := &formatScan{code: code}
	for p.at < len(p.code) {
		p.step()
	}
	p.layout()
	if p.Date {
		p.minutes()
	}
	return p.section
}

func (p *formatScan) add(kind tokenKind, text string) {
	p.tokens = append(p.tokens, formatToken{kind, text})
}

// rest reports whether the code goes on with one of some words, whatever the case.
func (p *formatScan) rest(words ...string) string {
	for _, w := range words {
		if len(p.code)-p.at >= len(w) && strings.EqualFold(p.code[p.at:p.at+len(w)], w) {
			return p.code[p.at : p.at+len(w)]
		}
	}
	return ""
}

func (p *formatScan) step() {
	c := p.code[p.at]
	if w := p.rest("General", "Standard"); w != "" {
		p.general = true
		p.add(generalAt, "")
		p.at += len(w)
		return
	}
	if w := p.rest("AM/PM", "A/P", "上午/下午"); w != "" {
		p.Date, p.twelve = true, true
		p.add(dateAt, strings.ToLower(w))
		p.at += len(w)
		return
	}
	switch {
	case c == '"':
		end := strings.IndexByte(p.code[p.at+1:], '"')
		if end < 0 {
			end = len(p.code) - p.at - 1
		}
		p.add(literal, p.code[p.at+1:p.at+1+end])
		p.at += end + 2
	case c == '\\':
		p.literalRune(p.at + 1)
	case c == '_':
		p.add(literal, " ")
		p.skipRune(p.at + 1)
	case c == '*':
		p.skipRune(p.at + 1)
	case c == '[':
		p.bracket()
	case strings.IndexByte("0#?", c) >= 0:
		p.digits = true
		p.add(wholeAt, p.code[p.at:p.at+1])
		p.at++
	case strings.IndexByte("ymdhsYMDHSgGeEbBaA", c) >= 0:
		p.letters()
	default:
		p.sign(c)
	}
}

func (p *formatScan) skipRune(at int) {
	p.at = at
	for _, r := range p.code[min(at, len(p.code)):] {
		p.at += len(string(r))
		return
	}
}

func (p *formatScan) literalRune(at int) {
	p.skipRune(at)
	p.add(literal, p.code[min(at, len(p.code)):min(p.at, len(p.code))])
}

// sign reads a character that is no letter of a date and no digit.
func (p *formatScan) sign(c byte) {
	switch {
	case c == '.':
		p.add(pointAt, ".")
	case c == ',':
		p.add(literal, ",")
		p.tokens[len(p.tokens)-1].kind = commaAt
	case c == '%':
		p.percent++
		p.add(percentAt, "%")
	case c == '/':
		p.add(slashAt, "/")
	case c == '@':
		p.text = true
		p.add(textAt, "")
	default:
		p.literalRune(p.at)
		return
	}
	p.at++
}

// commaAt is a comma until layout knows what it means.
const commaAt tokenKind = 200

// bracket reads a colour, condition, currency or duration.
func (p *formatScan) bracket() {
	end := strings.IndexByte(p.code[p.at:], ']')
	if end < 0 {
		p.at = len(p.code)
		return
	}
	in := p.code[p.at+1 : p.at+end]
	p.at += end + 1
	lower := strings.ToLower(in)
	switch {
	case lower != "" && strings.Trim(lower, lower[:1]) == "" && strings.Contains("hms", lower[:1]):
		p.Elapsed, p.Date = true, true
		p.add(dateAt, "["+lower[:1]+"]"+strconv.Itoa(len(lower)))
	case strings.HasPrefix(in, "$"):
		p.currency(in[1:])
	case strings.IndexAny(in, "<>=") == 0:
		n := 1
		for n < len(in) && strings.IndexByte("<>=", in[n]) >= 0 {
			n++
		}
		p.test = in[:n]
		p.bound, _ = strconv.ParseFloat(strings.TrimSpace(in[n:]), 64)
	}
}

// currency reads `€-407`: a sign, and the locale in which dates are shown, of
// which only the two system formats matter.
func (p *formatScan) currency(in string) {
	sign, locale, _ := strings.Cut(in, "-")
	if sign != "" {
		p.add(literal, sign)
	}
	long := map[string]string{"F800": "dddd, mmmm dd, yyyy", "F400": "h:mm:ss AM/PM"}[strings.ToUpper(locale)]
	if long != "" {
		p.code, p.at = long, 0
		p.tokens = p.tokens[:0]
	}
}

// letters reads a run of one letter of a date or time, or an exponent.
func (p *formatScan) letters() {
	c := p.code[p.at] | 0x20
	n := 1
	for p.at+n < len(p.code) && p.code[p.at+n]|0x20 == c {
		n++
	}
	if c == 'e' && p.at+1 < len(p.code) && (p.code[p.at+1] == '+' || p.code[p.at+1] == '-') && p.digits {
		p.expo = true
		p.add(expoAt, p.code[p.at+1:p.at+2])
		p.at += 2
		return
	}
	if c == 'a' && n < 3 || c == 'b' && n == 1 || c == 'g' {
		if c != 'g' {
			p.add(literal, p.code[p.at:p.at+n])
		}
		p.at += n
		return
	}
	p.Date = true
	p.add(dateAt, strings.Repeat(string(rune(c)), n))
	p.at += n
}

// layout finds out which digits stand where.
func (p *formatScan) layout() {
	if p.Date {
		p.dateLayout()
		return
	}
	const whole, places, expo, under = 0, 1, 2, 3
	zone, lastDigit := whole, -1
	var kept []formatToken
	for i, t := range p.tokens {
		switch t.kind {
		case pointAt:
			if zone != whole || !p.digits && !p.digitsAfter(i) {
				t.kind = literal
				break
			}
			zone = places
		case expoAt:
			zone = expo
		case slashAt:
			if !p.digits || zone != whole {
				t.kind = literal
				break
			}
			p.slash, zone = true, under
		case commaAt:
			if p.comma(i, lastDigit) {
				continue
			}
			t.kind = literal
		case wholeAt:
			lastDigit = i
			t.kind = []tokenKind{wholeAt, placeAt, expoDigit, underAt}[zone]
			if t.kind == placeAt {
				p.places++
			}
			if t.kind == wholeAt && (t.text != "#" || p.whole > 0) {
				p.whole++
			}
		}
		kept = append(kept, t)
	}
	p.tokens = kept
}

func (p *formatScan) digitsAfter(i int) bool {
	for _, t := range p.tokens[i:] {
		if t.kind == wholeAt {
			return true
		}
	}
	return false
}

// comma decides what a comma means: between digits it groups thousands, behind
// them it divides by a thousand; else it is a character.
func (p *formatScan) comma(i, lastDigit int) bool {
	if lastDigit < 0 {
		return false
	}
	for _, t := range p.tokens[i+1:] {
		if t.kind == wholeAt {
			p.group = true
			return true
		}
		if t.kind == pointAt || t.kind == percentAt || t.kind == expoAt {
			break
		}
	}
	for _, t := range p.tokens[lastDigit+1 : i] {
		if t.kind != commaAt {
			return false
		}
	}
	p.scale++
	return true
}

// dateLayout turns ".000" behind seconds into fractions and the rest into characters.
func (p *formatScan) dateLayout() {
	var kept []formatToken
	for i := 0; i < len(p.tokens); i++ {
		t := p.tokens[i]
		if t.kind == pointAt && i+1 < len(p.tokens) && p.tokens[i+1].kind == wholeAt && p.tokens[i+1].text == "0" {
			n := 0
			for i+1 < len(p.tokens) && p.tokens[i+1].kind == wholeAt {
				n, i = n+1, i+1
			}
			p.millis = max(p.millis, min(n, 3))
			kept = append(kept, formatToken{dateAt, "." + strconv.Itoa(min(n, 3))})
			continue
		}
		if t.kind != dateAt && t.kind != generalAt && t.kind != textAt {
			t.kind = literal
		}
		kept = append(kept, t)
	}
	p.tokens = kept
}

// minutes tells minutes from months: an "m" behind hours or ahead of seconds.
func (p *formatScan) minutes() {
	before := byte(0)
	for i, t := range p.tokens {
		if t.kind != dateAt {
			continue
		}
		if t.text[0] == 'm' && len(t.text) <= 2 && (before == 'h' || p.nextPart(i) == 's') {
			p.tokens[i].text = strings.ReplaceAll(t.text, "m", "n")
		}
		before = t.text[0]
		if before == '[' {
			before = t.text[1]
		}
	}
}

func (p *formatScan) nextPart(i int) byte {
	for _, t := range p.tokens[i+1:] {
		if t.kind == dateAt {
			return t.text[0]
		}
	}
	return 0
}

// unitOf is the currency sign or code, or "%", that the sections show.
func unitOf(all []section) string {
	for _, s := range all {
		if s.Date {
			continue
		}
		if s.percent > 0 {
			return "%"
		}
		for _, t := range s.tokens {
			if t.kind == literal {
				if u := CurrencyIn(t.text); u != "" {
					return u
				}
			}
		}
	}
	return ""
}

// signs are currency signs of more than one character or that Unicode does not
// class as such.
var signs = []string{"kr", "zł", "Kč", "Ft", "CHF", "Fr.", "R$", "US$", "A$", "C$", "NZ$", "HK$", "S$", "лв", "руб", "元", "円"}

// CurrencyIn is the currency sign or code that a literal is.
func CurrencyIn(s string) string {
	s = strings.TrimSpace(s)
	for _, sign := range signs {
		if strings.EqualFold(s, sign) {
			return sign
		}
	}
	if len(s) == 3 && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0 {
		return s
	}
	for _, r := range s {
		if unicode.Is(unicode.Sc, r) {
			return string(r)
		}
	}
	return ""
}
