package intake

import (
	"fmt"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
	"strconv"
	"strings"
)

// A tab is one recognised table: where each field stands, and how the cells of
// each column are written.
type tab struct {
	*source
	*tables
	sheet   *table.Sheet
	region  table.Region
	kind    Kind
	at      map[string]int // column of a field, from 1
	columns []style        // by column; [0] is not used
	stamped []int          // columns whose dates tell how new the source is
	spans   []span         // columns that each are a period
	fixed   program.Period // the period that the lines above the header name
	today   program.Date
	ids     []int             // columns of accounts that hold another id, such as the ledger's number
	down    map[string]bool   // fields whose value is printed once for several rows
	last    map[string]string // their latest value
	group   string            // latest name on a line of its own
	saved   map[string]int    // findings said, by code and column
	parts   map[string]bool   // what columns of few words say, folded: regions, currencies, product lines
}

// A style is how the cells of one column are written.
type style struct {
	header   string
	field    string
	typ      string
	unit     value.Unit
	year     int // of a header such as "Revenue 2025"
	numbers  value.NumberStyle
	dates    value.DateStyle
	fraction bool // probabilities are 0 to 1
	currency int  // column that names its currency; 0 for the table's
	another  bool // another id of the account
	asked    bool // whether it is what accounts pay us is a question
	indents  bool // some cells are indented
	colons   bool // some cells hold a colon, as "Parent:Child" does
	moments  map[string]value.Moment
}

func (t *tab) header(col int) string { return finding.Quote(t.columns[col].header) }

func (t *tab) headerOf(field string) string {
	if col := t.at[field]; col > 0 {
		return t.columns[col].header
	}
	return ""
}

// foundAtMost is how many findings of one code are listed for one column of a
// table. What goes beyond is counted in one more.
const foundAtMost = 200

// once says a finding about a cell until the column has had its share of it.
func (t *tab) once(s finding.Severity, code string, at finding.Ref, mend, format string, args ...any) {
	key := code + "\x1f" + strconv.Itoa(at.Col)
	if t.saved == nil {
		t.saved = map[string]int{}
	}
	if t.saved[key]++; t.saved[key] <= foundAtMost {
		t.say(s, code, at, mend, format, args...)
	}
}

// sayRest counts what was said too often to be listed.
func (t *tab) sayRest() {
	for key, n := range t.saved {
		if n <= foundAtMost {
			continue
		}
		code, col, _ := strings.Cut(key, "\x1f")
		at, _ := strconv.Atoi(col)
		t.say(finding.Warning, code, finding.Ref{File: t.File, Sheet: t.Sheet, Col: at}, "mend the cells named before these",
			"%s", fmt.Sprintf("%d more cells of the column are like the %d listed", n-foundAtMost, foundAtMost))
	}
}

// events are the fields whose dates tell of something that happened. Those of
// plans, renewals and due dates lie ahead and say nothing about age.
var events = setOf("opened", "closed", "acknowledged", "resolved", "created date", "date", "made", "kept on", "asked on", "answered on",
	"last contact", "stance date", "start", "completed on", "seen by account manager on", "sponsor since", "customer since")

// moment reads a date cell, remembering texts that come again and again.
func (y *style) moment(c table.Cell) (value.Moment, bool) {
	if c.Kind != table.Text {
		return y.dates.Cell(c)
	}
	if m, ok := y.moments[c.Text]; ok {
		return m, m.Date.Known()
	}
	m, ok := y.dates.Cell(c)
	if y.moments == nil {
		y.moments = map[string]value.Moment{}
	}
	if len(y.moments) < seenAtMost {
		y.moments[strings.Clone(c.Text)] = m
	}
	return m, ok
}
