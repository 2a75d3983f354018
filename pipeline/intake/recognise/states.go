package recognise

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A State is a column that may say of a row that it is to be left out: by a
// mark, which is a yes or a day, or by a word such as "void".
type State struct {
	Col    int
	Reason string            // of a mark; "" where words tell
	unless bool              // a no is the mark
	words  map[string]string // what texts were found to mean before
	only   map[string]bool   // where a column is of other things: the terms that count all the same; nil for all
	// Bought is whether the column parts what we sold from what we bought.
	Bought bool
	// Turned are the answers, by word, that read a column of directions the other way
	// round, where nothing tells whether documents or payments go out; "" elsewhere.
	Turned string
}

// findStates finds the columns that tell rows to be left out, by their headers
// and by nothing but marks in their cells, or by their words.
func (t *Table) findStates(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if t.Subject.Name == "revenue" && t.Side == 0 && y.Field == "" && e.cells > 0 && e.sides(y.Header) {
			t.Side, y.state = col, "says on which side amounts stand"
			continue
		}
		if s := t.directions(l, col); s != nil {
			delete(t.At, y.Field)
			y.Field, y.Typ, y.state = "", "", "says which rows are purchases"
			t.States = append(t.States, s)
			continue
		}
		if s := t.lineTypes(l, col); s != nil && t.Subject.Name == "revenue" {
			delete(t.At, y.Field)
			y.Field, y.Typ, y.state = "", "", "says which figure of a document a row has"
			t.States = append(t.States, s)
			continue
		}
		if t.Subject.Name == "revenue" && t.At["document type"] == 0 && (y.Field == "" || y.Field == "product line") && e.documents() {
			if y.Field != "" {
				delete(t.At, y.Field)
			}
			t.At["document type"], y.Field, y.Typ = col, "document type", "document"
			continue
		}
		if t.Subject.Name == "revenue" && (y.Field == "" || y.Field == "product line") && e.cells > 0 {
			if s := t.scenarios(e, col); s != nil {
				delete(t.At, y.Field)
				y.Field, y.Typ, y.state = "", "", "says which rows came true"
				t.States = append(t.States, s)
				continue
			}
			if s := e.asides(col, y.Field != ""); s != nil {
				t.States = append(t.States, s)
				continue
			}
			if e.says("discount") && t.Discounts == 0 {
				t.Discounts = col
			}
			if e.says("tax") {
				s := &State{Col: col, words: map[string]string{}, only: map[string]bool{"tax": true}}
				if !t.taxRows(l, col) {
					s = t.rateRows(e, col)
				}
				if s != nil {
					t.States = append(t.States, s)
					continue
				}
			}
		}
		if t.Subject.Name == "revenue" && (y.Field == "" || y.Field == "product line") && e.cells > 0 {
			if s := t.levels(l, col); s != nil {
				y.state = "says which rows add up others" // and of the others what they are
				t.States = append(t.States, s)
				continue
			}
			if s := e.measures(col); s != nil {
				if y.Field != "" {
					delete(t.At, y.Field)
					y.Field, y.Typ = "", ""
				}
				t.States, y.state = append(t.States, s), "says which figure a row has"
				continue
			}
		}
		if y.Field != "" || e.cells == 0 {
			continue
		}
		if m, ok := t.Subject.Marked(y.Header); ok && (m.Unless && e.flags() || !m.Unless && e.marks()) {
			t.States = append(t.States, &State{Col: col, Reason: m.Reason, unless: m.Unless})
			y.state = cmp.Or(m.Reason, "says which rows count")
			continue
		}
		if t.Subject.Name == "revenue" && e.flags() && cancels(y.Header) && !t.flaggedMinus(l, col) {
			t.States = append(t.States, &State{Col: col, Reason: stateReasons["void"]})
			y.state = stateReasons["void"]
			continue
		}
		if t.Subject.Name == "revenue" && !e.statuses() {
			if words := t.doubtful(e, y.Header); words != nil {
				t.States = append(t.States, &State{Col: col, words: words})
				y.state = "says what rows are"
				continue
			}
		}
		if t.Subject.Name == "revenue" && t.CreditFlag == 0 && e.flags() && namesCredit(y.Header) {
			t.CreditFlag, y.state = col, "says which documents are credit notes"
			continue
		}
		if t.Subject.Name == "revenue" && (e.statuses() || calledStatus(y.Header) && e.strange()) {
			t.States = append(t.States, &State{Col: col, words: codesOf(y.Header)})
			y.state = "says which rows are no revenue"
		}
	}
}

