package charset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// guess finds the encoding in which the letters of some lines make the most
// sense: accented letters stand inside words, scripts do not mix in a word, no
// control characters appear.
func guess(lines []byte) Charset {
	best, most := guessed[0], -1e18
	for _, c := range guessed {
		text, err := c.Enc.NewDecoder().Bytes(lines)
		if err != nil {
			continue
		}
		if s := sense(text, c.letters) - 1.5*float64(c.rare(lines)) + wordsIn(text); s > most+1e-9 {
			best, most = c, s
		}
	}
	return best
}

// wordsIn scores words that tables of business hardly do without, each of which
// tells a language and so the encoding: a header alone is short, and its letters
// read well in several.
func wordsIn(text []byte) float64 {
	score := 0.0
	for _, w := range tableWords {
		if bytes.Contains(text, w) {
			score += float64(4 * utf8.RuneCount(w))
		}
	}
	return score
}

var tableWords = bytes.Fields([]byte(`
	取引先 得意先 顧客 請求 売上 金額 日付 計上 伝票 合計 単価 数量 消費税 区分 担当 会社
	客户 金额 日期 发票 购方 开票 税额 单位 名称 合计 数量 单价 销售 收入 状态 编号 月份 地区
	거래처 금액 일자 매출 고객 합계 수량 단가 세액 구분 번호 날짜 회사
	Клиент Сумма Дата Контрагент Договор Выручка Количество Цена Итого Номер Период Месяц
	Müşteri Tutar Fatura Tarihi Kwota Wartość Należność Datum Částka Odběratel`))

// rare counts characters of two bytes that lie outside of the table which the
// older standard of Korea or China has, and which their texts hardly ever use.
func (c Charset) rare(lines []byte) int {
	if c.letters != hangul && c.letters != han {
		return 0
	}
	n := 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i] < 0x81 {
			continue
		}
		if lines[i] < 0xA1 || lines[i+1] < 0xA1 && c.Name != "Big5" {
			n++
		}
		i++
	}
	return n
}

// script is the family of letters that a character belongs to.
type script uint8

const (
	noScript script = iota // space, digits, ASCII punctuation, line edges
	ascii                  // ASCII letters
	latin                  // letters above ASCII
	cyrillic
	greek
	kana
	han
	hangul
	halfKana // single-byte katakana, rare in files of this century
	symbol   // signs above ASCII
	nonsense // controls, private use, what could not be decoded
)

// scripts are the ranges that decide, in the order in which they are tried.
var scripts = []struct {
	from, to rune
	is       script
}{
	{0xA0, 0xBF, symbol}, {0xD7, 0xD7, symbol}, {0xF7, 0xF7, symbol},
	{0xC0, 0x24F, latin}, {0x1E00, 0x1EFF, latin}, {0x370, 0x3FF, greek}, {0x400, 0x45F, cyrillic},
	{0x3040, 0x30FF, kana}, {0x4E00, 0x9FFF, han}, {0xAC00, 0xD7A3, hangul}, {0xFF61, 0xFF9F, halfKana},
	{0x2010, 0x203A, symbol}, {0x20AC, 0x20AC, symbol}, {0x2122, 0x2122, symbol}, {0x3000, 0x301F, symbol}, {0xFF01, 0xFF60, symbol},
}

func scriptOf(r rune) script {
	if r < 0x80 {
		if unicode.IsLetter(r) {
			return ascii
		}
		return noScript
	}
	for _, s := range scripts {
		if s.from <= r && r <= s.to {
			return s.is
		}
	}
	return nonsense
}

// sense scores a decoded text; each character above ASCII counts as many
// points as its neighbours make it likely. Kana in an encoding of other letters
// (most have some) speak against it.
func sense(text []byte, letters script) float64 {
	total := 0.0
	runes := bytes.Runes(text)
	for i, r := range runes {
		if r < utf8.RuneSelf {
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		if is := scriptOf(r); letters != 0 && is == kana && letters != kana {
			total--
			continue
		}
		total += fit(before, r, after)
	}
	return total
}

// fit is how likely a character is between two others.
func fit(before, r, after rune) float64 {
	b, is, a := scriptOf(before), scriptOf(r), scriptOf(after)
	switch is {
	case nonsense:
		return -10
	case latin:
		return fitLatin(before, b, r, after, a)
	case symbol:
		if western(b) && western(a) && r != '’' && r != '·' && r != '–' && r != 0xAD {
			return -1
		}
		if western(a) && r < 0xC0 && !opening(r) {
			return -0.5
		}
		return fitSymbol(before, r, after)
	case halfKana:
		return fitScript(b, is, a, 0.6) - 0.4
	case kana, hangul:
		return fitScript(b, is, a, 2.4)
	case han:
		return fitScript(b, is, a, 2)
	}
	return fitCase(before, r, after) + fitScript(b, is, a, 1)
}

func western(s script) bool { return s == ascii || s == latin }

// opening reports signs that stand ahead of a word.
func opening(r rune) bool {
	return r == '¡' || r == '¿' || r == '«' || r == 0xA0 || r == '§' || r == '©'
}

func fitLatin(before rune, b script, r, after rune, a script) float64 {
	score := 0.1
	if b == ascii || a == ascii {
		score = 1
	}
	switch {
	case b == latin && a == latin:
		score -= 1.6
	case b == latin, a == latin:
		score -= 0.5
	}
	if unicode.IsUpper(r) && unicode.IsLower(before) {
		score -= 1.5
	}
	if !common(r) {
		score -= 0.3
	}
	return score
}

// common reports letters of Western European languages.
func common(r rune) bool {
	return r <= 0xFF || r == 'œ' || r == 'Œ' || r == 'š' || r == 'Š' || r == 'ž' || r == 'Ž'
}

func fitSymbol(before, r, after rune) float64 {
	digit := unicode.IsDigit(before) || unicode.IsDigit(after) || before == ' ' || after == ' '
	switch {
	case (r == '€' || r == '£' || r == '¥' || r == '°' || r == 0xA0) && digit:
		return 1
	case r == '’' || r == '–' || r == '“' || r == '”' || r == '…' || r == '®' || r == '™' || r == '©':
		return 0.5
	case r >= 0x3000:
		return 0.8
	}
	return 0
}

// fitScript wants neighbours of the same family, or the edge of a word.
func fitScript(b, is, a script, worth float64) float64 {
	score := 0.2 * worth
	for _, s := range []script{b, a} {
		switch {
		case s == is, east(s) && east(is):
			score += 0.4 * worth
		case s == ascii:
			score -= 1.3 * worth
		case s != noScript && s != symbol:
			score -= 0.6 * worth
		}
	}
	return score
}

func east(s script) bool { return s == han || s == kana || s == hangul }

// fitCase marks capitals inside a word down, and consonants between consonants:
// the letters of one code page read as another change their case, and vowels
// become consonants.
func fitCase(before, r, after rune) float64 {
	score := 0.0
	if unicode.IsUpper(r) && unicode.IsLower(before) {
		score -= 1.5
	}
	switch b, a := vowel(before), vowel(after); {
	case vowel(r) && !b && !a:
		score += 0.3
	case !vowel(r) && unicode.IsLetter(before) && unicode.IsLetter(after) && !b && !a:
		score -= 0.6
	}
	return score
}

func vowel(r rune) bool {
	return strings.ContainsRune("аеёиоуыэюяіїєαεηιουωάέήίόύώ", unicode.ToLower(r))
}
