package recognise

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A paper is one document whose rows stand one below the other: the first or the
// last may be of the document as a whole, the others of its lines.
type paper struct {
	number string
	rows   []paperRow
}

type paperRow struct {
	row     int
	blank   []bool            // by column
	amounts []program.Decimal // by figure
}

// wholes takes rows out that are of a document as a whole, where its lines stand below
// or above: their amount is the sum of the lines, with a tax or without, and a column
// is blank in them that no line leaves blank, or the other way round. It looks no
// further than the first document of a single row.
func (l *look) wholes(t *Table) {
	k, _ := headings.KindNamed("revenue")
	number := guessKind(k, l.region.Header, l.columns, nil).at["document number"]
	if number == 0 || number > len(l.columns) || l.count < 4 || l.count > nestedAtMost || len(t.Spans) > 0 {
		return
	}
	figures := l.figureColumns(t)
	papers := l.papers(number, figures)
	if len(papers) < 2 {
		return
	}
	for _, last := range [...]bool{false, true} {
		if !marked(papers, last) || !summed(papers, last, len(figures)) {
			continue
		}
		for i := range papers {
			main, _ := papers[i].main(last)
			takeOut(&l.region, table.RowReason{Row: main.row, Role: table.Whole, Reason: AsideReasons[table.Whole]})
			t.Source.Row(main.row).SetAside(AsideReasons[table.Whole])
			l.count--
		}
		t.changed(l)
		main, _ := papers[0].main(last)
		t.Say(finding.Note, "document-total", finding.Ref{File: t.File, Sheet: t.Sheet, Row: main.row}, "",
			"each of %d documents has a row that is the sum of its lines; these rows were not counted twice", len(papers))
		return
	}
}

// papers are the documents of a table; none where one has a single row.
func (l *look) papers(number int, figures []int) []paper {
	var styles []value.NumberStyle
	for _, col := range figures {
		styles = append(styles, l.numberStyle(col, figures))
	}
	var papers []paper
	single := func() bool { return len(papers) > 0 && len(papers[len(papers)-1].rows) < 2 }
	l.each(func(row table.Row) bool {
		text := keyText(row.Cells, number)
		if n := len(papers); n == 0 || papers[n-1].number != text {
			if single() {
				return false
			}
			papers = append(papers, paper{number: text})
		}
		line := paperRow{row: row.Number}
		for col := 1; col <= len(l.columns); col++ {
			line.blank = append(line.blank, col > len(row.Cells) || row.Cells[col-1].Kind == table.Empty || keyText(row.Cells, col) == "")
		}
		for i, col := range figures {
			line.amounts = append(line.amounts, exact(row.Cells, col, &styles[i]))
		}
		p := &papers[len(papers)-1]
		p.rows = append(p.rows, line)
		return true
	})
	if single() {
		return nil
	}
	return papers
}

// main is the row of a document as a whole, and its lines.
func (p *paper) main(last bool) (paperRow, []paperRow) {
	if last {
		n := len(p.rows) - 1
		return p.rows[n], p.rows[:n]
	}
	return p.rows[0], p.rows[1:]
}

// summed is whether a figure of whole documents is the sum of those of the lines, be it
// with another one, which is then a tax.
func summed(papers []paper, last bool, figures int) bool {
	for of := range figures {
		for with := range figures {
			if adds(papers, last, of, with) {
				return true
			}
		}
	}
	return false
}

// adds is whether that holds for all documents; with is of itself where no tax is in it.
func adds(papers []paper, last bool, of, with int) bool {
	for i := range papers {
		main, lines := papers[i].main(last)
		off := main.amounts[of]
		for _, l := range lines {
			if off = off.Sub(l.amounts[of]); with != of {
				off = off.Sub(l.amounts[with])
			}
		}
		if main.amounts[of].IsZero() || off.Abs().GreaterThan(program.NewScaled(int64(len(lines)), -2)) {
			return false
		}
	}
	return true
}

// marked is whether a column is blank on the rows of whole documents and on no line,
// or on all lines and on none of those.
func marked(papers []paper, last bool) bool {
	first, _ := papers[0].main(last)
	for col, blank := range first.blank {
		same := true
		for i := range papers {
			main, lines := papers[i].main(last)
			same = same && main.blank[col] == blank
			for _, l := range lines {
				same = same && l.blank[col] != blank
			}
		}
		if same {
			return true
		}
	}
	return false
}