// cancelled are words of headers that ask whether a document was cancelled, or is what
// cancels another: the sign of its amount tells which.
var cancelled = input.SetOf("storno", "storniert", "cancellation", "reversal", "annulation", "anulacion", "annullamento", "annullering",
	"anulowanie", "estorno", "取消", "冲销", "취소", "сторно", "iptal")

func cancels(header string) bool {
	return slices.ContainsFunc(strings.Fields(program.Fold(strings.ReplaceAll(header, "_", " "))), func(w string) bool {
		return cancelled[w]
	})
}

// flaggedMinus is whether some row that a column says yes of has a negative amount.
func (t *Table) flaggedMinus(l *look, col int) bool {
	amount, minus := t.At["amount"], false
	if amount == 0 {
		return false
	}
	l.each(func(row table.Row) bool {
		if col <= len(row.Cells) && amount <= len(row.Cells) {
			f, _ := value.CellFlag(row.Cells[col-1])
			minus = f == program.Yes && exact(row.Cells, amount, &t.Styles[amount].Numbers).IsNegative()
		}
		return !minus
	})
	return minus
}

// marks is whether cells hold nothing but yes and no, or nothing but days.
func (e *evidence) marks() bool {
	if e.dates.Dates > 0 && e.dates.Dates == e.dates.Cells {
		return true
	}
	return e.flags()
}

// flags is whether cells hold nothing but yes and no.
func (e *evidence) flags() bool {
	return e.kinds[table.Date]+e.kinds[table.Fault] == 0 && len(e.seen) <= 4 &&
		!slices.ContainsFunc(e.sample, notFlag) && !slices.ContainsFunc(e.figures, notFlag)
}

func notFlag(text string) bool {
	_, ok := value.Flag(text)
	return !ok
}

// statesAtMost is how many different words a column of states has.
const statesAtMost = 40

// activities is whether a column of types tells meetings from tasks and messages:
// then some rows of a list of tasks are meetings, and each says which.
func activities(headers []string, columns []evidence) bool {
	kind, _ := headings.KindNamed("meetings")
	for i := range headers {
		m, ok := kind.Meaning(headers[i])
		if !ok || m.Field != "type" || i >= len(columns) || len(columns[i].sample) >= sampleAtMost {
			continue
		}
		meetings, strange := 0, false
		for _, word := range columns[i].sample {
			_, typed := value.Words("meeting type").Term(word)
			_, plain := value.Words("any meeting").Term(word)
			_, none := value.Words("no meeting").Term(word)
			if typed || plain {
				meetings++
			}
			strange = strange || !typed && !plain && !none
		}
		if meetings > 0 && !strange {
			return true
		}
	}
	return false
}

// mixed is whether a column of types names tasks or messages beside meetings: a
// table of issues with such types is a list of activities.
func mixed(headers []string, columns []evidence) bool {
	if !activities(headers, columns) {
		return false
	}
	kind, _ := headings.KindNamed("meetings")
	typed, other := false, false
	for i := range headers {
		if m, ok := kind.Meaning(headers[i]); !ok || m.Field != "type" || i >= len(columns) {
			continue
		}
		for _, word := range columns[i].sample {
			_, is := value.Words("meeting type").Term(word)
			_, none := value.Words("no meeting").Term(word)
			typed, other = typed || is, other || none
		}
	}
	return typed && other
}

