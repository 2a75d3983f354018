package value

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sponsorbook/pipeline/program"
)

// NormalHeader is a column's header as synonyms are compared: lower-case words
// without accents, punctuation, sort arrows, units, the marks that systems put
// around a name, and repeated related prefixes.
//
//	"Account Name: Account Name ↑"   account name
//	"(Do Not Modify) Account"        do not modify account, Dynamics' own id
//	"Opportunity: Owner"             opportunity owner
//	"AnnualRevenue__c"               annual revenue
//	"Custom field (Story Points)"    story points
//	"Amount (EUR)"                   amount
//	"Case #"                         case number
//
// A header of nothing but signs is "".
func NormalHeader(header string) string {
	h := trimHeader(header)
	h, _ = cutUnit(h)
	head, tail, related := cutRelated(h)
	if !related {
		return headerWords(h)
	}
	return relatedWords(headerWords(head), headerWords(tail))
}

// WithoutUnit is a header without the unit at its end: "Jan 2026 (k€)" is "Jan 2026".
func WithoutUnit(header string) string {
	h, _ := cutUnit(trimHeader(header))
	return h
}

// HeaderKey is NormalHeader without its spaces, so that "companyname",
// "company_name" and "Company Name" are one.
func HeaderKey(header string) string { return strings.ReplaceAll(NormalHeader(header), " ", "") }

// RelatedHeader splits a header such as "Contact: Email" into the normal words
// of the thing and of its column. It is false where nothing is related.
func RelatedHeader(header string) (thing, column string, ok bool) {
	h, _ := cutUnit(trimHeader(header))
	head, tail, ok := cutRelated(h)
	if !ok {
		return "", "", false
	}
	return strings.TrimSuffix(headerWords(head), " name"), headerWords(tail), true
}

// maxHeader is where a header is cut: no header says more, and a cell of ten
// thousand characters in the first row is none.
const maxHeader = 300

// trimHeader takes away what stands around the name of a column.
func trimHeader(header string) string {
	header = strings.ToValidUTF8(header[:min(len(header), maxHeader)], "")
	h := norm.NFKC.String(strings.TrimPrefix(header, "ï»¿"))
	h = strings.TrimFunc(h, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Cc, unicode.So) || isArrow(r) || r == '"' || r == '*'
	})
	if strings.Contains(h, "__") {
		if m := packaged.FindStringSubmatch(h); m != nil {
			h = m[1]
		}
	}
	if rest, ok := cutPrefixFold(h, "custom field ("); ok && strings.HasSuffix(rest, ")") {
		h = strings.TrimSuffix(rest, ")")
	}
	return h
}

// packaged is a field of an installed package of Salesforce: Acme__Invoice_Date__c.
var packaged = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,14}__([A-Za-z0-9_]+)__[cr]$`)

func isArrow(r rune) bool { return r >= 0x2190 && r <= 0x21ff || r >= 0x25b2 && r <= 0x25c5 }

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// cutRelated finds the colon of "Account Name: Industry".
func cutRelated(h string) (head, tail string, ok bool) {
	head, tail, ok = strings.Cut(h, ":")
	return head, tail, ok && strings.TrimSpace(head) != "" && strings.TrimSpace(tail) != ""
}

// relatedWords joins the thing and its column without saying a word twice:
// "account name" and "account id" are "account id", "account name" and
// "industry" are "account industry".
func relatedWords(head, tail string) string {
	first, _, _ := strings.Cut(head, " ")
	if tail == first || strings.HasPrefix(tail, first+" ") {
		return tail
	}
	return strings.TrimSpace(strings.TrimSuffix(head, " name") + " " + tail)
}

// headerSigns are the signs that are words of a header.
var headerSigns = strings.NewReplacer("#", " number ", "%", " percent ", "&", " and ")

// headerWords are the folded words of a header, joined by single spaces.
func headerWords(h string) string {
	if !strings.ContainsFunc(h, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) && headerSigns.Replace(h) == h {
		return ""
	}
	words := strings.Fields(program.Fold(splitCamel(headerSigns.Replace(h))))
	if len(words) > 1 && words[0] == "property" {
		words = words[1:] // HubSpot's loaders: property_dealname
	}
	if n := len(words); n > 1 && (words[n-1] == "c" || words[n-1] == "pc") {
		words = words[:n-1] // Salesforce's own fields: Region__c
	}
	return strings.Join(slices.Compact(words), " ")
}

// camel is whether a header may have capitals within a word.
func camel(h string) bool {
	letter := false
	for _, r := range h {
		if letter && unicode.IsUpper(r) {
			return true
		}
		letter = unicode.IsLetter(r)
	}
	return false
}

// splitCamel puts a space before each capital of "AnnualRevenue"; a run of
// capitals such as the ID of "AccountID" stays one word.
func splitCamel(h string) string {
	if !camel(h) {
		return h
	}
	var b strings.Builder
	runes := []rune(h)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) ||
			unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}