// A nameRow is a row of a table that has one row a customer, with its amounts.
type nameRow struct {
	number  int
	name    string
	amounts []program.Decimal
}

// What a row says of others beside it.
const (
	addsAbove  = "adds up rows above it"
	addsBelow  = "adds up the rows below it"
	averages   = "averages the rows above it"
	partOfIt   = "is a part of the row above it"
	provenFrom = 6 // figures of sums that come out by no chance
)

// partWords are how rows begin that tell a part of the row above them, folded.
var partWords = []string{"davon ", "darunter ", "thereof ", "of which ", "o/w ", "o w ", "dont ", "di cui ", "de los cuales ", "de ello ",
	"dos quais ", "das quais ", "waarvan ", "w tym ", "varav ", "heraf ", "herav ", "z toho ", "bunun ", "из них ",
	"в том числе ",
	"其中", "うち", "内 ", "그중"}

// addedUp takes rows out that tell the amounts of others once more, in a table that
// has one row a customer, under words that nobody lists: sums of the rows above or
// below, and parts of the row above. It asks about each table.
func (l *look) addedUp(t *Table) {
	rows, indented := l.nameRows(t)
	if len(rows) < 3 {
		return
	}
	said := map[int]string{}
	rest := slices.DeleteFunc(slices.Clone(rows), func(r nameRow) bool { return t.isPart(rows, r, said) })
	for i, why := range meanBelow(rest) {
		said[rest[i].number] = why
	}
	rest = slices.DeleteFunc(rest, func(r nameRow) bool { return said[r.number] != "" && said[r.number] != partOfIt })
	if above := sumsAbove(rest); len(above) > 0 {
		for _, i := range above {
			said[rest[i].number] = addsAbove
		}
	} else if !indented && len(said) == 0 {
		for i, why := range groupsBelow(rest) {
			said[rest[i].number] = why
		}
	}
	if !indented && len(said) == 0 {
		for i, why := range families(rest) {
			said[rest[i].number] = why
		}
	}
	var told, answers []string
	at := 0
	for _, r := range rows {
		why := said[r.number]
		if why == "" || who.FoldName(t.Policy.Names[r.name]) == who.FoldName(r.name) {
			continue
		}
		role := table.Whole // which no sum is compared with
		if why == addsAbove {
			role = table.Subtotal
		}
		takeOut(&l.region, table.RowReason{Row: r.number, Role: role, Reason: why})
		t.Source.Row(r.number).SetAside(why)
		l.count--
		at = cmp.Or(at, r.number)
		told = append(told, fmt.Sprintf("%s in row %d %s", finding.Quote(r.name), r.number, why))
		if itself := fmt.Sprintf("%q: %q", r.name, r.name); !slices.Contains(answers, itself) {
			answers = append(answers, itself)
		}
	}
	if len(told) > 0 && t.changed(l) {
		t.Ask(finding.Warning, "rows-add-up", finding.Ref{File: t.File, Sheet: t.Sheet, Row: at},
			finding.Setting{Key: "names", Entry: strings.Join(answers, ", ")}, "for those that are customers of that name, ",
			"%s tell amounts of other rows once more and were left out: %s", program.Plural(len(told), "row seems to", "rows seem to"),
			input.Listed(told, 4))
	}
}

// isPart is whether a row says that it is a part of the row above, and is no more.
func (t *Table) isPart(rows []nameRow, r nameRow, said map[int]string) bool {
	name := strings.ToLower(strings.TrimSpace(r.name))
	if !slices.ContainsFunc(partWords, func(w string) bool { return strings.HasPrefix(name, w) }) {
		return false
	}
	at := slices.IndexFunc(rows, func(o nameRow) bool { return o.number == r.number })
	for at--; at >= 0 && said[rows[at].number] == partOfIt; at-- {
	}
	if at < 0 {
		return false
	}
	for i, a := range r.amounts {
		if of := rows[at].amounts[i]; !of.IsZero() && a.Sub(of).Sign() == a.Sign() && !a.IsZero() {
			return false
		}
	}
	said[r.number] = partOfIt
	return true
}