// calendar is whether a table lists days with their years, months and weeks, as
// reporting databases keep them: one row a day, and nothing else.
func calendar(columns []evidence) bool {
	days := false
	for i := range columns {
		e := &columns[i]
		switch {
		case e.cells == 0:
		case e.days():
			days = days || len(e.seen) == min(e.cells, seenAtMost) || e.kinds[table.Date] == e.cells
		case e.numbers.Numbers > 0 && e.looks("amount") >= 90 && !e.amounts(), e.periods(), e.all(isMonthName), e.all(value.Weekday),
			e.marks():
		default:
			return false
		}
	}
	return days
}

// statuses is whether the words of a column are states of documents: most of
// them are known, and not all say that a document counts.
func (e *evidence) statuses() bool {
	if len(e.seen) == 0 || len(e.seen) > statesAtMost || len(e.sample) < len(e.seen) {
		return false
	}
	known, out := 0, 0
	for _, s := range e.sample {
		switch term, ok := value.Words("document status").Term(s); {
		case ok && term == "counts":
			known++
		case ok:
			known, out = known+1, out+1
		}
	}
	return known*2 > len(e.sample) && (out > 0 || known < len(e.sample))
}

// scenarios is a column that parts what came true from plans, whatever version each
// plan names: "Actuals", "Budget V2", "FC 8+4"; nil for none.
func (t *Table) scenarios(e *evidence, col int) *State {
	if len(e.sample) < 2 || len(e.sample) > strangeAtMost || len(e.seen) != len(e.sample) || len(e.figures) > 0 {
		return nil
	}
	s, counts, plans := &State{Col: col, words: map[string]string{}}, 0, 0
	for _, word := range e.sample {
		_, known := value.Words("document status").Term(word)
		switch term := versioned(word); {
		case t.Policy.Statuses[word] != "":
			plans++ // and Out says what of it
		case term == "counts":
			counts++
			s.words[word] = ""
		case term == "plan":
			plans++
			s.words[word] = stateReasons["plan"]
		case known:
			return nil // documents in their states
		}
	}
	if counts == 0 || plans == 0 || (counts+plans)*2 <= len(e.sample) {
		return nil
	}
	return s
}

// versioned is what a word of a scenario means without the versions, years and months
// around it: "FC 8+4", "2026 Budget", "Budget V2" are plans.
func versioned(word string) string {
	words := strings.FieldsFunc(word, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("_-/()", r) })
	words = slices.DeleteFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") })
	for _, try := range [...]string{word, strings.Join(words, " ")} {
		if term, ok := value.Words("document status").Term(try); ok && try != "" {
			return term
		}
	}
	return ""
}

// asides is a column of texts or of product lines that tells of some rows what they
// are instead of sales: an opening balance, a sale within the group; nil for none.
func (e *evidence) asides(col int, product bool) *State {
	only := map[string]bool{}
	for _, s := range e.sample {
		term, _ := value.Words("document status").Term(s)
		if term == "intercompany" || term == "payment" && !product {
			only[term] = true
		}
	}
	for s := range e.seen { // they may come late, in a list of texts
		if !only["opening balance"] && value.CarriedBalance(s) {
			only["opening balance"] = true
		}
	}
	if len(only) == 0 || !only["opening balance"] && !only["intercompany"] || e.statuses() && !product {
		return nil
	}
	return &State{Col: col, words: map[string]string{}, only: only}
}

// says is whether some texts of a column, and not all, are of a tax or a discount and of
// nothing else.
func (e *evidence) says(what string) bool {
	some, others := false, false
	for s := range e.seen {
		if value.PlainLine(s) == what {
			some = true
		} else {
			others = true
		}
	}
	return some && others
}

