package language

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

var english, german = Of("en"), Of("de")

func TestMoneyReadsAsAnExecutiveReadsIt(t *testing.T) {
	cases := []struct{ amount, currency, english, german string }{
		{"6420000", "EUR", "€6.42 m", "6,42 Mio. €"},
		{"143300000", "EUR", "€143.3 m", "143,3 Mio. €"},
		{"5800000", "EUR", "€5.8 m", "5,8 Mio. €"},
		{"84000", "EUR", "€84,000", "84.000 €"},
		{"999999.60", "USD", "$1 m", "1 Mio. $"},
		{"2500000000", "GBP", "£2.5 bn", "2,5 Mrd. £"},
		{"-1200", "CHF", "−CHF 1,200", "−1.200 CHF"},
		{"12.5", "EUR", "€12.50", "12,50 €"},
		{"341448", "", "341,448", "341.448"},
	}
	for _, c := range cases {
		if got := documenttest.PlainSpaces(english.Amount(documenttest.Dec(c.amount), c.currency)); got != c.english {
			t.Errorf("%s %s in English: %q, want %q", c.amount, c.currency, got, c.english)
		}
		if got := documenttest.PlainSpaces(german.Amount(documenttest.Dec(c.amount), c.currency)); got != c.german {
			t.Errorf("%s %s in German: %q, want %q", c.amount, c.currency, got, c.german)
		}
	}
}

func TestAPagePrintsItsMoneyToOnePrecision(t *testing.T) {
	for _, c := range []struct{ whole, amount, english, german string }{
		{"143000000", "390555.4", "€0.39 m", "0,39 Mio. €"},
		{"143000000", "6000000", "€6.00 m", "6,00 Mio. €"},
		{"143000000", "9996000", "€10.0 m", "10,0 Mio. €"},
		{"143000000", "143300000", "€143.3 m", "143,3 Mio. €"},
		{"143000000", "-71500", "−€0.07 m", "−0,07 Mio. €"},
		{"143000000", "4999", "< €0.01 m", "< 0,01 Mio. €"},
		{"143000000", "0", "€0.00 m", "0,00 Mio. €"},
		{"1858881", "1858881.24", "€1,858,881", "1.858.881 €"},
		{"1858881", "42.55", "€43", "43 €"},
		{"1858881", "0.2", "< €1", "< 1 €"},
	} {
		for speech, want := range map[*Speech]string{&english: c.english, &german: c.german} {
			page := speech.OnePrecision(documenttest.Dec(c.whole), program.Zero)
			got := documenttest.PlainSpaces(page.Amount(documenttest.Dec(c.amount), "EUR"))
			if got != want {
				t.Errorf("%s on a page of %s: %q, want %q", c.amount, c.whole, got, want)
			}
		}
	}
}

func TestAPageOfAnAccountPrintsItsMoneyByItsLargest(t *testing.T) {
	for _, c := range []struct{ largest, amount, english, german string }{
		{"3890000", "390555.4", "€0.39 m", "0,39 Mio. €"}, {"3890000", "1200000", "€1.20 m", "1,20 Mio. €"},
		{"3890000", "84000", "€84,000", "84.000 €"}, {"3890000", "-390555", "−€0.39 m", "−0,39 Mio. €"},
		{"3890000", "99999.7", "€0.10 m", "0,10 Mio. €"}, {"3890000", "12.5", "€12.50", "12,50 €"},
		{"999999.6", "999999.6", "€1.00 m", "1,00 Mio. €"}, {"605342", "605342.2", "€605,342", "605.342 €"},
		{"605342", "6867", "€6,867", "6.867 €"}, {"2500000000", "2500000000", "€2.5 bn", "2,5 Mrd. €"},
	} {
		for speech, want := range map[*Speech]string{&english: c.english, &german: c.german} {
			got := documenttest.PlainSpaces(speech.OfPage(documenttest.Dec(c.largest)).Amount(documenttest.Dec(c.amount), "EUR"))
			if got != want {
				t.Errorf("%s on a page of %s: %q, want %q", c.amount, c.largest, got, want)
			}
		}
	}
}

func TestExactAmountsKeepTheirCents(t *testing.T) {
	for amount, want := range map[string]string{"6300002.50": "€6,300,002.50", "1234": "€1,234", "0.005": "€0.01", "-0.5": "−€0.50",
		"0": "€0"} {
		if got := english.Exact(documenttest.Dec(amount), "EUR"); got != want {
			t.Errorf("%s prints %q, want %q", amount, got, want)
		}
	}
}

func TestAPercentageIsNeverRoundedToAllOrNothing(t *testing.T) {
	cases := []struct {
		fraction string
		places   int32
		want     string
	}{
		{"0.95", 0, "95 %"}, {"0.996", 0, "99.6 %"}, {"1", 0, "100 %"}, {"0.004", 0, "0.4 %"}, {"0", 0, "0 %"},
		{"-0.23", 0, "−23 %"}, {"0.0412", 1, "4.1 %"}, {"0.99999999", 0, "> 99.9 %"}, {"0.0000001", 1, "< 0.01 %"},
		{"1.00000001", 0, "100 %"},
	}
	for _, c := range cases {
		if got := documenttest.PlainSpaces(english.Percent(documenttest.Dec(c.fraction), c.places)); got != c.want {
			t.Errorf("%s prints %q, want %q", c.fraction, got, c.want)
		}
	}
}

func TestDatesReadAsDatesAndNotAsCountdowns(t *testing.T) {
	now := documenttest.Day("2026-11-21")
	for _, c := range []struct{ got, want string }{
		{english.MeetingDay(documenttest.Day("2026-12-10"), now), "Thursday 10 December"},
		{english.MeetingDay(documenttest.Day("2027-01-14"), now), "Thursday 14 January 2027"},
		{german.MeetingDay(documenttest.Day("2026-12-10"), now), "Donnerstag, 10. Dezember"},
		{english.ShortDay(documenttest.Day("2026-05-14"), now), "14 May"},
		{english.ShortDay(documenttest.Day("2025-05-14"), now), "14 May 2025"},
		{english.LongDay(documenttest.Day("2027-03-19")), "19 March 2027"},
		{german.LongDay(documenttest.Day("2027-03-19")), "19. März 2027"},
		{english.LongDay(0), ""},
		{english.Month(documenttest.Month(2026, 11)), "November 2026"},
	} {
		if documenttest.PlainSpaces(c.got) != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestALanguageIsFoundByItsFirstPart(t *testing.T) {
	for tag, want := range map[string]string{"de-AT": "de", "DE_ch": "de", "en-GB": "en", "fr-CA": "fr", "es": "es", "it": "en", "": "en",
		documenttest.Attack: "en"} {
		if got := Of(tag).Code; got != want {
			t.Errorf("%q speaks %s, want %s", tag, got, want)
		}
	}
}

func TestGroupedDigitsReadBackAsTheNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		text := strings.NewReplacer(",", "", minus, "-").Replace(english.Number(program.NewDecimal(n), 0))
		if back := documenttest.Dec(text); !back.Equal(program.NewDecimal(n)) {
			t.Fatalf("%d reads back as %s", n, back)
		}
	})
}

func TestAUnitStandsOnTheSideOfItsCurrency(t *testing.T) {
	for code, want := range map[string]string{"en": "€ million", "de": "Mio.\u00a0€", "fr": "M\u00a0€", "es": "M\u00a0€"} {
		s := Of(code)
		if got := s.Unit(s.Say("million"), "EUR"); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	if got := Of("de").Unit("", "CHF"); got != "CHF" {
		t.Errorf("amounts as they are: %q", got)
	}
}
