package recognise

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A judged table is one with what it was taken for before its neighbours were
// asked.
type judged struct {
	*look
	table *Table
	verdict
}

// What the values of a column may show, beside the fields themselves.
const (
	accountID = "account id"
	otherID   = "other account id" // of accounts: other tables refer to it beside the account id
)

const (
	enough  = 60 // percent of a column's different values that have to be accounts for it to name them
	shortID = 4  // ids of fewer characters are numbers of anything, unless more speaks for them
)

// link lets the values of tables say what headers do not: which of several id
// columns of the accounts the other tables refer to, and which column of a table
// names its account. A header that says so itself is believed unless none of its
// values is an account and those of another column are.
func (r *Tables) link(all []*judged) {
	known := customersOf(all)
	if len(known.tables) == 0 {
		if known = pointedAt(all); known == nil {
			return
		}
	}
	for _, j := range all {
		if j.unused == "" && (j.kind.Name != "accounts" || j.question != "") {
			r.refer(j, known)
		}
	}
	for _, j := range known.tables {
		if known.choose(j) {
			if j.verdict = r.verdict(j.look, j.table); j.question != "" && j.kind.Name == "accounts" {
				j.question, j.lacks = "", "" // as before: others refer to it
			}
		}
	}
}

// pointedAt are the customers where no header says which table lists them: that
// with a name of its own on every row to whose ids or names another table refers.
// It is nil where there is none, or more than one.
func pointedAt(all []*judged) *customers {
	var found *judged
	var as verdict
	id := 0
	for _, j := range all {
		if j.question == "" || j.unused != "" || j.told && j.kind.Name != "accounts" {
			continue
		}
		v, col, ok := pointedTo(all, j)
		switch {
		case !ok:
			continue
		case found != nil:
			return nil
		}
		found, as, id = j, v, col
	}
	if found == nil {
		return nil
	}
	if found.verdict = as; id > 0 {
		found.columns[id-1].means = accountID
	}
	return customersOf(all)
}

// pointedTo is what a table is, as one of accounts, where another refers to it: by
// ids, in a column that is returned, or by what its own headers say.
func pointedTo(all []*judged, j *judged) (as verdict, id int, ok bool) {
	kind, _ := headings.KindNamed("accounts")
	g := guessKind(kind, j.region.Header, j.columns, nil)
	if name := g.at["account"]; name > 0 && name <= len(j.columns) && j.columns[name-1].unique() {
		for i := range j.columns {
			e := &j.columns[i]
			if i+1 == name || !e.tells() || !referred(all, j, e, !g.weak[name]) {
				continue
			}
			before := e.means
			e.means = accountID
			as = verdict{guess: guessKind(kind, j.region.Header, j.columns, nil), confidence: 60}
			e.means = before
			return as, i + 1, true
		}
	}
	at := j.at["account"]
	if j.kind.Name != "accounts" || at == 0 || at > len(j.columns) || !j.columns[at-1].unique() {
		return as, 0, false
	}
	asked := j.verdict
	j.question, j.lacks = "", ""
	known := customersOf([]*judged{j})
	as, j.verdict = j.verdict, asked
	return as, 0, slices.ContainsFunc(all, func(other *judged) bool { return other != j && known.meantBy(other) })
}

// referred is whether a column of another table holds the ids of a column, and is
// called one of customers where that has to be said.
func referred(all []*judged, of *judged, e *evidence, sure bool) bool {
	ids := e.ids()
	for _, j := range all {
		if j == of || j.unused != "" {
			continue
		}
		for i := range j.columns {
			if !sure && (i >= len(j.region.Header) || !contains(value.HeaderKey(j.header(i+1)), customerWords)) {
				continue
			}
			theirs, hits := j.columns[i].ids(), 0
			for id := range theirs {
				if ids[id] {
					hits++
				}
			}
			if hits >= 2 && share(hits, len(theirs)) >= enough {
				return true
			}
		}
	}
	return false
}

// customers are the accounts as the tables of accounts call them.
type customers struct {
	tables  []*judged
	columns []*idColumn
	names   map[string]bool // folded, and without legal suffix
}

// An idColumn is a column of accounts whose values are ids, with how many
// references of other tables it answers.
type idColumn struct {
	table  *judged
	col    int // from 1
	ids    map[string]bool
	header string // its key
	hits   int
}

// meantBy is whether a column of a table holds ids or names of the customers.
func (c *customers) meantBy(j *judged) bool {
	return c.best(j, func(col int) int { return c.hits(j, col) }) > 0 ||
		j.kind.Name == "revenue" && c.best(j, func(col int) int { return c.named(&j.columns[col-1]) }) > 0
}