// taxRows is whether the rows whose text is of a tax alone come to some rate, one of few,
// of the other rows of their document. That of a product line called "Tax" does not.
func (t *Table) taxRows(l *look, col int) bool {
	number, amount := t.At["document number"], t.At["amount"]
	if number == 0 || amount == 0 || l.count > nestedAtMost {
		return false
	}
	taxes, others := map[string]program.Decimal{}, map[string]program.Decimal{}
	l.each(func(row table.Row) bool {
		to := others
		if value.PlainLine(keyText(row.Cells, col)) == "tax" {
			to = taxes
		}
		key := strings.Clone(keyText(row.Cells, number))
		to[key] = to[key].Add(exact(row.Cells, amount, &t.Styles[amount].Numbers))
		return true
	})
	rates := map[string]bool{}
	for key, tax := range taxes {
		if others[key].IsZero() {
			return false
		}
		rate := program.Divide(tax, others[key]).Round(3)
		if rate.Sign() < 0 || rate.GreaterThan(program.NewDecimal(3).Shift(-1)) ||
			tax.Sub(others[key].Mul(rate)).Abs().GreaterThan(program.NewDecimal(2).Shift(-2)) {
			return false
		}
		rates[rate.String()] = true
	}
	return len(taxes) > 1 && (len(rates) < len(taxes) || len(rates) == 1)
}

// rateRows asks about texts of nothing but a tax and its rate whose amounts prove nothing;
// nil where none names a rate, as a product line called "Tax" does not.
func (t *Table) rateRows(e *evidence, col int) *State {
	s := &State{Col: col, words: map[string]string{}, only: map[string]bool{}}
	for text := range e.seen {
		if strings.ContainsAny(text, "%％") && value.PlainLine(text) == "tax" {
			switch s.words[text] = unknownState; t.Policy.Statuses[text] {
			case input.Counts:
				s.words[text] = ""
			case input.LeftOut:
				s.words[text] = leftOut
			}
		}
	}
	if len(s.words) == 0 {
		return nil
	}
	return s
}

// measures is a column that names the figure of each row, one of them what was sold
// and the others none of it, such as units and costs; nil for none.
func (e *evidence) measures(col int) *State {
	if len(e.sample) < 2 || len(e.sample) > strangeAtMost || len(e.seen) != len(e.sample) || len(e.figures) > 0 {
		return nil
	}
	k, _ := headings.KindNamed("revenue")
	words, sales := map[string]string{}, 0
	for _, s := range e.sample {
		m, known := k.Meaning(loosely(k, []string{s})[0])
		switch {
		case proof.Foreign(s):
			words[s] = "is another figure than what was sold"
		case known && m.Field == "amount":
			words[s] = ""
			sales++
		default:
			return nil
		}
	}
	if sales != 1 || len(words) < 2 {
		return nil
	}
	return &State{Col: col, words: words}
}

// directions is a column that parts sales from purchases; nil for none. Where it only
// says what goes out and what comes in, documents that go out are sales, and of
// anything else it is a question.
func (t *Table) directions(l *look, col int) *State {
	y, e := &t.Styles[col], &l.watch.columns[col-1]
	switch y.Field {
	case "", "product line", "document type":
	default:
		return nil
	}
	if t.Subject.Name != "revenue" || len(e.figures) > 0 || len(e.seen) != len(e.sample) || len(e.sample) > strangeAtMost ||
		len(e.sample) < 2 || e.documents() {
		return nil
	}
	s, by, goes := &State{Col: col, words: map[string]string{}, Bought: true}, map[string]int{}, map[string]string{}
	for _, word := range e.sample {
		term, known := value.Words("direction").Term(word)
		if !known {
			continue
		}
		if goes[word] = term; term == "out" {
			term = "sale"
		} else if term == "in" {
			term = "purchase"
		}
		if by[term]++; term == "purchase" && t.Policy.Statuses[word] != input.Counts || t.Policy.Statuses[word] == input.LeftOut {
			s.words[word] = boughtReason
		} else {
			s.words[word] = ""
		}
	}
	if by["sale"] == 0 || by["purchase"] == 0 || (by["sale"]+by["purchase"])*2 <= len(e.sample) {
		return nil
	}
	if !t.ofDocuments(l) {
		s.Turned = t.turned(goes)
	}
	return s
}

