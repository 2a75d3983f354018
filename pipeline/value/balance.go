package value

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// CarriedBalance is whether a text says that its amount is a balance carried from one
// period to the next, or the balance at the end of one, and nothing that was sold:
// "Opening balance", "Saldovortrag 01.01.2026", "Report à nouveau 2025". Beside the
// words of a balance there may be days, numbers and words of periods; a text that names
// anything else, as "Audit of the opening balance" does, is of something else.
func CarriedBalance(text string) bool {
	if len(text) > maxWord || text == "" {
		return false
	}
	if term, ok := Words("document status").Term(text); ok {
		return term == "opening balance"
	}
	words := strings.Fields(program.Fold(text))
	if len(words) == 0 { // a script of its own
		words = strings.Fields(text)
	}
	balances := Words("balance")
	for size := min(len(words), longestBalance); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			if _, ok := balances[strings.Join(words[from:from+size], "")]; ok {
				return onlyFillers(words[:from]) && onlyFillers(words[from+size:])
			}
		}
	}
	return false
}

// longestBalance is how many words the longest name of a balance has.
const longestBalance = 5

// onlyFillers is whether words say nothing but when, or of what account.
func onlyFillers(words []string) bool {
	for _, w := range words {
		if _, month := MonthName(w); !month && !balanceFillers[w] && !strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	return true
}

// balanceFillers are words beside those of a balance.
var balanceFillers = words("as of at on from per by for to the a an in previous prior last year period month account customer " +
	"zum vom am aus der des dem den im vorjahr jahr konto monat au du de la le les en an client compte " +
	"al del el dal della ejercicio cuenta anno conto op van het uit jaar na z dnia rok od ze do por em ano da")
