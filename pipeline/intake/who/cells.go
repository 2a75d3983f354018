package who

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// moreThanName is what a cell has that holds more than one name.
var moreThanName = regexp.MustCompile(`(?i)[;/&+|:()\[\]]|\s(?:and|und|et|y|oraz|en|och|until|bis|from|ab|since|seit|cc)\s|\s[-–—]\s`)

// collective are words of a team or a territory.
var collective = input.SetOf("queue", "team", "desk", "emea", "apac", "dach", "latam", "amer", "nordics", "benelux", "territory", "region",
	"gebiet", "vertriebsteam", "department", "abteilung")

// OnePerson is the one person of a cell, "" where it says that there is none, and whether
// it reads as a person's name at all.
func OnePerson(cell string, user bool, at program.Date) (name string, person bool) {
	if _, mail := value.Email(cell); mail || user || cell == "" || Bare(cell) != cell {
		return cell, true
	}
	if slices.ContainsFunc(strings.Fields(program.Fold(cell)), func(w string) bool { return collective[w] }) ||
		strings.ContainsAny(cell, "0123456789") && !strings.ContainsAny(cell, " ,") {
		return cell, false
	}
	if cut := moreThanName.FindStringIndex(cell); cut != nil {
		return headOf(cell, cut, at), true
	}
	return cell, true
}

// noPersons are words of names of sheets and lists that are no person's, though each begins
// with a capital.
var noPersons = regexp.MustCompile(`^(north\w*|south\w*|east\w*|west\w*|central|mid|key|top|big|small|large|new|old|other|all|accounts?|` +
	`customers?|clients?|prospects?|markets?|business|public|private|sector|services?|group|states|kingdom|britain|america|africa|asia|` +
	`europe|middle|great|united|latin|region\w*|area|zone|sales|active|inactive|open|closed|lost|won|current|former|tier|segment|gold|` +
	`silver|bronze|strategic|enterprise|commercial|industr\w*|corporate|retail|food|energy|health|care|life|sciences?|data|list|sheet|` +
	`table|tab|report|export|overview|summary|details?|main|master|backup|copy|draft|final|january|february|march|april|may|june|july|` +
	`august|september|october|november|december|q[1-4]|kunden|neue?|alte?|bestand|schlussel\w*|nord|sud|ost|vertrieb|clients?|` +
	`nouveaux|anciens|comptes|grands|clientes|nuevos|cuentas|partners?|channel|direct|indirect|hong|kong|zealand|korea|arabia|lanka|` +
	`rica|san|los|las|saint|st|new|el|la|port|costa|cape|high|low|long|term|first|second|third|last|fiscal|year|week|day)$`)

// ReadsAsPerson is whether a text reads as the name of one person: two or three words that
// begin with capitals, none of them a word of markets, places or lists.
func ReadsAsPerson(text string) bool {
	words := strings.Fields(program.Fold(text))
	name, person := OnePerson(text, false, 0)
	return fullName.MatchString(text) && len(words) <= 3 && person && name == text && !Mailbox(text) &&
		!slices.ContainsFunc(words, noPersons.MatchString)
}

// headOf is the name before what more a cell has; "" where nobody is named there, or
// where it was over by a day.
func headOf(cell string, cut []int, at program.Date) string {
	head, rest := strings.TrimSpace(cell[:cut[0]]), strings.Trim(cell[cut[0]:], " ()[]")
	if _, nobody := value.Words("nobody").Term(head); nobody || open[program.Fold(head)] {
		return ""
	}
	if _, until := LastDay(cell); until.Known() && until <= at {
		return ""
	}
	if one := strings.Fields(rest); len(one) == 1 && !strings.ContainsAny(cell, ";/&+|:") && !strings.ContainsAny(rest, "0123456789") {
		return cell // "Xu Wei (David)"
	}
	return head
}

// open are words for a position that is not filled.
var open = input.SetOf("open", "offen", "ouvert", "abierto", "tbd", "tba", "tbc", "none", "n a")

// untilWord is a word before the last day of something.
var untilWord = regexp.MustCompile(`(?i)[\s,(]+(?:until|till|til|to|for|auf|au|a|al|naar|na|through|thru|bis(?: zum)?|jusqu['’]?(?:au|` +
	` au|à)?|hasta(?: el)?|` +
	`fino al?|tot|t\.?o\.?m\.?|do|até|indtil|back(?: on)?|wieder(?: ab)?)\s+(\S.*?)\)?$`)

// LastDay parts a text from the day that it names behind a word for until; no day
// where it names none.
func LastDay(text string) (before string, day program.Date) {
	m := untilWord.FindStringSubmatchIndex(text)
	if m == nil {
		return text, 0
	}
	d, ok := (value.DateStyle{}).Parse(text[m[2]:m[3]])
	if !ok {
		return text, 0
	}
	return text[:m[0]], d.Date
}

// mailboxes are words of which names of mailboxes and departments are made.
var mailboxes = input.SetOf("accounts", "payable", "receivable", "ap", "ar", "info", "information", "reception", "front", "purchasing",
	"procurement", "purchase", "department", "dept", "sales", "support", "office", "billing", "invoicing", "invoice", "invoices",
	"helpdesk", "help", "service", "services", "desk", "team", "admin", "administration", "administrator", "mailbox", "inbox",
	"enquiries", "enquiry", "inquiries", "orders", "order", "finance", "hr", "it", "legal", "marketing", "general", "main",
	"switchboard", "customer", "care", "no", "reply", "noreply", "do", "not", "contact", "contacts", "hello", "mail", "email",
	"shared", "generic", "kontakt", "buchhaltung", "einkauf", "vertrieb", "zentrale", "empfang", "sekretariat", "rechnung",
	"rechnungen", "rechnungseingang", "abteilung", "kundendienst", "verwaltung", "personalabteilung", "comptabilite", "achats",
	"achat", "accueil", "secretariat", "service", "standard", "facturation", "contabilidad", "compras", "recepcion", "facturacion",
	"administracion", "atencion", "cliente", "al", "ufficio", "acquisti", "amministrazione", "contabilita", "segreteria", "inkoop",
	"administratie", "boekhouding", "ksiegowosc", "zakupy", "sekretariat", "ekonomi", "inkop", "and", "und", "et", "y", "e", "of",
	"経理", "経理部", "受付", "総務", "総務部", "購買", "購買部", "代表", "担当者", "财务", "财务部", "采购", "采购部", "前台")

// Mailbox is whether a name is that of a mailbox or a department, and no person's: all of
// its words are such.
func Mailbox(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(program.Fold(name)), func(c rune) bool { return strings.ContainsRune(" .,-_&/", c) })
	if len(words) == 0 {
		words = []string{strings.TrimSpace(name)}
	}
	letters := 0
	for _, w := range words {
		if !mailboxes[w] {
			return false
		}
		letters += len(w)
	}
	return letters > 1
}