// boughtReason is why a row of a purchase is no revenue.
const boughtReason = "is a purchase, not a sale"

// turned are the answers that take what comes in for sales; "" where no word only tells
// which way a row goes, or where the configuration has answered.
func (t *Table) turned(goes map[string]string) string {
	var entries []string
	for _, word := range slices.Sorted(maps.Keys(goes)) {
		answer := map[string]string{"in": input.Counts, "out": input.LeftOut}[goes[word]]
		if t.Policy.Answered(word, input.Counts, input.LeftOut) != "" {
			return ""
		}
		if answer != "" {
			entries = append(entries, fmt.Sprintf("%q: %s", word, answer))
		}
	}
	return strings.Join(entries, ", ")
}

// ofDocuments is whether the rows of a table are documents, as the names of its columns
// and its own say: what goes out are then sales.
func (t *Table) ofDocuments(l *look) bool {
	if t.At["document number"] > 0 {
		return true
	}
	names := append(slices.Clone(l.region.Header), t.Name(), t.Content.Name)
	return slices.ContainsFunc(names, func(name string) bool {
		words := strings.Fields(program.Fold(strings.NewReplacer("_", " ", "-", " ").Replace(name)))
		return slices.ContainsFunc(words, func(w string) bool { return documentNamed(w) == "invoice" })
	})
}

// lineTypes is a column that says of each row whether it is of something sold or the
// sum, the tax or another figure of its document; nil for none. Where it names amounts
// net of tax, these are what was sold.
func (t *Table) lineTypes(l *look, col int) *State {
	y, e := &t.Styles[col], &l.watch.columns[col-1]
	switch y.Field {
	case "", "product line", "document type":
	default:
		return nil
	}
	if t.At["document number"] == 0 || len(e.sample) < 2 || len(e.sample) > strangeAtMost || len(e.seen) != len(e.sample) ||
		len(e.figures) > 0 || !l.repeats(t.At["document number"]) {
		return nil
	}
	s, by := &State{Col: col, words: map[string]string{}}, map[string]int{}
	for _, word := range e.sample {
		term, known := value.Words("line").Term(word)
		if by[term]++; !known {
			by["unknown"]++
		}
		switch answer := t.Policy.Statuses[word]; {
		case answer == input.LeftOut:
			s.words[word] = leftOut
		case answer == input.Counts, term == "net", term == "part":
			s.words[word] = ""
		case known:
			s.words[word] = "is another figure than what was sold"
		}
	}
	if by["sum"]+by["tax"] == 0 || by["net"]+by["part"] == 0 || by["unknown"]*3 > len(e.sample) {
		return nil
	}
	return s
}

// repeats is whether most documents of a table stand on several rows.
func (l *look) repeats(number int) bool {
	if number > len(l.watch.columns) {
		return false
	}
	ids := len(l.watch.columns[number-1].seen) + len(l.watch.columns[number-1].wholes)
	return ids > 0 && (ids >= seenAtMost || 2*l.count > 3*ids)
}

// doubtful are few words of a type, a class or a movement of which one names what may be
// no sale, such as a gift card or an accrual, and nobody lists: a question each.
func (t *Table) doubtful(e *evidence, header string) map[string]string {
	if len(e.sample) < 2 || len(e.sample) > strangeAtMost || len(e.seen) != len(e.sample) || len(e.figures) > 0 ||
		!slices.ContainsFunc(typeHeaders, func(w string) bool { return strings.Contains(" "+program.Fold(header)+" ", " "+w) }) {
		return nil
	}
	words, any := map[string]string{}, false
	for _, s := range e.sample {
		if words[s] = ""; !doubtfulWord(s) {
			continue
		}
		any = true
		switch t.Policy.Statuses[s] {
		case input.Counts:
		case input.LeftOut:
			words[s] = leftOut
		default:
			words[s] = unknownState
		}
	}
	if !any {
		return nil
	}
	return words
}

