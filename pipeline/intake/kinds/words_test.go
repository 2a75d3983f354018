package kinds

import (
	"strconv"
	"testing"
)

func TestLevelsOfTitles(t *testing.T) {
	for title, want := range map[string]int{
		"CEO": 1, "Chief Executive Officer": 1, "President & CEO": 1, "Vorstandsvorsitzender": 1, "PDG": 1, "代表取締役社長": 1,
		"CFO": 2, "Chief Financial Officer": 2, "Member of the Board": 2, "C-level": 2,
		"SVP, Procurement": 3, "Executive Vice President Sales": 3, "EVP": 3,
		"VP Sales": 4, "Vice President, Facilities": 4, "Bereichsleiter": 4,
		"Director": 5, "Director of Vendor Relations": 5, "部長": 5, "3": 3,
		"Assistant to the CFO": 0, "Executive Assistant": 0, "Assistentin der Geschäftsführer": 0, "社長秘書": 0, "Engineer": 0, "Buyer": 0,
		"": 0,
	} {
		if got := levelOf(title); got != want {
			t.Errorf("%q is level %d, want %d", title, got, want)
		}
	}
}

func TestBillingIssuesAreRecognised(t *testing.T) {
	for text, want := range map[string]bool{
		"Billing": true, "Invoice dispute": true, "Wrong invoices": true, "Rechnungsfehler": true, "Problème de facturation": true,
		"請求書の誤り":  true,
		"Quality": false, "Instructions not clear": false, "Structural Issue": false, "Manufacturing": false, "": false,
	} {
		if billing(text) != want {
			t.Errorf("%q: billing is %v", text, !want)
		}
	}
}

func TestAMemoryOfTextsIsBounded(t *testing.T) {
	var m memory[int]
	for i := range 3 * rememberedAtMost {
		if text := strconv.Itoa(i); m.of(text, func(s string) int { return len(s) }) != len(text) || m.of(text, levelOf) < 0 {
			t.Fatal(text)
		}
	}
	if len(m) != rememberedAtMost {
		t.Errorf("%d texts are remembered", len(m))
	}
}
