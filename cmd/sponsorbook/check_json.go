package main

import (
	"encoding/json"
	"io"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A checked is what check says for machines. Sources are the tables once more
// under the names that they had first, for what was written against those.
type checked struct {
	AsOf     program.Date      `json:"as_of"`
	Basis    program.Basis     `json:"revenue_basis"`
	Currency string            `json:"currency"`
	Tables   []checkedTable    `json:"tables"`
	Findings []checkedFinding  `json:"findings"`
	Sources  []*program.Source `json:"sources"`
}

// A checkedTable is one table of the input and what became of it.
type checkedTable struct {
	File       string          `json:"file"`
	Sheet      string          `json:"sheet"`
	Kind       string          `json:"kind"` // "" when it was not recognised
	Confidence int             `json:"confidence"`
	RunnerUp   string          `json:"runner_up"`
	HeaderRow  int             `json:"header_row"`
	Rows       int             `json:"rows"`
	Used       int             `json:"used"`
	SetAside   []checkedAside  `json:"set_aside"`
	Columns    []checkedColumn `json:"columns"`
	AsOf       program.Date    `json:"as_of,omitzero"`
	AsOfFrom   string          `json:"as_of_from,omitempty"`
	SHA256     string          `json:"sha256"`
	Money      []checkedMoney  `json:"money"`
}

type checkedAside struct {
	Reason string `json:"reason"`
	Rows   []int  `json:"rows"`
}

type checkedColumn struct {
	Number int    `json:"number"`
	Header string `json:"header"`
	Field  string `json:"field"` // "" when it was taken for nothing
	Note   string `json:"note,omitempty"`
}

type checkedMoney struct {
	Currency string          `json:"currency"`
	Read     program.Decimal `json:"read"`
	Used     program.Decimal `json:"used"`
	SetAside program.Decimal `json:"set_aside"`
}

type checkedFinding struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file"`
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Message  string `json:"message"`
	Mend     string `json:"mend"`
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