// typeHeaders begin words of headers of types and classes of rows.
var typeHeaders = []string{"typ", "kind", "movement", "class", "category", "nature", "entry", "art", "bewegung", "klasse", "kategorie",
	"vorgang", "mouvement", "categorie", "tipo", "clase", "movimiento", "categoria", "naturaleza", "movimento", "soort", "rodzaj",
	"kategoria", "slag", "buchungsart", "positionsart"}

func doubtfulWord(s string) bool {
	folded := " " + program.Fold(s) + " "
	if strings.TrimSpace(folded) == "" {
		folded = s
	}
	return slices.ContainsFunc(doubts, func(w string) bool { return strings.Contains(folded, w) })
}

// doubts are words of rows that may be no sale: value handed in advance, goods that are
// not sold yet, sales within a group, entries of the books, and what others take off.
var doubts = []string{" gift card", "giftcard", " voucher", "gutschein", "carte cadeau", "tarjeta regalo", "buono regalo", "cadeaubon",
	"karta podarunkowa", "presentkort", " consignment", "konsignation", " consignation", " consigna", " affiliate", " related party",
	"verbundene", "parties liees", " accrual", " accrued", "abgrenzung", "ruckstellung", " regularisation", " devengo", "periodificacion",
	" rateo", " deferral", " deferred", " reversal", " reverse", "itemfees", " commission", " provision", " tip ", " tips ",
	" gratuity", "trinkgeld", " pourboire", " propina", " deposit", " caution", " kaution", " retainer", " write off",
	" written off", " churn",
	" contraction", " promotion", " withholding", " non billable", " free of charge", " foc ", " no charge", "kostenlos", "unentgeltlich",
	" gratuit", " goodwill",
	"kulanz", " pledge", "spendenzusage", "promesse de don", " internal",
	" transfer", " reclass", "umbuchung", " adjustment",
	"商品券", "礼品卡", "委托代销", "委託", "預り金", "前受", "押金", "상품권", "보증금", "hediye", "konsinye", "подарочн", "консигнац", "депозит"}

// strange is whether a column that is called one of states holds a few words that
// nobody lists: what they mean is a question.
func (e *evidence) strange() bool {
	words := slices.Concat(e.sample, e.figures)
	return len(words) > 1 && len(words) <= strangeAtMost && slices.ContainsFunc(words, func(s string) bool {
		_, known := value.Words("document status").Term(s)
		return !known && !value.Blank(s)
	})
}

// strangeAtMost is how many different words a column called one of states may
// have where few of them are known.
const strangeAtMost = 12

// statusParts are parts of the keys of headers of states of documents.
var statusParts = []string{"status", "statut", "situac", "stato", "estado", "belegstat", "状态", "状態", "ステータス", "scenario", "szenario",
	"cenario", "scenariusz", "senaryo", "сценарий", "wertart", "シナリオ"}

func calledStatus(header string) bool { return contains(value.HeaderKey(header), statusParts) }

// codesOf are what the numbers mean by which a system tells states.
func codesOf(header string) map[string]string {
	if value.HeaderKey(header) == "docstatus" {
		return map[string]string{"0": stateReasons["draft"], "1": "", "2": stateReasons["void"]}
	}
	return map[string]string{}
}

// documents is whether the words of a column are types of documents: nearly all
// are known, and one of them is of more or less than an invoice.
func (e *evidence) documents() bool {
	if e.ledgerCodes() {
		return true
	}
	if len(e.seen) < 2 || len(e.seen) > statesAtMost || len(e.sample) < len(e.seen) {
		return false
	}
	known, others := 0, 0
	for _, s := range e.sample {
		term, ok := value.DocumentWord(s)
		if !ok {
			continue
		}
		if known++; term != "invoice" && term != "order" {
			others++
		}
	}
	return others > 0 && others < len(e.sample) && known*10 >= len(e.sample)*8
}

