package value

import (
	"strings"
	"testing"
)

// TestEveryMultiplierIsWorthWhatItsWordSays: three of each, alone and grown to a
// currency where people write it so.
func TestEveryMultiplierIsWorthWhatItsWordSays(t *testing.T) {
	for words, want := range map[string]string{
		"3k 3K 3_tsd 3_Tsd. 3_tausend 3_thousand 3千 3_T€ TEUR_3 3k€ k€3 3千円 3_TSD_EUR": "3000",
		"3万 3万円":               "30000",
		"3_lakh 3_lakhs 3_lac": "300000",
		"3m 3M 3mm 3mn 3_mio 3_Mio. 3_million 3_millions 3_Millionen 3_millones 3_millón " +
			"3_mln 3百万 3百万円 $3m 3_Mio€ 3_MEUR 3_mn€ 3_mm_EUR": "3000000",
		"3_crore 3_crores": "30000000",
		"3億 3億円":           "300000000",
		"3b 3bn 3_mrd 3_Mrd. 3_Milliarde 3_Milliarden 3_milliard 3_milliards 3_md " +
			"3_mds 3_billion 3_billions 3_mld $3bn 3_Mrd_€ 3_bn_EUR": "3000000000",
		"3_percent 3_pct 3_Prozent 3_pourcent 3パーセント 3%": "0.03",
		"3_CR 3_cr.": "-3",
		"3_DR 3_dr.": "3",
		"3_mil 3_x":  "",
	} {
		for _, word := range strings.Fields(words) {
			text := strings.ReplaceAll(word, "_", " ")
			n, ok := Point.Parse(text)
			if got := n.Value.String(); ok != (want != "") || ok && got != want {
				t.Errorf("%q is %s, %t; want %q", text, got, ok, want)
			}
		}
	}
}

func TestAnIdOfFifteenCharactersAndItsLongFormAreOne(t *testing.T) {
	for id, want := range map[string]string{
		"0015g00000AbCdE":       "0015g00000AbCdEAAV",
		" 0015g00000AbCdE ":     "0015g00000AbCdEAAV",
		"0015g00000AbCdEAAV":    "0015g00000AbCdEAAV",
		"0015g00000AbCdEaav":    "0015g00000AbCdEAAV",
		"0015g00000AbCdEAAW":    "0015g00000AbCdEAAW", // another checksum: no such id
		"0015g00000AbCd":        "0015g00000AbCd",
		"0015g00000AbCdEAAVX":   "0015g00000AbCdEAAVX",
		"a long name of a firm": "a long name of a firm",
		"":                      "",
	} {
		if got := LongID(id); got != want {
			t.Errorf("%q is %q, want %q", id, got, want)
		}
	}
}
