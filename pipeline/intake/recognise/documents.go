package recognise

import (
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// findDocuments tells of a table of revenue whether its sales are orders, and
// whether it is one of credit notes alone.
func (t *Table) findDocuments(l *look) {
	if t.Subject.Name != "revenue" {
		return
	}
	col := t.At["document type"]
	if col == 0 || col > len(l.watch.columns) {
		t.CreditNotes = t.namesCredits()
		return
	}
	t.TypesKnown = slices.ContainsFunc(l.watch.columns[col-1].sample, func(s string) bool {
		_, known := value.DocumentWord(s)
		return known
	})
	t.OrdersAlone = !slices.ContainsFunc(l.watch.columns[col-1].sample, func(s string) bool {
		term, known := value.DocumentWord(s)
		return known && term == "invoice"
	})
}

// namesCredits is whether the names of the file, of the sheet or of the
// numbers of documents speak of credit notes and of no invoices.
func (t *Table) namesCredits() bool {
	names := [...]string{strings.TrimSuffix(path.Base(t.File), path.Ext(t.File)), t.Sheet, t.HeaderOf("document number")}
	credits := false
	for _, name := range names {
		words := strings.Fields(program.Fold(strings.NewReplacer("_", " ", "-", " ").Replace(name)))
		for from := range words {
			for to := from + 1; to <= min(len(words), from+3); to++ {
				switch documentNamed(strings.Join(words[from:to], " ")) {
				case "invoice":
					return false
				case "credit":
					credits = true
				}
			}
		}
	}
	return credits
}

// documentNamed is what documents a word names, be there one or several; "" for
// words that are too short to name one.
func documentNamed(word string) string {
	if len(word) < 5 {
		return ""
	}
	for _, ending := range [...]string{"", "s", "en", "n", "e", "er"} {
		if one, ok := strings.CutSuffix(word, ending); ok {
			if term, known := value.Words("document").Term(one); known {
				return term
			}
		}
	}
	return ""
}
