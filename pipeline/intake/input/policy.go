package input

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// ErrRefused is wrapped by the error of Read when the input cannot make a book:
// it holds no accounts, or nothing that says what they pay us.
var ErrRefused = errors.New("the input was refused")

// A Policy is what a person has decided about reading the input. The zero
// values ask for the evidence of the files.
type Policy struct {
	// AsOf is the day the book is made for; unknown lets the data decide.
	AsOf program.Date `yaml:"-"`
	// AsOfFrom says who gave AsOf: "--as-of" or "configuration".
	AsOfFrom string `yaml:"-"`
	// Today is the day of the run. It is given in; intake never reads the clock.
	Today program.Date `yaml:"-"`
	// Remembered is what the newest book before a month remembers of workbooks
	// that came back, and where that is written; nil for no memory.
	Remembered func(book program.Month) ([]program.Said, finding.Ref) `yaml:"-"`
	// Made are the workbooks that the book of a month handed out to be filled in;
	// false where nothing tells. Nil where nothing ever does.
	Made func(book program.Month) ([]program.PastWorkbook, bool) `yaml:"-"`
	// Books is the folder of the input in which books appear, with slashes; ""
	// where they appear elsewhere. Nothing in it is read.
	Books string `yaml:"-"`

	// Named is what the newest book before a month called the accounts; nil for
	// no memory.
	Named func(book program.Month) []program.PastAccount `yaml:"-"`

	Currency string `yaml:"currency" doc:"reporting currency, ISO 4217. Default: the one with the most revenue rows"`
	// what the signs mean that several countries share
	CurrencySigns map[string]string            `yaml:"currency_signs" doc:"currencies of the signs that several countries share ($, ¥, kr), ISO 4217: {$: AUD}. Default: the reporting currency where it is written so, else USD and JPY"`
	Basis         string                       `yaml:"revenue_basis" doc:"what stands for our revenue: revenue, contracts, opportunities or accounts. Default: the first of these that the input has"`
	Tables        map[string]string            `yaml:"tables" doc:"kind of a table, by file and sheet (crm/export.csv, book.xlsx!Sheet1; * stands for anything): accounts, revenue, … or none to leave it out. Default: recognised"`
	Columns       map[string]map[string]string `yaml:"columns" doc:"header of a field, by file and sheet and then by field: {accounts.csv: {our revenue: Turnover}}; an empty header leaves the field out. Default: recognised"`
	Dates         map[string]string            `yaml:"dates" doc:"order of dates that the column does not tell, by file and sheet, or with the header: {crm.csv: day first, crm.csv!Closed: month first}. Default: the column's evidence"`
	Numbers       map[string]string            `yaml:"numbers" doc:"decimal sign of numbers that the column does not tell, by file and sheet, or with the header: point or comma; or what whole numbers are, hundredths of the currency or whole units: hundredths, whole; or what amounts of months are, summed up from the beginning of the year or of each month: cumulative, each. Default: the column's evidence"`
	Names         map[string]string            `yaml:"names" doc:"names in exports that fit no account, each with the account that it means, by name or id: {Acme Intl: Acme International}; an account itself that is another one, none to leave it out, or itself where its name says what it is not: {Acme (duplicate): Acme, TEST: none, ZZZ Hotels: ZZZ Hotels}; none for the id of an account of an earlier book that is not the one of its name now. Default: none"`
	Statuses      map[string]string            `yaml:"statuses" doc:"whether documents in a state or of a type that is not known are revenue, by the word of the state or type: {parked: left out, in arrears: counts, GX: credit}; and how deals (won, lost, open), issues and escalations (open, closed) stand whose stage or status is not known: {PO received: won}. Default: they count and are open, with a finding"`
	Workbooks     map[string]string            `yaml:"workbooks" doc:"workbooks that came back and that no book vouches for, each by the SHA-256 of its file: {3fa1…: believed}. Default: nothing of them is used, and a finding asks"`
	// month in which the fiscal year begins, 1 to 12; the configuration's own key, shared by the stages
	FiscalMonth     int             `yaml:"-"`
	OwnDomains      []string        `yaml:"own_domains" doc:"our own e-mail domains, which tell our attendees from theirs. Default: those of the sponsors"`
	NotParents      []string        `yaml:"not_parents" doc:"parents that are no relationship, such as funds and holdings, by id or name: their children stand alone. Default: none"`
	TotalsTolerance program.Decimal `yaml:"totals_tolerance" doc:"how far a printed total may be from the sum of its rows, in its currency. Default: 0.05"`
	Limits          table.Limits    `yaml:"limits" doc:"how much of one file is unpacked and kept before it is refused, and what a run may take"`
}

// Believed is what the configuration may say of a workbook that came back.
const Believed = "believed"

// What the configuration may say of documents in a state.
const (
	Counts  = "counts"
	LeftOut = "left out"
	Credit  = "credit" // of a type of document: it takes off revenue
)