// customersOf collects the ids and names of all tables of accounts.
func customersOf(all []*judged) *customers {
	c := &customers{names: map[string]bool{}}
	for _, j := range all {
		if j.kind.Name != "accounts" || j.question != "" || j.unused != "" {
			continue
		}
		c.tables = append(c.tables, j)
		for i := range j.columns {
			if j.open(i+1) && j.columns[i].tells() {
				c.columns = append(c.columns, &idColumn{table: j, col: i + 1, ids: j.columns[i].ids(),
					header: value.HeaderKey(j.header(i + 1))})
			}
		}
		if at := j.at["account"]; at > 0 && at <= len(j.columns) {
			for name := range j.columns[at-1].seen {
				c.names[who.FoldName(name)], c.names[who.NameKey(name)] = true, true
			}
		}
	}
	return c
}

// open is whether a header leaves open that its column names accounts.
func (j *judged) open(col int) bool {
	if col >= len(j.means) {
		return true
	}
	m := j.means[col]
	return !m.Synonym.Never && (m.Field == "" || m.Field == accountID || m.Field == "account")
}

// tells is whether a column could be an id: it has a value of its own for every
// row, and none is a sentence.
func (e *evidence) tells() bool {
	if values := len(e.seen) + len(e.wholes); e.cells == 0 || values < min(e.cells, seenAtMost) {
		return false
	}
	for text := range e.seen {
		if strings.ContainsAny(text, " @/:") || len(text) > 40 || !strings.ContainsAny(text, "0123456789") {
			return false
		}
	}
	return true
}

// ids are the values of a column as ids are matched.
func (e *evidence) ids() map[string]bool {
	ids := make(map[string]bool, len(e.seen)+len(e.wholes))
	for _, values := range [...]map[string]struct{}{e.seen, e.wholes} {
		for id := range values {
			ids[who.BareID(id)] = true
		}
	}
	delete(ids, "")
	return ids
}

// refer finds the column by which a table refers to accounts, and counts which
// ids of theirs it means.
func (r *Tables) refer(j *judged, known *customers) {
	if given := j.at[accountID]; given == 0 || given > len(j.columns) || known.hits(j, given) == 0 {
		if at := known.best(j, func(col int) int { return known.hits(j, col) }); at > 0 {
			r.shows(j, at, accountID)
		} else if j.at["account"] == 0 || j.question != "" {
			r.shows(j, known.best(j, func(col int) int { return known.named(&j.columns[col-1]) }), "account")
		}
	}
	if at := j.at[accountID]; at > 0 && at <= len(j.columns) {
		known.count(j, at)
	}
}

// best is the column with the most values that are accounts, of those that have
// enough of them; 0 when there is none.
func (c *customers) best(j *judged, count func(col int) int) (at int) {
	most := 0
	for i := range j.columns {
		e := &j.columns[i]
		values := len(e.seen) + len(e.wholes)
		least := min(2, len(c.names))
		if contains(value.HeaderKey(j.header(i+1)), customerWords) {
			least = 1 // its header says so too
		}
		if n := count(i + 1); j.open(i+1) && n > most && n >= least && share(n, values) >= enough {
			most, at = n, i+1
		}
	}
	return at
}

// hits is how many of a column's values are ids of accounts.
func (c *customers) hits(j *judged, col int) int {
	most, ids, header := 0, j.columns[col-1].ids(), value.HeaderKey(j.header(col))
	for _, of := range c.columns {
		most = max(most, of.answers(ids, header))
	}
	return most
}

// count adds the references of a column to the columns of accounts that answer
// them.
func (c *customers) count(j *judged, col int) {
	ids, header := j.columns[col-1].ids(), value.HeaderKey(j.header(col))
	for _, of := range c.columns {
		of.hits += of.answers(ids, header)
	}
}

// answers is how many ids of a column with a header are those of accounts. Short
// ones may be numbers of anything: they count only where all are answered, and the
// header, or a letter in each, speaks for ids of customers.
func (c *idColumn) answers(ids map[string]bool, header string) int {
	n, short, numbers := 0, 0, 0
	for id := range ids {
		switch {
		case !c.ids[id]:
		case len(id) < shortID:
			short++
			if strings.Trim(id, "0123456789") == "" {
				numbers++
			}
		default:
			n++
		}
	}
	if short > 1 && n+short == len(ids) && (numbers == 0 || c.sameHeader(header) || contains(header, customerWords)) {
		n += short
	}
	return n
}

// sameHeader is whether a column of another table is called as the accounts call
// theirs, by more than that it is an id.
func (c *idColumn) sameHeader(header string) bool {
	return header == c.header && len(header) > len("number") // "id", "key", "no", "number"
}