// sideHeaders are parts of the keys of headers of a column of sides, for words
// that may mean something else, such as the letters C and D.
var sideHeaders = []string{"debit", "credit", "sollhaben", "drcr", "crdr", "shkz", "sign", "side", "seite", "vorzeichen", "kennzeichen",
	"debe", "dareavere", "貸借"}

// sideKeys are such keys themselves; the C of "D/C" reads as a unit.
var sideKeys = []string{"d", "dc", "cd", "sh", "sens"}

// sides is whether the words of a column are the two sides of a ledger.
func (e *evidence) sides(header string) bool {
	debit, credit, letters := 0, 0, false
	for _, s := range e.sample {
		switch term, _ := value.Words("side").Term(s); term {
		case "debit":
			debit++
		case "credit":
			credit++
		default:
			return false
		}
		letters = letters || len(s) == 1 && s != "S" && s != "H"
	}
	if debit == 0 || credit == 0 || len(e.seen) != len(e.sample) {
		return false
	}
	key := value.HeaderKey(header)
	return !letters || slices.Contains(sideKeys, key) ||
		slices.ContainsFunc(sideHeaders, func(part string) bool { return strings.Contains(key, part) })
}

// stateReasons are why documents in a state are no revenue.
var stateReasons = map[string]string{
	"void": "is void or cancelled", "draft": "is a draft", "deleted": "is deleted", "rejected": "was rejected",
	"quote": "is an offer", "pro forma": "is a pro forma invoice", "test": "is a test", "intercompany": "is between companies of ours",
	"payment": "is a payment", "opening balance": "is a balance carried from one period to the next", "plan": "is a plan",
	"tax": "is the tax on other rows",
}

// Out is why a row is to be left out, by the cell of a state; "" where it is
// not. Known is false for a word that nobody lists.
func (t *Table) Out(s *State, c table.Cell) (reason string, known bool) {
	if c.Kind == table.Empty || c.Kind == table.Text && value.Blank(c.Text) {
		return "", true
	}
	if s.words == nil {
		f, ok := value.CellFlag(c)
		switch {
		case s.unless && f != program.No, !s.unless && ok && f != program.Yes:
			return "", true
		case s.Reason == "":
			return t.decided(strings.TrimSpace(c.Text))
		}
		return s.Reason, true
	}
	if c.Kind == table.Number {
		c.Text = c.Value
	}
	if why, ok := s.words[c.Text]; ok {
		return why, why != unknownState
	}
	why := unknownState
	if term, ok := value.Words("document status").Term(c.Text); ok {
		why = stateReasons[term]
	}
	if s.only != nil {
		return s.remember(c.Text, t.aside(s, c.Text)), true
	}
	switch answer := t.Policy.Statuses[c.Text]; answer {
	case input.Counts:
		why = ""
	case input.LeftOut:
		why = leftOut
	}
	return s.remember(c.Text, why), why != unknownState
}

// remember keeps what a text was found to mean, of as many as a vocabulary may have.
func (s *State) remember(text, why string) string {
	if len(s.words) < seenAtMost {
		s.words[strings.Clone(text)] = why
	}
	return why
}

// aside is why a row is none of a sale by one of its texts; "" for those that are.
func (t *Table) aside(s *State, text string) string {
	switch term, _ := value.Words("document status").Term(text); {
	case t.Policy.Statuses[text] == input.Counts:
		return ""
	case s.only["tax"] && value.PlainLine(text) == "tax":
		return stateReasons["tax"]
	case s.only["opening balance"] && value.CarriedBalance(text):
		return stateReasons["opening balance"]
	case s.only[term]:
		return stateReasons[term]
	}
	return ""
}

// decided is what the configuration says of a word that nobody lists.
func (t *Table) decided(word string) (reason string, known bool) {
	switch t.Policy.Statuses[word] {
	case input.Counts:
		return "", true
	case input.LeftOut:
		return leftOut, true
	}
	return unknownState, false
}

