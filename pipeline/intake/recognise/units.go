package recognise

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// unitAround gives the amounts of a table the unit that a line above or below
// it tells, else the name of its sheet or file. What a column's own header tells
// goes ahead; a currency in the row does, too.
func (t *Table) unitAround() {
	u, from, ok := t.toldUnit()
	if !ok {
		return
	}
	used := false
	for col := 1; col < len(t.Styles); col++ {
		y := &t.Styles[col]
		if y.Typ != "amount" || y.Unit.Scaled() || y.Unit.Percent {
			continue
		}
		used = true
		y.Unit.Times, y.Unit.Minor = u.Times, u.Minor
		if y.Unit.Currency == "" && y.Unit.Sign == "" {
			y.Unit.Currency, y.Unit.Sign = u.Currency, u.Sign
		}
	}
	if used && u.Minor {
		t.Say(finding.Note, "unit-told", t.ref0(), "", "%s tells that amounts are in hundredths; they were divided by 100", from)
	}
	if used && u.Times > 1 {
		t.Say(finding.Note, "unit-told", t.ref0(), "", "%s tells that amounts are times %d; they were multiplied", from, u.Times)
	}
}

// unitColumn finds a column that says nothing but the unit of the amounts, on all
// rows the same; one that tells several is asked about.
func (t *Table) unitColumn() (unit value.Unit, col int) {
	for at := 1; at < len(t.Styles) && t.looked != nil && at <= len(t.looked.watch.columns); at++ {
		e := &t.looked.watch.columns[at-1]
		if t.Styles[at].Field != "" || len(e.sample) == 0 || len(e.sample) > 4 || len(e.figures) > 0 {
			continue
		}
		var units []value.Unit
		for _, s := range e.sample {
			if u, ok := value.LineUnit(s); ok && len(s) < 20 {
				units = append(units, u)
			}
		}
		switch {
		case len(units) < len(e.sample) || !slices.ContainsFunc(units, func(u value.Unit) bool { return u.Times > 1 }):
		case len(slices.Compact(units)) == 1 && e.cells == t.looked.count:
			return units[0], at
		default:
			t.Say(finding.Warning, "unit-differs", t.ref0().At(at), "write the amounts of all rows in one unit",
				"%s tells different units of the amounts by row; none was believed", t.Header(at))
		}
	}
	return value.Unit{}, 0
}

// toldUnit is the unit that is told around the table, and what tells it. Lines
// that differ tell none.
func (t *Table) toldUnit() (unit value.Unit, from string, ok bool) {
	for _, a := range t.Region.Aside {
		if a.Role != table.Face && a.Role != table.Footer {
			continue
		}
		u, tells := value.LineUnit(a.Text)
		switch {
		case !tells:
		case !ok:
			unit, from, ok = u, fmt.Sprintf("row %d (%s)", a.Row, finding.Quote(a.Text)), true
		case u != unit:
			t.Say(finding.Warning, "unit-differs", finding.Ref{File: t.File, Sheet: t.Sheet, Row: a.Row}, "leave one of the two lines",
				"the line tells another unit of the amounts than %s; neither was believed", from)
			return value.Unit{}, "", false
		}
	}
	if ok {
		return unit, from, true
	}
	if u, col := t.unitColumn(); col > 0 {
		return u, "the column " + t.Header(col), true
	}
	if u, tells := value.NameUnit(t.Sheet); tells {
		return u, "the sheet's name", true
	}
	u, tells := value.NameUnit(t.File)
	return u, "the file's name", tells
}

// What the configuration says of a column whose amounts may be in hundredths.
const (
	hundredths = "hundredths"
	wholeUnits = "whole"
)

