package language

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document/documenttest"
)

var values = regexp.MustCompile(`%(\[\d\])?[sd%]`)

// valuesOf are the values of a phrase by what they are, in any order: a
// translation may number them.
func valuesOf(phrase string) []string {
	found := values.FindAllString(phrase, -1)
	for i, v := range found {
		found[i] = v[:1] + v[len(v)-1:]
	}
	slices.Sort(found)
	return found
}

func TestEveryLanguageSaysTheSamePhrases(t *testing.T) {
	german := Of("de").Phrases()
	if len(german) < 500 {
		t.Fatalf("%d phrases of German", len(german))
	}
	for _, code := range Codes() {
		if code == "en" {
			continue
		}
		phrases := Of(code).Phrases()
		for english := range german {
			if phrases[english] == "" {
				t.Errorf("%s lacks %q", code, english)
			}
		}
		for english, said := range phrases {
			if _, ok := german[english]; !ok {
				t.Errorf("%s has %q, which no other language has", code, english)
			}
			if !slices.Equal(valuesOf(english), valuesOf(said)) {
				t.Errorf("%s: %q has other values than %q", code, said, english)
			}
			if strings.TrimSpace(said) != strings.TrimSpace(english) && strings.HasPrefix(english, ", ") != strings.HasPrefix(said, ", ") {
				t.Errorf("%s: %q does not follow on as %q does", code, said, english)
			}
		}
	}
}

func TestEveryLanguageIsWhole(t *testing.T) {
	for _, code := range Codes() {
		s := Of(code).said
		if len(s.Months) != 12 || len(s.Short) != 12 || len(s.Days) != 7 || s.Million == "" || s.Billion == "" || s.Point == s.Group {
			t.Errorf("%s: %+v", code, s)
		}
		labels := reflect.ValueOf(s.Labels)
		for i := range labels.NumField() {
			if labels.Field(i).String() == "" {
				t.Errorf("%s has no label %s", code, labels.Type().Field(i).Name)
			}
			if en := reflect.ValueOf(Of("en").said.Labels).Field(i).String(); !slices.Equal(valuesOf(en),
				valuesOf(labels.Field(i).String())) {
				t.Errorf("%s: label %q has other values than %q", code, labels.Field(i), en)
			}
		}
	}
}

func TestDaysReadAsEachLanguageSaysThem(t *testing.T) {
	for _, c := range []struct{ code, long, short, meeting, month string }{
		{"en", "1 December 2026", "1 Dec", "Tuesday 1 December", "December 2026"},
		{"de", "1. Dezember 2026", "1. Dez.", "Dienstag, 1. Dezember", "Dezember 2026"},
		{"fr", "1er décembre 2026", "1er déc.", "mardi 1er décembre", "décembre 2026"},
		{"es", "1 de diciembre de 2026", "1 dic.", "martes, 1 de diciembre", "diciembre de 2026"},
	} {
		s, d := Of(c.code), documenttest.Day("2026-12-01")
		for want, got := range map[string]string{c.long: s.LongDay(d), c.short: s.ShortDay(d, d), c.meeting: s.MeetingDay(d, d),
			c.month: s.Month(d.Month())} {
			if documenttest.PlainSpaces(got) != want {
				t.Errorf("%s says %q, want %q", c.code, got, want)
			}
		}
	}
}
