package recognise

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A Table is one recognised table: where each field stands, and how the cells of
// each column are written.
type Table struct {
	*input.Source
	*Tables
	Content *table.Sheet
	Region  table.Region
	Subject headings.Kind
	At      map[string]int // column of a field, from 1
	Styles  []Style        // by column; [0] is not used
	Stamped []int          // columns whose dates tell how new the source is
	Spans   []Span         // columns that each are a period
	Fixed   program.Period // the period that the lines above the header name
	// cumulated is whether the amounts of Spans are summed up from the beginning of each
	// year, and partial are columns of a part of a year that no amount is taken from.
	cumulated bool
	partial   []int
	// coins is how amounts stand in coinColumns, the columns of currencies.
	coins       int
	coinColumns []int
	Today       program.Date
	Coins       []int             // columns of amounts, one for each currency; none where one column holds all
	IDs         []int             // columns of accounts that hold another id, such as the ledger's number
	Down        map[string]bool   // fields whose value is printed once for several rows
	Last        map[string]string // their latest value
	Group       string            // latest name on a line of its own
	Side        int               // column that says on which side an amount stands; 0 for none
	States      []*State          // columns that tell rows to be left out
	Figures     *Figures          // what the numbers of a table of revenue prove; nil where there is one column of them
	Less        []int             // columns of the taxes within the amount; none where it is net
	Off         int               // column of the other side of a ledger, whose amounts are taken off; 0 for none
	Discounts   int               // column whose texts say which rows take something off others; 0 for none
	Pieces      int               // column of quantities some of which are below zero; 0 for none
	Refund      int               // column of what was paid back of each amount; 0 for none
	Rate        int               // column of the rate of the tax within the amount; 0 for none
	Taxed       int               // column that says of which amounts hold their tax; 0 where all or none do
	exempt      bool              // a yes in it means that they do not, where it holds flags
	YearMonth
	OrdersAlone  bool            // its documents are orders, and none is an invoice: orders are the sales
	TypesKnown   bool            // some word of the types of its documents is known
	LedgerCodes  bool            // the types of its documents are the codes of a ledger's transactions
	InAdvance    bool            // some of its documents are of the rest of what others tell in advance
	TypesCoded   bool            // the types of its documents are codes that nobody lists
	CreditFlag   int             // column that says yes of credit notes; 0 for none
	CreditSeries map[string]bool // letters before the numbers of credit notes, where others have other letters
	CreditNumber int             // the column with these numbers
	Postings     *Postings       // the accounts of a ledger that each row names; nil where it is no journal
	Revised      bool            // the numbers of some documents are those of others with a revision behind them
	CreditNotes  bool            // all its documents are credit notes, as its name says
	epochs       bool            // times of its rows are seconds since 1970
	HiddenRows   int             // rows of data that the workbook hides
	marks        []mark          // rows that are struck through, or have a comment
	comments     map[int]string  // by row
	colours      legend          // what colours of cells mean
	looked       *look           // what was seen of it, while it is settled
	saved        map[string]int  // findings said, by code and column
	Parts        map[string]bool // what columns of few words say, folded: regions, currencies, product lines
}

// A Style is how the cells of one column are written.
type Style struct {
	Header   string
	Signed   bool // minus is a word of the column, as plus is, and no blank
	Field    string
	Typ      string
	Unit     value.Unit
	Year     int // of a header such as "Revenue 2025"
	Numbers  value.NumberStyle
	Dates    value.DateStyle
	Fraction bool   // probabilities are 0 to 1
	Currency int    // column that names its currency; 0 for the table's
	state    string // what the column says about rows to be left out
	another  bool   // another id of the account
	Asked    bool   // whether it is what accounts pay us is a question
	Indents  bool   // some cells are indented
	Colons   bool   // some cells hold a colon, as "Parent:Child" does
	moments  map[string]value.Moment
}