// cents sees that amounts are in the smallest unit of their currency, as the
// interfaces of billing systems give them: all are whole numbers, and the rest of the
// table is written as such interfaces write. Two such signs are believed, with a
// question; one alone is asked about, and the amounts count as they stand.
func (t *Table) cents(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if y.Typ != "amount" || y.Unit.Scaled() || y.Unit.Percent || !e.wholeNumbers() {
			continue
		}
		answer, told := input.ColumnAnswer(t.Policy.Numbers, t.File, t.Sheet, y.Header)
		if told && answer == hundredths {
			y.Unit.Minor = true
		}
		if told && (answer == hundredths || answer == wholeUnits) {
			continue
		}
		signs := t.interfaceSigns(l)
		if len(signs) == 0 || l.anyFraction(col) {
			continue
		}
		at := t.ref0().At(col)
		entry, because := fmt.Sprintf("%q: ", input.Place(t.File, t.Sheet)+"!"+y.Header), input.Listed(signs, len(signs))
		if y.Unit.Minor = len(signs) > 1; y.Unit.Minor {
			t.Ask(finding.Warning, "amount-hundredths", at, finding.Setting{Key: "numbers", Entry: entry + wholeUnits, Or: hundredths},
				"if they are whole units, ", "all amounts of %s are whole numbers, and %s: they were read as hundredths of the currency",
				finding.Quote(y.Header), because)
			continue
		}
		t.Ask(finding.Warning, "amount-hundredths", at, finding.Setting{Key: "numbers", Entry: entry + hundredths, Or: wholeUnits},
			"if they are hundredths, ",
			"all amounts of %s are whole numbers, and %s: they may be hundredths of the currency; they count as they stand",
			finding.Quote(y.Header), because)
	}
}

// wholeEnough is how many different whole numbers show that a column holds no others.
const wholeEnough = 3

// anyFraction is whether some number of a column, those beyond the first ones too, has a
// fraction.
func (l *look) anyFraction(col int) (found bool) {
	style := l.numberStyle(col, []int{col})
	l.each(func(row table.Row) bool {
		d := exact(row.Cells, col, &style)
		found = !d.Equal(d.Round(0))
		return !found
	})
	return found
}

// wholeNumbers is whether the first cells of a column are whole numbers, of which some
// are above a hundred.
func (e *evidence) wholeNumbers() bool {
	large := 0
	for _, text := range slices.AppendSeq(slices.Clone(e.figures), maps.Keys(e.seen)) {
		digits := strings.TrimPrefix(text, "-")
		if digits == "" || strings.Trim(digits, "0123456789") != "" {
			return false
		}
		if len(digits) > 2 {
			large++
		}
	}
	return large >= wholeEnough
}

// prefixedID is an id as billing systems make them: two to five small letters for
// what it is, then letters and digits.
var prefixedID = regexp.MustCompile(`^[a-z]{2,5}_[A-Za-z0-9]{3,}$`)

// interfaceSigns are what of a table speaks for the dump of an interface.
func (t *Table) interfaceSigns(l *look) []string {
	small, ids, moments, heads := false, false, t.epochs, false
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		small = small || (y.Typ == "currency" || value.HeaderKey(y.Header) == "currency") && e.all(func(s string) bool {
			return len(s) == 3 && strings.ToLower(s) == s && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
		})
		ids = ids || e.all(func(s string) bool { return prefixedID.MatchString(s) && strings.ContainsAny(s, "0123456789") })
		heads = heads || interfaceHeads[y.Header]
	}
	var signs []string
	if small {
		signs = append(signs, "its currencies are written in small letters")
	}
	if ids {
		signs = append(signs, "its ids have a kind in front, as in_1x")
	}
	if moments {
		signs = append(signs, "its times are seconds since 1970")
	}
	if heads {
		signs = append(signs, "its headers are those of an interface")
	}
	return signs
}

// interfaceHeads are names of fields of interfaces that no person would give a column.
var interfaceHeads = input.SetOf("livemode", "amount_due", "amount_paid", "amount_remaining",
	"amount_captured", "amount_refunded",
	"unit_amount",
	"amount_total", "amount_subtotal", "balance_transaction", "amountDue", "amountPaid", "unitAmount", "amount_received")

// epochs sees to times that are seconds, or thousandths of them, since 1970, as
// interfaces tell them: their days are read as those of the world's clock.
func (l *look) epochs(t *Table) {
	var cols []int
	for i := range l.columns {
		if i < len(l.region.Header) && namesTime(l.header(i+1)) && l.columns[i].unixTimes() {
			cols = append(cols, i)
		}
	}
	if len(cols) == 0 {
		return
	}
	l.rewriteCells(cols, func(c *table.Cell) { *c = onDay(*c) })
	t.epochs = true
	t.changed(l)
}

