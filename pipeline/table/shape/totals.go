package shape

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/currency"
)

// totalWords are how the line of a total begins or what it is, in the
// languages of the exports.
var totalWords = regexp.MustCompile(`(?i)^\W*(` +
	`((grand|sub|report|overall)[ -]?)?totals?( \(\d+ \w+\)| for .+| of .+| - .+|: .*)?|(sub|grand)[ -]?totals?\b.*|` +
	`gesamt(summe|ergebnis|betrag)?|zwischensumme|teilergebnis|summe( .+)?|` +
	`total général|sous-total( .+)?|total (.*):|somme|` +
	`totale?s? generale?s?|suma( total)?|totaal|totaux|` +
	`合計|小計|総計|总计|小计|合计|합계|총계|소계|총합계|итого|всего|общий итог|` +
	`(genel|ara) ?toplam|toplam|razem|ogółem|suma końcowa|celkem|i alt|totalt|summa( totalt)?|sum total|` +
	`(record )?count:? ?\d*|sum|average|avg)\W*$`)

// groupTotal is a group's name with the word behind it: "East Total".
var groupTotal = regexp.MustCompile(`(?i)\S (sub)?total$|ergebnis$`)

// totalStarts are the first letters of the words above.
const totalStarts = "tot gra sub rep ove ges zwi tei sum som sou rec cou ave avg gen ara top raz cel i a"

// mayTotal reports quickly whether a text could be a total's.
func mayTotal(s string) bool {
	if s = strings.TrimLeft(s, " \t\""); strings.HasPrefix(s, "*") {
		return true
	}
	if len(s) < 3 || len(s) > 120 {
		return false
	}
	return s[0] >= 0x80 || strings.Contains(totalStarts, string([]byte{s[0] | 0x20, s[1] | 0x20, s[2] | 0x20})) ||
		strings.HasSuffix(s, "otal") || strings.HasSuffix(s, "OTAL") || strings.HasSuffix(s, "rgebnis")
}

// stars mark the totals of lists of SAP, one a level: "* 104711", "**".
var stars = regexp.MustCompile(`^\*{1,9}(\s.*)?$`)

// partTotal is the total of a part that it names: "Total EUR", "Total North".
var partTotal = regexp.MustCompile(`(?i)^\W*(?:sub|grand)?totals? +(\S.*?)\W*$`)

// total is the text that makes a row a total, or "". A customer may be called
// "Total Energies": the words must be a total's and nothing more, or something
// else must say so, too. A row that says as much in words as the others do is
// data.
func (t *tableState) total(k *sketch) string {
	said := 0
	word := ""
	surely := false
	for i, c := range k.class {
		s := strings.TrimSpace(k.text[i])
		if i+1 == k.first && stars.MatchString(s) && k.n < t.full && slices.Contains(k.class, figure) {
			word, surely = s, true
		}
		if c != words {
			continue
		}
		said++
		if word == "" && i+1 <= second(k) && mayTotal(s) && (totalWords.MatchString(s) || groupTotal.MatchString(s) && k.bold > 0 ||
			k.partTotal(i, s)) {
			word, surely = s, currencyTotal(s)
		}
	}
	if word == "" || !surely && said > 1 && said >= t.wordy() {
		return ""
	}
	return word
}

// partTotal reports the total of a part: a currency, what another cell of the
// row says, or anything in bold.
func (k *sketch) partTotal(at int, s string) bool {
	m := partTotal.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	if currencyTotal(s) || k.bold == k.n {
		return true
	}
	for i, c := range k.class {
		if i != at && c == words && strings.EqualFold(strings.TrimSpace(k.text[i]), m[1]) {
			return true
		}
	}
	return false
}

// currencyTotal reports the total of a currency: no customer is called so.
func currencyTotal(s string) bool {
	m := partTotal.FindStringSubmatch(s)
	if m == nil || m[1] != strings.ToUpper(m[1]) {
		return false
	}
	_, err := currency.ParseISO(m[1])
	return err == nil
}

// second is the column of a row's second cell: a total says so in its first
// cell, or behind the name of its group.
func second(k *sketch) int {
	for col := k.first + 1; col <= k.last; col++ {
		if k.classAt(col) != blank {
			return col
		}
	}
	return k.first
}

// wordy is in how many columns most rows have words.
func (t *tableState) wordy() int {
	n := 0
	for i := range t.columns {
		if t.columns[i].most == words && t.columns[i].class[words]*2 > t.rows {
			n++
		}
	}
	return max(n, 1)
}

// footnotes are how lines below reports begin or what they hold.
var footnotes = regexp.MustCompile(
	`(?i)(^\W*(confidential|copyright|©|\(c\)|generated|report (run|generated)|printed|exported|source:|note:|notes:|\* |as of |filtered by|page \d+|quelle:|stand:|vertraulich|erstellt|run (date|on)\b|report date|printed on|date:|datum:|druckdatum|gedruckt|exportiert|généré|imprimé|exporté|` +
		`fecha( de)?:|impreso|作成日|出力日|印刷日|\d+ (rows?|records?|entries|zeilen|datensätze|einträge|lignes|filas|registros)\b|\d+ ?件)|` +
		`all rights reserved|do not distribute|(accrual|cash) basis|\bGMT[Z+-])`)

func footnote(s string) bool { return footnotes.MatchString(s) }