func (t *Table) Header(col int) string { return finding.Quote(t.Styles[col].Header) }

// Name is what a table is called: its sheet, else its file.
func (t *Table) Name() string {
	if t.Sheet != "" {
		return t.Sheet
	}
	name := path.Base(t.File)
	return strings.TrimSuffix(name, path.Ext(name))
}

func (t *Table) HeaderOf(field string) string {
	if col := t.At[field]; col > 0 {
		return t.Styles[col].Header
	}
	return ""
}

// foundAtMost is how many findings of one code are listed for one column of a
// table. What goes beyond is counted in one more.
const foundAtMost = 200

// Once says a finding about a cell until the column has had its share of it.
func (t *Table) Once(s finding.Severity, code string, at finding.Ref, mend, format string, args ...any) {
	key := code + "\x1f" + strconv.Itoa(at.Col)
	if t.saved == nil {
		t.saved = map[string]int{}
	}
	if t.saved[key]++; t.saved[key] <= foundAtMost {
		t.Say(s, code, at, mend, format, args...)
	}
}

// SayRest counts what was said too often to be listed.
func (t *Table) SayRest() {
	t.sayHidden()
	t.sayMarks()
	for key, n := range t.saved {
		if n <= foundAtMost {
			continue
		}
		code, col, _ := strings.Cut(key, "\x1f")
		at, _ := strconv.Atoi(col)
		t.Say(finding.Warning, code, finding.Ref{File: t.File, Sheet: t.Sheet, Col: at}, "mend the cells named before these",
			"%s", fmt.Sprintf("%d more cells of the column are like the %d listed", n-foundAtMost, foundAtMost))
	}
}

// events are the fields whose dates tell of something that happened. Those of
// plans, renewals and due dates lie ahead and say nothing about age.
var events = input.SetOf("opened", "closed", "acknowledged", "resolved", "created date", "date", "made", "kept on", "asked on",
	"answered on",
	"last contact", "stance date", "start", "completed on", "seen by account manager on")

// Moment reads a date cell, remembering texts that come again and again.
func (y *Style) Moment(c table.Cell) (value.Moment, bool) {
	if c.Kind != table.Text {
		return y.Dates.Cell(c)
	}
	if m, ok := y.moments[c.Text]; ok {
		return m, m.Date.Known()
	}
	m, ok := y.Dates.Cell(c)
	if y.moments == nil {
		y.moments = map[string]value.Moment{}
	}
	if len(y.moments) < seenAtMost {
		y.moments[strings.Clone(c.Text)] = m
	}
	return m, ok
}

// OfKind are the tables of a kind in the order in which they are read: of several
// that tell of the same things, what is read first stands. Tables with ids come
// before those that only have names, then the newest, then those with more to say;
// the names of files decide nothing until all else is equal.
func OfKind(all []*Table, kind string) []*Table {
	var of []*Table
	for _, t := range all {
		if t.Subject.Name == kind {
			of = append(of, t)
		}
	}
	slices.SortStableFunc(of, func(a, b *Table) int {
		named := func(t *Table) int {
			if t.Subject.Name == "accounts" && t.At[accountID] == 0 {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(named(a), named(b)), cmp.Compare(b.AsOf, a.AsOf), cmp.Compare(len(b.At), len(a.At)),
			cmp.Compare(b.Rows, a.Rows), cmp.Compare(input.Place(a.File, a.Sheet), input.Place(b.File, b.Sheet)))
	})
	return of
}

// Helps is whether a table of accounts only says more about accounts that another
// lists: it has names without ids, or few columns, where another has more. A name
// in it makes no account.
func (t *Table) Helps(all []*Table) bool {
	if t.At[accountID] > 0 {
		return false
	}
	for _, other := range all {
		if other != t && (other.At[accountID] > 0 || len(t.At) <= 3 && len(other.At) > len(t.At)) {
			return true
		}
	}
	return false
}