// buddhist sees to days and years of the Buddhist era, as Thailand writes them: all of
// a column lie 543 years ahead.
func (l *look) buddhist(t *Table) {
	var cols []int
	for i := range l.columns {
		e := &l.columns[i]
		if i < len(l.region.Header) && e.cells > 0 && (e.all(isBuddhistDay) || e.all(isBuddhistYear) && headed(l.header(i+1),
			yearHeaders)) {
			cols = append(cols, i)
		}
	}
	if len(cols) == 0 {
		return
	}
	l.rewriteCells(cols, func(c *table.Cell) { c.Text, c.Value = ofOurEra(c.Text), ofOurEra(c.Value) })
	t.changed(l)
	t.Say(finding.Note, "dates-buddhist", t.ref0().At(cols[0]+1), "nothing",
		"%s tells years of the Buddhist era, which were read 543 years less", finding.Quote(l.header(cols[0]+1)))
}

// buddhistYear is a year of that era in a text, from 1997 to 2066.
var buddhistYear = regexp.MustCompile(`(^|\D)(25[4-9]\d|260\d)(\D|$)`)

// yearHeaders are words of headers of years.
var yearHeaders = []string{"year", "jahr", "annee", "ano", "anno", "ปี", "fy"}

func isBuddhistYear(s string) bool {
	return len(strings.TrimSuffix(s, ".0")) == 4 && buddhistYear.MatchString(s)
}

// isBuddhistDay is whether a text is a day or month with a year of that era.
func isBuddhistDay(s string) bool {
	if isBuddhistYear(s) || !buddhistYear.MatchString(s) || len(s) > 30 {
		return false
	}
	plain := ofOurEra(s)
	for _, style := range [...]value.DateStyle{value.DayFirstStyle, value.MonthFirstStyle} {
		if _, day := style.Parse(plain); day {
			return true
		}
	}
	return isMonthly(plain)
}

// ofOurEra is a text with its Buddhist year as one of ours.
func ofOurEra(s string) string {
	return buddhistYear.ReplaceAllStringFunc(s, func(m string) string {
		at := strings.IndexAny(m, "0123456789")
		n, err := strconv.Atoi(m[at : at+4])
		if err != nil {
			return m
		}
		return m[:at] + strconv.Itoa(n-543) + m[at+4:]
	})
}

// onDay is a cell with the day of its time; one that holds no such time stays.
func onDay(c table.Cell) table.Cell {
	text := strings.TrimSpace(CellText(c))
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || !isUnixTime(text) {
		return c
	}
	if len(text) == epochDigits+3 {
		n /= 1000
	}
	return table.Cell{Kind: table.Text, Text: time.Unix(n, 0).UTC().Format(time.DateOnly)}
}

// epochDigits are those of seconds since 1970 in this century; thousandths have three
// more.
const epochDigits = 10

// unixTimes is whether a column holds seconds since 1970, of this century.
func (e *evidence) unixTimes() bool { return e.all(isUnixTime) }

func isUnixTime(s string) bool {
	return (len(s) == epochDigits || len(s) == epochDigits+3) && s[0] == '1' && strings.Trim(s, "0123456789") == ""
}

// timeWords are words of headers of times: numbers as long as these may be ids.
var timeWords = []string{"created", "date", "time", "timestamp", "start", "end", "at", "on",
	"updated", "closed", "opened", "since", "until",
	"period", "due", "paid", "resolved", "modified", "ts", "datum", "zeit", "fecha", "日時"}

func namesTime(header string) bool {
	words := strings.Fields(program.Fold(strings.ReplaceAll(header, "_", " ")))
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(timeWords, w) })
}

