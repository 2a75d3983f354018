package main

import (
	"encoding/json"
	"io"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A checked is what check says for machines; docs/schemas/check.json is made of it.
// Sources are the tables once more under the names that they had first, for what
// was written against those.
type checked struct {
	AsOf     program.Date      `json:"as_of"`         // day that the book would be made for, YYYY-MM-DD; "" where no book can be made
	Basis    program.Basis     `json:"revenue_basis"` // what stands for revenue: "revenue", "won opportunities", …; "" for nothing
	Currency string            `json:"currency"`      // reporting currency, ISO 4217; "" where it is not known
	Tables   []checkedTable    `json:"tables"`        // each table of the input and what became of it
	Findings []checkedFinding  `json:"findings"`      // what is wrong or worth knowing, worst first
	Sources  []*program.Source `json:"sources"`       // deprecated: the tables once more, under their first names; read tables
}

// A checkedTable is one table of the input and what became of it.
type checkedTable struct {
	File       string          `json:"file"`                 // path below the input folder, with slashes
	Sheet      string          `json:"sheet"`                // "" for a file that has no sheets
	Kind       string          `json:"kind"`                 // "" when it was not recognised
	Confidence int             `json:"confidence"`           // how sure that is, 0 to 100
	RunnerUp   string          `json:"runner_up"`            // the next likely kind; "" for none
	HeaderRow  int             `json:"header_row"`           // row of the header, from 1; 0 for none
	Rows       int             `json:"rows"`                 // rows of data read
	Used       int             `json:"used"`                 // of these, how many are used
	SetAside   []checkedAside  `json:"set_aside"`            // the others, by reason
	Columns    []checkedColumn `json:"columns"`              // from left to right
	AsOf       program.Date    `json:"as_of,omitzero"`       // how old its facts are; missing where nothing says
	AsOfFrom   string          `json:"as_of_from,omitempty"` // what says so
	SHA256     string          `json:"sha256"`               // of the file
	Money      []checkedMoney  `json:"money"`                // its amounts by currency, used and set aside
}

type checkedAside struct {
	Reason string `json:"reason"` // why they are not used
	Rows   []int  `json:"rows"`   // as the spreadsheet numbers them, from 1
}

type checkedColumn struct {
	Number int    `json:"number"`         // from 1
	Header string `json:"header"`         // as it stands there
	Field  string `json:"field"`          // "" when it was taken for nothing
	Note   string `json:"note,omitempty"` // how its cells are read, such as "dates are day/month/year"
}

type checkedMoney struct {
	Currency string          `json:"currency"`  // ISO 4217; "" where none is told
	Read     program.Decimal `json:"read"`      // what the amounts come to, to the cent
	Used     program.Decimal `json:"used"`      // of it, what is used
	SetAside program.Decimal `json:"set_aside"` // of it, what is set aside
}

type checkedFinding struct {
	Severity string `json:"severity"` // error, warning or note
	Code     string `json:"code"`     // stable; docs/findings.md tells of each
	File     string `json:"file"`     // "" where no single file can be named
	Sheet    string `json:"sheet"`    // "" for a file that has no sheets
	Cell     string `json:"cell"`     // "F14", "row 14", "column F"; "" for the whole sheet
	Message  string `json:"message"`  // what was read, and what was done with it
	Mend     string `json:"mend"`     // what would mend it; "" where nothing need be done
}

// checkJSON prints what checkText prints, for machines.
func checkJSON(w io.Writer, p *program.Program) error {
	out := checked{AsOf: p.AsOf, Basis: p.Basis, Currency: p.Currency, Tables: []checkedTable{}, Findings: []checkedFinding{},
		Sources: p.Sources}
	for _, src := range p.Sources {
		out.Tables = append(out.Tables, checkedTableOf(src))
	}
	for _, f := range p.Findings {
		out.Findings = append(out.Findings, checkedFindingOf(f))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func checkedFindingOf(f finding.Finding) checkedFinding {
	return checkedFinding{f.Severity.String(), f.Code, f.At.File, f.At.Sheet, f.At.Cell(), f.Message, f.Mend}
}

func checkedTableOf(src *program.Source) checkedTable {
	t := checkedTable{File: src.File, Sheet: src.Sheet, Kind: src.Kind, Confidence: src.Confidence, RunnerUp: src.RunnerUp,
		HeaderRow: src.HeaderRow, Rows: src.Rows, Used: src.Used, SetAside: []checkedAside{}, Columns: []checkedColumn{},
		AsOf: src.AsOf, AsOfFrom: src.AsOfFrom, SHA256: src.SHA256, Money: []checkedMoney{}}
	for _, a := range src.SetAside {
		t.SetAside = append(t.SetAside, checkedAside{a.Reason, a.Rows})
	}
	for _, c := range src.Columns {
		t.Columns = append(t.Columns, checkedColumn{c.Number, c.Header, c.Field, c.Note})
	}
	for _, m := range src.Money {
		t.Money = append(t.Money, checkedMoney{m.Currency, m.Read, m.Used, m.SetAside})
	}
	return t
}
