package language

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document/documenttest"
)

func TestSentencesOfTheStagesAreReworded(t *testing.T) {
	for _, c := range []struct{ english, german, french string }{
		{"176th of 323 by revenue (the program ends at the top 15 %: 49 groups): under 0.1 % of active revenue, 12 months to October 2026",
			"176. von 323 nach Umsatz (das Programm endet bei den obersten 15 %: 49 Gruppen): unter 0,1 % des aktiven Umsatzes, 12 " +
				"Monate bis Oktober 2026",
			"176e sur 323 par chiffre d’affaires (le programme s’arrête au premier 15 % : 49 groupes) : moins de 0,1 % du chiffre " +
				"d’affaires actif, 12 mois jusqu’à octobre 2026"},
		{"first of 12 by revenue (tier 1 is the top 10 %: 2 groups): 40.0 % of active revenue, 12 months to October 2026",
			"1. von 12 nach Umsatz (Stufe 1 sind die obersten 10 %: 2 Gruppen): 40,0 % des aktiven Umsatzes, 12 Monate bis Oktober 2026",
			"1er sur 12 par chiffre d’affaires (le niveau 1 est le premier 10 % : 2 groupes) : 40,0 % du chiffre d’affaires actif, 12 " +
				"mois jusqu’à octobre 2026"},
		{"Visit on 10 December", "Besuch am 10. Dezember", "Visite le 10 décembre"},
		{"the contract renews on 1 March 2027; was due on 22 October 2026",
			"der Vertrag verlängert sich am 1. März 2027; war fällig am 22. Oktober 2026",
			"le contrat se renouvelle le 1er mars 2027; échu le 22 octobre 2026"},
		{"Keep the promise: Name a sponsor", "Zusage einlösen: Name a sponsor", "Tenir la promesse : Name a sponsor"},
		{"renewal in March 2027, 1 open escalation", "Verlängerung im März 2027, 1 offene Eskalation",
			"renouvellement en mars 2027, 1 escalade ouverte"},
		{"not active: A & B is marked as churned.", "nicht aktiv: A & B ist als abgewandert markiert.",
			"inactif : A & B est marqué comme perdu."},
		{"Eve left on 29 September 2026; proposed instead: Adam", "Eve ging am 29. September 2026; stattdessen vorgeschlagen: Adam",
			"Eve est parti le 29 septembre 2026; proposé à la place : Adam"},
		{"tier 2 without a confirmed sponsor; Eve has left; one is proposed",
			"Stufe 2 ohne bestätigten Sponsor; Eve ist nicht mehr da; einer ist vorgeschlagen",
			"niveau 2 sans sponsor confirmé; Eve est parti; un est proposé"},
		{"Decide which hospital follows", "Decide which hospital follows", "Decide which hospital follows"},
	} {
		for code, want := range map[string]string{"en": c.english, "de": c.german, "fr": c.french} {
			if got := documenttest.PlainSpaces(Of(code).Reworded(c.english)); got != want {
				t.Errorf("%s says\n%q, want\n%q", code, got, want)
			}
		}
	}
}

func TestEverySentenceOfALanguageIsWhole(t *testing.T) {
	german := Of("de").said.Sentences
	for _, code := range Codes() {
		if code == "en" {
			continue
		}
		sentences := Of(code).said.Sentences
		if len(sentences) < 200 || len(sentences) != len(german) {
			t.Errorf("%s has %d sentences, German %d", code, len(sentences), len(german))
		}
		for english, said := range sentences {
			if _, ok := german[english]; !ok || said == "" {
				t.Errorf("%s: %q is in no other language, or says nothing", code, english)
			}
			for i, x := range value.FindAllString(english, -1) {
				if _, ok := kinds[x[1:len(x)-1]]; !ok {
					t.Errorf("%s: %q has a value of an unknown kind %s", code, english, x)
				}
				if place := "{" + string(rune('1'+i)) + "}"; strings.Count(said, place) != 1 {
					t.Errorf("%s: %q does not say %s of %q once", code, said, place, english)
				}
			}
		}
	}
}