// customerWords are parts of the keys of headers of customers.
var customerWords = []string{"customer", "cust", "client", "account", "acct", "company", "organi", "kunde", "debitor", "firma", "societe",
	"cliente", "empresa", "klant", "klient",
	"kund", "musteri", "cari", "kontrahent", "顧客", "取引先", "得意先", "客户", "거래처", "고객", "клиент", "контрагент"}

// named is how many of a column's values are names of accounts.
func (c *customers) named(e *evidence) int {
	n := 0
	for name := range e.seen {
		if c.names[who.FoldName(name)] || c.names[who.NameKey(name)] {
			n++
		}
	}
	return n
}

// shows notes what a column's values show, where the table is recognised, or
// better recognised, for it.
func (r *Tables) shows(j *judged, col int, field string) {
	if col == 0 {
		return
	}
	e := &j.columns[col-1]
	e.means = field
	v := r.verdict(j.look, j.table)
	if v.question == "" && v.unused == "" || j.question != "" && v.score > j.score {
		j.verdict = v
	} else {
		e.means = ""
	}
}

// choose makes the column that other tables refer to most the account id of a
// table, and the others that they refer to ids beside it. It says whether that
// changes anything.
func (c *customers) choose(j *judged) (changed bool) {
	best, now := (*idColumn)(nil), 0
	for _, of := range c.columns {
		switch {
		case of.table != j:
		case of.col == j.at[accountID]:
			now = of.hits
		case of.hits > 0:
			j.columns[of.col-1].means, changed = otherID, true
			if best == nil || of.hits > best.hits {
				best = of
			}
		}
	}
	if best != nil && best.hits > now {
		if at := j.at[accountID]; at > 0 {
			j.columns[at-1].means = otherID
		}
		j.columns[best.col-1].means = accountID
	}
	return changed
}

// twoSided are the kinds of tables whose rows may name two customers, one who buys and one
// who uses what is bought.
var twoSided = input.SetOf("opportunities", "issues", "escalations", "contracts")

// overOthers are words of headers of accounts that stand over a row's, or against ours.
var overOthers = regexp.MustCompile(`\b(parent|ultimate|group|top|master|holding|konzern|mutter\w*|uber\w*|maison mere|groupe|matriz|grupo|` +
	`gruppo|capogruppo|moeder\w*|competitors?|wettbewerber|konkurrent|concurrent|competidor|previous|former|merged)\b`)

// sayTwoCustomers asks whom the rows of a table are about that name one customer where
// their account stands and another of ours in a column that no field takes.
func (r *Tables) sayTwoCustomers(all []*judged) {
	names := map[string]bool{}
	for _, j := range all {
		if at := j.at["account"]; at > 0 && at <= len(j.columns) && j.question == "" && j.unused == "" &&
			(j.kind.Name == "accounts" || j.kind.Name == "revenue") {
			for name := range j.columns[at-1].seen {
				names[who.NameKey(name)] = true
			}
		}
	}
	for _, j := range all {
		at := j.table.At["account"]
		if !twoSided[j.kind.Name] || j.question != "" || j.unused != "" || at == 0 || len(names) == 0 {
			continue
		}
		if fields, _ := input.Answer(j.table.Policy.Columns, j.table.File, j.table.Sheet); fields["account"] != "" {
			continue
		}
		for col := 1; col <= len(j.columns) && col < len(j.table.Styles); col++ {
			header := j.table.Styles[col].Header
			if col == at || !j.table.idle(j.look, col) || overOthers.MatchString(program.Fold(header)) {
				continue
			}
			ours := 0
			for name := range j.columns[col-1].seen {
				if names[who.NameKey(name)] {
					ours++
				}
			}
			if n := j.namedApart(at, col); n > 0 && ours > 0 && 2*ours >= len(j.columns[col-1].seen) {
				place := input.Place(j.table.File, j.table.Sheet)
				r.Ask(finding.Warning, "customers-two", j.table.ref0().At(col), finding.Setting{Key: "columns",
					Entry: fmt.Sprintf("%q: {account: %q}", place, header),
					Or:    fmt.Sprintf("%q: {account: %q}", place, j.table.Styles[at].Header)}, "",
					"%s two customers, in %s and %s: they are about the first", program.Plural(n, "row names", "rows name"),
					j.table.Header(at), j.table.Header(col))
				break
			}
		}
	}
}

// namedApart is on how many rows two columns hold different names.
func (l *look) namedApart(a, b int) int {
	n := 0
	l.each(func(row table.Row) bool {
		x, y := keyText(row.Cells, a), keyText(row.Cells, b)
		if !value.Blank(x) && !value.Blank(y) && who.NameKey(x) != who.NameKey(y) {
			n++
		}
		return true
	})
	return n
}