// nameRows are the rows of a table of revenue that has one a customer; none for other
// tables. Indented is whether the names show by blanks or colons who belongs to whom.
func (l *look) nameRows(t *Table) (rows []nameRow, indented bool) {
	if len(l.region.HeaderRows) == 0 || l.count < 3 || l.count > nestedAtMost {
		return nil, false
	}
	k, _ := headings.KindNamed("revenue")
	g := guessKind(k, loosely(k, l.region.Header), l.columns, map[string]bool{"periods": len(t.Spans) > 0})
	name, cols := g.at["account"], []int{}
	for _, s := range t.Spans {
		cols = append(cols, s.Col)
	}
	for _, col := range l.figureColumns(t) {
		_, _, dated := periodIn(l.header(col), t.Fiscal())
		if len(t.Spans) == 0 && (dated || t.Fixed.Days() > 0 && col == g.at["amount"]) {
			cols = append(cols, col)
		}
	}
	if name == 0 || name > len(l.watch.columns) || len(cols) == 0 || g.at["period"] > 0 || g.at["account id"] > 0 {
		return nil, false
	}
	var styles []value.NumberStyle
	for _, col := range cols {
		if col > len(l.watch.columns) {
			return nil, false
		}
		styles = append(styles, l.numberStyle(col, cols))
	}
	l.each(func(row table.Row) bool {
		c := table.Cell{}
		if name <= len(row.Cells) {
			c = row.Cells[name-1]
		}
		r := nameRow{number: row.Number, name: strings.Clone(strings.TrimSpace(c.Text))}
		indented = indented || c.Indent > 0 || strings.HasPrefix(c.Text, " ") || strings.HasPrefix(c.Text, "\u00a0") ||
			strings.Contains(c.Text, ":")
		for i, col := range cols {
			r.amounts = append(r.amounts, exact(row.Cells, col, &styles[i]))
		}
		if r.name != "" {
			rows = append(rows, r)
		}
		return true
	})
	return rows, indented
}

// sumsAbove are the rows that add up those above them, since the last such row or all;
// none where the last row is no such one, or chance may have made them.
func sumsAbove(rows []nameRow) []int {
	var sums []int
	all, block := nothing(rows), nothing(rows)
	details, inBlock, figures, signs, own := 0, 0, 0, true, ownColumns(rows)
	for i, r := range rows {
		strange := !startsName(r.name)
		of := inBlock > 0 && equal(r.amounts, block) && (inBlock > 1 || strange)
		if of || details > 1 && equal(r.amounts, all) {
			sums = append(sums, i)
			signs = signs && strange
			if details > 1 {
				figures += figuresOf(r.amounts, own)
			}
			block = nothing(rows)
			inBlock = 0
			continue
		}
		for j, a := range r.amounts {
			all[j], block[j] = all[j].Add(a), block[j].Add(a)
		}
		details++
		inBlock++
	}
	if len(sums) == 0 || sums[len(sums)-1] != len(rows)-1 || details < 2 || !signs && figures < provenFrom {
		return nil
	}
	return sums
}

// meanBelow tells the last row of those above which it is the mean, and the sum of all
// that may stand between, which proves each other.
func meanBelow(rows []nameRow) map[int]string {
	last := len(rows) - 1
	own := ownColumns(rows)
	for n := last; n >= last-1 && n > 1; n-- {
		sum := nothing(rows)
		for _, r := range rows[:n] {
			for c, a := range r.amounts {
				sum[c] = sum[c].Add(a)
			}
		}
		said, figures := map[int]string{last: averages}, figuresOf(rows[last].amounts, own)
		if n < last {
			said[n] = addsAbove
			figures += figuresOf(sum, own)
		}
		if (n == last || equal(rows[n].amounts, sum)) && mean(rows[last].amounts, sum, n) &&
			(figures >= provenFrom || !startsName(rows[last].name)) {
			return said
		}
	}
	return nil
}

// mean is whether amounts are those of a sum of so many, shared out, to the cent.
func mean(amounts, sum []program.Decimal, n int) bool {
	for c, a := range amounts {
		if a.Mul(program.NewDecimal(int64(n))).Sub(sum[c]).Abs().GreaterThan(program.NewScaled(int64(n), -2)) {
			return false
		}
	}
	return !slices.ContainsFunc(sum, program.Decimal.IsZero)
}