// currencyColumns finds amounts that stand in a column for each currency: "EUR" beside
// "USD", or "Amount (EUR)" beside "Amount (USD)". Where no row fills several, each is an
// amount of its own; where they keep one rate, they tell the same amount several times,
// and the first counts.
func (l *look) currencyColumns(t *Table) {
	cols := l.columnsOfCurrencies(l.figureColumns(t))
	if len(cols) < 2 || len(t.Spans) > 0 {
		return
	}
	several, alone, keeps := l.filled(cols)
	if several > 0 && several == l.count && !bareCurrency(l.header(cols[0])) {
		return // amounts and what they are in another currency, which their rates tell
	}
	for _, col := range cols {
		l.columns[col-1].means = otherCoin
	}
	l.columns[cols[0]-1].means = "amount"
	switch {
	case several == 0:
		t.Coins, t.coins = cols, eachItsOwn
	case keeps && alone == 0:
		t.Coins, t.coins = cols[:1], oneAmount
	default:
		t.Coins, t.coins = cols, allOfThem
	}
	t.coinColumns = cols
}

// otherCoin is what a column means that holds amounts of another currency.
const otherCoin = "other currency"

// How amounts stand in columns of currencies.
const (
	eachItsOwn = iota + 1 // each row fills one of them
	oneAmount             // they tell one amount several times
	allOfThem             // rows fill several, and nothing shows that they tell the same
)