// leftOut is why rows are set aside in a state of which the configuration says so.
const leftOut = "is in a state that the configuration leaves out"

// unknownState stands for a word that nobody lists.
const unknownState = "?"

// sumLevels are words of rows that add up the other rows of a customer and period, as
// a consolidation writes its group beside the companies and the eliminations in it.
var sumLevels = []string{"group", "total", "sum", "all", "consolidated", "overall", "combined", "konzern", "gesamt", "summe", "alle",
	"konsolidiert", "groupe", "ensemble", "tous", "consolide", "grupo", "todos", "consolidado", "gruppo", "totale", "consolidato", "groep",
	"totaal", "geconsolideerd", "grupa", "razem", "suma", "koncern", "totalt", "summa", "合計",
	"連結", "合计", "合并", "합계", "연결", "toplam", "итого"}

// levels is a column of few words of which one stands on rows that add up all others of
// the same customer and period; nil for none. A word that says so is left out, one of
// three or more that does not is a question.
func (t *Table) levels(l *look, col int) *State {
	e := &l.watch.columns[col-1]
	who := cmp.Or(t.At["account id"], t.At["account"])
	if len(e.sample) < 2 || len(e.sample) > strangeAtMost || len(e.seen) != len(e.sample) || len(e.figures) > 0 || who == 0 ||
		who == col || e.cells < l.count || l.count > nestedAtMost {
		return nil
	}
	sums := t.byWord(l, who, col)
	for _, word := range e.sample {
		if !addsUp(sums, word) {
			continue
		}
		why := unknownState
		if called := strings.Fields(cmp.Or(program.Fold(word), word)); slices.ContainsFunc(called, func(w string) bool {
			return slices.Contains(sumLevels, w)
		}) {
			why = "adds up other rows"
		} else if len(e.sample) < 3 {
			continue // each may be the other's sum
		}
		switch t.Policy.Statuses[word] {
		case input.Counts:
			why = ""
		case input.LeftOut:
			why = leftOut
		}
		words := map[string]string{}
		for _, w := range e.sample {
			words[w] = ""
		}
		words[word] = why
		return &State{Col: col, words: words}
	}
	return nil
}

// A cut is a customer in a period.
type cut struct{ who, period string }

// byWord are the amounts of each customer and period by the words of a column.
func (t *Table) byWord(l *look, who, col int) map[cut]map[string]program.Decimal {
	amounts := []int{t.At["amount"]}
	for _, s := range t.Spans {
		amounts = append(amounts, s.Col)
	}
	sums := map[cut]map[string]program.Decimal{}
	l.each(func(row table.Row) bool {
		key := cut{who: strings.Clone(keyText(row.Cells, who))}
		if at := t.At["period"]; at > 0 {
			key.period = strings.Clone(keyText(row.Cells, at))
		}
		if sums[key] == nil {
			sums[key] = map[string]program.Decimal{}
		}
		word := strings.Clone(keyText(row.Cells, col))
		for _, at := range amounts {
			if at > 0 {
				sums[key][word] = sums[key][word].Add(exact(row.Cells, at, &t.Styles[at].Numbers))
			}
		}
		return true
	})
	return sums
}

// addsUp is whether, of every customer and period, what stands under a word is the sum
// of what stands under the others, and somewhere it is one of several.
func addsUp(sums map[cut]map[string]program.Decimal, word string) bool {
	holds, several := 0, false
	for _, by := range sums {
		rest, parts := program.Zero, 0
		for w, sum := range by {
			if w != word && !value.Blank(w) {
				rest = rest.Add(sum)
				if !sum.IsZero() {
					parts++
				}
			}
		}
		if !by[word].Equal(rest) {
			return false
		}
		if !rest.IsZero() {
			holds++
			several = several || parts > 1
		}
	}
	return holds > 1 && several
}
