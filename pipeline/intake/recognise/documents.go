package recognise

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/intake/input"
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
		for n := 1; n < len(t.Styles) && n <= len(l.watch.columns) && t.CreditFlag == 0 && !t.CreditNotes; n++ {
			if f := t.Styles[n].Field; f == "document number" || f == "" && l.watch.columns[n-1].unique() {
				if t.CreditSeries = l.watch.columns[n-1].creditSeries(); t.CreditSeries != nil {
					t.CreditNumber = n
					break
				}
			}
		}
		return
	}
	t.TypesKnown = slices.ContainsFunc(l.watch.columns[col-1].sample, func(s string) bool {
		_, known := value.DocumentWord(s)
		return known
	})
	t.InAdvance = slices.ContainsFunc(l.watch.columns[col-1].sample, func(s string) bool {
		term, _ := value.Words("advance").Term(s)
		return term == "rest"
	})
	t.LedgerCodes = l.watch.columns[col-1].ledgerCodes()
	t.TypesCoded = !t.TypesKnown && l.watch.columns[col-1].typeCodes()
	t.OrdersAlone = !slices.ContainsFunc(l.watch.columns[col-1].sample, func(s string) bool {
		term, known := value.DocumentWord(s)
		return known && term == "invoice"
	})
}

// A ledgerCode is a kind of transaction in the ledgers of Sage: what they are is
// plain where several stand together.
var ledgerCode = map[string]string{"SI": "invoice", "SC": "credit", "SR": "other", "SA": "other", "SD": "other", "SP": "other",
	"PI": "other", "PC": "other", "PP": "other", "PA": "other", "PD": "other", "PR": "other", "BR": "other", "BP": "other",
	"CR": "other", "CP": "other", "VR": "other", "VP": "other", "JD": "other", "JC": "other"}

// ledgerCodes is whether a column holds nothing but such codes, invoices among them.
func (e *evidence) ledgerCodes() bool {
	return len(e.sample) > 1 && len(e.figures) == 0 && slices.Contains(e.sample, "SI") &&
		!slices.ContainsFunc(e.sample, func(s string) bool { return ledgerCode[s] == "" })
}

// TypeWord is what a type of document is, "invoice", "credit", "order" or "other";
// false where nobody lists it.
func (t *Table) TypeWord(word string) (string, bool) {
	if t.LedgerCodes {
		term, ok := ledgerCode[word]
		return term, ok
	}
	if value.CarriedBalance(word) {
		return "other", true
	}
	return value.DocumentWord(word)
}

// typeCodes is whether a column of types of documents holds a few codes, of which
// one may well be that of credit notes.
func (e *evidence) typeCodes() bool {
	codes := slices.Concat(e.sample, e.figures)
	return len(codes) > 1 && len(codes) <= strangeAtMost &&
		!slices.ContainsFunc(codes, func(s string) bool { return !typeCode.MatchString(s) })
}

var typeCode = regexp.MustCompile(`^(\d{1,4}|\p{Lu}[\p{Lu}\d]{0,3}|[\p{Lu}\d]{1,2}-[\p{Lu}\d]{1,3})$`)

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

// namesCredit is whether a header asks of a document whether it is a credit note:
// "Is Credit Note", "is_return", "Gutschrift?".
func namesCredit(header string) bool {
	words := strings.Fields(program.Fold(strings.ReplaceAll(header, "_", " ")))
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(flagFillers, w) })
	term, _ := value.Words("document").Term(strings.Join(words, " "))
	return term == "credit"
}

// flagFillers are words of a header of a yes or no.
var flagFillers = []string{"is", "flag", "ist", "est", "es", "indicator", "kz", "kennzeichen", "yn", "y", "n", "j", "ja", "nein", "yes",
	"no", "c"}

// creditSeries are the letters before the numbers of credit notes, where numbers of
// other documents have other letters; nil where none tell.
func (e *evidence) creditSeries() map[string]bool {
	series, others := map[string]bool{}, false
	for _, s := range e.sample {
		letters := Series(s)
		switch {
		case letters == "":
			return nil
		case slices.Contains(creditLetters, letters):
			series[letters] = true
		default:
			others = true
		}
	}
	if len(series) == 0 || !others {
		return nil
	}
	return series
}

// creditLetters begin the numbers of credit notes in the series of many systems.
var creditLetters = []string{"cn", "crn", "scn", "cm", "cred", "credit", "gs", "gu", "gut", "gutschrift", "av", "avo", "avoir", "nc",
	"ncr", "abo", "kor", "kfs", "cnote"}

// Series are the letters with which the number of a document begins, folded.
func Series(number string) string {
	folded := program.Fold(number)
	n := strings.IndexFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 || !strings.ContainsAny(folded[n:], "0123456789") {
		return ""
	}
	return folded[:n]
}

// References are the fields of a table of revenue by which one document names another
// that it takes back, replaces or only refers to.
var References = []string{"cancels", "cancelled by", "replaces", "replaced by", "refers to"}

// keepReferences lets go of columns that only seem to name documents: what they hold
// are no numbers of documents of the table, or flags.
func (t *Table) keepReferences(l *look) {
	if t.Subject.Name != "revenue" {
		return
	}
	told, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	number := t.At["document number"]
	if _, said := told["revision"]; !said && number > 0 && number <= len(l.watch.columns) && t.At["revision"] == 0 {
		of := &l.watch.columns[number-1]
		for s := range of.seen {
			base, _, ok := RevisedNumber(s)
			_, text := of.seen[base]
			_, whole := of.wholes[base]
			t.Revised = t.Revised || ok && (text || whole)
		}
	}
	for _, field := range append(slices.Clone(References), "revision") {
		col := t.At[field]
		if col == 0 || told[field] != "" {
			continue
		}
		e := &evidence{}
		if col <= len(l.watch.columns) {
			e = &l.watch.columns[col-1]
		}
		elsewhere := slices.ContainsFunc(References, func(other string) bool { return told[other] != "" && t.At[other] == col })
		switch {
		case elsewhere, number == 0 || number > len(l.watch.columns) || number == col, field == "revision" && !e.revisions(),
			field != "revision" && !e.pointsAt(&l.watch.columns[number-1], field == "cancels" || field == "cancelled by"):
			delete(t.At, field)
		}
	}
}

// revisions is whether all cells of a column are revisions of documents.
func (e *evidence) revisions() bool {
	return e.all(func(s string) bool {
		_, ok := value.Revision(s)
		return ok
	})
}

// pointsAt is whether a column names documents of another: one at least, or, where its
// header is sure, anything with a digit that is no flag.
func (e *evidence) pointsAt(numbers *evidence, sure bool) bool {
	of := numbers.numbersOfDocuments()
	for id := range e.numbersOfDocuments() {
		if of[id] || len(of) >= seenAtMost {
			return true
		}
	}
	return sure && !e.flags() && e.all(func(s string) bool { return strings.ContainsAny(s, "0123456789") })
}

// revisedNumber is the number of a document with its revision behind it: "1001-R1",
// "1001 Rev. 2", "1001/v2".
var revisedNumber = regexp.MustCompile(`(?i)^(.*\d)[-_/ .]+(?:rev\.?|r|v|version|korr?\.?|corr?\.?)[-_ .]?(\d{1,2})$`)

// RevisedNumber parts a number from the revision behind it; false where it has none.
func RevisedNumber(number string) (base, revision string, ok bool) {
	m := revisedNumber.FindStringSubmatch(strings.TrimSpace(number))
	if m == nil {
		return number, "", false
	}
	return m[1], m[2], true
}