// bareCurrency is whether a header is a currency and nothing else.
func bareCurrency(header string) bool {
	header = strings.TrimSpace(header)
	code, ok := value.Currency(header)
	return ok && (len([]rune(header)) <= 3 && (header == code || len(header) != 3) ||
		len(header) > 3 && !strings.ContainsFunc(header, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// columnsOfCurrencies are the figures whose headers differ in nothing but a currency.
func (l *look) columnsOfCurrencies(figures []int) []int {
	by, order := map[string][]int{}, []string{}
	for _, col := range figures {
		if col > len(l.region.Header) {
			continue
		}
		header := l.header(col)
		base := "="
		if !bareCurrency(header) {
			if u := value.HeaderUnit(header); u.Currency == "" || u.Scaled() {
				continue
			}
			base = value.HeaderKey(value.WithoutUnit(header))
		}
		if by[base] == nil {
			order = append(order, base)
		}
		by[base] = append(by[base], col)
	}
	k, _ := headings.KindNamed("revenue")
	for _, base := range order {
		m, known := k.Meaning(value.WithoutUnit(l.header(by[base][0])))
		if cols := by[base]; len(cols) > 1 && l.differ(cols) && (base == "=" || known && m.Field == "amount") {
			return cols
		}
	}
	return nil
}

// differ is whether the headers of columns name a currency each, and no two the same.
func (l *look) differ(cols []int) bool {
	seen := map[string]bool{}
	for _, col := range cols {
		code, ok := value.Currency(l.header(col))
		if !ok || seen[code] {
			return false
		}
		seen[code] = true
	}
	return true
}

// filled are how many rows have an amount in several columns, how many in one alone, and
// whether those with several keep one rate.
func (l *look) filled(cols []int) (several, alone int, keeps bool) {
	var styles []value.NumberStyle
	for _, col := range cols {
		styles = append(styles, l.numberStyle(col, cols))
	}
	low, high := map[int]float64{}, map[int]float64{}
	l.each(func(row table.Row) bool {
		first, n := 0.0, 0
		for i, col := range cols {
			x := exact(row.Cells, col, &styles[i]).InexactFloat64()
			if x == 0 {
				continue
			}
			if n++; n == 1 {
				first = x
				continue
			}
			rate := x / first
			if old, ok := low[col]; !ok || rate < old {
				low[col] = rate
			}
			high[col] = max(high[col], rate)
		}
		switch n {
		case 0:
		case 1:
			alone++
		default:
			several++
		}
		return true
	})
	keeps = several > 1
	for col, rate := range low {
		keeps = keeps && rate > 0 && high[col] <= rate*rateDrift
	}
	return several, alone, keeps
}

// rateDrift is how far rates of exchange are apart in a few years, as a factor.
const rateDrift = 1.35

// settleCoins takes the columns of currencies into account, unless the configuration
// names the amount.
func (t *Table) settleCoins(l *look) {
	fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	for _, col := range t.coinColumns {
		if header := t.Styles[col].Header; bareCurrency(header) {
			code, _ := value.Currency(header)
			t.Styles[col].Unit = value.Unit{Currency: code, Times: 1}
		}
	}
	if fields["amount"] != "" || t.Subject.Name != "revenue" || t.At["currency"] > 0 || len(t.Coins) == 0 || t.At["amount"] != t.Coins[0] {
		t.Coins = nil
		return
	}
	for _, col := range t.Coins {
		t.Styles[col].Typ = "amount"
	}
	t.sayCoins()
	if len(t.Coins) < 2 {
		t.Coins = nil
	}
}

func (t *Table) sayCoins() {
	var headers []string
	for _, col := range t.coinColumns {
		headers = append(headers, t.Header(col))
	}
	first, last := t.Styles[t.coinColumns[0]].Header, t.Styles[t.coinColumns[len(t.coinColumns)-1]].Header
	answer := finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {amount: %q}", input.Place(t.File, t.Sheet), last),
		Or: fmt.Sprintf("{amount: %q}", first)}
	list, at := input.Listed(headers, 4), t.ref0().At(t.coinColumns[0])
	switch t.coins {
	case eachItsOwn:
		t.Say(finding.Note, "currency-columns", at, "", "%s hold the amounts by currency, one of them on each row", list)
	case oneAmount:
		answer.Or = ""
		t.Ask(finding.Warning, "currency-columns", at, answer, "if another is the amount of the invoice, ",
			"%s keep one rate on all rows, as one amount does in several currencies: %s counts", list, t.Header(t.coinColumns[0]))
	case allOfThem:
		t.Ask(finding.Warning, "currency-columns", at, answer, "if they tell one amount in several currencies, ",
			"%s are amounts in several currencies, and rows fill more than one: each counts", list)
	}
}

// scaleHeaders are the keys of headers of a column that says what its rows are counted in.
var scaleHeaders = []string{"unit", "units", "scale", "multiplier", "factor", "magnitude", "einheit", "faktor", "unite", "echelle",
	"unidad",
	"escala", "unita", "scala", "eenheid", "jednostka", "enhet", "enhed", "unidade", "単位", "单位", "단위", "birim", "единица"}

// scaledRows multiplies amounts by what a column says of each row: "k", "m", or nothing.
func (l *look) scaledRows(t *Table) {
	k, _ := headings.KindNamed("revenue")
	amount := guessKind(k, l.region.Header, l.columns, nil).at["amount"]
	for i := range l.columns {
		e := &l.columns[i]
		if amount == 0 || amount > len(l.columns) || i >= len(l.region.Header) || i+1 == amount || e.cells == 0 ||
			!slices.Contains(scaleHeaders, value.HeaderKey(l.header(i+1))) || !e.scales() {
			continue
		}
		style := l.numberStyle(amount, []int{amount})
		l.rewrite(func(row *table.Row) {
			times := int64(1)
			if i < len(row.Cells) {
				times, _ = scaleOf(row.Cells[i].Text)
			}
			if times <= 1 || amount > len(row.Cells) {
				return
			}
			if n, ok := style.Cell(row.Cells[amount-1]); ok {
				row.Cells = slices.Clone(row.Cells)
				scaled := n.Value.Mul(program.NewDecimal(times)).String()
				row.Cells[amount-1] = table.Cell{Kind: table.Number, Value: scaled, Text: scaled, Unit: n.Currency}
			}
		})
		if t.changed(l) {
			t.Say(finding.Note, "unit-told", t.ref0().At(i+1), "", "%s tells what each amount is counted in; they were multiplied by it",
				finding.Quote(l.header(i+1)))
		}
		return
	}
}

// scales is whether all texts of a column are multipliers; a lone "m" may be metres.
func (e *evidence) scales() bool {
	sure := false
	return len(e.figures) == 0 && e.all(func(s string) bool {
		times, ok := scaleOf(s)
		sure = sure || ok && times > 1 && !strings.EqualFold(s, "m")
		return ok
	}) && sure
}

// scaleOf is what a word multiplies by; blank and "1" by one.
func scaleOf(word string) (int64, bool) {
	word = strings.TrimSpace(word)
	if word == "" || word == "1" {
		return 1, true
	}
	u := value.HeaderUnit("Amount (" + word + ")")
	return u.Times, u.Times > 1 && u.Currency == "" && u.Sign == "" && !u.Percent
}