// What the configuration may say of a stage or status: how its deals, issues and
// escalations stand.
const (
	Won    = "won"
	Lost   = "lost"
	Open   = "open"
	Closed = "closed"
)

// Answered is what the configuration says of a word, where that is one of the answers
// that a question takes: the same word may be asked about elsewhere. "" for nothing.
func (p Policy) Answered(word string, answers ...string) string {
	if a := p.Statuses[strings.TrimSpace(word)]; slices.Contains(answers, a) {
		return a
	}
	return ""
}

// What the configuration may say of the amounts of months.
const (
	Cumulative = "cumulative" // summed up from the beginning of the year
	Each       = "each"       // of each month
)

// Defaults are the choices of a run without a configuration.
func Defaults() Policy {
	tolerance, _ := program.ParseDecimal("0.05")
	return Policy{FiscalMonth: 1, TotalsTolerance: tolerance, Limits: table.DefaultLimits()}
}

// Bases are the names by which a configuration chooses the revenue basis.
var Bases = map[string]program.Basis{
	"": program.NoBasis, "revenue": program.BasisRevenue, "contracts": program.BasisContracts,
	"opportunities": program.BasisOpportunities, "accounts": program.BasisAccounts,
}

// Validate says which value makes no sense, beginning with its key.
func (p Policy) Validate() error {
	if _, ok := value.Currency(p.Currency); p.Currency != "" && !ok {
		return fmt.Errorf("currency %q is no ISO 4217 code; write it as EUR or USD", p.Currency)
	}
	for sign, code := range p.CurrencySigns {
		if _, ok := value.Currency(code); !ok || sharers[sign] == nil {
			return fmt.Errorf("currency_signs.%s is %q; write what $, ¥ or kr means, as AUD or CNY", sign, code)
		}
	}
	if _, ok := Bases[p.Basis]; !ok {
		return fmt.Errorf("revenue_basis %q is not one of revenue, contracts, opportunities, accounts", p.Basis)
	}
	for pattern, kind := range p.Tables {
		if _, ok := headings.KindNamed(kind); !ok && kind != "none" {
			return fmt.Errorf("tables.%s is %q, which is no kind of table; write one of %s, none", pattern, kind,
				strings.Join(kindNames(), ", "))
		}
	}
	if p.FiscalMonth < 0 || p.FiscalMonth > 12 {
		return fmt.Errorf("fiscal_year_start is %d; write a month, 1 to 12", p.FiscalMonth)
	}
	if err := p.Limits.Validate(); err != nil && p.Limits != (table.Limits{}) {
		return fmt.Errorf("limits.%w", err)
	}
	if err := oneOf("dates", p.Dates, "day first", "month first"); err != nil {
		return err
	}
	if err := oneOf("statuses", p.Statuses, Counts, LeftOut, Credit, Won, Lost, Open, Closed); err != nil {
		return err
	}
	if err := oneOf("workbooks", p.Workbooks, Believed); err != nil {
		return err
	}
	return oneOf("numbers", p.Numbers, "point", "comma", "hundredths", "whole", Cumulative, Each)
}

func oneOf(key string, answers map[string]string, allowed ...string) error {
	for pattern, answer := range answers {
		if !slices.Contains(allowed, answer) {
			return fmt.Errorf("%s.%s is %q, not one of %s", key, pattern, answer, strings.Join(allowed, ", "))
		}
	}
	return nil
}

func kindNames() []string {
	var names []string
	for _, k := range headings.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// answers is whether a pattern of the configuration means a table. A pattern
// without a sheet means all sheets of its files; one without a folder means the
// file wherever it lies.
func answers(pattern, file, sheet string) bool {
	for _, name := range [...]string{Place(file, sheet), file, Place(path.Base(file), sheet), path.Base(file)} {
		if ok, _ := path.Match(pattern, name); ok || strings.EqualFold(pattern, name) {
			return true
		}
	}
	return false
}

// Answer is the most specific value whose pattern means a table: the longest
// pattern, of equal ones the first by letter.
func Answer[V any](all map[string]V, file, sheet string) (found V, ok bool) {
	best := ""
	for pattern, v := range all {
		if !answers(pattern, file, sheet) {
			continue
		}
		if !ok || len(pattern) > len(best) || len(pattern) == len(best) && pattern < best {
			found, best, ok = v, pattern, true
		}
	}
	return found, ok
}

// ColumnAnswer is the answer for one column: one that names its header, else
// that of its table.
func ColumnAnswer(all map[string]string, file, sheet, header string) (string, bool) {
	for _, pattern := range slices.Sorted(maps.Keys(all)) {
		table, column, ok := cutLast(pattern, "!")
		if ok && strings.EqualFold(column, header) && answers(table, file, sheet) {
			return all[pattern], true
		}
	}
	return Answer(all, file, sheet)
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