// families are the rows that add up those right below or above them whose names begin
// with the same word: a group among its own companies.
func families(rows []nameRow) map[int]string {
	said := map[int]string{}
	for i := 0; i < len(rows); {
		n := 1
		for word := firstWord(rows[i].name); len(word) >= familyWord && i+n < len(rows) && firstWord(rows[i+n].name) == word; n++ {
		}
		if n > 2 {
			sum := nothing(rows)
			for _, r := range rows[i : i+n] {
				for c, a := range r.amounts {
					sum[c] = sum[c].Add(a)
				}
			}
			for j, why := range map[int]string{i: addsBelow, i + n - 1: addsAbove} {
				twice := slices.Clone(rows[j].amounts)
				for c, a := range twice {
					twice[c] = a.Add(a)
				}
				if equal(twice, sum) {
					said[j] = why
				}
			}
		}
		i += n
	}
	return said
}

// familyWord is how many letters the first word of a name has that is of one group alone.
const familyWord = 4

func firstWord(name string) string {
	word, _, _ := strings.Cut(who.FoldName(name), " ")
	return word
}

// groupsBelow tells, of a table all of whose rows are customers with the rows that add
// up to each below them, what counts once: of rows whose names come again below others,
// as products do, the customers', else those below.
func groupsBelow(rows []nameRow) map[int]string {
	heads, members, figures, own := []int{}, map[string]int{}, 0, ownColumns(rows)
	inner := []int{}
	for i := 0; i < len(rows); {
		sum, n := nothing(rows), 0
		for j := i + 1; j < len(rows); j++ {
			for c, a := range rows[j].amounts {
				sum[c] = sum[c].Add(a)
			}
			if j-i > 1 && equal(sum, rows[i].amounts) {
				n = j - i
				break
			}
		}
		if n == 0 {
			return nil
		}
		heads = append(heads, i)
		figures += figuresOf(rows[i].amounts, own)
		for j := i + 1; j <= i+n; j++ {
			inner = append(inner, j)
			members[who.FoldName(rows[j].name)]++
		}
		i += n + 1
	}
	if len(heads) < 2 || figures < provenFrom {
		return nil
	}
	said := map[int]string{}
	if len(members)*2 <= len(inner) {
		for _, i := range inner {
			said[i] = partOfIt
		}
		return said
	}
	for _, i := range heads {
		said[i] = addsBelow
	}
	return said
}

func startsName(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// nothing is a sum of no amounts, for each column.
func nothing(rows []nameRow) []program.Decimal {
	return slices.Repeat([]program.Decimal{program.Zero}, len(rows[0].amounts))
}

// equal is whether amounts are those of a sum, to the cent, and not all zero.
func equal(amounts, sum []program.Decimal) bool {
	some := false
	for i, a := range amounts {
		if a.Sub(sum[i]).Abs().GreaterThan(program.NewScaled(1, -2)) {
			return false
		}
		some = some || !a.IsZero()
	}
	return some
}

// figuresOf is how many figures amounts tell: "3,000" one, since 1,000 and 2,000 are
// three thousand by chance, "3,214.50" five. Columns that are no one's own tell none.
func figuresOf(amounts []program.Decimal, own []int) int {
	n := 0
	for _, col := range own {
		whole, cents, _ := strings.Cut(amounts[col].Abs().String(), ".")
		n += len(strings.Trim(whole+strings.TrimRight(cents, "0"), "0"))
	}
	return n
}

// ownColumns are the columns that are no multiple of one before them: where one adds up,
// so does the other.
func ownColumns(rows []nameRow) (own []int) {
	for col := range rows[0].amounts {
		if !slices.ContainsFunc(own, func(of int) bool { return multiples(rows, col, of) }) {
			own = append(own, col)
		}
	}
	return own
}

// multiples is whether the amounts of two columns stand in one ratio in every row.
func multiples(rows []nameRow, col, of int) bool {
	at := slices.IndexFunc(rows, func(r nameRow) bool { return !r.amounts[of].IsZero() })
	if at < 0 {
		return true
	}
	x, y := rows[at].amounts[col], rows[at].amounts[of]
	return !slices.ContainsFunc(rows, func(r nameRow) bool { return !r.amounts[col].Mul(y).Equal(r.amounts[of].Mul(x)) })
}
